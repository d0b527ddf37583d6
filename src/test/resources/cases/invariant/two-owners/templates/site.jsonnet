function(unit, environment) {
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: { name: "explorer", namespace: environment.namespace },
}
