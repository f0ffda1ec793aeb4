"""portable_queries.py: random, well-typed statements of the portable dialect over a random schema, as trees (tests/random/tree.py)
that shrink. What PostgreSQL would refuse is avoided where that is easy; its types do not mix, so each value has a class
(portable_tables.py). A query's rows are compared as a bag unless it says ORDER BY all of its columns."""
import random

from tree import NOTHING, expr, fixed, lists, opt

import portable_tables as tables

LITERALS = {
    "i": ["0", "1", "2", "3", "7", "-1", "10", "100", "-7"], "n": ["0.5", "1.25", "-2.0", "10.10", "0.01", "-1.50", "2.00"],
    "f": ["'1.5'::double precision", "'0'::double precision", "(-2.25)::double precision", "2::double precision"], "s": ["''", "'a'", "'A'", "'a '", "'abc'", "'12'", "'zz'", "'it''s'", "'é'", "'b'"],
    "b": ["TRUE", "FALSE"], "d": ["DATE '2024-01-31'", "DATE '2024-02-29'", "'1970-01-01'::date"],
    "t": ["TIMESTAMP '2024-12-31 00:00:00'", "'2024-02-29 23:59:59.999'::timestamp(3)"],
    "z": ["TIMESTAMP WITH TIME ZONE '2024-02-29 23:59:59.999999+00'"], "c": ["TIME '10:11:12'", "'09:00:00'::time"],
    "m": ["'sad'::mood", "'Happy'::mood"], "y": ["'\\x41'::bytea", "'\\x616263'::bytea"],
    "u": ["'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::uuid"]}
PARAM_TYPE = {"i": "bigint", "n": "numeric(18,6)", "f": "double precision", "s": "text", "b": "boolean", "d": "date", "t": "timestamp(3)",
              "z": "timestamp(6) with time zone", "c": "time(0)", "m": "mood", "y": "bytea", "u": "uuid"}
ALL = "iiiinnfsssssbdtzcmmyu"
COMPARE = ["=", "=", "<>", "<", "<=", ">", ">="]


class Scope:
    def __init__(self):
        self.columns = []  # (SQL, class)


