/* parse_other.c: statements that have no tree of their own: kept as their first words, and the tables they name. PARSE.
 *
 * The list is the engines' own (their manuals' list of statements). What matters of each is what it can do to tables,
 * columns, indexes, views and routines: nothing, and there is nothing more to know of it (QUIET); nothing, but who put it
 * into a schema should know that it has no effect here (HARMLESS); or something that is not followed (MAYBE). */
#include "parse/parser.h"

enum effect { QUIET, HARMLESS, MAYBE };
enum operands { NO_TABLES, TABLES, GRANT_ON, ONE_TABLE, LOOKED_AFTER, EXPLAINED, PLANNED };

struct other_kind {
    const char *words;
    enum effect effect;
    enum operands operands;
};

static const struct other_kind MYSQL[] = {
    {"SET", QUIET, NO_TABLES},
    {"LOCK", QUIET, TABLES},
    {"UNLOCK", QUIET, NO_TABLES},
    {"ANALYZE", QUIET, TABLES},
    {"OPTIMIZE", QUIET, TABLES},
    {"CHECK", QUIET, TABLES},
    {"REPAIR", QUIET, TABLES},
    {"CHECKSUM", QUIET, TABLES},
    {"TRUNCATE", QUIET, ONE_TABLE},
    {"DEALLOCATE", QUIET, NO_TABLES},
    {"DROP PREPARE", QUIET, NO_TABLES},
    {"PREPARE", QUIET, NO_TABLES},
    {"FLUSH", QUIET, NO_TABLES},
    {"GRANT", HARMLESS, GRANT_ON},
    {"REVOKE", HARMLESS, GRANT_ON},
    {"SHOW", HARMLESS, NO_TABLES},
    {"EXPLAIN", HARMLESS, EXPLAINED},
    {"DESCRIBE", HARMLESS, EXPLAINED},
    {"DESC", HARMLESS, EXPLAINED},
    {"KILL", HARMLESS, NO_TABLES},
    {"DO", HARMLESS, NO_TABLES},
    {"HELP", HARMLESS, NO_TABLES},
    {"RESET", HARMLESS, NO_TABLES},
    {"PURGE", HARMLESS, NO_TABLES},
    {"CACHE", HARMLESS, NO_TABLES},
    {"HANDLER", HARMLESS, NO_TABLES},
    {"GET", HARMLESS, NO_TABLES},
    {"XA", HARMLESS, NO_TABLES},
    {"BACKUP", HARMLESS, NO_TABLES},
    {"INSTALL", HARMLESS, NO_TABLES},
    {"UNINSTALL", HARMLESS, NO_TABLES},
    {"RESTART", HARMLESS, NO_TABLES},
    {"SHUTDOWN", HARMLESS, NO_TABLES},
    {"CHANGE", HARMLESS, NO_TABLES},
    {"START", HARMLESS, NO_TABLES},
    {"STOP", HARMLESS, NO_TABLES},
    {"LOAD", HARMLESS, NO_TABLES},
    {"CREATE USER", HARMLESS, NO_TABLES},
    {"ALTER USER", HARMLESS, NO_TABLES},
    {"DROP USER", HARMLESS, NO_TABLES},
    {"RENAME USER", HARMLESS, NO_TABLES},
    {"CREATE ROLE", HARMLESS, NO_TABLES},
    {"DROP ROLE", HARMLESS, NO_TABLES},
    {"CREATE TABLESPACE", HARMLESS, NO_TABLES},
    {"ALTER TABLESPACE", HARMLESS, NO_TABLES},
    {"DROP TABLESPACE", HARMLESS, NO_TABLES},
    {"CREATE UNDO", HARMLESS, NO_TABLES},
    {"ALTER UNDO", HARMLESS, NO_TABLES},
    {"DROP UNDO", HARMLESS, NO_TABLES},
    {"CREATE LOGFILE", HARMLESS, NO_TABLES},
    {"ALTER LOGFILE", HARMLESS, NO_TABLES},
    {"DROP LOGFILE", HARMLESS, NO_TABLES},
    {"CREATE SERVER", HARMLESS, NO_TABLES},
    {"ALTER SERVER", HARMLESS, NO_TABLES},
    {"DROP SERVER", HARMLESS, NO_TABLES},
    {"CREATE RESOURCE", HARMLESS, NO_TABLES},
    {"ALTER RESOURCE", HARMLESS, NO_TABLES},
    {"DROP RESOURCE", HARMLESS, NO_TABLES},
    {"CREATE SPATIAL", HARMLESS, NO_TABLES},
    {"DROP SPATIAL", HARMLESS, NO_TABLES},
    {"CREATE LIBRARY", HARMLESS, NO_TABLES},
    {"ALTER LIBRARY", HARMLESS, NO_TABLES},
    {"DROP LIBRARY", HARMLESS, NO_TABLES},
    {"ALTER INSTANCE", HARMLESS, NO_TABLES},
    {"SOURCE", MAYBE, NO_TABLES},
    {"EXECUTE", MAYBE, NO_TABLES},
    {"IMPORT", MAYBE, NO_TABLES},
    {"SIGNAL", MAYBE, NO_TABLES},
    {"RESIGNAL", MAYBE, NO_TABLES},
    {"CLONE", MAYBE, NO_TABLES},
    {"BINLOG", MAYBE, NO_TABLES},
    {"CREATE PACKAGE", MAYBE, NO_TABLES},
    {"CREATE JSON", MAYBE, NO_TABLES},
    {"ALTER JSON", MAYBE, NO_TABLES},
    {"DROP PACKAGE", MAYBE, NO_TABLES},
};

