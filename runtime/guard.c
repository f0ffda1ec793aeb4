/* guard.c: what ends a call before it is done: a time limit, and sc_cancel from another thread.
 *
 * Stage: see guard.h. One word says what the connection is doing, and whoever wants to end it exchanges that word first: a call
 * that is over is never the one that is ended, nor is the next. SQLite asks by itself, in the middle of its work. A server is
 * told over a connection of its own (mysql_cancel.c); until it has answered, the call that was meant does not return, and an
 * interrupt that came too late for it is swallowed before anything else is sent. A time limit on a server is kept by a thread,
 * for no client library can wait for a moment; it sleeps but for the moments when one is over. */
#define _POSIX_C_SOURCE 200809L
#include "guard.h"

#include <signal.h>
#include <stdlib.h>
#include <time.h>

enum { TELL_AGAIN_MS = 500, NS_PER_MS = 1000000 };

static enum sci_phase phase_of(uint64_t state)
{
    return (enum sci_phase)(state & SCI_PHASE);
}

static uint64_t with_phase(uint64_t state, enum sci_phase phase)
{
    return (state & ~(uint64_t)SCI_PHASE) | phase;
}

/* ---------------------------------------------------------------- telling, from any thread */

/* `telling` is held, and the state is SCI_TELLING, made of `from`. SC_ROW: told. */
static int tell_server(struct sc_canceller *g, uint64_t from, enum sci_phase told)
{
    int rc = g->driver->interrupt(g->target, g->message, sizeof g->message);

    atomic_store(&g->state, rc < 0 ? from : with_phase(from, told));
    return rc < 0 ? rc : SC_ROW;
}

/* Is there what there was to end when `since` was read? While a result is stepped through, the state changes all the time. */
static bool still_works(uint64_t state, uint64_t since)
{
    return (phase_of(state) == SCI_WAITING || phase_of(state) == SCI_RUNNING) &&
           state / SCI_ONE_WORK == since / SCI_ONE_WORK;
}

static int cancel_at_server(struct sc_canceller *g, uint64_t since)
{
    uint64_t state = since;
    int rc = SC_DONE;

    (void)pthread_mutex_lock(&g->telling);
    while (rc == SC_DONE && still_works(state, since))
        if (atomic_compare_exchange_weak(&g->state, &state, with_phase(state, SCI_TELLING)))
            rc = tell_server(g, state, SCI_CANCELLED);
    (void)pthread_mutex_unlock(&g->telling);
    return rc;
}

int sc_cancel(sc_canceller *g)
{
    uint64_t state, since;

    if (!g) return SC_ERR_MISUSE;
    state = since = atomic_load(&g->state);
    if (g->driver->interrupt) return cancel_at_server(g, since);
    while (still_works(state, since))
        if (atomic_compare_exchange_weak(&g->state, &state, with_phase(state, SCI_CANCELLED))) return SC_ROW;
    return SC_DONE;
}

const char *sc_canceller_errmsg(sc_canceller *g)
{
    return g ? g->message : "";
}

/* ---------------------------------------------------------------- the watch over a server's calls */

static struct timespec timespec_of(int64_t ns)
{
    return (struct timespec){.tv_sec = (time_t)(ns / 1000000000), .tv_nsec = (long)(ns % 1000000000)};
}

static void sleep_until(struct sc_canceller *g, int64_t ns)
{
    struct timespec t = timespec_of(ns);

    (void)pthread_cond_timedwait(&g->wake, &g->telling, &t);
}

/* Until a call begins. It is said first that nobody is awake, and looked again: who begins a call does it the other way
 * round. */
static void sleep_long(struct sc_canceller *g)
{
    atomic_store(&g->asleep, true);
    if (phase_of(atomic_load(&g->state)) != SCI_RUNNING) (void)pthread_cond_wait(&g->wake, &g->telling);
    atomic_store(&g->asleep, false);
}

/* A deadline that was read while the state stood still is that call's. */
static void *watch_over(void *arg)
{
    struct sc_canceller *g = arg;

    (void)pthread_mutex_lock(&g->telling);
    while (!g->stop) {
        uint64_t state = atomic_load(&g->state);
        int64_t deadline = atomic_load(&g->deadline), now = (int64_t)sci_now();

        if (phase_of(state) != SCI_RUNNING)
            sleep_long(g);
        else if (now < deadline)
            sleep_until(g, deadline);
        else if (atomic_compare_exchange_strong(&g->state, &state, with_phase(state, SCI_TELLING)) &&
                 tell_server(g, state, SCI_TIMED_OUT) < 0)
            sleep_until(g, now + (int64_t)TELL_AGAIN_MS * NS_PER_MS);
    }
    (void)pthread_mutex_unlock(&g->telling);
    return NULL;
}

