"""shapes.py: random queries of shapes that prove something of their own: windows with frames that may be empty, outer joins
under conditions that reject NULL, recursive queries, chains of set operations, ROLLUP, RETURNING, and one column's type
through everything that keeps it."""
from tree import NOTHING, expr, fixed, lists, opt

SIMPLE = ["int", "int", "text", "num", "dbl", "dt", "date", "time", "blob"]


# ---------------------------------------------------------------- windows

def bound(rnd, first):
    n = rnd.choice(["0", "1", "1", "2"])
    ends = ["UNBOUNDED PRECEDING"] if first else ["UNBOUNDED FOLLOWING"]
    return rnd.choice(ends + ["CURRENT ROW", f"{n} PRECEDING", f"{n} FOLLOWING"])


RANK = {"U": 0, "P": 1, "C": 2, "F": 3}


def frame(g, keyed):
    """A frame both engines take: not one whose end is a kind before its start."""
    rnd = g.rnd
    a, b = bound(rnd, True), bound(rnd, False)
    kind = lambda s, first: (0 if first else 4) if s.startswith("U") else 1 if s.endswith("PRECEDING") else 2 if s.startswith("C") else 3
    if kind(a, True) > kind(b, False):
        return ""
    unit = rnd.choice(["ROWS", "ROWS", "ROWS", "RANGE", "GROUPS"])
    if unit == "GROUPS" and (g.dialect != "sqlite" or not keyed):
        unit = "ROWS"
    if unit == "RANGE" and (a[0].isdigit() or b[0].isdigit()):
        unit = "ROWS"
    text = f" {unit} BETWEEN {a} AND {b}" if rnd.random() < 0.8 or kind(a, True) > 2 else f" {unit} {a}"
    exclude = rnd.choice(["", "", " EXCLUDE CURRENT ROW", " EXCLUDE GROUP", " EXCLUDE TIES", " EXCLUDE NO OTHERS"]) if g.dialect == "sqlite" else ""
    return text + exclude


def over(g, framed):
    rnd = g.rnd
    pick = lambda: rnd.choice([c for c in g.scope if c[1] not in ("json", "any")] or g.scope)[0]
    partition = f"PARTITION BY {pick()}" if rnd.random() < 0.5 else ""
    order = f"ORDER BY {pick()}{rnd.choice(['', ' DESC'])}" if rnd.random() < 0.7 else ""
    text = frame(g, order) if framed and rnd.random() < 0.7 else ""
    return f"OVER ({' '.join(filter(None, [partition, order, text.strip()]))})"


def window_call(g, cls):
    rnd = g.rnd
    v = lambda: g.value(cls if cls != "cond" else "int", rnd.choice([0, 0, 1]))
    n = rnd.choice(["0", "1", "1", "2", "3"])
    kind = rnd.random()
    if kind < 0.25:
        name = rnd.choice(["ROW_NUMBER()", "RANK()", "DENSE_RANK()", f"NTILE({max(int(n), 1)})", "PERCENT_RANK()", "CUME_DIST()"])
        return expr("int", f"{name} {over(g, False) if g.dialect == 'sqlite' else ordered(g)}")
    if kind < 0.5:
        name = rnd.choice(["LAG", "LEAD"])
        forms = [(f"{name}(«»)", [v]), (f"{name}(«», {n})", [v]), (f"{name}(«», {n})", [v])]
        if g.schema.lag3:
            forms += [(f"{name}(«», {n}, «»)", [v, v])] * 2
        template, kids = rnd.choice(forms)
        return expr(cls, f"{template} {ordered(g)}", *[k() for k in kids])
    if kind < 0.75:
        name = rnd.choice(["FIRST_VALUE(«»)", "LAST_VALUE(«»)", f"NTH_VALUE(«», {max(int(n), 1)})"])
        return expr(cls, f"{name} {over(g, True)}", v())
    name = rnd.choice(["MIN", "MAX", "SUM", "AVG", "COUNT", "COUNT"] + (["TOTAL", "GROUP_CONCAT"] if g.dialect == "sqlite" else ["BIT_OR", "BIT_AND", "STDDEV_POP", "VAR_SAMP"]))
    kid = v() if name in ("MIN", "MAX", "COUNT") else g.value(rnd.choice(["int", "num", "dbl"]), 0)
    filtered = rnd.random() < 0.3 and g.dialect == "sqlite"
    parts = f"{name}(«»){' FILTER (WHERE «»)' if filtered else ''} {over(g, True)}"
    return expr(cls, parts, kid, *([g.condition(0)] if filtered else []))


