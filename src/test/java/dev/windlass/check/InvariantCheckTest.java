package dev.windlass.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.windlass.render.Resource;
import dev.windlass.spec.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class InvariantCheckTest {
    private static final Environment TEST = Manifests.environment("test", "1.33");

    private static final String WEB = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: shop}
            spec:
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web, tier: front}}
                spec:
                  containers: [{name: web, image: web}]
            """;
    private static final String SERVICE = """
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: shop}
            spec:
              selector: {app: web}
              ports: [{name: http, port: 80}]
            """;

    /** The findings as {@code PLACE CODE FIELD: MESSAGE}, then their related places and their help. */
    private static String findings(Map<String, String> units) {
        List<Resource> resources = new ArrayList<>();
        new TreeMap<>(units).forEach((unit, yaml) -> resources.addAll(Manifests.of(TEST, unit, yaml)));
        return Findings.text(InvariantCheck.check(resources));
    }

    private static String findings(String yaml) {
        return findings(Map.of("a", yaml));
    }

    @Test
    void whatFitsTogetherHasNoFindings() {
        assertEquals("", findings(WEB + SERVICE));
    }

    @Test
    void aResourceOfTwoUnits() {
        assertEquals("""
                b.yaml:3:18 two-owners -: Deployment "web" in namespace "shop" is rendered by test/a and by test/b
                  a.yaml:3:18 other owner here
                """, findings(Map.of("a", WEB, "b", WEB)));
    }

    @Test
    void theSameNameInAnotherVersionIsTheSameResource() {
        String budget = """
                apiVersion: VERSION
                kind: HorizontalPodAutoscaler
                metadata: {name: x, namespace: shop}
                """;
        assertEquals(
                """
                a.yaml:7:18 two-owners -: HorizontalPodAutoscaler "x" in namespace "shop" is rendered twice by test/a
                  a.yaml:3:18 other owner here
                """,
                findings(budget.replace("VERSION", "autoscaling/v2") + "---\n"
                        + budget.replace("VERSION", "autoscaling/v1")));
    }

    @Test
    void referencesOfPodsWithoutTargets() {
        assertEquals("""
                a.yaml:7:23 missing-target spec.serviceAccountName: spec.serviceAccountName names the ServiceAccount "runner", which nothing in namespace "shop" provides
                a.yaml:8:22 missing-target spec.priorityClassName: spec.priorityClassName names the PriorityClass "urgent", which nothing provides
                a.yaml:10:35 missing-target spec.volumes[0].configMap.name: spec.volumes[0].configMap.name names the ConfigMap "setings", which nothing in namespace "shop" provides
                  did you mean "settings"?
                a.yaml:12:52 missing-target spec.volumes[2].persistentVolumeClaim.claimName: spec.volumes[2].persistentVolumeClaim.claimName names the PersistentVolumeClaim "data", which nothing in namespace "shop" provides
                a.yaml:18:44 missing-target spec.containers[0].env[0].valueFrom.secretKeyRef.name: spec.containers[0].env[0].valueFrom.secretKeyRef.name names the Secret "keys", which nothing in namespace "shop" provides
                """, findings("""
                        apiVersion: v1
                        kind: Pod
                        metadata:
                          name: p
                          namespace: shop
                        spec:
                          serviceAccountName: runner
                          priorityClassName: urgent
                          volumes:
                            - {name: a, configMap: {name: setings}}
                            - {name: b, secret: {secretName: gone, optional: true}}
                            - {name: c, persistentVolumeClaim: {claimName: data}}
                            - {name: d, configMap: {name: kube-root-ca.crt}}
                          containers:
                            - name: c
                              env:
                                - name: KEY
                                  valueFrom: {secretKeyRef: {name: keys, key: k}}
                              envFrom: [{configMapRef: {name: gone, optional: true}}]
                        ---
                        {apiVersion: v1, kind: ConfigMap, metadata: {name: settings, namespace: shop}}
                        """));
    }

    @Test
    void secretsAreProvidedByWhatMakesThem() {
        assertEquals("", findings("""
                apiVersion: v1
                kind: Pod
                metadata: {name: p, namespace: shop}
                spec:
                  containers:
                    - name: c
                      envFrom:
                        - secretRef: {name: plain}
                        - secretRef: {name: external}
                        - secretRef: {name: renamed}
                        - secretRef: {name: sealed}
                        - secretRef: {name: tls}
                ---
                {apiVersion: v1, kind: Secret, metadata: {name: plain, namespace: shop}}
                ---
                apiVersion: external-secrets.io/v1
                kind: ExternalSecret
                metadata: {name: external, namespace: shop}
                spec: {secretStoreRef: {kind: ClusterSecretStore, name: outside}}
                ---
                apiVersion: external-secrets.io/v1
                kind: ExternalSecret
                metadata: {name: other, namespace: shop}
                spec: {target: {name: renamed}}
                ---
                {apiVersion: bitnami.com/v1alpha1, kind: SealedSecret, metadata: {name: sealed, namespace: shop}}
                ---
                apiVersion: cert-manager.io/v1
                kind: Certificate
                metadata: {name: c, namespace: shop}
                spec: {secretName: tls}
                """));
    }

    @Test
    void aSecretStoreMustBeThere() {
        assertEquals("""
                a.yaml:4:31 missing-target spec.secretStoreRef.name: spec.secretStoreRef.name names the SecretStore "store", which nothing in namespace "shop" provides
                """, findings("""
                        apiVersion: external-secrets.io/v1
                        kind: ExternalSecret
                        metadata: {name: x, namespace: shop}
                        spec: {secretStoreRef: {name: store}}
                        """));
    }

    @Test
    void storageClassesAndClaimsOfStatefulSets() {
        assertEquals("""
                a.yaml:4:26 missing-target spec.storageClassName: spec.storageClassName names the StorageClass "fastt", which nothing provides
                  did you mean "fast"?
                """, findings("""
                        apiVersion: v1
                        kind: PersistentVolumeClaim
                        metadata: {name: a, namespace: shop}
                        spec: {storageClassName: fastt}
                        ---
                        apiVersion: v1
                        kind: PersistentVolumeClaim
                        metadata: {name: b, namespace: shop}
                        spec: {storageClassName: ""}
                        ---
                        apiVersion: v1
                        kind: PersistentVolumeClaim
                        metadata: {name: c, namespace: shop}
                        spec: {storageClassName: standard-rwo}
                        ---
                        {apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: fast}}
                        ---
                        apiVersion: apps/v1
                        kind: StatefulSet
                        metadata: {name: db, namespace: shop}
                        spec:
                          volumeClaimTemplates: [{metadata: {name: data}, spec: {storageClassName: fast}}]
                        ---
                        apiVersion: v1
                        kind: Pod
                        metadata: {name: p, namespace: shop}
                        spec:
                          containers: [{name: c}]
                          volumes: [{name: a, persistentVolumeClaim: {claimName: data-db-0}}]
                        """));
    }

    @Test
    void anIngressNamesAServiceAndItsPort() {
        assertEquals("""
                a.yaml:26:69 missing-target spec.rules[0].http.paths[0].backend.service.port.number: spec.rules[0].http.paths[0].backend.service.port.number names the port 81, which Service "web" does not have
                  a.yaml:16:10 its ports
                a.yaml:27:50 missing-target spec.rules[0].http.paths[1].backend.service.name: spec.rules[0].http.paths[1].backend.service.name names the Service "wab", which nothing in namespace "shop" provides
                  did you mean "web"?
                """, findings(WEB + SERVICE + """
                        ---
                        apiVersion: networking.k8s.io/v1
                        kind: Ingress
                        metadata: {name: web, namespace: shop}
                        spec:
                          rules:
                            - host: shop.example.com
                              http:
                                paths:
                                  - {path: /, backend: {service: {name: web, port: {number: 81}}}}
                                  - {path: /b, backend: {service: {name: wab, port: {name: http}}}}
                        """));
    }

    @Test
    void rolesOfBindings() {
        assertEquals("""
                a.yaml:4:42 missing-target roleRef.name: roleRef.name names the Role "reader", which nothing in namespace "shop" provides
                """, findings("""
                        apiVersion: rbac.authorization.k8s.io/v1
                        kind: RoleBinding
                        metadata: {name: a, namespace: shop}
                        roleRef: {kind: Role, apiGroup: x, name: reader}
                        ---
                        apiVersion: rbac.authorization.k8s.io/v1
                        kind: ClusterRoleBinding
                        metadata: {name: b}
                        roleRef: {kind: ClusterRole, name: "system:node"}
                        """));
    }

    @Test
    void selectorsThatSelectNothing() {
        assertEquals("""
                a.yaml:15:19 empty-selector spec.selector[app]: Service "web" selects no pod: none in namespace "shop" has the label app: wob
                  did you mean "web"?
                a.yaml:21:42 empty-selector spec.podSelector.matchLabels[tier]: NetworkPolicy "n" selects no pod: none in namespace "shop" has the label tier: back
                  known here: front
                """, findings(WEB + SERVICE.replace("app: web", "app: wob") + """
                        ---
                        apiVersion: networking.k8s.io/v1
                        kind: NetworkPolicy
                        metadata: {name: n, namespace: shop}
                        spec: {podSelector: {matchLabels: {tier: back}}}
                        ---
                        apiVersion: networking.k8s.io/v1
                        kind: NetworkPolicy
                        metadata: {name: all, namespace: shop}
                        spec: {podSelector: {}}
                        ---
                        apiVersion: v1
                        kind: Service
                        metadata: {name: outside, namespace: shop}
                        spec: {type: ExternalName, selector: {app: gone}}
                        """));
    }

    @Test
    void aWorkloadThatDoesNotSelectItsOwnPods() {
        assertEquals("""
                a.yaml:5:33 empty-selector spec.selector.matchLabels[app]: Deployment "web" does not select the pods of its own template
                  a.yaml:7:24 labels of the template
                """, findings(WEB.replace("matchLabels: {app: web}", "matchLabels: {app: wob}")));
    }

    @Test
    void aPodOfAStatefulSetBySelector() {
        assertEquals("", findings("""
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: {name: db, namespace: shop}
                spec:
                  selector: {matchLabels: {app: db}}
                  template:
                    metadata: {labels: {app: db}}
                    spec: {containers: [{name: db}]}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: db-0, namespace: shop}
                spec: {selector: {statefulset.kubernetes.io/pod-name: db-0}}
                """));
    }

    @Test
    void hostsAndNodePortsThatClash() {
        String unit = """
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata: {name: NAME, namespace: shop}
                spec:
                  rules:
                    - host: shop.example.com
                      http: {paths: [{path: /, pathType: Prefix}, {path: /NAME, pathType: Prefix}]}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: NAME, namespace: shop}
                spec: {ports: [{port: 1, nodePort: 30000}, {port: 1, protocol: UDP, nodePort: 30000}]}
                """;
        assertEquals("""
                b.yaml:6:13 host-clash spec.rules[0].host: shop.example.com/ is claimed by Ingress "a" of test/a and by Ingress "b" of test/b
                  a.yaml:6:13 other claim here
                b.yaml:12:36 node-port-clash spec.ports[0].nodePort: node port 30000 (TCP) is claimed by Service "a" and by Service "b"
                  a.yaml:12:36 other claim here
                b.yaml:12:79 node-port-clash spec.ports[1].nodePort: node port 30000 (UDP) is claimed by Service "a" and by Service "b"
                  a.yaml:12:79 other claim here
                """, findings(Map.of("a", unit.replace("NAME", "a"), "b", unit.replace("NAME", "b"))));
    }

    @Test
    void budgetsThatBlockADrain() {
        String budget = """
                ---
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata: {name: web, namespace: shop}
                spec: {selector: {matchLabels: {app: web}}, FIELD}
                """;
        assertEquals("", findings(WEB + budget.replace("FIELD", "maxUnavailable: 1")));
        assertEquals(
                blocked("61", "maxUnavailable", "allows no pod to be unavailable"),
                findings(WEB + budget.replace("FIELD", "maxUnavailable: 0")));
        assertEquals(
                blocked("61", "maxUnavailable", "allows no pod to be unavailable"),
                findings(WEB + budget.replace("FIELD", "maxUnavailable: 0%")));
        assertEquals(
                blocked("59", "minAvailable", "wants 1 available of the 1 pods that it selects"),
                findings(WEB + budget.replace("FIELD", "minAvailable: 1")));
        assertEquals(
                blocked("59", "minAvailable", "wants every pod available"),
                findings(WEB + budget.replace("FIELD", "minAvailable: 100%")));
        String scaled = """
                ---
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {name: web, namespace: shop}
                spec: {minReplicas: 2, maxReplicas: 3, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}}
                """;
        assertEquals("", findings(WEB + budget.replace("FIELD", "minAvailable: 1") + scaled));
    }

    private static String blocked(String column, String field, String how) {
        return "a.yaml:14:" + column + " drain-blocked spec." + field + ": PodDisruptionBudget \"web\" " + how
                + ": no node that they run on can be drained\n  write maxUnavailable: 1\n";
    }

    @Test
    void replicasUnderAnAutoscaler() {
        assertEquals("""
                a.yaml:5:13 scaled-replicas spec.replicas: Deployment "web" sets spec.replicas, which HorizontalPodAutoscaler "web" scales
                  a.yaml:15:40 scaled here
                  leave replicas out: each delivery would undo the scaling
                a.yaml:20:86 missing-target spec.scaleTargetRef.name: spec.scaleTargetRef.name names the Deployment "wub", which nothing in namespace "shop" provides
                  did you mean "web"?
                """, findings(WEB.replace("spec:\n  selector", "spec:\n  replicas: 2\n  selector") + """
                        ---
                        apiVersion: autoscaling/v2
                        kind: HorizontalPodAutoscaler
                        metadata: {name: web, namespace: shop}
                        spec: {maxReplicas: 3, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}}
                        ---
                        apiVersion: autoscaling/v2
                        kind: HorizontalPodAutoscaler
                        metadata: {name: lost, namespace: shop}
                        spec: {maxReplicas: 3, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: wub}}
                        """));
    }
}
