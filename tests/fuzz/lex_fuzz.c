/* lex_fuzz.c: the tokenizer on any bytes, under any flags: tokens are never empty, never reach beyond the text, and
 * cover all of it. Which flags, the bytes decide: all 256 sets for each input would be one execution in the time of
 * a hundred. */
#include <stdlib.h>

#include "parse/lex.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void cover(unsigned flags, struct str text)
{
    size_t at = 0;
    for (;;) {
        enum token_kind kind = TOKEN_N_KINDS;
        size_t n = lex_token(flags, str_sub(text, at, text.n), &kind);
        if (kind >= TOKEN_N_KINDS || n > text.n - at || (n == 0) != (kind == TOKEN_END)) abort();
        if (kind == TOKEN_END) break;
        if (kind == TOKEN_CODE_OPEN) flags |= LEX_IN_CODE;
        if (kind == TOKEN_CODE_CLOSE) flags &= ~(unsigned)LEX_IN_CODE;
        at += n;
    }
    if (at != text.n) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text = {(const char *)data, size};
    unsigned hash = (unsigned)size;
    for (size_t i = 0; i < size; i++) hash = hash * 16777619u ^ data[i];
    cover(hash >> 8 & 255, text);
    cover(hash >> 16 & 255, text);
    return 0;
}
