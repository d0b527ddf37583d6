package dev.windlass.review.gate;

import dev.windlass.review.diff.StoredObject;
import dev.windlass.spec.Environment;
import dev.windlass.spec.Unit;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import dev.windlass.tree.Scalar;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The place where an environment is published. It takes part in the comparison of two revisions as an object of its own, like the gate: at
 * another place nothing is recorded, and so no gate would stop anything.
 */
public final class Delivery {
    /** The kind of the object that stands for the place. */
    public static final String KIND = "Delivery";

    private Delivery() {}

    /**
     * The object that stands for the place of an environment.
     *
     * @param repository however it is written, the same for the same repository; empty where the environment names none
     * @param branch empty where the environment names no repository
     * @param path with no {@code /} at its ends; empty for the top
     */
    public static StoredObject object(Environment environment, String repository, String branch, String path) {
        Mapping deliver = environment.spec().mapping("deliver");
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("repository", repository);
        fields.put("branch", branch);
        fields.put("path", path);
        Mapping.Builder body = new Mapping.Builder()
                .put("apiVersion", new Scalar.Text(Gate.API_VERSION, deliver.origin()))
                .put("kind", new Scalar.Text(KIND, deliver.origin()))
                .put(
                        "metadata",
                        new Mapping.Builder()
                                .put("name", new Scalar.Text(environment.name(), deliver.origin()))
                                .build(deliver.origin()));
        fields.forEach((name, value) -> {
            if (!value.isEmpty()) {
                Node written = deliver.get(name);
                Origin origin = written == null ? deliver.origin() : written.origin();
                body.put(name, new Scalar.Text(value, origin));
            }
        });
        String file = environment.name() + "/" + Unit.PLATFORM + "/delivery-" + environment.name() + ".yaml";
        return new StoredObject(environment.name(), Unit.PLATFORM, file, body.build(deliver.origin()));
    }
}
