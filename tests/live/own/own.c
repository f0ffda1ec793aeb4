/* own.c: an application's own types, written and read on a real engine: conversions, NULL, lists, joins, views, refusals. */
#include "generated/own_queries.h"

#include <stdio.h>
#include <string.h>

#include "generated/schema.h"

SCHEMAC_QUERY(invoice_add, "INSERT INTO invoice (id, total, discount, status, due, ref)"
                           " VALUES (:id, :total, :discount, :status, :due, :ref)");
SCHEMAC_QUERY(invoice_get, "SELECT * FROM invoice WHERE ref = :ref");
SCHEMAC_QUERY(invoices_of, "SELECT id, total FROM invoice WHERE ref IN (:refs...) ORDER BY id");
SCHEMAC_QUERY(invoices_at, "SELECT id FROM invoice WHERE total IN (:totals...) ORDER BY id");
SCHEMAC_QUERY(owed_before, "SELECT id, owed FROM unpaid WHERE due < :due ORDER BY id");
SCHEMAC_QUERY(payments, "SELECT i.id, p.amount, w.t FROM invoice AS i LEFT JOIN payment AS p ON p.invoice_id = i.id"
                        " JOIN (SELECT id, total AS t FROM invoice) AS w ON w.id = i.id ORDER BY i.id");
SCHEMAC_QUERY(with_payment,
              "SELECT sqlc.embed(i), sqlc.embed(p) FROM invoice AS i JOIN payment AS p ON p.invoice_id = i.id");
SCHEMAC_QUERY(pay, "INSERT INTO payment (id, invoice_id, amount) VALUES (:id, :invoice_id, :amount)");
SCHEMAC_QUERY(discount, "UPDATE invoice SET discount = :discount WHERE total > :least");
SCHEMAC_QUERY(invoice_there, "/* schemac: exactly_one */ SELECT * FROM invoice WHERE id = :id");
/* … and types that annotations give. */
SCHEMAC_QUERY(small_ids, "/* schemac: column id uint8 */ SELECT id FROM invoice ORDER BY id");
SCHEMAC_QUERY(moment_as_day,
              "/* schemac: column day date */ SELECT SUBSTR(ref, 1, 19) AS day FROM invoice WHERE id = 1");
SCHEMAC_QUERY(day_texts, "/* schemac: column day date, column word timestamp */"
                         " SELECT CAST(due AS CHAR) AS day, CAST(ref AS CHAR) AS word FROM invoice"
                         " WHERE CAST(due AS CHAR) >= :day AND id = 1");
SCHEMAC_QUERY(all_or_one, "/* schemac: param wanted bool, column n uint16, column sum int64 not null */"
                          " SELECT COUNT(*) AS n, SUM(id) AS sum FROM invoice WHERE :wanted IS TRUE OR id = :id");
SCHEMAC_QUERY(computed, "SELECT COALESCE(MAX(total), 0) AS total, COALESCE(MIN(discount), 0) AS least FROM invoice");
/* One of the column's values is of the column's type. */
SCHEMAC_QUERY(extremes, "SELECT MAX(total) AS most, COALESCE(MIN(discount), MIN(total)) AS least, MAX(ref) AS ref"
                        " FROM invoice HAVING COUNT(*) > 0");
SCHEMAC_QUERY(chosen,
              "SELECT id, CASE WHEN discount IS NULL THEN total ELSE discount END AS a, NULLIF(total, discount) AS b,"
              " w.t FROM invoice JOIN (SELECT id AS i, COALESCE(discount, total) AS t FROM invoice) AS w ON w.i = id"
              " ORDER BY id");

static int failed;

#define CHECK(condition)                                                                                               \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            fprintf(stderr, "%s:%d: %s: %s\n", __FILE__, __LINE__, #condition, sc_errmsg(db));                         \
            failed = 1;                                                                                                \
        }                                                                                                              \
    } while (0)

static void add(sc_db *db, int id, int64_t cents, const char *ref, struct day due)
{
    invoice_row row = {.id = id, .total = {cents}, .status = true, .due = {due.year != 0, due}};

    snprintf(row.ref.text, sizeof row.ref.text, "%s", ref);
    CHECK(invoice_add(db, &row) == SC_OK);
}

