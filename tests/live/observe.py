#!/usr/bin/env python3
"""What examples/observe prints: a log line an event, and spans in OTLP's shape that hang together. observe.py ENGINE PROGRAM
runs it as run.sh does; without a server: a skip."""
import json, os, pathlib, re, subprocess, sys

RUN = pathlib.Path(__file__).parent / "run.sh"
LINE = re.compile(r"(query|transaction|prepare) [\w ]+ \d+\.\d{3} ms(, \d+ rows, \d+ bytes out, \d+ in)?(, error -\d+ \(\w* \d+\))?$")


def run(engine, program, what):
    """run.sh gives the program one argument, the URL: this script stands between them, and adds the other."""
    between = f"{sys.executable} -S {pathlib.Path(__file__).resolve()} --pass {what}"
    env = {**os.environ, "SCHEMAC_RUN": between, "SCHEMAC_RUN_INNER": os.environ.get("SCHEMAC_RUN", "")}
    done = subprocess.run(["sh", RUN, engine, program], capture_output=True, text=True, env=env)
    if done.returncode == 77:
        print(done.stdout)
        sys.exit(77)
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def check_log(done):
    lines = done.stderr.splitlines()
    assert all(LINE.match(line) for line in lines), lines
    names = [line.split(" ms")[0].rsplit(" ", 1)[0] for line in lines]
    assert names.count("query event_insert") == 3 and names.count("prepare event_insert") == 1, names
    assert [n for n in names if n.startswith("transaction")] == [f"transaction {n}" for n in ("BEGIN", "COMMIT", "BEGIN", "ROLLBACK")], names
    assert sum(", error -7" in line for line in lines) == 1, lines
    assert any(re.match(r"query events_of_session .* ms, 2 rows", line) for line in lines), lines


def attributes(span):
    return {a["key"]: next(iter(a["value"].values())) for a in span["attributes"]}


def check_spans(done, engine):
    spans = [json.loads(line) for line in done.stdout.splitlines()]
    by_id = {s["spanId"]: s for s in spans}
    assert len(by_id) == len(spans) and all(re.fullmatch("[0-9a-f]{16}", i) for i in by_id)
    assert {s["traceId"] for s in spans} == {"0af7651916cd43dd8448eb211c80319c"}
    for s in spans:
        start, end = int(s["startTimeUnixNano"]), int(s["endTimeUnixNano"])
        assert 1.6e18 < start <= end and s["kind"] == 3 and attributes(s)["db.system.name"] == engine, s
        if "parentSpanId" in s:
            above = by_id[s["parentSpanId"]]
            assert int(above["startTimeUnixNano"]) <= start and end <= int(above["endTimeUnixNano"]), (s, above)
    inserts = [s for s in spans if s["name"] == "event_insert"]
    assert len(inserts) == 3 and all(by_id[s["parentSpanId"]]["name"] == "transaction" for s in inserts)
    assert len({s["parentSpanId"] for s in inserts}) == 2
    assert [s["status"]["code"] for s in inserts] == [0, 0, 2] and attributes(inserts[2])["error.type"] == "-7"
    assert "INSERT INTO" in attributes(inserts[0])["db.query.text"] and "?" in attributes(inserts[0])["db.query.text"]
    prepares = [s for s in spans if s["name"] == "prepare"]
    assert prepares and all(by_id[s["parentSpanId"]]["name"] == attributes(s)["db.query.summary"] for s in prepares)
    (rows,) = [s for s in spans if s["name"] == "events_of_session"]
    assert attributes(rows)["db.response.returned_rows"] == "2" and "parentSpanId" not in rows


def main():
    if sys.argv[1] == "--pass":
        what, program, url = sys.argv[2:]
        command = os.environ["SCHEMAC_RUN_INNER"].split() + [program, what, url]
        os.execvp(command[0], command)
    engine, program = sys.argv[1:]
    for what, check in (("log", check_log), ("spans", lambda done: check_spans(done, engine))):
        done = run(engine, program, what)
        for secret in ("secret-", "agent-7", "grant:42", "observed"):
            assert secret not in done.stdout + done.stderr, secret
        check(done)
    return 0


if __name__ == "__main__":
    sys.exit(main())
