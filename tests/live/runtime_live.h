/* runtime_live.h: what the live tests of the runtime have in common: calls with the code that is wanted of them, on a connection
 * named `db`, and what the connection says of it where it is another one. */
#ifndef TESTS_RUNTIME_LIVE_H
#define TESTS_RUNTIME_LIVE_H

#include "../unit/check.h"

#include <schemac/schemac.h>

#include <time.h>

static inline bool is_engine(const sc_db *db, const char *name)
{
    return strcmp(sc_engine(db), name) == 0;
}

static inline bool complain(sc_db *db)
{
    fprintf(stderr, "    %d (%d, %s): %s\n", sc_errcode(db), sc_errnative(db), sc_sqlstate(db), sc_errmsg(db));
    return false;
}

static inline bool code_is(sc_db *db, int rc, int want, const char *what, const char *file, int line)
{
    return check_int(rc, want, what, file, line) || complain(db);
}

static inline bool held(bool it)
{
    return it;
}

/* Each gives whether it held. The call comes first: it may be what opens the connection. */
#define IS(call, code) held(check_int((call), (code), #call, __FILE__, __LINE__) || complain(db))
#define OK(call) held(check_that((call) >= 0, #call, __FILE__, __LINE__) || complain(db))
#define DO(query) sc__exec(db, &(query), NULL, NULL, NULL)

/* What a query says whose one column is an int64_t; -1 where it fails. */
static inline int64_t number(sc_db *db, const sc_query *q)
{
    int64_t n = -1;

    (void)code_is(db, sc__one(db, q, NULL, &n, NULL), SC_ROW, q->name, __FILE__, __LINE__);
    return n;
}

static inline int64_t now_ms(void)
{
    struct timespec t;

    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static inline void nap(long ms)
{
    (void)nanosleep(&(struct timespec){.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000}, NULL);
}

#endif
