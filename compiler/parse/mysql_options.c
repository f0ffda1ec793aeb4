/* mysql_options.c: table options of MySQL, MariaDB and Dolt. PARSE.
 * Of the options the catalogue keeps the character set and the collation; all are kept as text. */
#include "parse/parser.h"

static bool at_value(const struct parser *p)
{
    switch (p->tok.kind) {
    case TOKEN_WORD: return p_at_name(p) || p_at_kw(p, KW_DEFAULT);
    case TOKEN_QUOTED_NAME:
    case TOKEN_STRING:
    case TOKEN_INTEGER: return true;
    default: return false;
    }
}

/* [=] value */
static bool value(struct parser *p)
{
    p_accept(p, TOKEN_EQ);
    if (!at_value(p) && !p_at_kw(p, KW_NULL)) return p_expected(p, "a value");
    p_advance(p);
    return true;
}

static bool charset_value(struct parser *p, struct name *out)
{
    p_accept(p, TOKEN_EQ);
    if (p_at_kw(p, KW_DEFAULT)) {
        p_advance(p);
        return true;
    }
    return mysql_charset(p, out);
}

/* [DEFAULT] CHARSET | CHARACTER SET | COLLATE */
static bool charset_once(struct parser *p, struct create_table *t)
{
    struct str before = t->charset.text;
    uint32_t start = p->tok.span.off;
    if (!charset_value(p, &t->charset)) return false;
    if (!before.n || str_eq_nocase(before, t->charset.text)) return true;
    return p_fail(p, p_span_from(p, start), "a second character set, which contradicts the first");
}

static bool charset_option(struct parser *p, struct create_table *t)
{
    p_accept_kw(p, KW_DEFAULT);
    if (p_accept_kw(p, KW_COLLATE)) return charset_value(p, &t->collation);
    if (p_accept_kw(p, KW_CHARSET)) return charset_once(p, t);
    if (!p_accept_kw(p, KW_CHARACTER) && !p_accept_kw(p, KW_CHAR)) return p_expected(p, "CHARSET or COLLATE");
    return p_expect_kw(p, KW_SET) && charset_once(p, t);
}

/* UNION = (t, u) */
static bool union_option(struct parser *p)
{
    p_advance(p);
    p_accept(p, TOKEN_EQ);
    if (!p_expect(p, TOKEN_LPAREN)) return false;
    do {
        struct qname table;
        if (!p_qname(p, &table, "a table")) return false;
    } while (p_accept(p, TOKEN_COMMA));
    return p_expect(p, TOKEN_RPAREN);
}

static bool is_option(enum keyword kw)
{
    switch (kw) {
    case KW_TYPE:
    case KW_AUTO_INCREMENT:
    case KW_AVG_ROW_LENGTH:
    case KW_CHECKSUM:
    case KW_TABLE_CHECKSUM:
    case KW_PAGE_CHECKSUM:
    case KW_COMMENT:
    case KW_COMPRESSION:
    case KW_CONNECTION:
    case KW_DELAY_KEY_WRITE:
    case KW_ENCRYPTION:
    case KW_INSERT_METHOD:
    case KW_KEY_BLOCK_SIZE:
    case KW_MAX_ROWS:
    case KW_MIN_ROWS:
    case KW_PACK_KEYS:
    case KW_PASSWORD:
    case KW_ROW_FORMAT:
    case KW_SECONDARY_ENGINE:
    case KW_STATS_AUTO_RECALC:
    case KW_STATS_PERSISTENT:
    case KW_STATS_SAMPLE_PAGES:
    case KW_TABLESPACE:
    case KW_TRANSACTIONAL:
    case KW_ENGINE_ATTRIBUTE:
    case KW_SECONDARY_ENGINE_ATTRIBUTE:
    case KW_AUTOEXTEND_SIZE:
    case KW_STORAGE:
    case KW_SEQUENCE: return true;
    default: return false;
    }
}

/* DATA|INDEX DIRECTORY = '…' */
static bool directory(struct parser *p)
{
    p_advance(p);
    p_advance(p);
    return value(p);
}

static bool at_directory(const struct parser *p)
{
    return (p_at_kw(p, KW_DATA) || p_at_kw(p, KW_INDEX)) && p_peek_kw(p, KW_DIRECTORY);
}

