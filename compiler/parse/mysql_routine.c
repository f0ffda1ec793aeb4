/* mysql_routine.c: CREATE TRIGGER, PROCEDURE, FUNCTION and EVENT of MySQL, MariaDB and Dolt, up to their bodies. PARSE.
 *
 * trigger  = TRIGGER t BEFORE|AFTER INSERT|UPDATE|DELETE ON t FOR EACH ROW [FOLLOWS|PRECEDES t] body
 * routine  = PROCEDURE p (params) {characteristic} body | FUNCTION f (params) RETURNS type {characteristic} body
 * loadable = [AGGREGATE] FUNCTION f RETURNS STRING|… SONAME 'file'
 * event    = EVENT e ON SCHEDULE AT x | EVERY n unit [STARTS x] [ENDS x] {option} DO body */
#include "parse/parser.h"

static bool if_not_exists(struct parser *p, unsigned servers, const char *what, bool *out)
{
    struct span at = p->tok.span;
    *out = p_accept_kw(p, KW_IF);
    if (!*out) return true;
    return p_expect_kw(p, KW_NOT) && p_expect_kw(p, KW_EXISTS) && p_servers(p, servers, at, what);
}

static bool or_replaces(struct parser *p, bool or_replace, const char *what)
{
    return !or_replace || p_servers(p, SERVER_MARIADB, p->tok.span, what);
}

/* The body's statements end at semicolons of their own, and `a:` is a label in it. */
static struct body *body(struct parser *p)
{
    p->in_body = true;
    return mysql_body(p);
}

/* ---------------------------------------------------------------- triggers */

/* Dolt takes other than a few plain statements only between BEGIN and END. */
static bool trigger_body(struct parser *p)
{
    static const enum keyword in_block[] = {KW_IF, KW_CASE, KW_WHILE, KW_REPEAT, KW_LOOP, KW_SIGNAL, KW_SELECT};
    bool labelled = p_at_name(p) && p_peek(p).kind == TOKEN_COLON;
    bool not_dolt = labelled;
    for (size_t i = 0; i < sizeof in_block / sizeof *in_block; i++) not_dolt |= p_at_kw(p, in_block[i]);
    return !not_dolt || p_not_dolt(p, p->tok.span, labelled ? "a label here" : "this without BEGIN … END");
}

static bool trigger_event(struct parser *p, struct create_trigger *t)
{
    t->time = p_at_kw(p, KW_AFTER) ? TRIGGER_AFTER : TRIGGER_BEFORE;
    if (!p_accept_kw(p, KW_BEFORE) && !p_accept_kw(p, KW_AFTER)) return p_expected(p, "BEFORE or AFTER");
    if (p_accept_kw(p, KW_INSERT))
        t->event = TRIGGER_INSERT;
    else if (p_accept_kw(p, KW_UPDATE))
        t->event = TRIGGER_UPDATE;
    else if (p_accept_kw(p, KW_DELETE))
        t->event = TRIGGER_DELETE;
    else
        return p_expected(p, "INSERT, UPDATE or DELETE");
    return true;
}

static bool trigger(struct parser *p, bool or_replace)
{
    struct create_trigger *t = p->stmt->u.create_trigger = ARENA_NEW(p->arena, struct create_trigger);
    p->stmt->kind = STMT_CREATE_TRIGGER;
    t->or_replace = or_replace;
    if (!or_replaces(p, or_replace, "CREATE OR REPLACE TRIGGER") || !p_expect_kw(p, KW_TRIGGER)) return false;
    if (!if_not_exists(p, SERVER_ALL & ~SERVER_DOLT, "IF NOT EXISTS here", &t->if_not_exists)) return false;
    if (!p_qname(p, &t->name, "a trigger") || !trigger_event(p, t)) return false;
    if (!p_expect_kw(p, KW_ON) || !p_qname(p, &t->table, "a table")) return false;
    if (!p_expect_kw(p, KW_FOR) || !p_expect_kw(p, KW_EACH) || !p_expect_kw(p, KW_ROW)) return false;
    if (p_accept_kw(p, KW_FOLLOWS) || p_accept_kw(p, KW_PRECEDES))
        if (!p_name(p, &t->other, "a trigger")) return false;
    return trigger_body(p) && (t->body = body(p)) != NULL;
}

