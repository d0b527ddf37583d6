package dev.windlass.render;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Names the file of each resource of a unit: {@code KIND-NAME.yaml} in lower case, and {@code KIND.GROUP-NAMESPACE-NAME.yaml} for each of
 * those that would share a name.
 */
final class ManifestNames {
    /** Object names may hold what some file systems cannot (the colon of {@code system:node}). */
    private static final Pattern UNSAFE = Pattern.compile("[^a-z0-9._-]");

    /** Characters before {@code .yaml}; file systems take 255 bytes for a name. */
    private static final int LONGEST = 200;

    private static final Pattern KIND = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,62}");
    private static final Pattern NAME = Pattern.compile("[^/%\\p{Cntrl}]{1,253}");
    private static final Pattern API_VERSION = Pattern.compile("[A-Za-z0-9.-]{1,253}(/[A-Za-z0-9]{1,63})?");

    private ManifestNames() {}

    /** Whether kind, name and namespace can be part of a path: what a template returns is not to be trusted. */
    static boolean isSafe(Resource resource) {
        return KIND.matcher(resource.kind()).matches()
                && API_VERSION.matcher(resource.apiVersion()).matches()
                && isSafe(resource.name())
                && resource.namespace().map(ManifestNames::isSafe).orElse(true);
    }

    private static boolean isSafe(String name) {
        return NAME.matcher(name).matches() && !name.equals(".") && !name.equals("..");
    }

    /** The file names in the order of the resources, each different. */
    static List<String> of(List<Resource> resources) {
        Map<String, Integer> shorts =
                count(resources.stream().map(ManifestNames::shortName).toList());
        List<String> names = new ArrayList<>();
        for (Resource r : resources) {
            String name = shortName(r);
            names.add(shorts.getOrDefault(name, 0) > 1 ? longName(r) : name);
        }
        Map<String, Integer> all = count(names);
        for (int i = 0; i < names.size(); i++) {
            if (all.getOrDefault(names.get(i), 0) > 1) {
                names.set(i, names.get(i) + "-" + digest(identity(resources.get(i))));
            }
        }
        return names.stream().map(n -> n + ".yaml").toList();
    }

    private static Map<String, Integer> count(List<String> names) {
        Map<String, Integer> counts = new HashMap<>();
        names.forEach(n -> counts.merge(n, 1, Integer::sum));
        return counts;
    }

    private static String shortName(Resource r) {
        return fitted(r.kind() + "-" + r.name());
    }

    private static String longName(Resource r) {
        String group = r.group().isEmpty() ? "" : "." + r.group();
        String namespace = r.namespace().map(n -> "-" + n).orElse("");
        return fitted(r.kind() + group + namespace + "-" + r.name());
    }

    private static String fitted(String name) {
        String safe = UNSAFE.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("-");
        return safe.length() <= LONGEST ? safe : safe.substring(0, LONGEST) + "-" + digest(name);
    }

    private static String identity(Resource r) {
        return String.join("/", r.apiVersion(), r.kind(), r.namespace().orElse(""), r.name());
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
