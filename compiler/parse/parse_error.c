/* parse_error.c: what goes wrong in a parse: the furthest error, what was expected there, and warnings. See parser.h. */
#include "parse/parser.h"
#include "parse/slip.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static struct str format_text(struct parser *p, const char *format, va_list args)
{
    char line[512];
    int n = vsnprintf(line, sizeof line, format, args);
    size_t len = n < 0 ? 0 : (size_t)n < sizeof line ? (size_t)n : sizeof line - 1;
    return str_dup(p->arena, (struct str){line, len});
}

/* Is an error here worth more than the one we have? At one place the first stays. */
static bool further(const struct parser *p, struct span span)
{
    if (p->error.fatal) return false;
    return !p->error.set || span.off > p->error.span.off;
}

static void add_expected(struct parse_error *e, const char *what)
{
    for (unsigned i = 0; i < e->n_expected; i++)
        if (strcmp(e->expected[i], what) == 0) return;
    if (e->n_expected < MAX_EXPECTED) e->expected[e->n_expected++] = what;
}

bool p_expected(struct parser *p, const char *what)
{
    if (further(p, p->tok.span))
        p->error = (struct parse_error){.set = true, .code = DIAG_E0103, .span = p->tok.span, .found = p->tok};
    struct parse_error *e = &p->error;
    if (!e->fatal && !e->text.n && e->span.off == p->tok.span.off) add_expected(e, what);
    return false;
}

bool p_fail(struct parser *p, struct span span, const char *format, ...)
{
    if (!further(p, span) && (p->error.fatal || p->error.text.n || span.off < p->error.span.off)) return false;
    va_list args;
    va_start(args, format);
    p->error = (struct parse_error){
        .set = true, .code = DIAG_E0103, .span = span, .found = p->tok, .text = format_text(p, format, args)};
    va_end(args);
    return false;
}

bool p_fatal(struct parser *p, enum diag_code code, struct span span, const char *format, ...)
{
    if (p->error.fatal) return false;
    va_list args;
    va_start(args, format);
    p->error = (struct parse_error){
        .set = true, .fatal = true, .code = code, .span = span, .found = p->tok, .text = format_text(p, format, args)};
    va_end(args);
    return false;
}

void p_hint(struct parser *p, const char *format, ...)
{
    if (p->error.hint.n) return;
    va_list args;
    va_start(args, format);
    p->error.hint = format_text(p, format, args);
    va_end(args);
}

bool p_unsupported(struct parser *p, struct span span, const char *what)
{
    return p_fatal(p, DIAG_E0104, span, "%s is not checked by this version of schemac", what);
}

/* "MySQL and Dolt" */
static const char *servers_text(unsigned servers)
{
    static const char *const names[SERVER_ALL + 1] = {
        "no server", "MySQL", "MariaDB", "MySQL and MariaDB", "Dolt", "MySQL and Dolt", "MariaDB and Dolt", "all"};
    return names[servers & SERVER_ALL];
}

bool p_servers(struct parser *p, unsigned servers, struct span span, const char *what)
{
    unsigned mine = 0;
    switch (p->options->flavour) {
    case FLAVOUR_ANY: break;
    case FLAVOUR_MYSQL: mine = SERVER_MYSQL; break;
    case FLAVOUR_MARIADB: mine = SERVER_MARIADB; break;
    case FLAVOUR_DOLT: mine = SERVER_DOLT; break;
    }
    if (mine & servers) return true;
    const char *s = servers & (servers - 1) ? "" : "s";
    if (mine) return p_fatal(p, DIAG_E0103, span, "%s: only %s take%s it", what, servers_text(servers), s);
    struct parse_warning w = {span, str_printf(p->arena, "%s: only %s take%s it", what, servers_text(servers), s)};
    vec_push(p->arena, &p->warnings, w);
    return true;
}

bool p_not_dolt(struct parser *p, struct span span, const char *what)
{
    return !p->mysql || p_servers(p, SERVER_MYSQL | SERVER_MARIADB, span, what);
}

/* ---------------------------------------------------------------- reporting */

enum { LONGEST_SHOWN = 40 };

static struct str found_text(struct parser *p, const struct parse_error *e)
{
    if (e->found.kind == TOKEN_END) return STR("the end of the statement");
    struct str t = p_text(p, e->found.span);
    bool cut = t.n > LONGEST_SHOWN;
    if (cut) {
        t.n = LONGEST_SHOWN;
        while (t.n && ((unsigned char)t.p[t.n] & 0xC0) == 0x80) t.n--;
    }
    bool quoted = t.n && t.p[0] == '`';
    return str_printf(p->arena, quoted ? "%.*s%s" : "`%.*s%s`", STR_ARG(t), cut ? "…" : "");
}

/* "expected `,`, FROM or the end of the statement, found `x`" */
static struct str expected_text(struct parser *p, const struct parse_error *e)
{
    struct str list = STR("");
    for (unsigned i = 0; i < e->n_expected; i++) {
        const char *join = i == 0 ? "" : i + 1 == e->n_expected ? " or " : ", ";
        list = str_printf(p->arena, "%.*s%s%s", STR_ARG(list), join, e->expected[i]);
    }
    struct str found = found_text(p, e);
    return str_printf(p->arena, "expected %.*s, found %.*s", STR_ARG(list), STR_ARG(found));
}

/* Another database's spellings, where they are what was found. */
static const char *foreign_spelling(const struct parser *p, const struct parse_error *e)
{
    struct str t = p_text(p, e->found.span);
    if (e->found.kind != TOKEN_BAD || !t.n) return NULL;
    if (t.p[0] == '$') return "`$1` is a placeholder of PostgreSQL: write `?` or `:name`";
    if (t.p[0] == '[') return "write the name in backquotes";
    return NULL;
}

static void report_error(struct parser *p)
{
    struct parse_error *e = &p->error;
    slip_find(p);
    if (!e->text.n) e->text = expected_text(p, e);
    struct diag *g = diag_add(p->diags, e->code, place_sql(p->text, e->span), "%.*s", STR_ARG(e->text));
    const char *foreign = foreign_spelling(p, e);
    if (e->hint.n)
        diag_hint(p->diags, g, "%.*s", STR_ARG(e->hint));
    else if (foreign)
        diag_hint(p->diags, g, "%s", foreign);
}

void p_report(struct parser *p)
{
    if (p->error.set) {
        report_error(p);
        return;
    }
    for (unsigned i = 0; i < p->warnings.n; i++)
        diag_add(p->diags, DIAG_W0102, place_sql(p->text, p->warnings.v[i].span), "%.*s",
                 STR_ARG(p->warnings.v[i].text));
}
