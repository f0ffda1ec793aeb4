"""everyday.py: random statements of the kinds that programs are full of and expressions alone do not make: upserts, UPDATE and
DELETE of several tables, parameters that switch a condition off, pages (LIMIT :n OFFSET :m), aggregates that compute, named
windows and RANGE frames, several queries in one WITH, joins by USING, rows of values, JSON's operators and tables, COLLATE."""
import functions
from tree import NOTHING, expr, fixed, lists, opt

SIMPLE = ["int", "int", "text", "num", "dbl", "dt", "date"]
NUMBERS = ["int", "int", "num", "dbl"]


def pick(g, classes):
    """A column of the scope of one of those classes, or any."""
    return g.rnd.choice([c for c in g.scope if c[1] in classes] or g.scope)


def named(c):
    return expr(c[1], c[0])


def items(nodes):
    return lists([fixed(f"«» AS c{i}", n) for i, n in enumerate(nodes)])


def param(g):
    """The name of a new parameter."""
    g.n_params += 1
    return f":p{g.n_params}"


def columns(g, n):
    return [named(c) for c in g.rnd.sample(g.scope, min(n, len(g.scope)))]


# ---------------------------------------------------------------- parameters as programs have them

def optional_filters(g):
    """One parameter in several places: what it is must hold in all of them."""
    rnd, source = g.rnd, g.from_clause()
    like = {"mysql": "{c} LIKE CONCAT('%', {p}, '%')", "sqlite": "{c} LIKE '%' || {p} || '%'"}[g.dialect]
    forms = ["({p} IS NULL OR {c} = {p})", "({p} IS NULL OR {c} = {p})", "{c} = COALESCE({p}, {c})", "({c} = {p} OR {c} IS NULL AND {p} IS NULL)",
             "{c} BETWEEN {p} AND {q}", "{c} >= {p} AND {c} < {q}", "({p} = 0 OR {c} > {q})", "CASE WHEN {p} = 1 THEN {c} = {q} ELSE {c} <> {q} END",
             "{c} IN ({p}, {q})", "NOT {c} = {p}", "({c}, {d}) > ({p}, {q})", "({c} > {p} OR ({c} = {p} AND {d} > {q}))", "COALESCE({c}, {p}) = {q}",
             "NULLIF({p}, {q}) = {c}"]
    forms += ["{c} <=> {p}", "IF({p}, {c} = {q}, TRUE)", "IFNULL({c}, {p}) = {p}"] if g.dialect == "mysql" else ["{c} IS {p}", "iif({p}, {c} = {q}, 1)"]
    terms = []
    for _ in range(rnd.choice([1, 1, 2])):
        c, d = pick(g, SIMPLE), pick(g, SIMPLE)
        form = like if c[1] == "text" and rnd.random() < 0.3 else rnd.choice(forms)
        p, q = param(g), param(g)
        terms.append(expr("cond", form.format(c=c[0], d=d[0], p=p, q=q)))
    results = columns(g, rnd.choice([1, 2, 3]))
    if rnd.random() < 0.3:
        c, p = pick(g, SIMPLE), param(g)
        results.append(expr(c[1], rnd.choice([f"COALESCE({c[0]}, {p})", f"COALESCE({p}, {c[0]})", f"CASE WHEN {c[0]} = {p} THEN {c[0]} ELSE {p} END",
                                              f"NULLIF({c[0]}, {p})"])))
    if rnd.random() < 0.2:
        c, p = pick(g, NUMBERS), param(g)
        results.append(expr(c[1], f"({c[0]} {rnd.choice(['+', '-', '*', '/', '%'])} {p})"))
    tail = rnd.choice(["", "", " LIMIT {p}", " LIMIT {p} OFFSET {q}", " LIMIT 2 OFFSET {q}"])
    tail = tail.format(p=param(g), q=param(g)) if tail else ""
    return fixed("SELECT «» FROM «» WHERE «»«»", items(results), source, lists(terms, " AND ", 1), opt(tail) if tail else NOTHING)


# ---------------------------------------------------------------- groups

def aggregate_call(g, c):
    """An aggregate as reports have them, of a column."""
    rnd, x = g.rnd, c[0]
    cond = g.condition(0)
    forms = [("int", f"SUM(CASE WHEN «» THEN 1 ELSE 0 END)"), ("int", f"COUNT(CASE WHEN «» THEN 1 END)"), (c[1], f"MAX(CASE WHEN «» THEN {x} END)")]
    if rnd.random() < 0.4:
        cls, form = rnd.choice(forms)
        return expr(cls, form, cond)
    forms = [("int", "COUNT(*)"), ("int", f"COUNT(DISTINCT {x})"), (c[1], f"MIN({x})"), (c[1], f"MAX({x})"), ("num", f"AVG({x})"), ("num", f"SUM({x})"),
             ("num", f"SUM(DISTINCT {x})"), ("num", f"COALESCE(SUM({x}), 0)"), ("num", f"ROUND(AVG({x}), 2)"), ("num", f"SUM({x}) / COUNT(*)"),
             ("num", f"SUM({x}) / NULLIF(COUNT({x}), 0)"), ("num", f"MAX({x}) - MIN({x})"), ("cond", f"COUNT(*) > 1"), ("num", f"100.0 * COUNT({x}) / COUNT(*)")]
    if g.dialect == "mysql":
        forms += [("int", f"SUM({x} IS NULL)"), ("int", f"COUNT(DISTINCT {x}, {pick(g, SIMPLE)[0]})"), ("text", f"GROUP_CONCAT({x})"),
                  ("text", f"GROUP_CONCAT(DISTINCT {x} ORDER BY {x} DESC SEPARATOR ';')"), ("json", f"JSON_ARRAYAGG({x})"), (c[1], f"ANY_VALUE({x})"),
                  ("cond", f"BIT_OR({x}) = 0"), ("num", f"STDDEV({x})"), ("num", f"IFNULL(SUM({x}), 0)")][:8 if g.schema.engines == ["mariadb"] else 9]
    else:
        forms += [("num", f"TOTAL({x})"), ("text", f"group_concat({x}, ';')"), ("json", f"json_group_array({x})"), ("int", f"SUM({x} IS NULL)"),
                  ("text", f"group_concat(DISTINCT {x})"), ("json", f"json_group_object('k', {x})")]
        if rnd.random() < 0.3:
            name = rnd.choice([f"SUM({x})", f"COUNT({x})", "COUNT(*)", f"MIN({x})", f"AVG({x})", f"TOTAL({x})", f"group_concat({x})", f"json_group_array({x})"])
            return expr("num", f"{name} FILTER (WHERE «»)", cond)
    cls, text = rnd.choice(forms)
    return expr(cls, text)


