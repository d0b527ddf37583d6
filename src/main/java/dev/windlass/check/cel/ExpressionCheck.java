package dev.windlass.check.cel;

import dev.windlass.check.schema.Finding;
import dev.windlass.check.schema.KindSchema;
import dev.windlass.check.schema.Rule;
import dev.windlass.check.schema.Schema;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Subject;
import dev.windlass.tree.FieldPath;
import dev.windlass.tree.FieldPath.Step;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether objects of custom kinds keep the expressions of their schemas, as in
 * k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel/validation.go. An expression that cannot be evaluated here, for
 * it uses a function that is not supported, is taken as kept. Compiles each expression once. Safe for use by several
 * threads.
 */
public final class ExpressionCheck {
    private final Map<Identity, CompiledRule> compiled = new ConcurrentHashMap<>();

    /** One rule at one place of a schema, by being the same objects: schemas are large, and never made twice. */
    private record Identity(Schema schema, Rule.Expression rule) {
        @Override
        @SuppressWarnings("ReferenceEquality")
        public boolean equals(@Nullable Object o) {
            return o instanceof Identity i && i.schema == schema && i.rule == rule;
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(schema) + System.identityHashCode(rule);
        }
    }

    /**
     * The rules that an object does not keep.
     *
     * @param old the object that it replaces
     * @param object with its defaults, and of good structure
     */
    public List<Diagnostic> check(KindSchema kind, Optional<Mapping> old, Mapping object, Subject subject) {
        Walk walk = new Walk(subject);
        walk.visit(kind.schema(), object, old.orElse(null));
        return List.copyOf(walk.findings);
    }

    private final class Walk {
        private final Subject subject;
        private final List<Diagnostic> findings = new ArrayList<>();
        private final List<Step> path = new ArrayList<>();

        private Walk(Subject subject) {
            this.subject = subject;
        }

        private void visit(Schema schema, Node node, @Nullable Node old) {
            if (node instanceof Scalar.Null) {
                return;
            }
            List<Rule> rules = schema instanceof Schema.Ruled(Schema _, List<Rule> all) ? all : List.of();
            if (rules.contains(new Rule.Emptied())) {
                return;
            }
            Node before = old instanceof Scalar.Null ? null : old;
            for (Rule rule : rules) {
                if (rule instanceof Rule.Expression e) {
                    evaluate(schema, e, node, before);
                }
            }
            switch (schema.shape()) {
                case Schema.Struct struct
                when node instanceof Mapping m && !CelTypes.isObjectMeta(struct) ->
                    m.members().forEach((key, member) -> {
                        Schema below = struct.fields().get(key);
                        if (below != null) {
                            down(new Step.Field(key), below, member.value(), member(before, key));
                        }
                    });
                case Schema.Dictionary(Schema values)
                when node instanceof Mapping m ->
                    m.members()
                            .forEach((key, member) ->
                                    down(new Step.Key(key), values, member.value(), member(before, key)));
                case Schema.Listing(Schema items) when node instanceof Sequence s -> list(rules, items, s, before);
                default -> {}
            }
        }

        private void list(List<Rule> rules, Schema items, Sequence list, @Nullable Node before) {
            List<String> keys = rules.stream()
                    .flatMap(
                            r -> r instanceof Rule.DistinctBy(List<String> k) ? k.stream() : List.<String>of().stream())
                    .toList();
            for (int i = 0; i < list.items().size(); i++) {
                Node item = list.items().get(i);
                down(new Step.Index(i), items, item, twin(keys, item, before));
            }
        }

        private void down(Step step, Schema schema, Node node, @Nullable Node old) {
            path.add(step);
            visit(schema, node, old);
            path.removeLast();
        }

        private void evaluate(Schema schema, Rule.Expression rule, Node node, @Nullable Node old) {
            CompiledRule program =
                    compiled.computeIfAbsent(new Identity(schema, rule), i -> CompiledRule.of(schema, rule));
            program.fault(node, old).ifPresent(message -> {
                FieldPath at = new FieldPath(path);
                for (String name : steps(rule.fieldPath())) {
                    at = at.field(name);
                }
                String where = at.toString();
                findings.add(Finding.error(
                                Code.INVALID_VALUE,
                                subject,
                                at,
                                node.origin(),
                                (where.isEmpty() ? "the object" : where) + " breaks a rule of its kind: " + message)
                        .help("the rule is: " + rule.rule().strip()));
            });
        }
    }

    private static @Nullable Node member(@Nullable Node node, String key) {
        return node instanceof Mapping m ? m.get(key) : null;
    }

    /** The item of an old list that has the same keys. */
    private static @Nullable Node twin(List<String> keys, Node item, @Nullable Node before) {
        if (keys.isEmpty() || !(item instanceof Mapping m) || !(before instanceof Sequence s)) {
            return null;
        }
        for (Node other : s.items()) {
            if (other instanceof Mapping o
                    && keys.stream().allMatch(k -> String.valueOf(o.get(k)).equals(String.valueOf(m.get(k))))) {
                return other;
            }
        }
        return null;
    }

    /** The names in a path such as {@code .a.b}. */
    private static List<String> steps(String path) {
        return List.of(path.split("[.\\[\\]']+", -1)).stream()
                .filter(s -> !s.isEmpty())
                .toList();
    }
}
