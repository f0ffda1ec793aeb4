#!/usr/bin/env python3
"""Every valid statement of the cases with one small thing wrong: what the engine refuses schemac refuses, and there.

  mutate.py --schemac BINARY --agree PROGRAM --engine sqlite|mariadb|mysql [--sample N] [--seed S] [--verbose]

A statement is mutated at each token: a name is misspelt, a token left out, doubled, swapped with its neighbour. Held
against the engine's verdict at PREPARE: `missed`, refused by the engine and taken by schemac (none where a name is
misspelt, one in 200 elsewhere); `strict`, the reverse; `astray`, its text is refused by both, and schemac points neither at
what was mutated nor just behind it (a parenthesis that has no other is noticed later, and a name that is gone where it is
used: they are not counted). Each kind is printed once. N mutants (0: all), by the seed. Exit 1 when a bound is passed."""
import argparse, collections, os, pathlib, random, re, sys

HERE = pathlib.Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path[:0] = [str(HERE), str(HERE.parent)]
import cases, verdict  # noqa: E402

NAME = re.compile(r"[A-Za-z_]\w*$|`[^`]+`$|\"[^\"]+\"$")
MISSED, STRICT, ASTRAY = 0.005, 0.005, 0.02
# Names that the engine resolves only when it executes, or not at all.
LATE = {"mariadb": re.compile(r"(INSERT|REPLACE)\b.*\bSELECT\b|UPDATE\b", re.I | re.S), "sqlite": re.compile(r"\bIN \(\)|^\s*PRAGMA\b", re.I)}


def keywords():
    text = (HERE.parent.parent / "compiler" / "parse" / "keywords.def").read_text()
    return set(re.findall(r"^X\((\w+),", text, re.M))


class Mutant:
    """at … behind: the bytes of the mutant where an error may be shown."""

    def __init__(self, case, name, how, sql, at, behind):
        self.case, self.name, self.how, self.sql = case, name, how, sql
        self.at, self.behind = len(sql[:at].encode()), len(sql[:behind].encode())


def mutants(case, name, sql, words):
    """Of one statement, all."""
    ts = [(a, b) for a, b in verdict.tokens(sql) if not re.match(r"--|/\*|#", sql[a:b])]
    make = lambda how, text, at, behind: Mutant(case, name, how, text, at, min(behind, len(text)))
    for i, (a, b) in enumerate(ts):
        word, last = sql[a:b], i + 1 == len(ts)
        before, after = ts[max(i - 2, 0)][0], ts[min(i + 2, len(ts) - 1)][1]  # two tokens either side
        paren = word in "()" or (not last and sql[slice(*ts[i + 1])] in "()")
        ours = i > 1 and sql[slice(*ts[i - 1])] == "." and sql[slice(*ts[i - 2])] == "sqlc"  # sqlc.embed: no engine's name
        if NAME.match(word) and word.upper() not in words and not ours:
            wrong = word[:-1] + "zq" + word[-1] if word[-1] in "`\"" else word + "zq"
            yield make("misspelt", sql[:a] + wrong + sql[b:], a, a + len(wrong))
        yield make("left out", sql[:a] + " " + sql[b:], before, len(sql) if paren else after)
        yield make("doubled", sql[:b] + " " + word + sql[b:], before, len(sql) * 2 if paren else after + 1 + len(word))
        if not last:
            c, d = ts[i + 1]
            yield make("swapped", f"{sql[:a]} {sql[c:d]} {word} {sql[d:]}", before, len(sql) if paren else after + 3)


def valid(options, words):
    """(language, [(case, [mutants])]) of the statements that both take."""
    by_language = collections.defaultdict(list)
    for folder in sorted((HERE.parent / "cases").glob("*/*")):
        case = cases.read_case(folder, options.engine) if (folder / "schema.sql").exists() else None
        if case:
            by_language[case.language].append(case)
    for language, some in by_language.items():
        court = verdict.Court(options.agree, language, options.engine)
        answers = court.ask([(c.schema, [("query", sql) for _, sql in c.queries]) for c in some])
        yield language, court, [(case, [m for (name, sql), (a, b) in zip(case.queries, of) if a.taken and b.taken
                                        for m in mutants(case, name, sql, words)])
                                for case, (_, _, of) in zip(some, answers)]


def sampled(options, groups):
    total = sum(len(ms) for _, _, cs in groups for _, ms in cs)
    rnd = random.Random(options.seed)
    share = min(options.sample / total, 1) if options.sample else 1
    for language, court, cs in groups:
        yield court, [(case, [m for m in ms if share == 1 or rnd.random() < share]) for case, ms in cs]


class Tally:
    def __init__(self, engine):
        self.late = LATE.get(engine)
        self.n, self.seen, self.lines = collections.Counter(), collections.Counter(), []

    def add(self, mutant, ours, theirs):
        self.n[mutant.how] += 1
        if theirs.taken is None:
            return
        if theirs.taken:
            late = self.late and ours.code.startswith("E02") and self.late.search(mutant.sql)
            if not ours.taken and not late and not cases.OURS_ALONE.match(ours.code):
                self.say("strict", mutant, ours, ours)
            return
        self.n["refused " + mutant.how] += 1
        if ours.taken and "W0102" not in ours.warnings:
            self.say("missed", mutant, theirs, ours)
        elif ours.code in ("E0103", "E0117") and not (mutant.at <= ours.at <= mutant.behind):
            self.say("astray", mutant, ours, ours)

    def say(self, what, mutant, why, ours):
        self.n[f"{what} {mutant.how}"] += 1
        kind = (what, mutant.how, *why.kind())
        self.seen[kind] += 1
        if self.seen[kind] == 1:
            place = f" at {ours.at}, not in {mutant.at}..{mutant.behind}" if what == "astray" else ""
            self.lines.append((kind, f"{what}, {mutant.how}: {why.code} {why.says}{place}\n    {mutant.case.name} {mutant.name}: "
                                     f"{' '.join(mutant.sql.split())}"))

    def report(self, verbose):
        for kind, line in sorted(self.lines, key=lambda kl: kl[0]):
            if verbose or kind[0] != "astray":
                print(f"({self.seen[kind]}) {line}")
        ok = True
        for how in ("misspelt", "left out", "doubled", "swapped"):
            refused = self.n["refused " + how]
            missed, strict, astray = (self.n[f"{w} {how}"] for w in ("missed", "strict", "astray"))
            print(f"{how}: {self.n[how]} mutants, {refused} refused by the engine, {missed} missed, {astray} astray, {strict} strict")
            ok = ok and astray <= ASTRAY * refused
            ok = ok and missed <= (0 if how == "misspelt" else MISSED * refused) and strict <= STRICT * self.n[how]
        return ok


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--schemac", required=True)
    parser.add_argument("--agree", required=True)
    parser.add_argument("--engine", required=True, choices=["sqlite", "mariadb", "mysql"])
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    if not verdict.engines_wanted([options.engine]):
        return verdict.skip_status()
    tally = Tally(options.engine)
    for court, some in sampled(options, list(valid(options, keywords()))):
        answers = court.ask([(case.schema, [("query", m.sql) for m in ms]) for case, ms in some])
        for (_, ms), (_, _, of) in zip(some, answers):
            for m, (ours, theirs) in zip(ms, of):
                tally.add(m, ours, theirs)
    print(f"seed {options.seed}")
    return 0 if tally.report(options.verbose) else 1


if __name__ == "__main__":
    sys.exit(main())
