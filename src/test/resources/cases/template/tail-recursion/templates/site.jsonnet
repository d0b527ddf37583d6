local f(x) = f(x + 1) tailstrict;
function(unit, environment) {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: unit.name, namespace: environment.namespace },
  data: { title: f(0) },
}
