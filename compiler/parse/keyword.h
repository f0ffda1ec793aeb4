/* keyword.h: the words the front ends know, and what the engines reserve. PARSE, const data.
 *
 * keywords.def lists every word once, sorted: those the grammar uses and those some engine reserves. The flags were
 * read off the engines (SQLite 3.40.1, MariaDB 10.11, MySQL 9.7), and a test asks them again. */
#ifndef SCHEMAC_PARSE_KEYWORD_H
#define SCHEMAC_PARSE_KEYWORD_H

#include "base/str.h"

enum {
    KEYWORD_MYSQL = 1,      /* reserved by MySQL */
    KEYWORD_MARIADB = 2,    /* reserved by MariaDB */
    KEYWORD_SQLITE = 4,     /* reserved by SQLite: never a name */
    KEYWORD_SQLITE_JOIN = 8 /* SQLite: a name, but no alias without AS */
};

#define M KEYWORD_MYSQL
#define A KEYWORD_MARIADB
#define S KEYWORD_SQLITE
#define J KEYWORD_SQLITE_JOIN
/* The words of one letter are KW_FIRST_c … KW_FIRST_(c+1) - 1. */
enum keyword {
    KW_NONE,
#define L(letter) KW_FIRST_##letter, KW_BEFORE_##letter = KW_FIRST_##letter - 1,
#define X(word, flags) KW_##word,
#include "parse/keywords.def"
#undef X
#undef L
    KW_COUNT
};
#undef M
#undef A
#undef S
#undef J

enum keyword keyword_find(struct str word); /* ASCII case ignored; KW_NONE: an ordinary word */
const char *keyword_text(enum keyword k);   /* upper case; "" for KW_NONE */
unsigned keyword_flags(enum keyword k);     /* KEYWORD_… bits */

#endif
