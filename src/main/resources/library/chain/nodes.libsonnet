// The nodes of a chain, and their members: one for each client of a node, with all that the other files ask about it.

// The client or the pair of clients of a chain, by role.
local rolesOf(unit) =
  if std.objectHas(unit, 'client') then { node: unit }
  else if std.objectHas(unit, 'execution') && std.objectHas(unit, 'consensus') then
    { execution: unit.execution, consensus: unit.consensus }
  else error 'chain "' + unit.name + '" needs a client, or execution and consensus';

local need(spec, field, what) =
  if std.objectHas(spec, field) then spec[field] else error what + ' needs the field "' + field + '"';

// What a pair may say once for both of its clients; everything else belongs to one of them.
local shared = ['storage', 'nodePool', 'p2p'];
local ofOneClient = ['version', 'resources', 'config', 'image'];

local only(spec, fields) = { [f]: spec[f] for f in fields if std.objectHas(spec, f) };

// An image of the upper layer replaces the lower one's tag or digest.
local laidOver(base, over) =
  local lower = std.get(base, 'image', {});
  local upper = std.get(over, 'image', {});
  local pinned = std.objectHas(upper, 'tag') || std.objectHas(upper, 'digest');
  std.mergePatch(base, over) + (
    if pinned then { image: only(lower, ['repository']) + upper } else {}
  );

// A StatefulSet's name goes into a label of its pods with a hash of eleven characters behind it, and a label holds 63.
local longest = 52;