def ordered(g):
    c = g.rnd.choice([c for c in g.scope if c[1] not in ("json", "any")] or g.scope)
    p = g.rnd.choice(g.scope)
    return f"OVER ({'PARTITION BY ' + p[0] + ' ' if g.rnd.random() < 0.4 else ''}ORDER BY {c[0]})"


def windows(g):
    rnd = g.rnd
    source = g.from_clause()
    where = g.where(1)
    items = []
    for i in range(rnd.choice([1, 2, 2, 3])):
        cls = rnd.choice(SIMPLE)
        call = window_call(g, cls)
        if rnd.random() < 0.3:
            call = expr(cls, rnd.choice(["COALESCE(«», «»)", "NULLIF(«», «»)", "CASE WHEN «» IS NULL THEN «» ELSE «» END"][:2]), call, g.value(cls, 0))
        items.append(fixed(f"«» AS c{i}", call))
    return fixed("SELECT «» FROM «»«»", lists(items), source, where)


# ---------------------------------------------------------------- joins that merge columns, in parentheses too: SQLite's

MERGING = [" JOIN ", " LEFT JOIN ", " RIGHT JOIN ", " FULL JOIN ", " FULL JOIN ", " NATURAL JOIN ", " NATURAL LEFT JOIN ", " NATURAL FULL JOIN "]


class Merged:
    """Derived tables that share the columns k and j, joined by them."""

    def __init__(self, g):
        self.g, self.rnd, self.n = g, g.rnd, 0
        self.names = ["k", "j"]

    def leaf(self):
        self.n += 1
        t = self.rnd.choice(self.g.schema.tables)
        numbers = [c.name for c in t.columns if c.cls == "int"] or ["1"]
        pick = lambda: self.rnd.choice(numbers)
        where = self.rnd.choice(["", "", f" WHERE {pick()} > {self.rnd.choice([0, 1])}", " WHERE 0"])
        self.names += [f"y{self.n}.k", f"y{self.n}.j", f"m{self.n}"]
        return f"(SELECT {pick()} AS k, {pick()} AS j, {self.rnd.choice(t.columns).name} AS m{self.n} FROM {t.name}{where}) AS y{self.n}"

    def item(self, depth):
        if depth > 1 or self.rnd.random() > 0.3:
            return self.leaf()
        text = f"({self.joins(depth + 1)})"
        if self.rnd.random() < 0.2:
            self.n += 1
            self.names.append(f"p{self.n}.k")
            return f"{text} AS p{self.n}"
        return text

    def joins(self, depth):
        out = self.item(depth)
        for _ in range(self.rnd.choice([1, 1, 2])):
            kind = self.rnd.choice(MERGING)
            out += kind + self.item(depth)
            if "NATURAL" not in kind:
                out += self.rnd.choice([" USING (k)", " USING (k)", " USING (k, j)", " USING (j)", " ON 1"])
        return out


def merged(g):
    m = Merged(g)
    source = m.joins(0)
    columns = ["*"] if g.rnd.random() < 0.4 else g.rnd.sample(m.names, min(len(m.names), g.rnd.choice([2, 3, 4])))
    where = g.rnd.choice(["", "", " WHERE k > 0", " WHERE j IS NOT NULL", f" WHERE {g.rnd.choice(m.names)} = 1"])
    return fixed(f"SELECT {', '.join(columns)} FROM {source}{where} LIMIT 2000")


