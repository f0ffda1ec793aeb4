/* infer.h: private to sema/infer_*.c, rules_*.c, params.c: INFER's state, and how its parts call each other.
 *
 * One recursive walk over the bound statement gives every expression (type, nullable). Parameters get theirs from the
 * places where they stand, in the same walk; as one place may decide what another gives, the walk is repeated until
 * nothing changes. What a parameter was found to be in one round is what the next starts from. */
#ifndef SCHEMAC_SEMA_INFER_H
#define SCHEMAC_SEMA_INFER_H

#include "sema/params.h"
#include "sema/scope.h"

struct rules;

struct infer {
    struct arena *a;
    struct diags *d;
    const struct catalog *cat;
    const struct stmt *stmt;
    const struct sqltext *text;
    struct sql_options o;
    const struct rules *rules;
    struct params *params;
    unsigned round;
    bool failed;
};

/* ---------------------------------------------------------------- what is known of the rows looked at */

enum groups {
    GROUPS_NONE, /* rows, not groups */
    GROUPS_SOME, /* GROUP BY: every group has a row */
    GROUPS_ALL   /* no GROUP BY: one group, perhaps of no row */
};
struct env {
    struct env *up;
    fact_vec facts;
    const struct query *forget; /* below here its columns may be NULL whatever was known: no row, or ROLLUP's total */
    struct env *rows;           /* what is known of the rows inside an aggregate's argument */
    enum groups groups;
};

struct env env_push(struct env *up);
void env_add_all(struct infer *x, struct env *env, const fact_vec *facts);
/* What must hold where e is true (or false). e is inferred. */
void facts_when(struct infer *x, const struct expr *e, bool truth, fact_vec *out);
bool env_nullable(const struct env *env, const struct relation *r, unsigned column);
/* infer_nonzero.c: … of columns that are not 0 there; and whether number / by can be NULL only where one of them is. */
void nonzero_when(struct infer *x, const struct expr *e, bool truth, fact_vec *out);
void fact_nonzero(struct infer *x, const struct expr *column, fact_vec *out);
bool env_nonzero(const struct env *env, const struct relation *r, unsigned column);
bool divides(const struct infer *x, const struct env *env, const struct expr *number, const struct expr *by);
/* e, columns that FULL JOINs merged, is not NULL, as each row has the row of one of them. */
bool env_merged(const struct env *env, const struct expr *e);

/* ---------------------------------------------------------------- expressions */

struct operand {
    const struct type *type;
    const struct expr *expr; /* NULL: a column of a set operation */
};

void infer_expr(struct infer *x, struct env *env, struct expr *e);
/* `what`, there, is refused by these servers (bits of show.h): W0102, or an error where it is they that are meant. */
void infer_refused_by(struct infer *x, struct span span, unsigned by, const char *what); /* check_geometry.c */
void check_json(struct infer *x, const struct expr *e);     /* check_json.c: JSON that MariaDB refuses in e */
void check_geometry(struct infer *x, const struct expr *e); /* check_geometry.c: a server refuses one in e */
void infer_list(struct infer *x, struct env *env, const expr_vec *list);
void infer_call(struct infer *x, struct env *env, struct expr *e);
/* infer_window.c: what stands in a window, and whether its frame fits its order */
void infer_window(struct infer *x, struct env *env, const struct window *w);
void infer_stored_function(struct infer *x, struct env *env, struct expr *e); /* infer_routine.c */
void infer_call_statement(struct infer *x, const struct call_statement *s);
void infer_cast(struct infer *x, struct env *env, struct expr *e);
/* Both inferred: each says what the other's parameters are. */
void infer_comparison(struct infer *x, struct expr *a, struct expr *b);
/* infer_row.c: (a, b), or a subquery of several columns, compared with another. A value is a row of one. */
void infer_side(struct infer *x, struct env *env, struct expr *e);
unsigned row_width(const struct expr *e);
struct expr *row_item(struct infer *x, struct expr *e, unsigned i);
bool row_nullable(const struct expr *e);                                    /* … or an item of it */
bool infer_row_comparison(struct infer *x, struct expr *a, struct expr *b); /* false: neither is a row */

