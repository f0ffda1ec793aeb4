/* funcs.h: the functions of each dialect, one row each in funcs.def: where it exists, how many arguments, what comes out.
 *
 * INFER applies the rules (infer_call.c); BIND asks for names and arities. */
#ifndef SCHEMAC_SEMA_FUNCS_H
#define SCHEMAC_SEMA_FUNCS_H

#include "parse/dialect.h"

enum func_kind { FUNC_SCALAR, FUNC_AGGREGATE, FUNC_WINDOW };

/* Where it exists. */
enum {
    FUNC_MYSQL = 1,
    FUNC_MARIADB = 2,
    FUNC_DOLT = 4,
    FUNC_SQLITE = 8,
    FUNC_POSTGRES = 16,
    FUNC_SERVERS = FUNC_MYSQL | FUNC_MARIADB | FUNC_DOLT
};

enum func_result {
    RESULT_COUNT, /* int64; takes * */
    RESULT_INT64,
    RESULT_UINT64,
    RESULT_DOUBLE,
    RESULT_TEXT,
    RESULT_BLOB,
    RESULT_JSON,
    RESULT_TRUTH, /* the dialect's boolean */
    RESULT_ANY,
    RESULT_DATE,
    RESULT_TIME, /* fraction: as the argument's */
    RESULT_DATETIME,
    RESULT_NOW, /* DATETIME, fraction: the argument itself */
    RESULT_CURTIME,
    RESULT_FIRST,  /* the first argument's type */
    RESULT_OFFSET, /* LAG, LEAD: the type that the first argument and the third share */
    RESULT_UUID,
    RESULT_GEOMETRY,
    RESULT_VECTOR,
    RESULT_RANK,         /* int64, for MySQL alone uint64: a count of rows, or a year, is within both */
    RESULT_UNIFY,        /* the type all arguments share */
    RESULT_UNIFY_REST,   /* … all but the first */
    RESULT_STRING,       /* text; blob where an argument is binary */
    RESULT_STRING_FIRST, /* text; blob where the first argument is */
    RESULT_STRING_PART,  /* as STRING_FIRST; Dolt gives a number or a date back as what it was */
    RESULT_REPLACE,      /* SQLite's replace(): what it finds nothing in comes back as it was */
    RESULT_SUM,
    RESULT_AVG,
    RESULT_EXTREME,  /* MIN, MAX of one argument */
    RESULT_EXTREMES, /* GREATEST, LEAST: as UNIFY, but text beside another kind depends on the server */
    RESULT_ABS,
    RESULT_ROUND,
    RESULT_FLOOR,
    RESULT_MOD,
    RESULT_DATE_ADD,
    RESULT_ADDTIME,
    RESULT_STR_TO_DATE,
    RESULT_SECONDS /* int64, or DECIMAL where the argument has a fraction */
};

enum func_null {
    NULL_NEVER,
    NULL_OFFSET,         /* LAG, LEAD with a default: where the first argument or the third is */
    NULL_STRICT,         /* NULL exactly where an argument is */
    NULL_MORE,           /* … and for other arguments too */
    NULL_MAYBE,          /* may be NULL, and a NULL argument may give something */
    NULL_COALESCE,       /* NULL only where all arguments are */
    NULL_FIRST,          /* exactly where the first argument is */
    NULL_BRANCH,         /* IF(c, a, b): where the branch taken is */
    NULL_DIVISION,       /* strict, and where the second argument is 0 */
    NULL_LENGTH,         /* strict, and where the length asked for is negative or beyond the packet */
    NULL_TEXT,           /* strict unless the first argument may be bytes: they may be no text, or none */
    NULL_CALENDAR,       /* strict for dates and times, zero dates too; text may be none */
    NULL_DAY,            /* strict, and where a day's number is asked for: a zero date has none */
    NULL_LITERAL,        /* strict, and where literals and types do not exclude it: null_literal.c */
    NULL_NOW,            /* SQLite's dates: never without arguments or for 'now' alone */
    NULL_AGGREGATE,      /* where the group has no value that is not NULL */
    NULL_CONCAT,         /* … to Dolt also where it has no text that is not empty */
    NULL_AGGREGATE_REAL, /* … and for a sum of REALs that is no number */
    NULL_TOTAL           /* SQLite's total(): only for a sum of REALs that is no number */
};

struct func {
    const char *name; /* upper case */
    unsigned where;
    unsigned least, most;
    enum func_kind kind;
    enum func_result type;
    enum func_null null;
    /* What an argument without a type of its own is taken for, one letter each, the last for all that follow, or those behind a ( in
     * turn:
     * t text, i integer, d double, b blob, j JSON, T date and time, c condition, v a value of any type, u as its siblings, a nothing known */
    const char *args;
    bool restless; /* declared by the configuration, and not as deterministic */
};

#define FUNC_ANY_NUMBER 1000u

/* The function of that name for that many arguments; NULL: none. */
const struct func *func_find(const struct sql_options *o, struct str name, unsigned n_args);
/* The least and the most arguments it takes; false: no such function. */
bool func_arity(const struct sql_options *o, struct str name, unsigned *least, unsigned *most);
/* Who else has a function of that name: a server, or another dialect's engine; NULL: none known. */
const char *func_elsewhere(const struct sql_options *o, struct str name);
struct str func_nearest(struct arena *a, const struct sql_options *o, struct str wrong);
/* func_cure.c: what to write for a function that the dialect lacks; NULL: nothing is known. */
const char *func_cure(const struct sql_options *o, struct str name);
/* How it is called: "SUBSTR(text, integer[, integer])". */
struct str func_signatures(struct arena *a, const struct sql_options *o, struct str name);
/* The table itself, for tests and documentation. */
const struct func *func_table(unsigned *n);

/* `x::numeric` keeps every digit: of a column's DECIMAL its own, of an integer those of its type, of a literal those that
 * are written. rules_postgres.c. */
struct expr;
struct type numeric_of(const struct expr *x, const struct type *from, const struct type *numeric);

#endif
