/* agree.c: schemac's verdict on many statements, fast, for the scripts beside it; of the sqlite dialect, SQLite's own too.
 *
 * Standard input is a list of requests, each a line and that many bytes behind it, and a newline:
 *
 *   schema DIALECT FLAVOUR MODES BYTES     the schema of what follows (MODES: bits of enum sql_mode)
 *   ddl BYTES                              one statement more of the schema, as if it stood at its end; undone
 *   query BYTES [MORE]                     a statement of a program; MORE bytes behind it: as SQLite is given it
 *
 * A line of JSON answers each: {"code": of the first error or "", "at": its first byte, "end": the byte behind it,
 * "says": its message, "warnings": codes, "engine": what SQLite says against it, or null}. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "agree.h"
#include "base/buf.h"
#include "parse/parse.h"
#include "scan/sql_split.h"
#include "sema/model.h"

struct agree {
    struct arena schema_arena;
    struct sql_options options;
    struct str schema;
    struct catalog catalog;
    struct engine *engine; /* NULL: not SQLite's language */
};

/* ---------------------------------------------------------------- answers */

static void put_text(const char *key, struct str text)
{
    printf("\"%s\": \"", key);
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.p[i];
        if (c < ' ' || c >= 0x7F || c == '"' || c == '\\')
            printf("\\u%04x", c);
        else
            putchar(c);
    }
    printf("\"");
}

static void put_warnings(const struct diags *d)
{
    const char *comma = "";
    printf(", \"warnings\": [");
    for (unsigned i = 0; i < d->all.n; i++) {
        if (diag_code_severity(d->all.v[i]->code) == SEVERITY_ERROR) continue;
        printf("%s\"%s\"", comma, diag_code_name(d->all.v[i]->code));
        comma = ", ";
    }
    printf("], ");
}

static const struct diag *first_error(const struct diags *d)
{
    for (unsigned i = 0; i < d->all.n; i++)
        if (diag_code_severity(d->all.v[i]->code) == SEVERITY_ERROR) return d->all.v[i];
    return NULL;
}

static void answer(const struct diags *d, bool taken, const char *engine)
{
    const struct diag *g = first_error(d);
    uint32_t first = 0, last = 0;
    if (g) place_range(g->place, &first, &last);
    putchar('{');
    put_text("code", str_from(g ? diag_code_name(g->code) : taken ? "" : "none"));
    printf(", \"at\": %u, \"end\": %u, ", first, last);
    put_text("says", g ? g->text : STR(""));
    put_warnings(d);
    if (engine)
        put_text("engine", str_from(engine));
    else
        printf("\"engine\": null");
    printf("}\n");
}

/* ---------------------------------------------------------------- schemac */

static bool replay(struct arena *a, struct diags *d, struct catalog *c, struct str sql)
{
    schema_statement_vec texts = {0};
    bool ok = sql_split_schema(a, d, &c->options, source_new(a, STR("schema.sql"), sql), &texts);
    for (unsigned i = 0; i < texts.n; i++) {
        struct stmt *s = parse_stmt(a, d, &c->options, texts.v[i].text);
        if (!s) c->incomplete = true;
        ok = s && ddl_apply(c, d, s) && ok;
    }
    return ok;
}

static void take_schema(struct agree *g, struct str sql)
{
    struct diags d;
    const char *engine = NULL;
    arena_free(&g->schema_arena);
    diags_init(&d, &g->schema_arena);
    g->schema = str_dup(&g->schema_arena, sql);
    catalog_init(&g->catalog, &g->schema_arena, &g->options);
    bool ok = replay(&g->schema_arena, &d, &g->catalog, g->schema);
    ok = ok && ddl_finish(&g->catalog, &d);
    if (g->engine) engine_close(g->engine);
    g->engine = g->options.dialect == DIALECT_SQLITE ? engine_open() : NULL;
    if (g->engine) engine = engine_run(g->engine, g->schema);
    answer(&d, ok, engine);
}

static void take_ddl(const struct agree *g, struct str sql)
{
    struct arena a = {0};
    struct diags before, d;
    struct catalog c;
    diags_init(&before, &a);
    diags_init(&d, &a);
    catalog_init(&c, &a, &g->options);
    (void)replay(&a, &before, &c, g->schema);
    bool ok = replay(&a, &d, &c, sql);
    ok = ok && ddl_finish(&c, &d);
    answer(&d, ok, g->engine ? engine_try(g->engine, sql) : NULL);
    arena_free(&a);
}

static struct names names_of(struct arena *a, const struct model_query *q)
{
    struct names names = {ARENA_ARRAY(a, struct str, q->columns.n + 1), q->columns.n};
    for (unsigned i = 0; i < q->columns.n; i++) names.v[i] = q->columns.v[i].name;
    return names;
}

static void take_query(const struct agree *g, struct str sql, struct str executed)
{
    struct arena a = {0};
    struct diags d;
    diags_init(&d, &a);
    struct str text = str_dup(&a, sql);
    const struct sqltext *t = sqltext_slice(&a, source_new(&a, STR("query.sql"), text), 0, (uint32_t)text.n);
    struct stmt *s = parse_stmt(&a, &d, &g->options, t);
    const struct model_query *q = s ? analyze(&a, &d, &g->catalog, s) : NULL;
    bool ok = q && !diags_failed(&d);
    struct names names = ok ? names_of(&a, q) : (struct names){0};
    bool rows = ok && s->kind == STMT_SELECT;
    answer(&d, ok, g->engine ? engine_prepare(g->engine, executed, rows ? &names : NULL) : NULL);
    arena_free(&a);
}

/* ---------------------------------------------------------------- requests */

static bool read_options(struct sql_options *o, const char *line, size_t *bytes)
{
    char dialect[16], flavour[16];
    unsigned modes;
    if (sscanf(line, "schema %15s %15s %u %zu", dialect, flavour, &modes, bytes) != 4) return false;
    o->modes = modes;
    return dialect_find(str_from(dialect), &o->dialect) && flavour_find(str_from(flavour), &o->flavour);
}

static char *read_bytes(size_t bytes)
{
    char *p = malloc(bytes + 1);
    if (!p || fread(p, 1, bytes, stdin) != bytes || getchar() != '\n') abort();
    p[bytes] = '\0';
    return p;
}

static bool serve(struct agree *g, const char *line)
{
    size_t bytes = 0, more = 0;
    bool schema = read_options(&g->options, line, &bytes);
    bool ddl = !schema && sscanf(line, "ddl %zu", &bytes) == 1;
    if (!schema && !ddl && sscanf(line, "query %zu %zu", &bytes, &more) < 1) return false;
    char *sql = read_bytes(bytes), *executed = more ? read_bytes(more) : NULL;
    if (schema)
        take_schema(g, (struct str){sql, bytes});
    else if (ddl)
        take_ddl(g, (struct str){sql, bytes});
    else
        take_query(g, (struct str){sql, bytes}, executed ? (struct str){executed, more} : (struct str){sql, bytes});
    free(executed);
    free(sql);
    return true;
}

int main(void)
{
    struct agree g = {0};
    char line[100];
    bool ok = true;
    while (ok && fgets(line, sizeof line, stdin)) ok = serve(&g, line);
    if (!ok) fprintf(stderr, "agree: not a request: %s", line);
    if (g.engine) engine_close(g.engine);
    arena_free(&g.schema_arena);
    return ok ? 0 : 2;
}
