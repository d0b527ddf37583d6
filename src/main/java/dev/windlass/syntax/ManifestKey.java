package dev.windlass.syntax;

import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A key of a mapping, with the text that it has in JSON.
 *
 * @param kind what it was in YAML: there {@code 1} and {@code "1"} are two keys
 */
record ManifestKey(String text, Kind kind) {
    /** What a key was in YAML. */
    enum Kind {
        TEXT,
        INT,
        REAL,
        BOOL
    }

    /** The key of a scalar; empty where it cannot be one. */
    static Optional<ManifestKey> of(ManifestScalar meaning, String text) {
        return switch (meaning) {
            case ManifestScalar.Text _ -> Optional.of(new ManifestKey(text, Kind.TEXT));
            case ManifestScalar.Int(long value) -> Optional.of(new ManifestKey(Long.toString(value), Kind.INT));
            case ManifestScalar.Real(double value) -> Optional.of(new ManifestKey(real((float) value), Kind.REAL));
            case ManifestScalar.Bool(boolean value) -> Optional.of(new ManifestKey(Boolean.toString(value), Kind.BOOL));
            case ManifestScalar.Null _, ManifestScalar.Unsigned _ -> Optional.empty();
        };
    }

    /** The key of a node, which has an anchor or a tag or is that of an alias; empty where it cannot be one. */
    static Optional<ManifestKey> of(Node node) {
        return switch (node) {
            case Scalar.Text(String text, Origin _) -> Optional.of(new ManifestKey(text, Kind.TEXT));
            case Scalar.Int(long value, Origin _) -> of(new ManifestScalar.Int(value), "");
            case Scalar.Real(double value, Origin _) -> of(new ManifestScalar.Real(value), "");
            case Scalar.Bool(boolean value, Origin _) -> of(new ManifestScalar.Bool(value), "");
            case Scalar.Null _, Mapping _, Sequence _ -> Optional.empty();
        };
    }

    /** A number as sigs.k8s.io/yaml writes it for a key: {@code strconv.FormatFloat(value, 'g', -1, 32)}. */
    private static String real(float value) {
        if (Float.isNaN(value)) {
            return ".nan";
        }
        if (Float.isInfinite(value)) {
            return value > 0 ? ".inf" : "-.inf";
        }
        String sign = Float.floatToRawIntBits(value) < 0 ? "-" : "";
        BigDecimal size = new BigDecimal(Float.toString(Math.abs(value))).stripTrailingZeros();
        if (size.signum() == 0) {
            return sign + "0";
        }
        String digits = size.unscaledValue().toString();
        int exponent = digits.length() - 1 - size.scale();
        // Go's shortest form has an exponent from a million on, and below 0.0001.
        if (exponent >= -4 && exponent < 6) {
            return sign + size.toPlainString();
        }
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        int size10 = Math.abs(exponent);
        return sign + digits.charAt(0) + fraction + (exponent < 0 ? "e-" : "e+") + (size10 < 10 ? "0" : "") + size10;
    }
}
