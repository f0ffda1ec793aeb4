/* cache_test.c: records written and read back (cache_write.h, cache_read.h); no damaged one is believed; and
 * what `check` says of each kind of drift (drift.h). */
#include "emit/cache_read.h"
#include "emit/cache_write.h"
#include "emit/commit.h"
#include "emit/drift.h"
#include "emit/jsonout.h"
#include "model_fixture.h"

#include "base/buf.h"
#include "base/file.h"
#include "check.h"

#include <stdlib.h>
#include <unistd.h>

/* ---------------------------------------------------------------- a project: two queries, one table */

static struct model_query *find_query(struct fixture *f, const char *name)
{
    for (unsigned i = 0; i < f->model.queries.n; i++)
        if (str_eq(f->model.queries.v[i]->name, str_from(name))) return f->model.queries.v[i];
    return NULL;
}

static void make(struct fixture *f, const char *root)
{
    fixture_init(f);
    struct table *t = fixture_events(f);
    struct model_query *q = fixture_query(f, "event_by_id", "app.c", "SELECT *\n FROM \"events\" \\ \t\x01 \xC3\xA9",
                                          RETURNS_ROWS, CARDINALITY_OPTIONAL);
    fixture_all_columns(f, q, t);
    fixture_param(f, q, "event_id", fixture_type(TYPE_TEXT, "VARCHAR(64)"), false);
    q = fixture_query(f, "event_finish", "b.sql", "UPDATE", RETURNS_AFFECTED, CARDINALITY_NONE);
    q->from_c = false;
    fixture_param(f, q, "n", type_of(TYPE_INT64), true);
    struct str *ddl = ARENA_ARRAY(&f->arena, struct str, 1);
    ddl[0] = STR("CREATE TABLE events (x)");
    f->options.ddl[TARGET_SQLITE] = (struct emit_ddl){true, ddl, 1};
    if (!root) return;
    f->options.generated = path_join(&f->arena, str_from(root), STR("generated"));
    f->options.cache = path_join(&f->arena, str_from(root), STR("cache"));
}

static struct str record_of(struct fixture *f, const char *name)
{
    struct buf b = {0};
    record_write(&b, &f->model, find_query(f, name));
    struct str bytes = str_dup(&f->arena, buf_view(&b));
    buf_free(&b);
    return bytes;
}

/* ---------------------------------------------------------------- write, read */

static void test_round_trip(void)
{
    struct fixture f;
    struct record r;
    make(&f, NULL);
    struct str bytes = record_of(&f, "event_by_id");
    const struct model_query *q = find_query(&f, "event_by_id");
    if (!CHECK(record_read(&f.arena, &f.diags, STR("cache/event_by_id.json"), bytes, &r)))
        diags_print(&f.diags, stderr);
    CHECK(str_eq(r.name, q->name) && str_eq(r.sql, q->sql) && str_eq(r.source, q->source));
    CHECK(str_eq(r.fingerprint, q->fingerprint) && str_eq(r.cardinality, STR("optional")));
    CHECK_INT(r.columns.n, q->columns.n);
    for (unsigned i = 0; i < r.columns.n; i++) {
        const struct model_column *c = &q->columns.v[i];
        CHECK(str_eq(r.columns.v[i].name, c->name) && r.columns.v[i].type == c->type.kind);
        CHECK(r.columns.v[i].nullable == c->nullable);
        CHECK_INT(r.columns.v[i].members.n, c->type.members ? c->type.members->n : 0);
    }
    CHECK(r.params.n == 1 && str_eq(r.params.v[0].name, STR("event_id")) && !r.params.v[0].nullable);
    CHECK(r.uses.n == 1 && str_eq(r.uses.v[0].table, STR("events")) && r.uses.v[0].columns.n == 8);
    CHECK_INT(f.diags.all.n, 0);
    arena_free(&f.arena);
}

