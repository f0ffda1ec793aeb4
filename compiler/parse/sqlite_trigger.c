/* sqlite_trigger.c: CREATE TRIGGER of SQLite. PARSE.
 *
 * trigger = CREATE [TEMP] TRIGGER [IF NOT EXISTS] t [BEFORE|AFTER|INSTEAD OF] DELETE|INSERT|UPDATE [OF a, b] ON t
 *           [FOR EACH ROW] [WHEN e] BEGIN {INSERT|UPDATE|DELETE|SELECT … ;} END */
#include "parse/parser.h"

static void trigger_time(struct parser *p, struct create_trigger *t)
{
    if (p_accept_kw(p, KW_AFTER))
        t->time = TRIGGER_AFTER;
    else if (p_accept_kws(p, KW_INSTEAD, KW_OF))
        t->time = TRIGGER_INSTEAD;
    else
        p_accept_kw(p, KW_BEFORE); /* the default */
}

static bool columns(struct parser *p, struct create_trigger *t)
{
    do {
        struct name n;
        if (!p_name(p, &n, "a column")) return false;
        vec_push(p->arena, &t->of, n);
    } while (p_accept(p, TOKEN_COMMA));
    return true;
}

static bool trigger_event(struct parser *p, struct create_trigger *t)
{
    trigger_time(p, t);
    if (p_accept_kw(p, KW_INSERT)) {
        t->event = TRIGGER_INSERT;
    } else if (p_accept_kw(p, KW_DELETE)) {
        t->event = TRIGGER_DELETE;
    } else if (p_accept_kw(p, KW_UPDATE)) {
        t->event = TRIGGER_UPDATE;
        return !p_accept_kw(p, KW_OF) || columns(p, t);
    } else {
        return p_expected(p, "INSERT, UPDATE or DELETE");
    }
    return true;
}

static bool for_each_row(struct parser *p)
{
    return !p_accept_kw(p, KW_FOR) || (p_expect_kw(p, KW_EACH) && p_expect_kw(p, KW_ROW));
}

static bool at_statement(const struct parser *p)
{
    switch (p->tok.kw) {
    case KW_SELECT:
    case KW_WITH:
    case KW_VALUES:
    case KW_INSERT:
    case KW_REPLACE:
    case KW_UPDATE:
    case KW_DELETE: return true;
    default: return false;
    }
}

/* SQLite takes no WITH before a statement of a body but SELECT, no RETURNING, and no schema before a table. */
static bool statement(struct parser *p, struct body *list)
{
    struct body *b = p_body_new(p, BODY_SQL);
    bool with = p_at_kw(p, KW_WITH);
    if (!at_statement(p)) return p_expected(p, "INSERT, UPDATE, DELETE or SELECT");
    if (!(b->stmt = parse_inner_statement(p))) return false;
    if (with && b->stmt->kind != STMT_SELECT)
        return p_fail(p, b->span, "WITH stands before no INSERT, UPDATE or DELETE in a trigger");
    b->span = b->stmt->span;
    vec_push(p->arena, &list->list, b);
    return p_expect(p, TOKEN_SEMICOLON);
}

static struct body *body(struct parser *p)
{
    struct body *b = p_body_new(p, BODY_BLOCK);
    p->in_body = true;
    if (!p_expect_kw(p, KW_BEGIN)) return NULL;
    do {
        if (!statement(p, b)) return NULL;
    } while (!p_at_kw(p, KW_END));
    p_advance(p);
    b->span = p_span_from(p, b->span.off);
    return b;
}

bool sqlite_trigger(struct parser *p, bool temporary)
{
    struct create_trigger *t = p->stmt->u.create_trigger = ARENA_NEW(p->arena, struct create_trigger);
    p->stmt->kind = STMT_CREATE_TRIGGER;
    t->temporary = temporary;
    p_advance(p);
    if (p_accept_kw(p, KW_IF)) {
        if (!p_expect_kw(p, KW_NOT) || !p_expect_kw(p, KW_EXISTS)) return false;
        t->if_not_exists = true;
    }
    if (!p_qname(p, &t->name, "a trigger") || !trigger_event(p, t)) return false;
    if (!p_expect_kw(p, KW_ON) || !p_qname(p, &t->table, "a table") || !for_each_row(p)) return false;
    if (p_accept_kw(p, KW_WHEN) && !(t->when = parse_expr(p))) return false;
    return (t->body = body(p)) != NULL;
}
