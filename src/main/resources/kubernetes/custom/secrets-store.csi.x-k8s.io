# Source: kubernetes-sigs/secrets-store-csi-driver config/crd/bases, v1.6.0, commit 4960f9637c51, 2026-04-29
secrets-store.csi.x-k8s.io/v1 SecretProviderClass secretproviderclasses namespaced {spec=@a1 status={}}
secrets-store.csi.x-k8s.io/v1alpha1 SecretProviderClass secretproviderclasses namespaced {spec=@a1 status={byPod=[{id=s namespace=s}}}

a1 {parameters=%s provider=s secretObjects=[@a2}
a2 {annotations=%s data=[{key=s objectName=s} labels=%s secretName=s type=s}
