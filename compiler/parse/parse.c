/* parse.c: one statement's text → its tree: chooses the front end, and the statement by its first word. PARSE.
 *
 * statement = [WITH …] (SELECT|VALUES|INSERT|REPLACE|UPDATE|DELETE) … | CREATE|ALTER|DROP|RENAME … | others [;] */
#include "parse/parser.h"

/* ---------------------------------------------------------------- the statement's words */

static struct str upper(struct parser *p, struct str s)
{
    char *out = arena_strdup(p->arena, s.p, s.n);
    for (size_t i = 0; i < s.n; i++)
        if (out[i] >= 'a' && out[i] <= 'z') out[i] = (char)(out[i] - 32);
    return (struct str){out, s.n};
}

/* Words that stand between CREATE and what is created. */
static bool is_filler(enum keyword kw)
{
    switch (kw) {
    case KW_OR:
    case KW_REPLACE:
    case KW_TEMPORARY:
    case KW_TEMP:
    case KW_UNIQUE:
    case KW_AGGREGATE:
    case KW_IF:
    case KW_NOT:
    case KW_EXISTS: return true;
    default: return false;
    }
}

/* Behind DEFINER = user. */
static struct token skip_definer(const struct parser *p, struct token t)
{
    for (unsigned i = 0; i < 8; i++) {
        switch (t.kw) {
        case KW_TRIGGER:
        case KW_PROCEDURE:
        case KW_FUNCTION:
        case KW_EVENT:
        case KW_VIEW:
        case KW_AGGREGATE: return t;
        default: t = p_peek_after(p, t);
        }
    }
    return t;
}

/* "CREATE TRIGGER", "SELECT" */
static struct str statement_words(struct parser *p)
{
    struct str first = upper(p, p_text(p, p->tok.span));
    struct token t = p_peek(p);
    bool rename = p->tok.kw == KW_RENAME && t.kw == KW_USER;
    if (p->tok.kw != KW_CREATE && p->tok.kw != KW_ALTER && p->tok.kw != KW_DROP && !rename) return first;
    while (is_filler(t.kw)) t = p_peek_after(p, t);
    if (t.kw == KW_DEFINER) t = skip_definer(p, t);
    if (t.kind != TOKEN_WORD) return first;
    struct str second = upper(p, p_text(p, t.span));
    return str_printf(p->arena, "%.*s %.*s", STR_ARG(first), STR_ARG(second));
}

/* ---------------------------------------------------------------- transactions */

static bool savepoint_name(struct parser *p)
{
    struct name n;
    return p_name(p, &n, "a savepoint");
}

/* SQLite: BEGIN [DEFERRED|…] [TRANSACTION [name]], COMMIT|END …, ROLLBACK … [TO [SAVEPOINT] name] */
static bool sqlite_transaction(struct parser *p, enum keyword kw)
{
    if (kw == KW_BEGIN && !p_accept_kw(p, KW_DEFERRED) && !p_accept_kw(p, KW_IMMEDIATE)) p_accept_kw(p, KW_EXCLUSIVE);
    if (p_accept_kw(p, KW_TRANSACTION) && p_at_name(p) && !p_at_kw(p, KW_TO) && !savepoint_name(p)) return false;
    if (kw != KW_ROLLBACK || !p_accept_kw(p, KW_TO)) return true;
    p_accept_kw(p, KW_SAVEPOINT);
    p->stmt->transaction = TRANSACTION_ROLLBACK_TO;
    return savepoint_name(p);
}

/* START TRANSACTION [WITH CONSISTENT SNAPSHOT | READ ONLY | READ WRITE], … */
static bool start_transaction(struct parser *p)
{
    if (!p_expect_kw(p, KW_TRANSACTION)) return false;
    if (!p_at_kw(p, KW_WITH) && !p_at_kw(p, KW_READ)) return true;
    do {
        if (p_accept_kw(p, KW_WITH)) {
            if (!p_expect_kw(p, KW_CONSISTENT) || !p_expect_kw(p, KW_SNAPSHOT)) return false;
        } else if (!p_expect_kw(p, KW_READ) || (!p_accept_kw(p, KW_ONLY) && !p_expect_kw(p, KW_WRITE))) {
            return false;
        }
    } while (p_accept(p, TOKEN_COMMA));
    return true;
}

