# Source: external-secrets/external-secrets config/crds/bases, v2.9.0, commit 378bdb622ed9, 2026-08-07; v1beta1 schemas from v0.16.2, commit ec12919d04d0, 2025-05-07, the last release that serves them by default
external-secrets.io/v1 ExternalSecret externalsecrets namespaced {spec=@a1 status=(emptied){binding={name=(default="")s} conditions=[{lastTransitionTime=t message=s reason=s status!s type!(enum["Ready" "Deleted"])s} refreshTime=(null)t syncedResourceVersion=s}}
external-secrets.io/v1beta1 ExternalSecret externalsecrets namespaced {spec=@a18 status=(emptied){binding={name=(default="")s} conditions=[{lastTransitionTime=t message=s reason=s status!s type!s} refreshTime=(null)t syncedResourceVersion=s}}
external-secrets.io/v1 SecretStore secretstores namespaced @a28
external-secrets.io/v1beta1 SecretStore secretstores namespaced @a176
external-secrets.io/v1 ClusterSecretStore clustersecretstores cluster @a28
external-secrets.io/v1beta1 ClusterSecretStore clustersecretstores cluster @a176
external-secrets.io/v1 ClusterExternalSecret clusterexternalsecrets cluster {spec={externalSecretMetadata={annotations=%s labels=%s} externalSecretName=(match"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$" length=1..253)s externalSecretSpec!@a1 namespaceSelector=@a31 namespaceSelectors=[@a31 namespaces=[(match"^[a-z0-9]([-a-z0-9]*[a-z0-9])?$" length=1..63)s refreshTime=s} status=(emptied)@a216}
external-secrets.io/v1beta1 ClusterExternalSecret clusterexternalsecrets cluster {spec={externalSecretMetadata={annotations=%s labels=%s} externalSecretName=(match"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$" length=1..253)s externalSecretSpec!@a18 namespaceSelector=@a31 namespaceSelectors=[@a31 namespaces=[(match"^[a-z0-9]([-a-z0-9]*[a-z0-9])?$" length=1..63)s refreshTime=s} status=(emptied)@a216}

a1 {data=[@a2 dataFrom=[@a7 refreshInterval=(default="1h0m0s")s refreshPolicy=(enum["CreatedOnce" "Periodic" "OnChange"])s secretStoreRef=@a6 syncWindows=@a11 target=(default={"creationPolicy":"Owner","deletionPolicy":"Retain"})@a13}
a2 {remoteRef!@a3 secretKey!(match"^[-._a-zA-Z0-9]+$" length=1..253)s sourceRef=(keys=1..1)@a4}
a3 {conversionStrategy=(enum["Default" "Unicode"])s decodingStrategy=(enum["Auto" "Base64" "Base64URL" "None"])s key!s metadataPolicy=(enum["None" "Fetch"])s nullBytePolicy=(enum["Ignore" "Fail"])s property=s version=s}
a4 {generatorRef=@a5 storeRef=@a6}
a5 {apiVersion=(default="generators.external-secrets.io/v1alpha1")s kind!(enum["ACRAccessToken" "BeyondtrustWorkloadCredentialsDynamicSecret" "ClusterGenerator" "CloudsmithAccessToken" "ECRAuthorizationToken" "Fake" "GCRAccessToken" "GithubAccessToken" "GitlabDeployToken" "QuayAccessToken" "Password" "SSHKey" "STSSessionToken" "UUID" "VaultDynamicSecret" "Webhook" "Grafana" "MFA"])s name!(match"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$" length=1..253)s}
a6 {kind=(enum["SecretStore" "ClusterSecretStore"])s name=(match"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$" length=1..253)s}
a7 {extract=@a3 find=@a8 rewrite=[(keys=1..1)@a9 sourceRef=(keys=1..1)@a4}
a8 {conversionStrategy=(enum["Default" "Unicode"])s decodingStrategy=(enum["Auto" "Base64" "Base64URL" "None"])s name={regexp=s} nullBytePolicy=(enum["Ignore" "Fail"])s path=s tags=%s}
a9 {merge=@a10 regexp={source!s target!s} transform={template!s}}
a10 {conflictPolicy=(default="Error" enum["Ignore" "Error"])s into=(default="")s priority=[s priorityPolicy=(default="Strict" enum["IgnoreNotFound" "Strict"])s strategy=(default="Extract" enum["Extract" "JSON"])s}
a11 {kind!(enum["allow" "deny"])s windows!(items=1..)[@a12}
a12 {duration!s schedule!(match"^(@(annually|yearly|monthly|weekly|daily|midnight|hourly)|@every [^\\s]+.*|[^\\s]+( [^\\s]+){4})$" length=1..)s}
a13 {creationPolicy=(default="Owner" enum["Owner" "Orphan" "Merge" "None" "CreateOrMerge"])s deletionPolicy=(default="Retain" enum["Delete" "Merge" "Retain"])s immutable=b manifest={apiVersion!(length=1..)s kind!(length=1..)s} name=(match"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$" length=1..253)s template=@a14}
a14 {data=%s engineVersion=(default="v2" enum["v2"])s mergePolicy=(default="Replace" enum["Replace" "Merge"])s metadata={annotations=%s finalizers=[s labels=%s} templateFrom=[@a15 type=s}
a15 {configMap=@a16 literal=s secret=@a16 target=(default="Data")s valuesDecodingStrategy=(enum["Auto" "Base64" "Base64URL" "None"])s}
a16 {items![@a17 name!(match"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$" length=1..253)s}
a17 {key!(match"^[-._a-zA-Z0-9]+$" length=1..253)s templateAs=(default="Values" enum["Values" "KeysAndValues"])s}
a18 {data=[@a19 dataFrom=[@a23 refreshInterval=(default="1h")s refreshPolicy=(enum["CreatedOnce" "Periodic" "OnChange"])s secretStoreRef=@a6 target=(default={"creationPolicy":"Owner","deletionPolicy":"Retain"})@a25}
a19 {remoteRef!@a20 secretKey!(match"^[-._a-zA-Z0-9]+$" length=1..253)s sourceRef=(keys=1..1)@a21}
a20 {conversionStrategy=(default="Default" enum["Default" "Unicode"])s decodingStrategy=(default="None" enum["Auto" "Base64" "Base64URL" "None"])s key!s metadataPolicy=(default="None" enum["None" "Fetch"])s property=s version=s}
a21 {generatorRef=@a22 storeRef=@a6}
a22 {apiVersion=(default="generators.external-secrets.io/v1alpha1")s kind!(enum["ACRAccessToken" "ClusterGenerator" "ECRAuthorizationToken" "Fake" "GCRAccessToken" "GithubAccessToken" "QuayAccessToken" "Password" "STSSessionToken" "UUID" "VaultDynamicSecret" "Webhook" "Grafana"])s name!(match"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$" length=1..253)s}
a23 {extract=@a20 find=@a24 rewrite=[{regexp={source!s target!s} transform={template!s}} sourceRef=(keys=1..1)@a21}
a24 {conversionStrategy=(default="Default" enum["Default" "Unicode"])s decodingStrategy=(default="None" enum["Auto" "Base64" "Base64URL" "None"])s name={regexp=s} path=s tags=%s}
a25 {creationPolicy=(default="Owner" enum["Owner" "Orphan" "Merge" "None"])s deletionPolicy=(default="Retain" enum["Delete" "Merge" "Retain"])s immutable=b name=(match"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$" length=1..253)s template=@a26}
a26 {data=%s engineVersion=(default="v2" enum["v2"])s mergePolicy=(default="Replace" enum["Replace" "Merge"])s metadata={annotations=%s labels=%s} templateFrom=[@a27 type=s}
a27 {configMap=@a16 literal=s secret=@a16 target=(default="Data" enum["Data" "Annotations" "Labels"])s}
a28 {spec=@a29 status=(emptied)@a175}
a29 {conditions=[@a30 controller=s provider!(keys=1..1)@a32 refreshInterval=p retrySettings={maxRetries=i retryInterval=s}}
a30 {namespaceRegexes=[s namespaceSelector=@a31 namespaces=[(match"^[a-z0-9]([-a-z0-9]*[a-z0-9])?$" length=1..63)s}
a31 {matchExpressions=[{key!s operator!s values=[s} matchLabels=%s}
a32 {akeyless=@a33 aws=@a40 azurekv=@a44 barbican=@a47 beyondtrust=@a51 beyondtrustworkloadcredentials=@a54 bitwardensecretsmanager=@a57 chef=@a60 cloudrusm=@a63 conjur=@a66 crd=(cel["has(self.auth) || has(self.authRef)""one of auth or authRef is required"""""] cel["[has(self.auth),has(self.authRef)].filter(x,x==true).size() <= 1""at most one of the fields in [auth authRef] may be set"""""])@a71 delinea=@a76 doppler=@a77 dvls=@a81 fake={data![{key!s value!s version=s} validationResult=n} fortanix=@a84 gcpsm=@a86 github=@a94 gitlab=@a96 ibm=@a99 infisical=@a102 keepersecurity=@a114 kubernetes=@a115 nebiusmysterybox=@a116 ngrok=@a119 onboardbase=@a121 onepassword=@a123 onepasswordSDK=(cel["[has(self.vault),has(self.environment)].filter(x,x==true).size() <= 1""at most one of the fields in [vault environment] may be set"""""])@a126 openBao=(cel["[has(self.caBundle),has(self.caProvider)].filter(x,x==true).size() <= 1""at most one of the fields in [caBundle caProvider] may be set"""""])@a129 oracle=@a133 ovh=@a136 passbolt=@a140 passworddepot=@a142 previder=@a145 pulumi=(cel["(has(self.auth) && !has(self.accessToken)) || (!has(self.auth) && has(self.accessToken))""Exactly one of 'auth' or deprecated 'accessToken' must be specified"""""])@a147 scaleway=@a150 secretserver=(cel["has(self.token) || (has(self.username) && has(self.password))""either token, or both username and password, must be set"""""])@a151 senhasegura=@a153 vault=@a155 volcengine=@a166 webhook=@a169 yandexcertificatemanager=@a173 yandexlockbox=@a173}
a33 {akeylessGWApiURL!s authSecretRef!@a34 caBundle=x caProvider=@a39 ignoreCache=b}
a34 {kubernetesAuth=@a35 secretRef=@a38 serviceAccountRef=@a37}
a35 {accessID!s k8sConfName!s secretRef=@a36 serviceAccountRef=@a37}
a36 {key=(match"^[-._a-zA-Z0-9]+$" length=1..253)s name=(match"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$" length=1..253)s namespace=(match"^[a-z0-9]([-a-z0-9]*[a-z0-9])?$" length=1..63)s}
a37 {audiences=[s name!(match"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$" length=1..253)s namespace=(match"^[a-z0-9]([-a-z0-9]*[a-z0-9])?$" length=1..63)s}
a38 {accessID=@a36 accessType=@a36 accessTypeParam=@a36}
a39 {key=(match"^[-._a-zA-Z0-9]+$" length=1..253)s name!(match"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$" length=1..253)s namespace=(match"^[a-z0-9]([-a-z0-9]*[a-z0-9])?$" length=1..63)s type!(enum["Secret" "ConfigMap"])s}
a40 {additionalRoles=[s auth=@a41 customSessionTags=(cel["!('esoNamespace' in self) && !('esoStoreName' in self) && !('esoStoreKind' in self)""customSessionTags cannot contain automatically injected reserved keys: esoNamespace, esoStoreName, esoStoreKind"""""])%s externalID=s prefix=s region!s role=s secretsManager={forceDeleteWithoutRecovery=b recoveryWindowInDays=l} service!(enum["SecretsManager" "ParameterStore" "CertificateManager"])s sessionTags=[{key!s value!s} sessionTagsPolicy=(default="None" enum["None" "Simple" "Custom"])s transitiveTagKeys=[s}
a41 {jwt=@a42 secretRef=@a43}
a42 {serviceAccountRef=@a37}
a43 {accessKeyIDSecretRef=@a36 secretAccessKeySecretRef=@a36 sessionTokenSecretRef=@a36}
a44 {authSecretRef=@a45 authType=(default="ServicePrincipal" enum["ServicePrincipal" "ManagedIdentity" "WorkloadIdentity"])s customCloudConfig=@a46 environmentType=(default="PublicCloud" enum["PublicCloud" "USGovernmentCloud" "ChinaCloud" "GermanCloud" "AzureStackCloud"])s identityId=s serviceAccountRef=@a37 tenantId=s useAzureSDK=(default=false)b vaultUrl!s}
a45 {clientCertificate=@a36 clientId=@a36 clientSecret=@a36 tenantId=@a36}
a46 {activeDirectoryEndpoint!s keyVaultDNSSuffix=s keyVaultEndpoint=s resourceManagerEndpoint=s}
a47 {auth!@a48 authURL=s domainName=s region=s tenantName=s}
a48 {password!@a49 username!(keys=1..1)@a50}
a49 {secretRef!@a36}
a50 {secretRef=@a36 value=s}
a51 {auth!@a52 server!@a53}
a52 {apiKey=@a50 certificate=@a50 certificateKey=@a50 clientId=@a50 clientSecret=@a50}
a53 {apiUrl!s apiVersion=s clientTimeOutSeconds=n decrypt=(default=true)b retrievalType=s separator=s verifyCA!b}
a54 {auth!@a55 caBundle=x caProvider=@a39 folderPath=s server!{apiUrl!s siteId!s}}
a55 {apikey!@a56}
a56 {token!@a36}
a57 {apiURL=s auth!@a58 bitwardenServerSDKURL=s caBundle=s caProvider=@a39 identityURL=s organizationID!s projectID!s}
a58 {secretRef!@a59}
a59 {credentials!@a36}
a60 {auth!@a61 serverUrl!s username!s}
a61 {secretRef!@a62}
a62 {privateKeySecretRef!@a36}
a63 {auth!@a64 projectID=s}
a64 {secretRef=@a65}
a65 {accessKeyIDSecretRef!@a36 accessKeySecretSecretRef!@a36}
a66 {auth!(keys=1..1)@a67 caBundle=s caProvider=@a39 url!s}
a67 {apikey=@a68 cert=@a69 jwt=@a70}
a68 {account!s apiKeyRef!@a36 userRef!@a36}
a69 {account!s clientCertRef!@a36 clientKeyRef!@a36 hostId=s serviceID!s}
a70 {account!s hostId=s secretRef=@a36 serviceAccountRef=@a37 serviceID!s}
a71 {auth=(keys=1..1)@a72 authRef=@a36 resource!{group!s kind!(length=1..)s version!(length=1..)s} server=@a75 whitelist={rules=[{name=s namespace=s properties=[s}}}
a72 {cert=@a73 serviceAccount=@a37 token=@a74}
a73 {clientCert!@a36 clientKey!@a36}
a74 {bearerToken!@a36}
a75 {caBundle=x caProvider=@a39 url=(default="kubernetes.default")s}
a76 {clientId!@a50 clientSecret!@a50 tenant!s tld=s urlTemplate=s}
a77 {auth!(cel["(has(self.secretRef) && !has(self.oidcConfig)) || (!has(self.secretRef) && has(self.oidcConfig))""Exactly one of 'secretRef' or 'oidcConfig' must be specified"""""])@a78 config=s format=(enum["json" "dotnet-json" "env" "yaml" "docker"])s nameTransformer=(enum["upper-camel" "camel" "lower-snake" "tf-var" "dotnet-env" "lower-kebab"])s project=s}
a78 {oidcConfig=@a79 secretRef=@a80}
a79 {expirationSeconds=(default=600)l identity!s serviceAccountRef!@a37}
a80 {dopplerToken!@a36}
a81 {auth!@a82 insecure=b serverUrl!s vault=s}
a82 {secretRef!@a83}
a83 {appId!@a36 appSecret!@a36}
a84 {apiKey=@a85 apiUrl=s}
a85 {secretRef=@a36}
a86 {auth=@a87 location=s projectID=s secretVersionSelectionPolicy=(default="LatestOrFail")s}
a87 {secretRef=@a88 workloadIdentity=@a89 workloadIdentityFederation=@a90}
a88 {secretAccessKeySecretRef=@a36}
a89 {clusterLocation=s clusterName=s clusterProjectID=s serviceAccountRef!@a37}
a90 {audience=s awsSecurityCredentials=@a91 credConfig=@a93 externalTokenEndpoint=s gcpServiceAccountEmail=(match"^.*@.*\\.iam\\.gserviceaccount\\.com$" length=1..)s serviceAccountRef=@a37}
a91 {awsCredentialsSecretRef!@a92 region!(match"^[a-z0-9-]+$" length=1..50)s}
a92 {name!(match"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$" length=1..253)s namespace=(match"^[a-z0-9]([-a-z0-9]*[a-z0-9])?$" length=1..63)s}
a93 {key!(match"^[-._a-zA-Z0-9]+$" length=1..253)s name!(match"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$" length=1..253)s namespace=(match"^[a-z0-9]([-a-z0-9]*[a-z0-9])?$" length=1..63)s}
a94 {appID!l auth!@a95 environment=s installationID!l orgSecretVisibility=(enum["all" "private"])s organization!s repository=s uploadURL=s url=(default="https://github.com/")s}
a95 {privateKey!@a36}
a96 {auth!@a97 caBundle=x caProvider=@a39 environment=s groupIDs=[s inheritFromGroups=b projectID=s url=s}
a97 {SecretRef!@a98}
a98 {accessToken=@a36}
a99 {auth!(keys=1..1)@a100 serviceUrl=s}
a100 {containerAuth={iamEndpoint=s profile!s tokenLocation=s} secretRef=@a101}
a101 {iamEndpoint=s secretApiKeySecretRef=@a36}
a102 {auth!@a103 caBundle=x caProvider=@a39 hostAPI=(default="https://app.infisical.com/api")s secretsScope!@a113}
a103 {awsAuthCredentials=@a104 azureAuthCredentials=@a105 gcpIamAuthCredentials=@a106 gcpIdTokenAuthCredentials=@a104 jwtAuthCredentials=@a107 kubernetesAuthCredentials=@a108 ldapAuthCredentials=@a109 ociAuthCredentials=@a110 tokenAuthCredentials=@a111 universalAuthCredentials=@a112}
a104 {identityId!@a36}
a105 {identityId!@a36 resource=@a36}
a106 {identityId!@a36 serviceAccountKeyFilePath!@a36}
a107 {identityId!@a36 jwt!@a36}
a108 {identityId!@a36 serviceAccountTokenPath=@a36}
a109 {identityId!@a36 ldapPassword!@a36 ldapUsername!@a36}
a110 {fingerprint!@a36 identityId!@a36 privateKey!@a36 privateKeyPassphrase=@a36 region!@a36 tenancyId!@a36 userId!@a36}
a111 {accessToken!@a36}
a112 {clientId!@a36 clientSecret!@a36}
a113 {environmentSlug!s expandSecretReferences=(default=true)b organizationSlug=s projectSlug!s recursive=(default=false)b secretsPath=(default="/")s}
a114 {authRef!@a36 folderID!s getByTitleFallback=b}
a115 {auth=(keys=1..1)@a72 authRef=@a36 remoteNamespace=(default="default" match"^[a-z0-9]([-a-z0-9]*[a-z0-9])?$" length=1..63)s server=@a75}
a116 {apiDomain!s auth!(cel["has(self.serviceAccountCredsSecretRef) || has(self.tokenSecretRef)""either serviceAccountCredsSecretRef or tokenSecretRef must be set"""""])@a117 caProvider=@a118}
a117 {serviceAccountCredsSecretRef=@a36 tokenSecretRef=@a36}
a118 {certSecretRef=@a36}
a119 {apiUrl=(default="https://api.ngrok.com")s auth!(keys=1..1)@a120 vault!{name!s}}
a120 {apiKey=@a85}
a121 {apiHost!(default="https://public.onboardbase.com/api/v1/")s auth!@a122 environment!(default="development")s project!(default="development")s}
a122 {apiKeyRef!@a36 passcodeRef!@a36}
a123 {auth!@a124 connectHost!s vaults!%n}
a124 {secretRef!@a125}
a125 {connectTokenSecretRef!@a36}
a126 {auth!@a127 cache={maxSize=(default=100 min=1)n ttl=(default="5m")s} environment=s integrationInfo=@a128 vault=s}
a127 {serviceAccountSecretRef!@a36}
a128 {name=(default="1Password SDK")s version=(default="v1.0.0")s}
a129 {auth=(cel["[has(self.appRole),has(self.tokenSecretRef),has(self.userPass)].filter(x,x==true).size() == 1""exactly one of the fields in [appRole tokenSecretRef userPass] must be set"""""])@a130 caBundle=x caProvider=@a39 namespace=s path=s server!s version=(default="v2" enum["v1" "v2"])s}
a130 {appRole=(cel["[has(self.roleId),has(self.roleRef)].filter(x,x==true).size() == 1""exactly one of the fields in [roleId roleRef] must be set"""""])@a131 namespace=s tokenSecretRef=@a36 userPass=@a132}
a131 {path!(default="approle")s roleId=(length=1..)s roleRef=@a36 secretRef!@a36}
a132 {path!(default="userpass")s secretRef=@a36 username!s}
a133 {auth=@a134 compartment=s encryptionKey=s principalType=(enum["" "UserPrincipal" "InstancePrincipal" "Workload"])s region!s serviceAccountRef=@a37 vault!s}
a134 {secretRef!@a135 tenancy!s user!s}
a135 {fingerprint!@a36 privatekey!@a36}
a136 {auth!@a137 casRequired=b okmsTimeout=(default=30 min=1)i okmsid!s server!s}
a137 {mtls=@a138 token=@a139}
a138 {caBundle=x caProvider=@a39 certSecretRef!@a36 keySecretRef!@a36}
a139 {tokenSecretRef!@a36}
a140 {auth!@a141 caBundle=x caProvider=@a39 host!s}
a141 {passwordSecretRef!@a36 privateKeySecretRef!@a36}
a142 {auth!@a143 database!s host!s}
a143 {secretRef!@a144}
a144 {credentials=@a36}
a145 {auth!@a146 baseUri=s}
a146 {secretRef=@a111}
a147 {accessToken=@a85 apiUrl=(default="https://api.pulumi.com/api/esc")s auth=(cel["(has(self.accessToken) && !has(self.oidcConfig)) || (!has(self.accessToken) && has(self.oidcConfig))""Exactly one of 'accessToken' or 'oidcConfig' must be specified"""""])@a148 environment!s organization!s project!s}
a148 {accessToken=@a85 oidcConfig=@a149}
a149 {expirationSeconds=(default=600 min=600)l organization!s serviceAccountRef!@a37}
a150 {accessKey!@a50 apiUrl=s projectId!s region!s secretKey!@a50}
a151 {caBundle=x caProvider=@a39 domain=s password=(cel["has(self.value) != has(self.secretRef)""exactly one of value or secretRef must be set"""""])@a152 serverURL!s token=(cel["has(self.value) != has(self.secretRef)""exactly one of value or secretRef must be set"""""])@a152 username=(cel["has(self.value) != has(self.secretRef)""exactly one of value or secretRef must be set"""""])@a152}
a152 {secretRef=@a36 value=(length=1..)s}
a153 {auth!@a154 ignoreSslCertificate=(default=false)b module!s url!s}
a154 {clientId!s clientSecretSecretRef!@a36}
a155 {auth=@a156 caBundle=x caProvider=@a39 checkAndSet={required=b} forwardInconsistent=b headers=%s namespace=s path=s readYourWrites=b server!s tls=@a165 version=(default="v2" enum["v1" "v2"])s}
a156 {appRole=@a157 cert=@a158 gcp=@a159 iam=@a160 jwt=@a161 kubernetes=@a163 ldap=@a164 namespace=s tokenSecretRef=@a36 userPass=@a132}
a157 {path!(default="approle")s roleId=s roleRef=@a36 secretRef!@a36}
a158 {clientCert=@a36 path=(default="cert")s secretRef=@a36 vaultRole=s}
a159 {location=s path=(default="gcp")s projectID=s role!s secretRef=@a88 serviceAccountRef=@a37 workloadIdentity=@a89}
a160 {externalID=s jwt=@a42 path=s region=s role=s secretRef=@a43 vaultAwsIamServerID=s vaultRole!s}
a161 {kubernetesServiceAccountToken=@a162 path!(default="jwt")s role=s secretRef=@a36}
a162 {audiences=[s expirationSeconds=l serviceAccountRef!@a37}
a163 {mountPath!(default="kubernetes")s role!s secretRef=@a36 serviceAccountRef=@a37}
a164 {path!(default="ldap")s secretRef=@a36 username!s}
a165 {certSecretRef=@a36 keySecretRef=@a36}
a166 {auth=@a167 region!s}
a167 {secretRef=@a168}
a168 {accessKeyID!@a36 secretAccessKey!@a36 token=@a36}
a169 {auth=(keys=1..1)@a170 body=s caBundle=x caProvider=@a39 headers=%s method=s result={jsonPath=s} secrets=[@a172 timeout=s url!s}
a170 {ntlm=@a171}
a171 {passwordSecret!@a36 usernameSecret!@a36}
a172 {name!s secretRef!@a36}
a173 {apiEndpoint=s auth!@a174 caProvider=@a118 fetching=(keys=1..1){byID={} byName={folderID!s}}}
a174 {authorizedKeySecretRef=@a36}
a175 {capabilities=s conditions=[{lastTransitionTime=t message=s reason=s status!s type!s}}
a176 {spec=@a177 status=(emptied)@a175}
a177 {conditions=[@a30 controller=s provider!(keys=1..1)@a178 refreshInterval=n retrySettings={maxRetries=i retryInterval=s}}
a178 {akeyless=@a179 alibaba=@a181 aws=@a184 azurekv=@a185 beyondtrust=@a186 bitwardensecretsmanager=@a57 chef=@a60 cloudrusm=@a63 conjur=@a188 delinea=@a76 device42=@a190 doppler=@a191 fake={data![{key!s value!s version=s}} fortanix=@a84 gcpsm=@a193 github=@a195 gitlab=@a196 ibm=@a197 infisical=@a200 keepersecurity=@a203 kubernetes=@a204 onboardbase=@a121 onepassword=@a123 oracle=@a133 passbolt=@a208 passworddepot=@a142 previder=@a145 pulumi=@a209 scaleway=@a150 secretserver=@a210 senhasegura=@a153 vault=@a211 webhook=@a214 yandexcertificatemanager=@a215 yandexlockbox=@a215}
a179 {akeylessGWApiURL!s authSecretRef!@a180 caBundle=x caProvider=@a39}
a180 {kubernetesAuth=@a35 secretRef=@a38}
a181 {auth!@a182 regionID!s}
a182 {rrsa=@a183 secretRef=@a65}
a183 {oidcProviderArn!s oidcTokenFilePath!s roleArn!s sessionName!s}
a184 {additionalRoles=[s auth=@a41 externalID=s prefix=s region!s role=s secretsManager={forceDeleteWithoutRecovery=b recoveryWindowInDays=l} service!(enum["SecretsManager" "ParameterStore"])s sessionTags=[{key!s value!s} transitiveTagKeys=[s}
a185 {authSecretRef=@a45 authType=(default="ServicePrincipal" enum["ServicePrincipal" "ManagedIdentity" "WorkloadIdentity"])s environmentType=(default="PublicCloud" enum["PublicCloud" "USGovernmentCloud" "ChinaCloud" "GermanCloud"])s identityId=s serviceAccountRef=@a37 tenantId=s vaultUrl!s}
a186 {auth!@a52 server!@a187}
a187 {apiUrl!s apiVersion=s clientTimeOutSeconds=n retrievalType=s separator=s verifyCA!b}
a188 {auth!@a189 caBundle=s caProvider=@a39 url!s}
a189 {apikey=@a68 jwt=@a70}
a190 {auth!@a143 host!s}
a191 {auth!@a192 config=s format=(enum["json" "dotnet-json" "env" "yaml" "docker"])s nameTransformer=(enum["upper-camel" "camel" "lower-snake" "tf-var" "dotnet-env" "lower-kebab"])s project=s}
a192 {secretRef!@a80}
a193 {auth=@a194 location=s projectID=s}
a194 {secretRef=@a88 workloadIdentity=@a89}
a195 {appID!l auth!@a95 environment=s installationID!l organization!s repository=s uploadURL=s url=(default="https://github.com/")s}
a196 {auth!@a97 environment=s groupIDs=[s inheritFromGroups=b projectID=s url=s}
a197 {auth!(keys=1..1)@a198 serviceUrl=s}
a198 {containerAuth={iamEndpoint=s profile!s tokenLocation=s} secretRef=@a199}
a199 {secretApiKeySecretRef=@a36}
a200 {auth!@a201 hostAPI=(default="https://app.infisical.com/api")s secretsScope!@a202}
a201 {universalAuthCredentials=@a112}
a202 {environmentSlug!s expandSecretReferences=(default=true)b projectSlug!s recursive=(default=false)b secretsPath=(default="/")s}
a203 {authRef!@a36 folderID!s}
a204 {auth=(keys=1..1)@a205 authRef=@a36 remoteNamespace=(default="default" match"^[a-z0-9]([-a-z0-9]*[a-z0-9])?$" length=1..63)s server=@a75}
a205 {cert=@a206 serviceAccount=@a37 token=@a207}
a206 {clientCert=@a36 clientKey=@a36}
a207 {bearerToken=@a36}
a208 {auth!@a141 host!s}
a209 {accessToken!@a85 apiUrl=(default="https://api.pulumi.com/api/esc")s environment!s organization!s project!s}
a210 {password!@a50 serverURL!s username!@a50}
a211 {auth=@a212 caBundle=x caProvider=@a39 forwardInconsistent=b headers=%s namespace=s path=s readYourWrites=b server!s tls=@a165 version=(default="v2" enum["v1" "v2"])s}
a212 {appRole=@a157 cert=@a213 iam=@a160 jwt=@a161 kubernetes=@a163 ldap=@a164 namespace=s tokenSecretRef=@a36 userPass=@a132}
a213 {clientCert=@a36 secretRef=@a36}
a214 {auth=(keys=1..1)@a170 body=s caBundle=x caProvider=@a39 headers=%s method=s result!{jsonPath=s} secrets=[@a172 timeout=s url!s}
a215 {apiEndpoint=s auth!@a174 caProvider=@a118}
a216 {conditions=[{message=s status!s type!s} externalSecretName=s failedNamespaces=[{namespace!s reason=s} provisionedNamespaces=[s}
