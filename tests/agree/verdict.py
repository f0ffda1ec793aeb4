"""verdict.py: what schemac and the engines say of statements: taken or refused, and why. For the scripts beside it.

A statement has a kind: "query" (a program's: the engine PREPAREs it) or "ddl" (the schema's: the engine executes it
behind the schema, and it is undone)."""
import dataclasses, json, os, re, shutil, subprocess, sys, time, urllib.parse

SESSION = ("SET NAMES utf8mb4; SET sql_mode = 'ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,"
           "NO_ENGINE_SUBSTITUTION'")
NOT_PREPARED = 1295  # a statement that PREPARE does not take: nothing is known
DOLT_PREPARED = 2027  # how this client misreads Dolt's "prepared"
LOST = re.compile(r"^ERROR (2002|2006|2013|2055|4031) ", re.M)  # the connection is gone
MODES = {"ANSI_QUOTES": 1, "PIPES_AS_CONCAT": 2, "NO_BACKSLASH_ESCAPES": 4, "IGNORE_SPACE": 8, "HIGH_NOT_PRECEDENCE": 16,
         "REAL_AS_FLOAT": 32, "NO_UNSIGNED_SUBTRACTION": 64, "ONLY_FULL_GROUP_BY": 128}


@dataclasses.dataclass
class Verdict:
    """Of one statement. taken is None where nobody can say. at, end: bytes of what schemac points at."""
    taken: object
    code: str = ""
    says: str = ""
    at: int = 0
    end: int = 0
    warnings: tuple = ()

    def kind(self):
        """What two refusals of one cause have in common."""
        return self.code, plain(self.says)


def plain(message):
    """A message without what is the statement's own."""
    message = re.sub(r"near \"[^\"]*\"|near '.*' at line \d+", "near …", message, flags=re.S)
    return re.sub(r"`[^`]*`|'[^']*'|\"[^\"]*\"|\b\d+\b|(?<=column: )\S+|(?<=table: )\S+|(?<=function: )\S+", "…", message)[:120]


@dataclasses.dataclass(frozen=True)
class Language:
    dialect: str = "mysql"
    flavour: str = "any"
    modes: str = ""

    def head(self):
        bits = MODES["ONLY_FULL_GROUP_BY"]  # the configuration's default
        for m in self.modes.split(","):
            bits |= MODES.get(m.strip().upper(), 0)
        return f"schema {self.dialect} {self.flavour} {bits}"


def split_requests(language, batches):
    """[(schema, [(kind, sql)])] as the program's standard input."""
    out = []
    for schema, statements in batches:
        data = schema.encode()
        out.append(f"{language.head()} {len(data)}\n".encode() + data)
        for kind, sql in statements:
            data, given = sql.encode(), executed(language, sql).encode()
            if language.dialect == "sqlite" and kind == "query" and given != data:
                out.append(f"{kind} {len(data)} {len(given)}\n".encode() + data + b"\n" + given)
            else:
                out.append(f"{kind} {len(data)}\n".encode() + data)
    return b"\n".join(out) + b"\n" if out else b""


class Crashed(Exception):
    pass


class Schemac:
    """The program tests/agree: schemac's verdicts, and SQLite's with them."""

    def __init__(self, program, language):
        self.program, self.language = program, language

    def ask(self, batches):
        """[(ours of the schema, SQLite's, [(ours, SQLite's)])]"""
        done = subprocess.run([self.program], input=split_requests(self.language, batches), capture_output=True)
        if done.returncode:
            raise Crashed(f"agree: exit status {done.returncode}\n{done.stderr.decode(errors='replace')[-3000:]}")
        lines = iter(done.stdout.decode().splitlines())
        both = lambda: self.pair(json.loads(next(lines)))
        return [(*both(), [both() for _ in statements]) for _, statements in batches]

    @staticmethod
    def pair(a):
        ours = Verdict(not a["code"], a["code"], a["says"], a["at"], a["end"], tuple(a["warnings"]))
        return ours, Verdict(a["engine"] is None, "", a["engine"] or "")


def views_apart(schema):
    """Dolt makes no view of a statement that others follow in one packet."""
    return re.sub(r"(\bVIEW\b[^;]*;)\n(?=.)", r"\1\n$$$$\n", schema, flags=re.S)


