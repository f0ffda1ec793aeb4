#!/usr/bin/env python3
"""Building without the compiler, without one of the client libraries, with C++, and by plain cc.

  build.py --schemac BINARY --source REPOSITORY SCENARIO      build.py --list
"""
import argparse, os, pathlib, shutil, subprocess, sys, tempfile

HERE = pathlib.Path(__file__).resolve().parent
STRICT = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Werror"]
SCENARIOS = {}


def scenario(function):
    SCENARIOS[function.__name__] = function
    return function


def must(*command, **more):
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True, **more)
    assert done.returncode == 0, f"{' '.join(map(str, command))}:\n{done.stdout}{done.stderr}"
    return done.stdout


def build_without_compiler(source, scratch, *options):
    """The runtime, the committed generated/ and the example, as a machine without libpg_query has them."""
    must("cmake", "-S", source, "-B", scratch / "build", "-G", "Ninja", "-DSCHEMAC_BUILD_COMPILER=OFF",
         "-DSCHEMAC_BUILD_TESTS=OFF", "-DSCHEMAC_EXECUTABLE=", "-DSCHEMAC_WERROR=ON", *options)
    must("cmake", "--build", scratch / "build")
    return scratch / "build" / "examples" / "dyfj" / "dyfj"


@scenario
def no_compiler_sqlite_only(source, schemac, scratch):
    program = build_without_compiler(source, scratch, "-DSCHEMAC_WITH_MYSQL=OFF", "-DSCHEMAC_WITH_SQLITE=ON")
    libraries = must("ldd", program)
    assert "sqlite" in libraries and "maria" not in libraries and "mysql" not in libraries, libraries
    assert "read event-1" in must(program, f"sqlite:{scratch}/x.db")
    done = subprocess.run([program, "mysql://root@localhost/x"], capture_output=True, text=True)
    assert done.returncode == 1 and "mysql" in done.stderr, done.stderr


@scenario
def no_compiler_mysql_only(source, schemac, scratch):
    program = build_without_compiler(source, scratch, "-DSCHEMAC_WITH_SQLITE=OFF", "-DSCHEMAC_WITH_MYSQL=ON")
    libraries = must("ldd", program)
    assert "sqlite" not in libraries and ("maria" in libraries or "mysql" in libraries), libraries
    done = subprocess.run([program, f"sqlite:{scratch}/x.db"], capture_output=True, text=True)
    assert done.returncode == 1 and "sqlite" in done.stderr, done.stderr


def project(schemac, scratch):
    root = scratch / "project"
    shutil.copytree(HERE / "drift" / "project", root)
    must(schemac, "prepare", cwd=root)
    return root


def compilers(*names):
    found = [n for n in names if shutil.which(n)]
    assert found, f"none of {names} is here"
    return found


@scenario
def plain_cc(source, schemac, scratch):
    """No build system: a query edited after prepare stops the C compiler itself, longer, shorter or of the same length."""
    root = project(schemac, scratch)
    text = (root / "app.c").read_text()
    edits = ["SELECT id, name, notes", "SELECT id, name", "SELECT id, name, level, email"]
    for compiler in compilers("gcc", "clang"):
        command = [compiler, "-std=c11", *STRICT, "-I", source / "runtime/include", "-I", root, "-fsyntax-only", root / "app.c"]
        (root / "app.c").write_text(text)
        must(*command)
        for edit in edits:
            (root / "app.c").write_text(text.replace("SELECT id, name, level", edit))
            done = subprocess.run([str(c) for c in command], capture_output=True, text=True)
            assert done.returncode != 0 and "run schemac prepare" in done.stderr, f"{compiler}: {edit}:\n{done.stderr}"
            assert len(done.stderr) < 3000, f"{compiler} prints {len(done.stderr)} bytes"


@scenario
def generated_compiles_everywhere(source, schemac, scratch):
    """C11 and C++17, gcc and clang, every warning an error; the headers alone too."""
    root = project(schemac, scratch)
    own = source / "tests/live/own"
    include = ["-I", source / "runtime/include", "-I", root, "-I", own]
    files = [f for folder in (root, source, own) for f in sorted((folder / "generated").glob("*.[ch]"))]
    assert len(files) > 10
    for compiler in compilers("gcc", "clang"):
        for file in files:
            must(compiler, "-std=c11", "-x", "c", *STRICT, *include, "-I", source, "-fsyntax-only", file)
    for compiler in compilers("g++", "clang++"):
        for file in files:
            must(compiler, "-std=c++17", "-x", "c++", *STRICT, *include, "-I", source, "-fsyntax-only", file)


