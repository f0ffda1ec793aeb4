/* schemac.h: the one public header of schemac's runtime.
 *
 * Two groups of names. `sc_*`/`SC_*` is what an application uses. `sc__*` (two underscores) and the
 * `sc_query`, `sc_column`, `sc_param`, `sc_labels` tables are what generated code uses; an application
 * has no reason to.
 *
 * Threads: one connection belongs to one thread at a time (sc_hand_over); different connections are independent.
 * The library keeps no global state but one once-guard for the MySQL client's own initialisation.
 *
 * Text: UTF-8. Time: a TIMESTAMP is an instant, in microseconds since 1970-01-01T00:00:00Z.
 */
#ifndef SCHEMAC_H
#define SCHEMAC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---------------------------------------------------------------- return codes */

/* What every call returns: SC_ROW 1, SC_OK = SC_DONE 0, an error is negative. The first error of a call is
 * kept in the connection (sc_errcode and kin) until its next call; inside a transaction the first error
 * stays until sc_rollback, later calls return it unchanged, and sc_commit rolls back and returns it. */
enum sc_code {
    SC_ROW = 1,           /* a row was read */
    SC_OK = 0,            /* done */
    SC_DONE = 0,          /* no (more) rows */
    SC_ERROR = -1,        /* an error with no class of its own: see the native code */
    SC_ERR_NOMEM = -2,    /* no memory */
    SC_ERR_MISUSE = -3,   /* called wrongly: a NULL handle, a commit outside a transaction, a closed result */
    SC_ERR_OPEN = -4,     /* the connection could not be made, or its session is not as required (time zone) */
    SC_ERR_LOST = -5,     /* the connection was lost, and it matters: see sc_open */
    SC_ERR_BUSY = -6,     /* locked, deadlock, serialization failure, lock wait timeout: roll back, try again */
    SC_ERR_UNIQUE = -7,   /* PRIMARY KEY or UNIQUE violated */
    SC_ERR_FOREIGN = -8,  /* FOREIGN KEY violated */
    SC_ERR_NOT_NULL = -9, /* NOT NULL violated by what was written */
    SC_ERR_CHECK = -10,   /* CHECK violated, or a value the column's type does not take */
    SC_ERR_PARAM =
        -11, /* a parameter: a required one is missing (NULL), an enum is out of range, a value does not fit */
    SC_ERR_NULL = -12,   /* a result's column proved NOT NULL was NULL: the database is not what was checked */
    SC_ERR_TYPE = -13,   /* a result's value is of another class than proved, or outside its C type */
    SC_ERR_SCHEMA = -14, /* the statement does not fit the database: a table or column is missing, other columns came */
    SC_ERR_TOO_MANY = -15,  /* a query proved or annotated to give one row gave more. See sc__one and sc__exactly_one */
    SC_ERR_READ_ONLY = -16, /* the database is read only */
    SC_ERR_FULL = -17,      /* the disk or the database is full */
    SC_ERR_INTERRUPT = -18, /* interrupted: sc_cancel, somebody else's KILL QUERY; or the pool is shut down */
    SC_ERR_UNSUPPORTED = -19, /* the URL's scheme or an option is not built in; the query has no text for this engine */
    SC_ERR_TIMEOUT = -20,     /* it took longer than it may: sc_set_timeout, the server's own limit, sc_pool_acquire */
    SC_ERR_NOROW = -21        /* a query annotated `exactly_one` gave no row */
};

/* ---------------------------------------------------------------- values */

/* Text, and DECIMAL's digits, are borrowed: see sc_mem and each function for how long they live.
 * `ptr == NULL` is SQL NULL; a text read from a database is also terminated by a NUL that `len` does not count. */
typedef struct sc_text {
    const char *ptr;
    size_t len;
} sc_text;
typedef struct sc_blob {
    const void *ptr;
    size_t len;
} sc_blob; /* bytes; ptr == NULL is SQL NULL */
typedef struct sc_decimal {
    const char *ptr;
    size_t len;
} sc_decimal; /* [-]digits[.digits], no exponent */

typedef struct sc_timestamp {
    int64_t us;
} sc_timestamp;              /* an instant, µs since the epoch, UTC; see SC_TIMESTAMP_ZERO */
typedef struct sc_datetime { /* civil fields without a zone; all 0 is MySQL's zero date */
    int16_t year;
    uint8_t month, day, hour, minute, second;
    uint32_t microsecond;
} sc_datetime;
typedef struct sc_date {
    int16_t year;
    uint8_t month, day;
} sc_date; /* month or day 0: MySQL's zero and partial dates */
typedef struct sc_time {
    int64_t us;
} sc_time; /* a signed duration in µs, MySQL: up to ±838:59:59 */

