/* compare.h: two catalogues compared: the project's (`want`) and what was read from a database (`live`). Private to live/.
 *
 * Every difference is said once, at the place in the schema of what differs. */
#ifndef SCHEMAC_LIVE_COMPARE_H
#define SCHEMAC_LIVE_COMPARE_H

#include "live/canon.h"
#include "live/live.h"

struct compare {
    struct arena *arena;
    struct diags *diags;
    const struct catalog *want, *live;
    const struct catalog *source; /* where things are declared: `want` itself, or what `want` was written from */
    enum flavour server;
    struct str collation;     /* the database's default */
    const struct map *unread; /* names of what could not be read: nothing more is said of it */
    struct canon canon;
};

void compare_catalogs(const struct compare *x);

/* Where the table (column NULL), or its column, was declared. */
struct place compare_place(const struct compare *x, const struct table *t, const struct column *c);
/* "missing", "differs", "besides": the diagnostics, each a sentence about the database. */
void compare_say(const struct compare *x, enum diag_code code, struct place place, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
bool compare_names(const struct compare *x, struct str a,
                   struct str b); /* as the dialect compares columns' and indexes' */

/* compare_column.c */
void compare_columns(const struct compare *x, const struct table *want, const struct table *live);
bool compare_is_json_check(const struct compare *x, const struct table *live, const struct check_info *c);
/* compare_key.c */
void compare_keys(const struct compare *x, const struct table *want, const struct table *live);
void compare_foreign_keys(const struct compare *x, const struct table *want, const struct table *live);
void compare_checks(const struct compare *x, const struct table *want, const struct table *live);
/* compare_program.c */
void compare_view(const struct compare *x, const struct table *want, const struct table *live);
void compare_programs(const struct compare *x);

#endif