class Server:
    """MariaDB, MySQL or Dolt, by its command-line client: one run of it for many statements."""

    def __init__(self, engine, modes=""):
        url = os.environ["SCHEMAC_TEST_" + engine.upper()]
        self.engine = engine
        parts = urllib.parse.urlsplit(url)
        query = urllib.parse.parse_qs(parts.query)
        client = shutil.which("mariadb") or shutil.which("mysql")
        self.base = [client, "--no-defaults", "--default-character-set=utf8mb4", "--batch", "--skip-column-names", "--force",
                     "--binary-mode", "--comments", "--unbuffered", "--skip-reconnect", "--delimiter=$$$$", "-u", parts.username or "root"]
        self.base += ["--socket=" + query["socket"][0]] if "socket" in query else ["-h", parts.hostname, "-P", str(parts.port or 3306)]
        self.database = f"schemac_agree_{os.getpid()}"
        self.modes = f"; SET sql_mode = CONCAT(@@sql_mode, ',{modes}')" if modes else ""

    def ask(self, batches):
        """As Schemac.ask, of one engine: [(of the schema, [verdict])]. A statement that the server dies of has no verdict,
        and is printed; the server is waited for, and asked on."""
        answers = [[Verdict(None) for _ in range(1 + len(statements))] for _, statements in batches]
        todo = [(b, i) for b, answer in enumerate(answers) for i in range(len(answer))]
        while todo:
            said, lost = self.once(batches, todo)
            for n, verdict in said.items():
                answers[todo[n][0]][todo[n][1]] = verdict
            if not lost:
                break
            b, i = todo[max(said, default=0)]
            answers[b][i] = Verdict(None, "2013", "the server died")
            self.mourn(batches[b][0], batches[b][1][i - 1][1] if i else "")
            todo = todo[max(said, default=0) + 1:]
        return [(answer[0], answer[1:]) for answer in answers]

    def once(self, batches, todo):
        """({number in todo: verdict}, whether the connection was lost), in one run of the client."""
        script, over = [SESSION + self.modes], None
        for n, (b, i) in enumerate(todo):
            schema, statements = batches[b]
            if b != over:
                script += [self.fresh(), f"SELECT '@@{n if i == 0 else -1}'", views_apart(schema), "SELECT '@@-1'"]
            over = b
            if i:
                script += self.one(*statements[i - 1], schema, n)
        script += [f"DROP DATABASE IF EXISTS {self.database}"]
        done = subprocess.run(self.base, input="".join(s + "\n$$$$\n" for s in script).encode(), stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT)
        text = done.stdout.decode(errors="replace")
        lost = LOST.search(text)
        return self.read(text[:lost.start()] if lost else text), bool(lost)

    def mourn(self, schema, sql):
        """The connection is gone: where the server is, too, this prints what it died of and waits until another is there
        (tests/engines/keep.sh). Dolt only hangs up where it cannot PREPARE."""
        there = lambda: subprocess.run([*self.base, "-e", "SELECT 1"], capture_output=True).returncode == 0
        if there() and self.engine == "dolt":
            return
        print(f"{self.engine} died of: {' '.join(sql.split())}\n    over {' '.join(schema.split())[:1000]}", flush=True)
        for _ in range(600):
            if there():
                return
            time.sleep(0.1)
        raise Crashed("the server is gone")

    def fresh(self):
        return (f"DROP DATABASE IF EXISTS {self.database}; CREATE DATABASE {self.database} CHARACTER SET utf8mb4; "
                f"USE {self.database}")

    def one(self, kind, sql, schema, n):
        if kind == "ddl":
            return [f"SELECT '@@{n}'", sql, "SELECT '@@-1'", self.fresh(), schema]
        return [f"SET @agree = CONVERT(0x{sql.encode().hex()} USING utf8mb4)" if sql else "SET @agree = ''",
                f"SELECT '@@{n}'", "PREPARE agree FROM @agree", "SELECT '@@-1'"]

    @staticmethod
    def read(text):
        """What stands between the marks: the first error, if any."""
        out = {}
        for part in re.split(r"^@@(?=-?\d+$)", text, flags=re.M)[1:]:
            number, _, said = part.partition("\n")
            error = re.search(r"^ERROR (\d+) \(([^)]*)\) at line \d+: (.*)", said, re.M | re.S)
            if int(number) < 0:
                continue
            if not error:
                out[int(number)] = Verdict(True)
            else:
                code = int(error.group(1))
                taken = True if code == DOLT_PREPARED else None if code == NOT_PREPARED else False
                out[int(number)] = Verdict(taken, str(code), error.group(3).strip().split("\n--------------\n")[0])
        return out


