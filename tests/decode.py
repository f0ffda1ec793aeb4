#!/usr/bin/env python3
"""What schemac decodes out of C and C++ string literals is what the compilers make of them.

  decode.py --schemac BINARY [--seed N] [--count N] [SCENARIO | --list]

A scenario is a language and a compiler. Each query of the file it makes is random: adjacent literals with every escape, raw
strings, macros defined, changed and undefined, comments, continuations, conditions. The compiled program prints the bytes it
has; they must be those of --dump=sites. The seed is printed when they are not.
"""
import argparse, os, pathlib, random, re, shutil, subprocess, sys, tempfile

SCENARIOS = {"c_gcc": ("c", ["gcc", "-std=gnu11"]), "c_clang": ("c", ["clang", "-std=c11"]),
             "cpp_gcc": ("cpp", ["g++", "-std=gnu++17"]), "cpp_clang": ("cpp", ["clang++", "-std=c++17"])}

HEAD = """{bom}#include <stdio.h>
#include <string.h>
#define SCHEMAC_QUERY(name, ...) static const char *const text_##name = (const char *)(__VA_ARGS__)
"""


class Maker:
    """Text of one source file, query by query."""

    def __init__(self, seed, language):
        self.random, self.language = random.Random(seed), language
        self.macros, self.n = [], 0

    def splice(self):
        return self.random.choice(["", "", "", "", "", "", "", "\\\n"])

    def space(self):
        return self.random.choice([" ", "", "\n", " /* \" */ ", " // x \"\n", "\t", "\\\n", "\n\n", " /* a\n b */ "])

    def piece(self):
        """A few characters of a plain literal's content."""
        r = self.random
        kind = r.randrange(14)
        if kind == 0:
            return r.choice(["\\n", "\\t", "\\\\\\\\", "\\\"", "\\?", "\\a", "\\v", "\\f", "\\b", "\\r"])
        if kind == 1:
            return "\\%o" % r.randrange(32, 127) + r.choice("xyz")
        if kind == 2:
            return "\\%03o" % r.randrange(64, 127) + r.choice("019x")
        if kind == 3:
            return "\\x%x" % r.randrange(32, 127) + r.choice([" ", "g", "_"])
        if kind == 4:
            return "\\u%04x" % r.choice([0xe9, 0x20ac, 0x4e2d])
        if kind == 5:
            return "\\U%08x" % r.choice([0x1f600, 0x10ffff, 0x20ac])
        if kind == 6:
            return r.choice(["é", "€", "😀", "?x", "? ?", "%s", "/", "*", "  "])
        if kind == 7:
            return r.choice("abcxyz") + self.splice() + r.choice("0123")
        return r.choice(["a", "SELECT", " ", "b1", ",", "(", ")", "{", "x ", "1", "+", "-1", "."])

    def plain(self):
        text = "".join(self.piece() for _ in range(self.random.randrange(6)))
        return ("u8" if self.language == "c" and self.random.randrange(12) == 0 else "") + '"' + text + '"'

    def raw(self):
        r = self.random
        body = "".join(r.choice(["a", '"', "\\", "\n", " ", ")", "(", "\\n", "é", "x", "//"]) for _ in range(r.randrange(9)))
        body = re.sub(r"\\ {2,}\n", "\\ \n", body)  # of the blanks between a backslash and a newline g++ keeps one, a defect of its own
        mark = r.choice(["", "x", "a_1"])
        if ")" + mark + '"' in body:
            mark = "zzz"
        return f'R"{mark}({body}){mark}"'

    def literal(self):
        if self.language == "cpp" and self.random.randrange(4) == 0:
            return self.raw()
        if self.macros and self.random.randrange(5) == 0:
            return self.random.choice(self.macros)
        return self.plain()

    def literals(self):
        """Their SQL must be one statement: it is quoted by two literals of its own."""
        parts = [self.literal() for _ in range(1 + self.random.randrange(4))]
        return self.space().join(["\"SELECT '\"", *[" " + p + " " for p in parts], '"\'"'])

    def define(self):
        """One macro made, changed or removed."""
        r = self.random
        lines = []
        if self.macros and r.randrange(3) == 0:
            name = self.macros.pop(r.randrange(len(self.macros)))
            lines.append(f"#undef {name}")
        name = f"PART_{r.randrange(6)}"
        if name not in self.macros:
            body = " ".join(self.plain().replace("u8", "", 1) for _ in range(1 + r.randrange(2)))
            lines.append(f"#undef {name}\n#define {name}{r.choice([' ', '  ', ' /* x */ '])}{body}{r.choice(['', ' // x', ' /* y */'])}")
            self.macros.append(name)
        return "\n".join(lines)

    def query(self):
        name = f"q{self.n}"
        self.n += 1
        call = f"SCHEMAC_QUERY{self.splice()}({self.space()}{name}{self.space()},{self.space()}{self.literals()}{self.space()});"
        r = self.random.randrange(8)
        if r == 0:
            return f"#if 0\nSCHEMAC_QUERY({name}, \"SELECT 0\"); don't\n#else\n{call}\n#endif"
        if r == 1:
            return f"#ifndef NOTHING_DEFINES_THIS\n{call}\n#endif"
        if r == 2:
            return f"/* SCHEMAC_QUERY(x, \"no\"); */ {call} // SCHEMAC_QUERY(y, \"no\");"
        return call

    def source(self, count):
        lines = [HEAD.format(bom=self.random.choice(["", "\ufeff"]))]
        for _ in range(count):
            if self.random.randrange(4) == 0:
                lines.append(self.define())
            lines.append(self.query())
        lines.append("static void show(const char *name, const char *s)\n{\n    printf(\"%s \", name);\n"
                     "    for (; *s; s++) printf(\"%02x\", (unsigned)(unsigned char)*s);\n    putchar('\\n');\n}\nint main(void)\n{")
        lines += [f'    show("q{i}", text_q{i});' for i in range(self.n)] + ["    return 0;\n}"]
        text = "\n".join(lines)
        return text.replace("\n", "\r\n") if self.random.randrange(4) == 0 else text


