/* emit_fold.c: ASCII letters of one case, for a target. Part of emit_sql.
 *
 * SQLite's lower(), upper() and LIKE know ASCII's letters only, and the portable dialect means that too. MySQL's know
 * Unicode's, in each collation others, so for MySQL each letter is replaced for itself: REPLACE() is exact everywhere. */
#include "emit/emit_text.h"

enum { N_LETTERS = 26 };

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

unsigned letters_of(struct str text)
{
    unsigned letters = 0;
    for (size_t i = 0; i < text.n; i++) {
        if (is_letter(text.p[i])) {
            letters |= 1u << ((text.p[i] | 0x20) - 'a');
        }
    }
    return letters;
}

bool emit_folded(struct emit *e, const struct expr *x, unsigned letters, bool upper)
{
    if (e->to == TARGET_SQLITE) {
        put(e, upper ? "upper(" : "lower(");
        emit_bare(e, x);
        put(e, ")");
        return !e->failed;
    }
    for (unsigned i = 0; i < N_LETTERS; i++) {
        put(e, letters >> i & 1 ? "REPLACE(" : "");
    }
    emit_bare(e, x);
    for (unsigned i = 0; i < N_LETTERS; i++) {
        if (letters >> i & 1) {
            buf_printf(&e->out, ", '%c', '%c')", (upper ? 'a' : 'A') + (int)i, (upper ? 'A' : 'a') + (int)i);
        }
    }
    return !e->failed;
}
