/* mysql_internal.h: what the MySQL driver's files share. Include <mysql.h> first: this header does not, so
 * that the client library's header stays in *mysql*.c alone. Both libraries are meant: Oracle's
 * libmysqlclient 8 and later, MariaDB's Connector/C 3.1 and later. */
#ifndef SCI_MYSQL_INTERNAL_H
#define SCI_MYSQL_INTERNAL_H

#include "internal.h"

/* MariaDB's header says MYSQL_VERSION_ID too, with a number of its own: ask for MariaDB first. */
#if defined(MARIADB_PACKAGE_VERSION_ID) || defined(LIBMARIADB)
#define SCI_MARIADB_CLIENT 1
#if defined(MARIADB_PACKAGE_VERSION_ID) && MARIADB_PACKAGE_VERSION_ID < 30100
#error "MariaDB Connector/C 3.1 or later is needed" /* STMT_ATTR_CB_RESULT */
#endif
typedef my_bool sci_bool;
#elif defined(MYSQL_VERSION_ID) && MYSQL_VERSION_ID >= 80001
typedef bool sci_bool;
#else
#error "a MySQL client library of 8.0.1 or later, or MariaDB Connector/C, is needed"
#endif

struct my_conn {
    MYSQL *m;
    const char *engine; /* see sc_engine */
    char version[96];
    /* what mysql_cancel.c needs, from any thread */
    const struct sci_url *url;
    unsigned long id;
    char server[192];  /* which one it is */
    int64_t looked;    /* when it was last looked whether the connection is still there, s */
    size_t most_bytes; /* of a packet to the server; 0: not yet asked */
};

/* The bytes of one bound parameter that are not the caller's. A short text's are copied: where all stay in one place the library, and
 * with it the server, need not be told again where they are and of which types. */
struct my_param {
    union {
        int64_t i;
        double d;
        char text[56];
    } v;
    unsigned long length;
    sci_bool is_null;
    uint8_t place; /* enum my_place */
};

/* How a parameter is bound in its own place; PLACE_OTHER: in none, not yet, or otherwise. */
enum my_place { PLACE_OTHER, PLACE_INT, PLACE_DOUBLE, PLACE_TEXT };

/* How a result's column is received: by what the server sends, which may be another class than proved. */
enum my_form { FORM_NONE, FORM_INT, FORM_FLOAT, FORM_DOUBLE, FORM_DATE, FORM_DATETIME, FORM_TIME, FORM_TEXT };

/* The short way of a column's values into rows (mysql_straight.c): found out of what the server sends and what was proved. */
enum my_way { WAY_OTHER, WAY_INT32, WAY_64, WAY_TEXT, WAY_DATETIME }; /* WAY_64: of integers and of doubles */

struct my_column {
    enum my_form form;
    uint8_t way;      /* enum my_way */
    bool is_unsigned; /* FORM_INT */
    uint8_t width;    /* FORM_INT: the bytes that its values are received in */
    bool decimal;     /* FORM_TEXT: the digits of a DECIMAL */
    bool bytes;       /* FORM_TEXT: the binary character set */
    bool nullable;    /* as was proved */
    bool left;        /* mysql_wire.c: the value of the current row was not put into the caller's */
    union {
        int64_t i; /* where is_unsigned, and it is negative: above INT64_MAX. FORM_TIME, too, in microseconds */
        double d;
        float f;
        sc_datetime civil;
    } v;
    /* in the caller's row: of the value, and of what says that there is one. Where none can be missing both are the value's. */
    size_t offset, has;
    char *text; /* FORM_TEXT: room + 1 bytes, grown as values need, used again row after row */
    unsigned long room;
    char *pinned; /* the text of the row that a reader holds: see pin in driver.h */
    unsigned long length;
    bool is_null;
    /* what the server said of it when it was looked at */
    int type;
    unsigned flags, charset;
};

/* Of a row: no memory for a text; no row at all. */
enum my_fault { MY_FINE, MY_NO_ROOM, MY_MALFORMED };

struct my_stmt {
    struct sci_stmt base;
    MYSQL_STMT *handle;
    MYSQL_BIND *param_binds;
    struct my_param *params;
    bool any_params;           /* there are some of type `any` */
    bool bound;                /* the library has param_binds as they are, and the server their types */
    struct my_column *columns; /* allocated when it was first executed */
    unsigned n_columns;
    bool executed; /* reset has to free what the library holds */
    bool has_rows; /* executed, and its rows are not all read */
    bool endless;  /* rows come, and their end was not seen yet */
    /* mysql_wire.c: where the row that is being fetched goes */
    char *row;     /* NULL: into the columns alone */
    sc_mem *copy;  /* its texts; NULL: into the columns' buffers */
    bool fresh;    /* nothing was put into copy yet */
    bool any_left; /* a column's `left` */
    enum my_fault fault;
};

static inline struct my_conn *sci_my_conn(const sc_db *db)
{
    return db->conn;
}

static inline int sci_my_socket(MYSQL *m)
{
#ifdef SCI_MARIADB_CLIENT
    return (int)mysql_get_socket(m);
#else
    return (int)m->net.fd;
#endif
}

static inline struct my_stmt *sci_my_stmt(struct sci_stmt *st)
{
    return (struct my_stmt *)st;
}

