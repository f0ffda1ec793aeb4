#!/usr/bin/env python3
"""The portable dialect, crossed: random schemas, rows and statements in PostgreSQL's SQL, executed by the run time on SQLite
and on a server, as schemac wrote them for each; the rows must be the same, and so must the tables behind what writes.

  portable.py ENGINE --schemac BINARY --exec BINARY [--seed N] [--count M] [--postgres] [--only REGEX]

ENGINE is mariadb, mysql or dolt (its URL in SCHEMAC_TEST_<ENGINE>; without one a skip, 77; CI=true: 1). With --postgres a
PostgreSQL server (what psql is to be told, in SCHEMAC_TEST_POSTGRES) answers too: where it gives rows, each target gives
the same ones or an error, and what it takes schemac refuses only as E0104 or E0501. Findings are shrunk and printed with
their seeds. Exit 1 for findings."""
import argparse, collections, decimal, json, os, pathlib, random, re, shutil, subprocess, sys, tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path[:0] = [str(HERE), str(HERE.parent / "random")]
import portable_queries as queries, portable_tables as tables, tree  # noqa: E402

BATCH = 250
MOST_ROWS = 400  # random_exec shows no more of them
# Errors that data may cause. The run time's codes: null, type, constraint and so on; SCHEMA: the engine does not take it.
SCHEMA, MISUSE, LOST, UNSUPPORTED, ROW_NULL, ROW_TYPE = -14, -3, -5, -19, -12, -13
POOL = {"bool": ["0", "1"], "uint8": ["0", "1", "255"], "int16": ["0", "1", "-1", "32767"], "int32": tables.VALUES["integer"],
        "int64": tables.VALUES["bigint"], "double": ["0", "1.5", "-2.25", "3"], "float": ["0", "1.5"], "text": tables.TEXTS,
        "blob": ["x", "x61", "x00ff", "x41"], "date": tables.VALUES["date"], "time": tables.VALUES["time(0)"], "datetime": tables.VALUES["timestamp(3)"],
        "timestamp": tables.VALUES["timestamp(6) with time zone"], "uuid": tables.VALUES["uuid"], "enum": tables.MOOD,
        "decimal": ["0", "1.5", "-0.25", "10", "9.99", "-1"]}

# What a server does of its own, whatever it is given: looked at again when it changes. (engine, what is said, of which statements)
ROWS, MISSING = r"other rows", r"Unknown column|ambiguous"
KNOWN = [
    ("mariadb", ROWS, r"DISTINCT .*GROUP BY"),  # 10.11 keeps equal rows of a DISTINCT over groups
    ("mariadb", ROWS, r"DISTINCT .* OVER "),  # … and of a DISTINCT over window functions
    ("mariadb", ROWS, r"CUME_DIST|PERCENT_RANK"),  # … ten digits of what is no whole part
    ("mariadb", ROWS, r"NOT IN \(SELECT "),  # … and gives rows of x NOT IN (SELECT …) with a NULL in it, beside an outer join
    ("mariadb", ROWS, r"HAVING "),  # takes x.id for y.id where both are grouped by
    ("mariadb", ROWS, r"IN \(SELECT .* IS (NOT )?(UNKNOWN|NULL)"),  # … and NULL IN (SELECT …) for what is known
    # … gives a row behind the last one where all columns are constants
    ("mariadb", ROWS, r"SELECT DISTINCT ((?! FROM |\bx\d).)* FROM .* OFFSET "),
    ("mariadb", ROWS, r"(WITH|\(SELECT) .* (LEFT|RIGHT) JOIN .*M(IN|AX)\("),  # … and a constant where an outer join found no row
    # … and takes 1.5 for 2 beside an integer column with an index
    ("mariadb", r"other rows|another table", r"'?\d\.\d+'?(::[a-z ]+)? = \w+\.\w|\w+\.\w+ = '?-?\d*\.\d| IN \('?-?\d*\.\d+'?(::[a-z ]+)?\)"),
    ("m\w+", MISSING, r"HAVING "),  # a column of a derived table that is a constant
    ("mysql", ROWS, r"HAVING |LEFT JOIN \(SELECT"),
    ("dolt", r"syntax error|other rows", r"EXISTS \(SELECT"),  # it does not parse EXISTS (…) = TRUE
    ("dolt", r"not run|other rows", r" OVER "),  # has no CUME_DIST, nor NTH_VALUE, falls over some frames, looks for ORDER BY 1 by its text
    ("dolt", ROWS, r"IN \(SELECT '"),  # what a subquery of literals gives is compared by the session's collation
    ("dolt", r"not run|other rows", r"\(SELECT (MIN|MAX)\(x1\b")]  # an aggregate of the enclosing query


