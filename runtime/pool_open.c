/* pool_open.c: pools made and ended, their connections opened and closed, what they count.
 *
 * Stage: beside pool.c, which says who gets a connection. Nothing here holds the lock while it talks to an engine. */
#include "pool_internal.h"

#include <unistd.h>

enum { MOST = 10, WAIT = 30000, IDLE = 600000, LIFETIME = 1800000, CHECK = 30000 };

/* ---------------------------------------------------------------- counting and telling */

void sci_pool_count(sc_pool *pool, uint64_t *count)
{
    (void)pthread_mutex_lock(&pool->lock);
    ++*count;
    (void)pthread_mutex_unlock(&pool->lock);
}

void sci_pool_count_left(sc_pool *pool, bool rolled_back, unsigned results)
{
    (void)pthread_mutex_lock(&pool->lock);
    pool->counts.rolled_back += rolled_back;
    pool->counts.results_closed += results;
    (void)pthread_mutex_unlock(&pool->lock);
}

void sci_pool_tell(const sc_pool *pool, enum sc_event_kind kind, const char *name, sc_db *db, uint64_t start, int rc)
{
    sc_event e = {.kind = (int)kind, .code = rc < 0 ? rc : SC_OK, .name = name, .start_ns = start, .affected = -1};

    e.busy_ns = e.duration_ns = sci_now() - start;
    sci_tell(&pool->hook, db, &e);
}

void sc__pool_stats(sc_pool *pool, sc_pool_counts *out, size_t size)
{
    sc_pool_counts c;

    memset(out, 0, size);
    if (!pool) return;
    (void)pthread_mutex_lock(&pool->lock);
    c = pool->counts;
    c.open = pool->n;
    c.idle = pool->n_idle;
    c.waiting = pool->n_waiting;
    (void)pthread_mutex_unlock(&pool->lock);
    c.in_use = c.open - c.idle;
    memcpy(out, &c, size < sizeof c ? size : sizeof c);
}

/* ---------------------------------------------------------------- a connection */

/* Old age comes to each at another time, so that not all are opened anew at once. */
static uint64_t end_of_life(sc_pool *pool, uint64_t now)
{
    uint64_t ns = (uint64_t)pool->set.lifetime_ms * 1000000, random;

    if (pool->set.lifetime_ms == SC_POOL_NEVER) return UINT64_MAX;
    (void)pthread_mutex_lock(&pool->lock);
    pool->seed = pool->seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    random = pool->seed >> 33;
    (void)pthread_mutex_unlock(&pool->lock);
    return now + ns - ns / 10 + (ns / 5) * (random & 0xFFFF) / 0x10000;
}

/* What the pool's own set-up leaves in the session is no borrower's, nor is it lost with the connection: it is made again. */
static int set_up(const sc_pool *pool, sc_db *db)
{
    int rc;

    db->line.raw = true;
    rc = pool->set.setup ? pool->set.setup(db, pool->set.setup_ctx) : SC_OK;
    sci_rows_close_unended(db);
    if (rc >= 0 && sc_in_transaction(db)) rc = sc_rollback(db);
    db->line.raw = db->line.holds = false;
    if (rc >= 0 && db->lost) rc = sci_fail_lost(db);
    if (rc < 0) return sci_fail(db, rc, "the pool's set-up function refused the connection (%d)", rc);
    sci_error_clear(&db->error);
    return SC_OK;
}

/* A statement that was prepared in it is prepared anew, so that what it does to a session is seen. */
static int set_up_new(const sc_pool *pool, sc_db *db)
{
    int rc = set_up(pool, db);

    (void)sci_rows_close(db);
    if (db->touched) sci_cache_free(db);
    db->touched = false;
    return rc;
}

/* In the middle of a borrower's call: what is his, his hook and time limit, and results that he has read to their end and not
 * closed, stays. */
