/* pg_error.c: what libpg_query refuses, said as the other dialects say it (PARSE).
 *
 * libpg_query names the token at which it gave up. What was expected there, and the cure for a slip of the pen, our own
 * parser knows: it reads the text as SQLite's, and its word counts where it stops at the same place. */
#include <string.h>

#include "parse/parse.h"
#include "parse/pg_tree.h"

/* cursorpos counts characters from 1, or is 0 → a byte of the rewritten text. */
static uint32_t error_offset(const struct pg *p, int cursorpos)
{
    size_t i = 0;
    for (int left = cursorpos; left > 1 && i < p->sql_n; left--) {
        for (i++; i < p->sql_n && ((unsigned char)p->sql[i] & 0xc0) == 0x80;) {
            i++;
        }
    }
    return (uint32_t)i;
}

/* The token that holds this byte of the rewritten text, or the next one. */
static uint32_t token_holding(const struct pg *p, uint32_t out)
{
    uint32_t i = 0;
    while (i + 1 < p->toks.n && p->toks.v[i + 1].out <= out) {
        i++;
    }
    return i;
}

/* ---------------------------------------------------------------- our own parser's word */

static void blank(char *text, const struct pg_tok *from, const struct pg_tok *to)
{
    memset(text + from->off, ' ', to->off + to->len - from->off);
}

/* The last token of the type behind `::`: word, (n, n), []. */
static uint32_t type_end(const struct pg *p, uint32_t i)
{
    uint32_t end = i + 1;
    while (end + 1 < p->toks.n && (pg_is(p, end + 1, "(") || pg_is(p, end + 1, "["))) {
        bool round = pg_is(p, end + 1, "(");
        for (end++; end + 1 < p->toks.n && !pg_is(p, end, round ? ")" : "]");) {
            end++;
        }
    }
    return end + 1 < p->toks.n ? end : p->toks.n - 2;
}

/* The text without what only PostgreSQL writes, every byte in its place. */
static struct str common_text(struct pg *p)
{
    struct str copy = str_dup(&p->scratch, p->text->text);
    for (uint32_t i = 0; i + 2 < p->toks.n; i++) {
        if (pg_is(p, i, "::")) {
            blank((char *)copy.p, pg_tok(p, i), pg_tok(p, type_end(p, i)));
        }
    }
    return copy;
}

/* NULL: it takes the text, or stops elsewhere. */
static const struct diag *own_word(struct pg *p, uint32_t at)
{
    struct diags *quiet = ARENA_NEW(&p->scratch, struct diags);
    struct sqltext *text = ARENA_NEW(&p->scratch, struct sqltext);
    const struct sql_options sqlite = {.dialect = DIALECT_SQLITE};
    diags_init(quiet, &p->scratch);
    *text = *p->text;
    text->text = common_text(p);
    if (parse_stmt(&p->scratch, quiet, &sqlite, text) || !quiet->all.n) {
        return NULL;
    }
    const struct diag *g = quiet->all.v[0];
    const struct pg_tok *first = pg_tok(p, at > 0 ? at - 1 : 0), *last = pg_tok(p, at);
    uint32_t off = g->place.span.off;
    bool here = off >= first->off && off <= last->off + last->len;
    bool syntax = g->code == DIAG_E0103 || g->code == DIAG_E0117;
    return syntax && g->place.text == text && here ? g : NULL;
}

/* ---------------------------------------------------------------- libpg_query's */

/* `a JOIN b WHERE`: no ON since the last JOIN, but for those of parentheses. */
static bool lacks_on(const struct pg *p, uint32_t at)
{
    static const char *const ends[] = {"WHERE", "GROUP", "ORDER", "LIMIT", ")", ";", "HAVING", "UNION"};
    bool end = at + 1 >= p->toks.n;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        end = end || pg_is(p, at, ends[i]);
    }
    for (uint32_t i = at; end && i-- > 0;) {
        if (pg_is(p, i, "JOIN")) {
            return i == 0 || (!pg_is(p, i - 1, "CROSS") && !pg_is(p, i - 1, "NATURAL"));
        }
        if (pg_is(p, i, "ON") || pg_is(p, i, "USING") || pg_is(p, i, "FROM") || pg_is(p, i, "(")) {
            return false;
        }
    }
    return false;
}

/* Slips that SQLite takes. */
static const char *cure(const struct pg *p, const char *message, uint32_t at)
{
    if (strstr(message, "LIMIT #,#") != NULL) {
        return "write LIMIT rows OFFSET skipped";
    }
    if (lacks_on(p, at)) {
        return "ON or USING is missing before it: or write CROSS JOIN";
    }
    for (uint32_t i = at > 2 ? at - 2 : 0; i <= at; i++) {
        if (pg_tok(p, i)->kind == PG_OP && memchr(pg_tok_text(p, i).p, '`', pg_tok(p, i)->len) != NULL) {
            return "a name is quoted as \"name\"";
        }
    }
    return NULL;
}

static struct diag *report_theirs(struct pg *p, const char *message, uint32_t at)
{
    const char *stop = strstr(message, " at or near ");
    struct place place = place_sql(p->text, pg_tok_span(p, at));
    if (stop == NULL) {
        return diag_add(p->diags, DIAG_E0103, place, "%s", message);
    }
    struct str token = pg_tok_text(p, at); /* it quotes the text that it saw: show the user's own */
    token.n = token.n > 60 ? 60 : token.n;
    return diag_add(p->diags, DIAG_E0103, place, "%.*s at or near `%.*s`", (int)(stop - message), message,
                    STR_ARG(token));
}

/* "in SQLite it is …": so it is in PostgreSQL. */
static struct str without_sqlite(struct str hint)
{
    return str_starts(hint, "in SQLite ") ? str_sub(hint, sizeof "in SQLite " - 1, hint.n) : hint;
}

void pg_report_error(struct pg *p, const char *message, int cursorpos)
{
    message = message == NULL ? "" : message;
    uint32_t at = token_holding(p, error_offset(p, cursorpos));
    const struct diag *own = strstr(message, "syntax error") != NULL ? own_word(p, at) : NULL;
    const char *hint = own ? NULL : cure(p, message, at);
    p->failed = true;
    if (own) {
        struct diag *g = diag_add(p->diags, own->code, place_sql(p->text, own->place.span), "%.*s", STR_ARG(own->text));
        struct str said = without_sqlite(own->hint);
        if (said.n) {
            diag_hint(p->diags, g, "%.*s", STR_ARG(said));
        }
        return;
    }
    struct diag *g = report_theirs(p, message, at);
    if (hint != NULL) {
        diag_hint(p->diags, g, "%s", hint);
    }
}
