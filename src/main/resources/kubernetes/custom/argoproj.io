# Source: argoproj/argo-cd manifests/crds, v3.5.1, commit 109ca7ca7113, 2026-08-12
argoproj.io/v1alpha1 Application applications namespaced {operation=@a1 spec!@a12 status={conditions=[{lastTransitionTime=t message!s type!s} controllerNamespace=s health={lastTransitionTime=t message=s status=s} history=[{deployStartedAt=t deployedAt!t id!l initiatedBy={automated=b username=s} revision=s revisions=[s source=@a4 sources=[@a4} observedAt=t operationState={finishedAt=t message=s operation!@a1 phase!s retryCount=l startedAt!t syncResult={managedNamespaceMetadata={annotations=%s labels=%s} resources=[{group!s hookPhase=s hookType=s images=[s kind!s message=s name!s namespace!s status=s syncPhase=s version!s} revision!s revisions=[s source=@a4 sources=[@a4}} reconciledAt=t resourceHealthSource=s resources=[@a18 sourceHydrator={currentOperation={drySHA=s finishedAt=t hydratedSHA=s message!s phase!(enum["Hydrating" "Failed" "Hydrated"])s sourceHydrator=@a14 startedAt=t} lastComparedDryRevision=s lastSuccessfulOperation={drySHA=s hydratedSHA=s sourceHydrator=@a14}} sourceType=s sourceTypes=[s summary={externalURLs=[s images=[s isAppOfApps=b} sync={comparedTo={destination!{name=s namespace=s server=s} ignoreDifferences=[@a13 source=@a4 sources=[@a4} revision=s revisions=[s status!s}}}
argoproj.io/v1alpha1 ApplicationSet applicationsets namespaced {spec!{applyNestedSelectors=b generators![{clusterDecisionResource=@a19 clusters=@a22 git=@a23 list=@a24 matrix={generators![@a25 template=@a21} merge={generators![@a25 mergeKeys![s template=@a21} plugin=@a26 pullRequest=@a27 scmProvider=@a34 selector=@a20} goTemplate=b goTemplateOptions=[s ignoreApplicationDifferences=[{jqPathExpressions=[s jsonPointers=[s name=s} preservedFields={annotations=[s labels=[s} strategy={deletionOrder=s rollingSync={steps=[{matchExpressions=[{key=s operator=s values=[s} maxUpdate=p}} type=s} syncPolicy={applicationsSync=(enum["create-only" "create-update" "create-delete" "sync"])s preserveResourcesOnDeletion=b} template!@a21 templatePatch=s} status=(emptied){applicationStatus=[{application!s lastTransitionTime=t message!s status!s step!s targetRevisions![s} conditions=[{lastTransitionTime=t message!s reason!s status!s type!s} health={lastTransitionTime=t message=s status=s} resources=[@a18 resourcesCount=l}}
argoproj.io/v1alpha1 AppProject appprojects namespaced {spec!{clusterResourceBlacklist=[{group!s kind!s name=s} clusterResourceWhitelist=[{group!s kind!s name=s} description=(length=..255)s destinationServiceAccounts=[{defaultServiceAccount!s namespace=s server!s} destinations=[{name=s namespace=s server=s} namespaceResourceBlacklist=[{group!s kind!s} namespaceResourceWhitelist=[{group!s kind!s} orphanedResources={ignore=[{group=s kind=s name=s} warn=b} permitOnlyProjectScopedClusters=b roles=[{description=s groups=[s jwtTokens=[{exp=l iat!l id=s} name!s policies=[s} signatureKeys=[{keyID!s} sourceIntegrity={git!{policies![{gpg!{keys![s mode!s} repos![{url!s}}}} sourceNamespaces=[s sourceRepos=[s syncWindows=[{andOperator=b applications=[s clusters=[s description=s duration=s kind=s manualSync=b namespaces=[s schedule=s syncOverrun=b timeZone=s}} status={jwtTokensByRole=%{items=[{exp=l iat!l id=s}}}}

a1 {info=[{name!s value!s} initiatedBy={automated=b username=s} retry=@a2 sync=@a3}
a2 {backoff={duration=s factor=l maxDuration=s} limit=l refresh=b}
a3 {autoHealAttemptsCount=l dryRun=b manifests=[s prune=b resources=[{group=s kind!s name!s namespace=s} revision=s revisions=[s source=@a4 sources=[@a4 syncOptions=[s syncStrategy={apply={force=b} hook={force=b}}}
a4 {chart=s directory=@a5 helm=@a7 kustomize=@a8 name=s path=s plugin=@a11 ref=s repoURL!s tagPrefix=s targetRevision=s}
a5 {exclude=s include=s jsonnet=@a6 recurse=b}
a6 {extVars=[{code=b name!s value!s} libs=[s tlas=[{code=b name!s value!s}}
a7 {apiVersions=[s fileParameters=[{name=s path=s} ignoreMissingValueFiles=b kubeVersion=s namespace=s parameters=[{forceString=b name=s value=s} passCredentials=b releaseName=s skipCrds=b skipSchemaValidation=b skipTests=b valueFiles=[s values=s valuesObject={+} version=s}
a8 {apiVersions=[s commonAnnotations=%s commonAnnotationsEnvsubst=b commonLabels=%s components=[s forceCommonAnnotations=b forceCommonLabels=b ignoreMissingComponents=b images=[s kubeVersion=s labelIncludeTemplates=b labelWithoutSelector=b namePrefix=s nameSuffix=s namespace=s patches=[@a9 replicas=[{count!p name!s} version=s}
a9 {options=%b patch=s path=s target=@a10}
a10 {annotationSelector=s group=s kind=s labelSelector=s name=s namespace=s version=s}
a11 {env=[{name!s value!s} name=s parameters=[{array=[s map=%s name=s string=s}}
a12 {destination!{name=s namespace=s server=s} ignoreDifferences=[@a13 info=[{name!s value!s} project!s revisionHistoryLimit=l source=@a4 sourceHydrator=@a14 sources=[@a4 syncPolicy=@a17}
a13 {group=s jqPathExpressions=[s jsonPointers=[s kind!s managedFieldsManagers=[s name=s namespace=s}
a14 {drySource!@a15 hydrateTo={targetBranch!s} syncSource!@a16}
a15 {directory=@a5 helm=@a7 kustomize=@a8 path!s plugin=@a11 repoURL!s targetRevision!s}
a16 {path!(match"^.{2,}|[^./]$" length=1..)s repoURL=s targetBranch!s}
a17 {automated={allowEmpty=b enabled=b prune=b selfHeal=b} managedNamespaceMetadata={annotations=%s labels=%s} retry=@a2 syncOptions=[s}
a18 {group=s health={lastTransitionTime=t message=s status=s} hook=b kind=s name=s namespace=s requiresDeletionConfirmation=b requiresPruning=b status=s syncWave=l version=s}
a19 {configMapRef!s labelSelector=@a20 name=s requeueAfterSeconds=l template=@a21 values=%s}
a20 {matchExpressions=[{key!s operator!s values=[s} matchLabels=%s}
a21 {metadata!{annotations=%s finalizers=[s labels=%s name=s namespace=s} spec!@a12}
a22 {flatList=b selector=@a20 template=@a21 values=%s}
a23 {directories=[{exclude=b path!s} files=[{exclude=b path!s} pathParamPrefix=s repoURL!s requeueAfterSeconds=l revision!s template=@a21 values=%s}
a24 {elements=[* elementsYaml=s template=@a21}
a25 {clusterDecisionResource=@a19 clusters=@a22 git=@a23 list=@a24 matrix=* merge=* plugin=@a26 pullRequest=@a27 scmProvider=@a34 selector=@a20}
a26 {configMapRef!{name!s} input={parameters=%*} requeueAfterSeconds=l template=@a21 values=%s}
a27 {azuredevops=@a28 bitbucket=@a29 bitbucketServer=@a30 continueOnRepoNotFoundError=b filters=[{branchMatch=s targetBranchMatch=s titleMatch=s} gitea=@a31 github=@a32 gitlab=@a33 requeueAfterSeconds=l template=@a21 values=%s}
a28 {api=s labels=[s organization!s project!s repo!s tokenRef={key!s secretName!s}}
a29 {api=s basicAuth={passwordRef!{key!s secretName!s} username!s} bearerToken={tokenRef!{key!s secretName!s}} owner!s repo!s}
a30 {api!s basicAuth={passwordRef!{key!s secretName!s} username!s} bearerToken={tokenRef!{key!s secretName!s}} caRef={configMapName!s key!s} insecure=b project!s repo!s}
a31 {api!s insecure=b labels=[s owner!s repo!s tokenRef={key!s secretName!s}}
a32 {api=s appSecretName=s labels=[s owner!s repo!s tokenRef={key!s secretName!s}}
a33 {api=s caRef={configMapName!s key!s} insecure=b labels=[s project!s pullRequestState=s tokenRef={key!s secretName!s}}
a34 {awsCodeCommit={allBranches=b region=s role=s tagFilters=[{key!s value=s}} azureDevOps=@a35 bitbucket=@a36 bitbucketServer=@a37 cloneProtocol=s filters=[@a38 gitea=@a39 github=@a40 gitlab=@a41 requeueAfterSeconds=l template=@a21 values=%s}
a35 {accessTokenRef!{key!s secretName!s} allBranches=b api=s organization!s teamProject!s}
a36 {allBranches=b appPasswordRef!{key!s secretName!s} owner!s user!s}
a37 {allBranches=b api!s basicAuth={passwordRef!{key!s secretName!s} username!s} bearerToken={tokenRef!{key!s secretName!s}} caRef={configMapName!s key!s} insecure=b project!s}
a38 {branchMatch=s labelMatch=s pathsDoNotExist=[s pathsExist=[s repositoryMatch=s}
a39 {allBranches=b api!s excludeArchivedRepos=b insecure=b owner!s tokenRef={key!s secretName!s}}
a40 {allBranches=b api=s appSecretName=s excludeArchivedRepos=b organization!s tokenRef={key!s secretName!s}}
a41 {allBranches=b api=s caRef={configMapName!s key!s} group!s includeArchivedRepos=b includeSharedProjects=b includeSubgroups=b insecure=b tokenRef={key!s secretName!s} topic=s}
