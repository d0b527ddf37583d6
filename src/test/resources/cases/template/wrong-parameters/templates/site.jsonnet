function(unit) {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: unit.name, namespace: 'shop' },
  data: { title: unit.title },
}
