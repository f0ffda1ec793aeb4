"""Rows and arguments made to break what was inferred: for each type its mild values (small numbers that meet across
tables, zero, negative, empty text, text that looks like a number, NULL where it may stand) and its extreme ones (the
type's ends, the longest text, dates that are none). live/case_value.c says how a value is written; None is NULL."""

INTEGERS = {"int8": (-2**7, 2**7 - 1), "int16": (-2**15, 2**15 - 1), "int32": (-2**31, 2**31 - 1),
            "int64": (-2**63, 2**63 - 1), "uint8": (0, 2**8 - 1), "uint16": (0, 2**16 - 1), "uint32": (0, 2**32 - 1),
            "uint64": (0, 2**64 - 1)}
TEXTS = ["a", "", "b", "10", "A", "it's", "0", " a", "1e1", "a ", "2024-01-31", "%", "\u00e9"]
JSONS = ['{"a": 1}', "[]", "null", '{"a": null}', '"s"', "3", '{"a": "x", "b": [1, 2]}']
DATES = ["2024-01-31", "1999-12-31", "2024-02-29", "2000-01-01"]
TIMES = [str(us) for us in (36672000000, 0, -36000000000, 86399000000)]
ANY = ["i:1", "t:a", "d:1.5", "i:0", "t:10", "b:00", "t:", "i:-2", "d:10.0", "t:1e1", "b:"]
ROWS, ARGUMENTS = 9, 9


def civil(dates, scale):
    fraction = "." + "123456"[:scale] if scale else ""
    return [d + t for d, t in zip(dates, (" 10:11:12" + fraction, " 23:59:59", " 00:00:00", " 12:00:00"))]


def decimals(column):
    """What fits the digits; a DECIMAL without them is an expression's, and anything does."""
    whole, scale = digits(column), column.get("scale", 4)
    fits = [d for d in ("1", "0", "-1", "2", "10", "1.5", "0.01", "-2.25", "100")
            if len(d.lstrip("-").split(".")[0].lstrip("0")) <= whole and len((d + ".").split(".")[1]) <= scale]
    end = ("9" * whole or "0") + ("." + "9" * scale if scale else "")
    return fits, [end, "-" + end]


def cut(texts, length):
    return list(dict.fromkeys(t[:length] if length else t for t in texts))


def pools(column):
    """(mild, extreme) values of a column or parameter; NULL is not among them."""
    kind, length, scale = column["type"], column.get("length", 0), column.get("scale", 0)
    if kind in INTEGERS:
        low, high = INTEGERS[kind]
        return [str(v) for v in (1, 2, 0, 3, -1, 10, 7, 99) if low <= v <= high], [str(low), str(high)]
    if kind == "bit":
        return ["1", "0"], [str(2 ** min(length or 1, 64) - 1)]
    if kind in ("float", "double"):
        return ["1", "0", "-1.5", "2", "2.5", "10"], ["1e308", "-1e308"] if kind == "double" else ["3e38", "-3e38"]
    if kind == "decimal":
        return decimals(column)
    if kind == "date":
        return DATES, ["9999-12-31", "1000-01-01", "0000-00-00"]
    if kind == "datetime":
        return civil(DATES, scale), ["9999-12-31 23:59:59", "1000-01-01 00:00:00", "0000-00-00 00:00:00"]
    if kind == "timestamp":
        return civil(DATES, scale), ["2038-01-19 03:14:07", "1970-01-01 00:00:01", "0000-00-00 00:00:00"]
    if kind == "time":
        return TIMES, ["3020399000000", "-3020399000000"]
    if kind in ("enum", "set"):
        members = column["enum"]
        return members, [] if kind == "enum" else ["", ",".join(members)]
    simple = {"bool": ["1", "0"], "year": ["2024", "1999", "2000"], "json": JSONS, "any": ANY, "null": [None],
              "uuid": ["123e4567-e89b-12d3-a456-426614174000"], "inet": ["127.0.0.1"]}
    if kind in simple:
        return simple[kind], ["0"] if kind == "year" else ["d:1e308", "i:9223372036854775807"] if kind == "any" else []
    if kind == "blob":
        values = cut(["61", "00", "", "3130", "ff00"], 2 * length)
        return [v.ljust(2 * length, "0") if column["sql_type"].startswith("BINARY(") else v for v in values], []
    return cut(TEXTS, length), cut(["x" * min(length or 255, 255), "\U0001F418", "9" * 19], length)