/* ---------------------------------------------------------------- routines */

/* Dolt's parameters have the database's character set. */
static bool parameter_type(struct parser *p, struct type_name *t)
{
    if (!mysql_type(p, t)) return false;
    struct span at = t->charset.text.n ? t->charset.span : t->collation.span;
    bool written = t->charset.text.n || t->collation.text.n;
    return !written || p_not_dolt(p, at, "a parameter's character set or collation");
}

/* [IN|OUT|INOUT] name type [DEFAULT e] */
static bool parameter(struct parser *p, struct create_routine *r)
{
    struct parameter x = {0};
    struct span at = p->tok.span;
    bool mode = p_at_kw(p, KW_IN) || p_at_kw(p, KW_OUT) || p_at_kw(p, KW_INOUT);
    if (p_at_kw(p, KW_OUT)) x.mode = PARAMETER_OUT;
    if (p_at_kw(p, KW_INOUT)) x.mode = PARAMETER_INOUT;
    if (mode && r->function && !p_servers(p, SERVER_MARIADB, at, "IN, OUT and INOUT in a function")) return false;
    if (mode) p_advance(p);
    if (!p_name(p, &x.name, "a parameter") || !parameter_type(p, &x.type)) return false;
    vec_push(p->arena, &r->parameters, x);
    return true;
}

static bool parameters(struct parser *p, struct create_routine *r)
{
    if (!p_expect(p, TOKEN_LPAREN)) return false;
    if (p_accept(p, TOKEN_RPAREN)) return true;
    do {
        if (!parameter(p, r)) return false;
    } while (p_accept(p, TOKEN_COMMA));
    return p_accept(p, TOKEN_RPAREN) || p_expected(p, "`,`") || p_expect(p, TOKEN_RPAREN);
}

static bool language(struct parser *p)
{
    if (p_accept_kw(p, KW_SQL)) return true;
    return p_unsupported(p, p->tok.span, "routines in another language than SQL");
}

static bool security(struct parser *p)
{
    if (!p_expect_kw(p, KW_SECURITY)) return false;
    return p_accept_kw(p, KW_DEFINER) || p_accept_kw(p, KW_INVOKER) || p_expected(p, "DEFINER or INVOKER");
}

/* One characteristic; *none: tok begins none. */
static bool characteristic(struct parser *p, struct create_routine *r, bool *none)
{
    if (p_accept_kw(p, KW_COMMENT)) return p_expect(p, TOKEN_STRING);
    if (p_accept_kw(p, KW_LANGUAGE)) return language(p);
    if (p_accept_kw(p, KW_NOT)) return p_expect_kw(p, KW_DETERMINISTIC);
    if (p_accept_kw(p, KW_DETERMINISTIC)) return r->deterministic = true;
    if (p_accept_kw(p, KW_CONTAINS)) return p_expect_kw(p, KW_SQL);
    if (p_accept_kw(p, KW_NO)) return r->no_data = true, p_expect_kw(p, KW_SQL);
    if (p_accept_kw(p, KW_READS) || p_accept_kw(p, KW_MODIFIES))
        return p_expect_kw(p, KW_SQL) && p_expect_kw(p, KW_DATA);
    if (p_accept_kw(p, KW_SQL)) return security(p);
    *none = true;
    return true;
}

static bool characteristics(struct parser *p, struct create_routine *r)
{
    for (bool none = false; !none;)
        if (!characteristic(p, r, &none)) return false;
    return true;
}

