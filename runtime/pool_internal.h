/* pool_internal.h: what pool.c and pool_open.c share. */
#ifndef SCI_POOL_INTERNAL_H
#define SCI_POOL_INTERNAL_H

#include "guard.h"

/* Why a connection is closed: an event's name. */
#define SCI_POOL_IDLE "idle"
#define SCI_POOL_LIFETIME "lifetime"
#define SCI_POOL_LOST "lost"
#define SCI_POOL_SESSION "session"
#define SCI_POOL_SHUTDOWN "shutdown"
#define SCI_POOL_CLOSED "sc_close"

/* A pool's connection. */
struct sci_pooled {
    sc_pool *pool;
    sc_db *db;
    struct sci_pooled *newer, *older; /* among idle ones */
    uint64_t expires, used;           /* ns of sci_pool_now: when it is too old, when it was given back last */
    uint32_t limit;                   /* of each call's time, as it was opened and set up */
};

/* A thread that waits, on its own stack. */
struct sci_waiter {
    struct sci_waiter *next, *before;
    pthread_cond_t cond;
    struct sci_pooled *given; /* NULL where ready: a slot */
    bool ready;
};

struct sc_pool {
    struct sci_alloc alloc;
    char *url; /* with its password, if it has one: overwritten at the end */
    size_t url_size;
    sc_pool_options set; /* no member is zero that has another default */
    struct sci_hook hook;
    sc_db *failure; /* why it could not be opened; else NULL */
    long process;
    pthread_mutex_t lock;
    /* under the lock */
    pthread_cond_t drained;
    struct sci_pooled *newest, *oldest; /* idle */
    struct sci_waiter *first, *last;
    uint32_t n, n_idle, n_waiting; /* n: connections and slots */
    uint32_t n_leaving;            /* threads whose acquire failed, and that are not out of it yet */
    bool closing, abandoned;       /* sc_pool_close was called; it has returned, and who comes last frees the pool */
    uint64_t seed;
    sc_pool_counts counts;
};

/* pool.c */
uint64_t sci_pool_now(void);
/* Until it is signalled, or `until` (sci_now); false: that is over. */
bool sci_pool_sleep(pthread_cond_t *cond, pthread_mutex_t *lock, uint64_t until);
/* With the lock: the newest idle one; the oldest where its time is over, and why. NULL: there is none. */
struct sci_pooled *sci_pool_take_idle(sc_pool *pool);
struct sci_pooled *sci_pool_take_past(sc_pool *pool, uint64_t now, const char **why);
void sci_pool_give_up_slot(sc_pool *pool);
/* One that nobody needs any more: to who waits, to the idle ones, or closed. */
void sci_pool_put(sc_pool *pool, sc_db *db);

/* pool_open.c */
bool sci_pool_cond_init(pthread_cond_t *cond);
/* Opens one and sets it up: SC_OK, or *db holds why (NULL: no memory). connect_s as sci_open's. */
int sci_pool_connect(sc_pool *pool, uint32_t connect_s, sc_db **db);
/* The limit of each call's time. */
static inline uint32_t sci_pool_limit(const sc_db *db)
{
    return db->guard ? db->guard->limit : 0;
}
/* Closes and frees it; its slot is the caller's still. */
void sci_pool_end(sc_pool *pool, sc_db *db, const char *why);
void sci_pool_free(sc_pool *pool);
void sci_pool_count(sc_pool *pool, uint64_t *count);
void sci_pool_count_left(sc_pool *pool, bool rolled_back, unsigned results);
void sci_pool_tell(const sc_pool *pool, enum sc_event_kind kind, const char *name, sc_db *db, uint64_t start, int rc);

#endif
