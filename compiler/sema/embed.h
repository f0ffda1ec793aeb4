/* embed.h: sqlc.embed(t); see embed.c. */
#ifndef SCHEMAC_SEMA_EMBED_H
#define SCHEMAC_SEMA_EMBED_H

#include "sema/bind.h"
#include "sema/infer.h"

/* Marks the columns that are members of an embedded row. False: reported. */
bool embed_model(struct infer *x, struct bind *b, const struct stmt *s, const struct query *rows,
                 struct model_query *q);

#endif
