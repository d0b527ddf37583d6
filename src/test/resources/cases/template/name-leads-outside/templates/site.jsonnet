function(unit, environment) {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: '../../../' + unit.title, namespace: environment.namespace },
  data: { title: unit.title },
}