/* MySQL's '0000-00-00 00:00:00' in a TIMESTAMP: no instant, yet not NULL. */
#define SC_TIMESTAMP_ZERO INT64_MIN

typedef struct sc_opt_bool {
    bool has;
    bool value;
} sc_opt_bool;
typedef struct sc_opt_i8 {
    bool has;
    int8_t value;
} sc_opt_i8;
typedef struct sc_opt_i16 {
    bool has;
    int16_t value;
} sc_opt_i16;
typedef struct sc_opt_i32 {
    bool has;
    int32_t value;
} sc_opt_i32;
typedef struct sc_opt_i64 {
    bool has;
    int64_t value;
} sc_opt_i64;
typedef struct sc_opt_u8 {
    bool has;
    uint8_t value;
} sc_opt_u8;
typedef struct sc_opt_u16 {
    bool has;
    uint16_t value;
} sc_opt_u16;
typedef struct sc_opt_u32 {
    bool has;
    uint32_t value;
} sc_opt_u32;
typedef struct sc_opt_u64 {
    bool has;
    uint64_t value;
} sc_opt_u64;
typedef struct sc_opt_float {
    bool has;
    float value;
} sc_opt_float;
typedef struct sc_opt_double {
    bool has;
    double value;
} sc_opt_double;
typedef struct sc_opt_timestamp {
    bool has;
    sc_timestamp value;
} sc_opt_timestamp;
typedef struct sc_opt_datetime {
    bool has;
    sc_datetime value;
} sc_opt_datetime;
typedef struct sc_opt_date {
    bool has;
    sc_date value;
} sc_opt_date;
typedef struct sc_opt_time {
    bool has;
    sc_time value;
} sc_opt_time;

/* A value whose class depends on the data (`any`). SC_VALUE_NULL is 0, so a zeroed one is NULL. */
enum sc_value_kind { SC_VALUE_NULL = 0, SC_VALUE_INT, SC_VALUE_UINT, SC_VALUE_DOUBLE, SC_VALUE_TEXT, SC_VALUE_BLOB };
typedef struct sc_value {
    enum sc_value_kind kind;
    union {
        int64_t i;
        uint64_t u;
        double d;
        sc_text text;
        sc_blob blob;
    } as;
} sc_value;

/* A NUL-terminated string as sc_text; NULL gives SQL NULL. Borrowed, not copied. */
sc_text sc_str(const char *s);
/* n bytes at p as sc_text; p == NULL gives SQL NULL. */
sc_text sc_strn(const char *p, size_t n);
sc_blob sc_bytes(const void *p, size_t n);
/* NUL-terminated digits as sc_decimal (checked when it is bound); NULL gives SQL NULL. */
sc_decimal sc_dec(const char *digits);

/* DECIMAL → double, the nearest; 0.0 for NULL. */
double sc_decimal_double(sc_decimal d);
/* DECIMAL → integer: true and *out when d is a whole number that fits, else false and *out untouched. */
bool sc_decimal_i64(sc_decimal d, int64_t *out);
/* -1, 0, 1 by value, of any scale and length; NULL sorts first. */
int sc_decimal_cmp(sc_decimal a, sc_decimal b);

/* Civil fields (UTC) of an instant and back. sc_timestamp_from gives false for fields that are no date. */
sc_datetime sc_timestamp_civil(sc_timestamp t);
bool sc_timestamp_from(sc_datetime utc, sc_timestamp *out);
/* "2026-08-04T11:24:56.012452Z" into buf (28 bytes are enough for years 0–9999); returns buf. */
char *sc_timestamp_iso(sc_timestamp t, char buf[40]);
/* Reads YYYY-MM-DD[T ]hh:mm:ss[.f…][Z]; false when it is none. */
bool sc_timestamp_parse(const char *iso, sc_timestamp *out);
/* Now, UTC. */
sc_timestamp sc_timestamp_now(void);

/* ---------------------------------------------------------------- memory of rows */

/* Owns the text of the rows read into it: zero-initialise, pass to any number of calls, free once.
 * Each one-row call reuses it from the start (what an earlier call read into it is gone), unless
 * `keep` is set: then texts accumulate (a whole result) until sc_mem_clear or sc_mem_free. What a call is given may lie in the
 * memory that it reads into: the key of the row before, say. */
