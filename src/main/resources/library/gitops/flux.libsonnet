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

  // What is the same for all is made once: an environment may have a thousand units.
  local labels = k.labels(unit, environment);
  local object(apiVersion, kind, name) = {
    apiVersion: apiVersion,
    kind: kind,
    metadata: { name: name, namespace: namespace, labels: labels },
  };
  local sourceRef = { kind: 'GitRepository', name: own };

  local kustomization(name, what, more) = object('kustomize.toolkit.fluxcd.io/v1', 'Kustomization', name) + {
    spec: {
      sourceRef: sourceRef,
      path: './' + names.folder(environment, what),
      interval: '10m',
      retryInterval: '1m',
      timeout: '5m',
      prune: true,
      // Never deletes and recreates what cannot be changed.
      force: false,
      // A node in sync is not ready for days.
      wait: false,
    } + more,
  };

  // Removing the Kustomization removes nothing that it applied.
  local orphan = { deletionPolicy: 'Orphan' };

  // The namespace is there first. Nothing depends on a chain.
  local following = { deletionPolicy: 'MirrorPrune', dependsOn: [{ name: names.of(environment, 'platform') }] };

  // Of an app it is told when its new pods do not come up.
  local checks(of) =
    local deployments = if of.kind == 'app' then [r for r in of.resources if r.kind == 'Deployment'] else [];
    if std.length(deployments) > 0 then
      { healthChecks: [{ apiVersion: d.apiVersion, kind: d.kind, name: d.name, namespace: d.namespace } for d in deployments] }
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
    kustomization(own, unit.name, orphan),
    [
      kustomization(names.of(environment, u), u, if u == 'platform' then orphan else following + checks(unit.units[u]))
      for u in std.objectFields(unit.units)
    ],
  ]
