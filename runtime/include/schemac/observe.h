/* observe.h: what a connection does, told to a function of the application's: for logs, metrics and traces; and counters.
 * Part of schemac.h, which includes it: a program includes that.
 *
 * Without a hook no clock is read and nothing is built: a call on the quick path tests one word. No event ever holds the
 * value of a parameter or of a column; sc_errmsg may (a server repeats the key that was there twice), and is not in it. */
#ifndef SCHEMAC_OBSERVE_H
#define SCHEMAC_OBSERVE_H

#include <schemac/schemac.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What is told. Of each kind but START: when it is over. */
enum sc_event_kind {
    SC_EVENT_START = 0x001,   /* a statement begins: nothing has been sent */
    SC_EVENT_END = 0x002,     /* it is over: it failed, was executed, or its result was read to its end or closed */
    SC_EVENT_PREPARE = 0x004, /* the engine prepared its text, between the two */
    SC_EVENT_BEGIN = 0x008,
    SC_EVENT_COMMIT = 0x010,
    SC_EVENT_ROLLBACK = 0x020,
    SC_EVENT_SAVEPOINT = 0x040, /* name: "SAVEPOINT", "RELEASE" or "ROLLBACK TO" */
    SC_EVENT_RETRY = 0x080,     /* sc_transact runs its function again; code: why */
    SC_EVENT_WAIT =
        0x100, /* a pool: an sc_pool_acquire that had to wait, or that failed; its connection, or NULL, is db */
    SC_EVENT_OPEN = 0x200, /* a pool opened a connection, or could not */
    SC_EVENT_CLOSE =
        0x400, /* a pool closed one; name: why ("idle", "lifetime", "lost", "session", "shutdown", "sc_close") */
    SC_EVENT_RECONNECT = 0x800, /* a lost connection was made again, or could not be */
    SC_EVENT_ALL = 0xFFF
};

/* One event, good while the function runs. Names are static or the query's. What does not apply is 0 or NULL. */
typedef struct sc_event {
    int kind; /* enum sc_event_kind */
    int code; /* SC_OK, or why it failed: enum sc_code */
    int native;
    const char *sqlstate; /* five characters, or "" */
    sc_db *db;            /* whose it is: only to be asked for sc_engine, sc_in_transaction and sc_errmsg */
    uint64_t id;          /* which statement of its connection, from 1: START, PREPAREs and END of one have the same */
    const char *name;     /* the query's; "sc_exec_script", "sc_exec_ddl" */
    const char *sql; /* its text as it was generated for the engine: values are `?`, a list's `?...`; of scripts NULL */
    size_t sql_len;
    uint64_t start_ns;    /* when it began: nanoseconds of CLOCK_MONOTONIC */
    uint64_t duration_ns; /* from then to now: of a streamed result with what its reader did between the rows */
    uint64_t busy_ns;     /* of these, inside schemac and the engine */
    int64_t rows;         /* END: rows given to the caller */
    int64_t affected;     /* END: what the engine counted of a statement without rows, else -1 */
    uint64_t bytes_read, bytes_written; /* END: of the values given out, of the parameters: texts and blobs by their
                                         * length, all else by the size of its type in C; not what the wire adds */
    void **
        span; /* START … END: a place of this statement's own for what the function wants to find at END; NULL at first */
} sc_event;

typedef void sc_hook_fn(const sc_event *event, void *ctx);

/* Where events go. Zero is the default of all but fn. */
typedef struct sc_hook {
    sc_hook_fn *fn;
    void *ctx;
    unsigned events;  /* which, of enum sc_event_kind; 0: all */
    uint32_t slow_ms; /* not 0: only events that took at least so long (END: busy_ns); START does not come then */
} sc_hook;

/* Sets the connection's hook, or with NULL takes it away. It is copied; what ctx points to must last as long as it is set.
 * fn runs in the thread that uses the connection, inside its call, and must not call anything on the connection but what
 * sc_event.db says. Of results that are open it is told nothing but, where one was set when they began, their end.
 * SC_ERR_MISUSE: fn is NULL, or an event is unknown.
 *
 *     static void slow(const sc_event *e, void *ctx)
 *     {
 *         fprintf(ctx, "%s: %.1f ms, %lld rows\n", e->name, (double)e->busy_ns / 1e6, (long long)e->rows);
 *     }
 *     sc_set_hook(db, &(sc_hook){.fn = slow, .ctx = stderr, .events = SC_EVENT_END, .slow_ms = 100});
 */
int sc__set_hook(sc_db *db, const sc_hook *hook, size_t size);
static inline int sc_set_hook(sc_db *db, const sc_hook *hook)
{
    return sc__set_hook(db, hook, sizeof *hook); /* its size, so that it may grow */
}

/* What a connection did since it was opened. Always counted. */
typedef struct sc_counts {
    uint64_t statements;  /* executed, or tried: queries, scripts, DDL; not transactions' own */
    uint64_t rows;        /* given to the caller */
    uint64_t errors;      /* that became the connection's error */
    uint64_t prepares;    /* texts prepared */
    uint64_t reprepares;  /* of these, anew: the schema had changed, or the server had forgotten; SQLite's own too */
    uint64_t evictions;   /* statements closed to make room: see `statements=N` of the URL */
    uint64_t read_aheads; /* results read into memory so that another statement could be sent */
    uint64_t begins, commits, rollbacks; /* that the engine did */
    uint64_t retries;                    /* of sc_transact */
    uint64_t reconnects;                 /* a lost connection was made again */
    uint64_t most_read_ahead; /* the most bytes of one result that were read ahead: what `read_ahead=` limits */
} sc_counts;

void sc__counters(sc_db *db, sc_counts *out, size_t size);
static inline void sc_counters(sc_db *db, sc_counts *out)
{
    sc__counters(db, out, sizeof *out);
}

#ifdef __cplusplus
}
#endif
#endif
