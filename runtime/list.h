/* list.h: lists of values in a query; see list.c. Private to the runtime. */
#ifndef SCI_LIST_H
#define SCI_LIST_H

#include "internal.h"

/* What a caller gave for one list. */
struct sci_values {
    const sc_field *f;
    const void *first;
    size_t n, size;
};

struct sci_values sci_list_values(const sc_field *f, const void *params);
const void *sci_list_value(const struct sci_values *v, size_t i);

/* What each list of the query needs, by what `params` has; nothing where it has none. */
int sci_list_shape(sc_db *db, const sc_query *q, const sc_sql *sql, const void *params, struct sci_shape *out);
/* Writes st's text for its shape: st->sql is that one. */
int sci_list_expand(struct sci_stmt *st, const void *params);
void sci_list_free(struct sci_stmt *st);
/* All values as one JSON array, in st's params memory. */
int sci_list_json(struct sci_stmt *st, const struct sci_values *v, struct sci_cell *out);

#endif
