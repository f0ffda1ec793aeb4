/* sqlite_judge.h: SQLite itself judges every statement written for it: the schema is made in memory in the linked
 * engine, each query is prepared there, and what it counts must be what schemac inferred. JUDGE. */
#ifndef SCHEMAC_JUDGE_SQLITE_JUDGE_H
#define SCHEMAC_JUDGE_SQLITE_JUDGE_H

#include "sema/model.h"

struct judge;

/* The schema's statements as SQLite's DDL; places: where each was written, or NULL where it was generated.
 * NULL: SQLite refuses one of them (E0502, reported). Close it with judge_close. */
struct judge *judge_open(struct diags *d, const struct str *ddl, const struct place *places, unsigned n);
void judge_close(struct judge *j); /* NULL is fine */

/* q->text[TARGET_SQLITE] prepared. False: refused, or its counts differ; reported at the query's place. */
bool judge_query(struct judge *j, struct diags *d, const struct model_query *q);

const char *judge_version(void); /* of the linked SQLite; static */

#endif
