/* pool.h: connections shared by the threads of a program. Part of schemac.h, which includes it: a program includes that.
 *
 *     sc_pool *pool;
 *     sc_db *db;
 *     if (sc_pool_open("mysql://app@db.example/shop", &(sc_pool_options){.max = 20}, &pool) < 0)
 *         return complain(sc_pool_errmsg(pool)), sc_pool_close(pool, 0), 1;
 *     …                                                            any thread, any time:
 *     rc = sc_pool_acquire(pool, &db);
 *     if (rc == SC_OK) rc = order_add(db, 7, 1200);
 *     if (rc < 0) complain(sc_errmsg(db));
 *     sc_pool_release(db);                                         also after a failure
 *     …
 *     sc_pool_close(pool, 10000);
 *
 * The functions here may be called by any thread at any time, sc_pool_close excepted; a connection is its borrower's
 * thread's alone until it is released. The pool has no thread of its own: what is to be closed or opened is so by
 * the threads that acquire and release, outside its lock, and by sc_pool_tend. A signal handler may call none of them.
 *   fork          a child must use neither the pool nor its connections, nor close them (the server would hear of it): it opens its own
 *   thread exit   a thread releases what it has acquired before it ends; nobody else can
 *   cancellation  a thread is not cancelled (pthread_cancel) inside these functions */
#ifndef SCHEMAC_POOL_H
#define SCHEMAC_POOL_H

#include <schemac/schemac.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct sc_pool sc_pool;

/* A limit that is none, for the members below that count milliseconds. */
#define SC_POOL_NEVER UINT32_MAX

/* What a new connection needs before anybody gets it: pragmas, session variables. Less than 0: it cannot be used, which is what
 * who waits for it is told, with the connection's error. What it leaves in the session is the pool's own, and stays; so it is called
 * again where a connection was lost and made again in a borrower's call (see sc_open), on his thread: there less than 0 is that call's
 * SC_ERR_LOST. It leaves the handle itself alone, and asks nobody for another connection of the pool. */
typedef int sc_pool_setup_fn(sc_db *db, void *ctx);

/* Zero is each one's default. */
typedef struct sc_pool_options {
    uint32_t max;         /* the most connections there are at a time (10) */
    uint32_t min;         /* as many are opened at once, and kept however long nobody needs them (0; at most max) */
    uint32_t wait_ms;     /* how long sc_pool_acquire waits for one (30,000) */
    uint32_t idle_ms;     /* closed when nobody needed it for so long (600,000) */
    uint32_t lifetime_ms; /* closed when it is so old, give or take a tenth of it, and nobody has it (1,800,000) */
    uint32_t
        check_ms; /* asked whether it is alive before it is handed out, when nobody had it for so long (30,000). Only
                            * servers are asked */
    sc_pool_setup_fn *setup;
    void *setup_ctx;
    const sc_hook *hook; /* of all its connections and of the pool itself, copied; called by whatever thread it is */
    sc_realloc_fn *realloc_fn; /* an allocator as sc_open_with's, which any thread may call */
    void *realloc_ctx;
    /* NULL, or the uses of the application's sources, behind them NULL: { &app_uses, &admin_uses, NULL }. Before the pool is
     * open its first connection (one is opened, though min be 0) is compared as by sc_verify_schema, behind `setup`, and what it says
     * is why the pool cannot be opened: SC_ERR_SCHEMA. Connections of later are not asked: that would end a program in the middle of a
     * migration that it has no part in, and a query that no longer fits says so itself. Who wants each of them asked calls
     * sc_verify_schema in `setup`. The array is the caller's again when sc_pool_open returns. */
    const sc_used *const *verify;
} sc_pool_options;

/* Opens a pool of connections to one URL (see sc_open), and `min` of them. options may be NULL. On SQLite a file: WAL is what lets
 * one write while others read (journal=wal in the URL); a database in memory would be each connection's own, and is
 * SC_ERR_UNSUPPORTED. *pool is set even on failure, so that its message can be read, and must be closed; it is NULL only without memory. */
int sc__pool_open(const char *url, const sc_pool_options *options, size_t size, size_t hook_size, sc_pool **pool);
static inline int sc_pool_open(const char *url, const sc_pool_options *options, sc_pool **pool)
{
    return sc__pool_open(url, options, sizeof *options, sizeof *options->hook, pool); /* sizes, so that they may grow */
}
/* Why it could not be opened; "" where it was. Good until it is closed. */
const char *sc_pool_errmsg(const sc_pool *pool);

