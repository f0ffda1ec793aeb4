"""functions.py: how a server is asked which of the functions of compiler/sema/funcs.def it has, and for how many arguments.

Each name of the mysql dialect is called with none to eight NULLs, or as SPELLED where it has a syntax of its own. A
server that has no such function, or none for so many arguments, says so; whatever else it says is about the values. The
names that a server lists itself (INDEX) are asked too. function_lists.py keeps the answers."""
import pathlib, re

FUNCS = pathlib.Path(__file__).resolve().parent.parent.parent / "compiler" / "sema" / "funcs.def"
WHERE = {"MY": "mysql mariadb dolt", "ORACLE": "mysql dolt", "BOTH": "mysql mariadb", "MARIA": "mariadb dolt",
         "ALL": "mysql mariadb dolt", "FUNC_MYSQL": "mysql", "FUNC_MARIADB": "mariadb", "FUNC_DOLT": "dolt"}
REFUSED = re.compile(r"ERROR (1064|1107|1128|1305|1318|1582|1583|1630|3566|4079 .*rows)|not found|unsupported JSON function|syntax error"
                     r"|function '[^']*' (expected|requires)|parameter count|children number|requires exactly|invalid number of arguments",
                     re.I)
MOST = 8  # arguments that are tried
INDEX = {"mariadb": "SELECT function FROM information_schema.sql_functions",
         "mysql": "SELECT name FROM mysql.help_topic", "dolt": "SELECT name FROM test.dolt_help WHERE type = 'function'"}
SPELLED = {
    "ADDDATE": {2: "NULL, INTERVAL 1 DAY"}, "DATE_ADD": {2: "NULL, INTERVAL 1 DAY"}, "DATE_SUB": {2: "NULL, INTERVAL 1 DAY"},
    "SUBDATE": {2: "NULL, INTERVAL 1 DAY"}, "CONVERT": {1: "NULL USING utf8mb4"}, "EXTRACT": {1: "DAY FROM NULL"},
    "GET_FORMAT": {1: "DATE, NULL"}, "POSITION": {2: "NULL IN NULL"}, "TIMESTAMPADD": {2: "DAY, NULL, NULL"},
    "TIMESTAMPDIFF": {2: "DAY, NULL, NULL"}, "TRIM": {1: "NULL", 2: "NULL FROM NULL"}, "COUNT": {1: "NULL", 2: "DISTINCT NULL, NULL"},
    "COLUMN_GET": {2: "NULL, NULL AS INT"}, "JSON_VALUE": {2: "NULL, '$'"},
}
for NAME in "CURRENT_TIME CURRENT_TIMESTAMP CURTIME LOCALTIME LOCALTIMESTAMP NOW SYSDATE UTC_TIME UTC_TIMESTAMP".split():
    SPELLED[NAME] = {0: "", 1: "3", 2: "3, 3"}
SPELLED["LAG"] = SPELLED["LEAD"] = {0: "", 1: "NULL", 2: "NULL, 1", 3: "NULL, 1, NULL", 4: "NULL, 1, NULL, 1"}
SPELLED["NTILE"] = {0: "", 1: "1", 2: "1, 1"}
# What takes its arguments in pairs, behind so many that stand alone.
PAIRS = {"JSON_OBJECT": 0, "JSON_SET": 1, "JSON_INSERT": 1, "JSON_REPLACE": 1, "JSON_ARRAY_APPEND": 1, "JSON_ARRAY_INSERT": 1,
         "COLUMN_ADD": 1, "COLUMN_CREATE": 0}
