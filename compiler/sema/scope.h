/* scope.h: what a name can mean. Made by BIND (bind_*.c), read by INFER and the emitters.
 *
 * A relation is one FROM item: a table, a derived table, a CTE. A query is one bound SELECT: its scope, its result
 * columns, its joins. Scopes nest as queries do; a name is looked up from the inside out. */
#ifndef SCHEMAC_SEMA_SCOPE_H
#define SCHEMAC_SEMA_SCOPE_H

#include "sema/catalog.h"

struct query;
struct relation;

/* "In the rows looked at here, this column is not NULL" (outer NULL), "… is not 0", or "this outer join found its partner". */
struct fact {
    const struct relation *relation;
    unsigned column;
    const struct outer_join *outer;
    bool nonzero;
};
typedef VEC(struct fact) fact_vec;

/* The nullable side of an outer join. Its relations' rows may be all NULL, unless a fact says it is present. */
struct outer_join {
    struct outer_join *parent; /* a join around it that may null-extend it too */
    fact_vec on;               /* what its ON proves when it is present */
};

struct rel_column {
    struct str name;
    struct type type;
    bool nullable;               /* by itself, before any outer join */
    bool merged;                 /* USING, NATURAL: the other side stands for it, unqualified and in * */
    bool invisible;              /* not in * */
    const struct column *origin; /* the base table's column it is, through plain projection */
};

/* An argument of a table function, and what a placeholder in it is taken for. */
struct rel_arg {
    struct expr *expr;
    enum type_kind kind;
    struct str name; /* … and called; empty: not said */
};

struct relation {
    struct str name; /* its alias, or the table's name */
    bool has_alias;
    bool exact;                /* its columns' names compare with case: postgres */
    struct span span;          /* the name's place */
    struct str database;       /* as written before the name of an engine's own table, and of a revision's */
    const struct table *table; /* NULL: derived */
    const struct table *view;  /* … or a view, which query is made of */
    struct query *query;       /* derived table, CTE, view */
    struct rel_column *columns;
    unsigned n_columns;
    VEC(struct rel_arg) args;   /* a table function's, or a point in time */
    struct outer_join *outer;   /* the innermost that may null-extend it; NULL: none */
    bool poisoned;              /* reported already: what is looked for in it is silent */
    const char *why_absent;     /* of NEW and OLD where the event has none of it: what to say */
    const struct join *merging; /* a FULL JOIN by USING or NATURAL that it is the right side of; SQLite: see level.h */
    const struct nested
        *nested;   /* a join in parentheses, as SQLite has it: an item of a level, no relation of a query */
    bool cte;      /* of a WITH */
    bool proposed; /* the row that an INSERT would have put there: excluded */
    bool rowid;    /* columns[n_columns] is SQLite's rowid, seen by its three names only */
    unsigned era;  /* of the text it is named in: its columns' names are of then */
    bool single;   /* cardinality: at most one row for each row of the enclosing query */
};
typedef VEC(struct relation *) relation_vec;

struct scope {
    struct scope *outer; /* the enclosing query's; NULL: none is visible */
    struct relation **relations;
    unsigned n;
    bool visible;              /* invisible columns are not there: NATURAL JOIN */
    const struct level *level; /* SQLite's FROM: what names mean there; NULL: as the relations stand */
};

struct found {
    struct relation *relation;
    unsigned column;
};
typedef VEC(struct found) found_vec;
/* One of the columns that a name stands for, and the join that merged it with those before it. */
struct name_part {
    struct found column;
    const struct join *by;
};
typedef VEC(struct name_part) part_vec;
enum lookup { LOOKUP_NONE, LOOKUP_ONE, LOOKUP_AMBIGUOUS };

/* The table or view of the schema it is; NULL: neither. */
const struct table *relation_named(const struct relation *r);
/* One level of scope. An ambiguous name gives both candidates in first and second. */
enum lookup scope_column(const struct scope *s, struct str name, struct found *first, struct found *second);
/* … of the relations of that name alone, if a name is given. */
enum lookup scope_lookup(const struct scope *s, const struct qname *of, bool nocase, struct str name,
                         struct found *first, struct found *second);
/* The columns that a name stands for, with `of` as for scope_lookup: several where FULL JOINs merged them, the leftmost
 * first. (A qualified one only in SQLite.) What SQLite calls it as a result column, where that is not as it is written. */
