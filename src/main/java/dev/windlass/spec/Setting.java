package dev.windlass.spec;

import dev.windlass.tree.Mapping;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What the specs of one environment can name.
 *
 * @param environment its name
 * @param spec its merged {@code environment.yaml}
 * @param isSound whether that is valid: where it is not, nothing follows from what it seems to lack
 * @param deployed the units that it deploys, by kind and name
 */
record Setting(
        String environment,
        Mapping spec,
        boolean isSound,
        Map<UnitKind, SequencedMap<String, List<Layer>>> deployed,
        Repository repository,
        ClientDefaults clients) {}
