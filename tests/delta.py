#!/usr/bin/env python3
"""`prepare` and `check` with a state do what they do without one: the same files, messages and exit status, whatever changed.

  delta.py --schemac BINARY [--seed N] [--steps N] SCENARIO      delta.py --list
"""
import argparse, os, pathlib, random, shutil, subprocess, sys, tempfile

SCENARIOS = {}
SCHEMA = """CREATE TABLE users (id INT NOT NULL PRIMARY KEY, name VARCHAR(40) NOT NULL, mood ENUM('good','bad') NOT NULL, note TEXT);
CREATE TABLE orders (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, user_id INT NOT NULL, total DECIMAL(10,2) NOT NULL, paid TINYINT(1) NOT NULL DEFAULT 0,
  KEY (user_id));
CREATE TABLE tags (tag VARCHAR(20) NOT NULL PRIMARY KEY, hits BIGINT UNSIGNED NOT NULL);
CREATE VIEW rich AS SELECT user_id, SUM(total) AS total FROM orders GROUP BY user_id;
"""
TEXTS = ["SELECT * FROM users WHERE id = :id", "SELECT id, name, mood, note FROM users", "SELECT name FROM users WHERE id = :id", "SELECT mood, COUNT(*) AS n FROM users GROUP BY mood",
         "SELECT o.*, u.name FROM orders o JOIN users u ON u.id = o.user_id WHERE o.total > :least", "SELECT * FROM orders", "SELECT tag, hits FROM tags WHERE tag IN (:tags...)",
         "INSERT INTO tags (tag, hits) VALUES (:tag, :hits)", "INSERT INTO users (id, name, mood, note) VALUES (:id, :name, :mood, :note)", "DELETE FROM tags WHERE hits < :least",
         "UPDATE users SET note = :note WHERE id = :id", "SELECT total FROM rich WHERE user_id = :user", "SELECT CAST(:x AS SIGNED) AS x, 'é' AS t", "SELECT tag FROM tags LIMIT 3",
         "SELECT name FROM users WHERE note = NULL", "SELECT u.name, o.total FROM users u LEFT JOIN orders o ON o.user_id = u.id WHERE u.mood = :mood"]
BAD = ["SELECT nme FROM users", "SELECT id FROM user", "SELECT FROM users", "DELETE FROM tags WHERE hits < :least AND tag = :least"]
NAMES = [f"q{i}" for i in range(24)] + ["users", "q1_row", "q2_rows", "q3_params", "q4_query", "schema", "orders_row"]


def scenario(function):
    SCENARIOS[function.__name__] = function
    return function


class Source:
    """A file of queries; what it consists of can be changed at random."""

    def __init__(self, name):
        self.name, self.queries = name, []

    def text(self):
        if self.name.endswith(".sql"):
            return "-- a comment\n" + "".join(self.one_of_sql(*q) for q in self.queries)
        stem = self.name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        return f'#include "generated/{stem}_queries.h"\n' + "".join(self.one_of_c(*q) for q in self.queries)

    @staticmethod
    def one_of_sql(name, sql, row):
        said = "" if not row else f"-- schemac: row {row}\n"
        return f"-- name: {name}\n{said}{sql};\n"

    @staticmethod
    def one_of_c(name, sql, row):
        said = "" if not row else f"/* schemac: row {row} */\n"
        return f'{said}SCHEMAC_QUERY({name}, "{sql}");\n'


