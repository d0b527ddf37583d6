package dev.windlass.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.windlass.source.BuiltinLibrary;
import dev.windlass.source.MemoryTree;
import dev.windlass.spec.ClientCatalogue;
import dev.windlass.syntax.jsonnet.TemplateLibrary;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Scalar;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The built-in library as a whole: nothing is left out of it, and every client renders everywhere. */
class LibraryTest {
    private static final Path LIBRARY = Path.of("src/main/resources/library");
    private static final ClientCatalogue CATALOGUE =
            new ClientCatalogue(new TemplateLibrary(MemoryTree.of(Map.of()), BuiltinLibrary.load()));

    /** A client on one of its networks. */
    record Choice(String client, String role, String network, String version) {}

    static List<Choice> choices() {
        List<Choice> choices = new ArrayList<>();
        for (String client : CATALOGUE.names()) {
            String role = text(client, "role");
            String version = text(client, "currentVersion");
            for (String network : networks(client)) {
                choices.add(new Choice(client, role, network, version));
            }
        }
        return choices;
    }

    private static String text(String client, String field) {
        return CATALOGUE.field(client, field).value().orElseThrow() instanceof Scalar.Text(String text, var _)
                ? text
                : "";
    }

    private static Collection<String> networks(String client) {
        return CATALOGUE.field(client, "networks").value().orElseThrow() instanceof Mapping m
                ? m.members().keySet()
                : List.of();
    }

    @Test
    void theIndexNamesEveryFile() throws IOException {
        try (Stream<Path> files = Files.walk(LIBRARY)) {
            List<String> there = files.filter(Files::isRegularFile)
                    .map(f -> LIBRARY.relativize(f).toString().replace('\\', '/'))
                    .filter(f -> !f.equals("index.txt"))
                    .sorted()
                    .toList();
            assertEquals(there, Files.readAllLines(LIBRARY.resolve("index.txt"), StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.30", "1.31", "1.32", "1.33", "1.34", "1.35", "1.36"})
    void everyClientRendersOnEachOfItsNetworks(String kubernetes) {
        Platform platform = Platform.EMPTY.with(
                Platform.ENVIRONMENT,
                Platform.EMPTY.files().get(Platform.ENVIRONMENT).replace("\"1.33\"", "\"" + kubernetes + "\""));
        List<Choice> choices = choices();
        for (Choice choice : choices) {
            platform = platform.chain("c" + choices.indexOf(choice), spec(choice));
        }
        platform = platform.app("web", """
                image: {repository: registry.example.com/web, tag: v1}
                port: 8080
                replicas: {min: 2, max: 4}
                uses: [c0]
                ingress: {host: web.example.com}
                jobs: {tidy: {schedule: "0 3 * * *"}}
                """);

        List<StatefulSet> sets = platform.render().all(StatefulSet.class);

        assertTrue(sets.size() >= choices.size());
    }

    private static String spec(Choice choice) {
        String disk = "storage: {size: 100Gi, class: fast}";
        String single = "network: " + choice.network() + "\np2p: {}\n";
        return single
                + switch (choice.role()) {
                    case "execution" ->
                        "secrets: {jwt: jwt}\nexecution: {client: %s, version: \"%s\", %s}\nconsensus: {client: lighthouse, version: v8.2.2, %s}\n"
                                .formatted(choice.client(), choice.version(), disk, disk);
                    case "consensus" ->
                        "secrets: {jwt: jwt}\nexecution: {client: geth, version: v1.17.5, %s}\nconsensus: {client: %s, version: \"%s\", %s}\n"
                                .formatted(disk, choice.client(), choice.version(), disk);
                    default -> "client: %s\nversion: \"%s\"\n%s\n".formatted(choice.client(), choice.version(), disk);
                };
    }

    @ParameterizedTest
    @MethodSource("choices")
    void noProbeOfAnyClientLooksAtTheChainToTellWhetherItLives(Choice choice) {
        var rendered = Platform.EMPTY.chain("c", spec(choice)).render();
        for (StatefulSet set : rendered.all(StatefulSet.class)) {
            var node = set.getSpec().getTemplate().getSpec().getContainers().getFirst();
            assertTrue(node.getStartupProbe() != null && node.getReadinessProbe() != null);
            assertEquals(null, node.getLivenessProbe().getExec());
            assertTrue(node.getLivenessProbe().getPeriodSeconds()
                            * node.getLivenessProbe().getFailureThreshold()
                    >= 120);
            assertTrue(set.getSpec().getTemplate().getSpec().getTerminationGracePeriodSeconds() >= 60);
        }
    }

    @ParameterizedTest
    @MethodSource("choices")
    void everyPortOfAServiceLeadsToOneOfItsPods(Choice choice) {
        var rendered = Platform.EMPTY.chain("c", spec(choice)).render();
        for (var service : rendered.all(io.fabric8.kubernetes.api.model.Service.class)) {
            Map<String, String> selector = service.getSpec().getSelector();
            List<String> ports = rendered.all(StatefulSet.class).stream()
                    .filter(s -> s.getSpec()
                            .getTemplate()
                            .getMetadata()
                            .getLabels()
                            .entrySet()
                            .containsAll(selector.entrySet()))
                    .flatMap(s -> s.getSpec().getTemplate().getSpec().getContainers().getFirst().getPorts().stream())
                    .map(p -> p.getName() + "/" + p.getProtocol())
                    .toList();
            service.getSpec()
                    .getPorts()
                    .forEach(p -> assertTrue(
                            ports.contains(p.getTargetPort().getStrVal() + "/" + p.getProtocol()),
                            service.getMetadata().getName()));
        }
    }
}
