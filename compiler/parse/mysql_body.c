/* mysql_body.c: the bodies of triggers, routines and events: blocks, branches and loops. PARSE.
 *
 * body      = block | IF | CASE | loop | RETURN e | LEAVE l | … | any other statement
 * block     = [label:] BEGIN {declaration ;} {body ;} END [label]
 * loop      = [label:] WHILE e DO … END WHILE | REPEAT … UNTIL e END REPEAT | LOOP … END LOOP | FOR … END FOR
 * What stands in a block's head is in mysql_declare.c, SET in mysql_set.c. */
#include "parse/parser.h"

struct body *p_body_new(struct parser *p, enum body_kind kind)
{
    struct body *b = ARENA_NEW(p->arena, struct body);
    b->kind = kind;
    b->span = p->tok.span;
    return b;
}

/* ---------------------------------------------------------------- lists of statements */

static bool ends_list(const struct parser *p)
{
    switch (p->tok.kw) {
    case KW_END:
    case KW_ELSE:
    case KW_ELSEIF:
    case KW_WHEN:
    case KW_UNTIL: return true;
    default: return p_at(p, TOKEN_END);
    }
}

/* One or more statements, each with its semicolon. */
static bool statements(struct parser *p, body_vec *out)
{
    do {
        struct body *b = mysql_body(p);
        if (!b || !p_expect(p, TOKEN_SEMICOLON)) return false;
        vec_push(p->arena, out, b);
    } while (!ends_list(p));
    return true;
}

static bool end_of(struct parser *p, enum keyword what)
{
    return p_expect_kw(p, KW_END) && p_expect_kw(p, what);
}

/* The label behind END. */
static bool end_label(struct parser *p, struct body *b)
{
    if (!p_at_name(p)) return true;
    struct span at = p->tok.span;
    p_take_name(p, &b->end_label);
    if (b->label.text.n && str_eq_nocase(b->label.text, b->end_label.text)) return true;
    return p_fail(p, at, "the label `%.*s` ends what does not bear it", STR_ARG(b->end_label.text));
}

/* ---------------------------------------------------------------- branches */

static bool arm(struct parser *p, struct body *b, bool otherwise)
{
    struct body_arm a = {0};
    if (!otherwise && (!(a.when = parse_expr(p)) || !p_expect_kw(p, KW_THEN))) return false;
    if (!statements(p, &a.list)) return false;
    vec_push(p->arena, &b->arms, a);
    return true;
}

/* IF e THEN … {ELSEIF e THEN …} [ELSE …] END IF */
static bool if_statement(struct parser *p, struct body *b)
{
    p_advance(p);
    do {
        if (!arm(p, b, false)) return false;
    } while (p_accept_kw(p, KW_ELSEIF));
    if (p_accept_kw(p, KW_ELSE) && !arm(p, b, true)) return false;
    return end_of(p, KW_IF);
}

/* CASE [e] {WHEN e THEN …} [ELSE …] END CASE */
static bool case_statement(struct parser *p, struct body *b)
{
    p_advance(p);
    if (!p_at_kw(p, KW_WHEN) && !(b->value = parse_expr(p))) return false;
    if (!p_at_kw(p, KW_WHEN)) return p_expected(p, "WHEN");
    while (p_accept_kw(p, KW_WHEN))
        if (!arm(p, b, false)) return false;
    if (p_accept_kw(p, KW_ELSE) && !arm(p, b, true)) return false;
    return end_of(p, KW_CASE);
}

/* ---------------------------------------------------------------- loops */

static bool while_loop(struct parser *p, struct body *b)
{
    p_advance(p);
    if (!(b->value = parse_expr(p)) || !p_expect_kw(p, KW_DO)) return false;
    return statements(p, &b->list) && end_of(p, KW_WHILE) && end_label(p, b);
}

