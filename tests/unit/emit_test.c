/* emit_test.c: MODEL → generated C (compiler/emit/emit.h): its text where users rely on it, and that every C and C++
 * compiler at hand takes it without a warning; SCHEMAC_QUERY accepts the checked text and no other. */
#include "emit/ctext.h"
#include "model_fixture.h"

#include "base/buf.h"
#include "base/file.h"
#include "check.h"

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *text_of(const struct outputs *o, const char *name)
{
    for (unsigned i = 0; i < o->files.n; i++)
        if (str_eq(o->files.v[i].name, str_from(name))) return o->files.v[i].bytes.p;
    return "";
}

static bool has(const struct outputs *o, const char *name, const char *text)
{
    if (strstr(text_of(o, name), text)) return true;
    fprintf(stderr, "%s lacks: %s\n", name, text);
    return false;
}

/* ---------------------------------------------------------------- a project with everything in it */

static char *long_sql(struct fixture *f)
{
    enum { N = 9000 };
    char *sql = arena_alloc(&f->arena, N + 1);
    memset(sql, 'x', N);
    memcpy(sql, "SELECT '", 8);
    sql[N - 1] = '\'';
    return sql;
}

static const char awkward_sql[] =
    "/* note: \"what?\?!\" ?\?/ */ SELECT *  FROM events WHERE event_id = :event_id AND '\\' <> '\xE2\x80\xAE' -- \xC3\xA9\n";

static void add_app(struct fixture *f, struct table *t)
{
    struct model_query *q = fixture_query(f, "big", "src/app.c", long_sql(f), RETURNS_ROWS, CARDINALITY_ONE);
    fixture_result(f, q, "r", type_of(TYPE_TEXT), false);
    q = fixture_query(f, "event_add", "src/app.c", "INSERT INTO events VALUES (?, ?)", RETURNS_NOTHING,
                      CARDINALITY_NONE);
    fixture_all_columns(f, q, t);
    q = fixture_query(f, "event_by_id", "src/app.c", awkward_sql, RETURNS_ROWS, CARDINALITY_OPTIONAL);
    fixture_all_columns(f, q, t);
    fixture_param(f, q, "event_id", type_of(TYPE_TEXT), false);
    q = fixture_query(f, "event_count", "src/app.c", "SELECT COUNT(*), 1", RETURNS_ROWS, CARDINALITY_ONE);
    fixture_result(f, q, "COUNT(*)", type_of(TYPE_INT64), false);
    fixture_result(f, q, "1", type_of(TYPE_INT64), false);
    fixture_result(f, q, "COUNT(*)", type_of(TYPE_INT64), false);
    fixture_result(f, q, "events_event_type", t->columns.v[1]->type, true);
    fixture_result(f, q, "events_event_type", t->columns.v[1]->type, true);
    fixture_result(f, q, "int64_t", type_of(TYPE_INT64), false);
    q = fixture_query(f, "events_of_session", "src/app.c", "SELECT *", RETURNS_ROWS, CARDINALITY_MANY);
    fixture_all_columns(f, q, t);
    fixture_param(f, q, "session_id", type_of(TYPE_TEXT), false);
    fixture_param(f, q, "db", type_of(TYPE_INT64), false);
}

static void add_every_type(struct fixture *f, struct table *t)
{
    struct model_query *q = fixture_query(f, "every_type", "sql/app.sql", "SELECT */", RETURNS_ROWS, CARDINALITY_ONE);
    for (int kind = TYPE_NULL; kind < TYPE_N_KINDS; kind++) {
        struct type type = kind == TYPE_ENUM  ? t->columns.v[1]->type
                           : kind == TYPE_SET ? t->columns.v[7]->type
                                              : type_of((enum type_kind)kind);
        fixture_result(f, q, str_printf(&f->arena, "c%d", kind).p, type, false);
        fixture_result(f, q, str_printf(&f->arena, "n%d", kind).p, type, true);
        fixture_param(f, q, str_printf(&f->arena, "p%d", kind).p, type, false);
        fixture_param(f, q, str_printf(&f->arena, "o%d", kind).p, type, true);
    }
}

