"""values.py: the adversarial rows that tests/cross evaluates expressions over, and their SQL literals."""
import random

POOL = {
    "i": [None, 0, 1, -1, 2, 7, -7, 2147483647, -2147483648, 100],
    "u": [None, 0, 1, 3, 4294967295, 8, 255],
    "l": [None, 0, 1, -1, 9007199254740993, -9007199254740993, 4611686018427387904, 12],
    "s": [0, 1, -1, 32767, -32768, 5],
    "b": [None, 0, 1],
    "x": [None, 0.0, 1.0, -1.5, 0.1, 2.5, -2.5, 1e15, -1e-9, 9007199254740992.0],
    "d": [None, "0.000", "0.001", "-0.001", "1.500", "-1.500", "9.999", "10.000", "-10.000", "1234567.891", "0.100"],
    "f": [None, "0.000000", "0.100000", "-0.100000", "1.500000", "999999999999.999999", "-999999999999.999999", "10.000000"],
    "t": [None, "", "a", "A", "ab", "aB", "ABC", "a%b", "a_b", "a\\b", "%", "_", "it's", "12", "-7", "0.5", "é", "É", "😀x",
          "a*b", "[a]", "red", "2024-02-29", "z"],
    "m": [None, "red", "green", "blue", "Amber"],
    "y": [None, "1970-01-01", "2024-02-29", "2024-12-31", "9999-12-31", "1000-01-01"],
    "z": [None, "1970-01-02 00:00:00", "2024-02-29 23:59:59", "2024-12-31 00:00:00", "2026-08-04 11:24:56"],
    "z3": [None, "1970-01-02 00:00:00.000", "2024-02-29 23:59:59.999", "2024-12-31 00:00:00.001", "2026-08-04 11:24:56.012"],
    "z6": [None, "1970-01-02 00:00:00.000000", "2024-02-29 23:59:59.999999", "2026-08-04 11:24:56.012452",
           "2026-08-04 11:24:56.000000"],
    "c": [None, "00:00:00", "23:59:59", "-01:30:00", "838:59:59", "09:00:00"],
    "k": [None, b"", b"a", b"\x00\xff", b"A", b"abc"],
}
SAME = {"j": "i", "e": "d", "w": "t", "n": "m"}  # the NOT NULL twins


BLANKS = ["a ", "ab  ", " "]  # at the end, where a mysql source takes no notice of them


def rows(columns, count, seed, blanks):
    rnd = random.Random(seed)
    out = []
    for number in range(count):
        row = {"id": number + 1}
        for name in columns:
            if name == "id":
                continue
            pool = POOL[SAME.get(name, name)] + (BLANKS if blanks and SAME.get(name, name) == "t" else [])
            if name in SAME:
                pool = [v for v in pool if v is not None]
            row[name] = pool[number] if number < len(pool) and number % 2 == 0 else rnd.choice(pool)
        out.append(row)
    return out


def literal(value, backslashes):
    if value is None:
        return "NULL"
    if isinstance(value, bytes):
        return "x'" + value.hex() + "'"
    if isinstance(value, str):
        return "'" + (value.replace("\\", "\\\\") if backslashes else value).replace("'", "''") + "'"
    return repr(value)


PARAMS = {"date": "y", "datetime": "z6", "timestamp": "z6", "decimal": "f", "enum": "m", "text": "t", "bool": "b", "blob": "k",
          "double": "x", "float": "x", "time": "c"}


def parameter(kind, scale, nullable, rnd):
    """A value for a parameter, in the form the run time gives it: temporals and DECIMALs as text at the scale."""
    pool = POOL[PARAMS.get(kind, "i")]
    value = rnd.choice(pool if nullable else [v for v in pool if v is not None])
    if value is not None and kind in ("datetime", "timestamp"):
        value = value[:19] + (value[19:20 + scale] if scale else "")
    if value is not None and kind == "decimal":
        whole, _, fraction = rnd.choice(["1.5", "-0.25", "0", "1000", "12.345"]).partition(".")
        value = whole + ("." + (fraction + "0" * 40)[:scale] if scale else "")
        value = value.lstrip("-") if not value.strip("-0.") else value
    if value is not None and kind.startswith("uint"):
        value = abs(value)
    return value
