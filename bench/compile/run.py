#!/usr/bin/env python3
"""How fast schemac itself is: run.py BUILD [--rounds N] [--scratch DIR] [--tables N] [--queries N]

BUILD is a build folder configured with -DCMAKE_BUILD_TYPE=RelWithDebInfo -DSCHEMAC_BUILD_BENCH=ON. Every measure is taken
ROUNDS times (5), all of a round one after the other, and the least of each is shown: the machine's noise only ever adds.
DIR is where the corpora are written and prepared; its file system counts, since prepare writes a file a query.
"""
import argparse, os, pathlib, resource, subprocess, sys, tempfile, time

HERE = pathlib.Path(__file__).resolve().parent


class Run:
    def __init__(self, wall, cpu, memory):
        self.wall, self.cpu, self.memory = wall, cpu, memory


def timed(command, cwd, expect=0):
    """Wall and CPU in seconds, peak memory in MB, of a process that must end with that status."""
    start = time.monotonic()
    child = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.monotonic() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != expect:
        sys.exit(f"run.py: {' '.join(map(str, command))}: exit {child.returncode}\n{errors.decode()[:2000]}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


class Corpus:
    def __init__(self, scratch, schemac, dialect, tables, queries):
        self.folder, self.dialect = scratch / f"{dialect}_{tables}_{queries}", dialect
        subprocess.run([sys.executable, HERE / "gen_corpus.py", str(tables), str(queries), dialect, self.folder], check=True)
        self.schemac, self.n, self.round = schemac, queries, 0

    def command(self, name, *options, state=True):
        """With outputs in the round's folders, and its state there, or without one."""
        out = f"round{self.round}"
        options = ("--state", f"{out}/state" if state else "none", *options)
        return [self.schemac, name, "--dialect", self.dialect, "--target", self.dialect, "--generated", f"{out}/generated",
                "--cache", f"{out}/cache", *options, "queries"]

    def cold(self):
        """In new folders each time: where ten thousand files were just deleted, some file systems make new ones slowly."""
        self.round += 1
        return timed(self.command("prepare"), self.folder)

    def bare(self):
        """The same bytes under the same names, written by a program that does nothing else."""
        made, out = self.folder / f"round{self.round}", self.folder / f"bare{self.round}"
        files = [(p.relative_to(made), p.read_bytes()) for d in ("generated", "cache") for p in sorted((made / d).iterdir())]
        start, before = time.monotonic(), resource.getrusage(resource.RUSAGE_SELF)
        for name in ("generated", "cache"):
            (out / name).mkdir(parents=True)
        for name, data in files:
            fd = os.open(out / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
            os.write(fd, data)
            os.close(fd)
        after = resource.getrusage(resource.RUSAGE_SELF)
        wall = time.monotonic() - start
        return Run(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, 0)

    def check(self):
        return timed(self.command("check", state=False), self.folder)

    def check_state(self):
        return timed(self.command("check"), self.folder)

    def stamped(self):
        time.sleep(0.1)  # no file is too young to be known by its time
        timed(self.command("check", "--stamp", "stamp"), self.folder)
        timed(self.command("check", "--stamp", "stamp"), self.folder)
        return timed(self.command("check", "--stamp", "stamp"), self.folder)

    def one_changed(self):
        path = self.folder / "queries" / "0001.sql"
        text = path.read_text()
        path.write_text(text.replace("WHERE", "WHERE 1 = 1 AND", 1))
        run = timed(self.command("prepare"), self.folder)
        path.write_text(text)
        timed(self.command("prepare"), self.folder)
        return run


def least(runs):
    return Run(min(r.wall for r in runs), min(r.cpu for r in runs), max(r.memory for r in runs))


def front(build, corpus, rounds):
    out = subprocess.run([build / "bench/bench_front", corpus.dialect, corpus.folder, str(rounds)], check=True, capture_output=True, text=True).stdout
    return {name: float(us) for name, us, _ in (line.split("\t") for line in out.splitlines())}


def show(name, run, base=None):
    ratio = f"{run.wall / base.wall:6.2f}" if base else "      "
    print(f"  {name:44} {run.wall * 1000:8.0f} ms {run.cpu * 1000:8.0f} ms {run.memory:7.0f} MB {ratio}")


def measure(corpus, double, rounds):
    names = ["cold", "bare", "check", "one_changed", "check_state", "stamped"]
    got = {name: [] for name in names}
    twice = []
    for _ in range(rounds):
        for name in names:
            got[name].append(getattr(corpus, name)())
        twice.append(double.cold())
    runs = {name: least(got[name]) for name in names}
    print(f"\n{corpus.dialect}, {corpus.n} queries{'wall':>32}{'CPU':>12}{'memory':>11}   ratio")
    show("bare: the same files, written and no more", runs["bare"])
    show("prepare into empty folders (to bare)", runs["cold"], runs["bare"])
    show("check, neither stamp nor state (to prepare)", runs["check"], runs["cold"])
    show("check, nothing changed, with a state", runs["check_state"], runs["cold"])
    show("check, nothing changed, with a stamp", runs["stamped"], runs["cold"])
    show("prepare, one query changed (to prepare)", runs["one_changed"], runs["cold"])
    show(f"prepare, {double.n} queries (to prepare)", least(twice), runs["cold"])


def main():
    arg = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arg.add_argument("build", type=pathlib.Path)
    arg.add_argument("--rounds", type=int, default=5)
    arg.add_argument("--scratch", type=pathlib.Path)
    arg.add_argument("--tables", type=int, default=500)
    arg.add_argument("--queries", type=int, default=10000)
    o = arg.parse_args()
    build = o.build.resolve()
    with tempfile.TemporaryDirectory(dir=o.scratch, prefix="schemac-bench-") as name:
        for dialect in ("mysql", "sqlite"):
            corpus = Corpus(pathlib.Path(name), build / "schemac", dialect, o.tables, o.queries)
            measure(corpus, Corpus(pathlib.Path(name), build / "schemac", dialect, o.tables, o.queries * 2), o.rounds)
            us = front(build, corpus, o.rounds)
            for what, each in us.items():
                print(f"  {what:44} {each:8.2f} us a query" + (f" {each / us['parse']:22.2f}" if what != "parse" else ""))


main()
