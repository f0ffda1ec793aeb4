/* lex_test.c: the tokenizer: every kind of token of both dialects, and what modes and places change. */
#include "check.h"
#include "parse/keyword.h"
#include "parse/lex.h"

/* The first token of `text` has this kind and these bytes. */
static void token_is(unsigned flags, const char *text, enum token_kind want, const char *bytes)
{
    enum token_kind kind = TOKEN_N_KINDS;
    size_t n = lex_token(flags, str_from(text), &kind);
    if (!CHECK_STR(token_kind_name(kind), token_kind_name(want)) || !CHECK_INT(kind, want) ||
        !CHECK_INT(n, strlen(bytes)))
        fprintf(stderr, "    of: %s\n", text);
}

static void mysql(const char *text, enum token_kind want, const char *bytes)
{
    token_is(LEX_MYSQL, text, want, bytes);
}

static void sqlite(const char *text, enum token_kind want, const char *bytes)
{
    token_is(0, text, want, bytes);
}

static void both(const char *text, enum token_kind want, const char *bytes)
{
    mysql(text, want, bytes);
    sqlite(text, want, bytes);
}

static void words(void)
{
    both("", TOKEN_END, "");
    both("abc1$ x", TOKEN_WORD, "abc1$");
    both("_a", TOKEN_WORD, "_a");
    both("\xc3\xa9t\xc3\xa9.x", TOKEN_WORD, "\xc3\xa9t\xc3\xa9");
    both("`a b`", TOKEN_QUOTED_NAME, "`a b`");
    both("`a``b`c", TOKEN_QUOTED_NAME, "`a``b`");
    sqlite("[a b]c", TOKEN_QUOTED_NAME, "[a b]");
    mysql("[a]", TOKEN_BAD, "[");
    sqlite("\"a\"\"b\"", TOKEN_QUOTED_NAME, "\"a\"\"b\"");
    mysql("\"a\"\"b\"", TOKEN_STRING, "\"a\"\"b\"");
    token_is(LEX_MYSQL | LEX_ANSI_QUOTES, "\"a\\\" x", TOKEN_QUOTED_NAME, "\"a\\\"");
    both("`open", TOKEN_UNTERMINATED, "`open");
    sqlite("[open", TOKEN_UNTERMINATED, "[open");
    both(" \t\r\n\fx", TOKEN_SPACE, " \t\r\n\f");
    mysql("\vx", TOKEN_SPACE, "\v");
    sqlite("\vx", TOKEN_BAD, "\v");
}

static void strings(void)
{
    both("'it''s' x", TOKEN_STRING, "'it''s'");
    mysql("'a\\'b'c", TOKEN_STRING, "'a\\'b'");
    sqlite("'a\\'b", TOKEN_STRING, "'a\\'");
    token_is(LEX_MYSQL | LEX_NO_BACKSLASH_ESCAPES, "'a\\'b", TOKEN_STRING, "'a\\'");
    both("'open", TOKEN_UNTERMINATED, "'open");
    mysql("'open\\'", TOKEN_UNTERMINATED, "'open\\'");
    mysql("N'x'", TOKEN_NATIONAL, "N'x'");
    sqlite("N'x'", TOKEN_WORD, "N");
    both("x'4142'", TOKEN_HEX_STRING, "x'4142'");
    both("X''", TOKEN_HEX_STRING, "X''");
    both("x'4'", TOKEN_BAD, "x'4'");
    both("x'4g'", TOKEN_BAD, "x'4g'");
    mysql("b'01'", TOKEN_BIT_STRING, "b'01'");
    mysql("b'21'", TOKEN_BAD, "b'21'");
    sqlite("b'01'", TOKEN_WORD, "b");
}

static void numbers(void)
{
    both("12+", TOKEN_INTEGER, "12");
    both("1.5+", TOKEN_DECIMAL, "1.5");
    both(".5", TOKEN_DECIMAL, ".5");
    both("5.", TOKEN_DECIMAL, "5.");
    both("1e5", TOKEN_FLOAT, "1e5");
    mysql("1.5E-3x", TOKEN_FLOAT, "1.5E-3");
    sqlite("1.5E-3x", TOKEN_BAD, "1.5E-3x");
    mysql("1a", TOKEN_WORD, "1a");
    mysql("1e", TOKEN_WORD, "1e");
    mysql("1e+", TOKEN_WORD, "1e");
    sqlite("1a", TOKEN_BAD, "1a");
    both("0x4F", TOKEN_HEX_NUMBER, "0x4F");
    mysql("0x4G", TOKEN_WORD, "0x4G");
    sqlite("0x4G", TOKEN_BAD, "0x4G");
    mysql("0X41", TOKEN_WORD, "0X41");
    sqlite("0X41", TOKEN_HEX_NUMBER, "0X41");
    mysql("0b01", TOKEN_BIT_NUMBER, "0b01");
    mysql("0b02", TOKEN_WORD, "0b02");
    token_is(LEX_MYSQL | LEX_AFTER_NAME, ".5", TOKEN_DOT, ".");
    token_is(LEX_MYSQL | LEX_AFTER_DOT, "5e3", TOKEN_WORD, "5e3");
}