class Pair:
    """Two copies of a project: one prepared with a state, the other without."""

    def __init__(self, options, scratch):
        self.schemac, self.state = os.path.abspath(options.schemac), pathlib.Path(scratch) / "state"
        self.roots = [pathlib.Path(scratch) / "with", pathlib.Path(scratch) / "without"]
        self.sources, self.schema = {}, SCHEMA
        for root in self.roots:
            (root / "schema").mkdir(parents=True)
            (root / "src").mkdir()
            (root / "schema" / "schemac.json").write_text('{"dialect": "mysql", "targets": ["mysql", "sqlite"], "sources": ["src"], "warnings": {"W0102": "off"}}')
        self.write("schema/1.sql", SCHEMA)

    def write(self, name, text):
        """Bytes that are there already are not written: the file is the same."""
        for root in self.roots:
            path = root / name
            if not path.exists() or path.read_text() != text:
                path.write_text(text)

    def sync(self):
        for s in self.sources.values():
            self.write(s.name, s.text())
        for root in self.roots:
            for path in root.glob("src/*"):
                if str(path.relative_to(root)) not in self.sources:
                    path.unlink()

    def run(self, root, state, *args):
        return subprocess.run([self.schemac, *args, "--state", state], cwd=root, capture_output=True, text=True, timeout=120)

    def outputs(self, root):
        return {str(p.relative_to(root)): p.read_bytes() for d in ("generated", "cache") for p in sorted((root / d).rglob("*")) if p.is_file()}

    def both(self, *args):
        """The run, after both have done the same."""
        a, b = self.run(self.roots[0], str(self.state), *args), self.run(self.roots[1], "none", *args)
        assert (a.returncode, a.stdout, a.stderr) == (b.returncode, b.stdout, b.stderr), f"{args}\n--- with a state: {a.returncode}\n{a.stderr}\n--- without: {b.returncode}\n{b.stderr}"
        ours, theirs = (self.outputs(root) for root in self.roots)
        differ = sorted(n for n in ours.keys() | theirs.keys() if ours.get(n) != theirs.get(n))
        assert not differ, f"{args}: these files differ: {differ}"
        return a

    def is_blind(self):
        """Did `prepare` look at the changed source alone? One that was changed so that stat does not tell is not seen then."""
        victim = self.roots[0] / next(s.name for s in reversed(list(self.sources.values())) if s.queries)
        before, stat = victim.read_bytes(), victim.stat()
        with victim.open("r+b") as f:
            f.write(b"x" * len(before))
        os.utime(victim, ns=(stat.st_atime_ns, stat.st_mtime_ns))
        done = self.run(self.roots[0], str(self.state), "prepare")
        with victim.open("r+b") as f:
            f.write(before)
        os.utime(victim, ns=(stat.st_atime_ns, stat.st_mtime_ns))
        return done.returncode == 0


def fill(p, rng, sources, queries):
    names = iter(rng.sample([f"q{i}" for i in range(sources * queries)], sources * queries))
    for i in range(sources):
        s = Source(f"src/s{i}.{'c' if i % 3 == 0 else 'sql'}")
        s.queries = [[next(names), rng.choice(TEXTS[:13]), None] for _ in range(queries)]
        p.sources[s.name] = s
    p.sync()


def settle():
    """Until no file is so young that its time could hide a second change."""
    import time
    time.sleep(0.06)


@scenario
def only_what_changed(p, rng, steps):
    """The state is used: for another text, another column, a new query, one that is gone, one renamed; by `check`, too."""
    fill(p, rng, 5, 6)
    settle()
    p.both("prepare")
    settle()
    p.both("prepare")
    first = p.sources["src/s1.sql"]
    for change in ("nothing", "text", "column", "parameter", "new", "gone", "renamed", "error", "cured"):
        q = first.queries[0]
        if change == "text":
            q[1] = "SELECT name FROM users WHERE id = :id AND 1 = 1"
        elif change == "column":
            q[1] = "SELECT name, note FROM users WHERE id = :id"
        elif change == "parameter":
            q[1] = "SELECT name, note FROM users WHERE id = :id AND name <> :name"
        elif change == "new":
            first.queries.append(["fresh", "SELECT hits FROM tags WHERE tag = :tag", None])
        elif change == "gone":
            first.queries.pop(1)
        elif change == "renamed":
            q[0] = "renamed"
        elif change == "error":
            q[1] = "SELECT nme FROM users"
        elif change == "cured":
            q[1] = "SELECT name FROM users"
        p.sync()
        p.both("check")
        if change == "error":
            assert p.both("prepare").returncode == 1
            continue
        assert p.is_blind(), f"{change}: the whole run was made"
        assert p.both("prepare").returncode == 0 and p.both("check").returncode == 0
        settle()
        p.both("prepare")


def change_queries(p, rng):
    s = rng.choice(list(p.sources.values()))
    q = rng.choice(s.queries) if s.queries else None
    kind = rng.randrange(9)
    if kind == 0 or not q:
        s.queries.append([rng.choice(NAMES), rng.choice(TEXTS), None])
    elif kind == 1:
        s.queries.remove(q)
    elif kind == 2:
        q[0] = rng.choice(NAMES)
    elif kind == 3:
        other = rng.choice(list(p.sources.values()))
        s.queries.remove(q)
        other.queries.insert(rng.randint(0, len(other.queries)), q)
    elif kind == 4:
        q[2] = rng.choice([None, None, "users", "shared", "q1"])
    elif kind == 5:
        q[1] = rng.choice(BAD)
    else:
        q[1] = rng.choice(TEXTS)