# ---------------------------------------------------------------- outer joins under conditions that reject NULL

def joined(g):
    """A chain of joins, some of them in parentheses."""
    rnd = g.rnd
    first = g.one_table()
    node = first
    for _ in range(rnd.choice([1, 2, 2, 3])):
        before = list(g.scope)
        nested = rnd.random() < 0.25
        right = g.one_table()
        if nested:
            mine = g.scope[len(before):]
            more = g.one_table()
            on = reject(g, mine, g.scope[len(before):], 1)
            right = fixed(f"(«» {rnd.choice(['LEFT JOIN', 'JOIN', 'LEFT JOIN', 'RIGHT JOIN'] if g.right_joins else ['LEFT JOIN', 'JOIN'])} «» ON «»)", right, more, on)
        kinds = ["LEFT JOIN"] * 4 + ["JOIN"] + (["RIGHT JOIN"] * 2 if g.right_joins else []) + (["FULL JOIN"] if g.full_joins else [])
        kind = rnd.choice(kinds)
        on = reject(g, before, g.scope, 1)
        node = fixed(f"«» {kind} «» ON «»", node, right, on)
    return node


def pair(g, scope):
    """Two columns of one class, or a column and a literal."""
    a = g.rnd.choice(scope)
    others = [c for c in scope if c[1] == a[1] and c[0] != a[0]]
    if others and g.rnd.random() < 0.6:
        return a, expr(a[1], g.rnd.choice(others)[0])
    return a, g.literal(a[1])


def reject(g, some, scope, depth):
    """A condition, most of them of a kind that NULL does not pass."""
    rnd = g.rnd
    form = rnd.random()
    if depth > 0 and form < 0.45:
        c = lambda: reject(g, some, scope, depth - 1)
        return expr("cond", rnd.choice(["(«» AND «»)", "(«» AND «»)", "(«» OR «»)", "(«» OR «»)", "NOT («» OR «»)", "NOT («» AND «»)"]
                                       + ["(«» XOR «»)"] * (g.dialect == "mysql")), c(), c())
    if depth > 0 and form < 0.6:
        return expr("cond", rnd.choice(["NOT («»)", "(«») IS TRUE", "(«») IS NOT TRUE", "(«») IS FALSE", "(«») IS NOT FALSE", "(«») IS NULL", "(«») IS NOT NULL"]
                                       + ["(«») IS UNKNOWN", "(«») IS NOT UNKNOWN"] * (g.dialect == "mysql")),
                    reject(g, some, scope, depth - 1))
    a, b = pair(g, scope)
    c, d = pair(g, scope)
    x, y = expr(a[1], a[0]), expr(c[1], c[0])
    if rnd.random() < 0.15:  # ON and WHERE of rows
        op = rnd.choice(["=", "=", "<>", "<", ">="])
        return expr("cond", f"(«», «») {op} («», «»)", x, y, b, d)
    if rnd.random() < 0.1 and g.level < 1:
        return g.in_query(a[1], x)
    same = "<=>" if g.dialect == "mysql" else "IS"
    forms = ["«» IS NOT NULL", "«» = «»", "«» = «»", "«» > «»", "«» <> «»", f"«» {same} «»", "NOT («» = «»)", "«» IS NULL", "COALESCE(«», «») = «»",
             "NULLIF(«», «») IS NOT NULL", "«» IN («», «»)", "«» NOT IN («», «»)", "«» BETWEEN «» AND «»", "«» NOT BETWEEN «» AND «»",
             "«» LIKE «»", "CASE WHEN «» IS NULL THEN 1 ELSE «» = «» END", "CASE WHEN «» = «» THEN 1 END", "«» IN (NULL, «»)", "«»",
             "(«» = «») = 1", "(«» = «») IS NOT NULL", "COALESCE(«», «»)", "(«» + «») > 0", "LENGTH(«») >= 0"]
    template = rnd.choice(forms)
    kids = [x, b, b, b][:template.count("«»")]
    if template.startswith(("«» IN", "«» NOT", "«» BETWEEN")) and len(kids) == 3:
        kids[2] = g.literal(a[1]) if rnd.random() < 0.5 else kids[2]
    return expr("cond", f"({template})", *kids)


