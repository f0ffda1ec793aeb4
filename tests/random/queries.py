"""queries.py: random queries over a schema, mostly well typed, with one ill-fitting value in a dozen."""
import random

import everyday, functions, shapes
from tree import NOTHING, expr, fixed, lists, opt

COMPARE = ["=", "=", "<>", "<", "<=", ">", ">="]
LITERALS = {
    "int": ["0", "1", "2", "3", "7", "-1", "10", "100"], "num": ["0.5", "1.25", "-2.0", "10.10"],
    "text": ["''", "'a'", "'abc'", "'12'", "'zz'", "'it''s'", "'x'"], "blob": ["x'41'", "x''", "x'616263'"]}
BY_DIALECT = {
    "mysql": {"dbl": ["1.5e0", "0e0", "-2.25e0"], "date": ["DATE '2024-01-31'", "'2024-02-29'"], "time": ["TIME '10:11:12'", "'00:00:01'"],
              "dt": ["TIMESTAMP '2024-01-31 10:11:12'", "'1999-12-31 23:59:59'"], "json": ["'{\"a\": 1}'", "'[1]'"],
              "bool": ["TRUE", "FALSE"], "any": ["1", "'a'"]},
    "sqlite": {"dbl": ["1.5", "0.0", "-2.25", "1e3"], "num": ["1.5", "0.0"], "date": ["'2024-01-31'"], "time": ["'10:11:12'"],
               "dt": ["'2024-01-31 10:11:12'"], "json": ["'{\"a\": 1}'", "'[1]'"], "bool": ["TRUE", "FALSE"], "any": ["1", "'a'", "x'41'"]},
    "postgres": {"dbl": ["1.5e0", "0e0"], "date": ["DATE '2024-01-31'"], "time": ["TIME '10:11:12'"],
                 "dt": ["TIMESTAMP '2024-01-31 10:11:12'"], "json": ["'{\"a\": 1}'"], "bool": ["TRUE", "FALSE"], "any": ["1", "'a'"],
                 "blob": ["'\\x41'::bytea"]}}
EXTREME = {"int": ["9223372036854775807", "-9223372036854775808", "4294967296", "255", "-129"],
           "num": ["12345678901234567890.123456789", "0.000000001", "-99999999999999999999.99"]}
CASTS = {"mysql": [("SIGNED", "int"), ("UNSIGNED", "int"), ("CHAR", "text"), ("DECIMAL(10,2)", "num"), ("BINARY", "blob"), ("DATE", "date"),
                   ("DATETIME", "dt"), ("TIME", "time"), ("DATETIME(3)", "dt")],
         "sqlite": [("INTEGER", "int"), ("TEXT", "text"), ("REAL", "dbl"), ("BLOB", "blob"), ("NUMERIC", "any")],
         "postgres": [("integer", "int"), ("bigint", "int"), ("text", "text"), ("numeric(10,2)", "num"), ("double precision", "dbl")]}
ALL = ["int", "int", "int", "num", "dbl", "text", "text", "dt", "date", "time", "blob", "json", "any", "cond"]