def argument(parameter, rnd):
    kind = parameter["type"]
    if parameter["nullable"] and rnd.random() < 0.25:
        return None
    pool = parameter["enum"] if kind == "enum" else POOL[kind]
    if kind == "text" and parameter.get("length"):
        pool = [v for v in pool if len(v) <= parameter["length"]]
    if kind == "decimal" and parameter.get("precision"):
        whole = parameter["precision"] - parameter.get("scale", 0)
        pool = [v for v in pool if ("." not in v or parameter.get("scale")) and len(v.lstrip("-").split(".")[0]) <= whole]
    value = rnd.choice(pool)
    return re.sub(r"\.\d+$", lambda m: m[0][:parameter.get("scale", 0) + 1].rstrip("."), value) if kind == "datetime" else value


# ---------------------------------------------------------------- values of one form

def normal(value, column):
    """A value as it is compared: by its type's own equality, and as text of the engine."""
    if value is None:
        return None
    kind = column["type"]
    if kind in ("decimal",):
        try:
            d = decimal.Decimal(value)
            return f"{d.normalize():f}" if d else "0"
        except decimal.InvalidOperation:
            return value
    if kind in ("double", "float"):
        f = float(value)
        return f"{f:.13g}" if f else "0"
    if kind == "bool":
        return {"t": "1", "f": "0"}.get(value, value)
    if kind == "blob":
        return value.replace("\\x", "x")
    if kind in ("timestamp", "datetime", "time"):
        value = re.sub(r"\+00$", "", value)
        return re.sub(r"(:\d\d\.\d*?)0+$", r"\1", value).rstrip(".") if "." in value else value
    if column["sql_type"].startswith("CHAR("):
        return value.rstrip(" ")
    return value


def table_of(rows, columns):
    return [[normal(v, c) for v, c in zip(row, columns)] for row in rows]


def is_ordered(sql):
    depth, found = 0, False
    for token in re.findall(r"'(?:[^']|'')*'|[()]|ORDER BY|\w+|.", sql):
        depth += (token == "(") - (token == ")")
        found = found or (token == "ORDER BY" and depth == 0)
    return found


def key(row):
    return [(v is not None, v or "") for v in row]


def differs(a, b, ordered):
    if not ordered:
        a, b = sorted(a, key=key), sorted(b, key=key)
    if a == b:
        return None
    first = next(((x, y) for x, y in zip(a, b) if x != y), (a[len(b):][:1], b[len(a):][:1]))
    return f"{first[0]} / {first[1]} ({len(a)} and {len(b)} rows)"


# ---------------------------------------------------------------- schemac

class Project:
    def __init__(self, options, plan, folder):
        self.options, self.plan, self.root = options, plan, pathlib.Path(folder)
        (self.root / "schema").mkdir()
        (self.root / "schema" / "1.sql").write_text(plan.ddl(), encoding="utf-8")

    def describe(self, named):
        lines, where = [], {}
        for name, sql in named.items():
            lines += [f"-- name: {name}", sql + ";"]
            where[len(lines)] = name
        (self.root / "q.sql").write_text("\n".join(lines) + "\n", encoding="utf-8")
        done = subprocess.run([self.options.schemac, "describe", "--dialect", "postgres", "--target", "mysql,sqlite", "q.sql"],
                              cwd=self.root, capture_output=True, text=True, encoding="utf-8")
        if done.returncode not in (0, 1):
            raise SystemExit(f"schemac describe ended with {done.returncode}: {done.stderr[-2000:]}\nin {self.root}")
        refused = {}
        for file, line, code, text in re.findall(r"^(\S+?):(\d+):\d+: error\[(E\d+)\]: (.*)$", done.stderr, re.M):
            if file != "q.sql":
                raise SystemExit(f"{file}:{line}: {code} {text}\n{self.plan.ddl()}")
            refused.setdefault(where.get(int(line)), (code, text))
        records = {r["name"]: r for r in map(json.loads, filter(str.strip, done.stdout.splitlines()))}
        return {n: r for n, r in records.items() if n not in refused and len(r["text"]) == 2}, refused

    def ddl(self, target):
        done = subprocess.run([self.options.schemac, "ddl", "--dialect", "postgres", "--target", target], cwd=self.root, capture_output=True,
                              text=True, encoding="utf-8")
        if done.returncode:
            raise SystemExit(f"schemac ddl: {done.stderr}\n{self.plan.ddl()}")
        return done.stdout


