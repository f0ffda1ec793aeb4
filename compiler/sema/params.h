/* params.h: what a statement's parameters are, gathered from every place where they stand. Part of INFER.
 *
 * A name used twice is one parameter. Its type is decided by the strongest of its uses:
 *   written   to a column (INSERT, SET): the column's type; two columns: the narrower, so that a value fits both;
 *   compared  with a column (=, <, IN, BETWEEN, LIKE …), cast, LIMIT: the column's type; two columns: the wider, so
 *             that every value either column has can be asked for;
 *   weak      arithmetic, a function's argument, a literal beside it: a guess of the context, never contradicted.
 * A weak use gives way silently; two strong ones that no one type serves are E0302.
 *
 * It may be NULL where NULL says something: written to a nullable column, `:x IS NULL`, `<=>`, COALESCE(:x, …),
 * sqlc.narg(); unless it is also written to a NOT NULL column. A comparison alone makes it not nullable: `a = NULL` is
 * never true. A list's elements are never NULL.
 *
 * An annotation (`schemac: param NAME TYPE`) decides instead of the uses, and must fit each of them (said.h). */
#ifndef SCHEMAC_SEMA_PARAMS_H
#define SCHEMAC_SEMA_PARAMS_H

#include "diag/diag.h"
#include "parse/ast.h"
#include "scan/site.h"
#include "sema/model.h"

enum param_strength { PARAM_WEAK, PARAM_COMPARED, PARAM_WRITTEN };
enum param_null { PARAM_NULL_UNSAID, PARAM_NULL_MEANT, PARAM_NULL_NEVER };

struct param_use {
    const struct expr *expr;
    struct type type; /* TYPE_NONE: says nothing about it */
    enum param_strength strength;
    enum param_null null;
    struct str name;
    const struct own_type *own; /* the type in C of the column that it meets; NULL: none of the application's */
};
struct param {
    const struct expr *first; /* its first place in the text */
    struct str name;          /* as written; empty for ? */
    unsigned number;          /* $1, ?3 */
    bool narg;
    bool list;
    bool poisoned;               /* it met what was reported already */
    VEC(struct param_use) uses;  /* of this round */
    const struct override *said; /* a type that the annotation gives it; NULL: none */
    enum type_kind unsaid;       /* what its uses said before that was known */
    struct str model_name;       /* as the function's argument; never empty */
    struct type type;            /* TYPE_NONE: not known (yet) */
    const struct own_type *own;  /* the type in C; NULL: none of the application's */
    bool nullable;
};
struct params {
    struct arena *a;
    VEC(struct param) all;
};

/* Groups the statement's placeholders; sets each one's param_index. `one_row`: all kinds are numbered together and may
 * be mixed, as in SQLite. False: reported. */
bool params_collect(struct params *p, struct arena *a, struct diags *d, const struct stmt *s, bool one_row);
void params_begin_round(struct params *p);
void params_use(struct params *p, const struct expr *e, const struct param_use *u);
/* Decides types from this round's uses. True: something changed since the round before. */
bool params_decide(struct params *p, const struct stmt *s);
/* E0301, E0302 for what is not, or not well, decided. False: something was reported. */
bool params_report(const struct params *p, struct diags *d, const struct stmt *s);
/* Names every parameter and writes them to the model. */
void params_model(const struct params *p, const struct stmt *s, struct model_query *q);

#endif
