function(unit, environment) { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: unit.name, namespace: environment.namespace }, rules: [] }
