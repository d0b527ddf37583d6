// go-ethereum, an execution client: configured by flags, paired with a consensus client.
// Facts: ethereum/go-ethereum cmd/utils/flags.go, node/defaults.go; ethstaker/eth-docker-docs ResourceUsage.md.
(import '../flags.libsonnet') {
  local client = self,

  displayName: 'Geth',
  role: 'execution',
  image: 'ethereum/client-go',
  currentVersion: 'v1.17.5',
  user: 10001,
  dataDir: '/data',
  networks: { mainnet: { flag: 'mainnet' }, sepolia: { flag: 'sepolia' }, hoodi: { flag: 'hoodi' } },
  disk: { full: '1230 GiB, growing 400 GiB a year', postmerge: '830 GiB', sepolia: '700 GiB', hoodi: '250 GiB' },
  source: 'ethstaker/eth-docker-docs ResourceUsage.md (Geth 1.17.2), April 2026',
  defaults: { resources: { cpu: '4', memory: '16Gi' }, config: { cache: 4096, maxpeers: 50 } },
  stopSeconds: 300,

  // Flags that the chain's layout hangs on.
  fixed:: std.objectFields(client.networks) + [
    'dev', 'datadir', 'port', 'discovery.port', 'http', 'http.addr', 'http.port', 'ws', 'ws.addr', 'ws.port', 'metrics', 'metrics.addr',
    'metrics.port', 'authrpc.addr', 'authrpc.port', 'authrpc.vhosts', 'authrpc.jwtsecret',
  ],

  ports(network):: {
    p2p: { port: 30303, protocols: ['TCP', 'UDP'], public: true },
    rpc: { port: 8545, protocols: ['TCP'], public: false },
    ws: { port: 8546, protocols: ['TCP'], public: false },
    engine: { port: 8551, protocols: ['TCP'], public: false },
    metrics: { port: 6060, protocols: ['TCP'], public: false },
  },
  endpoint:: { port: 'rpc', scheme: 'http', credential: false },
  command:: ['geth'],

  own(node):: {
    datadir: client.dataDir,
    [client.network(node.network).flag]: true,
    syncmode: 'snap',
    'state.scheme': 'path',
    port: 30303,
    'discovery.port': 30303,
    http: true,
    'http.addr': '0.0.0.0',
    'http.port': 8545,
    'http.vhosts': '*',
    'http.api': 'eth,net,web3',
    ws: true,
    'ws.addr': '0.0.0.0',
    'ws.port': 8546,
    'ws.api': 'eth,net,web3',
    'authrpc.addr': '0.0.0.0',
    'authrpc.port': 8551,
    'authrpc.vhosts': '*',
    'authrpc.jwtsecret': '/secrets/jwt/jwt.hex',
    metrics: true,
    'metrics.addr': '0.0.0.0',
    'metrics.port': 6060,
    ipcdisable: true,
  } + (
    // Peers are told the port that it listens on, so an address helps only where that is the port outside as well.
    if node.address != null && node.outside('p2p') == 30303 then { nat: 'extip:' + node.address } else {}
  ),

  local syncing = '{"jsonrpc":"2.0","id":1,"method":"eth_syncing","params":[]}',

  probes(node):: {
    startupProbe: { httpGet: { path: '/', port: 'rpc' }, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 180 },
    livenessProbe: { httpGet: { path: '/', port: 'rpc' }, periodSeconds: 30, timeoutSeconds: 10, failureThreshold: 10 },
    readinessProbe: {
      exec: {
        command: [
          'sh',
          '-c',
          "wget -qO- --header 'Content-Type: application/json' --post-data '" + syncing + "' http://127.0.0.1:8545"
          + " | grep -q '\"result\":false'",
        ],
      },
      periodSeconds: 15,
      timeoutSeconds: 10,
      failureThreshold: 3,
    },
  },
}
