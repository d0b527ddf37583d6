function(unit, environment) {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { namespace: environment.namespace },
  data: { title: unit.title },
}
