#!/usr/bin/env python3
"""Random grouped queries: schemac and a server must agree on which columns the groups determine (ONLY_FULL_GROUP_BY).

  grouping.py --schemac BINARY --server mysql|mariadb [--seed N] [--count N]

The server's URL is SCHEMAC_TEST_MYSQL or SCHEMAC_TEST_MARIADB; without it the test is a skip. Each query is PREPAREd
there: error 1055 or 1140 is its "not grouped". Queries that either side refuses for another reason are counted, and
must be few.
"""
import argparse, collections, os, pathlib, random, re, shutil, subprocess, sys, tempfile, urllib.parse

DDL = """
CREATE TABLE a (id INT NOT NULL PRIMARY KEY, u INT NOT NULL, v INT, w INT, g INT AS (v + 1), h INT AS (u + v) STORED,
  UNIQUE KEY (u), UNIQUE KEY (v));
CREATE TABLE b (x INT NOT NULL, y INT NOT NULL, z INT, s VARCHAR(10) NOT NULL, t INT NOT NULL,
  PRIMARY KEY (x, y), UNIQUE KEY (s), UNIQUE KEY (z, t));
CREATE TABLE c (k INT, l INT NOT NULL, m INT, n VARCHAR(10), UNIQUE KEY (k), KEY (l));
"""
COLUMNS = {"a": ["id", "u", "v", "w", "g", "h"], "b": ["x", "y", "z", "s", "t"], "c": ["k", "l", "m", "n"]}
TEXTS = {"s", "n"}


class Query:
    """One random grouped query."""

    def __init__(self, r):
        self.r, self.n = r, 0
        self.tables = []  # (alias, columns)
        source = self.source(r.choice([0, 0, 1, 1, 2]))
        where = self.conjuncts(r.choice([0, 0, 1, 2])) if r.random() < 0.6 else ""
        groups = [self.group() for _ in range(r.choice([0, 1, 1, 1, 2, 3]))]
        selected = [self.selected() for _ in range(r.choice([1, 1, 2, 3]))]
        if not groups:
            selected.append("COUNT(*)")
        # Not a subquery in HAVING: MySQL does not look into it where it merges a derived table.
        having = f" HAVING {self.column(text=False)} > 1" if r.random() < 0.1 else ""
        if having and not groups:
            having = ""
        order = f" ORDER BY {self.selected()}" if r.random() < 0.2 else ""
        distinct = "DISTINCT " if r.random() < 0.1 and not order else ""
        items = ", ".join(f"{e} AS r{i}" for i, e in enumerate(selected))
        self.sql = (f"SELECT {distinct}{items} FROM {source}{' WHERE ' + where if where else ''}"
                    f"{' GROUP BY ' + ', '.join(groups) if groups else ''}{having}{order}")

    def leaf(self):
        self.n += 1
        alias = f"t{self.n}"
        table = self.r.choice(["a", "b", "c"])
        kind = self.r.random()
        if kind < 0.75:
            self.tables.append((alias, COLUMNS[table]))
            return f"{table} AS {alias}"
        columns = self.r.sample(COLUMNS[table], self.r.randint(1, 3))
        if kind < 0.85:
            where = f" WHERE {columns[0]} = 1" if self.r.random() < 0.4 and columns[0] not in TEXTS else ""
            self.tables.append((alias, columns))
            return f"(SELECT {', '.join(columns)} FROM {table}{where}) AS {alias}"
        if kind < 0.93:
            self.tables.append((alias, columns + ["q"]))
            aggregate = self.r.choice(["COUNT(*)", "MAX(" + columns[0] + ")"])
            return f"(SELECT {', '.join(columns)}, {aggregate} AS q FROM {table} GROUP BY {', '.join(columns)}) AS {alias}"
        self.tables.append((alias, columns))
        return f"(SELECT DISTINCT {', '.join(columns)} FROM {table}) AS {alias}"

    def source(self, joins):
        text = self.leaf()
        for _ in range(joins):
            kind = self.r.choice(["JOIN", "JOIN", "LEFT JOIN", "LEFT JOIN", "RIGHT JOIN"])
            before = len(self.tables)
            right = self.leaf()
            on = self.conjuncts(self.r.choice([1, 1, 2]), before)
            text = f"{text} {kind} {right} ON {on}"
        return text

    def column(self, low=0, high=None, text=None):
        for _ in range(50):
            alias, columns = self.r.choice(self.tables[low:high])
            c = self.r.choice(columns)
            if text is None or (c in TEXTS) == text:
                return f"{alias}.{c}"
        return "1" if not text else "'x'"

    def conjunct(self, split=None):
        text = self.r.random() < 0.15
        left = self.column(0, split, text)
        kind = self.r.random()
        if kind < 0.55:
            right = self.column(split or 0, None, text)
        elif kind < 0.8:
            right = "'x'" if text else self.r.choice(["1", "2 + 3", "NULL"])
        else:
            right = self.column(0, None, text) if text else f"{self.column(0, None, False)} + 1"
        if left[0] != "t" and right[0] != "t":  # of constants alone: the server computes it, and forgets the rest
            right = "t1." + self.tables[0][1][0]
        op = "=" if self.r.random() < 0.85 else self.r.choice(["<", "<=>", "<>"])
        sides = [left, right]
        self.r.shuffle(sides)
        return f"{sides[0]} {op} {sides[1]}"

    def conjuncts(self, n, split=None):
        items = [self.conjunct(split) for _ in range(max(n, 1))]
        return (" AND " if self.r.random() < 0.9 else " OR ").join(items)

    def group(self):
        c = self.column(text=False) if self.r.random() < 0.15 else None
        return f"{c} + 1" if c else self.column()

    def selected(self):
        kind = self.r.random()
        if kind < 0.75:
            return self.column()
        if kind < 0.85:
            return f"{self.column(text=False)} + 1"
        if kind < 0.93:
            return f"SUM({self.column(text=False)})"
        return f"(SELECT MAX(z) FROM b WHERE x = {self.column(text=False)})"


