package dev.windlass.deliver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A Git server over http on this machine: Git's own {@code http-backend} behind the JDK's server. It can be told to behave badly. */
final class GitHttpServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Path repositories;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger cutsOfAnswer = new AtomicInteger();
    private final AtomicInteger cutsOfPack = new AtomicInteger();
    private volatile String credentials = "";
    private volatile int status;
    private volatile boolean isReadOnly;
    private volatile String movedTo = "";
    private volatile boolean wasGivenCredentials;

    /** @param repositories the folder whose repositories are served by their names */
    GitHttpServer(Path repositories) throws IOException {
        this.repositories = repositories;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    String url(String repository) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + repository;
    }

    /** What was asked for, {@code METHOD PATH}. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** Whether anyone ever sent a user and a password, right or wrong. */
    boolean wasGivenCredentials() {
        return wasGivenCredentials;
    }

    /** Serves only those who give this user and password. */
    void demand(String user, String password) {
        credentials =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** Answers every request with this status from now on. */
    void answer(int code) {
        status = code;
    }

    /** Lets nobody push. */
    void forbidPushes() {
        isReadOnly = true;
    }

    /** Sends all who ask for a branch to another server. */
    void moveTo(String url) {
        movedTo = url;
    }

    /** Closes the connection, for so many pushes, after the repository has taken the pack but before the answer. */
    void cutAnswers(int times) {
        cutsOfAnswer.set(times);
    }

    /** Closes the connection, for so many pushes, in the middle of the pack. */
    void cutPacks(int times) {
        cutsOfPack.set(times);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String query = exchange.getRequestURI().getRawQuery();
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        try (exchange) {
            String given = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            wasGivenCredentials |= exchange.getRequestHeaders().containsKey("Authorization");
            if (status != 0) {
                exchange.sendResponseHeaders(status, -1);
            } else if (isReadOnly && String.valueOf(exchange.getRequestURI()).contains("receive-pack")) {
                exchange.sendResponseHeaders(403, -1);
            } else if (!movedTo.isEmpty()) {
                exchange.getResponseHeaders().set("Location", movedTo + "/info/refs?" + query);
                exchange.sendResponseHeaders(302, -1);
            } else if (!credentials.isEmpty() && !credentials.equals(given)) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"deploy\"");
                exchange.sendResponseHeaders(401, -1);
            } else {
                backend(exchange, path, query == null ? "" : query);
            }
        }
    }

    private void backend(HttpExchange exchange, String path, String query) throws IOException {
        boolean isPush = path.endsWith("/git-receive-pack");
        byte[] body = exchange.getRequestBody().readAllBytes();
        boolean isPack = isPush && body.length > 4; // JGit asks with an empty one whether it is let in
        if (isPack && cutsOfPack.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            run(exchange, path, query, Arrays.copyOf(body, body.length / 2));
            return;
        }
        byte[] answer = run(exchange, path, query, body);
        if (isPack && cutsOfAnswer.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            return;
        }
        send(exchange, answer);
    }

    private byte[] run(HttpExchange exchange, String path, String query, byte... body) throws IOException {
        ProcessBuilder cgi = new ProcessBuilder("git", "http-backend");
        cgi.redirectError(ProcessBuilder.Redirect.DISCARD);
        cgi.environment().putAll(BareRepository.ALONE);
        cgi.environment()
                .putAll(Map.of(
                        "GIT_PROJECT_ROOT",
                        repositories.toString(),
                        "GIT_HTTP_EXPORT_ALL",
                        "1",
                        "REMOTE_USER",
                        "publisher",
                        "REMOTE_ADDR",
                        "127.0.0.1",
                        "REQUEST_METHOD",
                        exchange.getRequestMethod(),
                        "PATH_INFO",
                        path,
                        "QUERY_STRING",
                        query,
                        "CONTENT_LENGTH",
                        String.valueOf(body.length)));
        header(exchange, "Content-Type", cgi, "CONTENT_TYPE");
        header(exchange, "Content-Encoding", cgi, "HTTP_CONTENT_ENCODING");
        header(exchange, "Git-Protocol", cgi, "GIT_PROTOCOL");
        Process running = cgi.start();
        try (OutputStream in = running.getOutputStream()) {
            in.write(body);
        } catch (IOException _) {
            // It does not read what it does not want.
        }
        return running.getInputStream().readAllBytes();
    }

    private static void header(HttpExchange exchange, String name, ProcessBuilder cgi, String variable) {
        String value = exchange.getRequestHeaders().getFirst(name);
        if (value != null) {
            cgi.environment().put(variable, value);
        }
    }

    private static void send(HttpExchange exchange, byte... answer) throws IOException {
        InputStream in = new BufferedInputStream(new ByteArrayInputStream(answer));
        int code = 200;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String name = line.substring(0, line.indexOf(':'));
            String value = line.substring(line.indexOf(':') + 1).strip();
            if (name.equals("Status")) {
                code = Integer.parseInt(value.substring(0, 3));
            } else {
                exchange.getResponseHeaders().set(name, value);
            }
        }
        byte[] rest = in.readAllBytes();
        exchange.sendResponseHeaders(code, rest.length == 0 ? -1 : rest.length);
        exchange.getResponseBody().write(rest);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            line.append((char) b);
        }
        return line.toString().strip();
    }
}