def change_files(p, rng):
    """A source that comes or goes; what somebody did to the outputs; the schema."""
    kind = rng.randrange(8)
    if kind == 0:
        name = f"src/n{rng.randrange(3)}.sql"
        p.sources[name] = Source(name)
    elif kind == 1 and len(p.sources) > 3:
        del p.sources[rng.choice(sorted(p.sources))]
    elif kind == 2:
        p.schema = SCHEMA.replace("note TEXT", rng.choice(["note TEXT", "note TEXT NOT NULL", "note VARCHAR(9)", "note TEXT, more INT"]))
        p.write("schema/1.sql", p.schema)
    else:
        outputs = sorted(p.outputs(p.roots[0]))
        name = rng.choice(outputs) if outputs else "cache/stray.json"
        for root in p.roots:
            path = root / name
            if kind == 3:
                path.unlink(missing_ok=True)
            elif kind == 4 and path.exists():
                path.write_bytes(path.read_bytes() + b"\n")
            elif kind == 5:
                (root / "cache").mkdir(exist_ok=True)
                (root / "cache" / "old.json").write_text('{\n  "schemac": 2\n}\n')
            elif kind == 6:
                os.utime(path) if path.exists() else None
            elif kind == 7:
                (root / "cache").mkdir(exist_ok=True)
                (root / "cache" / "mine.json").write_text('{"theirs": 1}\n')


def repair(p, rng):
    """So that errors do not pile up: what is bad becomes good again, and each name is one query's."""
    seen = set()
    for s in p.sources.values():
        for q in s.queries:
            if q[1] in BAD:
                q[1] = TEXTS[0]
            q[2] = q[2] if rng.random() < 0.2 else None
            while q[0] in seen or not q[0].startswith("q") or "_" in q[0]:
                q[0] = f"q{rng.randrange(100)}"
            seen.add(q[0])


@scenario
def whatever_changes(p, rng, steps):
    """Random changes, one after the other."""
    fill(p, rng, 6, 4)
    clean = 0
    for step in range(steps):
        for _ in range(rng.choice([1, 1, 1, 2, 5])):
            (change_files if rng.random() < 0.2 else change_queries)(p, rng)
        if rng.random() < 0.7:
            repair(p, rng)
        p.sync()
        try:
            p.both(*rng.choice([["check"], ["check", "--stamp", "../stamp"], ["prepare", "--jobs", "1"]]))
            clean += p.both("prepare").returncode == 0
        except AssertionError as e:
            raise AssertionError(f"step {step}: {e}")
        if rng.random() < 0.5:
            settle()
    assert clean > steps // 3, f"only {clean} of {steps} runs had nothing to complain of"


@scenario
def a_damaged_state(p, rng, steps):
    """Cut short, with other bytes, of another project: it is not used, and nothing is said of it."""
    fill(p, rng, 4, 3)
    p.both("prepare")
    whole = p.state.read_bytes()
    for step in range(steps):
        damaged = bytearray(whole)
        if step % 3 == 0:
            damaged = damaged[:rng.randrange(len(damaged))]
        elif step % 3 == 1:
            damaged[rng.randrange(len(damaged))] ^= 1 << rng.randrange(8)
        else:
            damaged += damaged[:rng.randrange(1, 40)]
        p.state.write_bytes(damaged)
        p.sources["src/s1.sql"].queries[0][1] = TEXTS[step % 13]
        p.sync()
        assert p.both("prepare").returncode == 0
    p.state.unlink()
    p.state.mkdir()  # it cannot be written: no error
    assert p.both("prepare").returncode == 0


@scenario
def where_it_is_kept(p, rng, steps):
    """In the user's cache folder, where there are many queries; nowhere for few, and where there is no such folder."""
    home = p.roots[0].parent / "home"
    home.mkdir()

    def prepare(**environment):
        done = subprocess.run([p.schemac, "prepare"], cwd=p.roots[0], env={"PATH": os.environ["PATH"], **environment}, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return sorted(str(f.relative_to(home)) for f in home.rglob("*") if f.is_file())

    fill(p, rng, 4, 3)
    assert prepare(HOME=str(home)) == []
    fill(p, rng, 5, 120)
    assert prepare() == [] and prepare(XDG_CACHE_HOME="relative") == []
    kept = prepare(HOME=str(home))
    assert len(kept) == 1 and kept[0].startswith(".cache/schemac/") and kept[0].endswith(".state"), kept
    kept = prepare(HOME=str(home), XDG_CACHE_HOME=str(home / "xdg"))
    assert len(kept) == 2 and kept[1].startswith("xdg/schemac/"), kept
    home.joinpath("xdg").chmod(0o500)
    prepare(HOME=str(home), XDG_CACHE_HOME=str(home / "xdg" / "none"))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--schemac")
    parser.add_argument("--source")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, default=24)
    parser.add_argument("--list", action="store_true")
    parser.add_argument("scenario", nargs="?")
    options = parser.parse_args()
    if options.list:
        print("\n".join(SCENARIOS))
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        try:
            SCENARIOS[options.scenario](Pair(options, scratch), random.Random(options.seed), options.steps)
        except AssertionError as e:
            print(f"delta.py --seed {options.seed} --steps {options.steps} {options.scenario}: {e}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
