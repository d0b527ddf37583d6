package dev.windlass.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.windlass.Compilation;
import dev.windlass.Compiler;
import dev.windlass.render.Resource;
import dev.windlass.source.DiskTree;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The objects by which Argo CD or Flux syncs an environment. */
class GitopsTest {
    private static final String ARGO_CD =
            "deliver: {agent: argocd, repository: \"https://git.example.com/deploy.git\", branch: live, path: a/b}\n";
    private static final String FLUX = ARGO_CD.replace("argocd", "flux");

    private static final String BITCOIN =
            "client: bitcoin-core\nversion: \"31.1\"\nstorage: {size: 1Ti, class: fast}\nsecrets: {rpc-auth: a, rpc-password: b}\n";
    private static final String WEB = "image: {repository: registry.example.com/web, tag: v1}\nport: 80\n";

    private static Compilation compile(Platform platform) {
        return platform.render().compilation();
    }

    private static List<Resource> of(Compilation compilation, String kind) {
        return compilation.resources().stream()
                .filter(r -> r.kind().equals(kind) && r.unit().name().equals("gitops"))
                .toList();
    }

    private static Resource one(Compilation compilation, String kind, String name) {
        return of(compilation, kind).stream()
                .filter(r -> r.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + name));
    }

    /** The value at a path of fields, as Java's own lists and maps; "nothing" where there is none. */
    private static Object at(Resource resource, String... fields) {
        Node node = resource.body();
        for (String field : fields) {
            node = ((Mapping) node).get(field);
            if (node == null) {
                return "nothing";
            }
        }
        return plain(node);
    }

    private static Object plain(Node node) {
        return switch (node) {
            case Mapping m -> {
                Map<String, Object> map = new TreeMap<>();
                m.members().forEach((key, member) -> map.put(key, plain(member.value())));
                yield map;
            }
            case Sequence s -> s.items().stream().map(GitopsTest::plain).toList();
            case Scalar.Text(String text, var _) -> text;
            case Scalar.Bool(boolean value, var _) -> value;
            case Scalar.Int(long value, var _) -> value;
            case Scalar.Real(double value, var _) -> value;
            case Scalar.Null _ -> "null";
        };
    }

    /** The folders that hold manifests, as the deploy repository has them. */
    private static Set<String> folders(Compilation compilation, String path) {
        Set<String> folders = new TreeSet<>();
        compilation
                .manifests()
                .forEach(m -> folders.add(path + m.path().substring(0, m.path().lastIndexOf('/'))));
        return folders;
    }

    @Property(tries = 15, seed = "7")
    void argoCdSyncsEachFolderOnce(@ForAll @IntRange(min = 0, max = 100_000) int seed) {
        Compilation compilation = compile(AnyPlatform.of(seed, ARGO_CD));
        List<String> paths = new ArrayList<>();
        for (Resource application : of(compilation, "Application")) {
            assertEquals("https://git.example.com/deploy.git", at(application, "spec", "source", "repoURL"));
            assertEquals("live", at(application, "spec", "source", "targetRevision"));
            assertEquals("argocd", at(application, "metadata", "namespace"));
            assertEquals(Map.of("prune", true, "selfHeal", true), at(application, "spec", "syncPolicy", "automated"));
            assertTrue(
                    ((List<?>) at(application, "spec", "syncPolicy", "syncOptions")).contains("ServerSideApply=true"));
            assertFalse(at(application, "spec", "syncPolicy", "retry").equals("nothing"));
            paths.add((String) at(application, "spec", "source", "path"));
        }
        assertEquals(
                List.copyOf(folders(compilation, "a/b/")),
                paths.stream().sorted().toList());
    }

    @Property(tries = 15, seed = "8")
    void fluxSyncsEachFolderOnce(@ForAll @IntRange(min = 0, max = 100_000) int seed) {
        Compilation compilation = compile(AnyPlatform.of(seed, FLUX));
        List<String> paths = new ArrayList<>();
        for (Resource kustomization : of(compilation, "Kustomization")) {
            assertEquals(
                    Map.of("kind", "GitRepository", "name", "test.gitops"), at(kustomization, "spec", "sourceRef"));
            assertEquals(true, at(kustomization, "spec", "prune"));
            assertEquals(false, at(kustomization, "spec", "force"));
            paths.add((String) at(kustomization, "spec", "path"));
        }
        assertEquals(
                List.copyOf(folders(compilation, "./a/b/")),
                paths.stream().sorted().toList());
        Resource source = one(compilation, "GitRepository", "test.gitops");
        assertEquals("https://git.example.com/deploy.git", at(source, "spec", "url"));
        assertEquals(Map.of("branch", "live"), at(source, "spec", "ref"));
    }

    /** What Argo CD checks before it applies: the kind, and for what has a namespace the destination. */
    private static boolean isAllowed(Resource project, Resource resource) {
        Map<String, String> kind = Map.of("group", resource.group(), "kind", resource.kind());
        String list = resource.namespace().isPresent() ? "namespaceResourceWhitelist" : "clusterResourceWhitelist";
        boolean there = resource.namespace()
                .map(n -> at(project, "spec", "destinations") instanceof List<?> all
                        && all.contains(Map.of("server", "https://kubernetes.default.svc", "namespace", n)))
                .orElse(true);
        return there && at(project, "spec", list) instanceof List<?> all && all.contains(kind);
    }

    @Property(tries = 25, seed = "9")
    void projectsAllowJustWhatTheirApplicationsHold(@ForAll @IntRange(min = 0, max = 100_000) int seed) {
        Compilation compilation = compile(AnyPlatform.of(seed, ARGO_CD));
        Resource all = one(compilation, "AppProject", "test.environment");
        Resource own = one(compilation, "AppProject", "test.gitops");
        Set<String> clusterWide = new TreeSet<>();
        Set<String> namespaced = new TreeSet<>();
        Set<String> namespaces = new TreeSet<>();
        for (Resource resource : compilation.resources()) {
            boolean isOwn = resource.unit().name().equals("gitops");
            assertTrue(isAllowed(isOwn ? own : all, resource), () -> resource.kind() + " " + resource.name());
            assertFalse(isAllowed(isOwn ? all : own, resource), () -> resource.kind() + " " + resource.name());
            if (!isOwn) {
                (resource.namespace().isPresent() ? namespaced : clusterWide)
                        .add(resource.group() + "/" + resource.kind());
                resource.namespace().ifPresent(namespaces::add);
            }
        }
        for (Resource project : List.of(all, own)) {
            assertEquals(List.of("https://git.example.com/deploy.git"), at(project, "spec", "sourceRepos"));
        }
        assertEquals(List.copyOf(clusterWide), kinds(all, "clusterResourceWhitelist"));
        assertEquals(namespaces.size(), ((List<?>) at(all, "spec", "destinations")).size());
        namespaced.addAll(COME_AND_GO);
        assertEquals(List.copyOf(namespaced), kinds(all, "namespaceResourceWhitelist"));
        for (Resource application : of(compilation, "Application")) {
            boolean isOwn = application.name().equals("test.gitops");
            assertEquals((isOwn ? own : all).name(), at(application, "spec", "project"));
        }
    }

    /**
     * What a spec may take back, so that Argo CD must be allowed to prune it: with the kinds that are kept, all that the built-in
     * templates render in a namespace.
     */
    private static final Set<String> COME_AND_GO = new TreeSet<>(Set.of(
            "/ConfigMap",
            "/ResourceQuota",
            "/Service",
            "/ServiceAccount",
            "apps/Deployment",
            "apps/StatefulSet",
            "autoscaling/HorizontalPodAutoscaler",
            "batch/CronJob",
            "cloud.google.com/BackendConfig",
            "networking.gke.io/ManagedCertificate",
            "networking.k8s.io/Ingress",
            "networking.k8s.io/NetworkPolicy",
            "policy/PodDisruptionBudget"));

    private static List<String> kinds(Resource project, String list) {
        return ((List<?>) at(project, "spec", list))
                .stream()
                        .map(k -> (Map<?, ?>) k)
                        .map(k -> k.get("group") + "/" + k.get("kind"))
                        .toList();
    }

    /** A kind that any platform renders and that is not kept may also be gone in the next. */
    @Test
    void whateverComesAndGoesStaysAllowed() {
        Set<String> rendered = new TreeSet<>();
        for (int seed = 0; seed < 30; seed++) {
            for (Resource r : compile(AnyPlatform.of(seed, ARGO_CD)).resources()) {
                if (r.namespace().isPresent() && !r.unit().name().equals("gitops") && !isKept(r)) {
                    rendered.add(r.group() + "/" + r.kind());
                }
            }
        }
        assertEquals(COME_AND_GO, rendered);
    }

    private static boolean isKept(Resource resource) {
        Mapping annotations = resource.body().mapping("metadata").mapping("annotations");
        return annotations.text("argocd.argoproj.io/sync-options").equals(Optional.of("Prune=false,Delete=false"))
                && annotations.text("kustomize.toolkit.fluxcd.io/prune").equals(Optional.of("disabled"));
    }

    /** Said here once more, apart from what the product believes. */
    private static final Set<String> HOLDS_DATA = Set.of(
            "Namespace",
            "PersistentVolume",
            "PersistentVolumeClaim",
            "VolumeSnapshot",
            "VolumeSnapshotContent",
            "ExternalSecret",
            "SecretStore",
            "ClusterSecretStore",
            "SealedSecret",
            "Secret");

    @Property(tries = 15, seed = "10")
    void whatHoldsDataIsNeverDeleted(@ForAll @IntRange(min = 0, max = 100_000) int seed) {
        assertKept(compile(AnyPlatform.of(seed, "")));
    }

    @Test
    void noDataOfTheReferencePlatformIsEverDeleted() {
        Compilation reference =
                new Compiler(DiskTree.open(Path.of("")).orElseThrow()).compile(Compiler.Selection.EVERYTHING);
        assertEquals(List.of(), reference.diagnostics());
        assertKept(reference);
    }

    private static void assertKept(Compilation compilation) {
        int found = 0;
        for (Resource resource : compilation.resources()) {
            boolean holds = HOLDS_DATA.contains(resource.kind());
            found += holds ? 1 : 0;
            assertEquals(holds, isKept(resource), () -> resource.kind() + " " + resource.name());
        }
        assertTrue(found > 0);
    }

    @Test
    void whatIsNotMarkedIsRefusedForTheAgentThatIsThere() {
        Platform platform = Platform.EMPTY
                .with("templates/disk.schema.yaml", "type: object\n")
                .app("disk", "template: disk\n");
        assertEquals(List.of(), disk(platform, "", "{}"));
        assertEquals(1, disk(platform, ARGO_CD, "{}").size());
        assertEquals(1, disk(platform, FLUX, "{}").size());
        assertEquals(
                1,
                disk(platform, ARGO_CD, "{ 'argocd.argoproj.io/sync-options': 'Prune=false' }")
                        .size());
        assertEquals(
                List.of(),
                disk(platform, ARGO_CD, "{ 'argocd.argoproj.io/sync-options': 'Delete=false, Prune=false' }"));
        assertEquals(List.of(), disk(platform, FLUX, "{ 'kustomize.toolkit.fluxcd.io/prune': 'disabled' }"));
    }

    private static List<String> disk(Platform platform, String deliver, String annotations) {
        return platform.environment(deliver)
                .with("templates/disk.jsonnet", """
                        function(unit, environment) {
                          apiVersion: 'v1',
                          kind: 'PersistentVolumeClaim',
                          metadata: { name: unit.name, namespace: environment.namespace, annotations: %s },
                          spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
                        }
                        """.formatted(annotations))
                .messages();
    }

    @Test
    void removingAUnitRemovesAllButWhatIsKept() {
        Platform platform = Platform.EMPTY.chain("bitcoin", BITCOIN);
        Compilation argo = compile(platform.environment(ARGO_CD));
        List<String> cascade = List.of("resources-finalizer.argocd.argoproj.io");
        assertEquals(cascade, at(one(argo, "Application", "test.bitcoin"), "metadata", "finalizers"));
        Compilation flux = compile(platform.environment(FLUX));
        assertEquals("MirrorPrune", at(one(flux, "Kustomization", "test.bitcoin"), "spec", "deletionPolicy"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"platform", "gitops"})
    void deletingTheRootOrThePlatformRemovesNothing(String unit) {
        Platform platform = Platform.EMPTY.chain("bitcoin", BITCOIN);
        Compilation argo = compile(platform.environment(ARGO_CD));
        assertEquals("nothing", at(one(argo, "Application", "test." + unit), "metadata", "finalizers"));
        Compilation flux = compile(platform.environment(FLUX));
        assertEquals("Orphan", at(one(flux, "Kustomization", "test." + unit), "spec", "deletionPolicy"));
    }

    @Test
    void nothingWaitsForAChain() {
        Platform platform = Platform.EMPTY.chain("bitcoin", BITCOIN).app("web", WEB + "uses: [bitcoin]\n");
        Compilation flux = compile(platform.environment(FLUX));
        for (Resource kustomization : of(flux, "Kustomization")) {
            boolean first = Set.of("test.platform", "test.gitops").contains(kustomization.name());
            assertEquals(
                    first ? "nothing" : List.of(Map.of("name", "test.platform")),
                    at(kustomization, "spec", "dependsOn"));
            assertEquals(false, at(kustomization, "spec", "wait"));
            Object checked =
                    List.of(Map.of("apiVersion", "apps/v1", "kind", "Deployment", "name", "web", "namespace", "test"));
            assertEquals(
                    kustomization.name().equals("test.web") ? checked : "nothing",
                    at(kustomization, "spec", "healthChecks"));
        }
        for (Resource application : of(compile(platform.environment(ARGO_CD)), "Application")) {
            String wave = application.name().equals("test.platform") ? "-1" : "nothing";
            assertEquals(wave, at(application, "metadata", "annotations", "argocd.argoproj.io/sync-wave"));
            assertFalse(at(application, "spec", "syncPolicy", "syncOptions")
                    .toString()
                    .contains("PruneLast"));
        }
    }

    @Test
    void theAgentMayBeElsewhereAndReadWithAKey() {
        Platform platform = Platform.EMPTY.chain("bitcoin", BITCOIN);
        Compilation flux = compile(
                platform.environment(
                        "deliver: {agent: flux, repository: \"git@git.example.com:team/deploy.git\", namespace: sync, secretName: key}\n"));
        Resource source = one(flux, "GitRepository", "test.gitops");
        assertEquals("ssh://git@git.example.com/team/deploy.git", at(source, "spec", "url"));
        assertEquals("key", at(source, "spec", "secretRef", "name"));
        assertEquals("main", at(source, "spec", "ref", "branch"));
        assertEquals("./test/bitcoin", at(one(flux, "Kustomization", "test.bitcoin"), "spec", "path"));
        for (Resource resource : flux.resources()) {
            assertEquals(
                    resource.unit().name().equals("gitops"),
                    resource.namespace().filter("sync"::equals).isPresent());
        }
        Compilation argo = compile(platform.environment(
                "deliver: {agent: argocd, repository: \"git@git.example.com:team/deploy.git\", namespace: sync}\n"));
        Resource own = one(argo, "Application", "test.gitops");
        assertEquals("sync", at(own, "metadata", "namespace"));
        assertEquals("sync", at(own, "spec", "destination", "namespace"));
        assertEquals("git@git.example.com:team/deploy.git", at(own, "spec", "source", "repoURL"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"argocd", "flux"})
    void environmentsOfOneClusterDoNotMeet(String agent) {
        String deliver = "deliver: {agent: " + agent + ", repository: \"https://git.example.com/deploy.git\"}\n";
        String text = Platform.EMPTY.files().get(Platform.ENVIRONMENT) + deliver;
        String longName = "a".repeat(40);
        Map<String, String> files = new HashMap<>();
        for (String unit : List.of("c", "b-c", longName, longName.substring(1) + "b")) {
            files.put("apps/" + unit + ".yaml", "image: {repository: registry.example.com/web, tag: v1}\n");
            for (String environment : List.of("a", "a-b", longName)) {
                files.put("environments/" + environment + "/apps/" + unit + ".yaml", "");
                files.put(
                        "environments/" + environment + "/environment.yaml",
                        text.replace("namespace: test", "namespace: " + environment));
            }
        }
        Compilation compilation = compile(new Platform(files));
        String kind = agent.equals("flux") ? "Kustomization" : "Application";
        List<String> names = of(compilation, kind).stream().map(Resource::name).toList();
        assertEquals(3 * 6, Set.copyOf(names).size());
        // A longer one cannot be the value of a label, by which both agents know what is theirs.
        names.forEach(n -> assertTrue(n.length() <= 63 && n.matches("[a-z0-9]([a-z0-9.-]*[a-z0-9])?"), n));
    }

    @Test
    void aUnitThatCameToNothingIsNotSynced() {
        Compilation compilation = compile(Platform.EMPTY
                .environment(ARGO_CD)
                .with("templates/none.schema.yaml", "type: object\n")
                .with("templates/none.jsonnet", "function(unit, environment) []\n")
                .app("none", "template: none\n"));
        assertEquals(
                List.of("test.gitops", "test.platform"),
                of(compilation, "Application").stream()
                        .map(Resource::name)
                        .sorted()
                        .toList());
    }

    @Test
    void withoutAnAgentOrARepositoryThereIsNothingToSyncBy() {
        Platform platform = Platform.EMPTY.chain("bitcoin", BITCOIN);
        for (String deliver :
                List.of("", "deliver: {agent: flux}\n", "deliver: {repository: \"https://git.example.com/d.git\"}\n")) {
            Compilation compilation = compile(platform.environment(deliver));
            assertTrue(compilation.units().stream().noneMatch(u -> u.name().equals("gitops")), deliver);
            assertTrue(compilation.manifests().stream().noneMatch(m -> m.path().contains("/gitops/")), deliver);
        }
    }

    @Test
    void besideAFaultNothingIsSaidOfIt() {
        Platform sound = Platform.EMPTY.environment(ARGO_CD).chain("bitcoin", BITCOIN);
        Platform broken = sound.app("web", WEB + "replicas: {min: 3, max: 2}\n");
        assertEquals(List.of("replicas of \"web\": max is less than min"), broken.messages());
        assertTrue(of(broken.compile(), "Application").isEmpty());
        assertEquals(
                1, broken.with("apps/web.yaml", WEB + "replica: 3\n").messages().size());
        assertTrue(of(broken.with("apps/web.yaml", WEB + "replica: 3\n").compile(), "Application")
                .isEmpty());
    }
}
