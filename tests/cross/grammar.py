"""grammar.py: random, mostly well-typed expressions of the three source dialects over the table v.

Each production gives SQL text. What schemac refuses (E0501, or a type error) costs nothing: the refused ones are counted
and left out. What it accepts must give the same value on both engines."""

import re


class Grammar:
    def __init__(self, dialect, rnd):
        self.dialect, self.rnd, self.params = dialect, rnd, 0

    def pick(self, *choices):
        c = self.rnd.choice(choices)
        return c() if callable(c) else c

    # ---- leaves
    def int_literal(self):
        return str(self.rnd.choice([0, 1, 2, 3, 5, 7, 10, 100, 255, 4294967296]))

    def int_column(self):
        return self.pick("i", "j", "l", "s", *(["u"] if self.dialect != "postgres" else []))

    def text_literal(self):
        return self.rnd.choice(["''", "'a'", "'AB'", "'it''s'", "'é'", "'%'", "'a_b'", "'12'", "' x '"])

    def text_column(self):
        return self.pick("t", "w")

    def pattern(self):
        return self.rnd.choice(["'a%'", "'%b'", "'a_b'", "'%'", "'_'", "'a\\%b'" if self.dialect == "postgres" else "'A%'", "'%[%'",
                                "'%*%'", "'é'", "'A%'", "''", "w", "t"])

    # ---- by type; n is the depth left
    def integer(self, n):
        if n <= 0:
            return self.pick(self.int_literal, self.int_column, self.int_column)
        a, b = (lambda: self.integer(n - 1)), (lambda: self.integer(n - 1))
        forms = [lambda: f"({a()} + {b()})", lambda: f"({a()} - {b()})", lambda: f"({a()} * {b()})", lambda: f"-{self.int_column()}",
                 lambda: f"({a()} % {b()})", lambda: f"({a()} & {b()})", lambda: f"({a()} | {b()})",
                 lambda: f"COALESCE({a()}, {b()})", lambda: f"NULLIF({a()}, {b()})", lambda: f"ABS({self.int_column()})",
                 lambda: f"CASE WHEN {self.condition(n - 1)} THEN {a()} ELSE {b()} END",
                 lambda: f"CASE {a()} WHEN {b()} THEN 1 WHEN 7 THEN 2 END", lambda: f"LENGTH({self.text(n - 1)})",
                 lambda: f"({self.condition(n - 1)})" if self.dialect != "postgres" else a(), self.int_column,
                 lambda: f"{a()} + {b()} * {self.int_literal()}", lambda: f"{a()} - {b()} - {self.int_literal()}",
                 lambda: f"{a()} / {b()}", lambda: f"{a()} >> 2", lambda: f"~{a()}"]
        if self.dialect == "mysql":
            forms += [lambda: f"({a()} DIV {b()})", lambda: f"({a()} ^ {b()})", lambda: f"IF({self.condition(n - 1)}, {a()}, {b()})",
                      lambda: f"CHAR_LENGTH({self.text(n - 1)})", lambda: f"GREATEST({a()}, {b()})", lambda: f"LEAST({a()}, {b()})",
                      lambda: f"YEAR({self.stamp(0)})", lambda: f"MONTH({self.stamp(0)})", lambda: f"DAY({self.stamp(0)})",
                      lambda: f"HOUR({self.stamp(0)})", lambda: f"CAST({a()} AS SIGNED)", lambda: f"CAST({a()} AS UNSIGNED)",
                      lambda: f"INSTR({self.text(0)}, {self.text(0)})", lambda: f"DATEDIFF({self.stamp(0)}, {self.stamp(0)})"]
        if self.dialect == "sqlite":
            forms += [lambda: f"max({a()}, {b()})", lambda: f"iif({self.condition(n - 1)}, {a()}, {b()})",
                      lambda: f"instr({self.text(0)}, {self.text(0)})", lambda: f"CAST({a()} AS INTEGER)"]
        if self.dialect == "postgres":
            forms += [lambda: f"({a()} # {b()})", lambda: f"OCTET_LENGTH({self.text(n - 1)})", lambda: f"({a()})::bigint",
                      lambda: f"POSITION({self.text(0)} IN {self.text(0)})"]
        return self.pick(*forms)

    def real(self, n):
        if n <= 0:
            return self.pick("x", "x", "1.5e0", "2e0")
        return self.pick(lambda: f"({self.real(n - 1)} + {self.real(n - 1)})", lambda: f"({self.real(n - 1)} * {self.integer(0)})",
                         lambda: f"({self.real(n - 1)} / {self.real(n - 1)})", lambda: f"ABS({self.real(n - 1)})",
                         lambda: f"COALESCE({self.real(n - 1)}, {self.real(n - 1)})", "x", "-x")

    def decimal(self, n):
        if self.dialect == "sqlite":
            return self.real(n)
        if n <= 0:
            return self.pick("d", "e", "f", "1.5", "-0.001", "10", "0.1000")
        return self.pick(lambda: f"COALESCE({self.decimal(n - 1)}, {self.decimal(0)})", lambda: f"-{self.pick('d', 'e', 'f')}",
                         lambda: f"({self.decimal(n - 1)} + {self.decimal(n - 1)})", lambda: f"ABS({self.decimal(0)})", "d", "e", "f",
                         lambda: f"({self.decimal(0)} * {self.integer(0)})",
                         lambda: f"CASE WHEN {self.condition(n - 1)} THEN {self.decimal(n - 1)} ELSE {self.decimal(0)} END")

    def text(self, n):
        if n <= 0:
            return self.pick(self.text_literal, self.text_column, self.text_column)
        forms = [lambda: f"COALESCE({self.text(n - 1)}, {self.text(n - 1)})", lambda: f"TRIM({self.text(n - 1)})",
                 lambda: f"REPLACE({self.text(n - 1)}, {self.text_literal()}, {self.text_literal()})",
                 lambda: f"SUBSTR({self.text(n - 1)}, {self.rnd.choice([1, 2, 3])})",
                 lambda: f"SUBSTR({self.text(n - 1)}, {self.rnd.choice([1, 2])}, {self.rnd.choice([1, 2, 0])})",
                 lambda: f"NULLIF({self.text(n - 1)}, {self.text(0)})", lambda: f"LOWER({self.text(0)})",
                 lambda: f"CASE WHEN {self.condition(n - 1)} THEN {self.text(n - 1)} ELSE {self.text(n - 1)} END",
                 lambda: f"LTRIM({self.text(0)})", self.text_column]
        if self.dialect == "mysql":
            forms += [lambda: f"CONCAT({self.text(n - 1)}, {self.integer(0)}, {self.text(0)})", lambda: f"CONCAT({self.text(0)}, d, z3)",
                      lambda: f"LEFT({self.text(0)}, 2)", lambda: f"RIGHT({self.text(0)}, 2)", lambda: f"IFNULL({self.text(0)}, n)",
                      lambda: f"CAST({self.integer(0)} AS CHAR)", lambda: f"CAST(d AS CHAR)", lambda: "COALESCE(z, 'never')"]
        else:
            forms += [lambda: f"({self.text(n - 1)} || {self.text(n - 1)})", lambda: f"({self.text(n - 1)} || {self.integer(0)})"]
        return self.pick(*forms)

    def stamp(self, n):
        literals = ["'2024-02-29 23:59:59'", "'2026-08-04'", "'2024-12-31 00:00:00.001'", "'2026-08-04 11:24:56.012452'"]
        if n <= 0:
            return self.pick("z", "z3", "z6", "y", self.rnd.choice(literals))
        return self.pick(lambda: f"COALESCE({self.stamp(0)}, {self.stamp(0)})", "z", "z6")

    def member(self):
        return self.pick("m", "n", "'red'", "'Amber'", "'green'")

    def condition(self, n):
        op = self.rnd.choice(["=", "<>", "<", "<=", ">", ">="])
        same = self.rnd.choice([self.integer, self.integer, self.text, self.decimal, self.real])
        side = lambda: same(max(n - 1, 0))
        forms = [lambda: f"{side()} {op} {side()}", lambda: f"{side()} {op} {side()}",
                 lambda: f"{self.stamp(0)} {op} {self.stamp(0)}" if self.dialect != "sqlite" else f"{side()} {op} {side()}",
                 lambda: f"{self.member()} {self.rnd.choice(['=', '<>', op])} {self.member()}" if self.dialect != "sqlite" else "i = 1",
                 lambda: f"{side()} IS NULL", lambda: f"{side()} IS NOT NULL", lambda: f"{side()} BETWEEN {side()} AND {side()}",
                 lambda: f"{side()} NOT BETWEEN {side()} AND {side()}", lambda: f"{side()} IN ({side()}, {side()})",
                 lambda: f"{side()} NOT IN ({side()}, {side()}, {side()})", lambda: f"{self.text(0)} LIKE {self.pattern()}",
                 lambda: f"{self.text(0)} NOT LIKE {self.pattern()}", lambda: f"{self.integer(0)} {op} {self.decimal(0)}",
                 lambda: f"{self.integer(0)} {op} {self.real(0)}"]
        if n > 0:
            forms += [lambda: f"({self.condition(n - 1)} AND {self.condition(n - 1)})",
                      lambda: f"({self.condition(n - 1)} OR {self.condition(n - 1)})", lambda: f"NOT ({self.condition(n - 1)})",
                      lambda: f"{self.condition(n - 1)} AND {self.condition(n - 1)} OR {self.condition(n - 1)}",
                      lambda: f"({self.condition(n - 1)}) IS {self.rnd.choice(['', 'NOT '])}{self.rnd.choice(['TRUE', 'FALSE', 'NULL'])}",
                      lambda: f"EXISTS (SELECT 1 FROM v AS o WHERE o.i = v.i AND o.id < v.id)",
                      lambda: f"{self.integer(0)} IN (SELECT o.s FROM v AS o WHERE o.id < 5)"]
            if self.dialect == "mysql":
                forms += [lambda: f"{side()} <=> {side()}", lambda: f"({self.condition(n - 1)}) XOR ({self.condition(n - 1)})"]
            elif self.dialect == "postgres":
                forms += [lambda: f"{side()} IS NOT DISTINCT FROM {side()}", lambda: f"{side()} IS DISTINCT FROM {side()}"]
            else:
                forms += [lambda: f"{side()} IS {side()}", lambda: f"{side()} IS NOT {side()}"]
        return self.pick(*forms)

    def value(self, n):
        kinds = [self.integer, self.text, self.condition, self.real, self.decimal]
        if self.dialect != "sqlite":
            kinds += [self.stamp]
        return self.rnd.choice(kinds)(n)

    # ---- statements that write
    def param(self):
        self.params += 1
        return f"${self.params}" if self.dialect == "postgres" else f":p{self.params}"

    def new_value(self, column, n):
        kinds = {"i": self.integer, "j": self.integer, "u": self.integer, "l": self.integer, "s": self.integer, "x": self.real,
                 "d": self.decimal, "e": self.decimal, "f": self.decimal, "t": self.text, "w": self.text, "z": self.stamp,
                 "z3": self.stamp, "z6": self.stamp, "y": self.stamp, "b": self.condition, "m": lambda n: self.member(),
                 "n": lambda n: self.member()}
        literals = {"d": "1.5", "e": "-0.5", "f": "'2.25'", "i": "'7'", "m": "'Green'", "y": "'2024-02-29'", "z": "'2024-02-29'"}
        return self.pick(self.param, lambda: kinds[column](n), lambda: kinds[column](0), lambda: literals.get(column, "NULL"),
                         lambda: "NULL" if column not in ("j", "s", "w", "e", "n") else kinds[column](0))

    def written(self):
        return [c for c in ("i", "j", "l", "s", "x", "t", "w") + (("d", "e", "f", "m", "n", "y", "z", "z3", "z6", "b")
                if self.dialect != "sqlite" else ()) + (("u",) if self.dialect != "postgres" else ())]

    def new_row(self, number, columns):
        values = []
        for c in columns:
            value = self.new_value(c, 0)
            while re.search(r"\b(v\.|[a-z][0-9]?\b(?!['(]))", re.sub(r"'[^']*'|[:$]\w+|NULL|TRUE|FALSE|AND|OR|IS|NOT|IN|LIKE|BETWEEN|\de\d", "", value)):
                value = self.param()  # an INSERT's values name no column
            values.append(value)
        return f"({number}, {', '.join(values)})"

    def statement(self):
        self.params = 0
        columns = self.rnd.sample(self.written(), self.rnd.choice([1, 1, 2, 3]))
        needed = [c for c in ("j", "s", "w", "e", "n") if c in self.written()]
        row = needed + [c for c in columns if c not in needed]
        names = ", ".join(["id"] + row)
        where = lambda: self.pick(f"id = {self.rnd.randrange(1, 9)}", lambda: self.condition(1), lambda: f"i = {self.param()}",
                                  lambda: f"t = {self.param()}")
        assignments = lambda: ", ".join(f"{c} = {self.new_value(c, 1)}" for c in columns)
        conflict = {"mysql": f"ON DUPLICATE KEY UPDATE {columns[0]} = VALUES({row[-1] if columns[0] == row[-1] else columns[0]}), s = v.s + 1",
                    "sqlite": f"ON CONFLICT (id) DO UPDATE SET {columns[0]} = excluded.{columns[0]}, s = v.s + 1",
                    "postgres": f"ON CONFLICT (id) DO UPDATE SET {columns[0]} = excluded.{columns[0]}, s = v.s + 1"}[self.dialect]
        if columns[0] == "s":
            conflict = conflict.replace(", s = v.s + 1", "")
        return self.pick(
            lambda: f"UPDATE v SET {assignments()} WHERE {where()}", lambda: f"UPDATE v SET {assignments()} WHERE {where()}",
            lambda: f"DELETE FROM v WHERE {where()}",
            lambda: f"INSERT INTO v ({names}) VALUES {self.new_row(101, row)}",
            lambda: f"INSERT INTO v ({names}) VALUES {self.new_row(101, row)}, {self.new_row(102, row)}",
            lambda: f"INSERT INTO v ({names}) SELECT id + 1000, {', '.join(row)} FROM v WHERE {where()}",
            lambda: f"INSERT INTO v ({names}) VALUES {self.new_row(3, row)} {conflict}",
            lambda: f"DELETE FROM v WHERE id > 3 ORDER BY {self.pick('j', 'w')}, id LIMIT 2" if self.dialect == "mysql"
            else f"DELETE FROM v WHERE NOT ({where()})")

    # ---- queries whose rows are ordered, or few
    def query(self):
        self.params = 0
        n = self.rnd.choice([1, 2, 2, 3])
        desc = self.rnd.choice(["", " DESC", " ASC"])
        key = self.rnd.choice(["i", "t", "x", "u" if self.dialect != "postgres" else "l"])
        if self.dialect != "sqlite":
            key = self.rnd.choice([key, "d", "m", "z", "z6", "y", "f"])
        aggregate = self.rnd.choice(["COUNT(*)", f"COUNT({self.value(1)})", f"COUNT(DISTINCT {key})", f"MIN({key})", f"MAX({key})",
                                     f"SUM({self.integer(1)})", "MIN(t)", "MAX(x)", "SUM(d)" if self.dialect != "sqlite" else "SUM(j)",
                                     "AVG(i)", "MIN(m)" if self.dialect != "sqlite" else "MAX(w)"])
        group = self.rnd.choice(["s", "j", "w", "n" if self.dialect != "sqlite" else "s"])
        return self.pick(
            lambda: f"SELECT id, {self.value(n)} AS r FROM v ORDER BY id",
            lambda: f"SELECT id, {self.value(n)} AS r FROM v ORDER BY id",
            lambda: f"SELECT id FROM v WHERE {self.condition(n)} ORDER BY id",
            lambda: f"SELECT id FROM v WHERE {self.pick(*self.written())} {self.pick('=', '<', '>=', '<>')} {self.param()} ORDER BY id",
            lambda: f"SELECT id FROM v WHERE {self.text_column()} LIKE {self.param()} ORDER BY id LIMIT {self.param()}",
            lambda: f"SELECT id FROM v ORDER BY {key}{desc}, id",
            lambda: f"SELECT id, {key} AS r FROM v ORDER BY r{desc}, 1 LIMIT 7",
            lambda: f"SELECT {group} AS g, {aggregate} AS r FROM v GROUP BY {group} ORDER BY {group}",
            lambda: f"SELECT {aggregate} AS r FROM v WHERE {self.condition(1)}",
            lambda: f"SELECT DISTINCT {key} FROM v WHERE {key} IS NOT NULL ORDER BY {key}",
            lambda: f"SELECT {group} AS g, COUNT(*) AS r FROM v GROUP BY {group} HAVING COUNT(*) > 1 ORDER BY {group}",
            lambda: f"SELECT v.id, o.id AS r FROM v LEFT JOIN v AS o ON o.i = v.s ORDER BY v.id, o.id{desc}",
            lambda: f"SELECT v.id FROM v RIGHT JOIN v AS o ON o.i = v.j ORDER BY o.id, v.id",
            lambda: f"SELECT q.r FROM (SELECT id, {self.integer(1)} AS r FROM v) AS q WHERE q.r > 0 ORDER BY q.id",
            lambda: f"SELECT i FROM v WHERE i IS NOT NULL UNION SELECT s FROM v ORDER BY 1 DESC",
            lambda: f"WITH c AS (SELECT id, {self.text(1)} AS r FROM v) SELECT c.r FROM c ORDER BY c.id LIMIT 5 OFFSET 2")