def report(g):
    rnd = g.rnd
    source, where = g.from_clause(), g.where(1)
    keys = []
    for c in rnd.sample(g.scope, min(rnd.choice([0, 1, 1, 2]), len(g.scope))):
        forms = [c[0], c[0], c[0], f"COALESCE({c[0]}, {g.literal(c[1])})", f"{c[0]} IS NULL"]
        if c[1] in ("dt", "date"):
            forms += [f"DATE({c[0]})"] + [f"YEAR({c[0]})", f"DATE_FORMAT({c[0]}, '%Y-%m')", f"EXTRACT(YEAR_MONTH FROM {c[0]})"] * (g.dialect == "mysql") \
                + [f"strftime('%Y-%m', {c[0]})"] * (g.dialect == "sqlite")
        if c[1] == "text":
            forms += [f"LOWER({c[0]})", f"SUBSTR({c[0]}, 1, 1)"]
        if c[1] in NUMBERS:
            forms += [f"CASE WHEN {c[0]} > 2 THEN 'big' WHEN {c[0]} IS NOT NULL THEN 'small' END", f"({c[0]} % 3)"]
        keys.append(expr(c[1], rnd.choice(forms)))
    values = [aggregate_call(g, pick(g, NUMBERS if rnd.random() < 0.7 else SIMPLE)) for _ in range(rnd.choice([1, 2, 2]))]
    results = keys + values
    by = [f"c{i}" if rnd.random() < 0.3 else str(i + 1) if rnd.random() < 0.2 else str(k) for i, k in enumerate(keys)]
    rollup = g.dialect == "mysql" and keys and rnd.random() < 0.2
    group = fixed(f" GROUP BY {', '.join(by)}{' WITH ROLLUP' if rollup else ''}") if by else NOTHING
    having = NOTHING
    if rnd.random() < 0.3:
        of = aggregate_call(g, pick(g, NUMBERS))
        having = opt(rnd.choice([" HAVING «» > 0", " HAVING «» IS NOT NULL", " HAVING «» >= (SELECT COUNT(*) FROM t0)"]), of) if by else NOTHING
    order = NOTHING
    if rnd.random() < 0.4 and not rollup:
        order = opt(" ORDER BY «»", rnd.choice([fixed(f"c{rnd.randrange(len(results))} DESC"), aggregate_call(g, pick(g, NUMBERS)), fixed("1")]))
    return fixed("SELECT «» FROM «»«»«»«»«»", items(results), source, where, group, having, order)


def outside_groups(g):
    """What is computed of a query of groups, as of a table."""
    inner = g.inside_plain(lambda: report(g))
    listed = inner.kids[0]
    classes = [k.kids[0].cls for k in listed.kids]
    g.scope = [(f"r.c{i}", c, None, None) for i, c in enumerate(classes)]
    more = lists([g.join()], "", 0) if g.rnd.random() < 0.6 else NOTHING
    results = [g.value(g.rnd.choice(SIMPLE), 1), *columns(g, 2)]
    return fixed("SELECT «» FROM («») r«»«»", items(results), inner, more, g.where(1))


# ---------------------------------------------------------------- windows

def named_windows(g):
    rnd = g.rnd
    source, where = g.from_clause(), g.where(0)
    order, number, part = pick(g, SIMPLE), pick(g, ["int", "num", "dbl"]), pick(g, SIMPLE)
    frames = ["", "", " ROWS UNBOUNDED PRECEDING", " ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING", " ROWS BETWEEN 2 PRECEDING AND 1 PRECEDING",
              " ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING", " ROWS 2 PRECEDING"]
    ranges = [" RANGE BETWEEN 1 PRECEDING AND 1 FOLLOWING", " RANGE BETWEEN 2 PRECEDING AND 1 PRECEDING", " RANGE BETWEEN CURRENT ROW AND 1 FOLLOWING"]
    ranged = number[1] in NUMBERS and rnd.random() < 0.3
    key, frame = (number[0], rnd.choice(ranges)) if ranged else (order[0], rnd.choice(frames))
    if g.dialect == "mysql" and order[1] in ("dt", "date") and not ranged and rnd.random() < 0.3 and "mariadb" not in g.schema.engines:
        frame = rnd.choice([" RANGE BETWEEN INTERVAL 1 DAY PRECEDING AND CURRENT ROW", " RANGE INTERVAL 1 MONTH PRECEDING"])
    partition = f"PARTITION BY {part[0]} " if rnd.random() < 0.5 else ""
    window = f"({partition}ORDER BY {key}{rnd.choice(['', ' DESC']) if not ranged else ''}{frame})"
    results = []
    for _ in range(rnd.choice([1, 2, 3])):
        c = pick(g, SIMPLE)
        calls = [f"SUM({number[0]})", f"AVG({number[0]})", "COUNT(*)", f"COUNT({c[0]})", f"MIN({c[0]})", f"MAX({c[0]})", f"FIRST_VALUE({c[0]})",
                 f"LAST_VALUE({c[0]})", f"NTH_VALUE({c[0]}, 2)"]
        if not frame:
            calls += ["ROW_NUMBER()", "RANK()", "NTILE(2)", f"LAG({c[0]})", f"LEAD({c[0]}, 2)"]
        call = expr(c[1], f"{rnd.choice(calls)} OVER w")
        if rnd.random() < 0.3:
            call = expr(c[1], rnd.choice(["COALESCE(«», «»)", "(«» - «»)"]), call, named(c))
        results.append(call)
    return fixed(f"SELECT «» FROM «»«» WINDOW w AS {window}", items(results), source, where)


