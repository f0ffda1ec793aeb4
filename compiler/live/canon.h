/* canon.h: an expression, or a query, as a text that is the same for two that mean the same, as far as a server rewrites what it
 * stores: names without their tables' database, functions by one name, AND's terms in one order, … LIVE.
 *
 * The text is for comparing and for nobody to read. */
#ifndef SCHEMAC_LIVE_CANON_H
#define SCHEMAC_LIVE_CANON_H

#include "sema/scope.h"

struct canon {
    struct arena *arena;
    enum dialect dialect;
    bool tables;                /* columns are written with the name of their table, as in a query */
    bool unread;                /* the query is in EXISTS: of what it selects, for each row, nothing is seen */
    const struct query *beside; /* … is a side of an INTERSECT, or what an EXCEPT takes away: the other side */
};

struct str canon_expr(const struct canon *x, const struct expr *e);      /* NULL: the empty text */
struct str canon_condition(const struct canon *x, const struct expr *e); /* the same where it stands as a condition */
struct str canon_equal(const struct canon *x, const struct expr *a, const struct expr *b);
struct str canon_select(const struct canon *x, const struct select *s);
/* Number in one form: "1.50" → "1.5", "+3" → "3", "1e2" → "100". Anything else as it is. */
struct str canon_number(struct arena *a, struct str text);

/* canon_time.c: a literal of a DATE, TIME, DATETIME or TIMESTAMP: '2024-1-2' and 20240102 → "2024-01-02". */
struct str canon_moment(struct arena *a, enum type_kind kind, struct str text);
unsigned canon_year(unsigned year); /* 24 → 2024 */

/* canon_call.c */
struct str canon_call(const struct canon *x, const struct expr *e);
struct str canon_list(const struct canon *x, const expr_vec *list);
struct str canon_orders(const struct canon *x, const order_vec *order);
/* "(name a b …)" out of what is joined by blanks. */
struct str canon_node(const struct canon *x, const char *name, struct str operands);
/* The texts in one order, joined by blanks. */
struct str canon_sorted(const struct canon *x, struct str *all, unsigned n);

#endif