/* One fact a line: each column and parameter has its own. */
static void test_form(void)
{
    struct fixture f;
    make(&f, NULL);
    const char *text = record_of(&f, "event_by_id").p;
    CHECK(strstr(text, "{\n  \"schemac\": 1,\n  \"name\": \"event_by_id\",\n  \"dialect\": \"mysql\",\n") == text);
    CHECK(strstr(text, "\n    {\"name\": \"cost_total\", \"type\": \"decimal\", \"sql_type\": \"DECIMAL(10,6)\","
                       " \"precision\": 10, \"scale\": 6, \"nullable\": true, \"enum\": [],"
                       " \"origin\": {\"table\": \"events\", \"column\": \"cost_total\"}},\n") != NULL);
    CHECK(strstr(text, "\n  \"sql\": \"SELECT *\\n FROM \\\"events\\\" \\\\ \\t\\u0001 \xC3\xA9\",\n") != NULL);
    CHECK(strstr(text, "\"list\": false, \"positions\": [1]}\n  ],\n") != NULL);
    CHECK(text[strlen(text) - 1] == '\n');
    arena_free(&f.arena);
}

/* The top-level keys of a record, each of which docs/record.schema.json has to define, and to require under `name`. */
static void check_documented(struct fixture *f, const char *name, struct str record, struct str doc)
{
    const char *part = strstr(doc.p, name);
    const char *required = part ? strstr(part, "\"required\": [") : NULL;
    unsigned keys = 0, commas = 0;
    if (!CHECK(required != NULL)) return;
    for (const char *p = required; *p != ']'; p++) commas += *p == ',';
    for (const char *line = record.p; (line = strstr(line, "\n  \"")) != NULL; line += 4) {
        struct str key = str_sub(str_from(line), 3, strcspn(line + 4, "\"") + 2);
        const char *found = strstr(required, str_dup(&f->arena, key).p);
        keys++;
        if (!CHECK(found != NULL && found < strchr(required, ']'))) fprintf(stderr, "    (%.*s)\n", STR_ARG(key));
    }
    CHECK_INT(keys, commas + 1);
}

static void test_documented(void)
{
    struct fixture f;
    struct str doc;
    struct buf b = {0};
    make(&f, NULL);
    if (!CHECK(file_read(&f.arena, SOURCE_DIR "/docs/record.schema.json", &doc))) return;
    CHECK(strstr(doc.p, str_printf(&f.arena, "\"version\": {\"const\": %d}", RECORD_VERSION).p) != NULL);
    check_documented(&f, "\"query\": {", record_of(&f, "event_by_id"), doc);
    schema_record_write(&b, &f.model, STR("int x;"));
    check_documented(&f, "\"catalogue\": {", buf_view(&b), doc);
    for (int kind = TYPE_NULL; kind < TYPE_N_KINDS; kind++) {
        struct str quoted = str_printf(&f.arena, "\"%s\"", type_kind_name((enum type_kind)kind));
        CHECK(strstr(strstr(doc.p, "\"type\": {"), quoted.p) != NULL);
    }
    buf_free(&b);
    arena_free(&f.arena);
}

static enum diag_code reading(struct fixture *f, const char *path, struct str bytes)
{
    struct diags d;
    struct record r;
    diags_init(&d, &f->arena);
    bool ok = record_read(&f->arena, &d, str_from(path), bytes, &r);
    if (ok != (d.all.n == 0) || d.all.n > 1) return DIAG_N_CODES;
    return ok ? DIAG_W0101 : d.all.v[0]->code; /* a warning that reading never gives stands for "accepted" */
}

