/* pool.c: connections shared by threads: who gets one, who waits, what is given back.
 *
 * Stage: above sc_open; pool_open.c makes and ends pools. Everything under the lock is a few pointers: connections are opened, asked
 * whether they are alive, rolled back and closed outside of it, by the thread that needs it. Invariants:
 *   n counts the connections there are and the right to open one (a slot), so that there are never more than `max`;
 *   who waits is in a queue, and what becomes free, a connection or a slot, is given to the first of it, not put where
 *   somebody else could take it: while somebody waits there is no idle connection;
 *   a slot that is not used, because opening failed, goes to the next who waits: nobody is forgotten. */
#include "pool_internal.h"

#include <errno.h>
#include <time.h>

/* ---------------------------------------------------------------- time */

/* Good to a few milliseconds, and cheap where there is such a clock. */
uint64_t sci_pool_now(void)
{
#ifdef CLOCK_MONOTONIC_COARSE
    struct timespec t;

    if (clock_gettime(CLOCK_MONOTONIC_COARSE, &t) == 0) return (uint64_t)t.tv_sec * 1000000000U + (uint64_t)t.tv_nsec;
#endif
    return sci_now();
}

/* When so many ms are over. */
static uint64_t after(uint64_t now, uint32_t ms)
{
    return ms == SC_POOL_NEVER ? UINT64_MAX : now + (uint64_t)ms * 1000000;
}

static bool is_over(uint64_t since, uint32_t ms, uint64_t now)
{
    return now >= after(since, ms);
}

bool sci_pool_sleep(pthread_cond_t *cond, pthread_mutex_t *lock, uint64_t until)
{
    struct timespec t = {.tv_sec = (time_t)(until / 1000000000U), .tv_nsec = (long)(until % 1000000000U)};

    if (until == UINT64_MAX) return pthread_cond_wait(cond, lock) == 0;
    return pthread_cond_timedwait(cond, lock, &t) != ETIMEDOUT;
}

/* ---------------------------------------------------------------- idle ones */

static void unlink_idle(sc_pool *pool, struct sci_pooled *p)
{
    *(p->newer ? &p->newer->older : &pool->newest) = p->older;
    *(p->older ? &p->older->newer : &pool->oldest) = p->newer;
    p->newer = p->older = NULL;
    pool->n_idle--;
}

static void push_idle(sc_pool *pool, struct sci_pooled *p)
{
    p->newer = NULL;
    p->older = pool->newest;
    *(p->older ? &p->older->newer : &pool->oldest) = p;
    pool->newest = p;
    pool->n_idle++;
}

/* Why this idle one is to be closed; NULL: it is not. */
static const char *is_past(const sc_pool *pool, const struct sci_pooled *p, uint64_t now)
{
    if (now >= p->expires) return SCI_POOL_LIFETIME;
    return pool->n > pool->set.min && is_over(p->used, pool->set.idle_ms, now) ? SCI_POOL_IDLE : NULL;
}

struct sci_pooled *sci_pool_take_past(sc_pool *pool, uint64_t now, const char **why)
{
    struct sci_pooled *p = pool->oldest;

    *why = p ? is_past(pool, p, now) : NULL;
    if (!*why) return NULL;
    unlink_idle(pool, p);
    return p;
}

struct sci_pooled *sci_pool_take_idle(sc_pool *pool)
{
    struct sci_pooled *p = pool->newest;

    if (p) unlink_idle(pool, p);
    return p;
}

/* ---------------------------------------------------------------- who waits */

static void enqueue(sc_pool *pool, struct sci_waiter *w)
{
    w->next = NULL;
    w->before = pool->last;
    *(w->before ? &w->before->next : &pool->first) = w;
    pool->last = w;
    pool->n_waiting++;
}

static void dequeue(sc_pool *pool, struct sci_waiter *w)
{
    *(w->before ? &w->before->next : &pool->first) = w->next;
    *(w->next ? &w->next->before : &pool->last) = w->before;
    pool->n_waiting--;
}

/* A connection, or with NULL a slot, that became free. */
static void hand_on(sc_pool *pool, struct sci_pooled *p)
{
    struct sci_waiter *w = pool->first;

    if (w) {
        dequeue(pool, w);
        w->given = p;
        w->ready = true;
        (void)pthread_cond_signal(&w->cond);
    } else if (p) {
        push_idle(pool, p);
    } else {
        pool->n--;
    }
}

/* With the lock: unlocks; who waits for the pool to be empty is told, or the pool freed. Where n or a thread's count went down. */
static void unlock(sc_pool *pool)
{
    bool empty = pool->closing && pool->n == 0 && pool->n_waiting == 0 && pool->n_leaving == 0;
    bool last = empty && pool->abandoned;

    if (empty && !last) (void)pthread_cond_broadcast(&pool->drained);
    (void)pthread_mutex_unlock(&pool->lock);
    if (last) sci_pool_free(pool);
}