def decoded(schemac, root, name):
    (root / "schema").mkdir()
    (root / "schema" / "schema.sql").write_text("CREATE TABLE t (a INT);")
    done = subprocess.run([schemac, "describe", "--dialect", "sqlite", "--dump=sites", name], cwd=root, capture_output=True)
    found = re.findall(rb"^site (q\d+) in [^\n]*\n(.*?)(?=^site q|\Z)", done.stdout, re.M | re.S)
    return {name.decode(): text[:-1].hex() for name, text in found}, done.stderr.decode("utf-8", "replace")


def compiled(command, root, name):
    subprocess.run([*command, "-w", "-o", "program", name], cwd=root, check=True)
    return dict(line.split() for line in subprocess.run([root / "program"], capture_output=True, text=True).stdout.splitlines())


def check(schemac, scenario, seed, count):
    language, command = SCENARIOS[scenario]
    with tempfile.TemporaryDirectory() as scratch:
        root, name = pathlib.Path(scratch), "app." + language
        (root / name).write_bytes(Maker(seed, language).source(count).encode())
        ours, said = decoded(schemac, root, name)
        theirs = compiled(command, root, name)
        wrong = [q for q in theirs if ours.get(q) != theirs[q]] + [q for q in ours if q not in theirs]
        for q in wrong[:3]:
            print(f"{q}: the compiler has {bytes.fromhex(theirs.get(q, ''))}, schemac {bytes.fromhex(ours.get(q, ''))}")
        if wrong:
            print(f"{scenario}: {len(wrong)} of {len(theirs)} differ, --seed {seed}\n{said[:2000]}")
        return not wrong


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--schemac")
    parser.add_argument("--source")
    parser.add_argument("--seed", type=int)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--list", action="store_true")
    parser.add_argument("scenario", nargs="?", choices=SCENARIOS)
    arguments = parser.parse_args()
    if arguments.list:
        print("\n".join(SCENARIOS))
        return 0
    seed = arguments.seed if arguments.seed is not None else random.randrange(10**9)
    if not shutil.which(SCENARIOS[arguments.scenario][1][0]):
        print(f"no {SCENARIOS[arguments.scenario][1][0]} on this machine")
        return 77
    return 0 if check(os.path.abspath(arguments.schemac), arguments.scenario, seed, arguments.count) else 1


if __name__ == "__main__":
    sys.exit(main())
