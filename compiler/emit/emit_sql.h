/* emit_sql.h: SQL for a target engine: the schema's DDL, and each statement as that engine executes it.
 *
 * Where the source dialect is the target's own, the user's text is kept. Elsewhere it is written out of the AST, and
 * only what means exactly the same there is written; all else is E0501 at its place. What the targets store for a
 * type is one table, in emit_ddl_sqlite.c and emit_ddl_mysql.c.
 *
 * Known differences, not diagnosed here: how text compares (collations; MySQL's PAD SPACE, SQLite's bytes). */
#ifndef SCHEMAC_EMIT_EMIT_SQL_H
#define SCHEMAC_EMIT_EMIT_SQL_H

#include "base/buf.h"
#include "base/file.h"
#include "sema/model.h"

/* The catalogue as statements without semicolons, in an order that can be executed. False: reported. */
bool emit_ddl(struct arena *a, struct diags *d, const struct catalog *c, enum target to, str_vec *out);
/* A bound statement as the target executes it: sql with `?` for every placeholder (`?...` for a list), order of them;
 * available is set.
 * False: reported, and not available. */
bool emit_query(struct arena *a, struct diags *d, const struct catalog *c, const struct stmt *s, enum target to,
                struct model_text *out);
/* Once all texts are there: q->bulk, and where the row is in each. */
void emit_bulk(const struct catalog *c, struct model_query *q);

#endif
