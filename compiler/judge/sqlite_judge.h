/* sqlite_judge.h: the linked SQLite as a second opinion on every statement meant for it. After emit_sql.
 *
 * The schema for SQLite is built in a private database in memory, and each statement is prepared on it, never executed:
 * what SQLite refuses, or counts differently than schemac, is E0502. */
#ifndef SCHEMAC_JUDGE_SQLITE_JUDGE_H
#define SCHEMAC_JUDGE_SQLITE_JUDGE_H

#include "sema/declared.h"
#include "sema/model.h"

struct judge;

/* Once, before the first judge_open() and before any thread: SQLite as fast as it can be where connections share nothing. */
void judge_begin(void);
/* n statements of DDL; places[i] is where the i-th came from, places == NULL: nowhere. What the application brings (own;
 * NULL: nothing) is there as stubs, and so are modules of the catalogue (c; NULL: none) that this SQLite lacks. NULL: reported. */
struct judge *judge_open(struct diags *d, const struct catalog *c, const struct declared *own, const struct str *ddl,
                         const struct place *places, unsigned n);
/* Judges q->text[TARGET_SQLITE]. False: reported. */
bool judge_query(struct judge *j, struct diags *d, const struct model_query *q);
void judge_close(struct judge *j); /* NULL is fine */

#endif
