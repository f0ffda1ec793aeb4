/* own.h: an application's own C types for columns, as the configuration declares them, with the functions that convert
 * (docs/configuration.md). Where such a column's value comes out, or a parameter meets it, the generated C has that type. */
#ifndef SCHEMAC_SEMA_OWN_H
#define SCHEMAC_SEMA_OWN_H

#include "diag/diag.h"
#include "sema/type.h"

struct catalog;
struct column;
struct declared;
struct query;

struct own_type {
    struct str key;      /* "orders.total", a domain's name, or a column's type as SQL says it: "DECIMAL(12,2)" */
    struct place place;  /* of the key in the configuration; source NULL: a flag */
    struct str c;        /* "money_t", "struct money" */
    struct str header;   /* that declares it and the functions */
    struct str from, to; /* functions: of the column's C type, and into it */
    const struct column *first; /* of those that have it; NULL: none has */
};

/* "orders.total=money_t, money.h, money_from_decimal, money_to_decimal". False: *why says what is wrong. */
bool own_type_read(struct arena *a, struct str text, struct own_type *out, struct str *why);
/* Gives the catalogue's columns their own types. What no column has is reported (E0704). */
void own_types_apply(struct arena *a, struct diags *d, struct catalog *c, const struct declared *declared);
/* The one that a result column's values have; NULL: none, or not all of them. `kind`: the column's. */
const struct own_type *own_type_of_result(const struct query *q, unsigned i, enum type_kind kind);

#endif
