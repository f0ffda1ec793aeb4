/* runtime_live.h: what the live tests of the runtime have in common: calls with the code that is wanted of them, on a connection
 * named `db`, and what the connection says of it where it is another one. */
#ifndef TESTS_RUNTIME_LIVE_H
#define TESTS_RUNTIME_LIVE_H

#include "../unit/check.h"
#include "runtime_tables.h"

#include <schemac/schemac.h>

#include <string.h>
#include <time.h>

/* Before all else in main: false where no URL was given. */
static inline bool has_url(int argc, char **argv)
{
    if (argc < 2) fprintf(stderr, "usage: %s URL\n", argv[0]);
    return argc >= 2;
}

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

/* Is it in the last error's message? */
static inline bool says(sc_db *db, const char *part, const char *file, int line)
{
    return check_that(strstr(sc_errmsg(db), part) != NULL, part, file, line) || complain(db);
}
#define SAYS(part) says(db, part, __FILE__, __LINE__)

/* sc_open of the URL with more options. */
static inline int open_url_with(const char *url, const char *options, sc_db **db)
{
    char longer[4096];

    (void)snprintf(longer, sizeof longer, "%s%c%s", url, strchr(url, '?') ? '&' : '?', options);
    return sc_open(longer, db);
}

/* What a query says whose one column is an int64_t; -1 where it fails. */
static inline int64_t number(sc_db *db, const sc_query *q)
{
    int64_t n = -1;

    (void)code_is(db, sc__one(db, q, NULL, &n, NULL), SC_ROW, q->name, __FILE__, __LINE__);
    return n;
}

/* Ends the connection on the server, at the word of another one: which one it was there. */
static inline int64_t kill_session(sc_db *db, sc_db *other)
{
    QUERY_PLAIN(session_id, "SELECT CAST(CONNECTION_ID() AS SIGNED)", n_fields);
    int64_t id = number(db, &session_id);
    char sql[64];

    (void)snprintf(sql, sizeof sql, "KILL %lld", (long long)id);
    (void)code_is(other, sc_exec_script(other, sql), SC_OK, sql, __FILE__, __LINE__);
    return id;
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
