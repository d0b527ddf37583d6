package dev.windlass.check.cel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.windlass.check.schema.CustomKinds;
import dev.windlass.check.schema.KnownKinds.KindName;
import dev.windlass.check.schema.KubernetesSchemas;
import dev.windlass.check.schema.Rule;
import dev.windlass.check.schema.Schema;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BuiltInRulesTest {
    private final Set<String> broken = new LinkedHashSet<>();
    private final AtomicInteger count = new AtomicInteger();

    @Test
    void everyExpressionOfTheKindsThatComeWithWindlassCompiles() {
        CustomKinds kinds =
                new CustomKinds(KubernetesSchemas.of("1.36").orElseThrow().objectMeta());
        for (KindName name : kinds.names()) {
            if (name.served()) {
                visit(kinds.find(name.apiVersion(), name.kind()).orElseThrow().schema(), name.kind());
            }
        }
        assertEquals(Set.of(), broken);
        assertEquals(419, count.get());
    }

    private void visit(Schema schema, String path) {
        List<Rule> rules = schema instanceof Schema.Ruled(Schema _, List<Rule> all) ? all : List.of();
        for (Rule rule : rules) {
            if (rule instanceof Rule.Expression e) {
                count.incrementAndGet();
                Expressions.rule(schema, e.rule(), e.optionalOldSelf())
                        .fault()
                        .ifPresent(f -> broken.add(path + ": " + f + ": " + e.rule()));
                if (!e.messageExpression().isEmpty()) {
                    Expressions.message(schema, e.messageExpression(), e.optionalOldSelf())
                            .fault()
                            .ifPresent(f -> broken.add(path + ": " + f + ": " + e.messageExpression()));
                }
            }
        }
        switch (schema.shape()) {
            case Schema.Struct s ->
                s.fields().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .forEach(e -> visit(e.getValue(), path + '.' + e.getKey()));
            case Schema.Dictionary(Schema values) -> visit(values, path + "[]");
            case Schema.Listing(Schema items) -> visit(items, path + "[]");
            default -> {}
        }
    }
}
