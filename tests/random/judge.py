"""judge.py: what of a result refutes what was proved, and what two runs must agree in."""
import decimal, json, re

import functions

# enum sc_code
ROW_NULL, ROW_TYPE, SCHEMA, TOO_MANY, MISUSE, UNSUPPORTED, LOST = -12, -13, -14, -15, -3, -19, -5
ALWAYS_WRONG = {ROW_NULL: "null", ROW_TYPE: "type", SCHEMA: "not accepted by the engine", TOO_MANY: "cardinality",
                MISUSE: "misuse", UNSUPPORTED: "unsupported", LOST: "lost"}
# What data may cause on a server, by number: ranges, bad dates and texts in strict mode, keys, several rows of a
# subquery, bad JSON and patterns, a packet too large.
DATA_ERRORS = {1048, 1259, 1416, 1062, 1139, 1210, 1153, 1242, 1264, 1265, 1292, 1300, 1301, 1365, 1366, 1367, 1406, 1411, 1439, 1441, 1451, 1452, 1525,
               1526, 1690, 1772, 1916, 1958, 3020, 3037, 3055, 3057, 3064, 3070, 3072, 3140, 3141, 3143, 3144, 3146, 3147, 3148, 3149, 3150, 3152, 3153, 3154, 3156, 3157, 3158, 3165, 3514, 3548, 3560, 3669,
               3685, 3686, 3687, 3688, 3690, 3692, 3693, 3695, 3698, 3699, 3819, 3854, 3903, 4025, 4037, 4038, 4041, 4042, 4044, 4048, 6135, 6138, 6527}
