#!/usr/bin/env python3
"""What `schemac prepare` promises about files: deterministic, idempotent, recoverable, nothing of others touched; and bad
input of every kind: one clear error, exit 1 or 2, nothing changed.

  prepare.py --schemac BINARY [--source REPOSITORY] SCENARIO      prepare.py --list
"""
import argparse, os, pathlib, pty, re, resource, shutil, signal, subprocess, sys, tempfile, time

HERE = pathlib.Path(__file__).resolve().parent
SCENARIOS = {}


def scenario(function):
    SCENARIOS[function.__name__] = function
    return function


class Project:
    """A scratch copy of tests/drift/project, and schemac to run in it."""

    def __init__(self, schemac, scratch):
        self.schemac, self.root = schemac, pathlib.Path(scratch) / "project"
        shutil.copytree(HERE / "drift" / "project", self.root)

    def run(self, *args, **more):
        return subprocess.run([self.schemac, *args], cwd=self.root, capture_output=True, timeout=120, **more)

    def prepare(self):
        done = self.run("prepare")
        assert done.returncode == 0, done.stderr.decode()

    def outputs(self):
        return {str(p.relative_to(self.root)): (p.read_bytes(), p.stat().st_mtime_ns, p.stat().st_ino)
                for folder in ("generated", "cache") for p in sorted((self.root / folder).rglob("*")) if p.is_file()}

    def bytes(self):
        return {name: facts[0] for name, facts in self.outputs().items()}

    def schema(self):
        return self.root / "schema" / "001_shop.sql"

    def refused(self, status, *texts, args=("prepare",), **more):
        """The run fails with this status and says each text; no output changed; one error only, if one text is given."""
        before = self.outputs()
        done = self.run(*args, **more)
        err = done.stderr.decode("utf-8", "replace")
        assert done.returncode == status, f"exit status {done.returncode}, not {status}:\n{err[:3000]}"
        for text in texts:
            assert text in err, f"{text!r} is not in:\n{err[:3000]}"
        assert self.outputs() == before, "a failed run changed files"
        assert err.count(" error[") <= 3, f"a cascade:\n{err[:3000]}"
        assert len(err) < 4000, f"{len(err)} bytes of messages"


# ---- what a long run shows

def on_a_terminal(p, *args):
    """What a run writes to a terminal that is its standard error."""
    master, slave = pty.openpty()
    child = subprocess.Popen([p.schemac, *args], cwd=p.root, stdout=subprocess.DEVNULL, stderr=slave)
    os.close(slave)
    said = b""
    while True:
        try:
            piece = os.read(master, 4096)
        except OSError:  # the terminal's other end is closed
            break
        if not piece:
            break
        said += piece
    os.close(master)
    return child.wait(), said.decode()


@scenario
def progress_on_a_terminal(p):
    """After half a second, on one line, which is empty again in the end; never in a file or pipe, nor in a short run."""
    status, said = on_a_terminal(p, "prepare")
    assert (status, said) == (0, ""), said
    for n in (20000, 80000, 320000):  # until it takes long enough on this machine
        queries = "".join(f"-- name: q{i} :many\nSELECT * FROM customers WHERE id > {i} AND name <> 'x{i}';\n" for i in range(n))
        (p.root / "many.sql").write_text(queries)
        status, said = on_a_terminal(p, "describe", "many.sql")
        assert status == 0, said
        if said:
            break
    shown = said.split("\r")
    assert len(shown) >= 4 and shown[0] == "" and shown[-1] == "", repr(said[-200:])
    steps = [re.fullmatch(r"schemac: ([0-9,]+) of ([0-9,]+) queries", line) for line in shown[1:-2]]
    assert all(steps) and shown[-2].strip() == "" and len(shown[-2]) >= len(shown[-3]), repr(said[-200:])
    done = [int(step.group(1).replace(",", "")) for step in steps]
    assert done == sorted(done) and 0 < done[0] and done[-1] <= n and steps[0].group(2) == f"{n:,}", said
    quiet = p.run("describe", "many.sql")
    assert quiet.returncode == 0 and quiet.stderr == b"", quiet.stderr


# ---- what prepare leaves

@scenario
def deterministic(p):
    p.prepare()
    first = p.bytes()
    for folder in ("generated", "cache"):
        shutil.rmtree(p.root / folder)
    p.prepare()
    assert p.bytes() == first


