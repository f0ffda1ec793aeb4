/* plan.h: what the generated C consists of, named and shaped, before a byte is written. EMIT.
 *
 * emit_schema, emit_h and emit_c print a plan and decide nothing. */
#ifndef SCHEMAC_EMIT_PLAN_H
#define SCHEMAC_EMIT_PLAN_H

#include "emit/emit.h"
#include "emit/names.h"

struct c_struct;

struct c_label {
    struct str ident, label;
};

/* An ENUM or SET of the schema. */
struct c_enum {
    const struct enum_type *type;
    bool set;               /* the labels' identifiers are bits; name, null, text and from are empty */
    struct str name;        /* typedef */
    struct str null;        /* its constant 0 */
    struct str text, from;  /* functions */
    struct str labels_var;  /* sc_labels */
    struct str labels_text; /* its sc_text array */
    struct c_label *labels;
    unsigned n;
};

/* A type of the application's own, for a column or all columns of a type. */
struct c_own {
    const struct own_type *type;
    const struct c_enum *members; /* of the ENUM or SET that it stands for; NULL: it is none */
    struct str value;             /* the C type that is converted: "sc_decimal" */
    struct str optional;          /* the typedef of its nullable form … */
    bool declares;                /* … which stands with this one */
    struct str var;               /* its sc_own */
    struct str from, to;          /* the functions that the sc_own has */
};

struct c_field {
    struct str name; /* in C */
    struct str sql_name;
    const struct type *type;
    const struct c_enum *members;
    const struct c_own *own; /* NULL: schemac's own type */
    struct str ctype;
    const char *sc_type;
    bool nullable, arithmetic;
    bool list;                       /* points to the first of any number of values */
    bool count;                      /* of the list before it; no parameter of its own */
    struct str embed;                /* the member that it is in, a row of a table\'s; n == 0: in none */
    const struct c_struct *embedded; /* … that row */
};

struct c_struct {
    struct str name;    /* typedef and tag */
    struct str table;   /* a table's row: its SQL name; else empty */
    struct str owner;   /* for comments and messages: "table `events`", "query `event_by_id`" */
    struct place place; /* of the owner */
    bool in_schema;     /* lives in schema.h and schema.c */
    bool input;         /* used as parameters: its members start as zero in C++ */
    unsigned n_users;
    struct str source;     /* where it is used; several: in_schema */
    struct str fields_var; /* its sc_field table */
    VEC(struct c_field) fields;
};

enum params_form {
    PARAMS_NONE,
    PARAMS_ONE,       /* one argument, whose address is the params struct */
    PARAMS_ARGUMENTS, /* arguments; the .c file has a struct for them, or where there is a NAME_many the header */
    PARAMS_STRUCT,    /* const NAME_params * */
    PARAMS_ROW        /* const TABLE_row * */
};

/* A query's columns and parameters as members, where plan_tables had to know them; NULL: they are still to be made. */
struct plan_shape {
    struct c_struct *columns, *params;
};

struct c_query {
    const struct model_query *q;
    struct plan_shape shape;
    struct str name;      /* of the function; others are built from it */
    struct c_struct *row; /* NULL: gives no rows */
    enum params_form form;
    struct c_struct *params; /* NULL: PARAMS_NONE; PARAMS_ONE, PARAMS_ARGUMENTS: its fields are the arguments */
    struct str row_alias, params_alias; /* NAME_row and NAME_params for a row of another name; n == 0: none */
    struct str query_var;
    struct str order_var[N_TARGETS]; /* n == 0: no placeholders; two targets of the same order share one */
    struct str lists_var[N_TARGETS]; /* n == 0: no lists */
    struct str all, into;            /* the functions that read a whole result; n == 0: there is none */
    struct str many;                 /* the function that is given several rows; n == 0: there is none … */
    struct str why_no_many;          /* … and why, where it might be missed */
    struct str many_var;             /* its sc_bulk_insert */
};

struct c_source {
    struct str source, stem;
    struct str guard;                           /* of its header */
    const struct catalog *catalog;              /* the model's */
    struct str used, used_tables, used_columns; /* its sc_used, and what that points to */
    hash_vec names;                             /* taken for its sake */
    VEC(struct c_query *) queries;              /* by name */
    VEC(struct c_struct *) structs;             /* shared rows that only this source uses */
};

struct plan {
    struct arena *arena;
    struct diags *diags;
    const struct model *model;
    const struct emit_options *options;
    struct names_scope scope; /* every identifier at file scope of all generated headers */
    VEC(struct c_enum *) enums;
    bool own_enums;                 /* some of which only queries have */
    struct map enums_by_type;       /* the enum_type pointer's bytes → struct c_enum */
    VEC(struct c_own *) owns;       /* in the order of the configuration */
    struct map members;             /* SQL name → its member's name, of the names that are plain words */
    struct plan_shape *shapes;      /* of each of the model's queries */
    struct map table_rows;          /* SQL name → struct c_struct, of those in structs */
    struct map named_rows;          /* what queries say behind `row` → anything */
    VEC(struct c_struct *) structs; /* of schema.h: tables' rows, rows that several sources share */
    VEC(struct c_struct *) shared;  /* all rows that `row NAME` names */
    VEC(struct c_source *) sources; /* by path, once all are there */
    struct map by_path;             /* → each of them */
};

/* False: reported. */
bool plan_make(struct plan *p, struct arena *a, struct diags *d, const struct model *m, const struct emit_options *o);

/* Is this row defined once for several queries: in schema.h, or at the head of the source's header? */
bool plan_is_shared(const struct c_source *s, const struct c_struct *row);

/* plan_facts.c: what the finished plan says of each source. */
void plan_facts(const struct plan *p, struct emit_facts *out);
/* plan_enum.c */
void plan_enums(struct plan *p);
const struct c_enum *plan_find_enum(const struct plan *p, const struct type *t);
/* plan_own.c */
void plan_own_types(struct plan *p);
const struct c_own *plan_find_own(const struct plan *p, const struct own_type *t); /* NULL for NULL */
/* plan_struct.c */
struct c_struct *plan_table_row(struct plan *p, const struct table *t);
struct c_struct *plan_columns(struct plan *p, const struct model_query *q);
struct c_struct *plan_params(struct plan *p, const struct model_query *q);
/* Renames arguments that would hide what else the query's function speaks of. c->row is set. */
void plan_avoid_arguments(struct plan *p, struct c_struct *s, const struct c_query *c);
/* How many parameters its fields are: a list's count is none of its own. */
unsigned plan_parameters(const struct c_struct *s);
/* False: *differs is the first field that does not fit (the number of those both have, when one has more). */
bool plan_same_shape(const struct c_struct *a, const struct c_struct *b, unsigned *differs);
struct c_struct *plan_find_table_row(const struct plan *p, struct str table); /* NULL: none is shared */
/* plan_row.c: which struct a query's rows and parameters are. */
void plan_tables(struct plan *p);                    /* finds the tables whose rows are shared */
bool plan_row(struct plan *p, struct c_query *c);    /* false: reported */
bool plan_inputs(struct plan *p, struct c_query *c); /* false: reported */
void plan_aliases(struct plan *p, struct c_query *c);
void plan_many(struct plan *p, struct c_query *c);  /* the function for several rows of an INSERT */
void plan_whole(struct plan *p, struct c_query *c); /* the functions that read a whole result */
/* Takes an identifier for a query's sake; false: it is another's (E0112 at the query). */
struct str plan_owner(struct plan *p, struct str kind,
                      struct str name); /* for messages: "query `" gives "query `NAME`" */
bool plan_take(struct plan *p, const struct model_query *q, struct str ident);

#endif
