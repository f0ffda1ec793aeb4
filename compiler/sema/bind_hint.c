/* bind_hint.c: what a message of BIND adds when a name is not found where it stands, though the statement has it
 * elsewhere: the cure is another one than a better spelling. */
#include "sema/bind.h"

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

/* FROM a, b JOIN c ON c.x = a.x */
void hint_comma_join(struct bind *b, struct diag *g, struct str name, enum clause clause)
{
    const struct select *s = outermost(b);
    if (!g->hint.n && clause == CLAUSE_ON && s && from_has(s->from, name)) {
        diag_hint(b->d, g, "JOIN binds before a comma: write CROSS JOIN instead of the comma");
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
