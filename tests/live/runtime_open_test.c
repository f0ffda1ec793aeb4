/* runtime_open_test.c: what the options of a URL do to the connection, on every engine. */
#include "runtime_tables.h"

#include "../unit/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct word_row {
    sc_text word;
} word_row;
static const sc_field word_fields[] = {FIELD(word_row, word, SC_T_TEXT, false, )};
QUERY_PLAIN(journal_of, "PRAGMA journal_mode", word_fields);
QUERY_PLAIN(who, "SELECT CURRENT_USER()", word_fields);
typedef struct status_row {
    sc_text name, value;
} status_row;
static const sc_field status_fields[] = {FIELD(status_row, name, SC_T_TEXT, false, ),
                                         FIELD(status_row, value, SC_T_TEXT, true, )};
QUERY_PLAIN(compression, "SHOW SESSION STATUS LIKE 'Compression'", status_fields);
EXEC_PLAIN(same_again, "UPDATE rt_open SET n = 5");

QUERY_PLAIN(synchronous_of, "PRAGMA synchronous", n_fields);

static const char *const ddl[] = {"DROP TABLE IF EXISTS rt_open", "CREATE TABLE rt_open (n INTEGER NOT NULL)",
                                  "INSERT INTO rt_open VALUES (5), (5)", NULL};

/* The URL with more options. */
static int open_with(const char *url, const char *options, sc_db **db)
{
    char longer[4096];

    snprintf(longer, sizeof longer, "%s%c%s", url, strchr(url, '?') ? '&' : '?', options);
    return sc_open(longer, db);
}

static bool opens(const char *url, const char *options, sc_db **db)
{
    int rc = open_with(url, options, db);

    if (CHECK_INT(rc, SC_OK)) return true;
    fprintf(stderr, "    %s: %s\n", options, sc_errmsg(*db));
    return false;
}

static void check_word(sc_db *db, const sc_query *q, const char *begins)
{
    word_row r = {{NULL, 0}};

    CHECK_INT(sc__one(db, q, NULL, &r, NULL), SC_ROW);
    if (!CHECK(r.word.ptr && strncmp(r.word.ptr, begins, strlen(begins)) == 0))
        fprintf(stderr, "    %s: %s\n", q->name, r.word.ptr);
}

static void check_status(sc_db *db, const sc_query *q, const char *value)
{
    status_row r = {{NULL, 0}, {NULL, 0}};

    CHECK_INT(sc__one(db, q, NULL, &r, NULL), SC_ROW);
    CHECK_STR(r.value.ptr, value);
}

static void sqlite_options(const char *url)
{
    sc_db *db;
    n_row r = {-1};

    if (opens(url, "journal=wal&synchronous=normal&mmap_size=1048576", &db)) {
        check_word(db, &journal_of, "wal");
        CHECK_INT(sc__one(db, &synchronous_of, NULL, &r, NULL), SC_ROW);
        CHECK_INT(r.n, 1);
    }
    sc_close(db);
    if (opens(url, "mode=rw", &db)) check_word(db, &journal_of, "wal"); /* the file keeps it */
    sc_close(db);
    if (opens(url, "journal=delete", &db)) check_word(db, &journal_of, "delete");
    sc_close(db);
    CHECK_INT(sc_open("sqlite::memory:?journal=wal", &db), SC_ERR_OPEN);
    CHECK(strstr(sc_errmsg(db), "cannot have"));
    sc_close(db);
}

static int64_t updated(sc_db *db)
{
    int64_t n = -1;

    CHECK_INT(sc__exec(db, &same_again, NULL, &n, NULL), SC_OK);
    return n;
}

/* The same URL for another user. */
static void for_user(const char *url, char out[4096])
{
    const char *at = strchr(url, '@');

    snprintf(out, 4096, "mysql://rt_open%s", at ? at : "@localhost");
}

static void passwords(sc_db *db, const char *url)
{
    char mine[4096];
    sc_db *other;

    CHECK_INT(sc_exec_script(
                  db, "DROP USER IF EXISTS rt_open@localhost; CREATE USER rt_open@localhost IDENTIFIED BY 'hun ter2'; "
                      "GRANT ALL ON *.* TO rt_open@localhost"),
              SC_OK);
    for_user(url, mine);
    setenv("SCHEMAC_RT_OPEN", "hun ter2", 1);
    if (opens(mine, "password_env=SCHEMAC_RT_OPEN", &other)) check_word(other, &who, "rt_open@");
    sc_close(other);
    setenv("SCHEMAC_RT_OPEN", "another", 1);
    CHECK_INT(open_with(mine, "password_env=SCHEMAC_RT_OPEN", &other), SC_ERR_OPEN);
    CHECK(strlen(sc_errmsg(other)) > 0 && !strstr(sc_errmsg(other), "another"));
    sc_close(other);
    CHECK_INT(sc_exec_script(db, "DROP USER rt_open@localhost"), SC_OK);
}

static void server_options(sc_db *db, const char *url)
{
    sc_db *other;

    if (opens(url, "compress=1", &other)) check_word(other, &who, "root@");
    if (strcmp(sc_engine(other), "dolt") != 0)
        check_status(other, &compression, "ON"); /* Dolt has none, and goes without */
    sc_close(other);
    CHECK_INT(updated(db), 0); /* nothing changed */
    if (opens(url, "found_rows=1", &other)) CHECK_INT(updated(other), 2);
    sc_close(other);
    passwords(db, url);
}

int main(int argc, char **argv)
{
    sc_db *db;

    if (argc < 2) {
        fprintf(stderr, "usage: %s URL\n", argv[0]);
        return 77;
    }
    if (CHECK_INT(sc_open(argv[1], &db), SC_OK) && CHECK_INT(sc_exec_ddl(db, ddl, ddl), SC_OK) &&
        strcmp(sc_engine(db), "sqlite") != 0)
        server_options(db, argv[1]);
    CHECK(sc_server_version(db)[0] >= '0' && sc_server_version(db)[0] <= '9');
    CHECK((strstr(sc_server_version(db), "MariaDB") != NULL) == (strcmp(sc_engine(db), "mariadb") == 0));
    CHECK((strstr(sc_server_version(db), "Dolt") != NULL) == (strcmp(sc_engine(db), "dolt") == 0));
    CHECK_STR(sc_server_version(NULL), "");
    bool sqlite = strcmp(sc_engine(db), "sqlite") == 0;
    sc_close(db);
    if (sqlite) sqlite_options(argv[1]);
    return check_result();
}
