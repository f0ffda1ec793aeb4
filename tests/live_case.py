#!/usr/bin/env python3
"""The cases of tests/cases/ on a real engine, over rows made to break what was inferred.

  live_case.py --schemac BINARY --exec CASE_EXEC --engine sqlite|mariadb|mysql|dolt [--review] FOLDER …

FOLDER is a case, or a folder of cases (a topic). Each runs in a database of its own, three times: over empty tables,
over rows.sql (in the case's dialect; written out for other targets by schemac itself) with mild rows made from the
catalogue, and over extreme ones on top. live/case_exec.c judges. In query.sql, besides what run_case.py reads:

  -- engines: mariadb mysql (why)     at the head: the case runs on these alone; behind a name: that query
  -- databases: own other            at the head: what the schema calls its own database, and the others it makes
  -- engine-accepts: dolt: why        beside an expect-error of a name (E02xx), or behind it on its line: this engine
                                      takes what schemac refuses; without a name, each of them does

A query of the mysql dialect runs on SQLite too where it can be written for it: only E0501 (a target cannot) may
say no. What an engine takes is judged by the engine: accepted queries must run, names refused must be refused.
"""
import argparse, json, os, pathlib, re, shutil, subprocess, sys, tempfile

import live_lists, live_rows, run_case

SERVERS = ("mariadb", "mysql", "dolt")
DDL_LACKS = {"dolt": [(re.compile(r"\bTIME\(\d\)"), "TIME")]}  # what an engine cannot declare, and takes instead
NAME = re.compile(r"^--\s*name:\s*(\w+)", re.M)


class Failed(Exception):
    pass


class Query:
    """What query.sql says of one query, for engines."""

    def __init__(self, name, body):
        self.name = name
        self.sql = "\n".join(l for l in body.splitlines() if not l.strip().startswith("--")).strip().rstrip(";")
        self.errors = re.findall(r"^--\s*expect-error:\s*(E\d+)", body, re.M)
        self.engines = engine_list(body)
        accepts = re.search(r"--\s*engine-accepts:\s*(?:([a-z ]+):)?", body)
        self.accepts = (accepts.group(1) or "sqlite mariadb mysql dolt").split() if accepts else []


def engine_list(text):
    found = re.search(r"^--\s*engines:\s*([a-z ]+)", text, re.M)
    return found.group(1).split() if found else None


def read_case(folder):
    """(the head's text, its options, queries)"""
    text = (folder / "query.sql").read_text()
    marks = list(NAME.finditer(text))
    ends = [m.start() for m in marks[1:]] + [len(text)]
    queries = [Query(m.group(1), text[m.start():end]) for m, end in zip(marks, ends)]
    return text[:marks[0].start()] if marks else text, run_case.parse(text)[0], queries


def engines_of(head, options):
    """The engines of a case, and why not the others is the head's business."""
    named = engine_list(head)
    if named:
        return named
    dialect, flavour = options.get("dialect", "mysql"), options.get("flavour", "any")
    if dialect == "sqlite":
        return ["sqlite"]
    if dialect == "mysql" and flavour != "any":
        return [flavour, "sqlite"]
    return ["sqlite", *SERVERS]


class Project:
    """A case as a project in a scratch folder, which schemac is run in."""

    def __init__(self, schemac, folder, scratch, options):
        self.schemac, self.root, self.dialect = schemac, scratch, options.get("dialect", "mysql")
        run_case.copy_schema(folder, scratch)
        shutil.copy(folder / "query.sql", scratch)
        self.options = run_case.flags(options, ("flavour", "sql-mode"))

    def run(self, action, target, *more):
        return subprocess.run([self.schemac, action, *self.options, "--target", target, *more],
                              cwd=self.root, capture_output=True, text=True)

    def describe(self, target, source):
        done = self.run("describe", target, source)
        if done.returncode not in (0, 1):
            raise Failed(f"describe {source}: exit status {done.returncode}\n{done.stderr}")
        records = [json.loads(line) for line in done.stdout.splitlines() if line.strip()]
        return {r["name"]: r for r in records}, done.stderr

    def catalogue(self, target):
        """The tables as cache/schema.json has them, of a project whose one query asks nothing of them."""
        (self.root / "nothing.sql").write_text("-- name: nothing :many\nSELECT 1 AS x;\n")
        done = self.run("prepare", target, "nothing.sql")
        if done.returncode != 0:
            raise Failed(f"prepare of the schema alone: {done.stderr}")
        return json.loads((self.root / "cache" / "schema.json").read_text())["tables"]

    def ddl(self, target):
        """The schema's statements for the target; the author's own where that is its language, unless it has bodies."""
        own = self.root / "schema" / "schema.sql"
        if self.dialect == target and own.exists() and "DELIMITER" not in own.read_text():
            return own.read_text()
        done = self.run("ddl", target)
        if done.returncode != 0:
            raise Failed(f"ddl --target {target}: {done.stderr}")
        return done.stdout

    def rows(self, target, folder):
        """rows.sql for the target, and whether it has one: queries like others, for another engine."""
        if not (folder / "rows.sql").exists():
            return []
        text = (folder / "rows.sql").read_text()
        if self.dialect == target and "--sql-mode" not in self.options:
            return [text]
        statements = [s for s in re.split(r";\s*\n", text + "\n") if s.strip()]
        named = (f"-- name: row_{i} :exec\n{s};\n" for i, s in enumerate(statements))
        (self.root / "rows.sql").write_text("\n".join(named))
        records, _ = self.describe(target, "rows.sql")
        if self.dialect == target and len(records) != len(statements):
            raise Failed("rows.sql: a statement was refused")
        return [r["text"][target] for r in records.values()]


