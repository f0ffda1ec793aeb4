#!/usr/bin/env python3
"""Written queries of the portable dialect, crossed: the cases of tests/cases/portable that have a rows.sql, executed by the run time on SQLite
and on a server, and, with --postgres, by PostgreSQL; the rows must be the same.

  written.py ENGINE --schemac BINARY --exec BINARY [--postgres] [FOLDER …]

Arguments are drawn as portable.py draws them, from which all else comes. Exit 1 for findings."""
import argparse, collections, os, pathlib, re, sys, tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path[:0] = [str(HERE), str(HERE.parent)]
import live_case, portable  # noqa: E402

CASES = HERE.parent / "cases" / "portable"


class Plan:
    """What portable.py asks of a random schema."""

    def __init__(self, folder):
        self.tables, self.schema = [], (folder / "schema.sql").read_text()
        self.rows = [s.strip() for s in re.sub(r"--.*", "", (folder / "rows.sql").read_text()).split(";") if s.strip()]

    def ddl(self):
        return self.schema


class Batch(portable.Batch):
    def written(self, sql):  # which number an INSERT behind others counts on from is each engine's own
        return [] if sql.startswith("INSERT") else super().written(sql)

    def run(self):
        with tempfile.TemporaryDirectory() as folder:
            self.project = portable.Project(self.options, self.plan, folder)
            named = {f"fill_{i}": row for i, row in enumerate(self.plan.rows)}
            for name in sorted({t for sql in self.sqls for t in self.written(sql)}):
                named[f"all_{name}"] = f"SELECT * FROM {name} ORDER BY 1"
            named.update({f"q{i}": sql for i, sql in enumerate(self.sqls)})
            self.records, self.refused = self.project.describe(named)
            self.draw()
            lite, server = self.execute("sqlite"), self.execute(self.options.engine)
            self.plan.schema += ";\n".join([""] + self.plan.rows) + ";\n"
            oracle = self.ask_postgres() if self.options.postgres else {}
            for i in range(len(self.sqls)):
                if f"q{i}" in self.records:
                    self.judge(i, lite, server, oracle)
        return self.findings

    def draw(self):
        self.arguments = {}
        for i, sql in enumerate(self.sqls):
            r, rnd = self.records.get(f"q{i}"), portable.random.Random(sql)
            lists = r and any(p.get("list") for p in r["parameters"])
            if lists:
                del self.records[f"q{i}"]  # lists have tests of their own
            self.arguments[i] = [[portable.argument(p, rnd) for p in r["parameters"]] for _ in range(4 if r["parameters"] else 1)] if r and not lists else []

    def items(self):
        for i in range(len(self.plan.rows)):
            yield {"id": f"fill_{i}", "record": self.records[f"fill_{i}"], "arguments": [[]], "commit": True}
        yield from super().items()


def sqls_of(folder):
    """The queries, each parameter under the name that portable.py puts values in for: :p1."""
    out = []
    for q in live_case.read_case(folder)[2]:
        sql = " ".join(re.sub(r"(?m)--.*$", "", q.sql).split())
        if not q.errors and "sqlc." not in sql:
            out.append(re.sub(r"(?<![:\w])[:@]([a-z]\w*)\b(?!\.\.\.)|\$(\d+)", lambda m: ":p" + (m[2] or "_" + m[1]), sql))
    return out


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("engine", choices=["mariadb", "mysql", "dolt"])
    p.add_argument("--schemac", required=True, type=os.path.abspath)
    p.add_argument("--exec", required=True, type=os.path.abspath)
    p.add_argument("--postgres", action="store_true")
    p.add_argument("folders", nargs="*", type=pathlib.Path, default=sorted(CASES.iterdir()))
    options = p.parse_args()
    options.reasons, options.errors, options.only = False, True, ""
    lacking = [n for n in [options.engine] + ["postgres"] * options.postgres if not os.environ.get(f"SCHEMAC_TEST_{n.upper()}")]
    if lacking:
        print(f"skipped: SCHEMAC_TEST_{lacking[0].upper()} is not set")
        sys.exit(1 if os.environ.get("CI") == "true" else 77)
    portable.PG_TYPES["enum"] = "unknown"
    counts, findings = collections.Counter(), 0
    for folder in options.folders:
        if not (folder / "rows.sql").exists() or options.engine not in (live_case.engine_list(live_case.read_case(folder)[0]) or [options.engine]):
            continue
        batch = Batch(options, Plan(folder), sqls_of(folder), "written", counts)
        for f in batch.run():
            findings += 1
            print(f"\n---- {folder.name}: {' · '.join(f.signature)}\n  {batch.sqls[f.index]}\n  {f.detail}")
    print(", ".join(f"{k} {v}" for k, v in counts.most_common()) + f"; {findings} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