static void add_sql(struct fixture *f, struct table *t)
{
    struct model_query *q =
        fixture_query(f, "event_finish", "sql/app.sql", "UPDATE", RETURNS_AFFECTED, CARDINALITY_NONE);
    fixture_param(f, q, "row", type_of(TYPE_TEXT), true);
    fixture_param(f, q, "class", type_of(TYPE_TEXT), false);
    q = fixture_query(f, "event_new", "sql/app.sql", "INSERT", RETURNS_LAST_ID, CARDINALITY_NONE);
    fixture_param(f, q, "kind", t->columns.v[1]->type, false);
    fixture_param(f, q, "n", type_of(TYPE_INT32), false);
    add_every_type(f, t);
    q = fixture_query(f, "ping", "sql/app.sql", "SELECT 1", RETURNS_ROWS, CARDINALITY_MANY);
    fixture_result(f, q, "pong", type_of(TYPE_INT64), false);
    q->row = STR("pong");
    q = fixture_query(f, "ping_one", "sql/app.sql", "SELECT 1", RETURNS_ROWS, CARDINALITY_ONE);
    fixture_result(f, q, "pong", type_of(TYPE_INT64), false);
    q->row = STR("pong_row");
    q = fixture_query(f, "shadows", "sql/app.sql", "SELECT", RETURNS_ROWS, CARDINALITY_MANY);
    fixture_result(f, q, "n", type_of(TYPE_INT64), false);
    fixture_param(f, q, "shadows_query", type_of(TYPE_TEXT), false);
    fixture_param(f, q, "shadows_row", type_of(TYPE_INT64), false);
    q = fixture_query(f, "wipe", "sql/app.sql", "DELETE FROM events", RETURNS_NOTHING, CARDINALITY_NONE);
    q->text[TARGET_SQLITE].available = false;
}

static void make(struct fixture *f, struct outputs *o)
{
    fixture_init(f);
    struct table *t = fixture_events(f);
    add_app(f, t);
    add_sql(f, t);
    static const char *const nothing[] = {NULL};
    fixture_column(f, fixture_table(f, "odd"), "mood", fixture_enum(f, TYPE_ENUM, "odd", "mood", nothing), false);
    struct str *ddl = ARENA_ARRAY(&f->arena, struct str, 2);
    ddl[0] = STR("CREATE TABLE events (\n  \"event_id\" TEXT\n)");
    ddl[1] = str_from(long_sql(f));
    f->options.ddl[TARGET_SQLITE] = (struct emit_ddl){true, ddl, 2};
    CHECK(emit_all(&f->arena, &f->diags, &f->model, &f->options, o));
    diags_print(&f->diags, stderr);
}

/* ---------------------------------------------------------------- what users rely on */

