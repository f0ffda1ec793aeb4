/* emit_text.h: private to emit/emit_*.c: the SQL being written, and where to report. */
#ifndef SCHEMAC_EMIT_EMIT_TEXT_H
#define SCHEMAC_EMIT_EMIT_TEXT_H

#include "emit/emit_sql.h"
#include "sema/scope.h"

struct emit {
    struct arena *a;
    struct diags *d;
    const struct catalog *c;
    enum dialect from;
    enum target to;
    const struct sqltext *text; /* what the spans of the nodes being written are in */
    struct buf out;
    VEC(unsigned) order;            /* the parameter of each `?` written */
    VEC(struct model_list) lists;   /* those of them that are lists */
    const struct column *value;     /* a domain's CHECK: the column that VALUE is */
    bool unqualified;               /* DDL: columns stand without their table */
    const struct relation *written; /* what an UPDATE or DELETE changes */
    bool choosing;                  /* … in its WHERE, which is judged before anything changes */
    bool own_names;                 /* RETURNING: SQLite knows no alias there, only the table */
    struct str new_row;             /* in an upsert: the name of the row that was to be inserted */
    bool failed;
};

/* emit_text.c */
void put(struct emit *e, const char *s);
void put_str(struct emit *e, struct str s);
void put_name(struct emit *e, struct str name);  /* quoted as the target quotes */
void put_string(struct emit *e, struct str s);   /* 'it''s' */
void put_blob(struct emit *e, struct str bytes); /* x'41' */
struct str emit_take(struct emit *e);            /* what was written, into the arena; empty again */
/* E0501: "SQLite cannot …". Gives false. */
bool refuse_at(struct emit *e, struct place place, const char *format, ...) __attribute__((format(printf, 3, 4)));
bool refuse(struct emit *e, struct span span, const char *format, ...) __attribute__((format(printf, 3, 4)));
const char *engine_name(enum target t); /* "SQLite", "MySQL" */

/* emit_canon.c: values in the one form SQLite stores and compares. False: no such value, or not in a form we read.
 * *exact: nothing was rounded. */
bool canon_decimal(struct arena *a, struct str digits, bool negative, unsigned precision, unsigned scale,
                   struct str *out, bool *exact);
bool canon_temporal(struct arena *a, enum type_kind kind, struct str text, unsigned scale, bool utc_suffix,
                    struct str *out, bool *exact);
bool canon_integer(struct str text, bool negative, int64_t *out); /* digits, or a decimal rounded half away from zero */
bool canon_set(struct arena *a, const struct enum_type *t, struct str text, struct str *out);
const struct str *canon_member(const struct enum_type *t, struct str text, bool nocase);

/* emit_value.c: a literal as the target stores it in a column of the type (DEFAULT, INSERT, comparisons). */
const struct expr *emit_literal(const struct expr *e, bool *negative); /* through casts and signs; NULL: it is none */
bool emit_value(struct emit *e, const struct type *t, const struct expr *literal, bool negative, bool must_be_exact);
/* "now" in a temporal column's form and width. */
bool emit_clock(struct emit *e, struct span span, enum type_kind kind, unsigned scale, unsigned written);

/* emit_type.c: what the target holds where the expression stands. SQLite has no DECIMAL: a SUM of integers is an
 * integer there, and a DECIMAL is canonical text. Kind NONE: not known, or nothing it has a form for. */
struct type emit_type(const struct emit *e, const struct expr *x);
struct type emit_with_digits(const struct expr *x, struct type t); /* an integer literal: a DECIMAL of its digits */
bool emit_is_number(enum type_kind kind); /* held as a number: integers, BOOL, YEAR, BIT, FLOAT, DOUBLE */
bool emit_is_integer(enum type_kind kind);

/* emit_expr.c: every function gives false when it reported. emit_expr() writes one piece: what it writes can be any
 * operator's operand. emit_bare() leaves out the outermost parentheses. */
bool emit_expr(struct emit *e, const struct expr *x);
bool emit_bare(struct emit *e, const struct expr *x);
bool emit_condition(struct emit *e, const struct expr *x); /* WHERE, ON, WHEN …: bare */
bool emit_number(struct emit *e, const struct expr *x);    /* held as a number; a DECIMAL literal as a REAL */
bool emit_counting(struct emit *e, const struct expr *x); /* alone in arithmetic: MySQL takes a bare `?` for a DOUBLE */
void put_param(struct emit *e, const struct expr *x);
void put_apart(struct emit *e, size_t at); /* a blank between two minus signs, which would begin a comment */
/* E0501 with a hint. Gives false. */
bool refuse_hint(struct emit *e, struct span span, const char *what, const char *hint);

