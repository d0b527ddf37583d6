// Facts: Bitcoin Cash Node v29.0.0 (doc/test-networks, chainparamsbase.cpp). Releases before v29 stopped at the upgrade of May 2026.
(import 'bitcoin-core.libsonnet') {
  displayName: 'Bitcoin Cash Node',
  image: 'mainnet/bitcoin-cash-node',
  currentVersion: 'v29.0.0',
  user: 10001,
  dataDir: '/data',
  networks: {
    mainnet: { switch: {}, section: 'main', p2p: 8333, rpc: 8332 },
    testnet4: { switch: { testnet4: true }, section: 'test4', p2p: 28333, rpc: 28332 },
    chipnet: { switch: { chipnet: true }, section: 'chip', p2p: 48333, rpc: 48332 },
    regtest: { switch: { regtest: true }, section: 'regtest', p2p: 18444, rpc: 18443 },
  },
  disk: { full: '245 GiB, growing 12 GiB a year', txindex: '290 GiB', pruned: '15 GiB' },
  source: 'public figures of 2023 and 2024, extrapolated to November 2026',
}