int sci_pool_set_up_again(sc_db *db)
{
    struct sci_hook hook = db->hook;
    uint32_t limit = sci_pool_limit(db);
    bool touched = db->touched;
    int rc;

    if (!db->pooled || !db->pooled->pool->set.setup) return SC_OK;
    sci_hook_set(db, &db->pooled->pool->hook);
    if (db->guard) db->guard->limit = db->pooled->limit;
    rc = set_up(db->pooled->pool, db);
    db->in_tx = false; /* where it failed in one */
    if (db->guard) db->guard->limit = limit;
    sci_hook_set(db, &hook);
    sci_cache_unprepare(db);
    db->touched = touched;
    return rc;
}

/* Asked once, of the first connection: before the pool is anybody's. Later ones find NULL, and write nothing. */
static int verify(sc_pool *pool, sc_db *db)
{
    int rc;

    if (!pool->set.verify) return SC_OK;
    rc = sci_verify(db, pool->set.verify);
    if (rc == SC_OK) pool->set.verify = NULL;
    return rc;
}

static int adopt(sc_pool *pool, sc_db *db)
{
    struct sci_pooled *p = sci_zalloc(&pool->alloc, sizeof *p);
    int rc;

    if (!p) return sci_nomem(db);
    sci_hook_set(db, &pool->hook);
    rc = set_up_new(pool, db);
    if (rc == SC_OK) rc = verify(pool, db);
    if (rc < 0) {
        sci_free(&pool->alloc, p);
        return rc;
    }
    p->pool = pool;
    p->db = db;
    p->limit = sci_pool_limit(db);
    p->used = sci_pool_now();
    p->expires = end_of_life(pool, p->used);
    db->pooled = p;
    return SC_OK;
}

int sci_pool_connect(sc_pool *pool, uint32_t connect_s, sc_db **db)
{
    uint64_t start = pool->hook.set.fn ? sci_now() : 0;
    int rc = sci_open(pool->url, &pool->alloc, connect_s, db);

    if (rc == SC_OK) rc = adopt(pool, *db);
    if (start) sci_pool_tell(pool, SC_EVENT_OPEN, "sc_open", *db, start, rc);
    if (rc < 0 && *db) sci_shut(*db);
    sci_pool_count(pool, rc == SC_OK ? &pool->counts.opened : &pool->counts.failed);
    return rc;
}

static void count_end(sc_pool *pool, const char *why)
{
    if (strcmp(why, SCI_POOL_IDLE) == 0) sci_pool_count(pool, &pool->counts.closed_idle);
    if (strcmp(why, SCI_POOL_LIFETIME) == 0) sci_pool_count(pool, &pool->counts.closed_lifetime);
    if (strcmp(why, SCI_POOL_LOST) == 0) sci_pool_count(pool, &pool->counts.closed_lost);
    if (strcmp(why, SCI_POOL_SESSION) == 0) sci_pool_count(pool, &pool->counts.closed_session);
}

void sci_pool_end(sc_pool *pool, sc_db *db, const char *why)
{
    uint64_t start = pool->hook.set.fn ? sci_now() : 0;

    count_end(pool, why);
    sci_free(&pool->alloc, db->pooled);
    db->pooled = NULL;
    sci_shut(db);
    if (start) sci_pool_tell(pool, SC_EVENT_CLOSE, why, NULL, start, SC_OK);
    sci_free(&pool->alloc, db);
}

/* ---------------------------------------------------------------- a pool */

/* Waits are of the clock that nobody sets. */
bool sci_pool_cond_init(pthread_cond_t *cond)
{
    pthread_condattr_t attr;
    bool ok;

    if (pthread_condattr_init(&attr) != 0) return false;
    ok = pthread_condattr_setclock(&attr, CLOCK_MONOTONIC) == 0 && pthread_cond_init(cond, &attr) == 0;
    (void)pthread_condattr_destroy(&attr);
    return ok;
}

static void set_default(uint32_t *option, uint32_t value)
{
    if (*option == 0) *option = value;
}

/* A struct of an older header is shorter: what it does not have has its default. */
static void copy_options(sc_pool_options *set, const sc_pool_options *options, size_t size)
{
    *set = (sc_pool_options){0};
    if (options) memcpy(set, options, size < sizeof *set ? size : sizeof *set);
}

