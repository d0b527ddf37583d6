// The pods of an app: those of its Deployment and those of its jobs, which differ in what they run.
local k = import '../kubernetes.libsonnet';

// Keys of a ConfigMap have no slash: a file in a folder is put back into it where it is mounted.
local key(path) = std.strReplace(path, '/', '__');

function(unit, environment, used)
  local name = unit.name;
  local files = std.get(unit, 'files', {});
  local secrets = std.get(unit, 'secrets', {});
  local env = std.get(unit, 'env', {});
  local hasFiles = std.length(std.objectFields(files)) > 0;
  local mountPath = std.get(std.get(unit, 'configFiles', {}), 'mountPath', '/etc/' + name);
  // Every app may write to /tmp.
  local writable = ['/tmp'] + [folder for folder in std.get(unit, 'writable', []) if folder != '/tmp'];
  local volumeName(i) = if i == 0 then 'tmp' else 'writable-' + (i - 1);

  // What is used comes first and secrets next, so that a variable can be put together of them: "$(BITCOIN_RPC_URL)/wallet".
  local variables =
    std.flattenArrays([u.env for u in used])
    + [{ name: v, valueFrom: { secretKeyRef: { name: name, key: v } } } for v in std.objectFields(secrets)]
    + [{ name: v, value: env[v] } for v in std.objectFields(env)];
  local names = [v.name for v in variables];
  local twice = [n for n in std.set(names) if std.count(names, n) > 1];

  local container(command, args, resources) =
    assert std.length(twice) == 0 : 'the environment variable "' + twice[0] + '" is set twice';
    {
      name: 'app',
      image: k.image(unit.image, null, name),
      [if command != null then 'command']: command,
      [if args != null then 'args']: args,
      resources: k.resources(resources, name),
      securityContext: k.containerSecurity,
      env: variables,
      volumeMounts: [{ name: volumeName(i), mountPath: writable[i] } for i in std.range(0, std.length(writable) - 1)]
                    + (if hasFiles then [{ name: 'config', mountPath: mountPath, readOnly: true }] else []),
    };

  local pod(container) = {
    serviceAccountName: name,
    automountServiceAccountToken: false,
    // Variables that Services would become have names of their own making, and shadow those of the app.
    enableServiceLinks: false,
    securityContext: k.podSecurity(unit.user),
    containers: [container],
    volumes: [{ name: volumeName(i), emptyDir: {} } for i in std.range(0, std.length(writable) - 1)]
             + (if hasFiles then [
                  {
                    name: 'config',
                    configMap: { name: name, items: [{ key: key(f), path: f } for f in std.objectFields(files)] },
                  },
                ] else []),
  } + k.placement(unit, environment);

  local check =
    if std.objectHas(unit, 'health') then { httpGet: { path: unit.health, port: 'http' } } else { tcpSocket: { port: 'http' } };

  {
    configMap:
      if hasFiles then
        k.object('v1', 'ConfigMap', name, unit, environment) + { data: { [key(f)]: files[f] for f in std.objectFields(files) } }
      else if std.objectHas(unit, 'configFiles') then
        error 'configFiles says where the files of apps/' + name + '/ are seen, and there are none'
      else null,

    // An app reads its files at its start: when they change, its pods are replaced.
    metadata: if hasFiles then { annotations: { 'windlass.dev/config-hash': std.md5(std.manifestJsonEx(files, '')) } } else {},

    server: pod(
      container(std.get(unit, 'command'), std.get(unit, 'args'), unit.resources)
      + (if std.objectHas(unit, 'port') then {
           ports: [{ name: 'http', containerPort: unit.port, protocol: 'TCP' }],
           readinessProbe: check { periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 3 },
           livenessProbe: check { periodSeconds: 20, timeoutSeconds: 5, failureThreshold: 6 },
           // Load balancers need a moment to see that a pod goes.
           lifecycle: { preStop: { sleep: { seconds: 10 } } },
         } else {})
    ),

    job(job):: pod(
      container(
        std.get(job, 'command', std.get(unit, 'command')),
        std.get(job, 'args'),
        unit.resources + std.get(job, 'resources', {})
      )
    ) + { restartPolicy: 'Never' },
  }
