/* level.h: one level of SQLite's FROM: its items, and what a name means among them. Part of BIND.
 *
 * To SQLite a join in parentheses is one item, as a query of its own: `(SELECT * FROM a JOIN b …)`, whose columns have
 * names no two of which are alike (id, id:1), and which answers to its tables' names besides. The tables themselves stay
 * relations of the whole query. Long-form notes: sqlite3.c, lookupName() and selectExpander(). */
#ifndef SCHEMAC_SEMA_LEVEL_H
#define SCHEMAC_SEMA_LEVEL_H

#include "sema/scope.h"

/* A column of a join in parentheses; what that calls it, is its relation's. */
struct level_column {
    struct str name;           /* as its table calls it */
    const struct relation *of; /* … which; NULL: USING made it */
    bool merged;               /* … of this level */
    bool hidden;               /* not in a plain star */
    part_vec parts;            /* what it is */
};

struct level {
    struct arena *a;
    relation_vec items;
    VEC(const struct join *) joins; /* by which each is joined with those before it; the first: NULL */
    bool turned;                    /* it has a RIGHT or FULL JOIN */
};

/* A join in parentheses as an item of the level around it. */
struct nested {
    struct level *level;
    struct level_column *columns;
    unsigned first, last; /* its relations: [first, last) of the query's */
};

/* One name in one level: its parts, left to right (several where joins merged them). `named`: what SQLite calls the
 * result column that it is; empty: as it is written. */
enum lookup level_lookup(const struct scope *s, const struct qname *of, struct str name, part_vec *parts,
                         struct str *named, struct found pair[2]);
/* An item's column by the name that the level knows; false: none. `visible`: an invisible one is none. */
bool level_column_of(const struct relation *item, struct str name, bool visible, unsigned *column);
part_vec level_parts(struct arena *a, const struct relation *item, unsigned column);
/* name:count; a number that the name has already is replaced. */
struct str level_numbered(struct arena *a, struct str name, unsigned count);
/* What SQLite calls a column of a derived table behind n others: id, id:1, id:2. `columns`: of a join in parentheses, where
 * what has the name of a column that USING made is hidden; else NULL. */
struct str level_name(struct arena *a, const struct rel_column *others, unsigned n, struct str name,
                      const struct level_column *columns, bool *hidden);
bool level_unnamed(struct str name); /* nobody knows how SQLite calls it: id:? */
/* j merges columns of that name. */
bool join_merges(const struct join *j, struct str name);

#endif
