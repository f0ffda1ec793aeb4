"""grammar.py: random statements from SQLite's and the MySQL family's grammar, good ones and nearly good ones.

A Grammar writes text; what is in scope it knows, so that most names are right. `slips`: how often something is wrong on
purpose: a name that is not there, a list too long, a clause where none stands. grammar_ddl.py has the schema's half."""
import random

from grammar_words import AGGREGATES, BINARY, FUNCTIONS, JOINS, LITERALS, TYPES_OF_CASTS, UNARY, WINDOWS, WORDS


class Table:
    def __init__(self, name, columns, keys=()):
        self.name, self.columns, self.keys = name, list(columns), list(keys)  # keys: lists of columns


class Grammar:
    def __init__(self, seed, dialect, engine, tables, slips):
        self.rnd, self.dialect, self.engine = random.Random(seed), dialect, engine
        self.lite = dialect == "sqlite"
        self.tables, self.slips = tables, slips
        self.scopes, self.ctes, self.aliases, self.depth = [], [], 0, 0
        self.aggregates = self.windows = False
        self.params = 0

    # ---------------------------------------------------------------- choices
    def maybe(self, p):
        return self.rnd.random() < p

    def slip(self, factor=1):
        return self.rnd.random() < self.slips * factor

    def pick(self, *of):
        return self.rnd.choice(of)

    def some(self, make, least, most):
        n = self.rnd.randint(least, most)
        return [make() for _ in range(n)]

    def opt(self, p, text):
        """The text, sometimes; a function is called only then."""
        if not self.maybe(p):
            return ""
        return text() if callable(text) else text

    # ---------------------------------------------------------------- names
    def quote(self, name):
        r = self.rnd.random()
        if r < 0.9:
            return name
        if self.lite:
            return self.pick(f'"{name}"', f"[{name}]", f"`{name}`")
        return f"`{name}`"

    def wrong_name(self):
        return self.pick("nosuch", "zq", "rowid" if self.maybe(0.2) else "nosuch2", self.rnd.choice(WORDS), "id2", "tt")

    def new_name(self):
        if self.slip(0.5):
            return self.rnd.choice(WORDS)
        self.aliases += 1
        return f"{self.pick('x', 'y', 'k')}{self.aliases}"

    def table(self):
        if self.slip():
            return None, self.quote(self.wrong_name())
        t = self.rnd.choice(self.tables + self.ctes)
        name = self.quote(t.name)
        if self.lite and t not in self.ctes and self.maybe(0.04):
            name = f"main.{name}"
        if self.slip(0.2):
            name = f"{self.wrong_name()}.{name}"
        return t, name

    def visible(self):
        return [(alias, c) for scope in reversed(self.scopes) for alias, columns in scope for c in columns]

    def column(self):
        seen = self.visible()
        if not seen or self.slip():
            form = self.rnd.random()
            if seen and form < 0.4:
                return f"{self.rnd.choice(seen)[0]}.{self.wrong_name()}"
            if form < 0.6:
                t = self.rnd.choice(self.tables)
                return f"{t.name}.{self.rnd.choice(t.columns)}"
            return self.wrong_name() if self.maybe(0.6) else self.rnd.choice(self.rnd.choice(self.tables).columns)
        inner = [(a, c) for a, columns in self.scopes[-1] for c in columns] or seen
        alias, c = self.rnd.choice(inner if self.maybe(0.8) else seen)
        names = [b for _, b in seen]
        if (names.count(c) == 1 and self.maybe(0.6)) or self.slip(0.5) or not alias:
            return self.quote(c)
        return f"{self.quote(alias)}.{self.quote(c)}"

    # ---------------------------------------------------------------- expressions
    def literal(self):
        return self.rnd.choice(LITERALS[self.dialect])

    def param(self):
        self.params += 1
        return "?" if self.maybe(0.5) else f":p{self.params}"

    def leaf(self):
        r = self.rnd.random()
        if r < 0.62 and self.visible():
            return self.column()
        return self.literal() if r < 0.97 else "NULL"

    def expr(self, depth=2):
        rnd = self.rnd
        if depth <= 0 or rnd.random() < 0.25:
            return self.leaf()
        e = lambda: self.expr(depth - 1)
        form = rnd.choices([self.binary, self.unary, self.predicate, self.case, self.cast, self.call, self.aggregate, self.window,
                            self.scalar, self.exists, self.parens, self.special],
                           [20, 5, 16, 6, 5, 20, 7, 4, 4, 2, 5, 4])[0]
        return form(e)

    def parens(self, e):
        if self.maybe(0.12) or self.slip():
            return f"({', '.join(self.some(e, 2, 3))})" if self.slip(3) else f"({e()}, {e()}) {self.pick('=', '<', '<>', 'IN')} (({e()}, {e()}))"[:-1] + ")"
        return f"({e()})"

    def binary(self, e):
        return f"{e()} {self.rnd.choice(BINARY[self.dialect])} {e()}"

    def unary(self, e):
        return f"{self.rnd.choice(UNARY[self.dialect])}{e()}"

    def negation(self):
        return self.pick("", "", "NOT ")

    def predicate(self, e):
        no = self.negation()
        forms = [lambda: f"{e()} IS {no}NULL", lambda: f"{e()} {no}BETWEEN {e()} AND {e()}", lambda: f"{e()} {no}IN ({', '.join(self.some(e, 1, 3))})",
                 lambda: f"{e()} {no}LIKE {e()}{self.opt(0.2, lambda: ' ESCAPE ' + self.pick(chr(39) + '!' + chr(39), e()))}",
                 lambda: f"{e()} {no}IN ({self.subquery(1)})", lambda: f"({e()}, {e()}) {no}IN ({self.subquery(2)})"]
        if self.lite:
            forms += [lambda: f"{e()} {self.pick('ISNULL', 'NOTNULL', 'NOT NULL')}", lambda: f"{e()} {no}GLOB {e()}", lambda: f"{e()} IS {no}{e()}",
                      lambda: f"{e()} IS {no}DISTINCT FROM {e()}", lambda: f"{e()} {no}IN ()", lambda: f"{e()} {no}IN {self.table()[1]}",
                      lambda: f"{e()} {no}{self.pick('MATCH', 'REGEXP')} {e()}"]
        else:
            forms += [lambda: f"{e()} {no}{self.pick('REGEXP', 'RLIKE')} {e()}", lambda: f"{e()} IS {no}{self.pick('TRUE', 'FALSE', 'UNKNOWN')}",
                      lambda: f"{e()} SOUNDS LIKE {e()}", lambda: f"{e()} {self.pick('=', '<', '>=', '<>')} {self.pick('ANY', 'ALL', 'SOME')} ({self.subquery(1)})"]
        return self.rnd.choice(forms)()

    def case(self, e):
        base = self.opt(0.4, lambda: e() + " ")
        whens = " ".join(self.some(lambda: f"WHEN {e()} THEN {e()}", 1, 2))
        return f"CASE {base}{whens}{self.opt(0.5, lambda: ' ELSE ' + e())} END"

    def cast(self, e):
        if not self.lite and self.maybe(0.2):
            return self.pick(f"CONVERT({e()}, {self.rnd.choice(TYPES_OF_CASTS['mysql'])})", f"CONVERT({e()} USING utf8mb4)", f"BINARY {e()}")
        return f"CAST({e()} AS {self.rnd.choice(TYPES_OF_CASTS[self.dialect])})"

    def call(self, e):
        name, least, most = self.rnd.choice(FUNCTIONS[self.dialect])
        if self.slip():
            name = self.pick("nosuchfn", name + "x", self.rnd.choice(WORDS))
        n = self.rnd.randint(least, most)
        if self.slip(2):
            n = max(n + self.pick(-1, 1, 2), 0)
        return f"{name}({', '.join(e() for _ in range(n))})"

    def aggregate(self, e):
        if not self.aggregates and not self.slip(2):
            return self.call(e)
        had, self.aggregates = self.aggregates, self.slip(0.5)
        name, n = self.rnd.choice(AGGREGATES[self.dialect])
        if name == "COUNT" and self.maybe(0.4):
            out = "COUNT(*)"
        else:
            n += self.slip(1) * self.pick(-1, 1)
            out = f"{name}({self.opt(0.2, 'DISTINCT ')}{', '.join(e() for _ in range(n))})"
        if self.lite:
            out += self.opt(0.1, lambda: f" FILTER (WHERE {e()})")
        self.aggregates = had
        return out

    def window(self, e):
        if not self.windows and not self.slip(2):
            return self.leaf()
        had, self.windows, aggregates, self.aggregates = self.windows, self.slip(0.5), self.aggregates, False
        name, least, most = self.rnd.choice(WINDOWS)
        if name == "NTILE":
            args = self.pick("2", "3")
        else:
            args = ", ".join(([e()] if least else []) + (["1"] if most > 1 and self.maybe(0.4) else []))
        if self.maybe(0.3):
            name, args = self.pick("SUM", "COUNT", "MIN", "AVG"), e()
        out = f"{name}({args}) OVER {self.over(e)}"
        self.windows, self.aggregates = had, aggregates
        return out

    def over(self, e):
        if self.maybe(0.15) and (self.named or self.slip(3)):
            return self.named or "nowin"
        parts = [self.opt(0.4, lambda: "PARTITION BY " + ", ".join(self.some(e, 1, 2))), self.opt(0.7, lambda: self.order(e))]
        if parts[1] and self.maybe(0.4):
            parts.append(self.frame())
        return f"({' '.join(p for p in parts if p)})"

    named = None

    def frame(self):
        bound = lambda: self.pick("UNBOUNDED PRECEDING", "CURRENT ROW", "1 PRECEDING", "2 FOLLOWING", "UNBOUNDED FOLLOWING")
        kinds = ["ROWS", "ROWS", "RANGE"] + ["GROUPS"] * self.lite
        if self.maybe(0.3):
            return f"{self.rnd.choice(kinds)} {self.pick('UNBOUNDED PRECEDING', 'CURRENT ROW', '1 PRECEDING')}"
        out = f"{self.rnd.choice(kinds)} BETWEEN {bound()} AND {bound()}"
        return out + (self.opt(0.2, " EXCLUDE " + self.pick("NO OTHERS", "CURRENT ROW", "GROUP", "TIES")) if self.lite else "")

    def scalar(self, e):
        return f"({self.subquery(1)})" if self.depth < 2 else self.leaf()

    def exists(self, e):
        return f"EXISTS ({self.subquery(self.rnd.randint(1, 2))})" if self.depth < 2 else self.leaf()

    def special(self, e):
        if self.maybe(0.3):
            return self.param()
        if self.lite:
            return self.pick(f"{e()} COLLATE {self.pick('NOCASE', 'BINARY', 'RTRIM') if not self.slip() else 'nocoll'}", f"json_extract({e()}, '$.a')",
                             f"{e()} ->> '$.a'", f"{e()} -> 'a'", f"iif({e()}, {e()}, {e()})", "CURRENT_TIMESTAMP", "CURRENT_DATE")
        return self.pick(f"{e()} COLLATE {'utf8mb4_bin' if not self.slip() else 'nocoll'}", f"EXTRACT({self.pick('YEAR', 'DAY', 'HOUR')} FROM {e()})",
                         f"{e()} + INTERVAL {e()} {self.pick('DAY', 'HOUR', 'MONTH', 'YEAR_MONTH', 'DAY' if not self.slip() else 'FORTNIGHT')}",
                         f"DATE_ADD({e()}, INTERVAL {e()} DAY)", f"TRIM({self.pick('BOTH', 'LEADING', 'TRAILING')} 'x' FROM {e()})",
                         f"SUBSTRING({e()} FROM 1 FOR 2)", f"POSITION({e()} IN {e()})", "CURRENT_TIMESTAMP", "CURRENT_DATE", "@v", "@@sql_mode",
                         f"IF({e()}, {e()}, {e()})", f"TIMESTAMPDIFF({self.pick('DAY', 'MINUTE')}, {e()}, {e()})", "NOW(3)", f"CHAR({e()} USING utf8mb4)",
                         f"GROUP_CONCAT({e()} ORDER BY {e()} SEPARATOR ',')" if self.aggregates else "1", f"@v := {e()}" if self.maybe(0.2) else "2")

    # ---------------------------------------------------------------- queries
    def subquery(self, width):
        self.depth += 1
        keep = self.aggregates, self.windows, self.named
        self.scopes.append([])
        text, _ = self.query(width if not self.slip(2) else width + 1) if self.depth < 3 else (f"SELECT {', '.join(['1'] * width)}", None)
        self.scopes.pop()
        self.aggregates, self.windows, self.named = keep
        self.depth -= 1
        return text

    def order(self, e):
        part = lambda: e() + self.pick("", "", " ASC", " DESC") + (self.opt(0.15, " NULLS " + self.pick("FIRST", "LAST")) if self.lite or self.slip() else "")
        return "ORDER BY " + ", ".join(self.some(part, 1, 2))

    def source(self):
        """(text, alias, columns)"""
        if self.depth < 2 and self.maybe(0.12):
            self.depth += 1
            keep, self.scopes = self.scopes, []
            inside = self.aggregates, self.windows, self.named
            text, columns = self.query(self.rnd.randint(1, 3))
            self.aggregates, self.windows, self.named = inside
            self.scopes = keep
            self.depth -= 1
            alias = self.new_name()
            return f"({text}) {self.pick('AS ', '')}{alias}", alias, columns
        t, name = self.table()
        columns = t.columns if t else ["a"]
        hint = self.opt(0.03, lambda: self.hint(t)) if t and t not in self.ctes else ""
        if self.maybe(0.5):
            alias = self.new_name()
            return f"{name} {self.pick('AS ', '')}{alias}{hint}", alias, columns
        return name + hint, t.name if t else name, columns

    def hint(self, t):
        if self.lite:
            return " NOT INDEXED"
        return self.pick(" USE INDEX ()", " FORCE INDEX (PRIMARY)" if t.keys else "", " IGNORE INDEX (nokey)" if self.slip(3) else "")

    def join_on(self, left, right):
        r = self.rnd.random()
        both = [c for c in right[2] if any(c in s[2] for s in left)]
        if r < 0.25 and (both or self.slip(3)):
            return f" USING ({self.rnd.choice(both) if both and not self.slip() else self.wrong_name()})"
        return f" ON {self.expr(1)}"

    def item(self, nesting):
        """A source, or joins in parentheses: (text, alias, columns)."""
        if not self.lite or nesting > 1 or not self.maybe(0.12):
            found = self.source()
            self.scopes[-1].append((found[1], found[2]))
            return found
        before = len(self.scopes[-1])
        text = self.from_clause(nesting + 1, [0, 1, 1, 1, 2])
        columns = [c for _, of in self.scopes[-1][before:] for c in of]
        alias = self.new_name() if self.maybe(0.2) else ""
        if alias:
            self.scopes[-1].append((alias, columns))
        return f"({text})" + (f" {self.pick('AS ', '')}{alias}" if alias else ""), alias, columns

    def from_clause(self, nesting=0, joins=(0, 0, 0, 1, 1, 2)):
        first = self.item(nesting)
        sources, out = [first], first[0]
        for _ in range(self.rnd.choice(joins)):
            join = self.rnd.choice(JOINS[self.dialect])
            right = self.item(nesting)
            out += f"{join}{right[0]}"
            if "NATURAL" not in join and "," not in join and (self.maybe(0.85) or "LEFT" in join or "RIGHT" in join or self.slip()):
                out += self.join_on(sources, right)
            sources.append(right)
        return out

    def items(self, width):
        """(text, names)"""
        scope = self.scopes[-1]
        if width is None and self.maybe(0.12) and (scope or self.slip()):
            if scope and self.maybe(0.4):
                alias, columns = self.rnd.choice(scope)
                return f"{alias}.*", list(columns)
            return "*", [c for _, columns in scope for c in columns] or ["nameless"]
        texts, names = [], []
        for _ in range(width or self.rnd.randint(1, 3)):
            text = self.expr(self.pick(0, 1, 2, 2))
            name = self.new_name() if self.maybe(0.5) else None
            texts.append(text + (f" {self.pick('AS ', 'AS ', '')}{name}" if name else ""))
            names.append(name or (text.split(".")[-1].strip("`\"[]") if text.replace(".", "").replace("_", "").isalnum() else "nameless"))
        return ", ".join(texts), names

    def core(self, width):
        if width and self.maybe(0.05) and not self.slip():
            values = [f"({', '.join(self.expr(1) for _ in range(width))})" for _ in range(self.rnd.randint(1, 2))]
            return f"VALUES {', '.join(values)}", [f"column{i + 1}" for i in range(width)]
        self.aggregates = self.windows = False
        self.named = None
        scope = self.scopes[-1] = []
        start = self.from_clause() if self.maybe(0.95) else ""
        where = f" WHERE {self.expr(2)}" if (start or self.slip()) and self.maybe(0.5) else ""
        grouped = self.maybe(0.2) and bool(start)
        keys = [self.expr(self.pick(0, 0, 1)) if not self.slip() else self.pick("1", "9", "0") for _ in range(self.rnd.randint(1, 2))] if grouped else []
        self.windows = self.maybe(0.15)
        self.named = "w" if self.windows and self.maybe(0.3) else None
        window = f" WINDOW w AS {self.over_base()}" if self.named else ""
        self.aggregates = grouped or self.maybe(0.1)
        text, names = self.grouped_items(keys, width) if grouped and not self.lite and not self.slip() else self.items(width)
        self.windows = False
        having = f" HAVING {self.expr(1)}" if (grouped and self.maybe(0.4)) or self.slip() else ""
        group = f" GROUP BY {', '.join(keys)}{self.opt(0.1, ' WITH ROLLUP') if not self.lite or self.slip() else ''}" if grouped else ""
        self.last = names
        return (f"SELECT {self.opt(0.1, self.pick('DISTINCT ', 'ALL '))}{text}{' FROM ' + start if start else ''}{where}{group}{having}{window}", names)

    last = ()

    def over_base(self):
        e = lambda: self.expr(1)
        aggregates, self.aggregates = self.aggregates, False
        windows, self.windows = self.windows, False
        text = f"({self.opt(0.5, lambda: 'PARTITION BY ' + e() + ' ')}{self.opt(0.6, lambda: self.order(e))})"
        self.aggregates, self.windows = aggregates, windows
        return text

    def grouped_items(self, keys, width):
        """What ONLY_FULL_GROUP_BY takes: keys and aggregates."""
        scopes, self.scopes = self.scopes, [[]]
        inner = lambda: self.rnd.choice(keys)
        out = []
        for _ in range(width or self.rnd.randint(1, 3)):
            r = self.rnd.random()
            if r < 0.5:
                out.append(inner())
            else:
                self.scopes = scopes
                self.aggregates = False
                name = self.pick("COUNT", "MAX", "MIN", "SUM")
                out.append(f"{name}({self.expr(1)})")
                self.aggregates = True
        self.scopes = scopes
        return ", ".join(out), ["nameless"] * len(out)

    def query(self, width=None):
        """(text, names of its columns); the scope is its own."""
        ctes, had = "", list(self.ctes)
        if self.maybe(0.08) and self.depth < 2:
            ctes = self.with_clause()
        if not self.scopes:
            self.scopes.append([])
        text, names = self.core(width)
        parts = 1
        while self.maybe(0.08) and parts < 3:
            op = self.pick("UNION", "UNION ALL", "INTERSECT", "EXCEPT")
            self.scopes[-1] = []
            more, _ = self.core(len(names) if not self.slip(2) else len(names) + 1)
            text, parts = f"{text} {op} {more}", parts + 1
        text += self.opt(0.3, lambda: " " + self.order_of(names, parts)) + self.opt(0.2, self.limit)
        if not self.lite and self.depth == 0:
            text += self.opt(0.05, self.pick(" FOR UPDATE", " LOCK IN SHARE MODE", " FOR UPDATE NOWAIT"))
        self.ctes = had
        return ctes + text, names

    def order_of(self, names, parts):
        keys = [n for n in names if n != "nameless"]
        def e():
            r = self.rnd.random()
            if r < 0.35:
                return str(self.rnd.randint(1, len(names)) if not self.slip(2) else len(names) + self.pick(1, 2, -len(names)))
            if r < 0.65 and keys:
                return self.rnd.choice(keys)
            return self.expr(1) if parts == 1 or self.slip(3) else str(self.rnd.randint(1, len(names)))
        return self.order(e)

    def limit(self):
        n = lambda: self.pick("1", "10", "0", "?" if not self.slip() else "-1", "5")
        if self.lite and self.maybe(0.2):
            return f" LIMIT {self.expr(1) if self.slip(3) else '1 + 1'}"
        return self.pick(f" LIMIT {n()}", f" LIMIT {n()} OFFSET {n()}", f" LIMIT {n()}, {n()}")

    def with_clause(self):
        recursive = self.maybe(0.3)
        out = []
        for _ in range(self.rnd.randint(1, 2)):
            name = self.new_name()
            keep, self.scopes = self.scopes, [[]]
            self.depth += 1
            if recursive and self.maybe(0.6):
                step = f"SELECT n + 1 FROM {name} WHERE n < 5" if not self.slip(2) else f"SELECT n + 1, 2 FROM {name}"
                text, names = f"SELECT 1 AS n UNION {self.opt(0.7, 'ALL ')}{step}", ["n"]
            else:
                text, names = self.query(self.rnd.randint(1, 2))
            self.depth -= 1
            self.scopes = keep
            columns = ""
            if self.maybe(0.3) or len(set(names)) < len(names):
                names = [f"c{i}" for i in range(len(names))]
                columns = f" ({', '.join(names if not self.slip(2) else names + ['d'])})"
            material = self.opt(0.1, self.pick("MATERIALIZED ", "NOT MATERIALIZED ")) if self.lite else ""
            out.append(f"{name}{columns} AS {material}({text})")
            self.ctes = self.ctes + [Table(name, names)]
        return f"WITH {'RECURSIVE ' if recursive else ''}{', '.join(out)} "

    # ---------------------------------------------------------------- statements
    def target(self):
        t = self.rnd.choice(self.tables)
        return (t, t.name) if not self.slip() else (t, self.wrong_name())

    def columns_of(self, t):
        n = self.rnd.randint(1, len(t.columns))
        out = self.rnd.sample(t.columns, n)
        if self.slip():
            out.append(self.pick(out[0], self.wrong_name()))
        return out

    def value(self):
        return "DEFAULT" if not self.lite and self.maybe(0.08) or self.slip(0.3) else self.expr(self.pick(0, 1))

    def insert(self):
        t, name = self.target()
        verb = "INSERT"
        if self.maybe(0.12):
            verb = "REPLACE"
        elif self.maybe(0.15):
            verb = "INSERT OR " + self.pick("IGNORE", "REPLACE", "ABORT", "FAIL", "ROLLBACK") if self.lite else "INSERT IGNORE"
        columns = self.columns_of(t) if self.maybe(0.8) else []
        width = len(columns) or len(t.columns)
        head = f"{verb} INTO {self.quote(name)}"
        self.scopes = [[]]
        if self.maybe(0.04):
            return f"{head} DEFAULT VALUES" if self.lite or self.slip() else f"{head} () VALUES ()"
        if not self.lite and self.maybe(0.1):
            return f"{head} SET {self.sets(t)}{self.upsert(t, columns)}"
        listed = f" ({', '.join(map(self.quote, columns))})" if columns else ""
        if self.maybe(0.2):
            query, _ = self.query(width if not self.slip(2) else width + 1)
            if self.lite and self.maybe(0.3):
                return f"{head}{listed} {query}"
            return f"{head}{listed} {query}{self.opt(0.15, lambda: self.upsert(t, columns)) if ' WHERE ' in query or not self.lite else ''}"
        rows = []
        for _ in range(self.rnd.randint(1, 2)):
            n = width + (self.pick(1, -1) if self.slip(2) else 0)
            rows.append(f"({', '.join(self.value() for _ in range(n))})")
        alias = self.opt(0.1, " AS al") if self.lite else ""
        head = head + alias
        return f"{head}{listed} VALUES {', '.join(rows)}{self.upsert(t, columns) if verb != 'REPLACE' or self.slip() else ''}{self.returning(t)}"

    def upsert(self, t, columns):
        if not self.maybe(0.25):
            return ""
        self.scopes = [[(t.name, t.columns)]]
        if not self.lite:
            self.scopes = [[(t.name, t.columns)]]
            return f" ON DUPLICATE KEY UPDATE {self.sets(t, lambda: f'VALUES({self.rnd.choice(t.columns)})' if self.maybe(0.4) else self.expr(1))}"
        key = self.rnd.choice(t.keys) if t.keys and not self.slip(2) else [self.rnd.choice(t.columns)] if self.slip(2) else None
        where = f" ({', '.join(key)})" if key else ""
        if self.maybe(0.4) or not key:
            return f" ON CONFLICT{where} DO NOTHING"
        self.scopes = [[(t.name, t.columns), ("excluded", t.columns)]]
        return f" ON CONFLICT{where} DO UPDATE SET {self.sets(t)}{self.opt(0.3, lambda: ' WHERE ' + self.expr(1))}"

    def returning(self, t):
        if not (self.lite or self.engine == "mariadb") or not self.maybe(0.1):
            return self.opt(self.slips, " RETURNING *")
        self.scopes = [[(t.name, t.columns)]]
        return " RETURNING " + self.items(None)[0]

    def sets(self, t, value=None):
        columns = self.columns_of(t)[:3]
        if self.lite and len(columns) > 1 and self.maybe(0.1):
            return f"({', '.join(columns)}) = ({', '.join(self.expr(1) for _ in range(len(columns) + self.slip(3)))})"
        return ", ".join(f"{self.quote(c)} = {value() if value else self.value()}" for c in columns)

    def update(self):
        t, name = self.target()
        self.scopes = [[(t.name, t.columns)]]
        alias = self.opt(0.15, lambda: " AS " + self.new_name())
        if alias:
            self.scopes = [[(alias[4:], t.columns)]]
        verb = "UPDATE" + (self.opt(0.1, " OR " + self.pick("IGNORE", "REPLACE", "FAIL")) if self.lite else self.opt(0.05, " IGNORE"))
        if not self.lite and self.maybe(0.15):
            self.scopes = [[]]
            tables = self.from_clause()
            first = self.scopes[0][0]
            return f"{verb} {tables} SET {first[0]}.{self.rnd.choice(first[1])} = {self.value()}{self.opt(0.6, lambda: ' WHERE ' + self.expr(2))}"
        extra = ""
        if self.lite and self.maybe(0.12):
            keep = self.scopes[0][:]
            self.scopes = [[]]
            extra = " FROM " + self.from_clause()
            self.scopes = [keep + self.scopes[0]]
        out = f"{verb} {self.quote(name)}{alias} SET {self.sets(t)}{extra}{self.opt(0.6, lambda: ' WHERE ' + self.expr(2))}"
        if not self.lite:
            out += self.opt(0.1, lambda: " " + self.order(lambda: self.expr(0))) + self.opt(0.1, " LIMIT 2")
        return out + (self.returning(t) if self.lite else "")

    def delete(self):
        t, name = self.target()
        if not self.lite and self.maybe(0.15):
            self.scopes = [[]]
            tables = self.from_clause()
            first = self.scopes[0][0][0]
            which = self.pick(f"DELETE {first} FROM {tables}", f"DELETE FROM {first} USING {tables}")
            return f"{which}{self.opt(0.7, lambda: ' WHERE ' + self.expr(2))}"
        self.scopes = [[(t.name, t.columns)]]
        out = f"DELETE FROM {self.quote(name)}{self.opt(0.8, lambda: ' WHERE ' + self.expr(2))}"
        if not self.lite:
            out += self.opt(0.1, lambda: " " + self.order(lambda: self.expr(0))) + self.opt(0.1, " LIMIT 2")
        return out + self.returning(t)

    def statement(self):
        return self.rnd.choices([lambda: self.query()[0], self.insert, self.update, self.delete], [70, 14, 10, 6])[0]()
