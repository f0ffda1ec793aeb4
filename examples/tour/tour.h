/* tour.h: every function of schemac.h once, as a program would use it. Each part gives SC_OK, or what went wrong. */
#ifndef TOUR_H
#define TOUR_H

#include "generated/dyfj_queries.h"
#include "generated/main_queries.h"
#include "generated/sessions_queries.h"

#include <stdio.h>

/* SC_OK where the condition holds: the parts are held to what they say. */
#define EXPECT(condition) ((condition) ? SC_OK : tour_differs(#condition, __FILE__, __LINE__))
int tour_differs(const char *condition, const char *file, int line);

/* An event of the tour's own session. */
#define TOUR_SESSION "tour"
events_row tour_event(const char *id);
int tour_clear(sc_db *db);

int tour_values(sc_db *db);
int tour_results(sc_db *db);
int tour_errors(sc_db *db);
int tour_transactions(sc_db *db);
int tour_limits(sc_db *db);
int tour_pool(const char *url);

#endif
