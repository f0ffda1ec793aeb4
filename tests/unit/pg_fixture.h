/* pg_fixture.h: parses one postgres statement for a test, and holds what every parsed statement
 * must keep: each expression lies within its parent, and the bytes of its span, parsed alone, are
 * the same expression. */
#ifndef TESTS_PG_FIXTURE_H
#define TESTS_PG_FIXTURE_H

#include "ast_text.h"
#include "ast_walk.h"
#include "check.h"
#include "parse/parse.h"

struct parsed {
    struct arena arena;
    struct diags diags;
    const struct sqltext *text;
    struct stmt *stmt; /* NULL: refused */
};

static inline void parsed_n(struct parsed *p, const char *sql, size_t n)
{
    const struct sql_options options = {.dialect = DIALECT_POSTGRES};
    memset(p, 0, sizeof *p);
    diags_init(&p->diags, &p->arena);
    struct str text = {arena_strdup(&p->arena, sql, n), n};
    p->text = sqltext_slice(&p->arena, source_new(&p->arena, STR("test.sql"), text), 0, (uint32_t)n);
    p->stmt = pg_parse_stmt(&p->arena, &p->diags, &options, p->text);
}

static inline void parsed_init(struct parsed *p, const char *sql)
{
    parsed_n(p, sql, strlen(sql));
}

static inline void parsed_release(struct parsed *p)
{
    arena_free(&p->arena);
}

/* ---------------------------------------------------------------- what holds for every expression */

/* What is an expression only where it stands. */
static inline bool stands_alone(const struct expr *e, struct str slice)
{
    switch (e->kind) {
    case EXPR_STAR:
    case EXPR_DEFAULT: return false;
    case EXPR_INTEGER: /* not one within '7 days', nor what is a bigint only behind its sign */
        return slice.n > 0 && slice.p[0] >= '0' && slice.p[0] <= '9' && (e->is_large || e->number <= INT64_MAX);
    case EXPR_ARRAY: return slice.n > 0 && slice.p[0] != '[';
    default: return true;
    }
}

static inline void visit_expr(void *context, const struct expr *e, struct span parent)
{
    const struct parsed *p = context;
    struct str slice = str_sub(p->text->text, e->span.off, e->span.len);
    CHECK(e->span.len > 0);
    CHECK(e->span.off >= parent.off && e->span.off + e->span.len <= parent.off + parent.len);
    CHECK(e->op_span.off >= e->span.off && e->op_span.off + e->op_span.len <= e->span.off + e->span.len);
    if (!stands_alone(e, slice)) {
        return;
    }
    struct buf sql = {0}, want = {0}, got = {0};
    struct parsed alone;
    buf_printf(&sql, "SELECT %.*s", STR_ARG(slice));
    parsed_init(&alone, sql.p);
    text_expr(&want, e);
    if (CHECK(alone.stmt != NULL && alone.stmt->kind == STMT_SELECT)) {
        text_expr(&got, alone.stmt->u.select->columns.v[0].expr);
    }
    CHECK_STR(got.p, want.p);
    parsed_release(&alone);
    buf_free(&sql);
    buf_free(&want);
    buf_free(&got);
}

static inline void check_spans(struct parsed *p)
{
    struct walk w = {visit_expr, p};
    walk_stmt(&w, p->stmt);
    for (unsigned i = 1; i < p->stmt->params.n; i++) {
        CHECK(p->stmt->params.v[i - 1]->span.off < p->stmt->params.v[i]->span.off);
    }
}

/* ---------------------------------------------------------------- one statement, one line */

static inline void show_diags(struct parsed *p)
{
    if (p->stmt == NULL) {
        diags_print(&p->diags, stderr);
    }
}

/* A select whose text is `want`. */
static inline void select_is(const char *sql, const char *want)
{
    struct parsed p;
    struct buf got = {0};
    parsed_init(&p, sql);
    show_diags(&p);
    if (CHECK(p.stmt != NULL && p.stmt->kind == STMT_SELECT)) {
        text_select(&got, p.stmt->u.select);
        check_spans(&p);
        CHECK_STR(got.p, want);
    }
    buf_free(&got);
    parsed_release(&p);
}

/* An expression, as a select list's only one. */
static inline void expr_is(const char *expr, const char *want)
{
    struct buf sql = {0}, whole = {0};
    buf_printf(&sql, "SELECT %s", expr);
    buf_printf(&whole, "{select %s}", want);
    select_is(sql.p, whole.p);
    buf_free(&sql);
    buf_free(&whole);
}

/* Refused with this code, the caret under `under` (its first occurrence; "": the text's end), and
 * `says` in the message; the rest of the statement goes on, or not. */
static inline void diagnosed(const char *sql, enum diag_code code, const char *under, const char *says, bool goes_on)
{
    struct parsed p;
    parsed_init(&p, sql);
    CHECK((p.stmt != NULL) == goes_on);
    if (CHECK(p.diags.n_errors > 0)) {
        const struct diag *g = p.diags.all.v[0];
        const char *at = under[0] == '\0' ? sql + strlen(sql) : strstr(sql, under);
        CHECK_STR(diag_code_name(g->code), diag_code_name(code));
        struct buf text = {0};
        buf_str(&text, g->text);
        bool good = CHECK_INT(g->place.span.off, at - sql);
        good = CHECK_INT(g->place.span.len, strlen(under)) && good;
        good = CHECK(strstr(text.p, says) != NULL) && good;
        if (!good) {
            fprintf(stderr, "    %s\n    %s\n", sql, text.p);
        }
        buf_free(&text);
    }
    parsed_release(&p);
}

static inline void refused(const char *sql, enum diag_code code, const char *under, const char *says)
{
    diagnosed(sql, code, under, says, false);
}

static inline void left_out(const char *sql, enum diag_code code, const char *under, const char *says)
{
    diagnosed(sql, code, under, says, true);
}

#endif