void sci_pool_give_up_slot(sc_pool *pool)
{
    (void)pthread_mutex_lock(&pool->lock);
    hand_on(pool, NULL);
    unlock(pool);
}

static void count_wait(sc_pool *pool, uint64_t ns)
{
    pool->counts.wait_ns += ns;
    if (ns > pool->counts.longest_wait_ns) pool->counts.longest_wait_ns = ns;
}

/* Until a connection or a slot is given, the pool closes, or the time is over. Called and returns with the lock. */
static int wait_for_one(sc_pool *pool, uint32_t wait_ms, struct sci_pooled **given)
{
    struct sci_waiter w = {.ready = false};
    uint64_t start = sci_now(), until = after(start, wait_ms);
    bool in_time = true;

    if (!sci_pool_cond_init(&w.cond)) return SC_ERR_NOMEM;
    enqueue(pool, &w);
    pool->counts.waited++;
    while (!w.ready && !pool->closing && in_time) in_time = sci_pool_sleep(&w.cond, &pool->lock, until);
    if (!w.ready) dequeue(pool, &w);
    (void)pthread_cond_destroy(&w.cond);
    count_wait(pool, sci_now() - start);
    *given = w.given;
    if (w.ready) return SC_OK;
    if (pool->closing) return SC_ERR_INTERRUPT;
    pool->counts.timeouts++;
    return SC_ERR_TIMEOUT;
}

/* ---------------------------------------------------------------- acquire */

/* How long connecting may take: as long as the caller waits, in whole seconds. 0: as long as the URL says. */
static uint32_t seconds_until(uint64_t until)
{
    uint64_t now = sci_now(), left = until > now ? until - now : 0;

    if (until == UINT64_MAX) return 0;
    left = (left + 999999999U) / 1000000000U;
    return left == 0 ? 1 : left > UINT32_MAX ? UINT32_MAX : (uint32_t)left;
}

/* A new connection in a slot that is ours; without one the slot goes on, and *db holds why. */
static int open_in_slot(sc_pool *pool, uint64_t until, sc_db **db)
{
    int rc = sci_pool_connect(pool, seconds_until(until), db);

    if (rc == SC_OK) return rc;
    (void)pthread_mutex_lock(&pool->lock);
    pool->n_leaving++;
    pool->counts.acquired--;
    hand_on(pool, NULL);
    (void)pthread_mutex_unlock(&pool->lock);
    return rc;
}

/* Too old, or silent for so long that it may be gone. */
static const char *is_gone(sc_pool *pool, const struct sci_pooled *p, uint64_t now)
{
    const struct sci_driver *d = p->db->driver;

    if (now >= p->expires) return SCI_POOL_LIFETIME;
    if (!d->ping || !is_over(p->used, pool->set.check_ms, now)) return NULL;
    sci_pool_count(pool, &pool->counts.checked);
    return d->ping(p->db) < 0 ? SCI_POOL_LOST : NULL;
}

/* An idle one as its borrower is to have it: where it is gone, another one in its place. */
static int take_over(sc_pool *pool, struct sci_pooled *p, uint64_t until, uint64_t now, sc_db **db)
{
    const char *why = is_gone(pool, p, now);

    if (why) {
        sci_pool_end(pool, p->db, why);
        return open_in_slot(pool, until, db);
    }
    *db = p->db;
    return SC_OK;
}

/* What there is to say of a call that got none. The handle is NULL only without memory. */
static int fail(const sc_pool *pool, int code, uint32_t wait_ms, sc_db **db)
{
    *db = sci_no_connection(&pool->alloc);
    if (!*db) return SC_ERR_NOMEM;
    switch (code) {
    case SC_ERR_INTERRUPT: return sci_fail(*db, code, "sc_pool_acquire: the pool is shut down");
    case SC_ERR_TIMEOUT:
        return sci_fail(*db, code, "sc_pool_acquire: all %u connections are in use, and none became free in %u ms",
                        (unsigned)pool->set.max, (unsigned)wait_ms);
    case SC_ERR_NOMEM: return sci_nomem(*db);
    default: return sci_fail(*db, code, "sc_pool_acquire: %s", sc_pool_errmsg(pool));
    }
}

/* A connection, or with NULL a slot. Called and returns with the lock. */
static int claim(sc_pool *pool, uint32_t wait_ms, struct sci_pooled **given)
{
    *given = NULL;
    if (pool->failure) return sc_errcode(pool->failure);
    if (pool->closing) return SC_ERR_INTERRUPT;
    *given = sci_pool_take_idle(pool);
    if (*given) return SC_OK;
    if (pool->n < pool->set.max) {
        pool->n++;
        return SC_OK;
    }
    if (wait_ms > 0) return wait_for_one(pool, wait_ms, given);
    pool->counts.timeouts++;
    return SC_ERR_TIMEOUT;
}

