#!/usr/bin/env python3
"""Every built-in table's columns, as schemac types them, against what a live server sends: SELECT * of each, executed through the
runtime by live_case.py, which compares types with the wire's and finds a NULL in what is NOT NULL.

  column_types.py --schemac BINARY --exec CASE_EXEC ENGINE [--flavour any]

Exit 0 all hold, 1 some do not, 77 no server."""
import argparse, pathlib, re, subprocess, sys, tempfile

import servers

HERE = pathlib.Path(__file__).resolve().parent
# What this server refuses to read, by its own fault or without being set up for it.
NOT_READ = {"dolt": {"help_category", "help_keyword", "help_relation", "help_topic", "dolt_branch_activity"}}


def tables(engine, flavour):
    """(database, table) to ask; under flavour any those that all servers have."""
    def of(name):
        return [(d, t) for d, t in servers.read_def(servers.SEMA / f"builtin_{name}.def") if d == "information_schema" or flavour != "any"]
    own = of(engine) + (of("dolt_1_83") if engine == "dolt" else [])
    if flavour == "any":
        common = set.intersection(*({(d, t.lower()) for d, t in of(e)} for e in ("mysql", "mariadb", "dolt")))
        own = [(d, t) for d, t in own if (d, t.lower()) in common]
    return [(d, t) for d, t in own if t not in NOT_READ.get(engine, ())]


def write_case(folder, engine, flavour):
    folder.mkdir()
    (folder / "schema.sql").write_text("CREATE TABLE x (id INT PRIMARY KEY);\n")
    lines = [f"-- flavour: {flavour}", f"-- engines: {engine} (its own tables)", ""]
    for i, (database, table) in enumerate(tables(engine, flavour)):
        place = f"`{database}`.`{table}`" if database else f"`{table}`"
        lines += [f"-- name: table_{i} :many", f"SELECT * FROM {place};", ""]
    (folder / "query.sql").write_text("\n".join(lines))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--schemac", required=True)
    parser.add_argument("--exec", required=True)
    parser.add_argument("--flavour")
    parser.add_argument("engine", choices=sorted(servers.DATABASES))
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch) / "tables"
        write_case(folder, arguments.engine, arguments.flavour or arguments.engine)
        done = subprocess.run([sys.executable, str(HERE.parent / "live_case.py"), "--schemac", arguments.schemac, "--exec",
                               getattr(arguments, "exec"), "--engine", arguments.engine, str(folder)])
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
