#!/usr/bin/env python3
"""`schemac verify` against the engines: a database made from the schema itself is found to be the schema, whatever the engine
made of its words; and each change made to it is found.

  verify.py --schemac BINARY --engine sqlite|mariadb|mysql|dolt same [FOLDER …]   cases of tests/cases, or topics of them (a few)
  verify.py --schemac BINARY --engine …                         changes           verify.sql, a change at a time

The server's URL is in SCHEMAC_TEST_MARIADB and so on; without it the test is a skip.
"""
import argparse, os, pathlib, re, shutil, sqlite3, subprocess, sys, tempfile, urllib.parse

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import live_case, run_case

SQL_MODE = "ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION"


class Database:
    """One that is made anew, filled with DDL, and verified."""

    def __init__(self, engine, url):
        self.engine = engine
        if engine == "sqlite":
            self.folder = tempfile.mkdtemp()
            self.url = f"sqlite:{self.folder}/verify.db"
            return
        parts = urllib.parse.urlsplit(url)
        query = urllib.parse.parse_qs(parts.query)
        self.name = f"schemac_verify_{os.getpid()}"
        self.url = urllib.parse.urlunsplit(parts._replace(path="/" + self.name))
        client = shutil.which("mariadb") or shutil.which("mysql")
        if not client:
            skip("no mariadb or mysql client")
        self.command = [client, "--no-defaults", "-N", "-B", "--default-character-set=utf8mb4", f"-u{urllib.parse.unquote(parts.username or 'root')}"]
        if parts.password:
            self.command.append(f"-p{urllib.parse.unquote(parts.password)}")
        self.command += [f"-S{query['socket'][0]}"] if "socket" in query else [f"-h{parts.hostname}", f"-P{parts.port or 3306}"]

    def run(self, sql):
        """What was wrong, or nothing."""
        if self.engine == "sqlite":
            try:
                connection = sqlite3.connect(f"{self.folder}/verify.db")
                connection.executescript(sql)
                connection.close()
                return ""
            except sqlite3.Error as error:
                return str(error)
        done = subprocess.run(self.command, input=f"SET sql_mode='{SQL_MODE}', time_zone='+00:00';\n{sql}\n", capture_output=True, text=True)
        return done.stderr.strip() if done.returncode else ""

    def make(self, ddl, own=None, databases=()):
        if self.engine == "sqlite":
            pathlib.Path(f"{self.folder}/verify.db").unlink(missing_ok=True)
            return self.run(ddl)
        drop = "".join(f"DROP DATABASE IF EXISTS `{d}`;\n" for d in (self.name, *databases))
        if own:
            return self.run(drop + ddl)
        return self.run(f"{drop}CREATE DATABASE `{self.name}` CHARACTER SET utf8mb4;\nUSE `{self.name}`;\n{ddl}")

    def use(self, sql):
        return self.run(sql if self.engine == "sqlite" else f"USE `{self.name}`;\n{sql}")

    def url_of(self, name):
        return self.url.replace("/" + self.name, "/" + name, 1) if name else self.url

    def gone(self, databases=()):
        if self.engine == "sqlite":
            shutil.rmtree(self.folder, ignore_errors=True)
        else:
            self.run("".join(f"DROP DATABASE IF EXISTS `{d}`;\n" for d in (self.name, *databases)))


def skip(why):
    print(f"skipped: {why}")
    sys.exit(1 if os.environ.get("CI") == "true" else 77)


def verify(schemac, root, url, flags, *more):
    return subprocess.run([schemac, "verify", url, *flags, *more], cwd=root, capture_output=True, text=True)


# ---------------------------------------------------------------- same


def good_queries(project, target, engine, queries, text):
    """Those that schemac takes and that are meant for the engine, as a file."""
    records, said = project.describe(target, "query.sql")
    for name in live_case.warned(text, said, "W0102"):  # only some servers take it
        records.pop(name, None)
    named = {q.name: q for q in queries}
    marks = list(live_case.NAME.finditer(text))
    ends = [m.start() for m in marks[1:]] + [len(text)]
    out = [text[m.start():end] for m, end in zip(marks, ends)
           if m.group(1) in records and not (named[m.group(1)].engines and engine not in named[m.group(1)].engines)]
    return "".join(out)


def same(arguments, database, folder, scratch):
    """(what to print, whether it is well)"""
    head, options, queries = live_case.read_case(folder)
    engine = arguments.engine
    if engine not in live_case.engines_of(head, options):
        return "not for this engine", True
    target = "sqlite" if engine == "sqlite" else "mysql"
    project = live_case.Project(arguments.schemac, folder, scratch, options)
    try:
        ddl = project.ddl(target)
    except live_case.Failed as failure:
        return f"not for this engine: {failure}"[:150], True
    for lacks, instead in live_case.DDL_LACKS.get(engine, []):
        if lacks.search(ddl):
            return "this engine cannot have it so", True
    if "sql-mode" in options and engine != "sqlite":
        ddl = f"SET sql_mode = CONCAT(@@sql_mode, ',{options['sql-mode']}');\n{ddl}"
    made = re.search(r"^--\s*databases:\s*(.*)$", head, re.M)
    databases = made.group(1).split() if made and engine != "sqlite" else []
    wrong = database.make(ddl, databases[0] if databases else None, databases)
    if wrong:
        return f"the engine refuses the schema: {wrong}"[:300], False
    (scratch / "good.sql").write_text(good_queries(project, target, engine, queries, (folder / "query.sql").read_text()))
    sources = ["good.sql"] if (scratch / "good.sql").read_text().strip() else []
    done = verify(arguments.schemac, scratch, database.url_of(databases[0] if databases else ""), project.options,
                  "--target", target, *sources)
    if databases:
        database.run("".join(f"DROP DATABASE IF EXISTS `{d}`;\n" for d in databases))
    said = [l for l in done.stderr.splitlines() if re.search(r"\[(E0005|E080\d|W011[12])\]|ERROR|Sanitizer|runtime error", l) or l.startswith("note: there")]
    if done.returncode and not said:
        said = done.stderr.splitlines()
    return "\n".join(["", *said]) if said or done.returncode else "the same", done.returncode == 0 and not said


