#!/usr/bin/env python3
"""Drift: schema, queries, records and generated code change one without the other, and `check`, a plain
compiler and a CMake build notice.

  drift.py --schemac BINARY --source REPOSITORY check [SCENARIO]     `schemac check`, each scenario (or the one named)
  drift.py … build GENERATOR                                     a CMake build with that generator fails in each, and names the cure
  drift.py --list                                                the scenarios' names

A scenario changes a prepared copy of tests/drift/project and says what must be reported.
"""
import argparse, json, os, pathlib, re, shutil, subprocess, sys, tempfile, time

HERE = pathlib.Path(__file__).resolve().parent
SCENARIOS = {}


def scenario(*expected, stale=True):
    """The function changes the project (its root is the argument); every text expected must be in the output. Not
    stale: `check` is content, and silent unless a text is expected."""
    def register(function):
        SCENARIOS[function.__name__] = (function, expected, stale)
        return function
    return register


def edit(path, old, new):
    text = path.read_text()
    assert old in text, f"{path}: {old!r} is not there"
    path.write_text(text.replace(old, new))


def schema(root): return root / "schema" / "001_shop.sql"


@scenario("app.c:8:", "E0203", "nmae", "did you mean `name`")
def unknown_column(root): edit(root / "app.c", '"SELECT id, name, level"', '"SELECT id, nmae, level"')


@scenario("E0203", "`email`")
def column_renamed(root): edit(schema(root), "email VARCHAR(200)", "mail VARCHAR(200)"); edit(schema(root), "(email)", "(mail)")


@scenario("E0601", "orders_of_customer", "total_cents", "int32", "int64", "schemac prepare")
def column_retyped(root): edit(schema(root), "total_cents INT NOT NULL", "total_cents BIGINT NOT NULL")


@scenario("E0203", "total_cents")
def column_dropped(root): edit(schema(root), "  total_cents INT NOT NULL,\n", "")


@scenario("E0203", "total_cents")
def column_dropped_by_alter(root): (root / "schema" / "002.sql").write_text("ALTER TABLE orders DROP COLUMN total_cents;\n")


@scenario("E0601", "orders_of_customer", "total_cents", "schemac prepare")
def column_made_nullable(root): edit(schema(root), "total_cents INT NOT NULL", "total_cents INT NULL")


@scenario("E0601", "customer_by_email", "schemac prepare")
def enum_member_added(root): edit(schema(root), "ENUM('basic', 'gold')", "ENUM('basic', 'silver', 'gold')")


@scenario("E0601", "customer_by_email", "schemac prepare")
def query_edited(root): edit(root / "app.c", '"SELECT id, name, level"', '"SELECT id, level, name"')


@scenario("E0607", "app_queries.h", "schemac prepare")
def generated_edited(root): edit(root / "generated" / "app_queries.h", "customer_by_email", "customer_by_mail")


@scenario("E0604", "app_queries.c", "schemac prepare")
def generated_missing(root): (root / "generated" / "app_queries.c").unlink()


@scenario("E0604", "customer_add", "schemac prepare")
def record_deleted(root): (root / "cache" / "customer_add.json").unlink()


@scenario("E0605", "customer_add", "schemac prepare")
def record_truncated(root):
    path = root / "cache" / "customer_add.json"
    path.write_bytes(path.read_bytes()[:200])


@scenario("E0605", "customer_by_email", "schemac prepare")
def record_tampered(root): edit(root / "cache" / "customer_by_email.json", '"nullable": true', '"nullable": false')


@scenario("E0606", "customer_add")
def record_newer(root):
    path = root / "cache" / "customer_add.json"
    path.write_text(re.sub(r'"schemac": *1\b', '"schemac": 99', path.read_text()))


@scenario("E0111", "customer_add")
def duplicate_name(root):
    (root / "queries" / "more.sql").write_text("-- name: customer_add :exec\nDELETE FROM orders;\n")


@scenario("E0602", "order_count", "schemac prepare")
def query_in_no_record(root):
    (root / "queries" / "more.sql").write_text("-- name: order_count :one\nSELECT COUNT(*) AS n FROM orders;\n")


@scenario("E0603", "orders_of_customer", "schemac prepare")
def query_removed(root): (root / "queries" / "orders.sql").write_text("-- name: other :one\nSELECT COUNT(*) AS n FROM orders;\n")


