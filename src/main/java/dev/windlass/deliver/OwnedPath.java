package dev.windlass.deliver;

import java.util.regex.Pattern;

/** The names that Windlass gives to what it publishes. Nothing else is taken for its own, whatever a record says. */
final class OwnedPath {
    /** The folder of the records. */
    static final String RECORDS = ".windlass";

    private static final Pattern ENVIRONMENT = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-zA-Z0-9._-]{0,254}");

    private OwnedPath() {}

    /** Whether an environment can have this name. */
    static boolean isEnvironment(String name) {
        return ENVIRONMENT.matcher(name).matches();
    }

    /** Whether a unit's folder or a file in it can have this name. */
    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Whether this is {@code ENVIRONMENT/UNIT/FILE} of that environment. */
    static boolean isFileOf(String environment, String path) {
        String[] names = path.split("/", -1);
        return names.length == 3 && names[0].equals(environment) && isName(names[1]) && isName(names[2]);
    }
}
