/* agree.h: what agree.c asks of the linked SQLite. Only agree_sqlite.c knows its header. */
#ifndef TESTS_AGREE_H
#define TESTS_AGREE_H

#include "base/str.h"

struct engine;

struct names {
    struct str *v;
    unsigned n;
};

struct engine *engine_open(void);
void engine_close(struct engine *e);
/* NULL: the engine takes it; else what it says. engine_run: executed; engine_try: executed and undone;
 * engine_prepare: only prepared, and held against what the result columns are said to be called (NULL: nothing is said). */
const char *engine_run(struct engine *e, struct str sql);
const char *engine_try(struct engine *e, struct str sql);
const char *engine_prepare(struct engine *e, struct str sql, const struct names *names);

#endif
