// Flux: the deploy repository as a source, a Kustomization a unit, and one that holds them all.
local k = import '../kubernetes.libsonnet';
local names = import 'names.libsonnet';

// git@host:path, as ssh takes it, is no URL to Flux.
local url(repository) =
  local parts = std.splitLimit(repository, ':', 1);
  if std.length(std.findSubstr('://', repository)) > 0 || std.length(parts) == 1 then repository
  else 'ssh://' + parts[0] + '/' + std.lstripChars(parts[1], '/');

function(unit, environment)
  local deliver = environment.deliver;
  local namespace = std.get(deliver, 'namespace', 'flux-system');
  local own = names.of(environment, 'gitops');

  local object(apiVersion, kind, name) =
    k.object(apiVersion, kind, name, unit, environment) + { metadata+: { namespace: namespace } };

  local kustomization(name, what) = object('kustomize.toolkit.fluxcd.io/v1', 'Kustomization', name) + {
    spec: {
      sourceRef: { kind: 'GitRepository', name: own },
      path: './' + names.folder(environment, what),
      interval: '10m',
      retryInterval: '1m',
      timeout: '5m',
      prune: true,
      // Never deletes and recreates what cannot be changed.
      force: false,
      // A node in sync is not ready for days.
      wait: false,
    },
  };

  // Removing the Kustomization removes nothing that it applied.
  local orphan = { spec+: { deletionPolicy: 'Orphan' } };

  // Of an app it is told when its new pods do not come up.
  local checks(of) =
    local deployments = [r for r in of.resources if r.kind == 'Deployment'];
    if of.kind == 'app' && std.length(deployments) > 0 then
      { spec+: { healthChecks: [{ apiVersion: d.apiVersion, kind: d.kind, name: d.name, namespace: d.namespace } for d in deployments] } }
    else {};

  [
    object('source.toolkit.fluxcd.io/v1', 'GitRepository', own) + {
      spec: {
        url: url(deliver.repository),
        ref: { branch: std.get(deliver, 'branch', 'main') },
        interval: '1m',
        [if std.objectHas(deliver, 'secretName') then 'secretRef']: { name: deliver.secretName },
      },
    },
    kustomization(own, unit.name) + orphan,
    [
      kustomization(names.of(environment, u), u) + (
        if u == 'platform' then orphan
        // The namespace is there first. Nothing depends on a chain.
        else { spec+: { deletionPolicy: 'MirrorPrune', dependsOn: [{ name: names.of(environment, 'platform') }] } } + checks(unit.units[u])
      )
      for u in std.objectFields(unit.units)
    ],
  ]
