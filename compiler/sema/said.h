/* said.h: the types that an annotation may give a column or a parameter (`schemac: column n uint8, param p date`): what the
 * run time can hold the database, or the program, to. */
#ifndef SCHEMAC_SEMA_SAID_H
#define SCHEMAC_SEMA_SAID_H

#include "parse/ast.h"
#include "sema/params.h"
#include "sema/scope.h"

/* Every value of type `to` that comes in a column of type `from` can be read as such, and what is none is noticed. */
bool said_column_fits(const struct type *from, enum type_kind to);
/* The column's type as it is said to be. */
struct type said_column_type(const struct type *from, enum type_kind to);
/* A value of that kind can be given where the parameter is used like this. */
bool said_param_fits(const struct param_use *u, enum type_kind said);
/* The parameter's type as it is said to be: with digits and members of the uses that have such a type. */
struct type said_param_type(const struct param *p, enum type_kind said);
/* The result column is a NULL in every row: a literal, or a column whose absence WHERE asks for. */
bool surely_null(const struct query *q, const struct result *r);

#endif