# ---------------------------------------------------------------- PostgreSQL

def pg_literal(v, kind):
    if v is None:
        return "NULL"
    if kind == "blob":
        return "'\\" + v + "'"
    return "'" + v.replace("'", "''") + "'"


def pg_row(line):
    return [None if f == "(null)" else f for f in line.split("\x1f")]


PG_TYPES = {"uint8": "integer", "int16": "smallint", "int32": "integer", "int64": "bigint", "double": "double precision", "decimal": "numeric",
            "blob": "bytea", "enum": "mood", "datetime": "timestamp", "timestamp": "timestamptz"}


class Postgres:
    """Another judge: the dialect's own server."""

    def __init__(self, plan):
        self.name = f"cross_{os.getpid()}"
        self.command = ["psql", "-X", "-q", "-A", "-t", "-F", "\x1f", "-P", "null=(null)"] + os.environ["SCHEMAC_TEST_POSTGRES"].split()
        subprocess.run(self.command + ["-c", f"DROP DATABASE IF EXISTS {self.name}", "-c", f"CREATE DATABASE {self.name}"], check=True, capture_output=True)
        script = plan.ddl()
        for t in plan.tables:
            for row in t.rows:
                script += f"INSERT INTO {t.name} ({', '.join(row)}) VALUES ({', '.join(pg_literal(v, '') if not v or c.cls != 'y' else pg_literal('x' + v, 'blob') for v, c in zip(row.values(), [next(k for k in t.columns if k.name == n) for n in row]))});\n"
        self.psql("\\set ON_ERROR_STOP 1\n" + script.replace("''::bytea", "''"))

    def psql(self, script):
        done = subprocess.run(self.command + ["-d", self.name], input="SET TIME ZONE 'UTC';\n" + script, capture_output=True, text=True, encoding="utf-8")
        if done.returncode:
            raise SystemExit(f"psql: {done.stderr[-2000:]}")
        return done.stdout

    def drop(self):
        subprocess.run(self.command + ["-c", f"DROP DATABASE {self.name}"], check=True, capture_output=True)

    def run(self, items, plan):
        """[(id, SQL, whether it returns rows, tables read after)] → {id: (state, message, rows, after)}."""
        script = []
        for name, sql, reads, after in items:
            script += ["BEGIN;", f"\\echo @@ {name} rows", f"{sql};",
                       f"\\echo @@ {name} state :SQLSTATE :LAST_ERROR_MESSAGE", "\\set LAST_ERROR_MESSAGE ''"]
            for t in after:
                script += [f"\\echo @@ {name} after", f"SELECT * FROM {t} ORDER BY 1;"]
            script += ["\\echo @@ - end", "ROLLBACK;"]
        results, at = {}, None
        for line in self.psql("\n".join(script) + "\n").split("\n"):
            if line.startswith("@@ "):
                _, name, what, *rest = line.split(" ", 4)
                r = results.setdefault(name, {"rows": [], "after": [], "state": "00000", "error": ""})
                if what == "state":
                    r["state"], r["error"], at = rest[0], " ".join(rest[1:]), None
                elif what == "after":
                    r["after"].append([])
                    at = r["after"][-1]
                else:
                    at = r["rows"] if what == "rows" else None
            elif at is not None:
                at.append(pg_row(line))
        return results


# ---------------------------------------------------------------- one batch

class Finding:
    def __init__(self, index, kind, why, detail):
        self.index, self.signature, self.detail = index, (kind, why), detail


def plain(message):
    return re.sub(r"\s+", " ", re.sub(r"^[qlw]\d\w*: ", "", re.sub(r"'[^']*'|\"[^\"]*\"|\b\d+\b", "…", message)))[:100]


