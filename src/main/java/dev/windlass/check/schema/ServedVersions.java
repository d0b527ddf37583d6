package dev.windlass.check.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which built-in kinds each Kubernetes version serves, from {@code served.tsv}, whose head describes it. */
final class ServedVersions {
    private static final String NONE = "-";

    private ServedVersions() {}

    /** Every built-in kind there is or was, as seen from one of the supported versions. */
    static List<KnownKinds.KindName> of(String version) {
        String text = SchemaTable.text("/kubernetes/served.tsv").orElseThrow();
        int minor = minor(version);
        List<KnownKinds.KindName> names = new ArrayList<>();
        text.lines().filter(l -> !l.startsWith("#")).forEach(line -> {
            String[] columns = line.split("\t", -1);
            Optional<String> replacement = columns[4].equals(NONE) ? Optional.empty() : Optional.of(columns[4]);
            boolean served = within(minor, columns[3]);
            boolean switchable = !served && within(minor, columns[2]);
            names.add(new KnownKinds.KindName(columns[0], columns[1], served, replacement, switchable));
        });
        return List.copyOf(names);
    }

    private static boolean within(int minor, String range) {
        if (range.equals(NONE)) {
            return false;
        }
        int dash = range.indexOf('-');
        return minor(range.substring(0, dash)) <= minor && minor <= minor(range.substring(dash + 1));
    }

    private static int minor(String version) {
        return Integer.parseInt(version.substring(version.indexOf('.') + 1));
    }
}
