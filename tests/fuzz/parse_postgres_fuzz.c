/* parse_postgres_fuzz.c: the postgres front end on any bytes. Beside what the sanitizers see: a statement is given
 * exactly when no error was reported, every expression's span lies in its parent's, and the placeholders stand in
 * the order of the text. */
#include <stdlib.h>

#include "../unit/ast_walk.h"
#include "base/buf.h"
#include "parse/parse.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool ok)
{
    if (!ok) {
        abort();
    }
}

static void visit(void *context, const struct expr *e, struct span parent)
{
    (void)context;
    require(e->kind != EXPR_ERROR && e->span.len > 0);
    require(e->span.off >= parent.off && e->span.off + e->span.len <= parent.off + parent.len);
    require(e->op_span.off >= e->span.off && e->op_span.off + e->op_span.len <= e->span.off + e->span.len);
}

static void check(const struct stmt *s)
{
    const struct walk w = {visit, NULL};
    struct buf dump = {0};
    walk_stmt(&w, s);
    for (unsigned i = 1; i < s->params.n; i++) {
        require(s->params.v[i - 1]->span.off < s->params.v[i]->span.off);
    }
    ast_dump(&dump, s);
    buf_free(&dump);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct sql_options options = {.dialect = DIALECT_POSTGRES};
    struct arena arena = {0};
    struct diags diags;
    diags_init(&diags, &arena);
    struct str text = {arena_strdup(&arena, (const char *)data, size), size};
    struct source *source = source_new(&arena, STR("fuzz.sql"), text);
    const struct sqltext *sql = sqltext_slice(&arena, source, 0, (uint32_t)size);
    const struct stmt *s = pg_parse_stmt(&arena, &diags, &options, sql);
    require((s != NULL) == (diags.n_errors == 0));
    if (s != NULL) {
        check(s);
    }
    arena_free(&arena);
    return 0; /* no pg_parse_exit(): after it nothing may be parsed */
}
