/* case.h: what case_exec's files share: the tables that generated code would hold, built of a record at run time.
 *
 * case_exec.c runs queries · case_value.c makes tables and puts values into their slots · case_judge.c says what an
 * error or a row refutes · case_mysql.c asks the server what it says of the columns. */
#ifndef TESTS_LIVE_CASE_H
#define TESTS_LIVE_CASE_H

#include <jansson.h>
#include <stdbool.h>

#include "schemac/schemac.h"

/* What a whole run allocates, freed at its end. */
struct case_pool {
    struct case_chunk *chunks;
};
void *case_alloc(struct case_pool *pool, size_t n, size_t size); /* zeroed; no memory ends the program */
void case_pool_free(struct case_pool *pool);

/* Every field has a slot of its own, wide enough for each C type and aligned for it. */
enum { CASE_SLOT = 32 };

/* A row or a params struct: its fields, in slots one behind the other. */
struct case_table {
    const json_t *list; /* the record's columns or parameters */
    sc_field *fields;
    sc_labels *labels;
    unsigned n;
};

/* The connection; opened again where a server breaks it off. */
struct case_engine {
    sc_db *db;
    const char *url;
    const json_t *session; /* statements that choose the database */
};

/* What a run has shown of one query, over all fills of the tables. */
struct case_run {
    struct case_pool *pool;
    struct case_engine *engine;
    const json_t *record;
    const char *name, *pass; /* pass: what the tables hold, for messages */
    struct case_table columns, params;
    sc_query query, as_any; /* as_any: its columns read as whatever comes */
    char *row, *args;
    bool *null_seen;
    bool filled; /* the tables hold rows */
    char last_error[160];
    unsigned rows, done, tried, failures;
};

const char *case_text(const json_t *object, const char *key); /* "" where there is none */
/* A failure of the query, printed; printf's arguments. */
__attribute__((format(printf, 2, 3))) void case_fail(struct case_run *r, const char *fmt, ...);

/* case_value.c */
void case_table_fill(struct case_pool *pool, struct case_table *t, const json_t *list);
/* Room for a row of the table, zeroed. */
char *case_table_room(struct case_pool *pool, const struct case_table *t);
/* The value written as `text` (NULL: SQL's) into its slot; false where the type does not know it. The slot
 * borrows from `text`. */
bool case_put(struct case_pool *pool, const sc_field *f, char *struct_at, const char *text);
bool case_is_null(const sc_field *f, const char *struct_at);

/* case_judge.c */
/* The data or the arguments may cause this error of the last call; nothing proved is refuted by it. */
bool case_is_data_error(const sc_db *db);
void case_judge_error(struct case_run *r, int rc, unsigned combination);
void case_judge_row(struct case_run *r);

/* case_mysql.c (nothing without a MySQL client): names, classes and ranges against the prepared statement's metadata. */
void case_check_metadata(struct case_run *r);

#endif
