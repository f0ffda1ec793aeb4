#!/usr/bin/env python3
"""Bodies of triggers, routines and events against a server: what it takes schemac takes, what it refuses schemac refuses.

  bodies.py --schemac BINARY ENGINE     ENGINE: mariadb, mysql (Dolt has its own ways with bodies, and looks late)

Each line of bodies.sql is one CREATE, judged beside one table by the server and by schemac with that server's flavour.
`[stricter]` before a line: schemac refuses what the servers take, because they look its names up late; `[stricter a]`: what
the server a takes. The server's URL is in SCHEMAC_TEST_MARIADB and so on; without it the test is skipped.
"""
import argparse, os, pathlib, re, subprocess, sys, tempfile

import ddl_state

HERE = pathlib.Path(__file__).resolve().parent
TABLE = "CREATE TABLE t (a INT, b INT NOT NULL);\n"
MARK = re.compile(r"\[stricter ?([a-z,]*)\] ")


def refused_by_server(server, create):
    ok, _, err = server.run(f"DROP DATABASE IF EXISTS {server.database}; CREATE DATABASE {server.database}")
    assert ok, err
    script = f"USE {server.database};\n{TABLE}DELIMITER //\n{create}//\n"
    done = subprocess.run(server.command, input=script, capture_output=True, text=True)
    return done.stderr.strip().split("\n")[-1] if done.returncode else None


def refused_by_us(schemac, engine, create):
    with tempfile.TemporaryDirectory() as scratch:
        root = pathlib.Path(scratch)
        (root / "schema").mkdir()
        (root / "schema" / "001.sql").write_text(f"{TABLE}DELIMITER //\n{create}//\n")
        (root / "query.sql").write_text("-- name: q1 :many\nSELECT a FROM t;\n")
        done = subprocess.run([schemac, "describe", "--flavour", engine, "query.sql"], cwd=root, capture_output=True,
                              text=True)
    return done.stderr.strip() if done.returncode else None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--schemac", required=True)
    parser.add_argument("engine", choices=["mariadb", "mysql"])
    options = parser.parse_args()
    url = os.environ.get(f"SCHEMAC_TEST_{options.engine.upper()}")
    if not url:
        ddl_state.skip(f"no {options.engine} server (./dev test starts one)")
    server, bad, n = ddl_state.Server(url), 0, 0
    for line in (HERE / "bodies.sql").read_text().splitlines():
        if not line or line.startswith("--"):
            continue
        mark = MARK.match(line)
        create = line[mark.end():] if mark else line
        stricter = bool(mark) and options.engine in (mark.group(1) or "mariadb,mysql").split(",")
        theirs = refused_by_server(server, create)
        ours = refused_by_us(os.path.abspath(options.schemac), options.engine, create)
        n += 1
        if (bool(ours) != bool(theirs)) != stricter:
            bad += 1
            print(f"{create}\n  {options.engine}: {theirs or 'takes it'}\n  schemac: {ours or 'takes it'}")
    server.run(f"DROP DATABASE IF EXISTS {server.database}")
    print(f"{n} bodies, {bad} disagreements")
    sys.exit(bad > 0)


if __name__ == "__main__":
    main()