# ---------------------------------------------------------------- queries


def query_at(text, line):
    """The query that a line of query.sql belongs to."""
    before = "\n".join(text.splitlines()[:line])
    names = NAME.findall(before)
    return names[-1] if names else None


def warned(text, said, code):
    lines = re.findall(rf"^query\.sql:(\d+):\d+: \w+\[{code}\]", said, re.M)
    return {query_at(text, int(line)) for line in lines}


def records_for(project, target, engine, queries):
    """The records to run, each with its arguments and what is known of it."""
    text = (project.root / "query.sql").read_text()
    own = "sqlite" if project.dialect == "sqlite" else "mysql"
    records, said = project.describe(target, "query.sql")
    if target != own or project.dialect == "postgres":
        refuse_only_targets(project, target, own, text, records, said)
    unproved, some = warned(text, said, "W0301"), warned(text, said, "W0102")
    chosen = []
    for q in queries:
        if q.name not in records or (q.engines and engine not in q.engines):
            continue
        if records[q.name].get("run", "text") != "text":  # live/runtime_run_test.c does those
            continue
        plain = live_lists.without_lists(records[q.name])
        for record in sum(map(live_lists.with_two_rows, plain), []):
            mild, extreme = live_rows.arguments(record["parameters"])
            record["arguments"], record["mild"] = mild + extreme, len(mild)
            record["unproved"], record["may_refuse"] = q.name in unproved, q.name in some
            chosen.append(record)
    return chosen


def refuse_only_targets(project, target, own, text, records, said):
    """For another target than the dialect's, what is good for the one is only refused for what it cannot."""
    other = own if target != own else "sqlite"
    good, _ = project.describe(other, "query.sql")
    wrong = [l for l in said.splitlines() if re.match(r"query\.sql:\d+:\d+: error\[(?!E0501)", l)]
    wrong = [l for l in wrong if query_at(text, int(l.split(":")[1])) in good]
    if wrong:
        raise Failed(f"for target {target}, and not for {other}:\n" + "\n".join(wrong))


def refused_for(project, target, engine, queries):
    """Names refused, in the engine's own language: placeholders are ones, where it does not prepare them."""
    if project.dialect != target or "--sql-mode" in project.options:
        return []
    marks = re.compile(r"'(?:[^'\\]|''|\\.)*'|\"[^\"]*\"|`[^`]*`|(\?\d*|:[A-Za-z_]\w*(?:\.\.\.)?)")
    out = []
    for q in queries:
        if q.errors and all(e.startswith("E02") for e in q.errors) and (not q.engines or engine in q.engines):
            prepares = engine == "mysql"  # its GROUP BY takes a placeholder for no constant
            sql = marks.sub(lambda m: ("?" if prepares else "1") if m.group(1) else m.group(0), q.sql)
            if prepares:
                sql = "PREPARE refused FROM '" + sql.replace("\\", "\\\\").replace("'", "''") + "'"
            out.append({"name": q.name, "sql": sql, "accepts": engine in q.accepts})
    return out


# ---------------------------------------------------------------- tables


def quoted(name, engine):
    mark = '"' if engine == "sqlite" else "`"
    return mark + name.replace(mark, mark + mark) + mark


def quoted_table(key, table, engine):
    if "database" not in table:
        return quoted(key, engine)
    return quoted(table["database"], engine) + "." + quoted(key[len(table["database"]) + 1:], engine)


def filling(tables, engine, rows, which):
    """One fill: rows.sql's statements, and rows made for every table; foreign keys do not hold meanwhile."""
    out = []
    for name, table in ((n, t) for n, t in tables.items() if "view" not in t):
        columns, *made = live_rows.table_rows(table)
        if engine == "dolt":  # it reads its zero dates back as days of the year -1
            made = [[row for row in rows_ if not any(str(v).startswith("0000-") for v in row)] for rows_ in made]
        insert = "INSERT INTO {} ({}) VALUES ({})".format(quoted_table(name, table, engine), ", ".join(
            quoted(c["name"], engine) for c in columns), ", ".join("?" for _ in columns))
        out.append({"name": name, "insert": insert, "columns": columns, "rows": made[which],
                    "required": which == 0 and not any(re.search(rf"\b{re.escape(name.split('.')[-1])}\b", r) for r in rows)})
    off, on = (("PRAGMA foreign_keys=OFF", "PRAGMA foreign_keys=ON") if engine == "sqlite" else
               ("SET foreign_key_checks=0", "SET foreign_key_checks=1"))
    return {"name": ("mild rows", "extreme rows")[which], "off": off, "rows": rows, "tables": out, "on": on}