/* RETURNS STRING|INTEGER|REAL|DECIMAL SONAME 'file' */
static bool loadable(struct parser *p, struct create_routine *r)
{
    static const char *const types[] = {"STRING", "INTEGER", "INT", "REAL", "DECIMAL"};
    static const char *const means[] = {"LONGTEXT", "BIGINT", "BIGINT", "DOUBLE", "DECIMAL"};
    r->loadable = true;
    r->returns.span = p->tok.span;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (p_at_word(p) && str_is(p_text(p, p->tok.span), types[i])) r->returns.name = str_from(means[i]);
    if (!r->returns.name.n) return p_expected(p, "STRING, INTEGER, REAL or DECIMAL");
    p_advance(p);
    return p_expect_kw(p, KW_SONAME) && p_expect(p, TOKEN_STRING);
}

static bool routine_body(struct parser *p, struct create_routine *r)
{
    if (!parameters(p, r)) return false;
    if (r->function && (!p_expect_kw(p, KW_RETURNS) || !mysql_type(p, &r->returns))) return false;
    return characteristics(p, r) && (r->body = body(p)) != NULL;
}

static bool routine(struct parser *p, bool or_replace)
{
    struct create_routine *r = p->stmt->u.create_routine = ARENA_NEW(p->arena, struct create_routine);
    p->stmt->kind = STMT_CREATE_ROUTINE;
    r->or_replace = or_replace;
    if (!or_replaces(p, or_replace, "CREATE OR REPLACE here")) return false;
    r->aggregate = p_accept_kw(p, KW_AGGREGATE);
    r->function = p_at_kw(p, KW_FUNCTION);
    if (r->function && !p_not_dolt(p, p->tok.span, "a stored function")) return false;
    if (!p_accept_kw(p, KW_FUNCTION) && (r->aggregate || !p_accept_kw(p, KW_PROCEDURE)))
        return p_expected(p, r->aggregate ? "FUNCTION" : "PROCEDURE or FUNCTION");
    if (!if_not_exists(p, SERVER_MYSQL | SERVER_MARIADB, "IF NOT EXISTS here", &r->if_not_exists)) return false;
    if (!p_qname(p, &r->name, r->function ? "a function" : "a procedure")) return false;
    if (r->function && p_accept_kw(p, KW_RETURNS)) return loadable(p, r);
    return routine_body(p, r);
}

/* ALTER PROCEDURE p {characteristic}: the signature stays. */
static bool alter_routine(struct parser *p)
{
    struct create_routine unused = {0};
    struct drop *d = p->stmt->u.drop = ARENA_NEW(p->arena, struct drop);
    p->stmt->kind = STMT_ALTER_ROUTINE;
    d->object = p_at_kw(p, KW_FUNCTION) ? OBJECT_FUNCTION : OBJECT_PROCEDURE;
    if (!p_not_dolt(p, p->tok.span, "ALTER of a routine")) return false;
    p_advance(p);
    struct qname q;
    if (!p_qname(p, &q, "a routine")) return false;
    vec_push(p->arena, &d->names, q);
    return characteristics(p, &unused);
}

/* ---------------------------------------------------------------- events */

static bool time_value(struct parser *p, struct create_event *e)
{
    struct expr *value = parse_expr(p);
    if (value) vec_push(p->arena, &e->times, value);
    return value != NULL;
}

/* EVERY n unit */
static bool every(struct parser *p, struct create_event *e)
{
    struct name unit;
    if (!time_value(p, e) || !mysql_unit(p, &unit)) return false;
    if (p_accept_kw(p, KW_STARTS) && !time_value(p, e)) return false;
    return !p_accept_kw(p, KW_ENDS) || time_value(p, e);
}

/* Behind ON SCHEDULE. */
static bool schedule(struct parser *p, struct create_event *e)
{
    if (p_accept_kw(p, KW_AT)) return time_value(p, e);
    return p_accept_kw(p, KW_EVERY) ? every(p, e) : p_expected(p, "AT or EVERY");
}

static bool completion(struct parser *p)
{
    p_accept_kw(p, KW_NOT);
    return p_expect_kw(p, KW_PRESERVE);
}

