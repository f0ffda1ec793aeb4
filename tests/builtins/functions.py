#!/usr/bin/env python3
"""Which servers have the functions of compiler/sema/funcs.def: asked of a live one.

  functions.py ENGINE      ENGINE is mariadb, mysql or dolt; its URL is in SCHEMAC_TEST_ENGINE

Each name of the mysql dialect is called with as many NULLs as it takes least. A server that has no function of that name says
so; whatever else it says is about the call. Exit 0 as funcs.def says, 1 some differ (a line each), 77 no server."""
import os, pathlib, re, sys

from servers import Server

FUNCS = pathlib.Path(__file__).resolve().parent.parent.parent / "compiler" / "sema" / "funcs.def"
WHERE = {"MY": "mysql mariadb dolt", "ORACLE": "mysql dolt", "BOTH": "mysql mariadb", "MARIA": "mariadb dolt",
         "ALL": "mysql mariadb dolt", "FUNC_MYSQL": "mysql", "FUNC_MARIADB": "mariadb", "FUNC_DOLT": "dolt"}
UNKNOWN = re.compile(r"ERROR 1305|function: '[^']*' not found|ERROR 1128")


def rows():
    """(name, servers, least, OVER or nothing) of the mysql dialect's functions."""
    for name, where, least, kind in re.findall(r"^F\((\w+), ([^,]+), (\d+), \w+, (\w+)", FUNCS.read_text(), re.M):
        servers = {s for word in where.split(" | ") for s in WHERE.get(word, "").split()}
        if servers:
            yield name, servers, int(least), " OVER ()" if kind == "WINDOW" else ""


def ask(server, names):
    """The names the server has: one connection asks them all."""
    lines = ["USE test;"] + [f"SELECT {name}({', '.join(['NULL'] * least)}){over};"
                            for name, (least, over) in names.items()]
    unknown = set()
    for line in server.run("\n".join(lines), force=True)[1].splitlines():
        at = re.match(r"(ERROR .*?) at line (\d+)(.*)", line)
        if at and UNKNOWN.search(at.group(1) + at.group(3)):
            unknown.add(int(at.group(2)) - 2)
    return {name for i, name in enumerate(names) if i not in unknown}


def main():
    engine = sys.argv[1]
    url = os.environ.get("SCHEMAC_TEST_" + engine.upper())
    if not url:
        print(f"skipped: no {engine} server (./dev test starts one)")
        return 77
    least, said = {}, {}
    for name, servers, n, over in rows():
        least[name] = min((n, over), least.get(name, (n, over)))
        said.setdefault(name, set()).update(servers)
    have = ask(Server(url), least)
    differ = [f"{name}: {engine} has {'it' if name in have else 'none'}, and funcs.def says {' '.join(sorted(said[name]))}"
              for name in sorted(least) if (name in have) != (engine in said[name])]
    print("\n".join(differ) if differ else f"{engine}: {len(least)} functions as funcs.def says")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
