package dev.windlass.syntax;

import dev.windlass.source.Code;
import dev.windlass.source.Span;
import dev.windlass.tree.Origin;
import dev.windlass.tree.Scalar;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/** From what a scalar means in YAML, by its text or its tag, to the value that it has in JSON. */
final class ManifestTags {
    static final String PREFIX = "tag:yaml.org,2002:";

    /** Up to here every whole number is a double of its own. */
    private static final double EXACT = 1L << 53;

    private static final Pattern TIMESTAMP = Pattern.compile("\\d{4}-(0?[1-9]|1[0-2])-(0?[1-9]|[12]\\d|3[01])"
            + "([Tt]\\d{1,2}:\\d{1,2}:\\d{1,2}(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)| \\d{1,2}:\\d{1,2}:\\d{1,2}(\\.\\d+)?)?");

    private final ManifestFindings findings;

    ManifestTags(ManifestFindings findings) {
        this.findings = findings;
    }

    /** The value of a scalar without quotes and tag. */
    Scalar plain(ManifestScalar meaning, String text, Span at) {
        Origin origin = new Origin.Written(at);
        return switch (meaning) {
            case ManifestScalar.Text _ -> new Scalar.Text(text, origin);
            case ManifestScalar.Null _ -> new Scalar.Null(origin);
            case ManifestScalar.Bool(boolean value) -> new Scalar.Bool(value, origin);
            case ManifestScalar.Int(long value) -> new Scalar.Int(value, origin);
            case ManifestScalar.Unsigned unsigned -> new Scalar.Real(unsigned.toDouble(), origin);
            case ManifestScalar.Real(double value) when Double.isFinite(value) -> number(value, origin);
            case ManifestScalar.Real _ -> {
                findings.error(
                        Code.NUMBER_OUT_OF_RANGE,
                        at,
                        text + " is a number that JSON cannot hold",
                        "put it in quotes if it is text");
                yield new Scalar.Null(origin);
            }
        };
    }

    /** A number as it comes back from JSON, where Go leaves out a fraction of zero. */
    private static Scalar number(double value, Origin origin) {
        if (value != Math.rint(value)) {
            return new Scalar.Real(value, origin);
        }
        if (Math.abs(value) <= EXACT) {
            return new Scalar.Int((long) value, origin);
        }
        BigInteger printed = new BigDecimal(Double.toString(value)).toBigInteger(); // the shortest digits, as in Go
        return printed.bitLength() < Long.SIZE
                ? new Scalar.Int(printed.longValue(), origin)
                : new Scalar.Real(value, origin);
    }

    /** The value of a scalar with a tag, in quotes or not. */
    Scalar scalar(String tag, String text, Span at) {
        Origin origin = new Origin.Written(at);
        if (!tag.startsWith(PREFIX)) {
            return new Scalar.Text(text, origin);
        }
        ManifestScalar meaning = ManifestScalar.of(text);
        String name = tag.substring(PREFIX.length());
        boolean fits = switch (name) {
            case "bool" -> meaning instanceof ManifestScalar.Bool;
            case "int" -> meaning instanceof ManifestScalar.Int || meaning instanceof ManifestScalar.Unsigned;
            case "float" -> meaning instanceof ManifestScalar.Int || meaning instanceof ManifestScalar.Real;
            case "null" -> meaning instanceof ManifestScalar.Null;
            case "timestamp" -> TIMESTAMP.matcher(text).matches();
            default -> true;
        };
        if (!fits) {
            findings.error(Code.YAML_TAG, at, "the tag !!" + name + " does not fit this value", "leave the tag out");
            return new Scalar.Null(origin);
        }
        return switch (name) {
            case "bool", "int", "null" -> plain(meaning, text, at);
            case "float" ->
                plain(
                        meaning instanceof ManifestScalar.Int(long value) ? new ManifestScalar.Real(value) : meaning,
                        text,
                        at);
            case "binary" -> binary(text, at);
            default -> new Scalar.Text(text, origin);
        };
    }

    private Scalar binary(String text, Span at) {
        String digits = text.replace("\n", "").replace("\r", "");
        try {
            if (digits.length() % 4 == 0) {
                String decoded = new String(Base64.getDecoder().decode(digits), StandardCharsets.UTF_8);
                return new Scalar.Text(decoded, new Origin.Written(at));
            }
        } catch (IllegalArgumentException e) {
            // Reported below, as are digits that are missing.
        }
        findings.error(
                Code.YAML_TAG,
                at,
                "the value of !!binary is not base64",
                "leave the tag out: Kubernetes decodes base64 itself where it wants it");
        return new Scalar.Null(new Origin.Written(at));
    }
}
