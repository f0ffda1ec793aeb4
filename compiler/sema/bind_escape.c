/* bind_escape.c: BIND for LIKE … ESCAPE e: MySQL and MariaDB compute e before there is a row, and want one character of it. */
#include "sema/bind.h"
#include "sema/funcs.h"
#include "sema/walk.h"

static size_t characters(struct str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
    }
    return n;
}

/* A literal of several characters. How many an expression gives is its value's affair. */
static bool is_long(const struct expr *by)
{
    bool text = by->kind == EXPR_STRING || by->kind == EXPR_INTEGER || by->kind == EXPR_DECIMAL ||
                by->kind == EXPR_FLOAT || by->kind == EXPR_BLOB;
    bool negative = by->kind == EXPR_UNARY && by->op == OP_NEG && by->a->kind == EXPR_INTEGER;
    return (text && characters(by->text) > 1) || by->kind == EXPR_TEMPORAL || negative;
}

struct of_row {
    const struct scope *scope; /* that the LIKE stands in */
    unsigned subqueries;       /* that are looked into: their aggregates are their own */
    bool found;
    bool reads; /* a subquery in it has a table */
};

static bool reads_table(const struct select *s)
{
    return s->from || (s->set.left && (reads_table(s->set.left) || reads_table(s->set.right)));
}

static bool varies(const struct expr *e)
{
    static const char *const names[] = {"RAND",     "UUID",    "UUID_SHORT", "RANDOM_BYTES",
                                        "SYS_GUID", "ENCRYPT", "SLEEP",      "ROW_COUNT"};
    for (unsigned i = 0; e->kind == EXPR_CALL && i < sizeof names / sizeof *names; i++) {
        if (str_is(e->call->function.name.text, names[i])) {
            return true;
        }
    }
    return e->kind == EXPR_CALL && e->call->over;
}

static void find_of_row(void *context, struct expr *e)
{
    struct of_row *f = context;
    bool column = e->kind == EXPR_COLUMN && scope_reaches(f->scope, e->relation);
    f->found = f->found || column || varies(e) || (e->aggregate && (e->outer || !f->subqueries));
    if (f->found) {
        return;
    }
    if (e->select) {
        f->reads = f->reads || reads_table(e->select);
        f->subqueries++;
        select_exprs(e->select, find_of_row, f);
        f->subqueries--;
    }
    expr_children(e, find_of_row, f);
}

/* SQLite's GLOB and MATCH are functions of two arguments. */
void check_escape(struct bind *b, const struct spot *at, const struct expr *e)
{
    if (b->o.dialect == DIALECT_SQLITE && e->c && (e->like == LIKE_GLOB || e->like == LIKE_MATCH)) {
        bind_report(b, DIAG_E0205, e->c->span, "ESCAPE belongs to LIKE");
    }
    struct expr *by = b->o.dialect == DIALECT_MYSQL && e->like == LIKE_LIKE ? e->c : NULL;
    while (by && by->kind == EXPR_UNARY && by->op == OP_PLUS) {
        by = by->a;
    }
    if (!by) {
        return;
    }
    struct of_row row = {.scope = at->scope};
    find_of_row(&row, by);
    if (is_long(by)) {
        bind_servers(b, FUNC_DOLT, DIAG_E0103, by->span, "an ESCAPE of several characters");
    } else if (row.found) {
        bind_servers(b, FUNC_DOLT, DIAG_E0103, by->span, "an ESCAPE that is computed of a row");
    } else if (row.reads) { /* MariaDB prepares it, and fails when it executes it again */
        bind_servers(b, FUNC_MYSQL | FUNC_DOLT, DIAG_E0103, by->span, "an ESCAPE that is read of a table");
    }
}
