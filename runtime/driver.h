/* driver.h: what a driver is: a table of functions over a connection and its statements.
 *
 * Stage: between the engine-neutral runtime (conn, stmt, bind, row, spill) and one client library each
 * (*sqlite*.c, *mysql*.c). The neutral side owns the statement cache, transactions, the sticky error,
 * conversions and checks of every value; a driver only moves cells in and out of its library and says what
 * an error means. Long-form notes: README.md in this folder.
 *
 * Unless a function says otherwise it returns SC_OK, or a negative enum sc_code after it has put the error
 * in the connection with sci_fail or sci_fail_native. A driver never clears the connection's error. */
#ifndef SCI_DRIVER_H
#define SCI_DRIVER_H

#include <schemac/schemac.h>

struct sci_stmt;
struct sci_url;

/* One value on its way in or out, in the class the engine gives it. Text and bytes are borrowed. */
enum sci_kind {
    SCI_NULL,
    SCI_INT,
    SCI_UINT, /* only where it may not fit SCI_INT */
    SCI_DOUBLE,
    SCI_FLOAT, /* a 32-bit value, in `d` */
    SCI_TEXT,
    SCI_BLOB,
    SCI_DECIMAL,  /* digits, in `text` */
    SCI_DATE,     /* in `civil`, time fields 0; results only: parameters go out as SCI_TEXT */
    SCI_DATETIME, /* in `civil` */
    SCI_TIME,     /* microseconds, in `i` */
    SCI_NOMEM     /* the driver had no memory to give this value */
};

struct sci_cell {
    enum sci_kind kind;
    union {
        int64_t i;
        uint64_t u;
        double d;
        sc_text text; /* SCI_TEXT and SCI_DECIMAL, NUL-terminated in results */
        sc_blob blob;
        sc_datetime civil;
    } as;
};

/* A column as the engine says it is. */
struct sci_live_column {
    const char *name, *type; /* the type as it is declared; "" without one */
    bool not_null;
    bool key; /* of the primary key: SQLite's may not be NULL though nothing says so */
};
typedef int sci_see_column(void *ctx, const struct sci_live_column *c);

struct sci_collation;

struct sci_driver {
    const char *name;      /* "sqlite", "mysql": a URL's scheme */
    bool sqlite;           /* a query's `sqlite` is what it executes, else its `mysql` */
    size_t stmt_size;      /* of the driver's struct, whose first member is struct sci_stmt; zeroed by the caller */
    bool one_result;       /* the connection carries one result at a time: see sci_settle */
    bool borrows_params;   /* a bound text must outlive the statement's execution */
    bool storage_classes;  /* a cell's kind is the stored class: text is no blob, a REAL no integer */
    bool signed_only;      /* integers end at INT64_MAX */
    bool canonical;        /* values are stored in the runtime's own fixed-width text: see bind.c */
    bool infinities;       /* a double may be infinite */
    bool last_id_is_last;  /* of several rows, the id that counts tells is the last one's, else the first one's */
    const char *empty_set; /* what IN (…) holds when a list has no values */

    /* Connects as `url` says and sets the session up; sets *conn even on failure when there is something
     * to close. Every failure but SC_ERR_NOMEM and SC_ERR_UNSUPPORTED is SC_ERR_OPEN. */
    int (*open)(sc_db *db, const struct sci_url *url, void **conn);
    /* Is it an error of opening that may pass (the server is starting, or full)? NULL: connections are never lost. */
    bool (*passes)(int native);
    /* Ends the connection, its transaction rolled back. Its statements are finalized after it, so that
     * none of them has to read what is left of a result. */
    void (*close)(sc_db *db);
    const char *(*engine)(const sc_db *db);
    const char *(*version)(const sc_db *db);
    void *(*native)(sc_db *db);

    unsigned (*most_params)(const sc_db *db); /* placeholders of a statement */
    size_t (*most_text)(const sc_db *db);     /* bytes of a statement's text; NULL: as most_bytes says */
    size_t (*most_bytes)(sc_db *db);          /* of an executed statement with its parameters; NULL: no limit */

    /* Does the server answer? SC_OK, or the error. NULL: there is nothing that could be gone. */
    int (*ping)(sc_db *db);
    /* Is the session, as far as the engine says, outside any transaction and committing each statement? */
    bool (*settled)(const sc_db *db);

    /* Lists of more values than this go as a JSON array where they have that form (list_form.c). */
    unsigned (*json_beyond)(const sc_db *db);
    /* The names of the character set and collation that the column of a query has; "" where the user may not know. NULL: texts
     * of long lists need none. */
    int (*collation)(sc_db *db, const char *query, struct sci_collation *out);

