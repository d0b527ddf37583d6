package dev.windlass;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rooms and what each may touch. */
class ArchitectureTest {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.windlass");

    /** In order: each may use those before it. The root package stands between report and cli. */
    private static final List<String> ROOMS =
            List.of("source", "tree", "syntax", "spec", "render", "check", "review", "deliver", "report", "cli");

    /** What a rendering goes through: the same for the same content, wherever and whenever it runs. */
    private static final String[] PURE = {
        "dev.windlass.source..",
        "dev.windlass.tree..",
        "dev.windlass.syntax..",
        "dev.windlass.spec..",
        "dev.windlass.render..",
        "dev.windlass.check..",
        "dev.windlass"
    };

    private static final Set<String> READING = Set.of(
            "newInputStream",
            "newBufferedReader",
            "readString",
            "readAllBytes",
            "readAllLines",
            "lines",
            "list",
            "walk",
            "find",
            "newDirectoryStream");

    private static final Set<String> WRITING = Set.of(
            "newOutputStream",
            "newBufferedWriter",
            "write",
            "writeString",
            "copy",
            "move",
            "delete",
            "deleteIfExists",
            "createFile",
            "createDirectory",
            "createDirectories",
            "createTempDirectory",
            "createTempFile",
            "createLink",
            "createSymbolicLink");

    @Test
    void arrowsGoOneWay() {
        for (int i = 0; i < ROOMS.size() - 1; i++) {
            String[] later = ROOMS.subList(i + 1, ROOMS.size()).stream()
                    .map(r -> "dev.windlass." + r + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("dev.windlass." + ROOMS.get(i) + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(later)
                    .allowEmptyShould(true) // a room may still be empty
                    .check(ALL);
        }
    }

    @Test
    void onlyTheCommandLineUsesTheCompiler() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOMS.subList(0, ROOMS.size() - 1).stream()
                        .map(r -> "dev.windlass." + r + "..")
                        .toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.windlass")
                .check(ALL);
    }

    @Test
    void eachLibraryStaysInItsRoom() {
        only("dev.windlass.syntax..", "org.yaml.snakeyaml..", "sjsonnet..", "scala..", "fastparse..");
        only("dev.windlass.check..", "com.networknt..");
        only("dev.windlass.cli..", "picocli..");
        only("dev.windlass.deliver..", "org.eclipse.jgit..");
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.windlass.report..", "dev.windlass.check..")
                .and()
                .doNotHaveFullyQualifiedName("dev.windlass.TypedModels") // converts for users' tests, writes nothing
                .should()
                .dependOnClassesThat()
                .resideInAPackage("tools.jackson..")
                .because("report writes JSON; check hands trees to the schema library")
                .check(ALL);
    }

    @Test
    void onlySourceReadsFiles() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.windlass.source..")
                .should()
                .callMethodWhere(callsFiles(READING))
                .check(ALL);
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.windlass.source..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.FileInputStream")
                .check(ALL);
    }

    @Test
    void onlyRenderReviewAndDeliverWriteFiles() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.windlass.render..", "dev.windlass.review..", "dev.windlass.deliver..")
                .should()
                .callMethodWhere(callsFiles(WRITING))
                .check(ALL);
    }

    @Test
    void renderingKnowsNothingOfItsSurroundings() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .callMethodWhere(calls("java.lang.System", Set.of("getenv", "currentTimeMillis", "getProperties")))
                .orShould()
                .callMethodWhere(calls("java.util.Locale", Set.of("getDefault")))
                .orShould()
                .callMethodWhere(calls("java.nio.charset.Charset", Set.of("defaultCharset")))
                .orShould()
                .callMethodWhere(calls("java.time.Instant", Set.of("now")))
                .orShould()
                .callMethodWhere(calls("java.time.LocalDate", Set.of("now")))
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.TimeZone")
                .check(ALL);
    }

    private static void only(String room, String... libraries) {
        noClasses()
                .that()
                .resideOutsideOfPackage(room)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .check(ALL);
    }

    private static DescribedPredicate<JavaMethodCall> callsFiles(Set<String> methods) {
        return calls(Files.class.getName(), methods).as("calls that reach files");
    }

    private static DescribedPredicate<JavaMethodCall> calls(String type, Set<String> methods) {
        return DescribedPredicate.describe(type + "." + methods, (JavaMethodCall call) -> isCall(call, type, methods));
    }

    private static boolean isCall(JavaCall<?> call, String type, Set<String> methods) {
        return call.getTargetOwner().getName().equals(type) && methods.contains(call.getName());
    }
}
