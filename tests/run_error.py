#!/usr/bin/env python3
"""One folder of tests/errors/: a small project that schemac must refuse, and what it must say.

  run_error.py --schemac BINARY FOLDER [--bless]

FOLDER holds the project (schema/, sources) and
  args       the command line, one line (without it: prepare)
  setup.sh   run first in a scratch copy, with $SCHEMAC set (optional): for what cannot be committed
  engine-accepts   engines that take what is refused, and why (optional; agree/cases.py reads it)
  expected   first line `exit N`, then standard error to the byte (the linked SQLite's version is written VERSION)

The project is copied to a scratch folder and schemac runs there. Besides the expectation: the code that the
folder is named after must be in the output, and a run that fails must leave every file as it was.
"""
import argparse, os, pathlib, re, shlex, shutil, subprocess, sys, tempfile

OWN = {"args", "setup.sh", "expected", "engine-accepts"}


def snapshot(root):
    """Every file's bytes and mtime, every folder's name."""
    result = {}
    for path in sorted(root.rglob("*")):
        name = str(path.relative_to(root))
        result[name] = (path.read_bytes(), path.stat().st_mtime_ns) if path.is_file() else None
    return result


def run(schemac, folder, scratch):
    shutil.copytree(folder, scratch, dirs_exist_ok=True, symlinks=True)
    for name in OWN:
        (scratch / name).unlink(missing_ok=True)
    env = dict(os.environ, SCHEMAC=schemac, LC_ALL="C.UTF-8")
    if (folder / "setup.sh").exists():
        setup = subprocess.run(["sh", "-eu", str(folder / "setup.sh")], cwd=scratch, env=env)
        if setup.returncode == 77:
            sys.exit(77)
        assert setup.returncode == 0, "setup.sh failed"
    args = (folder / "args").read_text() if (folder / "args").exists() else "prepare"
    before = snapshot(scratch)
    done = subprocess.run([schemac] + shlex.split(args), cwd=scratch, env=env, capture_output=True)
    err = re.sub(r"SQLite \d+\.\d+\.\d+", "SQLite VERSION", done.stderr.decode("utf-8", "replace"))
    return done.returncode, err, before, snapshot(scratch)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--schemac", required=True)
    parser.add_argument("--bless", action="store_true")
    parser.add_argument("folder", type=pathlib.Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        status, err, before, after = run(os.path.abspath(options.schemac), options.folder.resolve(), pathlib.Path(scratch))
    got = f"exit {status}\n{err}"
    code = options.folder.name.split("_")[0]
    problems = []
    if code[0] in "EW" and code[1:].isdigit() and f"[{code}]" not in err:
        problems.append(f"[{code}] was not reported")
    if status != 0 and before != after:
        changed = [n for n in before.keys() | after.keys() if before.get(n) != after.get(n)]
        problems.append(f"a failed run changed files: {', '.join(sorted(changed))}")
    if options.bless:
        (options.folder / "expected").write_text(got)
    elif got != (options.folder / "expected").read_text():
        problems.append("standard error or exit status differ; got:\n" + got)
    print("\n".join(problems) or "ok")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