/* emit_op.c: each without parentheses around the whole. */
bool emit_unary(struct emit *e, const struct expr *x);
bool emit_binary(struct emit *e, const struct expr *x);

/* emit_decimal.c: DECIMALs in SQLite, computed with as integers. */
enum { DECIMAL_DIGITS = 18 };
typedef void decimal_writer(struct emit *e, const void *context);
bool decimal_digits(const struct type *t, unsigned *whole); /* of a DECIMAL or an integer, before the point */
/* Of + - * %; NONE: too wide for the target to compute exactly. */
struct type decimal_result(enum op op, const struct type *a, const struct type *b, enum target to);
bool emit_scaled(struct emit *e, const struct expr *x, unsigned scale); /* 10 to the scale times x, an integer */
bool emit_unscaled(struct emit *e, unsigned scale, decimal_writer *write, const void *context); /* the way back */
bool emit_decimal_operation(struct emit *e, const struct expr *x);

/* emit_compare.c: `a op b`, `a BETWEEN b AND c`, `a IN (…)`: all sides in one form. */
struct compare {
    struct type type; /* the form */
    bool by_scaled;   /* DECIMAL, in order: digits without the point, as an integer */
    bool by_member;   /* ENUM, in order */
    bool padded;      /* PostgreSQL's char(n): blanks at the end are none */
    bool bare;        /* numbers, none of which says what it is: MySQL's family may take them for texts */
    bool finer;       /* a moment, beside a parameter with fewer fraction digits, which the server is sent as a text */
};

/* emit_round.c: DECIMALs of fewer digits. */
enum rounding { ROUND_HALF, ROUND_CUT, ROUND_DOWN, ROUND_UP };
struct type rounded_type(const struct type *t, enum rounding how, unsigned scale);
bool emit_rounded(struct emit *e, const struct expr *x, enum rounding how, unsigned scale);
bool emit_rounded_integer(struct emit *e, const struct expr *x);
bool round_call(const struct emit *e, const struct expr *x, enum rounding *how, unsigned *scale);

/* emit_calendar.c: DATE + days, DATE - DATE, EXTRACT; emit_extreme.c: GREATEST, LEAST. */
bool emit_is_calendar(const struct emit *e, const struct expr *x);
bool emit_calendar(struct emit *e, const struct expr *x);
/* emit_moment.c: the moment that an INTERVAL moves; NULL: it is no such sum */
const struct expr *emit_moved_moment(const struct emit *e, const struct expr *x);
bool emit_moved(struct emit *e, const struct expr *x);
bool emit_moment_call(struct emit *e, const struct expr *x, bool *mine); /* DATE_TRUNC, TO_CHAR, AT TIME ZONE */
bool emit_moment_type(const struct emit *e, const struct expr *x, struct type *out);
bool emit_is_extract(const struct expr *x);
bool emit_extract(struct emit *e, const struct expr *x);
bool emit_extract_real(struct emit *e, const struct expr *x);
bool emit_extract_numeric(struct emit *e, const struct expr *x);
bool emit_more_parts(struct emit *e, const struct expr *x); /* emit_moment.c. False: it is none of them */
bool emit_epoch(struct emit *e, const struct expr *x);      /* as a double */
bool emit_extreme_of(struct emit *e, const struct expr *x);

/* emit_predicate.c: likewise. */
/* `a op b`, where the form is known. */
bool emit_compared(struct emit *e, enum op op, const struct expr *a, const struct expr *b, const struct compare *c);
bool emit_comparison(struct emit *e, enum op op, const struct expr *a, const struct expr *b, struct span span);
bool emit_distinct(struct emit *e, const struct expr *x);
bool emit_is(struct emit *e, const struct expr *x);
bool emit_between(struct emit *e, const struct expr *x);
bool emit_in(struct emit *e, const struct expr *x);
bool emit_case(struct emit *e, const struct expr *x);
bool brings_collation(const struct expr *x); /* MySQL: a column's own, so that nothing else decides how text compares */
/* emit_fold.c */
unsigned letters_of(struct str text); /* the ASCII letters in it, without case: bit 0 is a */
bool emit_folded(struct emit *e, const struct expr *x, unsigned letters, bool upper);
/* emit_collation.c: texts that have the connection's collation on MySQL */
bool emit_wants_bytes(const struct emit *e, const struct expr *x); /* … to be sorted */
bool emit_is_to_char(const struct expr *x); /* digits at the same places: every collation sorts them alike */
bool emit_as_bytes(struct emit *e, const struct expr *x);
bool emit_wants_collation(const struct emit *e, const struct expr *x); /* … where equal ones are taken together */
bool emit_groups_by_text(struct emit *e, const struct expr *x);
bool emit_compound_wants(const struct emit *e, const struct query *q, unsigned i); /* a set operation's column */
/* emit_cast.c */
bool emit_cast(struct emit *e, const struct expr *x);
/* As a value of the type: literals, clocks and narrower fractions take its form (emit_as.c). */
bool emit_as(struct emit *e, const struct expr *x, const struct type *t);

