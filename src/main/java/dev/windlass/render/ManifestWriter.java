package dev.windlass.render;

import dev.windlass.spec.Unit;
import dev.windlass.syntax.YamlWriter;
import java.util.ArrayList;
import java.util.List;

/** Writes the resources of one unit as manifests: the text of each file and where it lies. */
public final class ManifestWriter {
    private final YamlWriter yaml = new YamlWriter();

    /** One manifest for each resource, in their order. */
    public List<Manifest> write(Unit unit, List<Resource> resources) {
        String head =
                ManifestFolder.HEADER + " from " + String.join(", ", unit.files()) + ". Change those, not this file.\n";
        List<String> names = ManifestNames.of(resources);
        List<Manifest> manifests = new ArrayList<>(resources.size());
        for (int i = 0; i < resources.size(); i++) {
            Resource resource = resources.get(i);
            String path = unit.environment().name() + "/" + unit.name() + "/" + names.get(i);
            manifests.add(new Manifest(path, resource, head + yaml.write(resource.body())));
        }
        return manifests;
    }
}
