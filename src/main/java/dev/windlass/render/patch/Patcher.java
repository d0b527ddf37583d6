package dev.windlass.render.patch;

import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Nearest;
import dev.windlass.source.Result;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.util.ArrayList;
import java.util.List;

/** Applies the patches of a spec, in their order, to the objects of its unit. */
public final class Patcher {
    private Patcher() {}

    /**
     * The objects after all patches. A patch that hits nothing, or cannot be applied, is said and left out.
     *
     * @param patches by name: {@code {target: {kind, name}, merge | json | strategic: …}}
     */
    public static Result<List<Mapping>> patch(List<Mapping> objects, Mapping patches) {
        List<Mapping> current = new ArrayList<>(objects);
        List<Diagnostic> diagnostics = new ArrayList<>();
        patches.members().forEach((name, member) -> {
            if (member.value() instanceof Mapping patch) {
                apply(name, patch, current, diagnostics);
            }
        });
        return Result.of(current, diagnostics);
    }

    private static void apply(String name, Mapping patch, List<Mapping> objects, List<Diagnostic> diagnostics) {
        Mapping target = patch.mapping("target");
        boolean hit = false;
        for (int i = 0; i < objects.size(); i++) {
            if (matches(target, objects.get(i))) {
                hit = true;
                try {
                    objects.set(i, applied(patch, objects.get(i)));
                } catch (PatchException e) {
                    diagnostics.add(Diagnostic.error(e.code(), e.at(), "the patch \"" + name + "\" " + e.text())
                            .help(e.code().advice()));
                }
            }
        }
        if (!hit) {
            List<String> there = objects.stream().map(Patcher::identity).toList();
            diagnostics.add(Diagnostic.error(
                            Code.PATCH_MISSED,
                            patch.keyPlace("target"),
                            "the patch \"" + name + "\" hits nothing: the unit has no " + identity(target))
                    .help(Nearest.help(identity(target), there)));
        }
    }

    private static boolean matches(Mapping target, Mapping object) {
        boolean kind = target.text("kind").equals(object.text("kind"));
        boolean name = target.text("name").equals(object.mapping("metadata").text("name"));
        boolean version =
                target.text("apiVersion").isEmpty() || target.text("apiVersion").equals(object.text("apiVersion"));
        return kind && name && version;
    }

    private static String identity(Mapping mapping) {
        String name = mapping.text("name")
                .or(() -> mapping.mapping("metadata").text("name"))
                .orElse("");
        return mapping.text("kind").orElse("") + "/" + name;
    }

    private static Mapping applied(Mapping patch, Mapping object) throws PatchException {
        if (patch.get("merge") instanceof Mapping merge) {
            return MergePatch.apply(object, merge);
        }
        if (patch.get("strategic") instanceof Mapping strategic) {
            return StrategicPatch.apply(object, strategic);
        }
        if (patch.get("json") instanceof Sequence operations) {
            Node result = object;
            for (Node operation : operations.items()) {
                if (!(operation instanceof Mapping step)) {
                    throw new PatchException(
                            Code.PATCH_INVALID, operation.origin().place(), "has an operation that is no mapping");
                }
                result = JsonPatch.apply(result, step);
            }
            if (result instanceof Mapping mapping) {
                return mapping;
            }
            throw new PatchException(Code.PATCH_INVALID, operations.origin().place(), "replaces the whole object");
        }
        throw new PatchException(
                Code.PATCH_INVALID, patch.origin().place(), "has no \"merge\", \"json\" or \"strategic\"");
    }

    /** Whether a patch asks for a value to go. */
    static boolean isNull(Node node) {
        return node instanceof Scalar.Null;
    }
}
