function(unit, environment) {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: unit.name, namespace: environment.namespace },
  data: { title: if std.length(unit.title) > 3 then error 'the title is longer than 3 letters: ' + unit.title else unit.title },
}