def over_groups(g):
    """Windows behind GROUP BY, and the rows that a window numbers first."""
    rnd = g.rnd
    if rnd.random() < 0.5:
        source, where = g.from_clause(), g.where(0)
        key, number = pick(g, SIMPLE), pick(g, NUMBERS)
        calls = [f"SUM(COUNT(*)) OVER ()", f"RANK() OVER (ORDER BY COUNT(*) DESC)", f"SUM(SUM({number[0]})) OVER (ORDER BY {key[0]})",
                 f"COUNT(*) OVER ()", f"LAG(COUNT(*)) OVER (ORDER BY {key[0]})", f"100.0 * COUNT(*) / SUM(COUNT(*)) OVER ()", f"MAX({key[0]}) OVER ()"]
        results = [named(key), *[expr("num", c) for c in rnd.sample(calls, 2)]]
        return fixed(f"SELECT «» FROM «»«» GROUP BY {key[0]}", items(results), source, where)
    t = rnd.choice(g.schema.tables)
    part, order = rnd.choice(t.columns).name, rnd.choice(t.columns).name
    kept = rnd.choice(t.columns)
    ranked = f"SELECT x.*, ROW_NUMBER() OVER (PARTITION BY x.{part} ORDER BY x.{order}) AS rn, LAG(x.{kept.name}) OVER (ORDER BY x.{order}) AS before FROM {t.name} x"
    g.scope = [(f"r.{c.name}", c.cls, None, None) for c in t.columns] + [("r.rn", "int", None, None), ("r.before", kept.cls, None, None)]
    results = [named(c) for c in rnd.sample(g.scope, min(3, len(g.scope)))]
    condition = rnd.choice(["r.rn = 1", "r.rn <= 2", "r.rn = 1 AND r.before IS NULL", "r.before IS NOT NULL", f"r.before <> r.{kept.name}"])
    return fixed(f"SELECT «» FROM ({ranked}) r WHERE {condition}", items(results))


# ---------------------------------------------------------------- WITH

def chained_with(g):
    """a, b over a, and a query over both."""
    rnd = g.rnd
    def core(classes):
        return g.inside_plain(lambda: g.core(classes, "k", limit=False))
    first, second = [rnd.choice(SIMPLE) for _ in range(2)], [rnd.choice(SIMPLE) for _ in range(2)]
    a = core(first)
    g.scope = [("a.x", first[0], None, None), ("a.y", first[1], None, None)]
    joined_table = lists([g.join()], "", 0) if rnd.random() < 0.5 else NOTHING
    b_items = [g.value(c, 1) for c in second]
    b = fixed("SELECT «», «» AS k1 FROM a«»«»", fixed("«» AS k0", b_items[0]), b_items[1], joined_table, g.where(1))
    g.scope = [("p.x", first[0], None, None), ("p.y", first[1], None, None)]
    kind = rnd.choice(["LEFT JOIN", "JOIN", "RIGHT JOIN", "LEFT JOIN"])
    g.scope += [("b.k0", second[0], None, None), ("b.k1", second[1], None, None)]
    on = g.condition(0)
    results = [g.value(rnd.choice(SIMPLE), 1), *columns(g, 2)]
    recursive = rnd.choice(["", "", "RECURSIVE "])
    return fixed(f"WITH {recursive}a (x, y) AS («»), b AS («») SELECT «» FROM a AS p {kind} b ON «»«»", a, b, items(results), on, g.where(1))


def tree_walk(g):
    """A parent's children, their children …, with the depth and the way."""
    rnd = g.rnd
    t = rnd.choice(g.schema.tables)
    numbers = [c for c in t.columns if c.cls == "int"]
    if len(numbers) < 2:
        return chained_with(g)
    key, parent = rnd.sample(numbers, 2)
    extra = rnd.choice(t.columns)
    path = {"mysql": ("CAST({k} AS CHAR(200))", "CONCAT(w.path, '/', {k})"), "sqlite": ("CAST({k} AS TEXT)", "w.path || '/' || {k}")}[g.dialect]
    start = rnd.choice([f"x.{parent.name} IS NULL", f"x.{key.name} = {param(g)}", f"x.{key.name} > 0", "1 = 1"])
    join = rnd.choice(["JOIN", "JOIN", "LEFT JOIN"])
    cte = (f"WITH RECURSIVE w (id, extra, path, depth) AS (SELECT x.{key.name}, x.{extra.name}, {path[0].format(k='x.' + key.name)}, 0 FROM {t.name} x WHERE {start} "
           f"UNION ALL SELECT y.{key.name}, y.{extra.name}, {path[1].format(k='y.' + key.name)}, w.depth + 1 FROM w {join} {t.name} y ON y.{parent.name} = w.id WHERE w.depth < 3)")
    g.scope = [("w.id", "int", None, None), ("w.extra", extra.cls, None, None), ("w.path", "text", None, None), ("w.depth", "int", None, None)]
    results = rnd.choice([lambda: [named(c) for c in g.scope], lambda: [expr("int", "MAX(w.depth)"), expr("int", "COUNT(*)"), expr("int", "SUM(w.id)")],
                          lambda: [g.value(rnd.choice(SIMPLE), 1), expr("int", "w.depth + 1")]])()
    return fixed(f"{cte} SELECT «» FROM w", items(results))


