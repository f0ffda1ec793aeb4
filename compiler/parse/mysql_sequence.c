/* mysql_sequence.c: MariaDB's sequences: CREATE and ALTER SEQUENCE, NEXT VALUE FOR s, PREVIOUS VALUE FOR s. PARSE. */
#include "parse/parser.h"

static bool is_sign(const struct parser *p)
{
    return p_at(p, TOKEN_MINUS) || p_at(p, TOKEN_PLUS);
}

static bool number(struct parser *p)
{
    if (is_sign(p)) p_advance(p);
    return p_expect(p, TOKEN_INTEGER);
}

/* WORD [filler] [=] n */
static bool value(struct parser *p, enum keyword filler)
{
    if (filler == KW_NONE || !p_accept_kw(p, filler)) p_accept(p, TOKEN_EQ);
    return number(p);
}

static bool no_value(struct parser *p)
{
    static const enum keyword words[] = {KW_MINVALUE, KW_MAXVALUE, KW_CACHE, KW_CYCLE};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (p_accept_kw(p, words[i])) return true;
    return p_expected(p, "MINVALUE, MAXVALUE, CACHE or CYCLE");
}

static bool restart(struct parser *p)
{
    bool with = p_accept_kw(p, KW_WITH) || p_accept(p, TOKEN_EQ);
    return with || p_at(p, TOKEN_INTEGER) || is_sign(p) ? number(p) : true;
}

static bool option(struct parser *p, const struct create_sequence *s, bool *none)
{
    if (p_accept_kw(p, KW_INCREMENT)) return value(p, KW_BY);
    if (p_accept_kw(p, KW_MINVALUE) || p_accept_kw(p, KW_MAXVALUE) || p_accept_kw(p, KW_CACHE))
        return value(p, KW_NONE);
    if (p_accept_kw(p, KW_START)) return value(p, KW_WITH);
    if (p_accept_kw(p, KW_NO)) return no_value(p);
    if (p_accept_kw(p, KW_NOMINVALUE) || p_accept_kw(p, KW_NOMAXVALUE) || p_accept_kw(p, KW_NOCACHE)) return true;
    if (p_accept_kw(p, KW_CYCLE) || p_accept_kw(p, KW_NOCYCLE)) return true;
    if (s->alter && p_accept_kw(p, KW_RESTART)) return restart(p);
    *none = true;
    return true;
}

bool mysql_sequence(struct parser *p, bool or_replace, bool temporary, bool alter)
{
    struct create_sequence *s = p->stmt->u.create_sequence = ARENA_NEW(p->arena, struct create_sequence);
    struct create_table options = {0};
    p->stmt->kind = STMT_CREATE_SEQUENCE;
    s->or_replace = or_replace;
    s->temporary = temporary;
    s->alter = alter;
    if (!p_servers(p, SERVER_MARIADB, p->tok.span, "a sequence")) return false;
    p_advance(p);
    if (p_accept_kw(p, KW_IF)) {
        if (!alter && !p_expect_kw(p, KW_NOT)) return false;
        if (!p_expect_kw(p, KW_EXISTS)) return false;
        s->if_not_exists = !alter;
        s->if_exists = alter;
    }
    if (!p_qname(p, &s->name, "a sequence")) return false;
    for (bool none = false; !none;)
        if (!option(p, s, &none)) return false;
    return alter || mysql_table_options(p, &options);
}

/* NEXT VALUE FOR s is NEXTVAL(s), PREVIOUS VALUE FOR s LASTVAL(s). */
struct expr *mysql_sequence_value(struct parser *p)
{
    struct expr *e = p_expr_new(p, EXPR_CALL, p->tok.span), *sequence;
    if (!p_servers(p, SERVER_MARIADB, p->tok.span, "a sequence's value")) return NULL;
    e->call = ARENA_NEW(p->arena, struct call);
    e->call->function.name.text = p_at_kw(p, KW_NEXT) ? STR("NEXTVAL") : STR("LASTVAL");
    p_advance(p);
    p_advance(p);
    if (!p_expect_kw(p, KW_FOR)) return NULL;
    e->call->function.span = e->call->function.name.span = e->op_span = p_span_from(p, e->span.off);
    struct qname q;
    uint32_t start = p->tok.span.off;
    if (!p_qname(p, &q, "a sequence")) return NULL;
    sequence = p_expr_new(p, EXPR_COLUMN, p_span_from(p, start));
    sequence->name = q.name;
    sequence->qualifier.name = q.schema;
    sequence->qualifier.span = q.schema.span;
    vec_push(p->arena, &e->list, sequence);
    e->span = p_span_from(p, e->span.off);
    return e;
}
