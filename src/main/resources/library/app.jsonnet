// An app: one image as a Deployment with what it needs around it, and its jobs.
local k = import 'kubernetes.libsonnet';

// The environment variables of what an app uses: where it is, and how to get in.
local upper(name) = std.asciiUpper(std.strReplace(name, '-', '_'));

local usesChain(name, environment) =
  local chain = environment.units.chains[name];
  local pair = std.objectHas(chain, 'execution');
  local role = if pair then 'execution' else 'node';
  local client = std.native('client')(if pair then chain.execution.client else chain.client);
  local port = client.ports(chain.network)[client.endpoint.port].port;
  local secrets = std.get(chain, 'secrets', {});
  local prefix = upper(name);
  {
    env: [
      { name: prefix + '_RPC_URL', value: client.endpoint.scheme + '://' + name + ':' + port },
      { name: prefix + '_NETWORK', value: chain.network },
    ] + (
      if client.endpoint.credential && std.objectHas(secrets, 'rpc-auth') then [
        { name: prefix + '_RPC_USER', value: std.get(secrets, 'rpc-user', 'windlass') },
        { name: prefix + '_RPC_PASSWORD', valueFrom: { secretKeyRef: { name: name + '-rpc', key: 'password' } } },
      ] else []
    ),
    egress: [
      {
        to: [{ podSelector: { matchLabels: { 'app.kubernetes.io/instance': name, 'app.kubernetes.io/component': role } } }],
        ports: [{ protocol: 'TCP', port: port }],
      },
    ],
  };

local usesApp(name, environment) =
  local app = environment.units.apps[name];
  if !std.objectHas(app, 'port') then error 'the app "' + name + '" has no port that others could use' else {
    env: [{ name: upper(name) + '_URL', value: 'http://' + name }],
    egress: [
      {
        to: [{ podSelector: { matchLabels: { 'app.kubernetes.io/instance': name, 'app.kubernetes.io/component': 'app' } } }],
        ports: [{ protocol: 'TCP', port: app.port }],
      },
    ],
  };