def many_queries(p, columns):
    """More of them than one thread takes."""
    many = "".join(f"-- name: of_{i} :many\nSELECT {columns}, CAST(id AS CHAR({i % 9 + 1})) AS t FROM orders WHERE id > {i} "
                   "AND EXISTS (SELECT 1 FROM information_schema.TABLES WHERE TABLE_NAME = :name);\n" for i in range(900))
    deep = "(" * 200 + "id" + ")" * 200 + " + (SELECT " * 60 + "1" + ")" * 60  # what a thread's stack must hold
    (p.root / "queries" / "many.sql").write_text(many + f"-- name: zz_deep :many\nSELECT {deep} AS n FROM orders;\n")


@scenario
def threads_make_no_difference(p):
    many_queries(p, "id")
    seen, bad, mysql = [], [], ["--target", "mysql"]
    for jobs in (mysql, mysql + ["--jobs", "1"], mysql + ["--jobs", "2"], mysql + ["--jobs", "7"]):
        for folder in ("generated", "cache"):
            shutil.rmtree(p.root / folder, ignore_errors=True)
        done = p.run("prepare", *jobs)
        assert done.returncode == 0, done.stderr.decode()[:3000]
        seen.append((done.stderr, p.bytes()))
    many_queries(p, "id, nosuch")
    for jobs in (mysql, mysql + ["--jobs", "1"], mysql + ["--jobs", "2"], mysql + ["--jobs", "7"]):
        done = p.run("prepare", "--max-errors=0", *jobs)
        assert done.returncode == 1 and done.stderr.count(b"E0203") == 900
        bad.append(done.stderr)
    assert all(s == seen[0] for s in seen) and all(b == bad[0] for b in bad)


def functions(p, stem):
    """The names that a generated header declares."""
    header = (p.root / "generated" / f"{stem}_queries.h").read_text()
    return sorted(re.findall(r"^(?:int|void) (\w+)\(", header, re.M))


@scenario
def variants(p):
    """What a query has beside its own function, by configuration and by its own word."""
    (p.root / "queries" / "v.sql").write_text(
        "-- name: v_rows :many\nSELECT id FROM customers;\n"
        "-- name: v_bare :many\n-- schemac: variants none\nSELECT id FROM customers;\n"
        "-- name: v_into :many\nSELECT /* schemac: variants into */ id FROM customers;\n"
        "-- name: v_add\nINSERT INTO customers (email, name) VALUES (:email, :name);\n"
        "-- name: v_add_one\n-- schemac: variants none\nINSERT INTO customers (email, name) VALUES (:email, :name);\n"
        "-- name: v_add_more\n-- schemac: variants many\nINSERT INTO customers (email, name) VALUES (:email, :name);\n")
    own = [q + f for q in ("v_rows", "v_bare", "v_into") for f in ("", "_next", "_close")] + ["v_add", "v_add_one", "v_add_more"]
    said = ["v_into_into", "v_add_more_many"]
    for variants, more in (([], ["v_rows_all", "v_rows_into", "v_add_many"]), (["--variants=none"], []),
                           (["--variants", "many,into"], ["v_add_many", "v_rows_into"]),
                           (["--variants", "all"], ["v_rows_all"])):
        done = p.run("prepare", *variants)
        assert done.returncode == 0, done.stderr.decode()
        assert functions(p, "v") == sorted(own + said + more), functions(p, "v")
        checked = p.run("check", *variants)
        assert checked.returncode == 0, checked.stderr.decode()
    stale = p.run("check")
    assert stale.returncode == 1 and b"E0607" in stale.stderr, stale.stderr.decode()


@scenario
def idempotent(p):
    p.prepare()
    first = p.outputs()
    p.prepare()
    assert p.outputs() == first, "an unchanged file lost its mtime"


@scenario
def only_what_changed_is_written(p):
    p.prepare()
    first = p.outputs()
    text = (p.root / "queries" / "orders.sql").read_text().replace("ORDER BY o.placed_at", "ORDER BY o.id")
    (p.root / "queries" / "orders.sql").write_text(text)
    p.prepare()
    changed = sorted(n for n, facts in p.outputs().items() if first[n] != facts)
    assert changed == ["cache/orders_of_customer.json", "generated/orders_queries.c", "generated/orders_queries.h"], changed


