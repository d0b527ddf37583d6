// What an app gets from a unit that it uses: environment variables that say where it is and how to get in, and the way there.
local upper(name) = std.asciiUpper(std.strReplace(name, '-', '_'));

local variable(name, value) = { name: name, value: value };
local fromSecret(name, secret, key) = { name: name, valueFrom: { secretKeyRef: { name: secret, key: key } } };

local to(name, component, ports) = [
  {
    to: [{ podSelector: { matchLabels: { 'app.kubernetes.io/instance': name, 'app.kubernetes.io/component': component } } }],
    ports: [{ protocol: 'TCP', port: port } for port in ports],
  },
];

local chainUse(name, chain) =
  local prefix = upper(name);
  local secrets = std.get(chain, 'secrets', {});
  // The endpoint of one of its clients, and its WebSocket where there is one.
  local endpoint(spec, component, service, as) =
    local client = std.native('client')(spec.client);
    local ports = client.ports(chain.network);
    local port = ports[client.endpoint.port].port;
    local hasSocket = std.objectHas(ports, 'ws');
    {
      env: [variable(prefix + '_' + as + '_URL', client.endpoint.scheme + '://' + service + ':' + port)]
           + (if hasSocket then [variable(prefix + '_WS_URL', 'ws://' + service + ':' + ports.ws.port)] else [])
           + (
             if client.endpoint.credential && std.objectHas(secrets, 'rpc-auth') then [
               if std.objectHas(secrets, 'rpc-user') then fromSecret(prefix + '_RPC_USER', name + '-rpc', 'user')
               else variable(prefix + '_RPC_USER', 'windlass'),
               fromSecret(prefix + '_RPC_PASSWORD', name + '-rpc', 'password'),
             ] else []
           ),
      egress: to(name, component, [port] + (if hasSocket then [ports.ws.port] else [])),
    };
  local endpoints =
    if std.objectHas(chain, 'execution') then [
      endpoint(chain.execution, 'execution', name, 'RPC'),
      endpoint(chain.consensus, 'consensus', name + '-consensus', 'BEACON'),
    ] else [endpoint(chain, 'node', name, 'RPC')];
  {
    env: [variable(prefix + '_NETWORK', chain.network)] + std.flattenArrays([e.env for e in endpoints]),
    egress: std.flattenArrays([e.egress for e in endpoints]),
  };

local appUse(name, app) =
  assert std.objectHas(app, 'port') : 'the app "' + name + '" has no port that others could use';
  {
    env: [variable(upper(name) + '_URL', 'http://' + name)],
    egress: to(name, 'app', [app.port]),
  };

function(name, environment)
  local units = environment.units;
  if std.objectHas(units.chains, name) then chainUse(name, units.chains[name]) else appUse(name, units.apps[name])
