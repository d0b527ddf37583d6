package dev.windlass.review.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every class of risk, by changes that are of it and changes that look alike and are not. {@code -Drisk=write} writes what is expected. */
class RiskTableTest {
    private static final Path TABLE = Path.of("src/test/resources/risk");

    private static List<Path> rows() throws IOException {
        try (Stream<Path> files = Files.walk(TABLE)) {
            return files.filter(f -> f.toString().endsWith(".txt") && f.getNameCount() == TABLE.getNameCount() + 3)
                    .sorted()
                    .toList();
        }
    }

    @TestFactory
    List<DynamicTest> rowsAreAssessedAsTheySay() throws IOException {
        return rows().stream()
                .map(f -> dynamicTest(TABLE.relativize(f).toString(), () -> check(f)))
                .toList();
    }

    private static void check(Path file) throws IOException {
        RiskRow row = RiskRow.read(file);
        List<AssessedChange> changes = row.assess();
        String found = RiskRow.text(changes);
        if ("write".equals(System.getProperty("risk"))) {
            String all = Files.readString(file);
            int end = all.indexOf("=== expected\n");
            String head = end < 0 ? all : all.substring(0, end);
            Files.writeString(file, head + "=== expected\n" + found);
        } else {
            assertEquals(row.parts().getOrDefault("expected", ""), found);
        }
        row.holds(changes);
    }

    @Test
    void everyClassHasChangesThatAreOfItAndSomeThatAreNot() {
        for (Risk risk : Risk.values()) {
            for (String side : List.of("is", "is-not")) {
                Path folder = TABLE.resolve(risk.id()).resolve(side);
                String[] files = folder.toFile().list();
                assertTrue(files != null && files.length >= 3, "fewer than 3 rows in " + folder);
            }
        }
    }
}
