/* parse_fuzz.h: what the fuzz targets of the mysql and sqlite front ends share: what must hold of every statement
 * that is accepted and of every one that is refused. A broken promise aborts. */
#ifndef TESTS_PARSE_FUZZ_H
#define TESTS_PARSE_FUZZ_H

#include <stdlib.h>

#include "../unit/ast_walk.h"
#include "base/buf.h"
#include "parse/ast_print.h"
#include "parse/parse.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static inline void must(bool ok)
{
    if (!ok) abort();
}

static inline void visit(void *context, const struct expr *e, struct span parent)
{
    const struct stmt *s = context;
    size_t size = s->text->text.n;
    must(e->kind != EXPR_ERROR && e->span.len > 0 && e->span.off + e->span.len <= size);
    must(e->span.off >= parent.off && e->span.off + e->span.len <= parent.off + parent.len);
    must(e->op_span.off >= e->span.off && e->op_span.off + e->op_span.len <= e->span.off + e->span.len);
}

/* Spans nest, placeholders stand in the order of the text; dump and print see every node. */
static inline void check_stmt(const struct stmt *s, enum dialect d)
{
    const struct walk w = {visit, (void *)(uintptr_t)s};
    struct buf out = {0};
    walk_stmt(&w, s);
    for (unsigned i = 1; i < s->params.n; i++) must(s->params.v[i - 1]->span.off < s->params.v[i]->span.off);
    ast_dump(&out, s);
    if (s->kind == STMT_SELECT) ast_print_select(&out, d, s->u.select);
    buf_free(&out);
}

static inline void parse_fuzz(const struct sql_options *o, const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct diags diags;
    diags_init(&diags, &arena);
    struct str text = {arena_strdup(&arena, (const char *)data, size), size};
    const struct sqltext *sql = sqltext_slice(&arena, source_new(&arena, STR("fuzz.sql"), text), 0, (uint32_t)size);
    const struct stmt *s = rd_parse_stmt(&arena, &diags, o, sql);
    must((s != NULL) == (diags.n_errors == 0) && diags.n_errors <= 1);
    for (unsigned i = 0; i < diags.all.n; i++) {
        struct span span = diags.all.v[i]->place.span;
        must(span.off <= size && span.len <= size - span.off);
    }
    if (s) check_stmt(s, o->dialect);
    arena_free(&arena);
}

#endif
