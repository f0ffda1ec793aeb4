/* internal.h: what the runtime's files share: the connection, its statements, memory, errors, conversions.
 *
 * Nothing here is an application's business. Names: `sci_*`/`SCI_*`, one group a file. Invariants:
 * a connection's error is set by the first failure of a call and cleared only by sci_enter and sc_rollback;
 * all memory of a connection comes from its allocator; a statement is `busy` from acquire to release. */
#ifndef SCI_INTERNAL_H
#define SCI_INTERNAL_H

#include "driver.h"

#include <pthread.h>
#include <string.h>

#if defined(__GNUC__)
#define SCI_INLINE static inline __attribute__((always_inline))
#define SCI_NOINLINE __attribute__((noinline)) /* off the quick path, whose registers it would take */
#define SCI_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#else
#define SCI_INLINE static inline
#define SCI_NOINLINE
#define SCI_PRINTF(fmt, args)
#endif

/* ---------------------------------------------------------------- mem.c */

struct sci_alloc {
    sc_realloc_fn *fn;
    void *ctx;
};
extern const struct sci_alloc sci_libc_alloc;

void *sci_realloc(const struct sci_alloc *a, void *p, size_t n); /* NULL without memory; n > 0 */
void *sci_zalloc(const struct sci_alloc *a, size_t n);
void sci_free(const struct sci_alloc *a, void *p); /* NULL is fine */

/* What an sc_mem's `chunks` points to: the newest of a list. The bytes come behind it. */
struct sci_chunk {
    struct sci_chunk *older;
    struct sci_alloc alloc;
    size_t used, size; /* of the bytes */
};

enum { SCI_ALIGN = 8 };
static inline size_t sci_aligned(size_t n)
{
    return (n + SCI_ALIGN - 1) & ~(size_t)(SCI_ALIGN - 1);
}

/* n bytes of `mem` that do not move, 8-byte aligned; NULL without memory. */
void *sci_mem_more(sc_mem *mem, const struct sci_alloc *a, size_t n); /* from a chunk of its own */
static inline void *sci_mem_take(sc_mem *mem, const struct sci_alloc *a, size_t n)
{
    struct sci_chunk *c = mem->chunks;
    char *p;

    if (!c || n > c->size - c->used || sci_aligned(n) > c->size - c->used) return sci_mem_more(mem, a, n);
    p = (char *)(c + 1) + c->used;
    c->used += sci_aligned(n);
    return p;
}

/* A copy of len bytes at p, NUL-terminated; NULL without memory. */
static inline char *sci_mem_copy(sc_mem *mem, const struct sci_alloc *a, const void *p, size_t len)
{
    char *copy = len == SIZE_MAX ? NULL : (char *)sci_mem_take(mem, a, len + 1);

    if (!copy) return NULL;
    if (len > 0) memcpy(copy, p, len);
    copy[len] = '\0';
    return copy;
}

/* For a new one-row result: forgets the texts unless mem->keep. */
static inline void sci_mem_reuse(sc_mem *mem)
{
    struct sci_chunk *c = mem->chunks;

    if (!c || mem->keep) return;
    if (c->older)
        sc_mem_clear(mem);
    else
        c->used = 0;
}
/* Frees mem when it holds more than `limit` bytes, else forgets its texts. */
void sci_mem_trim(sc_mem *mem, size_t limit);

/* ---------------------------------------------------------------- error.c */

struct sci_error {
    int code;
    int native;
    bool undone; /* what it speaks of was undone: it is not the transaction's */
    char sqlstate[6];
    char message[1018];
};

/* Sets the connection's error unless one is set already, and returns the code that is kept. */
int sci_fail(sc_db *db, int code, const char *fmt, ...) SCI_PRINTF(3, 4);
/* The same with the engine's number, SQLSTATE ("" or NULL without one) and message; `what` (a query's
 * name) comes first when it is not NULL. */
int sci_fail_native(sc_db *db, int code, int native, const char *sqlstate, const char *what, const char *message);
int sci_nomem(sc_db *db);
void sci_append(struct sci_error *e, const char *text); /* behind its message, which is cut where there is no room */
void sci_error_clear(struct sci_error *e);

/* ---------------------------------------------------------------- thread.c, observe.c */

