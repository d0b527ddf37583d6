// Lighthouse, a consensus client: configured by flags, paired with an execution client.
// Facts: sigp/lighthouse book/src (help_bn.md, advanced_networking.md), Dockerfile; eth-clients/checkpoint-sync-endpoints.
(import '../flags.libsonnet') {
  local client = self,

  displayName: 'Lighthouse',
  role: 'consensus',
  image: 'sigp/lighthouse',
  currentVersion: 'v8.2.2',
  user: 10001,
  dataDir: '/data',
  networks: {
    mainnet: { checkpoint: 'https://beaconstate.info' },
    sepolia: { checkpoint: 'https://checkpoint-sync.sepolia.ethpandaops.io' },
    hoodi: { checkpoint: 'https://checkpoint-sync.hoodi.ethpandaops.io' },
  },
  disk: { full: '20 GiB, growing 10 GiB a year; 500 GiB and more as a supernode' },
  source: 'ethstaker/eth-docker-docs ResourceUsage.md (Lighthouse 8.1.3), April 2026',
  defaults: { resources: { cpu: '4', memory: '14Gi' }, config: { 'target-peers': 100 } },
  stopSeconds: 60,

  // Flags that the chain's layout hangs on.
  fixed:: [
    'network', 'datadir', 'port', 'quic-port', 'discovery-port', 'listen-address', 'http', 'http-address', 'http-port', 'metrics',
    'metrics-address', 'metrics-port', 'execution-endpoint', 'execution-jwt',
  ],
  // Its switches take no value: one that is off is left out.
  off(flag):: [],

  ports(network):: {
    p2p: { port: 9000, protocols: ['TCP', 'UDP'], public: true },
    quic: { port: 9001, protocols: ['UDP'], public: true },
    http: { port: 5052, protocols: ['TCP'], public: false },
    metrics: { port: 5054, protocols: ['TCP'], public: false },
  },
  endpoint:: { port: 'http', scheme: 'http', credential: false },
  command:: ['lighthouse', 'bn'],

  own(node):: {
    datadir: client.dataDir,
    network: node.network,
    'execution-endpoint': node.engine,
    'execution-jwt': '/secrets/jwt/jwt.hex',
    'checkpoint-sync-url': if node.checkpointSyncUrl != null then node.checkpointSyncUrl else client.network(node.network).checkpoint,
    port: 9000,
    'quic-port': 9001,
    'listen-address': '0.0.0.0',
    http: true,
    'http-address': '0.0.0.0',
    'http-port': 5052,
    metrics: true,
    'metrics-address': '0.0.0.0',
    'metrics-port': 5054,
    'disable-upnp': true,
    'logfile-max-number': 0,
  } + (if node.address == null then {} else {
         'enr-address': node.address,
         'enr-tcp-port': node.outside('p2p'),
         'enr-udp-port': node.outside('p2p'),
         'enr-quic-port': node.outside('quic'),
         'disable-enr-auto-update': true,
       }),

  probes(node):: {
    startupProbe: { tcpSocket: { port: 'http' }, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 120 },
    livenessProbe: {
      httpGet: { path: '/eth/v1/node/version', port: 'http' },
      periodSeconds: 30,
      timeoutSeconds: 10,
      failureThreshold: 10,
    },
    readinessProbe: {
      httpGet: { path: '/eth/v1/node/health', port: 'http' },
      periodSeconds: 15,
      timeoutSeconds: 10,
      failureThreshold: 3,
    },
  },
}