class Batch:
    def __init__(self, options, plan, sqls, seed, counts):
        self.options, self.plan, self.sqls, self.seed, self.counts, self.findings = options, plan, sqls, seed, counts, []

    def run(self):
        with tempfile.TemporaryDirectory() as folder:
            self.project = Project(self.options, self.plan, folder)
            named = {f"fill_{t.name}": "INSERT INTO {} ({}) VALUES ({})".format(t.name, ", ".join(c.name for c in t.writable()),
                     ", ".join(":" + c.name for c in t.writable())) for t in self.plan.tables}
            named.update({f"all_{t.name}": f"SELECT * FROM {t.name} ORDER BY id" for t in self.plan.tables})
            named.update({f"q{i}": sql for i, sql in enumerate(self.sqls)})
            self.records, self.refused = self.project.describe(named)
            for name in named:
                if name[0] != "q" and name not in self.records:
                    raise SystemExit(f"{name}: {self.refused.get(name)}\n{self.plan.ddl()}")
            self.counts.update(code for n, (code, _) in self.refused.items())
            self.arguments = {}
            for i in range(len(self.sqls)):
                r = self.records.get(f"q{i}")
                rnd = random.Random(f"{self.seed} {self.sqls[i]}")
                self.arguments[i] = [[argument(p, rnd) for p in r["parameters"]] for _ in range(3 if r["parameters"] else 1)] if r else []
            lite, server = self.execute("sqlite"), self.execute(self.options.engine)
            oracle = self.ask_postgres() if self.options.postgres else {}
            for i in range(len(self.sqls)):
                self.judge(i, lite, server, oracle)
        return self.findings

    def written(self, sql):
        m = re.match(r"(INSERT INTO|UPDATE|DELETE FROM) (\w+)", sql)
        return [m[2]] if m else []

    def items(self):
        for t in self.plan.tables:
            rows = [[("x" + r[c.name] if c.cls == "y" else str(int(r[c.name] == "true")) if c.cls == "b" else r[c.name]) if r[c.name] is not None else None
                     for c in t.writable()] for r in t.rows]
            order = [p["name"] for p in self.records[f"fill_{t.name}"]["parameters"]]
            at = [[c.name for c in t.writable()].index(n) for n in order]
            yield {"id": f"fill_{t.name}", "record": self.records[f"fill_{t.name}"], "arguments": [[row[i] for i in at] for row in rows], "commit": True}
        for i, sql in enumerate(self.sqls):
            if f"q{i}" in self.records:
                item = {"id": f"q{i}", "record": self.records[f"q{i}"], "arguments": self.arguments[i]}
                if self.written(sql):
                    item["then"] = [self.records[f"all_{t}"] for t in self.written(sql)]
                yield item

    def execute(self, engine):
        target = "sqlite" if engine == "sqlite" else "mysql"
        script = [self.project.ddl(target)]
        if target == "mysql":
            database = f"portable_{os.getpid()}"
            script = [f"DROP DATABASE IF EXISTS {database}", f"CREATE DATABASE {database} CHARACTER SET utf8mb4", f"USE {database}"] + script
        work = self.project.root / "work.json"
        work.write_text(json.dumps({"script": script, "use": script[2] if target == "mysql" else None, "items": list(self.items())}))
        url = "sqlite::memory:" if engine == "sqlite" else os.environ[f"SCHEMAC_TEST_{engine.upper()}"]
        done = subprocess.run([self.options.exec, url, str(work)], capture_output=True, text=True, errors="replace")
        if done.returncode not in (0, 3):
            raise SystemExit(f"random_exec on {engine}: exit {done.returncode}\n{done.stderr[-3000:]}\n{self.plan.ddl()}")
        lines = {(line["id"], line["run"]): line for line in map(json.loads, done.stdout.splitlines())}
        for (name, run), line in lines.items():
            if name.startswith("fill") and line["rc"] < 0:
                self.findings.append(Finding(-1, f"row refused by {engine}", plain(line["error"]), f"{name} {run}: {line['error']}"))
        return lines

    def ask_postgres(self):
        server = Postgres(self.plan)
        items = []
        for i, sql in enumerate(self.sqls):
            r = self.records.get(f"q{i}")
            reads = not self.written(sql) or "RETURNING" in sql
            for k, arguments in enumerate(self.arguments[i] if r else [None]):
                values = {p["name"]: pg_literal(v, p["type"]) + "::" + PG_TYPES.get(p["type"], p["type"]) for p, v in zip(r["parameters"], arguments)} if r else {}
                text = re.sub(r"(?<!:):(p_?\w+)\b", lambda m: values.get(m[1], "NULL"), sql)
                items.append((f"{i}.{k}", text, reads, self.written(sql) if r else []))
        results = server.run(items, self.plan)
        server.drop()
        return results

    # ---------------------------------------------------------------- verdicts
    def find(self, i, kind, why, detail):
        said = f"{kind} {why}"
        own = any(re.fullmatch(e, self.options.engine) and re.search(w, said) and re.search(q, self.sqls[i]) for e, w, q in KNOWN)
        if own or not re.search(self.options.only, said):
            return
        self.findings.append(Finding(i, kind, why, detail))

    def judge(self, i, lite, server, oracle):
        name = f"q{i}"
        if name not in self.records:
            theirs = oracle.get(f"{i}.0")
            code, text = self.refused.get(name, ("?", "neither accepted nor refused"))
            if theirs and theirs["state"] == "00000" and code not in ("E0104", "E0501"):
                self.find(i, "refused, and PostgreSQL takes it", f"{code} {plain(text)}", text)
            elif code in ("E0502", "?"):
                self.find(i, "written wrongly", f"{code} {plain(text)}", text)
            if self.options.reasons:
                self.counts[f"{code}: {plain(text)[:70]}"] += 1
            return
        for k in range(len(self.arguments[i])):
            a, b, c = lite.get((name, k)), server.get((name, k)), oracle.get(f"{i}.{k}")
            self.counts["runs"] += 1
            if not a or not b:
                self.find(i, "lost", "the server is gone", "")
                continue
            self.one(i, k, a, b, c)

    def one(self, i, k, a, b, c):
        record, engine = self.records[f"q{i}"], self.options.engine
        for line, where in ((a, "sqlite"), (b, engine)):
            if line["rc"] in (SCHEMA, MISUSE, LOST, UNSUPPORTED, ROW_NULL) or (line["rc"] == ROW_TYPE and not re.search("floating-point number|outside its type", line["error"])) \
               or re.search("no such|syntax|ambiguous|collation|misuse|near |Unknown|Illegal mix", line["error"]):
                self.find(i, f"not run by {where}", plain(line["error"]), f"{line['error']}\n{self.texts(i, k)}")
                return
        ordered = is_ordered(self.sqls[i])
        if a["rc"] >= 0 and b["rc"] >= 0:
            self.counts["compared"] += 1
            why = self.compare(record, a, b, ordered)
            if why:
                self.find(i, f"sqlite / {engine}", why[0], f"{why[1]}\n{self.texts(i, k)}" + (f"\n  postgres: {c['state']} {c['error']} {c['rows'][:3]}" if c else ""))
                return
        else:
            self.counts[f"error on {'both' if a['rc'] < 0 and b['rc'] < 0 else 'sqlite' if a['rc'] < 0 else engine}"] += 1
        if c:
            self.against_postgres(i, k, a, b, c, ordered)

    def against_postgres(self, i, k, a, b, c, ordered):
        record = self.records[f"q{i}"]
        if c["state"] != "00000":
            self.counts["error on postgres"] += 1
            if self.options.reasons:
                self.counts[f"postgres: {plain(c['error'])[:60]}"] += 1
            if c["state"][:2] == "42":
                self.find(i, "taken, and PostgreSQL refuses it", f"{c['state']} {plain(c['error'])}", f"{c['error']}\n{self.texts(i, k)}")
            return
        self.counts["compared with postgres"] += 1
        if "char(" in self.plan.ddl():  # PostgreSQL fills it up with blanks, as docs/portable.md says we do not
            c["rows"] = [[v.rstrip(" ") if v else v for v in row] for row in c["rows"]]
            a, b = ({**x, "rows": [[v.rstrip(" ") if v else v for v in row] for row in x["rows"]]} for x in (a, b))
        for line, where in ((a, "sqlite"), (b, self.options.engine)):
            if line["rc"] >= 0:
                why = self.compare(record, line, c, ordered)
                if why:
                    self.find(i, f"{where} / postgres", why[0], f"{why[1]}\n{self.texts(i, k)}")
            elif c["state"] == "00000":
                self.counts[f"error on {where} alone"] += 1
                if self.options.errors:
                    self.find(i, f"error on {where}, none on PostgreSQL", plain(line["error"]), f"{line['error']}\n{self.texts(i, k)}")

    def compare(self, record, a, b, ordered):
        if record["columns"] and max(len(a["rows"]), len(b["rows"])) < MOST_ROWS:
            why = differs(table_of(a["rows"], record["columns"]), table_of(b["rows"], record["columns"]), ordered)
            if why:
                types = sorted({c["type"] for c in record["columns"]})
                return f"other rows ({', '.join(types)})", why
        for name, x, y in zip(self.written(record["sql"]), a.get("after", []), b.get("after", [])):
            columns = self.records[f"all_{name}"]["columns"]
            why = differs(table_of(x, columns), table_of(y, columns), True)
            if why:
                return "another table left", why
        return None

    def texts(self, i, k):
        r = self.records[f"q{i}"]
        arguments = {p["name"]: (p["type"], v) for p, v in zip(r["parameters"], self.arguments[i][k])}
        return f"  sqlite: {r['text']['sqlite']}\n  mysql:  {r['text']['mysql']}\n  {arguments or ''}"


