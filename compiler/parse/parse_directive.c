/* parse_directive.c: SET, SHOW, PRAGMA, DO, KILL, and EXPLAIN of a statement: what a program may say to an engine besides
 * its queries. PARSE.
 *
 * A schema passes over all of these (parse_other.c); a query is checked (sema/directive.c). */
#include "parse/parser.h"

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

static bool accept_any(struct parser *p, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (accept(p, words[i])) return true;
    return false;
}

#define COUNT(array) (sizeof(array) / sizeof *(array))

static struct str words_from(struct parser *p, uint32_t start)
{
    return p_text(p, p_span_from(p, start));
}

/* ---------------------------------------------------------------- SET */

static bool to_comma(struct parser *p)
{
    while (!p_at_end(p) && !p_at(p, TOKEN_COMMA)) p_advance(p);
    return true;
}

static bool isolation_level(struct parser *p)
{
    if (accept(p, "SERIALIZABLE")) return true;
    if (accept(p, "REPEATABLE")) return accept(p, "READ") || p_expected(p, "READ");
    if (!accept(p, "READ")) return p_expected(p, "SERIALIZABLE, REPEATABLE READ, READ COMMITTED or READ UNCOMMITTED");
    return accept(p, "COMMITTED") || accept(p, "UNCOMMITTED") || p_expected(p, "COMMITTED or UNCOMMITTED");
}

bool parse_transaction_modes(struct parser *p)
{
    do {
        if (accept(p, "ISOLATION")) {
            if (!accept(p, "LEVEL")) return p_expected(p, "LEVEL");
            if (!isolation_level(p)) return false;
        } else if (!accept(p, "READ")) {
            return p_expected(p, "ISOLATION LEVEL or READ");
        } else if (!accept(p, "WRITE") && !accept(p, "ONLY")) {
            return p_expected(p, "WRITE or ONLY");
        }
    } while (p_accept(p, TOKEN_COMMA));
    return true;
}

/* NAMES utf8mb4 COLLATE x; CHARACTER SET x; TRANSACTION ISOLATION LEVEL …, READ ONLY */
static bool set_words(struct parser *p, struct setting *item)
{
    struct span at_name = p->tok.span;
    if (accept(p, "CHARACTER") || accept(p, "CHAR")) {
        if (!accept(p, "SET")) return p_expected(p, "SET");
    } else {
        p_advance(p);
    }
    item->name = (struct name){words_from(p, at_name.off), p_span_from(p, at_name.off), false};
    uint32_t start = p->tok.span.off;
    bool transaction = str_is(item->name.text, "TRANSACTION");
    if (p_at_end(p) && !transaction) return p_expected(p, "a character set");
    if (transaction && !parse_transaction_modes(p)) return false;
    if (!transaction) to_comma(p);
    item->word = words_from(p, start);
    return true;
}

static bool is_word_value(const struct parser *p)
{
    enum token_kind behind = p_peek(p).kind;
    return p_at_word(p) && (behind == TOKEN_COMMA || behind == TOKEN_SEMICOLON || behind == TOKEN_END) &&
           !p_at_kw(p, KW_NULL) && !p_at_kw(p, KW_TRUE) && !p_at_kw(p, KW_FALSE);
}

static bool set_value(struct parser *p, struct setting *item)
{
    if (!p_accept(p, TOKEN_ASSIGN) && !p_expect(p, TOKEN_EQ)) return false;
    if (is_word_value(p)) {
        item->word = p_text(p, p->tok.span);
        p_advance(p);
        return true;
    }
    item->value = parse_expr(p);
    return item->value != NULL;
}

static void cut(struct name *n, size_t len)
{
    n->text = str_sub(n->text, len, n->text.n);
    n->span = (struct span){n->span.off + (uint32_t)len, n->span.len - (uint32_t)len};
}

/* @@session.x, @@x: without the @@ and the scope. */
static void system_name(struct setting *item)
{
    static const char *const scopes[] = {"global.", "session.", "local.", "persist.", "persist_only."};
    struct name *n = &item->name;
    cut(n, 2);
    for (size_t i = 0; i < COUNT(scopes); i++) {
        size_t len = str_from(scopes[i]).n;
        if (!str_eq_nocase(str_sub(n->text, 0, len), str_from(scopes[i]))) continue;
        item->global = i != 1 && i != 2;
        cut(n, len);
    }
}

