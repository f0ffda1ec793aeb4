/* bind.h: private to sema/bind_*.c, grouping.c: BIND's state and how its parts call each other.
 *
 * BIND resolves every name of a statement in nested scopes. It writes the "bind:" fields of the AST that say what a
 * name is; INFER (infer.h) then gives types. A name that cannot be resolved is reported once and its node becomes
 * EXPR_ERROR. */
#ifndef SCHEMAC_SEMA_BIND_H
#define SCHEMAC_SEMA_BIND_H

#include "sema/scope.h"

/* A WITH clause's query that names can reach. */
struct cte_scope {
    struct cte_scope *up;
    const struct cte *cte;
    struct query *query; /* NULL while its own body's first half is bound: not visible yet */
    bool open;           /* its own recursive half is being bound */
    bool pending;        /* not bound yet, and may be named nevertheless: see bind_with.c */
    struct with_scope *with;
};

struct use {
    const struct table *table;
    bool *columns; /* touched, by index */
};

enum { BIND_MOST_LISTS = 16 }; /* places of lists in a statement: the runtime has room for as many */

/* The views a statement has met, each bound once. */
struct bound_view {
    const struct table *table;
    struct query *query; /* NULL: it is being bound, or it cannot be */
};
struct bound_views {
    VEC(struct bound_view *) all;
};

struct spot;
/* Where the subquery stands that is being bound, and the one around it. */
struct outer_spot {
    struct outer_spot *up;
    struct spot *at; /* NULL: a LATERAL */
};

struct table_read { /* by a subquery */
    const struct table *table;
    bool before;     /* … in a derived table or in WITH: not in place */
    bool apart;      /* … that MariaDB does not merge into the query around it */
    struct str name; /* as which */
    struct span span;
};

struct bind {
    struct arena *a;
    struct diags *d;
    const struct catalog *cat;
    struct stmt *stmt;
    const struct sqltext *text;
    struct sql_options o;
    struct cte_scope *ctes;
    struct cte_scope *body;    /* the CTE whose body is bound next: its set operation may refer to itself */
    struct cte_scope *in_body; /* whose body is being bound; NULL: none */
    const struct expr *of;     /* whose subquery is bound next; NULL: none's */
    const name_vec *named;     /* what its WITH calls the columns of the query that is bound next; NULL: nothing */
    struct bound_views *views;
    const struct table_ref *written; /* what an UPDATE or DELETE changes, where that is one table */
    const struct table *view;        /* whose SELECT is being bound; NULL: the statement's own text */
    VEC(struct use) uses;
    struct scope *program; /* in a body: its variables, NEW and OLD, the innermost block first; else NULL */
    VEC(const struct routine *) routines; /* of the schema, that the statement calls */
    const struct scope *no_tables;        /* it was said that nothing can be named in it */
    VEC(struct span) embeds;              /* sqlc.embed(t), wherever it stands */
    VEC(struct table_read) reads;
    unsigned n_params;             /* EXPR_PARAM nodes met */
    unsigned n_lists;              /* those of them that are lists */
    bool read_before;              /* in a derived table or in WITH: read before anything is changed */
    struct outer_spot *outer_spot; /* NULL: no subquery */
    bool failed;
};

enum clause {
    CLAUSE_SELECT,
    CLAUSE_FROM,
    CLAUSE_ON,
    CLAUSE_WHERE,
    CLAUSE_GROUP,
    CLAUSE_HAVING,
    CLAUSE_ORDER,
    CLAUSE_WINDOW,
    CLAUSE_LIMIT,
    CLAUSE_VALUES,
    CLAUSE_SET,
    CLAUSE_RETURNING
};

/* Where an expression stands. */
struct spot {
    struct scope *scope;
    enum clause clause;
    struct query *query; /* whose aggregates are collected; NULL: none can stand here */
    bool in_aggregate;
    bool in_window;             /* an argument of a window function */
    struct query *aliases;      /* result columns that may be named here where no table's column is; NULL: none */
    unsigned n_outer;           /* within an aggregate: columns of enclosing queries … */
    unsigned n_own;             /* … and of this one */
    unsigned nearest;           /* … how many queries up the nearest of those columns is */
    bool took_alias;            /* a subquery of it named a result column of this query */
    const struct table *target; /* of an INSERT's values or SET: DEFAULT and VALUES(col) may stand */
};