PLACEHOLDER = re.compile(r"'(?:[^'\\]|\\.|'')*'|\"(?:[^\"\\]|\\.|\"\")*\"|`[^`]*`|--(?=\s|$)[^\n]*|/\*.*?\*/|#[^\n]*"
                         r"|(\?|(?<![\w:]):[A-Za-z_]\w*(?:\.\.\.)?)", re.S)


def executed(language, sql):
    """The text as its engine is given it: placeholders are its own."""
    sql = re.sub(r"\bsqlc\.\w+\(\s*('[^']*'|\w+)\s*\)", "?", sql)
    if language.dialect == "mysql":
        return PLACEHOLDER.sub(lambda m: "?" if m.group(1) else m.group(0), sql)
    return re.sub(r"([:@$][A-Za-z_]\w*|\?)\.\.\.", r"\1", sql)


class Court:
    """schemac and one engine, asked together."""

    def __init__(self, program, language, engine):
        self.language, self.engine = language, engine
        self.schemac = Schemac(program, language)
        self.server = None if engine == "sqlite" else Server(engine, language.modes)

    def ask(self, batches):
        """[(ours of the schema, the engine's, [(ours, the engine's)])]"""
        ours = self.schemac.ask(batches)
        if not self.server:
            return ours
        theirs = self.server.ask([(schema, [(k, executed(self.language, s)) for k, s in statements]) for schema, statements in batches])
        return [(a, b, list(zip([o for o, _ in of], ofs))) for (a, _, of), (b, ofs) in zip(ours, theirs)]


def engines_wanted(wanted):
    """Those that can be asked; a server's URL is in the environment."""
    there = [e for e in wanted if e == "sqlite" or os.environ.get("SCHEMAC_TEST_" + e.upper())]
    for e in wanted:
        if e not in there:
            print(f"skipped: SCHEMAC_TEST_{e.upper()} is not set")
    return there


def skip_status():
    return 1 if os.environ.get("CI") == "true" else 77


# ---------------------------------------------------------------- tokens, and shrinking by them

TOKEN = re.compile(r"[NnXxBb]?'(?:[^'\\]|\\.|'')*'|\"(?:[^\"\\]|\\.|\"\")*\"|`[^`]*`|\[[^\]]*\]|--[^\n]*|/\*.*?\*/"
                   r"|\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|[:@$]+[A-Za-z_]\w*(?:\.\.\.)?|\w+|<=>|->>|<<|>>|<>|<=|>=|!=|==|\|\||&&|->|:=|\S", re.S)


def tokens(sql):
    return [(m.start(), m.end()) for m in TOKEN.finditer(sql)]


def joined(parts):
    out = ""
    for p in parts:
        tight = not out or p in (",", ")", ".", ";") or out[-1] in "(." or (p == "(" and out[-1].isalnum())
        out += p if tight else " " + p
    return out


def shrink(text, same, pieces=lambda s: [s[a:b] for a, b in tokens(s)], rounds=200):
    """The least list of tokens for which same([candidates]) → [bool] still holds; runs of tokens are left out."""
    parts = pieces(text)
    size = max(len(parts) // 2, 1)
    while rounds and size:
        tries = [parts[:i] + parts[i + size:] for i in range(0, len(parts) - size + 1, max(size // 2, 1))]
        rounds -= 1
        good = next((t for t, ok in zip(tries, same([joined(t) for t in tries])) if ok), None) if tries else None
        if good is not None:
            parts = good
            size = min(size, max(len(parts) // 2, 1))
        else:
            size //= 2
    return joined(parts)
