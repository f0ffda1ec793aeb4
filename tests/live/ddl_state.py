#!/usr/bin/env python3
"""The catalogue against a server: what schemac says of a schema is what the server made of it.

  ddl_state.py --schemac BINARY ENGINE     ENGINE: mariadb, mysql, dolt

Each line of ddl_state.sql is a schema. It is run on the server, in a database of its own, and read by schemac with
that server's flavour. Both must take it or both refuse it, and then agree on every column (order, type, NULL; in views and CREATE TABLE … AS
SELECT the types) and every index. `[stricter]` before a line: schemac refuses what the servers take, `[stricter a]`: what the server a takes (it is
not run there: Dolt makes tables of some that break its information_schema); `[looser a,b]`: those refuse what schemac takes. The server's URL is in SCHEMAC_TEST_MARIADB and so on; without it the test is skipped.
"""
import argparse, os, pathlib, re, shutil, subprocess, sys, tempfile, time, urllib.parse

HERE = pathlib.Path(__file__).resolve().parent
KINDS = {"tinyint": "int8", "smallint": "int16", "mediumint": "int32", "int": "int32", "bigint": "int64",
         "char": "text", "varchar": "text", "tinytext": "text", "mediumtext": "text", "longtext": "text",
         "tinyblob": "blob", "mediumblob": "blob", "longblob": "blob", "binary": "blob", "varbinary": "blob",
         "inet4": "inet", "inet6": "inet", "point": "geometry"}


class Server:
    def __init__(self, url):
        parts = urllib.parse.urlsplit(url)
        query = urllib.parse.parse_qs(parts.query)
        client = shutil.which("mariadb") or shutil.which("mysql")
        if not client:
            skip("no mariadb or mysql client")
        self.database = f"ddl_state_{os.getpid()}"
        self.command = [client, "--no-defaults", "-N", "-B", f"-u{urllib.parse.unquote(parts.username or 'root')}"]
        if parts.password:
            self.command.append(f"-p{urllib.parse.unquote(parts.password)}")
        self.command += [f"-S{query['socket'][0]}"] if "socket" in query else [f"-h{parts.hostname}", f"-P{parts.port or 3306}"]

    def run(self, sql):
        done = subprocess.run(self.command + ["-e", sql], capture_output=True, text=True)
        return done.returncode == 0, done.stdout, done.stderr.strip().split("\n")[-1]

    def rows(self, sql):
        """Dolt looks into every database for information_schema, and fails where another test drops one meanwhile."""
        ok, out, err = self.run(sql)
        for _ in range(20):
            if ok or "could not resolve initial root" not in err:
                break
            time.sleep(0.1)
            ok, out, err = self.run(sql)
        assert ok, err
        return [line.split("\t") for line in out.splitlines()]

    def make(self, ddl):
        ok, _, err = self.run(f"DROP DATABASE IF EXISTS {self.database}; CREATE DATABASE {self.database}")
        assert ok, err
        ok, _, err = self.run(f"USE {self.database}; {ddl}")
        return ok, err

    def columns(self):
        found = []
        for table, name, null, data, full in self.rows(
                "SELECT table_name, column_name, is_nullable, data_type, column_type FROM information_schema.columns"
                f" WHERE table_schema = '{self.database}' ORDER BY table_name, ordinal_position"):
            kind = KINDS.get(data.lower(), data.lower())
            if kind.startswith("int") and kind[3:].isdigit() and "unsigned" in full:
                kind = "u" + kind
            found.append((table, name, kind, "null" if null == "YES" else "notnull"))
        return found

    def indexes(self):
        return sorted((table, name.lower(), columns) for table, name, columns in self.rows(
            "SELECT table_name, index_name, GROUP_CONCAT(IFNULL(column_name, '(expression)') ORDER BY seq_in_index)"
            f" FROM information_schema.statistics WHERE table_schema = '{self.database}' GROUP BY 1, 2"))


def skip(why):
    print(f"skipped: {why}")
    sys.exit(1 if os.environ.get("CI") == "true" else 77)


