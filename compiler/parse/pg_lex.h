/* pg_lex.h: PostgreSQL's tokens, as the front end needs them beside libpg_query.
 *
 * libpg_query gives many nodes no place at all and none an end. So the front end has its own tokens
 * of the user's text (placeholders included, which libpg_query never sees), and finds every span
 * among them. */
#ifndef SCHEMAC_PARSE_PG_LEX_H
#define SCHEMAC_PARSE_PG_LEX_H

#include "base/str.h"

enum pg_tok_kind {
    PG_END,    /* the end of the text */
    PG_BLANK,  /* white space and comments */
    PG_WORD,   /* a name or keyword without quotes */
    PG_QUOTED, /* "name" */
    PG_UNAME,  /* U&"name" */
    PG_NUMBER,
    PG_STRING, /* '…', E'…', U&'…', $$…$$ */
    PG_BITS,   /* B'…', X'…' */
    PG_OP,     /* an operator, `::`, `:=`, `=>`, `..` */
    PG_PUNCT,  /* any other single byte */
    PG_DOLLAR, /* $1 */
    PG_QMARK,  /* ?, ?3 */
    PG_COLON,  /* :name, :name... */
    PG_PARAM,  /* after pg_scan: any placeholder, sqlc.arg(name) too */
    PG_OPEN    /* a string, name or comment that does not end */
};

/* The token at text[off]; *len is its length, at least 1 unless PG_END. Pure. */
enum pg_tok_kind pg_lex(struct str text, size_t off, size_t *len);

bool pg_ident_start(char c);
bool pg_ident_byte(char c); /* letters, digits, `_`, `$`, bytes of UTF-8 */

#endif
