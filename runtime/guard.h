/* guard.h: what ends a call before it is done: a time limit, and sc_cancel from another thread.
 *
 * Stage: around every call that makes an engine work, where the connection has a guard; without one, nothing of this runs.
 * A connection has one from the first sc_set_timeout or sc_canceller_new on. It outlives the connection as long as a handle
 * of the application's does. What only the connection's own thread touches is said so; `state` is everybody's. */
#ifndef SCI_GUARD_H
#define SCI_GUARD_H

#include "internal.h"

#include <pthread.h>
#include <stdatomic.h>

/* The low bits of `state`; above them a number that is another one for each call, so that nobody ends the next one. Its upper
 * half is another one where all was done in between, all results closed. */
enum sci_phase {
    SCI_IDLE,      /* nothing to be ended */
    SCI_WAITING,   /* between calls, with a result open: what comes ends the next call */
    SCI_RUNNING,   /* a call */
    SCI_TELLING,   /* somebody is telling the server: `telling` is held, and its owner waits for it */
    SCI_CANCELLED, /* told, by sc_cancel */
    SCI_TIMED_OUT, /* told, for its time was over */
    SCI_PHASE = 7,
    SCI_ONE_CALL = 8
};
#define SCI_ONE_WORK (UINT64_C(1) << 32)

struct sc_canceller {
    _Atomic uint64_t state;
    _Atomic int64_t deadline; /* of the running call, ns, monotonic; written before `state` says that it runs */
    atomic_uint refs;
    const struct sci_driver *driver;
    const void *target; /* the driver's: whom it has to tell; only while not SCI_IDLE */

    pthread_mutex_t telling; /* what is below, up to the owner's */
    pthread_cond_t wake;
    char message[256]; /* why the server could not be told */
    bool stop;         /* the watch is to end */
    atomic_bool asleep;

    /* the connection's thread's */
    pthread_t watch;
    bool watched;      /* there is that thread */
    bool inside;       /* between begin and end */
    bool late;         /* the server was told something that the call it was meant for may not have heard */
    uint32_t limit;    /* ms; 0: none */
    uint32_t patience; /* SQLite: how long to wait for a lock, ms */
};

/* For a driver that looks by itself, from its own thread in the middle of a call: is it to end? */
bool sci_guard_stops(struct sc_canceller *g);
/* The connection is about to go: nobody keeps its time or ends its calls any more. */
void sci_guard_leave(sc_db *db);

#endif
