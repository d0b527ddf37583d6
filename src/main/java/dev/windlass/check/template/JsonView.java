package dev.windlass.check.template;

import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Our trees as Jackson's, for the library that checks them. */
final class JsonView {
    private static final JsonNodeFactory FACTORY = JsonNodeFactory.instance;

    private JsonView() {}

    static JsonNode of(Node node) {
        return switch (node) {
            case Mapping m -> {
                ObjectNode object = FACTORY.objectNode();
                m.members().forEach((key, member) -> object.set(key, of(member.value())));
                yield object;
            }
            case Sequence s -> {
                ArrayNode array = FACTORY.arrayNode();
                s.items().forEach(i -> array.add(of(i)));
                yield array;
            }
            case Scalar.Text(String value, var _) -> FACTORY.stringNode(value);
            case Scalar.Int(long value, var _) -> FACTORY.numberNode(value);
            case Scalar.Real(double value, var _) -> FACTORY.numberNode(value);
            case Scalar.Bool(boolean value, var _) -> FACTORY.booleanNode(value);
            case Scalar.Null none -> FACTORY.nullNode();
        };
    }
}