# ---------------------------------------------------------------- shrinking, reporting

def shrink(options, plan, query, seed, finding):
    for _ in range(60):
        steps, seen = [], set()
        for step in tree.smaller(query):
            text = str(step)
            if text not in seen and len(text) <= len(str(query)) and text != str(query):
                seen.add(text)
                steps.append(step)
        steps = sorted(steps, key=lambda s: len(str(s)))[:150]
        if not steps:
            break
        found = {f.index: f for f in reversed(Batch(options, plan, [str(s) for s in steps], seed, collections.Counter()).run())
                 if f.signature == finding.signature}
        if not found:
            break
        best = min(found)
        query, finding = steps[best], Finding(0, *finding.signature, found[best].detail)
    return query, finding


def report(options, plan, trees, seed, finding):
    print(f"\n---- {' · '.join(finding.signature)}\n  seed {seed}")
    if finding.index < 0:
        print(f"  {finding.detail}\n{plan.ddl()}")
        return
    query = trees[finding.index]
    if options.shrink and finding.signature[0] != "lost":
        query, finding = shrink(options, plan, query, seed, finding)
    print(f"  {query}\n  {finding.detail}")
    for t in plan.tables:
        if re.search(rf"\b{t.name}\b", str(query)):
            print("  " + re.sub(r"\s+", " ", re.search(rf"CREATE TABLE {t.name} \(.*?;", plan.ddl(), re.S)[0]))
            for row in t.rows[:4] if options.verbose else []:
                print("    ", row)
    sys.stdout.flush()


