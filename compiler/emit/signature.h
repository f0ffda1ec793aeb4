/* signature.h: the prototypes of a query's functions, one text for the header and the source. EMIT. */
#ifndef SCHEMAC_EMIT_SIGNATURE_H
#define SCHEMAC_EMIT_SIGNATURE_H

#include "base/buf.h"
#include "emit/plan.h"

enum call_form { CALL_ONE, CALL_MANY, CALL_EXEC };
enum call_form call_form_of(const struct model_query *q);

/* Without `;`, folded at the width of a line. */
void signature_call(struct buf *out, const struct c_query *c);
void signature_next(struct buf *out, const struct c_query *c);
void signature_many(struct buf *out, const struct c_query *c); /* c->many.n */
struct str signature_many_row(const struct c_query *c);        /* the C type of one of its rows */
void signature_all(struct buf *out, const struct c_query *c);  /* c->all.n */
void signature_into(struct buf *out, const struct c_query *c); /* c->into.n */
void signature_close(struct buf *out, const struct c_query *c);

#endif
