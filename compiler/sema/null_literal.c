/* null_literal.c: see null_literal.h. Part of INFER, for MySQL, MariaDB and Dolt.
 *
 * Each rule was tried on the three servers over zero dates, half ones and the ends of every range. */
#include "sema/null_literal.h"

#include "sema/type.h"

/* A parameter's value is a text to the server, and may be no date. */
static bool is_date(const struct expr *e)
{
    enum type_kind k = e->type.kind;
    return e->kind != EXPR_PARAM && (k == TYPE_DATE || k == TYPE_DATETIME || k == TYPE_TIMESTAMP);
}

/* DATE_FORMAT(d, '%Y-%m'): a zero date has digits, but no weekday, no month's name, no day of the year. */
static bool only_digits(const struct expr *format)
{
    static const char letters[] = "YymcdeHiSsTfhIklpr%";
    struct str s = format->text;
    if (format->kind != EXPR_STRING || !s.n) {
        return false;
    }
    for (size_t i = 0; i < s.n; i++) {
        bool known = false;
        for (const char *l = letters; s.p[i] == '%' && i + 1 < s.n && *l; l++) {
            known = known || *l == s.p[i + 1];
        }
        if (s.p[i] == '%' && !known) {
            return false;
        }
        i += s.p[i] == '%';
    }
    return true;
}

static bool hash_length(const struct expr *e)
{
    bool known = e->number == 0 || e->number == 224 || e->number == 256 || e->number == 384 || e->number == 512;
    return e->kind == EXPR_INTEGER && !e->is_large && known;
}

bool literals_exclude_null(const struct expr *e)
{
    struct str name = e->call->function.name.text;
    const struct expr *first = e->list.v[0], *second = e->list.n > 1 ? e->list.v[1] : NULL;
    if (str_is(name, "DATE_FORMAT")) {
        return is_date(first) && only_digits(second);
    }
    if (str_is(name, "SHA2")) {
        return hash_length(second);
    }
    if (str_is(name, "FORMAT")) { /* to Dolt a text that is no number is NULL */
        bool number = type_is_number(first->type.kind) && first->type.kind != TYPE_BIT && first->kind != EXPR_PARAM;
        return number && second->kind == EXPR_INTEGER;
    }
    if (str_is(name, "UNIX_TIMESTAMP")) { /* to MariaDB a DATETIME before 1970 is NULL */
        return first->kind == EXPR_COLUMN && first->type.kind == TYPE_TIMESTAMP;
    }
    return false;
}
