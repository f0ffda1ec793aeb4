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
    case KW_OR: case KW_REPLACE: case KW_TEMPORARY: case KW_TEMP: case KW_UNIQUE: case KW_AGGREGATE: case KW_IF:
    case KW_NOT: case KW_EXISTS: return true;
    default: return false;
    }
}

/* Behind DEFINER = user. */
static struct token skip_definer(const struct parser *p, struct token t)
{
    for (unsigned i = 0; i < 8; i++) {
        switch (t.kw) {
        case KW_TRIGGER: case KW_PROCEDURE: case KW_FUNCTION: case KW_EVENT: case KW_VIEW: case KW_AGGREGATE: return t;
        default: t = p_peek_after(p, t);
        }
    }
    return t;
}

/* "CREATE TRIGGER", "SELECT" */
static struct str statement_words(struct parser *p)
{
    struct str first = upper(p, p_text(p, p->tok.span));
    if (p->tok.kw != KW_CREATE && p->tok.kw != KW_ALTER && p->tok.kw != KW_DROP) return first;
    struct token t = p_peek(p);
    while (is_filler(t.kw)) t = p_peek_after(p, t);
    if (t.kw == KW_DEFINER) t = skip_definer(p, t);
    if (t.kind != TOKEN_WORD) return first;
    struct str second = upper(p, p_text(p, t.span));
    return str_printf(p->arena, "%.*s %.*s", STR_ARG(first), STR_ARG(second));
}

/* ---------------------------------------------------------------- statements that are not parsed */

static bool is_one_of(struct str word, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_is(word, words[i])) return true;
    return false;
}

/* Statements that cannot change tables, columns, indexes or views. */
static bool is_harmless(const struct parser *p)
{
    static const char *const mysql[] = {
        "SET", "USE", "LOCK", "UNLOCK", "GRANT", "REVOKE", "FLUSH", "ANALYZE", "OPTIMIZE", "CHECK", "REPAIR", "SHOW",
        "EXPLAIN", "DESCRIBE", "DESC", "KILL", "DO", "HELP", "RESET", "PURGE", "CHECKSUM", "CACHE", "TRUNCATE",
        "CREATE DATABASE", "CREATE SCHEMA", "ALTER DATABASE", "ALTER SCHEMA", "CREATE USER", "ALTER USER", "DROP USER",
        "CREATE ROLE", "DROP ROLE", "DELIMITER", "CREATE TABLESPACE", "DROP TABLESPACE", "CREATE SERVER", "DROP SERVER"};
    static const char *const sqlite[] = {"PRAGMA", "ANALYZE", "VACUUM", "REINDEX", "EXPLAIN"};
    struct str word = p->stmt->word;
    if (p->mysql) return is_one_of(word, mysql, sizeof mysql / sizeof *mysql);
    return is_one_of(word, sqlite, sizeof sqlite / sizeof *sqlite);
}

static bool is_transaction(enum keyword kw, bool mysql)
{
    switch (kw) {
    case KW_BEGIN: case KW_COMMIT: case KW_ROLLBACK: case KW_SAVEPOINT: case KW_RELEASE: return true;
    case KW_START: return mysql;
    case KW_END: return !mysql;
    default: return false;
    }
}

/* Whatever has no tree of its own: kept as its first words. */
bool parse_other(struct parser *p)
{
    if (!p_at_word(p)) return p_expected(p, "a statement");
    p->stmt->kind = is_harmless(p) ? STMT_IGNORED : STMT_UNKNOWN;
    return p_skip_statement(p);
}

/* ---------------------------------------------------------------- transactions */

static bool words_to_end(struct parser *p)
{
    while (!p_at_end(p)) {
        if (!p_at_word(p) && !p_at(p, TOKEN_QUOTED_NAME) && !p_at(p, TOKEN_COMMA) && !p_at(p, TOKEN_STRING))
            return p_expected(p, "the end of the statement");
        p_advance(p);
    }
    return true;
}

static bool transaction(struct parser *p)
{
    p->stmt->kind = STMT_TRANSACTION;
    if (p_at_kw(p, KW_START) && !p_peek_kw(p, KW_TRANSACTION)) return parse_other(p);
    p_advance(p);
    return words_to_end(p);
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

static bool statement(struct parser *p)
{
    switch (p->tok.kw) {
    case KW_SELECT: case KW_VALUES: return select_statement(p);
    case KW_WITH: return with_statement(p);
    case KW_INSERT: case KW_REPLACE: return parse_insert(p, NULL);
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
    default:
        if (p->mysql && p_at(p, TOKEN_LPAREN)) return select_statement(p);
        if (is_transaction(p->tok.kw, p->mysql)) return transaction(p);
        break;
    }
    return parse_other(p);
}

/* Nothing may follow but one `;`. */
static bool statement_end(struct parser *p)
{
    p->stmt->span = p_span_from(p, p->stmt->span.off);
    p_accept(p, TOKEN_SEMICOLON);
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
    bool ok = !p.error.fatal && statement(&p) && statement_end(&p);
    if (ok) p.error.set = false;
    p_report(&p);
    return ok ? p.stmt : NULL;
}

struct stmt *parse_stmt(struct arena *a, struct diags *d, const struct sql_options *o, const struct sqltext *text)
{
    return o->dialect == DIALECT_POSTGRES ? pg_parse_stmt(a, d, o, text) : rd_parse_stmt(a, d, o, text);
}