/* Cut short anywhere, or with any one byte changed, a record is refused. */
static void test_damage(void)
{
    struct fixture f;
    make(&f, NULL);
    struct str good = record_of(&f, "event_finish");
    const char *path = "cache/event_finish.json";
    CHECK(reading(&f, path, good) == DIAG_W0101);
    CHECK(reading(&f, "cache/other.json", good) == DIAG_E0605);
    unsigned accepted = 0;
    for (size_t n = 0; n < good.n; n++) accepted += reading(&f, path, str_sub(good, 0, n)) != DIAG_E0605;
    CHECK_INT(accepted, 0);
    char *copy = arena_strdup(&f.arena, good.p, good.n);
    for (size_t i = 0; i < good.n; i++) {
        copy[i] = (char)(copy[i] ^ 1);
        enum diag_code code = reading(&f, path, (struct str){copy, good.n});
        accepted += code != DIAG_E0605 && code != DIAG_E0606;
        copy[i] = (char)(copy[i] ^ 1);
    }
    CHECK_INT(accepted, 0);
    CHECK(reading(&f, path, STR("")) == DIAG_E0605);
    CHECK(reading(&f, path, STR("[]")) == DIAG_E0605);
    CHECK(reading(&f, path, STR("not JSON")) == DIAG_E0605);
    CHECK(reading(&f, path, STR("{\"schemac\": 2}")) == DIAG_E0606);
    CHECK(reading(&f, path, STR("{\"schemac\": 1, \"schemac\": 1}")) == DIAG_E0605);
    CHECK(reading(&f, path, STR("{\"schemac\": \"1\"}")) == DIAG_E0605);
    arena_free(&f.arena);
}

/* A seal does not make nonsense a record. */
static void test_shapes(void)
{
    static const char *const bodies[] = {
        "{\n  \"schemac\": 1,\n",
        "{\n  \"schemac\": 1,\n  \"name\": 5,\n",
        "{\n  \"schemac\": 1,\n  \"name\": \"event_finish\",\n  \"columns\": {},\n",
    };
    struct fixture f;
    make(&f, NULL);
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
        struct buf b = {0};
        buf_puts(&b, bodies[i]);
        jsonout_seal(&b);
        CHECK(reading(&f, "cache/event_finish.json", buf_view(&b)) == DIAG_E0605);
        buf_free(&b);
    }
    arena_free(&f.arena);
}

/* ---------------------------------------------------------------- drift */

static char root[] = "/tmp/schemac-cache-XXXXXX";

/* What check says of the project in `root`, against the model in f: codes in order, "" for nothing. */
static const char *check(struct fixture *f)
{
    struct outputs o;
    struct buf b = {0};
    if (!emit_all(&f->arena, &f->diags, &f->model, &f->options, &o)) return "emit";
    unsigned before = f->diags.all.n;
    bool ok = drift_report(&f->arena, &f->diags, &f->model, &o);
    for (unsigned i = before; i < f->diags.all.n; i++)
        buf_printf(&b, "%s%s", i > before ? " " : "", diag_code_name(f->diags.all.v[i]->code));
    if (ok == (f->diags.n_errors > 0)) buf_puts(&b, " wrong result");
    struct str text = str_dup(&f->arena, buf_view(&b));
    buf_free(&b);
    return text.p;
}

static bool says(const struct fixture *f, const char *text)
{
    for (unsigned i = 0; i < f->diags.all.n; i++) {
        const struct diag *g = f->diags.all.v[i];
        if (strstr(str_dup(f->diags.arena, g->text).p, text)) return true;
        for (unsigned k = 0; k < g->notes.n; k++)
            if (strstr(str_dup(f->diags.arena, g->notes.v[k].text).p, text)) return true;
    }
    diags_print((struct diags *)(uintptr_t)&f->diags, stderr);
    return false;
}

static void prepare(void)
{
    struct fixture f;
    struct outputs o;
    make(&f, root);
    CHECK(emit_all(&f.arena, &f.diags, &f.model, &f.options, &o));
    if (!CHECK(commit_outputs(&f.arena, &f.diags, &o))) diags_print(&f.diags, stderr);
    CHECK_STR(check(&f), "");
    arena_free(&f.arena);
}

/* A prepared project, and its model to change. */
static void begin(struct fixture *f)
{
    prepare();
    make(f, root);
}

static const char *path_of(struct fixture *f, const char *name)
{
    return path_join(&f->arena, str_from(root), str_from(name)).p;
}

static void write_text(struct fixture *f, const char *name, const char *text)
{
    CHECK(file_write_atomic(path_of(f, name), str_from(text)));
}

static void append(struct fixture *f, const char *name, const char *text)
{
    struct str old;
    CHECK(file_read(&f->arena, path_of(f, name), &old));
    write_text(f, name, str_printf(&f->arena, "%.*s%s", STR_ARG(old), text).p);
}

