/* parse_fixture.h: one statement through the mysql or sqlite front end, and what the tests ask of it. */
#ifndef TESTS_PARSE_FIXTURE_H
#define TESTS_PARSE_FIXTURE_H

#include "ast_walk.h"
#include "base/buf.h"
#include "check.h"
#include "parse/ast_print.h"
#include "parse/parse.h"

struct parsed {
    struct arena arena;
    struct diags diags;
    struct sql_options options;
    const struct sqltext *text;
    struct stmt *stmt; /* NULL: refused */
};

static const struct sql_options MYSQL = {.dialect = DIALECT_MYSQL};
static const struct sql_options SQLITE = {.dialect = DIALECT_SQLITE};

static inline void parsed_init(struct parsed *p, const struct sql_options *o, struct str sql)
{
    memset(p, 0, sizeof *p);
    p->options = *o;
    diags_init(&p->diags, &p->arena);
    struct str text = str_dup(&p->arena, sql);
    p->text = sqltext_slice(&p->arena, source_new(&p->arena, STR("test.sql"), text), 0, (uint32_t)sql.n);
    p->stmt = parse_stmt(&p->arena, &p->diags, o, p->text);
}

static inline void parsed_release(struct parsed *p)
{
    arena_free(&p->arena);
}

/* Behind parsed_init() where a statement is expected: says why there is none. */
static inline bool accepted(struct parsed *p, const char *sql)
{
    if (CHECK(p->stmt != NULL)) return true;
    fprintf(stderr, "    %s\n", sql);
    diags_print(&p->diags, stderr);
    return false;
}

static inline void visit_span(void *context, const struct expr *e, struct span parent)
{
    (void)context;
    CHECK(e->span.len > 0);
    CHECK(e->span.off >= parent.off && e->span.off + e->span.len <= parent.off + parent.len);
    CHECK(e->op_span.off >= e->span.off && e->op_span.off + e->op_span.len <= e->span.off + e->span.len);
}

static inline void check_spans(const struct parsed *p)
{
    const struct walk w = {visit_span, NULL};
    walk_stmt(&w, p->stmt);
    for (unsigned i = 1; i < p->stmt->params.n; i++)
        CHECK(p->stmt->params.v[i - 1]->span.off < p->stmt->params.v[i]->span.off);
}

/* The query, written back fully in parentheses, is `want`. */
static inline void query_is(const struct sql_options *o, const char *sql, const char *want)
{
    struct parsed p;
    struct buf got = {0};
    parsed_init(&p, o, str_from(sql));
    if (accepted(&p, sql) && CHECK(p.stmt->kind == STMT_SELECT)) {
        check_spans(&p);
        ast_print_select(&got, o->dialect, p.stmt->u.select);
        CHECK_STR(got.p, want);
    }
    buf_free(&got);
    parsed_release(&p);
}

static inline void expr_is(const struct sql_options *o, const char *expr, const char *want)
{
    struct buf sql = {0}, whole = {0};
    buf_printf(&sql, "SELECT %s", expr);
    buf_printf(&whole, "SELECT %s", want);
    query_is(o, sql.p, whole.p);
    buf_free(&sql);
    buf_free(&whole);
}

/* Refused with this code; the caret stands under `under` (its first occurrence; "": the end), `says` is in the text. */
static inline void refused(const struct sql_options *o, const char *sql, enum diag_code code, const char *under,
                           const char *says)
{
    struct parsed p;
    parsed_init(&p, o, str_from(sql));
    if (CHECK(p.stmt == NULL) && CHECK_INT(p.diags.n_errors, 1)) {
        const struct diag *g = p.diags.all.v[0];
        const char *at = under[0] ? strstr(sql, under) : sql + strlen(sql);
        struct buf text = {0};
        buf_str(&text, g->text);
        CHECK_STR(diag_code_name(g->code), diag_code_name(code));
        if (!CHECK_INT(g->place.span.off, at - sql) || !CHECK(text.p && strstr(text.p, says) != NULL))
            fprintf(stderr, "    %s\n    says: %s\n", sql, text.p ? text.p : "");
        buf_free(&text);
    } else {
        fprintf(stderr, "    %s\n", sql);
    }
    parsed_release(&p);
}

/* The whole dump of a statement. */
static inline void dump_is(const struct sql_options *o, const char *sql, const char *want)
{
    struct parsed p;
    struct buf got = {0};
    parsed_init(&p, o, str_from(sql));
    if (accepted(&p, sql)) {
        check_spans(&p);
        ast_dump(&got, p.stmt);
        CHECK_STR(got.p, want);
    }
    buf_free(&got);
    parsed_release(&p);
}

/* How often W0102 was said of an accepted statement. */
static inline void warns(const struct sql_options *o, const char *sql, unsigned n)
{
    struct parsed p;
    parsed_init(&p, o, str_from(sql));
    if (accepted(&p, sql) && !CHECK_INT(p.diags.all.n, n)) fprintf(stderr, "    %s\n", sql);
    parsed_release(&p);
}

#endif