@scenario
def orphans_deleted(p):
    p.prepare()
    (p.root / "queries" / "orders.sql").unlink()
    p.prepare()
    left = p.bytes()
    assert not any("orders" in n and n != "cache/schema.json" for n in left), sorted(left)


@scenario
def hand_written_kept(p):
    p.prepare()
    for name in ("generated/mine.c", "generated/notes.txt", "cache/mine.json", "cache/README"):
        (p.root / name).write_text("{}" if name.endswith("json") else "/* mine */\n")
    (p.root / "queries" / "orders.sql").unlink()
    p.prepare()
    for name in ("generated/mine.c", "generated/notes.txt", "cache/mine.json", "cache/README"):
        assert (p.root / name).exists(), name


@scenario
def hand_written_in_the_way(p):
    (p.root / "generated").mkdir()
    (p.root / "generated" / "app_queries.h").write_text("/* mine */\n")
    p.refused(1, "E0609", "generated/app_queries.h")


def kill_ever_later(p, old, new):
    """Killed after ever longer times: what is left is the old set or a journal, and the next run completes it."""
    delay, seen_old, early = 0.0, 0, 0
    while delay < 0.2:
        for folder in ("generated", "cache"):
            shutil.rmtree(p.root / folder, ignore_errors=True)
        for name, content in old.items():
            (p.root / name).parent.mkdir(exist_ok=True)
            (p.root / name).write_bytes(content)
        child = subprocess.Popen([p.schemac, "prepare"], cwd=p.root, stderr=subprocess.DEVNULL)
        time.sleep(delay)
        child.send_signal(signal.SIGKILL)
        killed = child.wait() != 0
        state = p.bytes()
        seen_old += state == old
        if killed and state != new:
            assert p.run("check").returncode == 1, "check was content after a kill"
        p.prepare()
        assert p.bytes() == new, f"after a kill at {delay} s"
        assert p.run("check").returncode == 0
        if not killed and seen_old:
            break
        early += not seen_old  # on a busy machine even the first kill may come when all is done
        if seen_old or early == 50:
            delay += 0.0007
    assert seen_old, "no kill came early enough to leave the old set"


@scenario
def killed_at_any_point(p):
    p.prepare()
    old = p.bytes()
    p.schema().write_text(p.schema().read_text().replace("total_cents INT ", "total_cents BIGINT "))
    with tempfile.TemporaryDirectory() as other:
        twin = Project(p.schemac, other)
        twin.schema().write_text(p.schema().read_text())
        twin.prepare()
        new = twin.bytes()
    assert new != old
    kill_ever_later(p, old, new)


@scenario
def killed_the_first_time(p):
    old = p.bytes()
    p.prepare()
    kill_ever_later(p, old, p.bytes())


@scenario
def no_space(p):
    """Every write beyond a size fails, as on a full disk (SIGXFSZ ignored gives EFBIG)."""
    p.prepare()
    p.schema().write_text(p.schema().read_text().replace("total_cents INT ", "total_cents BIGINT "))
    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (300, 300))
    p.refused(2, "E0002", preexec_fn=limit)
    p.prepare()


@scenario
def generated_is_a_file(p):
    (p.root / "generated").write_text("a file\n")
    done = p.run("prepare")
    assert done.returncode == 2 and b"E0002" in done.stderr and b"generated" in done.stderr, done.stderr
    assert not (p.root / "cache").exists() or not list((p.root / "cache").iterdir())


@scenario
def cache_is_a_file(p):
    (p.root / "cache").write_text("a file\n")
    done = p.run("prepare")
    assert done.returncode == 2 and b"E0002" in done.stderr and b"cache" in done.stderr, done.stderr
    assert not (p.root / "generated").exists() or not list((p.root / "generated").iterdir())


# ---- bad input

@scenario
def no_schema_folder(p):
    shutil.rmtree(p.root / "schema")
    p.refused(2, "E0003", args=("prepare", "--dialect", "mysql", "app.c"))


@scenario
def empty_schema_folder(p):
    p.schema().unlink()
    p.refused(2, "E0003")


@scenario
def empty_schema_file(p):
    p.schema().write_text("")
    p.refused(2, "E0003")


@scenario
def unreadable_schema_file(p):
    p.schema().unlink()
    p.schema().mkdir()
    p.refused(2, "E0001", "001_shop.sql")


@scenario
def missing_source(p):
    (p.root / "app.c").unlink()
    p.refused(2, "app.c")


