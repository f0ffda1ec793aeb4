#!/usr/bin/env python3
"""Does what emit_sql writes for another engine mean what the source meant?

  run.py ENGINE --schemac BINARY [--dialect mysql,sqlite,postgres] [--count N] [--seed S] [--verbose]

ENGINE is mariadb, mysql or dolt; its URL is in SCHEMAC_TEST_<ENGINE>, without one the test is a skip (77). For each dialect N
random queries over the table v (schema_DIALECT.sql, values.py, grammar.py) are given to schemac for both targets; each one
that it accepts is run on SQLite and on the engine, over the same adversarial rows, and both results are compared value
by value, in the type that schemac inferred, SQLite's storage classes included. A query that schemac refuses for a target is
left out, and counted. The contract: wherever the source engine gives a value, the target gives the same one or an error."""
import argparse, collections, json, os, pathlib, random, re, shutil, sqlite3, subprocess, sys, tempfile
import urllib.parse, xml.etree.ElementTree as ET

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import grammar, values  # noqa: E402

SESSION = ("SET NAMES utf8mb4, time_zone = '+00:00', sql_mode = "
           "'ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'")
OUT_OF_RANGE = {1690, 1264, 1365, 1292, 1916}  # the engine gives no value: an error is allowed on either side
INTEGERS = {"bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "year", "bit"}
TEMPORALS = {"date", "time", "datetime", "timestamp"}
TEXTS = {"text", "enum", "set", "json", "date", "time", "datetime", "timestamp", "uuid"}


class Server:
    """One engine behind the mysql protocol, through its command-line client; XML tells NULL from 'NULL'."""

    def __init__(self, url):
        parts = urllib.parse.urlsplit(url)
        query = urllib.parse.parse_qs(parts.query)
        client = os.environ.get("SCHEMAC_MYSQL_CLIENT") or shutil.which("mariadb") or shutil.which("mysql")
        self.base = [client, "--no-defaults", "--default-character-set=utf8mb4", "-u", parts.username or "root"]
        self.base += ["--socket=" + query["socket"][0]] if "socket" in query else ["-h", parts.hostname, "-P", str(parts.port or 3306)]
        self.database = "cross"

    def run(self, lines):
        """Runs one statement a line: ([rows or None …], {line: error number})."""
        marked = "".join(f"SELECT '{i}' AS line_marker;\n{line};\n" for i, line in enumerate(lines))
        done = subprocess.run(self.base + ["--xml", "--force", "--binary-mode", self.database], input=SESSION + ";\n" + marked,
                              capture_output=True, text=True, encoding="utf-8")
        errors, results = {}, [None] * len(lines)
        for number, line, message in re.findall(r"^ERROR (\d+) \([^)]*\) at line (\d+)[^:]*: (.*)$", done.stderr, re.M):
            errors[(int(line) - 3) // 2] = (int(number), message)
        if done.returncode and not errors:
            raise SystemExit(done.stderr)
        at = None
        for document in done.stdout.split('<?xml version="1.0"?>')[1:]:
            rows = [[None if f.get("{http://www.w3.org/2001/XMLSchema-instance}nil") == "true" else (f.text or "")
                     for f in row] for row in ET.fromstring(document.strip())]
            if "line_marker" in document:
                at = int(rows[0][0])
                results[at] = []
            else:
                results[at] = rows
        return results, errors

    def create(self, ddl, inserts):
        self.database = "mysql"
        self.must([f"DROP DATABASE IF EXISTS cross_{os.getpid()}", f"CREATE DATABASE cross_{os.getpid()} CHARACTER SET utf8mb4"])
        self.database = f"cross_{os.getpid()}"
        self.must([" ".join(s.split()) for s in ddl] + inserts)

    def drop(self):
        self.must([f"DROP DATABASE cross_{os.getpid()}"])

    def must(self, lines):
        errors = self.run(lines)[1]
        for i, error in errors.items():
            raise SystemExit(f"{error}: {lines[i] if 0 <= i < len(lines) else '?'}")


def schemac(binary, folder, dialect, *words):
    return subprocess.run([binary, *words, "--dialect", dialect, "--schema", str(folder / "schema")],
                          capture_output=True, text=True, encoding="utf-8", cwd=folder)


def ddl(binary, folder, dialect, target):
    done = schemac(binary, folder, dialect, "ddl", "--target", target)
    if done.returncode:
        raise SystemExit(done.stderr)
    text = re.sub(r"--.*", "", done.stdout)
    return [s.strip() for s in re.split(r";\s*(?:\n|$)", text) if s.strip()]


def describe(binary, folder, dialect, queries):
    """name → record of what schemac accepted for both targets; and how many it refused, by code."""
    text = "".join(f"-- name: q{i} :many\n{q};\n" for i, q in enumerate(queries))
    (folder / "queries.sql").write_text(text, encoding="utf-8")
    done = subprocess.run([binary, "describe", "--dialect", dialect, "--schema", str(folder / "schema"), "--target", "mysql,sqlite",
                           "queries.sql"], capture_output=True, text=True, encoding="utf-8", cwd=folder)
    if done.returncode < 0 or done.returncode > 1:
        raise SystemExit(f"schemac describe ended with {done.returncode}\n{done.stderr[-2000:]}")
    codes = collections.Counter(re.findall(r"error\[(E\d+)\]", done.stderr))
    records = {}
    for line in done.stdout.splitlines():
        record = json.loads(line)
        if record.get("text", {}).get("sqlite") and record["text"].get("mysql"):
            records[record["name"]] = record
    return records, codes, done.stderr


def from_sqlite(value, kind):
    """A value of SQLite's as text, or a complaint when its storage class is not the type's."""
    if value is None:
        return None
    if kind in INTEGERS:
        return str(value) if isinstance(value, int) else ("guarded" if isinstance(value, float) else f"not an integer: {value!r}")
    if kind == "decimal":
        return str(value) if isinstance(value, (int, str)) else f"not a decimal: {value!r}"
    if kind in ("double", "float"):
        return value if isinstance(value, float) else f"not a REAL: {value!r}"
    if kind in TEXTS:
        return value if isinstance(value, str) else f"not a text: {value!r}"
    return str(value)


def from_server(value, kind):
    return float(value) if value is not None and kind in ("double", "float") else value


def without_zeros(value):
    """Dolt writes a time's fraction without trailing zeros where it is asked for text."""
    return re.sub(r"(\.\d*?)0*$", lambda m: m.group(1) if len(m.group(1)) > 1 else "", value) if isinstance(value, str) else value


def same(a, b):
    if isinstance(a, float) and isinstance(b, float):
        return a == b or abs(a - b) <= 1e-14 * max(abs(a), abs(b))
    return a == b


def compare(record, lite, server):
    """None, or what differs."""
    kinds = [c["type"] for c in record["columns"]]
    a = [[from_sqlite(v, k) for v, k in zip(row, kinds)] for row in lite]
    b = [[from_server(v, k) for v, k in zip(row, kinds)] for row in server]
    a, b = ([[without_zeros(v) if k in TEMPORALS else v for v, k in zip(row, kinds)] for row in rows] for rows in (a, b))
    if any("guarded" in row for row in a):
        return None
    if len(a) != len(b):
        return f"{len(a)} rows on SQLite, {len(b)} on the server"
    for x, y in zip(a, b):
        if not all(same(v, w) for v, w in zip(x, y)):
            return f"SQLite {x}, server {y}"
    return None


def make_databases(options, server, folder, dialect):
    shutil.rmtree(folder / "schema", ignore_errors=True)
    (folder / "schema").mkdir()
    shutil.copy(HERE / f"schema_{dialect}.sql", folder / "schema" / "001.sql")
    columns = re.findall(r"^  (\w+)\s", (HERE / f"schema_{dialect}.sql").read_text(), re.M)
    rows = values.rows(columns, 40, options.seed)
    names = ", ".join(columns)

    def inserts(quote, backslashes):
        return [f"INSERT INTO v ({names.replace('x,', 'x,')}) VALUES ({', '.join(values.literal(r[c], backslashes) for c in columns)})"
                for r in rows]
    lite = sqlite3.connect(":memory:")
    for statement in ddl(options.schemac, folder, dialect, "sqlite"):
        lite.execute(statement)
    for statement in inserts('"', False):
        lite.execute(statement)
    server.create(ddl(options.schemac, folder, dialect, "mysql"), inserts("`", True))
    return lite


def cross(options, server, folder, dialect):
    rnd = random.Random(f"{dialect} {options.seed}")
    made = grammar.Grammar(dialect, rnd)
    lite = make_databases(options, server, folder, dialect)
    queries = [made.query() for _ in range(options.count)]
    records, codes, messages = describe(options.schemac, folder, dialect, queries)
    if options.verbose:
        print(messages)
    names = sorted(records, key=lambda n: int(n[1:]))
    results, errors = server.run([records[n]["text"]["mysql"].replace("\n", " ") for n in names])
    bad = refused = 0
    for i, name in enumerate(names):
        record, problem, rows = records[name], None, None
        try:
            rows = lite.execute(record["text"]["sqlite"]).fetchall()
        except (sqlite3.Error, OverflowError) as error:
            problem = None if "overflow" in str(error) else f"SQLite: {error}"
        if i in errors:
            number, message = errors[i]
            refused += 1
            problem = problem or (None if number in OUT_OF_RANGE else f"server: {number} {message}")
        elif rows is not None and not problem:
            problem = compare(record, rows, results[i])
        if problem:
            bad += 1
            if bad <= options.show:
                print(f"{dialect}: {queries[int(name[1:])]}\n  sqlite: {record['text']['sqlite']}\n"
                      f"  mysql:  {record['text']['mysql']}\n  {problem}")
    print(f"{dialect}: {len(queries)} queries, {len(names)} accepted ({refused} without a value), {bad} differ; refused: "
          + ", ".join(f"{c} {n}" for c, n in sorted(codes.items())))
    if len(names) * 5 < len(queries):
        print(f"{dialect}: fewer than a fifth of the queries were accepted: this proves little")
        bad += 1
    server.drop()
    return bad


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("engine", choices=["mariadb", "mysql", "dolt"])
    parser.add_argument("--schemac", required=True)
    parser.add_argument("--dialect", default="mysql,sqlite,postgres")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=10)
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    options.schemac = str(pathlib.Path(options.schemac).resolve())
    url = os.environ.get("SCHEMAC_TEST_" + options.engine.upper())
    if not url:
        print(f"skipped: no {options.engine} server (SCHEMAC_TEST_{options.engine.upper()} is not set)")
        return 1 if os.environ.get("CI") == "true" else 77
    with tempfile.TemporaryDirectory() as folder:
        bad = sum(cross(options, Server(url), pathlib.Path(folder), d) for d in options.dialect.split(","))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
