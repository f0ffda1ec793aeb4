/* runtime_observe_test.c: what a hook is told, and what is counted, on every engine. */
#include "runtime_tables.h"

#include "../unit/check.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

enum { ROOM = 8192 };

/* What was told, as text: one event after another, with a blank behind each. */
struct told {
    char text[ROOM];
    const char *only; /* a query whose events are wanted, NULL: all */
    uint64_t last_end, duration, busy;
    void *span; /* what the last END found there */
    const char *sql;
    int native;
    char sqlstate[6];
    bool values; /* no END says how much */
};

static const char *kind_of(int kind)
{
    switch (kind) {
    case SC_EVENT_START: return "start";
    case SC_EVENT_END: return "end";
    case SC_EVENT_PREPARE: return "prepare";
    case SC_EVENT_BEGIN: return "begin";
    case SC_EVENT_COMMIT: return "commit";
    case SC_EVENT_ROLLBACK: return "rollback";
    case SC_EVENT_SAVEPOINT: return "savepoint";
    case SC_EVENT_RETRY: return "retry";
    case SC_EVENT_RECONNECT: return "reconnect";
    default: return "?";
    }
}

static void note(struct told *t, const sc_event *e)
{
    size_t n = strlen(t->text);

    if (t->only && strcmp(t->only, e->name) != 0) return;
    n += (size_t)snprintf(t->text + n, ROOM - n, "%s:%s", kind_of(e->kind), e->name);
    if (e->kind == SC_EVENT_END && t->values && n < ROOM)
        n += (size_t)snprintf(t->text + n, ROOM - n, ":%lld:%lld:%llu:%llu", (long long)e->rows, (long long)e->affected,
                              (unsigned long long)e->bytes_read, (unsigned long long)e->bytes_written);
    if (e->code < 0 && n < ROOM) n += (size_t)snprintf(t->text + n, ROOM - n, "!%d", e->code);
    if (n + 2 < ROOM) memcpy(t->text + n, " ", 2);
}

static void listen(const sc_event *e, void *ctx)
{
    struct told *t = ctx;

    CHECK(e->db != NULL && e->start_ns > 0);
    CHECK(e->busy_ns <= e->duration_ns);
    note(t, e);
    if (e->kind == SC_EVENT_START) {
        CHECK(*e->span == NULL);
        *e->span = t;
        CHECK(e->duration_ns == 0);
    } else {
        CHECK(e->start_ns + e->duration_ns >= t->last_end);
    }
    if (e->kind != SC_EVENT_END) return;
    t->last_end = e->start_ns + e->duration_ns;
    t->duration = e->duration_ns;
    t->busy = e->busy_ns;
    t->span = *e->span;
    t->sql = e->sql;
    t->native = e->native;
    memcpy(t->sqlstate, e->sqlstate, strlen(e->sqlstate) + 1);
}

static void told_is(struct told *t, const char *want, int line)
{
    check_str(t->text, want, "what was told", __FILE__, line);
    t->text[0] = '\0';
}
#define TOLD(want) told_is(t, want, __LINE__)

static void set(sc_db *db, struct told *t, unsigned events, uint32_t slow_ms)
{
    CHECK_INT(sc_set_hook(db, &(sc_hook){.fn = listen, .ctx = t, .events = events, .slow_ms = slow_ms}), SC_OK);
}

typedef struct wide_row {
    int64_t id;
    sc_text name;
    int en;
} wide_row;
static const sc_field wide_fields[] = {
    FIELD(wide_row, id, SC_T_INT64, false, ),
    FIELD(wide_row, name, SC_T_TEXT, false, ),
    FIELD(wide_row, en, SC_T_ENUM, false, .labels = &rt_who),
};
QUERY_PLAIN(names, "SELECT id, name, en FROM rt_plain ORDER BY id", wide_fields);
QUERY(name_of, "SELECT id, name, en FROM rt_plain WHERE id = ?", wide_fields, rt_id_fields, rt_first);
EXEC_PLAIN(touch_all, "UPDATE rt_plain SET n = n + 1");
EXEC_PLAIN(clear_plain, "DELETE FROM rt_plain");
EXEC_PLAIN(no_such, "DELETE FROM rt_nowhere");

static int add(sc_db *db, const char *name)
{
    rt_plain_row r = {.name = sc_str(name), .en = 1, .n = 1, .at = {1000000000000000}};

    return sc__exec(db, &rt_plain_insert, &r, NULL, NULL);
}

static int64_t id_of_first(sc_db *db)
{
    sc_rows *rows = NULL;
    wide_row r = {0};

    CHECK_INT(sc__many(db, &names, NULL, &rows), SC_OK);
    CHECK_INT(sc__next(rows, &r), SC_ROW);
    sc__close(rows);
    return r.id;
}

