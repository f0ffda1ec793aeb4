/* list.h: lists of values in a query; see list.c and list_form.c. Private to the runtime. */
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
int sci_list_expand(struct sci_stmt *st);
void sci_list_free(struct sci_stmt *st);
/* The placeholders of a list from *at on, which is moved behind them. */
int sci_list_bind(struct sci_stmt *st, unsigned *at, unsigned list, const sc_field *f, const void *params);

/* Text that grows. */
struct sci_out {
    const struct sci_alloc *a;
    char *p;
    size_t n, room;
    bool nomem;
};
void sci_put(struct sci_out *o, const char *p, size_t n);
void sci_puts(struct sci_out *o, const char *s);

/* ---------------------------------------------------------------- list_form.c */

/* Where each value has a placeholder: are they rows of a query, or the list itself? */
bool sci_form_rows(const sc_db *db, const sc_field *f);
/* The shape's code of a list that is a query of a JSON array, at least SCI_LIST_JSON; SCI_LIST_EMPTY: these values have no
 * such form, or it is not as good as placeholders and the values are not `too_many` for those. The server may be asked. */
int sci_form_code(sc_db *db, const sc_list *list, unsigned place, const struct sci_values *v, bool too_many,
                  uint32_t *out);
unsigned sci_form_placeholders(uint32_t code);
bool sci_form_is_kept(const sc_db *db, uint32_t code); /* its text is the same for other values */
/* The query. */
void sci_form_text(const sc_db *db, const sc_list *list, unsigned place, const sc_field *f, uint32_t code,
                   struct sci_out *o);
int sci_form_bind(struct sci_stmt *st, unsigned *at, const struct sci_values *v, uint32_t code);
size_t sci_characters(const char *p, size_t n); /* of UTF-8 */
bool sci_is_dolt(const sc_db *db);

/* ---------------------------------------------------------------- list_hex.c: list number `place` of a query */

/* May the list be digits? Then what its query needs is kept in the connection until the next query is asked about. */
int sci_hex_ask(sc_db *db, const sc_list *list, unsigned place, const struct sci_values *v, bool *may);
void sci_hex_text(const sc_db *db, unsigned place, const sc_field *f, struct sci_out *o);
int sci_hex_array(struct sci_stmt *st, const struct sci_values *v, struct sci_out *o);

#endif
