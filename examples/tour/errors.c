/* errors.c: what an error says, and what can be asked of a connection. */
#include "tour.h"

#include <string.h>

static int said(sc_db *db)
{
    events_row event = tour_event("twice");
    int rc = event_insert(db, &event);

    if (rc < 0) return rc;
    rc = EXPECT(event_insert(db, &event) == SC_ERR_UNIQUE && sc_errcode(db) == SC_ERR_UNIQUE);
    if (rc == SC_OK) rc = EXPECT(sc_errmsg(db)[0] && sc_errnative(db) != 0);
    /* Which constraint, where the engine names it; or which column: never both empty but on Dolt. */
    if (rc == SC_OK) rc = EXPECT(sc_errconstraint(db)[0] || sc_errcolumn(db)[0] || strcmp(sc_engine(db), "dolt") == 0);
    if (rc == SC_OK) rc = EXPECT(strcmp(sc_engine(db), "sqlite") == 0 || strlen(sc_sqlstate(db)) == 5);
    return rc;
}

static int asked(sc_db *db)
{
    sc_counts counts;
    int rc = EXPECT(strstr(sc_drivers(), strcmp(sc_engine(db), "sqlite") == 0 ? "sqlite" : "mysql") != NULL);

    if (rc == SC_OK) rc = EXPECT(sc_server_version(db)[0] >= '0' && sc_native(db) != NULL);
    sc_counters(db, &counts);
    return rc == SC_OK ? EXPECT(counts.errors > 0 && counts.statements > 0) : rc;
}

int tour_errors(sc_db *db)
{
    int rc = tour_clear(db);

    if (rc == SC_OK) rc = said(db);
    if (rc == SC_OK) rc = asked(db);
    return rc == SC_OK ? tour_clear(db) : rc;
}