def rejecting(g):
    rnd = g.rnd
    source = joined(g)
    where = fixed(" WHERE «»", reject(g, g.scope, g.scope, 2)) if rnd.random() < 0.8 else NOTHING
    if rnd.random() < 0.3:
        numbers = [c for c in g.scope if c[1] in ("int", "num")]
        sign = lambda: expr("cond", f"{rnd.choice(numbers)[0]} {rnd.choice(['<>', '>', '>=', '<', '<=', '=', 'NOT IN (0, 1) AND 1 <'])} {rnd.choice(['0', '0', '1', '-1'])}")
        where = fixed(" WHERE «»", rnd.choice([sign(), sign(), expr("cond", "(«» OR «»)", sign(), sign())])) if numbers else where
    columns = rnd.sample(g.scope, min(rnd.choice([2, 4, 6]), len(g.scope)))
    items = []
    for i, c in enumerate(columns):
        x = expr(c[1], c[0])
        form = rnd.random()
        if form < 0.12:
            x = expr(c[1], "CASE WHEN «» THEN «» ELSE «» END", reject(g, g.scope, g.scope, 1), x, g.literal(c[1]))
        elif form < 0.2:
            x = expr(c[1], "CASE WHEN «» THEN «» WHEN «» THEN «» ELSE «» END", reject(g, g.scope, g.scope, 0), g.literal(c[1]),
                     reject(g, g.scope, g.scope, 1), x, g.literal(c[1]))
        elif form < 0.25:
            x = expr(c[1], "COALESCE(«», «»)", x, expr(c[1], rnd.choice([o for o in g.scope if o[1] == c[1]])[0]))
        elif form < 0.5 and c[1] in ("int", "num"):
            x = expr(c[1], f"(«» {rnd.choice(['/', '%', 'DIV'] if g.dialect == 'mysql' else ['/', '%'])} «»)", g.value("int", 0), x)
        items.append(fixed(f"«» AS c{i}", x))
    return fixed("SELECT «» FROM «»«»", lists(items), source, where)


# ---------------------------------------------------------------- one column's type, through everything that keeps it