typedef struct sc_mem {
    void *chunks; /* private */
    bool keep;
} sc_mem;
void sc_mem_clear(sc_mem *mem); /* forgets the texts, keeps the memory */
void sc_mem_free(sc_mem *mem);  /* frees it; zeroed again afterwards. NULL is fine */
/* n bytes of it, aligned to 8, that live as long as its texts; NULL without memory. For conversion
 * functions of the application's own types, which make texts. */
void *sc_mem_alloc(sc_mem *mem, size_t n);

/* ---------------------------------------------------------------- connections */

typedef struct sc_db sc_db;
typedef struct sc_rows sc_rows;

/* Opens a connection.
 *   sqlite:PATH
 *   sqlite::memory:                   a private database in memory
 *     mode=ro|rw|rwc                  read only; read and write; and made where it is not there (the default)
 *     busy_timeout=MS                 how long to wait for another's lock (5000)
 *     journal=wal|delete|truncate|persist|memory|off      PRAGMA journal_mode; without it the file's own. What cannot be had
 *                                     (WAL in memory) is an error
 *     synchronous=off|normal|full|extra                   PRAGMA synchronous
 *     mmap_size=BYTES                 PRAGMA mmap_size
 *   mysql://user:password@host:port/database              MySQL, MariaDB, Dolt and what else speaks the protocol
 *     socket=PATH
 *     ssl=off|required|verify-ca|verify-identity, ssl_ca=FILE     whom to trust: needed by the two that verify
 *     ssl_cert=FILE, ssl_key=FILE     the client's own certificate and key
 *     password_file=PATH              its first line, read whenever a connection is made, or …
 *     password_env=NAME               … an environment variable's value, read here, instead of a password in the URL
 *     connect_timeout=S (10), read_timeout=S, write_timeout=S
 *     found_rows=1                    affected rows are those matched, not those changed
 *     compress=1                      where the server has it
 *     read_ahead=BYTES                how much of an open result may be read into memory when another statement is to run, which
 *                                     is SC_ERR_NOMEM beyond it, as is what is left of that result; without it, all (most_read_ahead of
 *                                     sc_counters says how much it was)
 *   either
 *     reconnect=N                     mysql: a lost connection is made again, with up to N attempts (3) and pauses that grow from
 *                                     50 ms to a second; 0: never. See SC_ERR_LOST
 *     statement_timeout=MS            as sc_set_timeout; 0, the default: none
 *     statements=N                    how many prepared statements are kept (400); the one not used for longest makes room
 *   Options stand behind `?`, with `&` between; one that is unknown is an error; percent-encoding everywhere. SQLite's shared
 *   cache is not to be had. No message and no log holds a password, or any part of a URL.
 *     Over `socket` when it is given, else over TCP, port 3306. Without `ssl`: off over a socket and to this
 *     machine, required to any other; what was asked for and cannot be had is an error, never plain text.
 * A connection that is lost is made again and the call repeated, unseen, where that makes no difference: outside of a
 * transaction, with no result open, when the server never got the call or when it is a query that was proved only to read. Then,
 * too, at the next call after an error that said it was lost. It is not where the session held what a new one would not: after SET,
 * USE, LOCK TABLES, CALL, with temporary tables, user variables (@x), GET_LOCK, LAST_INSERT_ID() and kin, or sc_native: such a connection
 * stays SC_ERR_LOST until it is closed. All else is SC_ERR_LOST once, whose message says what became of it: in a transaction the server
 * rolls it back; of what was being written it may not be known.
 * The session is set up as the checks assume: utf8mb4; time zone +00:00, read back and verified; sql_mode
 * strict; on SQLite foreign_keys=ON, and double quotes are names, never texts. *db is set even on failure, so that its message can be read, and must
 * be closed; it is NULL only without memory. */
int sc_open(const char *url, sc_db **db);
/* As sc_open, with an allocator of the application's: realloc_fn(ctx, p, n) is realloc (n == 0 frees). */
typedef void *sc_realloc_fn(void *ctx, void *p, size_t n);
int sc_open_with(const char *url, sc_realloc_fn *realloc_fn, void *ctx, sc_db **db);
/* Closes it, with its open results and its transaction (rolled back). NULL is fine. */
void sc_close(sc_db *db);

/* Which engine answers: "sqlite", "mysql", "mariadb", "dolt", "tidb"; "" before it was opened. Static. What else speaks MySQL's
 * protocol is "mysql". */
