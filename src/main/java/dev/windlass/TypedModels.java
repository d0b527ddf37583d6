package dev.windlass;

import dev.windlass.render.Resource;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rendered resources as instances of model classes, for tests that people write over their own manifests: the fabric8 models
 * ({@code io.fabric8:kubernetes-model-*}) or any other classes that Jackson 3 can fill. Windlass itself never writes what comes from here.
 */
public final class TypedModels {
    private static final JsonMapper JACKSON = JsonMapper.builder().build();

    private final Compilation compilation;

    public TypedModels(Compilation compilation) {
        this.compilation = compilation;
    }

    /**
     * Every resource whose kind is the class's simple name, in order of their manifests.
     *
     * @param <T> the model, such as {@code io.fabric8.kubernetes.api.model.apps.StatefulSet}
     */
    public <T> List<T> all(Class<T> model) {
        return compilation.resources().stream()
                .filter(r -> r.kind().equals(model.getSimpleName()))
                .map(r -> as(r, model))
                .toList();
    }

    /** One resource as an instance of a model class. */
    public static <T> T as(Resource resource, Class<T> model) {
        return JACKSON.convertValue(plain(resource.body()), model);
    }

    /** The value in Java's own maps, lists, strings, numbers and booleans. */
    static @Nullable Object plain(Node node) {
        return switch (node) {
            case Mapping m -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                m.members().forEach((key, member) -> map.put(key, plain(member.value())));
                yield map;
            }
            case Sequence s -> {
                List<@Nullable Object> list = new ArrayList<>();
                s.items().forEach(i -> list.add(plain(i)));
                yield list;
            }
            case Scalar.Text(String value, var _) -> value;
            // As parsers of JSON give them: models that take a number or a text (fabric8 IntOrString) know no long.
            case Scalar.Int(long value, var _) when value == (int) value -> (int) value;
            case Scalar.Int(long value, var _) -> value;
            case Scalar.Real(double value, var _) -> value;
            case Scalar.Bool(boolean value, var _) -> value;
            case Scalar.Null none -> null;
        };
    }
}
