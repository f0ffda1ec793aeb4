/* parser.h: the cursor under the recursive descent of the mysql and sqlite front ends. PARSE.
 *
 * Every function that parses gives false (or NULL) when it cannot go on; the reason is kept in `error`, of all the
 * reasons the one furthest into the text, and reported once, when the statement has failed. A caller may go back to a
 * mark and try something else, unless the error is `fatal`. Warnings wait in `warnings` for the same reason.
 *
 * Recursion is bounded by PARSE_MAX_DEPTH through p_enter()/p_leave(); chains of operators are loops, bounded by
 * PARSE_MAX_CHAIN because others walk the trees they make. */
#ifndef SCHEMAC_PARSE_PARSER_H
#define SCHEMAC_PARSE_PARSER_H

#include "parse/grammar.h"
#include "parse/parse.h"

enum { PARSE_MAX_CHAIN = 2000, MAX_EXPECTED = 6 };

/* The servers behind the mysql dialect, as bits. */
enum server { SERVER_MYSQL = 1, SERVER_MARIADB = 2, SERVER_DOLT = 4, SERVER_ALL = 7 };

struct token {
    enum token_kind kind;
    enum keyword kw; /* of a TOKEN_WORD */
    struct span span;
};

struct parse_error {
    bool set, fatal;
    enum diag_code code;
    struct span span;
    struct str text, hint; /* text.n == 0: made of `expected` */
    const char *expected[MAX_EXPECTED];
    unsigned n_expected;
    struct token found;
};

struct parse_warning {
    struct span span;
    struct str text;
};

struct parser {
    struct arena *arena;
    struct diags *diags;
    const struct sql_options *options;
    const struct sqltext *text;
    const struct grammar *grammar;
    unsigned flags;         /* enum lex_flag, without those of the place */
    bool mysql;             /* else sqlite */
    struct token tok;       /* the token that comes next */
    uint32_t prev_end;      /* where the one before it ended */
    bool prev_name;         /* it was a name */
    bool in_code;           /* tok stands inside a versioned comment */
    bool in_body;           /* of a trigger, routine or event: `;` ends statements within the statement */
    bool in_upsert;         /* MySQL: inside ON DUPLICATE KEY UPDATE */
    bool in_key;            /* MySQL: inside an index's expression */
    unsigned interval_sums; /* MySQL: behind how many `INTERVAL e unit +` we are */
    unsigned depth;
    unsigned height; /* of the tallest expression since the caller set it to 0 */
    struct parse_error error;
    VEC(struct parse_warning) warnings;
    struct stmt *stmt;
};

/* Where to go back to. */
struct mark {
    struct token tok;
    uint32_t prev_end;
    bool prev_name, in_code;
    unsigned depth, n_params, n_names, n_warnings;
};

void p_init(struct parser *p, struct arena *a, struct diags *d, const struct sql_options *o,
            const struct sqltext *text);
void p_report(struct parser *p); /* the error, if one is set, and the warnings, if not */
struct mark p_mark(const struct parser *p);
bool p_reset(struct parser *p, const struct mark *m); /* false: the error is fatal, nothing else may be tried */

/* Tokens. */
void p_advance(struct parser *p);
struct token p_peek(const struct parser *p); /* the one after tok */
struct token p_peek_after(const struct parser *p, struct token t);
bool p_at(const struct parser *p, enum token_kind kind);
bool p_at_kw(const struct parser *p, enum keyword kw);
bool p_peek_kw(const struct parser *p, enum keyword kw); /* the token after tok */
bool p_accept(struct parser *p, enum token_kind kind);
bool p_accept_kw(struct parser *p, enum keyword kw);
bool p_accept_kws(struct parser *p, enum keyword a, enum keyword b); /* both, or neither */
bool p_expect(struct parser *p, enum token_kind kind);
bool p_expect_kw(struct parser *p, enum keyword kw);
bool p_at_end(const struct parser *p);   /* of the statement: its end, or `;` */
bool p_at_word(const struct parser *p);  /* an unquoted word of any kind */
bool p_adjacent(const struct parser *p); /* nothing stands between tok and the token before it */

