// Bitcoin Core, and what its relatives inherit: one daemon with one key=value file.
// Facts: Bitcoin Core 31.x (src/chainparamsbase.cpp, doc/release-notes), willcl-ark/bitcoin-core-docker.
{
  local client = self,

  displayName: 'Bitcoin Core',
  role: 'node',
  image: 'bitcoin/bitcoin',
  currentVersion: '31.1',
  // The image's own entrypoint wants root: the daemon is called directly, as the image's user.
  user: 101,
  daemon: 'bitcoind',
  cli: 'bitcoin-cli',
  configFile: 'bitcoin.conf',
  dataDir: '/home/bitcoin/.bitcoin',
  networks: {
    mainnet: { chain: 'main', section: 'main', p2p: 8333, rpc: 8332 },
    testnet4: { chain: 'testnet4', section: 'testnet4', p2p: 48333, rpc: 48332 },
    signet: { chain: 'signet', section: 'signet', p2p: 38333, rpc: 38332 },
    regtest: { chain: 'regtest', section: 'regtest', p2p: 18444, rpc: 18443 },
  },
  disk: { full: '770 GiB, growing 80 GiB a year', txindex: '840 GiB', pruned: '25 GiB' },
  source: 'Bitcoin Core 31.x, src/kernel/chainparams.cpp and measured growth, November 2026',
  defaults: {
    network: 'mainnet',
    resources: { cpu: '2', memory: '4Gi' },
    // Since 31.0 the default cache is sized by the machine's memory and not by the container's.
    config: { dbcache: 450, maxmempool: 300, disablewallet: true },
  },
  // A stop flushes the cache to disk; a kill costs hours of replay.
  stopSeconds: 600,
  startSeconds: 7200,

  // Keys that the chain's layout hangs on, or that would carry a password into a ConfigMap.
  fixed:: [
    'chain', 'testnet', 'testnet4', 'signet', 'regtest', 'chipnet', 'scalenet', 'conf', 'datadir', 'daemon', 'server',
    'port', 'rpcport', 'rpcbind', 'rpcauth', 'rpcuser', 'rpcpassword', 'rpccookiefile',
  ],

  // What follows is what the chain template asks of every client.

  network(name):: if std.objectHas(client.networks, name) then client.networks[name] else
    error client.displayName + ' has no network "' + name + '": it has ' + std.join(', ', std.objectFields(client.networks)),

  ports(network):: {
    p2p: { port: client.network(network).p2p, protocols: ['TCP'], public: true },
    rpc: { port: client.network(network).rpc, protocols: ['TCP'], public: false },
  },

  // The port that users of the chain talk to, and how.
  endpoint:: { port: 'rpc', scheme: 'http', credential: true },

  command:: [client.daemon],

  args(node):: [
    '-datadir=' + client.dataDir,
    '-conf=/etc/node/' + client.configFile,
  ] + (if node.hasCredential then ['-rpcauth=$(RPC_AUTH)'] else []),

  // Off mainnet these keys count only in the section of their network.
  local sectioned = ['port', 'bind', 'rpcport', 'rpcbind', 'addnode', 'connect', 'wallet', 'externalip'],

  local text(key, value) =
    if std.type(value) == 'boolean' then (if value then '1' else '0')
    else if std.type(value) == 'number' && std.floor(value) != value then
      error 'config.' + key + ': put a number with a fraction in quotes'
    else std.toString(value),

  local lines(key, value) =
    if std.type(value) == 'array' then [key + '=' + text(key, v) for v in value] else [key + '=' + text(key, value)],

  local all(settings, inSection) = std.flattenArrays([
    lines(key, settings[key])
    for key in std.objectFields(settings)
    if std.count(sectioned, key) > 0 == inSection
  ]),

  files(node):: {
    local network = client.network(node.network),
    local own = (
      // Older bases and Bitcoin Cash Node have a switch for each network instead of the key "chain".
      if std.objectHas(network, 'chain') then { chain: network.chain } else network.switch
    ) + {
      server: true,
      printtoconsole: true,
      nodebuglogfile: true,
      // Wherever GKE may have its pods; who of them gets through is for the network policy to say.
      rpcallowip: ['10.0.0.0/8', '100.64.0.0/10', '172.16.0.0/12', '192.168.0.0/16', '240.0.0.0/4'],
      rpcbind: '0.0.0.0',
      rpcport: network.rpc,
      port: network.p2p,
    } + (if node.address == null then {} else {
           externalip: node.address + (if node.outside('p2p') == network.p2p then '' else ':' + node.outside('p2p')),
         }),
    local settings = own + node.config,
    // Bases before Bitcoin Core 0.17 have no sections.
    local heading = if std.objectHas(network, 'section') then ['[' + network.section + ']'] else [],
    [client.configFile]: std.lines(all(settings, false) + heading + all(settings, true)),
  },

  local ask = [client.cli, '-datadir=' + client.dataDir, '-conf=/etc/node/' + client.configFile],

  // The shell command that succeeds when a node is at the tip.
  ready(cli):: cli + " getblockchaininfo | grep -q '\"initialblockdownload\": false'",

  // Three phases: a start may take hours; a live node is only asked whether it listens; a ready one is at the tip.
  probes(node):: {
    startupProbe: {
      exec: { command: ask + ['getblockcount'] },
      periodSeconds: 15,
      timeoutSeconds: 10,
      failureThreshold: client.startSeconds / 15,
    },
    livenessProbe: { tcpSocket: { port: 'rpc' }, periodSeconds: 30, timeoutSeconds: 10, failureThreshold: 10 },
    readinessProbe: {
      exec: {
        command: if node.network == 'regtest' then ask + ['getblockcount'] else
          ['sh', '-c', client.ready(std.join(' ', ask))],
      },
      periodSeconds: 30,
      timeoutSeconds: 20,
      failureThreshold: 3,
    },
  },
}
