/* program.h: private to sema/body*.c: checking the bodies of triggers, routines and events, at the end of DDL replay. */
#ifndef SCHEMAC_SEMA_PROGRAM_H
#define SCHEMAC_SEMA_PROGRAM_H

#include "sema/analyze.h"

enum program_kind { PROGRAM_TRIGGER, PROGRAM_FUNCTION, PROGRAM_PROCEDURE, PROGRAM_EVENT };

/* A cursor of a block. */
struct cursor {
    const struct body *body;
    struct query *rows; /* NULL: poisoned */
};

/* What a BEGIN, a loop or a handler opens. */
struct block {
    struct block *up;
    const struct body *body;
    bool loop;
    bool barrier; /* a handler's: labels around it cannot be reached */
    VEC(struct cursor) cursors;
    VEC(const struct body *) conditions;
};

struct program {
    struct catalog *c;    /* what the body sees: base, or with what it has created itself */
    struct catalog *base; /* the schema */
    struct diags *d;
    struct arena *a;
    struct stmt *stmt; /* stands for the whole: its text */
    const struct sqltext *text;
    enum program_kind kind;
    const struct trigger *trigger;
    struct routine *routine; /* NULL: none */
    struct scope *scope;     /* what names can mean besides columns */
    struct block *block;
    unsigned depth; /* of IF, loops and handlers: 0 where every statement is passed */
    unsigned calls; /* how many CALLs around this routine are being looked into */
    bool returns;   /* a RETURN was met */
    bool ok;
};

/* body.c: everything at once, after the last statement of the schema. */
void programs_check(struct catalog *c, struct diags *d);
/* The body of one routine, when it was not checked yet. */
void routine_check(struct catalog *c, struct diags *d, struct routine *r, unsigned calls);

struct diag *body_report(struct program *p, enum diag_code code, struct span span, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* body_scope.c: blocks, variables, cursors, labels. */
void body_enter(struct program *p, struct block *block, const struct body *b, bool loop);
void body_leave(struct program *p);
void body_add_row(struct program *p, struct relation *r);
void body_declare(struct program *p, const struct body *b);
struct cursor *body_cursor(struct program *p, const struct name *name); /* NULL: reported */
void body_label(struct program *p, const struct name *name, bool iterate);
void body_conditions(struct program *p, const struct body *b);
struct rel_column *body_variable(const struct program *p, const struct name *name); /* NULL: none of that name */
struct relation *relation_of_rows(struct program *p, struct str name, const struct query *q);

/* body_sql.c: the SQL in a body. */
void body_value(struct program *p, struct expr *e);
struct query *body_query(struct program *p, struct stmt *s); /* what it gives; NULL: nothing, or reported */
void body_sql(struct program *p, struct stmt *s);
/* body_trigger.c: W0232, of an INSERT, UPDATE or DELETE. */
void body_own_table(struct program *p, const struct stmt *s);
void body_targets(struct program *p, const expr_vec *targets, unsigned n, struct span span);
void body_set(struct program *p, const struct body *b);

#endif
