"""A record with lists as plain records: each list as two values, and as none; and an INSERT that may be given several rows
with two. runtime/list.c and bulk.c do the same at run time, and docs/record.schema.json says how a text shows their places."""
import copy

EMPTY = {"sqlite": "", "mysql": "SELECT NULL FROM DUAL WHERE FALSE"}


def without_lists(record):
    """[the record], or where it has lists [with two values in each, with none in each]"""
    if not any(p["list"] for p in record["parameters"]):
        return [record]
    return [expanded(record, 2), expanded(record, 0)]


def with_two_rows(record):
    """[the record], or of an INSERT that may be given several rows [it, it with its row twice]"""
    if "many" not in record:
        return [record]
    out = copy.deepcopy(record)
    for target, row in record["many"]["row"].items():
        sql, end = record["text"][target].encode(), row["at"] + row["length"]
        assert sql[row["at"]:row["at"] + 1] == b"(" and sql[end - 1:end] == b")", record["name"]
        out["text"][target] = (sql[:end] + b", " + sql[row["at"]:]).decode()
        out["order"][target] = record["order"][target] * 2
    return [record, out]


def expanded(record, n):
    out = copy.deepcopy(record)
    numbers, out["parameters"] = [], []  # of each parameter: the numbers of what it became
    for p in record["parameters"]:
        times = n if p["list"] else 1
        numbers.append(range(len(out["parameters"]), len(out["parameters"]) + times))
        out["parameters"] += [dict(p, list=False)] * times
    for target, text in record["text"].items():
        sql = text.encode()
        for place in reversed(record.get("lists", {}).get(target, [])):
            at, marks = place["at"], ", ".join("?" * n) if n else EMPTY[target]
            assert sql[at:at + 4] == b"?...", record["name"]
            sql = sql[:at] + marks.encode() + sql[at + 4:]
        out["text"][target] = sql.decode()
        out["order"][target] = [k for p in record["order"][target] for k in numbers[p]]
    return out
