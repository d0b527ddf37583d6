function(unit, environment) {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: unit.name, namespace: environment.namespace },
  data: { title: std.length(std.makeArray(2000000000, function(i) i)) },
}
