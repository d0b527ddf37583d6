// An app: one image as a Deployment with what it needs around it, and its jobs.
local exposure = import 'app/exposure.libsonnet';
local k = import 'kubernetes.libsonnet';
local pods = import 'app/pods.libsonnet';
local uses = import 'app/uses.libsonnet';

// A CronJob's name is followed by the time of the run in the names of its Jobs, which have 63 characters.
local longestJob = 52;

function(unit, environment)
  local name = unit.name;
  local jobs = std.get(unit, 'jobs', {});
  local hasPort = std.objectHas(unit, 'port');
  // An app with nothing but jobs has no Deployment.
  local runs = hasPort || std.objectHas(unit, 'replicas') || std.length(std.objectFields(jobs)) == 0;
  local replicas = std.get(unit, 'replicas', 1);
  local scaled = std.type(replicas) == 'object';
  local several = if scaled then replicas.min > 1 else replicas > 1;

  local used = [uses(u, environment) for u in std.get(unit, 'uses', [])];
  local pod = pods(unit, environment, used);
  local selector = { 'app.kubernetes.io/instance': name, 'app.kubernetes.io/component': 'app' };
  local labels(component) =
    k.labels(unit, environment, { 'app.kubernetes.io/name': name, 'app.kubernetes.io/component': component });
  // By these labels what it uses lets its pods in.
  local podLabels(component) = labels(component) + { [k.userLabel(u)]: 'true' for u in std.get(unit, 'uses', []) };

  local deployment = k.object('apps/v1', 'Deployment', name, unit, environment) + {
    metadata+: { labels: labels('app') },
    spec: {
      // What an autoscaler scales has no number of its own, or each sync would set it back.
      [if !scaled then 'replicas']: replicas,
      revisionHistoryLimit: 5,
      strategy: {
        type: 'RollingUpdate',
        rollingUpdate:
          // With a port a new pod is there before an old one goes; a worker is never there twice.
          if hasPort then { maxSurge: 1, maxUnavailable: 0 } else { maxSurge: 0, maxUnavailable: 1 },
      },
      selector: { matchLabels: selector },
      template: { metadata: { labels: podLabels('app') } + pod.metadata, spec: pod.server },
    },
  };

  local autoscaler =
    assert replicas.max >= replicas.min : 'replicas of "' + name + '": max is less than min';
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
    };

  local cronJob(j) =
    local job = jobs[j];
    local own = name + '-' + j;
    assert std.length(own) <= longestJob :
           'the name "' + own + '" is longer than ' + longestJob + ' characters: give the app or its job a shorter one';
    k.object('batch/v1', 'CronJob', own, unit, environment) + {
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
            template: { metadata: { labels: podLabels('job') } + pod.metadata, spec: pod.job(job) },
          },
        },
      },
    };

  [
    k.object('v1', 'ServiceAccount', name, unit, environment) + { automountServiceAccountToken: false },
    pod.configMap,
    if std.length(std.objectFields(std.get(unit, 'secrets', {}))) > 0 then
      k.externalSecret(name, unit.secrets, unit, environment),
    if runs then deployment,
    if scaled then autoscaler,
    if runs && several then
      k.object('policy/v1', 'PodDisruptionBudget', name, unit, environment) + {
        spec: { maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow', selector: { matchLabels: selector } },
      },
    [cronJob(j) for j in std.objectFields(jobs)],
    exposure(unit, environment, used, selector),
  ]
