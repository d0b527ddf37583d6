package dev.windlass.syntax;

/**
 * What go-yaml 2 makes of the text of a scalar without quotes (its {@code resolve.go}). Told by the first character, since it is asked for
 * every scalar of every manifest.
 */
sealed interface ManifestScalar {
    /** Text; a date or time too. */
    record Text() implements ManifestScalar {}

    record Null() implements ManifestScalar {}

    record Bool(boolean value) implements ManifestScalar {}

    record Int(long value) implements ManifestScalar {}

    /**
     * A whole number that 64 bits hold without a sign only.
     *
     * @param bits as an unsigned number
     */
    record Unsigned(long bits) implements ManifestScalar {
        double toDouble() {
            return ((bits >>> 1) | (bits & 1)) * 2.0;
        }
    }

    /** A number with a point or an exponent, or a longer one; infinite and not-a-number too. */
    record Real(double value) implements ManifestScalar {}

    ManifestScalar TEXT = new Text();
    ManifestScalar NULL = new Null();
    ManifestScalar TRUE = new Bool(true);
    ManifestScalar FALSE = new Bool(false);

    /** What a plain text means. */
    static ManifestScalar of(String plain) {
        if (plain.isEmpty()) {
            return NULL;
        }
        char first = plain.charAt(0);
        if (first <= '9') {
            boolean isNumeric = first >= '0' || first == '-' || first == '+' || first == '.';
            return isNumeric ? ManifestNumber.of(plain) : TEXT;
        }
        if (plain.length() > 5) {
            return TEXT;
        }
        return switch (first) {
            case 'y', 'Y', 'n', 'N', 't', 'T', 'f', 'F', 'o', 'O', '~' -> word(plain);
            default -> TEXT;
        };
    }

    private static ManifestScalar word(String plain) {
        return switch (plain) {
            case "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON" -> TRUE;
            case "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF" -> FALSE;
            case "~", "null", "Null", "NULL" -> NULL;
            default -> TEXT;
        };
    }
}
