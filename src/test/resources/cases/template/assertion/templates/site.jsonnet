function(unit, environment) {
  assert std.length(unit.title) < 3 : 'title too long',
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: unit.name, namespace: environment.namespace },
  data: { title: unit.title },
}
