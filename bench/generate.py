#!/usr/bin/env python3
"""Writes a platform repository of N units by 3 environments: nine apps to a chain.

usage: generate.py DIR UNITS

The same arguments give the same files. Beside it, in DIR/kustomize, stands an equivalent set of overlays for
`kubectl kustomize`: one base and three overlays with the manifests of a tenth of the apps, written by hand as a
Kustomize user would have them.
"""

import pathlib
import sys

ENVIRONMENTS = ("development", "staging", "production")


def write(path: pathlib.Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def environment(name: str, number: int) -> str:
    return f"""\
kubernetes: "1.33"
namespace: bench
cluster: {{name: bench-{name}, project: bench, location: europe-west1-b}}
nodePools: {{chains: {{machineType: n2-standard-8}}}}
storageClasses: {{standard: {{type: pd-balanced}}, fast: {{type: pd-ssd}}}}
secretStore: {{name: bench}}
deliver: {{agent: argocd, repository: "https://git.example.com/deploy.git", branch: main}}
gate: {{block: [data-loss]}}
"""


def chain(i: int) -> str:
    return f"""\
client: bitcoin-core
version: "31.{i % 3}"
network: testnet4
storage: {{size: {100 + i}Gi, class: fast}}
resources: {{cpu: "1", memory: 4Gi}}
config: {{dbcache: {450 + i}}}
nodePool: chains
"""


def app(i: int, chains: int) -> str:
    uses = f"uses: [chain-{i % chains}]\n" if chains else ""
    return f"""\
image: {{repository: registry.example.com/apps/app-{i}, tag: "v1.{i}"}}
port: 8080
replicas: 2
{uses}env: {{LOG_LEVEL: info, NUMBER: "{i}"}}
"""


def platform(root: pathlib.Path, units: int) -> None:
    chains = max(1, units // 10)
    for e, name in enumerate(ENVIRONMENTS):
        write(root / "environments" / name / "environment.yaml", environment(name, e))
    for i in range(chains):
        write(root / "chains" / f"chain-{i}.yaml", chain(i))
        for e, name in enumerate(ENVIRONMENTS):
            write(root / "environments" / name / "chains" / f"chain-{i}.yaml", f"storage: {{size: {200 + i + e}Gi}}\n")
    for i in range(units - chains):
        write(root / "apps" / f"app-{i}.yaml", app(i, chains))
        for e, name in enumerate(ENVIRONMENTS):
            write(root / "environments" / name / "apps" / f"app-{i}.yaml", f"replicas: {2 + e}\n")


DEPLOYMENT = """\
apiVersion: apps/v1
kind: Deployment
metadata:
  name: app-{i}
spec:
  replicas: 2
  selector:
    matchLabels: {{app: app-{i}}}
  template:
    metadata:
      labels: {{app: app-{i}}}
    spec:
      containers:
      - name: app
        image: registry.example.com/apps/app-{i}:v1
        env:
        - {{name: LOG_LEVEL, value: info}}
        ports:
        - {{containerPort: 8080, name: http}}
"""

SERVICE = """\
apiVersion: v1
kind: Service
metadata:
  name: app-{i}
spec:
  selector: {{app: app-{i}}}
  ports:
  - {{port: 80, targetPort: http}}
"""


def kustomize(root: pathlib.Path, apps: int) -> None:
    names = []
    for i in range(apps):
        write(root / "base" / f"deployment-{i}.yaml", DEPLOYMENT.format(i=i))
        write(root / "base" / f"service-{i}.yaml", SERVICE.format(i=i))
        names += [f"deployment-{i}.yaml", f"service-{i}.yaml"]
    write(root / "base" / "kustomization.yaml", "resources:\n" + "".join(f"- {n}\n" for n in names))
    for e, name in enumerate(ENVIRONMENTS):
        replicas = "".join(f"- {{name: app-{i}, count: {2 + e}}}\n" for i in range(apps))
        write(
            root / name / "kustomization.yaml",
            f"namespace: bench\nresources:\n- ../base\nlabels:\n- pairs: {{environment: {name}}}\nreplicas:\n{replicas}",
        )


def main() -> None:
    root, units = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    platform(root / "platform", units)
    kustomize(root / "kustomize", max(1, units // 10))


if __name__ == "__main__":
    main()
