/* mysql_type.c: column types and CAST types of MySQL, MariaDB and Dolt. PARSE.
 *
 * type = words [ "(" n [, m] ")" | "(" 'member' { , 'member' } ")" ] { UNSIGNED | SIGNED | ZEROFILL | character set | COLLATE c }
 * Which words are types is DDL replay's business (E0405); here only which of them go together. */
#include "parse/parser.h"

/* What may follow a type's words. */
enum { NUMBER = 1, TEXT = 2, NEEDS_LENGTH = 4, NEEDS_TWO = 8, NO_LENGTH = 16, SIGNS = 32, NATIONAL = 64 };

static unsigned type_traits(enum keyword kw)
{
    switch (kw) {
    case KW_TINYINT:
    case KW_SMALLINT:
    case KW_MEDIUMINT:
    case KW_INT:
    case KW_INTEGER:
    case KW_BIGINT:
    case KW_INT1:
    case KW_INT2:
    case KW_INT3:
    case KW_INT4:
    case KW_INT8:
    case KW_MIDDLEINT:
    case KW_DECIMAL:
    case KW_NUMERIC:
    case KW_DEC:
    case KW_FIXED:
    case KW_FLOAT:
    case KW_FLOAT4:
    case KW_FLOAT8: return NUMBER;
    case KW_DOUBLE:
    case KW_REAL: return NUMBER | NEEDS_TWO;
    case KW_YEAR: return SIGNS;
    case KW_NCHAR:
    case KW_NATIONAL: return TEXT | NATIONAL;
    case KW_CHAR:
    case KW_CHARACTER:
    case KW_TEXT:
    case KW_ENUM:
    case KW_SET: return TEXT;
    case KW_VARCHAR:
    case KW_VARCHARACTER: return TEXT | NEEDS_LENGTH;
    case KW_NVARCHAR: return TEXT | NATIONAL | NEEDS_LENGTH;
    case KW_TINYTEXT:
    case KW_MEDIUMTEXT:
    case KW_LONGTEXT:
    case KW_LONG: return TEXT | NO_LENGTH;
    case KW_VARBINARY: return NEEDS_LENGTH;
    case KW_BOOL:
    case KW_BOOLEAN:
    case KW_SERIAL:
    case KW_JSON:
    case KW_DATE:
    case KW_TINYBLOB:
    case KW_MEDIUMBLOB:
    case KW_LONGBLOB:
    case KW_UUID:
    case KW_INET4:
    case KW_INET6: return NO_LENGTH;
    default: return 0;
    }
}

/* Words that are reserved because they are types. */
static bool is_reserved_type(enum keyword kw)
{
    switch (kw) {
    case KW_BIGINT:
    case KW_BINARY:
    case KW_BLOB:
    case KW_CHAR:
    case KW_CHARACTER:
    case KW_DEC:
    case KW_DECIMAL:
    case KW_DOUBLE:
    case KW_FLOAT:
    case KW_FLOAT4:
    case KW_FLOAT8:
    case KW_INT:
    case KW_INT1:
    case KW_INT2:
    case KW_INT3:
    case KW_INT4:
    case KW_INT8:
    case KW_INTEGER:
    case KW_LONG:
    case KW_LONGBLOB:
    case KW_LONGTEXT:
    case KW_MEDIUMBLOB:
    case KW_MEDIUMINT:
    case KW_MEDIUMTEXT:
    case KW_MIDDLEINT:
    case KW_NUMERIC:
    case KW_REAL:
    case KW_SET:
    case KW_SMALLINT:
    case KW_TINYBLOB:
    case KW_TINYINT:
    case KW_TINYTEXT:
    case KW_VARBINARY:
    case KW_VARCHAR:
    case KW_VARCHARACTER: return true;
    default: return false;
    }
}

