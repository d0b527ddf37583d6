package dev.windlass.check.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
    private static Quantity quantity(String text) {
        return Quantity.of(text).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "1., 1",
        ".5, 0.5",
        "+1, 1",
        "01, 1",
        "-1, -1",
        "1.5Gi, 1610612736",
        "0.5Ki, 512",
        "1e3, 1000",
        "1E3, 1000",
        "1e+3, 1000",
        "1e-3, 0.001",
        "100m, 0.1",
        "' 1Gi ', 1073741824",
        "1E, 1000000000000000000",
        "8Ei, 9223372036854775807",
        "-, 0",
        "., 0",
        "m, 0",
        "Gi, 0",
        "E, 0",
        "0.1n, 0.000000001",
        "-0.1n, -0.000000001",
    })
    void takes(String text, BigDecimal value) {
        assertEquals(0, value.compareTo(quantity(text).value()), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1K", "1ki", "1mi", "1e", "1mm", "1m5", "--1", "1MB", "1MiB", "1g", "1Gb", "1 Gi", "1,5", "1_000",
                "0x10", "1e1.5", "1e3Mi", "1.2.3", "5cores", "abc", "NaN", "Inf", "", " ", "true", "1\n", "\t1"
            })
    void refuses(String text) {
        assertTrue(Quantity.of(text).isEmpty(), text);
    }

    @Test
    void comparesByValue() {
        assertEquals(quantity("1"), quantity("1000m"));
        assertEquals(quantity("1024Mi"), quantity("1Gi"));
        assertEquals(quantity("1").hashCode(), quantity("1.0").hashCode());
        assertTrue(quantity("1G").compareTo(quantity("1Gi")) < 0);
    }

    @Test
    void roundsAwayFromZero() {
        assertEquals(1, quantity("500m").rounded().intValue());
        assertEquals(2, quantity("1.5").rounded().intValue());
        assertEquals(-1, quantity("-0.5").rounded().intValue());
    }

    @Test
    void isWholeToTheThousandth() {
        assertTrue(quantity("1k").isWhole());
        assertTrue(quantity("1000m").isWhole());
        assertFalse(quantity("100m").isWhole());
    }
}
