package com.example.height;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Bitcoin node, asked by its RPC.
 *
 * @param network the network that it is on
 * @param url where its RPC is
 * @param credential user and password, with a colon between them
 */
record Node(String network, URI url, String credential) {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private static final Pattern RESULT = Pattern.compile("\"result\"\\s*:\\s*([0-9]+)");

    /** The node that the platform's variables name, those that "uses: [bitcoin]" sets; empty where there are none. */
    static Optional<Node> of(Map<String, String> variables) {
        return Optional.ofNullable(variables.get("BITCOIN_RPC_URL"))
                .map(url -> new Node(
                        variables.getOrDefault("BITCOIN_NETWORK", "mainnet"),
                        URI.create(url),
                        variables.getOrDefault("BITCOIN_RPC_USER", "") + ":"
                                + variables.getOrDefault("BITCOIN_RPC_PASSWORD", "")));
    }

    /** The number of its newest block; empty where it does not answer. */
    OptionalLong height() {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(Duration.ofSeconds(5))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credential.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"jsonrpc\": \"1.0\", \"id\": \"height\", \"method\": \"getblockcount\", \"params\": []}"))
                .build();
        try {
            Matcher result = RESULT.matcher(CLIENT.send(request, BodyHandlers.ofString()).body());
            return result.find() ? OptionalLong.of(Long.parseLong(result.group(1))) : OptionalLong.empty();
        } catch (IOException e) {
            return OptionalLong.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        }
    }
}