def schemac(binary, flavour, ddl):
    """(whether it took the schema, the catalogue's lines, what it said)"""
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        (root / "schema").mkdir()
        (root / "schema" / "1.sql").write_text(ddl + ";\n")
        (root / "q.sql").write_text("-- name: q :one\nSELECT 1 AS one;\n")
        done = subprocess.run([binary, "describe", "--dialect", "mysql", "--flavour", flavour, "--target", "mysql",
                               "--dump=catalog", "q.sql"], cwd=root, capture_output=True, text=True)
        assert done.returncode in (0, 1), done.stderr
        return done.returncode == 0, done.stdout.splitlines(), done.stderr


def catalogue(lines):
    columns, indexes, table = [], [], None
    for line in lines:
        if line.startswith(("table ", "view ")):
            table = line.split(" ", 1)[1]
        elif m := re.match(r"  column (.*) (\w+)(?:\(\d+,\d+\))? (notnull|null)\b", line):
            columns.append((table, m[1], m[2], m[3]))
        elif m := re.match(r"  (?:primary|unique|index|fulltext|spatial) (.*?)\((.*)\)$", line):
            parts = re.sub(r"\(\d+\)| desc", "", m[2]).replace(", ", ",")
            indexes.append((table, m[1].lower(), parts))
    columns.sort(key=lambda c: c[0])  # stable: the columns' own order stays
    return columns, sorted(indexes)


def compare(server, engine, lines, ddl):
    columns, indexes = catalogue(lines)
    if engine == "mariadb":  # its JSON is a text
        columns = [(t, n, "text" if k == "json" else k, null) for t, n, k, null in columns]
    views = {l[5:] for l in lines if l.startswith("view ")}
    if engine == "dolt":  # its information_schema knows no view's columns
        columns = [c for c in columns if c[0] not in views]
    theirs = server.columns()
    if "VIEW" in ddl or "SELECT" in ddl:  # what is inferred may say less of NULL than the server, and in a view more
        weaker = [(a[:3], b[:3]) for a, b in zip(columns, theirs) if a[0] in views or a[3] == "null"]
        if len(columns) == len(theirs) and all(a == b for a, b in weaker):
            columns = [b if a[0] in views or a[3] == "null" else a for a, b in zip(columns, theirs)]
    problems = [] if columns == theirs else [f"columns: {engine} {theirs}\n    schemac {columns}"]
    have = server.indexes()
    if have != indexes:
        problems.append(f"indexes: {engine} {have}\n    schemac {indexes}")
    return problems


def check(server, engine, binary, line):
    m = re.match(r"\[(stricter|looser) ?([\w,]*)\] (.*)", line)
    mark, whom, ddl = (m[1], m[2], m[3]) if m else ("", "", line)
    if mark == "stricter" and engine in whom.split(","):
        return [] if not schemac(binary, engine, ddl)[0] else ["schemac takes it"]
    theirs, error = server.make(ddl)
    ours, lines, said = schemac(binary, engine, ddl)
    if theirs and ours:
        return compare(server, engine, lines, ddl)
    if theirs and not ours and mark != "stricter":
        return [f"{engine} takes it, schemac says: {said.strip()}"]
    if ours and not theirs and not (mark == "looser" and engine in whom.split(",")):
        return [f"schemac takes it, {engine} says: {error}"]
    return []


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--schemac", required=True)
    parser.add_argument("engine", choices=["mariadb", "mysql", "dolt"])
    options = parser.parse_args()
    url = os.environ.get(f"SCHEMAC_TEST_{options.engine.upper()}")
    if not url:
        skip(f"no {options.engine} server (./dev test starts one)")
    server, failed, n = Server(url), 0, 0
    try:
        for line in (HERE / "ddl_state.sql").read_text().splitlines():
            if line and not line.startswith("--"):
                n += 1
                for problem in check(server, options.engine, os.path.abspath(options.schemac), line):
                    failed += 1
                    print(f"{line}\n    {problem}")
    finally:  # Dolt's information_schema fails while any database has a table it made unreadable
        server.run(f"DROP DATABASE IF EXISTS {server.database}")
    print(f"{n} schemas, {failed} differences")
    return 1 if failed or not n else 0


if __name__ == "__main__":
    sys.exit(main())
