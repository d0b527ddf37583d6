#!/usr/bin/env python3
"""Times the launcher's `explain` of one field against its `render` of that unit alone, in turns. Called by bench/origins."""

import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS = 15
WINDLASS, ROOT = sys.argv[1:]


def seconds(*arguments):
    start = time.monotonic()
    subprocess.run([WINDLASS, "--root", ROOT, *arguments], stdout=subprocess.DEVNULL, check=True)
    return time.monotonic() - start


with tempfile.TemporaryDirectory() as out:
    explain, render = [], []
    for _ in range(ROUNDS):
        explain.append(seconds("explain", "production/bitcoin", "StatefulSet/bitcoin-a", "spec.replicas"))
        render.append(seconds("render", "production", "--only", "bitcoin", "--out", out))
    ratio = statistics.median(a / b for a, b in zip(explain, render))
    print(
        f"medians of {ROUNDS} rounds, start included: explain of a field {statistics.median(explain) * 1000:.0f} ms,"
        f" render of its unit {statistics.median(render) * 1000:.0f} ms, ratio {ratio:.2f}"
    )
