/* schema_fixture.h: a schema from text to catalogue, for the tests of DDL and of what is made of it. */
#ifndef TESTS_SCHEMA_FIXTURE_H
#define TESTS_SCHEMA_FIXTURE_H

#include "base/buf.h"
#include "check.h"
#include "parse/parse.h"
#include "scan/sql_split.h"
#include "sema/catalog.h"

struct schema {
    struct arena arena;
    struct diags diags;
    struct diag_levels levels; /* without the advice of sema/advise*.c: the statements here are as short as they can be */
    struct catalog catalog;
    struct buf out;
};

static void schema_load(struct schema *s, enum dialect dialect, enum flavour flavour, const char *sql)
{
    const struct sql_options o = {.dialect = dialect, .flavour = flavour};
    schema_statement_vec texts = {0};
    *s = (struct schema){0};
    diags_init(&s->diags, &s->arena);
    for (unsigned c = DIAG_W0303; c <= DIAG_W0315; c++)
        diag_levels_set(&s->levels, (enum diag_code)c, SEVERITY_OFF);
    s->diags.levels = &s->levels;
    catalog_init(&s->catalog, &s->arena, &o);
    struct source *source = source_new(&s->arena, STR("x.sql"), str_from(sql));
    sql_split_schema(&s->arena, &s->diags, &o, source, &texts);
    for (unsigned i = 0; i < texts.n; i++) {
        struct stmt *stmt = parse_stmt(&s->arena, &s->diags, &o, texts.v[i].text);
        if (stmt) ddl_apply(&s->catalog, &s->diags, stmt);
    }
    ddl_finish(&s->catalog, &s->diags);
}

static void schema_free(struct schema *s)
{
    buf_free(&s->out);
    arena_free(&s->arena);
}

/* One line a diagnostic: "E0404 1:23 text [hint]", in the order they were reported. */
static inline const char *schema_diags(struct schema *s)
{
    buf_clear(&s->out);
    buf_puts(&s->out, "");
    for (unsigned i = 0; i < s->diags.all.n; i++) {
        const struct diag *g = s->diags.all.v[i];
        uint32_t first, last;
        unsigned line = 0, column = 0;
        if (place_of_source(g->place)) {
            place_range(g->place, &first, &last);
            source_position(place_of_source(g->place), first, &line, &column);
        }
        buf_printf(&s->out, "%s %u:%u %.*s", diag_code_name(g->code), line, column, STR_ARG(g->text));
        if (g->hint.n) buf_printf(&s->out, " [%.*s]", STR_ARG(g->hint));
        buf_char(&s->out, '\n');
    }
    return s->out.p ? s->out.p : "";
}

static inline const char *schema_dump(struct schema *s)
{
    buf_clear(&s->out);
    buf_puts(&s->out, "");
    catalog_dump(&s->out, &s->catalog);
    return s->out.p ? s->out.p : "";
}

#endif