static void add_word(struct parser *p, struct type_name *t)
{
    struct str word = p_text(p, p->tok.span);
    char *upper = arena_strdup(p->arena, word.p, word.n);
    for (size_t i = 0; i < word.n; i++)
        if (upper[i] >= 'a' && upper[i] <= 'z') upper[i] = (char)(upper[i] - 32);
    word.p = upper;
    t->name = t->name.n ? str_printf(p->arena, "%.*s %.*s", STR_ARG(t->name), STR_ARG(word)) : word;
    p_advance(p);
}

static bool add_if(struct parser *p, struct type_name *t, enum keyword kw)
{
    if (!p_at_kw(p, kw)) return false;
    add_word(p, t);
    return true;
}

/* The words that may stand behind the first. */
static void more_words(struct parser *p, struct type_name *t, enum keyword first)
{
    switch (first) {
    case KW_DOUBLE: add_if(p, t, KW_PRECISION); break;
    case KW_CHAR:
    case KW_CHARACTER:
        if (!add_if(p, t, KW_VARYING)) add_if(p, t, KW_BYTE);
        break;
    case KW_NCHAR:
        if (add_if(p, t, KW_VARYING) || add_if(p, t, KW_VARCHAR)) break;
        add_if(p, t, KW_VARCHARACTER);
        break;
    case KW_NATIONAL:
        if (add_if(p, t, KW_VARCHAR) || add_if(p, t, KW_VARCHARACTER)) break;
        if (add_if(p, t, KW_CHAR) || add_if(p, t, KW_CHARACTER)) add_if(p, t, KW_VARYING);
        break;
    case KW_LONG:
        if (add_if(p, t, KW_VARBINARY) || add_if(p, t, KW_VARCHAR) || add_if(p, t, KW_VARCHARACTER)) break;
        if ((p_at_kw(p, KW_CHAR) || p_at_kw(p, KW_CHARACTER)) && p_peek_kw(p, KW_VARYING)) {
            add_word(p, t);
            add_word(p, t);
        }
        break;
    default: break;
    }
}

/* b'1100001' is 'a': eight bits a byte, counted from the end. */
static struct str bytes_of_bits(struct parser *p, struct str bits)
{
    size_t n = (bits.n + 7) / 8;
    char *bytes = arena_strdup(p->arena, bits.p, n);
    for (size_t i = 0; i < n; i++) bytes[i] = 0;
    for (size_t i = 0; i < bits.n; i++)
        if (bits.p[bits.n - 1 - i] == '1') bytes[n - 1 - i / 8] = (char)(bytes[n - 1 - i / 8] | (char)(1 << i % 8));
    return (struct str){bytes, n};
}

/* A string is one token here: 'a' 'b' does not join. */
static bool member(struct parser *p, struct type_name *t)
{
    struct str text;
    if (p_at(p, TOKEN_STRING) || p_at(p, TOKEN_NATIONAL)) {
        text = p_decode(p, p->tok);
        p_advance(p);
    } else {
        struct expr *e = parse_literal(p);
        if (!e) return false;
        text = e->kind == EXPR_BITS ? bytes_of_bits(p, e->text) : e->text;
    }
    vec_push(p->arena, &t->members, text);
    return true;
}

static bool members(struct parser *p, struct type_name *t)
{
    do {
        bool string = p_at(p, TOKEN_STRING) || p_at(p, TOKEN_HEX_STRING) || p_at(p, TOKEN_HEX_NUMBER) ||
                      p_at(p, TOKEN_BIT_STRING) || p_at(p, TOKEN_BIT_NUMBER) || p_at(p, TOKEN_NATIONAL);
        if (!string) return p_expected(p, "a member, as a string");
        vec_push(p->arena, &t->member_spans, p->tok.span);
        if (!member(p, t)) return false;
    } while (p_accept(p, TOKEN_COMMA));
    return true;
}

static bool length_number(struct parser *p, uint64_t *out)
{
    if (!p_at(p, TOKEN_INTEGER)) return p_expected(p, "a length");
    struct expr *e = parse_literal(p);
    if (e->is_large) return p_fail(p, e->span, "a length beyond every limit");
    *out = e->number;
    return true;
}