/* Whose thread a connection is: nobody's after sc_hand_over, until its next use. Looked at only without NDEBUG. */
struct sci_thread {
    pthread_t id;
    bool owned;
};
#ifdef NDEBUG
#define sci_check_thread(db) ((void)0)
#define sci_check_process(id) ((void)0)
#else
void sci_check_thread(sc_db *db); /* ends the program where another thread's connection is used */
void sci_check_process(long id);  /* … where a pool is used by a child of the process that opened it */
#endif

/* What is on of the unusual: bits of sc_db.watch. Any of them sends calls off the quick path. */
enum {
    SCI_WATCH_HOOK = 0x01,
    SCI_WATCH_LOST = 0x02,  /* the connection was lost */
    SCI_WATCH_GUARD = 0x04, /* calls may be cut short: see guard.h */
    SCI_WATCH_SWEEP = 0x08  /* what an error left in the session goes first: driver's sweep */
};

/* A statement that a hook is told about. */
struct sci_watched {
    uint64_t id; /* 0: it is not */
    uint64_t start_ns, busy_ns;
    uint64_t bytes_read, bytes_written;
    int64_t rows, affected;
    void *span;
};

/* Where events go; set.fn is NULL: nowhere. */
struct sci_hook {
    sc_hook set;
    uint64_t slow_ns;
};
bool sci_hook_make(const sc_hook *from, size_t size, struct sci_hook *out); /* false: it cannot be */
void sci_hook_set(sc_db *db, const struct sci_hook *hook);
/* Told where it is asked for and took long enough; db may be NULL. */
void sci_tell(const struct sci_hook *h, sc_db *db, sc_event *e);

uint64_t sci_now(void); /* CLOCK_MONOTONIC, ns */
/* A statement begins: fills *w, and says so; without a hook w->id is 0 and no clock is read. */
void sci_watch(sc_db *db, const sc_query *q, const void *params, struct sci_watched *w);
/* The same of one that is no checked query: a script. */
void sci_watch_text(sc_db *db, const char *name, struct sci_watched *w);
/* It is over. q is NULL for a script. */
void sci_watch_end(sc_db *db, const sc_query *q, const char *name, struct sci_watched *w, int rc);
/* The bytes of a params struct's values. */
uint64_t sci_bytes_of_params(const sc_query *q, const void *params);
/* A row was given out. */
void sci_watch_row(const sc_query *q, const void *row, struct sci_watched *w);
/* What happened and is told once: its start is sci_event_start's, 0 without a hook. */
void sci_event_end(sc_db *db, enum sc_event_kind kind, const char *name, uint64_t start_ns, int rc);

/* ---------------------------------------------------------------- a URL's parts (url.c) */

enum sci_ssl { SCI_SSL_DEFAULT, SCI_SSL_OFF, SCI_SSL_REQUIRED, SCI_SSL_VERIFY_CA, SCI_SSL_VERIFY_IDENTITY };
enum sci_mode { SCI_MODE_RWC, SCI_MODE_RW, SCI_MODE_RO };

struct sci_url {
    const char *scheme;  /* "sqlite" or "mysql" */
    uint32_t statements; /* how many prepared ones a connection keeps */
    /* sqlite */
    const char *path;
    enum sci_mode mode;
    uint32_t busy_timeout;             /* ms */
    const char *journal, *synchronous; /* SQLite's own words; NULL: the file's, the library's */
    int64_t read_ahead;                /* bytes of a result that another statement waits for; INT64_MAX: no limit */
    int64_t mmap_size;                 /* bytes; -1: the library's */
    /* mysql: NULL where not given */
    const char *user, *password, *host, *database, *socket, *ssl_ca, *ssl_cert, *ssl_key;
    const char *password_file, *password_env;
    uint32_t port;
    enum sci_ssl ssl;                                      /* never SCI_SSL_DEFAULT after parsing */
    uint32_t connect_timeout, read_timeout, write_timeout; /* s; 0: the library's */
    uint32_t statement_timeout;                            /* ms; 0: none */
    uint32_t reconnect;                                    /* how often it is tried; 0: never */
    bool found_rows, compress;
    char *storage; /* the URL, decoded in place: all the strings above */
    size_t storage_size;
    char *secret; /* the environment's password; NULL: it stands elsewhere */
    size_t secret_size;
};

