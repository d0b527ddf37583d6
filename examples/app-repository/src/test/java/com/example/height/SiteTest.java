package com.example.height;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SiteTest {
    @Test
    void tellsTheHeightOfTheChain() throws Exception {
        try (NodeOnThisMachine node = new NodeOnThisMachine("{\"result\":123456,\"error\":null,\"id\":\"height\"}");
                Site site = Site.open(0, Node.of(node.variables("secret")))) {
            assertEquals("bitcoin testnet4 is at block 123456\n", get(site, "/").body());
        }
    }

    @Test
    void saysSoWhereTheNodeRefusesThePassword() throws Exception {
        try (NodeOnThisMachine node = new NodeOnThisMachine("{\"result\":123456}");
                Site site = Site.open(0, Node.of(node.variables("wrong")))) {
            assertEquals("bitcoin testnet4 does not answer\n", get(site, "/").body());
        }
    }

    @Test
    void worksWithoutAChain() throws Exception {
        try (Site site = Site.open(0, Optional.empty())) {
            assertEquals("no chain is configured\n", get(site, "/").body());
            assertEquals(200, get(site, "/healthz").statusCode());
            assertEquals(200, get(site, "/readyz").statusCode());
            assertEquals(404, get(site, "/nothing").statusCode());
        }
    }

    private static HttpResponse<String> get(Site site, String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + site.port() + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    /** What answers as a Bitcoin node does, to "windlass" with the password "secret". */
    private static final class NodeOnThisMachine implements AutoCloseable {
        private final HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

        NodeOnThisMachine(String answer) throws IOException {
            server.createContext("/", exchange -> {
                try (exchange) {
                    exchange.getRequestBody().readAllBytes();
                    boolean known = "Basic d2luZGxhc3M6c2VjcmV0"
                            .equals(exchange.getRequestHeaders().getFirst("Authorization"));
                    byte[] body = (known ? answer : "").getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(known ? 200 : 401, body.length == 0 ? -1 : body.length);
                    exchange.getResponseBody().write(body);
                }
            });
            server.start();
        }

        Map<String, String> variables(String password) {
            return Map.of(
                    "BITCOIN_RPC_URL", "http://localhost:" + server.getAddress().getPort(),
                    "BITCOIN_RPC_USER", "windlass",
                    "BITCOIN_RPC_PASSWORD", password,
                    "BITCOIN_NETWORK", "testnet4");
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
