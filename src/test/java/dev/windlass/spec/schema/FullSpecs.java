package dev.windlass.spec.schema;

/** A valid spec of each kind with as many of its fields as may stand together. */
final class FullSpecs {
    private FullSpecs() {}

    static String of(String kind) {
        return switch (kind) {
            case "chain" -> """
                    version: "31.1"
                    client: bitcoin-core
                    network: signet
                    nodes: {a: {version: "31.0", storage: {size: 2Ti}, resources: {cpu: "1.5"}, config: {x: true}, image: {tag: t}, stopped: true, p2p: {nodePort: 30001}, nodePool: b}, b-1: {}}
                    storage: {size: 500Gi, class: fast}
                    resources: {cpu: 500m, memory: 8Gi}
                    config: {txindex: 1, ratio: 0.5, name: text, on: false, addnode: [a, 1, true]}
                    image: {repository: example.com/node, digest: "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"}
                    consensus: {client: lighthouse, version: v1, storage: {size: 1Gi}, config: {}}
                    nodePool: chain-standard
                    p2p: {type: LoadBalancer, address: "203.0.113.7", nodePort: 30000}
                    adopt:
                      a: {disk: d, size: 500Gi, zone: z, project: p, fsType: xfs}
                      b-execution: {gcePersistentDisk: {pdName: d, partition: 1}, size: 1Ti, region: r, zones: [y, z]}
                    stopped: false
                    secrets: {jwt: s, rpc-auth: a, rpc-password: p, rpc-user: u}
                    checkpointSyncUrl: https://example.com
                    labels: {team: data}
                    template: own
                    patches:
                      one: {target: {apiVersion: v1, kind: Service, name: a}, merge: {spec: {type: null, ports: [null, 1]}}}
                      two: {target: {kind: Service, name: a}, json: [{op: remove, path: /a, value: null}]}
                    """;
            case "app" -> """
                    image: {repository: example.com/app, tag: v1}
                    command: [bin/app]
                    args: [--verbose]
                    port: 8080
                    health: /healthz
                    replicas: {min: 2, max: 4, cpu: 70}
                    resources: {cpu: "1", memory: 256Mi}
                    uses: [bitcoin, api]
                    egress: {database: {cidr: 203.0.113.10/32, port: 5432}}
                    ingress: {host: a.example.com, path: /, address: ip, tls: true}
                    env: {LOG_LEVEL: info}
                    secrets: {KEY: a-key}
                    configFiles: {mountPath: /etc/app}
                    jobs: {clean-up: {schedule: "0 3 * * *", command: [a], args: [b], timeout: 60, resources: {cpu: 100m}}}
                    nodePool: apps
                    user: 1000
                    writable: [/var/a, /var/b]
                    labels: {team: web}
                    template: own
                    patches: {p: {target: {kind: Service, name: a}, strategic: {spec: {}}}}
                    """;
            case "environment" -> """
                    extends: base
                    abstract: false
                    exclude: [api]
                    kubernetes: "1.33"
                    namespace: shiedl
                    podSecurity: baseline
                    cluster: {name: c, project: p, location: l}
                    nodePools: {a: {machineType: n2-standard-8, nodes: 2, taint: windlass.dev/chain}}
                    storageClasses: {fast: {type: pd-ssd, fsType: ext4, parameters: {x: y}}}
                    secretStore: {name: s, kind: SecretStore}
                    quota: {pods: "100"}
                    deliver: {agent: flux, repository: "https://example.com", branch: main, path: a}
                    gate: {block: [data-loss, outage]}
                    defaults: {chains: {replicas: 1}, apps: {}}
                    labels: {a: b}
                    """;
            default -> throw new IllegalArgumentException(kind);
        };
    }
}
