package dev.windlass.check.cel;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What expressions of admission see beside the object, as in k8s.io/apiserver/pkg/admission/plugin/cel/compile.go and
 * k8s.io/apiserver/pkg/cel/library/authz.go.
 *
 * @param structs all structures by their name
 */
@SuppressWarnings("Immutable") // never changes after it was made
record AdmissionTypes(Map<String, StructType> structs) implements CelTypeProvider {
    private static final CelType TEXT = SimpleType.STRING;
    private static final CelType TEXTS = ListType.create(TEXT);
    private static final CelType LABELS = MapType.create(TEXT, TEXT);
    private static final CelType PATH_CHECK = OpaqueType.create("kubernetes.authorization.PathCheck");
    private static final CelType GROUP_CHECK = OpaqueType.create("kubernetes.authorization.GroupCheck");
    private static final CelType DECISION = OpaqueType.create("kubernetes.authorization.Decision");

    static final CelType AUTHORIZER = OpaqueType.create("kubernetes.authorization.Authorizer");
    static final CelType RESOURCE_CHECK = OpaqueType.create("kubernetes.authorization.ResourceCheck");

    private static final StructType KIND = struct("GroupVersionKind", texts("group", "version", "kind"));
    private static final StructType RESOURCE = struct("GroupVersionResource", texts("group", "version", "resource"));
    private static final StructType USER = struct(
            "UserInfo",
            with(texts("username", "uid"), Map.of("groups", TEXTS, "extra", MapType.create(TEXT, TEXTS))));
    static final StructType REQUEST = struct(
            "AdmissionRequest",
            with(
                    texts("subResource", "requestSubResource", "name", "namespace", "operation"),
                    Map.of(
                            "kind", KIND,
                            "resource", RESOURCE,
                            "requestKind", KIND,
                            "requestResource", RESOURCE,
                            "userInfo", USER,
                            "dryRun", SimpleType.BOOL,
                            "options", SimpleType.DYN)));
    private static final StructType NAMESPACE_META = struct(
            "NamespaceMetadata",
            with(
                    texts("name", "generateName", "namespace", "UID", "resourceVersion"),
                    Map.of(
                            "labels", LABELS,
                            "annotations", LABELS,
                            "finalizers", TEXTS,
                            "creationTimestamp", SimpleType.TIMESTAMP,
                            "deletionTimestamp", SimpleType.TIMESTAMP,
                            "deletionGracePeriodSeconds", SimpleType.INT,
                            "generation", SimpleType.INT)));
    private static final StructType NAMESPACE_SPEC = struct("NamespaceSpec", Map.of("finalizers", TEXTS));
    private static final StructType NAMESPACE_CONDITION = struct(
            "NamespaceCondition",
            with(texts("status", "type", "message", "reason"), Map.of("lastTransitionTime", SimpleType.TIMESTAMP)));
    private static final StructType NAMESPACE_STATUS = struct(
            "NamespaceStatus", with(texts("phase"), Map.of("conditions", ListType.create(NAMESPACE_CONDITION))));
    static final StructType NAMESPACE = struct(
            "Namespace", Map.of("metadata", NAMESPACE_META, "spec", NAMESPACE_SPEC, "status", NAMESPACE_STATUS));

    /** The functions of {@code authorizer}. */
    static final List<CelFunctionDecl> FUNCTIONS = List.of(
            function("path", PATH_CHECK, AUTHORIZER, TEXT),
            function("group", GROUP_CHECK, AUTHORIZER, TEXT),
            function("serviceAccount", AUTHORIZER, AUTHORIZER, TEXT, TEXT),
            function("resource", RESOURCE_CHECK, GROUP_CHECK, TEXT),
            function("subresource", RESOURCE_CHECK, RESOURCE_CHECK, TEXT),
            function("namespace", RESOURCE_CHECK, RESOURCE_CHECK, TEXT),
            function("name", RESOURCE_CHECK, RESOURCE_CHECK, TEXT),
            function("fieldSelector", RESOURCE_CHECK, RESOURCE_CHECK, TEXT),
            function("labelSelector", RESOURCE_CHECK, RESOURCE_CHECK, TEXT),
            CelFunctionDecl.newFunctionDeclaration(
                    "check",
                    CelOverloadDecl.newMemberOverload("authz_path_check", DECISION, List.of(PATH_CHECK, TEXT)),
                    CelOverloadDecl.newMemberOverload("authz_resource_check", DECISION, List.of(RESOURCE_CHECK, TEXT))),
            function("errored", SimpleType.BOOL, DECISION),
            function("error", TEXT, DECISION),
            function("allowed", SimpleType.BOOL, DECISION),
            function("reason", TEXT, DECISION));

    /** These, and the variables that a policy has so far. */
    static AdmissionTypes with(Map<String, CelType> variables) {
        Map<String, StructType> all = new LinkedHashMap<>();
        for (StructType t : List.of(
                KIND, RESOURCE, USER, REQUEST, NAMESPACE_META, NAMESPACE_SPEC, NAMESPACE_CONDITION, NAMESPACE_STATUS, NAMESPACE)) {
            all.put(t.name(), t);
        }
        StructType own = struct("variables", variables);
        all.put(own.name(), own);
        return new AdmissionTypes(all);
    }

    /** What {@code variables} is. */
    CelType variables() {
        return structs.getOrDefault("kubernetes.variables", REQUEST);
    }

    @Override
    public ImmutableCollection<CelType> types() {
        return ImmutableList.copyOf(structs.values());
    }

    @Override
    public Optional<CelType> findType(String name) {
        return Optional.ofNullable(structs.get(name));
    }

    @SuppressWarnings("Immutable") // a copy that never changes
    private static StructType struct(String name, Map<String, CelType> fields) {
        Map<String, CelType> known = Map.copyOf(fields);
        return StructType.create(
                "kubernetes." + name, ImmutableSet.copyOf(fields.keySet()), f -> Optional.ofNullable(known.get(f)));
    }

    private static Map<String, CelType> texts(String... names) {
        Map<String, CelType> fields = new LinkedHashMap<>();
        for (String name : names) {
            fields.put(name, TEXT);
        }
        return fields;
    }

    private static Map<String, CelType> with(Map<String, CelType> fields, Map<String, CelType> more) {
        Map<String, CelType> all = new LinkedHashMap<>(fields);
        all.putAll(more);
        return all;
    }

    private static CelFunctionDecl function(String name, CelType result, CelType... parameters) {
        return CelFunctionDecl.newFunctionDeclaration(
                name, CelOverloadDecl.newMemberOverload("authz_" + name, result, List.of(parameters)));
    }
}
