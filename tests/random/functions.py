"""functions.py: calls of every function in funcs.def, so that a new row there is tried without a change here."""
import functools, pathlib, re

from tree import expr

ROW = re.compile(r"^F\((\w+), ([\w |]+), (\d+), (\w+), (\w+), (\w+), (\w+), \"([\w(]*)\"\)", re.M)
WHERE = {"mysql": {"ALL", "MY", "BOTH", "ORACLE", "MARIA"}, "sqlite": {"ALL", "LITE"}, "postgres": {"ALL", "PG"}}
CLASS = {"COUNT": "int", "INT64": "int", "UINT64": "int", "DOUBLE": "dbl", "TEXT": "text", "BLOB": "blob", "JSON": "json",
         "TRUTH": "int", "DATE": "date", "TIME": "time", "DATETIME": "dt", "NOW": "dt", "CURTIME": "time", "STRING": "text",
         "STRING_FIRST": "text", "STRING_PART": "text", "SUM": "num", "AVG": "num", "ROUND": "num", "FLOOR": "num", "MOD": "num", "SECONDS": "num",
         "ABS": "num", "DATE_ADD": "dt", "UUID": "text", "ADDTIME": "any", "STR_TO_DATE": "dt", "ANY": "any"}
# They wait, lock, or mean nothing outside a session.
SKIP = {"SLEEP", "GET_LOCK", "RELEASE_LOCK", "IS_FREE_LOCK", "IS_USED_LOCK", "LIKELIHOOD", "RANDOMBLOB", "ZEROBLOB", "CONVERT", "MATCH", "CHANGES", "TOTAL_CHANGES"}
# Another value each time, or on each engine: such queries are not compared with another run.
VOLATILE = re.compile(r"\b(RAND|RANDOM|UUID|UUID_SHORT|NOW|SYSDATE|CUR\w+|UTC_\w+|LOCALTIME\w*|CURRENT_\w+|CONNECTION_ID|VERSION|SQLITE_VERSION|"
                      r"USER|\w+_USER|DATABASE|SCHEMA|UNIX_TIMESTAMP|ROW_COUNT|FOUND_ROWS|LAST_INSERT_\w+|CHARSET|COLLATION)\b|"
                      r"\b(julianday|unixepoch|strftime)\(|\b(date|time|datetime)\(\)", re.I)
GEOMETRIC = re.compile("ST_|MBR|.*(POINT|LINE|POLY|GEOM)")  # a parameter there ends MariaDB 10.11, in IN (SELECT …)
UNITS = ["DAY", "MONTH", "YEAR", "HOUR", "SECOND", "MICROSECOND", "WEEK", "QUARTER", "MINUTE", "DAY_HOUR", "YEAR_MONTH"]
FORMATS = ["'%Y-%m-%d'", "'%H:%i:%s'", "'%Y'", "'%Y-%m-%d %H:%i:%s'", "'%M %d'", "'%f'"]


@functools.lru_cache
def table(dialect):
    text = (pathlib.Path(__file__).resolve().parents[2] / "compiler" / "sema" / "funcs.def").read_text()
    rows = []
    for name, where, least, most, kind, result, null, args in ROW.findall(text):
        if set(where.split(" | ")) & WHERE[dialect] and name not in SKIP:
            rows.append((name, int(least), int(most) if most.isdigit() else int(least) + 2, kind, result, args))
    return [r for r in rows if r[3] == "SCALAR"], [r for r in rows if r[3] == "AGGREGATE"]


def result_class(row, chosen):
    return CLASS.get(row[4], chosen)


def letter_of(args, i):
    """The last letter is for all that follow, or those behind a `(` are, in turn (funcs.h)."""
    first, _, turn = args.partition("(")
    if i < len(first) or not turn:
        return (first or "a")[min(i, len(first or "a") - 1)]
    return turn[(i - len(first)) % len(turn)]


def call(g, row, chosen, depth):
    """A call in grammar g; `chosen` is the class of arguments that share one."""
    name, least, most, _, result, args = row
    rnd = g.rnd
    special = SPECIAL.get(name)
    if special:
        return special(g, depth)
    n = rnd.randint(least, most)
    if name in ("JSON_OBJECT", "JSON_SET", "JSON_INSERT", "JSON_REPLACE", "JSON_ARRAY_APPEND", "JSON_ARRAY_INSERT"):
        n += (n + (0 if name == "JSON_OBJECT" else 1)) % 2
    kids, params = [], g.params
    g.params = params and not GEOMETRIC.match(name)
    for i in range(n):
        kids.append(argument(g, name, i, letter_of(args, i), chosen, depth))
    g.params = params
    return expr(result_class(row, chosen), f"{name}({', '.join('«»' for _ in kids)})", *kids)


