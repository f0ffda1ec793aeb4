/* sqlite_expr.c: operands that only SQLite has. PARSE. */
#include "parse/parser.h"

/* RAISE(IGNORE), RAISE(ABORT|FAIL|ROLLBACK, message): in triggers; list: the message, name: the action. */
struct expr *sqlite_raise(struct parser *p)
{
    struct expr *e = p_expr_new(p, EXPR_RAISE, p->tok.span);
    p_advance(p);
    if (!p_expect(p, TOKEN_LPAREN)) return NULL;
    enum keyword kw = p->tok.kw;
    if (kw != KW_IGNORE && kw != KW_ABORT && kw != KW_FAIL && kw != KW_ROLLBACK) {
        p_expected(p, "IGNORE, ABORT, FAIL or ROLLBACK");
        return NULL;
    }
    p_take_name(p, &e->name);
    if (kw != KW_IGNORE) {
        struct expr *message = p_expect(p, TOKEN_COMMA) ? parse_expr(p) : NULL;
        if (!message) return NULL;
        vec_push(p->arena, &e->list, message);
    }
    if (!p_expect(p, TOKEN_RPAREN)) return NULL;
    e->span = p_span_from(p, e->span.off);
    return e;
}