static void test_text(const struct outputs *o)
{
    CHECK(has(o, "schema.h", "/* Generated by schemac from the schema: do not edit. */\n"));
    CHECK(has(o, "schema.h", "    EVENTS_EVENT_TYPE_NULL = 0,\n    EVENTS_EVENT_TYPE_MODEL_RESPONSE = 1,\n"));
    CHECK(has(o, "schema.h", "    EVENTS_EVENT_TYPE_EMPTY = 3,\n    EVENTS_EVENT_TYPE_TOOL_CALL_2 = 4,\n"));
    CHECK(has(o, "schema.h", "const char *events_event_type_text(events_event_type value);\n"));
    CHECK(has(o, "schema.h", "bool events_event_type_from(sc_text text, events_event_type *value);\n"));
    CHECK(has(o, "schema.h", "#define EVENTS_2ND_TRY_B (UINT64_C(1) << 1)\n"));
    CHECK(has(o, "schema.h", "    sc_opt_u32 duration_ms SC__ZERO;"));
    CHECK(has(o, "schema.h", "    sc_opt_i8 errno_ SC__ZERO;"));
    CHECK(has(o, "schema.h", "extern const char *const schemac_ddl_sqlite[];\n"));
    CHECK(strstr(text_of(o, "schema.h"), "schemac_ddl_mysql") == NULL);
    CHECK(has(o, "src_app_queries.h", "int event_add(sc_db *db, const events_row *params);\n"));
    CHECK(has(o, "src_app_queries.h", "int event_by_id(sc_db *db, sc_text event_id, events_row *row, sc_mem *mem);\n"));
    CHECK(has(o, "src_app_queries.h", "int event_count(sc_db *db, event_count_row *row, sc_mem *mem);\n"));
    CHECK(has(o, "src_app_queries.h", "    int64_t count; "));
    CHECK(has(o, "src_app_queries.h", "    int64_t column_2; "));
    CHECK(has(o, "src_app_queries.h", "    int64_t count_2; "));
    CHECK(has(o, "src_app_queries.h",
              "int events_of_session(sc_db *db, sc_text session_id, int64_t db_2, events_of_session_rows **it);\n"
              "int events_of_session_next(events_of_session_rows *it, events_row *row);\n"
              "void events_of_session_close(events_of_session_rows *it);\n"));
    CHECK(has(o, "sql_app_queries.h",
              "int event_finish(sc_db *db, const event_finish_params *params, int64_t *affected);\n"));
    CHECK(has(o, "sql_app_queries.h", "    sc_text class_ SC__ZERO;"));
    /* an enum and an int: C would pass one for the other */
    CHECK(has(o, "sql_app_queries.h", "int event_new(sc_db *db, const event_new_params *params, int64_t *last_id);\n"));
    CHECK(has(o, "sql_app_queries.h", "int ping_next(ping_rows *it, pong_row *row);\n"));
    CHECK(has(o, "sql_app_queries.h", "int ping_one(sc_db *db, pong_row *row, sc_mem *mem);\n"));
    CHECK(has(o, "sql_app_queries.c", "    {NULL, 0, NULL, 0, NULL, 0},\n"));
    CHECK(has(o, "sql_app_queries.h", "SELECT * /"));
}

static bool refused(struct fixture *f, enum diag_code code)
{
    struct outputs o;
    bool ok = emit_all(&f->arena, &f->diags, &f->model, &f->options, &o);
    bool as_expected = !ok && f->diags.all.n == 1 && f->diags.all.v[0]->code == code;
    if (!as_expected) diags_print(&f->diags, stderr);
    return as_expected;
}

static struct model_query *one_int(struct fixture *f, const char *name, enum type_kind kind)
{
    struct model_query *q = fixture_query(f, name, "a.c", "SELECT 1", RETURNS_ROWS, CARDINALITY_MANY);
    fixture_result(f, q, "n", type_of(kind), false);
    return q;
}

static void test_clashes(void)
{
    struct fixture f;
    fixture_init(&f);
    one_int(&f, "event", TYPE_INT64); /* has event_next() of its own */
    one_int(&f, "event_next", TYPE_INT64);
    CHECK(refused(&f, DIAG_E0112));
    arena_free(&f.arena);

    fixture_init(&f);
    struct model_query *q = fixture_query(&f, "events", "a.c", "SELECT 1", RETURNS_ROWS, CARDINALITY_ONE);
    fixture_result(&f, q, "n", type_of(TYPE_INT64), false);
    q = fixture_query(&f, "all", "a.c", "SELECT *", RETURNS_ROWS, CARDINALITY_MANY);
    fixture_all_columns(&f, q, fixture_events(&f)); /* events_row is the table's */
    CHECK(refused(&f, DIAG_E0112));
    arena_free(&f.arena);

    fixture_init(&f);
    one_int(&f, "schema", TYPE_INT64);
    CHECK(refused(&f, DIAG_E0112));
    arena_free(&f.arena);
}