# ---------------------------------------------------------------- joins that merge columns

def using(g):
    """MySQL's and MariaDB's joins by USING and NATURAL: the merged column, both of its sources, and what * gives."""
    rnd = g.rnd
    names, parts = ["k"], []
    for i in range(rnd.choice([2, 2, 3])):
        t = rnd.choice(g.schema.tables)
        key = rnd.choice([c for c in t.columns if c.cls == "int"] or t.columns[:1]).name
        where = rnd.choice(["", "", f" WHERE {key} > 0", f" WHERE {key} IS NOT NULL", " WHERE 1 = 0"])
        parts.append(f"(SELECT {key} AS k, {rnd.choice(t.columns).name} AS m{i} FROM {t.name}{where}) y{i}")
        names += [f"y{i}.k", f"m{i}"]
    text = parts[0]
    for part in parts[1:]:
        kind = rnd.choice(["JOIN", "LEFT JOIN", "LEFT JOIN", "RIGHT JOIN", "NATURAL JOIN", "NATURAL LEFT JOIN", "NATURAL RIGHT JOIN"])
        text += f" {kind} {part}" + ("" if "NATURAL" in kind else " USING (k)")
    chosen = ["*"] if rnd.random() < 0.3 else rnd.sample(names, min(len(names), rnd.choice([2, 3])))
    tail = rnd.choice(["", "", " WHERE k > 0", " WHERE k IS NOT NULL", f" WHERE {rnd.choice(names)} = 1", " WHERE y1.k IS NULL"])
    return fixed(f"SELECT {', '.join(chosen)} FROM {text}{tail} LIMIT 300")


# ---------------------------------------------------------------- rows of values, and correlated queries

def correlated(g):
    """Subqueries about the row around them, in each clause."""
    rnd = g.rnd
    source = g.from_clause()
    numbers = lambda: pick(g, ["int"])
    u = rnd.choice(g.schema.tables)
    c, key = rnd.choice(u.columns), rnd.choice([c for c in u.columns if c.cls == "int"] or u.columns)
    outer = numbers()[0]
    tied = f"FROM {u.name} s WHERE s.{key.name} = {outer}"
    forms = [(c.cls, f"(SELECT s.{c.name} {tied} LIMIT 1)"), (c.cls, f"(SELECT s.{c.name} {tied} ORDER BY s.{c.name} DESC LIMIT 1)"), ("int", f"(SELECT COUNT(*) {tied})"),
             (c.cls, f"(SELECT MAX(s.{c.name}) {tied})"), ("cond", f"EXISTS (SELECT 1 {tied})"), ("cond", f"{outer} IN (SELECT s.{key.name} FROM {u.name} s)"),
             (c.cls, f"COALESCE((SELECT MIN(s.{c.name}) {tied}), {g.literal(c.cls)})"), ("int", f"(SELECT COUNT(s.{c.name}) + {outer} {tied})"),
             ("int", f"(SELECT SUM(s.{key.name}) {tied} GROUP BY s.{key.name})"), ("cond", f"NOT EXISTS (SELECT 1 {tied} AND s.{c.name} IS NOT NULL)"),
             ("int", f"(SELECT {outer})"), ("int", f"(SELECT COUNT(*) {tied} HAVING COUNT(*) > 0)")]
    sub = lambda: expr(*rnd.choice(forms))
    where = rnd.choice([NOTHING, fixed(" WHERE «» IS NOT NULL", sub()), fixed(" WHERE «» = 1", sub()), fixed(" WHERE «» > 0 OR «»", sub(), g.condition(0))])
    order = opt(" ORDER BY «»", sub()) if rnd.random() < 0.3 else NOTHING
    return fixed("SELECT «» FROM «»«»«»", items([sub(), sub(), *columns(g, 1)]), source, where, order)


def value_rows(g):
    """(a, b) IN (…), rows compared with queries, and tables of VALUES."""
    rnd = g.rnd
    source = g.from_clause()
    a, b = pick(g, SIMPLE), pick(g, SIMPLE)
    lit = lambda c: str(g.literal(c[1])) if rnd.random() < 0.7 or not g.params else param(g)
    u = rnd.choice(g.schema.tables)
    x, y = rnd.choice(u.columns).name, rnd.choice(u.columns).name
    values = "" if g.dialect == "mysql" else "VALUES "
    forms = [f"({a[0]}, {b[0]}) IN ({values}({lit(a)}, {lit(b)}), ({lit(a)}, {lit(b)}))", f"({a[0]}, {b[0]}) = ({lit(a)}, {lit(b)})",
             f"({a[0]}, {b[0]}) IN (SELECT s.{x}, s.{y} FROM {u.name} s)", f"({a[0]}, {b[0]}) <> ({lit(a)}, {lit(b)})", f"({a[0]}, {b[0]}) >= ({lit(a)}, {lit(b)})",
             f"({a[0]}, {b[0]}) = (SELECT s.{x}, s.{y} FROM {u.name} s LIMIT 1)", f"({a[0]}, {b[0]}) NOT IN (SELECT s.{x}, s.{y} FROM {u.name} s)"]
    cond = lambda: expr("cond", f"({rnd.choice(forms)})")
    results = [cond(), named(a), named(b)]
    return fixed("SELECT «» FROM «» WHERE «»", items(results), source, cond())


