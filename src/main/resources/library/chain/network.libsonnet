// Who reaches a chain and whom it reaches: Services for its users, its peers and its partners, and the policies that let them through.
local k = import '../kubernetes.libsonnet';

function(chain)
  local unit = chain.unit;
  local environment = chain.environment;
  local ofUnit = { 'app.kubernetes.io/instance': unit.name };
  local ofRole(role) = ofUnit + { 'app.kubernetes.io/component': role };
  local portOfService(p) = { name: p.name, port: p.port, targetPort: p.name, protocol: p.protocol };

  // The ports that users of the chain talk to.
  local forUsers(role) =
    local endpoint = chain.client(role).endpoint.port;
    [p for p in chain.ports(role) if p.of == endpoint || p.of == 'ws'];
  local forPeers(role) = [p for p in chain.ports(role) if p.public];

  local usersService(role) =
    k.object('v1', 'Service', unit.name + (if role == 'consensus' then '-consensus' else ''), unit, environment, {
      'app.kubernetes.io/component': role,
    }) + { spec: { selector: ofRole(role), ports: [portOfService(p) for p in forUsers(role)] } };

  // What the StatefulSets name, so that each pod has a name in the cluster's DNS.
  local nodesService =
    k.object('v1', 'Service', unit.name + '-nodes', unit, environment) + {
      spec: {
        clusterIP: 'None',
        publishNotReadyAddresses: true,
        selector: ofUnit,
        ports: [portOfService(p) for p in forPeers(if chain.isPair then 'execution' else 'node')],
      },
    };

  // Where peers from outside reach a member: one Service for each protocol, since not every load balancer mixes them.
  local peersService(member, protocol) =
    local ports = [p for p in member.ports if p.public && p.protocol == protocol];
    local p2p = member.p2p;
    local isBalanced = p2p.type == 'LoadBalancer';
    if std.length(ports) > 0 then
      k.object('v1', 'Service', member.name + '-p2p' + (if protocol == 'UDP' then '-udp' else ''), unit, environment, member.component) + {
        spec: {
          type: p2p.type,
          [if isBalanced && p2p.address != null then 'loadBalancerIP']: p2p.address,
          // Peers keep their addresses, by which nodes tell and ban them and policies let them through.
          externalTrafficPolicy: 'Local',
          // A node that syncs is not ready and needs peers the most.
          publishNotReadyAddresses: true,
          selector: member.selector,
          ports: [
            portOfService(p) + { [if p2p.firstPort != null then 'nodePort']: p2p.nodePort(member.role, p.of) }
            for p in ports
          ],
        },
      };

  local policy(role) =
    local users = [{ podSelector: { matchLabels: { [k.userLabel(unit.name)]: 'true' } } }];
    // The nodes of one chain may be one another's peers.
    local own = { podSelector: { matchLabels: ofUnit } };
    k.object('networking.k8s.io/v1', 'NetworkPolicy', unit.name + chain.suffix(role), unit, environment, {
      'app.kubernetes.io/component': role,
    }) + {
      spec: {
        podSelector: { matchLabels: ofRole(role) },
        policyTypes: ['Ingress', 'Egress'],
        ingress: [
          { from: users, ports: [{ protocol: p.protocol, port: p.name } for p in forUsers(role)] },
          { from: [k.internet, own], ports: [{ protocol: p.protocol, port: p.name } for p in forPeers(role)] },
        ],
        egress: [
          k.dns,
          // Peers listen on any port.
          { to: [k.internet] },
          { to: [own], ports: [{ protocol: p.protocol, port: p.port } for p in forPeers(role)] },
        ],
      },
    };

  // The engine of a node is for its own partner only.
  local partners(node) =
    local name = unit.name + '-' + node + '-engine';
    local ofNode = { 'windlass.dev/node': node };
    local execution = ofRole('execution') + ofNode;
    local consensus = ofRole('consensus') + ofNode;
    local port = [p.port for p in chain.ports('execution') if p.of == 'engine'][0];
    [
      k.object('v1', 'Service', name, unit, environment, ofNode) + {
        spec: {
          // The partner waits for an execution client that is not ready as long as it syncs.
          publishNotReadyAddresses: true,
          selector: execution,
          ports: [{ name: 'engine', port: 8551, targetPort: 'engine', protocol: 'TCP' }],
        },
      },
      k.object('networking.k8s.io/v1', 'NetworkPolicy', name, unit, environment, ofNode) + {
        spec: {
          podSelector: { matchLabels: execution },
          policyTypes: ['Ingress'],
          ingress: [{ from: [{ podSelector: { matchLabels: consensus } }], ports: [{ protocol: 'TCP', port: 'engine' }] }],
        },
      },
      k.object('networking.k8s.io/v1', 'NetworkPolicy', name + '-client', unit, environment, ofNode) + {
        spec: {
          podSelector: { matchLabels: consensus },
          policyTypes: ['Egress'],
          egress: [{ to: [{ podSelector: { matchLabels: execution } }], ports: [{ protocol: 'TCP', port: port }] }],
        },
      },
    ];

  [
    [usersService(role) for role in chain.roles],
    nodesService,
    [peersService(member, protocol) for member in chain.members if member.p2p != null for protocol in ['TCP', 'UDP']],
    [policy(role) for role in chain.roles],
    if chain.isPair then [partners(node) for node in chain.nodes],
  ]
