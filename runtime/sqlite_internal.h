/* sqlite_internal.h: what the SQLite driver's files share. Include <sqlite3.h> first: this header does not,
 * so that the library's header stays in *sqlite*.c alone. */
#ifndef SCI_SQLITE_INTERNAL_H
#define SCI_SQLITE_INTERNAL_H

#include "internal.h"

/* What the step taken inside execute gave, until the first step hands it on. */
enum sqlite_first { FIRST_HANDED_ON, FIRST_ROW, FIRST_DONE };

/* What is to be done of one parameter or column. */
enum sqlite_op {
    STEP_END,
    STEP_INT64,
    STEP_TEXT, /* JSON too */
    STEP_OPT_TEXT,
    STEP_DOUBLE,
    STEP_OPT_INT64,
    STEP_OPT_DOUBLE,
    STEP_OTHER
};
struct sqlite_step {
    uint32_t offset; /* of the field in its struct */
    uint16_t at;     /* of the query's placeholders, from 1; of its columns, from 0 */
    uint8_t op;      /* enum sqlite_op */
};

struct sqlite_stmt {
    struct sci_stmt base;
    sqlite3_stmt *handle;
    enum sqlite_first first;
    struct sqlite_step *binds, *reads;                     /* of what the query has, each with its STEP_END */
    int64_t before;                                        /* sqlite3_total_changes64 before it was executed */
    enum { SINGLE_UNKNOWN, SINGLE_YES, SINGLE_NO } single; /* it gives one row at most, as it is prepared now: */
    int prepared_again;                                    /* … so often, when that was found out */
};

/* Puts the connection's last SQLite error in db, mapped; `what` is a query's name or NULL. */
int sci_sqlite_fail(sc_db *db, const char *what);
/* The same for a statement that was being prepared: whatever SQLite dislikes about one that was checked
 * means that the database is not what it was checked against. */
int sci_sqlite_fail_prepare(sc_db *db, const char *what);

/* sqlite_verify.c */
int sci_sqlite_columns(sc_db *db, const sc_used_table *t, sci_see_column *see, void *ctx);
/* sqlite_guard.c */
int sci_sqlite_arm(sc_db *db);
void sci_sqlite_keep_patience(sc_db *db); /* a script may have set PRAGMA busy_timeout */
/* The one integer that a pragma answers, -1 without one. */
int sci_sqlite_pragma(sqlite3 *h, const char *sql);

/* sqlite_list.c: SQLite's code. */
int sci_sqlite_add_functions(void *handle);

int sci_sqlite_prepare(struct sci_stmt *st);
void sci_sqlite_finalize(struct sci_stmt *st);
unsigned sci_sqlite_reprepared(struct sci_stmt *st);
int sci_sqlite_bind(struct sci_stmt *st, unsigned i, const struct sci_cell *c);
/* sqlite_single.c: is it sure that the statement, as it is prepared now, gives one row at most? */
bool sci_sqlite_is_single(sqlite3_stmt *h);
/* sqlite_straight.c */
int sci_sqlite_find_way(struct sqlite_stmt *s); /* SC_OK, or SC_ERR_NOMEM */
void sci_sqlite_forget_way(struct sqlite_stmt *s);
int sci_sqlite_bind_all(struct sci_stmt *st, const void *params);
int sci_sqlite_bind_rows(struct sci_stmt *st, const void *rows, size_t row_size, uint32_t n, uint32_t *at);
int sci_sqlite_call_one(sc_db *db, const sc_query *q, const void *params, void *row, sc_mem *mem);
int sci_sqlite_call_exec(sc_db *db, const sc_query *q, const void *params, int64_t *affected, int64_t *last_id);
int sci_sqlite_one(struct sci_stmt *st, void *row, sc_mem *mem);
int sci_sqlite_run(struct sci_stmt *st);
int sci_sqlite_next(struct sci_stmt *st, void *row);
/* The statement gives another number of columns than proved. */
int sci_sqlite_fail_columns(struct sci_stmt *st, int n);
int sci_sqlite_execute(struct sci_stmt *st);
int sci_sqlite_step(struct sci_stmt *st);
void sci_sqlite_cell(struct sci_stmt *st, unsigned i, struct sci_cell *c);
/* What a statement changed: nothing is set where that was nothing. */
void sci_sqlite_count(sqlite3 *h, int64_t before, int64_t *affected, int64_t *last_id);
int sci_sqlite_counts(struct sci_stmt *st, int64_t *affected, int64_t *last_id);
void sci_sqlite_reset(struct sci_stmt *st);

#endif
