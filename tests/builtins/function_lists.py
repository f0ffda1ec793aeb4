#!/usr/bin/env python3
"""The functions that each engine has, and for how many arguments: tests/builtins/functions_ENGINE.txt, made anew or checked.

  function_lists.py --write ENGINE   asks a live engine: sqlite (Python's), or mariadb, mysql, dolt by SCHEMAC_TEST_ENGINE
  function_lists.py ENGINE           says what has moved since (exit 1); no server: 77
  function_lists.py                  holds compiler/sema/funcs.def against the four committed lists; asks nobody

A line is a name and the numbers of arguments, none to eight, that the engine does not refuse. The rules of functions.py
say how a server is asked. After --write the last form says which rows of funcs.def are to be looked at."""
import argparse, os, pathlib, re, sqlite3, sys

import functions
from servers import Server

HERE = pathlib.Path(__file__).resolve().parent
ENGINES = ("sqlite", "mariadb", "mysql", "dolt")
MOST = functions.MOST


def sqlite_takes(db, name, n):
    """What the list calls any number: a call that is prepared says more."""
    try:
        db.execute(f"EXPLAIN SELECT {name}({', '.join(['NULL'] * n)})")
    except sqlite3.Error as e:
        return "wrong number of arguments" not in str(e)
    return True


def of_sqlite():
    db, out = sqlite3.connect(":memory:"), {}
    for name, n in db.execute("SELECT upper(name), narg FROM pragma_function_list"):
        if re.fullmatch(r"\w+", name):
            out.setdefault(name, set()).update([n] if n >= 0 else [k for k in range(MOST + 1) if sqlite_takes(db, name, k)])
    return out


def of_server(engine, url):
    """The names of funcs.def, and those that the server lists itself."""
    server, said = Server(url), functions.declared(engine)
    asked = [(name, n, call) for name, over in said.items() for n, call in functions.calls(name, over[1]).items()]
    out = {}
    for name, n in functions.ask(server, asked) | functions.unlisted_calls(server, engine, set(said)):
        out.setdefault(name, set()).add(n)
    return out


def path(engine):
    return HERE / f"functions_{engine}.txt"


def committed(engine):
    lines = path(engine).read_text().splitlines()
    return {line.split()[0]: {int(n) for n in line.split()[1:]} for line in lines if not line.startswith("#")}


def write(engine, live):
    title = f"# The functions of {engine}, and for how many arguments. Made by function_lists.py --write {engine}."
    lines = [f"{name} {functions.numbers(live[name])}" for name in sorted(live)]
    path(engine).write_text("\n".join([title, *lines]) + "\n")


def moved(engine, live):
    was = committed(engine)
    for name in sorted(live.keys() | was.keys()):
        if live.get(name) != was.get(name):
            yield f"{engine}: {name}({functions.numbers(was.get(name, ()))}) is now {functions.numbers(live.get(name, ()))}"


def disagreements(engine):
    """Rows of funcs.def that the committed list does not bear out, and names that it has alone."""
    listed = committed(engine)
    said = functions.declared(engine)
    for name in sorted(said.keys() | listed.keys()):
        ours, theirs = said.get(name, (set(), False))[0], listed.get(name, set())
        tried = set(range(MOST + 1)) if engine == "sqlite" else set(functions.calls(name, False))
        loose = (engine, name) in functions.LOOSE and ours <= theirs | (ours - tried)
        if ours & tried != theirs & tried and not loose:
            yield f"{engine}: {name} takes {functions.numbers(theirs & tried)} arguments, and funcs.def says {functions.numbers(ours & tried)}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true")
    parser.add_argument("engine", nargs="?", choices=ENGINES)
    arguments = parser.parse_args()
    if not arguments.engine:
        differ = [line for engine in ENGINES for line in disagreements(engine)]
        print("\n".join(differ) if differ else "funcs.def is as the lists say")
        return 1 if differ else 0
    url = os.environ.get("SCHEMAC_TEST_" + arguments.engine.upper())
    if arguments.engine != "sqlite" and not url:
        print(f"skipped: no {arguments.engine} server (./dev test starts one)")
        return 77
    live = of_sqlite() if arguments.engine == "sqlite" else of_server(arguments.engine, url)
    if arguments.write:
        write(arguments.engine, live)
    differ = list(moved(arguments.engine, live))
    print("\n".join(differ) if differ else f"{arguments.engine}: {len(live)} functions, as committed")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
