function(unit, environment) {
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name: unit.name, namespace: environment.namespace },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } },
}
