#!/usr/bin/env python3
"""One folder of tests/cases/: a schema, queries, and what schemac must infer about each.

  run_case.py --schemac BINARY FOLDER

FOLDER holds schema.sql, or a folder schema/ of files as tools write them, and query.sql. In query.sql, behind each `-- name: q :command`, comments say what is
expected of that query:

  -- expect: id int64 notnull, name text null      its columns, all of them, in order
  -- params: id int64 notnull                       its parameters; none: `-- params:`
  -- cardinality: optional
  -- many: ids                                       an INSERT's NAME_many: yes, ids (it tells them) or no
  -- exactly: yes                                  no row is an error at run time; no
  -- repeatable: yes                                it may be executed again when its connection was lost; no
  -- expect-error: E0203 3:14                       it is refused, at this line and column of query.sql
  -- expect-warning: W0301 3:1

The first lines of query.sql may say `-- dialect: sqlite` (mysql), `-- flavour: mariadb` (any), `-- target: sqlite`
(the dialect's own), `-- sql-mode: ANSI_QUOTES`, `-- collations: unicase`, and `-- function: uuid4() text` for each
function that the application registers. live_case.py runs the same folder on real engines, and reads three
directives more.
"""
import argparse, json, os, pathlib, re, shutil, subprocess, sys, tempfile

DIRECTIVE = re.compile(r"^--\s*(name|expect|params|cardinality|many|exactly|repeatable|expect-error|expect-warning|dialect|flavour|target|sql-mode|function|collations):\s*(.*)$")


class Query:
    def __init__(self, name):
        self.name, self.columns, self.params, self.cardinality, self.many = name, None, None, None, None
        self.exactly = self.repeatable = None
        self.problems = []  # (code, "line:column")


def parse(text):
    """query.sql's header options and its queries' expectations."""
    options, queries = {}, []
    for line in text.splitlines():
        found = DIRECTIVE.match(line.strip())
        if not found:
            continue
        key, value = found.group(1), found.group(2).strip()
        if key == "name":
            queries.append(Query(value.split()[0]))
        elif key in ("dialect", "flavour", "target", "sql-mode", "collations"):
            options[key] = value
        elif key == "function":
            options.setdefault(key, []).append(value)
        elif key in ("expect-error", "expect-warning"):
            queries[-1].problems.append(tuple(value.split()[:2]))
        elif key in ("cardinality", "many", "exactly", "repeatable"):
            setattr(queries[-1], key, value)
        else:
            setattr(queries[-1], "columns" if key == "expect" else "params", split_facts(value))
    return options, queries


def split_facts(text):
    """"a int64 notnull, COUNT(*) int64 null" → [("a", "int64", "notnull"), …]"""
    parts, depth, start = [], 0, 0
    for i, c in enumerate(text):
        depth += (c == "(") - (c == ")")
        if c == "," and depth == 0:
            parts.append(text[start:i])
            start = i + 1
    parts.append(text[start:])
    return [tuple(p.strip().rsplit(None, 2)) for p in parts if p.strip()]


def facts(fields):
    return [(f["name"], f["type"], "null" if f["nullable"] else "notnull") for f in fields]


def flags(options, keys):
    """The head's options as the command line has them."""
    args = ["--dialect", options.get("dialect", "mysql")]
    for key in (*keys, "collations"):
        if key in options:
            args += ["--" + key, options[key]]
    for signature in options.get("function", []):
        args += ["--function", signature]
    return args


def copy_schema(folder, root):
    """One file, or a folder of them: dumps, migrations."""
    if (folder / "schema").is_dir():
        shutil.copytree(folder / "schema", root / "schema")
    else:
        (root / "schema").mkdir()
        shutil.copy(folder / "schema.sql", root / "schema")


def describe(schemac, folder, options):
    with tempfile.TemporaryDirectory() as scratch:
        root = pathlib.Path(scratch)
        copy_schema(folder, root)
        shutil.copy(folder / "query.sql", root)
        args = flags(options, ("flavour", "target", "sql-mode"))
        if "target" not in options and options.get("dialect", "mysql") != "postgres":
            args += ["--target", options.get("dialect", "mysql")]
        done = subprocess.run([schemac, "describe", *args, "query.sql"], cwd=root, capture_output=True, text=True)
    return done


def many_of(record):
    return "no" if "many" not in record else "ids" if record["many"]["ids"] else "yes"


def compare(query, record, said):
    """What is wrong with one query, as lines."""
    wrong = []
    refused = [p for p in query.problems if p[0].startswith("E")]
    if refused and record:
        wrong.append(f"{query.name}: accepted, and {refused[0][0]} was expected")
    if not refused and not record:
        return [f"{query.name}: not accepted"]
    for code, place in query.problems:
        if (code, place) not in said:
            wrong.append(f"{query.name}: no {code} at {place}")
    if record:
        for what, want, key in (("columns", query.columns, "columns"), ("params", query.params, "parameters")):
            if want is not None and facts(record[key]) != want:
                wrong.append(f"{query.name}: {what}\n  want {want}\n  got  {facts(record[key])}")
        if query.cardinality and record["cardinality"] != query.cardinality:
            wrong.append(f"{query.name}: cardinality {record['cardinality']}, not {query.cardinality}")
        if query.many and query.many != many_of(record):
            wrong.append(f"{query.name}: many {many_of(record)}, not {query.many}")
        for key, value in (("exactly", query.exactly), ("repeatable", query.repeatable)):
            if value and record.get(key, False) != (value == "yes"):
                wrong.append(f"{query.name}: {key} is not {value}")
    return wrong


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--schemac", required=True)
    parser.add_argument("folder", type=pathlib.Path)
    arguments = parser.parse_args()
    options, queries = parse((arguments.folder / "query.sql").read_text())
    done = describe(os.path.abspath(arguments.schemac), arguments.folder, options)
    if done.returncode not in (0, 1):
        print(done.stderr, f"exit status {done.returncode}")
        return 1
    records = {r["name"]: r for r in map(json.loads, filter(str.strip, done.stdout.splitlines())) if "name" in r}
    said = {(m.group(2), m.group(1)) for m in
            re.finditer(r"^query\.sql:(\d+:\d+): (?:error|warning)\[([EW]\d+)\]", done.stderr, re.M)}
    wrong = [] if queries else ["no query in query.sql"]
    for query in queries:
        wrong += compare(query, records.get(query.name), said)
    expected = {p for q in queries for p in q.problems}
    wrong += [f"unexpected {code} at {place}" for code, place in sorted(said - expected) if code.startswith("E")]
    if done.returncode != (1 if any(p[0][0] == "E" for p in expected) else 0):
        wrong.append(f"exit status {done.returncode}")
    print("\n".join(wrong) or "ok")
    if wrong:
        print(done.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
