function(unit, environment) {
  apiVersion: 'v1',
  kind: null,
  metadata: { name: unit.name, namespace: environment.namespace },
  data: { title: unit.title },
}
