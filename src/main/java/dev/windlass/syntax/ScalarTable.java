package dev.windlass.syntax;

import java.util.Optional;

/**
 * What YAML readers make of a scalar without quotes. Three families of readers count: those of YAML 1.1 by its type repository
 * (yaml.org/type: SnakeYAML, PyYAML, Ruby's Psych), go-yaml 2 as in kubectl and kustomize (1.1 with additions of its own), and those of the
 * core schema of YAML 1.2 (section 10.3.2: snakeyaml-engine, ruamel, js-yaml 4). Reading a spec and writing a manifest ask the same table,
 * so that what is written plain is what is read plain.
 */
final class ScalarTable {
    private ScalarTable() {}

    /** What readers make of one plain scalar. */
    sealed interface Meaning {
        /** Text to all of them. */
        record Text() implements Meaning {}

        /** Null to all of them. */
        record Null() implements Meaning {}

        /** The same truth value to all of them. */
        record Bool(boolean value) implements Meaning {}

        /** The same whole number to all of them. */
        record Int(long value) implements Meaning {}

        /** The same fraction to all of them. */
        record Real(double value) implements Meaning {}

        /** A number to all of them, but none that 64 bits hold; also the infinities and not-a-number. */
        record TooLarge() implements Meaning {}

        /**
         * Not the same to all of them.
         *
         * @param older what readers of YAML 1.1 take it for, as a message says it
         * @param newer what readers of YAML 1.2 take it for
         * @param plain how to write what it is where it is no text, in a form that all take the same; empty where there is none
         */
        record Ambiguous(String older, String newer, Optional<String> plain) implements Meaning {}
    }

    static final Meaning TEXT = new Meaning.Text();
    static final Meaning TOO_LARGE = new Meaning.TooLarge();
    private static final Meaning NULL = new Meaning.Null();
    private static final Meaning TRUE = new Meaning.Bool(true);
    private static final Meaning FALSE = new Meaning.Bool(false);
    private static final Meaning TRUE_OR_TEXT = new Meaning.Ambiguous("true", "text", Optional.of("true (boolean)"));
    private static final Meaning FALSE_OR_TEXT = new Meaning.Ambiguous("false", "text", Optional.of("false (boolean)"));
    private static final Meaning DEFAULT_OR_TEXT = new Meaning.Ambiguous("a default value", "text", Optional.empty());
    private static final Meaning MERGE_OR_TEXT = new Meaning.Ambiguous("a merge key", "text", Optional.empty());

    /** What readers make of this text where it stands without quotes. */
    static Meaning of(String plain) {
        if (plain.isEmpty()) {
            return NULL;
        }
        char first = plain.charAt(0);
        if (first <= '9' && (first >= '0' || first == '+' || first == '-' || first == '.')) {
            return PlainNumber.of(plain);
        }
        return switch (plain) {
            case "~", "null", "Null", "NULL" -> NULL;
            case "true", "True", "TRUE" -> TRUE;
            case "false", "False", "FALSE" -> FALSE;
            case "y", "Y", "yes", "Yes", "YES", "on", "On", "ON" -> TRUE_OR_TEXT;
            case "n", "N", "no", "No", "NO", "off", "Off", "OFF" -> FALSE_OR_TEXT;
            case "=" -> DEFAULT_OR_TEXT;
            case "<<" -> MERGE_OR_TEXT;
            default -> TEXT;
        };
    }

    /** Whether every reader takes this for text. */
    static boolean isText(String plain) {
        return of(plain) instanceof Meaning.Text;
    }

    /** A number in the form that every reader, of JSON too, takes for the same fraction: with a point, and a sign in the exponent. */
    static String plain(double value) {
        String shortest = Double.toString(value);
        int exponent = shortest.indexOf('E');
        if (exponent < 0) {
            return shortest;
        }
        String sign = shortest.charAt(exponent + 1) == '-' ? "" : "+";
        return shortest.substring(0, exponent) + 'e' + sign + shortest.substring(exponent + 1);
    }
}