/* A URL's password as it is now; see password.c. NULL: it is there, until it is forgotten; else why it cannot be read. */
enum { SCI_LONGEST_PASSWORD = 4096 };
struct sci_password {
    const char *text;
    char own[SCI_LONGEST_PASSWORD + 1];
};
const char *sci_password_read(const struct sci_url *url, struct sci_password *out);
void sci_password_forget(struct sci_password *p);
void sci_overwrite(void *p, size_t n); /* with zeros, also where nobody reads it any more */

/* ---------------------------------------------------------------- conn.c, cache.c, result.c */

struct sc_rows {
    struct sci_stmt *st;
    bool plain; /* open, not ended, and nobody watches it: sc__next may go the quick way */
    bool open;  /* between sc__many and sc__close */
    bool ended; /* SC_DONE or an error was given: `end` is it */
    int end;
};

enum { SCI_MOST_LISTS = 16, SCI_SHORT_LIST = 1024 };
enum { SCI_LIST_EMPTY = 0, SCI_LIST_JSON = 0x10000 }; /* and the codes above: list_form.c */
enum { SCI_NAME_MAX = 65 };
struct sci_collation { /* of the column that a list of texts is compared with: list_hex.c */
    char charset[SCI_NAME_MAX], name[SCI_NAME_MAX];
    size_t longest; /* of the list's values, in characters; of bytes, in bytes */
};
struct sci_shape {
    const sc_bulk_insert *bulk;    /* its row of values … */
    uint32_t rows, spare;          /* … is there as often; 0: it is no bulk insert */
    uint32_t code[SCI_MOST_LISTS]; /* of each list: one of the above, or how many `?` it is */
};

struct sci_row; /* spill.c: a row read ahead of its reader */

/* A prepared statement and the result it may be giving. Each driver's struct begins with one. */
struct sci_stmt {
    sc_db *db;
    const sc_query *query;
    const sc_sql *base; /* the query's */
    const sc_sql *sql;  /* what is prepared: `base`, or `own` where there are lists */
    sc_sql own;
    char *own_text;
    uint16_t *own_order;
    struct sci_shape shape;
    bool once;             /* its text is for these values alone, and not kept */
    uint64_t used;         /* when it was used last, in uses of the connection's statements */
    bool counting;         /* its caller asks what it changed */
    struct sci_stmt *twin; /* the same query once more: of another shape, or for a result inside a result of its own */
    bool prepared;
    bool ready; /* it is, and the query has no lists: its text is the same for every call */
    bool busy;
    bool stale;                 /* to be prepared again: what the server has no longer fits */
    bool again;                 /* it was prepared before */
    uint64_t n_rows;            /* of the result it gives */
    struct sci_watched watched; /* of the result it gives */
    struct sc_rows rows;        /* its streaming handle: no allocation for one */
    sc_mem params;              /* parameters' text, made or copied */
    sc_mem *copy;               /* where the texts of the result it gives are copied to; NULL: they are not */
    sc_mem made;                /* text made while reading the current row */
    sc_mem ahead;               /* rows read ahead: see spill.c */
    struct sci_row *next_row, *row;
    bool spilled;
    uint64_t ahead_bytes;                /* of the rows read ahead */
    const struct sci_error *ahead_error; /* what ended the rows read ahead; NULL: nothing did */
};

struct sci_slot {
    const sc_query *key; /* NULL: free; a bulk insert's is its sc_bulk_insert's address */
    uint32_t rows;       /* a bulk insert: how many were left when it was asked for last */
    struct sci_stmt *first;
};

/* What is known of a connection's line, for when it is lost. */
struct sci_line {
    bool holds;  /* the session has, or may have, what a new one would not */
    bool unsent; /* what it was lost with never reached the server */
    bool fresh;  /* the call that lost it has not said so yet */
    bool came;   /* it was lost while the one row of a call was read: some of that may be written already */
    bool raw;    /* a pool's set-up function is at work on it: half of that would be lost with it */
    /* of a statement that was not to be executed as it was prepared: the call may prepare it anew and go on. */
    enum { SCI_FITS, SCI_STALE, SCI_STALE_READ /* … where it only reads: it was executed */ } stale;
};

