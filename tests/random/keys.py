#!/usr/bin/env python3
"""Random keys and equalities: how many rows schemac says a query gives, held against how many SQLite gives.

  keys.py --schemac BINARY [--seed N] [--batches M]

Each batch is two tables with random keys (affinities, collations, STRICT, partial indexes), rows of values that are equal in
one type and not in another ('5', '05', 5, 5.0, x'35', 'a', 'A'), and 300 queries whose ON and WHERE bind columns by =, IS,
IN, rows and casts to literals and to each other. A query that is said to give one row or none and gives two is a finding:
it is printed with its seed. Exit 1 for findings, and when so few queries were proved that the run says nothing."""
import argparse, collections, json, pathlib, random, sqlite3, subprocess, sys, tempfile

QUERIES, ROWS = 300, 60
TYPES = ["INTEGER", "TEXT", "", "BLOB", "REAL", "NUMERIC", "DATETIME", "VARCHAR(10)", "TEXT COLLATE NOCASE", "INT", "ANY"]
STRICT = ["INT", "INTEGER", "TEXT", "REAL", "ANY", "BLOB"]
VALUES = ["1", "2", "5", "'5'", "'05'", "' 5'", "5.0", "5.5", "'a'", "'A'", "'a '", "NULL", "x'35'", "x'61'", "'1'", "'1.0'", "0"]
JOINS = ["JOIN", "JOIN", "LEFT JOIN", "LEFT JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN", "NATURAL JOIN", ","]