static bool set_item(struct parser *p, struct setting *item)
{
    static const char *const wide[] = {"GLOBAL", "PERSIST", "PERSIST_ONLY"};
    static const char *const own[] = {"SESSION", "LOCAL"};
    if (p_at(p, TOKEN_AT_NAME) || p_at(p, TOKEN_SYSTEM_NAME)) {
        item->user = p_at(p, TOKEN_AT_NAME);
        item->name = (struct name){p_text(p, p->tok.span), p->tok.span, false};
        p_advance(p);
        if (!item->user) system_name(item);
        return set_value(p, item);
    }
    item->global = accept_any(p, wide, COUNT(wide));
    if (!item->global) accept_any(p, own, COUNT(own));
    if (at(p, "NAMES") || at(p, "CHARSET") || at(p, "TRANSACTION") || at(p, "CHARACTER") || at(p, "CHAR"))
        return set_words(p, item);
    if (!p_name(p, &item->name, "a variable")) return false;
    if (p_accept(p, TOKEN_DOT)) { /* hot_cache.key_buffer_size */
        if (!p_name(p, &item->name, "a variable")) return false;
    }
    return set_value(p, item);
}

static bool set(struct parser *p, struct directive *d)
{
    do {
        struct setting item = {0};
        if (!set_item(p, &item)) return false;
        vec_push(p->arena, &d->items, item);
    } while (p_accept(p, TOKEN_COMMA));
    return true;
}

/* ---------------------------------------------------------------- SHOW */

/* What SHOW can show, in one word of ours; the ones with more words first. */
static const struct show_form {
    const char *words[3];
    const char *form;
    enum { NOTHING, NAMED, FROM_TABLE, FILTERED } operand;
} SHOW_FORMS[] = {
    {{"CREATE", "TABLE", NULL}, "CREATE TABLE", NAMED},
    {{"CREATE", "VIEW", NULL}, "CREATE VIEW", NAMED},
    {{"CREATE", "DATABASE", NULL}, "CREATE DATABASE", NAMED},
    {{"CREATE", "SCHEMA", NULL}, "CREATE DATABASE", NAMED},
    {{"CREATE", "PROCEDURE", NULL}, "CREATE PROCEDURE", NAMED},
    {{"CREATE", "FUNCTION", NULL}, "CREATE FUNCTION", NAMED},
    {{"CREATE", "TRIGGER", NULL}, "CREATE TRIGGER", NAMED},
    {{"CREATE", "EVENT", NULL}, "CREATE EVENT", NAMED},
    {{"TABLE", "STATUS", NULL}, "TABLE STATUS", FILTERED},
    {{"OPEN", "TABLES", NULL}, "OPEN TABLES", FILTERED},
    {{"PROCEDURE", "STATUS", NULL}, "PROCEDURE STATUS", FILTERED},
    {{"FUNCTION", "STATUS", NULL}, "FUNCTION STATUS", FILTERED},
    {{"CHARACTER", "SET", NULL}, "CHARACTER SET", FILTERED},
    {{"MASTER", "STATUS", NULL}, "MASTER STATUS", NOTHING},
    {{"BINARY", "LOG", "STATUS"}, "BINARY LOG STATUS", NOTHING},
    {{"TABLES", NULL, NULL}, "TABLES", FILTERED},
    {{"COLUMNS", NULL, NULL}, "COLUMNS", FROM_TABLE},
    {{"FIELDS", NULL, NULL}, "COLUMNS", FROM_TABLE},
    {{"INDEX", NULL, NULL}, "INDEX", FROM_TABLE},
    {{"INDEXES", NULL, NULL}, "INDEX", FROM_TABLE},
    {{"KEYS", NULL, NULL}, "INDEX", FROM_TABLE},
    {{"DATABASES", NULL, NULL}, "DATABASES", FILTERED},
    {{"SCHEMAS", NULL, NULL}, "DATABASES", FILTERED},
    {{"STATUS", NULL, NULL}, "STATUS", FILTERED},
    {{"VARIABLES", NULL, NULL}, "VARIABLES", FILTERED},
    {{"PROCESSLIST", NULL, NULL}, "PROCESSLIST", NOTHING},
    {{"WARNINGS", NULL, NULL}, "WARNINGS", NOTHING},
    {{"ERRORS", NULL, NULL}, "ERRORS", NOTHING},
    {{"GRANTS", NULL, NULL}, "GRANTS", NOTHING},
    {{"ENGINES", NULL, NULL}, "ENGINES", NOTHING},
    {{"STORAGE", "ENGINES", NULL}, "ENGINES", NOTHING},
    {{"CHARSET", NULL, NULL}, "CHARACTER SET", FILTERED},
    {{"COLLATION", NULL, NULL}, "COLLATION", FILTERED},
    {{"TRIGGERS", NULL, NULL}, "TRIGGERS", FILTERED},
    {{"EVENTS", NULL, NULL}, "EVENTS", FILTERED},
    {{"PLUGINS", NULL, NULL}, "PLUGINS", NOTHING},
    {{"PRIVILEGES", NULL, NULL}, "PRIVILEGES", NOTHING},
};

