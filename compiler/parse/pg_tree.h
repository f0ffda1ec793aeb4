/* pg_tree.h: what the files of the postgres front end share (PARSE). Private to pg_*.c.
 *
 * The way through: pg_scan() cuts the user's text into tokens, makes `$n` of every placeholder and
 * refuses what libpg_query could not survive. pg_parse.c has libpg_query parse the rewritten text.
 * pg_select, pg_from, pg_expr, pg_call, pg_type, pg_dml, pg_ddl, pg_table and pg_alter then walk
 * its tree **and** the tokens together: each function is handed a node and the range of tokens that
 * node was written with, finds the node's own tokens in it (by the node's location where it has
 * one, by the grammar where not), and hands the rest of the range on. So every span is exact, and a
 * tree that does not fit its tokens is noticed (pg_lost).
 *
 * Nothing here returns NULL for a node: what failed is reported, p->failed is set, and a poisoned
 * node stands in its place; pg_parse_stmt() throws the whole statement away at the end. */
#ifndef SCHEMAC_PARSE_PG_TREE_H
#define SCHEMAC_PARSE_PG_TREE_H

#include "parse/parse.h"
#include "parse/pg_lex.h"

/* The nodes of pg_query/pg_query.pb-c.h, which only pg_*.c includes. */
typedef struct PgQuery__Node PgQuery__Node;
typedef struct PgQuery__RangeVar PgQuery__RangeVar;
typedef struct PgQuery__TypeName PgQuery__TypeName;
typedef struct PgQuery__SelectStmt PgQuery__SelectStmt;
typedef struct PgQuery__FuncCall PgQuery__FuncCall;
typedef struct PgQuery__WithClause PgQuery__WithClause;
typedef struct PgQuery__ColumnDef PgQuery__ColumnDef;
typedef struct PgQuery__Constraint PgQuery__Constraint;
typedef struct PgQuery__WindowDef PgQuery__WindowDef;
typedef struct PgQuery__IndexElem PgQuery__IndexElem;

struct pg_tok {
    enum pg_tok_kind kind;
    uint32_t off, len; /* in the user's text */
    uint32_t out;      /* where it begins in the text libpg_query parses */
    uint32_t match;    /* ( [ CASE: its end, and back; else its own index */
    uint32_t param;    /* PG_PARAM: index in params */
};

/* Tokens lo … hi-1. */
struct pg_range {
    uint32_t lo, hi;
};
typedef VEC(struct pg_range) pg_ranges;

struct pg_placeholder {
    uint32_t tok;
    struct param_ref *ref;
    struct expr *expr; /* NULL until the tree has been found to hold it */
};

struct pg {
    struct arena *arena;  /* what the AST hangs in */
    struct arena scratch; /* tokens, libpg_query's tree */
    struct diags *diags;
    const struct sqltext *text;
    VEC(struct pg_tok) toks; /* without blanks; a PG_END last */
    VEC(struct pg_placeholder) params;
    char *sql; /* what libpg_query parses */
    size_t sql_n;
    bool failed, lost;
};

/* ---- pg_scan.c: text → tokens. false: reported. */
bool pg_scan(struct pg *p);
/* ---- pg_limit.c: pairs of brackets, and what libpg_query would die of. false: reported. */
bool pg_match(struct pg *p);

/* ---- pg_tokens.c: questions about tokens. An index beyond the end is PG_END. */
const struct pg_tok *pg_tok(const struct pg *p, uint32_t i);
struct str pg_tok_text(const struct pg *p, uint32_t i);
struct span pg_tok_span(const struct pg *p, uint32_t i);
/* An empty range has an empty span at its place. */
struct span pg_span(const struct pg *p, struct pg_range r);
struct str pg_written(struct pg *p, struct pg_range r); /* as written, copied to the arena */
struct pg_range pg_range(uint32_t lo, uint32_t hi);     /* hi < lo: empty */
/* Is it this unquoted word, operator or byte? */
bool pg_is(const struct pg *p, uint32_t i, const char *text);
uint32_t pg_next(const struct pg *p, uint32_t i); /* the token after i and what it opens */
/* libpg_query's location → token; UINT32_MAX: none begins there. */
uint32_t pg_tok_at(const struct pg *p, int32_t location);
/* The same in r; not there: lost, and r.lo. */
uint32_t pg_tok_in(struct pg *p, struct pg_range r, int32_t location);
/* The first such keyword in r outside brackets, else r.hi. Labels (AS order) and t.order are none. */
uint32_t pg_find(const struct pg *p, struct pg_range r, const char *word);
uint32_t pg_find_last(const struct pg *p, struct pg_range r, const char *word);
uint32_t pg_find_any(const struct pg *p, struct pg_range r, const char *const *words);
bool pg_keyword(const struct pg *p, struct pg_range r, uint32_t i, const char *word);
/* The FROM of IS [NOT] DISTINCT FROM? */
bool pg_distinct_from(const struct pg *p, struct pg_range r, uint32_t i);
pg_ranges pg_commas(struct pg *p, struct pg_range r);     /* r cut at its commas; an empty r: none */
bool pg_in_parens(const struct pg *p, struct pg_range r); /* ( … ) and nothing beside it */
struct pg_range pg_inside(const struct pg *p, uint32_t open);
bool pg_expect(struct pg *p, uint32_t i, const char *text); /* false: lost */

