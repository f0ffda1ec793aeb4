/* sql_piece.h: SQL cut coarsely: what is quoted, what is comment, what is a word. Enough to find where a
 * statement ends; what the words mean is the lexer's business (parse/). */
#ifndef SCHEMAC_SCAN_SQL_PIECE_H
#define SCHEMAC_SCAN_SQL_PIECE_H

#include "base/str.h"
#include "parse/dialect.h"

enum sql_piece_kind {
    PIECE_NONE, /* the end of the text */
    PIECE_BLANK,
    PIECE_LINE_COMMENT, /* -- or #, without its newline */
    PIECE_BLOCK_COMMENT,
    PIECE_CODE_OPEN,  /* mysql: the opening of an executable comment, version included */
    PIECE_CODE_CLOSE, /* its end */
    PIECE_QUOTED,     /* 'x' "x" `x` [x] $$x$$ */
    PIECE_WORD,       /* letters, digits, _ and $, bytes from 0x80 */
    PIECE_DELIMITER,  /* `;`, or what DELIMITER says */
    PIECE_OTHER       /* one byte of punctuation */
};

struct sql_piece {
    enum sql_piece_kind kind;
    uint32_t off, len;
    bool open; /* a quotation or block comment that does not end */
};

/* The piece at `at`. Pure. `delimiter` is never empty. */
struct sql_piece sql_piece_at(const struct sql_options *o, struct str delimiter, struct str sql, uint32_t at);
/* Is its first word, behind blanks and comments, CREATE? */
bool sql_creates(const struct sql_options *o, struct str sql);
/* The quotation that opens at `off` and never ends stands right behind a letter: 'O'Brien'. */
bool sql_quote_within(struct str sql, size_t off);

#endif