const char *sc_engine(const sc_db *db);
/* Its version in its own words: "3.40.1", "9.7.4", "10.11.6-MariaDB", "8.0.31 (Dolt)"; of a server what it answers to
 * SELECT @@version, for Dolt with @@version_comment behind it. As long as the connection; "" before it was opened. */
const char *sc_server_version(const sc_db *db);

/* The error kept in the connection: code (enum sc_code), the engine's own number (0 without one),
 * SQLSTATE (five characters, "" without one), message ("" without an error). Borrowed until the next call, which may have it
 * as a parameter: errors can be written to a table. */
int sc_errcode(const sc_db *db);
int sc_errnative(const sc_db *db);
const char *sc_sqlstate(const sc_db *db);
const char *sc_errmsg(const sc_db *db);
/* What an SC_ERR_UNIQUE, _FOREIGN, _NOT_NULL or _CHECK is about, as the engine's message names it; "" where it does not.
 *   constraint  the key's, foreign key's or CHECK's name ("PRIMARY" on servers); of a CHECK without one SQLite gives its text.
 *               SQLite names no foreign key, and a UNIQUE by its columns; Dolt names no UNIQUE
 *   column      without its table; of a key of several, on SQLite, all: "a, b"
 * Borrowed until the next call of either, or on the connection. */
const char *sc_errconstraint(sc_db *db);
const char *sc_errcolumn(sc_db *db);

/* Transactions do not nest (savepoints do): sc_begin inside one is SC_ERR_MISUSE. See enum sc_code for errors inside one. */
int sc_begin(sc_db *db);
/* How one is begun: of each group one, or none for the engine's own way. SQLite's are serializable whatever level is asked for;
 * Dolt has one level, about REPEATABLE READ, and SC_BEGIN_SERIALIZABLE is SC_ERR_UNSUPPORTED there. */
enum sc_begin {
    SC_BEGIN_READ = 0x01,  /* writing is SC_ERR_READ_ONLY */
    SC_BEGIN_WRITE = 0x02, /* SQLite: the write lock is taken now (BEGIN IMMEDIATE); a later write is not SC_ERR_BUSY */
    SC_BEGIN_READ_UNCOMMITTED = 0x10,
    SC_BEGIN_READ_COMMITTED = 0x20,
    SC_BEGIN_REPEATABLE_READ = 0x30,
    SC_BEGIN_SERIALIZABLE = 0x40
};
int sc_begin_as(sc_db *db, unsigned how);
/* SC_ERR_LOST here: the connection went while the commit was on its way, and what became of it is not known. From any other call
 * in a transaction: it was rolled back, for the server does so with what it was not told to commit. */
int sc_commit(sc_db *db);
/* Outside a transaction: SC_OK, nothing to do. Where an error comes back and the connection is not lost, the transaction is still
 * open on a server, and only sc_rollback, once more, or sc_close ends it. */
int sc_rollback(sc_db *db);
bool sc_in_transaction(const sc_db *db);

/* Savepoints nest; each of the two others ends the innermost one. Outside a transaction, or without one: SC_ERR_MISUSE.
 *   release   keeps what was done since it
 *   rollback  undoes that, and forgets the transaction's error with it. After a deadlock there is nothing to go back to, for the
 *             engine has undone the whole transaction: the first error is returned and stays */
int sc_savepoint(sc_db *db);
int sc_savepoint_release(sc_db *db);
int sc_savepoint_rollback(sc_db *db);

/* Runs fn in a transaction, and again in a new one (after a wait that grows, at random, to a second) where it or the commit was
 * SC_ERR_BUSY: a deadlock, a lock's timeout, a serialization failure. fn must be one that can be run again; what it wrote before
 * was rolled back. fn returns 0 or more: commit, and that is returned; or less: roll back. An error is returned, and is the
 * connection's as after any call. A commit whose outcome is not known (SC_ERR_LOST) is never repeated. */
typedef int sc_transact_fn(sc_db *db, void *ctx);
int sc_transact(sc_db *db, sc_transact_fn *fn, void *ctx);
/* The same, begun as sc_begin_as does; attempts: how often fn is run at most (0: 10). */
int sc_transact_as(sc_db *db, unsigned how, unsigned attempts, sc_transact_fn *fn, void *ctx);

/* ---------------------------------------------------------------- ending a call before it is done */

