(import 'windlass/clients/bitcoin-core.libsonnet') + {
  name: 'mycoin-core'
  ports: {},
}
