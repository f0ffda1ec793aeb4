/* ctext.h: text inside generated C: string literals and comments that no content can break out of. EMIT. */
#ifndef SCHEMAC_EMIT_CTEXT_H
#define SCHEMAC_EMIT_CTEXT_H

#include "base/buf.h"

enum { CTEXT_WIDTH = 88, CTEXT_C99_LIMIT = 4095 }; /* longer literals need __extension__ under -Wpedantic */

/* "…" on one line. No trigraph, no control character, no direction mark survives unescaped. */
void ctext_literal(struct buf *out, struct str s);
/* Adjacent literals, one a line, broken where the text has line ends or runs of blanks, else at CTEXT_WIDTH.
 * Every line but the first begins with `indent`; every line but the last ends with `tail`. */
void ctext_literal_lines(struct buf *out, struct str s, const char *indent, const char *tail);
/* The text on lines of a block comment, each behind `prefix`; it cannot end the comment. */
void ctext_comment_lines(struct buf *out, struct str s, const char *prefix);
/* The same without a line break: for a comment within a line. */
void ctext_comment(struct buf *out, struct str s);

#endif
