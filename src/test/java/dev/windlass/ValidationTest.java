package dev.windlass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.windlass.Validation.Report;
import dev.windlass.check.DocumentVerdict;
import dev.windlass.check.ObjectCheck;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.EarlierFiles;
import dev.windlass.source.ManifestFile;
import dev.windlass.source.ManifestFinder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidationTest {
    private static final String GOOD = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings, namespace: web}
            data: {level: info}
            """;
    private static final String BAD = GOOD.replace("data: {level: info}", "date: {level: info}");
    private static final String ROLE = """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {name: read, namespace: web}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
            subjects: []
            """;
    private static final String OTHER_ROLE = ROLE.replace("name: reader", "name: writer");

    private final Validation validation = new Validation(new ObjectCheck("1.36", List.of(), false));

    @TempDir
    Path folder = Path.of("");

    @Test
    void theOrderIsThatOfTheFilesWhoeverIsFirst() {
        List<ManifestFile> files = IntStream.range(0, 200)
                .mapToObj(i -> ManifestFile.of("f" + i, (GOOD + "---\n").repeat(i % 90) + BAD))
                .toList();
        Report report = validation.validate(files);
        assertEquals(200, report.files());
        List<String> expected = IntStream.range(0, 200)
                .boxed()
                .flatMap(i -> IntStream.rangeClosed(0, i % 90).mapToObj(d -> "f" + i + " " + d + " " + (d < i % 90)))
                .toList();
        assertEquals(
                expected,
                report.verdicts().stream()
                        .map(v -> v.file() + " " + v.document() + " " + v.isAccepted())
                        .toList());
        assertEquals(expected.size(), report.documents());
    }

    @Test
    void onlyWhatWasThereIsAnUpdate() {
        Report report = update(ROLE, OTHER_ROLE + "---\n" + ROLE.replace("name: read,", "name: new,"));
        assertEquals(List.of(false, true), accepted(report));
        assertEquals(Code.IMMUTABLE_FIELD, first(report).code());
    }

    @Test
    void anObjectIsKnownByItsGroupKindNamespaceAndName() {
        assertTrue(update(ROLE.replace("namespace: web", "namespace: other"), OTHER_ROLE)
                .isValid());
        assertTrue(update(ROLE.replace("kind: RoleBinding", "kind: ConfigMap"), OTHER_ROLE)
                .isValid());
        assertFalse(update(ROLE.replace("k8s.io/v1\nkind", "k8s.io/v1beta1\nkind"), OTHER_ROLE)
                .isValid());
    }

    @Test
    void listsAreWhatTheyHoldOnBothSides() {
        String list = "apiVersion: v1\nkind: List\nitems:\n- " + ROLE.strip().replace("\n", "\n  ") + "\n";
        assertFalse(update(list, OTHER_ROLE).isValid());
        assertFalse(update(ROLE, list.replace("name: reader", "name: writer")).isValid());
    }

    @Test
    void anEarlierFileThatCannotBeReadIsRefusedOnce() {
        ManifestFile broken = ManifestFile.of("old", "a: [");
        Report report = validation.validate(
                List.of(ManifestFile.of("a", GOOD), ManifestFile.of("b", GOOD)), _ -> Optional.of(broken));
        assertEquals(List.of(true, true, false), accepted(report));
        assertEquals("old", report.verdicts().getLast().file());
    }

    @Test
    void earlierFilesAreFoundByTheirPathsBelowTheFolder() throws IOException {
        write("old/a/role.yaml", ROLE);
        write("new/a/role.yaml", OTHER_ROLE);
        write("new/b/role.yaml", OTHER_ROLE);
        ManifestFinder finder = new ManifestFinder(folder, InputStream.nullInputStream());
        EarlierFiles earlier = new EarlierFiles(finder, folder.resolve("old").toString());
        Report report = validation.validate(finder.find(folder.resolve("new").toString()), earlier::of);
        assertEquals(List.of(false, true), accepted(report));
    }

    @Test
    void aFileThatIsHugeIsRefusedAndTheOthersAreJudged() throws IOException {
        write("a.yaml", GOOD);
        try (RandomAccessFile huge =
                new RandomAccessFile(folder.resolve("b.yaml").toFile(), "rw")) {
            huge.setLength(ManifestFile.LARGEST + 1L);
        }
        write("c.yaml", BAD);
        Report report =
                validation.validate(new ManifestFinder(folder, InputStream.nullInputStream()).find(folder.toString()));
        assertEquals(List.of(true, false, false), accepted(report));
        assertEquals(
                List.of(Code.FILE_TOO_LARGE),
                report.verdicts().get(1).diagnostics().stream()
                        .map(Diagnostic::code)
                        .toList());
    }

    @Test
    void standardInputIsReadOnce() {
        InputStream in = new ByteArrayInputStream(BAD.getBytes(StandardCharsets.UTF_8));
        ManifestFinder finder = new ManifestFinder(folder, in);
        Report report = validation.validate(finder.find(List.of("-", "-")));
        assertEquals(List.of(false), accepted(report));
        assertEquals("-", report.verdicts().getFirst().file());
    }

    @Test
    void aBrokenDefinitionIsSaidAndTheRestIsJudged() {
        var broken = Validation.by("1.36", List.of(ManifestFile.of("crd", "a: [")), false);
        assertTrue(broken.hasErrors());
        assertTrue(broken.value()
                .orElseThrow()
                .validate(List.of(ManifestFile.of("a", GOOD)))
                .isValid());
    }

    private Report update(String old, String now) {
        return validation.validate(List.of(ManifestFile.of("new", now)), _ -> Optional.of(ManifestFile.of("old", old)));
    }

    private static List<Boolean> accepted(Report report) {
        return report.verdicts().stream().map(DocumentVerdict::isAccepted).toList();
    }

    private static Diagnostic first(Report report) {
        return report.verdicts().getFirst().diagnostics().getFirst();
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
