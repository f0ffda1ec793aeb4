#!/usr/bin/env python3
"""What MariaDB and MySQL themselves say of some 290 expressions, held against what schemac infers.

  run.py --schemac BINARY

types.tsv has each server's class of the one column of a query over schema.sql, whether it is flagged NOT NULL, and whether
NULL was seen. Under a server's flavour the class and the sign must be its own, under `any` they must hold on both; what was
seen to be NULL is nullable; and no more than 3 in 100 of what both call NOT NULL may be called nullable."""
import argparse, json, os, pathlib, re, shutil, subprocess, sys, tempfile

HERE = pathlib.Path(__file__).resolve().parent
CLASS = {"float": "double", "blob": "bytes", "timestamp": "datetime", "year": "unsigned", "bool": "integer"}
# schemac keeps what a server's metadata forgets: MariaDB's JSON is a text, UUID() gives one, MIN(e) and UNION of one ENUM are
# texts to both. Signed beside unsigned is a DECIMAL without fraction to MariaDB: an int64 holds it, and is read from it.
ALSO = {("json", "text"), ("uuid", "text"), ("enum", "text"), ("set", "text"), ("integer", "decimal")}
# Under `any`: what a wider class holds of both. A count of rows or a year is within int64, ENUM + 0 within a double.
HOLDS = {("integer", "unsigned"), ("double", "integer")}
REFUSED = {"SELECT MAX(b8) FROM t1"}  # docs/limits.md: how a computed BIT comes is not told


def rows():
    for line in (HERE / "types.tsv").read_text().splitlines():
        if not line.startswith("#"):
            mariadb, mysql, sql = line.split("\t")
            yield {"mariadb": mariadb.split(" "), "mysql": mysql.split(" ")}, sql


def class_of(column):
    kind = column["type"]
    if re.fullmatch(r"u?int\d+", kind):
        return "unsigned" if kind[0] == "u" else "integer"
    return CLASS.get(kind, kind)


def describe(schemac, flavour, table):
    with tempfile.TemporaryDirectory() as place:
        root = pathlib.Path(place)
        (root / "schema").mkdir()
        shutil.copy(HERE / "schema.sql", root / "schema")
        (root / "q.sql").write_text("".join(f"-- name: q{i} :many\n{sql};\n" for i, (_, sql) in enumerate(table)))
        done = subprocess.run([schemac, "describe", "--dialect", "mysql", "--flavour", flavour, "--target", "mysql", "q.sql"],
                              cwd=root, capture_output=True, text=True)
    records = (json.loads(line) for line in done.stdout.splitlines())
    return {r["name"]: r["columns"][0] for r in records if "columns" in r}


def agrees(ours, theirs, flavour):
    return ours == theirs or (ours, theirs) in ALSO or (flavour == "any" and (ours, theirs) in HOLDS)


def check(flavour, table, columns):
    wrong, looser, tight = [], 0, 0
    for i, (said, sql) in enumerate(table):
        servers = [said[s] for s in (("mariadb", "mysql") if flavour == "any" else (flavour,)) if said[s] != ["-"]]
        column = columns.get(f"q{i}")
        if not column:
            if servers and sql not in REFUSED:
                wrong.append(f"{flavour}: refused: {sql}")
            continue
        for theirs in servers:
            if not agrees(class_of(column), theirs[0], flavour):
                wrong.append(f"{flavour}: {column['type']}, and the server says {theirs[0]}: {sql}")
            if "N" in theirs and not column["nullable"]:
                wrong.append(f"{flavour}: NULL was seen, and it was proved NOT NULL: {sql}")
        both = [said[s] for s in said if said[s] != ["-"]]
        if both and all("n" in b for b in both):
            tight += 1
            looser += column["nullable"]
    print(f"{flavour}: {len(table)} expressions, {len(wrong)} wrong; nullable, and not to both servers: {looser} of {tight}")
    if looser * 100 > 3 * len(table):
        wrong.append(f"{flavour}: {looser} of {tight} are needlessly nullable")
    return wrong


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--schemac", required=True, type=os.path.abspath)
    schemac = parser.parse_args().schemac
    table = list(rows())
    wrong = [w for flavour in ("mariadb", "mysql", "any") for w in check(flavour, table, describe(schemac, flavour, table))]
    print("\n".join(wrong) or "ok")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
