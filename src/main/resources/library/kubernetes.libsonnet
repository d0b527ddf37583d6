// Small builders that every built-in template uses.
{
  // Labels of every object of a unit; those that selectors hang on win over the specs' own.
  labels(unit, environment, more={}):: std.get(environment, 'labels', {}) + std.get(unit, 'labels', {}) + {
    'app.kubernetes.io/instance': unit.name,
    'app.kubernetes.io/part-of': environment.name,
    'app.kubernetes.io/managed-by': 'windlass',
  } + more,

  object(apiVersion, kind, name, unit, environment, more={}):: {
    apiVersion: apiVersion,
    kind: kind,
    metadata: { name: name, namespace: environment.namespace, labels: $.labels(unit, environment, more) },
  },

  // Who runs a container, so that a namespace of the level "restricted" admits it.
  podSecurity(user):: {
    runAsNonRoot: true,
    runAsUser: user,
    runAsGroup: user,
    fsGroup: user,
    // Without this every start walks over terabytes to change their group.
    fsGroupChangePolicy: 'OnRootMismatch',
    seccompProfile: { type: 'RuntimeDefault' },
  },
  containerSecurity:: {
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  },

  // The memory asked for is the limit; the processor has none, since a throttled node falls behind. Both are asked for by every
  // pod, so that a quota on what is asked for can be set.
  resources(spec, what)::
    local need(field) = if std.objectHas(spec, field) then spec[field] else error 'resources of "' + what + '" need the field "' + field + '"';
    { requests: { cpu: need('cpu'), memory: need('memory') }, limits: { memory: need('memory') } },

  // Where pods run: a pool by its label, with its taint tolerated.
  placement(spec, environment)::
    if std.objectHas(spec, 'nodePool') then
      local pool = std.get(std.get(environment, 'nodePools', {}), spec.nodePool, {});
      { nodeSelector: { 'cloud.google.com/gke-nodepool': spec.nodePool } }
      + (if std.objectHas(pool, 'taint') then
           { tolerations: [{ key: pool.taint, operator: 'Exists', effect: 'NoSchedule' }] } else {})
    else {},

  // An image by its digest, else by its tag, else by the version of what it holds.
  image(image, version, what)::
    if std.objectHas(image, 'digest') then image.repository + '@' + image.digest
    else if std.objectHas(image, 'tag') then image.repository + ':' + image.tag
    else if version != null then image.repository + ':' + version
    else error '"' + what + '" needs a version, or an image with a tag or a digest',

  // An object of External Secrets that makes a Secret: {key of the Secret: name in the secret store}.
  externalSecret(name, keys, unit, environment)::
    local store = std.get(environment, 'secretStore');
    if store == null then error 'secrets need a secretStore in environments/' + environment.name + '/environment.yaml' else
      $.object('external-secrets.io/v1', 'ExternalSecret', name, unit, environment) + {
        metadata+: { annotations: $.kept },
        spec: {
          refreshInterval: '1h',
          secretStoreRef: { name: store.name, kind: std.get(store, 'kind', 'ClusterSecretStore') },
          target: { name: name, creationPolicy: 'Owner', deletionPolicy: 'Retain' },
          data: [{ secretKey: key, remoteRef: { key: keys[key] } } for key in std.objectFields(keys)],
        },
      },

  // Neither Argo CD nor Flux ever prunes or deletes what has these. What stays when its manifest is gone does not leave the rest out of
  // sync.
  kept:: {
    'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
    'argocd.argoproj.io/compare-options': 'IgnoreExtraneous',
    'kustomize.toolkit.fluxcd.io/prune': 'disabled',
  },

  // Name resolution, by the cluster's DNS and by the node's cache of it.
  dns:: {
    to: [
      { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } } },
      { ipBlock: { cidr: '169.254.20.10/32' } },
    ],
    ports: [{ protocol: 'UDP', port: 53 }, { protocol: 'TCP', port: 53 }],
  },

  // The internet without the ranges that clusters and their networks use (RFC 1918, 6598 and, on GKE, class E), and without
  // link-local addresses and with them the metadata server.
  internet:: {
    ipBlock: {
      cidr: '0.0.0.0/0',
      except: [
        '10.0.0.0/8',
        '100.64.0.0/10',
        '127.0.0.0/8',
        '169.254.0.0/16',
        '172.16.0.0/12',
        '192.168.0.0/16',
        '240.0.0.0/4',
      ],
    },
  },

  // Where the load balancers of GKE check health and proxy from.
  loadBalancers:: [{ ipBlock: { cidr: '35.191.0.0/16' } }, { ipBlock: { cidr: '130.211.0.0/22' } }],

  userLabel(name):: 'uses.windlass.dev/' + name,
}