/* ---------------------------------------------------------------- statements */

/* id (8), name (3), en (an int), n (4) and at (8). */
static void executed(sc_db *db, struct told *t)
{
    t->values = true;
    set(db, t, 0, 0);
    CHECK_INT(add(db, "ada"), SC_OK);
    TOLD("start:rt_plain_insert prepare:rt_plain_insert end:rt_plain_insert:0:1:0:27 ");
    CHECK(t->span == t);
    CHECK_STR(t->sql, rt_plain_insert.mysql.text);
    CHECK_INT(add(db, "ada"), SC_ERR_UNIQUE);
    TOLD("start:rt_plain_insert end:rt_plain_insert:0:-1:0:27!-7 ");
    CHECK_INT(t->native, sc_errnative(db));
    CHECK_STR(t->sqlstate, sc_sqlstate(db));
    CHECK_INT(add(db, "grace"), SC_OK);
    CHECK_INT(sc__exec(db, &touch_all, NULL, NULL, NULL), SC_OK);
    TOLD("start:rt_plain_insert end:rt_plain_insert:0:1:0:29 start:touch_all prepare:touch_all end:touch_all:0:2:0:0 ");
    CHECK_INT(sc__exec(db, &no_such, NULL, NULL, NULL), SC_ERR_SCHEMA);
    t->text[0] = '\0'; /* whether PREPARE or END finds it is the engine's */
}

/* What a caller asks for is counted as before. */
static void counted_too(sc_db *db, struct told *t)
{
    int64_t n = -5;

    CHECK_INT(sc__exec(db, &touch_all, NULL, &n, NULL), SC_OK);
    CHECK_INT(n, 2);
    TOLD("start:touch_all end:touch_all:0:2:0:0 ");
}

static void one_row(sc_db *db, struct told *t)
{
    rt_id id = {id_of_first(db)}, none = {-1};
    wide_row r;

    t->text[0] = '\0';
    CHECK_INT(sc__one(db, &name_of, &id, &r, NULL), SC_ROW);
    TOLD("start:name_of prepare:name_of end:name_of:1:-1:15:8 ");
    CHECK_INT(sc__one(db, &name_of, &none, &r, NULL), SC_DONE);
    TOLD("start:name_of end:name_of:0:-1:0:8 ");
}

/* ---------------------------------------------------------------- results */

static void nap(long ms)
{
    struct timespec t = {.tv_sec = 0, .tv_nsec = ms * 1000000};

    (void)nanosleep(&t, NULL);
}

static void streamed(sc_db *db, struct told *t)
{
    sc_rows *rows = NULL;
    wide_row r;

    CHECK_INT(sc__many(db, &names, NULL, &rows), SC_OK);
    TOLD("start:names ");
    CHECK_INT(sc__next(rows, &r), SC_ROW);
    nap(5);
    CHECK_INT(sc__next(rows, &r), SC_ROW);
    TOLD("");
    CHECK_INT(sc__next(rows, &r), SC_DONE);
    TOLD("end:names:2:-1:32:0 ");
    CHECK(t->duration >= 5000000 && t->busy < t->duration - 4000000);
    CHECK_INT(sc__next(rows, &r), SC_DONE);
    sc__close(rows);
    TOLD("");

    CHECK_INT(sc__many(db, &names, NULL, &rows), SC_OK);
    CHECK_INT(sc__next(rows, &r), SC_ROW);
    sc__close(rows);
    TOLD("start:names end:names:1:-1:15:0 ");
}

/* One result in another, and one that is read ahead for a statement in between. */
static void inside(sc_db *db, struct told *t)
{
    sc_rows *outer = NULL, *inner = NULL;
    wide_row r;

    CHECK_INT(sc__many(db, &names, NULL, &outer), SC_OK);
    CHECK_INT(sc__next(outer, &r), SC_ROW);
    CHECK_INT(sc__many(db, &names, NULL, &inner), SC_OK);
    CHECK_INT(sc__exec(db, &touch_all, NULL, NULL, NULL), SC_OK);
    sc__close(inner);
    TOLD("start:names start:names prepare:names start:touch_all end:touch_all:0:2:0:0 end:names:0:-1:0:0 ");
    CHECK_INT(sc__next(outer, &r), SC_ROW);
    CHECK_INT(sc__next(outer, &r), SC_DONE);
    TOLD("end:names:2:-1:32:0 ");
    sc__close(outer);
}

