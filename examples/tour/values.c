/* values.c: texts, bytes, decimals and instants: made, compared and converted without a database. */
#include "tour.h"

#include <string.h>

static int decimals(void)
{
    sc_decimal price = sc_dec("12.50"), same = sc_dec("12.5"), whole = sc_dec("7.00");
    int64_t n = 0;
    int rc = EXPECT(sc_decimal_cmp(price, same) == 0); /* by value, not by digits */

    if (rc == SC_OK) rc = EXPECT(sc_decimal_i64(whole, &n) && n == 7);
    if (rc == SC_OK) rc = EXPECT(!sc_decimal_i64(price, &n)); /* it is no whole number */
    if (rc == SC_OK) rc = EXPECT(sc_decimal_double(price) > 12.4 && sc_decimal_double(price) < 12.6);
    return rc;
}

static int instants(void)
{
    sc_timestamp t, again;
    sc_datetime civil;
    char iso[40];
    int rc = EXPECT(sc_timestamp_parse("2026-08-04T11:24:56.5Z", &t));

    if (rc < 0) return rc;
    civil = sc_timestamp_civil(t);
    rc = EXPECT(civil.year == 2026 && civil.month == 8 && civil.microsecond == 500000);
    if (rc == SC_OK) rc = EXPECT(sc_timestamp_from(civil, &again) && again.us == t.us);
    if (rc == SC_OK) rc = EXPECT(strcmp(sc_timestamp_iso(t, iso), "2026-08-04T11:24:56.500000Z") == 0);
    if (rc == SC_OK) rc = EXPECT(sc_timestamp_now().us > t.us - INT64_C(365) * 86400 * 1000000);
    return rc;
}

/* Borrowed, not copied: what they point to is the caller's. */
static int texts(void)
{
    static const unsigned char four[] = {1, 2, 3, 4};
    sc_text whole = sc_str("select"), begin = sc_strn(whole.ptr, 3), none = sc_str(NULL);
    sc_blob blob = sc_bytes(four, sizeof four);

    return EXPECT(whole.len == 6 && begin.len == 3 && none.ptr == NULL && blob.len == 4);
}

/* ENUMs: a C enum, 0 for NULL, with functions there and back. */
static int labels(void)
{
    events_event_type type = EVENTS_EVENT_TYPE_ERROR;
    int rc = EXPECT(strcmp(events_event_type_text(type), "error") == 0);

    if (rc == SC_OK) rc = EXPECT(events_event_type_from(sc_str("tool_call"), &type));
    return rc == SC_OK ? EXPECT(type == EVENTS_EVENT_TYPE_TOOL_CALL) : rc;
}

int tour_values(sc_db *db)
{
    int rc = decimals();

    (void)db;
    if (rc == SC_OK) rc = instants();
    if (rc == SC_OK) rc = texts();
    return rc == SC_OK ? labels() : rc;
}