struct str scope_merged(struct arena *a, const struct scope *s, const struct qname *of, struct str name, part_vec *out);
/* Its name is that one: `nocase` as the dialect compares. */
bool relation_is_called(const struct relation *r, const struct qname *name, bool nocase);
/* A qualified name within one relation; false: it has no such column. */
bool relation_column(const struct relation *r, struct str name, unsigned *column);
/* A derived table has another column of that name in front of this one: no name stands for it. */
bool relation_shadowed(const struct relation *r, unsigned column);
/* The relation of that name in this level; NULL: none. `nocase`: as the dialect compares. */
/* SQLite writes a constant for `e IS NULL`: e is a column that is declared NOT NULL, or a rowid, and no outer join can leave
 * it out. So it does where the query gathers no row at all, and e is NULL all the same. */
bool null_test_folded(const struct expr *e);
bool is_rowid_name(struct str name); /* one of the three of SQLite (sqlite.org/rowidtable.html) */
struct relation *scope_relation(const struct scope *s, const struct qname *name, bool nocase);
/* It is visible from there: in this level, or around it. */
bool scope_reaches(const struct scope *s, const struct relation *r);
/* Its rel_column, rowid included. */
struct rel_column *relation_at(const struct relation *r, unsigned column);

/* One result column of a query. */
struct result {
    struct str name;           /* as the engine reports it */
    struct expr *expr;         /* NULL: a column that * stands for */
    struct relation *relation; /* …: this one */
    unsigned column;
    bool has_alias;
    bool by_text;     /* MySQL, MariaDB: without an alias; its text is one */
    bool aggregates;  /* an aggregate of this query is in it, be it in a subquery */
    bool takes_alias; /* a subquery in it names a result column before it */
    struct span span;
    struct type type; /* infer: */
    bool nullable;
    const struct column *origin;
};
typedef VEC(struct result) result_columns;

/* One JOIN of a FROM clause, innermost first. */
struct join {
    enum join_kind kind;
    const struct table_ref *ref;
    struct expr *on;              /* NULL: none */
    unsigned first, middle, last; /* its relations: left [first, middle), right [middle, last) of the query's */
    struct outer_join *left_outer, *right_outer; /* where that side may be null-extended */
    struct outer_join *context;  /* the innermost outer join whose nullable side this whole join is part of */
    VEC(struct found) same_left; /* USING, NATURAL: pairs of equal columns */
    VEC(struct found) same_right;
    VEC(struct str) names;           /* … SQLite: what they are called */
    VEC(struct expr *) left_merged;  /* … what is on the left where a FULL JOIN merged it before; NULL: the column */
    VEC(struct expr *) right_merged; /* … likewise on the right, in SQLite */
    bool fused_right;                /* … one of the right is what a FULL JOIN merged: several columns */
    bool sees_further;               /* ON names a table that is joined further right: SQLite */
    VEC(bool) unproved;              /* … whether they prove nothing: see bind_from.c */
};

struct query {
    unsigned seen_from;  /* while FROM is bound: the first relation that a function there sees */
    struct level *level; /* … SQLite: the level that is bound */
    const struct select *select;
    const struct expr *of; /* the expression whose subquery it is, or an operand of that; NULL: none */
    struct scope scope;
    relation_vec relations;
    VEC(struct join *) joins;
    result_columns results;
    bool aggregate;                 /* an aggregate of its own, or GROUP BY, or HAVING */
    bool gathers;                   /* … that stands in no window function */
    const struct expr *window_call; /* a window function in it; NULL: none */
    struct expr *far_aggregate;     /* an aggregate of its own in a subquery of SELECT or ORDER BY */
    struct query *left, *right;     /* a set operation's operands */
    bool bad_position;              /* a GROUP BY or ORDER BY position was reported */
    const struct sqltext *text;     /* a view's: what its places are in; NULL: the statement's */
    bool poisoned;                  /* its result columns are not all known: reported already */
    bool recursive;                 /* a recursive CTE's body: right refers to it */
    relation_vec self;              /* … through these relations */
    struct query *anchor;           /* … and this is what it begins with */
    relation_vec self_result;       /* a set operation, as its own ORDER BY sees it */
    const name_vec *named;          /* what its WITH calls its columns; NULL: nothing */
    VEC(struct query *) ctes;       /* bound in its WITH, in order */
    unsigned round;                 /* infer: the round it was last inferred in */
    bool at_most_one, at_least_one; /* cardinality.c */
    bool counted;
};

/* A bound INSERT, UPDATE or DELETE. */
struct dml {
    struct query *query;          /* its tables as WHERE and RETURNING see them; results: RETURNING */
    struct relation *target;      /* NULL: several (MySQL), or poisoned */
    VEC(struct column *) columns; /* INSERT: what each value is written to, in order; NULL: poisoned */
    struct query *source;         /* INSERT … VALUES, INSERT … SELECT */
    struct query *upsert;         /* the scope of ON CONFLICT, ON DUPLICATE KEY UPDATE */
};

#endif
