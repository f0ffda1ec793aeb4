/* lex.c: see lex.h. One function a kind of token; what the two dialects spell differently is decided by flags. */
#include "parse/lex.h"

#include <string.h>

enum { SPACE = 1, DIGIT = 2, LETTER = 4, HEX = 8, DOLLAR = 16, MYSQL_SPACE = 32, IDENT = DIGIT | LETTER | DOLLAR };

/* What a byte can be. Bytes from 0x80 on are letters in both languages. */
static const unsigned char CLASS[256] = {
    0, 0,  0,  0,  0,  0,  0,  0, 0, 1, 1, 32, 1, 1, 0, 0, 0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0, 0, 0, 0, 0, 0,
    1, 0,  0,  0,  16, 0,  0,  0, 0, 0, 0, 0,  0, 0, 0, 0, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 0, 0, 0, 0, 0, 0,
    0, 12, 12, 12, 12, 12, 12, 4, 4, 4, 4, 4,  4, 4, 4, 4, 4,  4,  4,  4,  4,  4,  4,  4,  4,  4,  4, 0, 0, 0, 0, 4,
    0, 12, 12, 12, 12, 12, 12, 4, 4, 4, 4, 4,  4, 4, 4, 4, 4,  4,  4,  4,  4,  4,  4,  4,  4,  4,  4, 0, 0, 0, 0, 0,
    4, 4,  4,  4,  4,  4,  4,  4, 4, 4, 4, 4,  4, 4, 4, 4, 4,  4,  4,  4,  4,  4,  4,  4,  4,  4,  4, 4, 4, 4, 4, 4,
    4, 4,  4,  4,  4,  4,  4,  4, 4, 4, 4, 4,  4, 4, 4, 4, 4,  4,  4,  4,  4,  4,  4,  4,  4,  4,  4, 4, 4, 4, 4, 4,
    4, 4,  4,  4,  4,  4,  4,  4, 4, 4, 4, 4,  4, 4, 4, 4, 4,  4,  4,  4,  4,  4,  4,  4,  4,  4,  4, 4, 4, 4, 4, 4,
    4, 4,  4,  4,  4,  4,  4,  4, 4, 4, 4, 4,  4, 4, 4, 4, 4,  4,  4,  4,  4,  4,  4,  4,  4,  4,  4, 4, 4, 4, 4, 4,
};

static bool is(char c, unsigned classes)
{
    return (CLASS[(unsigned char)c] & classes) != 0;
}

/* The byte at i, or NUL beyond the end. (A NUL in the text begins nothing.) */
static char at(struct str t, size_t i)
{
    return i < t.n ? t.p[i] : '\0';
}

static size_t skip(struct str t, size_t i, unsigned classes)
{
    while (i < t.n && is(t.p[i], classes)) i++;
    return i;
}

unsigned lex_flags(const struct sql_options *o)
{
    if (o->dialect != DIALECT_MYSQL) return 0;
    unsigned f = LEX_MYSQL;
    if (o->modes & MODE_ANSI_QUOTES) f |= LEX_ANSI_QUOTES;
    if (o->modes & MODE_NO_BACKSLASH_ESCAPES) f |= LEX_NO_BACKSLASH_ESCAPES;
    if (o->flavour == FLAVOUR_MYSQL || o->flavour == FLAVOUR_DOLT) f |= LEX_MYSQL_ONLY;
    if (o->flavour == FLAVOUR_MARIADB) f |= LEX_MARIADB_ONLY;
    return f;
}

/* ---------------------------------------------------------------- comments */

static size_t line_comment(struct str t, enum token_kind *kind)
{
    const char *end = memchr(t.p, '\n', t.n);
    *kind = TOKEN_COMMENT;
    return end ? (size_t)(end - t.p) + 1 : t.n;
}

