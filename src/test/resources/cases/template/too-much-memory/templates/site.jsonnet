function(unit, environment) {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: unit.name, namespace: environment.namespace },
  data: { title: std.foldl(function(a, b) a + a, std.range(0, 60), 'x') },
}
