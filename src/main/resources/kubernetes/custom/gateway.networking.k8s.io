# Source: kubernetes-sigs/gateway-api config/crd/standard, v1.6.1, commit 8bb74df00e56, 2026-07-16
gateway.networking.k8s.io/v1 Gateway gateways namespaced @a2
gateway.networking.k8s.io/v1beta1 Gateway gateways namespaced @a2
gateway.networking.k8s.io/v1 GatewayClass gatewayclasses cluster @a11
gateway.networking.k8s.io/v1beta1 GatewayClass gatewayclasses cluster @a11
gateway.networking.k8s.io/v1 HTTPRoute httproutes namespaced @a1
gateway.networking.k8s.io/v1beta1 HTTPRoute httproutes namespaced @a1
gateway.networking.k8s.io/v1 GRPCRoute grpcroutes namespaced {spec!{hostnames=@a33 parentRefs=@a17 rules=(items=..16)[{backendRefs=(items=..16)[{filters=@a8 group=@a36 kind=@a41 name!(length=1..253)s namespace=(match"^[a-z0-9]([-a-z0-9]*[a-z0-9])?$" length=1..63)s port=(min=1 max=65535)i weight=(min=0 max=1000000)i} filters=@a8 matches=(items=..64)[{headers=@a30 method={method=(length=..1024)s service=(length=..1024)s type=(enum["Exact" "RegularExpression"])s}} name=@a37}} status=@a10}
gateway.networking.k8s.io/v1 ReferenceGrant referencegrants namespaced @a13
gateway.networking.k8s.io/v1beta1 ReferenceGrant referencegrants namespaced @a13
gateway.networking.k8s.io/v1 TCPRoute tcproutes namespaced @a7
gateway.networking.k8s.io/v1alpha2 TCPRoute tcproutes namespaced @a6
gateway.networking.k8s.io/v1 TLSRoute tlsroutes namespaced @a5
gateway.networking.k8s.io/v1alpha2 TLSRoute tlsroutes namespaced {spec!{hostnames=(items=..1024)[@a35 parentRefs=@a17 rules!@a14} status=@a10}
gateway.networking.k8s.io/v1alpha3 TLSRoute tlsroutes namespaced @a5
gateway.networking.k8s.io/v1 UDPRoute udproutes namespaced @a7
gateway.networking.k8s.io/v1alpha2 UDPRoute udproutes namespaced @a6
gateway.networking.k8s.io/v1 BackendTLSPolicy backendtlspolicies namespaced @a4
gateway.networking.k8s.io/v1alpha3 BackendTLSPolicy backendtlspolicies namespaced @a4
gateway.networking.k8s.io/v1 ListenerSet listenersets namespaced {spec!{listeners!@a9 parentRef!@a25} status={conditions=@a22 listeners=@a12}}

a1 {spec!{hostnames=@a33 parentRefs=@a17 rules=(items=1..16)[{backendRefs=(items=..16)[{filters=@a3 group=@a36 kind=@a41 name!(length=1..253)s namespace=(match"^[a-z0-9]([-a-z0-9]*[a-z0-9])?$" length=1..63)s port=(min=1 max=65535)i weight=(min=0 max=1000000)i} filters=@a3 matches=(items=..64)[{headers=@a30 method=(enum["GET" "HEAD" "POST" "PUT" "DELETE" "CONNECT" "OPTIONS" "TRACE" "PATCH"])s path={type=(enum["Exact" "PathPrefix" "RegularExpression"])s value=(length=..1024)s} queryParams=(items=..16 by=name)[{name!(match"^[A-Za-z0-9!#$%&'*+\\-.^_\\x60|~]+$" length=1..256)s type=(enum["Exact" "RegularExpression"])s value!(length=1..1024)s}} name=@a37 timeouts={backendRequest=(match"^([0-9]{1,5}(h|m|s|ms)){1,4}$")s request=(match"^([0-9]{1,5}(h|m|s|ms)){1,4}$")s}}} status=@a10}
a2 {spec!{addresses=(items=..16)[(one[@a39 {+ type!(not[(enum["IPAddress"])*])*}]){type=@a29 value=(length=..253)s} allowedListeners={namespaces={from=(enum["All" "Selector" "Same" "None"])s selector=@a40}} gatewayClassName!(length=1..253)s infrastructure={annotations=(keys=..16)%(length=0..4096)s labels=(keys=..8)%(match"^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$" length=0..63)s parametersRef=@a27} listeners!@a9 tls={backend={clientCertificateRef=@a25} frontend={default!@a20 perPort=(items=..64 by=port)[{port!(min=1 max=65535)i tls!@a20}}}} status={addresses=(items=..16)[(one[@a39 {+ type!(not[(enum["IPAddress"])*])*}]){type=@a29 value!(length=1..253)s} attachedListenerSets=i conditions=@a22 listeners=@a12}}
a3 (items=..16)[{cors={allowCredentials=b allowHeaders=@a38 allowMethods=(items=..9 set)[(enum["GET" "HEAD" "POST" "PUT" "DELETE" "CONNECT" "OPTIONS" "TRACE" "PATCH" "*"])s allowOrigins=(items=..64 set)[(match"(^\\*$)|(^(http(s)?):\\/\\/(((\\*\\.)?([a-zA-Z0-9\\-]+\\.)*[a-zA-Z0-9-]+|\\*)(:([0-9]{1,5}))?)$)" length=1..253)s exposeHeaders=@a38 maxAge=(min=1)i} extensionRef=@a27 requestHeaderModifier=@a24 requestMirror=@a19 requestRedirect={hostname=@a37 path=@a32 port=(min=1 max=65535)i scheme=(enum["http" "https"])s statusCode=(numbers=301,302,303,307,308)n} responseHeaderModifier=@a24 type!(enum["RequestHeaderModifier" "ResponseHeaderModifier" "RequestMirror" "RequestRedirect" "URLRewrite" "ExtensionRef" "CORS"])s urlRewrite={hostname=@a37 path=@a32}}
a4 {spec!{options=(keys=..16)%(length=0..4096)s targetRefs!(items=1..16)[{group!@a36 kind!@a41 name!(length=1..253)s sectionName=@a37} validation!{caCertificateRefs=(items=..8)[@a27 hostname!@a37 subjectAltNames=(items=..5)[{hostname=@a35 type!(enum["Hostname" "URI"])s uri=(match"^(([^:/?#]+):)(//([^/?#]*))([^?#]*)(\\?([^#]*))?(#(.*))?" length=1..253)s} wellKnownCACertificates=(match"^(System|([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]))$" length=1..253)s}} status={ancestors!(items=..16)[{ancestorRef!@a18 conditions!@a21 controllerName!@a31}}}
a5 {spec!{hostnames!(items=1..1024)[@a35 parentRefs=@a17 rules!@a15} status=@a10}
a6 {spec!{parentRefs=@a17 rules!@a14} status=@a10}
a7 {spec!{parentRefs=@a17 rules!@a15} status=@a10}
a8 (items=..16)[{extensionRef=@a27 requestHeaderModifier=@a24 requestMirror=@a19 responseHeaderModifier=@a24 type!(enum["ResponseHeaderModifier" "RequestHeaderModifier" "RequestMirror" "ExtensionRef"])s}
a9 (items=1..64 by=name)[{allowedRoutes={kinds=@a28 namespaces={from=(enum["All" "Selector" "Same"])s selector=@a40}} hostname=@a35 name!@a37 port!(min=1 max=65535)i protocol!(match"^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$|[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\\/[A-Za-z0-9]+$" length=1..255)s tls={certificateRefs=(items=..64)[@a25 mode=(enum["Terminate" "Passthrough"])s options=(keys=..16)%(length=0..4096)s}}
a10 {parents!(items=..32)[{conditions!@a21 controllerName!@a31 parentRef!@a18}}
a11 {spec!{controllerName!@a31 description=(length=..64)s parametersRef=@a26} status={conditions=@a22 supportedFeatures=(items=..64 by=name)[{name!s}}}
a12 (items=..64 by=name)[{attachedRoutes!i conditions!@a22 name!@a37 supportedKinds=@a28}
a13 {spec!{from!(items=1..16)[{group!@a36 kind!@a41 namespace!(match"^[a-z0-9]([-a-z0-9]*[a-z0-9])?$" length=1..63)s} to!(items=1..16)[{group!@a36 kind!@a41 name=(length=1..253)s}}}
a14 (items=1..16)[@a16
a15 (items=1..1)[@a16
a16 {backendRefs!(items=1..16)[{group=@a36 kind=@a41 name!(length=1..253)s namespace=(match"^[a-z0-9]([-a-z0-9]*[a-z0-9])?$" length=1..63)s port=(min=1 max=65535)i weight=(min=0 max=1000000)i} name=@a37}
a17 (items=..32)[@a18
a18 {group=@a36 kind=@a41 name!(length=1..253)s namespace=(match"^[a-z0-9]([-a-z0-9]*[a-z0-9])?$" length=1..63)s port=(min=1 max=65535)i sectionName=@a37}
a19 {backendRef!{group=@a36 kind=@a41 name!(length=1..253)s namespace=(match"^[a-z0-9]([-a-z0-9]*[a-z0-9])?$" length=1..63)s port=(min=1 max=65535)i} fraction={denominator=(min=1)i numerator!(min=0)i} percent=(min=0 max=100)i}
a20 {validation={caCertificateRefs!(items=1..16)[@a26 mode=(enum["AllowValidOnly" "AllowInsecureFallback"])s}}
a21 (items=1..8 by=type)[@a23
a22 (items=..8 by=type)[@a23
a23 {lastTransitionTime!t message!(length=..32768)s observedGeneration=(min=0)l reason!(match"^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$" length=1..1024)s status!(enum["True" "False" "Unknown"])s type!(match"^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])$" length=..316)s}
a24 {add=@a34 remove=(items=..16 set)[s set=@a34}
a25 {group=@a36 kind=@a41 name!(length=1..253)s namespace=(match"^[a-z0-9]([-a-z0-9]*[a-z0-9])?$" length=1..63)s}
a26 {group!@a36 kind!@a41 name!(length=1..253)s namespace=(match"^[a-z0-9]([-a-z0-9]*[a-z0-9])?$" length=1..63)s}
a27 {group!@a36 kind!@a41 name!(length=1..253)s}
a28 (items=..8)[{group=@a36 kind!@a41}
a29 (match"^Hostname|IPAddress|NamedAddress|[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\\/[A-Za-z0-9\\/\\-._~%!$&'()*+,;=:]+$" length=1..253)s
a30 (items=..16 by=name)[{name!(match"^[A-Za-z0-9!#$%&'*+\\-.^_\\x60|~]+$" length=1..256)s type=(enum["Exact" "RegularExpression"])s value!(length=1..4096)s}
a31 (match"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\\/[A-Za-z0-9\\/\\-._~%!$&'()*+,;=:]+$" length=1..253)s
a32 {replaceFullPath=(length=..1024)s replacePrefixMatch=(length=..1024)s type!(enum["ReplaceFullPath" "ReplacePrefixMatch"])s}
a33 (items=..16)[@a35
a34 (items=..16 by=name)[{name!(match"^[A-Za-z0-9!#$%&'*+\\-.^_\\x60|~]+$" length=1..256)s value!(length=1..4096)s}
a35 (match"^(\\*\\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$" length=1..253)s
a36 (match"^$|^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$" length=..253)s
a37 (match"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$" length=1..253)s
a38 (items=..64 set)[(match"^[A-Za-z0-9!#$%&'*+\\-.^_\\x60|~]+$" length=1..256)s
a39 {+ type=(enum["IPAddress"])* value=(any[(format=ipv4)* (format=ipv6)*])*}
a40 {matchExpressions=[{key!s operator!s values=[s} matchLabels=%s}
a41 (match"^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$" length=1..63)s
