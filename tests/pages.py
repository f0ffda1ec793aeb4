#!/usr/bin/env python3
"""docs/diagnostics/: every code of codes.def has a page, and what the page shows is true.

  pages.py --schemac BINARY REPOSITORY [CODE …]

A page is `# CODE: title of codes.def`, what it means, `## Example` and `## Cure`. In both, a fenced block with a path
behind its language is a file (```sql app.sql), and a ```sh block is what is run, instead of `schemac prepare app.sql`
(or app.c). The example must report the code; the cure's files and commands, over a fresh copy of the example's files,
must report neither the code nor any error.
"""
import argparse, concurrent.futures, os, pathlib, re, subprocess, sys, tempfile

FENCE = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.M | re.S)


def blocks(section):
    """(files by path, commands)"""
    files, commands = {}, None
    for language, path, text in FENCE.findall(section):
        if path:
            files[path] = text
        elif language == "sh":
            commands = text
    return files, commands


def run(schemac, files, commands):
    with tempfile.TemporaryDirectory() as scratch:
        for path, text in files.items():
            target = pathlib.Path(scratch, path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text)
        source = "app.c" if "app.c" in files else "app.sql"
        env = dict(os.environ, LC_ALL="C.UTF-8", PATH=f"{os.path.dirname(schemac)}:{os.environ['PATH']}")
        done = subprocess.run(["sh", "-c", commands or f"schemac prepare {source}"], cwd=scratch, env=env,
                              capture_output=True)
        return done.returncode, done.stderr.decode("utf-8", "replace")


def check(schemac, page, code, title):
    if not page.exists():
        return [f"{code} has no page {page.name}: see docs/diagnostics/README.md"]
    text = page.read_text()
    found = re.fullmatch(r"# (\w+): ([^\n]*)\n\n(.+?)\n\n## Example\n(.*?)\n## Cure\n(.*)", text, re.S)
    if not found:
        return [f"{page.name}: a page is a title, its meaning, `## Example`, `## Cure`"]
    problems = []
    if found.group(1) != code or found.group(2) != title:
        problems.append(f"{page.name}: the title is `# {code}: {title}`")
    files, commands = blocks(found.group(4))
    if not files and not commands:
        return problems + [f"{page.name}: the example has no file"]
    status, said = run(schemac, files, commands)
    if f"[{code}]" not in said:
        problems.append(f"{page.name}: the example does not report {code}, exit {status}:\n{said}")
    cured, cured_commands = blocks(found.group(5))
    if not cured and not cured_commands:
        return problems + [f"{page.name}: the cure has no file"]
    status, said = run(schemac, {**files, **cured}, cured_commands or commands)
    if f"[{code}]" in said or "error[" in said or status:
        problems.append(f"{page.name}: the cure reports something, exit {status}:\n{said}")
    return problems


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--schemac", required=True)
    parser.add_argument("repository", type=pathlib.Path)
    parser.add_argument("codes", nargs="*")
    options = parser.parse_args()
    definitions = (options.repository / "compiler" / "diag" / "codes.def").read_text()
    codes = re.findall(r'^X\((\w+), \w+, \w+, "(.*)"\)$', definitions, re.M)
    folder = options.repository / "docs" / "diagnostics"
    problems = [f"{p.name} is of no code" for p in sorted(folder.glob("[EW]*.md")) if p.stem not in dict(codes)]
    schemac = os.path.abspath(options.schemac)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        jobs = [pool.submit(check, schemac, folder / f"{code}.md", code, title)
                for code, title in codes if not options.codes or code in options.codes]
        for job in jobs:
            problems += job.result()
    print("\n".join(problems) or f"{len(codes)} pages")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
