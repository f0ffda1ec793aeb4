/* mysql_declare.c: the head of a block: variables, conditions, cursors, handlers; and what raises and reads conditions.
 * PARSE. See mysql_body.c. */
#include "parse/parser.h"

/* ---------------------------------------------------------------- variables */

/* MariaDB: ROW (a INT, b TEXT) */
static bool row_fields(struct parser *p, struct body *b)
{
    if (!p_expect(p, TOKEN_LPAREN)) return false;
    do {
        struct parameter f = {0};
        if (!p_name(p, &f.name, "a field") || !mysql_type(p, &f.type)) return false;
        vec_push(p->arena, &b->fields, f);
    } while (p_accept(p, TOKEN_COMMA));
    return p_expect(p, TOKEN_RPAREN);
}

/* MariaDB: TYPE OF t.c */
static bool column_anchor(struct parser *p, struct body *b)
{
    b->anchor = ANCHOR_COLUMN;
    return p_expect_kw(p, KW_OF) && p_qname(p, &b->of, "a column");
}

/* type, TYPE OF t.c, ROW TYPE OF t, ROW (…) */
static bool variable_type(struct parser *p, struct body *b)
{
    struct span at = p->tok.span;
    bool type = p_at_kw(p, KW_TYPE) && p_peek_kw(p, KW_OF), row = p_at_kw(p, KW_ROW);
    if (!type && !row) return mysql_type(p, &b->type);
    if (!p_servers(p, SERVER_MARIADB, at, "a ROW or anchored type")) return false;
    p_advance(p);
    if (type) return column_anchor(p, b);
    b->anchor = ANCHOR_ROW;
    if (!p_accept_kw(p, KW_TYPE)) return row_fields(p, b);
    b->anchor = ANCHOR_TABLE;
    return p_expect_kw(p, KW_OF) && p_qname(p, &b->of, "a table or cursor");
}

/* DECLARE a, b type [DEFAULT e] */
static bool variables(struct parser *p, struct body *b)
{
    b->kind = BODY_VARIABLE;
    vec_push(p->arena, &b->names, b->name);
    while (p_accept(p, TOKEN_COMMA)) {
        struct name n;
        if (!p_name(p, &n, "a variable")) return false;
        vec_push(p->arena, &b->names, n);
    }
    if (!variable_type(p, b)) return false;
    return !p_accept_kw(p, KW_DEFAULT) || (b->value = parse_expr(p)) != NULL;
}

/* ---------------------------------------------------------------- conditions */

/* SQLSTATE [VALUE] '45000' */
static bool state(struct parser *p, struct condition *c)
{
    c->kind = CONDITION_STATE;
    p_advance(p);
    p_accept_kw(p, KW_VALUE);
    struct span at = p->tok.span;
    if (!p_at(p, TOKEN_STRING)) return p_expected(p, "a string of five digits and letters");
    struct str s = p_decode(p, p->tok);
    bool good = s.n == 5;
    for (size_t i = 0; i < s.n; i++)
        good = good && ((s.p[i] >= '0' && s.p[i] <= '9') || (s.p[i] >= 'A' && s.p[i] <= 'Z'));
    if (!good || str_starts(s, "00")) return p_fail(p, at, "`%.*s` is no SQLSTATE of a condition", STR_ARG(s));
    p_advance(p);
    return true;
}

/* SQLSTATE '…' | 1062 | name | SQLWARNING | NOT FOUND | SQLEXCEPTION, as far as they may stand here */
static bool condition(struct parser *p, condition_vec *out, bool codes, bool classes)
{
    struct condition c = {.kind = CONDITION_CLASS, .span = p->tok.span};
    if (p_at_kw(p, KW_SQLSTATE)) {
        if (!state(p, &c)) return false;
    } else if (codes && p_accept(p, TOKEN_INTEGER)) {
        c.kind = CONDITION_CODE;
    } else if (classes && p_accept_kw(p, KW_NOT)) {
        if (!p_expect_kw(p, KW_FOUND)) return false;
    } else if (!classes || (!p_accept_kw(p, KW_SQLWARNING) && !p_accept_kw(p, KW_SQLEXCEPTION))) {
        c.kind = CONDITION_NAME;
        if (!p_name(p, &c.name, "a condition")) return false;
    }
    c.span = p_span_from(p, c.span.off);
    vec_push(p->arena, out, c);
    return true;
}

/* ---------------------------------------------------------------- cursors, handlers */

/* MariaDB: CURSOR (a INT, b TEXT) FOR */
static bool cursor_parameters(struct parser *p, struct body *b)
{
    struct span at = p->tok.span;
    if (!p_at(p, TOKEN_LPAREN)) return true;
    return p_servers(p, SERVER_MARIADB, at, "a cursor's parameters") && row_fields(p, b);
}

static bool cursor(struct parser *p, struct body *b)
{
    b->kind = BODY_CURSOR;
    if (!cursor_parameters(p, b) || !p_expect_kw(p, KW_FOR)) return false;
    if (!p_at_query(p) && !p_at(p, TOKEN_LPAREN)) return p_expected(p, "SELECT");
    return (b->stmt = parse_inner_statement(p)) != NULL;
}

