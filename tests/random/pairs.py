#!/usr/bin/env python3
"""Every two kinds of values where they meet: what schemac infers, held against what a server sends.

  pairs.py --schemac BINARY --exec BINARY ENGINE [--flavour any]

Each column and literal beside each other one, in set operations, COALESCE, CASE, GREATEST, LAG and so on: over ten thousand
queries, executed as generated code would (random_exec). A value of another class than was inferred, or NULL in what is NOT
NULL, is a finding. ENGINE is mariadb, mysql or dolt; its URL is in SCHEMAC_TEST_ENGINE. Exit 0, 1 findings, 77 no server."""
import argparse, itertools, json, os, pathlib, re, subprocess, sys, tempfile

COLUMNS = {"i": "INT", "u": "BIGINT UNSIGNED", "d": "DOUBLE", "f": "FLOAT", "de": "DECIMAL(10,2)", "s": "VARCHAR(10)", "b": "VARBINARY(9)",
           "dt": "DATE", "at": "DATETIME(3)", "t": "TIME", "e": "ENUM('x','y')", "st": "SET('p','q')", "j": "JSON", "y": "YEAR",
           "bo": "BOOLEAN", "tx": "TEXT", "ts": "TIMESTAMP"}
TABLE = "CREATE TABLE td (id INT PRIMARY KEY, " + ", ".join(f"{n} {t} NOT NULL" for n, t in COLUMNS.items()) + ")"
ROWS = """INSERT INTO td VALUES (1,1,1,1.5,1.5,1.25,'1','1','2024-01-31','2024-01-31 10:11:12.5','10:11:12','x','p','1',2024,1,'1','2024-01-31 10:11:12'),
 (2,2,2,2.5,2.25,2.25,'2','2','2024-01-30','2024-01-31 10:11:12.5','10:11:12','y','q','"a"',2023,0,'2','2024-01-31 10:11:12')"""
LITERALS = ["x'41'", "'a'", "1", "1.5", "1.5e0", "DATE '2024-01-31'", "NULL", "TRUE", "18446744073709551615"]
FORMS = ["SELECT {0} AS c FROM td UNION ALL SELECT {1} FROM td", "SELECT NULL AS c UNION ALL SELECT {0} FROM td", "SELECT IF(id = 1, {0}, {1}) AS c FROM td",
         "SELECT COALESCE({0}, {1}) AS c FROM td", "SELECT IFNULL({0}, {1}) AS c FROM td", "SELECT CASE WHEN id = 1 THEN {0} ELSE {1} END AS c FROM td",
         "SELECT NULLIF({0}, {1}) AS c FROM td UNION ALL SELECT {0} FROM td", "SELECT LAG({0}) OVER (ORDER BY id) AS c FROM td UNION ALL SELECT {1} FROM td",
         "SELECT MAX({0}) AS c FROM td UNION ALL SELECT {1} FROM td", "SELECT GREATEST({0}, {1}) AS c FROM td", "SELECT LEAST({0}, {1}) AS c FROM td",
         "SELECT LAG({0}, 1, {1}) OVER (ORDER BY id) AS c FROM td", "SELECT SUM({0}) AS c FROM td GROUP BY {1}", "SELECT AVG({0}) AS c FROM td GROUP BY {1}",
         "SELECT SUM({0}) OVER (ORDER BY {1}) AS c FROM td", "SELECT AVG({0}) OVER (ORDER BY {1}) AS c FROM td"]
# (of which queries, what the runtime says): each is SC_ERR_TYPE, never another value.
KNOWN = {
    "mariadb": [],
    "mysql": [(r"NULLIF\(DATE '.* UNION", "outside its type, date")],  # it sends its digits
    "dolt": [  # docs/limits.md: floating point; a TIME beside a DATE; the number of an ENUM's or SET's member
        (r"SELECT (SUM|AVG|GREATEST|LEAST)\(", "a floating-point number, yet was proved to be decimal"),
        (r"\bt\b.* DATE '|DATE '.*\bt\b", "outside its type, datetime"), (r"COALESCE\(NULL, (e|st)\)", "outside its type")]}
ROW_NULL, ROW_TYPE = -12, -13


def queries():
    values = [*COLUMNS, *LITERALS]
    return [form.format(a, b) for form in FORMS for a, b in itertools.product(values, values)]


def describe(schemac, flavour, sqls):
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        (root / "schema").mkdir()
        (root / "schema" / "1.sql").write_text(TABLE + ";\n")
        (root / "q.sql").write_text("\n".join(f"-- name: q{i}\n{sql};" for i, sql in enumerate(sqls)))
        done = subprocess.run([schemac, "describe", "--dialect", "mysql", "--flavour", flavour, "--target", "mysql", "q.sql"],
                              cwd=root, capture_output=True, text=True)
        return [json.loads(line) for line in done.stdout.splitlines()]


def execute(program, url, records):
    database = f"pairs_{os.getpid()}"
    script = [f"CREATE DATABASE {database} CHARACTER SET utf8mb4", f"USE {database}", TABLE, ROWS]
    items = [{"id": r["name"], "record": r, "arguments": [[]]} for r in records] + [{"id": "end", "raw": f"DROP DATABASE {database}"}]
    with tempfile.NamedTemporaryFile("w", suffix=".json") as work:
        json.dump({"script": script, "use": script[1], "items": items}, work)
        work.flush()
        done = subprocess.run([program, url, work.name], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"random_exec: exit {done.returncode}\n{done.stderr[-2000:]}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--schemac", required=True, type=os.path.abspath)
    parser.add_argument("--exec", required=True, type=os.path.abspath, dest="program")
    parser.add_argument("--flavour", default="any")
    parser.add_argument("engine", choices=["mariadb", "mysql", "dolt"])
    options = parser.parse_args()
    url = os.environ.get("SCHEMAC_TEST_" + options.engine.upper())
    if not url:
        print(f"skipped: no {options.engine} server (./dev test starts one)")
        return 77
    sqls = queries()
    records = describe(options.schemac, options.flavour, sqls)
    found = 0
    for line in execute(options.program, url, records):
        sql = sqls[int(line["id"][1:])] if line["id"] != "end" else ""
        known = any(re.search(where, sql) and what in line["error"] for where, what in KNOWN[options.engine])
        if line["rc"] in (ROW_NULL, ROW_TYPE) and not known:
            print(f"{sql}\n  {line['error']}")
            found += 1
    print(f"{len(records)} of {len(sqls)} queries on {options.engine}, {found} findings")
    return 1 if found or len(records) < len(sqls) * 0.9 else 0


if __name__ == "__main__":
    sys.exit(main())
