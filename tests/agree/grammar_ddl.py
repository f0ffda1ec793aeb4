"""grammar_ddl.py: random schemas, and one DDL statement more: good ones and nearly good ones. See grammar.py."""
import random

from grammar import Grammar, Table

TYPES = {
    "sqlite": ["INTEGER", "INTEGER", "TEXT", "REAL", "BLOB", "NUMERIC", "VARCHAR(20)", "", "UNSIGNED BIG INT", "DECIMAL(10,2)", "BOOLEAN", "DATETIME", "DOUBLE PRECISION",
               "CHAR(3)", "INT", "anything you like"],
    "strict": ["INTEGER", "INT", "TEXT", "REAL", "BLOB", "ANY"],
    "mysql": ["INT", "INT", "BIGINT", "INT UNSIGNED", "TINYINT(1)", "SMALLINT ZEROFILL", "MEDIUMINT", "VARCHAR(20)", "VARCHAR(30)", "CHAR(5)", "CHAR", "TEXT", "MEDIUMTEXT", "LONGBLOB",
              "BLOB", "VARBINARY(9)", "BINARY(4)", "DECIMAL(10,2)", "DECIMAL", "NUMERIC(5)", "DOUBLE", "FLOAT", "REAL", "DATE", "DATETIME", "DATETIME(6)", "TIMESTAMP NULL", "TIME",
              "YEAR", "ENUM('a','b')", "SET('p','q')", "JSON", "BIT(4)", "BOOLEAN", "DOUBLE PRECISION", "CHARACTER VARYING(9)", "LONG VARCHAR", "INTEGER", "BIT",
              "VARCHAR(9) CHARACTER SET latin1", "TEXT COLLATE utf8mb4_bin", "DEC(4,1)", "FIXED(4)", "INT4", "NATIONAL VARCHAR(3)", "SERIAL"]}
KEYABLE = ("INT", "BIGINT", "VARCHAR", "DATE", "DECIMAL", "CHAR(5)", "INTEGER", "YEAR", "DATETIME")
# A DEFAULT that fits, where a number does not.
MYSQL_DEFAULTS = {"DATE": "'2024-01-31'", "TIME": "'10:11:12'", "YEAR": "2024", "ENUM": "'b'", "SET": "'p,q'", "BIT": "b'1'", "BINARY": "'x'"}
NAMES = ["a", "b", "c", "d", "kind", "name", "n", "at", "val", "pos", "ref"]


