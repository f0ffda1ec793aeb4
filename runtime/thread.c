/* thread.c: a connection is one thread's at a time; where a library is built to be debugged, this is held.
 *
 * Stage: at the start of every call. What a connection used by two threads would do is not to be known, and its error could
 * not be set without doing more of it: the program ends with a message, as assert would end it. */
#include "internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#ifndef NDEBUG
void sci_check_thread(sc_db *db)
{
    pthread_t self = pthread_self();

    if (db->thread.owned && pthread_equal(db->thread.id, self)) return;
    if (db->thread.owned) {
        (void)fputs("schemac: a connection is used by a thread that it does not belong to: call sc_hand_over before it "
                    "goes to another one\n",
                    stderr);
        abort();
    }
    db->thread.id = self;
    db->thread.owned = true;
}

void sci_check_process(long id)
{
    if (id == (long)getpid()) return;
    (void)fputs("schemac: a pool is used by a child of the process that opened it: a child opens its own\n", stderr);
    abort();
}
#endif

void sc_hand_over(sc_db *db)
{
    if (!db) return;
    sci_check_thread(db);
    db->thread.owned = false;
}
