#!/usr/bin/env python3
"""Do the servers agree with the mysql front end?

  agree.py mariadb|mysql --shape PROGRAM [--seed S] [--count N]

The server's URL is in SCHEMAC_TEST_MARIADB or SCHEMAC_TEST_MYSQL; without one the test is a skip (77). Three questions:
the verdicts in mysql.txt, by PREPARE; the reserved words in compiler/parse/keywords.def; and N random expressions, joins and set
operations of PROGRAM (parse_shape_sqlite_test --pairs): the server takes those that we take, and what we print of them, every operator in
parentheses of its own, has the same value on it."""
import argparse, os, pathlib, re, shutil, subprocess, sys, urllib.parse

HERE = pathlib.Path(__file__).resolve().parent
SYNTAX = {1064, 1149, 1065, 1221, 1248, 1327, 1735}
NOT_PREPARED = 1295  # a statement that PREPARE does not take: nothing is known
# the texts' own sql_mode: what the front end is told when no mode is configured
SESSION = "SET NAMES utf8mb4; SET sql_mode = '';"
TABLES = """DROP DATABASE IF EXISTS schemac_agree; CREATE DATABASE schemac_agree CHARACTER SET utf8mb4; USE schemac_agree;
CREATE TABLE t (a INT, b INT, c INT, d VARCHAR(10), e VARCHAR(10), f DOUBLE);
CREATE TABLE j1 (a INT, b INT); CREATE TABLE j2 (a INT, b INT); CREATE TABLE j3 (a INT, b INT);
INSERT INTO j1 VALUES (1, 2), (2, NULL), (3, 3), (1, 2); INSERT INTO j2 VALUES (1, 2), (2, 3), (NULL, 5);
INSERT INTO j3 VALUES (3, 1), (1, 1), (2, 3), (2, 3);
INSERT INTO t VALUES (1, 2, 3, 'x', NULL, 1.5), (0, -1, NULL, 'ab', '1', 7), (5, 5, 7, '', -2.5, 0.5);"""


class Server:
    def __init__(self, url):
        parts = urllib.parse.urlsplit(url)
        query = urllib.parse.parse_qs(parts.query)
        client = shutil.which("mariadb") or shutil.which("mysql")
        self.base = [client, "--no-defaults", "--default-character-set=utf8mb4", "--batch", "--skip-column-names", "--force",
                     "--binary-mode", "--comments", "-u", parts.username or "root"]
        self.base += ["--socket=" + query["socket"][0]] if "socket" in query else ["-h", parts.hostname, "-P", str(parts.port or 3306)]
        self.ask(TABLES, "mysql")

    def ask(self, text, database="schemac_agree"):
        done = subprocess.run(self.base + [database], input=text, capture_output=True, text=True, encoding="utf-8", errors="replace")
        if done.returncode and "ERROR" not in done.stderr:
            raise SystemExit(done.stderr)
        return done

    def run(self, statements):
        """[(error number or 0, the rows, sorted)] of one-line statements."""
        lines = [SESSION] + [f"SELECT '@@{i}';\n{s};" for i, s in enumerate(statements)]
        done = self.ask("\n".join(lines) + "\n")
        results = [[0, []] for _ in statements]
        for number, line in re.findall(r"^ERROR (\d+) \([^)]*\) at line (\d+)", done.stderr, re.M):
            results[(int(line) - 3) // 2][0] = int(number)
        for part in done.stdout.split("@@")[1:]:
            number, _, rows = part.partition("\n")
            results[int(number)][1] = sorted(rows.splitlines())
        return results

    def takes(self, statements):
        """For each: True, False, or None where PREPARE cannot say."""
        quoted = [s.replace("\\", "\\\\").replace("'", "''") for s in statements]
        errors = [e for e, _ in self.run([f"PREPARE s FROM '{q}'" for q in quoted])]
        return [None if e == NOT_PREPARED else e not in SYNTAX for e in errors]


def corpus(server, column, say):
    lines = [s for s in (HERE / "mysql.txt").read_text().splitlines() if s and not s.startswith("#")]
    for line, takes in zip(lines, server.takes([line[3:] for line in lines])):
        if takes is not None and takes != (line[column] == "+"):
            say(f"mysql.txt: {line[:2]} but {'taken' if takes else 'refused'}: {line[3:]}")
    return len(lines)


def keywords(server, flag, say):
    text = (HERE.parent.parent / "compiler" / "parse" / "keywords.def").read_text()
    words = [(w, f.split(" | ")) for w, f in re.findall(r"^X\((\w+), ([^)]*)\)", text, re.M)]
    for (word, flags), takes in zip(words, server.takes([f"CREATE TABLE x ({w} INT)" for w, _ in words])):
        if takes == (flag in flags):
            say(f"keywords.def: {word} is{'' if flag in flags else ' not'} {flag}, but the server {'takes' if takes else 'refuses'} it")
    return len(words)


def shape(server, program, engine, seed, count, say):
    out = subprocess.run([program, "--pairs", engine, str(seed), str(count)], capture_output=True, text=True, check=True).stdout
    pairs = [line.split("\t") for line in out.splitlines()]
    wants = server.run([p[0] for p in pairs])
    gots = server.run([p[1] or "SELECT 1" for p in pairs])
    known = 0
    for (sql, print_), (error, rows), (error2, rows2) in zip(pairs, wants, gots):
        if (error in SYNTAX) != (not print_):
            say(f"shape: {'refused' if error in SYNTAX else 'taken'} by the server, {'taken' if print_ else 'refused'} by us: {sql}")
        elif engine == "mariadb" and "UNION ALL" in sql and re.search("INTERSECT|EXCEPT", sql):
            continue  # MariaDB 10.11 loses duplicates there; MySQL gives what the standard says
        elif print_ and not (error and error2) and (error, rows) != (error2, rows2):
            say(f"shape: another value: {sql}\n    {print_}\n    {error} {rows!r}\n    {error2} {rows2!r}")
        else:
            known += bool(print_)
    return known


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("engine", choices=["mariadb", "mysql"])
    parser.add_argument("--shape", required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1000)
    options = parser.parse_args()
    url = os.environ.get("SCHEMAC_TEST_" + options.engine.upper())
    if not url:
        print(f"skipped: SCHEMAC_TEST_{options.engine.upper()} is not set")
        return 77
    server, failures = Server(url), []
    n = corpus(server, 0 if options.engine == "mysql" else 1, failures.append)
    k = keywords(server, "M" if options.engine == "mysql" else "A", failures.append)
    s = shape(server, options.shape, options.engine, options.seed, options.count, failures.append)
    server.ask("DROP DATABASE schemac_agree")
    print("\n".join(failures))
    print(f"{options.engine}: {n} statements, {k} keywords, {s} of {options.count} expressions and queries (seed {options.seed}), {len(failures)} differ")
    return 1 if failures else 0


sys.exit(main())
