#!/usr/bin/env python3
"""--format=sarif: the log is what SARIF 2.1.0 asks for, and says what the text form says.

  sarif.py --schemac BINARY [--schema sarif-schema-2.1.0.json]

With the published schema (and the jsonschema package) the log is validated against it; without, what a reader relies
on is checked here: versions, rules and their indices, regions, related locations, escaped paths.
"""
import argparse, json, os, pathlib, subprocess, sys, tempfile

DDL = "CREATE TABLE author (\n  id INT NOT NULL PRIMARY KEY,\n  name VARCHAR(40) NOT NULL\n);\n"
SQL = """-- name: nameless :many
SELECT id FROM author WHERE name = NULL;
-- name: wrong
SELECT nmae FROM author WHERE 'é' = name AND id = idd;
"""
EXPECTED = [("W0302", "warning", 2, 29, 2, 40), ("E0203", "error", 4, 8, 4, 12), ("E0203", "error", 4, 51, 4, 54)]


def run(schemac, *arguments):
    with tempfile.TemporaryDirectory() as scratch:
        pathlib.Path(scratch, "schema").mkdir()
        pathlib.Path(scratch, "schema", "001.sql").write_text(DDL)
        pathlib.Path(scratch, "a b%.sql").write_text(SQL)
        pathlib.Path(scratch, "good.sql").write_text("-- name: ids\nSELECT id FROM author;\n")
        done = subprocess.run([schemac, "describe", "--format=sarif", *arguments], cwd=scratch, capture_output=True)
        return done.returncode, json.loads(done.stderr)


def location(entry):
    physical = entry["physicalLocation"]
    region = physical.get("region", {})
    return (physical["artifactLocation"]["uri"],
            *(region.get(key) for key in ("startLine", "startColumn", "endLine", "endColumn")))


def check(log):
    assert log["version"] == "2.1.0" and len(log["runs"]) == 1
    only = log["runs"][0]
    assert only["columnKind"] == "unicodeCodePoints" and only["tool"]["driver"]["name"] == "schemac"
    rules = only["tool"]["driver"]["rules"]
    assert len({r["id"] for r in rules}) == len(rules)
    for rule in rules:
        assert rule["help"]["markdown"].startswith(f"# {rule['id']}: {rule['shortDescription']['text']}\n"), rule["id"]
        assert rule["help"]["text"] == rule["help"]["markdown"]
    for result in only["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
    return only["results"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--schemac", required=True)
    parser.add_argument("--schema", type=pathlib.Path)
    options = parser.parse_args()
    schemac = os.path.abspath(options.schemac)
    logs = [run(schemac, "a b%.sql"), run(schemac, "good.sql"), run(schemac, "none.sql")]
    assert [status for status, _ in logs] == [1, 0, 2], logs
    results = check(logs[0][1])
    found = [(r["ruleId"], r["level"], *location(r["locations"][0])[1:]) for r in results]
    assert found == EXPECTED, found
    assert {location(r["locations"][0])[0] for r in results} == {"a%20b%25.sql"}
    assert location(results[1]["relatedLocations"][0]) == ("schema/001.sql", 3, 3, 3, 7)
    assert "did you mean `name`?" in results[1]["message"]["text"]
    assert check(logs[1][1]) == []
    assert location(check(logs[2][1])[0]["locations"][0]) == ("none.sql", None, None, None, None)
    if options.schema:
        import jsonschema
        for _, log in logs:
            jsonschema.validate(log, json.loads(options.schema.read_text()))
    print("ok")


if __name__ == "__main__":
    sys.exit(main())
