/* c_lex.h: C and C++ cut into tokens, just finely enough to find string literals and directives. Pure. */
#ifndef SCHEMAC_SCAN_C_LEX_H
#define SCHEMAC_SCAN_C_LEX_H

#include "base/str.h"

enum c_kind { C_END, C_NEWLINE, C_WORD, C_NUMBER, C_STRING, C_CHAR, C_PUNCT };
enum c_encoding { C_PLAIN, C_U8, C_WIDE };

struct c_token {
    enum c_kind kind;
    uint32_t off, end;  /* prefix and quotes included */
    char punct;         /* C_PUNCT */
    bool first_on_line; /* a `#` here begins a directive */
    bool open;          /* a literal that does not end */
    bool raw;           /* R"d(…)d" */
    enum c_encoding encoding;
    uint32_t body, body_end; /* C_STRING: between the quotes (raw: the parentheses) */
};

struct c_lexer {
    struct str text;
    uint32_t at, end;
    bool fresh_line;
    bool open_comment, open_raw;   /* a block comment, a raw string runs to the end … */
    uint32_t comment_off, raw_off; /* … and began here */
};

void c_lexer_init(struct c_lexer *l, struct str text, uint32_t from, uint32_t end);
struct c_token c_next(struct c_lexer *l);

/* The character at `at` once line continuations are taken out, and where the next one begins. '\0' at the end. */
char c_char(struct str text, uint32_t end, uint32_t at, uint32_t *next);
/* A token's text without line continuations; borrowed where it has none. */
struct str c_token_text(struct arena *a, struct str text, const struct c_token *t);
bool c_token_is(struct str text, const struct c_token *t, const char *word);

#endif