# Not called here: sequences are no values, INSERT(…) and kin have other meanings too, and a group's own.
LEFT_OUT = {"NEXTVAL", "LASTVAL", "SETVAL", "GROUPING", "MEDIAN", "PERCENTILE_CONT", "PERCENTILE_DISC"}
# Dolt looks at neither number nor kind of these arguments, and falls over some.
LOOSE = {("dolt", n) for n in """VERSION WEEK YEARWEEK ICU_VERSION NAME_CONST SYSDATE GEOMETRYCOLLECTION GEOMCOLLECTION CONCAT_WS GREATEST
         LEAST JSON_VALUE DOLT_HASHOF_TABLE DOLT_MERGE_BASE HAS_ANCESTOR CURTIME""".split()} | {
    ("mariadb", "LAST_VALUE"),   # is a syntax of its own, too
    # What a full-text table's own functions say when they run; JSON_SET() of nothing is NULL, which nobody means.
    ("sqlite", "BM25"), ("sqlite", "HIGHLIGHT"), ("sqlite", "SNIPPET"), ("sqlite", "RTREECHECK"), ("sqlite", "JSON_EXTRACT"),
    ("sqlite", "JSON_INSERT"), ("sqlite", "JSON_REMOVE"), ("sqlite", "JSON_REPLACE"), ("sqlite", "JSON_SET"), ("sqlite", "STRFTIME"),
    ("mysql", "WEIGHT_STRING"), ("mariadb", "WEIGHT_STRING")}  # … and takes three numbers that no user writes


def written():
    """(name, where, least, most, kind): the rows of funcs.def."""
    return re.findall(r"^F\((\w+), ([^,]+), (\d+), (\w+), (\w+)", FUNCS.read_text(), re.M)


def rows():
    """(name, servers, least, most, OVER or nothing) of the mysql dialect's functions."""
    for name, where, least, most, kind in written():
        servers = {s for word in where.split(" | ") for s in WHERE.get(word, "").split()}
        if servers and name not in LEFT_OUT:
            yield name, servers, int(least), MOST if most == "N" else min(int(most), MOST), kind == "WINDOW"


def paired(name, n):
    return name not in PAIRS or (n - PAIRS[name]) % 2 == 0


def calls(name, window):
    """{arguments: the call}"""
    written = SPELLED.get(name) or {n: ", ".join(["NULL"] * n) for n in range(MOST + 1)}
    return {n: f"{name}({text}){' OVER (ORDER BY x)' if window else ''}" for n, text in written.items()}


def ask(server, asked):
    """The calls, [(name, arguments, call)], that the server does not refuse: one connection asks them all."""
    lines = ["USE test;"] + [f"SELECT {call} FROM (SELECT 1 AS x) AS t;" for _, _, call in asked]
    refused, at = {}, 0
    for line in server.run("\n".join(lines), force=True)[1].splitlines():
        found = re.match(r"(ERROR .*?) at line (\d+)(.*)", line)
        at = int(found.group(2)) if found else at
        refused[at] = refused.get(at, "") + (found.group(1) + found.group(3) if found else " " + line)
    return {(name, n) for i, (name, n, _) in enumerate(asked, 2) if not REFUSED.search(refused.get(i, "").split("--------")[0])}


def numbers(have):
    return " ".join(map(str, sorted(have))) or "nothing"


def unlisted_calls(server, engine, known):
    """The functions that the server names in a list of its own, and funcs.def does not, with numbers of arguments."""
    names = {r[0].upper() for r in server.rows(INDEX[engine]) if re.fullmatch(r"\w+", r[0])} - known - LEFT_OUT - NO_FUNCTIONS
    return ask(server, [(n, k, f"{n}({', '.join(['NULL'] * k)})") for n in sorted(names) for k in range(5)])


# What is listed with the functions, may be written like one, and is none.
NO_FUNCTIONS = {"BINARY", "INTERVAL", "NOT", "DEFAULT", "VALUES", "VALUE", "DISTINCT", "ROW", "CAST", "UNIQUE", "CHARACTER"}


def declared(engine):
    """{name: (numbers of arguments, OVER or nothing)} of an engine, as funcs.def says; of a server also the names of others."""
    out = {}
    if engine == "sqlite":
        for name, where, least, most, _ in written():
            if {"LITE", "ALL"} & set(where.split(" | ")):
                out.setdefault(name, (set(), False))[0].update(range(int(least), MOST + 1 if most == "N" else int(most) + 1))
        return out
    for name, servers, least, most, over in rows():
        mine = {n for n in range(least, most + 1) if paired(name, n)} if engine in servers else set()
        before = out.get(name, (set(), False))[0]
        out[name] = (before | mine, over)
    return out