def kept(g):
    rnd = g.rnd
    tables = [t for t in g.schema.tables if t.columns]
    t = rnd.choice(tables)
    c = rnd.choice([c for c in t.columns if c.sql.startswith(("ENUM", "SET", "DECIMAL", "BIT", "DATETIME(6)", "TIMESTAMP", "BIGINT UNSIGNED"))] or t.columns) \
        if rnd.random() < 0.6 else rnd.choice(t.columns)
    same = [(u, o) for u in tables for o in u.columns if o.sql == c.sql]
    u, o = rnd.choice(same)
    other = f"(SELECT {rnd.choice(['MIN', 'MAX'])}(s.{o.name}) FROM {u.name} s)"
    a, cls = f"x.{c.name}", c.cls
    lit = g.literal(cls)
    forms = [f"COALESCE({a}, {a})", f"COALESCE({a}, {other})", f"COALESCE({a}, NULL)", f"NULLIF({a}, {lit})", f"NULLIF({a}, {other})",
             f"CASE WHEN x.{rnd.choice(t.columns).name} IS NULL THEN {a} ELSE {other} END", f"CASE WHEN {a} IS NULL THEN NULL ELSE {a} END",
             f"COALESCE({a}, {lit})", other, a, f"CASE WHEN {a} IS NULL THEN {lit} ELSE {a} END"]
    if g.dialect == "mysql":
        forms += [f"IFNULL({a}, {other})", f"IF({a} IS NULL, {a}, {other})", f"IFNULL({a}, {lit})", f"LAG({a}) OVER (ORDER BY {a})",
                  f"FIRST_VALUE({a}) OVER (ORDER BY {a})", f"({a})"]
    if g.dialect == "sqlite":
        forms += [f"IFNULL({a}, {other})", f"iif({a} IS NULL, {lit}, {a})", f"LAG({a}, 1, {a}) OVER (ORDER BY {a})"]
    item = lambda: fixed(f"{rnd.choice(forms)} AS c0")
    inner = fixed(f"SELECT «» FROM {t.name} x«»", item(), opt(f" WHERE {a} IS NOT NULL") if rnd.random() < 0.3 else NOTHING)
    form = rnd.random()
    if form < 0.3:
        return inner
    if form < 0.45:
        return fixed(f"WITH w AS («») SELECT {rnd.choice(['w.c0', 'MIN(w.c0)', 'MAX(w.c0)', 'COALESCE(w.c0, w.c0)'])} AS c0 FROM w", inner)
    if form < 0.6:
        return fixed(f"SELECT d.c0 AS c0, z.{o.name} AS c1 FROM («») d LEFT JOIN {u.name} z ON z.{o.name} = d.c0", inner)
    if form < 0.8:
        second = fixed(f"SELECT {rnd.choice([f'z.{o.name}', f'MAX(z.{o.name})', 'NULL', str(lit)])} AS c0 FROM {u.name} z")
        return fixed(f"«» {rnd.choice(['UNION', 'UNION ALL'])} «»", inner, second)
    function = rnd.choice(["MIN", "MAX"])
    return fixed(f"SELECT {function}({a}) AS c0, COUNT(*) AS c1 FROM {t.name} x«»", opt(f" GROUP BY x.{rnd.choice(t.columns).name}"))


# ---------------------------------------------------------------- queries of queries

def set_chain(g):
    rnd = g.rnd
    classes = [rnd.choice(SIMPLE + ["cond"]) for _ in range(rnd.choice([1, 2]))]
    ops = ["UNION", "UNION ALL", "UNION ALL", "INTERSECT", "EXCEPT"]
    node = g.core(classes, "c", limit=False)
    for _ in range(rnd.choice([1, 2, 3])):
        g.scope = []
        node = fixed(f"«» {rnd.choice(ops)} «»", node, g.core(classes, "c", limit=False))
    g.scope = []
    if rnd.random() < 0.4:
        return fixed(f"SELECT {', '.join(f'd.c{i} AS c{i}' for i in range(len(classes)))} FROM («») d«»", node,
                     opt(f" WHERE {rnd.choice(['d.c0 IS NOT NULL', 'd.c0 = d.c0', 'd.c0 IS NULL'])}") if rnd.random() < 0.5 else NOTHING)
    return node


def recursive(g):
    """r(n, v): v changes from round to round, and may become NULL, wider, or another type."""
    rnd = g.rnd
    cls = rnd.choice(["int", "int", "text", "num", "dbl", "date"])
    source = g.one_table()
    start = g.value(cls, rnd.choice([0, 0, 1]))
    where = opt(" WHERE «»", g.condition(0)) if rnd.random() < 0.4 else NOTHING
    first = fixed("SELECT 1 AS n, «» AS v FROM «»«»", start, source, where) if rnd.random() < 0.7 else fixed("SELECT 1 AS n, «» AS v", g.literal(cls))
    g.scope = [("r.n", "int", None, None), ("r.v", cls, None, None)]
    joined_table = opt(" LEFT JOIN «» ON «»", g.one_table(), g.condition(0)) if rnd.random() < 0.4 else NOTHING
    step = rnd.choice([lambda: expr(cls, "r.v"), lambda: g.value(cls, 1), lambda: g.value(cls, 1), lambda: expr(cls, "NULLIF(r.v, «»)", g.literal(cls)),
                       lambda: expr(cls, "COALESCE(r.v, «»)", g.value(cls, 0))])()
    second = fixed("SELECT r.n + 1, «» FROM r«» WHERE r.n < 3", step, joined_table)
    item = rnd.choice([expr(cls, "r.v"), expr(cls, "r.v"), expr(cls, "MAX(r.v)"), expr("int", "COUNT(r.v)")])
    return fixed(f"WITH RECURSIVE r(n, v) AS («» {rnd.choice(['UNION', 'UNION ALL'])} «») SELECT «» AS c0 FROM r", first, second, item)