static int set_options(sc_pool *pool, size_t hook_size)
{
    set_default(&pool->set.max, MOST);
    set_default(&pool->set.wait_ms, WAIT);
    set_default(&pool->set.idle_ms, IDLE);
    set_default(&pool->set.lifetime_ms, LIFETIME);
    set_default(&pool->set.check_ms, CHECK);
    if (pool->set.min > pool->set.max)
        return sci_fail(pool->failure, SC_ERR_MISUSE, "sc_pool_open: min is %u, more than max, %u",
                        (unsigned)pool->set.min, (unsigned)pool->set.max);
    if (!sci_hook_make(pool->set.hook, hook_size, &pool->hook))
        return sci_fail(pool->failure, SC_ERR_MISUSE, "sc_pool_open: the hook has no function, or an unknown event");
    pool->set.hook = NULL;
    return SC_OK;
}

/* What can be said of the URL without opening anything. */
static int check_url(sc_pool *pool, const char *url)
{
    struct sci_url parsed = {0};
    sc_db *db = pool->failure;
    int rc = url ? sci_url_parse(db, url, &parsed) : sci_fail(db, SC_ERR_MISUSE, "sc_pool_open: the URL is NULL");

    if (rc == SC_OK && parsed.path && strcmp(parsed.path, ":memory:") == 0)
        rc = sci_fail(db, SC_ERR_UNSUPPORTED,
                      "sc_pool_open: a database in memory is its connection's own, a pool's would be as many as it has "
                      "connections: open a file (sqlite:PATH?journal=wal)");
    sci_url_free(db, &parsed);
    if (rc < 0) return rc;
    pool->url_size = strlen(url) + 1;
    pool->url = sci_realloc(&pool->alloc, NULL, pool->url_size);
    if (!pool->url) return sci_nomem(db);
    memcpy(pool->url, url, pool->url_size);
    return SC_OK;
}

/* An idle one more, where there are fewer than min: SC_ROW. SC_DONE: there are as many; or the error, which *failed holds. */
static int open_one(sc_pool *pool, sc_db **failed)
{
    sc_db *db;
    bool wanted;
    int rc;

    (void)pthread_mutex_lock(&pool->lock);
    wanted = !pool->closing && pool->n < pool->set.min;
    pool->n += wanted;
    (void)pthread_mutex_unlock(&pool->lock);
    if (!wanted) return SC_DONE;
    rc = sci_pool_connect(pool, 0, &db);
    if (rc == SC_OK) {
        sci_pool_put(pool, db);
        return SC_ROW;
    }
    sci_pool_give_up_slot(pool);
    *failed = db;
    return rc;
}

static int fill(sc_pool *pool, sc_db **failed)
{
    int rc;

    *failed = NULL;
    do {
        rc = open_one(pool, failed);
    } while (rc == SC_ROW);
    return rc;
}

static int start(sc_pool *pool)
{
    sc_db *failed, *none = pool->failure;
    uint32_t min = pool->set.min;
    int rc;

    pool->failure = NULL; /* it is no failure until there is one */
    if (pool->set.verify && min == 0) pool->set.min = 1;
    rc = fill(pool, &failed);
    pool->set.min = min;
    if (rc == SC_OK) {
        sci_free(&pool->alloc, none);
        return rc;
    }
    pool->failure = failed ? failed : none;
    if (failed)
        sci_free(&pool->alloc, none);
    else
        (void)sci_nomem(none);
    return rc;
}

/* NULL without memory. */
static sc_pool *new_pool(const sc_pool_options *set)
{
    struct sci_alloc a = sci_libc_alloc;
    sc_pool *pool;

    if (set->realloc_fn) a = (struct sci_alloc){set->realloc_fn, set->realloc_ctx};
    pool = sci_zalloc(&a, sizeof *pool);
    if (!pool) return NULL;
    pool->alloc = a;
    pool->set = *set;
    pool->failure = sci_no_connection(&a);
    pool->process = (long)getpid();
    pool->seed = sci_now() ^ (uintptr_t)pool;
    if (pool->failure && pthread_mutex_init(&pool->lock, NULL) == 0 && sci_pool_cond_init(&pool->drained)) return pool;
    sci_free(&a, pool->failure);
    sci_free(&a, pool);
    return NULL;
}