function(unit, environment)
  local name = unit.name;
  local jobs = std.get(unit, 'jobs', {});
  local files = std.get(unit, 'files', {});
  local secrets = std.get(unit, 'secrets', {});
  local env = std.get(unit, 'env', {});
  local uses = [
    if std.objectHas(environment.units.chains, u) then usesChain(u, environment) else usesApp(u, environment)
    for u in std.get(unit, 'uses', [])
  ];
  local hasFiles = std.length(std.objectFields(files)) > 0 && std.objectHas(unit, 'configFiles');
  local hasSecrets = std.length(std.objectFields(secrets)) > 0;
  local hasPort = std.objectHas(unit, 'port');
  local replicas = std.get(unit, 'replicas', if hasPort || std.length(std.objectFields(jobs)) == 0 then 1 else 0);
  local scaled = std.type(replicas) == 'object';
  local runs = scaled || replicas > 0 || hasPort;
  local several = if scaled then replicas.min > 1 else replicas > 1;

  local selector = { 'app.kubernetes.io/instance': name, 'app.kubernetes.io/component': 'app' };
  local useLabels = { [k.userLabel(u)]: 'true' for u in std.get(unit, 'uses', []) };
  local labels(component) = k.labels(unit, environment, { 'app.kubernetes.io/name': name, 'app.kubernetes.io/component': component });

  // Keys of a ConfigMap have no slash: a file in a folder is put back into it where it is mounted.
  local key(path) = std.strReplace(path, '/', '__');

  local container(command, args, resources) = {
    name: 'app',
    image: k.image(unit.image),
    [if command != null then 'command']: command,
    [if args != null then 'args']: args,
    resources: k.resources(resources),
    securityContext: k.containerSecurity,
    env: [{ name: v, value: env[v] } for v in std.objectFields(env)]
         + std.flattenArrays([u.env for u in uses])
         + [{ name: v, valueFrom: { secretKeyRef: { name: name, key: v } } } for v in std.objectFields(secrets)],
    volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }]
                  + (if hasFiles then [{ name: 'config', mountPath: unit.configFiles.mountPath, readOnly: true }] else [])
                  + [
                    { name: 'writable-' + i, mountPath: unit.writable[i] }
                    for i in std.range(0, std.length(std.get(unit, 'writable', [])) - 1)
                  ],
  };

  local pod(containers) = {
    serviceAccountName: name,
    automountServiceAccountToken: false,
    securityContext: k.podSecurity(unit.user),
    containers: containers,
    volumes: [{ name: 'tmp', emptyDir: {} }]
             + (if hasFiles then [
                  {
                    name: 'config',
                    configMap: { name: name, items: [{ key: key(f), path: f } for f in std.objectFields(files)] },
                  },
                ] else [])
             + [
               { name: 'writable-' + i, emptyDir: {} }
               for i in std.range(0, std.length(std.get(unit, 'writable', [])) - 1)
             ],
  } + k.placement(unit, environment);

  local check =
    if std.objectHas(unit, 'health') then { httpGet: { path: unit.health, port: 'http' } } else { tcpSocket: { port: 'http' } };

  local annotations =
    if hasFiles then { annotations: { 'windlass.dev/config-hash': std.md5(std.manifestJsonEx(files, '')) } } else {};

  [
    k.object('v1', 'ServiceAccount', name, unit, environment) + { automountServiceAccountToken: false },
    if hasFiles then
      k.object('v1', 'ConfigMap', name, unit, environment) + { data: { [key(f)]: files[f] for f in std.objectFields(files) } },
    if hasSecrets then k.externalSecret(name, secrets, unit, environment),
    if runs then
      k.object('apps/v1', 'Deployment', name, unit, environment) + {
        metadata+: { labels: labels('app') },
        spec: {
          [if !scaled then 'replicas']: replicas,
          revisionHistoryLimit: 5,
          // A new pod is there before an old one goes.
          strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
          selector: { matchLabels: selector },
          template: {
            metadata: { labels: labels('app') + useLabels } + annotations,
            spec: pod([
              container(std.get(unit, 'command'), std.get(unit, 'args'), unit.resources) + (
                if hasPort then {
                  ports: [{ name: 'http', containerPort: unit.port, protocol: 'TCP' }],
                  readinessProbe: check { periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 3 },
                  livenessProbe: check { periodSeconds: 20, timeoutSeconds: 5, failureThreshold: 6 },
                  // Load balancers need a moment to see that a pod goes.
                  lifecycle: { preStop: { sleep: { seconds: 10 } } },
                } else {}
              ),
            ]),
          },
        },
      },
    if hasPort then
      k.object('v1', 'Service', name, unit, environment) + {
        [if std.objectHas(unit, 'ingress') then 'metadata']+: { annotations: { 'cloud.google.com/neg': '{"ingress": true}' } },
        spec: { selector: selector, ports: [{ name: 'http', port: 80, targetPort: 'http', protocol: 'TCP' }] },
      },
    if std.objectHas(unit, 'ingress') then
      local ingress = unit.ingress;
      local tls = std.get(ingress, 'tls', true);
      if !hasPort then error 'an ingress needs a port to lead to' else [
        k.object('networking.k8s.io/v1', 'Ingress', name, unit, environment) + {
          metadata+: {
            annotations: {
              'kubernetes.io/ingress.class': 'gce',
              [if tls then 'networking.gke.io/managed-certificates']: name,
              [if tls then 'kubernetes.io/ingress.allow-http']: 'false',
              [if std.objectHas(ingress, 'address') then 'kubernetes.io/ingress.global-static-ip-name']: ingress.address,
            },
          },
          spec: {
            rules: [
              {
                host: ingress.host,
                http: {
                  paths: [
                    {
                      path: std.get(ingress, 'path', '/'),
                      pathType: 'Prefix',
                      backend: { service: { name: name, port: { name: 'http' } } },
                    },
                  ],
                },
              },
            ],
          },
        },
        if tls then
          k.object('networking.gke.io/v1', 'ManagedCertificate', name, unit, environment) + { spec: { domains: [ingress.host] } },
      ],
    if scaled then
      k.object('autoscaling/v2', 'HorizontalPodAutoscaler', name, unit, environment) + {
        spec: {
          scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: name },
          minReplicas: replicas.min,
          maxReplicas: replicas.max,
          metrics: [
            {
              type: 'Resource',
              resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: std.get(replicas, 'cpu', 80) } },
            },
          ],
        },
      },
    if runs && several then
      k.object('policy/v1', 'PodDisruptionBudget', name, unit, environment) + {
        spec: { maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow', selector: { matchLabels: selector } },
      },
    [
      local job = jobs[j];
      k.object('batch/v1', 'CronJob', name + '-' + j, unit, environment) + {
        metadata+: { labels: labels('job') },
        spec: {
          schedule: job.schedule,
          timeZone: 'Etc/UTC',
          concurrencyPolicy: 'Forbid',
          successfulJobsHistoryLimit: 3,
          failedJobsHistoryLimit: 3,
          jobTemplate: {
            spec: {
              backoffLimit: 2,
              activeDeadlineSeconds: std.get(job, 'timeout', 3600),
              template: {
                metadata: { labels: labels('job') + useLabels } + annotations,
                spec: pod([
                  container(
                    std.get(job, 'command', std.get(unit, 'command')),
                    std.get(job, 'args'),
                    unit.resources + std.get(job, 'resources', {})
                  ),
                ]) + { restartPolicy: 'Never' },
              },
            },
          },
        },
      }
      for j in std.objectFields(jobs)
    ],
    k.object('networking.k8s.io/v1', 'NetworkPolicy', name, unit, environment) + {
      spec: {
        podSelector: { matchLabels: { 'app.kubernetes.io/instance': name } },
        policyTypes: ['Ingress', 'Egress'],
        ingress: if !hasPort then [] else [
          {
            from: [{ podSelector: { matchLabels: { [k.userLabel(name)]: 'true' } } }]
                  + (if std.objectHas(unit, 'ingress') then k.loadBalancers else []),
            ports: [{ protocol: 'TCP', port: 'http' }],
          },
        ],
        local egress = std.get(unit, 'egress', {}),
        egress: [k.dns] + std.flattenArrays([u.egress for u in uses]) + [
          // "Anywhere" is the internet, never the cluster or the metadata server.
          { to: [if egress[e].cidr == '0.0.0.0/0' then k.internet else { ipBlock: { cidr: egress[e].cidr } }], ports: [{ protocol: 'TCP', port: egress[e].port }] }
          for e in std.objectFields(egress)
        ],
      },
    },
  ]
