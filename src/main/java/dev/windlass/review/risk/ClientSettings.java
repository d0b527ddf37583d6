package dev.windlass.review.risk;

import dev.windlass.review.diff.StoredObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a program is told: by its arguments, its environment and the files of the ConfigMaps that its pod mounts, in the forms that chain
 * clients have ({@code -key=value}, {@code --key value}, {@code key=value}, {@code key: value}).
 *
 * @param values the last value of each setting by its name, lower case and without dashes in front; a switch is {@code true}
 */
record ClientSettings(SortedMap<String, String> values) {
    private static final Pattern KEY = Pattern.compile("\"?([A-Za-z][A-Za-z0-9._-]{0,80})\"?[ \\t]{0,80}[=:]");
    private static final Pattern FLAG = Pattern.compile("--?([A-Za-z][A-Za-z0-9._-]*)(?:=(.*))?", Pattern.DOTALL);

    ClientSettings {
        values = Collections.unmodifiableSortedMap(values);
    }

    /** What one container of some pods is told. */
    static ClientSettings of(View container, Workload pods, Scene scene) {
        SortedMap<String, String> values = new TreeMap<>();
        for (View volume : pods.pod().items("volumes")) {
            boolean mounted = container.items("volumeMounts").stream()
                    .anyMatch(m -> m.field("name").equals(volume.field("name")));
            if (mounted) {
                volume.text("configMap", "name")
                        .flatMap(n -> scene.find("ConfigMap", pods.owner().namespace(), n))
                        .ifPresent(c -> files(c, values));
            }
        }
        for (View variable : container.items("env")) {
            variable.text("value")
                    .ifPresent(v -> values.put(name(variable.text("name").orElse("")), v));
        }
        List<String> words = new ArrayList<>();
        for (String list : List.of("command", "args")) {
            // a shell's script is many words in one
            container
                    .texts(list)
                    .forEach(w -> words.addAll(
                            w.contains(" -") ? Arrays.asList(w.strip().split("\\s+")) : List.of(w)));
        }
        flags(words, values);
        return new ClientSettings(values);
    }

    private static void files(StoredObject configMap, SortedMap<String, String> values) {
        View.of(configMap)
                .pairs("data")
                .values()
                .forEach(text -> text.lines().map(String::strip).forEach(line -> {
                    Matcher m = KEY.matcher(line);
                    if (m.lookingAt()) { // else a comment, a section, or something else
                        String value = line.substring(m.end()).strip();
                        values.put(
                                name(m.group(1)),
                                unquoted(value.endsWith(",") ? value.substring(0, value.length() - 1) : value));
                    }
                }));
    }

    private static void flags(List<String> words, SortedMap<String, String> values) {
        for (int i = 0; i < words.size(); i++) {
            Matcher m = FLAG.matcher(words.get(i));
            if (!m.matches()) {
                continue;
            }
            boolean hasNext = i + 1 < words.size() && !words.get(i + 1).startsWith("-");
            Optional<String> value = Optional.ofNullable(m.group(2));
            values.put(
                    name(m.group(1)), value.map(ClientSettings::unquoted).orElse(hasNext ? words.get(i + 1) : "true"));
        }
    }

    private static String name(String written) {
        return written.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String unquoted(String value) {
        String v = value.strip();
        boolean quoted = v.length() > 1 && (v.startsWith("\"") || v.startsWith("'")) && v.endsWith(v.substring(0, 1));
        return quoted ? v.substring(1, v.length() - 1) : v;
    }

    /** A setting by any of its names. */
    Optional<String> get(List<String> names) {
        return names.stream()
                .flatMap(n -> Optional.ofNullable(values.get(n)).stream())
                .findFirst();
    }

    /** Whether a switch is on. */
    boolean isOn(String name) {
        String value = values.get(name);
        return value != null && !isOff(value);
    }

    static boolean isOff(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "", "0", "false", "no", "off", "none", "disabled" -> true;
            default -> false;
        };
    }

    /** The settings whose names are among these, or end in one of them behind a dash or dot. */
    Map<String, String> all(List<String> names) {
        SortedMap<String, String> found = new TreeMap<>();
        values.forEach((key, value) -> {
            if (names.stream().anyMatch(n -> key.equals(n) || key.endsWith('-' + n) || key.endsWith('.' + n))) {
                found.put(key, value);
            }
        });
        return found;
    }
}
