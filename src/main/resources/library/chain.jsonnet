// A chain: each node a StatefulSet of one pod with a disk that stands by itself, or a pair of them.
local disk = import 'chain/disk.libsonnet';
local k = import 'kubernetes.libsonnet';
local network = import 'chain/network.libsonnet';
local nodesOf = import 'chain/nodes.libsonnet';
local workload = import 'chain/workload.libsonnet';

function(unit, environment)
  local chain = nodesOf(unit, environment);
  local secrets = std.get(unit, 'secrets', {});
  [
    [workload(chain, member) + disk(chain, member) for member in chain.members],
    network(chain),
    k.object('policy/v1', 'PodDisruptionBudget', unit.name, unit, environment) + {
      spec: {
        maxUnavailable: 1,
        // A node in sync for days would otherwise hold up every upgrade of its machine.
        unhealthyPodEvictionPolicy: 'AlwaysAllow',
        selector: { matchLabels: { 'app.kubernetes.io/instance': unit.name } },
      },
    },
    if chain.isPair then
      k.externalSecret(unit.name + '-jwt', {
        'jwt.hex': if std.objectHas(secrets, 'jwt') then secrets.jwt else
          error 'secrets of "' + unit.name + '" needs the field "jwt", the name in the secret store of what the pair shares',
      }, unit, environment),
    if chain.hasCredential then
      k.externalSecret(unit.name + '-rpc', {
        rpcauth: secrets['rpc-auth'],
        password: if std.objectHas(secrets, 'rpc-password') then secrets['rpc-password'] else
          error 'secrets of "' + unit.name + '" needs the field "rpc-password" beside "rpc-auth"',
        [if std.objectHas(secrets, 'rpc-user') then 'user']: secrets['rpc-user'],
      }, unit, environment),
  ]
