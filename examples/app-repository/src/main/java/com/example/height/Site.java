package com.example.height;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The web site: {@code /} for people, {@code /healthz} (the program works) and {@code /readyz} (it wants requests) for Kubernetes. Neither
 * hangs on the node: to restart this app would not mend that.
 */
final class Site implements AutoCloseable {
    /** How long requests have to come to their end when the site closes, in seconds. */
    private static final int PATIENCE = 10;

    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Optional<Node> node;
    private volatile boolean closing;

    private Site(HttpServer server, Optional<Node> node) {
        this.server = server;
        this.node = node;
    }

    /**
     * Opens it.
     *
     * @param port 0 for any that is free
     */
    static Site open(int port, Optional<Node> node) throws IOException {
        Site site = new Site(HttpServer.create(new InetSocketAddress(port), 0), node);
        site.server.createContext("/", site::answer);
        site.server.setExecutor(site.workers);
        site.server.start();
        return site;
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Takes no more requests, and ends when those that are under way are answered. */
    @Override
    public void close() {
        closing = true;
        server.stop(PATIENCE);
        workers.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestURI().getPath()) {
            case "/" -> send(exchange, 200, page());
            case "/healthz" -> send(exchange, 200, "ok\n");
            case "/readyz" -> send(exchange, closing ? 503 : 200, closing ? "closing\n" : "ok\n");
            default -> send(exchange, 404, "there is nothing here\n");
        }
    }

    private String page() {
        if (node.isEmpty()) {
            return "no chain is configured\n";
        }
        String network = node.get().network();
        var height = node.get().height();
        return height.isPresent()
                ? "bitcoin " + network + " is at block " + height.getAsLong() + "\n"
                : "bitcoin " + network + " does not answer\n";
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