bool bind_nocase_tables(const struct bind *b); /* how table names and aliases compare */
void bind_fail(struct bind *b);
struct diag *bind_report(struct bind *b, enum diag_code code, struct span span, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* E0104 at its place. */
void bind_unsupported(struct bind *b, struct span span, const char *what);
/* A construct that only these (FUNC_MYSQL …) of the mysql dialect's servers take: W0102 when the flavour is any; false,
 * with `code` reported, when it is none of them. */
bool bind_servers(struct bind *b, unsigned servers, enum diag_code code, struct span span, const char *what);

/* bind_expr.c */
void bind_expr(struct bind *b, struct spot *at, struct expr *e);
void bind_exprs(struct bind *b, struct spot *at, expr_vec *list);
void bind_children(struct bind *b, struct spot *at, struct expr *e);
void bind_collation(struct bind *b, const struct expr *e); /* e is … COLLATE name: E0213 */
bool bind_sqlite_collation(const struct bind *b, struct str name);
const char *clause_name(enum clause c); /* as messages call it */
/* bind_aggregate.c */
void bind_aggregate(struct bind *b, struct spot *at, struct expr *e);
void bind_is(struct bind *b, struct spot *at, struct expr *e);
void bind_in_nothing(struct bind *b, struct spot *at, struct expr *e); /* SQLite: x IN () */
/* SQLite: an aggregate of a query around q stands in WHERE and ON only where q has groups or aggregates itself … */
void check_outer_aggregates(struct bind *b, const struct query *q);
void check_values_aggregates(struct bind *b, const struct select *s); /* … in no VALUES of several rows … */
void check_far_aggregates(struct bind *b, const struct query *q);     /* … and in none where it has windows */
/* bind_window.c */
void bind_windows(struct bind *b, struct query *q);                 /* WINDOW w AS (…) */
void check_window_groups(struct bind *b, const struct query *q);    /* q has groups or aggregates */
void bind_over(struct bind *b, struct spot *at, struct expr *call); /* … OVER (…) */
/* bind_from.c */
void bind_late_args(struct bind *b, struct query *q); /* the whole FROM is known */
/* bind_merged.c: a name that stands for the columns which FULL JOINs merged, as COALESCE of them */
struct expr *merged_column(struct bind *b, const struct scope *s, const struct qname *of,
                           const struct name *name);                                       /* NULL: one column */
struct expr *merged_parts(struct bind *b, const part_vec *parts, const struct name *name); /* likewise */
bool bind_merged(struct bind *b, struct spot *at, struct expr *e, const struct scope *s);  /* false: likewise */
/* bind_level.c: SQLite's FROM; see level.h */
struct level *level_new(struct bind *b, const struct table_ref *from,
                        const struct query *q); /* q's relations are in it */
void level_push(struct bind *b, struct query *q, struct relation *item);
void bind_nested(struct bind *b, struct query *q, struct table_ref *ref, struct scope *outer);
void bind_level_join(struct bind *b, struct query *q, struct join *j); /* its right side is the level's last item */
/* bind_on.c */
struct scope *bind_slice(struct bind *b, const struct query *q, unsigned first, unsigned last); /* of q's relations */
void bind_on(struct bind *b, struct query *q, struct join *j);
/* SQLite's, once the whole of `from`, q's relations from `first` on, is known. */
void bind_late_on(struct bind *b, struct query *q, const struct table_ref *from, unsigned first);
/* bind_name.c */
void bind_column(struct bind *b, struct spot *at, struct expr *e);
/* result_name.c: PostgreSQL's name for a result without an alias; false: it has none. */
bool postgres_name(const struct bind *b, const struct expr *e, struct str *name);
bool bind_alias(struct bind *b, struct spot *at, struct expr *e); /* it is a result column of at->aliases */
void bind_found(struct bind *b, struct spot *at, struct expr *e, struct found f, bool outer); /* it is that one */
struct result *find_alias(struct bind *b, const struct query *q, const struct expr *e); /* that e is the name of */
void bind_use(struct bind *b, const struct table *t, unsigned column);
struct table *bind_table(struct bind *b, const struct qname *name);                         /* NULL: reported */
struct column *bind_target(struct bind *b, const struct table *t, const struct name *name); /* NULL: reported */
/* bind_builtin.c: a table that the engine brings along (not marked as used, but what it is made of); NULL: there is none. */
struct table *bind_builtin(struct bind *b, const struct qname *name);
/* The database is the engine's: reports that the table is not in it. */
bool bind_builtin_database(struct bind *b, const struct qname *name);
/* What a built-in table without an alias is called in its statement. */
struct str bind_builtin_alias(const struct bind *b, const struct qname *name);
struct table *bind_as_of(struct bind *b, const struct table_ref *ref, struct table *t); /* t at its AS OF */
void bind_points(struct bind *b, const struct table_ref *ref, struct relation *r);
void bind_revision_shown(struct bind *b, struct expr *e); /* the revision of SHOW … AS OF */
/* False: there is one, reported (E0314). */
bool bind_no_placeholder(struct bind *b, struct expr *e, struct str where);
/* bind_query_diff.c: the columns of dolt_query_diff(); false: reported. */
bool bind_query_diff(struct bind *b, const struct table_ref *ref, struct relation *r);
/* bind_function.c */
struct relation *bind_table_function(struct bind *b, struct query *q, struct table_ref *ref);
void bind_builtin_column(struct bind *b, struct span span, const struct column *c); /* W0102, where some lack it */
/* bind_hint.c: a cure for a name that is not found here, where there is one and none was given */
void hint_result_alias(struct bind *b, struct diag *g, struct str name, enum clause clause);
void hint_typographic(struct bind *b, struct diag *g, struct str name);
void hint_full_join(struct bind *b, struct diag *g, struct str alias);
void hint_table_elsewhere(struct bind *b, struct diag *g, struct str name, enum clause clause);
void hint_neighbour(struct bind *b, struct diag *g, const struct scope *s, struct str name);
void hint_visible(struct bind *b, struct diag *g, const struct scope *s);
void hint_not_selected(struct bind *b, struct diag *g, const struct scope *s, struct str name);
void hint_column_elsewhere(struct bind *b, struct diag *g, struct str name);
void hint_later_cte(struct bind *b, struct diag *g, struct str name);
/* bind_routine.c */
const struct routine *bind_stored_function(struct bind *b, struct expr *e); /* NULL: none is meant */
bool bind_sequence(struct bind *b, struct expr *e);                         /* false: reported */
struct query *bind_call_statement(struct bind *b, struct call_statement *s);
/* bind_from.c */
void bind_from(struct bind *b, struct query *q, struct table_ref *ref, struct scope *outer);
void bind_join(struct bind *b, struct query *q, struct table_ref *ref, struct scope *outer);
bool bind_has_rowid(const struct bind *b, const struct table *t); /* SQLite: one that is no column of its own */
struct relation *relation_of_table(struct bind *b, const struct table *t, const struct name *alias, struct span span);
/* The result columns' names as the relation's columns; false: counts differ (reported). */
bool relation_of_query(struct bind *b, struct relation *r, const name_vec *names, struct span span);
/* bind_select.c */
struct query *bind_select(struct bind *b, struct select *s, struct scope *outer);
void bind_order(struct bind *b, struct query *q, order_vec *order);
void bind_limit(struct bind *b, struct scope *outer, struct expr *limit, struct expr *offset);
void bind_results(struct bind *b, struct query *q, struct spot *at, const struct result_column *columns, unsigned n);
/* bind_with.c */
void bind_with(struct bind *b, struct with *w, struct query *q, struct scope *outer);
struct cte_scope *bind_find_cte(struct bind *b, const struct qname *name); /* NULL: none is called that */
/* bind_order.c */
/* Result columns of that name (an alias; else a column's own, too) are not all the same thing. */
bool result_ambiguous(const struct query *q, struct str name, bool aliases);
/* MySQL: e is the name of an enclosing query's column that q selects, and means that. */
bool outer_result(const struct bind *b, const struct query *q, struct expr *e);
/* SQLite: what an operand of q calls or computes so becomes its position; false: none does. */
bool order_of_part(const struct bind *b, const struct query *q, struct expr *term);
bool order_dropped(const struct bind *b, const struct query *q); /* MySQL does not look at its ORDER BY */
void check_distinct_order(struct bind *b, const struct query *q, const order_vec *order);
/* bind_sqlite_write.c */
bool sqlite_view_trigger(const struct bind *b, const struct table *t); /* an INSTEAD OF trigger does the statement */
void check_sqlite_write(struct bind *b, const struct table *t, struct span span); /* E0217 */
/* bind_view.c */
struct relation *relation_of_view(struct bind *b, const struct table *t, const struct name *alias, struct span span);
struct query *bind_view_query(struct bind *b, const struct table *t); /* its SELECT, bound anew; NULL: reported */
/* MySQL fixes what a view's * stands for when it is created: kept then, found again later (false: there is nothing kept). */
void view_star_keep(struct bind *b, const struct query *q, struct span span, const found_vec *list);
bool view_star_kept(struct bind *b, const struct query *q, struct span span, found_vec *out);
/* bind_target.c: the table that a statement writes, a view's columns where it is one; NULL: reported. */
const struct table *bind_written(struct bind *b, const struct table *t, struct span span);
/* bind_recursive.c */
void check_recursion(struct bind *b, const struct select *s, const struct cte *cte); /* E0226 */
void check_recursive_parts(struct bind *b, const struct query *q); /* E0226: what servers refuse in them */
bool recursion_begins_left(const struct bind *b, const struct select *s, const struct cte_scope *self);
/* bind_written.c */
void note_read(struct bind *b, const struct table *t, const struct relation *r);
/* E0225 where a subquery reads it; servers: that take it all the same */
void check_written(struct bind *b, const struct table *t, unsigned servers);
void check_set_written(struct bind *b, const assignment_vec *set);
void note_reads_apart(struct bind *b, unsigned first, const struct query *q); /* those from `first` on are of q */
bool reads_in_place(const struct bind *b, const struct table *t);
void check_returning_written(struct bind *b, const struct table *t, bool in_place); /* `in_place`: elsewhere, too */
/* bind_escape.c: e is x LIKE y ESCAPE z */
void check_escape(struct bind *b, const struct spot *at, const struct expr *e);
/* bind_having.c: MySQL's HAVING names result columns and grouped ones only. */
void check_having_names(struct bind *b, struct query *q);
/* … and that of a subquery in the select list of q no result of q that stands behind it. */
void check_forward(struct bind *b, const struct query *q);
/* The one column of q that HAVING means where several tables have the name: the grouped one, else the selected one. */
bool having_column(const struct query *q, struct str name, struct found *out);
bool having_names(const struct query *q, struct str name);  /* it groups or selects such a column */
bool result_selects(const struct query *q, struct found f); /* a result column is that one */
/* bind_match.c, bind_index_hint.c */
void bind_match(struct bind *b, struct spot *at, struct expr *e);
void bind_index_hints(struct bind *b, const struct table_ref *ref, const struct table *t);
void bind_locking(struct bind *b, const struct query *q);
/* bind_star_level.c: SQLite's; false: reported, or there is no such table */
bool level_star(struct bind *b, struct query *q, const struct result_column *star, bool *seen);
/* bind_star.c: the columns * or t.* stands for, appended to the results. */
void bind_star(struct bind *b, struct query *q, const struct result_column *c);
/* bind_dml.c */
struct dml *bind_dml(struct bind *b, struct stmt *s);
/* grouping.c: E0208 for a grouped query */
void check_grouping(struct bind *b, struct query *q);
/* To MariaDB, VALUES in a subquery is a derived table. */
void check_values_names(struct bind *b, struct query *q);
bool expr_same(const struct expr *a, const struct expr *b); /* the same bound expression */
bool query_merges(const struct query *q);                   /* a derived table that MySQL and MariaDB merge */
/* Merging puts what computes it in the place of that column. */
bool merged_computed(const struct relation *r, unsigned column);

#endif
