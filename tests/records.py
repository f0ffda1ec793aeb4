#!/usr/bin/env python3
"""The committed records, and those of some cases, are what docs/record.schema.json says they are.

  records.py --schemac BINARY REPOSITORY

As much of JSON Schema as that file uses is read here, and a word that is not known is an error.
"""
import argparse, json, os, pathlib, re, shutil, subprocess, sys, tempfile

import run_case

TOPICS = ("params", "lists", "types", "postgres", "statements")


TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "integer": int, "null": type(None)}
WORDS = {"$schema", "$id", "title", "description", "definitions", "$ref", "oneOf", "allOf", "type", "enum", "const", "pattern", "minLength",
         "minimum", "items", "uniqueItems", "required", "properties", "additionalProperties"}


class Schema:
    def __init__(self, root):
        self.root = root

    def is_type(self, value, name):
        return isinstance(value, TYPES[name]) and not (name == "integer" and isinstance(value, bool))

    def errors(self, value, schema=None, where=""):
        """Each way in which the value is not what the schema says, as text."""
        s = self.root if schema is None else schema
        assert set(s) <= WORDS, f"{set(s) - WORDS} are words this reader does not know"
        if "$ref" in s:
            s = self.root["definitions"][s["$ref"].rsplit("/", 1)[1]]
            return self.errors(value, s, where)
        found = []
        if "type" in s:
            names = s["type"] if isinstance(s["type"], list) else [s["type"]]
            if not any(self.is_type(value, n) for n in names):
                return [f"{where} is no {names}"]
        if ("enum" in s and value not in s["enum"]) or ("const" in s and value != s["const"]):
            found.append(f"{where}: {value!r} is none of the words")
        if isinstance(value, str) and (len(value) < s.get("minLength", 0) or not re.search(s.get("pattern", ""), value)):
            found.append(f"{where}: {value!r} has not the form")
        if isinstance(value, int) and value < s.get("minimum", value):
            found.append(f"{where}: {value} is too small")
        if isinstance(value, list):
            found += self.of_list(value, s, where)
        if isinstance(value, dict):
            found += self.of_object(value, s, where)
        for part in s.get("allOf", []):
            found += self.errors(value, part, where)
        if "oneOf" in s:
            tries = [self.errors(value, part, where) for part in s["oneOf"]]
            if tries.count([]) != 1:
                found += min((t for t in tries if t), key=len, default=[f"{where} is several things"])
        return found

    def of_list(self, value, s, where):
        found = [f"{where}: one twice"] if s.get("uniqueItems") and len(set(map(str, value))) != len(value) else []
        for i, item in enumerate(value if "items" in s else []):
            found += self.errors(item, s["items"], f"{where}[{i}]")
        return found

    def of_object(self, value, s, where):
        found = [f"{where}: no {key}" for key in s.get("required", []) if key not in value]
        for key, item in value.items():
            part = s.get("properties", {}).get(key, s.get("additionalProperties", True))
            if part is False:
                found.append(f"{where}: {key} is not known")
            elif part is not True:
                found += self.errors(item, part, f"{where}.{key}")
        return found


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
    root = options.repository
    schema = Schema(json.loads((root / "docs/record.schema.json").read_text()))
    records = [(f, json.loads(f.read_text())) for f in [*root.glob("cache/*.json"), *root.glob("tests/live/*/cache/*.json")]]
    for case in sorted(p for topic in TOPICS for p in (root / "tests/cases" / topic).glob("*/") if (p / "query.sql").exists()):
        records += [(case, record) for record in described(os.path.abspath(options.schemac), case)]
    problems = [f"{path}: {record.get('name', 'the catalogue')}: {error[:300]}"
                for path, record in records for error in schema.errors(record)]
    print("\n".join(problems[:10]) or f"{len(records)} records")
    return 1 if problems or len(records) < 100 else 0


if __name__ == "__main__":
    sys.exit(main())