class Queries:
    def __init__(self, schema, seed):
        self.schema, self.rnd = schema, random.Random(f"portable query {seed}")
        self.scope, self.outer, self.aliases, self.grouped, self.aggregating, self.n_params, self.level = [], [], 0, None, False, 0, 0
        self.with_params = self.rnd.random() < 0.35
        self.ctes, self.windows = [], False

    def pick(self, *forms):
        f = self.rnd.choice(forms)
        return f() if callable(f) else f

    # ---------------------------------------------------------------- leaves
    def column(self, cls):
        if self.grouped is not None and not self.aggregating:
            fitting = [c for c in self.grouped if c[1] == cls]
        else:
            pool = self.outer if self.outer and self.rnd.random() < 0.25 else self.scope
            fitting = [c for c in pool if c[1] == cls]
        return expr(cls, self.rnd.choice(fitting)[0]) if fitting else None

    def literal(self, cls):
        return expr(cls, self.rnd.choice(LITERALS[cls]))

    def param(self, cls):
        self.n_params += 1
        return expr(cls, f"(:p{self.n_params})::{PARAM_TYPE[cls]}" if self.rnd.random() < 0.5 else f":p{self.n_params}")

    def leaf(self, cls):
        r = self.rnd.random()
        if self.with_params and r < 0.12 and self.n_params < 4:
            return self.param(cls)
        return (self.column(cls) if r < 0.8 else None) or self.literal(cls)

    # ---------------------------------------------------------------- values by class
    def value(self, cls, n):
        if n <= 0:
            return self.leaf(cls)
        if self.windows and self.rnd.random() < 0.25:
            made = self.window(cls, n)
            if made:
                return made
        if self.grouped is not None and not self.aggregating and self.rnd.random() < 0.55:
            return self.aggregate(cls, n)
        r = self.rnd.random()
        v = lambda c=cls: self.value(c, n - 1)
        if r < 0.22:
            return self.leaf(cls)
        if r < 0.42:
            forms = [lambda: expr(cls, "COALESCE(«», «»)", v(), v()), lambda: expr(cls, "NULLIF(«», «»)", v(), v()),
                     lambda: expr(cls, "CASE WHEN «» THEN «» ELSE «» END", self.condition(n - 1), v(), v()),
                     lambda: expr(cls, "CASE WHEN «» THEN «» END", self.condition(n - 1), v()),
                     lambda: expr(cls, "CASE «» WHEN «» THEN «» ELSE «» END", v("s"), v("s"), v(), v()),
                     lambda: expr(cls, "COALESCE(«», «», «»)", v(), v(), v())]
            if cls not in "by":
                forms += [lambda: expr(cls, f"{self.pick('GREATEST', 'LEAST')}(«», «»)", v(), v())] * 2
                forms += [lambda: expr(cls, f"{self.pick('GREATEST', 'LEAST')}(«», «», «»)", v(), v(), v())]
            if self.level < 2 and self.grouped is None:
                forms.append(lambda: self.scalar(cls))
            return self.pick(*forms)
        made = getattr(self, "make_" + cls, None)
        return made(n) if made else self.leaf(cls)

    def make_i(self, n):
        a = lambda: self.value("i", n - 1)
        return self.pick(*[lambda op=op: expr("i", f"(«» {op} «»)", a(), a()) for op in ("+", "-", "*", "/", "%", "+", "-")],
                         *[lambda op=op: expr("i", f"(«» {op} «»)", a(), a()) for op in ("&", "|", "#")],
                         lambda: expr("i", "(- «»)", a()), lambda: expr("i", "ABS(«»)", a()), lambda: expr("i", "MOD(«», «»)", a(), a()),
                         lambda: expr("i", f"{self.pick('LENGTH', 'CHAR_LENGTH', 'OCTET_LENGTH')}(«»)", self.value("s", n - 1)),
                         lambda: expr("i", "POSITION(«» IN «»)", self.value("s", 0), self.value("s", 0)),
                         lambda: expr("i", "(«»)::bigint", a() if self.rnd.random() < 0.9 else self.value("n", 0)),
                         lambda: expr("i", "CAST(«» AS integer)", self.pick(a, lambda: self.value("n", 0), lambda: self.value("f", 0))),
                         lambda: expr("i", "SIGN(«»)", a()), lambda: expr("i", "STRPOS(«», «»)", self.value("s", 0), self.value("s", 0)),
                         lambda: expr("i", f"EXTRACT({self.pick('YEAR', 'MONTH', 'DAY')} FROM «»)::integer", self.value(self.pick("d", "t"), 0)),
                         lambda: expr("i", "(«» - «»)", self.value("d", 0), self.value("d", 0)),
                         lambda: expr("i", "FLOOR(«»)::bigint", self.value("n", 0)), lambda: expr("i", "LENGTH(«»)", self.value("y", 0)))

    def make_n(self, n):
        a, i = (lambda: self.value("n", n - 1)), (lambda: self.value("i", n - 1))
        return self.pick(*[lambda op=op: expr("n", f"(«» {op} «»)", a(), a()) for op in ("+", "-", "*", "/", "%")],
                         *[lambda op=op: expr("n", f"(«» {op} «»)", a(), i()) for op in ("+", "*", "-")],
                         lambda: expr("n", "(- «»)", a()), lambda: expr("n", "ABS(«»)", a()),
                         lambda: expr("n", "(«»)::numeric(10,2)", self.pick(a, i)), lambda: expr("n", "CAST(«» AS numeric(18,6))", a()),
                         lambda: expr("n", f"ROUND(«», {self.pick('0', '1', '2')})", a()), lambda: expr("n", "ROUND(«»)", a()),
                         lambda: expr("n", f"{self.pick('FLOOR', 'CEIL', 'TRUNC')}(«»)", a()), lambda: expr("n", "MOD(«», «»)", a(), a()))

    def make_f(self, n):
        a = lambda: self.value("f", n - 1)
        return self.pick(*[lambda op=op: expr("f", f"(«» {op} «»)", a(), a()) for op in ("+", "-", "*", "/")],
                         lambda: expr("f", "(«» * «»)", a(), self.value("i", 0)), lambda: expr("f", "ABS(«»)", a()), lambda: expr("f", "(- «»)", a()),
                         lambda: expr("f", "(«»)::double precision", self.pick(lambda: self.value("i", 0), lambda: self.value("n", 0))),
                         lambda: expr("f", f"{self.pick('FLOOR', 'CEIL')}(«»)", a()), lambda: expr("f", "(«» + «»)", a(), self.value("n", 0)))

    def make_s(self, n):
        a, t = (lambda: self.value("s", n - 1)), (lambda: self.literal("s"))
        return self.pick(lambda: expr("s", "(«» || «»)", a(), a()), lambda: expr("s", "(«» || «»)", a(), a()),
                         lambda: expr("s", f"{self.pick('UPPER', 'LOWER')}(«»)", a()), lambda: expr("s", f"{self.pick('TRIM', 'LTRIM', 'RTRIM', 'BTRIM')}(«»)", a()),
                         lambda: expr("s", "REPLACE(«», «», «»)", a(), t(), t()),
                         lambda: expr("s", f"SUBSTRING(«» FROM {self.pick('1', '2', '3')} FOR {self.pick('1', '2', '3')})", a()),
                         lambda: expr("s", f"SUBSTR(«», {self.pick('1', '2')})", a()), lambda: expr("s", f"LEFT(«», {self.pick('1', '2', '3')})", a()),
                         lambda: expr("s", f"RIGHT(«», {self.pick('1', '2')})", a()),
                         lambda: expr("s", "(«»)::text", self.pick(a, lambda: self.value("i", n - 1), lambda: self.value("m", 0), lambda: self.value("n", 0),
                                                               lambda: self.value("b", 0), lambda: self.value("d", 0), lambda: self.value("t", 0), lambda: self.value("u", 0))),
                         lambda: expr("s", "CAST(«» AS varchar(2))", a()), lambda: expr("s", "(«» || «»)", a(), self.value("i", 0)),
                         lambda: expr("s", "CONCAT(«», «»)", a(), self.pick(a, lambda: self.value("i", 0))),
                         lambda: expr("s", f"REPEAT(«», {self.pick('1', '2', '3')})", a()),
                         lambda: expr("s", f"LPAD(«», {self.pick('2', '5')}, '*')", a()))

    def make_b(self, n):
        return expr("b", "(«»)", self.condition(n))

    def make_d(self, n):
        return self.pick(lambda: expr("d", "(«»)::date", self.value(self.pick("t", "d"), 0)), lambda: expr("d", f"(«» + {self.pick('1', '30')})", self.value("d", 0)),
                         lambda: expr("d", f"(«» - {self.pick('1', '30')})", self.value("d", 0)))

    def make_t(self, n):
        return self.pick(lambda: expr("t", "(«»)::timestamp(0)", self.value("d", 0)), lambda: self.leaf("t"),
                         lambda: expr("t", f"DATE_TRUNC('{self.pick('day', 'month', 'hour')}', «»)", self.value("t", 0)))

    # ---------------------------------------------------------------- conditions
    def condition(self, n):
        c = lambda: self.condition(n - 1)
        cls = self.rnd.choice(ALL)
        a = lambda cls=cls: self.value(cls, n - 1)
        ordered = cls not in "b"
        forms = [lambda: expr("b", f"«» {self.rnd.choice(COMPARE if ordered else ['=', '<>'])} «»", a(), a())] * 5
        forms += [lambda: expr("b", f"«» IS {self.pick('', 'NOT ')}NULL", a()), lambda: expr("b", "«» BETWEEN «» AND «»", a("i"), a("i"), a("i")),
                  lambda: expr("b", f"«» {self.pick('', 'NOT ')}IN («», «»)", a(), a(), a()),
                  lambda: expr("b", f"«» {self.pick('', 'NOT ')}{self.pick('LIKE', 'LIKE', 'ILIKE')} {self.pattern()}", a("s")),
                  lambda: expr("b", f"«» IS {self.pick('', 'NOT ')}DISTINCT FROM «»", a(), a()),
                  lambda: expr("b", "«» BETWEEN «» AND «»", a(), a(), a()) if ordered else c() if n > 0 else self.leaf("b"),
                  lambda: expr("b", f"«» {self.rnd.choice(COMPARE)} «»", a("i"), a("n")), lambda: expr("b", f"«» {self.rnd.choice(COMPARE)} «»", a("f"), a("i")),
                  lambda: expr("b", "(«», «») = («», «»)", a("i"), a("s"), a("i"), a("s")), lambda: self.leaf("b")]
        if n > 0:
            forms += [lambda: expr("b", "(«» AND «»)", c(), c()), lambda: expr("b", "(«» OR «»)", c(), c()), lambda: expr("b", "NOT («»)", c()),
                      lambda: expr("b", f"(«») IS {self.pick('', 'NOT ')}{self.pick('TRUE', 'FALSE', 'UNKNOWN')}", c())]
            if self.level < 2 and self.grouped is None:
                forms += [lambda: self.exists(), lambda: self.in_query(), lambda: self.quantified() if self.rnd.random() < 0.3 else self.exists()]
        return self.pick(*forms)

    def pattern(self):
        return self.rnd.choice(["'a%'", "'%b'", "'a_b'", "'%'", "'_'", "'a\\%b'", "'%[%'", "'%*%'", "'é'", "'A%'", "''", "'a '", "'%a'", "'a\\_b'"])

    # ---------------------------------------------------------------- subqueries
    def inside(self, make):
        saved = (self.scope, self.outer, self.grouped, self.aggregating, self.windows)
        self.outer, self.scope, self.grouped, self.aggregating, self.windows = self.outer + self.scope, [], None, False, False
        self.level += 1
        node = make()
        self.level -= 1
        self.scope, self.outer, self.grouped, self.aggregating, self.windows = saved
        return node

    def exists(self):
        return self.inside(lambda: expr("b", f"{self.pick('', 'NOT ')}EXISTS (SELECT 1 FROM «» WHERE «»)", self.one_table(), self.condition(1)))

    def in_query(self):
        cls = self.rnd.choice("iisnmd")
        left = self.value(cls, 1)
        def make():
            source = self.one_table()
            return expr("b", f"«» {self.pick('', 'NOT ')}IN (SELECT «» FROM «»«»)", left, self.value(cls, 1), source, self.where(1))
        return self.inside(make)

    def quantified(self):
        left = self.value("i", 0)
        return self.inside(lambda: expr("b", f"«» {self.pick('=', '<', '>=')} {self.pick('ANY', 'ALL')} (SELECT «» FROM «»)", left, *self.swap("i")))

    def swap(self, cls):
        source = self.one_table()
        return self.value(cls, 0), source

    def scalar(self, cls):
        def make():
            source = self.one_table()
            if cls in "insdtzc" and self.rnd.random() < 0.7:
                return expr(cls, f"(SELECT {self.pick('MIN', 'MAX')}(«») FROM «»«»)", self.value(cls, 0), source, self.where(1))
            alias = self.scope[0][0].split(".")[0]
            return expr(cls, f"(SELECT «» FROM «» ORDER BY {alias}.id LIMIT 1)", self.value(cls, 1), source)
        if any(True for _ in self.ctes):
            saved, self.ctes = self.ctes, []
            node = self.inside(make)
            self.ctes = saved
            return node
        return self.inside(make)

    # ---------------------------------------------------------------- aggregates and windows
    def aggregate(self, cls, n):
        self.aggregating = True
        v = lambda c=cls, d=None: self.value(c, self.rnd.choice([0, n - 1]) if d is None else d)
        tail = lambda: fixed(" FILTER (WHERE «»)", self.condition(0)) if self.rnd.random() < 0.25 else NOTHING
        forms = []
        if cls == "i":
            forms = [lambda: expr("i", "COUNT(*)«»", tail()), lambda: expr("i", "COUNT(«»)«»", v(self.rnd.choice(ALL)), tail()),
                     lambda: expr("i", "COUNT(DISTINCT «»)«»", v(self.rnd.choice("insmd")), tail()), lambda: expr("i", "SUM(«»)::bigint«»", v("i", 0), NOTHING)]
        elif cls == "n":
            forms = [lambda: expr("n", "SUM(«»)«»", v("n"), tail()), lambda: expr("n", "SUM(«»)«»", v("i"), tail()), lambda: expr("n", "AVG(«»)«»", v("i"), tail()),
                     lambda: expr("n", "AVG(«»)«»", v("n"), tail())]
        elif cls == "f":
            forms = [lambda: expr("f", "SUM(«»)«»", v("f"), tail()), lambda: expr("f", "AVG(«»)", v("f"))]
        elif cls == "b":
            forms = [lambda: expr("b", f"{self.pick('BOOL_AND', 'BOOL_OR', 'EVERY')}(«»)«»", v("b", 0), tail())]
        elif cls == "s":
            forms = [lambda: expr("s", "MAX(«»)", v("s", 0))]
        if cls not in "byu":
            forms += [lambda: expr(cls, f"{self.pick('MIN', 'MAX')}(«»)«»", v(), tail())] * 2
        node = self.pick(*forms) if forms else None
        self.aggregating = False
        return node or self.leaf(cls)

    def over(self, framed):
        part = fixed("PARTITION BY «» ", self.value(self.rnd.choice("insb"), 0)) if self.rnd.random() < 0.6 else NOTHING
        keys = ", ".join(f"{s}{self.pick('', ' DESC')}" for s, c in self.total)
        frame = self.pick("", "", " ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW", " ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING",
                          " ROWS BETWEEN 2 FOLLOWING AND 3 FOLLOWING", " RANGE BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING",
                          " ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING") if framed else ""
        return fixed(f"OVER («»ORDER BY «»{keys}{frame})", part,
                     fixed(f"«»{self.pick('', ' DESC')}{self.pick('', ' NULLS FIRST', ' NULLS LAST')}, ", self.value(self.rnd.choice("insdm"), 0)) if self.rnd.random() < 0.6 else NOTHING)

    def window(self, cls, n):
        saved, self.windows = self.windows, False
        v = lambda c=cls: self.value(c, 0)
        forms = [lambda: expr(cls, f"{self.pick('LAG', 'LEAD')}(«») «»", v(), self.over(False)), lambda: expr(cls, f"{self.pick('LAG', 'LEAD')}(«», 2) «»", v(), self.over(False)),
                 lambda: expr(cls, f"{self.pick('LAG', 'LEAD')}(«», 1, «») «»", v(), self.literal(cls), self.over(False)),
                 lambda: expr(cls, f"{self.pick('FIRST_VALUE', 'LAST_VALUE')}(«») «»", v(), self.over(True)), lambda: expr(cls, "NTH_VALUE(«», 2) «»", v(), self.over(True))]
        if cls == "i":
            forms += [lambda: expr("i", f"{self.pick('ROW_NUMBER', 'RANK', 'DENSE_RANK')}() «»", self.over(False)), lambda: expr("i", "COUNT(«») «»", v("s"), self.over(True)),
                      lambda: expr("i", "NTILE(2) «»", self.over(False))]
        elif cls == "n":
            forms += [lambda: expr("n", "SUM(«») «»", v(self.pick("n", "i")), self.over(True))] * 2
        elif cls == "f":
            forms += [lambda: expr("f", f"{self.pick('PERCENT_RANK', 'CUME_DIST')}() «»", self.over(False))]
        if cls in "insdtzcf":
            forms += [lambda: expr(cls, f"{self.pick('MIN', 'MAX')}(«») «»", v(), self.over(True))]
        node = self.pick(*forms)
        self.windows = saved
        return node

    # ---------------------------------------------------------------- FROM
    def alias(self):
        self.aliases += 1
        return f"x{self.aliases}"

    def one_table(self):
        alias = self.alias()
        if self.ctes and self.rnd.random() < 0.5:
            name, columns = self.rnd.choice(self.ctes)
            self.scope = self.scope + [(f"{alias}.{c}", cls) for c, cls in columns]
            self.total = getattr(self, "total", [])
            return fixed(f"{name} AS {alias}")
        t = self.rnd.choice(self.schema.tables)
        self.scope = self.scope + [(f"{alias}.{c.name}", c.cls) for c in t.columns]
        return fixed(f"{t.name} AS {alias}")

    def derived(self):
        classes = [self.rnd.choice(ALL) for _ in range(2)] + ["i"]
        saved, self.outer = self.outer, []
        held, self.scope = self.scope, []
        node = self.inside(lambda: self.core(classes, "k"))
        self.scope, self.outer = held, saved
        alias = self.alias()
        names = [f"k{i}" for i in range(3)]
        form = f"(«») AS {alias}"
        if self.rnd.random() < 0.3:
            names = ["r0", "r1", "r2"][:self.rnd.choice([1, 2, 3])] + names[3:]
            form += f" ({', '.join(names)})"
            names += [f"k{i}" for i in range(len(names), 3)]
        self.scope = self.scope + [(f"{alias}.{n}", c) for n, c in zip(names, classes)]
        return fixed(form, node)

    def source(self):
        return self.derived() if self.level < 1 and self.rnd.random() < 0.12 else self.one_table()

    def join(self):
        kind = self.pick("JOIN", "LEFT JOIN", "LEFT JOIN", "RIGHT JOIN", "CROSS JOIN", "JOIN", "FULL JOIN" if self.rnd.random() < 0.15 else "JOIN")
        before = list(self.scope)
        source = self.source()
        if kind == "CROSS JOIN":
            return opt(" CROSS JOIN «»", source)
        mine = self.scope[len(before):]
        pairs = [(a, b) for a in before for b in mine if a[1] == b[1] and a[1] in "iisdnm"]
        on = expr("b", "{} = {}".format(*[x[0] for x in self.rnd.choice(pairs)])) if pairs else self.condition(1)
        if self.rnd.random() < 0.2 and kind != "FULL JOIN":
            on = expr("b", "(«» AND «»)", on, self.condition(1))
        return opt(f" {kind} «» ON «»", source, on)

    def from_clause(self):
        first = self.source()
        return fixed("«»«»", first, lists([self.join() for _ in range(self.rnd.choice([0, 0, 0, 1, 1, 2]))], "", 0))

    def where(self, n):
        return opt(" WHERE «»", self.condition(n)) if self.rnd.random() < 0.6 else NOTHING

    # ---------------------------------------------------------------- queries
    def core(self, classes, prefix, final=False):
        source = self.from_clause()
        self.total = [c for c in self.scope if c[0].endswith(".id")] or self.scope
        where = self.where(2)
        mode = self.rnd.choices(["plain", "group", "total", "window"], [6, 3, 1, 2])[0]
        group, having = NOTHING, NOTHING
        if mode == "group":
            keys = self.rnd.sample(self.scope, min(self.rnd.choice([1, 1, 2]), len(self.scope)))
            self.grouped, group = keys, fixed(" GROUP BY «»", lists([expr(c, s) for s, c in keys]))
            having = opt(" HAVING «»", self.condition(1)) if self.rnd.random() < 0.3 else NOTHING
        elif mode == "total":
            self.grouped = []
        sources = {c[0].split(".")[0] for c in self.scope}
        self.windows = mode == "window" and len(self.total) == len(sources)  # else the order would not be total
        items = [fixed(f"«» AS {prefix}{i}", self.value(c, self.rnd.choice([0, 1, 1, 2, 2]))) for i, c in enumerate(classes)]
        first = None
        if final and self.rnd.random() < 0.35 and mode != "total":
            first = fixed(f"«»{self.pick('', ' DESC')}{self.pick('', '', ' NULLS FIRST', ' NULLS LAST')}, ", self.column(self.rnd.choice("isnsmdf")) or expr("i", "(SELECT 1)"))
        distinct = "DISTINCT " if self.rnd.random() < 0.12 and not first else ""
        self.grouped, self.windows = None, False
        tail = self.order(len(classes), first) if final else NOTHING
        return fixed(f"SELECT {distinct}«» FROM «»«»«»«»«»", lists(items), source, where, group, having, tail)

    def order(self, n, first=None):
        if not first and self.rnd.random() < 0.5:
            return NOTHING
        limit = f" LIMIT {self.rnd.choice([1, 2, 3])}{self.pick('', ' OFFSET 1')}" if self.rnd.random() < 0.3 else ""
        order = list(range(1, n + 1))
        self.rnd.shuffle(order)
        keys = ", ".join(f"{k}{self.pick('', ' DESC')}{self.pick('', '', ' NULLS FIRST', ' NULLS LAST')}" for k in order)
        return opt(f" ORDER BY «»{keys}{limit}", first or NOTHING)

    def classes(self):
        return [self.rnd.choice(ALL) for _ in range(self.rnd.choice([1, 2, 2, 3]))]

    def union(self):
        classes = self.classes()
        op = self.pick("UNION", "UNION ALL", "INTERSECT", "EXCEPT", "UNION")
        left = self.core(classes, "c")
        self.scope = []
        right = self.core(classes, "c")
        self.scope = []
        if self.rnd.random() < 0.25:
            third = self.core(classes, "c")
            op2 = self.pick("UNION", "UNION ALL", "INTERSECT", "EXCEPT")
            return fixed(f"«» {op} «» {op2} «»«»", left, right, third, self.order(len(classes)))
        return fixed(f"«» {op} «»«»", left, right, self.order(len(classes)))

    def with_query(self):
        classes = self.classes()
        inner = self.inside(lambda: self.core(classes, "k"))
        self.ctes = [("w", [(f"k{i}", c) for i, c in enumerate(classes)])]
        self.scope = []
        return fixed("WITH w AS («») «»", inner, self.core(self.classes(), "c", final=True))

    def recursive(self):
        step = self.pick("n + 1", "n + 2", "n * 2 + 1")
        return fixed(f"WITH RECURSIVE r(n, s) AS (SELECT 1, {self.pick('1', '10')}::bigint UNION ALL SELECT {step}, s + n FROM r WHERE n < {self.pick('5', '9')}) "
                     f"SELECT n, s FROM r ORDER BY 1, 2")

    def select(self):
        form = self.rnd.random()
        if form < 0.10:
            return self.union()
        if form < 0.18:
            return self.with_query()
        if form < 0.19:
            return self.recursive()
        if form < 0.23:
            source = self.one_table()
            return fixed("SELECT * FROM «»«»", source, self.where(1))
        return self.core(self.classes(), "c", final=True)

    # ---------------------------------------------------------------- statements that write
    def written(self, c, exprs=True):
        if c.sql == "small":
            return self.literal("i") if self.rnd.random() < 0.7 else self.param("i")
        r = self.rnd.random()
        if r < 0.35:
            self.n_params += 1
            self.with_params = True
            return expr(c.cls, f":p{self.n_params}")
        if c.null and r < 0.45:
            return expr(c.cls, "NULL")
        if c.default and r < 0.5:
            return fixed("DEFAULT")
        if r < 0.6:
            return fixed("'" + self.rnd.choice(tables.VALUES[c.sql]).replace("'", "''") + "'") if c.cls != "y" else self.literal("y")
        return self.value(c.cls, self.rnd.choice([0, 1])) if exprs else self.literal(c.cls)

    def insert(self):
        t = self.rnd.choice(self.schema.tables)
        columns = [c for c in t.writable() if c.name == "id" or not (c.null or c.default) or self.rnd.random() < 0.6]
        names = ", ".join(c.name for c in columns)
        taken = self.rnd.random() < 0.6
        if self.rnd.random() < 0.3:
            source = self.one_table()
            alias = self.scope[0][0].split(".")[0]
            items = [fixed(f"{alias}.id + 100") if c.name == "id" else self.value(c.cls, 1) for c in columns]
            return fixed(f"INSERT INTO {t.name} ({names}) SELECT «» FROM «»«»«»", lists(items), source, self.where(1), self.returning(t, ""))
        self.scope = []
        rows = []
        for i in range(self.rnd.choice([1, 1, 2])):
            rows.append(fixed("(«»)", lists([fixed(str(1 + i if taken else 101 + i)) if c.name == "id" else self.written(c) for c in columns])))
        return fixed(f"INSERT INTO {t.name} ({names}) VALUES «»«»«»", lists(rows), self.conflict(t, columns), self.returning(t, ""))

    def conflict(self, t, columns):
        r = self.rnd.random()
        able = [c for c in columns if c.name != "id" and c not in t.unique]
        if r < 0.25:
            return opt(" ON CONFLICT DO NOTHING")
        if r < 0.4:
            return opt(" ON CONFLICT (id) DO NOTHING")
        if r < 0.8 and able:
            c = self.rnd.choice(able)
            self.scope = [(f"{t.name}.{k.name}", k.cls) for k in t.columns] + [(f"excluded.{k.name}", k.cls) for k in columns]
            value = fixed(f"excluded.{c.name}") if self.rnd.random() < 0.5 else self.value(c.cls, 1)
            return opt(f" ON CONFLICT (id) DO UPDATE SET {c.name} = «»«»", value, opt(" WHERE «»", self.condition(1)) if self.rnd.random() < 0.2 else NOTHING)
        return NOTHING

    def returning(self, t, prefix):
        r = self.rnd.random()
        if r > 0.15:
            return NOTHING
        if r < 0.05:
            return opt(" RETURNING *" if not prefix else f" RETURNING {prefix}.*")
        self.scope = [(f"{prefix}.{c.name}" if prefix else c.name, c.cls) for c in t.columns]
        self.level = 9
        return opt(" RETURNING «»", lists([fixed(f"«» AS c{i}", self.value(c, 1)) for i, c in enumerate(self.classes())]))

    def update(self):
        t = self.rnd.choice(self.schema.tables)
        able = [c for c in t.writable() if c.name != "id" and c not in t.unique]
        if not able:
            return self.select()
        columns = self.rnd.sample(able, min(len(able), self.rnd.choice([1, 1, 2])))
        other = self.rnd.random() < 0.35
        self.scope = [(f"u.{c.name}", c.cls) for c in t.columns]
        source = NOTHING
        if other:
            o = self.rnd.choice(self.schema.tables)
            self.scope += [(f"o.{c.name}", c.cls) for c in o.columns]
            source = fixed(f" FROM {o.name} AS o")
        sets = lists([fixed(f"{c.name} = «»", self.written(c)) for c in columns])
        where = self.condition(1)
        where = fixed(" WHERE u.id = o.id AND «»", where) if other else opt(" WHERE «»", where)
        return fixed(f"UPDATE {t.name} AS u SET «»«»«»«»", sets, source, where, self.returning(t, "u"))

    def delete(self):
        t = self.rnd.choice(self.schema.tables)
        self.scope = [(f"u.{c.name}", c.cls) for c in t.columns]
        if self.rnd.random() < 0.35:
            o = self.rnd.choice(self.schema.tables)
            self.scope += [(f"o.{c.name}", c.cls) for c in o.columns]
            return fixed(f"DELETE FROM {t.name} AS u USING {o.name} AS o WHERE u.id = o.id AND «»«»", self.condition(1), self.returning(t, "u"))
        return fixed(f"DELETE FROM {t.name} AS u«»«»", opt(" WHERE «»", self.condition(1)), self.returning(t, "u"))

    def statement(self):
        make = self.rnd.choices([self.select, self.insert, self.update, self.delete], [80, 8, 7, 5])[0]
        return make()


def new(schema, seed, count):
    return [Queries(schema, f"{seed} {i}").statement() for i in range(count)]
