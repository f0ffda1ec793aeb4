#!/usr/bin/env python3
"""The servers' own tables, as a live server has them: compiler/sema/builtin_*.def, made anew or checked.

  servers.py [--write] ENGINE      ENGINE is mariadb, mysql or dolt; its URL is in SCHEMAC_TEST_ENGINE

Without --write: every table and column of the committed file is on the server, in that order, and a SELECT of its columns
is taken; what the server has and the file lacks is printed too. Exit 0 alike, 1 moved, 77 no server.

What is NOT NULL: MySQL and MariaDB keep what information_schema.columns says of base tables and of information_schema's
own (those are temporary tables with the constraint, or views whose outer joins the server has seen); sys is views over
views: nothing. Dolt builds rows in Go and its metadata is a claim only (a LEFT JOIN's columns say NOT NULL): a column of
information_schema is nullable, one of a dolt_ table is not only where the code that emits it was read (PROVED)."""
import argparse, os, pathlib, re, shutil, subprocess, sys, time, urllib.parse

HERE = pathlib.Path(__file__).resolve().parent
SEMA = HERE.parent.parent / "compiler" / "sema"
DATABASES = {"mysql": ["information_schema", "mysql", "performance_schema", "sys"],
             "mariadb": ["information_schema", "mysql", "performance_schema", "sys"],
             "dolt": ["information_schema", "mysql"]}
TITLE = {"mysql": "MySQL 9.7", "mariadb": "MariaDB 10.11", "dolt": "Dolt 1.83"}

DOLT_TABLES = """dolt_backups dolt_branch_activity dolt_branch_control dolt_branch_namespace_control dolt_branches
    dolt_column_diff dolt_commit_ancestors dolt_commits dolt_conflicts dolt_constraint_violations dolt_diff
    dolt_diff_dolt_procedures dolt_diff_dolt_schemas dolt_docs dolt_help dolt_history_dolt_procedures
    dolt_history_dolt_schemas dolt_ignore dolt_log dolt_merge_status dolt_nonlocal_tables dolt_procedures
    dolt_query_catalog dolt_remote_branches dolt_remotes dolt_schema_conflicts dolt_schemas dolt_stashes dolt_statistics
    dolt_status dolt_status_ignored dolt_tags dolt_tests""".split()
# The columns of dolt_ tables that are never NULL: read in Dolt's source, where the rows are made. All others may be.
PROVED = {
    "dolt_backups": "name url", "dolt_branch_activity": "branch active_sessions system_start_time",
    "dolt_branches": "name hash", "dolt_column_diff": "commit_hash table_name column_name diff_type",
    "dolt_commit_ancestors": "commit_hash parent_index", "dolt_commits": "commit_hash committer email date message",
    "dolt_conflicts": "table num_conflicts", "dolt_constraint_violations": "table num_violations",
    "dolt_diff": "commit_hash table_name data_change schema_change", "dolt_docs": "doc_name",
    "dolt_help": "name type synopsis short_description long_description arguments", "dolt_ignore": "pattern ignored",
    "dolt_log": "commit_hash committer email date message commit_order", "dolt_merge_status": "is_merging",
    "dolt_procedures": "name", "dolt_query_catalog": "id display_order name query", "dolt_remote_branches": "name hash",
    "dolt_remotes": "name url", "dolt_schema_conflicts": "table_name base_schema our_schema their_schema description",
    "dolt_schemas": "type name", "dolt_stashes": "name stash_id branch hash", "dolt_status": "table_name staged status",
    "dolt_status_ignored": "table_name staged status ignored", "dolt_tags": "tag_name tag_hash tagger email date message",
    "dolt_tests": "test_name test_query assertion_type assertion_comparator",
}


# A view's column is sent with another type than information_schema says.
SENT = {("mysql", "INNODB_COLUMNS", "DEFAULT_VALUE"): "blob"}