def pieces(ddl):
    """A script as the runtime takes it: what stands under a delimiter of its own is one statement a piece."""
    out, delimiter, lines = [], ";", []

    def flush():
        text = "".join(lines)
        out.extend([text] if delimiter == ";" else [{"one": t.strip()} for t in text.split(delimiter) if t.strip()])
        lines.clear()
    for line in ddl.splitlines(keepends=True):
        if line.upper().startswith("DELIMITER "):
            flush()
            delimiter = line.split()[1]
        else:
            lines.append(line)
    flush()
    return [p for p in out if not isinstance(p, str) or p.strip()]


def setup(engine, options, ddl, databases):
    for lacks, instead in DDL_LACKS.get(engine, []):
        ddl = lacks.sub(instead, ddl)
    if engine == "sqlite":
        return {"setup": ["PRAGMA synchronous=OFF", "PRAGMA journal_mode=MEMORY", ddl], "session": [], "teardown": []}
    name = f"schemac_case_{os.getpid()}"
    if databases:  # those the schema makes itself
        drop = [f"DROP DATABASE IF EXISTS {d}" for d in databases]
        return {"setup": [*drop, *pieces(ddl), f"USE {databases[0]}"], "session": [f"USE {databases[0]}"], "teardown": drop}
    session, ddls = [f"USE {name}"], pieces(ddl)
    if "sql-mode" in options:  # the author's DDL is in it; the texts of records hold in the runtime's own
        ddls = ["SET @mode = @@sql_mode", f"SET sql_mode = CONCAT(@@sql_mode, ',{options['sql-mode']}')", ddl,
                "SET sql_mode = @mode"]
    make = [f"DROP DATABASE IF EXISTS {name}", f"CREATE DATABASE {name} CHARACTER SET utf8mb4"]
    return {"setup": [*make, *session, *ddls], "session": session, "teardown": [f"DROP DATABASE {name}"]}


def plan(arguments, folder, scratch):
    """What case_exec is given, or None: not this engine's case."""
    head, options, queries = read_case(folder)
    engine = arguments.engine
    if engine not in engines_of(head, options):
        return None
    target = "sqlite" if engine == "sqlite" else "mysql"
    project = Project(os.path.abspath(arguments.schemac), folder, scratch, options)
    records = records_for(project, target, engine, queries)
    refused = refused_for(project, target, engine, queries)
    if not records and not refused:
        return None
    tables, rows = project.catalogue(target), project.rows(target, folder)
    made = re.search(r"^--\s*databases:\s*(.*)$", head, re.M)
    return {**setup(engine, options, project.ddl(target), made.group(1).split() if made else []), "refused": refused, "queries": records,
            "fills": [filling(tables, engine, rows, 0), filling(tables, engine, [], 1)]}


# ---------------------------------------------------------------- running


def run_folder(arguments, folder, url):
    """(what it printed, whether it is well)"""
    with tempfile.TemporaryDirectory() as place:
        scratch = pathlib.Path(place)
        try:
            work = plan(arguments, folder, scratch)
        except Failed as failure:
            return str(failure), False
        if work is None:
            return "not for this engine", True
        (scratch / "plan.json").write_text(json.dumps(work, ensure_ascii=False))
        if arguments.keep:
            shutil.copy(scratch / "plan.json", arguments.keep)
        where = url or f"sqlite:{scratch}/case.db"
        command = os.environ.get("SCHEMAC_RUN", "").split() + [arguments.exec, where, str(scratch / "plan.json")]
        done = subprocess.run(command, capture_output=True, text=True, errors="replace")
    lines = [l for l in (done.stdout + done.stderr).splitlines() if arguments.review or not l.startswith("review:")]
    return "\n".join([f"{len(work['queries'])} queries, {len(work['refused'])} refused", *lines]), done.returncode == 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--schemac", required=True)
    parser.add_argument("--exec", required=True)
    parser.add_argument("--engine", required=True, choices=("sqlite", *SERVERS))
    parser.add_argument("--review", action="store_true", help="print the lines for review, too")
    parser.add_argument("--keep", help="a copy of what case_exec was given")
    parser.add_argument("folders", nargs="+", type=pathlib.Path)
    arguments = parser.parse_args()
    url = os.environ.get("SCHEMAC_TEST_" + arguments.engine.upper())
    if arguments.engine != "sqlite" and not url:
        print(f"skipped: no {arguments.engine} server (./dev test starts one)")
        return 1 if os.environ.get("CI") == "true" else 77
    ok = True
    for top in arguments.folders:
        for folder in [top] if (top / "query.sql").exists() else sorted(p.parent for p in top.glob("*/query.sql")):
            said, good = run_folder(arguments, folder, url)
            print(f"{'ok  ' if good else 'FAIL'} {folder.parent.name}/{folder.name}: {said}", flush=True)
            ok = ok and good
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main())
