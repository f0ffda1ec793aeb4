/* sql_text.h: the text of a statement, as far as the runtime looks into it. Private to the runtime. */
#ifndef SCI_SQL_TEXT_H
#define SCI_SQL_TEXT_H

#include "internal.h"

const char *sci_skip_blanks(const char *p, bool sqlite); /* behind white space and comments */
/* Behind what stands at p and is no word: a quoted text, white space, a comment, one character. */
const char *sci_skip_other(const char *p, bool sqlite);

/* Does nothing in it leave a trace in its session? Its first word is among `verbs`, none of `telling` stands anywhere in it, and no
 * user variable (`@x`) does. */
bool sci_is_plain(const char *sql, size_t len, bool sqlite, const char *const *verbs, const char *const *telling);

#endif