/* ( n ), ( n, m ), ( 'a', 'b' ) */
static bool parameters(struct parser *p, struct type_name *t, unsigned traits)
{
    bool listed = str_is(t->name, "ENUM") || str_is(t->name, "SET");
    if (listed && !p_at(p, TOKEN_LPAREN)) return p_expect(p, TOKEN_LPAREN);
    if (traits & NEEDS_LENGTH && !p_at(p, TOKEN_LPAREN)) return p_expect(p, TOKEN_LPAREN);
    if (traits & NO_LENGTH || !p_accept(p, TOKEN_LPAREN)) return true;
    if (listed) return members(p, t) && p_expect(p, TOKEN_RPAREN);
    t->has_length = true;
    if (!length_number(p, &t->length)) return false;
    if (traits & NEEDS_TWO && !p_at(p, TOKEN_COMMA)) return p_expect(p, TOKEN_COMMA);
    if (traits & NUMBER && p_accept(p, TOKEN_COMMA)) {
        t->has_scale = true;
        if (!length_number(p, &t->scale)) return false;
    }
    return p_expect(p, TOKEN_RPAREN);
}

/* The name of a character set: a word, a string, or BINARY. */
bool mysql_charset(struct parser *p, struct name *out)
{
    if (!p_at(p, TOKEN_STRING) && !p_at_kw(p, KW_BINARY)) return p_name(p, out, "a character set");
    p_take_name(p, out);
    return true;
}

static void set_charset(struct parser *p, struct type_name *t, const char *name)
{
    t->charset = (struct name){str_from(name), p->tok.span, false};
    p_advance(p);
}

/* CHARACTER SET x, CHARSET x, ASCII, UNICODE, BINARY, and last COLLATE c */
static bool text_attribute(struct parser *p, struct type_name *t, unsigned traits, bool *none)
{
    bool national = traits & NATIONAL && !p_at_kw(p, KW_BINARY) && !p_at_kw(p, KW_COLLATE);
    if (t->collation.text.n || national) {
        *none = true;
        return true;
    }
    switch (p->tok.kw) {
    case KW_CHARSET: p_advance(p); return mysql_charset(p, &t->charset);
    case KW_CHARACTER:
    case KW_CHAR: p_advance(p); return p_expect_kw(p, KW_SET) && mysql_charset(p, &t->charset);
    case KW_ASCII: set_charset(p, t, "latin1"); return true;
    case KW_UNICODE: set_charset(p, t, "ucs2"); return true;
    case KW_BYTE: set_charset(p, t, "binary"); return true;
    case KW_BINARY:
        t->binary = true;
        p_advance(p);
        return true;
    case KW_COLLATE: p_advance(p); return mysql_charset(p, &t->collation);
    default: *none = true; return true;
    }
}

static bool attribute(struct parser *p, struct type_name *t, unsigned traits, bool *sign, bool *none)
{
    if (traits & TEXT) return text_attribute(p, t, traits, none);
    if (!(traits & (NUMBER | SIGNS))) {
        *none = true;
        return true;
    }
    switch (p->tok.kw) {
    case KW_UNSIGNED:
    case KW_SIGNED:
        if (*sign && !p_servers(p, SERVER_MYSQL, p->tok.span, "a second sign")) return false;
        *sign = true;
        t->is_unsigned = t->is_unsigned || p_at_kw(p, KW_UNSIGNED);
        break;
    case KW_ZEROFILL: t->zerofill = t->is_unsigned = true; break;
    default: *none = true; return true;
    }
    p_advance(p);
    return true;
}

