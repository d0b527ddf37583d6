local f(x) = f(x + 1);
function(unit, environment) {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: unit.name, namespace: environment.namespace },
  data: { title: std.foldl(function(a, b) a + std.length(std.range(0, 100000)), std.range(0, 100000), 0) },
}