def rollup(g):
    rnd = g.rnd
    source = g.from_clause()
    where = g.where(1)
    columns = [expr(c[1], c[0]) for c in rnd.sample(g.scope, min(rnd.choice([1, 2]), len(g.scope)))]
    g.grouped = columns
    items = [fixed(f"«» AS c{i}", rnd.choice(columns) if rnd.random() < 0.5 else g.value(rnd.choice(SIMPLE), 1)) for i in range(rnd.choice([1, 2, 3]))]
    having = opt(" HAVING «»", g.condition(0)) if rnd.random() < 0.2 else NOTHING
    g.grouped = None
    tail = " WITH ROLLUP" if g.dialect == "mysql" else ""
    return fixed(f"SELECT «» FROM «»«» GROUP BY «»{tail}«»", lists(items), source, where, lists(columns), having)


def quantified(g):
    """x op ANY (SELECT …) and rows of subqueries, in a result."""
    rnd = g.rnd
    source = g.one_table()
    cls = rnd.choice(["int", "text", "num"])
    left = g.value(cls, 0)

    def inner():
        table = g.one_table()
        return g.value(cls, 0), table, g.where(0)
    make = lambda template: g.inside(lambda: expr("cond", template, left, *inner()))
    forms = ["«» IN (SELECT «» FROM «»«»)", "«» NOT IN (SELECT «» FROM «»«»)"]
    if g.dialect == "mysql":
        forms += [f"«» {op} {q} (SELECT «» FROM «»«»)" for op in ("=", ">", "<>") for q in ("ANY", "ALL")]
    return fixed("SELECT («») AS c0, «» AS c1 FROM «»«»", make(rnd.choice(forms)), g.scalar_query(cls), source, g.where(1))


def returning(g):
    """What changed, as SQLite and MariaDB give it back."""
    rnd, t = g.rnd, g.rnd.choice(g.schema.bases)
    g.scope = [(c.name, c.cls, t, c) for c in t.columns]
    items = lists([fixed(f"«» AS c{i}", g.value(rnd.choice(SIMPLE), rnd.choice([0, 0, 1]))) for i in range(rnd.choice([1, 2, 3]))])
    items = items if rnd.random() < 0.8 else fixed("*")
    where = g.plain_where()
    form = rnd.random()
    if g.dialect == "mysql":
        if form < 0.6:
            return fixed(f"DELETE FROM {t.name}«» RETURNING «»", where, items)
    elif form < 0.4:
        return fixed(f"DELETE FROM {t.name}«» RETURNING «»", where, items)
    elif form < 0.75:
        c = rnd.choice(g.schema.written(t))
        return fixed(f"UPDATE {t.name} SET {c.name} = «»«» RETURNING «»", g.literal(c.cls) if not t.suffix else g.written(c), where, items)
    columns = [c for c in g.schema.written(t) if not c.null or rnd.random() < 0.6]
    values = [g.literal(c.cls) for c in columns]
    return fixed(f"INSERT INTO {t.name} ({', '.join(c.name for c in columns)}) VALUES ({', '.join('«»' for _ in columns)}) RETURNING «»", *values, items)


SHAPES = [(windows, 20), (rejecting, 40), (kept, 15), (set_chain, 8), (recursive, 8), (rollup, 5), (quantified, 6), (returning, 5)]


def any_shape(g):
    if g.dialect == "sqlite" and g.rnd.random() < 0.08:
        return merged(g)
    shape = g.rnd.choices([s for s, _ in SHAPES], [w for _, w in SHAPES])[0]
    if shape is returning and not g.schema.returns:
        shape = rejecting
    return shape(g)