def values_table(g):
    """A table written out."""
    rnd = g.rnd
    classes = [rnd.choice(SIMPLE) for _ in range(2)]
    value = lambda c: "NULL" if rnd.random() < 0.15 else param(g) if g.params and rnd.random() < 0.2 else str(g.literal(c))
    rows = [", ".join(value(c) for c in classes) for _ in range(rnd.choice([1, 2, 3]))]
    if g.dialect == "sqlite":
        inner, names = "VALUES " + ", ".join(f"({r})" for r in rows), ["column1", "column2"]
    elif "mysql" in g.schema.engines or "dolt" in g.schema.engines:
        inner, names = "VALUES " + ", ".join(f"ROW({r})" for r in rows), ["column_0", "column_1"]
    else:
        inner, names = " UNION ALL ".join(f"SELECT {r}" if i else "SELECT " + ", ".join(f"{v} AS q{k}" for k, v in enumerate(r.split(", "))) for i, r in enumerate(rows)), ["q0", "q1"]
    form = rnd.random()
    if form < 0.5:
        g.scope = [(f"d.{n}", c, None, None) for n, c in zip(names, classes)]
        more = lists([g.join()], "", 0) if rnd.random() < 0.5 else NOTHING
        return fixed(f"SELECT «» FROM ({inner}) AS d«»«»", items([g.value(rnd.choice(SIMPLE), 1), *columns(g, 2)]), more, g.where(0))
    g.scope = [(f"w.{n}", c, None, None) for n, c in zip(("a", "b"), classes)]
    return fixed(f"WITH w (a, b) AS ({inner}) SELECT «» FROM w«»", items([g.value(rnd.choice(SIMPLE), 1), *columns(g, 2)]), lists([g.join()], "", 0))


# ---------------------------------------------------------------- expressions of their own syntax

