function(unit, environment) { apiVersion: 'admissionregistration.k8s.io/v1', kind: 'MutatingAdmissionPolicy', metadata: { name: unit.name }, spec: {} }