int sc__pool_open(const char *url, const sc_pool_options *options, size_t size, size_t hook_size, sc_pool **out)
{
    sc_pool_options set;
    sc_pool *pool;
    int rc;

    if (!out) return SC_ERR_MISUSE;
    copy_options(&set, options, size);
    *out = pool = new_pool(&set);
    if (!pool) return SC_ERR_NOMEM;
    rc = set_options(pool, hook_size);
    if (rc == SC_OK) rc = check_url(pool, url);
    return rc == SC_OK ? start(pool) : rc;
}

const char *sc_pool_errmsg(const sc_pool *pool)
{
    if (!pool) return "no pool (the handle is NULL)";
    return pool->failure ? sc_errmsg(pool->failure) : "";
}

int sc_pool_tend(sc_pool *pool)
{
    struct sci_pooled *p;
    const char *why;
    sc_db *failed;
    int rc;

    if (!pool) return SC_ERR_MISUSE;
    if (pool->failure) return sc_errcode(pool->failure);
    sci_check_process(pool->process);
    for (;;) {
        (void)pthread_mutex_lock(&pool->lock);
        p = sci_pool_take_past(pool, sci_pool_now(), &why);
        (void)pthread_mutex_unlock(&pool->lock);
        if (!p) break;
        sci_pool_end(pool, p->db, why);
        sci_pool_give_up_slot(pool);
    }
    rc = fill(pool, &failed);
    sc_close(failed);
    return rc;
}

/* ---------------------------------------------------------------- its end */

void sci_pool_free(sc_pool *pool)
{
    struct sci_alloc a = pool->alloc;

    if (pool->url) sci_overwrite(pool->url, pool->url_size);
    sci_free(&a, pool->url);
    sci_free(&a, pool->failure);
    (void)pthread_cond_destroy(&pool->drained);
    (void)pthread_mutex_destroy(&pool->lock);
    sci_free(&a, pool);
}

/* Called and returns with the lock. */
static void close_idle(sc_pool *pool)
{
    struct sci_pooled *p;

    while ((p = sci_pool_take_idle(pool)) != NULL) {
        (void)pthread_mutex_unlock(&pool->lock);
        sci_pool_end(pool, p->db, SCI_POOL_SHUTDOWN);
        (void)pthread_mutex_lock(&pool->lock);
        pool->n--;
    }
}

/* With the lock: sends away who waits, closes what is idle, waits for the rest. Is nothing left? */
static bool drain(sc_pool *pool, uint32_t wait_ms)
{
    uint64_t until = wait_ms == SC_POOL_NEVER ? UINT64_MAX : sci_now() + (uint64_t)wait_ms * 1000000;
    bool in_time = true, empty;

    pool->closing = true;
    for (struct sci_waiter *w = pool->first; w; w = w->next) (void)pthread_cond_signal(&w->cond);
    close_idle(pool);
    do {
        empty = pool->n == 0 && pool->n_waiting == 0 && pool->n_leaving == 0;
        if (!empty && in_time) in_time = sci_pool_sleep(&pool->drained, &pool->lock, until);
    } while (!empty && in_time);
    return empty;
}

static int end(sc_pool *pool, uint32_t wait_ms, bool for_good)
{
    bool empty;
    int state;

    sci_check_process(pool->process);
    (void)pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &state);
    (void)pthread_mutex_lock(&pool->lock);
    empty = drain(pool, wait_ms);
    pool->abandoned = for_good && !empty;
    (void)pthread_mutex_unlock(&pool->lock);
    if (for_good && empty) sci_pool_free(pool);
    (void)pthread_setcancelstate(state, NULL);
    return empty ? SC_OK : SC_ERR_TIMEOUT;
}

int sc_pool_shut_down(sc_pool *pool, uint32_t wait_ms)
{
    return pool ? end(pool, wait_ms, false) : SC_OK;
}

int sc_pool_close(sc_pool *pool, uint32_t wait_ms)
{
    return pool ? end(pool, wait_ms, true) : SC_OK;
}