static const struct show_form *show_form(struct parser *p)
{
    for (size_t i = 0; i < COUNT(SHOW_FORMS); i++) {
        struct mark m = p_mark(p);
        const struct show_form *f = &SHOW_FORMS[i];
        unsigned n = 0;
        while (n < 3 && f->words[n] && accept(p, f->words[n])) n++;
        if (n == 3 || !f->words[n]) return f;
        if (!p_reset(p, &m)) return NULL;
    }
    p_expected(p, "what to show");
    return NULL;
}

static bool from_or_in(struct parser *p)
{
    return p_accept_kw(p, KW_FROM) || p_accept_kw(p, KW_IN);
}

/* Dolt shows tables, and one table's columns or text, of another revision. */
static bool show_as_of(struct parser *p, struct directive *d)
{
    bool can = str_is(d->form, "TABLES") || str_is(d->form, "COLUMNS") || str_is(d->form, "CREATE TABLE");
    return !can || parse_as_of(p, &d->as_of);
}

/* [FROM database] [AS OF revision] [LIKE 'pattern' | WHERE condition] */
static bool show_filter(struct parser *p, struct directive *d)
{
    struct qname database;
    if (from_or_in(p) && !p_qname(p, &database, "a database")) return false;
    if (!show_as_of(p, d)) return false;
    if (p_accept_kw(p, KW_LIKE)) {
        if (!p_at(p, TOKEN_STRING)) return p_expected(p, "a pattern in quotes");
        p_advance(p);
        return true;
    }
    if (!p_accept_kw(p, KW_WHERE)) return true;
    struct expr *where = parse_expr(p);
    if (!where) return false;
    vec_push(p->arena, &d->exprs, where);
    return true;
}

static bool show_from_table(struct parser *p, struct directive *d)
{
    if (!from_or_in(p)) return p_expected(p, "FROM");
    return p_qname(p, &d->table, "a table") && show_filter(p, d);
}

/* SHOW GRANTS FOR user, SHOW WARNINGS LIMIT 5: words that change no column. */
static bool show_tail(struct parser *p)
{
    while (!p_at_end(p)) {
        if (p_at(p, TOKEN_PARAM) || p_at(p, TOKEN_NAMED_PARAM)) return p_expected(p, "a literal");
        p_advance(p);
    }
    return true;
}

static bool show(struct parser *p, struct directive *d)
{
    static const char *const before[] = {"EXTENDED", "GLOBAL", "SESSION", "LOCAL"};
    while (accept_any(p, before, COUNT(before))) continue;
    d->full = accept(p, "FULL");
    const struct show_form *f = show_form(p);
    if (!f) return false;
    d->form = str_from(f->form);
    switch (f->operand) {
    case NOTHING: return show_tail(p);
    case NAMED: return p_qname(p, &d->table, "a name") && show_as_of(p, d);
    case FROM_TABLE: return show_from_table(p, d);
    case FILTERED: break;
    }
    return show_filter(p, d);
}

bool parse_describe(struct parser *p, struct directive *d)
{
    d->kind = DIRECTIVE_SHOW;
    d->form = STR("COLUMNS");
    if (!p_qname(p, &d->table, "a table") || !show_as_of(p, d) || p_at_end(p)) return !p->error.set;
    if (!p_servers(p, SERVER_MYSQL | SERVER_MARIADB, p->tok.span, "a column in DESCRIBE")) return false;
    struct name column;
    if (p_accept(p, TOKEN_STRING)) return true;
    return p_name(p, &column, "a column, or a pattern in quotes");
}

/* ---------------------------------------------------------------- PRAGMA, DO, KILL */