/* The application's signals are not this thread's. */
static int start_watch(sc_db *db)
{
    struct sc_canceller *g = db->guard;
    sigset_t all, before;

    (void)sigfillset(&all);
    (void)pthread_sigmask(SIG_SETMASK, &all, &before);
    g->watched = pthread_create(&g->watch, NULL, watch_over, g) == 0;
    (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
    return g->watched ? SC_OK
                      : sci_fail(db, SC_ERR_NOMEM, "sc_set_timeout: the thread that keeps the time cannot be started");
}

static void wake(struct sc_canceller *g)
{
    (void)pthread_mutex_lock(&g->telling);
    (void)pthread_cond_signal(&g->wake);
    (void)pthread_mutex_unlock(&g->telling);
}

static void stop_watch(struct sc_canceller *g)
{
    if (!g->watched) return;
    (void)pthread_mutex_lock(&g->telling);
    g->stop = true;
    (void)pthread_cond_signal(&g->wake);
    (void)pthread_mutex_unlock(&g->telling);
    (void)pthread_join(g->watch, NULL);
    g->watched = false;
}

/* ---------------------------------------------------------------- a guard's life */

/* From malloc: the last to let it go may be any thread, and the application's allocator may be one thread's. */
static struct sc_canceller *new_guard(sc_db *db)
{
    struct sc_canceller *g = calloc(1, sizeof *g);
    pthread_condattr_t monotonic;

    if (!g) return NULL;
    (void)pthread_condattr_init(&monotonic);
    (void)pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    (void)pthread_mutex_init(&g->telling, NULL);
    (void)pthread_cond_init(&g->wake, &monotonic);
    (void)pthread_condattr_destroy(&monotonic);
    g->driver = db->driver;
    g->target = db->conn;
    atomic_store(&g->refs, 1);
    return g;
}

void sc_canceller_free(sc_canceller *g)
{
    if (!g || atomic_fetch_sub(&g->refs, 1) > 1) return;
    (void)pthread_cond_destroy(&g->wake);
    (void)pthread_mutex_destroy(&g->telling);
    free(g);
}

static int need_guard(sc_db *db)
{
    int rc;

    if (db->guard) return SC_OK;
    db->guard = new_guard(db);
    if (!db->guard) return sci_nomem(db);
    rc = db->driver->arm(db);
    if (rc < 0) {
        sc_canceller_free(db->guard);
        db->guard = NULL;
        return rc;
    }
    db->watch |= SCI_WATCH_GUARD;
    return SC_OK;
}

int sc_canceller_new(sc_db *db, sc_canceller **out)
{
    int rc = sci_enter(db);

    if (!out) return SC_ERR_MISUSE;
    *out = NULL;
    if (rc == SC_OK) rc = sci_settle(db);
    if (rc == SC_OK) rc = need_guard(db);
    if (rc < 0) return rc;
    (void)atomic_fetch_add(&db->guard->refs, 1);
    *out = db->guard;
    return SC_OK;
}

int sc_set_timeout(sc_db *db, uint32_t ms)
{
    int rc = sci_enter(db);

    if (rc == SC_OK && ms == 0 && !db->guard) return SC_OK;
    if (rc == SC_OK) rc = sci_settle(db);
    if (rc == SC_OK) rc = need_guard(db);
    if (rc == SC_OK && ms > 0 && db->driver->interrupt && !db->guard->watched) rc = start_watch(db);
    if (rc < 0) return rc;
    db->guard->limit = ms;
    if (db->guard->watched) wake(db->guard);
    return SC_OK;
}

void sci_guard_leave(sc_db *db)
{
    struct sc_canceller *g = db->guard;

    if (!g) return;
    stop_watch(g);
    (void)pthread_mutex_lock(&g->telling); /* nobody is telling any more, and nobody will */
    atomic_store(&g->state, SCI_IDLE);
    (void)pthread_mutex_unlock(&g->telling);
}

/* ---------------------------------------------------------------- around a call, on the connection's thread */

/* What nobody is telling any more. */
static uint64_t settled_state(struct sc_canceller *g)
{
    uint64_t state = atomic_load(&g->state);

    while (phase_of(state) == SCI_TELLING) {
        (void)pthread_mutex_lock(&g->telling);
        (void)pthread_mutex_unlock(&g->telling);
        state = atomic_load(&g->state);
    }
    return state;
}

static int cancelled_before(sc_db *db, uint64_t state)
{
    atomic_store(&db->guard->state, with_phase(state, SCI_IDLE));
    db->guard->late = true;
    return sci_fail(db, SC_ERR_INTERRUPT, "cancelled (sc_cancel)");
}

int sci_guard_enter(sc_db *db)
{
    struct sc_canceller *g = db->guard;
    uint64_t state, running;

    if (!g || g->inside) return SC_OK;
    atomic_store(&g->deadline, g->limit ? (int64_t)sci_now() + (int64_t)g->limit * NS_PER_MS : INT64_MAX);
    do {
        state = settled_state(g);
        if (phase_of(state) == SCI_CANCELLED) return cancelled_before(db, state);
        running = with_phase(state + (phase_of(state) == SCI_IDLE ? SCI_ONE_WORK : SCI_ONE_CALL), SCI_RUNNING);
    } while (!atomic_compare_exchange_weak(&g->state, &state, running));
    g->inside = true;
    if (g->watched && g->limit && atomic_load(&g->asleep)) wake(g);
    return SC_OK;
}

/* What came of being told is said as what it is. A lock that was no longer waited for is no other's fault. */
static int say_why(sc_db *db, int rc, enum sci_phase told)
{
    struct sci_error *e = &db->error;

    if (e->code != rc || (rc != SC_ERR_INTERRUPT && rc != SC_ERR_BUSY)) return rc;
    e->code = told == SCI_TIMED_OUT ? SC_ERR_TIMEOUT : SC_ERR_INTERRUPT;
    sci_append(e, told == SCI_TIMED_OUT ? "; its time was over (sc_set_timeout)" : "; it was cancelled (sc_cancel)");
    return e->code;
}

int sci_guard_exit(sc_db *db, int rc)
{
    struct sc_canceller *g = db ? db->guard : NULL;
    enum sci_phase rest, told;
    uint64_t state;

    if (!g || !g->inside) return rc;
    g->inside = false;
    rest = db->n_open ? SCI_WAITING : SCI_IDLE;
    do {
        state = settled_state(g);
        told = phase_of(state);
        if (told == SCI_CANCELLED && rc >= 0 && db->n_open) return rc; /* the next call hears it */
    } while (!atomic_compare_exchange_weak(&g->state, &state, with_phase(state, rest)));
    if (told == SCI_RUNNING) return rc;
    if (rc != SC_ERR_INTERRUPT) g->late = true;
    return rc < 0 ? say_why(db, rc, told) : rc;
}

int sci_guard_again(sc_db *db)
{
    struct sc_canceller *g = db->guard;

    if (!g) return SC_OK;
    (void)pthread_mutex_lock(&g->telling);
    g->target = db->conn;
    g->late = false;
    (void)pthread_mutex_unlock(&g->telling);
    return g->driver->arm(db);
}

void sci_guard_closed(sc_db *db)
{
    struct sc_canceller *g = db->guard;
    uint64_t state;

    if (!g || g->inside || db->n_open) return;
    do {
        state = settled_state(g);
        if (phase_of(state) == SCI_CANCELLED) g->late = true;
    } while (!atomic_compare_exchange_weak(&g->state, &state, with_phase(state, SCI_IDLE)));
}

int sci_guard_absorb(sc_db *db)
{
    struct sc_canceller *g = db->guard;

    if (!g || !g->late) return SC_OK;
    g->late = false;
    return g->driver->absorb ? g->driver->absorb(db) : SC_OK;
}

bool sci_guard_stops(struct sc_canceller *g)
{
    uint64_t state;

    if (!g->inside) return false;
    state = atomic_load(&g->state);
    if (phase_of(state) != SCI_RUNNING) return phase_of(state) == SCI_CANCELLED || phase_of(state) == SCI_TIMED_OUT;
    if (!g->limit || (int64_t)sci_now() < atomic_load(&g->deadline)) return false;
    return atomic_compare_exchange_strong(&g->state, &state, with_phase(state, SCI_TIMED_OUT)) ||
           phase_of(state) == SCI_CANCELLED;
}
