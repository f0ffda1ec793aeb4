/* sqlite_stub.h: stand-ins for modules that the linked SQLite was built without. Part of the judge. */
#ifndef SCHEMAC_JUDGE_SQLITE_STUB_H
#define SCHEMAC_JUDGE_SQLITE_STUB_H

#include "sema/catalog.h"

struct sqlite3;

/* For a catalogue of the sqlite dialect; it must outlive db. False: no memory. */
bool sqlite_stub_modules(struct sqlite3 *db, const struct catalog *c);

#endif