/* A result keeps to what was set when it began. */
static void changed_meanwhile(sc_db *db, struct told *t)
{
    sc_rows *rows = NULL;
    wide_row r;

    CHECK_INT(sc_set_hook(db, NULL), SC_OK);
    CHECK_INT(sc__many(db, &names, NULL, &rows), SC_OK);
    set(db, t, 0, 0);
    CHECK_INT(sc__next(rows, &r), SC_ROW);
    sc__close(rows);
    TOLD("");
    CHECK_INT(sc__many(db, &names, NULL, &rows), SC_OK);
    CHECK_INT(sc_set_hook(db, NULL), SC_OK);
    CHECK_INT(sc__next(rows, &r), SC_ROW);
    CHECK_INT(sc__next(rows, &r), SC_ROW);
    CHECK_INT(sc__next(rows, &r), SC_DONE);
    sc__close(rows);
    TOLD("start:names ");
}

/* ---------------------------------------------------------------- the rest */

static int fail_once(sc_db *db, void *ctx)
{
    int *runs = ctx;

    CHECK_INT(sc__exec(db, &touch_all, NULL, NULL, NULL), SC_OK);
    return ++*runs < 2 ? -1 : 7;
}

static void transactions(sc_db *db, struct told *t)
{
    int runs = 0;

    set(db, t, SC_EVENT_ALL & ~(unsigned)(SC_EVENT_START | SC_EVENT_END | SC_EVENT_PREPARE), 0);
    CHECK_INT(sc_begin(db), SC_OK);
    CHECK_INT(sc_savepoint(db), SC_OK);
    CHECK_INT(sc_savepoint_release(db), SC_OK);
    CHECK_INT(sc_commit(db), SC_OK);
    TOLD("begin:BEGIN savepoint:SAVEPOINT savepoint:RELEASE SAVEPOINT commit:COMMIT ");
    CHECK_INT(sc_begin(db), SC_OK);
    CHECK_INT(add(db, "ada"), SC_ERR_UNIQUE);
    CHECK_INT(sc_commit(db), SC_ERR_UNIQUE);
    TOLD("begin:BEGIN rollback:ROLLBACK ");
    CHECK_INT(sc_transact(db, fail_once, &runs), -1);
    TOLD("begin:BEGIN rollback:ROLLBACK ");
    CHECK_INT(sc_transact(db, fail_once, &runs), 7);
    TOLD("begin:BEGIN commit:COMMIT ");
}

static void scripts(sc_db *db, struct told *t)
{
    static const char *const ddl[] = {"DROP TABLE IF EXISTS rt_gone", NULL};

    set(db, t, SC_EVENT_END, 0);
    CHECK_INT(sc_exec_script(db, "DROP TABLE IF EXISTS rt_gone;"), SC_OK);
    TOLD("end:sc_exec_script:0:-1:0:0 ");
    CHECK(t->sql == NULL);
    CHECK_INT(sc_exec_ddl(db, ddl, ddl), SC_OK);
    TOLD("end:sc_exec_ddl:0:-1:0:0 ");
}

/* Only what took long; the sleep is between the rows, and not the statement's. */
static void slow_ones(sc_db *db, struct told *t)
{
    sc_rows *rows = NULL;
    wide_row r;

    set(db, t, 0, 10000);
    CHECK_INT(sc__many(db, &names, NULL, &rows), SC_OK);
    CHECK_INT(sc__next(rows, &r), SC_ROW);
    sc__close(rows);
    TOLD("");
    CHECK_INT(sc_set_hook(db, &(sc_hook){.ctx = t}), SC_ERR_MISUSE);
    CHECK_INT(sc_set_hook(db, &(sc_hook){.fn = listen, .events = 0x8000}), SC_ERR_MISUSE);
    CHECK_INT(sc_set_hook(db, NULL), SC_OK);
}