struct sc_db {
    struct sci_alloc alloc;
    const struct sci_driver *driver; /* NULL before the URL was understood */
    void *conn;                      /* the driver's */
    struct sci_error error;
    bool open; /* sc_open succeeded */
    bool in_tx;
    bool query_only;     /* SQLite: until the transaction ends */
    unsigned savepoints; /* of sc_savepoint: how many are open */
    bool lost;           /* the connection was lost: nothing is sent any more */
    struct sci_line line;
    struct sci_url url;         /* as it was opened: what reconnects, and what cancels, needs it again */
    struct sc_canceller *guard; /* NULL: nothing cuts a call short */
    struct sci_slot *slots;     /* the statement cache: open addressing, n_slots a power of two */
    struct sci_stmt *recent;    /* of the query that was called last: a loop calls the same one. NULL: none */
    size_t n_slots, n_used;
    uint64_t uses;
    uint32_t n_stmts, most_stmts;     /* in the cache; how many are kept when one more is needed */
    struct sci_stmt *live;            /* the statement whose rows are still on the wire (one_result drivers) */
    char version[96];                 /* sc_server_version: the driver's goes with a connection that is made again */
    char name[264];                   /* what sc_errconstraint or sc_errcolumn said last */
    unsigned n_open;                  /* results that are neither at their end nor closed */
    unsigned n_handles;               /* results between sc__many and sc__close */
    unsigned watch;                   /* SCI_WATCH_*: what is on of the unusual */
    struct sci_hook hook;             /* SCI_WATCH_HOOK */
    uint64_t last_id;                 /* of the statement that began last, while there is a hook */
    sc_counts counts;                 /* statements: but for those in `uses` */
    struct sci_pooled *pooled;        /* NULL: no pool's */
    bool touched;                     /* its session may not be what it was opened with: see session.c */
    struct sci_thread thread;         /* whose it is */
    struct sci_collation *collations; /* of the lists of the statement being made: SCI_MOST_LISTS; NULL: none was yet */
    sc_mem one;                       /* texts of one-row results read without an sc_mem */
};

/* A connection was made: what it is asked about later is noted. */
void sci_note_connection(sc_db *db);
/* Which server says so of itself: @@version and @@version_comment, either may be NULL. Static. */
const char *sci_server_kind(const char *version, const char *comment);
/* The start of every call on a connection: SC_OK with the error cleared, or the error that stands. */
int sci_enter_again(sc_db *db);
static inline int sci_enter(sc_db *db)
{
    if (db) sci_check_thread(db);
    return db && db->error.code == SC_OK && !db->lost ? SC_OK : sci_enter_again(db);
}

/* reconnect.c */
int sci_fail_lost(sc_db *db);
/* At the start of a call: SC_OK, and the connection is another one; or why it stays lost. */
int sci_reconnect(sc_db *db);
/* Behind a call that failed: is it to be made once more? (q NULL: one that can always be.) If not, and it lost the connection, the
 * error says what became of it. */
bool sci_repeat(sc_db *db, const sc_query *q);
void sci_say_lost(sc_db *db, const sc_query *q);
/* Up to `most` ms, at random, so that two who met do not meet again. Gives what may be waited next: twice as long, a second at most. */
unsigned sci_wait(const sc_db *db, unsigned most);
static inline uint64_t sci_event_start(const sc_db *db)
{
    return db && db->watch & SCI_WATCH_HOOK ? sci_now() : 0;
}

/* guard.c: around what makes the engine work: between the two a call may be ended by its time limit or by sc_cancel. Neither
 * does anything where there is no guard, nor does exit without an enter that succeeded.
 *   enter  SC_OK; SC_ERR_INTERRUPT: it was cancelled before it began
 *   exit   gives the call's own code back, or the one that says why it was ended */
int sci_guard_enter(sc_db *db);
int sci_guard_exit(sc_db *db, int rc);
void sci_guard_closed(sc_db *db); /* a result was closed, outside of any call */
int sci_guard_again(sc_db *db);   /* the connection is another one now */
int sci_guard_absorb(sc_db *db);  /* the wire is free: an interrupt that came too late is swallowed */
/* What of the query this connection executes. */
static inline const sc_sql *sci_text_of(const sc_db *db, const sc_query *q)
{
    return db->driver->sqlite ? &q->sqlite : &q->mysql;
}
/* A query that is not executed as a prepared statement: see enum sc_run. */
int sci_run(sc_db *db, const sc_query *q);

/* ---------------------------------------------------------------- cache.c */

