// Argo CD: an Application a unit, and one that holds them all, with projects that allow what is rendered and nothing else.
local k = import '../kubernetes.libsonnet';
local names = import 'names.libsonnet';

// The cluster that Argo CD itself runs in.
local server = 'https://kubernetes.default.svc';

// Kinds of the built-in templates whose objects come and go with a line of a spec. Argo CD neither sees nor prunes what the project does
// not allow, so these are allowed even where none of them is rendered: the last Ingress that a spec takes back must go.
local comeAndGo = [
  { group: '', kind: 'ConfigMap' },
  { group: '', kind: 'ResourceQuota' },
  { group: '', kind: 'Service' },
  { group: '', kind: 'ServiceAccount' },
  { group: 'apps', kind: 'Deployment' },
  { group: 'apps', kind: 'StatefulSet' },
  { group: 'autoscaling', kind: 'HorizontalPodAutoscaler' },
  { group: 'batch', kind: 'CronJob' },
  { group: 'cloud.google.com', kind: 'BackendConfig' },
  { group: 'networking.gke.io', kind: 'ManagedCertificate' },
  { group: 'networking.k8s.io', kind: 'Ingress' },
  { group: 'networking.k8s.io', kind: 'NetworkPolicy' },
  { group: 'policy', kind: 'PodDisruptionBudget' },
];

function(unit, environment)
  local deliver = environment.deliver;
  local namespace = std.get(deliver, 'namespace', 'argocd');
  local own = names.of(environment, 'gitops');
  local all = names.of(environment, 'environment');

  // Made before the others. A wave waits for nothing here: Argo CD takes every Application as healthy once it is there.
  local first = { annotations: { 'argocd.argoproj.io/sync-wave': '-1' } };

  // Whoever deletes the Application deletes what it applied, but for what is marked Delete=false.
  local cascade = { finalizers: ['resources-finalizer.argocd.argoproj.io'] };

  // What is the same for all is made once: an environment may have a thousand units.
  local labels = k.labels(unit, environment);
  local object(kind, name, more={}) = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: kind,
    metadata: { name: name, namespace: namespace, labels: labels } + more,
  };
  local syncPolicy = {
    automated: { prune: true, selfHeal: true },
    // No PruneLast: it would wait until all else is healthy, which a node in sync is not for days.
    syncOptions: ['ServerSideApply=true', 'CreateNamespace=false'],
    retry: { limit: 5, backoff: { duration: '10s', factor: 2, maxDuration: '3m' } },
  };
  // Plain manifests, of this folder alone; "recurse: false" would be thrown away and leave the Application out of sync.
  local directory = { include: '*.yaml' };

  local project(name, description, namespaces, clusterWide, namespaced) = object('AppProject', name, first + cascade) + {
    spec: {
      description: description,
      sourceRepos: [deliver.repository],
      destinations: [{ server: server, namespace: n } for n in namespaces],
      [if std.length(clusterWide) > 0 then 'clusterResourceWhitelist']: clusterWide,
      namespaceResourceWhitelist: namespaced,
    },
  };

  local application(name, what, project, target, more={}) = object('Application', name, more) + {
    spec: {
      project: project,
      source: {
        repoURL: deliver.repository,
        targetRevision: std.get(deliver, 'branch', 'main'),
        path: names.folder(environment, what),
        directory: directory,
      },
      destination: { server: server, namespace: target },
      syncPolicy: syncPolicy,
    },
  };

  local rendered = unit.kinds.namespaced;
  local isRendered(kind) = std.length([r for r in rendered if r.group == kind.group && r.kind == kind.kind]) > 0;
  [
    project(
      all,
      'What Windlass renders for the environment ' + environment.name,
      unit.namespaces,
      unit.kinds.clusterWide,
      std.sort(rendered + [kind for kind in comeAndGo if !isRendered(kind)], function(r) r.group + '/' + r.kind),
    ) + { spec+: { orphanedResources: { warn: true } } },
    project(
      own,
      'The Applications of the environment ' + environment.name,
      [namespace],
      [],
      [{ group: 'argoproj.io', kind: 'AppProject' }, { group: 'argoproj.io', kind: 'Application' }],
    ),
    application(own, unit.name, own, namespace),
    [
      application(names.of(environment, u), u, all, environment.namespace, if u == 'platform' then first else cascade)
      for u in std.objectFields(unit.units)
    ],
  ]