static bool at_charset(const struct parser *p)
{
    enum keyword kw = p->tok.kw == KW_DEFAULT ? p_peek(p).kw : p->tok.kw;
    return kw == KW_CHARSET || kw == KW_CHARACTER || kw == KW_CHAR || kw == KW_COLLATE;
}

static bool string_value(struct parser *p)
{
    p_accept(p, TOKEN_EQ);
    return p_accept(p, TOKEN_STRING) || p_expected(p, "a string");
}

static bool is_number(enum keyword kw)
{
    return kw == KW_AUTO_INCREMENT || kw == KW_AVG_ROW_LENGTH || kw == KW_MAX_ROWS || kw == KW_MIN_ROWS;
}

static bool number_value(struct parser *p)
{
    p_accept(p, TOKEN_EQ);
    return p_accept(p, TOKEN_INTEGER) || p_expected(p, "a number");
}

static bool row_format(struct parser *p)
{
    static const enum keyword formats[] = {KW_DEFAULT, KW_DYNAMIC, KW_FIXED, KW_COMPRESSED, KW_REDUNDANT, KW_COMPACT};
    p_accept(p, TOKEN_EQ);
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (p_accept_kw(p, formats[i])) return true;
    if (!p_at_kw(p, KW_PAGE)) return p_expected(p, "DEFAULT, DYNAMIC, FIXED, COMPRESSED, REDUNDANT or COMPACT");
    if (!p_servers(p, SERVER_MARIADB, p->tok.span, "ROW_FORMAT PAGE")) return false;
    p_advance(p);
    return true;
}

static bool engine(struct parser *p)
{
    struct name name;
    p_advance(p);
    p_accept(p, TOKEN_EQ);
    if (p_accept(p, TOKEN_STRING)) return true;
    return p_name(p, &name, "an engine");
}

/* MariaDB passes any word = value on to the engine. */
static bool engines_option(struct parser *p)
{
    struct token word = p->tok;
    p_advance(p);
    return p_servers(p, SERVER_MARIADB, word.span, "an option that is the engine's own") && value(p);
}

bool mysql_table_option(struct parser *p, struct create_table *t, bool *none)
{
    if (at_charset(p)) return charset_option(p, t);
    if (at_directory(p)) return directory(p);
    if (p_at_kw(p, KW_UNION) && p_peek(p).kind != TOKEN_WORD) return union_option(p);
    if (p_at_kw(p, KW_START) && p_peek_kw(p, KW_TRANSACTION)) {
        if (!p_servers(p, SERVER_MYSQL | SERVER_DOLT, p->tok.span, "START TRANSACTION here")) return false;
        p_advance(p);
        p_advance(p);
        return true;
    }
    if (p_at_kw(p, KW_WITH) && p_peek_kw(p, KW_SYSTEM)) return mysql_versioning(p);
    if (p_at_kw(p, KW_ENGINE)) return engine(p);
    if (is_option(p->tok.kw)) {
        bool text = p_at_kw(p, KW_COMMENT) || p_at_kw(p, KW_CONNECTION) || p_at_kw(p, KW_PASSWORD) ||
                    p_at_kw(p, KW_COMPRESSION) || p_at_kw(p, KW_ENCRYPTION);
        enum keyword kw = p->tok.kw;
        p_advance(p);
        return text                  ? string_value(p)
               : kw == KW_ROW_FORMAT ? row_format(p)
               : is_number(kw)       ? number_value(p)
                                     : value(p);
    }
    if (p_at_word(p) && p_at_name(p) && p_peek(p).kind == TOKEN_EQ) return engines_option(p);
    *none = true;
    return true;
}

/* Options, with or without commas between them. */
bool mysql_table_options(struct parser *p, struct create_table *t)
{
    uint32_t start = p->tok.span.off;
    for (;;) {
        bool none = false;
        if (!mysql_table_option(p, t, &none)) return false;
        if (none) break;
        if (p_accept(p, TOKEN_COMMA) && p_at_end(p)) return p_expected(p, "a table option");
    }
    t->options = p_text(p, p_span_from(p, start));
    return true;
}
