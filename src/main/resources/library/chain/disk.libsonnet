// The disk of a member: a claim that stands by itself, so that it grows by one number, and the volume of a disk that is adopted.
local k = import '../kubernetes.libsonnet';

local driver = 'pd.csi.storage.gke.io';

// What there is to know about an existing disk. It may be written as the in-tree driver had it, gcePersistentDisk; the volume
// is made for the CSI driver in either case, as the in-tree one left Kubernetes with 1.28.
local diskOf(adopted, environment, name) =
  local old = std.get(adopted, 'gcePersistentDisk');
  local inTree = if std.type(old) == 'string' then { pdName: old } else if old == null then {} else old;
  local cluster = environment.cluster;
  local isZone = std.length(std.split(cluster.location, '-')) == 3;
  local regional = std.objectHas(adopted, 'region');
  local zones =
    if std.objectHas(adopted, 'zones') then adopted.zones
    else if std.objectHas(adopted, 'zone') then [adopted.zone]
    else if isZone && !regional then [cluster.location]
    else error 'the disk that "' + name + '" adopts needs its zone' + (if regional then 's' else '');
  {
    handle: 'projects/' + std.get(adopted, 'project', cluster.project)
            + (if regional then '/regions/' + adopted.region else '/zones/' + zones[0])
            + '/disks/' + (
              if std.objectHas(adopted, 'disk') then adopted.disk
              else if std.objectHas(inTree, 'pdName') then inTree.pdName
              else error 'what "' + name + '" adopts needs the name of a disk'
            ),
    zones: zones,
    fsType: std.get(adopted, 'fsType', std.get(inTree, 'fsType', 'ext4')),
    partition: std.get(inTree, 'partition'),
  };

function(chain, member)
  local unit = chain.unit;
  local environment = chain.environment;
  local name = member.name;
  local isAdopted = member.adopted != null;
  local volume = environment.namespace + '-' + name;
  local size = if std.objectHas(member.storage, 'size') then member.storage.size else error name + '.storage needs the field "size"';
  local class = environment.namespace + '-' + (
    if std.objectHas(member.storage, 'class') then member.storage.class else error name + '.storage needs the field "class"'
  );
  [
    if isAdopted then
      local disk = diskOf(member.adopted, environment, name);
      {
        apiVersion: 'v1',
        kind: 'PersistentVolume',
        metadata: {
          name: volume,
          labels: k.labels(unit, environment, member.component),
          annotations: k.kept + { 'pv.kubernetes.io/provisioned-by': driver },
        },
        spec: {
          capacity: { storage: member.adopted.size },
          accessModes: ['ReadWriteOnce'],
          persistentVolumeReclaimPolicy: 'Retain',
          storageClassName: class,
          // Reserved for the claim below, whatever else asks for a volume of this size.
          claimRef: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', namespace: environment.namespace, name: name },
          csi: {
            driver: driver,
            volumeHandle: disk.handle,
            fsType: disk.fsType,
            [if disk.partition != null then 'volumeAttributes']: { partition: std.toString(disk.partition) },
          },
          nodeAffinity: {
            required: {
              nodeSelectorTerms: [
                { matchExpressions: [{ key: 'topology.gke.io/zone', operator: 'In', values: disk.zones }] },
              ],
            },
          },
        },
      },
    k.object('v1', 'PersistentVolumeClaim', name, unit, environment, member.component) + {
      metadata+: { annotations: k.kept },
      spec: {
        accessModes: ['ReadWriteOnce'],
        storageClassName: class,
        [if isAdopted then 'volumeName']: volume,
        resources: { requests: { storage: size } },
      },
    },
  ]
