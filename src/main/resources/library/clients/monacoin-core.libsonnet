// Facts: monacoinproject/monacoin src/chainparams.cpp (0.20.3), wakiyamap/docker-bitcoin.
(import 'bitcoin-core.libsonnet') {
  displayName: 'Monacoin Core',
  image: 'wakiyamap/docker-monacoin',
  currentVersion: '0.20.2',
  user: 999,
  daemon: 'monacoind',
  cli: 'monacoin-cli',
  configFile: 'monacoin.conf',
  dataDir: '/data',
  networks: {
    mainnet: { chain: 'main', section: 'main', p2p: 9401, rpc: 9402 },
    testnet: { chain: 'test', section: 'test', p2p: 19403, rpc: 19402 },
    regtest: { chain: 'regtest', section: 'regtest', p2p: 20444, rpc: 19443 },
  },
  disk: { full: '30 GiB, growing 2 GiB a year', txindex: '34 GiB', pruned: '8 GiB' },
  source: 'monacoinproject/monacoin src/chainparams.cpp, extrapolated to November 2026',
  startSeconds: 3600,
  defaults+: { resources: { cpu: '1', memory: '2Gi' } },
}