static void test_not_prepared(void)
{
    struct fixture f;
    make(&f, root);
    CHECK_STR(check(&f), "E0602 E0602");
    arena_free(&f.arena);
}

static void test_retyped(void)
{
    struct fixture f;
    begin(&f);
    struct column *c = ((struct table *)map_get(&f.catalog.tables, STR("events")))->columns.v[4];
    c->type = fixture_type(TYPE_INT64, "BIGINT");
    c->not_null = true;
    struct model_query *q = find_query(&f, "event_by_id");
    q->columns.v[4].type = c->type;
    q->columns.v[4].nullable = false;
    CHECK_STR(check(&f), "E0601");
    CHECK(says(&f, "query `event_by_id` is stale: run schemac prepare"));
    CHECK(says(&f, "column `duration_ms`: uint32 (INT UNSIGNED) null → int64 (BIGINT) not null"));
    CHECK(says(&f, "table `events`: column `duration_ms`: uint32 (INT UNSIGNED) null → int64 (BIGINT) not null"));
    arena_free(&f.arena);
}

static void test_columns_changed(void)
{
    struct fixture f;
    begin(&f);
    struct model_query *q = find_query(&f, "event_by_id");
    q->row_table = (struct str){0};
    q->columns.v[0].name = STR("id"); /* renamed */
    q->columns.n--;                   /* gone */
    q->cardinality = CARDINALITY_MANY;
    q->sql = STR("SELECT edited");
    CHECK_STR(check(&f), "E0601");
    CHECK(says(&f, "column `event_id` → `id`"));
    CHECK(says(&f, "column `2nd try` is gone; it was set"));
    CHECK(says(&f, "cardinality: optional → many"));
    CHECK(says(&f, "the query was edited; it was: SELECT * FROM"));
    arena_free(&f.arena);
}

static void test_fingerprint_alone(void)
{
    struct fixture f;
    begin(&f);
    find_query(&f, "event_finish")->fingerprint = STR("ffff");
    CHECK_STR(check(&f), "E0601");
    CHECK(says(&f, "a default, key or option"));
    arena_free(&f.arena);
}

static void test_new_and_gone(void)
{
    struct fixture f;
    begin(&f);
    fixture_result(&f, fixture_query(&f, "new_one", "c.sql", "SELECT 1", RETURNS_ROWS, CARDINALITY_ONE), "n",
                   type_of(TYPE_INT64), false);
    CHECK_STR(check(&f), "E0602");
    arena_free(&f.arena);
    begin(&f);
    f.model.queries.n = 1; /* event_finish is gone, and b.sql with it */
    CHECK_STR(check(&f), "E0603 E0603 E0603");
    CHECK(says(&f, "the query `event_finish` of this record is gone"));
    arena_free(&f.arena);
    begin(&f);
    find_query(&f, "event_finish")->source = STR("moved.sql");
    CHECK_STR(check(&f), "E0601 E0603 E0603");
    CHECK(says(&f, "source: b.sql → moved.sql"));
    arena_free(&f.arena);
}

static void test_files(void)
{
    static const struct {
        const char *file, *text, *codes; /* text NULL: deleted; "+…": appended */
    } all[] = {
        {"cache/event_finish.json", NULL, "E0604"},
        {"cache/event_finish.json", "", "E0605"},
        {"cache/event_finish.json", "garbage", "E0605"},
        {"cache/event_finish.json", "+ ", "E0605"},
        {"cache/event_finish.json", "{\"a\": 1}", "E0609"},
        {"cache/event_finish.json", "{\"schemac\": 2}", "E0606"},
        {"cache/schema.json", NULL, "E0604"},
        {"cache/schema.json", "+ ", "E0605"},
        {"cache/old.json", "{\"schemac\": 1}", "E0603"},
        {"cache/mine.json", "{\"a\": 1}", ""},
        {"generated/app_queries.h", NULL, "E0604"},
        {"generated/app_queries.c", "+ ", "E0607"},
        {"generated/app_queries.c", "mine", "E0609"},
        {"generated/schema.c", "+\n", "E0607"},
        {"generated/schema.h", "+\n", "E0607"},
        {"generated/schema.c", NULL, "E0604"},
        {"generated/old_queries.h", OUTPUT_C_MARKER, "E0603"},
        {"generated/my_queries.h", "mine", ""},
        {"cache/.journal/x", "", "E0608"},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        struct fixture f;
        begin(&f);
        CHECK(dir_make(path_dir(&f.arena, str_from(path_of(&f, all[i].file))).p));
        if (!all[i].text)
            CHECK(unlink(path_of(&f, all[i].file)) == 0);
        else if (all[i].text[0] == '+')
            append(&f, all[i].file, all[i].text + 1);
        else
            write_text(&f, all[i].file, all[i].text);
        if (!CHECK_STR(check(&f), all[i].codes)) fprintf(stderr, "    (%s)\n", all[i].file);
        if (all[i].text) (void)unlink(path_of(&f, all[i].file));
        (void)rmdir(path_of(&f, "cache/.journal"));
        arena_free(&f.arena);
    }
}