static const struct other_kind SQLITE[] = {
    {"PRAGMA", QUIET, NO_TABLES},     {"ANALYZE", QUIET, LOOKED_AFTER}, {"VACUUM", QUIET, NO_TABLES},
    {"REINDEX", QUIET, LOOKED_AFTER}, {"EXPLAIN", HARMLESS, PLANNED},
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct other_kind *find_kind(const struct parser *p)
{
    const struct other_kind *kinds = p->mysql ? MYSQL : SQLITE;
    size_t n = p->mysql ? COUNT(MYSQL) : COUNT(SQLITE);
    for (size_t i = 0; i < n; i++)
        if (p_at_word(p) && str_is(p->stmt->word, kinds[i].words)) return &kinds[i];
    return NULL;
}

/* What begins no statement; at CREATE, ALTER and DROP the word behind it is wrong. */
static bool no_statement(struct parser *p)
{
    static const struct str commonest[] = {{"SELECT", 6},   {"INSERT", 6}, {"UPDATE", 6}, {"DELETE", 6}, {"REPLACE", 7},
                                           {"CREATE", 6},   {"ALTER", 5},  {"DROP", 4},   {"BEGIN", 5},  {"COMMIT", 6},
                                           {"ROLLBACK", 8}, {"VALUES", 6}, {"WITH", 4}};
    if (p_at_kw(p, KW_CREATE) || p_at_kw(p, KW_ALTER) || p_at_kw(p, KW_DROP)) {
        p_advance(p);
        return p_expected(p, "TABLE, INDEX or VIEW");
    }
    p_expected(p, "a statement");
    struct str near = p_at_word(p) ? diag_nearest(p_text(p, p->tok.span), commonest, COUNT(commonest)) : STR("");
    if (near.n) p_hint(p, "did you mean %.*s?", STR_ARG(near));
    return false;
}

/* ---------------------------------------------------------------- the tables that are named */

static bool at(const struct parser *p, const char *word)
{
    return p_at_word(p) && str_is(p_text(p, p->tok.span), word);
}

static bool accept(struct parser *p, const char *word)
{
    if (!at(p, word)) return false;
    p_advance(p);
    return true;
}

/* To the comma behind a table's own words: READ LOCAL, AS x WRITE, PERSISTENT FOR COLUMNS (a, b). What UPDATE HISTOGRAM
 * ON names are columns. */
static bool next_table(struct parser *p)
{
    for (unsigned depth = 0; !p_at_end(p); p_advance(p)) {
        if (!depth && (at(p, "UPDATE") || at(p, "DROP"))) return false;
        if (!depth && p_accept(p, TOKEN_COMMA)) return true;
        depth += p_at(p, TOKEN_LPAREN);
        depth -= depth && p_at(p, TOKEN_RPAREN);
    }
    return false;
}

static bool tables(struct parser *p, struct other *o, bool one)
{
    struct qname t;
    p_advance(p);
    while (accept(p, "LOCAL") || accept(p, "NO_WRITE_TO_BINLOG")) continue;
    bool named = accept(p, "TABLE") || accept(p, "TABLES");
    if (!named && !one) return true; /* LOCK INSTANCE, ANALYZE SELECT */
    do {
        if (!p_qname(p, &t, "a table name")) return false;
        vec_push(p->arena, &o->tables, t);
    } while (!one && next_table(p));
    return true;
}

static bool looked_after(struct parser *p, struct other *o)
{
    p_advance(p);
    if (p_at_end(p)) return true;
    if (!p_qname(p, &o->looked_after, "a table or an index")) return false;
    return p_at_end(p) || p_expected(p, "the end of the statement");
}

/* DESCRIBE t; else EXPLAIN FOR CONNECTION …, where only FORMAT has a value. */
static bool explained(struct parser *p, struct other *o)
{
    p_advance(p);
    if (p_at_end(p)) return p_expected(p, "a statement or a table");
    if (p_peek(p).kind == TOKEN_EQ) return at(p, "FORMAT") || p_expected(p, "FORMAT");
    if (!p_at_name(p)) return at(p, "FOR") || p_expected(p, "a statement or a table");
    o->directive = ARENA_NEW(p->arena, struct directive);
    return parse_describe(p, o->directive) && (p_at_end(p) || p_expected(p, "the end of the statement"));
}

/* SQLite's EXPLAIN [QUERY PLAN], of what has no rows of its own. */
static bool planned(struct parser *p)
{
    static const char *const words[] = {"ALTER",   "ANALYZE", "ATTACH",   "BEGIN",     "COMMIT",
                                        "CREATE",  "DETACH",  "DROP",     "END",       "PRAGMA",
                                        "REINDEX", "RELEASE", "ROLLBACK", "SAVEPOINT", "VACUUM"};
    p_advance(p);
    if (accept(p, "QUERY") && !accept(p, "PLAN")) return p_expected(p, "PLAN");
    for (size_t i = 0; i < COUNT(words); i++)
        if (at(p, words[i])) return true;
    return p_expected(p, "a statement");
}

/* GRANT … ON [TABLE] t TO …; what is qualified, or *, may be any database's. */
static bool grant_on(struct parser *p, struct other *o)
{
    struct qname t;
    for (unsigned depth = 0; !p_at_end(p) && (depth || !p_at_kw(p, KW_ON)); p_advance(p)) {
        depth += p_at(p, TOKEN_LPAREN);
        depth -= depth && p_at(p, TOKEN_RPAREN);
    }
    if (!p_accept_kw(p, KW_ON)) return true;
    p_accept_kw(p, KW_TABLE);
    enum token_kind behind = p_peek(p).kind;
    bool routine = p_peek(p).kind == TOKEN_WORD && (p_at_kw(p, KW_FUNCTION) || p_at_kw(p, KW_PROCEDURE));
    if (!p_at_name(p) || behind == TOKEN_DOT || behind == TOKEN_AT_NAME || routine) return true;
    if (!p_peek_kw(p, KW_TO) && !p_peek_kw(p, KW_FROM)) return true;
    if (!p_qname(p, &t, "a table name")) return false;
    vec_push(p->arena, &o->tables, t);
    return true;
}

/* MariaDB's ANALYZE SELECT … runs the statement; SET STATEMENT … FOR, too. */
static bool runs_another(const struct parser *p)
{
    struct token t = p_peek(p);
    if (!p->mysql || t.kind != TOKEN_WORD) return false;
    if (str_is(p->stmt->word, "SET")) return str_is(p_text(p, t.span), "STATEMENT");
    bool analyzed = t.kw == KW_INSERT || t.kw == KW_UPDATE || t.kw == KW_DELETE || t.kw == KW_REPLACE;
    return str_is(p->stmt->word, "ANALYZE") && analyzed;
}

/* What is not understood is still a statement: only a query has to know more of it. */
static void read_directive(struct parser *p, struct other *o)
{
    static const struct {
        const char *word;
        enum directive_kind kind;
    } kinds[] = {{"SET", DIRECTIVE_SET},
                 {"SHOW", DIRECTIVE_SHOW},
                 {"PRAGMA", DIRECTIVE_PRAGMA},
                 {"DO", DIRECTIVE_DO},
                 {"KILL", DIRECTIVE_KILL}};
    struct directive *d = ARENA_NEW(p->arena, struct directive);
    for (size_t i = 0; i < COUNT(kinds); i++) {
        if (!str_is(p->stmt->word, kinds[i].word)) continue;
        d->kind = kinds[i].kind;
        p_advance(p);
        bool read = parse_directive(p, d) && p_at_end(p);
        o->directive = read ? d : NULL;
        o->misread = !read;
        if (!read) o->unread = p->error.set ? p->error.span : p->tok.span;
        if (!read && !p->error.fatal) p->error = (struct parse_error){0};
    }
}

bool parse_other(struct parser *p)
{
    const struct other_kind *k = find_kind(p);
    if (!k) return no_statement(p);
    struct other *o = ARENA_NEW(p->arena, struct other);
    bool maybe = k->effect == MAYBE || runs_another(p), ok = true;
    p->stmt->kind = maybe ? STMT_UNKNOWN : STMT_IGNORED;
    p->stmt->u.other = o;
    o->quiet = k->effect == QUIET;
    switch (k->operands) {
    case NO_TABLES:
        if (!maybe) read_directive(p, o);
        break;
    case TABLES: ok = tables(p, o, false); break;
    case ONE_TABLE: ok = tables(p, o, true); break;
    case EXPLAINED: ok = explained(p, o); break;
    case PLANNED: ok = planned(p); break;
    case LOOKED_AFTER: ok = looked_after(p, o); break;
    case GRANT_ON: ok = grant_on(p, o); break;
    }
    return ok && p_skip_statement(p);
}