AWKWARD = ["errno", "linux", "unix", "int", "class", "new", "this", "NULL", "stdin", "assert", "order by", "1st", "größe", "a-b",
           "_x", "__x", "_Y", "default", "template", "and", "INT_MAX", "true", "bool", "i386", "", "row", "rows", "db", "mem", "it"]


@scenario
def awkward_names(source, schemac, scratch):
    """Columns named after keywords and macros, with blanks, a digit first, no ASCII; duplicates; labels of all kinds."""
    root = scratch / "project"
    (root / "schema").mkdir(parents=True)
    names = [n for n in AWKWARD if n]
    columns = ",\n".join(f"  `{n}` INT{' NOT NULL' if i % 2 else ''}" for i, n in enumerate(names))
    labels = "ENUM('', 'a b', 'int', 'é', '1', 'a-b', 'NULL', '*/', '\\\\n', 'a''b')"
    (root / "schema/1.sql").write_text(f"CREATE TABLE `while` (id INT NOT NULL PRIMARY KEY, label {labels}, s SET('x','int'),\n{columns}\n);\n")
    marks = ", ".join("?" * len(names))
    (root / "q.sql").write_text(f"""-- name: every :one
SELECT * FROM `while` WHERE id = ?;
-- name: twice :many
SELECT id, id, id AS `id`, COUNT(*), 1 + 1, '*/' AS `c`, "x" AS `int` FROM `while` GROUP BY id;
-- name: put :exec
INSERT INTO `while` (id, {", ".join(f"`{n}`" for n in names)}) VALUES (?, {marks});
""")
    must(schemac, "prepare", "--dialect", "mysql", "--target", "mysql", "--prefix", "w_", "q.sql", cwd=root)
    include = ["-I", source / "runtime/include", "-I", root]
    for file in sorted((root / "generated").glob("*.[ch]")):
        for compiler in compilers("gcc", "clang"):
            must(compiler, "-std=gnu11", "-x", "c", *STRICT, *include, "-fsyntax-only", file)
            must(compiler, "-std=c11", "-x", "c", *STRICT, *include, "-fsyntax-only", file)
        for compiler in compilers("g++", "clang++"):
            must(compiler, "-std=c++17", "-x", "c++", *STRICT, *include, "-fsyntax-only", file)
            must(compiler, "-std=c++20", "-x", "c++", *STRICT, *include, "-fsyntax-only", file)


@scenario
def cxx_application(source, schemac, scratch):
    """A C++ program uses the queries: SCHEMAC_QUERY, raw strings, default member initialisers."""
    root = project(schemac, scratch)
    text = (root / "app.c").read_text()
    head, tail = text.index("int main"), text.index("SCHEMAC_QUERY")
    (root / "app.c").unlink()
    (root / "app.cpp").write_text(text[:tail] + '''SCHEMAC_QUERY(customer_by_email,
    R"(SELECT id, name, level
       FROM customers WHERE email = :email)");
SCHEMAC_QUERY(order_add, "INSERT INTO orders (customer_id, total_cents) VALUES (:customer_id, :total_cents)");
''' + text[head:])
    config = (root / "schema/schemac.json").read_text().replace("app.c", "app.cpp")
    (root / "schema/schemac.json").write_text(config)
    must(schemac, "prepare", cwd=root)
    for compiler in compilers("g++", "clang++"):
        must(compiler, "-std=c++17", *STRICT, "-I", source / "runtime/include", "-I", root, "-fsyntax-only", root / "app.cpp")


