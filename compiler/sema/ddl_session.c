/* ddl_session.c: what a schema's SET statements change about the statements behind them. Part of DDL replay.
 *
 * Dumps load their rows with foreign keys unchecked and in a mode that is not strict. The session that executes the
 * schema's DDL must do the same, and give back the modes it had. */
#include <string.h>

#include "parse/lex.h"
#include "sema/ddl.h"

/* ---------------------------------------------------------------- the words of a SET */

struct reader {
    struct str text;
    unsigned flags;
    size_t at;
};
struct word {
    enum token_kind kind;
    struct str text;
    uint32_t off;
};

static struct word next(struct reader *r)
{
    for (;;) {
        enum token_kind kind;
        size_t n = lex_token(r->flags, str_sub(r->text, r->at, r->text.n), &kind);
        struct word w = {kind, str_sub(r->text, r->at, n), (uint32_t)r->at};
        r->at += n;
        if (kind == TOKEN_CODE_OPEN) r->flags |= LEX_IN_CODE;
        if (kind == TOKEN_CODE_CLOSE) r->flags &= ~(unsigned)LEX_IN_CODE;
        if (kind != TOKEN_SPACE && kind != TOKEN_COMMENT && kind != TOKEN_CODE_OPEN && kind != TOKEN_CODE_CLOSE)
            return w;
    }
}

/* The variable's name without @@, its scope and quotes. */
static struct str bare(struct word w)
{
    struct str s = w.text;
    while (s.n && (s.p[0] == '@' || s.p[0] == '`')) s = str_sub(s, 1, s.n);
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] == '.') s = str_sub(s, i + 1, s.n), i = 0;
    while (s.n && s.p[s.n - 1] == '`') s.n--;
    return s;
}

/* ---------------------------------------------------------------- sql_mode */

static bool has_mode(struct str modes, const char *mode)
{
    struct str m = str_from(mode);
    for (size_t i = 0; i + m.n <= modes.n; i++) {
        bool starts =
            !i || modes.p[i - 1] == ',' || modes.p[i - 1] == ' ' || modes.p[i - 1] == '\'' || modes.p[i - 1] == '"';
        bool ends = i + m.n == modes.n || strchr(", '\"", modes.p[i + m.n]);
        if (starts && ends && str_eq_nocase(str_sub(modes, i, m.n), m)) return true;
    }
    return false;
}

static bool reads_otherwise(const struct ddl *x, struct word w, const char *mode, const char *cure)
{
    struct diag *g = diag_add(x->d, DIAG_E0409, ddl_place(x, (struct span){w.off, (uint32_t)w.text.n}),
                              "%s changes how the statements behind it are read", mode);
    diag_hint(x->d, g, "%s: --sql-mode, or \"sql_mode\" in schemac.json", cure);
    return false;
}

/* MariaDB's names for what other databases take: each stands for two modes under which text is read otherwise. */
static bool reads_foreign(const struct ddl *x, struct word w)
{
    static const char *const names[] = {"ORACLE", "POSTGRESQL", "MSSQL", "DB2", "MAXDB"};
    const unsigned both = MODE_ANSI_QUOTES | MODE_PIPES_AS_CONCAT;
    for (size_t i = 0; i < sizeof names / sizeof *names && both & ~x->c->options.modes; i++) {
        if (has_mode(w.text, names[i]))
            return reads_otherwise(x, w, names[i], "configure ANSI_QUOTES and PIPES_AS_CONCAT");
    }
    return true;
}

/* No mode under which the text behind it is read otherwise than the configured one says. */
static bool reads_alike(const struct ddl *x, struct word w)
{
    unsigned modes = x->c->options.modes;
    for (size_t i = 0; i < N_SQL_MODES; i++) {
        unsigned bits = sql_mode_names[i].bits & MODES_READ;
        if (bits & ~modes && has_mode(w.text, sql_mode_names[i].name))
            return reads_otherwise(x, w, sql_mode_names[i].name, "configure the mode");
    }
    return reads_foreign(x, w);
}

static bool set_mode(const struct ddl *x, struct word w)
{
    bool literal = w.kind == TOKEN_STRING;
    bool strict = !literal || has_mode(w.text, "STRICT_TRANS_TABLES") || has_mode(w.text, "STRICT_ALL_TABLES") ||
                  has_mode(w.text, "TRADITIONAL");
    if (literal && !reads_alike(x, w)) return false;
    x->c->lenient = !strict;
    x->c->wanted_mode = strict ? STR("") : w.text;
    return true;
}

static void set_keys(struct catalog *c, struct str value)
{
    c->unchecked_keys = str_is(value, "0") || str_is(value, "OFF") || str_is(value, "FALSE");
    c->late_foreign_keys = c->late_foreign_keys || c->unchecked_keys;
}

/* SET [scope] name = value [, …]: only the values that matter here are looked at. */
bool ddl_session(const struct ddl *x)
{
    struct reader r = {x->s->text->text, lex_flags(&x->c->options), 0};
    bool ok = true;
    if (x->c->options.dialect != DIALECT_MYSQL || !str_is(x->s->word, "SET")) return true;
    for (struct word w = next(&r); w.kind != TOKEN_END; w = next(&r)) {
        struct str name = bare(w);
        bool mode = str_is(name, "sql_mode"), keys = str_is(name, "foreign_key_checks");
        if (!mode && !keys) continue;
        struct reader before = r;
        struct word op = next(&r), value = next(&r);
        if (op.kind != TOKEN_EQ && op.kind != TOKEN_ASSIGN) {
            r = before;
        } else if (mode) {
            ok = set_mode(x, value) && ok;
        } else {
            set_keys(x->c, value.text);
        }
    }
    return ok;
}

/* ---------------------------------------------------------------- the mode of the kept statements */

static void push_set(const struct ddl *x, struct str text)
{
    struct stmt *s = ARENA_NEW(x->a, struct stmt);
    struct sqltext *t = ARENA_NEW(x->a, struct sqltext);
    struct seg *seg = ARENA_NEW(x->a, struct seg);
    uint32_t first = 0, last = 0;
    if (x->s) place_range(ddl_place(x, x->s->span), &first, &last);
    *seg = (struct seg){0, first, last - first, false};
    *t = (struct sqltext){text, x->s ? x->s->text->source : NULL, seg, 1};
    *s = (struct stmt){.kind = STMT_IGNORED, .span = {0, (uint32_t)text.n}, .text = t, .word = STR("SET")};
    vec_push(x->a, &x->c->statements, s);
}

void ddl_session_mode(const struct ddl *x)
{
    struct catalog *c = x->c;
    if (str_eq(c->wanted_mode, c->kept_mode)) return;
    if (c->kept_mode.n) push_set(x, STR("SET sql_mode = @schemac_sql_mode"));
    if (c->wanted_mode.n) {
        push_set(x, STR("SET @schemac_sql_mode = @@sql_mode"));
        push_set(x, str_printf(x->a, "SET sql_mode = %.*s", STR_ARG(c->wanted_mode)));
    }
    c->kept_mode = c->wanted_mode;
}

void ddl_session_finish(const struct ddl *x)
{
    x->c->wanted_mode = STR("");
    x->c->lenient = false;
    ddl_session_mode(x);
}