static void test_shared_rows(void)
{
    struct fixture f;
    struct outputs o;
    fixture_init(&f);
    one_int(&f, "a", TYPE_INT64)->row = STR("pair");
    one_int(&f, "b", TYPE_INT32)->row = STR("pair");
    CHECK(refused(&f, DIAG_E0310));
    arena_free(&f.arena);

    fixture_init(&f); /* of two sources: in schema.h; the query of that name joins in */
    one_int(&f, "a", TYPE_INT64)->row = STR("pair");
    one_int(&f, "pair", TYPE_INT64)->source = STR("b.c");
    CHECK(emit_all(&f.arena, &f.diags, &f.model, &f.options, &o));
    CHECK(has(&o, "schema.h", "typedef struct pair_row {\n"));
    CHECK(has(&o, "a_queries.h", "int a_next(a_rows *it, pair_row *row);\n"));
    CHECK(has(&o, "b_queries.h", "int pair_next(pair_rows *it, pair_row *row);\n"));
    arena_free(&f.arena);

    fixture_init(&f); /* a table's row must be of the table's shape */
    fixture_events(&f);
    one_int(&f, "a", TYPE_INT64)->row = STR("events");
    CHECK(refused(&f, DIAG_E0310));
    arena_free(&f.arena);
}

/* All columns of a table behind a LEFT JOIN: nullable, so no row of the table. */
static void test_nullable_copy(void)
{
    struct fixture f;
    struct outputs o;
    fixture_init(&f);
    struct table *t = fixture_events(&f);
    struct model_query *q = fixture_query(&f, "joined", "a.c", "SELECT", RETURNS_ROWS, CARDINALITY_MANY);
    fixture_all_columns(&f, q, t);
    for (unsigned i = 0; i < q->columns.n; i++) q->columns.v[i].nullable = true;
    CHECK(emit_all(&f.arena, &f.diags, &f.model, &f.options, &o));
    CHECK(has(&o, "a_queries.h", "typedef struct joined_row {\n"));
    CHECK(strstr(text_of(&o, "schema.h"), "events_row") == NULL);
    arena_free(&f.arena);
}

static void test_guards(void)
{
    struct fixture f;
    struct outputs o;
    fixture_init(&f);
    one_int(&f, "a", TYPE_INT64)->source = STR("x-y.c");
    one_int(&f, "b", TYPE_INT64)->source = STR("x_y.c");
    CHECK(emit_all(&f.arena, &f.diags, &f.model, &f.options, &o));
    CHECK(has(&o, "x-y_queries.h", "#ifndef SCHEMAC_X_Y_QUERIES_H\n"));
    CHECK(has(&o, "x_y_queries.h", "#ifndef SCHEMAC_X_Y_QUERIES_H_2\n"));
    arena_free(&f.arena);
}

static void test_booleans(void)
{
    struct fixture f;
    struct outputs o;
    fixture_init(&f);
    struct model_query *q = one_int(&f, "a", TYPE_BOOL);
    fixture_result(&f, q, "t", fixture_type(TYPE_INT8, "TINYINT(1)"), true);
    CHECK(emit_all(&f.arena, &f.diags, &f.model, &f.options, &o));
    CHECK(has(&o, "a_queries.h", "    int8_t n; ") && has(&o, "a_queries.h", "    sc_opt_i8 t; "));
    f.options.bool_columns = true;
    CHECK(emit_all(&f.arena, &f.diags, &f.model, &f.options, &o));
    CHECK(has(&o, "a_queries.h", "    bool n; ") && has(&o, "a_queries.h", "    sc_opt_bool t; "));
    CHECK(has(&o, "a_queries.c", "{\"t\", SC_T_BOOL, true, "));
    arena_free(&f.arena);
}

