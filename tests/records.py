#!/usr/bin/env python3
"""The committed records, and those of some cases, are what docs/record.schema.json says they are.

  records.py --schemac BINARY REPOSITORY      exit 77 without the jsonschema package
"""
import argparse, json, os, pathlib, shutil, subprocess, sys, tempfile

import run_case

TOPICS = ("params", "lists", "types", "postgres", "statements")


def described(schemac, case):
    options, _ = run_case.parse((case / "query.sql").read_text())
    flags = run_case.flags(options, ("dialect", "flavour", "target", "sql-mode", "collations"))
    with tempfile.TemporaryDirectory() as scratch:
        run_case.copy_schema(case, pathlib.Path(scratch))
        shutil.copy(case / "query.sql", scratch)
        done = subprocess.run([schemac, "describe", *flags, "query.sql"], cwd=scratch, capture_output=True, text=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--schemac", required=True)
    parser.add_argument("repository", type=pathlib.Path)
    options = parser.parse_args()
    try:
        import jsonschema
    except ImportError:
        print("skipped: the jsonschema package is not here")
        return 77
    root = options.repository
    schema = jsonschema.Draft7Validator(json.loads((root / "docs/record.schema.json").read_text()))
    records = [(f, json.loads(f.read_text())) for f in [*root.glob("cache/*.json"), *root.glob("tests/live/*/cache/*.json")]]
    for case in sorted(p for topic in TOPICS for p in (root / "tests/cases" / topic).glob("*/") if (p / "query.sql").exists()):
        records += [(case, record) for record in described(os.path.abspath(options.schemac), case)]
    problems = [f"{path}: {record.get('name', 'the catalogue')}: {error.message[:300]}"
                for path, record in records for error in schema.iter_errors(record)]
    print("\n".join(problems[:10]) or f"{len(records)} records")
    return 1 if problems or len(records) < 100 else 0


if __name__ == "__main__":
    sys.exit(main())