static void check_values(sc_db *db, sc_mem *mem)
{
    computed_row with_literal;
    extremes_row of;
    chosen_rows *it;
    chosen_row row;

    CHECK(computed(db, &with_literal, mem) == SC_ROW && sc_decimal_cmp(with_literal.total, sc_dec("1234.56")) == 0);
    CHECK(sc_decimal_cmp(with_literal.least, sc_dec("0")) == 0);
    CHECK(extremes(db, &of, mem) == SC_ROW && of.most.has && of.most.value.cents == 123456);
    CHECK(of.least.has && of.least.value.cents == -705 && of.ref.has && strcmp(of.ref.value.text, "B-2") == 0);
    CHECK(chosen(db, &it) == SC_OK);
    CHECK(chosen_next(it, &row) == SC_ROW && row.a.cents == 123456 && row.b.has && row.b.value.cents == 123456);
    CHECK(chosen_next(it, &row) == SC_ROW && row.a.cents == -705 && row.t.cents == -705);
    chosen_close(it);
}

static void check_rows(sc_db *db)
{
    sc_mem mem = {0};
    invoice_get_row row;
    ref_t ref = {"B-2"};

    CHECK(invoice_there(db, 2, &row, &mem) == SC_ROW && strcmp(row.ref.text, "B-2") == 0);
    CHECK(invoice_there(db, 99, &row, &mem) == SC_ERR_NOROW && row.id == 0 && !row.ref.text[0]);
    CHECK(invoice_get(db, ref, &row, &mem) == SC_ROW);
    CHECK(row.id == 2 && row.total.cents == -705 && !row.discount.has && row.status && !row.due.has);
    CHECK(strcmp(row.ref.text, "B-2") == 0);
    snprintf(ref.text, sizeof ref.text, "A-1");
    CHECK(invoice_get(db, ref, &row, &mem) == SC_ROW);
    CHECK(row.total.cents == 123456 && row.due.has && row.due.value.year == 2025 && row.due.value.of_year == 60);
    CHECK(discount(db, &(discount_params){{true, {50}}, {-705}}) == SC_OK);
    CHECK(invoice_get(db, ref, &row, &mem) == SC_ROW && row.discount.has && row.discount.value.cents == 50);
    CHECK(discount(db, &(discount_params){.least = {-99999}}) == SC_OK);
    CHECK(invoice_get(db, ref, &row, &mem) == SC_ROW && !row.discount.has);
    check_values(db, &mem);
    sc_mem_free(&mem);
}

static void check_lists(sc_db *db)
{
    const ref_t refs[] = {{"A-1"}, {"none"}, {"B-2"}};
    money_t totals[80];
    invoices_of_rows *it;
    invoices_of_row row;
    invoices_at_rows *at;
    invoices_at_row one;

    CHECK(invoices_of(db, refs, 3, &it) == SC_OK);
    CHECK(invoices_of_next(it, &row) == SC_ROW && row.id == 1 && row.total.cents == 123456);
    CHECK(invoices_of_next(it, &row) == SC_ROW && row.id == 2 && row.total.cents == -705);
    CHECK(invoices_of_next(it, &row) == SC_DONE);
    invoices_of_close(it);
    for (int i = 0; i < 80; i++) totals[i] = (money_t){i == 77 ? -705 : i};
    CHECK(invoices_at(db, totals, 80, &at) == SC_OK);
    CHECK(invoices_at_next(at, &one) == SC_ROW && one.id == 2);
    CHECK(invoices_at_next(at, &one) == SC_DONE);
    invoices_at_close(at);
}

static void check_joins(sc_db *db)
{
    payments_rows *it;
    payments_row row;
    owed_before_rows *owed;
    owed_before_row left;
    with_payment_rows *both;
    with_payment_row pair;

    CHECK(pay(db, &(pay_params){.id = 1, .invoice_id = 2, .amount = {5}}) == SC_OK);
    CHECK(payments(db, &it) == SC_OK);
    CHECK(payments_next(it, &row) == SC_ROW && row.id == 1 && !row.amount.has && row.t.cents == 123456);
    CHECK(payments_next(it, &row) == SC_ROW && row.id == 2 && row.amount.has && row.amount.value.cents == 5);
    CHECK(payments_next(it, &row) == SC_DONE);
    payments_close(it);
    CHECK(with_payment(db, &both) == SC_OK);
    CHECK(with_payment_next(both, &pair) == SC_ROW && pair.i.total.cents == -705 && pair.p.amount.cents == 5);
    with_payment_close(both);
    CHECK(owed_before(db, (struct day){2025, 61}, &owed) == SC_OK);
    CHECK(owed_before_next(owed, &left) == SC_ROW && left.id == 1 && left.owed.cents == 123456);
    CHECK(owed_before_next(owed, &left) == SC_DONE);
    owed_before_close(owed);
}