/* A list is a pointer and a count, told apart from other integers by being in a struct with them. */
static void test_list(void)
{
    struct fixture f;
    struct outputs o;
    fixture_init(&f);
    struct model_query *q = one_int(&f, "a", TYPE_INT64);
    fixture_param(&f, q, "ids", type_of(TYPE_INT64), false)->list = true;
    CHECK(emit_all(&f.arena, &f.diags, &f.model, &f.options, &o));
    CHECK(has(&o, "a_queries.h", "int a(sc_db *db, const int64_t *ids, size_t n_ids, "));
    CHECK(has(&o, "a_queries.c", "{\"ids\", SC_T_INT64 | SC_T_LIST, false, 0, 0, "));
    CHECK(has(&o, "a_queries.c", "const struct a_arguments args = {ids, n_ids};"));
    fixture_param(&f, q, "n", type_of(TYPE_INT64), false);
    CHECK(emit_all(&f.arena, &f.diags, &f.model, &f.options, &o));
    CHECK(has(&o, "a_queries.h", "    const int64_t *ids SC__ZERO;"));
    CHECK(has(&o, "a_queries.h", "    size_t n_ids SC__ZERO;"));
    CHECK(has(&o, "a_queries.h", "int a(sc_db *db, const a_params *params, "));
    arena_free(&f.arena);
}

/* sqlc.embed: the member is the table's row, and its columns are found within it. */
static void test_embed(void)
{
    struct fixture f;
    struct outputs o;
    fixture_init(&f);
    struct table *t = fixture_table(&f, "pet");
    fixture_column(&f, t, "id", type_of(TYPE_INT64), true);
    fixture_column(&f, t, "class", type_of(TYPE_TEXT), false);
    struct model_query *q = fixture_query(&f, "a", "a.c", "SELECT 1", RETURNS_ROWS, CARDINALITY_MANY);
    fixture_result(&f, q, "p", type_of(TYPE_INT64), false);
    for (unsigned i = 0; i < t->columns.n; i++) {
        const struct column *c = t->columns.v[i];
        fixture_result(&f, q, "", c->type, !c->not_null);
        struct model_column *m = &q->columns.v[q->columns.n - 1];
        m->name = m->origin_column = c->name;
        m->origin_table = m->embed_table = t->name;
        m->embed = STR("p");
    }
    CHECK(emit_all(&f.arena, &f.diags, &f.model, &f.options, &o));
    CHECK(has(&o, "schema.h", "typedef struct pet_row {"));
    CHECK(has(&o, "a_queries.h", "    pet_row p_2; /* all of table `pet` */\n"));
    CHECK(has(&o, "a_queries.c", "offsetof(a_row, p_2.id)"));
    CHECK(has(&o, "a_queries.c", "offsetof(a_row, p_2.class_)"));
    arena_free(&f.arena);
}

static void test_prefix(void)
{
    struct fixture f;
    struct outputs o;
    fixture_init(&f);
    f.options.prefix = STR("app_");
    one_int(&f, "time", TYPE_INT64);
    CHECK(emit_all(&f.arena, &f.diags, &f.model, &f.options, &o));
    CHECK(has(&o, "a_queries.h", "int app_time(sc_db *db, app_time_rows **it);\n"));
    CHECK(has(&o, "a_queries.h", "#define schemac_sql_time "));
    CHECK(has(&o, "time.json", "\"name\": \"time\""));
    arena_free(&f.arena);
}

/* ---------------------------------------------------------------- compilers */

static int run(char *const *argv, bool quiet)
{
    pid_t pid = fork();
    if (pid == 0) {
        if (quiet && !freopen("/dev/null", "w", stderr)) _exit(126);
        execvp(argv[0], argv);
        _exit(127);
    }
    int status = 0;
    if (pid < 0 || waitpid(pid, &status, 0) != pid) return 126;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 126;
}

struct compiler {
    const char *name, *standard, *language;
};
static const struct compiler compilers[] = {{"gcc", "-std=c11", "c"},
                                            {"clang", "-std=c11", "c"},
                                            {"g++", "-std=c++17", "c++"},
                                            {"clang++", "-std=c++17", "c++"}};

static int compile(const struct compiler *c, const char *file, bool quiet)
{
    const char *const argv[] = {c->name,
                                c->standard,
                                "-x",
                                c->language,
                                "-Wall",
                                "-Wextra",
                                "-Wpedantic",
                                "-Wconversion",
                                "-Werror",
                                "-I",
                                SOURCE_DIR "/runtime/include",
                                "-fsyntax-only",
                                file,
                                NULL};
    char *copy[sizeof argv / sizeof *argv];
    memcpy(copy, argv, sizeof copy);
    return run(copy, quiet);
}

