{ displayName: 'Mycoin Core'