def odd_value(g):
    """An operator or call that has a syntax of its own."""
    rnd = g.rnd
    text, number, when, js = pick(g, ["text"])[0], pick(g, NUMBERS)[0], pick(g, ["dt", "date"])[0], pick(g, ["json", "text"])[0]
    any_one = pick(g, SIMPLE)[0]
    if g.dialect == "sqlite":
        forms = [("json", f"{js} -> '$.a'"), ("any", f"{js} ->> '$.a'"), ("any", f"{js} ->> 0"), ("cond", f"{text} GLOB 'a*'"), ("cond", f"{text} COLLATE NOCASE = 'ABC'"),
                 ("cond", f"{text} LIKE 'a!%%' ESCAPE '!'"), ("text", f"date({when}, '+1 day')"), ("text", f"datetime({when}, 'start of month', '+1 month', '-1 day')"),
                 ("text", f"strftime('%Y', {when})"), ("int", f"CAST(strftime('%Y', {when}) AS INTEGER)"), ("int", f"unixepoch({when})"),
                 ("dbl", f"julianday({when}) - julianday('2024-01-01')"), ("any", f"max({number}, {any_one})"), ("any", f"min({number}, 3, {number})"),
                 ("cond", f"{any_one} IS DISTINCT FROM {number}"), ("cond", f"{any_one} ISNULL"), ("cond", f"{any_one} NOTNULL"), ("any", f"iif({number} > 1, {text}, {number})"),
                 ("text", f"printf('%d:%s', {number}, {text})"), ("text", f"typeof({any_one})"), ("text", f"quote({any_one})"), ("int", f"instr({text}, 'a')"),
                 ("int", f"{number} << 2 | 1"), ("int", f"~{number}"), ("text", f"{text} || {number} || 'x'"), ("cond", f"{number} BETWEEN 1 AND 3"),
                 ("any", f"CASE {number} WHEN 1 THEN {text} WHEN 2 THEN {any_one} END"), ("dbl", f"round({number}, 1)"), ("any", f"nullif({any_one}, 0)"),
                 ("any", f"json_extract({js}, '$.a', '$.b')"), ("text", f"json_type({js}, '$.a')"), ("any", f"+{any_one}"), ("any", f"likely({any_one})"),
                 ("dbl", f"{number} * 1.0 / 3"), ("any", f"abs({number})"), ("int", f"sign({number})"), ("text", f"hex({any_one})"), ("int", f"length({any_one})"),
                 ("cond", f"{any_one} = {number} COLLATE RTRIM"), ("text", f"time({when})"), ("text", f"substr({text}, -2)"), ("text", f"upper({text}) || lower({any_one})")]
        return expr(*rnd.choice(forms))
    unit = rnd.choice(functions.UNITS)
    forms = [("dt", f"{when} + INTERVAL 1 {unit.split('_')[0]}"), ("dt", f"{when} - INTERVAL {number} DAY"), ("dt", f"{when} + INTERVAL '1:30' HOUR_MINUTE"), ("num", f"{when} + 0"),
             ("num", f"{when} - {pick(g, ['dt', 'date'])[0]}"), ("int", f"DATEDIFF({when}, {pick(g, ['dt', 'date'])[0]})"), ("time", f"TIMEDIFF({when}, {when})"),
             ("cond", f"DATE({when}) = '2024-01-31'"), ("cond", f"{when} BETWEEN '2024-01-01' AND '2024-01-31' + INTERVAL 1 DAY"), ("text", f"{text} COLLATE utf8mb4_bin"),
             ("cond", f"{text} COLLATE utf8mb4_unicode_ci = 'ABC'"), ("blob", f"BINARY {text}"), ("text", f"CONVERT({text} USING utf8mb4)"), ("cond", f"{text} REGEXP '^a'"),
             ("cond", f"{text} NOT RLIKE 'b$'"), ("cond", f"{text} SOUNDS LIKE 'abc'"), ("cond", f"{text} LIKE 'a!%%' ESCAPE '!'"), ("int", f"{number} DIV 2"),
             ("int", f"{number} MOD 3"), ("cond", f"NOT {number}"), ("cond", f"!{number}"), ("cond", f"{number} && {any_one}"), ("cond", f"{number} || 0"), ("int", f"~{number} & 255"),
             ("int", f"{number} ^ 3"), ("text", f"CONCAT_WS('-', {any_one}, {text}, {number})"), ("text", f"IF({number} > 1, {text}, {any_one})"), ("any", f"IFNULL({any_one}, {number})"),
             ("text", f"ELT({number}, 'a', {text})"), ("int", f"FIELD({text}, 'a', 'b')"), ("int", f"FIND_IN_SET({text}, 'a,b')"), ("int", f"INTERVAL({number}, 1, 5)"),
             ("any", f"CASE {number} WHEN 1 THEN {text} WHEN 2 THEN {any_one} END"), ("any", f"GREATEST({number}, 3)"), ("any", f"LEAST({any_one}, {any_one})"), ("num", f"{number} / 3"),
             ("num", f"-{number} * 1.10"), ("num", f"ROUND({number}, 1)"), ("num", f"TRUNCATE({number} / 7, 2)"), ("int", f"CAST({number} AS SIGNED) + 1"), ("num", f"{text} + 1"),
             ("cond", f"{any_one} IS NOT TRUE"), ("cond", f"({number} > 1) IS UNKNOWN"), ("text", f"DATE_FORMAT({when}, '%Y-%m-%d %H')"), ("int", f"TO_DAYS({when}) - 700000"),
             ("int", f"MOD({number}, 4)"), ("text", f"SUBSTRING({text} FROM 2 FOR 3)"), ("text", f"TRIM(BOTH 'a' FROM {text})"), ("text", f"LPAD({number}, 5, '0')"), ("text", f"HEX({any_one})"),
             ("date", f"LAST_DAY({when})"), ("int", f"UNIX_TIMESTAMP({when}) > 0"), ("dt", f"FROM_UNIXTIME({number})"), ("int", f"WEEKDAY({when})"), ("text", f"DAYNAME({when})"),
             ("time", f"SEC_TO_TIME({number})"), ("int", f"TIME_TO_SEC({when})"), ("date", f"MAKEDATE(2024, {number})"), ("int", f"PERIOD_DIFF(202402, 202401) + {number}"),
             ("text", f"FORMAT({number}, 2)"), ("int", f"EXTRACT(DAY_HOUR FROM {when})"), ("cond", f"{any_one} <=> NULL"), ("num", f"AVG({number}) OVER ()"),
             ("json", f"JSON_EXTRACT({js}, '$.a')"), ("text", f"JSON_UNQUOTE(JSON_EXTRACT({js}, '$.a'))"), ("text", f"JSON_VALUE({js}, '$.a')"), ("json", f"JSON_OBJECT('k', {any_one}, 'n', NULL)"),
             ("json", f"JSON_ARRAY({any_one}, {number})"), ("int", f"JSON_LENGTH({js})"), ("cond", f"JSON_CONTAINS({js}, '1')"), ("text", f"JSON_TYPE({js})")]
    return expr(*rnd.choice(forms))


def odd_values(g):
    rnd = g.rnd
    source = g.from_clause()
    results = []
    for _ in range(rnd.choice([1, 2, 3])):
        x = odd_value(g)
        form = rnd.random()
        if form < 0.15:
            x = expr(x.cls, "COALESCE(«», «»)", x, odd_value(g))
        elif form < 0.3:
            x = expr(x.cls, "CASE WHEN «» THEN «» ELSE «» END", g.condition(0), x, odd_value(g))
        elif form < 0.4:
            x = expr("num", "(«» + «»)", x, odd_value(g))
        elif form < 0.5:
            x = expr("cond", "(«») = («»)", x, odd_value(g))
        results.append(x)
    where = rnd.choice([NOTHING, fixed(" WHERE («») IS NOT NULL", odd_value(g)), fixed(" WHERE («») = 1", odd_value(g)), fixed(" WHERE «»", odd_value(g)), g.where(1)])
    return fixed("SELECT «» FROM «»«»", items(results), source, where)


