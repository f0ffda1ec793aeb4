/* slip_expr.c: slips in expressions: operators that are spelled in another way, IS, CASE. See slip.h. */
#include "parse/slip.h"

/* `==`, `!==`, `=>`, `=<`: two tokens side by side. */
static bool adjacent(const struct slip *s)
{
    struct slip_token before = slip_token(s, -1), now = slip_token(s, 0);
    return before.span.off + before.span.len == now.span.off;
}

static bool double_operator(struct slip *s)
{
    if (slip_kind(s, 0, TOKEN_ASSIGN)) return slip_hint(s, "`=` compares");
    if (slip_kind(s, 0, TOKEN_EQ) && slip_is(s, -1, "DEFAULT")) return slip_hint(s, "without `=`");
    if (!adjacent(s)) return false;
    bool equal = slip_kind(s, 0, TOKEN_EQ);
    if (equal && slip_kind(s, -1, TOKEN_EQ)) return slip_hint(s, "one `=` is enough");
    if (equal && slip_kind(s, -1, TOKEN_NE)) return slip_hint(s, "write `<>`");
    if (slip_kind(s, 0, TOKEN_GT) && slip_kind(s, -1, TOKEN_EQ)) return slip_hint(s, "write `>=`");
    if (slip_kind(s, 0, TOKEN_LT) && slip_kind(s, -1, TOKEN_EQ)) return slip_hint(s, "write `<=`");
    if (slip_kind(s, 0, TOKEN_AMP) && slip_kind(s, -1, TOKEN_AMP)) return slip_hint(s, "write AND");
    return false;
}

static bool is_slips(struct slip *s)
{
    bool not = slip_is(s, -1, "NOT") && slip_is(s, -2, "IS");
    if (slip_is(s, 0, "NOT") && slip_is(s, 1, "NULL")) return slip_hint(s, "write IS NOT NULL");
    if (!slip_is(s, -1, "IS") && !not ) return false;
    if (slip_kind(s, 0, TOKEN_EQ)) return slip_hint(s, "without `=`");
    if (!s->p->mysql) return false;
    return slip_hint(s, not ? "IS NOT is of NULL, TRUE, FALSE and UNKNOWN: write `<>`"
                            : "IS is of NULL, TRUE, FALSE and UNKNOWN: write `=`");
}

static bool case_slips(struct slip *s)
{
    bool condition = slip_is(s, 0, "IF") && slip_is(s, -1, "ELSE");
    if (condition || slip_is(s, 0, "ELSEIF") || slip_is(s, 0, "ELSIF"))
        return slip_hint(s, "in CASE it is one more WHEN");
    if (slip_expects(s, "END")) return slip_hint(s, "CASE … END: is END missing before it?");
    if (slip_expects(s, "THEN")) return slip_hint(s, "is THEN missing before it?");
    return false;
}

static bool between_comma(struct slip *s)
{
    return slip_kind(s, 0, TOKEN_COMMA) && slip_expects(s, "AND") && slip_hint(s, "write BETWEEN a AND b");
}

static bool lonely_and(struct slip *s)
{
    bool first = slip_is(s, 0, "AND") || slip_is(s, 0, "OR");
    bool begins = slip_is(s, -1, "WHERE") || slip_is(s, -1, "ON") || slip_is(s, -1, "HAVING");
    if (first && begins) return slip_hint(s, "a condition is missing before it");
    bool last = slip_is(s, -1, "AND") || slip_is(s, -1, "OR");
    return last && slip_expects(s, "an expression") && slip_kind(s, 0, TOKEN_END) &&
           slip_hint(s, "a condition is missing after %.*s", STR_ARG(slip_token(s, -1).text));
}

/* 'O'Brien', ''x'' */
static bool quote_within(struct slip *s)
{
    bool word = slip_kind(s, 0, TOKEN_WORD) || slip_kind(s, 0, TOKEN_STRING);
    if (!word || !slip_kind(s, -1, TOKEN_STRING) || !adjacent(s)) return false;
    return slip_hint(s, slip_token(s, -1).text.n == 2 ? "a string has one quote at each end: '…'"
                                                      : "a quote within a string is written twice: ''");
}

/* CREATE TABLE 'x', CREATE TABLE "x" */
static bool wrong_quotes(struct slip *s)
{
    static const char *const names[] = {"a table", "a column", "an index", "a view", "an alias"};
    if (!s->p->mysql || !slip_kind(s, 0, TOKEN_STRING)) return false;
    for (unsigned i = 0; i < sizeof names / sizeof *names; i++) {
        struct str t = slip_token(s, 0).text;
        if (slip_expects(s, names[i]) && t.n >= 2)
            return slip_hint(s, "a name is quoted with backquotes: `%.*s`", STR_ARG(str_sub(t, 1, t.n - 2)));
    }
    return false;
}

slip_rule *const slip_expr_rules[] = {double_operator, is_slips,     case_slips,   between_comma,
                                      lonely_and,      quote_within, wrong_quotes, NULL};