/* Errors. Each gives false. */
bool p_expected(struct parser *p, const char *what);
bool p_fail(struct parser *p, struct span span, const char *format, ...) __attribute__((format(printf, 3, 4)));
bool p_fatal(struct parser *p, enum diag_code code, struct span span, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void p_hint(struct parser *p, const char *format, ...) __attribute__((format(printf, 2, 3)));
bool p_unsupported(struct parser *p, struct span span, const char *what); /* E0104 */
/* A construct that only `servers` take: a warning when the flavour is any, an error when it is none of them. */
bool p_servers(struct parser *p, unsigned servers, struct span span, const char *what);
bool p_not_dolt(struct parser *p, struct span span, const char *what); /* MySQL and MariaDB take it, Dolt does not */
bool p_enter(struct parser *p);
void p_leave(struct parser *p);

/* Text and spans. */
struct str p_text(const struct parser *p, struct span span);
struct span p_span_from(const struct parser *p, uint32_t start); /* from there to the end of the token before tok */
struct str p_decode(struct parser *p, struct token t);           /* the value of a string or quoted name */

/* Names. `what` is what a message calls it: "a table name". */
bool p_at_name(const struct parser *p); /* could stand as a name: unreserved word or quoted (SQLite: or a string) */
bool p_name(struct parser *p, struct name *out, const char *what);
bool p_name_after_dot(struct parser *p, struct name *out, const char *what);
void p_take_name(struct parser *p, struct name *out); /* tok, whatever it is, becomes the name */
bool p_qname(struct parser *p, struct qname *out, const char *what);
bool p_names(struct parser *p, name_vec *out, const char *what); /* ( a, b ) */
bool p_reserved(struct parser *p, const char *what);             /* E0117 when tok is reserved; always false */

/* parse_expr.c and its neighbours */
struct expr *p_expr_new(struct parser *p, enum expr_kind kind, struct span span);
struct expr *parse_expr(struct parser *p);
struct expr *parse_expr_level(struct parser *p, unsigned level); /* operators of this level and above */
struct expr *parse_expr_from(struct parser *p, struct expr *first, unsigned level); /* … behind its first operand */
bool parse_expr_list(struct parser *p, expr_vec *out);                              /* a, b, c; at least one */
struct expr *parse_primary(struct parser *p);
struct expr *parse_literal(struct parser *p); /* NULL without an error: tok begins none */
struct expr *parse_param(struct parser *p);
struct expr *parse_paren(struct parser *p); /* at "(": expression, row, subquery */
/* Behind `(` and a query in parentheses of its own: what follows may make it the first part of a larger query
 * (MySQL). *out is that query, or stays NULL. */
bool p_query_goes_on(struct parser *p, const struct expr *first, struct select **out);
struct expr *parse_call(struct parser *p, const struct qname *name, uint32_t start); /* behind the name, at "(" */
struct expr *parse_sqlc(struct parser *p, uint32_t start);                           /* at sqlc . f ( */
bool at_over(const struct parser *p);
bool parse_over(struct parser *p, struct expr *call);     /* FILTER and OVER behind a call */
bool parse_window(struct parser *p, struct window *w);    /* ( … ) */
struct expr *mysql_special(struct parser *p, bool *none); /* forms MySQL alone has; *none: tok begins none */
struct expr *mysql_call(struct parser *p, bool *none);    /* functions with a syntax of their own */
/* At INTERVAL: INTERVAL e unit, else, where it `calls`, a call of INTERVAL(n, a, …). */
struct expr *mysql_interval(struct parser *p, bool calls);
bool mysql_unit(struct parser *p, struct name *out);
bool mysql_is_keyword_function(enum keyword kw); /* reserved, but IF(…), LEFT(…) are calls */
struct expr *sqlite_raise(struct parser *p);

/* parse_select.c, parse_from.c */
bool p_at_query(const struct parser *p); /* SELECT, WITH, VALUES, TABLE */
struct select *parse_query(struct parser *p);
struct select *parse_query_rest(struct parser *p, struct select *first, uint32_t start); /* set operations … LIMIT */
struct with *parse_with(struct parser *p);
bool parse_order_by(struct parser *p, order_vec *out); /* if ORDER stands there */
bool parse_order_list(struct parser *p, order_vec *out);
bool parse_limit(struct parser *p, struct expr **limit, struct expr **offset); /* if LIMIT stands there */
/* FOR UPDATE and kin, as many as stand there; `start`: where the text that is kept of it begins. */
bool parse_locking(struct parser *p, struct select *s, uint32_t start);
bool parse_result_list(struct parser *p, result_vec *out);
bool parse_values_rows(struct parser *p, struct select *s);
struct table_ref *parse_from(struct parser *p);              /* behind FROM */
struct table_ref *parse_table_or_function(struct parser *p); /* name, name (arguments) */
bool parse_as_of(struct parser *p, struct expr **out);       /* Dolt's AS OF revision, if it is there */
struct table_ref *parse_table_name(struct parser *p);        /* name [alias] [index hints], for UPDATE and DELETE */
bool parse_alias(struct parser *p, struct name *out, bool table);

/* parse_dml.c, parse_ddl.c and their neighbours: each at its first word, after any WITH */
bool parse_insert(struct parser *p, struct with *with);
bool parse_update(struct parser *p, struct with *with);
bool parse_delete(struct parser *p, struct with *with);
struct expr *parse_value(struct parser *p); /* an expression or DEFAULT */
bool parse_create(struct parser *p);
bool parse_alter(struct parser *p);
bool parse_drop(struct parser *p);
bool parse_rename(struct parser *p);
/* IF [NOT] EXISTS, if IF stands there. */
bool p_if_exists(struct parser *p, bool *out);
bool p_if_not_exists(struct parser *p, bool *out);
bool mysql_json_path(struct parser *p);                        /* a string that is one */
bool parse_json_table(struct parser *p, struct table_ref *t);  /* at JSON_TABLE, up to its `)` */
bool parse_create_virtual(struct parser *p);                   /* SQLite, at VIRTUAL */
bool parse_create_database(struct parser *p, bool or_replace); /* at DATABASE or SCHEMA */
bool parse_alter_database(struct parser *p);
bool parse_drop_database(struct parser *p);
bool parse_use(struct parser *p);
bool sqlite_attach(struct parser *p); /* at ATTACH or DETACH */
bool parse_statement(struct parser *p);
bool parse_transaction_modes(struct parser *p); /* ISOLATION LEVEL …, READ ONLY */
bool parse_explain(struct parser *p);           /* at EXPLAIN, DESCRIBE, DESC, ANALYZE before a statement */
bool p_at_explain(const struct parser *p);
/* Behind its first word; false: not understood. */
bool parse_directive(struct parser *p, struct directive *d);
bool parse_describe(struct parser *p, struct directive *d); /* behind DESCRIBE: a table, and what of it */
bool parse_other(struct parser *p);                         /* a statement that is not parsed: kept by its words */
bool parse_column_def(struct parser *p, struct column_def *c);
bool parse_type(struct parser *p, struct type_name *t);
bool parse_cast_type(struct parser *p, struct type_name *t);
bool parse_table_element(struct parser *p, struct create_table *t);
bool sqlite_key_part(struct parser *p, struct key_part *part);
bool parse_key_parts(struct parser *p, key_vec *out); /* ( a, b(10) DESC ) */
bool parse_references(struct parser *p, struct foreign_key **out);
bool mysql_column_attribute(struct parser *p, struct column_def *c, bool *none);
bool mysql_default(struct parser *p, struct expr **out, bool *parens);
bool mysql_constraint(struct parser *p, struct constraint *c); /* a table constraint or inline index */
bool mysql_at_constraint(const struct parser *p);
bool mysql_type(struct parser *p, struct type_name *t);
bool mysql_cast_type(struct parser *p, struct type_name *t);
bool mysql_charset(struct parser *p, struct name *out);
bool mysql_table_option(struct parser *p, struct create_table *t, bool *none);
bool mysql_table_options(struct parser *p, struct create_table *t);
bool mysql_at_versioning(const struct parser *p);
bool mysql_versioning(struct parser *p);
bool mysql_row_start(struct parser *p, struct column_def *c); /* at ROW */
bool mysql_at_period(const struct parser *p);
bool mysql_period(struct parser *p, struct period *out);              /* at PERIOD FOR */
bool mysql_partitioning(struct parser *p, struct partitioning **out); /* if PARTITION BY stands there */
bool mysql_partition_list(struct parser *p);
bool mysql_partition_action(struct parser *p);
bool mysql_alter_action(struct parser *p, struct alter_table *t);
bool mysql_index_options(struct parser *p, struct str *out);
bool sqlite_column_attribute(struct parser *p, struct column_def *c, bool *none);
bool sqlite_constraint(struct parser *p, struct constraint *c);
bool sqlite_at_constraint(const struct parser *p);
bool sqlite_type(struct parser *p, struct type_name *t);
bool sqlite_table_options(struct parser *p, struct create_table *t);
bool sqlite_alter_action(struct parser *p, struct alter_table *t);
bool p_skip_statement(struct parser *p);              /* to the end */
struct stmt *parse_inner_statement(struct parser *p); /* one of a body, up to its semicolon */

/* mysql_routine.c, mysql_body.c and their neighbours: triggers, routines, events, sequences */
bool mysql_at_program(const struct parser *p); /* TRIGGER, PROCEDURE, FUNCTION, EVENT, behind any DEFINER */
bool mysql_create_program(struct parser *p, bool or_replace);
bool mysql_alter_program(struct parser *p);
bool mysql_call_statement(struct parser *p);
bool mysql_user(struct parser *p); /* user@host */
struct body *p_body_new(struct parser *p, enum body_kind kind);
struct body *mysql_body(struct parser *p);
struct body *mysql_declare(struct parser *p);
bool mysql_signal(struct parser *p, struct body *b);
bool mysql_diagnostics(struct parser *p, struct body *b);
bool mysql_set(struct parser *p, struct body *b);
bool mysql_target(struct parser *p, expr_vec *out);
bool mysql_targets(struct parser *p, expr_vec *out);
bool mysql_outfile(struct parser *p);                /* at OUTFILE, DUMPFILE */
bool mysql_into(struct parser *p, struct select *s); /* if INTO stands there */
bool mysql_sequence(struct parser *p, bool or_replace, bool temporary, bool alter);
struct expr *mysql_sequence_value(struct parser *p); /* at NEXT VALUE, PREVIOUS VALUE */
bool sqlite_trigger(struct parser *p, bool temporary);

#endif