/* No call may take longer than this many milliseconds from now on; 0: as long as it takes, which is how a connection is opened
 * (the URL's statement_timeout= says otherwise). It holds for each call by itself, of a result for each step, and includes
 * waiting for others' locks. What takes longer ends with SC_ERR_TIMEOUT, and the connection can be used on:
 *   outside a transaction  nothing of the statement was done
 *   inside one             the error is the transaction's, as any other. SQLite rolls the whole transaction back where a
 *                          statement that writes is ended, servers the statement alone: after sc_savepoint_rollback one
 *                          can go on there
 * sc_commit and sc_rollback are not ended: what became of a transaction must not be left open.
 * A server is told to end the statement (KILL QUERY) over a second connection, opened when needed; a thread of the connection's
 * keeps the time. A server that cannot be reached says nothing: read_timeout= is for that, and ends the connection.
 * SC_OK; SC_ERR_NOMEM: that thread cannot be started. The connection's thread only.
 *
 *     sc_set_timeout(db, 250);
 *     if (report_rows(db, day, &it) == SC_ERR_TIMEOUT) …                                                                */
int sc_set_timeout(sc_db *db, uint32_t ms);

/* A handle by which another thread ends what the connection is doing. *out is NULL on failure, else freed with
 * sc_canceller_free, by any thread, before or after the connection is closed. On a server it is asked who it is (one
 * statement). The connection's thread only.
 *
 *     sc_canceller *stop;                 // the thread that works             // another one
 *     sc_canceller_new(db, &stop);
 *     rc = report_rows(db, day, &it);                                          sc_cancel(stop);
 *     if (rc == SC_ERR_INTERRUPT) …                                                                                      */
typedef struct sc_canceller sc_canceller;
int sc_canceller_new(sc_db *db, sc_canceller **out);
/* Ends the call that is running with SC_ERR_INTERRUPT, as sc_set_timeout's does with SC_ERR_TIMEOUT; between two calls, while a
 * result is open, the next one. A call that was done all the same returns what it did. Never ends a later one.
 *   SC_ROW (1)  there was something to end
 *   SC_DONE     there was not, or it has been told already, or the connection is closed
 *   less        a server could not be told (SC_ERR_OPEN, SC_ERR_LOST …): sc_canceller_errmsg says why
 * Any thread. On a server it connects, and returns when the server has answered (connect_timeout= bounds it); the call that is
 * meant returns after that. On SQLite it is one atomic operation, and may stand in a signal handler; on a server not: there
 * a thread waits for the signal (sigwait). */
int sc_cancel(sc_canceller *c);
/* Why the last sc_cancel failed; "" before. Borrowed until the next one. */
const char *sc_canceller_errmsg(sc_canceller *c);
void sc_canceller_free(sc_canceller *c); /* NULL is fine */

/* ---------------------------------------------------------------- scripts */

/* Runs a script of statements separated by `;` (a schema's DDL, say). The one call that nothing has
 * checked. Stops at the first error. Rows that a statement gives are read and dropped. */
int sc_exec_script(sc_db *db, const char *sql);
/* Runs a generated DDL script, a NULL-terminated array of statements of one engine family: of
 * `sqlite` on SQLite, of `mysql` else; SC_ERR_UNSUPPORTED where the one needed is NULL. */
int sc_exec_ddl(sc_db *db, const char *const *sqlite, const char *const *mysql);

/* Is this the database that the queries were checked for? Asks it about the tables, views and columns that the queries of one
 * source use, and about nothing else: `used` is that source's STEM_uses, in its generated header (app.c: app_uses).
 *
 *     if (sc_open(url, &db) < 0 || sc_verify_schema(db, &app_uses) < 0)
 *         return give_up(sc_errmsg(db));
 *
 * SC_OK, or SC_ERR_SCHEMA with a message that names what is missing or other than it was, as much of it as fits. Compared are
 * names, whether a column may be NULL, and types by what of them a program sees: INT(11) is INT and VARCHAR(20) is TEXT here, but
 * an ENUM has its members and a DECIMAL its digits. Of a view's columns those that are a table's. Columns, tables and keys
 * besides do not matter; `schemac verify` compares those too. Reads only, a statement a table (all in all about 25 µs of SQLite,
 * some 0.1 to 1 ms of a server, each). NULL `used`: SC_ERR_MISUSE. */
