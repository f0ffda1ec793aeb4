#!/usr/bin/env python3
"""Random schemas, rows and queries: what schemac infers, held against what the engines do.

  run.py --schemac BINARY --exec BINARY --dialect mysql --engines sqlite,mariadb [--seed N] [--count M] [--flavour F]

Each batch is a schema and some hundred queries. What schemac refuses is counted by code; a refusal that is no "not
supported" of a query that the engine takes is a finding. What it accepts is executed as generated code would (random_exec),
several times with arguments of the inferred types, and these are findings: NULL in a column proved NOT NULL; a value outside
its type, or beyond a DECIMAL's digits; another number of rows than proved; a statement that the engine does not take; another
class in MariaDB's or MySQL's metadata; other rows with the arguments written as literals; other rows on SQLite than on a
server; other facts behind SELECT * FROM (query). Each kind of finding is shrunk once and printed with its seed.
A server's URL is in SCHEMAC_TEST_MARIADB and so on; without one it is a skip (77; CI=true: 1). Exit 1 for findings."""
import argparse, collections, json, os, pathlib, random, re, subprocess, sys, tempfile, time

HERE = pathlib.Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(HERE))
import judge, queries, schema, tree  # noqa: E402

UNSUPPORTED = {"E0104", "E0501", "E0502"}
NO_ANSWER = {"E0301", "E0302", "E0304", "E0305", "E0306", "E0307", "E0311"}  # stricter than the engine, on purpose
BATCH = 300


class Finding:
    def __init__(self, index, kind, engine, why, detail=""):
        self.index, self.signature, self.detail = index, (kind, engine, why), detail


# ---------------------------------------------------------------- schemac

class Project:
    """A schema's folder, in which queries are described."""

    def __init__(self, options, plan, folder):
        self.options, self.plan, self.root = options, plan, pathlib.Path(folder)
        (self.root / "schema").mkdir()
        (self.root / "schema" / "1.sql").write_text(plan.ddl())
        self.targets = sorted({"sqlite" if e == "sqlite" else "mysql" for e in options.engines})
        self.args = ["--dialect", options.dialect, "--target", ",".join(self.targets)]
        if options.dialect == "mysql":
            self.args += ["--flavour", options.flavour]

    def describe(self, named):
        """{name: SQL} → ({name: record}, {name: (code, message)}); None when schemac itself failed."""
        lines, where = [], {}
        for name, sql in named.items():
            lines += [f"-- name: {name}", sql + ";"]
            where[len(lines)] = name
        (self.root / "q.sql").write_text("\n".join(lines) + "\n")
        done = subprocess.run([self.options.schemac, "describe", *self.args, "q.sql"], cwd=self.root, capture_output=True, text=True)
        if done.returncode not in (0, 1):
            return None, done.stderr
        records = {r["name"]: r for r in map(json.loads, filter(str.strip, done.stdout.splitlines()))}
        self.some_servers = {where.get(int(line)) for line in re.findall(r"^q\.sql:(\d+):\d+: warning\[W0102\]", done.stderr, re.M)}
        refused = {}
        for line, code, text in re.findall(r"^q\.sql:(\d+):\d+: error\[(E\d+)\]: (.*)$", done.stderr, re.M):
            refused.setdefault(where.get(int(line)), (code, text))
        records = {name: r for name, r in records.items() if name not in refused}
        if not named.keys() <= records.keys() | refused.keys():
            return None, f"neither accepted nor refused: {sorted(named.keys() - records.keys() - refused.keys())[:3]}\n{done.stderr[:2000]}"
        return records, refused

    def ddl(self, target):
        done = subprocess.run([self.options.schemac, "ddl", *self.args[:2], "--target", target], cwd=self.root, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"schemac ddl: {done.stderr}\n{self.plan.ddl()}")
        return done.stdout


# ---------------------------------------------------------------- arguments

POOLS = {"bool": ["0", "1"], "int": ["0", "1", "2", "-1", "3", "7"], "uint": ["0", "1", "2", "3"], "double": ["0", "1.5", "-2.25"],
         "float": ["0", "1.5"], "decimal": ["0", "1.5", "-2.25", "10.10"], "blob": ["x", "x41", "x616263"], "date": ["2024-01-31", "1999-12-31"],
         "time": ["00:00:00", "10:11:12", "-01:00:00"], "datetime": ["2024-01-31 10:11:12", "1999-12-31 23:59:59"],
         "timestamp": ["2024-01-31 10:11:12", "1999-12-31 23:59:59"], "json": ["{}", "[1, 2]"], "year": ["2000", "2024"], "bit": ["0", "1", "5"],
         "any": ["i1", "d1.5", "tabc", "t12"], "text": ["", "a", "abc", "12", "it's", "x"], "set": ["p", ""]}