/* DECLARE CONTINUE|EXIT HANDLER FOR condition, … statement */
static bool handler(struct parser *p, struct body *b)
{
    b->kind = BODY_HANDLER;
    p_advance(p);
    if (!p_expect_kw(p, KW_HANDLER) || !p_expect_kw(p, KW_FOR)) return false;
    do {
        bool dolts = p_at_kw(p, KW_NOT) || p_at_kw(p, KW_SQLEXCEPTION);
        if (!dolts && !p_not_dolt(p, p->tok.span, "a handler for other than NOT FOUND and SQLEXCEPTION")) return false;
        if (!condition(p, &b->conditions, true, true)) return false;
    } while (p_accept(p, TOKEN_COMMA));
    struct body *action = mysql_body(p);
    if (action) vec_push(p->arena, &b->list, action);
    return action != NULL;
}

static bool declaration(struct parser *p, struct body *b)
{
    p_advance(p);
    bool handles = p_at_kw(p, KW_CONTINUE) || p_at_kw(p, KW_EXIT);
    if (handles && p_peek_kw(p, KW_HANDLER)) return handler(p, b);
    if (!p_name(p, &b->name, "a name")) return false;
    if (p_accept_kw(p, KW_CURSOR)) return cursor(p, b);
    if (!p_accept_kw(p, KW_CONDITION)) return variables(p, b);
    b->kind = BODY_CONDITION;
    if (!p_expect_kw(p, KW_FOR)) return false;
    if (p_at(p, TOKEN_INTEGER) && !p_not_dolt(p, p->tok.span, "a condition for an error's number")) return false;
    return condition(p, &b->conditions, true, false);
}

struct body *mysql_declare(struct parser *p)
{
    struct body *b = p_body_new(p, BODY_VARIABLE);
    if (!p_enter(p)) return NULL;
    bool ok = declaration(p, b);
    b->span = p_span_from(p, b->span.off);
    p_leave(p);
    return ok ? b : NULL;
}

/* ---------------------------------------------------------------- SIGNAL, GET DIAGNOSTICS */

static bool is_item(enum keyword kw, struct str word)
{
    static const char *const items[] = {"CLASS_ORIGIN",       "SUBCLASS_ORIGIN",   "MESSAGE_TEXT",    "MYSQL_ERRNO",
                                        "CONSTRAINT_CATALOG", "CONSTRAINT_SCHEMA", "CONSTRAINT_NAME", "CATALOG_NAME",
                                        "SCHEMA_NAME",        "TABLE_NAME",        "COLUMN_NAME",     "CURSOR_NAME"};
    (void)kw;
    for (size_t i = 0; i < sizeof items / sizeof *items; i++)
        if (str_is(word, items[i])) return true;
    return false;
}

static bool item_name(struct parser *p)
{
    if (!p_at_word(p) || !is_item(p->tok.kw, p_text(p, p->tok.span)))
        return p_expected(p, "MESSAGE_TEXT, MYSQL_ERRNO or another item of a condition");
    p_advance(p);
    return true;
}

/* SIGNAL condition [SET item = e, …]; RESIGNAL takes neither for granted */
bool mysql_signal(struct parser *p, struct body *b)
{
    bool again = p_at_kw(p, KW_RESIGNAL);
    p_advance(p);
    bool some = !again || !(p_at_kw(p, KW_SET) || p_at_end(p));
    if (some && !condition(p, &b->conditions, false, false)) return false;
    if (!p_accept_kw(p, KW_SET)) return true;
    do {
        if (!item_name(p) || !p_expect(p, TOKEN_EQ)) return false;
        struct expr *e = parse_expr(p);
        if (!e) return false;
        vec_push(p->arena, &b->args, e);
    } while (p_accept(p, TOKEN_COMMA));
    return true;
}

static bool condition_item(struct parser *p)
{
    if (p_at_word(p) && str_is(p_text(p, p->tok.span), "RETURNED_SQLSTATE")) return p_advance(p), true;
    return item_name(p);
}

static bool statement_item(struct parser *p)
{
    if (p_accept_kw(p, KW_NUMBER)) return true;
    if (!p_at_word(p) || !str_is(p_text(p, p->tok.span), "ROW_COUNT")) return p_expected(p, "NUMBER or ROW_COUNT");
    p_advance(p);
    return true;
}

/* GET [CURRENT|STACKED] DIAGNOSTICS [CONDITION n] a = item, … */
bool mysql_diagnostics(struct parser *p, struct body *b)
{
    if (!p_not_dolt(p, p->tok.span, "GET DIAGNOSTICS")) return false;
    p_advance(p);
    if (p_at_kw(p, KW_STACKED) && !p_servers(p, SERVER_MYSQL, p->tok.span, "STACKED")) return false;
    if (!p_accept_kw(p, KW_STACKED)) p_accept_kw(p, KW_CURRENT);
    if (!p_expect_kw(p, KW_DIAGNOSTICS)) return false;
    bool of_condition = p_accept_kw(p, KW_CONDITION);
    if (of_condition) {
        struct expr *number = parse_primary(p);
        if (!number) return false;
        vec_push(p->arena, &b->args, number);
    }
    do {
        if (!mysql_target(p, &b->targets) || !p_expect(p, TOKEN_EQ)) return false;
        if (!(of_condition ? condition_item(p) : statement_item(p))) return false;
    } while (p_accept(p, TOKEN_COMMA));
    return true;
}