static void put(struct fixture *f, struct str root, const char *name, struct str bytes)
{
    struct str path = path_join(&f->arena, root, str_from(name));
    CHECK(dir_make(path_dir(&f->arena, path).p) && file_write_atomic(path.p, bytes));
}

/* An application that uses the generated code; `change` replaces the first byte of the SQL of one query. */
static void write_user(struct fixture *f, struct str root, const char *name, const char *query, char change)
{
    struct buf b = {0};
    buf_puts(&b, "#include \"generated/src_app_queries.h\"\n#include \"generated/sql_app_queries.h\"\n");
    for (unsigned i = 0; i < f->model.queries.n; i++) {
        const struct model_query *q = f->model.queries.v[i];
        if (!q->from_c) continue;
        struct str sql = str_dup(&f->arena, q->sql);
        if (change && str_eq(q->name, str_from(query))) ((char *)sql.p)[0] = change;
        buf_printf(&b, "SCHEMAC_QUERY(%.*s,\n    ", STR_ARG(q->name));
        ctext_literal_lines(&b, sql, "    ", "");
        buf_puts(&b, ");\n");
    }
    buf_puts(
        &b,
        "int use(sc_db *db);\nint use(sc_db *db)\n{\n    events_row e;\n    event_new_params p;\n"
        "    p.kind = EVENTS_EVENT_TYPE_TOOL_CALL;\n    p.n = 1;\n    int64_t id;\n    int rc = event_by_id(db, sc_str(\"x\"), &e, NULL);\n"
        "    return rc < 0 ? rc : event_new(db, &p, &id);\n}\n");
    put(f, root, name, buf_view(&b));
    buf_free(&b);
}

static void compile_all(struct fixture *f, const struct compiler *c, struct str root)
{
    static const char *const sources[] = {"generated/schema.c", "generated/src_app_queries.c",
                                          "generated/sql_app_queries.c", "good.c"};
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++)
        CHECK_INT(compile(c, path_join(&f->arena, root, str_from(sources[i])).p, false), 0);
}

static void test_compilers(struct fixture *f, const struct outputs *o)
{
    char root[] = "/tmp/schemac-emit-XXXXXX";
    if (!CHECK(mkdtemp(root) != NULL)) return;
    struct str dir = str_from(root);
    for (unsigned i = 0; i < o->files.n; i++) put(f, dir, o->files.v[i].path.p, o->files.v[i].bytes);
    put(f, dir, "probe.c", STR("int probe(void);\n"));
    write_user(f, dir, "good.c", "", 0);
    write_user(f, dir, "edited.c", "event_count", 'X');
    write_user(f, dir, "edited_long.c", "big", 'X');
    for (size_t i = 0; i < sizeof compilers / sizeof *compilers; i++) {
        const struct compiler *c = &compilers[i];
        if (compile(c, path_join(&f->arena, dir, STR("probe.c")).p, true) != 0) {
            fprintf(stderr, "skipped: no %s here\n", c->name);
            continue;
        }
        compile_all(f, c, dir);
        CHECK(compile(c, path_join(&f->arena, dir, STR("edited.c")).p, true) != 0);
        CHECK(compile(c, path_join(&f->arena, dir, STR("edited_long.c")).p, true) != 0);
    }
    char *const clean[] = {(char[]){"rm"}, (char[]){"-rf"}, root, NULL};
    CHECK_INT(run(clean, false), 0);
}

int main(void)
{
    struct fixture f;
    struct outputs o;
    make(&f, &o);
    test_text(&o);
    test_compilers(&f, &o);
    arena_free(&f.arena);
    test_clashes();
    test_shared_rows();
    test_nullable_copy();
    test_guards();
    test_booleans();
    test_list();
    test_embed();
    test_prefix();
    return check_result();
}