static void counters(sc_db *db)
{
    sc_counts before, c;
    wide_row r;
    sc_rows *rows = NULL;
    bool server = strcmp(sc_engine(db), "sqlite") != 0;

    sc_counters(db, &before);
    CHECK_INT(sc__many(db, &names, NULL, &rows), SC_OK);
    CHECK_INT(sc__next(rows, &r), SC_ROW);
    CHECK_INT(sc__exec(db, &touch_all, NULL, NULL, NULL), SC_OK);
    CHECK_INT(sc__next(rows, &r), SC_ROW);
    sc__close(rows);
    CHECK_INT(sc__one(db, &name_of, &(rt_id){r.id}, &r, NULL), SC_ROW);
    CHECK_INT(add(db, "ada"), SC_ERR_UNIQUE);
    CHECK_INT(sc_begin(db), SC_OK);
    CHECK_INT(sc_rollback(db), SC_OK);
    sc_counters(db, &c);
    CHECK_INT(c.statements - before.statements, 4);
    CHECK_INT(c.rows - before.rows, 3);
    CHECK_INT(c.errors - before.errors, 1);
    CHECK_INT(c.prepares - before.prepares, 0);
    CHECK_INT(c.read_aheads - before.read_aheads, server);
    CHECK((c.most_read_ahead > 0) == server);
    CHECK_INT(c.begins - before.begins, 1);
    CHECK_INT(c.rollbacks - before.rollbacks, 1);
    CHECK_INT(c.commits - before.commits, 0);
    CHECK_INT(sc_exec_script(db, "ALTER TABLE rt_plain ADD COLUMN more INTEGER"), SC_OK);
    CHECK_INT(sc__one(db, &name_of, &(rt_id){r.id}, &r, NULL), SC_ROW);
    before = c;
    sc_counters(db, &c);
    CHECK_INT(c.statements - before.statements, 2);
    if (!server) CHECK_INT(c.reprepares - before.reprepares, 1); /* a server does it unseen */
}

static void evictions(const char *url)
{
    char small[4096];
    sc_counts c;
    sc_db *db;
    wide_row r;

    snprintf(small, sizeof small, "%s%cstatements=1", url, strchr(url, '?') ? '&' : '?');
    if (!CHECK_INT(sc_open(small, &db), SC_OK)) return;
    for (int i = 0; i < 3; i++) {
        CHECK_INT(sc__exec(db, &touch_all, NULL, NULL, NULL), SC_OK);
        CHECK_INT(sc__one(db, &name_of, &(rt_id){-1}, &r, NULL), SC_DONE);
    }
    sc_counters(db, &c);
    CHECK_INT(c.prepares, 6);
    CHECK_INT(c.evictions, 5);
    CHECK_INT(c.reprepares, 0);
    CHECK_INT(sc__exec(db, &clear_plain, NULL, NULL, NULL), SC_OK);
    sc_close(db);
}

/* The connection goes with an open result: its end is told. */
static void closed_with_it(const char *url, struct told *t)
{
    sc_rows *rows = NULL;
    sc_db *db;

    if (!CHECK_INT(sc_open(url, &db), SC_OK)) return;
    set(db, t, SC_EVENT_END, 0);
    CHECK_INT(sc__many(db, &names, NULL, &rows), SC_OK);
    sc_close(db);
    TOLD("end:names:0:-1:0:0 ");
}

QUERY_PLAIN(who_am_i, "SELECT CONNECTION_ID() AS id", rt_id_fields);

/* A connection that went is made again, which is told; the statement is one all the same. */
static void made_again(sc_db *other, const char *url, struct told *t)
{
    char sql[64];
    rt_id id;
    sc_db *db;
    sc_counts c;

    if (strcmp(sc_engine(other), "sqlite") == 0) return;
    CHECK_INT(sc_open(url, &db), SC_OK);
    CHECK_INT(sc__one(db, &who_am_i, NULL, &id, NULL), SC_ROW);
    snprintf(sql, sizeof sql, "KILL %lld", (long long)id.id);
    CHECK_INT(sc_exec_script(other, sql), SC_OK);
    nap(50);
    set(db, t, SC_EVENT_RECONNECT | SC_EVENT_END, 0);
    CHECK_INT(sc_begin(db), SC_OK);
    CHECK_INT(sc_rollback(db), SC_OK);
    TOLD("reconnect:reconnect ");
    sc_counters(db, &c);
    CHECK_INT(c.reconnects, 1);
    sc_close(db);
}

int main(int argc, char **argv)
{
    static struct told told;
    struct told *t = &told;
    sc_db *db = NULL;

    if (argc != 2) return 2;
    if (!CHECK_INT(sc_open(argv[1], &db), SC_OK)) {
        fprintf(stderr, "    %s\n", sc_errmsg(db));
        return check_result();
    }
    if (CHECK_INT(sc_exec_ddl(db, rt_sqlite_ddl, rt_mysql_ddl), SC_OK)) {
        executed(db, t);
        counted_too(db, t);
        one_row(db, t);
        streamed(db, t);
        inside(db, t);
        changed_meanwhile(db, t);
        transactions(db, t);
        scripts(db, t);
        slow_ones(db, t);
        counters(db);
        closed_with_it(argv[1], t);
        made_again(db, argv[1], t);
        evictions(argv[1]);
    }
    sc_close(db);
    CHECK_INT(sc_set_hook(NULL, NULL), SC_ERR_MISUSE);
    return check_result();
}