/* Whose call failed has no connection that would keep the pool there: until it leaves it is counted. */
static void leave(sc_pool *pool)
{
    (void)pthread_mutex_lock(&pool->lock);
    pool->n_leaving--;
    unlock(pool);
}

/* A connection is closed before its slot goes on: a server never has more than `max`. */
static void close_it(sc_pool *pool, sc_db *db, const char *why)
{
    sci_pool_end(pool, db, why);
    sci_pool_give_up_slot(pool);
}

static int acquire(sc_pool *pool, uint32_t wait_ms, sc_db **db)
{
    uint64_t start = pool->hook.set.fn ? sci_now() : 0, now = sci_pool_now(), until = after(now, wait_ms);
    struct sci_pooled *given, *past;
    const char *why;
    bool waited;
    int rc;

    (void)pthread_mutex_lock(&pool->lock);
    waited = wait_ms > 0 && !pool->newest && pool->n >= pool->set.max;
    rc = claim(pool, wait_ms, &given);
    if (rc == SC_OK)
        pool->counts.acquired++;
    else
        pool->n_leaving++;
    past = sci_pool_take_past(pool, now, &why);
    (void)pthread_mutex_unlock(&pool->lock);
    if (past) close_it(pool, past->db, why);
    if (rc < 0)
        rc = fail(pool, rc, wait_ms, db);
    else
        rc = given ? take_over(pool, given, until, now, db) : open_in_slot(pool, until, db);
    if (start && (rc < 0 || waited)) sci_pool_tell(pool, SC_EVENT_WAIT, "sc_pool_acquire", *db, start, rc);
    if (rc < 0) leave(pool);
    return rc;
}

int sc_pool_acquire_within(sc_pool *pool, uint32_t wait_ms, sc_db **db)
{
    int rc, state;

    if (!db) return SC_ERR_MISUSE;
    *db = NULL;
    if (!pool) return SC_ERR_MISUSE;
    sci_check_process(pool->process);
    (void)pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &state);
    rc = acquire(pool, wait_ms, db);
    (void)pthread_setcancelstate(state, NULL);
    return rc;
}

int sc_pool_acquire(sc_pool *pool, sc_db **db)
{
    return sc_pool_acquire_within(pool, pool ? pool->set.wait_ms : 0, db);
}

/* ---------------------------------------------------------------- release */

/* Somebody could still end its calls, the next borrower's too. */
static bool is_held(const sc_db *db)
{
    return db->guard && atomic_load(&db->guard->refs) > 1;
}

/* Leaves nothing of its borrower's behind. Why it cannot be given to another one; NULL: it can. */
static const char *tidy(sc_pool *pool, sc_db *db)
{
    bool rolled_back = db->in_tx;
    unsigned closed = sci_rows_close(db);
    int rc = rolled_back ? sc_rollback(db) : SC_OK;

    if (rolled_back || closed) sci_pool_count_left(pool, rolled_back, closed);
    if (db->lost) return SCI_POOL_LOST;
    if (rc < 0 || db->touched || is_held(db) || !db->driver->settled(db)) return SCI_POOL_SESSION;
    sci_error_clear(&db->error);
    if (sci_pool_limit(db) != db->pooled->limit && sc_set_timeout(db, db->pooled->limit) < 0) return SCI_POOL_SESSION;
    sc_mem_clear(&db->one);
    sci_hook_set(db, &pool->hook);
    return NULL;
}

void sci_pool_put(sc_pool *pool, sc_db *db)
{
    struct sci_pooled *p = db->pooled, *past = NULL;
    uint64_t now = sci_pool_now();
    const char *why = NULL;
    bool closing;

    p->used = now;
    db->thread.owned = false;
    (void)pthread_mutex_lock(&pool->lock);
    closing = pool->closing;
    if (!closing) {
        hand_on(pool, p);
        past = sci_pool_take_past(pool, now, &why);
    }
    unlock(pool);
    if (closing)
        close_it(pool, db, SCI_POOL_SHUTDOWN);
    else if (past)
        close_it(pool, past->db, why);
}

static void give_back(sc_db *db, const char *why)
{
    sc_pool *pool = db->pooled->pool;
    int state;

    sci_check_thread(db);
    sci_check_process(pool->process);
    (void)pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &state);
    if (!why) why = tidy(pool, db);
    if (!why && sci_pool_now() >= db->pooled->expires) why = SCI_POOL_LIFETIME;
    if (why)
        close_it(pool, db, why);
    else
        sci_pool_put(pool, db);
    (void)pthread_setcancelstate(state, NULL);
}

/* What holds the error of a call that got none is no pool's. */
void sc_pool_release(sc_db *db)
{
    if (db && db->pooled)
        give_back(db, NULL);
    else
        sc_close(db);
}

void sci_pool_discard(sc_db *db)
{
    give_back(db, SCI_POOL_CLOSED);
}