/* SQLite takes a block comment that the end of the text cuts off. */
static size_t block_comment(unsigned flags, struct str t, enum token_kind *kind)
{
    for (size_t i = 2; i + 1 < t.n; i++)
        if (t.p[i] == '*' && t.p[i + 1] == '/') {
            *kind = TOKEN_COMMENT;
            return i + 2;
        }
    *kind = flags & LEX_MYSQL ? TOKEN_UNTERMINATED : TOKEN_COMMENT;
    return t.n;
}

/* Does a server run the text of a comment of this version? 99999 and 999999 are how people say "never"; MariaDB
 * passes over 50700 … 99999, which are MySQL's alone. */
static bool version_runs(unsigned flags, unsigned long version, bool mariadbs)
{
    if (mariadbs && flags & LEX_MYSQL_ONLY) return false;
    if (flags & LEX_MARIADB_ONLY) return version < 50700 || (version > 99999 && version < 130000);
    return version < 99999 || (version >= 100000 && version < 130000 && (mariadbs || !(flags & LEX_MYSQL_ONLY)));
}

/* A versioned comment is code with a number the server has reached, or with none. */
static size_t code_open(unsigned flags, struct str t, enum token_kind *kind)
{
    bool mariadbs = at(t, 2) == 'M';
    size_t first = mariadbs ? 4 : 3, i = first;
    unsigned long version = 0;
    while (i < first + 6 && is(at(t, i), DIGIT)) version = version * 10 + (unsigned long)(t.p[i++] - '0');
    if (i < first + 5) {
        i = first; /* fewer than five digits are part of the code */
        version = 0;
    }
    if (!version_runs(flags, version, mariadbs)) return block_comment(flags, t, kind);
    *kind = TOKEN_CODE_OPEN;
    return i;
}

static size_t slash(unsigned flags, struct str t, enum token_kind *kind)
{
    *kind = TOKEN_SLASH;
    if (at(t, 1) != '*') return 1;
    bool code = at(t, 2) == '!' || (at(t, 2) == 'M' && at(t, 3) == '!');
    return code && flags & LEX_MYSQL ? code_open(flags, t, kind) : block_comment(flags, t, kind);
}

/* MySQL's -- needs a blank, a control character or the end behind it. */
static size_t minus(unsigned flags, struct str t, enum token_kind *kind)
{
    if (at(t, 1) == '-' && (!(flags & LEX_MYSQL) || t.n == 2 || (unsigned char)at(t, 2) <= ' '))
        return line_comment(t, kind);
    if (at(t, 1) != '>') {
        *kind = TOKEN_MINUS;
        return 1;
    }
    *kind = at(t, 2) == '>' ? TOKEN_LONG_ARROW : TOKEN_ARROW;
    return at(t, 2) == '>' ? 3 : 2;
}

/* ---------------------------------------------------------------- quoted */

/* From the quote at `i` to behind its end; a doubled quote, or with `backslash` an escaped one, does not end it. */
static size_t quoted(struct str t, size_t i, bool backslash, enum token_kind *kind)
{
    char quote = t.p[i++];
    for (; i < t.n; i++) {
        if (t.p[i] == '\\' && backslash) {
            i++;
        } else if (t.p[i] == quote) {
            if (at(t, i + 1) != quote || i + 1 >= t.n) return i + 1;
            i++;
        }
    }
    *kind = TOKEN_UNTERMINATED;
    return t.n;
}

static bool has_backslash(unsigned flags)
{
    return flags & LEX_MYSQL && !(flags & LEX_NO_BACKSLASH_ESCAPES);
}

static size_t double_quote(unsigned flags, struct str t, enum token_kind *kind)
{
    bool string = flags & LEX_MYSQL && !(flags & LEX_ANSI_QUOTES);
    *kind = string ? TOKEN_STRING : TOKEN_QUOTED_NAME;
    return quoted(t, 0, string && has_backslash(flags), kind);
}

