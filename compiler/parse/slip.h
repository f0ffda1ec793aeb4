/* slip.h: the commonest slips of the pen, recognised around the place where a parse failed, and their cures. PARSE,
 * after its failure: a list of rules over the statement's tokens, of which the first that fits speaks. */
#ifndef SCHEMAC_PARSE_SLIP_H
#define SCHEMAC_PARSE_SLIP_H

#include "parse/parser.h"

struct slip_token {
    enum token_kind kind;
    struct str text;
    struct span span;
    unsigned depth; /* parentheses that are open before it */
};

struct slip {
    struct parser *p;
    struct parse_error *e;
    VEC(struct slip_token) tokens; /* as far as three behind the error; then TOKEN_ENDs */
    unsigned at;                   /* the token that was found */
};

/* May change the error's text, hint and place. */
void slip_find(struct parser *p);

typedef bool slip_rule(struct slip *s); /* true: it has spoken */
/* slip_clause.c, slip_expr.c, slip_foreign.c: in the order in which they are tried, up to a NULL */
extern slip_rule *const slip_clause_rules[], *const slip_expr_rules[], *const slip_foreign_rules[],
                                                                           *const slip_last_rules[];

/* The token `by` places away from the one that was found; outside of the statement a TOKEN_END. */
struct slip_token slip_token(const struct slip *s, int by);
bool slip_is(const struct slip *s, int by, const char *word); /* an unquoted word, in any letter case */
bool slip_kind(const struct slip *s, int by, enum token_kind kind);
bool slip_text(const struct slip *s, int by, const char *text); /* as it is written */
bool slip_expects(const struct slip *s, const char *what);      /* it is one of what was expected */
bool slip_wants_end(const struct slip *s);               /* the statement or what is in parentheses could end here */
bool slip_first(const struct slip *s, const char *word); /* the statement begins so */
bool slip_ends_operand(const struct slip *s, int by);    /* a name, a literal, `)` */
bool slip_begins_operand(const struct slip *s, int by);
/* The word of the clause that the found token stands in: "SELECT", "WHERE", …, on its own level; *index: where. */
struct str slip_clause(const struct slip *s, unsigned *index);
bool slip_hint(struct slip *s, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The error is said anew, `by` places away from where it was found. */
bool slip_says(struct slip *s, int by, const char *format, ...) __attribute__((format(printf, 3, 4)));

#endif
