{ name: 'mycoin-core' }
