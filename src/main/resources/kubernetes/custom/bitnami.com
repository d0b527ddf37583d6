# Source: bitnami-labs/sealed-secrets helm/sealed-secrets/crds, v0.36.6, commit 6dc880366d1c, 2026-04-09
bitnami.com/v1alpha1 SealedSecret sealedsecrets namespaced {spec!{data=x encryptedData!%s template={data=(null)%s immutable=b metadata=(null){+ annotations=%s finalizers=[s labels=%s name=s namespace=s} type=s}} status={conditions=[{lastTransitionTime=t lastUpdateTime=t message=s reason=s status!s type!s} observedGeneration=l}}