static void comments(void)
{
    both("-- x\ny", TOKEN_COMMENT, "-- x\n");
    mysql("--1", TOKEN_MINUS, "-");
    sqlite("--1", TOKEN_COMMENT, "--1");
    mysql("--", TOKEN_COMMENT, "--");
    mysql("# x", TOKEN_COMMENT, "# x");
    sqlite("# x", TOKEN_BAD, "#");
    both("/* x */y", TOKEN_COMMENT, "/* x */");
    mysql("/* x", TOKEN_UNTERMINATED, "/* x");
    sqlite("/* x", TOKEN_COMMENT, "/* x");
    mysql("/*+ hint */", TOKEN_COMMENT, "/*+ hint */");
    mysql("/*! x */", TOKEN_CODE_OPEN, "/*!");
    mysql("/*!40101 x */", TOKEN_CODE_OPEN, "/*!40101");
    mysql("/*!4010 x */", TOKEN_CODE_OPEN, "/*!");
    mysql("/*!99999 x */", TOKEN_COMMENT, "/*!99999 x */");
    mysql("/*M!100201 x */", TOKEN_CODE_OPEN, "/*M!100201");
    mysql("/*M!999999\\- x */", TOKEN_COMMENT, "/*M!999999\\- x */");
    token_is(LEX_MYSQL | LEX_MYSQL_ONLY, "/*M! x */", TOKEN_COMMENT, "/*M! x */");
    token_is(LEX_MYSQL | LEX_MARIADB_ONLY, "/*!80000 x */", TOKEN_COMMENT, "/*!80000 x */");
    token_is(LEX_MYSQL | LEX_MARIADB_ONLY, "/*!50100 x */", TOKEN_CODE_OPEN, "/*!50100");
    sqlite("/*! x */", TOKEN_COMMENT, "/*! x */");
    mysql("*/", TOKEN_STAR, "*");
    token_is(LEX_MYSQL | LEX_IN_CODE, "*/", TOKEN_CODE_CLOSE, "*/");
}

static void placeholders(void)
{
    both("? ", TOKEN_PARAM, "?");
    sqlite("?12x", TOKEN_PARAM, "?12");
    mysql("?12", TOKEN_BAD, "?");
    both(":name,", TOKEN_NAMED_PARAM, ":name");
    both(":ids...)", TOKEN_NAMED_PARAM, ":ids...");
    mysql(":1", TOKEN_BAD, ":");
    mysql(":=", TOKEN_ASSIGN, ":=");
    sqlite(":=", TOKEN_BAD, ":");
    mysql("@x.y,", TOKEN_AT_NAME, "@x.y");
    sqlite("@x.y", TOKEN_AT_NAME, "@x");
    mysql("@'a b'", TOKEN_AT_NAME, "@'a b'");
    mysql("@@session.x,", TOKEN_SYSTEM_NAME, "@@session.x");
    sqlite("$x", TOKEN_DOLLAR_NAME, "$x");
    mysql("$x", TOKEN_WORD, "$x");
    mysql("$1", TOKEN_BAD, "$1");
    sqlite("$1,", TOKEN_DOLLAR_NAME, "$1");
}

static void operators(void)
{
    both("<= ", TOKEN_LE, "<=");
    both("<>", TOKEN_NE, "<>");
    both("!=", TOKEN_NE, "!=");
    mysql("<=>", TOKEN_NULLSAFE_EQ, "<=>");
    sqlite("<=>", TOKEN_LE, "<=");
    sqlite("==", TOKEN_EQ, "==");
    mysql("==", TOKEN_EQ, "=");
    both("||", TOKEN_PIPE_PIPE, "||");
    mysql("&&", TOKEN_AMP_AMP, "&&");
    sqlite("&&", TOKEN_AMP, "&");
    both("->>'x'", TOKEN_LONG_ARROW, "->>");
    both("->'x'", TOKEN_ARROW, "->");
    both("<<", TOKEN_SHL, "<<");
    mysql("!a", TOKEN_BANG, "!");
    sqlite("!a", TOKEN_BAD, "!");
    mysql("^", TOKEN_CARET, "^");
    both("~", TOKEN_TILDE, "~");
    both("\\", TOKEN_BAD, "\\");
}

static void keywords(void)
{
    CHECK_INT(keyword_find(STR("select")), KW_SELECT);
    CHECK_INT(keyword_find(STR("Zerofill")), KW_ZEROFILL);
    CHECK_INT(keyword_find(STR("ACCESSIBLE")), KW_ACCESSIBLE);
    CHECK_INT(keyword_find(STR("selec")), KW_NONE);
    CHECK_INT(keyword_find(STR("_select")), KW_NONE);
    CHECK_INT(keyword_find(STR("master_ssl_verify_server_certificate")), KW_NONE);
    for (int k = KW_NONE + 1; k < KW_COUNT; k++) CHECK_INT(keyword_find(str_from(keyword_text((enum keyword)k))), k);
    CHECK_INT(keyword_flags(KW_RANK), KEYWORD_MYSQL);
    CHECK_INT(keyword_flags(KW_CROSS), KEYWORD_MYSQL | KEYWORD_MARIADB | KEYWORD_SQLITE_JOIN);
}

int main(void)
{
    words();
    strings();
    numbers();
    comments();
    placeholders();
    operators();
    keywords();
    return check_result();
}
