/* lex.h: the tokenizer of the mysql and sqlite front ends. PARSE, first step.
 *
 * lex_token() is pure: it allocates nothing, keeps nothing, and looks at nothing but its arguments. What depends on
 * where a token stands is said in the flags by the caller (the cursor in parser.c). */
#ifndef SCHEMAC_PARSE_LEX_H
#define SCHEMAC_PARSE_LEX_H

#include "parse/dialect.h"

enum token_kind {
    TOKEN_END, /* nothing is left; length 0 */
    TOKEN_SPACE,
    TOKEN_COMMENT,      /* also hints, and MySQL's versioned comments that no server of today runs */
    TOKEN_CODE_OPEN,    /* MySQL: the opening of a versioned comment whose text is code, up to its version number */
    TOKEN_CODE_CLOSE,   /* its closing; only under LEX_IN_CODE */
    TOKEN_UNTERMINATED, /* a string, name or comment that does not end */
    TOKEN_BAD,          /* a byte that begins nothing */

    TOKEN_WORD,        /* identifier or keyword */
    TOKEN_QUOTED_NAME, /* `x`, "x" where it is a name, [x] in SQLite */
    TOKEN_STRING,
    TOKEN_NATIONAL,   /* N'x' */
    TOKEN_HEX_STRING, /* x'41' */
    TOKEN_BIT_STRING, /* b'01' */
    TOKEN_HEX_NUMBER, /* 0x41 */
    TOKEN_BIT_NUMBER, /* 0b01 */
    TOKEN_INTEGER,
    TOKEN_DECIMAL,     /* 1.5 */
    TOKEN_FLOAT,       /* 1e3 */
    TOKEN_PARAM,       /* ? and, in SQLite, ?3 */
    TOKEN_NAMED_PARAM, /* :name, :name... */
    TOKEN_AT_NAME,     /* @x: a parameter in SQLite, a user variable in MySQL */
    TOKEN_DOLLAR_NAME, /* SQLite: $x */
    TOKEN_SYSTEM_NAME, /* MySQL: @@x, @@session.x */

    TOKEN_LPAREN,
    TOKEN_RPAREN,
    TOKEN_LBRACE,
    TOKEN_RBRACE,
    TOKEN_COMMA,
    TOKEN_SEMICOLON,
    TOKEN_DOT,
    TOKEN_COLON, /* only under LEX_LABELS */
    TOKEN_EQ,    /* =, and == in SQLite */
    TOKEN_NE,
    TOKEN_LT,
    TOKEN_LE,
    TOKEN_GT,
    TOKEN_GE,
    TOKEN_NULLSAFE_EQ,
    TOKEN_PLUS,
    TOKEN_MINUS,
    TOKEN_STAR,
    TOKEN_SLASH,
    TOKEN_PERCENT,
    TOKEN_AMP,
    TOKEN_PIPE,
    TOKEN_CARET,
    TOKEN_TILDE,
    TOKEN_SHL,
    TOKEN_SHR,
    TOKEN_BANG,
    TOKEN_AMP_AMP,
    TOKEN_PIPE_PIPE,
    TOKEN_ARROW,
    TOKEN_LONG_ARROW,
    TOKEN_ASSIGN,
    TOKEN_N_KINDS
};

enum lex_flag {
    LEX_MYSQL = 1, /* else SQLite */
    LEX_ANSI_QUOTES = 2,
    LEX_NO_BACKSLASH_ESCAPES = 4,
    LEX_MYSQL_ONLY = 8, /* the flavour is MySQL: MariaDB's versioned comments are comments */
    LEX_MARIADB_ONLY = 16,
    LEX_IN_CODE = 32,    /* inside a versioned comment: its end is a token */
    LEX_AFTER_NAME = 64, /* MySQL: right behind a bare name, so that `t.5` is t, ., 5 */
    LEX_AFTER_DOT = 128, /* MySQL: right behind the dot of a qualified name: `1a`, `5` are names */
    LEX_LABELS = 256     /* MySQL: in a body `a:` labels what follows, and `:name` is no placeholder */
};

unsigned lex_flags(const struct sql_options *o);
/* The first token of `text`: its kind and its length in bytes (more than 0 unless TOKEN_END). */
size_t lex_token(unsigned flags, struct str text, enum token_kind *kind);
/* "a string", "`,`": how a message calls a token of this kind. */
const char *token_kind_name(enum token_kind kind);

#endif