def argument(parameter, seed):
    rnd = random.Random(f"{seed} {parameter['name']} {parameter['type']}")
    kind = parameter["type"]
    if parameter["nullable"] and rnd.random() < 0.3:
        return None
    if parameter["enum"] and kind == "enum":
        return rnd.choice(parameter["enum"])
    if kind == "decimal":
        whole = (parameter.get("precision") or 65) - parameter.get("scale", 0)
        pool = [v for v in POOLS["decimal"] if "." not in v or parameter.get("scale", 0) or not parameter.get("precision")]
        return rnd.choice(pool if whole > 1 else ["0", "0.5"] if parameter.get("scale") else ["0"])
    pool = POOLS.get(kind) or POOLS["uint" if kind.startswith("uint") else "int"]
    if kind == "text" and parameter.get("length"):
        pool = [v for v in pool if len(v) <= parameter["length"]]
    return rnd.choice(pool)


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


def literal(dialect, kind, v):
    if v is None:
        return "NULL"
    if kind == "any":
        return literal(dialect, {"i": "int", "d": "double", "t": "text", "x": "blob"}[v[0]], v if v[0] == "x" else v[1:])
    if kind in ("double", "float"):
        return v + ("e0" if dialect != "sqlite" or "." not in v else "")
    if kind == "decimal":
        return v if "." in v else v + ".0"
    if kind == "bool":
        return "TRUE" if v == "1" else "FALSE"
    if kind == "blob":
        return f"'\\{v}'::bytea" if dialect == "postgres" else f"x'{v[1:]}'"
    if kind in ("date", "time", "datetime", "timestamp") and dialect != "sqlite":
        return f"{'TIMESTAMP' if kind == 'datetime' else kind.upper()} {quoted(v)}"
    return quoted(v) if kind in ("text", "enum", "set", "json", "date", "time", "datetime", "timestamp") else v


def inline(dialect, sql, record, arguments):
    values = {p["name"]: literal(dialect, p["type"], v) for p, v in zip(record["parameters"], arguments)}
    return re.sub(r":(p\d+)\b", lambda m: f"({values[m[1]]})" if values[m[1]].startswith("-") else values[m[1]], sql)


# ---------------------------------------------------------------- one batch