def server_verdicts(url, queries):
    """Per query: 0, or the server's error number."""
    parts = urllib.parse.urlparse(url)
    socket = urllib.parse.parse_qs(parts.query).get("socket")
    where = ["-S", socket[0]] if socket else ["-h", parts.hostname, "-P", str(parts.port or 3306), "--protocol=tcp"]
    if parts.password:
        where.append(f"-p{urllib.parse.unquote(parts.password)}")
    script = ["DROP DATABASE IF EXISTS schemac_grouping", "CREATE DATABASE schemac_grouping", "USE schemac_grouping",
              "SET sql_mode = 'ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES'"]
    script += [s.replace("\n", " ") for s in DDL.split(";") if s.strip()]
    first = len(script) + 1
    for q in queries:
        script.append("PREPARE s FROM '" + q.replace("'", "''") + "'")
    client = shutil.which("mariadb") or shutil.which("mysql")
    if not client:
        sys.exit(77)
    done = subprocess.run([client, "--no-defaults", "--force", "-u", parts.username or "root", *where],
                          input=";\n".join(script) + ";\nDROP DATABASE schemac_grouping;\n", capture_output=True, text=True)
    verdicts = [0] * len(queries)
    for number, line in re.findall(r"^ERROR (\d+) \(\w+\) at line (\d+)", done.stderr, re.M):
        if int(line) < first:
            sys.exit(done.stderr[:500])
        verdicts[int(line) - first] = int(number)
    return verdicts


def schemac_verdicts(schemac, flavour, queries):
    """Per query: "", or the code that refused it."""
    with tempfile.TemporaryDirectory() as scratch:
        pathlib.Path(scratch, "schema").mkdir()
        pathlib.Path(scratch, "schema", "a.sql").write_text(DDL)
        text = "".join(f"-- name: q{i}\n{q};\n" for i, q in enumerate(queries))
        pathlib.Path(scratch, "q.sql").write_text(text)
        done = subprocess.run([schemac, "describe", "--flavour", flavour, "--warn", "all=off", "q.sql"], cwd=scratch,
                              capture_output=True, text=True)
        verdicts = [""] * len(queries)
        for line, code in re.findall(r"^q\.sql:(\d+):\d+: error\[(\w+)\]", done.stderr, re.M):
            verdicts[(int(line) - 1) // 2] = verdicts[(int(line) - 1) // 2] or code
        if done.returncode not in (0, 1):
            sys.exit(done.stderr[:500] or f"schemac: exit {done.returncode}")
        return verdicts


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--schemac", required=True)
    parser.add_argument("--server", choices=["mysql", "mariadb"], required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1000)
    options = parser.parse_args()
    url = os.environ.get(f"SCHEMAC_TEST_{options.server.upper()}")
    if not url:
        print(f"SCHEMAC_TEST_{options.server.upper()} is not set")
        sys.exit(77)
    queries = [Query(random.Random(f"{options.seed}/{i}")).sql for i in range(options.count)]
    theirs = server_verdicts(url, queries)
    ours = schemac_verdicts(os.path.abspath(options.schemac), options.server, queries)
    counts, differ = collections.Counter(), []
    for sql, their, our in zip(queries, theirs, ours):
        grouping = {"server": their in (1055, 1140), "schemac": our == "E0208"}
        other = (their and not grouping["server"]) or (our and not grouping["schemac"])
        counts["other" if other else "refused" if their else "accepted"] += 1
        if other:
            continue
        if grouping["server"] != grouping["schemac"]:
            differ.append(f"{'server' if grouping['server'] else 'schemac'} alone refuses: {sql}")
    print("\n".join(differ[:40]))
    print(f"seed {options.seed}: {dict(counts)}, {len(differ)} disagreements")
    return 1 if differ or counts["other"] > options.count // 10 else 0


if __name__ == "__main__":
    sys.exit(main())
