// Facts: dogecoin/dogecoin src/chainparamsbase.cpp (1.14), btcpayserver/dockerfile-deps Dogecoin.
(import 'bitcoin-core.libsonnet') {
  displayName: 'Dogecoin Core',
  image: 'btcpayserver/dogecoin',
  currentVersion: '1.14.7',
  user: 999,
  daemon: 'dogecoind',
  cli: 'dogecoin-cli',
  configFile: 'dogecoin.conf',
  dataDir: '/data',
  // Its base is Bitcoin Core 0.14: a switch for each network, and no sections.
  networks: {
    mainnet: { switch: {}, p2p: 22556, rpc: 22555 },
    testnet: { switch: { testnet: true }, p2p: 44556, rpc: 44555 },
    regtest: { switch: { regtest: true }, p2p: 18444, rpc: 18332 },
  },
  disk: { full: '290 GiB, growing 40 GiB a year', txindex: '360 GiB', pruned: '15 GiB' },
  source: 'wattfource/dogecoin-node-installer docs/VM-REQUIREMENTS.md, extrapolated to November 2026',
  // Not every 1.14 tells whether it still downloads: blocks are held against headers.
  ready(cli)::
    local number(field) = '$(echo "$i" | sed -n \'s/.*"' + field + '": \\([0-9]*\\).*/\\1/p\')';
    'i=$(' + cli + ' getblockchaininfo) && b=' + number('blocks') + ' && h=' + number('headers') + ' && [ $((h-b)) -le 3 ]',
}