class Batch:
    def __init__(self, options, plan, sqls, seed, counts):
        self.options, self.plan, self.sqls, self.seed, self.counts = options, plan, sqls, seed, counts
        self.findings = []

    def find(self, index, kind, engine, why, detail=""):
        self.findings.append(Finding(index, kind, engine, why, detail))

    def run(self):
        with tempfile.TemporaryDirectory() as folder:
            self.project = Project(self.options, self.plan, folder)
            if self.describe():
                self.literals()
                self.results = {e: self.execute(e) for e in self.options.engines}
                for engine in self.options.engines:
                    self.judge(engine)
                self.cross()
        return self.findings

    def describe(self):
        named = {name: sql for name, sql, _ in self.plan.inserts()}
        for i, sql in enumerate(self.sqls):
            named[f"q{i}"] = sql
            if i % 4 == 0 and sql.startswith("SELECT") and " AS c0" in sql:
                named[f"w{i}"] = f"SELECT * FROM ({sql}) AS w"
        self.records, self.refused = self.project.describe(named)
        self.warned = self.project.some_servers if self.records is not None else set()
        if self.records is None:
            self.crash()
            return False
        for i in range(len(self.sqls)):
            self.wrapped(i)
            code, text = self.refused.get(f"q{i}", ("", ""))
            if code == "E0502" and self.options.dialect != "sqlite":  # what schemac itself wrote
                self.find(i, "written wrongly", "sqlite", judge.plain(text), text)
        self.counts.update(code for name, (code, _) in self.refused.items() if name[0] == "q")
        self.counts["accepted"] += sum(f"q{i}" in self.records for i in range(len(self.sqls)))
        return True

    def crash(self):
        """schemac itself failed: the first query that does it alone."""
        said = self.refused
        for i, sql in enumerate(self.sqls) if len(self.sqls) > 1 else []:
            records, said_alone = self.project.describe({"q0": sql})
            if records is None:
                self.find(i, "schemac failed", "-", judge.plain(said_alone)[:60], said_alone[-2000:])
                return
        self.find(0, "schemac failed", "-", judge.plain(said)[:60], said[-2000:])

    def wrapped(self, i):
        plain, behind = self.records.get(f"q{i}"), self.records.get(f"w{i}")
        if plain and behind:
            facts = lambda r: [(c["type"], c["nullable"], c.get("precision"), c.get("scale")) for c in r["columns"]]
            if facts(plain) != facts(behind) and "null" not in {c["type"] for c in plain["columns"]}:
                first = next((a, b) for a, b in zip(facts(plain), facts(behind)) if a != b)
                self.find(i, "wrapped", "-", f"{first[0]} became {first[1]} behind SELECT * FROM (…)")

    def literals(self):
        """Arguments for each query, and the queries with them written out."""
        self.arguments, named = {}, {}
        for i, sql in enumerate(self.sqls):
            record = self.records.get(f"q{i}")
            runs = 3 if record and record["parameters"] else 1
            self.arguments[i] = [[argument(p, f"{self.seed} {k}") for p in record["parameters"]] for k in range(runs)] if record else []
            if record and record["parameters"]:
                for k, arguments in enumerate(self.arguments[i]):
                    named[f"l{i}_{k}"] = inline(self.options.dialect, sql, record, arguments)
        records, _ = self.project.describe(named) if named else ({}, {})
        self.inlined = records or {}

    def items(self, engine):
        target = "sqlite" if engine == "sqlite" else "mysql"
        for name, _, rows in self.plan.inserts():
            if name in self.records:
                yield {"id": name, "record": self.records[name], "arguments": rows, "commit": True}
        for i, sql in enumerate(self.sqls):
            record = self.records.get(f"q{i}")
            if record and target in record["text"]:
                yield {"id": f"q{i}", "record": record, "arguments": self.arguments[i]}
                for k in range(len(self.arguments[i])):
                    if f"l{i}_{k}" in self.inlined:
                        yield {"id": f"l{i}_{k}", "record": self.inlined[f"l{i}_{k}"], "arguments": [[]]}
            elif f"q{i}" in self.refused and self.suspicious(self.refused[f"q{i}"]) and self.native(engine):
                yield {"id": f"r{i}", "raw": re.sub(r":p\d+\b", "NULL", sql)}

    @staticmethod
    def suspicious(refusal):
        """A refusal that the engine's own answer can refute. A number compared with a date is refused on purpose, and a path
        that is none, of which the servers make NULL."""
        code, text = refusal
        return code not in UNSUPPORTED | NO_ANSWER and not re.search("E0309.* is compared with|E0103 a JSON path", f"{code} {text}")

    def native(self, engine):
        return {"mysql": engine != "sqlite", "sqlite": engine == "sqlite"}.get(self.options.dialect, False)

    def execute(self, engine):
        """What random_exec said: {(id, run): line}."""
        target = "sqlite" if engine == "sqlite" else "mysql"
        script = [self.project.ddl(target)]
        if target == "mysql":
            database = f"random_{os.getpid()}"
            script = [f"DROP DATABASE IF EXISTS {database}", f"CREATE DATABASE {database} CHARACTER SET utf8mb4", f"USE {database}"] + script
        work = self.project.root / "work.json"
        use = script[2] if target == "mysql" else None
        work.write_text(json.dumps({"script": script, "use": use, "items": list(self.items(engine))}))
        url = "sqlite::memory:" if engine == "sqlite" else os.environ[f"SCHEMAC_TEST_{engine.upper()}"]
        for patience in range(15, -1, -1):
            done = subprocess.run([*self.options.run, self.options.exec, url, str(work)], capture_output=True, text=True, errors="replace")
            if "connect" not in done.stderr or not patience:
                break
            time.sleep(2)  # a server that a query killed, of this test or of another one, is started again
        self.counts["lost"] += done.returncode == 3
        if done.returncode not in (0, 3):
            raise SystemExit(f"random_exec on {engine}: exit {done.returncode}\n{done.stderr[-3000:]}\n{self.plan.ddl()}")
        return {(line["id"], line["run"]): line for line in map(json.loads, done.stdout.splitlines())}

    # ---------------------------------------------------------------- verdicts
    def known(self, engine, why, i, error=""):
        """With the text of the views that a query reads, and of those that they read."""
        views, named = "", self.sqls[i]
        for t in reversed(self.plan.tables):
            if t.view and re.search(rf"\b{t.name}\b", named):
                views += f" {t.view}"
                named += f" {t.view}"
        return judge.known(engine, why, self.sqls[i], views, error)

    def judge(self, engine):
        for (name, run), line in self.results[engine].items():
            if name.startswith("fill_"):
                if line["rc"] < 0:
                    self.find(-1, "insert", engine, judge.plain(line["error"]), f"{name} {self.row(name, run)}: {line['error']}")
                continue
            i = int(re.match(r"\w(\d+)", name)[1])
            self.counts[f"runs {engine}"] += 1
            if name[0] == "r":
                code, text = self.refused[f"q{i}"]
                if line["rc"] >= 0 and not self.known(engine, f"{code} {text}", i):
                    self.find(i, "refused", engine, f"{code} {judge.plain(text)}", text)
                continue
            wrong = judge.refuted(self.records[name] if name[0] == "q" else self.inlined[name], line, engine, self.plan)
            lacking = wrong and f"q{i}" in self.warned  # only some servers have it, and the user was told
            if wrong and not lacking and not self.known(engine, wrong[1], i, line["error"]):
                self.find(i, wrong[0], engine, wrong[1], f"{line['error']} {line.get('meta', '')} {self.say(name, run)} rows {line['rows'][:3]}")
            if name[0] == "q":
                self.against_literals(i, run, line, engine)

    def row(self, name, run):
        return next(rows[run] for n, _, rows in self.plan.inserts() if n == name)

    def say(self, name, run):
        if name[0] == "l":
            return f"as literals: {self.inlined[name]['sql']}"
        record = self.records[name]
        return {p["name"]: (p["type"], v) for p, v in zip(record["parameters"], self.arguments[int(name[1:])][run])} or ""

    def against_literals(self, i, run, line, engine):
        other = self.results[engine].get((f"l{i}_{run}", 0))
        if other and line["rc"] >= 0 and other["rc"] >= 0 and judge.comparable(self.sqls[i]) and not judge.same_rows(line["rows"], other["rows"]):
            types = sorted({p["type"] for p in self.records[f"q{i}"]["parameters"]})
            why = f"parameters {', '.join(types)} and literals give other rows"
            if self.known(engine, why, i):
                return
            self.find(i, "literals", engine, why,
                      f"{judge.difference(line['rows'], other['rows'])}\n  arguments {self.say(f'q{i}', run)}\n  as literals: {self.inlined[f'l{i}_{run}']['sql']}")

    def cross(self):
        servers = [e for e in self.options.engines if e in ("mariadb", "mysql")]
        if "sqlite" not in self.options.engines or not servers:
            return
        for (name, run), line in self.results["sqlite"].items():
            other = self.results[servers[0]].get((name, run))
            i = int(re.match(r"\w(\d+)", name)[1]) if name[0] == "q" else -1
            if i >= 0 and other and line["rc"] >= 0 and other["rc"] >= 0 and judge.comparable(self.sqls[i]) and not judge.same_rows(line["rows"], other["rows"]):
                text = self.records[name]["text"]
                if self.known(servers[0], "other rows", i):
                    continue
                mixed = "any" in {c["type"] for c in self.records[name]["columns"]}
                self.find(i, "cross", servers[0], "other rows than on SQLite" + (", in a column of any class" if mixed else ""),
                          f"SQLite / {servers[0]}: {judge.difference(line['rows'], other['rows'])}\n  sqlite: {text['sqlite']}\n  mysql: {text['mysql']}\n  {self.say(name, run)}")


