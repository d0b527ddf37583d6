# Source: GoogleCloudPlatform/prometheus-engine charts/operator/crds, v0.17.2, commit 7920a2a222af, 2026-01-07
monitoring.googleapis.com/v1 PodMonitoring podmonitorings namespaced {spec!{endpoints!@a1 filterRunning=b limits={labelNameLength=l labelValueLength=l labels=l samples=l} selector!@a9 targetLabels={fromPod=@a10 metadata=(set)[(enum["container" "node" "pod" "top_level_controller_name" "top_level_controller_type"])s}} status=@a3}
monitoring.googleapis.com/v1alpha1 PodMonitoring podmonitorings namespaced @a2
monitoring.googleapis.com/v1 ClusterPodMonitoring clusterpodmonitorings cluster {spec!{endpoints!@a1 filterRunning=b limits={labelNameLength=l labelValueLength=l labels=l samples=l} selector!@a9 targetLabels={fromPod=@a10 metadata=(set)[(enum["container" "namespace" "node" "pod" "top_level_controller_name" "top_level_controller_type"])s}} status=@a3}
monitoring.googleapis.com/v1alpha1 ClusterPodMonitoring clusterpodmonitorings cluster @a2
monitoring.googleapis.com/v1 Rules rules namespaced @a4
monitoring.googleapis.com/v1alpha1 Rules rules namespaced @a6
monitoring.googleapis.com/v1 ClusterRules clusterrules cluster @a4
monitoring.googleapis.com/v1alpha1 ClusterRules clusterrules cluster @a6

a1 (items=1..10)[{authorization={credentials={secret={key!s name!s namespace=s}} type=s} basicAuth={password={secret={key!s name!s namespace=s}} username=s} interval!u metricRelabeling=(items=..250)[{action=(enum["replace" "lowercase" "uppercase" "keep" "drop" "keepequal" "dropequal" "hashmod" "labeldrop" "labelkeep"])s modulus=l regex=(length=..10000)s replacement=s separator=s sourceLabels=(items=..100)[(match"^[a-zA-Z_][a-zA-Z0-9_]*$")s targetLabel=(match"^[a-zA-Z_][a-zA-Z0-9_]*$")s} oauth2={clientID=s clientSecret={secret={key!s name!s namespace=s}} endpointParams=%s proxyUrl=(length=..2000)s scopes=[s tlsConfig=@a5 tokenURL=s} params=%[s path=s port!(length=1..253)p proxyUrl=(length=..2000)s scheme=(enum["http" "https"])s timeout=u tls=@a5}
a2 {spec!{endpoints![{interval=s metricRelabeling=[{action=s modulus=l regex=s replacement=s separator=s sourceLabels=[s targetLabel=s} params=%[s path=s port!p proxyUrl=s scheme=s timeout=s} limits={labelNameLength=l labelValueLength=l labels=l samples=l} selector!@a9 targetLabels={fromPod=[{from!s to=s} metadata=[s}} status=@a7}
a3 {conditions=@a8 endpointStatuses=[{activeTargets=l collectorsFraction=s lastUpdateTime=t name!s sampleGroups=[{count=i sampleTargets=[{health=s labels=%s lastError=s lastScrapeDurationSeconds=s}} unhealthyTargets=l} observedGeneration=l}
a4 {spec!{groups![{interval=u name!s rules!(items=1..)[{alert=s annotations=%s expr!s for=u labels=%s record=(match"^[a-zA-Z_:][a-zA-Z0-9_:]*$")s}}} status=@a7}
a5 {ca={secret={key!s name!s namespace=s}} cert={secret={key!s name!s namespace=s}} insecureSkipVerify=b key={secret={key!s name!s namespace=s}} maxVersion=(enum["TLS10" "TLS11" "TLS12" "TLS13"])s minVersion=(enum["TLS10" "TLS11" "TLS12" "TLS13"])s serverName=s}
a6 {spec!{groups![{interval!s name!s rules![{alert=s annotations=%s expr!s for=s labels=%s record=s}}} status={}}
a7 {conditions=@a8 observedGeneration=l}
a8 [{lastTransitionTime=t lastUpdateTime=t message=s reason=s status!s type!s}
a9 {matchExpressions=[{key!s operator!s values=[s} matchLabels=%s}
a10 (items=..100)[{from!s to=(match"^[a-zA-Z_][a-zA-Z0-9_]*$")s}
