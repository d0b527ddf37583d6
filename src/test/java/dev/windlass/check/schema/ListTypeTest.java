package dev.windlass.check.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ListTypeTest {
    private static final List<KubernetesSchemas> VERSIONS = KubernetesSchemas.VERSIONS.stream()
            .map(v -> KubernetesSchemas.of(v).orElseThrow())
            .toList();
    private static final CustomKinds CUSTOM = new CustomKinds(VERSIONS.getLast().objectMeta());

    static Stream<String> lines() {
        return SchemaTable.text("/kubernetes/lists.txt")
                .orElseThrow()
                .lines()
                .filter(l -> !l.isBlank() && !l.startsWith("#") && !l.startsWith("*"));
    }

    /** A name that is written wrongly here would be passed over without a word. */
    @ParameterizedTest
    @MethodSource("lines")
    void everyLineIsAboutAListAndItsKeysAreFieldsOfTheItems(String line) {
        String[] parts = line.split(" ", -1);
        List<Schema> lists = lists(parts[0], parts[1]);
        assertTrue(!lists.isEmpty(), "no list");
        for (String key : keys(parts[2])) {
            assertTrue(lists.stream().anyMatch(l -> hasField(l, key)), "no field " + key);
        }
    }

    private static List<Schema> lists(String owner, String path) {
        List<Schema> found = new ArrayList<>();
        for (KubernetesSchemas version : VERSIONS) {
            try {
                at(version.definition(owner), path).ifPresent(found::add);
            } catch (IllegalStateException e) {
                // This version has no such definition.
            }
        }
        CUSTOM.names().stream()
                .filter(n -> n.kind().equals(owner))
                .flatMap(n -> CUSTOM.find(n.apiVersion(), n.kind()).stream())
                .forEach(k -> at(k.schema(), path).ifPresent(found::add));
        return found.stream().filter(s -> s.shape() instanceof Schema.Listing).toList();
    }

    private static Optional<Schema> at(Schema schema, String path) {
        Optional<Schema> at = Optional.of(schema);
        for (String step : path.split("\\.", -1)) {
            at = at.flatMap(s -> s.member(step));
        }
        return at;
    }

    private static List<String> keys(String type) {
        int equals = type.indexOf('=');
        return equals < 0 ? List.of() : List.of(type.substring(equals + 1).split("[,|]", -1));
    }

    private static boolean hasField(Schema list, String key) {
        return list.shape() instanceof Schema.Listing(Schema items)
                && at(items, key).isPresent();
    }

    @Test
    void whatADefinitionOfACustomKindDeclaresCounts() {
        Schema text = new Schema.Leaf(Schema.Form.TEXT);
        Schema listed = new Schema.Listing(text);
        Schema set = new Schema.Ruled(listed, List.of(new Rule.Distinct()));
        Schema map = new Schema.Ruled(listed, List.of(new Rule.DistinctBy(List.of("a", "b"))));
        Schema owner = new Schema.Struct(Map.of("set", set, "map", map, "plain", listed), List.of(), false);
        assertEquals(new ListType.Unordered(), ListType.of("Thing", Optional.of(owner), "spec.set", "set"));
        assertEquals(
                new ListType.Named(List.of(List.of("a", "b")), ListType.Order.NOTHING),
                ListType.of("Thing", Optional.of(owner), "spec.map", "map"));
        assertEquals(new ListType.Plain(), ListType.of("Thing", Optional.of(owner), "spec.plain", "plain"));
    }
}