static size_t bracket(unsigned flags, struct str t, enum token_kind *kind)
{
    *kind = TOKEN_BAD;
    if (flags & LEX_MYSQL) return 1;
    const char *end = memchr(t.p, ']', t.n);
    *kind = end ? TOKEN_QUOTED_NAME : TOKEN_UNTERMINATED;
    return end ? (size_t)(end - t.p) + 1 : t.n;
}

/* x'…' and b'…': only their digits may stand inside, and SQLite and MySQL want them in pairs for x. */
static size_t digit_string(struct str t, unsigned classes, enum token_kind good, enum token_kind *kind)
{
    *kind = good;
    size_t end = quoted(t, 1, false, kind);
    size_t digits = skip(t, 2, classes);
    if (*kind == good && (digits + 1 != end || (good == TOKEN_HEX_STRING && digits % 2))) *kind = TOKEN_BAD;
    if (*kind == good && good == TOKEN_BIT_STRING)
        for (size_t i = 2; i < digits; i++)
            if (t.p[i] > '1') *kind = TOKEN_BAD;
    return end;
}

/* ---------------------------------------------------------------- words and numbers */

static size_t word(unsigned flags, struct str t, enum token_kind *kind)
{
    char c = t.p[0];
    if (at(t, 1) == '\'') {
        if (c == 'x' || c == 'X') return digit_string(t, HEX, TOKEN_HEX_STRING, kind);
        if (flags & LEX_MYSQL && (c == 'b' || c == 'B')) return digit_string(t, DIGIT, TOKEN_BIT_STRING, kind);
        if (flags & LEX_MYSQL && (c == 'n' || c == 'N')) {
            *kind = TOKEN_NATIONAL;
            return quoted(t, 1, has_backslash(flags), kind);
        }
    }
    *kind = TOKEN_WORD;
    return skip(t, 1, IDENT);
}

/* MySQL: 0x41 and 0b01, unless what follows makes a name of it. 0 when it is none. */
static size_t mysql_prefixed_number(struct str t, enum token_kind *kind)
{
    if (at(t, 0) != '0') return 0;
    bool hex = at(t, 1) == 'x', bits = at(t, 1) == 'b';
    if (!hex && !bits) return 0;
    size_t i = 2;
    while (hex ? is(at(t, i), HEX) : at(t, i) == '0' || at(t, i) == '1') i++;
    if (i == 2 || is(at(t, i), IDENT)) return 0;
    *kind = hex ? TOKEN_HEX_NUMBER : TOKEN_BIT_NUMBER;
    return i;
}

/* The exponent at i, or i itself: e5, E+5. */
static size_t exponent(struct str t, size_t i)
{
    if (at(t, i) != 'e' && at(t, i) != 'E') return i;
    size_t digits = i + 1;
    if (at(t, digits) == '+' || at(t, digits) == '-') digits++;
    size_t end = skip(t, digits, DIGIT);
    return end > digits ? end : i;
}

/* Everything behind the first digits of a number: fraction, exponent. */
static size_t fraction(struct str t, size_t digits, enum token_kind *kind)
{
    size_t i = digits;
    *kind = TOKEN_INTEGER;
    if (at(t, i) == '.') {
        i = skip(t, i + 1, DIGIT);
        *kind = TOKEN_DECIMAL;
    }
    size_t end = exponent(t, i);
    if (end > i) *kind = TOKEN_FLOAT;
    return end;
}

/* `1a` and `1e` are names in MySQL, `1.5a` is 1.5 and a. */
static size_t mysql_number(unsigned flags, struct str t, enum token_kind *kind)
{
    *kind = TOKEN_WORD;
    if (flags & LEX_AFTER_DOT) return skip(t, 0, IDENT);
    size_t n = mysql_prefixed_number(t, kind);
    if (n) return n;
    size_t digits = skip(t, 0, DIGIT);
    if (is(at(t, digits), IDENT) && exponent(t, digits) == digits) return skip(t, digits, IDENT);
    return fraction(t, digits, kind);
}

