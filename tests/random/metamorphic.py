#!/usr/bin/env python3
"""What must not change what schemac infers, over random schemas and queries; no engine is asked.

  metamorphic.py --schemac BINARY --dialect mysql|sqlite [--flavour F] [--seed N] [--count M]

Behind a derived table, a CTE, a view, and several of them, a query's columns have the types, nullability, members and digits
that it gives them, and the same cardinality. NOT NULL added to columns of the schema makes no result nullable that was not,
no type another, no query refused that was taken, and no row more than there may have been. A finding is shrunk."""
import argparse, json, os, pathlib, random, re, subprocess, sys, tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(HERE))
import queries, schema, tree  # noqa: E402

BATCH = 150
WRAPPINGS = {
    "a derived table": "SELECT * FROM ({}) AS w", "a CTE": "WITH w AS ({}) SELECT * FROM w", "a view": "SELECT * FROM view_{n}",
    "its columns named": "SELECT w.* FROM (SELECT * FROM ({}) AS v) AS w", "a CTE of a CTE": "WITH v AS ({}), w AS (SELECT * FROM v) SELECT * FROM w",
    "a view in a CTE": "WITH w AS (SELECT * FROM view_{n}) SELECT * FROM w"}
ROWS = ["one", "optional", "many"]


def describe(options, ddl, named):
    """{name: record} of what is taken; the schema must be."""
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        (root / "schema").mkdir()
        (root / "schema" / "1.sql").write_text(ddl)
        (root / "q.sql").write_text("".join(f"-- name: {name}\n{sql};\n" for name, sql in named.items()))
        args = ["--dialect", options.dialect, "--target", options.dialect, *(["--flavour", options.flavour] if options.dialect == "mysql" else [])]
        done = subprocess.run([options.schemac, "describe", *args, "q.sql"], cwd=root, capture_output=True, text=True)
    wrong = re.search(r"^schema/.*error.*$", done.stderr, re.M)
    if done.returncode not in (0, 1) or wrong:
        raise SystemExit(f"schemac describe: {wrong[0] if wrong else done.stderr[-2000:]}\n{ddl}")
    return {r["name"]: r for r in map(json.loads, filter(str.strip, done.stdout.splitlines())) if "columns" in r}


def facts(record):
    """Of the columns; one of nothing but NULL is read as a text behind a query, to MySQL's family."""
    return [(c["type"], c["nullable"], c["enum"], c.get("precision"), c.get("scale"), c.get("length")) if c["type"] != "null" else None for c in record["columns"]]


def hold(one, other):
    return all(a is None or a == b for a, b in zip(facts(one), facts(other)))


def wrapped(options, plan, sqls):
    """{index: (kind, detail)}: what another query around it changes."""
    ddl = plan.ddl()
    plain = describe(options, ddl, {f"q{i}": sql for i, sql in enumerate(sqls)})
    able = [i for i, sql in enumerate(sqls) if f"q{i}" in plain and " RETURNING " not in sql and sql.startswith(("SELECT", "WITH")) and ":p" not in sql]
    able = [i for i in able if len({c["name"].lower() for c in plain[f"q{i}"]["columns"]}) == len(plain[f"q{i}"]["columns"])]
    views = "".join(f"CREATE VIEW view_{i} AS {sqls[i]};\n" for i in able)
    named = {f"w{k}_{i}": text.format(sqls[i], n=i) for i in able for k, text in enumerate(WRAPPINGS.values())}
    behind, found = describe(options, ddl + views, named), {}
    for i in able:
        for k, kind in enumerate(WRAPPINGS):
            one, other = plain[f"q{i}"], behind.get(f"w{k}_{i}")
            if not other:
                found.setdefault(i, (f"refused behind {kind}", ""))
            elif not hold(one, other):
                a, b = next((a, b) for a, b in zip(facts(one), facts(other)) if a is not None and a != b)
                found.setdefault(i, (f"other facts behind {kind}", f"{a} became {b}"))
            elif one["cardinality"] != other["cardinality"]:
                found.setdefault(i, (f"other cardinality behind {kind}", f"{one['cardinality']} became {other['cardinality']}"))
    return found, len(able)


def tightened(options, plan, sqls, seed):
    """{index: (kind, detail)}: what NOT NULL on more columns makes worse."""
    named = {f"q{i}": sql for i, sql in enumerate(sqls)}
    before = describe(options, plan.ddl(), named)
    rnd, changed = random.Random(f"tight {seed}"), []
    for t in plan.bases:
        for c in plan.written(t):
            if c.null and rnd.random() < 0.5:
                c.null = False
                changed.append(c)
    after, found = describe(options, plan.ddl(), named), {}
    for c in changed:
        c.null = True
    for i in range(len(sqls)):
        one, other = before.get(f"q{i}"), after.get(f"q{i}")
        if one and not other:
            if one["kind"] == "select":  # what is written may not fit any longer
                found[i] = ("refused with NOT NULL", "")
        elif one and any(b["nullable"] and not a["nullable"] for a, b in zip(one["columns"], other["columns"])):
            found[i] = ("nullable with NOT NULL", "")
        elif one and [c["type"] for c in one["columns"]] != [c["type"] for c in other["columns"]]:
            found[i] = ("another type with NOT NULL", "")
        elif one and one["cardinality"] in ROWS and ROWS.index(one["cardinality"]) < ROWS.index(other["cardinality"]):
            found[i] = ("more rows with NOT NULL", f"{one['cardinality']} became {other['cardinality']}")
    return found, len(sqls)


def shrink(check, query, kind):
    """The smallest query that still gives that kind of finding."""
    for _ in range(40):
        steps = {str(s): s for s in tree.smaller(query) if len(str(s)) < len(str(query))}
        texts = sorted(steps, key=len)[:80]
        found = {i: f for i, f in check(texts)[0].items() if f[0] == kind}
        if not found:
            break
        query, detail = steps[texts[min(found)]], found[min(found)][1]
        yield query, detail


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--schemac", required=True, type=os.path.abspath)
    p.add_argument("--dialect", default="mysql", choices=["mysql", "sqlite"])
    p.add_argument("--flavour", default="any")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--count", type=int, default=1500)
    options = p.parse_args()
    kinds, checked = {}, 0
    for number in range((options.count + BATCH - 1) // BATCH):
        seed = f"{options.seed}.{number}"
        plan = schema.new(seed, options.dialect, False, ["sqlite" if options.dialect == "sqlite" else "mysql"])
        trees = queries.new(plan, f"metamorphic {seed}", BATCH)
        for check in (lambda sqls: wrapped(options, plan, sqls), lambda sqls: tightened(options, plan, sqls, seed)):
            found, n = check([str(t) for t in trees])
            checked += n
            for i, (kind, detail) in found.items():
                kinds[kind] = kinds.get(kind, 0) + 1
                if kinds[kind] > 1:
                    continue
                query = trees[i]
                for query, detail in shrink(check, query, kind):
                    pass
                print(f"\n---- {kind}\n  --seed {options.seed} --dialect {options.dialect}, {seed}\n  {query}\n  {detail}\n{plan.ddl()}")
    print(f"{checked} queries changed in {options.dialect}; kinds of findings: {kinds or 'none'}")
    return 1 if kinds or not checked else 0


if __name__ == "__main__":
    sys.exit(main())