@scenario
def ddl_that_does_not_parse(p):
    p.schema().write_text(p.schema().read_text().replace("VARCHAR(100),", "VARCHAR(100,"))
    p.refused(1, "schema/001_shop.sql:4:", "E0103")


@scenario
def invalid_utf8(p):
    p.schema().write_bytes(p.schema().read_bytes().replace(b"'basic', 'gold'", b"'basic', 'g\xff'"))
    p.refused(1, "schema/001_shop.sql:5:", "E0101")


@scenario
def invalid_utf8_in_a_query(p):
    path = p.root / "app.c"
    path.write_bytes(path.read_bytes().replace(b'"SELECT id, name, level"', b'"SELECT id, n\xc3me, level"'))
    p.refused(1, "app.c:", "E0101")


@scenario
def nul_byte(p):
    p.schema().write_bytes(p.schema().read_bytes().replace(b"TEXT", b"TE\0XT"))
    p.refused(1, "schema/001_shop.sql:6:", "E0102")


@scenario
def byte_order_mark_and_crlf(p):
    p.prepare()
    before = p.bytes()
    for path in (p.schema(), p.root / "queries" / "orders.sql"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    done = p.run("check")
    err = done.stderr.decode()
    assert "E0103" not in err and "E0601" not in err or "orders_of_customer" in err, err
    p.prepare()
    assert p.bytes()["generated/schema.h"] == before["generated/schema.h"]


@scenario
def nested_parentheses(p):
    deep = "(" * 10000 + "1" + ")" * 10000
    (p.root / "queries" / "deep.sql").write_text(f"-- name: deep :one\nSELECT {deep} AS n FROM orders LIMIT 1;\n")
    p.refused(1, "queries/deep.sql:2:", "E0105", "500")


@scenario
def nested_in_ddl(p):
    deep = "(" * 10000 + "1" + ")" * 10000
    (p.root / "schema" / "002.sql").write_text(f"ALTER TABLE orders ADD COLUMN n INT DEFAULT {deep};\n")
    p.refused(1, "schema/002.sql:1:", "E0105")


@scenario
def a_megabyte_of_operators(p):
    (p.root / "queries" / "long.sql").write_text("-- name: long_one :many\nSELECT " + "id+" * 340000 + "id AS n FROM orders;\n")
    p.refused(1, "queries/long.sql:2:", "E0106")


@scenario
def a_megabyte_of_list(p):
    text = "-- name: long_list :many\nSELECT id FROM orders WHERE id IN (" + ",".join(str(i) for i in range(150000)) + ");\n"
    (p.root / "queries" / "long.sql").write_text(text)
    done = p.run("prepare")
    err = done.stderr.decode()
    assert done.returncode == 0 or (done.returncode == 1 and err.count(" error[") == 1), err[:2000]


@scenario
def usage(p):
    for args in (["frobnicate"], ["prepare", "--frobnicate"], ["prepare", "--dialect"], ["prepare", "--dialect", "oracle"],
                 ["ddl", "--target", "paper"], []):
        done = p.run(*args)
        assert done.returncode == 2, f"{args}: exit status {done.returncode}"
        assert done.stderr and done.stderr.count(b"\n") <= 3, f"{args}: {done.stderr!r}"
    assert p.run("--help").returncode == 0 and b"prepare" in p.run("--help").stdout
    assert p.run("--version").returncode == 0


@scenario
def errors_sorted_and_all(p):
    text = (p.root / "app.c").read_text()
    (p.root / "app.c").write_text(text.replace("SELECT id, name, level", "SELECT id, nmae, lvel").replace("(email, name)", "(email, nam)"))
    done = p.run("prepare")
    lines = [l for l in done.stderr.decode().splitlines() if " error[" in l]
    places = [tuple(int(x) for x in l.split(":")[1:3]) for l in lines]
    assert len(places) == 3 and places == sorted(places), lines


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--schemac")
    parser.add_argument("--source", help="not used; every script of scenarios is called alike")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    if options.list:
        print("\n".join(SCENARIOS))
        return 0
    status = 0
    for name in options.names or SCENARIOS:
        with tempfile.TemporaryDirectory() as scratch:
            try:
                SCENARIOS[name](Project(os.path.abspath(options.schemac), scratch))
                print(f"{name}: ok")
            except AssertionError as e:
                print(f"{name}: {e}")
                status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