static size_t sqlite_number(struct str t, enum token_kind *kind)
{
    size_t i;
    if (at(t, 0) == '0' && (at(t, 1) == 'x' || at(t, 1) == 'X') && is(at(t, 2), HEX)) {
        *kind = TOKEN_HEX_NUMBER;
        i = skip(t, 2, HEX);
    } else {
        i = fraction(t, skip(t, 0, DIGIT), kind);
    }
    if (!is(at(t, i), IDENT)) return i;
    *kind = TOKEN_BAD;
    return skip(t, i, IDENT);
}

static size_t number(unsigned flags, struct str t, enum token_kind *kind)
{
    return flags & LEX_MYSQL ? mysql_number(flags, t, kind) : sqlite_number(t, kind);
}

static size_t dot(unsigned flags, struct str t, enum token_kind *kind)
{
    if (is(at(t, 1), DIGIT) && !(flags & LEX_AFTER_NAME)) return number(flags & ~(unsigned)LEX_AFTER_DOT, t, kind);
    *kind = TOKEN_DOT;
    return 1;
}

/* ---------------------------------------------------------------- placeholders and variables */

static size_t colon(unsigned flags, struct str t, enum token_kind *kind)
{
    if (at(t, 1) == '=' && flags & LEX_MYSQL) {
        *kind = TOKEN_ASSIGN;
        return 2;
    }
    if (flags & LEX_LABELS || !is(at(t, 1), flags & LEX_MYSQL ? LETTER : LETTER | DIGIT)) {
        *kind = flags & LEX_LABELS ? TOKEN_COLON : TOKEN_BAD;
        return 1;
    }
    *kind = TOKEN_NAMED_PARAM;
    size_t end = skip(t, 1, LETTER | DIGIT);
    return str_starts(str_sub(t, end, 3), "...") ? end + 3 : end;
}

static size_t question(unsigned flags, struct str t, enum token_kind *kind)
{
    *kind = flags & LEX_MYSQL && is(at(t, 1), IDENT) ? TOKEN_BAD : TOKEN_PARAM;
    return flags & LEX_MYSQL ? 1 : skip(t, 1, DIGIT);
}

static size_t mysql_at_sign(unsigned flags, struct str t, enum token_kind *kind)
{
    char c = at(t, 1);
    *kind = TOKEN_AT_NAME;
    if (c == '\'' || c == '"' || c == '`') return quoted(t, 1, c != '`' && has_backslash(flags), kind);
    size_t i = 1;
    if (c == '@') {
        *kind = TOKEN_SYSTEM_NAME;
        i = 2;
        if (at(t, i) == '`') return quoted(t, i, false, kind);
        if (!is(at(t, i), IDENT)) *kind = TOKEN_BAD;
    }
    size_t end = i;
    while (is(at(t, end), IDENT) || at(t, end) == '.') end++;
    if (end == i) *kind = TOKEN_BAD;
    return end;
}

static size_t at_sign(unsigned flags, struct str t, enum token_kind *kind)
{
    if (flags & LEX_MYSQL) return mysql_at_sign(flags, t, kind);
    size_t end = skip(t, 1, IDENT);
    *kind = end > 1 ? TOKEN_AT_NAME : TOKEN_BAD;
    return end;
}

/* MySQL lets a name begin with $, but $1 is another database's placeholder; in SQLite it is one by that name. */
static size_t dollar(unsigned flags, struct str t, enum token_kind *kind)
{
    size_t end = skip(t, 1, IDENT);
    bool name = is(at(t, 1), flags & LEX_MYSQL ? LETTER : IDENT);
    *kind = !name ? TOKEN_BAD : flags & LEX_MYSQL ? TOKEN_WORD : TOKEN_DOLLAR_NAME;
    return end;
}

/* ---------------------------------------------------------------- operators */