typedef struct sc_used sc_used;
int sc_verify_schema(sc_db *db, const sc_used *used);
/* sc_open, and at once what sc_verify_schema says of all of `used`, behind whose last one stands NULL. SC_OK, and the database is
 * the right one; else the connection is none to work with: every call on it returns the error. *db is as after sc_open, and is to be
 * closed. A connection that was lost and is made again later is not asked again. A program that makes its tables itself
 * does so between sc_open and sc_verify_schema. Pools: sc_pool_options.verify.
 *
 *     const sc_used *const uses[] = {&app_uses, &admin_uses, NULL};
 *     if (sc_open_verified(url, uses, &db) < 0) return give_up(sc_errmsg(db));                                          */
int sc_open_verified(const char *url, const sc_used *const *used, sc_db **db);

/* The driver's own handle (sqlite3 *, MYSQL *), for what schemac has no call for. Borrowed. */
void *sc_native(sc_db *db);

/* Which drivers this build has: "sqlite", "mysql" or "sqlite,mysql"; static. */
const char *sc_drivers(void);

/* The connection is from now on that of the thread that uses it next: to be called before it goes to another one (by a queue, a
 * pthread_join: what orders the two threads is the program's). A library built without NDEBUG ends the program where a
 * connection is used by a thread that it does not belong to; other builds do not look, and cost nothing. */
void sc_hand_over(sc_db *db);

/* ---------------------------------------------------------------- checked queries */

/* SCHEMAC_QUERY(name, "SQL"): declares a query in the source. The build fails here when the SQL is not
 * the one that `schemac prepare` checked; include the generated header first. File or block scope. */
#ifdef __cplusplus
#define SC__ASSERT static_assert
#else
#define SC__ASSERT _Static_assert
#endif
#define SC__SHORTER(a, b) (sizeof(a) < sizeof(b) ? sizeof(a) : sizeof(b))
#define SC__SAME(sql, checked)                                                                                         \
    __extension__(sizeof(sql) == sizeof(checked) && __builtin_memcmp((sql), (checked), SC__SHORTER(sql, checked)) == 0)
