"""portable_tables.py: random schemas of the portable dialect (PostgreSQL's SQL), and rows made to part the engines: NULL,
blanks at the end of texts, letters of both cases, DECIMALs that only sort right as numbers, the ends of each type's range.

A value is the text that PostgreSQL would read in quotes; bound() is what the run time would bind for it on a target."""
import random, re

MOOD = ["sad", "ok", "Happy", "zed"]
# Declared type → class of its values. Letters: i integer, n numeric, f double, s text, b boolean, d date, t timestamp,
# z timestamp with time zone, c time, m enum, y bytea, u uuid.
TYPES = [("integer", "i"), ("integer", "i"), ("bigint", "i"), ("smallint", "i"), ("numeric(6,2)", "n"), ("numeric(18,6)", "n"),
         ("numeric(10,0)", "n"), ("double precision", "f"), ("text", "s"), ("varchar(20)", "s"), ("varchar(20)", "s"),
         ("char(4)", "s"), ("boolean", "b"), ("date", "d"), ("timestamp(0)", "t"), ("timestamp(3)", "t"),
         ("timestamp(6) with time zone", "z"), ("time(0)", "c"), ("mood", "m"), ("bytea", "y"), ("uuid", "u"), ("small", "i"),
         ("label", "s")]
DOMAINS = ("CREATE DOMAIN small AS integer CHECK (VALUE BETWEEN 0 AND 255);\nCREATE DOMAIN label AS varchar(20) NOT NULL;\n")
TEXTS = ["", "a", "A", "a ", "ab", "aB", "B", "b", "abc", " a", "12", "0", "-3", "it's", "zz", "x%y", "a_b", "a\\b", "é", "É", "ß",
         "😀", "null", "ok", "sad"]
