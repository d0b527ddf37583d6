# Source: cert-manager/cert-manager deploy/crds, v1.21.1, commit 24e33194fb39, 2026-07-29
cert-manager.io/v1 Certificate certificates namespaced {spec={additionalOutputFormats=[{type!(enum["DER" "CombinedPEM"])s} commonName=s dnsNames=[s duration=s emailAddresses=[s encodeUsagesInRequest=b ipAddresses=[s isCA=b issuerRef!{group=s kind=s name!s} keystores={jks={alias=s create!b password=s passwordSecretRef={key=s name!s}} pkcs12={create!b password=s passwordSecretRef={key=s name!s} profile=(enum["LegacyRC2" "LegacyDES" "Modern2023" "Modern2026"])s}} literalSubject=s nameConstraints={critical=b excluded={dnsDomains=[s emailAddresses=[s ipRanges=[s uriDomains=[s} permitted={dnsDomains=[s emailAddresses=[s ipRanges=[s uriDomains=[s}} otherNames=[{oid=s utf8Value=s} privateKey={algorithm=(enum["RSA" "ECDSA" "Ed25519"])s encoding=(enum["PKCS1" "PKCS8"])s rotationPolicy=(enum["Never" "Always"])s size=n} renewBefore=s renewBeforePercentage=i renewal={policy=(enum["RenewBefore" "Disabled"])s windows=[{cron!(length=1..)s timezone=(length=1..)s windowDuration!(match"^([0-9]+(\\.[0-9]+)?(s|m|h))+$")s}} revisionHistoryLimit=i secretName!s secretTemplate={annotations=%s labels=%s} signatureAlgorithm=(enum["SHA256WithRSA" "SHA384WithRSA" "SHA512WithRSA" "ECDSAWithSHA256" "ECDSAWithSHA384" "ECDSAWithSHA512" "PureEd25519"])s subject={countries=[s localities=[s organizationalUnits=[s organizations=[s postalCodes=[s provinces=[s serialNumber=s streetAddresses=[s} uris=[s usages=[(enum["signing" "digital signature" "content commitment" "key encipherment" "key agreement" "data encipherment" "cert sign" "crl sign" "encipher only" "decipher only" "any" "server auth" "client auth" "code signing" "email protection" "s/mime" "ipsec end system" "ipsec tunnel" "ipsec user" "timestamping" "ocsp signing" "microsoft sgc" "netscape sgc"])s} status=(emptied){acme={ari={explanationURL=s lastChecked=t lastError=s nextCheck=t suggestedWindow={end!t start!t}}} conditions=(by=type)[@a1 failedIssuanceAttempts=n lastFailureTime=t nextPrivateKeySecretName=s notAfter=t notBefore=t renewalTime=t revision=n}}
cert-manager.io/v1 Issuer issuers namespaced @a2
cert-manager.io/v1 ClusterIssuer clusterissuers cluster @a2

a1 {lastTransitionTime=t message=s observedGeneration=l reason=s status!(enum["True" "False" "Unknown"])s type!s}
a2 {spec!@a3 status=(emptied)@a38}
a3 {acme=@a4 ca=@a31 selfSigned={crlDistributionPoints=[s} vault=@a32 venafi=(cel["(has(self.tpp) ? 1 : 0) + (has(self.cloud) ? 1 : 0) + (has(self.ngts) ? 1 : 0) == 1""exactly one of tpp, cloud, or ngts must be configured"""""])@a36}
a4 {caBundle=x disableAccountKeyGeneration=b email=s enableDurationFeature=b externalAccountBinding=@a5 preferredChain=(length=..64)s privateKeySecretRef!{key=s name!s} profile=s server!s skipTLSVerify=b solvers=[@a6}
a5 {keyAlgorithm=(enum["HS256" "HS384" "HS512"])s keyID!s keySecretRef!{key=s name!s}}
a6 {dns01=@a7 http01=@a14 selector={dnsNames=[s dnsZones=[s matchLabels=%s} waitInsteadOfSelfCheck=s}
a7 {acmeDNS={accountSecretRef!{key=s name!s} host!s} akamai=@a8 azureDNS=@a9 cloudDNS=@a10 cloudflare=@a11 cnameStrategy=(enum["None" "Follow"])s digitalocean={tokenSecretRef!{key=s name!s}} rfc2136=@a12 route53=@a13 webhook={config=* groupName!s solverName!s}}
a8 {accessTokenSecretRef!{key=s name!s} clientSecretSecretRef!{key=s name!s} clientTokenSecretRef!{key=s name!s} serviceConsumerDomain!s}
a9 {clientID=s clientSecretSecretRef={key=s name!s} environment=(enum["AzurePublicCloud" "AzureChinaCloud" "AzureGermanCloud" "AzureUSGovernmentCloud"])s hostedZoneName=s managedIdentity={clientID=s resourceID=s tenantID=s} resourceGroupName!s subscriptionID!s tenantID=s zoneType=(enum["AzurePublicZone" "AzurePrivateZone"])s}
a10 {hostedZoneName=s project!s serviceAccountSecretRef={key=s name!s}}
a11 {apiKeySecretRef={key=s name!s} apiTokenSecretRef={key=s name!s} email=s}
a12 {nameserver!s protocol=(enum["TCP" "UDP"])s tsigAlgorithm=s tsigKeyName=s tsigSecretSecretRef={key=s name!s}}
a13 {accessKeyID=s accessKeyIDSecretRef={key=s name!s} auth={kubernetes!{serviceAccountRef!{audiences=[s name!s}}} hostedZoneID=s region=s role=s secretAccessKeySecretRef={key=s name!s}}
a14 {gatewayHTTPRoute=@a15 ingress=@a30}
a15 {labels=%s parentRefs=[@a16 podTemplate=@a17 serviceType=s}
a16 {group=(default="gateway.networking.k8s.io" match"^$|^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$" length=..253)s kind=(default="Gateway" match"^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$" length=1..63)s name!(length=1..253)s namespace=(match"^[a-z0-9]([-a-z0-9]*[a-z0-9])?$" length=1..63)s port=(min=1 max=65535)i sectionName=(match"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$" length=1..253)s}
a17 {metadata={annotations=%s labels=%s} spec=@a18}
a18 {affinity=@a19 imagePullSecrets=(by=name)[{name=(default="")s} nodeSelector=%s priorityClassName=s resources=@a28 securityContext=@a29 serviceAccountName=s tolerations=[{effect=s key=s operator=s tolerationSeconds=l value=s}}
a19 {nodeAffinity=@a20 podAffinity=@a24 podAntiAffinity=@a24}
a20 {preferredDuringSchedulingIgnoredDuringExecution=[@a21 requiredDuringSchedulingIgnoredDuringExecution=@a23}
a21 {preference!@a22 weight!i}
a22 {matchExpressions=[{key!s operator!s values=[s} matchFields=[{key!s operator!s values=[s}}
a23 {nodeSelectorTerms![@a22}
a24 {preferredDuringSchedulingIgnoredDuringExecution=[@a25 requiredDuringSchedulingIgnoredDuringExecution=[@a26}
a25 {podAffinityTerm!@a26 weight!i}
a26 {labelSelector=@a27 matchLabelKeys=[s mismatchLabelKeys=[s namespaceSelector=@a27 namespaces=[s topologyKey!s}
a27 {matchExpressions=[{key!s operator!s values=[s} matchLabels=%s}
a28 {limits=%(match"^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$")p requests=%(match"^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$")p}
a29 {fsGroup=l fsGroupChangePolicy=s runAsGroup=l runAsNonRoot=b runAsUser=l seLinuxOptions={level=s role=s type=s user=s} seccompProfile={localhostProfile=s type!s} supplementalGroups=[l sysctls=[{name!s value!s}}
a30 {class=s ingressClassName=s ingressTemplate={metadata={annotations=%s labels=%s}} name=s podTemplate=@a17 serviceType=s}
a31 {crlDistributionPoints=[s issuingCertificateURLs=[s ocspServers=[s secretName!s}
a32 {auth!@a33 caBundle=x caBundleSecretRef={key=s name!s} clientCertSecretRef={key=s name!s} clientKeySecretRef={key=s name!s} namespace=s path!s server!s serverName=s}
a33 {appRole={path!s roleId!s secretRef!{key=s name!s}} aws=@a34 clientCertificate={mountPath=s name=s secretName=s} kubernetes=@a35 tokenSecretRef={key=s name!s}}
a34 {iamRoleArn=s mountPath=s region=s role!(length=1..)s serviceAccountRef={audiences=[s name!s} vaultHeaderValue=s}
a35 {mountPath=s role!s secretRef={key=s name!s} serviceAccountRef={audiences=[s name!s}}
a36 {cloud={apiTokenSecretRef!{key=s name!s} url=s} ngts={credentialsRef!{name!s} tokenEndpoint=s tsgID!s url=s} tpp=@a37 zone!s}
a37 {caBundle=x caBundleSecretRef={key=s name!s} credentialsRef!{name!s} url!s}
a38 {acme={lastPrivateKeyHash=s lastRegisteredEmail=s uri=s} conditions=(by=type)[@a1}