def json_rows(g):
    """A document's rows: json_each, JSON_TABLE."""
    rnd = g.rnd
    source = g.one_table()
    of = pick(g, ["json", "text"])[0] if rnd.random() < 0.6 else rnd.choice(["'[1, \"x\", null, 2.5]'", "'[{\"a\": 1}, {\"a\": null}, {}]'"])
    if g.dialect == "sqlite":
        g.scope = g.scope + [("j.key", "any", None, None), ("j.value", "any", None, None), ("j.type", "text", None, None), ("j.id", "int", None, None), ("j.atom", "any", None, None)]
        each = f"{rnd.choice(['json_each', 'json_tree'])}({of}{rnd.choice(['', '', ', ' + chr(39) + '$.a' + chr(39)])}) AS j"
        joined = fixed(f"«»{rnd.choice([', ', ' JOIN ', ' LEFT JOIN '])}{each}", source)
        results = [g.value(rnd.choice(SIMPLE), 1), *columns(g, 2), expr("any", rnd.choice(["j.value", "j.type", "j.key", "j.fullkey", "COUNT(*) OVER ()", "j.atom"]))]
        return fixed("SELECT «» FROM «»", items(results), joined)
    kinds = ["INT", "VARCHAR(10)", "DECIMAL(6,2)", "JSON", "DATE", "DOUBLE"]
    fields = [f"a {rnd.choice(kinds)} PATH '$.a'{rnd.choice(['', ' NULL ON EMPTY', ' DEFAULT ' + chr(39) + '1' + chr(39) + ' ON EMPTY'])}", "n FOR ORDINALITY", "e INT EXISTS PATH '$.a'"]
    if "mariadb" in g.schema.engines:
        fields = fields[:2] + ["e INT EXISTS PATH '$.a'"]
    table = f"JSON_TABLE({of}, '$[*]' COLUMNS ({', '.join(fields)})) AS j"
    g.scope = g.scope + [("j.a", "any", None, None), ("j.n", "int", None, None), ("j.e", "int", None, None)]
    tail = rnd.choice([(", ", ""), (" JOIN ", " ON TRUE"), (" LEFT JOIN ", " ON TRUE")])
    return fixed(f"SELECT «» FROM «»{tail[0]}{table}{tail[1]}", items([g.value(rnd.choice(SIMPLE), 1), *columns(g, 2), expr("any", rnd.choice(["j.a", "j.n", "j.e"]))]), source)


# ---------------------------------------------------------------- what writes

def upsert(g):
    rnd, t = g.rnd, g.rnd.choice([t for t in g.schema.bases if t.keys] or g.schema.bases)
    wanted = [c for c in g.schema.written(t) if not c.null or rnd.random() < 0.7] or g.schema.written(t)
    rows = [fixed(f"({', '.join('«»' for _ in wanted)})", *[g.written(c) for c in wanted]) for _ in range(rnd.choice([1, 1, 2]))]
    head = f"INSERT INTO {t.name} ({', '.join(c.name for c in wanted)}) VALUES «»"
    c = rnd.choice(wanted)
    g.scope = [(f"{t.name}.{x.name}", x.cls, t, x) for x in t.columns]
    if g.dialect == "mysql":
        new = f"VALUES({c.name})"
        sets = rnd.choice([f"{c.name} = {new}", f"{c.name} = COALESCE({new}, {t.name}.{c.name})", f"{c.name} = IF({new} IS NULL, {c.name}, {new})",
                           f"{c.name} = {param(g)}", f"{c.name} = «»"])
        if c.cls in NUMBERS and rnd.random() < 0.5:
            sets = rnd.choice([f"{c.name} = {c.name} + {new}", f"{c.name} = GREATEST({c.name}, {new})", f"{c.name} = {t.name}.{c.name} + 1"])
        kids = [g.value(c.cls, 1)] * sets.count("«»")
        return fixed(f"{head} ON DUPLICATE KEY UPDATE {sets}", lists(rows), *kids)
    key = rnd.choice(t.keys)[1] if t.keys else []
    target = f" ({', '.join(k.name for k in key)})" if key and rnd.random() < 0.8 else ""
    returning = rnd.choice(["", f" RETURNING {c.name} AS c0", " RETURNING *", f" RETURNING {c.name} IS NULL AS c0, COALESCE({c.name}, 'none') AS c1"])
    if returning and t.suffix != " STRICT":
        rows = [fixed(f"({', '.join('«»' for _ in wanted)})", *[g.literal(x.cls) for x in wanted])]
    if rnd.random() < 0.2:
        return fixed(f"{head} ON CONFLICT{target} DO NOTHING{returning}", lists(rows))
    new = f"excluded.{c.name}"
    sets = rnd.choice([f"{c.name} = {new}", f"{c.name} = COALESCE({new}, {t.name}.{c.name})", f"{c.name} = {param(g)}"] if not returning or t.suffix == " STRICT"
                      else [f"{c.name} = {new}", f"{c.name} = COALESCE({new}, {t.name}.{c.name})"])
    if c.cls == "int" and not returning:
        sets = rnd.choice([sets, f"{c.name} = {t.name}.{c.name} + {new}", f"{c.name} = max({c.name}, {new})", f"({c.name}) = ({new})"])
    where = rnd.choice(["", "", f" WHERE {t.name}.{c.name} IS NOT {new}", f" WHERE {new} > 0"])
    return fixed(f"{head} ON CONFLICT{target or ' (' + ', '.join(k.name for k in key) + ')' if key else ''} DO UPDATE SET {sets}{where}{returning}", lists(rows)) if key else \
        fixed(f"{head} ON CONFLICT DO NOTHING{returning}", lists(rows))


def fitting(g, c):
    """A value that a column of any table can take: one of the scope, a literal or a parameter."""
    return g.rnd.choice([lambda: named(pick(g, [c.cls])), lambda: g.literal(c.cls), lambda: expr(c.cls, param(g)), lambda: expr(c.cls, f"COALESCE({pick(g, [c.cls])[0]}, {g.literal(c.cls)})")])()