/* Says E0104, "… is not supported yet". */
struct diag *pg_unsupported(struct pg *p, struct span span, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* The same of a part without which the rest of the statement can go on. */
struct diag *pg_left_out(struct pg *p, struct span span, const char *what);
/* The tree does not fit the tokens: our mistake, and the user's statement is refused rather than
 * misread. */
void pg_lost(struct pg *p, uint32_t tok);

/* ---- pg_name.c */
bool pg_is_name(const struct pg *p, uint32_t i);
struct name pg_name(struct pg *p, uint32_t i); /* folded or unquoted; not a name: lost */
/* The same; not what the String node says: lost. */
struct name pg_name_of(struct pg *p, uint32_t i, const PgQuery__Node *n);
struct qname pg_qname(struct pg *p, uint32_t *i);       /* a.b.c from *i on; *i goes behind it */
name_vec pg_name_list(struct pg *p, struct pg_range r); /* a, b, c */
struct str pg_dup(struct pg *p, const char *s);         /* NULL: empty */
struct str pg_upper(struct pg *p, struct str s);        /* ASCII, copied to the arena */
const char *pg_string(const PgQuery__Node *n);          /* a String node's, else "" */

/* ---- pg_type.c */
/* pg_error.c: what libpg_query refused, at its place (in characters of the rewritten text, from 1; 0: nowhere). */
void pg_report_error(struct pg *p, const char *message, int cursorpos);
void pg_type(struct pg *p, const PgQuery__TypeName *t, struct pg_range r, struct type_name *out);
/* The token behind the type that begins at i. */
uint32_t pg_type_end(const struct pg *p, uint32_t i);

/* ---- pg_expr.c, pg_const.c, pg_call.c, pg_window.c, pg_predicate.c */
struct expr *pg_expr(struct pg *p, const PgQuery__Node *n, struct pg_range r);
struct expr *pg_new_expr(struct pg *p, enum expr_kind kind, struct pg_range r);
void pg_expr_list(struct pg *p, PgQuery__Node **list, size_t n, struct pg_range r, expr_vec *out);
struct expr *pg_const(struct pg *p, const PgQuery__Node *n, struct pg_range r);
/* '7 days' behind or before its type: false: an interval of some other form. */
bool pg_interval(struct pg *p, const PgQuery__Node *n, struct pg_range r, struct expr *e);
struct expr *pg_number(struct pg *p, struct pg_range r); /* the one PG_NUMBER token */
struct expr *pg_call(struct pg *p, const PgQuery__Node *n, struct pg_range r);
struct expr *pg_predicate(struct pg *p, const PgQuery__Node *n, struct pg_range r);
struct expr *pg_bool(struct pg *p, const PgQuery__Node *n, struct pg_range r);
struct window *pg_window(struct pg *p, const PgQuery__WindowDef *w, struct pg_range r);
void pg_order(struct pg *p, PgQuery__Node **list, size_t n, struct pg_range r, order_vec *out);

/* ---- pg_select.c, pg_from.c */
struct select *pg_select(struct pg *p, const PgQuery__Node *n, struct pg_range r);
struct with *pg_with(struct pg *p, const PgQuery__WithClause *w, struct pg_range *r); /* r: what is left */
void pg_results(struct pg *p, PgQuery__Node **list, size_t n, struct pg_range r, result_vec *out);
struct table_ref *pg_from(struct pg *p, PgQuery__Node **list, size_t n, struct pg_range r);
/* A statement's own table from *i on, with its alias. */
struct table_ref *pg_table(struct pg *p, const PgQuery__RangeVar *v, uint32_t *i);

/* ---- pg_dml.c, pg_ddl.c, pg_table.c, pg_alter.c: r is the whole statement */
struct insert *pg_insert(struct pg *p, const PgQuery__Node *n, struct pg_range r);
struct update *pg_update(struct pg *p, const PgQuery__Node *n, struct pg_range r);
struct delete_stmt *pg_delete(struct pg *p, const PgQuery__Node *n, struct pg_range r);
void pg_key_parts(struct pg *p, PgQuery__Node **list, size_t n, struct pg_range r, key_vec *out);
void pg_column_def(struct pg *p, const PgQuery__ColumnDef *c, struct pg_range r, struct column_def *out);
void pg_column_constraints(struct pg *p, PgQuery__Node **list, size_t n, struct pg_range r, struct column_def *out);
void pg_constraint(struct pg *p, const PgQuery__Constraint *c, struct pg_range r, struct constraint *out);
void pg_rename_type(struct pg *p, struct pg_range r, struct stmt *out); /* ALTER TYPE a RENAME TO b */
/* nextval('t_id_seq'::regclass): what serial is written as in a dump */
bool pg_is_nextval(const PgQuery__Node *n);
void pg_create_table(struct pg *p, const PgQuery__Node *n, struct pg_range r, struct stmt *out);
bool pg_ddl(struct pg *p, const PgQuery__Node *n, struct pg_range r, struct stmt *out); /* false: no DDL we know */
bool pg_alter(struct pg *p, const PgQuery__Node *n, struct pg_range r, struct stmt *out);
/* false: what it does matters, or is not known. */
bool pg_other(struct pg *p, const PgQuery__Node *n, struct pg_range r, struct stmt *out);

#endif