/* A column that no query uses, other DDL: no query is stale. An enum that no query uses is in schema.h, though. */
static void test_unused_column(void)
{
    struct fixture f;
    begin(&f);
    struct table *t = fixture_table(&f, "other");
    fixture_column(&f, t, "note", type_of(TYPE_TEXT), false);
    struct str ddl[] = {STR("CREATE TABLE events (x, note)")};
    f.options.ddl[TARGET_SQLITE].statements = ddl;
    CHECK_STR(check(&f), "E0610");
    static const char *const labels[] = {"a", NULL};
    fixture_column(&f, t, "kind", fixture_enum(&f, TYPE_ENUM, "other", "kind", labels), false);
    f.diags.all.n = 0;
    CHECK_STR(check(&f), "E0601 E0601");
    arena_free(&f.arena);
}

static void test_explain(void)
{
    struct fixture f;
    begin(&f);
    struct table *t = map_get(&f.catalog.tables, STR("events"));
    map_remove(&t->by_name, STR("duration_ms"));
    t->columns.v[4]->name = STR("took_ms");
    map_set(&t->by_name, STR("took_ms"), t->columns.v[4]);
    const struct drift_site sites[] = {{STR("event_by_id"), find_query(&f, "event_by_id")->place},
                                       {STR("event_finish"), find_query(&f, "event_finish")->place},
                                       {STR("unheard_of"), {0}}};
    drift_explain(&f.arena, &f.diags, &f.catalog, f.options.cache, sites, 3);
    CHECK_INT(f.diags.all.n, 1);
    CHECK(says(&f, "table `events`: column `duration_ms` → `took_ms`?"));
    map_remove(&t->by_name, STR("class"));
    t->columns.n = 6;
    f.diags.all.n = 0;
    drift_explain(&f.arena, &f.diags, &f.catalog, f.options.cache, sites, 3);
    CHECK(says(&f, "table `events`: column `class` is gone; it was json (JSON) null"));
    map_remove(&f.catalog.tables, STR("events"));
    f.diags.all.n = 0;
    drift_explain(&f.arena, &f.diags, &f.catalog, f.options.cache, sites, 3);
    CHECK(says(&f, "table `events` is gone"));
    arena_free(&f.arena);
}

static void clean(void)
{
    static const char *const folders[] = {"generated", "cache/.journal", "cache", "."};
    struct arena a = {0};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        str_vec names = {0};
        struct str dir = path_join(&a, str_from(root), str_from(folders[i]));
        (void)dir_list(&a, dir.p, &names);
        for (unsigned k = 0; k < names.n; k++) (void)unlink(path_join(&a, dir, names.v[k]).p);
        (void)rmdir(dir.p);
    }
    arena_free(&a);
}

int main(void)
{
    test_round_trip();
    test_form();
    test_documented();
    test_damage();
    test_shapes();
    if (!CHECK(mkdtemp(root) != NULL)) return check_result();
    test_not_prepared();
    test_retyped();
    test_columns_changed();
    test_fingerprint_alone();
    test_new_and_gone();
    test_files();
    test_unused_column();
    test_explain();
    clean();
    return check_result();
}