def joined_write(g):
    """UPDATE and DELETE of rows that a join finds."""
    rnd, t = g.rnd, g.rnd.choice(g.schema.bases)
    u = rnd.choice(g.schema.tables)
    mine = [(f"x1.{c.name}", c.cls, t, c) for c in t.columns]
    theirs = [(f"x2.{c.name}", c.cls, u, c) for c in u.columns]
    pairs = [(a, b) for a in mine for b in theirs if a[1] == b[1]] or [(mine[0], theirs[0])]
    a, b = rnd.choice(pairs)
    c = rnd.choice(g.schema.written(t))
    if g.dialect == "sqlite":
        g.scope = mine + theirs
        if rnd.random() < 0.7:
            loose = t.suffix != " STRICT"
            returning = "" if loose else rnd.choice(["", f" RETURNING {c.name} AS c0", f" RETURNING {c.name} AS c0, COALESCE({c.name}, 0) AS c1"])
            more = f" LEFT JOIN {u.name} AS x3 ON x3.{rnd.choice(u.columns).name} = {b[0]}" if rnd.random() < 0.3 else ""
            return fixed(f"UPDATE {t.name} AS x1 SET {c.name} = «» FROM {u.name} AS x2{more} WHERE {a[0]} = {b[0]}{returning}", fitting(g, c))
        return fixed(f"DELETE FROM {t.name} AS x1 WHERE {a[0]} IN (SELECT {b[0]} FROM {u.name} AS x2 WHERE {b[0]} = {a[0]}) AND «»", (setattr(g, "scope", mine), g.condition(1))[1])
    g.scope = mine + theirs
    if t.name == u.name and "dolt" in g.schema.engines:
        return g.update()
    kind = rnd.choice(["JOIN", "LEFT JOIN", "JOIN"])
    where = opt(" WHERE «»", g.condition(1)) if rnd.random() < 0.5 else NOTHING
    if rnd.random() < 0.6:
        return fixed(f"UPDATE {t.name} x1 {kind} {u.name} x2 ON {a[0]} = {b[0]} SET x1.{c.name} = «»«»", fitting(g, c), where)
    form = rnd.choice([f"DELETE x1 FROM {t.name} x1 {kind} {u.name} x2 ON {a[0]} = {b[0]}", f"DELETE FROM x1 USING {t.name} x1 {kind} {u.name} x2 ON {a[0]} = {b[0]}"])
    return fixed(f"{form}«»", where)


def computed_write(g):
    """UPDATE t SET a = a + 1, b = (SELECT …), with ORDER BY and LIMIT where there are; INSERT … SELECT with an upsert; REPLACE."""
    rnd, t = g.rnd, g.rnd.choice(g.schema.bases)
    g.scope = [(c.name, c.cls, t, c) for c in t.columns]
    able = g.schema.written(t)
    form = rnd.random()
    if form < 0.5:
        sets = []
        for c in rnd.sample(able, min(rnd.choice([1, 2]), len(able))):
            u = rnd.choice([x for x in g.schema.tables if x is not t and not x.view] or g.schema.bases)
            other = rnd.choice([x for x in u.columns if x.cls == c.cls] or u.columns)
            self_read = u is t and g.dialect == "mysql"
            forms = [f"COALESCE({c.name}, «»)", f"CASE WHEN {rnd.choice(t.columns).name} IS NULL THEN {c.name} ELSE «» END", f"COALESCE({param(g)}, {c.name})"]
            forms += [f"{c.name} + 1", f"{c.name} + {param(g)}", f"{c.name} - «»"] if c.cls in NUMBERS else []
            forms += [] if self_read else [f"(SELECT MAX(s.{other.name}) FROM {u.name} s)"]
            text = rnd.choice(forms)
            sets.append(fixed(f"{c.name} = {text}", *[g.literal(c.cls)] * text.count("«»")))
        tail = rnd.choice(["", "", f" ORDER BY {rnd.choice(t.columns).name} LIMIT 2", f" LIMIT {param(g)}"]) if g.dialect == "mysql" else ""
        return fixed(f"UPDATE {t.name} SET «»«»{tail}", lists(sets), g.plain_where())
    if form < 0.75:
        names = ", ".join(c.name for c in able)
        tail = {"mysql": rnd.choice(["", f" ON DUPLICATE KEY UPDATE {able[-1].name} = VALUES({able[-1].name})"]), "sqlite": rnd.choice(["", " ON CONFLICT DO NOTHING"])}[g.dialect]
        word = rnd.choice(["INSERT INTO", {"mysql": "INSERT IGNORE INTO", "sqlite": "INSERT OR IGNORE INTO"}[g.dialect], "REPLACE INTO" if not tail else "INSERT INTO"])
        g.scope = [(f"x.{c.name}", c.cls, t, c) for c in t.columns]
        return fixed(f"{word} {t.name} ({names}) SELECT {', '.join('x.' + c.name for c in able)} FROM {t.name} x WHERE «»{tail}", g.condition(1))
    if g.dialect == "mysql":
        return fixed(f"{rnd.choice(['REPLACE INTO', 'INSERT IGNORE INTO', 'INSERT INTO'])} {t.name} SET «»", lists([fixed(f"{c.name} = «»", g.written(c)) for c in able if not c.null or rnd.random() < 0.6] or [fixed(f"{able[0].name} = «»", g.written(able[0]))]))
    return fixed(f"{rnd.choice(['REPLACE INTO', 'INSERT OR IGNORE INTO', 'INSERT OR REPLACE INTO'])} {t.name} ({', '.join(c.name for c in able)}) VALUES «»",
                 lists([fixed(f"({', '.join('«»' for _ in able)})", *[g.written(c) for c in able])]))


SHAPES = [(optional_filters, 14), (report, 20), (outside_groups, 10), (named_windows, 10), (over_groups, 8), (chained_with, 8), (tree_walk, 6), (using, 6), (correlated, 12),
          (value_rows, 8), (values_table, 5), (odd_values, 30), (json_rows, 6), (upsert, 8), (joined_write, 6), (computed_write, 6)]


def any_shape(g):
    shape = g.rnd.choices([s for s, _ in SHAPES], [w for _, w in SHAPES])[0]
    if shape is using and g.dialect != "mysql":
        shape = report
    return shape(g)
