/* clock.c: see clock.h. */
#include "sema/clock.h"

static enum clock_kind word_kind(struct str name)
{
    static const struct {
        const char *name;
        enum clock_kind kind;
    } words[] = {
        {"CURRENT_TIMESTAMP", CLOCK_NOW},
        {"NOW", CLOCK_NOW},
        {"LOCALTIME", CLOCK_NOW},
        {"LOCALTIMESTAMP", CLOCK_NOW},
        {"TRANSACTION_TIMESTAMP", CLOCK_NOW},
        {"CURRENT_DATE", CLOCK_DATE},
        {"CURDATE", CLOCK_DATE},
        {"CURRENT_TIME", CLOCK_TIME},
        {"CURTIME", CLOCK_TIME},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (str_is(name, words[i].name)) {
            return words[i].kind;
        }
    }
    return CLOCK_NONE;
}

enum clock_kind expr_clock(const struct expr *e, bool *has_scale, unsigned *scale)
{
    *has_scale = false;
    *scale = 0;
    if (!e || e->kind != EXPR_CALL || !e->call || e->list.n > 1) {
        return CLOCK_NONE;
    }
    if (e->list.n == 1) {
        if (e->list.v[0]->kind != EXPR_INTEGER || e->list.v[0]->number > 6) {
            return CLOCK_NONE;
        }
        *has_scale = true;
        *scale = (unsigned)e->list.v[0]->number;
    }
    return word_kind(e->call->function.name.text);
}