class Grammar:
    def __init__(self, schema, seed, params):
        self.schema, self.dialect, self.rnd = schema, schema.dialect, random.Random(f"query {seed}")
        self.params, self.n_params, self.aliases = params, 0, 0
        self.scalars, self.aggregates = functions.table(self.dialect)
        self.scope, self.outer, self.grouped, self.level = [], [], None, 0
        self.literals = {**LITERALS, **BY_DIALECT[self.dialect]}
        self.right_joins, self.full_joins = self.dialect != "postgres", self.dialect == "sqlite"

    # ---------------------------------------------------------------- leaves
    def column(self, cls):
        """A column of that class: of the scope, more rarely of an outer one."""
        for pool in ([self.outer, self.scope] if self.rnd.random() < 0.25 else [self.scope, self.outer]):
            fitting = [c for c in pool if c[1] == cls]
            if fitting:
                return expr(cls, self.rnd.choice(fitting)[0])
        return None

    def literal(self, cls):
        if self.schema.wild and cls in EXTREME and self.rnd.random() < 0.08:
            return expr(cls, self.rnd.choice(EXTREME[cls]))
        return expr(cls, self.rnd.choice(self.literals.get(cls, ["1"])))

    def param(self, cls):
        self.n_params += 1
        return expr("param", f":p{self.n_params}")

    def leaf(self, cls):
        rnd = self.rnd
        if self.grouped is not None:
            fitting = [g for g in self.grouped if g.cls == cls]
            return rnd.choice(fitting) if fitting and rnd.random() < 0.7 else self.aggregate(cls)
        if rnd.random() < 0.08:
            return expr(cls, "NULL")
        if self.params and rnd.random() < 0.12:
            return self.param(cls)
        return (rnd.random() < 0.75 and self.column(cls)) or self.literal(cls)

    def amount(self):
        """Of an INTERVAL: a parameter there ends MariaDB 10.11, now and then."""
        column = self.column("int") if self.grouped is None and self.rnd.random() < 0.5 else None
        return column or self.literal("int")

    def aggregate(self, cls):
        rnd, grouped = self.rnd, self.grouped
        self.grouped = None
        row = rnd.choice(self.aggregates)
        form = rnd.random()
        if form < 0.12:
            node = expr("int", "COUNT(*)")
        elif form < 0.2:
            node = expr("int", "COUNT(DISTINCT «»)", self.value("int", 0))
        elif form < 0.5:
            node = expr(cls, rnd.choice(["MIN(«»)", "MAX(«»)"]), self.value("int" if cls == "cond" else cls, 1))
        elif form < 0.65 and cls in ("int", "num"):
            node = expr("num", "SUM(«»)", self.value(cls, 1))
        else:
            node = functions.call(self, row, rnd.choice(["int", "text"]), 1)
        self.grouped = grouped
        return node

    # ---------------------------------------------------------------- expressions
    def value(self, cls, depth):
        rnd = self.rnd
        if rnd.random() < 0.06:  # what should not be here
            cls = rnd.choice(ALL)
        if cls == "cond":
            return self.condition(depth)
        if cls == "bool":
            return self.leaf("bool") if depth <= 0 or rnd.random() < 0.5 else self.condition(depth)
        if depth <= 0:
            return self.leaf(cls)
        form = rnd.random()
        if form < 0.22:
            return self.leaf(cls)
        if form < 0.36:
            return self.conditional(cls, depth)
        if form < 0.42 and self.level < 2:
            return self.scalar_query(cls)
        if form < 0.47:
            return self.cast(cls, depth)
        if form < 0.75:
            return self.function(cls, depth)
        return self.operator(cls, depth)

    def conditional(self, cls, depth):
        v, c = (lambda: self.value(cls, depth - 1)), (lambda: self.condition(depth - 1))
        forms = [lambda: expr(cls, "CASE WHEN «» THEN «» ELSE «» END", c(), v(), v()), lambda: expr(cls, "CASE WHEN «» THEN «» END", c(), v()),
                 lambda: expr(cls, "CASE WHEN «» THEN «» WHEN «» THEN «» ELSE «» END", c(), v(), c(), v(), v()),
                 lambda: expr(cls, "CASE «» WHEN «» THEN «» ELSE «» END", self.value("int", 0), self.value("int", 0), v(), v()),
                 lambda: expr(cls, "COALESCE(«», «»)", v(), v()), lambda: expr(cls, "COALESCE(«», «», «»)", v(), v(), v()),
                 lambda: expr(cls, "NULLIF(«», «»)", v(), v())]
        return self.rnd.choice(forms)()

    def cast(self, cls, depth):
        fitting = [c for c in CASTS[self.dialect] if c[1] == cls] or CASTS[self.dialect]
        name, result = self.rnd.choice(fitting)
        return expr(result, f"CAST(«» AS {name})", self.value(self.rnd.choice(ALL[:-1]), depth - 1))

    def function(self, cls, depth):
        fitting = [f for f in self.scalars if functions.result_class(f, cls) == cls] or self.scalars
        return functions.call(self, self.rnd.choice(fitting), cls, depth)

    def operator(self, cls, depth):
        rnd, v = self.rnd, lambda c: self.value(c, depth - 1)
        if cls in ("int", "num", "dbl"):
            ops = ["+", "-", "*", "/", "%"] + (["DIV", "&", "|", "^", "<<", ">>"] if self.dialect == "mysql" else ["&", "|", "<<", ">>"]) * (cls == "int")
            other = cls if rnd.random() < 0.7 else rnd.choice(["int", "num", "dbl"])
            if rnd.random() < 0.1:
                return expr(cls, rnd.choice(["-«»", "+«»", "~«»" if cls == "int" else "-(«»)"]), v(cls))
            return expr(cls, f"(«» {rnd.choice(ops)} «»)", v(cls), v(other))
        if cls == "text":
            if self.dialect == "mysql":
                return expr(cls, "CONCAT(«», «»)", v("text"), v(rnd.choice(["text", "int"])))
            return expr(cls, "(«» || «»)", v("text"), v(rnd.choice(["text", "int"])))
        if cls in ("dt", "date") and self.dialect == "mysql":
            return expr(cls, f"(«» {rnd.choice('+-')} INTERVAL «» {functions.unit(self)})", v(cls), self.amount())
        return self.conditional(cls, depth)

    # ---------------------------------------------------------------- conditions
    def condition(self, depth):
        rnd = self.rnd
        cls = rnd.choice(ALL[:10])
        v = lambda: self.value(cls, max(depth - 1, 0))
        forms = [lambda: expr("cond", f"«» {rnd.choice(COMPARE)} «»", v(), v())] * 4 + [
            lambda: expr("cond", f"«» IS {rnd.choice(['', 'NOT '])}NULL", v()), lambda: expr("cond", "«» IS NOT NULL", v()),
            lambda: expr("cond", f"«» {rnd.choice(['', 'NOT '])}BETWEEN «» AND «»", v(), v(), v()),
            lambda: expr("cond", f"«» {rnd.choice(['', 'NOT '])}IN («»)", v(), lists([v() for _ in range(rnd.randint(1, 3))])),
            lambda: expr("cond", f"«» {rnd.choice(['', 'NOT '])}LIKE «»", self.value("text", 0), expr("text", rnd.choice(["'a%'", "'%'", "'_'", "'%b%'", "''"])))]
        if self.dialect == "mysql":
            forms += [lambda: expr("cond", "«» <=> «»", v(), v()), lambda: expr("cond", "(«» XOR «»)", v(), v()), v]
        elif self.dialect == "sqlite":
            forms += [lambda: expr("cond", f"«» IS {rnd.choice(['', 'NOT '])}«»", v(), v()), v]
        else:
            forms += [lambda: expr("cond", f"«» IS {rnd.choice(['', 'NOT '])}DISTINCT FROM «»", v(), v())]
        if depth > 0:
            c = lambda: self.condition(depth - 1)
            forms += [lambda: expr("cond", "(«» AND «»)", c(), c()), lambda: expr("cond", "(«» OR «»)", c(), c()), lambda: expr("cond", "NOT («»)", c()),
                      lambda: expr("cond", f"(«») IS {rnd.choice(['', 'NOT '])}{rnd.choice(['TRUE', 'FALSE'])}", c())] * 2
            if self.level < 2:
                forms += [lambda: self.exists(cls), lambda: self.in_query(cls, v())]
        node = rnd.choice(forms)()
        return node if node.parts and str(node).startswith("(") else expr("cond", "(«»)", node)

    def exists(self, cls):
        return self.inside(lambda: expr("cond", f"{self.rnd.choice(['', 'NOT '])}EXISTS (SELECT 1 FROM «»«»)", self.one_table(), self.where(1)))

    def in_query(self, cls, left):
        node = lambda: expr("cond", f"«» {self.rnd.choice(['', 'NOT '])}IN (SELECT «» FROM «»«»)", left, *self.item_first(cls))
        return self.inside(node)

    def item_first(self, cls):
        table = self.one_table()
        return self.value(cls, 0), table, self.where(1)

    def scalar_query(self, cls):
        def make():
            table = self.one_table()
            item = expr(cls, self.rnd.choice(["MIN(«»)", "MAX(«»)"]), self.value(cls, 0)) if self.rnd.random() < 0.8 else expr("int", "COUNT(*)")
            return expr(cls, "(SELECT «» FROM «»«»)", item, table, self.where(1))
        return self.inside(make)

    def inside(self, make):
        """What make gives, in a scope inside this one."""
        scope, outer, grouped = self.scope, self.outer, self.grouped
        reach = scope if grouped is None else []
        self.scope, self.outer, self.grouped, self.level = [], reach + outer, None, self.level + 1
        node = make()
        self.scope, self.outer, self.grouped, self.level = scope, outer, grouped, self.level - 1
        return node

    # ---------------------------------------------------------------- FROM
    def one_table(self):
        t = self.rnd.choice(self.schema.tables)
        self.aliases += 1
        alias = f"x{self.aliases}"
        self.scope = self.scope + [(f"{alias}.{c.name}", c.cls, t, c) for c in t.columns]
        return fixed(f"{t.name} {alias}")

    def derived(self):
        """(SELECT …) AS x, with columns k0, k1."""
        classes = [self.rnd.choice(ALL[:9]) for _ in range(2)]
        query = self.inside_plain(lambda: self.core(classes, "k", limit=False))
        self.aliases += 1
        alias = f"x{self.aliases}"
        self.scope = self.scope + [(f"{alias}.k{i}", c, None, None) for i, c in enumerate(classes)]
        return fixed(f"(«») {alias}", query)

    def inside_plain(self, make):
        outer, self.outer = self.outer, []
        scope, self.scope = self.scope, []
        node = self.inside(make)
        self.outer, self.scope = outer, scope
        return node

    def source(self):
        return self.derived() if self.level < 1 and self.rnd.random() < 0.12 else self.one_table()

    def join(self):
        rnd = self.rnd
        kind = rnd.choice(["JOIN", "LEFT JOIN", "LEFT JOIN", "INNER JOIN", "CROSS JOIN"] + ["RIGHT JOIN"] * (rnd.random() < 0.3))
        before = list(self.scope)
        source = self.source()
        if kind == "CROSS JOIN":
            return opt(" CROSS JOIN «»", source)
        mine = self.scope[len(before):]
        pairs = [(a, b) for a in before for b in mine if a[1] == b[1] and a[1] in ("int", "text", "date")]
        if pairs and rnd.random() < 0.8:
            a, b = rnd.choice(pairs)
            on = expr("cond", f"{a[0]} = {b[0]}")
            if rnd.random() < 0.3:
                on = expr("cond", "(«» AND «»)", on, self.condition(1))
        else:
            on = self.condition(1)
        return opt(f" {kind} «» ON «»", source, on)

    def from_clause(self):
        first = self.source()
        return fixed("«»«»", first, lists([self.join() for _ in range(self.rnd.choice([0, 0, 1, 1, 2]))], "", 0))

    # ---------------------------------------------------------------- clauses
    def key_lookup(self):
        """Every column of a key bound by =, or all but one."""
        tables = [(s[0].split(".")[0], s[2]) for s in self.scope if s[2] and s[2].keys]
        if not tables:
            return None
        alias, t = self.rnd.choice(tables)
        parts = []
        for c in self.rnd.choice(t.keys)[1]:
            value = self.rnd.choice([self.literal, self.literal, self.leaf])(c.cls)
            if self.params and self.rnd.random() < 0.4:
                value = self.param(c.cls)
            parts.append(expr("cond", f"{alias}.{c.name} = «»", value))
        return lists(parts, " AND ", 1)

    def where(self, depth):
        rnd = self.rnd
        if rnd.random() < 0.35:
            return NOTHING
        key = self.key_lookup() if rnd.random() < 0.35 else None
        terms = [key] if key else []
        if not key or rnd.random() < 0.3:
            terms += [self.condition(depth) for _ in range(rnd.choice([1, 1, 2]))]
        return opt(" WHERE «»", lists(terms, " AND ", 1))

    def core(self, classes, prefix, limit=True):
        rnd = self.rnd
        source = self.from_clause() if rnd.random() < 0.97 or not limit else None
        where = self.where(2) if source else NOTHING
        mode = rnd.choices(["plain", "group", "total"], [6, 2, 1])[0] if source else "plain"
        group, having = NOTHING, NOTHING
        if mode == "group":
            columns = [expr(c[1], c[0]) for c in rnd.sample(self.scope, min(rnd.choice([1, 1, 2]), len(self.scope)))]
            group, self.grouped = fixed(" GROUP BY «»", lists(columns)), columns
            having = opt(" HAVING «»", self.condition(1)) if rnd.random() < 0.3 else NOTHING
        elif mode == "total":
            self.grouped = []
        items = [fixed(f"«» AS {prefix}{i}", self.value(c, rnd.choice([0, 1, 2, 2, 3]))) for i, c in enumerate(classes)]
        self.grouped = None
        distinct = "DISTINCT " if rnd.random() < 0.1 else ""
        order = self.order(len(classes)) if limit else NOTHING
        rows = opt(rnd.choice([" LIMIT 1", " LIMIT 2", " LIMIT 0", " LIMIT 3 OFFSET 1"])) if limit and rnd.random() < 0.15 else NOTHING
        select = [fixed("«»", lists(items))]
        return fixed(f"SELECT {distinct}«»«»«»«»«»«»«»", *select, fixed(" FROM «»", source) if source else NOTHING, where, group, having, order, rows)

    def order(self, n):
        rnd = self.rnd
        if rnd.random() < 0.6:
            return NOTHING
        keys = [fixed(f"{rnd.randint(1, n)}{rnd.choice(['', ' DESC', ' ASC'])}") for _ in range(rnd.choice([1, 2]))]
        return opt(" ORDER BY «»", lists(keys))

    # ---------------------------------------------------------------- statements
    def select(self):
        rnd = self.rnd
        classes = [rnd.choice(ALL) for _ in range(rnd.choice([1, 1, 2, 3]))]
        if not self.schema.portable and rnd.random() < 0.45:
            return shapes.any_shape(self)
        form = rnd.random()
        if form < 0.05:
            op = rnd.choice(["UNION", "UNION ALL", "UNION ALL", "INTERSECT", "EXCEPT"])
            left = self.core(classes, "c", limit=False)
            self.scope = []
            return fixed(f"«» {op} «»«»", left, self.core(classes, "c", limit=False), self.order(len(classes)))
        if form < 0.09:
            inner = self.inside_plain(lambda: self.core(["int", "text"], "k", limit=False))
            self.scope = [("w.k0", "int", None, None), ("w.k1", "text", None, None)]
            items = [fixed(f"«» AS c{i}", self.value(c, 2)) for i, c in enumerate(classes)]
            return fixed("WITH w AS («») SELECT «» FROM w«»«»", inner, lists(items), lists([self.join()], "", 0), self.where(1))
        if form < 0.24 and self.dialect != "postgres":
            return self.proof()
        if form < 0.28:
            self.one_table()
            t = self.scope[0][2]
            return fixed(f"SELECT * FROM {t.name} x1«»«»", lists([self.join() for _ in range(rnd.choice([0, 1]))], "", 0), self.where(1))
        return self.core(classes, "c")

    def proof(self):
        """SELECT x FROM t WHERE f(…, x, …) IS NOT NULL: x is seen as NOT NULL where f is said to be strict."""
        rnd = self.rnd
        source = self.one_table()
        nullable = [c for c in self.scope if c[3].null] or self.scope
        column = rnd.choice(nullable)
        call = functions.call(self, rnd.choice(self.scalars), column[1], 1)
        if call.kids and not functions.VOLATILE.search(str(call)):  # NOW(n) wants a literal
            i = rnd.randrange(len(call.kids))
            call = call.with_kid(i, expr(column[1], column[0]))
        test = rnd.choice(["«» IS NOT NULL", "«» = 0", "«» >= 0", "«» <> 'q'", "«» IS FALSE", "NOT «»"])
        return fixed(f"SELECT {column[0]} AS c0 FROM «» WHERE «»", source, expr("cond", test, call))

    def written(self, c):
        """A value for a column: mostly a parameter, a literal of the column's own, or an expression."""
        rnd = self.rnd
        if self.params and rnd.random() < 0.5:
            return self.param(c.cls)
        if c.null and rnd.random() < 0.15:
            return expr(c.cls, "NULL")
        return self.value(c.cls, rnd.choice([0, 1]))

    def insert(self):
        rnd, t = self.rnd, self.rnd.choice(self.schema.bases)
        columns = [c for c in self.schema.written(t) if not c.null or rnd.random() < 0.7] or self.schema.written(t)
        head = f"INSERT INTO {t.name} ({', '.join(c.name for c in columns)})"
        if rnd.random() < 0.3:
            self.params = self.params and self.dialect != "mysql"  # executed again, it ends MariaDB 10.11 now and then
            source = self.from_clause()
            items = [self.value(c.cls, 1) for c in columns]
            return fixed(f"{head} SELECT {', '.join('«»' for _ in items)} FROM «»«»", *items, source, self.where(1))
        rows = [fixed(f"({', '.join('«»' for _ in columns)})", *[self.written(c) for c in columns]) for _ in range(rnd.choice([1, 1, 2]))]
        tail = ""
        returning = self.dialect == "sqlite" and rnd.random() < 0.2
        if returning and t.suffix != " STRICT":  # such a table keeps what does not fit, and the runtime refuses it
            rows = [fixed(f"({', '.join('«»' for _ in columns)})", *[self.literal(c.cls) for c in columns])]
        if rnd.random() < 0.15:
            c = rnd.choice(columns).name
            tail = f" ON DUPLICATE KEY UPDATE {c} = VALUES({c})" if self.dialect == "mysql" else ""
        if returning:
            tail = rnd.choice([" ON CONFLICT DO NOTHING", " RETURNING *", f" RETURNING {columns[0].name} AS c0"])
        return fixed(f"{head} VALUES «»«»", lists(rows), opt(tail) if tail else NOTHING)

    def update(self):
        rnd, t = self.rnd, self.rnd.choice(self.schema.bases)
        self.scope = [(c.name, c.cls, t, c) for c in t.columns]
        able = self.schema.written(t)
        columns = rnd.sample(able, min(rnd.choice([1, 2]), len(able)))
        sets = [fixed(f"{c.name} = «»", self.written(c)) for c in columns]
        return fixed(f"UPDATE {t.name} SET «»«»", lists(sets), self.plain_where())

    def delete(self):
        t = self.rnd.choice(self.schema.bases)
        self.scope = [(c.name, c.cls, t, c) for c in t.columns]
        return fixed(f"DELETE FROM {t.name}«»", self.plain_where())

    def plain_where(self):
        return opt(" WHERE «»", self.condition(2)) if self.rnd.random() < 0.8 else NOTHING

    def statement(self):
        return self.rnd.choices([self.select, self.insert, self.update, self.delete], [85, 6, 6, 3])[0]()


def new(schema, seed, n):
    """n queries, as trees."""
    out = []
    for i in range(n):
        g = Grammar(schema, f"{seed} {i}", params=i % 3 == 0)
        out.append(everyday.any_shape(g) if not schema.portable and g.rnd.random() < 0.4 else g.statement())
    return out


def views(schema, seed, n):
    """n queries without parameters, as trees, and the classes of their columns c0, c1, …"""
    out = []
    for i in range(n):
        g = Grammar(schema, f"{seed} view {i}", params=False)
        make = g.rnd.choice([shapes.rejecting, shapes.rejecting, shapes.windows, lambda g: g.core([g.rnd.choice(ALL) for _ in range(g.rnd.choice([2, 3]))], "c", limit=False)])
        node = make(g)
        items = node.kids[0] if node.kids[0].kind == "list" else node.kids[0].kids[0]
        out.append((node, [k.kids[0].cls for k in items.kids]))
    return out
