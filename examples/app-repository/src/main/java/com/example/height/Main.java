package com.example.height;

import java.io.IOException;

/** The program: a web site until it is told to stop. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws IOException {
        int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
        Site site = Site.open(port, Node.of(System.getenv()));
        // What Kubernetes sends before it ends a pod, SIGTERM, arrives here.
        Runtime.getRuntime().addShutdownHook(new Thread(site::close));
        System.out.println("listening on port " + site.port());
    }
}