bool mysql_type(struct parser *p, struct type_name *t)
{
    uint32_t start = p->tok.span.off;
    enum keyword first = p->tok.kw;
    bool name = p_at_word(p) && (is_reserved_type(first) || p_at_name(p));
    if (!name) return p_expected(p, "a type");
    add_word(p, t);
    more_words(p, t, first);
    unsigned traits = type_traits(first);
    if (str_ends(t->name, "VARYING") && first != KW_LONG) traits |= NEEDS_LENGTH;
    if (!parameters(p, t, traits)) return false;
    for (bool none = false, sign = false; !none;)
        if (!attribute(p, t, traits, &sign, &none)) return false;
    t->span = p_span_from(p, start);
    return true;
}

/* ---------------------------------------------------------------- CAST */

static bool no_cast_type(struct parser *p)
{
    struct str word = p_text(p, p->tok.span);
    if (!p_at_word(p) || (!p_at_name(p) && !is_reserved_type(p->tok.kw))) return p_expected(p, "a type");
    p_fatal(p, DIAG_E0405, p->tok.span, "CAST takes no type `%.*s`", STR_ARG(word));
    p_hint(p, "SIGNED, UNSIGNED, CHAR, BINARY, DECIMAL, DOUBLE, DATE, TIME, DATETIME or JSON");
    return false;
}

/* Types a CAST takes; the last two lines are of one server alone. */
static bool is_cast_type(struct parser *p, enum keyword kw)
{
    switch (kw) {
    case KW_BINARY:
    case KW_CHAR:
    case KW_CHARACTER:
    case KW_NCHAR:
    case KW_NATIONAL:
    case KW_SIGNED:
    case KW_UNSIGNED:
    case KW_DATE:
    case KW_DATETIME:
    case KW_TIME:
    case KW_DECIMAL:
    case KW_DEC:
    case KW_DOUBLE:
    case KW_FLOAT: return true;
    case KW_REAL:
    case KW_YEAR:
    case KW_JSON:
    case KW_POINT:
    case KW_LINESTRING:
    case KW_POLYGON:
    case KW_MULTIPOINT:
    case KW_MULTILINESTRING:
    case KW_MULTIPOLYGON:
    case KW_GEOMETRYCOLLECTION: return p_servers(p, SERVER_MYSQL | SERVER_DOLT, p->tok.span, "CAST to this type");
    case KW_INT:
    case KW_INTEGER:
    case KW_VARCHAR:
    case KW_NUMERIC:
    case KW_FIXED:
    case KW_UUID:
    case KW_INET4:
    case KW_INET6: return p_servers(p, SERVER_MARIADB, p->tok.span, "CAST to this type");
    default: return no_cast_type(p);
    }
}

bool mysql_cast_type(struct parser *p, struct type_name *t)
{
    uint32_t start = p->tok.span.off;
    enum keyword first = p->tok.kw;
    if (!is_cast_type(p, first)) return false;
    add_word(p, t);
    t->is_unsigned = first == KW_UNSIGNED;
    if (first == KW_SIGNED || first == KW_UNSIGNED) {
        if (!p_accept_kw(p, KW_INTEGER)) p_accept_kw(p, KW_INT);
    } else {
        more_words(p, t, first);
        if (!parameters(p, t, type_traits(first) & ~(unsigned)(NEEDS_LENGTH | NEEDS_TWO))) return false;
    }
    bool text = first == KW_CHAR || first == KW_CHARACTER || first == KW_VARCHAR;
    for (bool none = !text; !none;) {
        if (p_at_kw(p, KW_COLLATE) && !p_servers(p, SERVER_MARIADB, p->tok.span, "COLLATE in CAST")) return false;
        if (!text_attribute(p, t, TEXT, &none)) return false;
    }
    t->span = p_span_from(p, start);
    if (!p_at_kw(p, KW_ARRAY)) return true;
    if (!p->in_key) return p_fail(p, p->tok.span, "a CAST to an array stands only in an index");
    t->array = true;
    p_advance(p);
    return p_servers(p, SERVER_MYSQL, t->span, "a CAST to an array");
}