# What a server does, and no rule of ours can see: each is looked at again when a server changes. (engine, what is said, of which
# statements): the last is looked for in the statement; in the views that it reads, behind "views:"; in both, behind "all:".
# "inside": the error names a column that only a view's text has, as MariaDB does which merges it into the statement.
KNOWN = [
    # RETURNING of a table with generated columns: 3.40 puts a whole number through the affinity of the column before it.
    (r"sqlite", r"floating-point number, yet was proved to be (int|bool)", r" RETURNING "),
    # A product of it is beyond 64 bits, and REAL: the guard reports it.
    (r"sqlite", r"floating-point number, yet was proved to be int", r"\bRANDOM\(\)"),
    # An aggregate of the enclosing query, in its WHERE: MariaDB sees the subquery's own only where no outer join is.
    (r"mariadb", r"isn't in GROUP BY", r"WHERE.*\(SELECT"),
    (r"mariadb", r"1055 ", "inside"),  # a column behind a view's, which is grouped by
    (r"mariadb", r"1111 ", r"views:\b(COUNT|SUM|AVG|MIN|MAX|[A-Z_]+AGG|GROUP_CONCAT|STD\w*|VAR\w+|BIT_\w+)\("),  # an aggregate of it: merged, too
    # Geometries beside numbers, and what is none in their functions: schemac judges what is a geometry for sure, and no assignments.
    (r"mariadb", r"Illegal parameter data type|4078 Cannot cast", r"(?i)\b(ST_|MBR)\w+\(|(POINT|LINESTRING|POLYGON|GEOMETRYCOLLECTION)\("),
    (r"mariadb", r"407[89] .*(geometry|point|linestring|polygon)", r"(?i)views:\b(ST_|MBR|Point|Line|Poly|Multi|Geom)"),  # … behind a view
    (r"mariadb|dolt", r"E0208 .*`[ck]\d+`", r"views:."),  # they do not look at what a view's column is computed from; MySQL does
    (r"mysql|mariadb", r"E0225", r"INSERT"),  # 1093: MySQL tells by what it optimizes away, MariaDB takes RETURNING of an INSERT
    (r"mysql", r"2027 ", r"VECTOR"),        # MariaDB's library does not read a VECTOR
    (r"mysql", r"time, and the server says text", r"NULLIF"),
    (r"mariadb", r"XPATH", r""),
    (r"\w+", r"Lost connection", r""),  # a server that crashed
    (r"dolt", r"table not found: x\d", r""),  # it loses sight of a table, here and there
    (r"dolt", r"floating-point number, yet was proved to be decimal", r"GREATEST|LEAST|SUM|AVG"),  # docs/limits.md
    (r"dolt", r"is NULL, yet was proved NOT NULL", r"all:AVG\(NULL\) OVER"),  # that is not NULL, nor a number, to its WHERE
    (r"dolt", r"E0207|E0208|E0226", r"\(SELECT"),  # an aggregate in a subquery is always the subquery's own there
    (r"dolt", r"outside its type, uint64", r"-|~"),  # 0 - u is negative there, an error elsewhere: the guard reports it
    (r"mariadb", r"1140", r":p\d|\(SELECT"),     # ONLY_FULL_GROUP_BY: a parameter beside an aggregate is no constant
    (r"mariadb", r"407[89] Illegal parameter data types?.*(json|uuid)", r""),  # its JSON and UUID do not meet every operator
    (r"mariadb", r"4079", r"JSON"),
    (r"mysql", r"1064", r"JSON_VALUE"),          # its path must be a literal
    (r"mysql", r"3994", r"REGEXP_"),             # a parameter among a pattern's arguments, in some places
    (r"m\w+", r"Unknown column", r"HAVING|\(SELECT"),    # HAVING on a grouped constant of a derived table; on one of two columns of a name
    (r"m\w+", r"and the server says", r"TRUNCATE\([^()]*, NULL"),
    (r"mysql", r"1443", r"^(INSERT|UPDATE|DELETE|REPLACE|WITH).*\bv\d\d\b"),  # … and the table behind a view
    (r"mariadb", r"1443", r"^DELETE .*\b(JOIN|USING|FROM) .*\bv\d\d\b"),  # likewise, in a DELETE of several tables
    # NULL is what AVG of a parameter alone gives beside DISTINCT in groups, where it is executed with another type.
    (r"mysql", r"is NULL, yet was proved NOT NULL", r"AVG\(:p\d+\).*\(DISTINCT|\(DISTINCT.*AVG\(:p\d+\)"),
    (r"mariadb", r"1235 .*SUBQUERY in ROW", r"views:\(SELECT"),  # a subquery of the view's in a row to the left of IN (docs/limits.md)
    # GROUP BY c0 is the alias to it, not the column c0 of a view that it merges, where the alias is another column of the view.
    (r"mysql", r"E0208", r"GROUP BY .*\b[ck]\d"),
    (r"dolt", r"E0208", r"GROUP BY .*\bc\d"),  # … and to Dolt wherever another table of FROM has the column c0
    (r"dolt", r"E0220 .* WHERE|E0222 a RANGE over", r""),  # it looks at neither
    (r"mysql", r"1093", r""),                    # UPDATE t … (SELECT … FROM t): MariaDB and Dolt take it
    (r"mysql", r"1064", r"LIKE .*LIKE|IS (NOT )?(TRUE|FALSE|NULL)"),  # a LIKE b LIKE c, a IS TRUE > b want parentheses there
    (r"mysql", r"parameters .*time", r"CAST\(:p\d+ AS TIME\)"),  # 9.7 reads a text parameter as 00:00:00 there
    (r"m\w+", r"text, and the server says bytes", r"all:\bNULL\b|JSON_|BIT_\w+|SHA2|CONV\b|UNHEX|CHAR\b|TRIM\("),  # the character set of what is digits only
    (r"m\w+", r"blob, and the server says text", r"all:x'|CHAR\b|FROM_BASE64|UNHEX|ST_\w+\("),
    (r"mysql", r"E0208", r" (ANY|ALL) \(SELECT.*\(SELECT M"),  # it does not look to the left of them, beside an aggregate in a subquery
    (r"mysql", r"E0208", r"= :p\d"),  # a parameter is no constant to it, and the NULL that is written for one here is
    # It does not look into a condition that it has folded away.
    (r"mysql", r"E0208", r"\(SELECT (MIN|MAX|SUM|AVG|COUNT)\(.*WHERE .*(\bNULL\b|1 < 0|1 = 0)"),
    (r"mysql", r"1253|3587", r"views:\bNULL\b"),  # a view's column of NULL is bytes, and no number
    (r"mysql", r"3995", r"REGEXP|RLIKE"),  # bytes beside a text (docs/limits.md)
    # A moment is bound as a text, and a CASE that it stands in is one, with the fraction's zeros, where rows are compared.
    (r"mariadb", r"parameters .*(datetime|timestamp) and literals give other rows", r"CASE .*(EXCEPT|INTERSECT)|(EXCEPT|INTERSECT).*CASE |CASE .*:p\d+ END"),
    # A DATETIME(6) that is computed is compared with a text by its bytes, and has no zeros behind the point.
    (r"dolt", r"parameters .*(datetime|timestamp).* and literals give other rows", r"COALESCE|IFNULL|CASE "),
    # 10.11 gives other rows when it executes a prepared statement again that reads a view's CASE WHEN … IN (SELECT …).
    (r"mariadb", r"literals give other rows", r"views:CASE .*IN \(SELECT"),
    (r"mariadb", r"other rows", r"(COUNT|SUM|AVG|MIN|MAX)\(.*IN \(SELECT|REPLACE\(.*SELECT"),  # 10.11 loses rows of an aggregate IN (SELECT …)
    (r"m\w+", r"parameters", r"GREATEST|LEAST")]  # of kinds that do not go together
CLASS = {"float": "double", "double": "double", "decimal": "decimal", "bit": "bit", "date": "date", "time": "time",
         "datetime": "datetime", "timestamp": "datetime", "blob": "bytes", "geometry": "bytes", "vector": "bytes", "text": "text",
         "json": "text", "enum": "text", "set": "text", "uuid": "text", "inet": "text", "any": "any", "null": "any"}


def inside(error, sql, views):
    """Whether an error is about a column that the views have and the statement does not."""
    return any(name in views and name not in sql for name in re.findall(r"(\w+\.\w+)'", error))