def arguments():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("engine", choices=["mariadb", "mysql", "dolt"])
    p.add_argument("--schemac", required=True, type=os.path.abspath)
    p.add_argument("--exec", required=True, type=os.path.abspath)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--first", type=int, default=0, help="the batch to begin with")
    p.add_argument("--count", type=int, default=1000)
    p.add_argument("--postgres", action="store_true")
    p.add_argument("--errors", action="store_true", help="an error where PostgreSQL has none is a finding, too")
    p.add_argument("--reasons", action="store_true", help="count what is refused by its message")
    p.add_argument("--no-shrink", dest="shrink", action="store_false")
    p.add_argument("--show", type=int, default=40)
    p.add_argument("--only", default="", help="a regular expression on a finding's kind")
    p.add_argument("--verbose", action="store_true")
    options = p.parse_args()
    lacking = [n for n in [options.engine] + ["postgres"] * options.postgres if not os.environ.get(f"SCHEMAC_TEST_{n.upper()}")]
    if lacking:
        print(f"skipped: SCHEMAC_TEST_{lacking[0].upper()} is not set")
        sys.exit(1 if os.environ.get("CI") == "true" else 77)
    return options


def main():
    options = arguments()
    counts, kinds = collections.Counter(), collections.Counter()
    for number in range(options.first, options.first + (options.count + BATCH - 1) // BATCH):
        seed = f"{options.seed}.{number}"
        plan = tables.Schema(seed)
        trees = queries.new(plan, seed, min(BATCH, options.count - (number - options.first) * BATCH))
        for finding in Batch(options, plan, [str(t) for t in trees], seed, counts).run():
            kinds[finding.signature] += 1
            if kinds[finding.signature] == 1 and len(kinds) <= options.show:
                report(options, plan, trees, seed, finding)
    print(f"\n{options.count} statements on SQLite and {options.engine}: " + ", ".join(f"{k} {v}" for k, v in counts.most_common()))
    for signature, n in kinds.most_common():
        print(f"  {n:5} {' · '.join(signature)}")
    print(f"{len(kinds)} kinds of findings")
    return 1 if kinds else 0


if __name__ == "__main__":
    sys.exit(main())
