/* runtime_names_test.c: which constraint and which column an error is said to be about. On every engine. */
#include "runtime_tables.h"

#include "../unit/check.h"

#include <stdio.h>
#include <string.h>

static const char *const sqlite_ddl[] = {
    "DROP TABLE IF EXISTS rt_c",
    "DROP TABLE IF EXISTS rt_u",
    "CREATE TABLE rt_u (id INT PRIMARY KEY, a TEXT NOT NULL, n INT, m INT, CONSTRAINT a_uq UNIQUE (a), UNIQUE (n, m),"
    " CONSTRAINT n_ck CHECK (n < 10)) STRICT",
    "CREATE TABLE rt_c (id INT PRIMARY KEY, p INT, CONSTRAINT p_fk FOREIGN KEY (p) REFERENCES rt_u (id))",
    "CREATE UNIQUE INDEX rt_x ON rt_c (p + 1)",
    "INSERT INTO rt_u VALUES (1, 'for key ''q''', 1, 1)",
    NULL};
static const char *const mysql_ddl[] = {
    "DROP TABLE IF EXISTS rt_c",
    "DROP TABLE IF EXISTS rt_u",
    "CREATE TABLE rt_u (id INT PRIMARY KEY, a VARCHAR(20) NOT NULL, n INT, m INT, CONSTRAINT a_uq UNIQUE (a),"
    " CONSTRAINT n_ck CHECK (n < 10))",
    "CREATE TABLE rt_c (id INT PRIMARY KEY, p INT, CONSTRAINT p_fk FOREIGN KEY (p) REFERENCES rt_u (id))",
    "INSERT INTO rt_u VALUES (1, 'for key ''q''', 1, 1)",
    NULL};

EXEC_PLAIN(same_id, "INSERT INTO rt_u VALUES (1, 'b', 2, 2)");
EXEC_PLAIN(same_a, "INSERT INTO rt_u VALUES (2, 'for key ''q''', 2, 2)");
EXEC_PLAIN(same_pair, "INSERT INTO rt_u VALUES (2, 'b', 1, 1)");
EXEC_PLAIN(null_a, "INSERT INTO rt_u VALUES (2, NULL, 2, 2)");
EXEC_PLAIN(no_a, "INSERT INTO rt_u (id) VALUES (2)");
EXEC_PLAIN(large_n, "INSERT INTO rt_u VALUES (2, 'b', 11, 2)");
EXEC_PLAIN(text_n, "INSERT INTO rt_u VALUES (2, 'b', ' for column ''z''', 2)");
EXEC_PLAIN(long_a, "INSERT INTO rt_u VALUES (2, 'longer than twenty characters', 2, 2)");
EXEC_PLAIN(orphan, "INSERT INTO rt_c VALUES (1, 77)");
EXEC_PLAIN(child, "INSERT INTO rt_c VALUES (1, 1)");
EXEC_PLAIN(twin, "INSERT INTO rt_c VALUES (2, 1)");
EXEC_PLAIN(parent_goes, "DELETE FROM rt_u WHERE id = 1");
EXEC_PLAIN(fine, "UPDATE rt_u SET n = 1 WHERE id = 1");

struct expected {
    const sc_query *query;
    int code;
    const char *constraint, *column;
};

static const struct expected on_sqlite[] = {
    {&same_id, SC_ERR_UNIQUE, "", "id"},    {&same_a, SC_ERR_UNIQUE, "", "a"}, {&same_pair, SC_ERR_UNIQUE, "", "n, m"},
    {&null_a, SC_ERR_NOT_NULL, "", "a"},    {&no_a, SC_ERR_NOT_NULL, "", "a"}, {&large_n, SC_ERR_CHECK, "n_ck", ""},
    {&orphan, SC_ERR_FOREIGN, "", ""},      {&child, SC_OK, "", ""},           {&twin, SC_ERR_UNIQUE, "rt_x", ""},
    {&parent_goes, SC_ERR_FOREIGN, "", ""}, {&text_n, SC_ERR_CHECK, "", "n"},
};
static const struct expected on_servers[] = {
    {&same_id, SC_ERR_UNIQUE, "PRIMARY", ""},
    {&same_a, SC_ERR_UNIQUE, "a_uq", ""},
    {&null_a, SC_ERR_NOT_NULL, "", "a"},
    {&no_a, SC_ERR_NOT_NULL, "", "a"},
    {&large_n, SC_ERR_CHECK, "n_ck", ""},
    {&text_n, SC_ERR_CHECK, "", "n"},
    {&long_a, SC_ERR_CHECK, "", "a"},
    {&orphan, SC_ERR_FOREIGN, "p_fk", ""},
    {&child, SC_OK, "", ""},
    {&parent_goes, SC_ERR_FOREIGN, "p_fk", ""},
    {&fine, SC_OK, "", ""},
};

/* Dolt names no UNIQUE constraint, and no column whose value does not fit. */
static const char *said(const sc_db *db, const struct expected *e, const char *name)
{
    bool dolt = strcmp(sc_engine(db), "dolt") == 0;

    return dolt && (e->query == &same_a || e->query == &text_n) ? "" : name;
}

static void check(sc_db *db, const struct expected *e)
{
    bool ok = CHECK_INT(sc__exec(db, e->query, NULL, NULL, NULL), e->code);

    ok = CHECK_STR(sc_errconstraint(db), said(db, e, e->constraint)) && ok;
    ok = CHECK_STR(sc_errcolumn(db), said(db, e, e->column)) && ok;
    if (!ok) fprintf(stderr, "    %s: %s\n", e->query->name, sc_errmsg(db));
}

int main(int argc, char **argv)
{
    sc_db *db;

    if (argc < 2) {
        fprintf(stderr, "usage: %s URL\n", argv[0]);
        return 77;
    }
    CHECK_STR(sc_errconstraint(NULL), "");
    if (CHECK_INT(sc_open(argv[1], &db), SC_OK) && CHECK_INT(sc_exec_ddl(db, sqlite_ddl, mysql_ddl), SC_OK)) {
        bool sqlite = strcmp(sc_engine(db), "sqlite") == 0;
        const struct expected *all = sqlite ? on_sqlite : on_servers;
        size_t n = sqlite ? sizeof on_sqlite / sizeof *on_sqlite : sizeof on_servers / sizeof *on_servers;

        for (size_t i = 0; i < n; i++) check(db, &all[i]);
        CHECK_INT(sc_exec_script(db, "DROP TABLE rt_c; DROP TABLE rt_u"), SC_OK);
    }
    sc_close(db);
    return check_result();
}