/* mysql_error.c: the library's error in db, mapped. sci_my_fail_stmt also marks a statement stale. */
int sci_my_fail(sc_db *db, const char *what);
int sci_my_fail_stmt(struct sci_stmt *st);
/* The same of what was to be sent: the server may not have got it (sci_line.unsent). */
int sci_my_fail_sending(sc_db *db, const char *what);
int sci_my_fail_sending_stmt(struct sci_stmt *st);
bool sci_my_passes(int native);

/* mysql_open.c */
int sci_my_open(sc_db *db, const struct sci_url *url, void **conn);
void sci_my_close(sc_db *db);
/* Reads the session's time zone back: SC_ERR_OPEN when it is not +00:00. */
int sci_my_check_zone(sc_db *db);

/* Connects, no more: the session is the server's own. With `brief`, reading and writing may take as long as connecting. SC_OK, or a
 * code, and *why says why, good until the handle is used again. */
int sci_my_connect(MYSQL *m, const struct sci_url *url, bool brief, const char **why);
bool sci_my_is_private(MYSQL *m, const struct sci_url *url); /* encrypted, where it is to be */

/* mysql_track.c: time zone, sql_mode, autocommit, and that the server is to tell when its session changes. False: the handle says
 * why it could not. */
bool sci_my_set_session(MYSQL *m);
/* An answer came: did the server say in it that something changed? Then sci_my_track says whether it was the session. */
static inline bool sci_my_tracked(const MYSQL *m)
{
    return m->server_status & SERVER_SESSION_STATE_CHANGED;
}
void sci_my_track(sc_db *db);
/* The same behind a statement's last row. MariaDB's library takes no status from there; the packet is still where it was read. (MySQL
 * tells that library of it with its next answer.) */
static inline bool sci_my_tracked_end(const MYSQL *m)
{
#ifdef SCI_MARIADB_CLIENT
    return m->net.buff && m->net.read_pos[4] & SERVER_SESSION_STATE_CHANGED >> 8; /* no buffer: the line was lost */
#else
    return sci_my_tracked(m);
#endif
}
void sci_my_track_end(sc_db *db);

/* mysql_cancel.c */
int sci_my_arm(sc_db *db);
int sci_my_interrupt(const void *conn, char *why, size_t size);
int sci_my_absorb(sc_db *db);

/* mysql_text.c */
const char *sci_my_skip_blanks(const char *p);      /* behind white space and comments */
const char *sci_my_end_of_statement(const char *p); /* the `;` or the end behind the statement that starts at p */
/* May the session, behind this statement, hold what a new one would not, or is that asked for? */
bool sci_my_holds(const char *sql, size_t len);

/* mysql_script.c: runs one statement, or a script; the rows are dropped. */
int sci_my_query(sc_db *db, const char *sql, size_t len, const char *what);
int sci_my_script(sc_db *db, const char *sql);

/* mysql_verify.c */
int sci_my_columns(sc_db *db, const sc_used_table *t, sci_see_column *see, void *ctx);

/* mysql_list.c */
int sci_my_collation(sc_db *db, const char *like, struct sci_collation *out);

/* mysql_stmt.c */
int sci_my_prepare(struct sci_stmt *st);
void sci_my_finalize(struct sci_stmt *st);
int sci_my_execute(struct sci_stmt *st);
int sci_my_run(struct sci_stmt *st);
int sci_my_counts(struct sci_stmt *st, int64_t *affected, int64_t *last_id);
void sci_my_reset(struct sci_stmt *st);

/* mysql_bind.c */
int sci_my_make_params(struct my_stmt *s);
void sci_my_free_params(struct my_stmt *s, const struct sci_alloc *a);
int sci_my_bind(struct sci_stmt *st, unsigned i, const struct sci_cell *c);
int sci_my_bind_all(struct sci_stmt *st, const void *params);
int sci_my_bind_rows(struct sci_stmt *st, const void *rows, size_t row_size, uint32_t n, uint32_t *at);
void sci_my_forget_signs(struct my_stmt *s);

/* mysql_fetch.c */
int sci_my_see_result(struct sci_stmt *st);
void sci_my_free_result(struct my_stmt *s, const struct sci_alloc *a);
void sci_my_trim_result(struct my_stmt *s); /* gives back the buffers of very long texts */
/* A text buffer of at least n bytes, its terminator beside them. What was in it is lost. */
bool sci_my_room(struct my_stmt *s, struct my_column *col, unsigned long n);
int sci_my_no_row(struct my_stmt *s); /* the end of the result was read: SC_DONE */
int sci_my_step(struct sci_stmt *st);
int sci_my_next(struct sci_stmt *st, void *row);
int sci_my_one(struct sci_stmt *st, void *row, sc_mem *mem);
void sci_my_cell(struct sci_stmt *st, unsigned i, struct sci_cell *c);
int sci_my_pin(struct sci_stmt *st);
void sci_my_unpin(struct sci_stmt *st);

/* mysql_wire.c: the next row into the columns, as cells, or where `row` is not NULL into the caller's, its texts into `copy` where
 * that is not NULL: SC_ROW, SC_DONE, or an error. */
int sci_my_receive(struct my_stmt *s, void *row, sc_mem *copy);
void sci_my_receive_by(struct my_stmt *s); /* what the library is to know of it, once for each handle */

/* mysql_straight.c: finds out the column's way, and where in the row it leads. */
void sci_my_way(struct my_column *col, const sc_field *f);
/* What has no way of its own and is no text, where it is of the class that was proved; else false, and nothing is done. */
bool sci_my_put(const struct my_column *col, const sc_field *f, void *field);

#endif
