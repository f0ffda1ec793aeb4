#!/usr/bin/env python3
"""Random schemas and statements: does schemac take and refuse what the engine takes and refuses?

  generate.py --agree PROGRAM --engine sqlite|mariadb|mysql [--seed S] [--count N] [--ddl] [--known E0104,…]

Each batch is a schema and BATCH statements over it, half of them with something wrong on purpose (grammar.py); the engine's
verdict is PREPARE's, with --ddl that of DDL executed. A disagreement is shrunk and printed once a kind, with its seed. What
schemac says it does not do yet (E0104, or --known) is counted apart. Exit 1 for disagreements. EXCEPTIONS says what is none."""
import argparse, collections, pathlib, random, re, sys

HERE = pathlib.Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path[:0] = [str(HERE), str(HERE.parent)]
import cases, grammar, grammar_ddl, verdict  # noqa: E402

BATCH = 250
SLIPS = [0, 0, 0.02, 0.06]


def closed(sql, at):
    """Where the parenthesis that opens at `at` closes."""
    depth = 0
    for i in range(at, len(sql)):
        depth += (sql[i] == "(") - (sql[i] == ")")
        if not depth:
            return i
    return len(sql)


def with_bodies(sql):
    """(name, where its parenthesis opens, where that closes) of each query of a WITH."""
    return [(m[1], m.end() - 1, closed(sql, m.end() - 1)) for m in
            re.finditer(r"(\w+)(?: ?\([\w, ]*\))? AS ?(?:(?:NOT )?MATERIALIZED ?)?\((?= ?(?:SELECT|VALUES|WITH)\b)", sql)]


def depths(sql):
    """How many parentheses are open at each character."""
    out, depth = [], 0
    for c in sql:
        depth += (c == "(") - (c == ")")
        out.append(depth)
    return out


def with_in_subquery(sql, at):
    """Whether `at` is in a query of a WITH that a subquery names: SQLite resolves its names there, and sees what is around."""
    depth = depths(sql)
    for name, start, end in with_bodies(sql):
        named = [m.start() for m in re.finditer(rf"(?<![\w.]){name}\b", sql) if m.start() > end]
        if start < at < end and any(depth[i] >= depth[start] for i in named):
            return True
    return False


def set_twice(sql):
    """Whether an UPDATE sets a column twice."""
    found = re.search(r"\bSET\b", sql)
    if not sql.startswith(("UPDATE", "WITH")) or not found:
        return False
    depth = depths(sql)
    plain = "".join(sql[i] if depth[i] == depth[found.start()] else "_" for i in range(found.end(), len(sql)))
    names = re.findall(r"(?:^|,) *[\[\"`]?(\w+)[\]\"`]? *=", re.split(r"\b(?:FROM|WHERE|RETURNING)\b", plain)[0])
    return len(set(names)) < len(names)


def rowid_unwritten(sql):
    """Whether ON CONFLICT has one column that the INSERT does not list: where that is the rowid, it cannot be in conflict."""
    found = re.match(r"(?is)INSERT (?:OR \w+ )?INTO \S+ (?:AS \w+ )?\(([^()]*)\).*?ON CONFLICT ?\((\w+)\) DO UPDATE", sql)
    return bool(found) and found[2] not in re.findall(r"\w+", found[1])


def unused_with(sql):
    """Whether a query of a WITH is named by nothing, or only by itself and others of that kind."""
    bodies = with_bodies(sql)
    inner = lambda at: max([b for b in bodies if b[1] < at < b[2]], key=lambda b: b[1], default=None)
    reached, grown = set(), True
    while grown:
        grown = False
        for body in bodies:
            for m in re.finditer(rf"\b{body[0]}\b(?! ?(?:\([\w, ]*\) ?)?AS ?(?:(?:NOT )?MATERIALIZED ?)?\()", sql):
                holder = inner(m.start())
                if body not in reached and (holder is None or holder in reached):
                    reached.add(body)
                    grown = True
    return len(reached) < len(bodies)


def unused_window(sql):
    """Whether a query has a WINDOW that no OVER in it names."""
    for m in re.finditer(r"\bWINDOW (\w+) AS\b", sql):
        start = m.start()
        depth = 0
        while start and depth <= 0:
            start -= 1
            depth += (sql[start] == "(") - (sql[start] == ")")
        if not re.search(rf"\bOVER {m[1]}\b", sql[start:m.start()]):
            return True
    return False