    /* access: SC_BEGIN_READ, _WRITE or 0; isolation: of enum sc_begin, or 0. What cannot be had is SC_ERR_UNSUPPORTED. */
    int (*begin)(sc_db *db, unsigned access, unsigned isolation);
    int (*commit)(sc_db *db);                     /* after a failure the caller rolls back */
    int (*rollback)(sc_db *db);                   /* SC_OK too when the engine has already rolled back by itself */
    int (*script)(sc_db *db, const char *sql);    /* statements separated by `;`, rows dropped */
    int (*statement)(sc_db *db, const char *sql); /* one statement, with any `;` in it, rows dropped */

    /* What the engine says of each column of a table or view, to `see`. Where there is none of that name, or a view that
     * cannot be read any more, SC_OK, too, and nothing is seen. An error of `see` is returned. */
    int (*columns)(sc_db *db, const sc_used_table *t, sci_see_column *see, void *ctx);
    /* Cutting calls short (guard.h).
     *   arm        the connection gets a guard, db->guard, which is to be asked, or gets what interrupt needs to know
     *   interrupt  from any thread, while a call runs on it: tells the server to end it, over another connection, and returns
     *              when the server has said that it did; else a code, and why. NULL: the driver asks sci_guard_stops
     *   absorb     an interrupt that may have come too late for the call it was meant for ends no other one. NULL: it cannot */
    int (*arm)(sc_db *db);
    /* Before the next statement, where the driver has set SCI_WATCH_SWEEP. NULL: it never does. */
    int (*sweep)(sc_db *db);
    int (*interrupt)(const void *conn, char *why, size_t size);
    int (*absorb)(sc_db *db);

    /* All placeholders from the params struct, each as bind would, for a query without lists. */
    int (*bind_all)(struct sci_stmt *st, const void *params);
    /* The rows of a bulk insert: structs one behind the other, the query's placeholders as often. *at: which row an error is of. */
    int (*bind_rows)(struct sci_stmt *st, const void *rows, size_t row_size, uint32_t n, uint32_t *at);
    /* sc__one and sc__exec: out of the steps below (sci_call_one, sci_call_exec), or in one go where that is quicker. */
    int (*call_one)(sc_db *db, const sc_query *q, const void *params, void *row, sc_mem *mem);
    int (*call_exec)(sc_db *db, const sc_query *q, const void *params, int64_t *affected, int64_t *last_id);

    /* The ways of using a statement that is bound. A driver does them straight where that is quicker, or out of the steps below
     * (sci_run_all). The caller resets it.
     *   one   executes, and reads one row or none into *row, its texts into *mem: SC_ROW, SC_DONE, or an error
     *   run   executes, and drops all rows
     *   next  the next row of what was executed into *row, its texts borrowed: SC_ROW, SC_DONE, or an error */
    int (*one)(struct sci_stmt *st, void *row, sc_mem *mem);
    int (*run)(struct sci_stmt *st);
    int (*next)(struct sci_stmt *st, void *row);

    /* A statement's life: prepare once; then for each use bind all, execute, step, reset; finalize. */
    int (*prepare)(struct sci_stmt *st);
    void (*finalize)(struct sci_stmt *st); /* also after a failed prepare */
    /* Placeholder i, from 0. Borrows text until reset where borrows_params, else until execute returns. */
    int (*bind)(struct sci_stmt *st, unsigned i, const struct sci_cell *cell);
    /* Runs it; its first row is ready for step. SC_ERR_SCHEMA when it gives other columns than proved. */
    int (*execute)(struct sci_stmt *st);
    /* SC_ROW (cells readable), SC_DONE, or an error. Not called again after SC_DONE or an error. */
    int (*step)(struct sci_stmt *st);
    /* Column i, from 0, of the current row. Text is borrowed until the next step. */
    void (*cell)(struct sci_stmt *st, unsigned i, struct sci_cell *out);
    /* Keeps what cell gave out for the current row valid until unpin, though step is called. Only one_result. */
    int (*pin)(struct sci_stmt *st);
    void (*unpin)(struct sci_stmt *st);
    /* After execute and all steps, where st->counting was set before: what the engine counted. last_id may be NULL: nobody asks. */
    int (*counts)(struct sci_stmt *st, int64_t *affected, int64_t *last_id);
    /* How often the library has prepared it again by itself since this was asked last. NULL: it does not. */
    unsigned (*reprepared)(struct sci_stmt *st);
    /* Drops what is left of the result and the borrowed parameters. Harmless at any time. */
    void (*reset)(struct sci_stmt *st);
};

#ifdef SC_HAVE_SQLITE
extern const struct sci_driver sci_sqlite_driver;
#endif
#ifdef SC_HAVE_MYSQL
extern const struct sci_driver sci_mysql_driver;
#endif

#endif