/* What a conversion refuses is an error of the column or the parameter. */
static void check_refusals(sc_db *db)
{
    sc_mem mem = {0};
    invoice_get_row row;
    owed_before_rows *owed = NULL;

    CHECK(owed_before(db, (struct day){2025, 366}, &owed) == SC_ERR_PARAM);
    CHECK(strstr(sc_errmsg(db), "`due`") && strstr(sc_errmsg(db), "struct day"));
    owed_before_close(owed);
    CHECK(sc_exec_script(db, "UPDATE invoice SET status = 'void' WHERE id = 2") == SC_OK);
    CHECK(invoice_get(db, (ref_t){"B-2"}, &row, &mem) == SC_ERR_TYPE);
    CHECK(strstr(sc_errmsg(db), "`status`") && strstr(sc_errmsg(db), "open_t"));
    sc_mem_free(&mem);
}

/* What an annotation says is held, value by value. */
static void check_annotations(sc_db *db)
{
    sc_mem mem = {0};
    small_ids_rows *it;
    small_ids_row small;
    day_texts_row day;
    moment_as_day_row moment;
    all_or_one_row sum;

    CHECK(small_ids(db, &it) == SC_OK);
    CHECK(small_ids_next(it, &small) == SC_ROW && small.id == 1);
    small_ids_close(it);
    CHECK(day_texts(db, sc_str("2025-01-01"), &day, &mem) == SC_ERR_TYPE && strstr(sc_errmsg(db), "`word`"));
    CHECK(sc_exec_script(db, "UPDATE invoice SET ref = '2025-03-01 10:00:00' WHERE id = 1") == SC_OK);
    CHECK(day_texts(db, sc_str("2025-01-01"), &day, &mem) == SC_ROW);
    CHECK(day.day.month == 3 && day.word.us == INT64_C(1740823200000000));
    CHECK(day_texts(db, sc_str("2025-03-02"), &day, &mem) == SC_DONE);
    CHECK(moment_as_day(db, &moment, &mem) == SC_ERR_TYPE && strstr(sc_errmsg(db), "`day`"));
    CHECK(all_or_one(db, (sc_opt_i8){true, 1}, 7, &sum, &mem) == SC_ROW);
    CHECK(sum.n == 2 && sum.sum == 3);
    CHECK(all_or_one(db, (sc_opt_i8){0}, 2, &sum, &mem) == SC_ROW && sum.n == 1 && sum.sum == 2);
    CHECK(all_or_one(db, (sc_opt_i8){0}, 7, &sum, &mem) == SC_ERR_NULL);
    CHECK(sc_exec_script(db, "UPDATE invoice SET id = 300 WHERE id = 1") == SC_OK);
    CHECK(small_ids(db, &it) == SC_OK && small_ids_next(it, &small) == SC_ROW && small.id == 2);
    CHECK(small_ids_next(it, &small) == SC_ERR_TYPE && strstr(sc_errmsg(db), "`id`"));
    small_ids_close(it);
    sc_mem_free(&mem);
}

int main(int argc, char **argv)
{
    static const char drop[] = "DROP VIEW IF EXISTS unpaid; DROP TABLE IF EXISTS payment; DROP TABLE IF EXISTS invoice";
    sc_db *db;

    if (argc != 2 || sc_open(argv[1], &db) != SC_OK) return 2;
    CHECK(sc_exec_script(db, drop) == SC_OK); /* what a run before left */
    CHECK(sc_exec_ddl(db, schemac_ddl_sqlite, schemac_ddl_mysql) == SC_OK);
    add(db, 1, 123456, "A-1", (struct day){2025, 60});
    add(db, 2, -705, "B-2", (struct day){0});
    check_rows(db);
    check_lists(db);
    check_joins(db);
    check_annotations(db);
    check_refusals(db);
    sc_close(db);
    return failed;
}