def digits(column):
    """Before the point of a DECIMAL."""
    return column.get("precision", 30) - column.get("scale", 4)


def fresh(column, k):
    """The k-th of many different values, for a column of a key."""
    mild, _ = pools(column)
    if column["type"] in INTEGERS:
        low, high = INTEGERS[column["type"]]
        return str(1 + k if 1 + k <= high else low + k)
    if k < len(mild):
        return mild[k]
    if column["type"] in ("text", "blob", "decimal", "double", "float"):
        made = {"text": f"u{k}", "blob": f"{k:04x}"}.get(column["type"], str(k + 20))
        return made[:column.get("length") or 99] if column["type"] != "decimal" or len(made) <= digits(column) else mild[0]
    if column["type"] in ("date", "datetime", "timestamp"):
        return f"20{k % 30:02}-{1 + k // 30 % 12:02}-{1 + k // 360 % 28:02}" + (" 00:00:00" if column["type"] != "date" else "")
    return f"t:u{k}" if column["type"] == "any" else mild[k % len(mild)]


def key_columns(table):
    """Columns that must differ from row to row: of a key of several, the last."""
    keys = set()
    for index in table["indexes"]:
        names = [c for c in index["columns"] if c]
        types = {c["name"]: c["type"] for c in table["columns"]}
        if index["unique"] and names:
            keys.add(next((n for n in reversed(names) if types[n] not in ("enum", "bool", "bit")), names[-1]))
    return keys


def mild_row(columns, keys, k):
    row = []
    for i, column in enumerate(columns):
        mild, _ = pools(column)
        values = mild + ([None] if column["nullable"] else [])
        if column["name"] in keys:
            null = column["nullable"] and k % 4 == 3
            row.append(None if null else fresh(column, k))
        else:
            row.append(values[(k * (1 + i % 3) + i) % len(values)])
    return row


def table_rows(table):
    """(columns that are written, mild rows, extreme rows: each a mild one with one extreme value)."""
    columns = [c for c in table["columns"] if not c["generated"]]
    keys, count = key_columns(table), 0
    mild = [mild_row(columns, keys, k) for k in range(ROWS)]
    mild.append([None if c["nullable"] else v for c, v in zip(columns, mild_row(columns, keys, ROWS))])
    extreme = []
    for i, column in enumerate(columns):
        for value in pools(column)[1]:
            count += 1
            row = mild_row(columns, keys, ROWS + count)
            row[i] = value
            extreme.append(row)
    return columns, mild, extreme


def arguments(parameters):
    """(combinations of arguments, NULL where a parameter takes it; those of extremes)"""
    if not parameters:
        return [[]], []
    lists = []
    for p in parameters:
        mild, extreme = pools(p)
        lists.append(mild + ([None] if p["nullable"] else []))
    combinations = [[v[(k * (1 + i % 3) + i) % len(v)] for i, v in enumerate(lists)] for k in range(ARGUMENTS)]
    combinations.append([v[0] for v in lists])
    combinations += [[fresh(p, 100 * k + i) for i, p in enumerate(parameters)] for k in (1, 2)]  # in no table yet
    if any(p["nullable"] for p in parameters):
        combinations.append([None if p["nullable"] else v[0] for p, v in zip(parameters, lists)])
    ends = [pools(p)[1] or pools(p)[0] for p in parameters]
    extreme = [[e[k % len(e)] for e in ends] for k in range(2)]
    return unique(combinations), unique(extreme)


def unique(combinations):
    return list(map(list, dict.fromkeys(map(tuple, combinations))))
