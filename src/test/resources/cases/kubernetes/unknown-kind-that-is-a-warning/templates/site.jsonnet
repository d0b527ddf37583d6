function(unit, environment) { apiVersion: 'example.com/v1', kind: 'Widget', metadata: { name: unit.name, namespace: environment.namespace } }
