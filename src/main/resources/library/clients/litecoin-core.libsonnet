// Facts: litecoin-project/litecoin src/chainparams.cpp, btcpayserver/dockerfile-deps Litecoin.
(import 'bitcoin-core.libsonnet') {
  displayName: 'Litecoin Core',
  image: 'btcpayserver/litecoin',
  currentVersion: '0.21.5.8',
  user: 999,
  daemon: 'litecoind',
  cli: 'litecoin-cli',
  configFile: 'litecoin.conf',
  dataDir: '/data',
  networks: {
    mainnet: { chain: 'main', section: 'main', p2p: 9333, rpc: 9332 },
    testnet4: { chain: 'test', section: 'test', p2p: 19335, rpc: 19332 },
    regtest: { chain: 'regtest', section: 'regtest', p2p: 19444, rpc: 19443 },
  },
  disk: { full: '260 GiB, growing 30 GiB a year', txindex: '330 GiB', pruned: '20 GiB' },
  source: 'litecoin-project/litecoin issue 1089, derived for November 2026',
}
