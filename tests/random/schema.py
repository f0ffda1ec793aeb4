"""schema.py: random schemas of the three dialects, and rows made to provoke: NULL, zero, the extremes, empty texts,
numbers as text, missing partners, empty tables.

Values are the texts that random_exec takes; they are inserted through the runtime, by INSERTs that schemac checked, so that
every engine stores them as a program would."""
import random

# Class of a column → what expressions it is offered to: int, num (DECIMAL), dbl, text, blob, date, time, dt, json, any.
MYSQL = [
    ("INT", "int"), ("INT", "int"), ("BIGINT", "int"), ("SMALLINT", "int"), ("TINYINT", "int"), ("MEDIUMINT", "int"),
    ("INT UNSIGNED", "int"), ("BIGINT UNSIGNED", "int"), ("TINYINT UNSIGNED", "int"), ("BOOLEAN", "int"), ("YEAR", "int"),
    ("BIT(5)", "int"), ("DECIMAL(6,2)", "num"), ("DECIMAL(10,0)", "num"), ("DECIMAL(4,4)", "num"), ("DOUBLE", "dbl"),
    ("FLOAT", "dbl"), ("VARCHAR(20)", "text"), ("VARCHAR(20)", "text"), ("TEXT", "text"), ("CHAR(5)", "text"),
    ("ENUM('x','y','zed')", "text"), ("SET('p','q','r')", "text"), ("VARBINARY(20)", "blob"), ("BLOB", "blob"),
    ("DATE", "date"), ("DATETIME", "dt"), ("DATETIME(6)", "dt"), ("TIMESTAMP(3)", "dt"), ("TIME", "time"), ("JSON", "json")]
SQLITE = [
    ("INTEGER", "int"), ("INTEGER", "int"), ("INT", "int"), ("BIGINT", "int"), ("TEXT", "text"), ("TEXT", "text"),
    ("VARCHAR(20)", "text"), ("REAL", "dbl"), ("DOUBLE", "dbl"), ("BLOB", "blob"), ("NUMERIC", "any"), ("DATETIME", "any"),
    ("BOOLEAN", "bool"), ("", "any"), ("TEXT COLLATE NOCASE", "text")]
STRICT = [("INTEGER", "int"), ("INT", "int"), ("TEXT", "text"), ("REAL", "dbl"), ("BLOB", "blob"), ("ANY", "any")]
POSTGRES = [
    ("integer", "int"), ("bigint", "int"), ("smallint", "int"), ("boolean", "bool"), ("numeric(6,2)", "num"),
    ("numeric(10,0)", "num"), ("double precision", "dbl"), ("real", "dbl"), ("varchar(20)", "text"), ("text", "text"),
    ("mood", "text"), ("bytea", "blob"), ("date", "date"), ("timestamp(3)", "dt"), ("timestamp(6) with time zone", "dt")]

TEXTS = ["", "a", "b", "abc", "12", "0", "-3", "1.5", "it's", "zz", "2024-01-31", "x%y", "7 up", "null", "e"]
KEYABLE = {"INT", "BIGINT", "SMALLINT", "INT UNSIGNED", "BIGINT UNSIGNED", "VARCHAR(20)", "INTEGER", "TEXT", "DATE",
           "ENUM('x','y','zed')", "TEXT COLLATE NOCASE", "integer", "bigint", "smallint", "varchar(20)", "text", "date", "",
           "NUMERIC", "REAL", "DECIMAL(6,2)", "DATETIME(6)", "numeric(6,2)"}
LIMITS = {"TINYINT": (-128, 127), "SMALLINT": (-32768, 32767), "smallint": (-32768, 32767), "MEDIUMINT": (-8388608, 8388607),
          "INT": (-2**31, 2**31 - 1), "integer": (-2**31, 2**31 - 1), "INT UNSIGNED": (0, 2**32 - 1),
          "TINYINT UNSIGNED": (0, 255), "BIT(5)": (0, 31), "YEAR": (1901, 2155), "BOOLEAN": (0, 1), "boolean": (0, 1)}


class Column:
    def __init__(self, name, sql, cls, null):
        self.name, self.sql, self.cls, self.null = name, sql, cls, null
        self.generated = None


class Table:
    def __init__(self, name):
        self.name, self.columns, self.keys, self.suffix, self.rows = name, [], [], "", []
        self.view = None  # its query