/* A connection for the calling thread: an idle one (the one used last), a new one where there are fewer than `max`, else the first
 * to be released; who waits longest gets it. *db is to be released in every case. After a failure it is none to work with: it
 * holds the error (sc_errmsg), which every call on it returns; it is NULL only without memory.
 *   SC_ERR_TIMEOUT    none became free in time
 *   SC_ERR_OPEN       a new one could not be made: at once, for to try again is the caller's decision. A server that does not answer
 *                     is waited for as long as for a free one, a second at least, connect_timeout= at most
 *   SC_ERR_INTERRUPT  the pool is shut down */
int sc_pool_acquire(sc_pool *pool, sc_db **db);
/* The same with a wait of its own: 0 not at all, SC_POOL_NEVER without an end. */
int sc_pool_acquire_within(sc_pool *pool, uint32_t wait_ms, sc_db **db);

/* Gives it back, by the thread that has it. NULL is fine. The next borrower finds it as it was opened:
 *   open results are closed, a transaction is rolled back, the error and the texts of the last call are gone
 *   sc_set_hook and sc_set_timeout are undone
 *   its statements stay prepared
 *   it is closed, and replaced when needed, when it was lost; when a transaction is open that sc_begin does not know of; and
 *   when its session may be another one than it was opened with: after sc_exec_script, sc_exec_ddl, sc_native, SET, PRAGMA, a
 *   temporary table, GET_LOCK, a user variable (`@x`); on MySQL and MariaDB after what they tell of triggers and routines; and
 *   when there is an sc_canceller of it that was not freed
 * What stays: LAST_INSERT_ID() and kin, and of what routines and triggers leave in their session what no server tells: GET_LOCK,
 * SELECT … INTO @x; on Dolt all.
 * sc_close of a borrowed connection gives it back to be closed. */
void sc_pool_release(sc_db *db);

/* Does what time brings: closes what was idle too long or is too old, and opens up to `min` again. acquire and release each
 * close one of the former; a program that may be idle for long calls this now and then. An error is of opening, and kept nowhere
 * else. */
int sc_pool_tend(sc_pool *pool);

/* Nobody gets a connection any more: those that wait are sent away (SC_ERR_INTERRUPT), and so are all that come; idle connections are
 * closed, and those that are out are waited for, so many milliseconds (SC_POOL_NEVER: until they are back). SC_OK: all are
 * closed. SC_ERR_TIMEOUT: some are still out; each is closed when it is released. The pool stays, so that threads may find it
 * shut, until sc_pool_close. Not by a thread that has one of its connections: it would wait for itself. NULL is fine. */
int sc_pool_shut_down(sc_pool *pool, uint32_t wait_ms);
/* The same, and frees the pool, with the last connection's release where some are still out: it is not to be used after it, and
 * no thread may come to acquire any more. */
int sc_pool_close(sc_pool *pool, uint32_t wait_ms);

/* How it is, and what it did since it was opened. */
typedef struct sc_pool_counts {
    uint32_t open, idle, in_use, waiting;  /* connections, those being opened among them and in use; threads */
    uint64_t acquired;                     /* connections handed out */
    uint64_t waited;                       /* calls that had to wait for one */
    uint64_t wait_ns, longest_wait_ns;     /* how long, all together and the longest */
    uint64_t timeouts;                     /* calls that waited in vain */
    uint64_t opened, failed;               /* connections opened; that could not be */
    uint64_t closed_idle, closed_lifetime; /* closed for the limits … */
    uint64_t closed_lost, closed_session;  /* … because they were broken, or not as they had been */
    uint64_t checked;                      /* asked whether they are alive */
    uint64_t rolled_back;                  /* released in a transaction */
    uint64_t results_closed;               /* results that were open when they were released */
} sc_pool_counts;

void sc__pool_stats(sc_pool *pool, sc_pool_counts *out, size_t size);
static inline void sc_pool_stats(sc_pool *pool, sc_pool_counts *out)
{
    sc__pool_stats(pool, out, sizeof *out);
}

#ifdef __cplusplus
}
#endif
#endif
