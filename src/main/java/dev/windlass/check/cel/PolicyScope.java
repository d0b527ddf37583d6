package dev.windlass.check.cel;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.windlass.check.cel.CelEnvironment.Compiled;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the expressions of one admission policy or webhook may name, as in
 * k8s.io/apiserver/pkg/admission/plugin/cel/compile.go. For one thread.
 */
public final class PolicyScope {
    private static final CelType TEXT = SimpleType.STRING;
    private static final CelType TEXTS = ListType.create(TEXT);
    private static final CelType TEXT_MAP = MapType.create(TEXT, TEXT);

    private final boolean hasParams;
    private final Map<String, CelType> variables = new HashMap<>();
    private final Map<String, CelType> structs = new HashMap<>();

    /** What an expression must give. */
    public enum Wanted {
        TRUTH(Set.of(CelKind.BOOL), "true or false"),
        TEXT(Set.of(CelKind.STRING), "text"),
        TEXT_OR_NULL(Set.of(CelKind.STRING, CelKind.NULL_TYPE), "text or null"),
        ANYTHING(Set.of(), "a value");

        @SuppressWarnings("ImmutableEnumChecker") // never changes
        private final Set<CelKind> kinds;

        private final String words;

        Wanted(Set<CelKind> kinds, String words) {
            this.kinds = kinds;
            this.words = words;
        }
    }

    /**
     * Begins without variables.
     *
     * @param hasParams whether there is a {@code paramKind}
     */
    public PolicyScope(boolean hasParams) {
        this.hasParams = hasParams;
        CelType group = struct("kubernetes.GroupVersionKind", Map.of("group", TEXT, "version", TEXT, "kind", TEXT));
        CelType resource =
                struct("kubernetes.GroupVersionResource", Map.of("group", TEXT, "version", TEXT, "resource", TEXT));
        CelType user = struct(
                "kubernetes.UserInfo",
                Map.of("username", TEXT, "uid", TEXT, "groups", TEXTS, "extra", MapType.create(TEXT, TEXTS)));
        Map<String, CelType> request = new HashMap<>();
        request.put("kind", group);
        request.put("resource", resource);
        request.put("requestKind", group);
        request.put("requestResource", resource);
        for (String field : Set.of("subResource", "requestSubResource", "name", "namespace", "operation")) {
            CelTypes.escape(field).ifPresent(f -> request.put(f, TEXT));
            request.put(field, TEXT);
        }
        request.put("userInfo", user);
        request.put("dryRun", SimpleType.BOOL);
        request.put("options", SimpleType.DYN);
        struct("kubernetes.AdmissionRequest", request);
        namespace();
    }

    private void namespace() {
        CelType condition = struct(
                "kubernetes.NamespaceCondition",
                Map.of(
                        "status",
                        TEXT,
                        "type",
                        TEXT,
                        "message",
                        TEXT,
                        "reason",
                        TEXT,
                        "lastTransitionTime",
                        SimpleType.TIMESTAMP));
        Map<String, CelType> metadata = new HashMap<>();
        for (String field : Set.of("name", "generateName", "namespace", "UID", "resourceVersion")) {
            CelTypes.escape(field).ifPresent(f -> metadata.put(f, TEXT));
            metadata.put(field, TEXT);
        }
        metadata.put("labels", TEXT_MAP);
        metadata.put("annotations", TEXT_MAP);
        metadata.put("creationTimestamp", SimpleType.TIMESTAMP);
        metadata.put("deletionTimestamp", SimpleType.TIMESTAMP);
        metadata.put("deletionGracePeriodSeconds", SimpleType.INT);
        metadata.put("generation", SimpleType.INT);
        metadata.put("finalizers", TEXTS);
        struct(
                "kubernetes.Namespace",
                Map.of(
                        "metadata", struct("kubernetes.NamespaceMetadata", metadata),
                        "spec", struct("kubernetes.NamespaceSpec", Map.of("finalizers", TEXTS)),
                        "status",
                                struct(
                                        "kubernetes.NamespaceStatus",
                                        Map.of("phase", TEXT, "conditions", ListType.create(condition)))));
    }

    @SuppressWarnings("Immutable") // a copy that never changes
    private CelType struct(String name, Map<String, CelType> fields) {
        Map<String, CelType> copy = Map.copyOf(fields);
        CelType type = StructType.create(
                name, ImmutableSet.copyOf(copy.keySet()), field -> Optional.ofNullable(copy.get(field)));
        structs.put(name, type);
        return type;
    }

    /**
     * What is wrong with an expression; empty where nothing is.
     *
     * @param withVariables whether it may use the variables
     * @param withAuthorizer whether it may ask what a user may do
     */
    public Optional<String> fault(String expression, Wanted wanted, boolean withVariables, boolean withAuthorizer) {
        return switch (compile(expression, withVariables, withAuthorizer)) {
            case Compiled.Bad(String fault) -> Optional.of("does not compile: " + fault);
            case Compiled.Good(CelAbstractSyntaxTree tree) ->
                wanted == Wanted.ANYTHING
                                || wanted.kinds.contains(tree.getResultType().kind())
                        ? Optional.empty()
                        : Optional.of("must be an expression that gives " + wanted.words);
        };
    }

    /** Adds a variable, which the expressions after it may use; what is wrong with it, empty where nothing is. */
    public Optional<String> variable(String name, String expression) {
        Compiled compiled = compile(expression, true, true);
        variables.put(
                name,
                compiled instanceof Compiled.Good(CelAbstractSyntaxTree tree)
                        ? plain(tree.getResultType())
                        : SimpleType.DYN);
        return compiled instanceof Compiled.Bad(String fault)
                ? Optional.of("does not compile: " + fault)
                : Optional.empty();
    }

    /** The type of a variable, of which kube-apiserver keeps the plain ones. */
    private static CelType plain(CelType type) {
        return switch (type) {
            case ListType l -> ListType.create(plain(l.elemType()));
            case MapType m -> MapType.create(plain(m.keyType()), plain(m.valueType()));
            case SimpleType s -> s;
            default -> SimpleType.DYN;
        };
    }

    private Compiled compile(String expression, boolean withVariables, boolean withAuthorizer) {
        Map<String, CelType> names = new LinkedHashMap<>();
        names.put("object", SimpleType.DYN);
        names.put("oldObject", SimpleType.DYN);
        names.put("request", type("kubernetes.AdmissionRequest"));
        names.put("namespaceObject", type("kubernetes.Namespace"));
        if (hasParams) {
            names.put("params", SimpleType.DYN);
        }
        if (withAuthorizer) {
            names.put("authorizer", KubernetesFunctions.AUTHORIZER);
            names.put("authorizer.requestResource", KubernetesFunctions.RESOURCE_CHECK);
        }
        if (withVariables) {
            names.put("variables", struct("kubernetes.variables", variables));
        }
        return CelEnvironment.compile(expression, names, new Types(Map.copyOf(structs)));
    }

    private CelType type(String name) {
        return Optional.ofNullable(structs.get(name)).orElse(SimpleType.DYN);
    }

    @SuppressWarnings("Immutable") // a copy that never changes
    private record Types(Map<String, CelType> structs) implements CelTypeProvider {
        @Override
        public ImmutableCollection<CelType> types() {
            return ImmutableList.copyOf(structs.values());
        }

        @Override
        public Optional<CelType> findType(String name) {
            return Optional.ofNullable(structs.get(name));
        }
    }
}
