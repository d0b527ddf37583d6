// What an environment itself needs: its namespace, its storage classes, and that nothing may talk to anything unless a unit says so.
local k = import 'kubernetes.libsonnet';

// What no pod asks for or is limited in: a quota on it would keep every pod out.
local unlimited = ['limits.cpu', 'ephemeral-storage', 'requests.ephemeral-storage', 'limits.ephemeral-storage'];

function(unit, environment)
  local namespace = environment.namespace;
  local classes = std.get(environment, 'storageClasses', {});
  local clusterWide(apiVersion, kind, name) = {
    apiVersion: apiVersion,
    kind: kind,
    metadata: { name: name, labels: k.labels(unit, environment) },
  };
  [
    clusterWide('v1', 'Namespace', namespace) + {
      metadata+: {
        annotations: k.kept,
        labels+: {
          'pod-security.kubernetes.io/enforce': environment.podSecurity,
          'pod-security.kubernetes.io/warn': environment.podSecurity,
        },
      },
    },
    [
      // Named after the namespace: classes are cluster-wide, and GKE has a "standard" of its own.
      clusterWide('storage.k8s.io/v1', 'StorageClass', namespace + '-' + name) + {
        provisioner: 'pd.csi.storage.gke.io',
        parameters: {
          type: classes[name].type,
          [if std.objectHas(classes[name], 'fsType') then 'csi.storage.k8s.io/fstype']: classes[name].fsType,
        } + std.get(classes[name], 'parameters', {}),
        // Disks outlive everything: a claim that is deleted leaves its disk behind.
        reclaimPolicy: 'Retain',
        allowVolumeExpansion: true,
        volumeBindingMode: 'WaitForFirstConsumer',
      }
      for name in std.objectFields(classes)
    ],
    if std.objectHas(environment, 'quota') then
      local blocking = std.setInter(std.objectFields(environment.quota), std.set(unlimited));
      assert std.length(blocking) == 0 : 'quota "' + blocking[0] + '" would keep every pod out, since they set no such request or limit';
      k.object('v1', 'ResourceQuota', 'quota', unit, environment) + { spec: { hard: environment.quota } },
    k.object('networking.k8s.io/v1', 'NetworkPolicy', 'default-deny', unit, environment) + {
      spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
    },
  ]
