// A chain: each node a StatefulSet of one pod with a disk that stands by itself.
local k = import 'kubernetes.libsonnet';

// The client or the pair of clients of a chain, by role.
local rolesOf(unit) =
  if std.objectHas(unit, 'client') then { node: unit }
  else if std.objectHas(unit, 'execution') && std.objectHas(unit, 'consensus') then
    { execution: unit.execution, consensus: unit.consensus }
  else error 'chain "' + unit.name + '" needs a client, or execution and consensus';

local need(spec, field, what) =
  if std.objectHas(spec, field) then spec[field] else error what + ' needs the field "' + field + '"';

function(unit, environment)
  local roles = rolesOf(unit);
  local pair = std.objectHas(roles, 'execution');
  local network = unit.network;
  local secrets = std.get(unit, 'secrets', {});
  local p2p = std.get(unit, 'p2p');

  // The nodes by name, in order, with what each overrides.
  local count = std.get(unit, 'replicas', 1);
  local nodes =
    if std.objectHas(unit, 'nodes') then [{ name: n, over: unit.nodes[n], running: 1 } for n in std.objectFields(unit.nodes)]
    else [
      { name: std.toString(i), over: {}, running: if count == 0 then 0 else 1 }
      // Without a node to run the first one's disk stays.
      for i in std.range(0, std.max(count, 1) - 1)
    ];

  local clientOf(role) =
    local name = need(roles[role], 'client', role);
    local client = std.native('client')(name);
    if client.role == role then client else
      error name + ' is a client for the role ' + client.role + ', not for ' + role;

  local suffix(role) = if role == 'node' then '' else '-' + role;
  local nodeName(node, role) = unit.name + '-' + node.name + suffix(role);

  // One node's share of one role, as its client sees it.
  local specOf(node, role) =
    local base = roles[role];
    local over = if role == 'node' then node.over else std.get(node.over, role, {});
    std.mergePatch(base, over);

  local podLabels(role, node) = {
    'app.kubernetes.io/instance': unit.name,
    'app.kubernetes.io/component': role,
    'windlass.dev/node': node.name,
  };

  local hasCredential = std.objectHas(secrets, 'rpc-auth');

  local viewOf(node, role, client, spec) = {
    name: node.name,
    network: network,
    config: std.get(spec, 'config', {}),
    hasCredential: hasCredential,
    address: if p2p == null then null else std.get(p2p, 'address'),
    engine: 'http://' + unit.name + '-' + node.name + '-engine:8551',
    checkpointSyncUrl: std.get(unit, 'checkpointSyncUrl'),
  };

  local portList(client) = [
    { name: p + (if protocol == 'UDP' && std.length(ports[p].protocols) > 1 then '-udp' else ''), port: ports[p].port, protocol: protocol, of: p, public: ports[p].public }
    for ports in [client.ports(network)]
    for p in std.objectFields(ports)
    for protocol in ports[p].protocols
  ];

  local nodeObjects(node, role) =
    local client = clientOf(role);
    local spec = specOf(node, role);
    local storage = need(spec, 'storage', nodeName(node, role));
    local view = viewOf(node, role, client, spec);
    local files = client.files(view);
    local hasFiles = std.length(std.objectFields(files)) > 0;
    local name = nodeName(node, role);
    local component = { 'app.kubernetes.io/component': role, 'windlass.dev/node': node.name };
    local labels = k.labels(unit, environment, component + { 'app.kubernetes.io/name': need(spec, 'client', role) });
    local adopted = std.get(std.get(unit, 'adopt', {}), node.name + suffix(role));
    local storageClass = environment.namespace + '-' + need(storage, 'class', name + '.storage');
    local volume = environment.namespace + '-' + name;
    [
      k.object('v1', 'ServiceAccount', name, unit, environment, component) + { automountServiceAccountToken: false },
      if hasFiles then k.object('v1', 'ConfigMap', name, unit, environment, component) + { data: files },
      if adopted != null then
        local project = std.get(adopted, 'project', environment.cluster.project);
        local zone = std.get(adopted, 'zone', environment.cluster.location);
        k.object('v1', 'PersistentVolume', volume, unit, environment, component) + {
          metadata: {
            name: volume,
            labels: labels,
            annotations: k.kept + { 'pv.kubernetes.io/provisioned-by': 'pd.csi.storage.gke.io' },
          },
          spec: {
            capacity: { storage: adopted.size },
            accessModes: ['ReadWriteOnce'],
            persistentVolumeReclaimPolicy: 'Retain',
            storageClassName: storageClass,
            claimRef: { namespace: environment.namespace, name: name },
            csi: {
              driver: 'pd.csi.storage.gke.io',
              volumeHandle: 'projects/' + project + '/zones/' + zone + '/disks/' + adopted.disk,
              fsType: std.get(adopted, 'fsType', 'ext4'),
            },
            nodeAffinity: {
              required: {
                nodeSelectorTerms: [
                  { matchExpressions: [{ key: 'topology.gke.io/zone', operator: 'In', values: [zone] }] },
                ],
              },
            },
          },
        },
      k.object('v1', 'PersistentVolumeClaim', name, unit, environment, component) + {
        metadata+: { annotations: k.kept },
        spec: {
          accessModes: ['ReadWriteOnce'],
          storageClassName: storageClass,
          [if adopted != null then 'volumeName']: volume,
          resources: { requests: { storage: need(storage, 'size', name + '.storage') } },
        },
      },
      k.object('apps/v1', 'StatefulSet', name, unit, environment, component) + {
        metadata+: { labels: labels },
        spec: {
          serviceName: unit.name + '-nodes',
          replicas: node.running,
          // A new pod only after the old one has let go of the disk, and only one revision to go back to.
          updateStrategy: { type: 'RollingUpdate' },
          revisionHistoryLimit: 5,
          selector: { matchLabels: podLabels(role, node) },
          template: {
            metadata: {
              labels: labels,
              [if hasFiles then 'annotations']: { 'windlass.dev/config-hash': std.md5(std.manifestJsonEx(files, '')) },
            },
            spec: {
              serviceAccountName: name,
              automountServiceAccountToken: false,
              terminationGracePeriodSeconds: client.stopSeconds,
              securityContext: k.podSecurity(client.user),
              containers: [
                {
                  name: 'node',
                  image: k.image(std.get(spec, 'image', {}), { repository: client.image }, need(spec, 'version', name)),
                  command: client.command,
                  args: client.args(view),
                  ports: [{ name: p.name, containerPort: p.port, protocol: p.protocol } for p in portList(client)],
                  resources: k.resources(spec.resources),
                  securityContext: k.containerSecurity,
                  [if role == 'node' && hasCredential then 'env']: [
                    { name: 'RPC_AUTH', valueFrom: { secretKeyRef: { name: unit.name + '-rpc', key: 'rpcauth' } } },
                  ],
                  volumeMounts: [
                    { name: 'data', mountPath: client.dataDir },
                    { name: 'tmp', mountPath: '/tmp' },
                  ] + (if hasFiles then [{ name: 'config', mountPath: '/etc/node', readOnly: true }] else [])
                  + (if pair then [{ name: 'jwt', mountPath: '/secrets/jwt', readOnly: true }] else []),
                } + client.probes(view),
              ],
              volumes: [
                { name: 'data', persistentVolumeClaim: { claimName: name } },
                { name: 'tmp', emptyDir: {} },
              ] + (if hasFiles then [{ name: 'config', configMap: { name: name } }] else [])
              + (if pair then [{ name: 'jwt', secret: { secretName: unit.name + '-jwt', defaultMode: 288 } }] else []),
            } + k.placement(unit, environment),
          },
        },
      },
    ];

  // Every public port of a node by its role and name: each has its own port of the machines, the same for TCP and UDP.
  local publicPorts = [
    role + '/' + p
    for role in std.objectFields(roles)
    for ports in [clientOf(role).ports(network)]
    for p in std.objectFields(ports)
    if ports[p].public
  ];

  // Where peers from outside reach a node: one Service for each protocol, since not every load balancer mixes them.
  local p2pServices(node, role, index) =
    local client = clientOf(role);
    local public = [p for p in portList(client) if p.public];
    [
      local ports = [p for p in public if p.protocol == protocol];
      local first = std.get(p2p, 'nodePort');
      if std.length(ports) > 0 then
        k.object('v1', 'Service', nodeName(node, role) + '-p2p' + (if protocol == 'UDP' then '-udp' else ''), unit, environment, {
          'app.kubernetes.io/component': role,
          'windlass.dev/node': node.name,
        }) + {
          spec: {
            type: std.get(p2p, 'type', 'LoadBalancer'),
            [if std.objectHas(p2p, 'address') && std.get(p2p, 'type', 'LoadBalancer') == 'LoadBalancer' then 'loadBalancerIP']: p2p.address,
            externalTrafficPolicy: 'Local',
            // A node that syncs is not ready and needs peers the most.
            publishNotReadyAddresses: true,
            selector: podLabels(role, node),
            ports: [
              {
                name: ports[i].name,
                port: ports[i].port,
                targetPort: ports[i].name,
                protocol: protocol,
                [if first != null && std.get(p2p, 'type') == 'NodePort' then 'nodePort']:
                  first + index * std.length(publicPorts) + std.find(role + '/' + ports[i].of, publicPorts)[0],
              }
              for i in std.range(0, std.length(ports) - 1)
            ],
          },
        }
      for protocol in ['TCP', 'UDP']
    ];

  local users = [{ podSelector: { matchLabels: { [k.userLabel(unit.name)]: 'true' } } }];

  local policy(role) =
    local client = clientOf(role);
    local ports = portList(client);
    k.object('networking.k8s.io/v1', 'NetworkPolicy', unit.name + suffix(role), unit, environment, {
      'app.kubernetes.io/component': role,
    }) + {
      spec: {
        podSelector: {
          matchLabels: { 'app.kubernetes.io/instance': unit.name, 'app.kubernetes.io/component': role },
        },
        policyTypes: ['Ingress', 'Egress'],
        ingress: [
          { from: users, ports: [{ protocol: 'TCP', port: p.name } for p in ports if p.of == client.endpoint.port || p.of == 'ws'] },
          // The nodes of one chain may be one another's peers.
          {
            from: [k.internet, { podSelector: { matchLabels: { 'app.kubernetes.io/instance': unit.name } } }],
            ports: [{ protocol: p.protocol, port: p.name } for p in ports if p.public],
          },
        ],
        egress: [
          k.dns,
          // Peers listen on any port.
          { to: [k.internet] },
          {
            to: [{ podSelector: { matchLabels: { 'app.kubernetes.io/instance': unit.name } } }],
            ports: [{ protocol: p.protocol, port: p.port } for p in ports if p.public],
          },
        ],
      },
    };

  // The engine of a node is for its own partner only.
  local enginePolicies(node) = [
    k.object('networking.k8s.io/v1', 'NetworkPolicy', unit.name + '-' + node.name + '-engine', unit, environment, {
      'windlass.dev/node': node.name,
    }) + {
      spec: {
        podSelector: { matchLabels: podLabels('execution', node) },
        policyTypes: ['Ingress'],
        ingress: [
          {
            from: [{ podSelector: { matchLabels: podLabels('consensus', node) } }],
            ports: [{ protocol: 'TCP', port: 'engine' }],
          },
        ],
      },
    },
    k.object('networking.k8s.io/v1', 'NetworkPolicy', unit.name + '-' + node.name + '-engine-client', unit, environment, {
      'windlass.dev/node': node.name,
    }) + {
      spec: {
        podSelector: { matchLabels: podLabels('consensus', node) },
        policyTypes: ['Egress'],
        egress: [
          {
            to: [{ podSelector: { matchLabels: podLabels('execution', node) } }],
            ports: [{ protocol: 'TCP', port: 8551 }],
          },
        ],
      },
    },
    k.object('v1', 'Service', unit.name + '-' + node.name + '-engine', unit, environment, { 'windlass.dev/node': node.name }) + {
      spec: {
        // The partner waits for an execution client that is not ready as long as it syncs.
        publishNotReadyAddresses: true,
        selector: podLabels('execution', node),
        ports: [{ name: 'engine', port: 8551, targetPort: 'engine', protocol: 'TCP' }],
      },
    },
  ];

  local clientService(role) =
    local client = clientOf(role);
    k.object('v1', 'Service', unit.name + (if role == 'consensus' then '-consensus' else ''), unit, environment, {
      'app.kubernetes.io/component': role,
    }) + {
      spec: {
        selector: { 'app.kubernetes.io/instance': unit.name, 'app.kubernetes.io/component': role },
        ports: [
          { name: p.name, port: p.port, targetPort: p.name, protocol: p.protocol }
          for p in portList(client)
          if p.of == client.endpoint.port || p.of == 'ws'
        ],
      },
    };

  [
    [nodeObjects(node, role) for node in nodes for role in std.objectFields(roles)],
    if p2p != null then [
      p2pServices(nodes[i], role, i)
      for i in std.range(0, std.length(nodes) - 1)
      for role in std.objectFields(roles)
    ],
    [clientService(role) for role in std.objectFields(roles)],
    k.object('v1', 'Service', unit.name + '-nodes', unit, environment) + {
      spec: {
        clusterIP: 'None',
        publishNotReadyAddresses: true,
        selector: { 'app.kubernetes.io/instance': unit.name },
        ports: [
          { name: p.name, port: p.port, targetPort: p.name, protocol: p.protocol }
          for p in portList(clientOf(if pair then 'execution' else 'node'))
          if p.public
        ],
      },
    },
    [policy(role) for role in std.objectFields(roles)],
    if pair then [enginePolicies(node) for node in nodes],
    k.object('policy/v1', 'PodDisruptionBudget', unit.name, unit, environment) + {
      spec: {
        maxUnavailable: 1,
        // A node in sync for days would otherwise hold up every upgrade of its machine.
        unhealthyPodEvictionPolicy: 'AlwaysAllow',
        selector: { matchLabels: { 'app.kubernetes.io/instance': unit.name } },
      },
    },
    if pair then
      k.externalSecret(unit.name + '-jwt', { 'jwt.hex': need(secrets, 'jwt', 'secrets of "' + unit.name + '"') }, unit, environment),
    if hasCredential then
      k.externalSecret(unit.name + '-rpc', {
        rpcauth: secrets['rpc-auth'],
        password: need(secrets, 'rpc-password', 'secrets of "' + unit.name + '"'),
      }, unit, environment),
  ]
