/* compound.h: does this `;` end the statement, or one inside a trigger's or routine's body?
 *
 * Fed with a statement's significant pieces in order. Knows just enough of each dialect's procedural
 * grammar to keep count of what BEGIN, CASE, IF and the loops open and END closes. */
#ifndef SCHEMAC_SCAN_COMPOUND_H
#define SCHEMAC_SCAN_COMPOUND_H

#include "base/str.h"
#include "parse/dialect.h"

enum { COMPOUND_DEPTH = 256 };

struct compound {
    enum dialect dialect;
    unsigned n_words; /* of the statement so far, at most a few are counted */
    int phase;        /* of the dialect's own machine */
    int object;       /* what CREATE creates */
    unsigned parens;
    unsigned skip;                       /* words of the header still to pass over */
    bool statement_position, in_handler; /* mysql: a statement may begin here */
    bool after_semi;                     /* sqlite: the piece before was `;` or BEGIN */
    bool repeat_tail, expect_tail;       /* mysql: END was seen; its second word may follow */
    bool label;                          /* mysql: a lone word stands where a statement begins */
    enum { AFTER_NOTHING, AFTER_VALUE, AFTER_OPERATOR, AFTER_EACH } before;
    char stack[COMPOUND_DEPTH]; /* what is open: see compound.c */
    unsigned depth;             /* may exceed the stack: then only counted */
};

void compound_reset(struct compound *c, enum dialect d);
void compound_word(struct compound *c, struct str word);
void compound_other(struct compound *c, char first); /* punctuation, or the first byte of a quotation */
bool compound_plain(const struct compound *c);       /* a statement that cannot have a body */
bool compound_semi(struct compound *c);              /* a `;`: true when it ends the statement */

#endif
