/* dyfj.h: the two functions of the tracer bullet: an event is written, and read back by its id. */
#ifndef DYFJ_H
#define DYFJ_H

#include "generated/dyfj_queries.h"

/* Writes one event. SC_OK, or an error of the runtime: SC_ERR_UNIQUE when its event_id is taken,
 * SC_ERR_PARAM when a field that must be set is not. The event is only read. */
int event_write(sc_db *db, const events_row *event);

/* Reads the event of that id. SC_ROW: *event is filled, its texts live in *mem. SC_DONE: there is none. */
int event_read_by_id(sc_db *db, const char *id, events_row *event, sc_mem *mem);

#endif