# ---------------------------------------------------------------- views

def add_views(options, plan, seed):
    """Views over tables, then views over those: of random queries, what schemac takes and each engine runs."""
    for level in "01":
        candidates = queries.views(plan, f"{seed} {level}", 6)
        batch = Batch(options, plan, [str(node) for node, _ in candidates], seed, collections.Counter())
        batch.run()
        for i, (node, classes) in enumerate(candidates):
            lines = [batch.results[e].get((f"q{i}", 0)) for e in options.engines] if batch.records else [None]
            if all(line and line["rc"] >= 0 for line in lines) and judge.comparable(str(node)) and len(plan.tables) < len(plan.bases) + 4:
                view = schema.Table(f"v{level}{i}")
                view.columns = [schema.Column(f"c{k}", "", cls, True) for k, cls in enumerate(classes)]
                view.view = str(node)
                plan.tables.append(view)


# ---------------------------------------------------------------- shrinking

def shrink(options, plan, query, seed, finding):
    """The smallest query, one step at a time, that still gives the same finding."""
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
        query, detail = steps[best], found[best].detail
        finding = Finding(0, *finding.signature, detail)
    return query, finding


def report(options, plan, trees, seed, finding):
    print(f"\n---- {' · '.join(finding.signature)}\n  seed {seed}: --seed {options.first} --dialect {options.dialect} --engines {','.join(options.engines)}")
    if finding.index < 0:
        print(f"  {finding.detail}\n{plan.ddl()}")
        return
    query = trees[finding.index]
    if options.shrink and finding.signature[0] != "lost":
        query, finding = shrink(options, plan, query, seed, finding)
    print(f"  {query}\n  {finding.detail}")
    named = str(query)
    for t in reversed(plan.tables):  # a view names what is declared before it
        named += f" {t.view}" if t.view and re.search(rf"\b{t.name}\b", named) else ""
    used = [t for t in plan.tables if re.search(rf"\b{t.name}\b", named)]
    for t in used:
        text = re.search(rf"CREATE (TABLE|VIEW) {t.name} (\(|AS).*?;", plan.ddl(), re.S)[0]
        print("  " + re.sub(r"\s+", " ", text))
        for row in t.rows[:8]:
            print("    ", row)
    sys.stdout.flush()


