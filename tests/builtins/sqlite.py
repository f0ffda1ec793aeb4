#!/usr/bin/env python3
"""SQLite's own tables and table-valued functions, as Python's SQLite has them: compiler/sema/builtin_sqlite.def, made anew or checked.

  sqlite.py [--write]

Their hidden columns are the functions' arguments. SQLite declares no types for the columns of pragma functions: a
column is given the one that all values of a sample database have, and none where there was none or two. What this
SQLite has no module for is written from its documentation (DOCUMENTED). Exit 0 alike, 1 moved: a column that the
committed file has is not there, or a table-valued function that SQLite has is not in the file."""
import argparse, pathlib, re, sqlite3, sys

SEMA = pathlib.Path(__file__).resolve().parent.parent.parent / "compiler" / "sema"
FILE = SEMA / "builtin_sqlite.def"
SAMPLE = """PRAGMA foreign_keys=1;
CREATE TABLE a (id INTEGER PRIMARY KEY AUTOINCREMENT, b TEXT UNIQUE DEFAULT 'x', c REAL, d GENERATED ALWAYS AS (c + 1));
CREATE TABLE w (k TEXT PRIMARY KEY, a INT REFERENCES a (id) ON DELETE CASCADE) WITHOUT ROWID;
CREATE INDEX i ON a (c DESC, b); CREATE VIEW v AS SELECT * FROM a; CREATE VIRTUAL TABLE f USING fts5(x);
CREATE TABLE bad (a INT REFERENCES w (k)); INSERT INTO a (b, c) VALUES ('1', 2), ('3', NULL); INSERT INTO w VALUES ('k', 1);
ANALYZE;"""
# What a statement may name before it is there, or that is no table in the schema: columns as SQLite makes them.
SCHEMA = "type TEXT NOT NULL, name TEXT NOT NULL, tbl_name TEXT NOT NULL, rootpage INT, sql TEXT"
DOCUMENTED = {
    "sqlite_schema": SCHEMA, "sqlite_master": SCHEMA, "sqlite_temp_schema": SCHEMA, "sqlite_temp_master": SCHEMA,
    "sqlite_sequence": "name TEXT, seq INTEGER", "sqlite_stat1": "tbl TEXT, idx TEXT, stat TEXT",
    "sqlite_stat4": "tbl, idx, neq, nlt, ndlt, sample",
    "generate_series": "value INTEGER, start HIDDEN, stop HIDDEN, step HIDDEN",
    "dbstat": "name TEXT, path TEXT, pageno INTEGER, pagetype TEXT, ncell INTEGER, payload INTEGER, unused INTEGER,"
              " mx_payload INTEGER, pgoffset INTEGER, pgsize INTEGER, schema TEXT HIDDEN, aggregate BOOLEAN HIDDEN",
    "json_each": "key, value, type TEXT, atom, id INTEGER, parent INTEGER, fullkey TEXT, path TEXT, json HIDDEN, root HIDDEN",
    "json_tree": "key, value, type TEXT, atom, id INTEGER, parent INTEGER, fullkey TEXT, path TEXT, json HIDDEN, root HIDDEN",
    "sqlite_stmt": "sql, ncol, ro, busy, nscan, nsort, naidx, nstep, reprep, run, mem",
    "bytecode": "addr INT, opcode TEXT, p1 INT, p2 INT, p3 INT, p4 TEXT, p5 INT, comment TEXT, subprog TEXT, stmt HIDDEN",
    "tables_used": "type TEXT, schema TEXT, name TEXT, wr INT, subprog TEXT, stmt HIDDEN",
}
ARGUMENTS = ["'a'", "'i'", "'bad'", "'w'"]
WORDS = {int: "INTEGER", str: "TEXT", float: "REAL", bytes: "BLOB"}
# Pragmas that do something, or wait, when they are asked.
NOT_RUN = {"incremental_vacuum", "optimize", "wal_checkpoint", "shrink_memory", "integrity_check", "quick_check"}


def sample():
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.executescript(SAMPLE)
    return db


def columns_of(db, table):
    """[(name, declared type, hidden)]"""
    return [(r[1], r[2], r[6]) for r in db.execute(f"PRAGMA table_xinfo('{table}')")]


def observed(db, pragma, n):
    """For each column of a pragma function the classes its values had."""
    seen = [set() for _ in range(n)]
    for arguments in [""] + ([] if pragma in NOT_RUN else [f"({a})" for a in ARGUMENTS]):
        try:
            for row in db.execute(f"SELECT * FROM pragma_{pragma}{arguments}"):
                for i, value in enumerate(row):
                    if value is not None:
                        seen[i].add(type(value))
        except sqlite3.Error:
            continue
    return [WORDS[s.pop()] if len(s) == 1 else "" for s in seen]


def pragma_functions(db):
    out = {}
    for (pragma,) in db.execute("SELECT name FROM pragma_pragma_list ORDER BY name").fetchall():
        try:
            columns = columns_of(db, "pragma_" + pragma)
        except sqlite3.Error:
            continue
        if not columns:
            continue
        shown = [c for c in columns if not c[2]]
        types = observed(sample(), pragma, len(shown))
        out["pragma_" + pragma] = ", ".join(
            [f'"{c[0]}" {t}'.strip() for c, t in zip(shown, types)] + [f"{c[0]} HIDDEN" for c in columns if c[2]])
    return out


def tables():
    return {**DOCUMENTED, **pragma_functions(sample())}


def write():
    lines = [f"/* {FILE.name}: SQLite's own tables and table-valued functions. Made by tests/builtins/sqlite.py; not edited by hand.",
             " * T(database, table, its columns as DDL; the HIDDEN ones are a function's arguments) */"]
    for name, text in sorted(tables().items()):
        escaped = text.replace('"', '\\"')
        lines.append(f'T("", "{name}", "{escaped}")')
    FILE.write_text("\n".join(lines) + "\n")


def names_in(text):
    return [c.split()[0].strip('"') for c in text.split(", ")]


def compare():
    db, moved = sample(), []
    committed = {name: text.replace('\\"', '"')
                 for name, text in re.findall(r'^T\("", "(.*?)", "(.*)"\)$', FILE.read_text(), re.M)}
    for name, text in committed.items():
        try:
            quoted = ", ".join(f'"{n}"' for n in names_in(text))
            db.execute(f"SELECT {quoted} FROM {name} AS t LIMIT 0")
            for n in names_in(text):  # unqualified, SQLite would take what is no column for a string
                db.execute(f'SELECT t."{n}" FROM {name} AS t LIMIT 0')
        except sqlite3.Error as e:
            if not re.search("no such table", str(e)):
                moved.append(f"{name}: {e}")
    for name, text in pragma_functions(db).items():
        if name not in committed:
            moved.append(f"{name} is new")
        elif names_in(committed[name]) != names_in(text):
            moved.append(f"{name}: {committed[name]} is now {text}")
    return moved


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true")
    if parser.parse_args().write:
        write()
    moved = compare()
    print("\n".join(moved) if moved else f"SQLite {sqlite3.sqlite_version}: as committed")
    return 1 if moved else 0


if __name__ == "__main__":
    sys.exit(main())
