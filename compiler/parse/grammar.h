/* grammar.h: what the expression grammar of a dialect is, as const data. PARSE; the tables are in dialect_mysql.c and
 * dialect_sqlite.c, the one loop that reads them in parse_expr.c.
 *
 * A level is how tightly an operator binds: the operand to its right takes operators of a higher level only, and
 * the operand to its left must not end in one of a lower level (`left`). */
#ifndef SCHEMAC_PARSE_GRAMMAR_H
#define SCHEMAC_PARSE_GRAMMAR_H

#include "parse/ast.h"
#include "parse/keyword.h"
#include "parse/lex.h"

enum infix_form {
    INFIX_NONE,
    INFIX_BINARY,  /* a op b */
    INFIX_COMPARE, /* a op b, a op ANY (…) in MySQL */
    INFIX_PLUS,    /* + and -: MySQL's b may be INTERVAL e unit */
    INFIX_IS,
    INFIX_IN,
    INFIX_BETWEEN,
    INFIX_LIKE, /* and GLOB, REGEXP, MATCH: `like` */
    INFIX_NOT,  /* before IN, LIKE, BETWEEN; NOT NULL in SQLite */
    INFIX_ISNULL,
    INFIX_NOTNULL,
    INFIX_COLLATE,
    INFIX_JSON, /* MySQL: column -> 'path' */
    INFIX_MEMBER_OF,
    INFIX_SOUNDS
};

struct infix {
    unsigned char form, level, op, like;
};

struct grammar {
    const struct infix *punctuation; /* by token kind */
    const struct infix *words;       /* by keyword */
    unsigned char not_operand;       /* what NOT takes to its right begins at this level */
    unsigned char not_highest;       /* NOT is refused where an operand of a higher level must stand */
    unsigned char unary_operand;     /* - + ~ ! BINARY */
    unsigned char between_middle, between_last, like_right, like_escape;
    bool predicates_chain;         /* SQLite: `a IN (1) + 1` */
    struct infix concat;           /* || under PIPES_AS_CONCAT */
    unsigned char above_and;       /* the first level above AND */
    unsigned char behind_interval; /* MySQL: the highest level that `a + INTERVAL b DAY` may stand before */
};

extern const struct grammar GRAMMAR_MYSQL, GRAMMAR_SQLITE;

#endif
