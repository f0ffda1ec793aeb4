#!/usr/bin/env python3
"""The house's rules, held: sizes, walls, rooms, banned functions, mutable variables at file scope, and a folder of
tests/errors/ for every diagnostic. lint.py REPOSITORY; each breach a line, exit 1."""
import pathlib, re, shutil, subprocess, sys

ROOMS = ["base", "diag", "scan", "parse", "sema", "judge", "emit", "live", "client"]  # each may include itself and those before it
# type.h is the vocabulary of columns that the AST is written in: it includes nothing but base/.
SHARED_HEADERS = {"sema/type.h", "parse/dialect.h"}
WALLS = [(re.compile(r'#\s*include\s*[<"](pg_query|protobuf-c)'), re.compile(r"compiler/parse/pg_\w+\.c$"), "pg_query"),
         (re.compile(r'#\s*include\s*[<"]sqlite3\.h'), re.compile(r"\w*sqlite\w*\.c$"), "sqlite3.h"),
         (re.compile(r'#\s*include\s*[<"]mysql'), re.compile(r"(runtime|compiler/client)/\w*mysql\w*\.[ch]$"), "mysql.h")]
BANNED = re.compile(r"(?<![\w.>])(sprintf|strcpy|strcat|gets|atoi|atol|atof|strtok|system|popen|tmpnam)\s*\(")
MUTABLE = re.compile(r"^(static\s+)?(?!const|extern|typedef|struct\s+\w+\s*\{|enum|union|return|#)(\w[\w\s*]*?)\b\w+(\[[^\]]*\])?\s*(=[^=].*)?;\s*(/\*.*)?$")
MAX_FILE, MAX_FUNCTION = 800, 80


def functions(lines):
    """(name, first line, length) of each function: a `{` at column 0 closes with a `}` at column 0."""
    start = None
    for i, line in enumerate(lines):
        if line.startswith("{"):
            start = i
        elif line.startswith("}") and start is not None:
            head = next((lines[j] for j in range(start - 1, -1, -1) if lines[j] and not lines[j].startswith(" ")), "")
            name = re.search(r"(\w+)\s*\(", head)
            yield (name.group(1) if name else "?"), start + 1, i - start + 2
            start = None


def check_file(path, name, say):
    text = path.read_text()
    lines = text.split("\n")
    if len(lines) > MAX_FILE:
        say(f"{name}: {len(lines)} lines, {MAX_FILE} at most")
    if path.suffix in (".c", ".h") and not text.startswith("/*"):
        say(f"{name}:1: no first comment that says what the file is")
    for function, line, length in functions(lines):
        if length > MAX_FUNCTION:
            say(f"{name}:{line}: {function} has {length} lines, {MAX_FUNCTION} at most")
    for i, line in enumerate(lines, 1):
        for include, allowed, what in WALLS:
            if include.search(line) and not allowed.search(name):
                say(f"{name}:{i}: {what} may not be included here")
        banned = BANNED.search(line)
        if banned and not line.lstrip().startswith(("*", "/*", "//")):
            say(f"{name}:{i}: {banned.group(1)}() is banned")
        if path.suffix == ".c" and MUTABLE.match(line) and not re.search(r"\bconst\b|\bonce\b", line) and "(" not in line.split("=")[0]:
            say(f"{name}:{i}: mutable at file scope: {line.strip()}")
        if "\t" in line or line.rstrip() != line:
            say(f"{name}:{i}: a tab, or blanks at the end of the line")


def check_rooms(path, name, say):
    parts = name.split("/")
    if parts[0] != "compiler" or len(parts) < 3:
        return
    allowed = ROOMS[: ROOMS.index(parts[1]) + 1]
    for i, line in enumerate(path.read_text().split("\n"), 1):
        found = re.match(r'#include "(\w+)/([\w.]+)"', line)
        if found and found.group(1) not in allowed and "/".join(found.groups()) not in SHARED_HEADERS:
            say(f"{name}:{i}: {parts[1]}/ may not include {found.group(1)}/")


def check_codes(root, say):
    folders = {p.name.split("_")[0] for p in (root / "tests" / "errors").iterdir() if p.is_dir()}
    codes = re.findall(r"^X\((\w+),", (root / "compiler" / "diag" / "codes.def").read_text(), re.M)
    for code in codes:
        if code not in folders:
            say(f"compiler/diag/codes.def: {code} has no folder in tests/errors/")


def check_format(root, say):
    """.clang-format holds, as version 14 reads it; other versions differ in small things and are not asked."""
    if not shutil.which("clang-format-14"):
        return
    files = [str(p) for folder in ("compiler", "runtime") for p in sorted((root / folder).rglob("*.[ch]"))]
    done = subprocess.run(["clang-format-14", "--dry-run", "-Werror", *files], capture_output=True, text=True)
    for line in re.findall(r"^.*: error: .*$", done.stderr, re.M):
        say(line)


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    breaches = []
    for folder in ("compiler", "runtime"):
        for path in sorted((root / folder).rglob("*.[ch]")):
            name = str(path.relative_to(root))
            check_file(path, name, breaches.append)
            check_rooms(path, name, breaches.append)
    check_codes(root, breaches.append)
    check_format(root, breaches.append)
    print("\n".join(breaches) or "ok")
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())
