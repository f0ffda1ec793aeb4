/* query_fixture.h: one query from text to model, over a schema_fixture. */
#ifndef TESTS_QUERY_FIXTURE_H
#define TESTS_QUERY_FIXTURE_H

#include "schema_fixture.h"
#include "sema/model.h"

/* NULL: refused. What was reported before is forgotten, so that schema_diags() is about this query. */
static inline struct model_query *query_load(struct schema *s, const char *sql)
{
    s->diags.all.n = s->diags.n_errors = 0;
    struct source *source = source_new(&s->arena, STR("q.sql"), str_from(sql));
    struct sqltext *text = sqltext_slice(&s->arena, source, 0, (uint32_t)source->text.n);
    struct stmt *stmt = parse_stmt(&s->arena, &s->diags, &s->catalog.options, text);
    return stmt ? analyze(&s->arena, &s->diags, &s->catalog, stmt) : NULL;
}

/* The model's text, or the diagnostics of a query that was refused. */
static inline const char *query_text(struct schema *s, const char *sql)
{
    struct model_query *q = query_load(s, sql);
    if (!q) return schema_diags(s);
    buf_clear(&s->out);
    model_dump(&s->out, q);
    return s->out.p;
}

/* One line of it: "expect", "params", "cardinality", "row", … */
static inline const char *query_fact(struct schema *s, const char *sql, const char *key)
{
    const char *text = query_text(s, sql);
    size_t n = strlen(key);
    for (const char *line = text; line; line = strchr(line, '\n') ? strchr(line, '\n') + 1 : NULL) {
        if (strncmp(line, key, n) == 0 && line[n] == ':') {
            const char *from = line + n + 1 + (line[n + 1] == ' ');
            return str_dup(&s->arena, (struct str){from, strcspn(from, "\n")}).p;
        }
    }
    return text[0] ? text : "(nothing)";
}

#endif