class Schema:
    """Two or three tables. `wild`: extreme numbers in the rows, so that arithmetic overflows."""

    def __init__(self, rnd, dialect, portable, engines):
        self.rnd, self.dialect, self.portable, self.engines = rnd, dialect, portable, engines
        self.wild = rnd.random() < 0.4
        self.bases = [self.table(i) for i in range(rnd.choice([2, 2, 3]))]
        self.tables = list(self.bases)  # … and views
        for t in self.bases:
            if not portable and rnd.random() < 0.4:
                self.generated(t)

    def kinds(self, strict):
        if self.dialect == "sqlite":
            return [t for t in STRICT if t[0] != "ANY"] if self.portable else STRICT if strict else SQLITE
        return MYSQL if self.dialect == "mysql" else POSTGRES

    def table(self, number):
        rnd, t = self.rnd, Table(f"t{number}")
        strict = self.dialect == "sqlite" and (self.portable or rnd.random() < 0.4)
        t.suffix = " STRICT" if strict else " WITHOUT ROWID" if self.dialect == "sqlite" and rnd.random() < 0.15 else ""
        names = rnd.sample(["a", "b", "c", "d", "e", "f", "g", "h", "name", "kind", "n", "at"], rnd.randint(3, 7))
        for name in ["id"] * (rnd.random() < 0.8) + names:
            sql, cls = rnd.choice(self.kinds(strict))
            if name == "id":
                sql, cls = {"sqlite": "INTEGER", "mysql": "INT", "postgres": "integer"}[self.dialect], "int"
            if self.portable and sql.startswith(("SET", "BIT", "CHAR", "YEAR", "FLOAT", "real")):
                sql, cls = self.kinds(strict)[0]
            t.columns.append(Column(name, sql, cls, rnd.random() < 0.55))
        self.keys(t)
        count = rnd.choice([0, 1, 2, 3, 5, 8])
        for _ in range(count):
            self.row(t)
        return t

    def keys(self, t):
        rnd = self.rnd
        able = [c for c in t.columns if c.sql in KEYABLE and not (c.sql == "TEXT" and self.dialect == "mysql")]
        if able and rnd.random() < 0.85:
            primary = [able[0]] if rnd.random() < 0.7 else rnd.sample(able, min(2, len(able)))
            t.keys.append(("PRIMARY KEY", primary))
            for c in primary:  # SQLite alone, without STRICT, lets a key be NULL
                c.null = c.null and self.dialect == "sqlite" and not t.suffix and (c.sql != "INTEGER" or len(primary) > 1)
        elif t.suffix == " WITHOUT ROWID":
            t.suffix = ""
        for _ in range(rnd.choice([0, 1, 1, 2])):
            if able:
                t.keys.append(("UNIQUE", rnd.sample(able, min(rnd.choice([1, 1, 2]), len(able)))))

    def generated(self, t):
        """A column that is computed from another."""
        rnd, c = self.rnd, self.rnd.choice([c for c in t.columns if not c.sql.startswith("TIMESTAMP")] or t.columns[:1])
        if c.sql.startswith("TIMESTAMP"):
            return
        forms = [(f"NULLIF({c.name}, {c.name})", c.sql, c.cls, True)]
        if "dolt" not in self.engines and not c.sql.startswith("CHAR"):  # it does not parse IS there; MariaDB takes no CHAR
            forms.append((f"{c.name} IS NULL", "INT", "int", False))
        if c.cls == "int":
            forms += [(f"COALESCE({c.name}, 0)", c.sql, "int", False), (f"{c.name} % 3", "BIGINT", "int", c.null), (f"NULLIF({c.name}, 1)", c.sql, "int", True)]
        if c.cls == "text" and not c.sql.startswith(("SET", "ENUM", "CHAR")):
            forms += [(f"COALESCE({c.name}, 'q')", c.sql, "text", False), (f"LENGTH({c.name})", "INT", "int", c.null), (f"NULLIF({c.name}, 'a')", c.sql, "text", True)]
        text, sql, cls, null = rnd.choice(forms)
        if t.suffix == " STRICT" and sql in ("BIGINT", "INT"):
            sql = "INTEGER"
        g = Column("gen", sql, cls, null or self.dialect == "mysql" or rnd.random() < 0.5)  # MariaDB takes no NOT NULL there
        padded = c.sql.startswith("CHAR")  # what MariaDB makes of it depends on a sql_mode: it stores no such thing
        g.generated = f"({text}) {'VIRTUAL' if padded else rnd.choice(['STORED', 'VIRTUAL'])}"
        t.columns.append(g)

    @staticmethod
    def written(t):
        return [c for c in t.columns if not c.generated]

    def row(self, t):
        for _ in range(6):  # 0 in an AUTO_INCREMENT column is "the next number" to MySQL
            row = [str(100 + len(t.rows)) if self.portable and c.sql == "INTEGER" and ("PRIMARY KEY", [c]) in t.keys else None if c.null and self.rnd.random() < 0.3 else self.value(c) for c in t.columns]
            if all(self.fits(t, row, k) for _, k in t.keys):
                t.rows.append(row)
                return

    @staticmethod
    def fits(t, row, key):
        at = [t.columns.index(c) for c in key]
        mine = [row[i] for i in at]
        fold = lambda v: v.lower().strip() if isinstance(v, str) else v
        return None in mine or all([fold(other[i]) for i in at] != [fold(m) for m in mine] for other in t.rows)

    # ---- values of one column
    def integer(self, low, high):
        rnd = self.rnd
        v = rnd.choice([low, high, 0, -1, 1]) if self.wild and rnd.random() < 0.4 else rnd.choice([0, 0, 1, 1, 2, 3, 5, 7, 10, -1, -4])
        return str(min(max(v, low), high))

    def value(self, c):
        rnd, sql = self.rnd, c.sql
        if c.cls in ("int", "bool"):
            if sql == "YEAR":
                return rnd.choice(["1901", "2000", "2024", "2155"])
            default = (0, 2**64 - 1) if sql == "BIGINT UNSIGNED" else (-2**63, 2**63 - 1)
            if sql == "BIGINT UNSIGNED" and self.portable:
                default = (0, 2**63 - 1)
            if self.dialect == "sqlite" and sql == "INT":
                return self.integer(*default)
            return self.integer(*LIMITS.get(sql, default))
        if c.cls == "num":
            pools = {"DECIMAL(4,4)": ["0", "0.0001", "-0.9999", "0.5"], "(10,0)": ["0", "1", "-9999999999", "12", "3"],
                     "(6,2)": ["0", "1.5", "-9999.99", "9999.99", "0.01", "2", "10.10"]}
            return rnd.choice(next(v for k, v in pools.items() if sql.endswith(k)))
        if c.cls == "dbl":
            return rnd.choice(["0", "1.5", "-2.25", "3", "0.125"] + (["1e30", "-1e30"] if self.wild else []))
        if c.cls == "text":
            return self.text(sql)
        return rnd.choice({"blob": ["x", "x00", "x41", "x616263", "xff"],
                           "date": ["2024-01-31", "1999-12-31", "2024-02-29", "1000-01-01"],
                           "dt": ["2024-01-31 10:11:12", "1999-12-31 23:59:59", "2024-02-29 00:00:00", "2001-01-01 00:00:01"],
                           "time": ["00:00:00", "10:11:12", "-01:00:00", "838:59:59", "23:59:59"],
                           "json": ["{}", "[]", '{"a": 1}', "[1, 2]", "null", '"s"', "3"],
                           "any": ["i0", "i5", "i-3", "d1.5", "tabc", "t12", "t", "x41"]}[c.cls])

    def text(self, sql):
        rnd = self.rnd
        if sql.startswith("ENUM"):
            return rnd.choice(["x", "y", "zed"])
        if sql == "mood":
            return rnd.choice(["sad", "ok", "happy"])
        if sql.startswith("SET"):
            return rnd.choice(["", "p", "q", "p,r", "p,q,r"])
        if sql == "CHAR(5)":
            return rnd.choice(["", "a", "abc", "12", "zz"])
        return rnd.choice(TEXTS)

    # ---- SQL
    def ddl(self):
        out = ["CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');"] if self.dialect == "postgres" else []
        for t in self.tables:
            if t.view:
                out.append(f"CREATE VIEW {t.name} AS {t.view};")
                continue
            lines = []
            for c in t.columns:
                null = "" if c.null else " NOT NULL"
                if c.sql.startswith("TIMESTAMP"):
                    null = " NULL" if c.null else " NOT NULL DEFAULT CURRENT_TIMESTAMP(3)"
                lines.append(f"{c.name} {c.sql}{f' GENERATED ALWAYS AS {c.generated}' if c.generated else ''}{null}")
            lines += [f"{kind} ({', '.join(c.name for c in key)})" for kind, key in t.keys]
            out.append(f"CREATE TABLE {t.name} (\n  " + ",\n  ".join(lines) + f"\n){t.suffix};")
        return "\n".join(out) + "\n"

    def inserts(self):
        """(name, SQL, rows) of each table that has rows."""
        for t in self.tables:
            names = [c.name for c in self.written(t)]
            if t.rows:
                yield (f"fill_{t.name}", f"INSERT INTO {t.name} ({', '.join(names)}) VALUES ({', '.join(':' + n for n in names)})",
                       t.rows)


def new(seed, dialect, portable, engines):
    plan = Schema(random.Random(f"schema {seed} {dialect} {portable}"), dialect, portable, engines)
    plan.lag3 = "mariadb" not in engines  # LAG(x, n, default)
    plan.returns = not portable and (dialect == "sqlite" or engines == ["mariadb"])
    return plan
