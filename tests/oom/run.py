#!/usr/bin/env python3
"""Every allocation of schemac fails once: a clean exit 2 each time, and no file is changed.

  run.py --schemac BINARY [--preload LIBRARY] [--first F] [--step N] [--source ROOT] [SCENARIO …]

With --preload (nth.c as a library) the allocations of libc, SQLite and jansson fail too; without, BINARY is linked with nth.c.
A scenario is a command over a copy of a project. It is run once as it is, for the count, and then with the n-th allocation
failing, for every n (every N-th from the F-th on); and the same with all behind the n-th failing too. Allowed are: exit 2
with a word on standard error and every file as it was; or what the undisturbed run said and did, where nothing depended on
that allocation. In the postgres dialect libpg_query may end the process as it likes (it exits with 1, or runs into NULL):
there it is held only that no file is changed."""
import argparse, os, pathlib, re, shutil, sqlite3, subprocess, sys, tempfile

CASES = ["sqlite/queries", "queries/mysql"]


class Project:
    """The files of a scenario, and the command line."""

    def __init__(self, name, files, args, lenient=False, change=None):
        self.name, self.files, self.args, self.lenient = name, files, args, lenient
        self.change = change  # files that change after a first undisturbed run: what that left behind is there, too


def repository(root):
    out = {}
    for top in ("schema", "cache", "generated", "examples/dyfj"):
        for p in sorted((root / top).rglob("*")):
            if p.is_file():
                out[str(p.relative_to(root))] = p.read_bytes()
    return out


def scenarios(root):
    own = repository(root)
    without = {n: b for n, b in own.items() if not n.startswith(("cache/", "generated/"))}
    yield Project("check", own, ["check"])
    yield Project("check_stamp", own, ["check", "--stamp", "s", "--depfile", "s.d"])
    yield Project("prepare_anew", without, ["prepare"])
    yield Project("prepare_anew_state", without, ["prepare", "--state", "s"])
    query = "examples/dyfj/sessions.sql"
    changed = {query: own[query] + b"\n-- name: one_more :one\nSELECT duration_ms FROM events LIMIT 1;\n"}
    yield Project("prepare_state", own, ["prepare", "--state", "s"], change=changed)
    drifted = {n: b.replace(b"duration_ms", b"duration_msec") if n.startswith("schema/") else b for n, b in own.items()}
    yield Project("check_drift", drifted, ["check"])
    portable = {"schema/1.sql": b"CREATE TABLE t (id bigint PRIMARY KEY, name text NOT NULL);",
                "q.sql": b"-- name: t_by_id :one\nSELECT id, name FROM t WHERE id = :id;\n"}
    yield Project("prepare_postgres", portable, ["prepare", "--dialect", "postgres", "q.sql"], lenient=True)
    for case in CASES:
        folder = root / "tests" / "cases" / case
        said = re.search(r"^-- dialect: (\w+)", (folder / "query.sql").read_text(), re.M)
        dialect = said.group(1) if said else "mysql"
        files = {"schema/1.sql": (folder / "schema.sql").read_bytes(), "query.sql": (folder / "query.sql").read_bytes()}
        yield Project("describe_" + case.replace("/", "_"), files, ["describe", "--dialect", dialect, "query.sql"])


def verify(root):
    """A database that is not what the schema says. The command becomes another program, so the library must go with it."""
    schema = re.split(r"^-- change", (root / "tests/live/verify_sqlite.sql").read_text(), flags=re.M)[0]
    with tempfile.TemporaryDirectory() as scratch:
        connection = sqlite3.connect(f"{scratch}/a.db")
        connection.executescript(schema + "DROP VIEW grown_ups; DROP TRIGGER stamp; CREATE TABLE others (a)")
        connection.close()
        files = {"schema/1.sql": schema.encode(), "a.db": pathlib.Path(scratch, "a.db").read_bytes(),
                 "q.sql": b"-- name: q :many\nSELECT id, name FROM people WHERE age = :age;\n"}
    return Project("verify", files, ["verify", "sqlite:a.db", "--dialect", "sqlite", "q.sql"])


def snapshot(root):
    return {str(p.relative_to(root)): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}


class Runner:
    def __init__(self, options, project):
        self.options, self.project = options, project

    def restore(self, root, state):
        """The project's files again, exactly."""
        for name in state.keys() - self.project.files.keys():
            (root / name).unlink()
        for name, data in self.project.files.items():
            if state.get(name) != data:
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_bytes(data)

    def run(self, root, count, at=None, on=False):
        env = dict(os.environ, SCHEMAC_OOM_COUNT=str(count), LC_ALL="C.UTF-8")
        if self.options.preload:
            env["LD_PRELOAD"] = self.options.preload
        if at:
            env["SCHEMAC_OOM_AT"] = str(at)
        if on:
            env["SCHEMAC_OOM_ON"] = "1"
        return subprocess.run([self.options.schemac, *self.project.args], cwd=root, env=env, capture_output=True)

    def judge(self, at, on, done, state, want):
        state.pop("s", None)  # a stamp has inodes and times in it
        whole = (want.returncode, want.stdout, want.stderr, self.after)
        if (done.returncode, done.stdout, done.stderr, state) == whole:
            return None
        where = f"{self.project.name}: allocation {at}{' and all behind it' if on else ''}"
        if done.returncode != 2 and not (self.project.lenient and done.returncode):
            return f"{where}: exit status {done.returncode}\n{done.stderr.decode(errors='replace')[-1500:]}"
        if not done.stderr.strip() and not self.project.lenient:
            return f"{where}: exit 2 without a word"
        before = {n: b for n, b in self.project.files.items() if n != "s"}
        if state != before:
            changed = [n for n in state.keys() | before.keys() if state.get(n) != before.get(n)]
            return f"{where}: files were changed: {', '.join(sorted(changed)[:5])}"
        return None

    def all(self):
        with tempfile.TemporaryDirectory() as place:
            root, count = pathlib.Path(place) / "p", pathlib.Path(place) / "count"
            root.mkdir()
            self.restore(root, {})
            if self.project.change:
                self.run(root, count)
                self.project.files = {**snapshot(root), **self.project.change}
                self.restore(root, snapshot(root))
            want = self.run(root, count)
            state = snapshot(root)
            total, wrong, tried = int(count.read_text()), [], 0
            self.restore(root, state)
            self.after = {n: b for n, b in state.items() if n != "s"}
            for at in [n for n in range(1, total + 1) if n < self.options.first or n % self.options.step == 0]:
                for on in (False, True):
                    done = self.run(root, count, at, on)
                    state = snapshot(root)
                    said = self.judge(at, on, done, dict(state), want)
                    wrong += [said] if said else []
                    tried += 1
                    self.restore(root, state)
            print(f"{self.project.name}: exit {want.returncode}, {total} allocations, {tried} runs, {len(wrong)} wrong")
            return wrong


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--schemac", required=True)
    parser.add_argument("--preload")
    parser.add_argument("--first", type=int, default=600)
    parser.add_argument("--step", type=int, default=1)
    parser.add_argument("--source", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parents[2])
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    options.schemac = os.path.abspath(options.schemac)
    wrong = []
    for project in [*scenarios(options.source), *([verify(options.source)] if options.preload else [])]:
        if not options.names or project.name in options.names:
            wrong += Runner(options, project).all()
    print("\n".join(wrong[:12]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
