package dev.windlass.check.rule.extension;

import dev.windlass.check.custom.CrdKinds;
import dev.windlass.check.rule.Value;
import dev.windlass.check.schema.Schema;
import dev.windlass.check.schema.SchemaWalk;
import dev.windlass.check.schema.SchemaWalk.Fault;
import dev.windlass.source.Code;
import dev.windlass.tree.FieldPath;
import dev.windlass.tree.FieldPath.Step;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether the defaults in a schema keep it, as in k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting. */
final class DefaultRules {
    private static final Set<String> META = Set.of("metadata", "kind", "apiVersion");
    private static final Set<FieldPath> TYPE = Set.of(FieldPath.of("apiVersion"), FieldPath.of("kind"));

    private final Faults faults;

    DefaultRules(Faults faults) {
        this.faults = faults;
    }

    void check(Value schema) {
        visit(schema, true, false);
    }

    /** Below additionalProperties kube-apiserver does not look. */
    private void visit(Value s, boolean root, boolean inMeta) {
        Value value = s.field("default");
        if (value.isPresent() && !inMeta) {
            value(s, value, root);
        }
        if (s.field("items").isPresent()) {
            visit(s.field("items"), false, inMeta);
        }
        boolean embedded = root || s.field("x-kubernetes-embedded-resource").isTrue();
        for (Value.Entry e : s.field("properties").entries()) {
            visit(e.value(), false, (inMeta && !embedded) || (embedded && META.contains(e.key())));
        }
    }

    private void value(Value s, Value value, boolean root) {
        Mapping written = (Mapping) s.node().orElseThrow();
        Node node = value.node().orElseThrow();
        List<Fault> found = new ArrayList<>(SchemaWalk.faults(CrdKinds.schema(written), node));
        if (root && node instanceof Mapping m) {
            List<Fault> type =
                    SchemaWalk.faults(new Schema.Struct(Map.of(), List.of("apiVersion", "kind"), true), m).stream()
                            .filter(f -> TYPE.contains(f.path()))
                            .toList();
            found = type.isEmpty() ? found : type;
        }
        for (Fault f : found) {
            report(value, f);
        }
        bound(s, value, "minimum");
        bound(s, value, "maximum");
    }

    private void report(Value value, Fault fault) {
        if (fault.code() == Code.UNKNOWN_FIELD) {
            faults.invalid(
                    value.at(fault.origin()), "must not have fields that its schema does not know: " + fault.message());
            return;
        }
        List<Step> steps = new ArrayList<>(value.path().steps());
        steps.addAll(fault.path().steps());
        Value at = value.reportedAs(new FieldPath(steps)).at(fault.origin());
        if (fault.code() == Code.MISSING_FIELD) {
            faults.required(at, fault.message());
        } else {
            faults.invalid(at, "does not keep its own schema: " + fault.message());
        }
    }

    /** A bound of whole numbers that is none itself fails for every value. */
    private void bound(Value s, Value value, String keyword) {
        boolean broken = s.field("type").isText("integer")
                && s.field(keyword).node().orElse(null) instanceof Scalar.Real r
                && r.value() != Math.rint(r.value());
        if (broken && value.isNumber()) {
            faults.invalid(value, "cannot be compared with its " + keyword + ", which is not a whole number");
        }
    }
}
