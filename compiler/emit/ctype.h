/* ctype.h: what C type a SQL type is, and which sc_type says so to the runtime. EMIT. */
#ifndef SCHEMAC_EMIT_CTYPE_H
#define SCHEMAC_EMIT_CTYPE_H

#include "sema/type.h"

struct c_type {
    const char *name;    /* "sc_opt_u32"; NULL: an enum, whose name the plan gives */
    const char *sc_type; /* "SC_T_UINT32" */
    bool arithmetic;     /* C converts it into other arithmetic types without a word */
};

/* bool_columns: BOOLEAN and TINYINT(1) are C's bool, else int8_t (a MySQL BOOLEAN may hold 2). TYPE_NONE gives .sc_type == NULL. */
struct c_type c_type_of(const struct type *t, bool nullable, bool bool_columns);

#endif