VALUES = {
    "integer": ["0", "1", "-1", "2", "3", "7", "-7", "2147483647", "-2147483648", "100"],
    "bigint": ["0", "1", "-1", "2", "5", "9007199254740993", "-9007199254740993", "4611686018427387904", "12"],
    "smallint": ["0", "1", "-1", "2", "32767", "-32768", "5"], "small": ["0", "1", "2", "7", "255"],
    "numeric(6,2)": ["0.00", "0.01", "-0.01", "1.50", "-1.50", "9.99", "10.00", "-10.00", "9999.99", "-9999.99", "0.10", "2.00"],
    "numeric(18,6)": ["0.000000", "0.100000", "-0.100000", "1.500000", "999999999999.999999", "-999999999999.999999", "10.000000"],
    "numeric(10,0)": ["0", "1", "-1", "2", "10", "9", "-9999999999", "12"],
    "double precision": ["0", "1", "-1.5", "0.1", "2.5", "-2.5", "1e15", "-1e-9", "9007199254740992", "0.5", "1.5"],
    "text": TEXTS, "varchar(20)": TEXTS, "label": TEXTS, "char(4)": ["", "a", "A", "ab", "abcd", "b", "é", "12", "ok"],
    "boolean": ["true", "false"], "date": ["1970-01-01", "2024-02-29", "2024-12-31", "9999-01-01", "1000-01-01", "2024-01-31"],
    "timestamp(0)": ["1970-01-02 00:00:00", "2024-02-29 23:59:59", "2024-12-31 00:00:00", "2026-08-04 11:24:56"],
    "timestamp(3)": ["1970-01-02 00:00:00.000", "2024-02-29 23:59:59.999", "2024-12-31 00:00:00.001", "2024-12-31 00:00:00.000"],
    "timestamp(6) with time zone": ["1970-01-02 00:00:00.000000", "2024-02-29 23:59:59.999999", "2026-08-04 11:24:56.012452"],
    "time(0)": ["00:00:00", "23:59:59", "09:00:00", "10:11:12"], "mood": MOOD, "bytea": ["", "61", "00ff", "41", "616263", "ff"],
    "uuid": ["00000000-0000-0000-0000-000000000001", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11", "ffffffff-ffff-ffff-ffff-ffffffffffff"]}
KINDS = {"integer": "int32", "bigint": "int64", "smallint": "int16", "small": "uint8", "double precision": "double", "text": "text",
         "varchar(20)": "text", "label": "text", "char(4)": "text", "boolean": "bool", "date": "date", "mood": "enum", "bytea": "blob", "uuid": "uuid"}


class Column:
    def __init__(self, name, sql, cls, null):
        self.name, self.sql, self.cls, self.null, self.default, self.generated = name, sql, cls, null, None, None

    def kind(self):
        return KINDS.get(self.sql) or ("decimal" if self.sql.startswith("numeric") else "time" if self.sql.startswith("time(") else
                                       "timestamp" if "zone" in self.sql else "datetime")


class Table:
    def __init__(self, name):
        self.name, self.columns, self.unique, self.rows, self.index, self.identity = name, [], [], [], None, False

    def writable(self):
        return [c for c in self.columns if not c.generated]


def bound(value, column_sql, target):
    """What the run time binds on a target for a value."""
    if value is None:
        return None
    cls = next((c for s, c in TYPES if s == column_sql), column_sql)
    if cls == "b":
        return int(value == "true")
    if cls == "i":
        return int(value)
    if cls == "f":
        return float(value)
    if cls == "y":
        return bytes.fromhex(value)
    return value


class Schema:
    def __init__(self, seed):
        self.rnd = random.Random(f"portable schema {seed}")
        self.tables = [self.table(i) for i in range(self.rnd.choice([2, 3]))]

    def default(self, c):
        rnd = self.rnd
        if c.sql in ("label", "bytea", "uuid", "small") or rnd.random() < 0.75:
            return
        if c.cls in "tz" and rnd.random() < 0.3:
            return  # now() is never the same twice
        value = rnd.choice(VALUES[c.sql])
        if c.sql == "text" and "\\" in value:
            return
        c.default = value if c.cls in "if" else f"'{value}'".replace("it's", "it''s") if c.cls != "b" else value

    def table(self, number):
        rnd, t = self.rnd, Table(f"t{number}")
        names = rnd.sample(["a", "b", "c", "d", "e", "f", "g", "h", "k", "n", "at", "of"], rnd.randint(4, 8))
        t.columns.append(Column("id", "integer", "i", False))
        t.identity = rnd.random() < 0.3
        for name in names:
            sql, cls = rnd.choice(TYPES)
            c = Column(name, sql, cls, rnd.random() < 0.55 and sql != "label")
            self.default(c)
            t.columns.append(c)
        if rnd.random() < 0.4:
            able = [c for c in t.columns[1:] if c.sql in ("integer", "varchar(20)", "date", "text")]
            if able:
                t.unique = rnd.sample(able, min(len(able), rnd.choice([1, 1, 2])))
        if rnd.random() < 0.3:
            t.index = rnd.choice([c for c in t.columns if c.cls != "y"])
        self.generated(t)
        for _ in range(rnd.choice([0, 2, 4, 7, 10])):
            self.row(t)
        return t

    def generated(self, t):
        rnd = self.rnd
        ints = [c for c in t.columns[1:] if c.cls == "i" and c.sql != "bigint"]
        texts = [c for c in t.columns if c.sql in ("varchar(20)", "text")]
        if rnd.random() < 0.3 and (ints or texts):
            c = rnd.choice(ints or texts) if rnd.random() < 0.5 else rnd.choice(texts or ints)
            g = Column("gen", "bigint" if c.cls == "i" else "text", c.cls, True)
            g.generated = f"{c.name}::bigint * 2 + 1" if c.cls == "i" else rnd.choice([f"{c.name} || '-x'", f"upper({c.name})", f"trim({c.name})"])
            t.columns.append(g)

    def row(self, t):
        for _ in range(6):
            row = {c.name: None if c.null and self.rnd.random() < 0.3 else self.rnd.choice(VALUES[c.sql]) for c in t.writable()}
            row["id"] = str(len(t.rows) + 1)
            key = [row[c.name] for c in t.unique]
            if not key or None in key or all([o[c.name] for c in t.unique] != key for o in t.rows):
                t.rows.append(row)
                return

    def ddl(self):
        out = [f"CREATE TYPE mood AS ENUM ({', '.join(repr(m) for m in MOOD)});\n{DOMAINS}"]
        for t in self.tables:
            lines = []
            for c in t.columns:
                tail = "" if c.null or c.sql == "label" else " NOT NULL"
                if c.name == "id":
                    tail = (" GENERATED BY DEFAULT AS IDENTITY" if t.identity else "") + " PRIMARY KEY"
                if c.generated:
                    tail = f" GENERATED ALWAYS AS ({c.generated}) STORED"
                lines.append(f"  {c.name} {c.sql}{f' DEFAULT {c.default}' if c.default else ''}{tail}")
            if t.unique:
                lines.append(f"  UNIQUE ({', '.join(c.name for c in t.unique)})")
            out.append(f"CREATE TABLE {t.name} (\n" + ",\n".join(lines) + "\n);\n")
            if t.index:
                out.append(f"CREATE INDEX ix_{t.name} ON {t.name} ({t.index.name});\n")
        return "".join(out)