LAYER = r'''
#include <schemac/schemac.hpp>
#include "generated/app_queries.h"
#include <array>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

SCHEMAC_QUERY(note_add, "INSERT INTO note (id, body, stars) VALUES (:id, :body, :stars)");
SCHEMAC_QUERY(notes, "SELECT id, body, stars FROM note ORDER BY id");
SCHEMAC_QUERY(note_clear, "DELETE FROM note");
SCHEMAC_QUERY(note_there, "/* schemac: exactly_one */ SELECT stars FROM note WHERE id = :id");
SCHEMAC_QUERY(note_get, "SELECT id, body, stars FROM note WHERE id = :id");

static int failures;
#define CHECK(x) (void)((x) || (failures++, std::fprintf(stderr, "line %d: %s\n", __LINE__, #x)))

static void add(sc::connection &db, int64_t id, std::optional<std::string_view> body, std::optional<int> stars)
{
    note_add_params p;
    p.id = id;
    p.body = sc::text(body);
    p.stars = sc::optional_to<decltype(p.stars)>(stars);
    db.check(note_add(db, &p));
}

static std::string all(sc::connection &db)
{
    std::string out;
    for (const auto &note : sc::rows<notes_next, notes_close>(db, [&](auto **it) { return notes(db, it); })) {
        out += std::to_string(note.id) + "=" + std::string(sc::view(note.body).value_or("NULL"));
        out += "/" + std::to_string(sc::optional(note.stars).value_or(-1)) + " ";
    }
    return out;
}

static void pools(const char *url)
{
    sc_pool_options options = {};
    options.max = 1;
    std::string told;
    auto listen = [&told](const sc_event &e) { told += std::string(e.name) + (e.kind == SC_EVENT_END ? "! " : " "); };
    auto pool = std::make_unique<sc::pool>(url, options);
    sc_db *first;
    {
        sc::connection db = pool->acquire();
        first = db;
        db.set_hook(sc::hook(listen, SC_EVENT_START | SC_EVENT_END));
        CHECK(all(db) == "1=one/5 3=NULL/-1 ");
        db.set_hook(nullptr);
        CHECK(all(db) == "1=one/5 3=NULL/-1 " && told == "notes notes! ");
        const auto constant = [](const sc_event &) {};
        db.set_hook(sc::hook(constant, 0, 100));
        try {
            pool->acquire_within(1);
            CHECK(false);
        } catch (const sc::error &e) {
            CHECK(e.code() == SC_ERR_TIMEOUT && std::string(e.what()).find("in use") != std::string::npos);
        }
        sc::transaction work(db);
        add(db, 7, "gone", 1);
    }
    {
        sc::connection db = pool->acquire();
        CHECK(static_cast<sc_db *>(db) == first && all(db) == "1=one/5 3=NULL/-1 ");
        db.close();
    }
    sc_pool_counts c;
    sc_pool_stats(*pool, &c);
    CHECK(c.acquired == 2 && c.open == 0);
    sc::connection late = pool->acquire();
    CHECK(!pool->shut_down(1));
    pool.reset();
    CHECK(all(late) == "1=one/5 3=NULL/-1 ");
    try {
        sc::pool bad("sqlite::memory:");
        CHECK(false);
    } catch (const sc::error &e) {
        CHECK(e.code() == SC_ERR_UNSUPPORTED && std::string(e.what()).find("memory") != std::string::npos);
    }
}

static note_add_params note(int64_t id)
{
    note_add_params p;
    p.id = id;
    return p;
}

static void bulk(sc::connection &db)
{
    std::vector<note_add_params> some{note(11), note(12), note(13)};
    std::array<note_add_params, 2> two{note(14), note(15)};
    note_add_params plain[] = {note(16), note(17)};
    const std::vector<note_add_params> none;
    CHECK(sc::write(db, note_add_many, some).rows == 3);
    CHECK(sc::write(db, note_add_many, two, SC_BULK_ATOMIC).affected == 2);
    CHECK(sc::write(db, note_add_many, plain, SC_BULK_ATOMIC).rows == 2);
    CHECK(sc::write(db, note_add_many, none).rows == 0);
    some = {note(18), note(19), note(11)};
    CHECK(sc::write(db, note_add_many, some.data(), 1).rows == 1);
    CHECK(sc::write(db, note_add_many, &some[1], 1, SC_BULK_ATOMIC).affected == 1);
    some[0].id = 20;
    some[1].id = 21;
    try {
        sc::write(db, note_add_many, some, SC_BULK_ATOMIC);
        CHECK(false);
    } catch (const sc::bulk_error &e) {
        CHECK(e.code() == SC_ERR_UNIQUE && e.done().rows == 0 && e.done().n_at > 0);
    }
    CHECK(all(db) == "11=NULL/-1 12=NULL/-1 13=NULL/-1 14=NULL/-1 15=NULL/-1 16=NULL/-1 17=NULL/-1 18=NULL/-1 19=NULL/-1 ");
    db.check(note_clear(db));
}

/* Another schema than the one that was checked is no connection, and no pool. */
static void verified(const char *url)
{
    const sc_used_table table = {nullptr, "no_such", nullptr, 0};
    const sc_used other = {&table, 1};
    const sc_used *const uses[] = {&app_uses, &other, nullptr};
    sc_pool_options options = {};
    sc::connection db(url, app_uses);
    CHECK(all(db) == "1=one/5 3=NULL/-1 ");
    db.verify(app_uses);
    try {
        sc::connection none(url, app_uses, other);
        CHECK(false);
    } catch (const sc::error &e) {
        CHECK(e.code() == SC_ERR_SCHEMA && std::string(e.what()).find("no_such is missing") != std::string::npos);
    }
    options.verify = uses;
    try {
        sc::pool none(url, options);
        CHECK(false);
    } catch (const sc::error &e) {
        CHECK(e.code() == SC_ERR_SCHEMA && std::string(e.what()).find("no_such is missing") != std::string::npos);
    }
}

int main(int, char **argv)
{
    sc::connection db(argv[1]);
    db.check(sc_exec_ddl(db, schemac_ddl_sqlite, nullptr));
    bulk(db);
    {
        sc::transaction work(db, SC_BEGIN_WRITE);
        add(db, 1, "one", 5);
        {
            sc::savepoint there(db);
            add(db, 2, "gone", {});
        }
        sc::savepoint here(db);
        add(db, 3, {}, {});
        here.release();
        work.commit();
    }
    try {
        sc::transaction work(db);
        add(db, 4, "", 1);
        add(db, 4, "twice", 1);
        CHECK(false);
    } catch (const sc::error &e) {
        CHECK(e.code() == SC_ERR_UNIQUE && std::string(e.what()).find("note.id") != std::string::npos && e.native() != 0);
    }
    CHECK(all(db) == "1=one/5 3=NULL/-1 ");
    for (const auto &note : sc::rows<notes_next, notes_close>(db, [&](auto **it) { return notes(db, it); })) {
        CHECK(note.id == 1); // left early: closed
        break;
    }
    sc::memory mem;
    note_get_row one;
    CHECK(db.check(note_get(db, 1, &one, mem)) == SC_ROW && sc::text(one.body) == "one");
    CHECK(db.check(note_get(db, 9, &one, mem)) == SC_DONE);
    note_there_row there;
    CHECK(db.check(note_there(db, 1, &there, mem)) == SC_ROW && there.stars.value == 5);
    try {
        db.check(note_there(db, 9, &there, mem));
        CHECK(false);
    } catch (const sc::error &e) {
        CHECK(e.code() == SC_ERR_NOROW && std::string(e.what()).find("note_there") == 0);
    }
    sc::connection moved(std::move(db));
    CHECK(all(moved) == "1=one/5 3=NULL/-1 ");
    {
        sc::canceller stop(moved);
        CHECK(!stop.cancel());
        notes_rows *it = nullptr;
        moved.check(notes(moved, &it));
        CHECK(stop.cancel());
        notes_row row;
        CHECK(notes_next(it, &row) == SC_ERR_INTERRUPT);
        notes_close(it);
        CHECK(all(moved) == "1=one/5 3=NULL/-1 ");
    }
    pools(argv[1]);
    verified(argv[1]);
    try {
        sc::connection bad("nonsense");
        CHECK(false);
    } catch (const sc::error &e) {
        CHECK(e.code() == SC_ERR_OPEN);
    }
    return failures != 0;
}
'''