static bool repeat_loop(struct parser *p, struct body *b)
{
    p_advance(p);
    if (!statements(p, &b->list) || !p_expect_kw(p, KW_UNTIL)) return false;
    return (b->value = parse_expr(p)) != NULL && end_of(p, KW_REPEAT) && end_label(p, b);
}

static bool endless_loop(struct parser *p, struct body *b)
{
    p_advance(p);
    return statements(p, &b->list) && end_of(p, KW_LOOP) && end_label(p, b);
}

/* `1..3` is cut into the numbers `1.` and `.3`: put right here. */
static struct expr *integer_beside_dots(struct parser *p, bool lower)
{
    struct str t = p_text(p, p->tok.span);
    struct expr *e = p_expr_new(p, EXPR_INTEGER, p->tok.span);
    e->text = lower ? str_sub(t, 0, t.n - 1) : str_sub(t, 1, t.n);
    for (size_t i = 0; i < e->text.n; i++) {
        if (e->text.p[i] < '0' || e->text.p[i] > '9') return NULL;
        e->number = e->number * 10 + (uint64_t)(e->text.p[i] - '0');
    }
    p_advance(p);
    return e;
}

/* lower .. upper */
static bool range(struct parser *p, struct body *b)
{
    struct str t = p_text(p, p->tok.span);
    bool glued = p_at(p, TOKEN_DECIMAL) && t.p[t.n - 1] == '.';
    struct token next = p_peek(p);
    if (glued) {
        b->value = integer_beside_dots(p, true);
    } else if (p_at_name(p) && next.kind == TOKEN_DOT && p_peek_after(p, next).kind == TOKEN_DOT) {
        b->value = p_expr_new(p, EXPR_COLUMN, p->tok.span);
        b->value->op_span = p->tok.span;
        p_take_name(p, &b->value->name);
    } else {
        b->value = parse_expr(p);
    }
    if (!b->value) return p_expected(p, "a number");
    if (!glued && !p_expect(p, TOKEN_DOT)) return false;
    if (p_at(p, TOKEN_DECIMAL) && p_text(p, p->tok.span).p[0] == '.')
        return (b->upper = integer_beside_dots(p, false)) != NULL || p_expected(p, "a number");
    return p_expect(p, TOKEN_DOT) && (b->upper = parse_expr(p)) != NULL;
}

static struct stmt *cursor_query(struct parser *p)
{
    struct stmt *s = NULL;
    if (p_expect(p, TOKEN_LPAREN)) s = parse_inner_statement(p);
    return s && p_expect(p, TOKEN_RPAREN) ? s : NULL;
}

static bool cursor_of_for(struct parser *p, struct body *b)
{
    if (!p_name(p, &b->cursor, "a cursor")) return false;
    if (!p_accept(p, TOKEN_LPAREN)) return true;
    return parse_expr_list(p, &b->args) && p_expect(p, TOKEN_RPAREN);
}

/* MariaDB: FOR i IN [REVERSE] 1..3 DO, FOR r IN c DO, FOR r IN (SELECT …) DO */
static bool for_loop(struct parser *p, struct body *b)
{
    if (!p_servers(p, SERVER_MARIADB, p->tok.span, "FOR")) return false;
    p_advance(p);
    if (!p_name(p, &b->name, "a variable") || !p_expect_kw(p, KW_IN)) return false;
    struct token next = p_peek(p);
    p_accept_kw(p, KW_REVERSE);
    bool ok;
    if (p_at(p, TOKEN_LPAREN) && (next.kw == KW_SELECT || next.kw == KW_WITH || next.kw == KW_VALUES))
        ok = (b->stmt = cursor_query(p)) != NULL;
    else if (p_at_name(p) && (next.kw == KW_DO || next.kind == TOKEN_LPAREN))
        ok = cursor_of_for(p, b);
    else
        ok = range(p, b);
    return ok && p_expect_kw(p, KW_DO) && statements(p, &b->list) && end_of(p, KW_FOR) && end_label(p, b);
}

/* ---------------------------------------------------------------- blocks */

