package dev.windlass.check.rule.extension;

import dev.windlass.check.rule.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A path such as {@code .spec.coin} or {@code .data['some key']} in the schema of a custom kind.
 *
 * @param steps the names along it
 * @param schema of the value at its end
 */
record SchemaPath(List<String> steps, Value schema) {
    SchemaPath {
        steps = List.copyOf(steps);
    }

    /**
     * Follows a path down a schema; empty where it is no path or leads nowhere.
     *
     * @param brackets whether names may stand in brackets
     */
    static Optional<SchemaPath> find(Value schema, String path, boolean brackets) {
        List<String> steps = new ArrayList<>();
        Value at = schema;
        int i = 0;
        while (i < path.length()) {
            String name;
            if (path.charAt(i) == '.') {
                int end = end(path, i + 1);
                name = path.substring(i + 1, end);
                i = end;
            } else if (path.charAt(i) == '[' && brackets) {
                int end = path.startsWith("['", i) ? path.indexOf("']", i + 2) : -1;
                if (end < 0) {
                    return Optional.empty();
                }
                name = path.substring(i + 2, end).replace("\\'", "'").replace("\\\\", "\\");
                i = end + 2;
            } else {
                return Optional.empty();
            }
            Value below = below(at, name);
            if (name.isEmpty() || below.isAbsent()) {
                return Optional.empty();
            }
            steps.add(name);
            at = below;
        }
        return steps.isEmpty() ? Optional.empty() : Optional.of(new SchemaPath(steps, at));
    }

    private static Value below(Value schema, String name) {
        return schema.field("properties").isEmpty()
                ? schema.field("additionalProperties")
                : schema.field("properties").key(name);
    }

    private static int end(String path, int start) {
        int end = start;
        while (end < path.length() && ".[]".indexOf(path.charAt(end)) < 0) {
            end++;
        }
        return end;
    }
}
