#!/usr/bin/env python3
"""Instructions of the layer itself, a call and a row: layer.py BENCH [FILE]

BENCH is bench_sqlite. It runs under `valgrind --tool=callgrind` with N and with 2 N of the same, and the difference is told apart
by the function that spends it: those of the runtime (sc_*, sc__*, sci_* and their static ones), of the generated code, and of
everything below (SQLite, the C library). Only what the linked program itself defines counts as the layer's.
"""
import re, subprocess, sys, tempfile, pathlib

WORK = {"get": (2000, 1), "add": (2000, 1), "scan": (1, 100000)}  # how often, and rows of each


def self_cost(bench, file, what, n, out):
    """{function: instructions}, of the program's own object only."""
    subprocess.run(["valgrind", "--tool=callgrind", "--dump-instr=no", f"--callgrind-out-file={out}", bench, file, "count", what, str(n)],
                   check=True, capture_output=True)
    text = subprocess.run(["callgrind_annotate", "--threshold=100", "--show-percs=no", str(out)], check=True, capture_output=True, text=True).stdout
    costs = {}
    for line in text.splitlines():
        found = re.match(r"\s*([\d,]+)\s+\S*?:(\S+) \[(.*)\]", line)
        if found:
            name, where = found[2], found[3]
            key = (pathlib.Path(where).name, re.sub(r"'\d+$", "", name))
            costs[key] = costs.get(key, 0) + int(found[1].replace(",", ""))
    return costs


def main():
    bench, file = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "layer.db"
    own = pathlib.Path(bench).name
    with tempfile.TemporaryDirectory() as scratch:
        for what, (n, rows) in WORK.items():
            once, twice = (self_cost(bench, file, what, k * n, pathlib.Path(scratch) / f"{what}{k}") for k in (1, 2))
            each = {k: (v - once.get(k, 0)) / n / rows for k, v in twice.items() if v > once.get(k, 0)}
            layer = {k[1]: v for k, v in each.items() if k[0] == own and k[1] not in ("main", "count", "must", "number", "next", "load")}
            print(f"{what}: layer {sum(layer.values()):.1f}, below {sum(each.values()) - sum(layer.values()):.1f} instructions a {'row' if rows > 1 else 'call'}")
            for name, v in sorted(layer.items(), key=lambda x: -x[1])[:16]:
                print(f"    {v:8.1f}  {name}")


main()