CONSTANT = r"\(*(?:0|FALSE|0x0|'')\)*"
# What SQLite makes of `x AND 0` is 0, and of an ON or WHERE that is 0 as a whole.
DROPPED = rf"(?i)(?<![\w.]){CONSTANT} AND\b|\bAND {CONSTANT}(?![\w.])|\b(?:ON|WHERE) ?{CONSTANT}(?![\w.])"
# (engine or "", what schemac says, what the engine says, in which text, why): where they may differ.
EXCEPTIONS = [
    ("sqlite", r"E02", "", r"\bIN ?\(\)", "SQLite does not look at x in `x IN ()`"),
    ("sqlite", r"E02", "", unused_with, "SQLite does not look into a WITH that nothing names"),
    ("sqlite", r"E02", "", unused_window, "nor into such a WINDOW"),
    ("sqlite", r"E0207 .* ORDER BY|E0203", "no such column|^ *$", r"(?s)^(?!.*\\bFROM\\b)", "nor an ORDER BY without FROM"),
    ("sqlite", r"E0209 .* is compared with", "", "", "SQLite counts the columns of `x IN t` where it writes code, and none for what cannot matter"),
    ("sqlite", r"E0211|E020[23]", "", with_in_subquery, "a WITH in a subquery sees what is around that (docs/limits.md)"),
    ("sqlite", "", "ON clause references tables to its right", r"(?s)(RIGHT|FULL).*UNION ALL|UNION ALL.*(RIGHT|FULL)", "the judge's (E0502): 3.40 alone, where it merges a UNION ALL of such joins"),
    ("sqlite", r"E0209|E0212", "", r"ORDER BY|EXISTS", "SQLite drops ORDER BY where there is one row, or where it means nothing"),
    ("sqlite", r"E0205 .* in pairs", "", "", "SQLite counts them when it executes"),
    ("sqlite", r"E0210", "", r"^(INSERT|REPLACE)", "SQLite takes the first of two values for one column"),
    ("sqlite", "", r"no such function: REGEXP|unable to use function MATCH|ON CONFLICT clause does not match", "", "the judge's (E0502): what is registered, what indexes there are"),
    ("sqlite", "", r"GROUP BY term out of range", r"\bOVER\b", "the judge's (E0502): beside windows, SQLite takes a literal that a position stands for, for a position"),
    ("sqlite", "", r"term out of range", r"(?i)\bAND\b", "SQLite folds `x AND 0` to 0, and takes it for a position"),
    ("sqlite", r"E02", "", DROPPED, "and drops x"),
    ("sqlite", r"E0207 .* WHERE", "", r"\bWHERE [1-9]\d* OR\b", "and `2 OR x`, which is true"),
    ("sqlite", r"E0207 .* (WHERE|ON)", "", r"\bEXISTS ?\((SELECT|VALUES)\b", "nor at an aggregate that is what EXISTS selects"),
    ("sqlite", r"E0220 .* WHERE", "", r"\bIN ?\(\(", "rows in IN are a VALUES to SQLite, which has window functions (docs/limits.md)"),
    ("sqlite", r"E02", "", set_twice, "SQLite does not look at the first of two values that SET gives one column"),
    ("sqlite", r"E0220 .* SET", "", r"(?is)^UPDATE.*\bFROM\b", "window functions in the SET of UPDATE … FROM (docs/limits.md)"),
    ("sqlite", r"E0206", "", r"(?is)^UPDATE.*\bNATURAL JOIN\b", "a table joined with itself by NATURAL JOIN in UPDATE's FROM, where nothing can name it"),
    ("sqlite", r"E0209 a (row of|subquery that)", "", r"(?i)\b(FROM|JOIN) ?\(|, ?\(SELECT|\bWITH\b", "SQLite looks at no column of a derived table that nothing uses"),
    ("sqlite", r"E0209 \d+ columns are compared", "", r"(?i)\bFROM ?\(", "nor there at rows that are compared"),
    ("sqlite", "", r"no such table", r"(?is)\bRETURNING\b.*\) (NOT )?IN ?\(WITH\b", "SQLite loses the WITH of what it copies for a row in RETURNING"),
    ("sqlite", r"E0213", "", r"COLLATE", "SQLite looks for a collation where it compares with it"),
    ("sqlite", r"E02", "", rowid_unwritten, "nor into a DO UPDATE that cannot happen: no rowid is written"),
    ("sqlite", r"E0207 .* SET", "", r"(?is)^UPDATE.*\bFROM\b", "an aggregate of the target's column, in a subquery of SET, beside FROM: it means nothing"),
    ("sqlite", r"E0207 .* SET", "", r"\(VALUES ?\(.*\), ?\(", "likewise"),
    ("sqlite", r"E0207 .* VALUES|E0220 .* VALUES", "", "", "an aggregate in VALUES (docs/limits.md)"),
    ("sqlite", r"E0205 an aggregate of DISTINCT", "", r"EXISTS|ORDER BY|(?:FROM|JOIN) ?\(", "SQLite looks at no column of EXISTS's query, or that nothing uses, and at no ORDER BY behind a key"),
    ("sqlite", r"E0402 the foreign key", "", "^DROP TABLE", "a foreign key whose table is dropped: SQLite finds out when it is written to (docs/limits.md)"),
    ("sqlite", r"E0407", "", "^(CREATE|ALTER)", "a DEFAULT that cannot be stored fails at execution"),
    ("sqlite", r"E0205", "", r"^(CREATE|ALTER).*\bDEFAULT ?\(", "and so does one that cannot be computed"),
    ("mariadb", "", r"^1210 .*ESCAPE", r"ESCAPE (\(|CASE\b|BINARY\b|\w+ ?\(|[A-Z]+ '[^']*' ?[-+*/%|&^<>]|\S+ ?[-+*/%|&^<>=])", "how many characters a value has"),
    ("mariadb", "E0103 an ESCAPE", "", r"ESCAPE .*\bFROM\b", "an ESCAPE that is read of a table, which MariaDB refuses when it executes it again"),
    ("mariadb", "", r"^1093 ", unused_with, "what a WITH reads that nothing names"),
    ("mariadb", "", r"^(1253|1690|1292|1267|1525|1067|1139) ", "", "types of arguments, values (docs/limits.md)"),
    ("mariadb", r"E0208", "", unused_window, "MariaDB does not look into a WINDOW that nothing names"),
    ("mariadb", r"E0103 an ESCAPE|E02", "", unused_with, "nor at all into a WITH that nothing names"),
    ("mariadb", r"E0203|E0207|E0211", "", r"(?i)^DELETE.*\bORDER BY\b", "MariaDB drops the ORDER BY of a DELETE without LIMIT, and resolves it when it executes where there is one"),
    ("mariadb", r"E0206 two tables", "", r"\( ?WITH\b", "MariaDB forgets the names that stand before a derived table with a WITH"),
    ("mariadb", r"E0208", "", r"(?s)\*.*\b(NATURAL|USING)\b", "MariaDB looks at what * stands for of tables that USING joins when it executes"),
    ("mariadb", r"E0212 .* there are 0", "", r"^(DELETE|UPDATE)", "and a number in any of DELETE"),
    ("mariadb", r"E0212|E0203 .* `result`", "", r"(?i)\b(IN|EXISTS|ANY|ALL|SOME) ?\(.*\b(UNION|EXCEPT|INTERSECT)\b.*\bORDER BY\b", "MariaDB drops ORDER BY where a set operation is looked into"),
    ("mariadb", "", r"^1146 ", unused_with, "MariaDB's WITH that nothing names does not see the WITH around it"),
    ("mariadb", r"E0209 a row of", "", r"\+ ?\(", "MariaDB drops a plus before a row"),
    ("mariadb", "", r"^1235 .*SUBQUERY in ROW", "", "MariaDB's rows of subqueries to the left of IN (docs/limits.md)"),
    ("mariadb", "", r"^1901 ", "^CREATE", "an AUTO_INCREMENT column in CHECK and generated columns (docs/limits.md)"),
    ("mysql", "", r"^(1253|1267|1292|1690|1525|1365|1367|1411|1264|1366|3064|3144|3146|3995|3141|3685) ", "", "values, and types of JSON's arguments (docs/limits.md)"),
    ("mysql", r"E0103 an ESCAPE|E02", "", unused_with, "MySQL does not resolve a WITH that nothing names"),
    ("mysql", r"E02", "", unused_window, "nor such a WINDOW"),
    ("", r"E0209 \d+ columns? on the left", "", r"\bEXISTS\b", "MySQL and MariaDB count `*` as one column there, MariaDB VALUES, too (docs/limits.md)"),
    ("", r"E0(2|3|403)", "", r"(?i)^CREATE (OR REPLACE )?(VIEW|TRIGGER)", "names in bodies, which the engines resolve late"),
    ("mariadb", r"E02|E0103 an ESCAPE", "", r"(?is)^(INSERT|REPLACE|UPDATE)\b", "MariaDB resolves what INSERT … SELECT and a multi-table UPDATE read when it executes"),
]