struct spelling {
    char text[4];
    unsigned char kind;
    bool mysql, sqlite;
};

/* Operators of several bytes, the longer before the shorter, then those of one. */
static const struct spelling OPERATORS[] = {
    {"<=>", TOKEN_NULLSAFE_EQ, true, false}, {"<=", TOKEN_LE, true, true},       {"<>", TOKEN_NE, true, true},
    {"<<", TOKEN_SHL, true, true},           {"<", TOKEN_LT, true, true},        {">=", TOKEN_GE, true, true},
    {">>", TOKEN_SHR, true, true},           {">", TOKEN_GT, true, true},        {"!=", TOKEN_NE, true, true},
    {"!", TOKEN_BANG, true, false},          {"==", TOKEN_EQ, false, true},      {"=", TOKEN_EQ, true, true},
    {"&&", TOKEN_AMP_AMP, true, false},      {"&", TOKEN_AMP, true, true},       {"||", TOKEN_PIPE_PIPE, true, true},
    {"|", TOKEN_PIPE, true, true},           {"(", TOKEN_LPAREN, true, true},    {")", TOKEN_RPAREN, true, true},
    {",", TOKEN_COMMA, true, true},          {";", TOKEN_SEMICOLON, true, true}, {"+", TOKEN_PLUS, true, true},
    {"*", TOKEN_STAR, true, true},           {"%", TOKEN_PERCENT, true, true},   {"~", TOKEN_TILDE, true, true},
    {"^", TOKEN_CARET, true, false},         {"{", TOKEN_LBRACE, true, false},   {"}", TOKEN_RBRACE, true, false},
};

static size_t operator_token(unsigned flags, struct str t, enum token_kind *kind)
{
    for (size_t i = 0; i < sizeof OPERATORS / sizeof *OPERATORS; i++) {
        const struct spelling *s = &OPERATORS[i];
        if (s->text[0] != t.p[0] || !str_starts(t, s->text)) continue;
        if (!(flags & LEX_MYSQL ? s->mysql : s->sqlite)) continue;
        *kind = (enum token_kind)s->kind;
        return strlen(s->text);
    }
    *kind = TOKEN_BAD;
    return 1;
}

/* The commonest, without a search. */
static size_t punctuation(unsigned flags, struct str t, enum token_kind *kind)
{
    switch (t.p[0]) {
    case ',': *kind = TOKEN_COMMA; return 1;
    case '(': *kind = TOKEN_LPAREN; return 1;
    case ')': *kind = TOKEN_RPAREN; return 1;
    case '*':
        *kind = flags & LEX_IN_CODE && at(t, 1) == '/' ? TOKEN_CODE_CLOSE : TOKEN_STAR;
        return *kind == TOKEN_CODE_CLOSE ? 2 : 1;
    default: return operator_token(flags, t, kind);
    }
}

static size_t single_quote(unsigned flags, struct str t, enum token_kind *kind)
{
    *kind = TOKEN_STRING;
    return quoted(t, 0, has_backslash(flags), kind);
}

static size_t back_quote(struct str t, enum token_kind *kind)
{
    *kind = TOKEN_QUOTED_NAME;
    return quoted(t, 0, false, kind);
}

static size_t special(unsigned flags, struct str t, enum token_kind *kind)
{
    switch (t.p[0]) {
    case '\'': return single_quote(flags, t, kind);
    case '"': return double_quote(flags, t, kind);
    case '`': return back_quote(t, kind);
    case '[': return bracket(flags, t, kind);
    case '.': return dot(flags, t, kind);
    case '-': return minus(flags, t, kind);
    case '/': return slash(flags, t, kind);
    case '#':
        if (flags & LEX_MYSQL) return line_comment(t, kind);
        break;
    case ':': return colon(flags, t, kind);
    case '?': return question(flags, t, kind);
    case '@': return at_sign(flags, t, kind);
    case '$': return dollar(flags, t, kind);
    default: break;
    }
    return punctuation(flags, t, kind);
}

