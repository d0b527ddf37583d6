// What runs a member: its identity, its configuration and its StatefulSet of one pod.
local k = import '../kubernetes.libsonnet';

function(chain, member)
  local unit = chain.unit;
  local environment = chain.environment;
  local client = member.client;
  local spec = member.spec;
  local name = member.name;
  local files = client.files(member.view);
  local hasFiles = std.length(std.objectFields(files)) > 0;
  local labels = k.labels(unit, environment, member.component + { 'app.kubernetes.io/name': member.clientName });

  local container = {
    name: 'node',
    image: k.image(
      { repository: client.image } + std.get(spec, 'image', {}),
      if std.objectHas(spec, 'version') then spec.version else null,
      name
    ),
    command: client.command,
    args: client.args(member.view),
    ports: [{ name: p.name, containerPort: p.port, protocol: p.protocol } for p in member.ports],
    resources: k.resources(std.get(spec, 'resources', {}), name),
    securityContext: k.containerSecurity,
    [if member.role == 'node' && chain.hasCredential then 'env']: [
      { name: 'RPC_AUTH', valueFrom: { secretKeyRef: { name: unit.name + '-rpc', key: 'rpcauth' } } },
    ],
    volumeMounts: [
      { name: 'data', mountPath: client.dataDir },
      { name: 'tmp', mountPath: '/tmp' },
    ] + (if hasFiles then [{ name: 'config', mountPath: '/etc/node', readOnly: true }] else [])
    + (if chain.isPair then [{ name: 'jwt', mountPath: '/secrets/jwt', readOnly: true }] else []),
  } + client.probes(member.view);

  local pod = {
    serviceAccountName: name,
    automountServiceAccountToken: false,
    // Services would otherwise become variables such as GETH_PORT, which clients take for their own settings.
    enableServiceLinks: false,
    terminationGracePeriodSeconds: client.stopSeconds,
    securityContext: k.podSecurity(client.user),
    // The nodes of a chain keep to different machines where there are several. It stands there for one node too: another
    // one must not restart the first.
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        topologyKey: 'kubernetes.io/hostname',
        whenUnsatisfiable: 'ScheduleAnyway',
        labelSelector: {
          matchLabels: { 'app.kubernetes.io/instance': unit.name, 'app.kubernetes.io/component': member.role },
        },
      },
    ],
    containers: [container],
    volumes: [
      { name: 'data', persistentVolumeClaim: { claimName: name } },
      { name: 'tmp', emptyDir: {} },
    ] + (if hasFiles then [{ name: 'config', configMap: { name: name } }] else [])
    // Readable by the group that the pod's volumes belong to, and nobody else.
    + (if chain.isPair then [{ name: 'jwt', secret: { secretName: unit.name + '-jwt', defaultMode: std.parseOctal('440') } }] else []),
  } + k.placement(spec, environment);

  [
    k.object('v1', 'ServiceAccount', name, unit, environment, member.component) + { automountServiceAccountToken: false },
    if hasFiles then k.object('v1', 'ConfigMap', name, unit, environment, member.component) + { data: files },
    k.object('apps/v1', 'StatefulSet', name, unit, environment) + {
      metadata+: { labels: labels },
      spec: {
        serviceName: unit.name + '-nodes',
        replicas: if member.runs then 1 else 0,
        // A new pod comes only after the old one has let go of the disk.
        updateStrategy: { type: 'RollingUpdate' },
        revisionHistoryLimit: 5,
        selector: { matchLabels: member.selector },
        template: {
          metadata: {
            labels: labels,
            // A client reads its files at its start: when they change, its pod is replaced.
            [if hasFiles then 'annotations']: { 'windlass.dev/config-hash': std.md5(std.manifestJsonEx(files, '')) },
          },
          spec: pod,
        },
      },
    },
  ]
