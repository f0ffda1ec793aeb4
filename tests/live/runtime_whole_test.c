/* runtime_whole_test.c: whole results on a real engine, in memory and in the caller's array (runtime/whole.c), and values as
 * long as an engine takes them. */
#include "runtime_tables.h"

#include "runtime_live.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS = 300, LONG = 20 << 20 };

EXEC_PLAIN(clear_all, "DELETE FROM rt_all");
QUERY(from_on, "SELECT " RT_COLUMNS " FROM rt_all WHERE id >= ? ORDER BY id", rt_fields, rt_id_fields, rt_first);

static void fill(sc_db *db)
{
    char text[40];

    IS(sc_begin(db), SC_OK);
    for (int i = 0; i < ROWS; i++) {
        rt_row row = {.id = i};

        snprintf(text, sizeof text, "text %d", i);
        if (i % 3) row.txt = sc_str(text);
        row.bl = sc_bytes(text, (size_t)i % 6);
        IS(sc__exec(db, &rt_insert, &row, NULL, NULL), SC_OK);
    }
    IS(sc_commit(db), SC_OK);
}

static bool same(const rt_row *row, int i)
{
    char text[40];

    snprintf(text, sizeof text, "text %d", i);
    if (row->id != i || (row->txt.ptr != NULL) != (i % 3 != 0)) return false;
    if (row->txt.ptr && strcmp(row->txt.ptr, text) != 0) return false;
    return row->bl.ptr && row->bl.len == (size_t)i % 6 && memcmp(row->bl.ptr, text, row->bl.len) == 0;
}

static int all_from(sc_db *db, int64_t least, rt_row **rows, size_t *n, sc_mem *mem)
{
    rt_id id = {least};
    void *all = (void *)1;
    int rc = sc__all(db, &from_on, &id, sizeof(rt_row), &all, n, mem);

    *rows = all;
    return rc;
}

static void check_all(sc_db *db, int least, sc_mem *mem)
{
    rt_row *rows;
    size_t n = 77;

    if (!IS(all_from(db, least, &rows, &n, mem), SC_OK)) return;
    CHECK_INT(n, ROWS - least);
    CHECK((rows != NULL) == (n > 0));
    for (size_t i = 0; i < n; i++) CHECK(same(&rows[i], least + (int)i));
}

static void in_memory(sc_db *db)
{
    sc_mem mem = {0};
    rt_row *first, *second;
    size_t n;

    check_all(db, 0, &mem);
    check_all(db, ROWS - 1, &mem);
    check_all(db, ROWS - 16, &mem);
    check_all(db, ROWS - 17, &mem);
    check_all(db, ROWS, &mem);
    mem.keep = true; /* both are there at once */
    IS(all_from(db, 10, &first, &n, &mem), SC_OK);
    IS(all_from(db, 20, &second, &n, &mem), SC_OK);
    CHECK(same(&first[289], 299));
    CHECK(same(&second[0], 20));
    sc_mem_free(&mem);
    CHECK_INT(all_from(db, 0, &first, &n, NULL), SC_ERR_MISUSE);
    CHECK(first == NULL);
    CHECK_INT(n, 0);
}

static int into(sc_db *db, rt_row *rows, size_t most, size_t *n, sc_mem *mem)
{
    return sc__into(db, &from_on, &(rt_id){0}, sizeof *rows, rows, most, n, mem);
}

static void in_an_array(sc_db *db)
{
    static rt_row rows[ROWS + 1];
    sc_mem mem = {0};
    size_t n = 0;

    IS(into(db, rows, ROWS + 1, &n, &mem), SC_OK);
    CHECK_INT(n, ROWS);
    IS(into(db, rows, ROWS, &n, &mem), SC_OK);
    CHECK_INT(n, ROWS);
    for (int i = 0; i < ROWS; i++) CHECK(same(&rows[i], i));
    IS(into(db, rows, ROWS - 1, &n, &mem), SC_ERR_TOO_MANY);
    CHECK(strstr(sc_errmsg(db), "more than the 299 rows") != NULL);
    CHECK_INT(n, ROWS - 1);
    CHECK(same(&rows[ROWS - 2], ROWS - 2));
    IS(into(db, NULL, 3, &n, &mem), SC_ERR_MISUSE);
    IS(into(db, NULL, 0, &n, &mem), SC_ERR_TOO_MANY);
    CHECK_INT(n, 0);
    sc_mem_free(&mem);
}