def excepted(engine, ours, theirs, sql):
    for where, said, answer, text, _ in EXCEPTIONS:
        said_so = where in ("", engine) and re.search(said, f"{ours.code} {ours.says}") and re.search(answer, f"{theirs.code} {theirs.says}")
        if said_so and (re.search(text, sql) if isinstance(text, str) else text(sql, ours.at) if text is with_in_subquery else text(sql)):
            return True
    return False


class Run:
    def __init__(self, options):
        self.options = options
        self.language = verdict.Language("sqlite" if options.engine == "sqlite" else "mysql", "any" if options.engine == "sqlite" else options.engine)
        self.court = verdict.Court(options.agree, self.language, options.engine)
        self.kind = "ddl" if options.ddl else "query"
        self.known = set(options.known.split(","))
        self.counts, self.findings, self.apart = collections.Counter(), {}, collections.Counter()

    def differs(self, sql, ours, theirs):
        """The kind of the disagreement, or None."""
        if theirs.taken is None or ours.taken == theirs.taken or excepted(self.options.engine, ours, theirs, sql):
            return None
        if ours.taken:
            return ("missed", *theirs.kind())
        if self.kind == "query" and cases.OURS_ALONE.match(ours.code) and ours.code != "E0104":
            return None
        return ("strict", *ours.kind())

    def ask(self, schema, statements):
        text = ";\n".join(schema) + ";"
        if self.kind == "query":
            return self.court.ask([(text, [("query", s) for s in statements])])[0]
        return self.court.ask([(text, [("ddl", s) for s in statements])])[0]

    def batch(self, number):
        seed = f"{self.options.seed} {number}"
        schema, tables = grammar_ddl.schema(seed, self.language.dialect, self.options.engine)
        rnd = random.Random(seed)
        statements = []
        for i in range(BATCH):
            g = grammar_ddl.Ddl(f"{seed} {i}", self.language.dialect, self.options.engine, tables, rnd.choice(SLIPS))
            statements.append(g.ddl() if self.options.ddl else g.statement())
        ours, theirs, of = self.ask(schema, statements)
        whole = ";\n".join(schema)
        if ours.taken != theirs.taken and not excepted(self.options.engine, ours, theirs, whole):
            self.note(("schema", *(theirs if ours.taken else ours).kind()), seed, schema, whole, ours, theirs)
        if not ours.taken or not theirs.taken:
            self.counts["schemas refused"] += 1
            return
        for sql, (a, b) in zip(statements, of):
            self.counts["taken" if b.taken else "unknown" if b.taken is None else "refused"] += 1
            kind = self.differs(sql, a, b)
            if kind and kind[0] == "strict" and kind[1] in self.known:
                self.apart[kind[1:]] += 1
            elif kind:
                self.note(kind, seed, schema, sql, a, b)

    def note(self, kind, seed, schema, sql, ours, theirs):
        self.counts["disagreements"] += 1
        self.counts[kind] += 1
        if kind not in self.findings or len(sql) < len(self.findings[kind][2]):
            self.findings[kind] = (seed, schema, sql, ours, theirs)

    def shrunk(self, kind, schema, sql):
        def same(candidates):
            _, _, of = self.ask(schema, candidates)
            return [self.differs(s, a, b) == kind for s, (a, b) in zip(candidates, of)]
        return verdict.shrink(sql, same) if same([verdict.joined([sql[a:b] for a, b in verdict.tokens(sql)])])[0] else sql

    def report(self):
        for kind in sorted(self.findings, key=lambda k: -self.counts[k]):
            seed, schema, sql, ours, theirs = self.findings[kind]
            if kind[0] != "schema" and not self.options.whole:
                sql = self.shrunk(kind, schema, sql)
            print(f"({self.counts[kind]}) {kind[0]}: schemac {'takes' if ours.taken else 'says ' + ours.code + ' ' + ours.says}; "
                  f"{self.options.engine} {'takes' if theirs.taken else 'says ' + theirs.code + ' ' + theirs.says}\n    {' '.join(sql.split())}\n    seed {seed}, over "
                  f"{' '.join('; '.join(schema).split())[:600] if self.options.whole else ''}", flush=True)
        for kind, n in self.apart.most_common(25 if self.options.whole else 5):
            print(f"apart ({n}): {' '.join(kind)}")
        said = ", ".join(f"{self.counts[k]} {k}" for k in ("taken", "refused", "unknown", "schemas refused"))
        print(f"{self.options.engine}, seed {self.options.seed}: {said} by the engine; {self.counts['disagreements']} disagreements, "
              f"{sum(self.apart.values())} not done yet")
        asked = self.counts["unknown"] * 20 <= self.counts["taken"] + self.counts["refused"]  # a server that is gone agrees with nobody
        return 0 if self.counts["disagreements"] <= self.options.allow and self.counts["taken"] and asked else 1


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--agree", required=True)
    parser.add_argument("--engine", required=True, choices=["sqlite", "mariadb", "mysql"])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=5000)
    parser.add_argument("--ddl", action="store_true")
    parser.add_argument("--known", default="E0104", help="codes that are counted apart")
    parser.add_argument("--allow", type=int, default=0, help="so many disagreements are no failure yet")
    parser.add_argument("--whole", action="store_true", help="print findings unshrunk, and all that is not done yet")
    options = parser.parse_args()
    if not verdict.engines_wanted([options.engine]):
        return verdict.skip_status()
    run = Run(options)
    for number in range((options.count + BATCH - 1) // BATCH):
        run.batch(number)
    return run.report()


if __name__ == "__main__":
    sys.exit(main())