/* An idle, prepared statement of the query and its lists, the wire free for it. It is busy until it is released. */
int sci_acquire(sc_db *db, const sc_query *q, const void *params, struct sci_stmt **out);
/* … of a bulk insert's query for so many rows, where the wire is free. */
int sci_acquire_rows(sc_db *db, const sc_bulk_insert *b, unsigned rows, struct sci_stmt **out);
/* A statement of so many rows is there, or was asked for the last time, too. */
bool sci_knows_rows(sc_db *db, const sc_bulk_insert *b, unsigned rows);
/* Asks the library what it has prepared again of the statements in the cache. */
void sci_count_reprepares(sc_db *db);
/* Every statement is to be prepared anew: they went with their connection. None is busy. */
void sci_cache_unprepare(sc_db *db);
/* Finalizes every statement and frees the cache. */
void sci_cache_free(sc_db *db);

/* ---------------------------------------------------------------- stmt.c */

/* The start of a call that does not go the quick way: told to who watches. On failure nothing is held. */
int sci_take(sc_db *db, const sc_query *q, const void *params, struct sci_watched *w, struct sci_stmt **out);
/* Before anything is sent: reads ahead what is left of the live result. */
int sci_settle(sc_db *db);
/* A driver's run, out of its execute and step. */
int sci_run_all(struct sci_stmt *st);
/* It gives another number of columns than proved; name(st, i) is what the engine calls the i-th. */
int sci_fail_columns(struct sci_stmt *st, unsigned n, const char *(*name)(struct sci_stmt *st, unsigned i));
/* More than the one row that was proved came. */
int sci_too_many(struct sci_stmt *st);

/* ---------------------------------------------------------------- result.c */

/* Closes every result that is not, or those alone that are not at their end; how many there were. */
unsigned sci_rows_close(sc_db *db);
void sci_rows_close_unended(sc_db *db);
/* Who watches open results is told that they are over: the connection goes. */
void sci_rows_abandon(sc_db *db);
/* From now on the result's texts are copied there; NULL: no longer. */
void sci_rows_copy(sc_rows *rows, sc_mem *mem);

/* ---------------------------------------------------------------- conn.c, session.c, pool.c */

/* sc_open_with; connect_s, if not 0, is the most that connecting may take, whatever the URL says. */
int sci_open(const char *url, const struct sci_alloc *a, uint32_t connect_s, sc_db **db);
/* Closes it but for the handle and its error. */
void sci_shut(sc_db *db);
/* A connection that is none, to hold an error; NULL without memory. */
sc_db *sci_no_connection(const struct sci_alloc *a);
/* verify.c: sc_verify_schema of all of `used`, behind whose last one stands NULL. */
int sci_verify(sc_db *db, const sc_used *const *used);
/* May this statement leave something behind in its session, for whoever has the connection next? */
bool sci_touches_session(const char *sql, bool sqlite);
/* A pool's connection is another one now, and is set up as that was. */
int sci_pool_set_up_again(sc_db *db);
/* sc_close of a pool's connection. */
void sci_pool_discard(sc_db *db);

/* ---------------------------------------------------------------- spill.c */

/* Reads what is left of st's result into memory. An error of that result is kept for its reader; what is
 * returned, SC_ERR_NOMEM or SC_ERR_LOST, is why the connection cannot go on. */
int sci_spill(struct sci_stmt *st);
/* The next row read ahead: SC_ROW, SC_DONE or the error that ended them. */
int sci_spill_step(struct sci_stmt *st);
void sci_spill_cell(const struct sci_stmt *st, unsigned i, struct sci_cell *out);
void sci_spill_free(struct sci_stmt *st);

/* ---------------------------------------------------------------- bind.c, row.c */

/* A field's type, of a list the values', of an own type what it is converted from. */
static inline enum sc_type sci_type_of(const sc_field *f)
{
    return (enum sc_type)(f->type & ~(unsigned)(SC_T_LIST | SC_T_OWN));
}

/* The application's own type of a field, NULL: it has schemac's. */
static inline const sc_own *sci_own_of(const sc_field *f)
{
    return f->type & SC_T_OWN ? (const sc_own *)(const void *)f->labels : NULL;
}

/* What an own type is converted from and into: any of the C types that are not nullable. */
union sci_plain {
    sc_value value;
    sc_text text;
    sc_datetime civil;
    int64_t i;
};
/* The field as it would be without its own type, and not nullable. */
static inline sc_field sci_plain_of(const sc_field *f)
{
    sc_field plain = *f;

    plain.type = (uint8_t)sci_type_of(f);
    plain.nullable = false;
    return plain;
}

