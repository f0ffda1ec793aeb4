/* sqlite_virtual.c: CREATE VIRTUAL TABLE [IF NOT EXISTS] name USING module [(argument, …)]. PARSE.
 *
 * What the arguments mean is the module's affair (sema/ddl_virtual.c); here they are texts between commas. */
#include "parse/parser.h"

/* One argument, parentheses in it balanced, to the comma or parenthesis behind it. */
static bool argument(struct parser *p, struct span *out)
{
    uint32_t start = p->tok.span.off;
    unsigned depth = 0;
    while (!p_at(p, TOKEN_END) && (depth || (!p_at(p, TOKEN_COMMA) && !p_at(p, TOKEN_RPAREN)))) {
        depth += p_at(p, TOKEN_LPAREN);
        depth -= p_at(p, TOKEN_RPAREN);
        p_advance(p);
    }
    *out = p->prev_end > start ? p_span_from(p, start) : (struct span){start, 0};
    return true;
}

static bool arguments(struct parser *p, struct create_table *t)
{
    if (!p_accept(p, TOKEN_LPAREN)) return true;
    do {
        struct span at;
        argument(p, &at);
        vec_push(p->arena, &t->module_args, at);
    } while (p_accept(p, TOKEN_COMMA));
    return p_expect(p, TOKEN_RPAREN);
}

bool parse_create_virtual(struct parser *p)
{
    struct create_table *t = p->stmt->u.create_table = ARENA_NEW(p->arena, struct create_table);
    p->stmt->kind = STMT_CREATE_TABLE;
    p_advance(p);
    if (!p_expect_kw(p, KW_TABLE) || !p_if_not_exists(p, &t->if_not_exists)) return false;
    return p_qname(p, &t->name, "a table") && p_expect_kw(p, KW_USING) && p_name(p, &t->module, "a module") &&
           arguments(p, t);
}