/* COMMIT, ROLLBACK [WORK] [AND [NO] CHAIN] [[NO] RELEASE]; ROLLBACK TO [SAVEPOINT] name */
static bool mysql_transaction(struct parser *p, enum keyword kw)
{
    if (kw == KW_START) return start_transaction(p);
    p_accept_kw(p, KW_WORK);
    if (kw == KW_BEGIN) return true;
    if (kw == KW_ROLLBACK && p_accept_kw(p, KW_TO)) {
        p_accept_kw(p, KW_SAVEPOINT);
        p->stmt->transaction = TRANSACTION_ROLLBACK_TO;
        return savepoint_name(p);
    }
    if (p_accept_kw(p, KW_AND)) {
        p->stmt->chains = !p_accept_kw(p, KW_NO);
        if (!p_expect_kw(p, KW_CHAIN)) return false;
    }
    if (p_accept_kw(p, KW_NO)) return p_expect_kw(p, KW_RELEASE);
    p->stmt->disconnects = p_accept_kw(p, KW_RELEASE);
    return true;
}

/* START REPLICA and kin are no transactions. */
static bool starts_transaction(const struct parser *p)
{
    static const char *const others[] = {"SLAVE", "REPLICA", "ALL", "GROUP_REPLICATION"};
    struct str next = p_text(p, p_peek(p).span);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (str_is(next, others[i])) return false;
    return p->mysql;
}

static bool is_transaction(const struct parser *p)
{
    switch (p->tok.kw) {
    case KW_BEGIN:
    case KW_COMMIT:
    case KW_ROLLBACK:
    case KW_SAVEPOINT:
    case KW_RELEASE: return true;
    case KW_START: return starts_transaction(p);
    case KW_END: return !p->mysql;
    default: return false;
    }
}

static bool transaction(struct parser *p)
{
    enum keyword kw = p->tok.kw;
    p->stmt->kind = STMT_TRANSACTION;
    p->stmt->transaction = kw == KW_BEGIN || kw == KW_START  ? TRANSACTION_BEGIN
                           : kw == KW_COMMIT || kw == KW_END ? TRANSACTION_COMMIT
                           : kw == KW_SAVEPOINT              ? TRANSACTION_SAVEPOINT
                           : kw == KW_RELEASE                ? TRANSACTION_RELEASE
                                                             : TRANSACTION_ROLLBACK;
    p_advance(p);
    if (kw == KW_RELEASE && !p_accept_kw(p, KW_SAVEPOINT) && p->mysql) return p_expect_kw(p, KW_SAVEPOINT);
    if (kw == KW_RELEASE || kw == KW_SAVEPOINT) return savepoint_name(p);
    return p->mysql ? mysql_transaction(p, kw) : sqlite_transaction(p, kw);
}

/* ---------------------------------------------------------------- dispatch */

static bool select_statement(struct parser *p)
{
    p->stmt->kind = STMT_SELECT;
    p->stmt->u.select = parse_query(p);
    return p->stmt->u.select != NULL;
}

/* WITH stands before SELECT, and before the others in SQLite and, but for INSERT, in MySQL. */
static bool with_statement(struct parser *p)
{
    struct mark m = p_mark(p);
    struct span at = p->tok.span;
    struct with *with = parse_with(p);
    if (!with) return false;
    switch (p->tok.kw) {
    case KW_UPDATE:
        if (p->mysql && !p_servers(p, SERVER_MYSQL | SERVER_DOLT, at, "WITH before UPDATE")) return false;
        return parse_update(p, with);
    case KW_DELETE:
        if (p->mysql && !p_servers(p, SERVER_MYSQL | SERVER_DOLT, at, "WITH before DELETE")) return false;
        return parse_delete(p, with);
    case KW_INSERT:
    case KW_REPLACE:
        if (!p->mysql) return parse_insert(p, with);
        break;
    default: break;
    }
    return p_reset(p, &m) && select_statement(p);
}