# What an engine really has otherwise than the schema says: the case → the lines that are said of it.
KNOWN = {
    ("sqlite", "programs/sqlite_renamed"): "RENAME rewrites the bodies of views and triggers",
    ("dolt", "grouping/any"): "Dolt loses the keys of a table with a generated column, where they are written inside CREATE TABLE",
    ("dolt", "modes/others"): "Dolt does not mind NO_BACKSLASH_ESCAPES in a DEFAULT",
    ("dolt", "schema/altered"): "Dolt's CONVERT TO CHARACTER SET leaves the columns",
    ("dolt", "views/mysql"): "Dolt keeps a view's * as it is written, and drops a view's list of columns",
}
SOME = ["mysql_servers", "portable", "postgres", "programs", "schema", "sqlite", "types", "views"]  # what is made of all kinds of things


def all_same(arguments, database):
    ok = True
    for top in arguments.folders or [HERE.parent / "cases" / name for name in SOME]:
        for folder in [top] if (top / "query.sql").exists() else sorted(p.parent for p in top.glob("*/query.sql")):
            with tempfile.TemporaryDirectory() as place:
                said, good = same(arguments, database, folder, pathlib.Path(place))
            name = f"{folder.parent.name}/{folder.name}"
            known = KNOWN.get((arguments.engine, name))
            if known and "[E080" in said:
                said, good = known, True
            print(f"{'ok  ' if good else 'FAIL'} {folder.parent.name}/{folder.name}: {said}", flush=True)
            ok = ok and good
    return ok


# ---------------------------------------------------------------- changes


class Change:
    def __init__(self, engines, sql, code, said):
        self.engines, self.sql, self.code, self.said = engines, sql, code, said


def read_changes(path):
    """(the schema, its changes)"""
    schema, *rest = re.split(r"^-- change", path.read_text(), flags=re.M)
    changes = []
    for text in rest:
        found = re.match(r"(?: \[([a-z ]+)\])?\n(.*?)\n-- says: (\w+) ([^\n]*)", text, re.S | re.M)
        changes.append(Change(found.group(1).split() if found.group(1) else None, found.group(2), found.group(3), found.group(4)))
    return schema, changes


def expect(ok, what, done):
    if not ok:
        print(f"FAIL {what}\n  exit {done.returncode}\n{done.stderr}", flush=True)
    return ok


def change(arguments, database, root, flags, schema, c):
    """Found, and said once, and nothing else with it but what follows from it."""
    wrong = database.make(schema) or database.use(c.sql)
    if wrong:
        print(f"FAIL {c.sql}: {wrong}")
        return False
    done = verify(arguments.schemac, root, database.url, flags)
    lines = [l for l in done.stderr.splitlines() if f"[{c.code}]" in l and c.said in l]
    status = 1 if c.code[0] == "E" else 0
    return expect(len(lines) == 1 and done.returncode == status, c.sql, done)


def all_changes(arguments, database):
    sqlite = arguments.engine == "sqlite"
    schema, changes = read_changes(HERE / ("verify_sqlite.sql" if sqlite else "verify.sql"))
    flags = ["--dialect", "sqlite" if sqlite else "mysql"]
    with tempfile.TemporaryDirectory() as place:
        root = pathlib.Path(place)
        (root / "schema").mkdir()
        (root / "schema" / "schema.sql").write_text(schema)
        wrong = database.make(schema)
        done = verify(arguments.schemac, root, database.url, flags)
        ok = expect(not wrong and done.returncode == 0 and not done.stderr, f"unchanged: {wrong}", done)
        for c in changes:
            if not c.engines or arguments.engine in c.engines:
                ok = change(arguments, database, root, flags, schema, c) and ok
    print(f"{len(changes)} changes")
    return ok


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--schemac", required=True)
    parser.add_argument("--engine", required=True, choices=("sqlite", "mariadb", "mysql", "dolt"))
    parser.add_argument("what", choices=("same", "changes"))
    parser.add_argument("folders", nargs="*", type=pathlib.Path)
    arguments = parser.parse_args()
    arguments.schemac = os.path.abspath(arguments.schemac)
    url = os.environ.get("SCHEMAC_TEST_" + arguments.engine.upper())
    if arguments.engine != "sqlite" and not url:
        skip(f"no {arguments.engine} server (./dev test starts one)")
    database = Database(arguments.engine, url)
    try:
        ok = (all_same if arguments.what == "same" else all_changes)(arguments, database)
    finally:
        database.gone()
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main())