/* Behind BEGIN. Declarations come first; one that comes later is told apart from a statement that is not known. */
static bool block(struct parser *p, struct body *b)
{
    while (p_at_kw(p, KW_DECLARE)) {
        struct body *d = mysql_declare(p);
        if (!d || !p_expect(p, TOKEN_SEMICOLON)) return false;
        vec_push(p->arena, &b->list, d);
    }
    if (!p_at_kw(p, KW_END) && !statements(p, &b->list)) return false;
    return p_expect_kw(p, KW_END) && end_label(p, b);
}

static bool begin_block(struct parser *p, struct body *b)
{
    p_advance(p);
    if (p_at_kw(p, KW_NOT) && p_peek_kw(p, KW_ATOMIC)) {
        if (!p_servers(p, SERVER_MARIADB, p->tok.span, "BEGIN NOT ATOMIC")) return false;
        p_advance(p);
        p_advance(p);
    }
    return block(p, b);
}

/* ---------------------------------------------------------------- small statements */

static bool named(struct parser *p, struct body *b, const char *what)
{
    p_advance(p);
    return p_name(p, &b->name, what);
}

/* OPEN c [(e, …)] */
static bool open_cursor(struct parser *p, struct body *b)
{
    if (!named(p, b, "a cursor")) return false;
    if (!p_accept(p, TOKEN_LPAREN)) return true;
    return parse_expr_list(p, &b->args) && p_expect(p, TOKEN_RPAREN);
}

/* FETCH [[NEXT] FROM] c INTO a, b; MariaDB: FETCH GROUP NEXT ROW in an aggregate function */
static bool fetch(struct parser *p, struct body *b)
{
    p_advance(p);
    if (p_at_kw(p, KW_GROUP) && p_servers(p, SERVER_MARIADB, p->tok.span, "FETCH GROUP")) {
        p_advance(p);
        return p_expect_kw(p, KW_NEXT) && p_expect_kw(p, KW_ROW);
    }
    if (p_accept_kw(p, KW_NEXT) && !p_at_kw(p, KW_FROM)) return p_expected(p, "FROM");
    p_accept_kw(p, KW_FROM);
    return p_name(p, &b->name, "a cursor") && p_expect_kw(p, KW_INTO) && mysql_targets(p, &b->targets);
}

static bool prepared_text(struct parser *p, struct body *b)
{
    bool plain = p_at(p, TOKEN_STRING) || p_at(p, TOKEN_AT_NAME);
    if (!plain && !p_servers(p, SERVER_MARIADB, p->tok.span, "PREPARE of an expression")) return false;
    return (b->value = parse_expr(p)) != NULL;
}

/* PREPARE s FROM e; EXECUTE s [USING a, b]; DEALLOCATE PREPARE s */
static bool dynamic(struct parser *p, struct body *b)
{
    enum keyword kw = p->tok.kw;
    p_advance(p);
    if ((kw == KW_DEALLOCATE || kw == KW_DROP) && !p_expect_kw(p, KW_PREPARE)) return false;
    if (kw == KW_EXECUTE && p_accept_kw(p, KW_IMMEDIATE)) {
        if (!p_servers(p, SERVER_MARIADB, b->span, "EXECUTE IMMEDIATE") || !(b->value = parse_expr(p))) return false;
    } else if (!p_name(p, &b->name, "a prepared statement")) {
        return false;
    }
    if (kw == KW_PREPARE) return p_expect_kw(p, KW_FROM) && prepared_text(p, b);
    return kw != KW_EXECUTE || !p_accept_kw(p, KW_USING) || parse_expr_list(p, &b->args);
}

static bool return_value(struct parser *p, struct body *b)
{
    p_advance(p);
    return (b->value = parse_expr(p)) != NULL;
}

static bool do_statement(struct parser *p, struct body *b)
{
    if (!p_not_dolt(p, p->tok.span, "DO")) return false;
    p_advance(p);
    return parse_expr_list(p, &b->args);
}

