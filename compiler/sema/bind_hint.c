/* bind_hint.c: what a message of BIND adds when a name is not found where it stands, though the statement has it
 * elsewhere: the cure is another one than a better spelling. */
#include "sema/bind.h"
#include "sema/builtin.h"
#include "sema/walk.h"

static const struct select *outermost(const struct bind *b)
{
    return b->stmt->kind == STMT_SELECT ? b->stmt->u.select : NULL;
}

/* SELECT a * 2 AS twice … WHERE twice > 4 */
void hint_result_alias(struct bind *b, struct diag *g, struct str name, enum clause clause)
{
    const struct select *s = outermost(b);
    if (g->hint.n || (clause != CLAUSE_WHERE && clause != CLAUSE_ON && clause != CLAUSE_GROUP)) {
        return;
    }
    for (unsigned i = 0; s && i < s->columns.n; i++) {
        if (s->columns.v[i].alias.text.n && str_eq_nocase(s->columns.v[i].alias.text, name)) {
            diag_hint(b->d, g, "a result column's name is not known here yet: repeat its expression");
        }
    }
}

static bool is_called(const struct table_ref *r, struct str name)
{
    return str_eq_nocase(r->alias.text.n ? r->alias.text : r->name.name.text, name);
}

/* Depth is the parser's: bounded. */
static bool from_has(const struct table_ref *r, struct str name)
{
    if (!r) {
        return false;
    }
    if (r->kind == TABLE_JOIN) {
        return from_has(r->left, name) || from_has(r->right, name);
    }
    return is_called(r, name);
}

static bool has_comma(const struct table_ref *r)
{
    return r && r->kind == TABLE_JOIN && (r->join == JOIN_COMMA || has_comma(r->left) || has_comma(r->right));
}

struct search {
    struct str name;
    bool found;
};

static void look_in_subquery(void *context, struct expr *e)
{
    struct search *s = context;
    s->found = s->found || (e->select && from_has(e->select->from, s->name));
    expr_children(e, look_in_subquery, s);
}

/* A table that stands elsewhere in the statement: FROM a, b JOIN c ON c.x = a.x; JOIN b ON c.x = b.x JOIN c; a derived
 * table that names its neighbour; a subquery's table named outside of it; one of the schema that is not in FROM. */
void hint_table_elsewhere(struct bind *b, struct diag *g, struct str name, enum clause clause)
{
    const struct select *s = outermost(b);
    struct search inner = {name, false};
    if (g->hint.n || b->view) {
        return;
    }
    if (s) {
        select_exprs(s, look_in_subquery, &inner);
    }
    if (s && from_has(s->from, name) && clause == CLAUSE_ON) {
        diag_hint(b->d, g,
                  has_comma(s->from) ? "JOIN binds before a comma: write CROSS JOIN instead of the comma"
                                     : "it is joined later: an ON sees the tables that stand before it");
    } else if (s && from_has(s->from, name)) {
        diag_hint(b->d, g,
                  b->o.dialect == DIALECT_SQLITE ? "a table in FROM does not see its neighbours: join them with ON"
                                                 : "a table in FROM does not see its neighbours, unless it is LATERAL");
    } else if (inner.found) {
        diag_hint(b->d, g, "it is known within its subquery only");
    } else if (catalog_table(b->cat, name) || builtin_table(b->cat, (struct str){0}, name)) {
        diag_hint(b->d, g, "the table is not in FROM");
    }
}

/* FROM (SELECT id FROM t) AS d: t has the column, d does not hand it on. */
void hint_not_selected(struct bind *b, struct diag *g, const struct scope *s, struct str name)
{
    struct found f, second;
    for (unsigned i = 0; i < s->n && !g->hint.n; i++) {
        const struct relation *r = s->relations[i];
        if (r->query && scope_column(&r->query->scope, name, &f, &second) != LOOKUP_NONE) {
            diag_hint(b->d, g, "`%.*s` has it, and the query of `%.*s` does not select it", STR_ARG(f.relation->name),
                      STR_ARG(r->name));
        }
    }
}

/* SELECT a.title FROM a JOIN b: it is b's. */
void hint_neighbour(struct bind *b, struct diag *g, const struct scope *s, struct str name)
{
    struct found f, second;
    if (!g->hint.n && scope_column(s, name, &f, &second) == LOOKUP_ONE && f.relation->name.n) {
        diag_hint(b->d, g, "`%.*s` has it", STR_ARG(f.relation->name));
    }
}

/* Nothing is near: what could have been written, where that is little. */
void hint_visible(struct bind *b, struct diag *g, const struct scope *s)
{
    enum { FEW = 4 };
    struct str list = {0};
    for (unsigned i = 0; s && i < s->n && s->n <= FEW; i++) {
        if (s->relations[i]->name.n) {
            list = str_printf(b->a, "%.*s%s`%.*s`", STR_ARG(list), list.n ? ", " : "", STR_ARG(s->relations[i]->name));
        }
    }
    if (list.n && !g->hint.n) {
        diag_hint(b->d, g, "its FROM has %.*s", STR_ARG(list));
    }
}

/* No table of the query has the column, and one of the schema alone does. */
void hint_column_elsewhere(struct bind *b, struct diag *g, struct str name)
{
    const struct table *only = NULL;
    for (unsigned i = 0; i < b->cat->tables.n && !g->hint.n; i++) {
        const struct table *t = b->cat->tables.entries[i].value;
        if (!t || !table_column(t, name)) {
            continue;
        }
        if (only) {
            return;
        }
        only = t;
    }
    if (only && !g->hint.n) {
        diag_hint(b->d, g, "table `%.*s` has it, which is not in FROM", STR_ARG(only->name));
    }
}

/* WITH a AS (SELECT … FROM b), b AS … */
void hint_later_cte(struct bind *b, struct diag *g, struct str name)
{
    const struct select *s = outermost(b);
    for (unsigned i = 0; s && s->with && !g->hint.n && i < s->with->ctes.n; i++) {
        if (str_eq_nocase(s->with->ctes.v[i].name.text, name)) {
            diag_hint(b->d, g, "the query of WITH is known behind it only: change their order");
        }
    }
}

/* What word processors make of quotes: they are letters to SQL. */
void hint_typographic(struct bind *b, struct diag *g, struct str name)
{
    static const char *const quotes[] = {"\xE2\x80\x98", "\xE2\x80\x99", "\xE2\x80\x9C", "\xE2\x80\x9D", "\xC2\xB4"};
    for (unsigned i = 0; i < sizeof quotes / sizeof *quotes; i++) {
        if (str_starts(name, quotes[i])) {
            diag_hint(b->d, g, "these are typographic quotes: a string is written '…'");
        }
    }
}

/* FROM a FULL JOIN b, where there is no FULL JOIN: FULL is a's alias. */
void hint_full_join(struct bind *b, struct diag *g, struct str alias)
{
    if (b->o.dialect == DIALECT_MYSQL && str_is(alias, "FULL")) {
        diag_hint(b->d, g, "MySQL has no FULL JOIN: FULL is taken for an alias here");
    }
}