function(unit, environment)
  local roles = rolesOf(unit);
  local isPair = std.objectHas(roles, 'execution');
  local adopt = std.get(unit, 'adopt', {});
  local stopped = std.get(unit, 'stopped', false);
  local suffix(role) = if role == 'node' then '' else '-' + role;

  local count = std.get(unit, 'replicas', 1);
  // Without a node to run, the disk of the first one stays, and those that were adopted.
  local numbered = std.set(
    [std.toString(i) for i in std.range(0, std.max(count, 1) - 1)]
    + (if count > 0 then [] else [
         std.split(name, '-')[0]
         for name in std.objectFields(adopt)
         if std.stripChars(std.split(name, '-')[0], '0123456789') == ''
       ]),
    std.parseInt
  );
  local nodes =
    if std.objectHas(unit, 'nodes') then
      [{ name: n, over: unit.nodes[n], runs: !stopped && !std.get(unit.nodes[n], 'stopped', false) } for n in std.objectFields(unit.nodes)]
    else [{ name: n, over: {}, runs: count > 0 && !stopped } for n in numbered];

  local clientOf(role) =
    local name = need(roles[role], 'client', role);
    local client = std.native('client')(name);
    assert client.role == role : name + ' is a client for the role ' + client.role + ', not for ' + role;
    client;

  // Each port of a client once for each of its protocols.
  local portsOf(client) = [
    {
      name: p + (if protocol == 'UDP' && std.length(ports[p].protocols) > 1 then '-udp' else ''),
      port: ports[p].port,
      protocol: protocol,
      of: p,
      public: ports[p].public,
    }
    for ports in [client.ports(unit.network)]
    for p in std.objectFields(ports)
    for protocol in ports[p].protocols
  ];

  // One client's share of a node's spec.
  local specOf(node, role) =
    if !isPair then laidOver(unit, node.over)
    else
      local misplaced = [f for f in ofOneClient if std.objectHas(unit, f) || std.objectHas(node.over, f)];
      assert std.length(misplaced) == 0 :
             'chain "' + unit.name + '" is a pair: "' + misplaced[0] + '" belongs under execution or consensus';
      laidOver(
        laidOver(laidOver(only(unit, shared), roles[role]), only(node.over, shared)),
        std.get(node.over, role, {})
      );

  // Every public port of a node by its role and name: each has its own port of the machines, the same for TCP and UDP.
  local publicPorts = [
    role + '/' + p
    for role in std.objectFields(roles)
    for ports in [clientOf(role).ports(unit.network)]
    for p in std.objectFields(ports)
    if ports[p].public
  ];

  // How peers from outside reach a node, null where they do not.
  local reach(node, index) =
    local own = std.get(node.over, 'p2p', {});
    local all = std.get(unit, 'p2p', {}) + own;
    if !std.objectHas(unit, 'p2p') && !std.objectHas(node.over, 'p2p') then null else {
      type: std.get(all, 'type', if std.objectHas(all, 'nodePort') then 'NodePort' else 'LoadBalancer'),
      address: std.get(all, 'address'),
      // The nodes' ports follow one another from the chain's first one; a node that says its own starts there.
      firstPort:
        if self.type != 'NodePort' || !std.objectHas(all, 'nodePort') then null
        else if std.objectHas(own, 'nodePort') then own.nodePort
        else all.nodePort + index * std.length(publicPorts),
      // The port of the machines for one of the public ports; null where Kubernetes chooses it.
      nodePort(role, port):: if self.firstPort == null then null else
        local chosen = self.firstPort + std.find(role + '/' + port, publicPorts)[0];
        assert chosen <= 32767 : 'p2p.nodePort leaves no room for all nodes: the last port is 32767';
        chosen,
    };

  local member(node, index, role) =
    local client = clientOf(role);
    local spec = specOf(node, role);
    local name = unit.name + '-' + node.name + suffix(role);
    local p2p = reach(node, index);
    local config = std.get(spec, 'config', {});
    local fixed = [key for key in std.objectFields(config) if std.count(std.get(client, 'fixed', []), key) > 0];
    assert std.length(name) <= longest :
           'the name "' + name + '" is longer than ' + longest + ' characters: give the chain or its node a shorter one';
    assert std.length(fixed) == 0 : 'config.' + fixed[0] + ' is set by the layout of the chain, and cannot be changed';
    {
      name: name,
      node: node.name,
      role: role,
      runs: node.runs,
      client: client,
      clientName: roles[role].client,
      spec: spec,
      ports: portsOf(client),
      p2p: p2p,
      storage: need(spec, 'storage', name),
      adopted: std.get(adopt, node.name + suffix(role)),
      // What every object of this member is labelled with, and its pod selected by.
      component: { 'app.kubernetes.io/component': role, 'windlass.dev/node': node.name },
      selector: { 'app.kubernetes.io/instance': unit.name } + self.component,

      // What a client is told to make its arguments and files of.
      view: {
        name: node.name,
        network: unit.network,
        config: config,
        hasCredential: std.objectHas(std.get(unit, 'secrets', {}), 'rpc-auth'),
        address: if p2p == null then null else p2p.address,
        engine: 'http://' + unit.name + '-' + node.name + '-engine:8551',
        checkpointSyncUrl: std.get(unit, 'checkpointSyncUrl'),
        // The port at which peers from outside reach one of the client's public ports.
        outside(port)::
          local chosen = if p2p == null then null else p2p.nodePort(role, port);
          if chosen == null then client.ports(unit.network)[port].port else chosen,
      },
    };

  local members = [
    member(nodes[i], i, role)
    for i in std.range(0, std.length(nodes) - 1)
    for role in std.objectFields(roles)
  ];

  local strangers = std.setDiff(std.objectFields(adopt), std.set([node.name + suffix(role) for node in nodes for role in std.objectFields(roles)]));
  local addresses = [reach(n, 0).address for n in nodes if reach(n, 0) != null && reach(n, 0).address != null];
  assert std.length(strangers) == 0 : 'adopt names "' + strangers[0] + '", which is no node of chain "' + unit.name + '"';
  assert std.length(std.set(addresses)) == std.length(addresses) : 'a p2p.address leads to one node: give each its own under nodes';
  {
    unit: unit,
    environment: environment,
    isPair: isPair,
    hasCredential: std.objectHas(std.get(unit, 'secrets', {}), 'rpc-auth'),
    nodes: [n.name for n in nodes],
    roles: std.objectFields(roles),
    client(role):: clientOf(role),
    ports(role):: portsOf(clientOf(role)),
    suffix(role):: suffix(role),
    members: members,
  }