/* One result inside another, on the same connection. */
static void in_a_loop(sc_db *db)
{
    sc_mem mem = {0};
    sc_rows *it;
    rt_row row;
    int i = 0;

    IS(sc__many(db, &from_on, &(rt_id){0}, &it), SC_OK);
    while (sc__next(it, &row) == SC_ROW && i < 5) {
        check_all(db, 290, &mem);
        CHECK(same(&row, i));
        i++;
    }
    sc__close(it);
    CHECK_INT(i, 5);
    sc_mem_free(&mem);
}

static size_t allocations;

static void *counting(void *ctx, void *p, size_t n)
{
    (void)ctx;
    if (n > 0) allocations++;
    if (n > 0) return realloc(p, n);
    free(p);
    return NULL;
}

/* Into memory that was used before, nothing is allocated. */
static void steady(const char *url)
{
    static rt_row rows[ROWS];
    sc_mem mem = {0}, other = {0};
    sc_db *db;
    size_t n;

    CHECK_INT(sc_open_with(url, counting, NULL, &db), SC_OK);
    for (int i = 0; i < 4; i++) {
        allocations = 0;
        check_all(db, 0, &mem);
        IS(into(db, rows, ROWS, &n, &other), SC_OK);
    }
    CHECK_INT(allocations, 0);
    sc_mem_free(&mem);
    sc_mem_free(&other);
    sc_close(db);
}

/* 20 MB in a text and in a blob, by each way of reading. MariaDB's max_allowed_packet is 16 MB as it comes. */
static void long_values(sc_db *db)
{
    size_t len = strcmp(sc_engine(db), "mariadb") == 0 ? 7 << 20 : LONG, n;
    char *text = malloc(len);
    rt_row row = {.id = 1}, *rows;
    sc_mem mem = {0};

    if (!CHECK(text)) return;
    memset(text, 'x', len);
    text[len - 1] = 'y';
    row.txt = sc_strn(text, len);
    row.bl = sc_bytes(text, len);
    IS(sc__exec(db, &clear_all, NULL, NULL, NULL), SC_OK);
    IS(sc__exec(db, &rt_insert, &row, NULL, NULL), SC_OK);
    if (IS(all_from(db, 0, &rows, &n, &mem), SC_OK) && CHECK_INT(n, 1)) {
        CHECK(rows[0].txt.len == len && memcmp(rows[0].txt.ptr, text, len) == 0 && rows[0].txt.ptr[len] == '\0');
        CHECK(rows[0].bl.len == len && memcmp(rows[0].bl.ptr, text, len) == 0);
    }
    if (IS(sc__one(db, &rt_by_id, &(rt_id){1}, &row, &mem), SC_ROW))
        CHECK(row.txt.len == len && row.bl.len == len && memcmp(row.bl.ptr, text, len) == 0);
    IS(sc__exec(db, &clear_all, NULL, NULL, NULL), SC_OK);
    sc_mem_free(&mem);
    free(text);
}

