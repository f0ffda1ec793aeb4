/* sqlite_tokenizer.h: stand-ins for the tokenizers that the application registers for its full-text tables. Part of the judge. */
#ifndef SCHEMAC_JUDGE_SQLITE_TOKENIZER_H
#define SCHEMAC_JUDGE_SQLITE_TOKENIZER_H

#include "base/str.h"

struct sqlite3;

/* For fts3, fts4 and fts5, as far as the linked SQLite has them. False: no memory. */
bool sqlite_stub_tokenizer(struct sqlite3 *db, const char *name);

#endif