size_t lex_token(unsigned flags, struct str text, enum token_kind *kind)
{
    if (!text.n) {
        *kind = TOKEN_END;
        return 0;
    }
    unsigned spaces = flags & LEX_MYSQL ? SPACE | MYSQL_SPACE : SPACE;
    if (is(text.p[0], spaces)) {
        *kind = TOKEN_SPACE;
        return skip(text, 1, spaces);
    }
    if (is(text.p[0], LETTER)) return word(flags, text, kind);
    if (is(text.p[0], DIGIT)) return number(flags, text, kind);
    return special(flags, text, kind);
}

const char *token_kind_name(enum token_kind kind)
{
    static const char *const names[TOKEN_N_KINDS] = {
        [TOKEN_END] = "the end of the statement",
        [TOKEN_SPACE] = "a blank",
        [TOKEN_COMMENT] = "a comment",
        [TOKEN_CODE_OPEN] = "a comment",
        [TOKEN_CODE_CLOSE] = "`*/`",
        [TOKEN_UNTERMINATED] = "a string",
        [TOKEN_BAD] = "a stray character",
        [TOKEN_WORD] = "a word",
        [TOKEN_QUOTED_NAME] = "a name",
        [TOKEN_STRING] = "a string",
        [TOKEN_NATIONAL] = "a string",
        [TOKEN_HEX_STRING] = "a hexadecimal string",
        [TOKEN_BIT_STRING] = "a bit string",
        [TOKEN_HEX_NUMBER] = "a hexadecimal number",
        [TOKEN_BIT_NUMBER] = "a bit number",
        [TOKEN_INTEGER] = "an integer",
        [TOKEN_DECIMAL] = "a number",
        [TOKEN_FLOAT] = "a number",
        [TOKEN_PARAM] = "a placeholder",
        [TOKEN_NAMED_PARAM] = "a placeholder",
        [TOKEN_AT_NAME] = "a variable",
        [TOKEN_DOLLAR_NAME] = "a placeholder",
        [TOKEN_SYSTEM_NAME] = "a variable",
        [TOKEN_LPAREN] = "`(`",
        [TOKEN_RPAREN] = "`)`",
        [TOKEN_LBRACE] = "`{`",
        [TOKEN_RBRACE] = "`}`",
        [TOKEN_COMMA] = "`,`",
        [TOKEN_SEMICOLON] = "`;`",
        [TOKEN_COLON] = "`:`",
        [TOKEN_DOT] = "`.`",
        [TOKEN_EQ] = "`=`",
        [TOKEN_NE] = "`<>`",
        [TOKEN_LT] = "`<`",
        [TOKEN_LE] = "`<=`",
        [TOKEN_GT] = "`>`",
        [TOKEN_GE] = "`>=`",
        [TOKEN_NULLSAFE_EQ] = "`<=>`",
        [TOKEN_PLUS] = "`+`",
        [TOKEN_MINUS] = "`-`",
        [TOKEN_STAR] = "`*`",
        [TOKEN_SLASH] = "`/`",
        [TOKEN_PERCENT] = "`%`",
        [TOKEN_AMP] = "`&`",
        [TOKEN_PIPE] = "`|`",
        [TOKEN_CARET] = "`^`",
        [TOKEN_TILDE] = "`~`",
        [TOKEN_SHL] = "`<<`",
        [TOKEN_SHR] = "`>>`",
        [TOKEN_BANG] = "`!`",
        [TOKEN_AMP_AMP] = "`&&`",
        [TOKEN_PIPE_PIPE] = "`||`",
        [TOKEN_ARROW] = "`->`",
        [TOKEN_LONG_ARROW] = "`->>`",
        [TOKEN_ASSIGN] = "`:=`",
    };
    return names[kind];
}