/* The first row of those from `least` on is read, and another statement runs; how much was read ahead then. */
static int amid(const char *url, const char *option, int least, uint64_t *bytes)
{
    char whole[1024];
    sc_counts counts;
    sc_rows *it;
    rt_row row;
    sc_db *db;
    int rc;

    snprintf(whole, sizeof whole, "%s%s%s", url, strchr(url, '?') ? "&" : "?", option);
    if (!CHECK_INT(sc_open(whole, &db), SC_OK)) fprintf(stderr, "    %s\n", sc_errmsg(db));
    IS(sc__many(db, &from_on, &(rt_id){least}, &it), SC_OK);
    IS(sc__next(it, &row), SC_ROW);
    rc = sc__one(db, &rt_by_id, &(rt_id){least}, &row, NULL);
    sc_counters(db, &counts);
    *bytes = counts.most_read_ahead;
    sc__close(it);
    sc_close(db);
    return rc;
}

/* What is counted is what the option limits: as much is taken, a byte less is not. */
static void what_it_takes(const char *url)
{
    uint64_t few, bytes, again;
    char option[60];

    CHECK_INT(amid(url, "statements=9", ROWS - 10, &few), SC_ROW);
    CHECK_INT(amid(url, "statements=9", 0, &bytes), SC_ROW);
    CHECK(few > 0 && few < bytes);
    snprintf(option, sizeof option, "read_ahead=%llu", (unsigned long long)bytes);
    CHECK_INT(amid(url, option, 0, &again), SC_ROW);
    CHECK_INT(again, bytes);
    snprintf(option, sizeof option, "read_ahead=%llu", (unsigned long long)bytes - 1);
    CHECK_INT(amid(url, option, 0, &again), SC_ERR_NOMEM);
}

/* What an open result may take when another statement is to run: that one is refused, and so is the rest of the result. */
static void read_ahead(const char *url)
{
    char limited[1024];
    sc_rows *it;
    rt_row row;
    sc_db *db;
    int n = 0, rc;

    what_it_takes(url);
    snprintf(limited, sizeof limited, "%s%sread_ahead=20000", url, strchr(url, '?') ? "&" : "?");
    if (!CHECK_INT(sc_open(limited, &db), SC_OK)) fprintf(stderr, "    %s\n", sc_errmsg(db));
    IS(sc__many(db, &from_on, &(rt_id){ROWS - 10}, &it), SC_OK);
    IS(sc__next(it, &row), SC_ROW);
    IS(sc__exec(db, &rt_insert, &(rt_row){.id = ROWS}, NULL, NULL), SC_OK); /* nine rows are not too much */
    while (sc__next(it, &row) == SC_ROW) n++;
    CHECK_INT(n, 9);
    sc__close(it);
    IS(sc__many(db, &from_on, &(rt_id){0}, &it), SC_OK);
    IS(sc__next(it, &row), SC_ROW);
    IS(sc__exec(db, &clear_all, NULL, NULL, NULL), SC_ERR_NOMEM);
    CHECK(strstr(sc_errmsg(db), "option read_ahead allows") != NULL);
    CHECK(same(&row, 0));
    for (n = 1; (rc = sc__next(it, &row)) == SC_ROW; n++) CHECK(same(&row, n));
    IS(rc, SC_ERR_NOMEM);
    CHECK(strstr(sc_errmsg(db), "option read_ahead allows") != NULL);
    CHECK(n > 1 && n < ROWS); /* those that were read are given out */
    sc__close(it);
    IS(sc__exec(db, &clear_all, NULL, NULL, NULL), SC_OK);
    sc_close(db);
}

int main(int argc, char **argv)
{
    sc_db *db;

    if (!has_url(argc, argv)) return 77;
    if (CHECK_INT(sc_open(argv[1], &db), SC_OK) && IS(sc_exec_ddl(db, rt_sqlite_ddl, rt_mysql_ddl), SC_OK)) {
        fill(db);
        in_memory(db);
        in_an_array(db);
        in_a_loop(db);
        steady(argv[1]);
        if (strcmp(sc_engine(db), "sqlite") != 0) read_ahead(argv[1]);
        long_values(db);
        IS(sc_exec_ddl(db, rt_sqlite_ddl, rt_mysql_ddl), SC_OK);
    }
    sc_close(db);
    return check_result();
}