static bool is_drop_prepare(const struct parser *p)
{
    return p_at_kw(p, KW_DROP) && p_peek_kw(p, KW_PREPARE);
}

/* ---------------------------------------------------------------- which one */

static bool only_at_the_head(struct parser *p)
{
    struct span at = p->tok.span;
    p_fail(p, at, "a declaration stands only at the head of a block, before its statements");
    p_hint(p, "move it up, right behind BEGIN");
    return false;
}

static bool sql_statement(struct parser *p, struct body *b)
{
    b->kind = BODY_SQL;
    return (b->stmt = parse_inner_statement(p)) != NULL;
}

static bool small_statement(struct parser *p, struct body *b)
{
    switch (b->kind) {
    case BODY_LEAVE:
    case BODY_ITERATE: return named(p, b, "a label");
    case BODY_CLOSE: return named(p, b, "a cursor");
    case BODY_OPEN: return open_cursor(p, b);
    case BODY_FETCH: return fetch(p, b);
    case BODY_RETURN: return return_value(p, b);
    case BODY_SET: return mysql_set(p, b);
    case BODY_DO: return do_statement(p, b);
    case BODY_SIGNAL: return mysql_signal(p, b);
    case BODY_DIAGNOSTICS: return mysql_diagnostics(p, b);
    case BODY_DYNAMIC: return dynamic(p, b);
    default: return sql_statement(p, b);
    }
}

static enum body_kind small_kind(const struct parser *p)
{
    switch (p->tok.kw) {
    case KW_LEAVE: return BODY_LEAVE;
    case KW_ITERATE: return BODY_ITERATE;
    case KW_RETURN: return BODY_RETURN;
    case KW_SET: return BODY_SET;
    case KW_DO: return BODY_DO;
    case KW_OPEN: return BODY_OPEN;
    case KW_FETCH: return BODY_FETCH;
    case KW_CLOSE: return BODY_CLOSE;
    case KW_SIGNAL:
    case KW_RESIGNAL: return BODY_SIGNAL;
    case KW_GET: return BODY_DIAGNOSTICS;
    case KW_PREPARE:
    case KW_EXECUTE:
    case KW_DEALLOCATE: return BODY_DYNAMIC;
    default: return is_drop_prepare(p) ? BODY_DYNAMIC : BODY_SQL;
    }
}

/* b->kind says which; a label fits blocks and loops only. */
static bool statement(struct parser *p, struct body *b)
{
    bool label = b->label.text.n > 0;
    switch (p->tok.kw) {
    case KW_BEGIN: return begin_block(p, b);
    case KW_WHILE: return b->kind = BODY_WHILE, while_loop(p, b);
    case KW_REPEAT: return b->kind = BODY_REPEAT, repeat_loop(p, b);
    case KW_LOOP: return b->kind = BODY_LOOP, endless_loop(p, b);
    case KW_FOR: return b->kind = BODY_FOR, for_loop(p, b);
    default: break;
    }
    if (label) return p_expected(p, "BEGIN or a loop");
    switch (p->tok.kw) {
    case KW_IF: return b->kind = BODY_IF, if_statement(p, b);
    case KW_CASE: return b->kind = BODY_CASE, case_statement(p, b);
    case KW_DECLARE: return only_at_the_head(p);
    default: break;
    }
    b->kind = small_kind(p);
    return small_statement(p, b);
}

static bool label(struct parser *p, struct body *b)
{
    if (!p_at_name(p) || p_peek(p).kind != TOKEN_COLON) return true;
    p_take_name(p, &b->label);
    p_advance(p);
    return true;
}

struct body *mysql_body(struct parser *p)
{
    if (!p_enter(p)) return NULL;
    struct body *b = p_body_new(p, BODY_BLOCK);
    bool ok = label(p, b) && statement(p, b);
    b->span = p_span_from(p, b->span.off);
    p_leave(p);
    return ok ? b : NULL;
}