/* How a value is used, for the parameters in it. */
struct expect {
    struct type type;
    enum param_strength strength;
    enum param_null null;
    struct str name;            /* what a nameless parameter is called: the column it meets */
    const struct own_type *own; /* … and its type in C */
};
/* Tells every parameter whose value is e's value what is expected of it. */
void infer_expect(struct infer *x, struct expr *e, const struct expect *want);
/* What stands beside a parameter, as far as it speaks of it: the digits of a literal bound no other value. */
struct type type_beside(const struct type *t, const struct expr *e);
/* The type that those share whose type is known: what a parameter among them is taken for. */
struct type unify_known(struct infer *x, const struct operand *list, unsigned n);
/* One is converted to another's UUID or INET: what is none becomes NULL. */
bool unify_may_fail(const struct operand *list, unsigned n, const struct type *to);
/* TYPE_NONE, and no parameter in it that could still explain that: it was reported. */
bool expr_poisoned(const struct expr *e);
/* The parameters in e are not to be complained about: what they meet was. */
void infer_poison(struct infer *x, struct expr *e);

/* ---------------------------------------------------------------- queries */

void infer_query(struct infer *x, struct query *q, struct env *up);
/* FROM and WHERE: env gets what they prove. */
void infer_from(struct infer *x, struct query *q, struct env *up, struct env *env, struct expr *where);
void infer_results(struct infer *x, struct query *q, struct env *env);
void infer_order(struct infer *x, struct env *env, const order_vec *order);
void infer_limit(struct infer *x, struct expr *limit, struct expr *offset);
void infer_dml(struct infer *x, struct dml *m, const struct stmt *s);
void check_literal(struct infer *x, const struct expr *e, const struct column *c, bool written);
void check_temporal(struct infer *x, const struct expr *e); /* DATE '2023-02-30' */
/* Why no value of the column can be equal to the literal; NULL: one may be. */
const char *literal_unfit(const struct infer *x, const struct expr *e, const struct column *c);
bool literal_is_number(struct str text);
/* cardinality.c: at_most_one, at_least_one; its relations' types are inferred */
void query_count(struct infer *x, struct query *q);
/* The same for UPDATE, DELETE: at most one row is met. */
bool dml_single(struct infer *x, const struct query *q, const struct expr *where);
/* … at most one row is changed, however many rows of other tables it meets: each is changed, and given back, once. */
bool dml_target_single(struct infer *x, const struct query *q, const struct expr *where, const struct relation *target);
/* cardinality_why.c: why it gives many, as half a sentence; empty: nothing better than that is known. */
struct why_many query_why_many(struct infer *x, const struct query *q);
struct why_many dml_why_many(struct infer *x, const struct query *q, const struct expr *where);

/* ---------------------------------------------------------------- one dialect's rules */

struct rules {
    enum type_kind truth; /* of a comparison */
    struct type (*literal)(struct infer *x, const struct expr *e);
    struct type (*unary)(struct infer *x, const struct expr *e);  /* - + ~ ; operand inferred */
    struct type (*binary)(struct infer *x, const struct expr *e); /* arithmetic, bits, ||, JSON */
    bool (*binary_null)(const struct expr *e);                    /* may be NULL though no operand is */
    struct type (*unify)(struct infer *x, const struct operand *list, unsigned n);
    struct type (*call)(struct infer *x, const struct expr *e);                        /* what RESULT_… means here */
    bool (*cast)(struct infer *x, const struct expr *e, struct type *out, bool *null); /* false: reported */
};
extern const struct rules rules_mysql, rules_sqlite, rules_postgres;

struct diag *infer_report(struct infer *x, enum diag_code code, struct span span, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* rules_dolt.c: what Dolt sends in another class than the others: any. */
bool dolt_unites_otherwise(const struct infer *x, const struct type *a, const struct type *b);
bool dolt_loses_times(const struct infer *x, const struct type *a, const struct type *b);
bool dolt_coalesces_otherwise(const struct infer *x, const struct expr *e);
bool dolt_sums_otherwise(const struct infer *x, const struct expr *e);   /* SUM, AVG */
bool dolt_shifts_otherwise(const struct infer *x, const struct expr *e); /* LAG, LEAD of three arguments */
bool dolt_measures_dates(const struct infer *x, const struct expr *e, enum type_kind kind); /* GREATEST, LEAST */
/* SUM, AVG, GREATEST, LEAST whose type would be `kind`: a double, where Dolt alone is meant. */
bool dolt_computes_real(const struct infer *x, const struct expr *e, enum type_kind kind);

/* Helpers the rules share. */
bool rules_mysql_cast(struct infer *x, const struct expr *e, struct type *out, bool *null);
bool literal_integer(const struct expr *e, bool *negative, uint64_t *value); /* 5, -5, +5 */
bool literal_nonzero(const struct expr *e);                                  /* a numeric literal that is not 0 */
bool literal_number(const struct expr *e);                                   /* a numeric literal: finite */
struct type decimal_of(unsigned precision, unsigned scale);                  /* within the dialect's limits */
struct type decimal_literal(struct str digits);

#endif