class Ddl(Grammar):
    """A Grammar that writes tables, too; new ones are added to its tables by schema() alone."""

    counters = ()  # AUTO_INCREMENT columns of the table at hand

    def type(self, strict=False):
        if self.slip():
            return self.pick("NOSUCHTYPE", "INT(", "VARCHAR", "DECIMAL(70)", "TEXT(x)", "ENUM()")
        return self.rnd.choice(TYPES["strict" if strict else self.dialect])

    def default(self, kind, needed):
        """needed: the column is NOT NULL."""
        if self.lite and self.maybe(0.3):
            return f"({self.constant(1)})"
        if self.lite:
            return self.pick("1", "'x'", "NULL", "CURRENT_TIMESTAMP", "-1", "+2.5", "x'00'", "TRUE", "word" if self.slip(2) else "0")
        if self.slip(2):
            return self.pick("nosuch", "'abc'", "CURRENT_TIMESTAMP", "a + 1", "NULL", "1", f"({self.constant(1)})")
        if kind.startswith(("DATETIME", "TIMESTAMP")):
            return "CURRENT_TIMESTAMP" + ("(6)" if "(6)" in kind else "")
        if not needed and self.maybe(0.2):
            return "NULL"
        if any(w in kind for w in ("TEXT", "BLOB", "JSON", "LONG VARCHAR")):
            return self.pick("('1')", "(1)", "(2 * 3)", "(concat('1', 2))")
        literal = next((value for start, value in MYSQL_DEFAULTS.items() if kind.startswith(start)), None)
        return literal or self.pick("1", "'1'", "0", "(1 + 1)", "(abs(-1))")

    def constant(self, depth):
        keep, self.scopes = self.scopes, []
        tables, self.tables = self.tables, [Table("none", ["a"])]
        text = self.pick("1 + 1", "'a'", "abs(-1)", "2 * 3", "NULL") if not self.slip() else self.expr(depth)
        self.scopes, self.tables = keep, tables
        return text

    def plain_expr(self, columns, depth=1):
        """For CHECK and its kin: no subqueries, mostly."""
        self.depth, self.scopes = 9 if not self.slip(0.5) else 0, [[("", columns)]]
        simple = lambda: self.rnd.choice(columns) if not self.slip() else self.wrong_name()
        text = self.pick(f"{simple()} > 0", f"{simple()} IS NOT NULL", f"{simple()} IN (1, 2)", f"length({simple()}) < 9", f"{simple()} + 1", f"{simple()} BETWEEN 1 AND 9",
                         f"coalesce({simple()}, 1)", f"NOT {simple()} = 3") if not self.slip() else self.expr(depth)
        self.depth, self.scopes = 0, []
        return text

    def column_def(self, name, columns, strict, parent):
        kind = self.type(strict)
        parts, rnd = [], self.rnd
        of = [c for c in columns if self.lite or c not in self.counters or self.slip(2)]  # AUTO_INCREMENT is not computed with
        generated = of and self.maybe(0.06) and kind not in ("SERIAL", "TIMESTAMP NULL")
        if generated:
            parts.append(f"{self.pick('GENERATED ALWAYS ', '')}AS ({self.plain_expr(of)}){self.pick('', ' STORED', ' VIRTUAL')}")
        else:
            if self.maybe(0.3) and kind not in ("SERIAL", "TIMESTAMP NULL"):
                parts.append("NOT NULL")
            elif self.maybe(0.1) and (kind != "SERIAL" or self.slip(2)):
                parts.append("NULL")
            if self.maybe(0.2) and (kind != "SERIAL" or self.slip(2)):
                parts.append(f"DEFAULT {self.default(kind, 'NOT NULL' in parts)}")
        keyable = self.lite or kind.startswith(KEYABLE)
        if self.maybe(0.06) and keyable and not generated:
            parts.append("UNIQUE" if self.lite or self.maybe(0.5) else "UNIQUE KEY")
        if self.lite:
            if self.maybe(0.06):
                parts.append(f"COLLATE {self.pick('NOCASE', 'BINARY') if not self.slip() else 'nocoll'}")
            if self.maybe(0.05) and parent and parent.keys and len(parent.keys[0]) == 1:
                parts.append(f"REFERENCES {parent.name} ({parent.keys[0][0]}){self.opt(0.4, ' ON DELETE ' + self.pick('CASCADE', 'SET NULL', 'NO ACTION'))}")
        else:
            if self.maybe(0.1):
                parts.append("COMMENT 'about it'")
            if self.maybe(0.03) and not generated:
                parts.append("INVISIBLE" if self.engine == "mysql" or self.maybe(0.5) and "NOT NULL" not in parts else "")
        if self.maybe(0.08) and (self.lite or kind != "SERIAL" or self.slip(2)):  # behind it MariaDB takes no attribute
            parts.insert(len(parts) if not self.slip(2) else 0, f"CHECK ({self.plain_expr([name])})")
        rnd.shuffle(parts) if self.lite and not generated else None
        if self.slip(0.5):
            parts.append(self.pick("NOT", "PRIMARY", "DEFAULT", "UNIQE", "AUTO_INCREMENT", "AUTOINCREMENT", "ON"))
        return kind, f"{self.quote(name)} {kind} {' '.join(p for p in parts if p)}".strip()

    def create_table(self, name, parent=None):
        """(text, the table)"""
        rnd = self.rnd
        strict = self.lite and self.maybe(0.25)
        names, kinds, lines, t = rnd.sample(NAMES, rnd.randint(2, 5)), {}, [], Table(name, [])
        self.counters = []
        if self.maybe(0.8):
            key = "INTEGER PRIMARY KEY" + self.opt(0.2, " AUTOINCREMENT") if self.lite else "INT NOT NULL " + self.pick("AUTO_INCREMENT ", "") + "PRIMARY KEY"
            lines.append(f"id {key}")
            t.columns, t.keys, kinds["id"] = ["id"], [["id"]], "INT"
            self.counters = ["id"] if "AUTO_INCREMENT" in key else []
        for n in names:
            if "SERIAL" in lines[-1:]:
                continue
            kind, line = self.column_def(n, list(t.columns), strict, parent)
            if kind == "SERIAL" and (t.keys or any("SERIAL" in k for k in kinds.values())):
                kind, line = "INT", f"{n} INT"
            lines.append(line)
            t.columns.append(n)
            kinds[n] = kind
            if " UNIQUE" in line:
                t.keys.append([n])
        lines += self.constraints(t, kinds, parent)
        if self.slip():
            lines.append(self.pick(rnd.choice(t.columns) + " INT", "CHECK (nosuch > 1)", "UNIQUE (nosuch)", "FOREIGN KEY (nosuch) REFERENCES nowhere (a)", "", "PRIMARY KEY ()"))
        return f"CREATE TABLE {self.opt(0.1, 'IF NOT EXISTS ')}{self.quote(name)} (\n  " + ",\n  ".join(lines) + f"\n){self.table_options(t, strict)}", t

    def constraints(self, t, kinds, parent):
        out, rnd = [], self.rnd
        able = [c for c in t.columns if self.lite or kinds.get(c, "INT").startswith(KEYABLE)]
        some = lambda: rnd.sample(able, min(len(able), self.pick(1, 1, 2)))
        label = lambda: self.opt(0.3, lambda: f"CONSTRAINT {self.pick('k', 'u', 'f')}_{t.name}_{rnd.randint(1, 999)} ")
        if able and self.maybe(0.25):
            key = some()
            out.append(f"{label()}UNIQUE{'' if self.lite else self.pick('', ' KEY', ' INDEX')} ({', '.join(key)})")
            t.keys.append(key)
        if able and not t.keys and self.maybe(0.4) and not any("SERIAL" in k for k in kinds.values()):
            key = some()
            out.append(f"{label()}PRIMARY KEY ({', '.join(key)})")
            t.keys.append(key)
        checked = [c for c in t.columns if c not in self.counters and kinds[c] != "SERIAL" or self.slip(2)]
        if self.maybe(0.15) and checked:
            out.append(f"{label()}CHECK ({self.plain_expr(checked)})")
        if not self.lite and able and self.maybe(0.25):
            c = rnd.choice(able)
            out.append(f"{self.pick('KEY', 'INDEX')} {self.opt(0.6, f'i_{c} ')}({c}{self.opt(0.2, ' DESC')}){self.opt(0.1, ' USING BTREE')}")
        if parent and parent.keys and parent.keys[0] == ["id"] and self.maybe(0.25):
            mine = [c for c in t.columns if kinds.get(c) in ("INT", "INTEGER") and c != "id"]
            if mine:
                out.append(f"{label()}FOREIGN KEY ({rnd.choice(mine)}) REFERENCES {parent.name} (id){self.opt(0.4, ' ON DELETE CASCADE')}{self.opt(0.2, ' ON UPDATE NO ACTION')}")
        return out

    def table_options(self, t, strict):
        if self.slip():
            return self.pick(" NOSUCH", " WITHOUT", " ENGINE", " STRICT STRICT")
        if self.lite:
            rowid = self.maybe(0.1) and any(k for k in t.keys if k == ["id"])
            return " " + ", ".join(["STRICT"] * strict + ["WITHOUT ROWID"] * 0) if strict else "" if not rowid or True else ""
        return self.opt(0.3, " ENGINE=InnoDB") + self.opt(0.2, " DEFAULT CHARSET=utf8mb4") + self.opt(0.1, " COMMENT='t'") + self.opt(0.1, " ROW_FORMAT=DYNAMIC")

    # ---------------------------------------------------------------- statements
    def any_column(self, t):
        return self.rnd.choice(t.columns) if not self.slip() else self.wrong_name()

    def create_index(self):
        t, name = self.target()
        part = lambda: self.pick(self.any_column(t), self.any_column(t) + " DESC", self.any_column(t) + (" COLLATE NOCASE" if self.lite else ""),
                                 f"({self.plain_expr(t.columns)})" if self.lite or self.engine == "mysql" else self.any_column(t))
        where = f" WHERE {self.plain_expr(t.columns)}" if self.lite and self.maybe(0.2) or self.slip() else ""
        parts = ", ".join(self.some(part, 1, 2))
        return f"CREATE {self.opt(0.4, 'UNIQUE ')}INDEX {self.opt(0.1, 'IF NOT EXISTS ') if self.lite or self.engine == 'mariadb' else ''}ix_{self.rnd.randint(1, 9)} ON {name} ({parts}){where}"

    def create_view(self):
        self.scopes = []
        text, names = self.query()
        columns = self.opt(0.3, f" ({', '.join(f'v{i}' for i in range(len(names) + self.slip(2)))})")
        return f"CREATE {'' if self.lite else self.opt(0.3, 'OR REPLACE ')}VIEW {self.opt(0.1, 'IF NOT EXISTS ') if self.lite else ''}v1{columns} AS {text}"

    def alter(self):
        t, name = self.target()
        c = self.any_column(t)
        new = self.pick("fresh", self.rnd.choice(t.columns) if self.slip(3) else "fresh2")
        kind, line = self.column_def(new, [], False, None)
        forms = [f"ADD {self.opt(0.5, 'COLUMN ')}{line}", f"DROP COLUMN {c}", f"RENAME COLUMN {c} TO {new}", f"RENAME TO {self.pick('renamed', self.rnd.choice(self.tables).name if self.slip(3) else 'renamed2')}"]
        if not self.lite:
            where = self.pick("", "", " FIRST", f" AFTER {self.any_column(t)}")
            forms += [f"ADD COLUMN {line}{where}", f"MODIFY COLUMN {c} {self.type()}", f"CHANGE {c} {line}", f"ALTER COLUMN {c} DROP DEFAULT", f"ADD INDEX ({c})",
                      f"ADD UNIQUE KEY uq ({c})", f"DROP PRIMARY KEY", f"DROP INDEX {self.pick('nokey', c)}", f"ADD CONSTRAINT ck CHECK ({self.plain_expr(t.columns)})",
                      "ENGINE=InnoDB", "COMMENT='x'", f"ADD COLUMN ({line})", f"ADD COLUMN f1 INT, ADD COLUMN f2 INT AFTER f1", f"DROP {c}", f"ALTER {c} SET DEFAULT 1"]
        return f"ALTER TABLE {name} {self.rnd.choice(forms)}"

    def drop(self):
        t, name = self.target()
        what = self.pick("TABLE", "TABLE", "VIEW", "INDEX")
        return f"DROP {what} {self.opt(0.3, 'IF EXISTS ')}{name}{self.opt(0.2, ' ON ' + name) if what == 'INDEX' else ''}"

    def trigger(self):
        t, name = self.target()
        event = self.pick("INSERT", "UPDATE", "DELETE")
        names = {"INSERT": ["NEW"], "UPDATE": ["NEW", "OLD"], "DELETE": ["OLD"]}[event]
        if self.slip(2):
            names = ["NEW", "OLD"]
        of = f" OF {self.any_column(t)}" if event == "UPDATE" and self.lite and self.maybe(0.3) else ""
        self.scopes = []
        body = []
        for _ in range(self.rnd.randint(1, 2)):
            u = self.rnd.choice(self.tables)
            self.scopes = [[(n, t.columns) for n in names]]
            body.append(self.pick(f"DELETE FROM {u.name} WHERE {u.name}.{self.any_column(u)} = {self.expr(0)}", f"UPDATE {u.name} SET {self.any_column(u)} = {self.expr(1)}",
                                  f"INSERT INTO {u.name} ({self.any_column(u)}) VALUES ({self.expr(1)})"))
        self.scopes = []
        when = self.pick("BEFORE", "AFTER")
        return f"CREATE TRIGGER tr1 {when} {event}{of} ON {name} FOR EACH ROW BEGIN {'; '.join(body)}; END"

    def ddl(self):
        form = self.rnd.choices([lambda: self.create_table(self.pick("fresh_t", self.rnd.choice(self.tables).name if self.slip(2) else "fresh_u"), self.rnd.choice(self.tables))[0],
                                 self.create_index, self.create_view, self.alter, self.drop, self.trigger], [40, 14, 14, 20, 5, 7])[0]
        return form()


def schema(seed, dialect, engine):
    """(statements, tables) without slips."""
    g, out, tables = Ddl(f"schema {seed}", dialect, engine, [], 0), [], []
    for i in range(g.rnd.randint(2, 3)):
        g.tables = tables or [Table("none", ["a"])]
        text, t = g.create_table(f"t{i + 1}", tables[0] if tables else None)
        out.append(text)
        tables = tables + [t]
    return out, tables