/* ON COMPLETION, RENAME TO, ENABLE | DISABLE, COMMENT: in this order */
static bool event_options(struct parser *p, struct create_event *e)
{
    if (p_accept_kws(p, KW_ON, KW_COMPLETION) && !completion(p)) return false;
    if (e->alter && p_accept_kws(p, KW_RENAME, KW_TO) && !p_qname(p, &e->rename, "an event")) return false;
    if (p_accept_kw(p, KW_DISABLE)) {
        if (p_accept_kw(p, KW_ON) && !p_accept_kw(p, KW_SLAVE) && !p_expect_kw(p, KW_REPLICA)) return false;
    } else {
        p_accept_kw(p, KW_ENABLE);
    }
    return !p_accept_kw(p, KW_COMMENT) || p_expect(p, TOKEN_STRING);
}

static bool event(struct parser *p, bool or_replace, bool alter)
{
    struct create_event *e = p->stmt->u.create_event = ARENA_NEW(p->arena, struct create_event);
    p->stmt->kind = STMT_CREATE_EVENT;
    e->or_replace = or_replace;
    e->alter = alter;
    if (!or_replaces(p, or_replace, "CREATE OR REPLACE EVENT") || !p_expect_kw(p, KW_EVENT)) return false;
    if (!alter && !if_not_exists(p, SERVER_ALL, "", &e->if_not_exists)) return false;
    if (!p_qname(p, &e->name, "an event")) return false;
    bool scheduled = p_accept_kws(p, KW_ON, KW_SCHEDULE);
    if (!scheduled && !alter) return p_expected(p, "ON SCHEDULE");
    if (scheduled && !schedule(p, e)) return false;
    if (!event_options(p, e)) return false;
    if (alter && !p_at_kw(p, KW_DO)) return true;
    return p_expect_kw(p, KW_DO) && (e->body = body(p)) != NULL;
}

/* ---------------------------------------------------------------- which one */

static bool is_program(enum keyword kw)
{
    return kw == KW_TRIGGER || kw == KW_PROCEDURE || kw == KW_FUNCTION || kw == KW_EVENT || kw == KW_AGGREGATE;
}

/* Behind DEFINER = user. */
bool mysql_at_program(const struct parser *p)
{
    struct token t = p->tok;
    for (unsigned i = 0; t.kw == KW_DEFINER || i; i++) {
        if (i == 8 || t.kind == TOKEN_END || t.kw == KW_VIEW || t.kw == KW_SQL) return false;
        if (i && is_program(t.kw)) return true;
        t = p_peek_after(p, t);
    }
    return is_program(t.kw);
}

static bool definer(struct parser *p)
{
    if (!p_accept_kw(p, KW_DEFINER)) return true;
    if (!p_expect(p, TOKEN_EQ)) return false;
    bool current = p_at_kw(p, KW_CURRENT_USER) || p_at_kw(p, KW_CURRENT_ROLE);
    return (!current || p_not_dolt(p, p->tok.span, "DEFINER without a name")) && mysql_user(p);
}

bool mysql_create_program(struct parser *p, bool or_replace)
{
    p->flags |= LEX_LABELS;
    if (!definer(p)) return false;
    if (p_at_kw(p, KW_TRIGGER)) return trigger(p, or_replace);
    if (p_at_kw(p, KW_EVENT)) return event(p, or_replace, false);
    return routine(p, or_replace);
}

bool mysql_alter_program(struct parser *p)
{
    p->flags |= LEX_LABELS;
    if (!definer(p)) return false;
    if (p_at_kw(p, KW_EVENT)) return event(p, false, true);
    if (p_at_kw(p, KW_PROCEDURE) || p_at_kw(p, KW_FUNCTION)) return alter_routine(p);
    return p_expected(p, "EVENT, PROCEDURE or FUNCTION");
}

/* CALL p, CALL p (a, b) */
bool mysql_call_statement(struct parser *p)
{
    struct call_statement *c = p->stmt->u.call = ARENA_NEW(p->arena, struct call_statement);
    p->stmt->kind = STMT_CALL;
    p_advance(p);
    if (!p_qname(p, &c->name, "a procedure")) return false;
    if (!p_accept(p, TOKEN_LPAREN) || p_accept(p, TOKEN_RPAREN)) return true;
    return parse_expr_list(p, &c->args) && p_expect(p, TOKEN_RPAREN);
}