@scenario(stale=False)
def query_moved(root): edit(root / "app.c", "#include <stdio.h>\n", "#include <stdio.h>\n\n/* a line */\n\n\n")


@scenario(stale=False)
def schema_reformatted(root):
    """Comments, blanks, line ends, the letters of keywords, and where the lines are broken."""
    text = re.sub(r"  +", "   ", schema(root).read_text()).replace("(\n", "( ").replace("NOT NULL", "not  null")
    for word in ("CREATE TABLE", "VARCHAR", "TIMESTAMP(6)", "KEY", "DEFAULT", "CURRENT_TIMESTAMP", "ENUM"):
        text = text.replace(word, word.lower())
    schema(root).write_bytes(("-- a comment\n" + text.replace(",", " , /* another */")).replace("\n", "\r\n").encode())


@scenario("E0610", "schemac prepare")
def unused_column_added(root): edit(schema(root), "  notes TEXT,\n", "  notes TEXT,\n  remark TEXT,\n")


class Project:
    def __init__(self, options, scratch):
        self.schemac, self.root = os.path.abspath(options.schemac), pathlib.Path(scratch) / "project"
        self.source = pathlib.Path(options.source).resolve()
        shutil.copytree(HERE / "drift" / "project", self.root)
        self.must(self.run("prepare"))

    def run(self, *args):
        return subprocess.run([self.schemac, *args], cwd=self.root, capture_output=True, text=True)

    def must(self, done):
        assert done.returncode == 0, done.stdout + done.stderr

    def prepared_again(self):
        """The project as it was: files back, and prepared."""
        for name in ("schema", "queries", "generated", "cache"):
            shutil.rmtree(self.root / name, ignore_errors=True)
        shutil.copytree(HERE / "drift" / "project", self.root, dirs_exist_ok=True)
        self.must(self.run("prepare"))


def judge(name, done, expected, stale):
    """What is wrong with how a command ended, as lines."""
    output = done.stdout + done.stderr
    wrong = [] if (done.returncode != 0) == stale else [f"{name}: exit status {done.returncode}"]
    wrong += [f"{name}: {text!r} is not in the output" for text in expected if text not in output]
    if not stale and not expected and "[W" in output:
        wrong.append(f"{name}: a warning")
    return wrong + ([output] if wrong else [])


def check_one(options, name):
    change, expected, stale = SCENARIOS[name]
    with tempfile.TemporaryDirectory() as scratch:
        project = Project(options, scratch)
        project.must(project.run("check"))
        change(project.root)
        wrong = judge(name, project.run("check"), expected, stale)
        if stale and not wrong and "E0601" in expected:
            project.must(project.run("prepare"))
            project.must(project.run("check"))
    return wrong


def build(options, generator):
    wrong = []
    with tempfile.TemporaryDirectory() as scratch:
        project = Project(options, scratch)
        folder = pathlib.Path(scratch) / "build"
        configure = ["cmake", "-S", str(project.root), "-B", str(folder), "-G", generator,
                     f"-DSCHEMAC_SOURCE={project.source}", f"-DSCHEMAC_EXECUTABLE={project.schemac}"]
        project.must(subprocess.run(configure, capture_output=True, text=True))
        make = lambda: subprocess.run(["cmake", "--build", str(folder)], capture_output=True, text=True)
        project.must(make())
        second = make()
        project.must(second)
        if "schemac check" in second.stdout:
            wrong.append("a build with nothing changed ran the check again")
        for name, (change, expected, stale) in SCENARIOS.items():
            time.sleep(0.02)
            change(project.root)
            wrong += judge(f"{generator}: {name}", make(), expected, stale)
            project.prepared_again()
            time.sleep(0.02)
            project.must(make())
    return wrong


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--schemac")
    parser.add_argument("--source", default=HERE.parent)
    parser.add_argument("--list", action="store_true")
    parser.add_argument("what", nargs="*")
    options = parser.parse_args()
    if options.list:
        print("\n".join(SCENARIOS))
        return 0
    if options.what[0] == "build":
        wrong = build(options, options.what[1])
    else:
        wrong = [line for name in options.what[1:] or SCENARIOS for line in check_one(options, name)]
    print("\n".join(wrong) or "ok")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