def argument(g, name, i, letter, chosen, depth):
    rnd = g.rnd
    if name.startswith("JSON_") and letter == "t" and i and rnd.random() < 0.8:
        return expr("text", rnd.choice(["'$.a'", "'$[0]'", "'$'", "'one'"]))
    if letter == "j" and g.dialect == "mysql" and rnd.random() < 0.6:
        return expr("json", rnd.choice(["'{\"a\": [1, 2]}'", "'[1, \"x\", null]'", "'3'"]))
    if name in ("REPEAT", "SPACE", "LPAD", "RPAD") and letter == "i":
        return expr("int", rnd.choice(["0", "3", "-1", "12"]))
    if name in ("ROUND", "TRUNCATE", "FORMAT", "LEFT", "RIGHT", "MID", "SUBSTR", "SUBSTRING", "INSERT") and letter == "i" and rnd.random() < 0.6:
        return expr("int", rnd.choice(["0", "1", "2", "-1", "5"]))
    if name.endswith("_FORMAT") and i == 1:
        return expr("text", rnd.choice(FORMATS))
    if name in ("CURRENT_TIMESTAMP", "NOW", "SYSDATE", "LOCALTIME", "LOCALTIMESTAMP", "CURRENT_TIME", "CURTIME", "UTC_TIME", "UTC_TIMESTAMP"):
        return expr("int", rnd.choice(["0", "3", "6"]))
    classes = {"t": "text", "i": "int", "d": rnd.choice(["int", "num", "dbl"]), "b": "blob", "j": "json", "T": rnd.choice(["dt", "date"]),
               "c": "cond", "u": chosen, "v": chosen, "a": rnd.choice(["int", "text", "dt", "num"])}
    return g.value(classes[letter], depth - 1)


def unit(g):
    return g.rnd.choice(UNITS)


SPECIAL = {
    "EXTRACT": lambda g, d: expr("int", f"EXTRACT({unit(g)} FROM «»)", g.value("dt", d - 1)),
    "POSITION": lambda g, d: expr("int", "POSITION(«» IN «»)", g.value("text", d - 1), g.value("text", d - 1)),
    "DATE_ADD": lambda g, d: expr("dt", f"DATE_ADD(«», INTERVAL «» {unit(g)})", g.value(g.rnd.choice(["dt", "date"]), d - 1), g.amount()),
    "DATE_SUB": lambda g, d: expr("dt", f"DATE_SUB(«», INTERVAL «» {unit(g)})", g.value(g.rnd.choice(["dt", "date"]), d - 1), g.amount()),
    "ADDDATE": lambda g, d: expr("dt", "ADDDATE(«», «»)", g.value("date", d - 1), g.amount()),
    "SUBDATE": lambda g, d: expr("dt", f"SUBDATE(«», INTERVAL «» {unit(g)})", g.value("date", d - 1), g.amount()),
    "TIMESTAMPADD": lambda g, d: expr("dt", f"TIMESTAMPADD({unit(g).split('_')[0]}, «», «»)", g.value("int", 0), g.value("dt", d - 1)),
    "TIMESTAMPDIFF": lambda g, d: expr("int", f"TIMESTAMPDIFF({unit(g).split('_')[0]}, «», «»)", g.value("dt", d - 1), g.value("dt", d - 1)),
    "STR_TO_DATE": lambda g, d: expr("dt", f"STR_TO_DATE(«», {g.rnd.choice(FORMATS)})", g.value("text", d - 1)),
    "JSON_CONTAINS_PATH": lambda g, d: expr("int", "JSON_CONTAINS_PATH(«», 'one', '$.a')", g.value("json", d - 1)),
    "JSON_SEARCH": lambda g, d: expr("json", "JSON_SEARCH(«», 'one', «»)", g.value("json", d - 1), g.value("text", 0)),
    "CONV": lambda g, d: expr("text", f"CONV(«», {g.rnd.choice(['10, 16', '16, 10', '2, 36'])})", g.value("text", d - 1)),
    "SHA2": lambda g, d: expr("text", f"SHA2(«», {g.rnd.choice(['256', '0', '17'])})", g.value("text", d - 1)),
    "CONVERT_TZ": lambda g, d: expr("dt", "CONVERT_TZ(«», '+00:00', '+02:00')", g.value("dt", d - 1)),
    "TRIM": lambda g, d: expr("text", g.rnd.choice(["TRIM(«»)", "TRIM(LEADING 'a' FROM «»)" if g.dialect != "sqlite" else "TRIM(«», 'a')"]),
                              g.value("text", d - 1)),
    "RAND": lambda g, d: expr("dbl", "RAND()"),
}