bool compare_form(struct emit *e, const struct expr *const *sides, unsigned n, bool ordered, struct span span,
                  struct compare *out);
bool compare_side(struct emit *e, const struct expr *x, const struct compare *c);
bool emit_sort_key(struct emit *e, const struct expr *x);                            /* an ORDER BY item */
bool emit_member_number(struct emit *e, const struct expr *x, const struct type *t); /* its place in its ENUM */
bool emit_is_padded(const struct emit *e, const struct type *t);                     /* PostgreSQL's char(n) */
bool emit_unpadded(struct emit *e, const struct expr *x);

/* emit_call.c, emit_aggregate.c */
bool emit_call(struct emit *e, const struct expr *x);
bool emit_aggregate(struct emit *e, const struct expr *x);
/* AVG(x)::double precision of integers and DECIMALs. False: it is none, or cannot be. */
bool emit_is_real_average(const struct emit *e, const struct expr *x);
bool emit_real_average(struct emit *e, const struct expr *x);
bool emit_like(struct emit *e, const struct expr *x);

/* emit_select.c */
bool emit_select(struct emit *e, const struct select *s);
/* What its result columns are called, or written to, where something outside says so. */
struct outlet {
    const struct relation *names;        /* a derived table's columns, a CTE's */
    const struct column *const *columns; /* INSERT … SELECT */
    bool guard;                          /* a WHERE must stand last: ON CONFLICT follows */
    const struct query *compound;        /* the set operation it is a part of */
};
bool emit_select_for(struct emit *e, const struct select *s, const struct outlet *for_what);
bool emit_groupable(struct emit *e, const struct expr *x); /* equal on the target where it is in the source */
bool emit_with(struct emit *e, const struct with *w);
struct expr result_expr(const struct result *r); /* what it gives, as an expression */

/* emit_window.c */
bool emit_over(struct emit *e, const struct window *w); /* nothing for NULL */
bool emit_window_function(struct emit *e, const struct expr *x);

/* emit_order.c */
bool emit_order(struct emit *e, const order_vec *order, const struct query *q);
bool order_is_plain(const struct emit *e, const order_vec *order, const struct query *q);
bool emit_limit(struct emit *e, const struct expr *limit, const struct expr *offset);

/* emit_from.c */
bool emit_from(struct emit *e, const struct query *q, const struct table_ref *t);

/* emit_insert.c, emit_dml.c (UPDATE, DELETE), emit_set.c, emit_upsert.c */
bool emit_insert(struct emit *e, const struct insert *s);
bool emit_update(struct emit *e, const struct update *s);
bool emit_delete(struct emit *e, const struct delete_stmt *s);
bool emit_returning(struct emit *e, const struct table *t, const result_vec *list);
/* qualifier: the written table, where others stand beside it. */
bool emit_assignments(struct emit *e, const struct table *t, const assignment_vec *set,
                      const struct relation *qualifier);
bool emit_no_rowid(struct emit *e, struct span span); /* E0501 */
bool emit_assigned(struct emit *e, const struct expr *value, const struct column *c);
bool emit_upsert(struct emit *e, const struct table *t, const struct insert *s);
/* The columns an INSERT writes, in its order. */
typedef VEC(const struct column *) target_vec;
bool insert_targets(struct emit *e, const struct table *t, const struct insert *s, target_vec *out);

/* emit_native.c */
bool emit_native(struct emit *e, const struct stmt *s);

/* emit_ddl_view.c */
void emit_views(struct emit *e, str_vec *out);
bool emit_own_database(struct emit *e, const struct table *t); /* false: in another one, which is refused */
/* emit_ddl_sqlite.c, emit_ddl_mysql.c */
void emit_schema_sqlite(struct emit *e, str_vec *out);
void emit_schema_mysql(struct emit *e, str_vec *out);

#endif