@scenario
def cxx_layer(source, schemac, scratch):
    """schemac.hpp: compiled by both compilers as C++17 and C++20, and what it does on SQLite."""
    (scratch / "schema").mkdir()
    (scratch / "schema/1.sql").write_text("CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT, stars INTEGER) STRICT;\n")
    (scratch / "app.cpp").write_text(LAYER)
    must(schemac, "prepare", "--dialect", "sqlite", "--target", "sqlite", "app.cpp", cwd=scratch)
    include = ["-I", source / "runtime/include", "-I", scratch]
    sources = [f for f in sorted((source / "runtime").glob("*.c")) if "mysql" not in f.name]
    must("gcc", "-c", "-O1", "-D_POSIX_C_SOURCE=200809L", "-DSC_HAVE_SQLITE", *include, *sources, *sorted((scratch / "generated").glob("*.c")), cwd=scratch)
    for compiler in compilers("g++", "clang++"):
        must(compiler, "-std=c++20", *STRICT, *include, "-fsyntax-only", scratch / "app.cpp")
        must(compiler, "-std=c++17", *STRICT, *include, "-o", "app", "app.cpp", *sorted(f.name for f in scratch.glob("*.o")), "-lsqlite3", "-lm", "-lpthread", cwd=scratch)
        must(scratch / "app", f"sqlite:{scratch}/{compiler}.db")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--schemac")
    parser.add_argument("--source", type=pathlib.Path, default=HERE.parent)
    parser.add_argument("--list", action="store_true")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    if options.list:
        print("\n".join(SCENARIOS))
        return 0
    status = 0
    for name in options.names or SCENARIOS:
        with tempfile.TemporaryDirectory() as scratch:
            try:
                SCENARIOS[name](options.source.resolve(), os.path.abspath(options.schemac), pathlib.Path(scratch))
                print(f"{name}: ok")
            except AssertionError as e:
                print(f"{name}: {e}")
                status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
