function(unit, environment) {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: unit.name, namespace: environment.namespace },
  data: { title: unit.title },
}
