/* app.c: a small application, changed under schemac's feet by tests/drift.py. */
#include "generated/app_queries.h"
#include "generated/orders_queries.h"

#include <stdio.h>

SCHEMAC_QUERY(customer_by_email,
    "SELECT id, name, level"
    "  FROM customers WHERE email = :email");

SCHEMAC_QUERY(customer_add,
    "INSERT INTO customers (email, name) VALUES (:email, :name)");

int main(void)
{
    sc_db *db = NULL;
    int rc = sc_open("sqlite::memory:", &db);
    customer_by_email_row row;
    if (rc == SC_OK) rc = customer_by_email(db, sc_str("a@example.com"), &row, NULL);
    if (rc < 0 && db) fprintf(stderr, "%s\n", sc_errmsg(db));
    sc_close(db);
    return 0;
}
