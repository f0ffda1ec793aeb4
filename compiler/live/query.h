/* query.h: each query prepared on a live database. Private to live/. */
#ifndef SCHEMAC_LIVE_QUERY_H
#define SCHEMAC_LIVE_QUERY_H

#include "live/live.h"

void live_queries(const struct live_project *p, const struct live_driver *driver, struct live *l);

#endif
