package dev.windlass.check;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.windlass.check.schema.KubernetesSchemas;
import dev.windlass.render.Resource;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.SourceFile;
import dev.windlass.source.Span;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Origin;
import dev.windlass.tree.Scalar;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class ResourceCheckTest {
    static final List<String> VERSIONS = KubernetesSchemas.VERSIONS;
    private static final Set<String> KIND_CODES = Set.of("unserved-version", "unknown-kind", "wrong-scope");

    private final ResourceCheck check = new ResourceCheck();

    private String findings(String version, String yaml) {
        return Findings.text(check.check(Manifests.one(version, yaml)));
    }

    private String findings(String yaml) {
        return findings("1.33", yaml);
    }

    @ParameterizedTest
    @FieldSource("VERSIONS")
    void validManifestsHaveNoFindings(String version) throws IOException {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/kubernetes/valid.yaml"))) {
            String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            List<Resource> resources = Manifests.of(Manifests.environment("test", version), "valid", yaml);
            assertAll(resources.stream().map(r -> () -> assertEquals("", Findings.text(check.check(r)))));
            assertEquals(19, resources.size());
        }
    }

    @Test
    void manyFaultsOfOneDeployment() {
        assertEquals("""
                unit.yaml:6:18 wrong-type metadata.labels[tier]: metadata.labels[tier] must be text, not a number
                  put it in quotes
                unit.yaml:8:3 unknown-field spec.Replicas: spec has no field "Replicas"
                  did you mean "replicas"?
                unit.yaml:9:11 wrong-type spec.paused: spec.paused must be true or false, not text
                  leave the quotes out
                unit.yaml:10:20 wrong-type spec.minReadySeconds: spec.minReadySeconds must be a whole number, not text
                  leave the quotes out
                unit.yaml:11:28 invalid-value spec.progressDeadlineSeconds: spec.progressDeadlineSeconds must be a whole number from -2147483648 to 2147483647
                unit.yaml:13:5 invalid-value spec.template.metadata.labels: spec.template.metadata.labels cannot be found by spec.selector, which is missing
                unit.yaml:15:11 missing-field CC.name: CC.name is missing
                unit.yaml:16:17 wrong-type CC.args: CC.args must be a list, not text
                unit.yaml:17:37 invalid-value CC.resources.limits[cpu]: CC.resources.limits[cpu] must be an amount such as 500m, 2 or 8Gi, not "lots"
                unit.yaml:17:51 wrong-type CC.resources.limits[memory]: CC.resources.limits[memory] must be an amount such as 500m, 2 or 8Gi, not a boolean
                unit.yaml:18:35 wrong-type CC.ports[0].containerPort: CC.ports[0].containerPort must be a whole number, not 80.5
                unit.yaml:19:43 wrong-type CC.livenessProbe.httpGet.port: CC.livenessProbe.httpGet.port must be a whole number or text, not a boolean
                """.replace("CC", "spec.template.spec.containers[0]"), findings("""
                        apiVersion: apps/v1
                        kind: Deployment
                        metadata:
                          name: web
                          namespace: shop
                          labels: {tier: 1}
                        spec:
                          Replicas: 2
                          paused: "true"
                          minReadySeconds: "5"
                          progressDeadlineSeconds: 3000000000
                          template:
                            spec:
                              containers:
                                - image: web
                                  args: -v
                                  resources: {limits: {cpu: lots, memory: true}}
                                  ports: [{containerPort: 80.5}]
                                  livenessProbe: {httpGet: {port: true}}
                        """));
    }

    @Test
    void nullIsAbsent() {
        assertEquals("""
                unit.yaml:4:32 invalid-value spec.ports[0].port: spec.ports[0].port must be from 1 to 65535
                unit.yaml:4:32 invalid-value spec.ports[0].targetPort: spec.ports[0].targetPort is 0 as port is, and must be from 1 to 65535
                """, findings("""
                        apiVersion: v1
                        kind: Service
                        metadata: {name: a, namespace: b, labels: null}
                        spec: {selector: null, ports: [{port: null, targetPort: null}]}
                        """));
    }

    @Test
    void valuesWithAForm() {
        assertEquals("""
                unit.yaml:3:54 invalid-value metadata.creationTimestamp: metadata.creationTimestamp must be a time such as 2026-01-31T12:00:00Z, not "yesterday"
                unit.yaml:4:11 invalid-value data[k]: data[k] must be base64
                """, findings("""
                        apiVersion: v1
                        kind: Secret
                        metadata: {name: a, namespace: b, creationTimestamp: yesterday}
                        data: {k: plain text}
                        """));
    }

    @Test
    void statusNeedsNoFields() {
        assertEquals("", findings("""
                apiVersion: v1
                kind: Pod
                metadata: {name: a, namespace: b}
                spec: {containers: [{name: c, image: i}]}
                status: {conditions: [{}]}
                """));
    }

    @Test
    void customKindsHaveRules() {
        assertEquals("""
                unit.yaml:5:3 unknown-field spec.refreshIntervall: spec has no field "refreshIntervall"
                  did you mean "refreshInterval"?
                unit.yaml:6:28 invalid-value spec.target.creationPolicy: spec.target.creationPolicy must be one of Owner, Orphan, Merge, None, CreateOrMerge, not "owner"
                unit.yaml:9:7 missing-field spec.data[0].remoteRef: spec.data[0] needs the field "remoteRef"
                unit.yaml:9:18 invalid-value spec.data[0].secretKey: spec.data[0].secretKey must have at least 1 character
                unit.yaml:9:18 invalid-value spec.data[0].secretKey: spec.data[0].secretKey must match ^[-._a-zA-Z0-9]+$, which "" does not
                unit.yaml:11:36 wrong-type spec.data[1].remoteRef.version: spec.data[1].remoteRef.version must be text, not a number
                  put it in quotes
                """, findings("""
                        apiVersion: external-secrets.io/v1
                        kind: ExternalSecret
                        metadata: {name: a, namespace: b}
                        spec:
                          refreshIntervall: 1h
                          target: {creationPolicy: owner}
                          secretStoreRef: {name: store}
                          data:
                            - secretKey: ""
                            - secretKey: a
                              remoteRef: {key: k, version: 3}
                        """));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1.33 | apps/v1beta1           | Deployment  | unserved-version | write apps/v1 Deployment
            1.33 | extensions/v1beta1     | Ingress     | unserved-version | write networking.k8s.io/v1 Ingress
            1.33 | external-secrets.io/v1beta1 | ExternalSecret | unserved-version | write external-secrets.io/v1 ExternalSecret
            1.30 | flowcontrol.apiserver.k8s.io/v1beta3 | FlowSchema | wrong-scope | remove metadata.namespace
            1.33 | flowcontrol.apiserver.k8s.io/v1beta3 | FlowSchema | unserved-version | write flowcontrol.apiserver.k8s.io/v1 FlowSchema
            1.33 | v1                     | Deployment  | unknown-kind     | it is in apps/v1
            1.33 | apps/v1                | Deploymnt   | unknown-kind     | did you mean "Deployment"?
            1.33 | apps/v1                | deployment  | unknown-kind     | did you mean "Deployment"?
            1.33 | example.com/v1         | Gizmo       | unknown-kind     | correct apiVersion and kind; or put its CustomResourceDefinition into crds/ (or name its folder with --crds); or let unknown kinds pass with "unknownKinds: warn" in the environment (or --ignore-unknown-kinds)
            1.35 | networking.k8s.io/v1   | IPAddress   | wrong-scope      | remove metadata.namespace
            1.30 | networking.k8s.io/v1   | IPAddress   | unserved-version | nothing replaces it in this version
            1.33 | resource.k8s.io/v1beta1 | ResourceClaim | unserved-version | kube-apiserver serves it only if it is started with --runtime-config=resource.k8s.io/v1beta1=true
            1.34 | resource.k8s.io/v1beta1 | ResourceClaim | unserved-version | write resource.k8s.io/v1 ResourceClaim
            1.35 | admissionregistration.k8s.io/v1beta1 | MutatingAdmissionPolicy | unserved-version | kube-apiserver serves it only if it is started with --runtime-config=admissionregistration.k8s.io/v1beta1=true
            1.36 | admissionregistration.k8s.io/v1beta1 | MutatingAdmissionPolicy | unserved-version | write admissionregistration.k8s.io/v1 MutatingAdmissionPolicy
            1.33 | policy/v1beta1         | PodSecurityPolicy | unserved-version | use Pod Security admission (namespace labels) instead
            1.33 | settings.k8s.io/v1alpha1 | PodPreset | unserved-version | nothing replaces it in this version
            1.33 | batch/v1beta1          | CronJob     | unserved-version | write batch/v1 CronJob
            1.33 | apps/v2                | Deployment  | unserved-version | write apps/v1 Deployment
            1.33 | app/v1                 | Deployment  | unknown-kind     | it is in apps/v1
            1.33 | apps/v1                | deployments | unknown-kind     | did you mean "Deployment"?
            """)
    void kindsAndVersions(String version, String apiVersion, String kind, String code, String help) {
        String yaml = "apiVersion: " + apiVersion + "\nkind: " + kind + "\nmetadata: {name: a, namespace: b}\n";
        List<Diagnostic> findings = check.check(Manifests.one(version, yaml)).stream()
                .filter(d -> KIND_CODES.contains(d.code().id()))
                .toList();
        assertEquals(List.of(code), findings.stream().map(d -> d.code().id()).toList());
        assertEquals(help, findings.getFirst().help());
    }

    @Test
    void anUnsupportedVersionOfKubernetes() {
        assertEquals("""
                environments/test/environment.yaml:1:1 invalid-value -: Kubernetes "1.29" is not a supported version
                  supported: 1.30, 1.31, 1.32, 1.33, 1.34, 1.35, 1.36
                """, findings("1.29", "{apiVersion: v1, kind: Namespace, metadata: {name: a}}"));
    }

    @Test
    void aNamespaceWhereNoneBelongsAndTheOtherWay() {
        assertEquals("""
                unit.yaml:1:66 wrong-scope metadata.namespace: Namespace "a" is cluster-wide and cannot have a namespace
                  remove metadata.namespace
                """, findings("{apiVersion: v1, kind: Namespace, metadata: {name: a, namespace: b}}"));
        assertEquals("""
                unit.yaml:1:45 wrong-scope metadata.namespace: ConfigMap "a" names no namespace
                  add metadata.namespace
                """, findings("{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}"));
    }

    @Test
    void aComputedValueIsShownWhereItWasWrittenAndWhereItWasPlaced() {
        Resource service =
                Manifests.one("1.33", "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: b}}");
        SourceFile spec = new SourceFile("apps/a.yaml", "port: 80\n");
        SourceFile template = SourceFile.builtin("app.jsonnet", "{ data: { port: unit.port } }\n");
        Origin computed = new Origin.Computed(
                new Span(template, 10, 14), List.of(new Origin.Written(new Span(spec, 6, 8))), List.of());
        Origin placed = new Origin.Generated(new Span(template, 2, 6));
        Mapping data = new Mapping.Builder()
                .put("port", placed, new Scalar.Int(80, computed))
                .build(placed);
        Mapping body = new Mapping.Builder()
                .putAll(service.body())
                .put("data", placed, data)
                .build(placed);
        assertEquals("""
                apps/a.yaml:1:7 wrong-type data[port]: data[port] must be text, not a number
                  builtin:app.jsonnet:1:11 placed here
                  put it in quotes
                """, Findings.text(check.check(new Resource(service.unit(), body))));
    }
}
