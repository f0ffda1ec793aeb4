#!/usr/bin/env python3
"""`schemac verify` of random schemas: what an engine made of tables, indexes, views, triggers and alterations is found to be what
they say, whatever words it keeps them in.

  verify_random.py --schemac BINARY --engine sqlite|mariadb|mysql|dolt [--seed N] [--count N]

A statement that the engine refuses is left out; a schema that schemac refuses is another test's business (tests/agree).
"""
import argparse, collections, os, pathlib, random, re, sys, tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
sys.path.insert(0, str(HERE.parent / "agree"))
import grammar_ddl, verify

# What the engine itself has otherwise than it was told, or writes in words that nobody would compare: a line of a finding → why.
LATER = (r"view `v1` is another query.* NATURAL.* ADD", "NATURAL JOIN is read with the columns that the tables have now")
KNOWN = {
    "sqlite": [(r"(view `v1` is another query|trigger `tr1` has another body).* RENAME", "RENAME rewrites the bodies of views and triggers")],
    "mariadb": [LATER,
        (r"UNIQUE key .* desc", "a UNIQUE key of a whole text is a hash, and has no order"),
        (r"`v1` of the database cannot be read: You have an error in your SQL syntax", "MariaDB cannot read its own text of a view"),
    ],
    "mysql": [LATER],
    "dolt": [
        (r"is visible in the database", "INVISIBLE is not kept"),
        (r"the database has no (UNIQUE key|index|CHECK).* (RENAME|GENERATED)", "the keys and CHECKs of a table with a generated column, or behind a RENAME, are lost"),
        (r"is called `\w+` in the database", "of two keys without names the second has another number"),
        (r"column \d+ of the view `v1`", "a view's list of columns is not kept"),
        (r"the view `v1` has \d+ columns.* INVISIBLE", "… and so a view's * has the column"),
    ],
}
SAID = re.compile(r"\[(E0005|E080\d|W011[12])\]|ERROR|Sanitizer|runtime error")


def apply(database, sql):
    """Whether the engine took it."""
    if database.engine != "sqlite":
        sql = f"DELIMITER $$\n{sql}$$\nDELIMITER ;"
    return not (database.use(sql + ";") if database.engine == "sqlite" else database.use(sql))


def statements_of(seed, dialect, engine):
    schema, tables = grammar_ddl.schema(seed, dialect, engine)
    more = random.Random(seed).randint(0, 4)
    return schema + [grammar_ddl.Ddl(f"{seed} {i}", dialect, engine, tables, 0).ddl() for i in range(more)]


def make(database, seed, dialect):
    """The statements that are in the database now."""
    if database.make(""):
        sys.exit("the engine makes no database")
    return [s for s in statements_of(seed, dialect, database.engine) if apply(database, s)]


def is_known(engine, line, taken):
    """A pattern may ask for what stands among the statements, in this order; GENERATED is any generated column."""
    line += "".join(f" {word}" for word in ("RENAME", "INVISIBLE", "NATURAL", "ADD") if any(word in s for s in taken)) + " GENERATED" * any(re.search(r"\bAS \(", s) for s in taken)
    return any(re.search(pattern, line) for pattern, _ in KNOWN[engine])


def findings(arguments, database, root, seed, counts):
    dialect = "sqlite" if arguments.engine == "sqlite" else "mysql"
    taken = make(database, seed, dialect)
    (root / "schema" / "schema.sql").write_text("".join(s + ";\n" for s in taken))
    flags = ["--dialect", dialect] + ([] if dialect == "sqlite" else ["--flavour", arguments.engine])
    done = verify.verify(arguments.schemac, root, database.url, flags)
    said = [l for l in done.stderr.splitlines() if SAID.search(l)]
    if done.returncode and not said:
        counts["refused by schemac"] += 1
        return []
    counts["the same" if not said else "other"] += 1
    counts["statements"] += len(taken)
    return [(l, taken, done.stderr) for l in said if not is_known(arguments.engine, l, taken)]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--schemac", required=True)
    parser.add_argument("--engine", required=True, choices=list(KNOWN))
    parser.add_argument("--seed", default="1")
    parser.add_argument("--count", type=int, default=40)
    arguments = parser.parse_args()
    arguments.schemac = os.path.abspath(arguments.schemac)
    url = os.environ.get("SCHEMAC_TEST_" + arguments.engine.upper())
    if arguments.engine != "sqlite" and not url:
        verify.skip(f"no {arguments.engine} server (./dev test starts one)")
    database, counts, found = verify.Database(arguments.engine, url), collections.Counter(), 0
    try:
        with tempfile.TemporaryDirectory() as place:
            root = pathlib.Path(place)
            (root / "schema").mkdir()
            for i in range(arguments.count):
                for line, taken, stderr in findings(arguments, database, root, f"{arguments.seed} {i}", counts)[:1]:
                    found += 1
                    print(f"FAIL seed {arguments.seed} {i}: {line}\n{stderr}\n" + ";\n".join(taken) + ";\n", flush=True)
    finally:
        database.gone()
    print(f"{found} findings; {dict(counts)}")
    return 1 if found or counts["the same"] * 2 < arguments.count else 0


if __name__ == "__main__":
    sys.exit(main())