def known(engine, why, sql, views="", error=""):
    def stands(where):
        flag, place, pattern = re.fullmatch(r"(\(\?i\))?(?:(views|all):)?(.*)", where, re.S).groups()
        if where == "inside":
            return inside(error, sql, views)
        return re.search((flag or "") + pattern, {"views": views, "all": sql + views}.get(place, sql))
    return any(re.fullmatch(e, engine) and re.search(w, why) and stands(q) for e, w, q in KNOWN)


def plain(message):
    """A message without the names and numbers of the one query."""
    return re.sub(r"\s+", " ", re.sub(r"^[qlw]\d\w*: ", "", re.sub(r"'[^']*'|\"[^\"]*\"|\b\d+\b", "…", message)))[:110]


def class_of(column):
    return CLASS.get(column["type"], "integer")


def refuted(record, line, engine, plan):
    """What is wrong with one execution: (kind, why) or None."""
    rc = line["rc"]
    if rc in ALWAYS_WRONG:
        overflow = engine == "sqlite" and plan.wild and rc == ROW_TYPE and "a floating-point number, yet was proved to be" in line["error"]
        return None if overflow else (ALWAYS_WRONG[rc], plain(line["error"]))
    if rc < 0:
        if engine in ("mariadb", "mysql") and line["native"] not in DATA_ERRORS:
            return "error", f"{line['native']} {plain(line['error'])}"
        return None
    if record["returns"] == "rows":
        n, proved = len(line["rows"]), record["cardinality"]
        if not record["annotated"] and ((proved == "one" and n != 1) or (proved == "optional" and n > 1)):
            return "cardinality", f"{proved} was proved, rows came: {'none' if not n else 'some'}"
    return digits(record, line, engine) or (metadata(record, line, plan) if plan.dialect == "mysql" else None)


def metadata(record, line, plan):
    # MariaDB computes with the number of an ENUM or SET as an integer, MySQL as a double: read as a double.
    members = any(c.sql.startswith(("ENUM", "SET")) for t in plan.bases for c in t.columns)
    for column, theirs in zip(record["columns"], line.get("meta", ())):
        ours = class_of(column)
        # MariaDB's JSON is a text, whose character set blurs; an integer that is a DECIMAL there is read as one.
        if (column["type"], theirs) == ("json", "bytes") or {ours, theirs} <= {"integer", "decimal", "bit"}:
            continue
        if (ours, theirs) == ("double", "integer") and members:
            continue
        if ours != theirs and "any" not in (ours, theirs):
            return "metadata", f"{column['type']}, and the server says {theirs}"
    return None


def digits(record, line, engine):
    """A DECIMAL has as many digits as were proved, a text as many characters as its length."""
    for row in line["rows"]:
        for column, value in zip(record["columns"], row):
            if value is None or engine == "dolt":
                continue
            if column["type"] == "decimal" and column.get("precision"):
                whole, _, fraction = value.lstrip("-").partition(".")
                fraction = fraction.rstrip("0") if engine == "sqlite" or record["parameters"] else fraction
                if len(fraction) > column.get("scale", 0) or len(whole.lstrip("0")) > column["precision"] - column.get("scale", 0):
                    return "digits", f"outside DECIMAL({column['precision']},{column.get('scale', 0)})".replace("\n", " ")
            if column["type"] == "text" and column.get("length") and len(value) > column["length"] and engine != "sqlite":
                return "digits", "a text longer than its proved length"
    return None


# ---------------------------------------------------------------- two runs

def number(text):
    try:
        d = decimal.Decimal(text)
    except decimal.InvalidOperation:
        return None
    return f"{float(d):.9g}" if d.is_finite() and d else ("0" if d.is_finite() else text)


def normal(value):
    if value is None:
        return "NULL"
    as_number = number(value)
    if as_number is not None:
        return as_number
    if re.match(r"^-?\d+[-:]\d\d[-:]\d\d", value):  # a date or time: 00:00:00.000000 is 00:00:00
        value = re.sub(r"(:\d\d)\.(\d*?)0*$", r"\1.\2", value).rstrip(".")
        return value[:-9] if value.endswith(" 00:00:00") else value
    if value[:1] in "{[":
        try:
            return json.dumps(json.loads(value), sort_keys=True)
        except ValueError:
            pass
    return value


def comparable(sql):
    """Whether a query gives the same rows each time: nothing volatile, no cut through an undetermined order."""
    return not functions.VOLATILE.search(sql) and "LIMIT" not in sql and "GROUP_CONCAT" not in sql and "_GROUP_" not in sql and "ARRAYAGG" not in sql


MOST_ROWS = 400  # random_exec's


def same_rows(a, b):
    if len(a) >= MOST_ROWS and len(b) >= MOST_ROWS:  # cut off, in any order
        return True
    key = lambda rows: sorted([normal(v) for v in row] for row in rows)
    return key(a) == key(b)


def difference(a, b):
    key = lambda rows: sorted([normal(v) for v in row] for row in rows)
    x, y = key(a), key(b)
    first = next(((p, q) for p, q in zip(x, y) if p != q), (x[len(y):][:1], y[len(x):][:1]))
    return f"{first[0]} / {first[1]} ({len(x)} and {len(y)} rows)"