static inline uint64_t sci_word_at(const char *p)
{
    uint64_t word;

    memcpy(&word, p, sizeof word);
    return word;
}

/* The commonest texts, at once: of 8 to 16 bytes, none of them beyond ASCII. */
static inline bool sci_is_short_ascii(const char *p, size_t n)
{
    const uint64_t high_bits = UINT64_C(0x8080808080808080);

    return n - 8 <= 8 && ((sci_word_at(p) | sci_word_at(p + n - 8)) & high_bits) == 0;
}

/* How many of the first bytes are UTF-8: n where all are. Of none, NULL is fine. */
size_t sci_utf8_run(const char *text, size_t n);
/* The value at `value` as a cell, checked. With `keep`, what the engine reads while rows are read is copied. */
int sci_give(struct sci_stmt *st, const sc_field *f, const void *value, bool keep, struct sci_cell *out);
/* Binds every placeholder from the params struct, checked; where there are lists among them, or no struct. */
int sci_bind_lists(struct sci_stmt *st, const void *params);
static inline int sci_bind_all(struct sci_stmt *st, const void *params)
{
    return st->base->n_lists == 0 && params ? st->db->driver->bind_all(st, params) : sci_bind_lists(st, params);
}
/* Placeholder `at` from the field's value, checked. */
int sci_bind_field(struct sci_stmt *st, unsigned at, const sc_field *f, const void *value);
/* Reads the current row into *row: SC_ROW, or an error. With `copy`, texts are copied there, else borrowed from the driver. */
int sci_row_read(struct sci_stmt *st, void *row, sc_mem *copy);
/* Column i of it. SC_OK, or the error. */
int sci_row_field(struct sci_stmt *st, unsigned i, void *row, sc_mem *copy);
size_t sci_field_size(const sc_field *f); /* of its struct member */
void sci_row_zero(const sc_query *q, void *row);

/* ---------------------------------------------------------------- bulk.c */

/* Writes st's text and order for its shape's rows. */
int sci_bulk_expand(struct sci_stmt *st);

/* ---------------------------------------------------------------- decimal.c, temporal.c */

bool sci_decimal_valid(const char *p, size_t len);
/* Digits canonical at `scale`: rounded half away from zero, padded, no leading zeros, no negative zero.
 * Writes at most len + scale + 3 bytes and a NUL; returns the length, 0 when more than precision - scale
 * digits stand before the point. d is valid. */
size_t sci_decimal_canonical(sc_decimal d, unsigned precision, unsigned scale, char *out);
/* Any integer's digits into buf; the length. */
size_t sci_format_i64(int64_t v, char buf[24]);
size_t sci_format_u64(uint64_t v, char buf[24]);
enum { SCI_DOUBLE_MAX = 48 };
/* A finite double in 17 digits, which are this double alone: 1.5000000000000000e+00, in every locale. */
size_t sci_format_double(double v, char buf[SCI_DOUBLE_MAX]);

enum { SCI_TEMPORAL_MAX = 40 };                              /* bytes for any formatted temporal value */
bool sci_date_valid(int year, unsigned month, unsigned day); /* year 0–9999; zero and partial dates are */
bool sci_datetime_valid(sc_datetime t);
/* Rounds to `scale` fraction digits, half up; false where that leaves 0000–9999 or a partial date. */
bool sci_datetime_round(sc_datetime *t, unsigned scale);
int64_t sci_time_round(int64_t us, unsigned scale); /* half away from zero */
size_t sci_format_date(sc_datetime t, char *out);
size_t sci_format_datetime(sc_datetime t, unsigned scale, char *out);
size_t sci_format_time(int64_t us, unsigned scale, char *out);
/* Exactly what the format functions write, with 0–6 fraction digits; false for anything else. */
bool sci_parse_date(sc_text text, sc_datetime *out);
bool sci_parse_datetime(sc_text text, sc_datetime *out);
bool sci_parse_time(sc_text text, int64_t *us);
/* The zero date gives SC_TIMESTAMP_ZERO; false for partial dates. */
bool sci_instant_of(sc_datetime utc, sc_timestamp *out);

/* ---------------------------------------------------------------- url.c */

/* SC_OK, or an error in the connection; no message holds a part of the URL that could be a password. */
int sci_url_parse(sc_db *db, const char *text, struct sci_url *out);
void sci_url_free(sc_db *db, struct sci_url *url); /* overwrites the password */

#endif