def sent_type(engine, database, table, name, kind):
    """MySQL's information_schema and sys are views: it computes their integers with 64 bits, whatever they are said to have."""
    if engine == "mysql" and database.lower() in ("information_schema", "sys"):
        kind = re.sub(r"^(tiny|small|medium|big)?int\b(\(\d+\))?", "bigint", kind)
    return SENT.get((engine, table, name), kind)


class Server:
    def __init__(self, url):
        parts = urllib.parse.urlsplit(url)
        query = urllib.parse.parse_qs(parts.query)
        self.arguments = [shutil.which("mariadb") or shutil.which("mysql"), "--no-defaults", "--batch",
                          "--skip-column-names", "--user=" + (parts.username or "root")]
        if "socket" in query:
            self.arguments.append("--socket=" + query["socket"][0])
        else:
            self.arguments += ["--host=" + parts.hostname, "--port=" + str(parts.port or 3306)]
        if parts.password:
            self.arguments.append("--password=" + parts.password)

    def run(self, sql, force=False):
        more = ["--force"] if force else []
        done = subprocess.run(self.arguments + more, input=sql, capture_output=True, text=True)
        for _ in range(20):  # Dolt looks into every database, and fails where another test drops one meanwhile
            if "could not resolve initial root" not in done.stderr:
                break
            time.sleep(0.1)
            done = subprocess.run(self.arguments + more, input=sql, capture_output=True, text=True)
        if done.returncode and not force:
            sys.exit(f"servers.py: the server refuses: {done.stderr.strip()}")
        return done.stdout, done.stderr

    def rows(self, sql):
        return [line.split("\t") for line in self.run(sql)[0].splitlines()]


def plain_type(text):
    """A type as DDL writes it, without what does not matter for reading it."""
    text = re.sub(r" (CHARACTER SET|COLLATE) \w+", "", text)
    text = re.sub(r"varchar\(6553\d\)", "longtext", text)  # longer than a column of utf8mb4 can be declared
    text = re.sub(r"decimal\(\d{3},0\)", "decimal(65,30)", text)  # a number of digits that MySQL counts in a way of its own
    return re.sub(r"\b(tiny|small|medium|big)?int\(\d+\)", lambda m: (m.group(1) or "") + "int"
                  if m.group(0) != "tinyint(1)" else m.group(0), text)


def column(name, kind, not_null):
    return f"`{name}` {plain_type(kind)}{' NOT NULL' if not_null else ''}"


def server_tables(server, engine):
    """{(database, table): [column, …]} of the databases every server of this kind has."""
    names = ", ".join(f"'{d}'" for d in DATABASES[engine])
    views = {(d.lower(), t) for d, t in server.rows(
        f"SELECT table_schema, table_name FROM information_schema.tables WHERE table_schema = 'sys'")}
    out = {}
    for database, table, name, kind, null in server.rows(
            f"SELECT table_schema, table_name, column_name, column_type, is_nullable FROM information_schema.columns"
            f" WHERE table_schema IN ({names}) ORDER BY table_schema, table_name, ordinal_position"):
        sure = null == "NO" and engine != "dolt" and (database, table) not in views
        if kind:  # MySQL lists a view's columns that it cannot resolve without a type
            out.setdefault((database.lower(), table), []).append(column(name, sent_type(engine, database, table, name, kind), sure))
    return out


def described(server, table):
    out, errors = server.run(f"SHOW COLUMNS FROM {table}", force=True)
    return [line.split("\t")[:3] for line in out.splitlines()] if not errors else []


def dolt_mysql_tables(server):
    return {("mysql", t): [column(n, k, False) for n, k, _ in described(server, f"mysql.`{t}`")]
            for (t,) in server.rows("SHOW TABLES FROM mysql")}


def dolt_system_tables(server):
    server.run("CREATE DATABASE IF NOT EXISTS schemac_builtins; USE schemac_builtins;"
               "CREATE TABLE IF NOT EXISTS t (id INT PRIMARY KEY)")
    out = {}
    for table in DOLT_TABLES:
        proved = PROVED.get(table, "").split()
        columns = described(server, f"schemac_builtins.`{table}`")
        if columns:
            out[("", table)] = [column(n, k, null == "NO" and n in proved) for n, k, null in columns]
    return out


