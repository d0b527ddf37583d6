package dev.windlass.check;

import dev.windlass.render.Resource;
import dev.windlass.source.SourceFile;
import dev.windlass.source.Span;
import dev.windlass.spec.Environment;
import dev.windlass.spec.Unit;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Resources for tests, from YAML text; every value comes from where it stands in that text. */
public final class Manifests {
    private final SourceFile file;

    private Manifests(SourceFile file) {
        this.file = file;
    }

    /** The documents of a text as resources of a unit, in an environment on a version of Kubernetes. */
    public static List<Resource> of(Environment environment, String unit, String yaml) {
        SourceFile file = new SourceFile(unit + ".yaml", yaml);
        Unit owner = new Unit(environment, unit, "windlass/app.jsonnet", Mapping.empty(generated(file)), List.of());
        List<Resource> resources = new ArrayList<>();
        for (org.yaml.snakeyaml.nodes.Node document :
                new Yaml(new LoaderOptions()).composeAll(new StringReader(yaml))) {
            resources.add(new Resource(owner, (Mapping) new Manifests(file).node(document)));
        }
        return resources;
    }

    public static Resource one(String kubernetes, String yaml) {
        return of(environment("test", kubernetes), "unit", yaml).getFirst();
    }

    public static Environment environment(String name, String kubernetes) {
        Origin nowhere = generated(new SourceFile("environments/" + name + "/environment.yaml", "kubernetes: x\n"));
        Mapping spec = new Mapping.Builder()
                .put("kubernetes", new Scalar.Text(kubernetes, nowhere))
                .build(nowhere);
        return new Environment(name, kubernetes, "shop", spec, List.of());
    }

    private static Origin generated(SourceFile file) {
        return new Origin.Generated(file.start());
    }

    private Node node(org.yaml.snakeyaml.nodes.Node n) {
        Origin origin = new Origin.Written(span(n));
        return switch (n) {
            case MappingNode m -> {
                Mapping.Builder builder = new Mapping.Builder();
                for (NodeTuple t : m.getValue()) {
                    String key = ((ScalarNode) t.getKeyNode()).getValue();
                    builder.put(key, new Origin.Written(span(t.getKeyNode())), node(t.getValueNode()));
                }
                yield builder.build(origin);
            }
            case SequenceNode s ->
                new Sequence(s.getValue().stream().map(this::node).toList(), origin);
            case ScalarNode s -> scalar(s, origin);
            default -> throw new IllegalArgumentException(n.toString());
        };
    }

    private static Node scalar(ScalarNode s, Origin origin) {
        String value = s.getValue();
        if (s.getTag().equals(Tag.INT)) {
            return new Scalar.Int(Long.parseLong(value), origin);
        } else if (s.getTag().equals(Tag.FLOAT)) {
            return new Scalar.Real(Double.parseDouble(value), origin);
        } else if (s.getTag().equals(Tag.BOOL)) {
            return new Scalar.Bool(Boolean.parseBoolean(value), origin);
        } else if (s.getTag().equals(Tag.NULL)) {
            return new Scalar.Null(origin);
        }
        return new Scalar.Text(value, origin);
    }

    private Span span(org.yaml.snakeyaml.nodes.Node n) {
        int start = file.text().offsetByCodePoints(0, n.getStartMark().getIndex());
        int end = file.text().offsetByCodePoints(0, n.getEndMark().getIndex());
        return new Span(file, start, Math.max(start, end));
    }
}
