package dev.windlass.library;

import java.util.Random;

/** Platforms of one environment that between them use what the built-in templates can do, some of it in each. */
final class AnyPlatform {
    private static final String BITCOIN = """
            client: bitcoin-core
            version: "31.1"
            storage: {size: 1Ti, class: fast}
            secrets: {rpc-auth: a, rpc-password: b}
            """;
    private static final String ETHEREUM = """
            execution: {client: geth, version: v1.17.5, storage: {size: 2Ti, class: fast}}
            consensus: {client: lighthouse, version: v8.2.2, storage: {size: 200Gi, class: standard}}
            secrets: {jwt: ethereum-jwt}
            """;

    private final Random random;

    private AnyPlatform(int seed) {
        this.random = new Random(seed);
    }

    /** The platform of a seed, with more lines in its {@code environment.yaml}. */
    static Platform of(int seed, String environment) {
        return new AnyPlatform(seed).platform(environment);
    }

    private Platform platform(String environment) {
        Platform platform = Platform.EMPTY.environment(environment + some("quota: {pods: \"100\"}\n"));
        boolean bitcoin = random.nextBoolean();
        if (bitcoin) {
            platform = platform.chain(
                    "bitcoin",
                    BITCOIN
                            + one(
                                    "replicas: 0\n",
                                    "replicas: 3\n",
                                    "nodes: {a: {}, b: {}}\n",
                                    """
                    adopt: {"0": {disk: old, size: 900Gi}}
                    """,
                                    "p2p: {type: LoadBalancer, address: \"203.0.113.7\"}\n"));
        }
        if (random.nextBoolean()) {
            platform = platform.chain("ethereum", ETHEREUM + one("", "replicas: 2\n"));
        }
        for (String name : new String[] {"api", "web", "worker"}) {
            if (random.nextBoolean()) {
                platform = platform.app(name, app(name, bitcoin));
            }
        }
        return platform;
    }

    private String app(String name, boolean bitcoin) {
        boolean port = random.nextBoolean();
        return "image: {repository: registry.example.com/" + name + ", tag: v1}\n"
                + (port ? "port: 8080\n" : "")
                + (port ? some("ingress: {host: " + name + ".example.com}\n") : "")
                + one("", "replicas: 2\n", "replicas: {min: 2, max: 5}\n")
                + some("secrets: {KEY: a-key}\n")
                + (bitcoin ? some("uses: [bitcoin]\n") : "")
                + some("jobs: {nightly: {schedule: \"0 3 * * *\", command: [bin/nightly]}}\n");
    }

    private String some(String lines) {
        return one("", lines);
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