#define SCHEMAC_QUERY(name, ...)                                                                                       \
    enum { schemac_checked_##name = SC__SAME(__VA_ARGS__, schemac_sql_##name) };                                       \
    SC__ASSERT(schemac_checked_##name, "query " #name " was edited: run schemac prepare")

/* ---------------------------------------------------------------- many rows written at once */

/* NAME_many(db, rows, n, how, &done), which generated headers have beside an INSERT of one row, writes n rows of the caller's in
 * statements of some hundred rows each, as many as the engine and the length of the texts allow. What a row may hold is checked
 * as in the single form; n == 0 is SC_OK. The rows are the caller's again when it returns. `how`:
 *   0                each statement is for itself: after an error those before it stay, and `done` says how many rows they are
 *   SC_BULK_ATOMIC   all rows or none: in a transaction of its own (begun with SC_BEGIN_WRITE), or where one is open from a
 *                    savepoint on. That one goes on after an error, as after sc_savepoint_rollback; but for a deadlock, which
 *                    undoes all of it */
enum { SC_BULK_ATOMIC = 1 };
typedef struct sc_bulk {
    size_t rows; /* were written: rows[0] to rows[rows - 1]. All of n but after an error */
    size_t at,
        n_at; /* after an error: among rows[at] to rows[at + n_at - 1] is the one that was refused. What is refused here,
                        * a required text that is NULL say, is one row, which the message names; an engine speaks of a statement */
    int64_t
        affected; /* as the engine counts them: on servers REPLACE and ON DUPLICATE KEY UPDATE count 2 for a row changed */
    /* The ids that the engine gave (AUTO_INCREMENT, SQLite's rowid), 0: not known. Servers tell the first row's and SQLite the
     * last one's, so both are known of one row only. Between them MySQL and MariaDB count on one by one in a statement of this kind
     * (under innodb_autoinc_lock_mode 0 and 1, and 2 unless others write at the same time), from one statement to the next not
     * always. 0 too where the statement writes the ids itself, and where it may leave rows out or change others (IGNORE, ON
     * CONFLICT, ON DUPLICATE KEY UPDATE). */
    int64_t first_id, last_id;
} sc_bulk;

/* ---------------------------------------------------------------- tables of generated code */

/* Behind a member of a params struct: in C++ it starts out as zero (NULL), as a designated initialiser leaves
 * what it does not name in C. */
#ifdef __cplusplus
#define SC__ZERO = {}
#else
#define SC__ZERO
#endif

/* How a field of a row or of a params struct is stored, and what SQL type it meets. The C type of a
 * NOT NULL field is on the left, of a nullable one on the right (texts and enums are the same). */
enum sc_type {
    SC_T_BOOL, /* bool          sc_opt_bool */
    SC_T_INT8, /* int8_t        sc_opt_i8 */
    SC_T_INT16,
    SC_T_INT32,
    SC_T_INT64,
    SC_T_UINT8, /* uint8_t       sc_opt_u8 */
    SC_T_UINT16,
    SC_T_UINT32,
    SC_T_UINT64,
    SC_T_FLOAT,     /* float         sc_opt_float */
    SC_T_DOUBLE,    /* double        sc_opt_double */
    SC_T_DECIMAL,   /* sc_decimal    .ptr == NULL */
    SC_T_TEXT,      /* sc_text       .ptr == NULL */
    SC_T_BLOB,      /* sc_blob       .ptr == NULL */
    SC_T_JSON,      /* sc_text       .ptr == NULL */
    SC_T_ENUM,      /* enum (int)    0 is NULL; members from 1 */
    SC_T_SET,       /* uint64_t      sc_opt_u64: bit i is member i */
    SC_T_BIT,       /* uint64_t      sc_opt_u64 */
    SC_T_YEAR,      /* uint16_t      sc_opt_u16 */
    SC_T_DATE,      /* sc_date       sc_opt_date */
    SC_T_TIME,      /* sc_time       sc_opt_time */
    SC_T_DATETIME,  /* sc_datetime   sc_opt_datetime */
    SC_T_TIMESTAMP, /* sc_timestamp  sc_opt_timestamp */
    SC_T_ANY        /* sc_value      SC_VALUE_NULL */
};
/* Added to the type of a parameter that is a list of such values, none of them NULL: at its offset stands a pointer to
 * the first, and right behind it how many they are (size_t). */
enum { SC_T_LIST = 0x80 };

/* Added to the type of a field whose type in C is the application's own: `labels` is that of an sc_own. */
enum { SC_T_OWN = 0x40 };

/* The members of an ENUM or SET, in the DDL's order. */
typedef struct sc_labels {
    const char *name;     /* for messages: "events.event_type" */
    const sc_text *label; /* n of them */
    uint16_t n;
} sc_labels;

/* A C type of the application's own for a column (`types` in schemac.json). NULL is converted by neither function: the
 * nullable form is a struct { bool has; T value; }. */
typedef struct sc_own {
    sc_labels labels; /* of the ENUM or SET that it stands for; else without members. First: see sc_field */
    const char *name; /* for messages: "money_t" */
    size_t size, opt_size, value_at; /* of the type, of its nullable form, of the value in that */
    /* The C type that the field would have else → *own, and back; false: it cannot be, which is SC_ERR_TYPE of a column and
     * SC_ERR_PARAM of a parameter. What `to` makes may lie in mem (sc_mem_alloc). */
    bool (*from)(const void *value, void *own);
    bool (*to)(const void *own, void *value, sc_mem *mem);
} sc_own;

/* One field: a result's column or a parameter. */
typedef struct sc_field {
    const char *name; /* the column's or parameter's SQL name, for messages */
    uint8_t type;     /* enum sc_type; a list's: with SC_T_LIST */
    bool nullable;
    uint8_t precision, scale; /* DECIMAL: digits in all, after the point; temporal types: scale = fraction digits */
    uint32_t offset;          /* of the field in its struct */
    const sc_labels *labels;  /* ENUM, SET and SC_T_OWN, else NULL */
} sc_field;

/* The place of a list in a text. */
typedef struct sc_list {
    uint32_t at;          /* of its `?...`, in bytes */
    uint16_t placeholder; /* its index in order */
    const char *json;     /* what stands there when all values come as one JSON array; NULL: no such form */
    const char *like; /* servers, texts: a query of the column they are compared with, without rows; NULL: it is none */
} sc_list;

/* A query as one engine family executes it. */
typedef struct sc_sql {
    const char *text; /* placeholders are `?`, a list's is `?...`; NULL: not for this engine */
    size_t len;
    const uint16_t *order; /* placeholder i takes params[order[i]] */
    uint16_t n_order;
    const sc_list *lists; /* in text order */
    uint16_t n_lists;
} sc_sql;

/* How a query is executed. */
enum sc_run {
    SC_RUN_PREPARED,
    SC_RUN_TEXT,    /* as text: no server prepares it */
    SC_RUN_COMMITS, /* a server commits the transaction at it: SC_ERR_MISUSE inside one */
    SC_RUN_BEGIN,   /* as sc_begin, and the next two as sc_commit and sc_rollback, in the query's own words */
    SC_RUN_COMMIT,
    SC_RUN_ROLLBACK,
    SC_RUN_SAVEPOINT,  /* SAVEPOINT and RELEASE: SC_ERR_MISUSE outside a transaction */
    SC_RUN_ROLLBACK_TO /* … and the transaction's error is forgotten with what it undoes */
};

/* A checked query. Static, const; its address is its key in the connection's statement cache. */
typedef struct sc_query {
    const char *name;
    sc_sql sqlite, mysql;
    const sc_field *columns;
    const sc_field *params;
    uint16_t n_columns, n_params;
    bool reads;  /* gives rows */
    uint8_t run; /* enum sc_run */
    bool
        repeatable; /* proved: it only reads, and nothing of its session; where the connection was lost it is done again */
} sc_query;

/* What a source's queries use of the database. */
enum sc_used_null { SC_USED_NOT_NULL, SC_USED_NULL, SC_USED_EITHER };
typedef struct sc_used_column {
    const char *name;
    const char *sqlite,
        *mysql;   /* its type as far as it matters: SQLite's affinity; "int unsigned"; NULL: not compared */
    uint8_t null; /* enum sc_used_null */
} sc_used_column;
typedef struct sc_used_table {
    const char *database, *name; /* database: NULL: the connection's own */
    const sc_used_column *columns;
    uint16_t n_columns;
} sc_used_table;
struct sc_used {
    const sc_used_table *tables;
    size_t n_tables;
};

/* Where an INSERT's row of values stands in a text, in bytes; all its placeholders are in there. */
typedef struct sc_row_place {
    uint32_t at, len;
} sc_row_place;

/* An INSERT of one row that may be given several. Static, const, as sc_query. */
typedef struct sc_bulk_insert {
    const sc_query *query;
    size_t row_size; /* of the params struct */
    sc_row_place sqlite, mysql;
    bool ids; /* the engine gives each row an id, and leaves none out */
} sc_bulk_insert;

/* One row or none into *row: SC_ROW, SC_DONE (row zeroed), or an error (row zeroed). A second row is
 * SC_ERR_TOO_MANY. Texts live in *mem, or with mem == NULL in the connection until its next call. */
int sc__one(sc_db *db, const sc_query *q, const void *params, void *row, sc_mem *mem);
/* The same, but that no row is an error, too: SC_ERR_NOROW (row zeroed). What a statement with RETURNING wrote stays written
 * after either error, outside of a transaction. */
int sc__exactly_one(sc_db *db, const sc_query *q, const void *params, void *row, sc_mem *mem);
/* Starts a streaming result; *rows is NULL on failure. */
int sc__many(sc_db *db, const sc_query *q, const void *params, sc_rows **rows);
/* The next row: SC_ROW, SC_DONE, or an error. Texts are borrowed until the next step or close. After
 * SC_DONE or an error the result holds nothing, and only sc__close is left to call. */
int sc__next(sc_rows *rows, void *row);
void sc__close(sc_rows *rows); /* NULL is fine */
/* A whole result: *rows is an array of *n in mem, NULL where there is none; or the caller's array of `most`. */
int sc__all(sc_db *db, const sc_query *q, const void *params, size_t row_size, void **rows, size_t *n, sc_mem *mem);
int sc__into(sc_db *db, const sc_query *q, const void *params, size_t row_size, void *rows, size_t most, size_t *n,
             sc_mem *mem);
/* A statement without rows. affected and last_id may be NULL. affected: rows matched and changed as the
 * engine counts (MySQL: changed rows, unless found_rows=1); last_id: the AUTO_INCREMENT or rowid given to
 * the first row of this INSERT (MySQL) or the last one (SQLite). */
int sc__exec(sc_db *db, const sc_query *q, const void *params, int64_t *affected, int64_t *last_id);

/* n rows from params structs that lie one behind the other. done may be NULL. */
int sc__bulk(sc_db *db, const sc_bulk_insert *b, const void *rows, size_t n, unsigned how, sc_bulk *done);

/* Index (1…n) of a label, 0 when it is none; and back, NULL for 0 and what is out of range. */
int sc__label_find(const sc_labels *labels, sc_text text);
const char *sc__label_text(const sc_labels *labels, int value);

#ifdef __cplusplus
}
#endif

/* sc_set_hook and sc_counters; sc_pool_open and kin */
#include <schemac/observe.h>
#include <schemac/pool.h>

#endif
