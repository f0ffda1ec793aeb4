/* runtime_session_test.c: which statements may leave something behind in their session; which server it is; how
 * long is waited before it is asked again. */
#include "check.h"

#include "internal.h"

/* For a server, for SQLite. */
static void check(const char *sql, bool touches, bool touches_sqlite, int line)
{
    check_int(sci_touches_session(sql, false), touches, sql, __FILE__, line);
    check_int(sci_touches_session(sql, true), touches_sqlite, sql, __FILE__, line);
}
#define LEAVES(sql) check(sql, true, true, __LINE__)
#define CLEAN(sql) check(sql, false, false, __LINE__)
#define LEAVES_ON_SERVER(sql) check(sql, true, false, __LINE__)
#define LEAVES_ON_SQLITE(sql) check(sql, false, true, __LINE__)

/* What servers say of themselves: @@version, @@version_comment. */
static void kinds(void)
{
    CHECK_STR(sci_server_kind("10.11.6-MariaDB-0+deb12u1", "Debian 12"), "mariadb");
    CHECK_STR(sci_server_kind("8.0.11-TiDB-v7.5.0", "TiDB Server (Apache License 2.0) Community Edition"), "tidb");
    CHECK_STR(sci_server_kind("5.7.25-TiDB-v6.1.0", NULL), "tidb");
    CHECK_STR(sci_server_kind("8.0.31", "Dolt"), "dolt");
    CHECK_STR(sci_server_kind("9.7.4-2", "(Debian)"), "mysql");
    CHECK_STR(sci_server_kind("8.0.30-Vitess", NULL), "mysql");
    CHECK_STR(sci_server_kind(NULL, NULL), "mysql");
}

/* Pauses grow to a second, and not beyond. */
static void pauses(void)
{
    CHECK_INT(sci_wait(NULL, 1), 2);
    CHECK_INT(sci_wait(NULL, 50), 100);
    CHECK_INT(sci_wait(NULL, 800), 1000);
}

int main(void)
{
    kinds();
    pauses();
    CLEAN("SELECT a FROM t WHERE b = ?");
    CLEAN("  \n-- why\n/* and what */\n((select 1))");
    LEAVES_ON_SQLITE("# this\nSELECT 1"); /* where it is no statement at all */
    CLEAN("WITH x AS (SELECT 1) SELECT * FROM x");
    CLEAN("insert INTO t VALUES ('@x', \"@y\", `@z`)");
    CLEAN("INSERT INTO t VALUES ('it''s @x')");
    LEAVES_ON_SQLITE("UPDATE t SET a = 'o\\'clock @x'");
    CLEAN("SAVEPOINT a");
    CLEAN("RELEASE SAVEPOINT a");
    CLEAN("ROLLBACK TO a");
    CLEAN("");
    CLEAN("REPLACE INTO t VALUES (1)");
    CLEAN("DELETE FROM t");
    CLEAN("SELECT @@session.sql_mode, @@x");
    CLEAN("CALL p(?)");
    CLEAN("SHOW TABLES");
    CLEAN("SELECT forget_lock, GET_LOCKS FROM t");
    CLEAN("VALUES (1), (2)");
    CLEAN("CREATE TABLE t (a INT)");
    CLEAN("TRUNCATE TABLE t");

    LEAVES("SET time_zone = '+02:00'");
    LEAVES("  /* x */ set @a = 1");
    LEAVES("SELECT @a := 1");
    LEAVES("SELECT 1 INTO @a");
    LEAVES("SELECT 'it''s', @a");
    LEAVES("SELECT get_lock('x', 1)");
    LEAVES("SELECT GET_LOCK ('x', 1)");
    LEAVES("SELECT 1 /* it's */, @a");
    LEAVES("SELECT 1 -- it's\n, @a");
    LEAVES_ON_SERVER("SELECT 1 # it's\n, @a");
    LEAVES_ON_SQLITE("SELECT 1--'\n, @a, '"); /* a server's text, with a minus before it */
    LEAVES_ON_SQLITE("SELECT 1--'\n, temp.a FROM temp.t");
    LEAVES_ON_SERVER("SELECT \"it\\\"s\", @a := 1");
    LEAVES_ON_SERVER("SELECT 'it\\'s', @a := 1");
    LEAVES_ON_SQLITE("SELECT '\\', a FROM temp.t --'");
    LEAVES_ON_SQLITE("SELECT [it's], a FROM temp.t");
    CLEAN("SELECT `\\`, '@x'");
    LEAVES("CREATE TEMPORARY TABLE t (a INT)");
    LEAVES("CREATE TEMP TABLE t (a INT)");
    LEAVES("CREATE TABLE temp.t (a INT)");
    LEAVES("CALL DOLT_CHECKOUT('other')");
    LEAVES("PRAGMA foreign_keys = OFF");
    LEAVES("ATTACH 'x' AS y");
    LEAVES("LOCK TABLES t READ");
    LEAVES("USE other");
    LEAVES("BEGIN");
    LEAVES_ON_SERVER("/*!40101 SET NAMES latin1 */");
    LEAVES_ON_SERVER("/*M!100100 SET NAMES latin1 */");
    CLEAN("/*More*/ SELECT 1");
    LEAVES("SELECTED");
    return check_result();
}
