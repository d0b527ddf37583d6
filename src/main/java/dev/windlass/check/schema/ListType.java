package dev.windlass.check.schema;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the order of a list means, and by what its items are known from one version of it to the next. Never changes. */
public sealed interface ListType {
    /** The order counts, and the items have no names. */
    record Plain() implements ListType {}

    /** The order means nothing, and an item is nothing but its value. */
    record Unordered() implements ListType {}

    /**
     * The items have names.
     *
     * @param keys the paths of the fields that together name an item, with dots; first those that count, then those by which the rest is known
     */
    record Named(List<List<String>> keys, Order order) implements ListType {
        public Named {
            keys = List.copyOf(keys);
        }
    }

    /** What the order of named items means. */
    enum Order {
        NOTHING,
        EVERYTHING,
        /** Only whether an item that refers to another one as {@code $(NAME)} stands behind it. */
        REFERENCES
    }

    /**
     * The type of a list.
     *
     * @param kind the kind of the object that the list stands in
     * @param owner the schema of the mapping that holds the list; empty where nothing is known of it
     * @param path the fields that lead to the list, with dots and without indices
     * @param field the last of them
     */
    static ListType of(String kind, Optional<Schema> owner, String path, String field) {
        return Table.find(kind, path)
                .or(() -> owner.flatMap(s -> Table.find(definition(s), field)))
                .or(() -> owner.flatMap(s -> s.member(field)).flatMap(ListType::declared))
                .or(() -> owner.filter(s -> !definition(s).isEmpty()).isPresent()
                        ? Optional.empty()
                        : Table.find("*", field))
                .orElseGet(Plain::new);
    }

    /** What a CustomResourceDefinition declares of a list. */
    private static Optional<ListType> declared(Schema list) {
        if (list instanceof Schema.Ruled(Schema _, List<Rule> rules)) {
            for (Rule rule : rules) {
                if (rule instanceof Rule.DistinctBy(List<String> keys)) {
                    return Optional.of(new Named(List.of(keys), Order.NOTHING));
                }
                if (rule instanceof Rule.Distinct) {
                    return Optional.of(new Unordered());
                }
            }
        }
        return Optional.empty();
    }

    private static String definition(Schema schema) {
        return switch (schema) {
            case Schema.Reference(String name, Schema.Definitions _) -> name;
            case Schema.Ruled(Schema type, List<Rule> _) -> definition(type);
            default -> "";
        };
    }

    /** The lists of {@code lists.txt}, whose head describes it. */
    final class Table {
        private static final Map<String, ListType> TYPES = read();

        private Table() {}

        static Optional<ListType> find(String owner, String field) {
            return Optional.ofNullable(TYPES.get(owner + ' ' + field));
        }

        private static Map<String, ListType> read() {
            Map<String, ListType> types = new HashMap<>();
            SchemaTable.text("/kubernetes/lists.txt")
                    .orElseThrow()
                    .lines()
                    .filter(l -> !l.isBlank() && !l.startsWith("#"))
                    .forEach(line -> {
                        int type = line.lastIndexOf(' ');
                        types.put(line.substring(0, type), type(line.substring(type + 1)));
                    });
            return Map.copyOf(types);
        }

        private static ListType type(String text) {
            int keys = text.indexOf('=') + 1;
            return switch (text.substring(0, Math.max(0, keys - 1))) {
                case "by" -> named(text.substring(keys), Order.NOTHING);
                case "ordered" -> named(text.substring(keys), Order.EVERYTHING);
                case "variables" -> named(text.substring(keys), Order.REFERENCES);
                default -> new Unordered();
            };
        }

        private static Named named(String keys, Order order) {
            return new Named(
                    Arrays.stream(keys.split("\\|"))
                            .map(k -> List.of(k.split(",")))
                            .toList(),
                    order);
        }
    }
}
