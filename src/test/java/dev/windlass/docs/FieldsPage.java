package dev.windlass.docs;

import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The reference of one kind of spec, from its schema: every field with its type, default, meaning and example. */
final class FieldsPage {
    private final Mapping schema;
    private final StringBuilder page = new StringBuilder();

    private FieldsPage(Mapping schema) {
        this.schema = schema;
    }

    static String of(String heading, String introduction, Mapping schema) {
        FieldsPage page = new FieldsPage(schema);
        page.page
                .append("# ")
                .append(heading)
                .append("\n\n")
                .append(schema.text("description").orElse(""))
                .append("\n\n")
                .append(introduction)
                .append('\n');
        schema.mapping("properties").members().forEach((name, member) -> page.field(name, (Mapping) member.value()));
        return page.page.toString();
    }

    private void field(String name, Mapping written) {
        Mapping field = resolved(written);
        page.append("\n## ").append(name).append("\n\n").append(field.text("description").orElse("")).append("\n\n");
        page.append("- Type: ").append(type(field));
        if (isRequired(schema, name)) {
            page.append(", required");
        }
        page.append('\n');
        if (field.get("default") instanceof Node value) {
            page.append("- Default: ").append(code(value)).append('\n');
        }
        if (field.get("examples") instanceof Sequence examples) {
            page.append("- Example: ")
                    .append(examples.items().stream().map(FieldsPage::code).collect(Collectors.joining(" or ")))
                    .append('\n');
        }
        exclusive(name);
        Optional<String> home = home(written);
        if (home.isPresent() && !home.get().equals(name)) {
            page.append("- Fields: those of [").append(home.get()).append("](#").append(home.get()).append(")\n");
            return;
        }
        List<String> rows = new ArrayList<>();
        below(field, "", rows);
        if (!rows.isEmpty()) {
            page.append("\n| field | type | meaning | example |\n| --- | --- | --- | --- |\n");
            rows.forEach(row -> page.append(row).append('\n'));
        }
    }

    /** The fields that displace this one, and the other way round. */
    private void exclusive(String name) {
        for (Node group : schema.sequence("x-windlass-exclusive").items()) {
            List<String> names = ((Sequence) group)
                    .items().stream().map(n -> n instanceof Scalar.Text(String t, var _) ? t : "").toList();
            if (names.contains(name)) {
                page.append("- Not together with: ")
                        .append(names.stream().filter(n -> !n.equals(name)).collect(Collectors.joining("`, `", "`", "`\n")));
            }
        }
    }

    private void below(Mapping field, String path, List<String> rows) {
        field.mapping("properties")
                .members()
                .forEach((name, member) -> row(field, name, (Mapping) member.value(), path + name, rows));
        if (field.get("additionalProperties") instanceof Mapping each) {
            row(field, "", each, path + "NAME", rows);
        }
    }

    private void row(Mapping parent, String name, Mapping written, String path, List<String> rows) {
        Mapping field = resolved(written);
        Optional<String> home = home(written);
        String meaning = field.text("description").orElse("");
        if (home.isPresent()) {
            meaning += " See [" + home.get() + "](#" + home.get() + ").";
        } else if (field.get("default") instanceof Node value) {
            meaning += " Default: " + code(value) + ".";
        }
        if (!meaning.isEmpty()) {
            String type = type(field) + (isRequired(parent, name) ? ", required" : "");
            String examples = field.sequence("examples").items().stream()
                    .map(FieldsPage::code)
                    .collect(Collectors.joining(" "));
            rows.add("| `" + path + "` | " + type + " | " + meaning + " | " + examples + " |");
        }
        if (home.isEmpty()) {
            below(field, path + ".", rows);
        }
    }

    /** The top-level field whose section describes a shared definition. */
    private Optional<String> home(Mapping written) {
        return written.text("$ref").flatMap(ref -> schema.mapping("properties").members().entrySet().stream()
                .filter(e -> e.getValue().value() instanceof Mapping m && m.text("$ref").equals(Optional.of(ref)))
                .map(Map.Entry::getKey)
                .findFirst());
    }

    private Mapping resolved(Mapping field) {
        return field.text("$ref")
                .map(ref -> schema.mapping("$defs").mapping(ref.substring("#/$defs/".length())))
                .orElse(field);
    }

    private static boolean isRequired(Mapping parent, String name) {
        return parent.sequence("required").items().stream().anyMatch(n -> n instanceof Scalar.Text(String t, var _) && t.equals(name));
    }

    private static String type(Mapping field) {
        if (field.get("enum") instanceof Sequence values) {
            return "one of " + values.items().stream().map(FieldsPage::code).collect(Collectors.joining(", "));
        }
        List<Node> types = field.get("type") instanceof Sequence s
                ? s.items()
                : field.get("type") instanceof Node one ? List.of(one) : List.of();
        String named = types.stream()
                .map(t -> t instanceof Scalar.Text(String id, var _) ? named(id, field) : "")
                .collect(Collectors.joining(" or "));
        return named.isEmpty() ? "anything" : named;
    }

    private static String named(String type, Mapping field) {
        return switch (type) {
            case "string" -> "text" + field.text("pattern").map(p -> " like `" + p.replace("|", "\\|") + "`").orElse("");
            case "integer" -> "whole number" + range(field);
            case "number" -> "number";
            case "boolean" -> "`true` or `false`";
            case "array" -> "list";
            case "object" -> field.get("additionalProperties") instanceof Mapping ? "mapping by name" : "mapping";
            default -> type;
        };
    }

    private static String range(Mapping field) {
        Node least = field.get("minimum");
        Node most = field.get("maximum");
        if (least == null) {
            return "";
        }
        return most == null ? ", at least " + least : " from " + least + " to " + most;
    }

    private static String code(Node value) {
        return "`" + flow(value).replace("|", "\\|") + "`";
    }

    /** The value as it would stand in a spec on one line. */
    static String flow(Node value) {
        return switch (value) {
            case Mapping m -> m.members().entrySet().stream()
                    .map(e -> e.getKey() + ": " + flow(e.getValue().value()))
                    .collect(Collectors.joining(", ", "{", "}"));
            case Sequence s -> s.items().stream().map(FieldsPage::flow).collect(Collectors.joining(", ", "[", "]"));
            case Scalar.Text(String text, var _) -> text.matches("[A-Za-z/][a-zA-Z0-9./_-]*") || text.matches("[0-9]+[a-zA-Z]+|v[0-9].*")
                    ? text
                    : "\"" + text + "\"";
            default -> value.toString();
        };
    }
}
