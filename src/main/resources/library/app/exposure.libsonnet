// How an app is reached, from inside the cluster and from outside, and whom it may talk to.
local k = import '../kubernetes.libsonnet';

function(unit, environment, used, selector)
  local name = unit.name;
  local hasPort = std.objectHas(unit, 'port');
  local hasIngress = std.objectHas(unit, 'ingress');

  local service = k.object('v1', 'Service', name, unit, environment) + {
    [if hasIngress then 'metadata']+: {
      annotations: {
        // The load balancer talks to the pods themselves, and asks after their health as the app says.
        'cloud.google.com/neg': '{"ingress": true}',
        'cloud.google.com/backend-config': '{"default": "' + name + '"}',
      },
    },
    spec: { selector: selector, ports: [{ name: 'http', port: 80, targetPort: 'http', protocol: 'TCP' }] },
  };

  local policy = k.object('networking.k8s.io/v1', 'NetworkPolicy', name, unit, environment) + {
    spec: {
      podSelector: { matchLabels: { 'app.kubernetes.io/instance': name } },
      policyTypes: ['Ingress', 'Egress'],
      ingress: if !hasPort then [] else [
        {
          from: [{ podSelector: { matchLabels: { [k.userLabel(name)]: 'true' } } }] + (if hasIngress then k.loadBalancers else []),
          ports: [{ protocol: 'TCP', port: 'http' }],
        },
      ],
      local egress = std.get(unit, 'egress', {}),
      egress: [k.dns] + std.flattenArrays([u.egress for u in used]) + [
        {
          // "Anywhere" is the internet, never the cluster or the metadata server.
          to: [(if egress[e].cidr == '0.0.0.0/0' then k.internet else {}) + { ipBlock+: { cidr: egress[e].cidr } }],
          ports: [{ protocol: 'TCP', port: egress[e].port }],
        }
        for e in std.objectFields(egress)
      ],
    },
  };

  // The load balancers of GKE (class gce) with a certificate that Google renews.
  local outside(ingress) =
    local tls = std.get(ingress, 'tls', true);
    [
      k.object('networking.k8s.io/v1', 'Ingress', name, unit, environment) + {
        metadata+: {
          annotations: {
            'kubernetes.io/ingress.class': 'gce',
            [if tls then 'networking.gke.io/managed-certificates']: name,
            [if tls then 'kubernetes.io/ingress.allow-http']: 'false',
            [if std.objectHas(ingress, 'address') then 'kubernetes.io/ingress.global-static-ip-name']: ingress.address,
          },
        },
        spec: {
          rules: [
            {
              host: ingress.host,
              http: {
                paths: [
                  {
                    path: std.get(ingress, 'path', '/'),
                    pathType: 'Prefix',
                    backend: { service: { name: name, port: { name: 'http' } } },
                  },
                ],
              },
            },
          ],
        },
      },
      // Without it the health of an app without "health" would be asked for at "/" and the port of the Service.
      k.object('cloud.google.com/v1', 'BackendConfig', name, unit, environment) + {
        spec: {
          healthCheck: { type: 'HTTP', requestPath: std.get(unit, 'health', '/'), port: unit.port },
          connectionDraining: { drainingTimeoutSec: 30 },
        },
      },
      if tls then
        k.object('networking.gke.io/v1', 'ManagedCertificate', name, unit, environment) + { spec: { domains: [ingress.host] } },
    ];

  [
    if hasPort then service,
    if hasIngress then
      assert hasPort : 'the ingress of "' + name + '" needs a port to lead to';
      outside(unit.ingress),
    policy,
  ]
