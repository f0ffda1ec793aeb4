#!/usr/bin/env python3
"""The engines judge every case: what schemac takes the engine PREPAREs, and what it refuses for its text or its names
the engine refuses too.

  cases.py --schemac BINARY --agree PROGRAM --engine sqlite|mariadb|mysql|dolt [FOLDER …]

FOLDER is a case of tests/cases or of tests/errors; without one, all of them that are in the engine's own dialect. What a
case says against an engine is in live_case.py's head (`-- engines:`, `-- engine-accepts:`); what an error folder says is
in its file engine-accepts: a line `mariadb: why`, for each engine that takes what schemac refuses."""
import argparse, pathlib, re, shlex, subprocess, sys

HERE = pathlib.Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path[:0] = [str(HERE), str(HERE.parent)]
import live_case, run_case, verdict  # noqa: E402

# Refused for what no engine sees at PREPARE: values, parameters, annotations, what schemac is not able to check.
OURS_ALONE = re.compile(r"E0(0|5|6|7)|E01(04|05|06|08|09|1[0-9])|E03|E0409")
# What an engine judges only when it executes.
LAZY = {"dolt": re.compile(r"E020[6-9]"), "mariadb": re.compile(r"E0223|E0209 .* selected for|E0209 \d+ values for \d+ variable|E0222 .* DISTINCT|E0(231|205) .*\nCALL\b|"
                                                 r"E0103 an ESCAPE that is read of a table|E0203 in a subquery's ON a column of the table that INSERT writes|"
                                                 r"E0202 .* is in `(\w+)` and in `\2`\nINSERT.* SELECT.* ON DUPLICATE KEY")}


def one_delimiter(schema):
    """The text without the client's DELIMITER lines: what a server splits by itself."""
    out, mark = [], None
    for line in schema.splitlines():
        said = re.match(r"\s*DELIMITER\s+(\S+)", line, re.I)
        if said:
            mark = None if said.group(1) == ";" else said.group(1)
        else:
            out.append(line.replace(mark, ";") if mark else line)
    return "\n".join(out)


class Case:
    """Statements over a schema, and which of them the engine may take though schemac refuses them."""

    def __init__(self, name, language, schema):
        self.name, self.language, self.schema = name, language, schema
        self.queries, self.accepts, self.refused_schema = [], set(), False  # queries: (name, sql)


def read_case(folder, engine):
    """A folder of tests/cases for the engine, or None."""
    head, options, queries = live_case.read_case(folder)
    dialect, modes = options.get("dialect", "mysql"), options.get("sql-mode", "")
    if dialect != ("sqlite" if engine == "sqlite" else "mysql") or engine not in live_case.engines_of(head, options):
        return None
    if engine == "dolt" and modes:
        return None  # it reads texts as it always does
    schema = (folder / "schema.sql").read_text()
    for lacks, instead in live_case.DDL_LACKS.get(engine, []):
        schema = lacks.sub(instead, schema)
    language = verdict.Language(dialect, options.get("flavour", "any"), modes)
    case = Case(f"{folder.parent.name}/{folder.name}", language, one_delimiter(schema))
    for q in queries:
        if not q.engines or engine in q.engines:
            case.queries.append((q.name, q.sql))
            case.accepts |= {q.name} if engine in q.accepts else set()
    return case


def read_error(folder, engine, schemac):
    """A folder of tests/errors for the engine, or None: its queries as schemac itself finds them."""
    if folder.name.startswith(("E0114", "E0502")):  # no statement at all; refused by SQLite alone
        return None
    args = shlex.split((folder / "args").read_text()) if (folder / "args").exists() else ["prepare"]
    files = sorted((folder / "schema").glob("*.sql")) if (folder / "schema").is_dir() else []
    if not files or (folder / "setup.sh").exists() or (folder / "schema" / "schemac.json").exists():
        return None
    given = {k: args[args.index("--" + k) + 1] for k in ("dialect", "flavour", "sql-mode") if "--" + k in args}
    dialect, flavour = given.get("dialect", "mysql"), given.get("flavour", "any")
    if dialect != ("sqlite" if engine == "sqlite" else "mysql") or flavour not in ("any", engine):
        return None
    try:
        schema = "\n".join(f.read_text() for f in files if not f.name.endswith(".down.sql"))
    except UnicodeDecodeError:
        return None
    if re.search(r"^--(-- create above| \+goose| migrate:)", schema, re.M):
        return None  # half of it is no schema
    language = verdict.Language(dialect, flavour, given.get("sql-mode", ""))
    case = Case(f"errors/{folder.name}", language, one_delimiter(schema))
    done = subprocess.run([schemac, "describe", *args[1:], "--dump=sites"], cwd=folder, capture_output=True, text=True, errors="replace")
    for part in re.split(r"^site (?=\w+ in \S+$)", done.stdout, flags=re.M)[1:]:
        head, _, sql = part.partition("\n")
        case.queries.append((head.split()[0], sql.rstrip("\n")))
    note = folder / "engine-accepts"
    if note.exists() and any(line.split(":")[0] == engine for line in note.read_text().splitlines()):
        case.accepts = {name for name, _ in case.queries} | {"schema"}
    return case


def judge(case, name, sql, ours, theirs, engine):
    """What is wrong, or None."""
    if theirs.taken is None:
        return None
    if ours.taken and not theirs.taken and "W0102" not in ours.warnings:
        return f"{case.name}: {name}: taken, and refused by {engine}: {theirs.code} {theirs.says}"
    lazy = engine in LAZY and LAZY[engine].match(f"{ours.code} {ours.says}\n{sql}")
    if not ours.taken and theirs.taken and not OURS_ALONE.match(ours.code) and not lazy and name not in case.accepts:
        return f"{case.name}: {name}: refused ({ours.code} {ours.says}), and taken by {engine}"
    return None


def run(options, language, cases):
    court = verdict.Court(options.agree, language, options.engine)
    wrong = []
    answers = court.ask([(c.schema, [("query", sql) for _, sql in c.queries]) for c in cases])
    for case, (ours, theirs, of) in zip(cases, answers):
        wrong.append(judge(case, "schema", "", ours, theirs, options.engine))
        if ours.taken and theirs.taken:
            wrong += [judge(case, name, sql, a, b, options.engine) for (name, sql), (a, b) in zip(case.queries, of)]
    return [w for w in wrong if w]


def all_folders():
    tests = HERE.parent
    return sorted(p.parent for p in (tests / "cases").glob("*/*/query.sql")) + sorted((tests / "errors").iterdir())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--schemac", required=True)
    parser.add_argument("--agree", required=True)
    parser.add_argument("--engine", required=True, choices=["sqlite", *live_case.SERVERS])
    parser.add_argument("folders", nargs="*", type=pathlib.Path)
    options = parser.parse_args()
    options.schemac = str(pathlib.Path(options.schemac).resolve())
    if not verdict.engines_wanted([options.engine]):
        return verdict.skip_status()
    total, wrong, by_language = 0, [], {}
    for folder in options.folders or all_folders():
        is_case = (folder / "query.sql").exists() and (folder / "schema.sql").exists()
        case = read_case(folder, options.engine) if is_case else read_error(folder, options.engine, options.schemac)
        if case:
            by_language.setdefault(case.language, []).append(case)
            total += 1 + len(case.queries)
    for language, cases in by_language.items():
        wrong += run(options, language, cases)
    print("\n".join(wrong))
    print(f"{options.engine}: {total} statements of {sum(map(len, by_language.values()))} cases, {len(wrong)} differ")
    return 1 if wrong or not total else 0


if __name__ == "__main__":
    sys.exit(main())