bool parse_statement(struct parser *p)
{
    if (p_at_explain(p)) return parse_explain(p);
    switch (p->tok.kw) {
    case KW_SELECT:
    case KW_VALUES: return select_statement(p);
    case KW_WITH: return with_statement(p);
    case KW_INSERT:
    case KW_REPLACE: return parse_insert(p, NULL);
    case KW_UPDATE: return parse_update(p, NULL);
    case KW_DELETE: return parse_delete(p, NULL);
    case KW_CREATE: return parse_create(p);
    case KW_DROP: return parse_drop(p);
    case KW_ALTER: return parse_alter(p);
    case KW_RENAME:
        if (p->mysql && !p_peek_kw(p, KW_USER)) return parse_rename(p);
        break;
    case KW_TABLE:
        if (p->mysql) return select_statement(p);
        break;
    case KW_USE:
        if (p->mysql) return parse_use(p);
        break;
    case KW_ATTACH:
    case KW_DETACH:
        if (!p->mysql) return sqlite_attach(p);
        break;
    case KW_CALL:
        if (p->mysql) return mysql_call_statement(p);
        break;
    default:
        if (p->mysql && p_at(p, TOKEN_LPAREN)) return select_statement(p);
        if (is_transaction(p)) return transaction(p);
        break;
    }
    return parse_other(p);
}

/* Its placeholders and names are the whole statement's too. */
struct stmt *parse_inner_statement(struct parser *p)
{
    if (!p_enter(p)) return NULL;
    struct stmt *outer = p->stmt, *s = p->stmt = ARENA_NEW(p->arena, struct stmt);
    s->text = p->text;
    s->span = p->tok.span;
    s->word = statement_words(p);
    bool ok = parse_statement(p);
    s->span = p_span_from(p, s->span.off);
    p->stmt = outer;
    for (unsigned i = 0; i < s->names.n; i++) vec_push(p->arena, &outer->names, s->names.v[i]);
    for (unsigned i = 0; i < s->params.n; i++) vec_push(p->arena, &outer->params, s->params.v[i]);
    p_leave(p);
    return ok ? s : NULL;
}

/* Does a versioned comment that opens in the span go on behind it? */
static bool code_stays_open(const struct parser *p, struct span span)
{
    struct str text = p_text(p, span);
    bool open = false;
    enum token_kind kind;
    for (size_t at = 0, n;
         (n = lex_token(p->flags | (open ? (unsigned)LEX_IN_CODE : 0u), str_sub(text, at, text.n), &kind)) > 0; at += n)
        if (kind == TOKEN_CODE_OPEN || kind == TOKEN_CODE_CLOSE) open = kind == TOKEN_CODE_OPEN;
    return open;
}

/* Where a versioned comment ends the statement (PARTITION BY, in a dump), its end is the statement's. */
static struct span with_code_end(const struct parser *p, struct span span)
{
    uint32_t at = p->prev_end;
    enum token_kind kind = TOKEN_SPACE;
    while (kind == TOKEN_SPACE || kind == TOKEN_COMMENT)
        at += (uint32_t)lex_token(p->flags | LEX_IN_CODE, str_sub(p->text->text, at, p->text->text.n), &kind);
    if (kind == TOKEN_CODE_CLOSE && code_stays_open(p, span)) span.len = at - span.off;
    return span;
}

/* Nothing may follow but one `;`. */
static bool statement_end(struct parser *p)
{
    p->stmt->span = p_span_from(p, p->stmt->span.off);
    if (p->mysql) p->stmt->span = with_code_end(p, p->stmt->span);
    while (p_accept(p, TOKEN_SEMICOLON)) continue;
    if (p_at(p, TOKEN_END)) return true;
    if (p->prev_end && p->text->text.p[p->prev_end - 1] == ';')
        return p_fatal(p, DIAG_E0113, p->tok.span, "a second statement begins here");
    return p_expected(p, "the end of the statement");
}

struct stmt *rd_parse_stmt(struct arena *a, struct diags *d, const struct sql_options *o, const struct sqltext *text)
{
    struct parser p;
    p_init(&p, a, d, o, text);
    p.stmt->span = p.tok.span;
    p.stmt->word = statement_words(&p);
    bool ok = !p.error.fatal && parse_statement(&p) && statement_end(&p) && !p.error.fatal;
    if (ok) p.error.set = false;
    p_report(&p);
    return ok ? p.stmt : NULL;
}

struct stmt *parse_stmt(struct arena *a, struct diags *d, const struct sql_options *o, const struct sqltext *text)
{
    return o->dialect == DIALECT_POSTGRES ? pg_parse_stmt(a, d, o, text) : rd_parse_stmt(a, d, o, text);
}