class Generator:
    def __init__(self, seed):
        self.r = random.Random(seed)
        self.ddl, self.tables = [], {}
        for name in ("t0", "t1"):
            self.table(name)

    def some(self, names):
        return ", ".join(self.r.sample(names, self.r.randint(1, 2)))

    def table(self, name):
        r, strict = self.r, self.r.random() < 0.3
        names = [f"c{i}" for i in range(r.randint(2, 4))]
        items = [f"{c} {r.choice(STRICT if strict else TYPES)}{r.choice(['', '', ' NOT NULL', ' UNIQUE'])}" for c in names]
        kind = r.random()
        if kind < 0.3:
            names.insert(0, "id")
            items.insert(0, "id INTEGER PRIMARY KEY")
        elif kind < 0.5:
            items.append(f"PRIMARY KEY ({self.some(names)})")
        if r.random() < 0.2:
            items.append(f"UNIQUE ({self.some(names)})")
        self.tables[name] = names
        self.ddl.append(f"CREATE TABLE {name} ({', '.join(items)}){' STRICT' if strict else ''}")
        for i in range(r.randint(0, 2)):
            self.index(name, i)

    def index(self, table, i):
        r, names = self.r, self.tables[table]
        parts = [c + r.choice(["", "", "", " COLLATE NOCASE", " COLLATE BINARY", " DESC"]) for c in r.sample(names, r.randint(1, 2))]
        c, other = r.choice(names), r.choice(names)
        where = r.choice(["", "", f" WHERE {c} IS NULL", f" WHERE {c} = 5", f" WHERE {c} > 1 AND {other} IS NOT NULL", f" WHERE {c}"])
        self.ddl.append(f"CREATE UNIQUE INDEX {table}_{i} ON {table} ({', '.join(parts)}){where}")

    def fill(self, db):
        for name, columns in self.tables.items():
            for _ in range(ROWS):
                values = ", ".join(self.r.choice(VALUES) for _ in columns)
                try:
                    db.execute(f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({values})")
                except sqlite3.Error:
                    pass  # a key or a type refuses it

    def value(self, scope):
        r, literal = self.r, self.r.choice(VALUES)
        kind = r.random()
        if kind < 0.5:
            return literal
        if kind < 0.75:
            return r.choice(scope)
        name = r.choice(sorted(self.tables))
        inner = f"(SELECT max({r.choice(self.tables[name])}) FROM {name}{r.choice(['', f' WHERE {r.choice(scope)} > 1'])})"
        return r.choice([inner, inner, f"CAST({literal} AS {r.choice(['INTEGER', 'TEXT', 'REAL', 'NUMERIC', 'BLOB'])})", f"lower({literal})",
                         f"({literal} + 0)", f"(+{literal})", f"{literal} COLLATE {r.choice(['NOCASE', 'BINARY', 'RTRIM'])}"])

    def condition(self, scope):
        c, v = self.r.choice(scope), self.value(scope)
        return self.r.choice([f"{c} = {v}"] * 8 + [f"{v} = {c}"] * 3 + [f"{c} IS {v}", f"{c} IN ({v})", f"{c} IS NULL", f"{c} IS NOT NULL",
                             f"{c} > 1", c, f"({c}, {self.r.choice(scope)}) = ({v}, {self.value(scope)})"])

    def conditions(self, scope, most):
        return " AND ".join(self.condition(scope) for _ in range(self.r.randint(1, most)))

    def relation(self, alias):
        name, r = self.r.choice(sorted(self.tables)), self.r
        inner = [f"{name}.{c}" for c in self.tables[name]]
        source = name if r.random() < 0.8 else f"(SELECT * FROM {name} WHERE {self.conditions(inner, 1)})"
        return f"{source} AS {alias}", [f"{alias}.{c}" for c in self.tables[name]]

    def query(self):
        text, scope = self.relation("a0")
        for i in range(1, self.r.choice([1, 1, 1, 2, 2, 3])):
            join = self.r.choice(JOINS)
            source, columns = self.relation(f"a{i}")
            scope = scope + columns
            on = "" if join in (",", "NATURAL JOIN") else f" ON {self.conditions(scope, 2)}"
            text += f", {source}" if join == "," else f" {join} {source}{on}"
        tail = self.r.choice(["", "", "", "", f" GROUP BY {self.r.choice(scope)}", " LIMIT 1"])
        return f"SELECT 1 AS one, {self.r.choice(scope)} AS x FROM {text} WHERE {self.conditions(scope, 3)}{tail}"


def describe(schemac, ddl, queries):
    with tempfile.TemporaryDirectory() as scratch:
        root = pathlib.Path(scratch)
        (root / "schema").mkdir()
        (root / "schema/1.sql").write_text(";\n".join(ddl) + ";\n")
        (root / "q.sql").write_text("".join(f"-- name: q{i}\n{q};\n" for i, q in enumerate(queries)))
        done = subprocess.run([schemac, "describe", "--dialect", "sqlite", "--warn", "all=off", "q.sql"], cwd=root, capture_output=True, text=True)
        assert done.returncode in (0, 1), done.stderr[-1000:]
        records = [json.loads(line) for line in done.stdout.splitlines()]
        return {int(record["name"][1:]): record["cardinality"] for record in records}


def batch(schemac, seed, counts):
    g = Generator(seed)
    db = sqlite3.connect(":memory:")
    for statement in g.ddl:
        db.execute(statement)
    g.fill(db)
    queries, findings = [g.query() for _ in range(QUERIES)], []
    for i, cardinality in describe(schemac, g.ddl, queries).items():
        try:
            n = len(db.execute(queries[i]).fetchmany(2))
        except sqlite3.Error:  # Python's SQLite may be an older one
            counts["not run"] += 1
            continue
        counts[f"{cardinality}, {n if n < 2 else 'more'}"] += 1
        if cardinality == "optional" and n > 1:
            findings.append((seed, g.ddl, queries[i]))
    return findings


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--schemac", required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--batches", type=int, default=20)
    options = parser.parse_args()
    counts, findings = collections.Counter(), []
    for seed in range(options.seed, options.seed + options.batches):
        findings += batch(options.schemac, seed, counts)
    for seed, ddl, query in findings[:5]:
        print(f"seed {seed}: more than one row\n  " + ";\n  ".join([*ddl, query]))
    print(", ".join(f"{key}: {n}" for key, n in sorted(counts.items())), f"\n{len(findings)} findings")
    return 1 if findings or counts["optional, 1"] < options.batches else 0


if __name__ == "__main__":
    sys.exit(main())
