/* runtime_programs_test.c: triggers and procedures made by sc_exec_ddl, whose entries are one statement each however many
 * semicolons are in it, and seen at work: a trigger's rows, a procedure's, and what follows on the same connection. */
#include "runtime_tables.h"

#include "../unit/check.h"

#include <stdio.h>
#include <string.h>

static const char *const sqlite_ddl[] = {
    "DROP TABLE IF EXISTS rp_item",
    "DROP TABLE IF EXISTS rp_log",
    "CREATE TABLE rp_item (id INTEGER NOT NULL PRIMARY KEY, n INTEGER NOT NULL)",
    "CREATE TABLE rp_log (id INTEGER NOT NULL, n INTEGER NOT NULL)",
    "CREATE TRIGGER rp_added AFTER INSERT ON rp_item\nBEGIN\n  INSERT INTO rp_log VALUES (NEW.id, NEW.n + 1);\n"
    "  INSERT INTO rp_log VALUES (NEW.id, CASE WHEN NEW.n > 5 THEN 1 ELSE 0 END);\nEND",
    NULL};
static const char *const mysql_ddl[] = {
    "DROP TABLE IF EXISTS rp_item",
    "DROP TABLE IF EXISTS rp_log",
    "DROP PROCEDURE IF EXISTS rp_of",
    "CREATE TABLE rp_item (id BIGINT NOT NULL PRIMARY KEY, n BIGINT NOT NULL)",
    "CREATE TABLE rp_log (id BIGINT NOT NULL, n BIGINT NOT NULL)",
    "CREATE TRIGGER rp_added AFTER INSERT ON rp_item FOR EACH ROW\nBEGIN\n"
    "  INSERT INTO rp_log VALUES (NEW.id, NEW.n + 1);\n"
    "  IF NEW.n > 5 THEN INSERT INTO rp_log VALUES (NEW.id, 1); ELSE INSERT INTO rp_log VALUES (NEW.id, 0); END IF;\n"
    "END",
    "CREATE PROCEDURE rp_of(IN wanted BIGINT)\nBEGIN\n  SELECT id, n FROM rp_log WHERE id = wanted ORDER BY n;\nEND",
    NULL};

typedef struct pair {
    int64_t id, n;
} pair;
static const sc_field pair_fields[] = {FIELD(pair, id, SC_T_INT64, false, ), FIELD(pair, n, SC_T_INT64, false, )};
static const uint16_t both[] = {0, 1};
EXEC(add_item, "INSERT INTO rp_item VALUES (?, ?)", pair_fields, both);

typedef struct wanted {
    int64_t id;
} wanted;
static const sc_field wanted_fields[] = {FIELD(wanted, id, SC_T_INT64, false, )};
static const uint16_t one_value[] = {0};
QUERY(log_of, "SELECT id, n FROM rp_log WHERE id = ? ORDER BY n", pair_fields, wanted_fields, one_value);
QUERY(call_of, "CALL rp_of(?)", pair_fields, wanted_fields, one_value);

/* The trigger wrote two rows for the item: n + 1 and whether n is more than five. */
static void check_rows(sc_db *db, const sc_query *q, int64_t id, int64_t first, int64_t second)
{
    wanted args = {id};
    pair row;
    sc_rows *rows;

    if (!CHECK_INT(sc__many(db, q, &args, &rows), SC_OK)) {
        fprintf(stderr, "%s\n", sc_errmsg(db));
        return;
    }
    CHECK_INT(sc__next(rows, &row), SC_ROW);
    CHECK_INT(row.n, first);
    CHECK_INT(sc__next(rows, &row), SC_ROW);
    CHECK_INT(row.n, second);
    CHECK_INT(sc__next(rows, &row), SC_DONE);
    sc__close(rows);
}

static bool good(sc_db *db, int rc)
{
    if (rc < 0) fprintf(stderr, "%s\n", sc_errmsg(db));
    return CHECK_INT(rc, SC_OK);
}

static void triggers(sc_db *db)
{
    pair three = {1, 3}, nine = {2, 9};

    good(db, sc__exec(db, &add_item, &three, NULL, NULL));
    good(db, sc__exec(db, &add_item, &nine, NULL, NULL));
    check_rows(db, &log_of, 1, 0, 4);
    check_rows(db, &log_of, 2, 1, 10);
}

/* Behind a CALL the connection is free again: its second result was read. */
static void procedures(sc_db *db)
{
    pair one = {3, 1};

    check_rows(db, &call_of, 2, 1, 10);
    check_rows(db, &call_of, 1, 0, 4);
    good(db, sc__exec(db, &add_item, &one, NULL, NULL));
    check_rows(db, &log_of, 3, 0, 2);
}

int main(int argc, char **argv)
{
    sc_db *db;

    if (argc < 2) {
        fprintf(stderr, "usage: %s URL\n", argv[0]);
        return 77;
    }
    if (CHECK_INT(sc_open(argv[1], &db), SC_OK) && good(db, sc_exec_ddl(db, sqlite_ddl, mysql_ddl))) {
        triggers(db);
        if (strcmp(sc_engine(db), "sqlite") != 0) procedures(db);
    }
    sc_close(db);
    return check_result();
}
