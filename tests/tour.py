#!/usr/bin/env python3
"""tour.py ROOT: every function of the public headers is called in examples/, where it is compiled and run on every engine.

What is private (sc__*) is the generated code's, and not looked for."""
import pathlib, re, sys


def functions(root):
    """Declared in a public header, or defined there inline."""
    found = set()
    for header in sorted((root / "runtime/include/schemac").glob("*.h")):
        text = re.sub(r"/\*.*?\*/", "", header.read_text(), flags=re.S)
        for line in re.findall(r"^(?!typedef|#|\s|return)[a-z][\w *]*?\b(sc_\w+)\(", text, re.M):
            if not line.startswith("sc__"):
                found.add(line)
    return found


def main():
    root = pathlib.Path(sys.argv[1])
    code = "".join(p.read_text() for p in sorted((root / "examples").glob("*/*.[ch]")))
    all_of_them = functions(root)
    missing = [name for name in sorted(all_of_them) if not re.search(rf"\b{name}\(", code)]
    if len(all_of_them) < 50:
        sys.exit(f"tour.py: only {len(all_of_them)} functions were found in the headers")
    if missing:
        sys.exit("tour.py: no example calls " + ", ".join(missing))
    print(f"{len(all_of_them)} functions, each in an example")


main()