# ---------------------------------------------------------------- all of it

def arguments():
    p = argparse.ArgumentParser()
    p.add_argument("--schemac", required=True, type=os.path.abspath)
    p.add_argument("--exec", required=True, type=os.path.abspath)
    p.add_argument("--dialect", default="mysql", choices=["mysql", "sqlite", "postgres"])
    p.add_argument("--engines", default="sqlite", type=lambda s: s.split(","))
    p.add_argument("--flavour", default="any")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--count", type=int, default=1000)
    p.add_argument("--no-shrink", dest="shrink", action="store_false")
    p.add_argument("--show", type=int, default=1000, help="how many kinds of findings are shown at most")
    p.add_argument("--only", default="", help="a regular expression on a finding's kind")
    options = p.parse_args()
    options.run = os.environ.get("SCHEMAC_RUN", "").split()
    for engine in options.engines:
        if engine != "sqlite" and not os.environ.get(f"SCHEMAC_TEST_{engine.upper()}"):
            print(f"skipped: no {engine} server (./dev test starts one)")
            sys.exit(1 if os.environ.get("CI") == "true" else 77)
    return options


def main():
    options = arguments()
    counts, kinds = collections.Counter(), collections.Counter()
    portable = len({e == "sqlite" for e in options.engines}) > 1 or options.dialect == "postgres"
    for number in range((options.count + BATCH - 1) // BATCH):
        seed = f"{options.seed}.{number}"
        options.first = options.seed
        plan = schema.new(seed, options.dialect, portable, options.engines)
        if not portable:
            add_views(options, plan, seed)
        trees = queries.new(plan, seed, min(BATCH, options.count - number * BATCH))
        findings = Batch(options, plan, [str(t) for t in trees], seed, counts).run()
        for finding in findings:
            if not re.search(options.only, " ".join(finding.signature)):
                continue
            kinds[finding.signature] += 1
            if kinds[finding.signature] == 1 and len(kinds) <= options.show:
                report(options, plan, trees, seed, finding)
    print(f"\n{options.count} queries in {options.dialect}: " + ", ".join(f"{k} {v}" for k, v in sorted(counts.items())))
    for signature, n in kinds.most_common():
        print(f"  {n:5} {' · '.join(signature)}")
    print(f"{len(kinds)} kinds of findings")
    return 1 if kinds else 0


if __name__ == "__main__":
    sys.exit(main())