def read_server(server, engine):
    tables = server_tables(server, engine)
    if engine == "dolt":
        tables.update(dolt_mysql_tables(server))
    return {key: columns for key, columns in tables.items() if columns}


def write_def(path, title, tables):
    lines = [f"/* {path.name}: {title}. Made by tests/builtins/servers.py from a live server; not edited by hand.",
             " * T(database, table, its columns as DDL) */"]
    for (database, table), columns in sorted(tables.items()):
        text = ", ".join(columns).replace("\\", "\\\\").replace('"', '\\"')
        lines.append(f'T("{database}", "{table}", "{text}")')
    path.write_text("\n".join(lines) + "\n")


def read_def(path):
    out = {}
    for database, table, text in re.findall(r'^T\("(.*?)", "(.*?)", "(.*)"\)$', path.read_text(), re.M):
        text = text.replace('\\"', '"').replace("\\\\", "\\")
        out[(database, table)] = re.split(r", (?=`)", text)
    return out


def parts_of(server, engine):
    """(file, title, tables) of one engine."""
    yield SEMA / f"builtin_{engine}.def", f"the tables of {TITLE[engine]}'s own databases", read_server(server, engine)
    if engine == "dolt":
        yield SEMA / "builtin_dolt_1_83.def", "the system tables of Dolt 1.83.2", dolt_system_tables(server)


def without_lengths(tables):
    """A patch release moves lengths of texts (MariaDB 10.11.19 did); what is read is text all the same."""
    return {key: [re.sub(r"\bvar(char|binary)\(\d+\)", r"var\1", c) for c in columns] for key, columns in tables.items()}


def compare(path, live):
    """What moved, a line each."""
    committed, live, moved = without_lengths(read_def(path)), without_lengths(live), []
    for database, table in sorted(live.keys() | committed.keys()):
        key = (database, table)
        name = f"{database}.{table}" if database else table
        if key not in live:
            moved.append(f"{path.name}: {name} is not on the server")
        elif key not in committed:
            moved.append(f"{path.name}: {name} is new on the server")
        elif live[key] != committed[key]:
            gone = [c for c in committed[key] if c not in live[key]]
            new = [c for c in live[key] if c not in committed[key]]
            moved.append(f"{path.name}: {name}: gone {', '.join(gone) or 'nothing'}; new {', '.join(new) or 'nothing'}")
    return moved


def selects(path, engine):
    """A SELECT of every table's columns, none of its rows."""
    for (database, table), columns in read_def(path).items():
        names = ", ".join(re.match(r"`[^`]+`", c).group(0) for c in columns)
        place = f"`{database}`.`{table}`" if database else f"schemac_builtins.`{table}`"
        yield f"SELECT {names} FROM {place} LIMIT 0;"


def refused(server, path, engine):
    """sys views need rights that root has and may still be broken in the server's own installation: those it says."""
    _, errors = server.run("\n".join(selects(path, engine)), force=True)
    return [line for line in errors.splitlines() if line.startswith("ERROR")]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true")
    parser.add_argument("engine", choices=sorted(DATABASES))
    arguments = parser.parse_args()
    url = os.environ.get("SCHEMAC_TEST_" + arguments.engine.upper())
    if not url:
        print(f"skipped: no {arguments.engine} server (./dev test starts one)")
        return 77
    server, moved = Server(url), []
    for path, title, tables in parts_of(server, arguments.engine):
        if arguments.write:
            write_def(path, title, tables)
        moved += compare(path, tables) + refused(server, path, arguments.engine)
    print("\n".join(moved) if moved else f"{arguments.engine}: as committed")
    return 1 if moved else 0


if __name__ == "__main__":
    sys.exit(main())