static bool pragma_value(struct parser *p, struct directive *d)
{
    uint32_t start = p->tok.span.off;
    if (!p_accept(p, TOKEN_MINUS)) p_accept(p, TOKEN_PLUS);
    bool number = p_at(p, TOKEN_INTEGER) || p_at(p, TOKEN_FLOAT) || p_at(p, TOKEN_DECIMAL);
    if (!number && !p_at_word(p) && !p_at(p, TOKEN_STRING) && !p_at(p, TOKEN_QUOTED_NAME))
        return p_expected(p, "a value");
    bool quoted = p_at(p, TOKEN_STRING) || p_at(p, TOKEN_QUOTED_NAME);
    struct str text = quoted ? p_decode(p, p->tok) : (struct str){0};
    p_advance(p);
    struct span span = p_span_from(p, start);
    d->value = (struct name){quoted ? text : p_text(p, span), span, quoted};
    return true;
}

static bool pragma(struct parser *p, struct directive *d)
{
    if (!p_name(p, &d->name, "a PRAGMA")) return false;
    if (p_at(p, TOKEN_DOT)) {
        d->schema = d->name;
        p_advance(p);
        if (!p_name(p, &d->name, "a PRAGMA")) return false;
    }
    if (p_accept(p, TOKEN_EQ)) {
        d->assigned = true;
        return pragma_value(p, d);
    }
    if (!p_accept(p, TOKEN_LPAREN)) return true;
    return pragma_value(p, d) && p_expect(p, TOKEN_RPAREN);
}

bool parse_directive(struct parser *p, struct directive *d)
{
    switch (d->kind) {
    case DIRECTIVE_SET: return set(p, d);
    case DIRECTIVE_SHOW: return show(p, d);
    case DIRECTIVE_PRAGMA: return pragma(p, d);
    case DIRECTIVE_DO: return parse_expr_list(p, &d->exprs);
    case DIRECTIVE_KILL:
        if (!accept(p, "CONNECTION")) accept(p, "QUERY");
        return parse_expr_list(p, &d->exprs);
    }
    return false;
}

/* ---------------------------------------------------------------- EXPLAIN */

static bool begins_statement(const struct parser *p, struct token t)
{
    switch (t.kw) {
    case KW_SELECT:
    case KW_WITH:
    case KW_VALUES:
    case KW_INSERT:
    case KW_REPLACE:
    case KW_UPDATE:
    case KW_DELETE: return true;
    case KW_TABLE: return p->mysql && !str_is(p->stmt->word, "ANALYZE");
    default: return p->mysql && t.kind == TOKEN_LPAREN;
    }
}

/* What stands between EXPLAIN and its statement; others (EXPLAIN t, ANALYZE TABLE t) are no such form. */
static struct token skip_form(const struct parser *p, struct token t)
{
    static const char *const words[] = {"QUERY", "PLAN", "ANALYZE", "EXTENDED", "PARTITIONS"};
    size_t first = p->mysql ? 2 : 0, last = p->mysql ? COUNT(words) : 2;
    for (size_t i = first; i < last; i++)
        if (t.kind == TOKEN_WORD && str_is(p_text(p, t.span), words[i])) t = p_peek_after(p, t);
    bool format = t.kind == TOKEN_WORD && str_is(p_text(p, t.span), "FORMAT");
    for (unsigned i = 0; i < 3 && format; i++) t = p_peek_after(p, t);
    return t;
}

bool p_at_explain(const struct parser *p)
{
    bool word = at(p, "EXPLAIN") || (p->mysql && (at(p, "DESCRIBE") || at(p, "DESC") || at(p, "ANALYZE")));
    return word && !p->stmt->explain && begins_statement(p, skip_form(p, p_peek(p)));
}

bool parse_explain(struct parser *p)
{
    struct explain *x = p->stmt->explain = ARENA_NEW(p->arena, struct explain);
    uint32_t start = p->tok.span.off;
    x->span = p->tok.span;
    bool analyze = at(p, "ANALYZE"); /* MariaDB's ANALYZE SELECT … */
    p_advance(p);
    uint32_t form = p->tok.span.off;
    if (!p->mysql && accept(p, "QUERY") && !accept(p, "PLAN")) return p_expected(p, "PLAN");
    while (p->mysql && (at(p, "ANALYZE") || at(p, "EXTENDED") || at(p, "PARTITIONS"))) p_advance(p);
    x->form = p->prev_end > form ? words_from(p, form) : analyze ? STR("ANALYZE SELECT") : STR("");
    if (accept(p, "FORMAT")) {
        if (!p_expect(p, TOKEN_EQ)) return false;
        x->format = p_text(p, p->tok.span);
        p_advance(p);
    }
    x->span = p_span_from(p, start);
    return begins_statement(p, p->tok) ? parse_statement(p) : p_expected(p, "a statement");
}
