/* compare.c: see compare.h: tables and views, as wholes. LIVE. */
#include "live/compare.h"

void compare_say(const struct compare *x, enum diag_code code, struct place place, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    struct str text = str_vprintf(x->arena, format, args);
    va_end(args);
    diag_add(x->diags, code, place, "%.*s", STR_ARG(text));
}

bool compare_names(const struct compare *x, struct str a, struct str b)
{
    (void)x;
    return str_eq_nocase(a, b);
}

/* ---------------------------------------------------------------- finding */

static bool is_own(const struct catalog *c, const struct database *d)
{
    return !d || d == c->databases.v[0];
}

/* The table of the other catalogue that is to be the same. A server on a system where files' names have no case makes them
 * small. */
static const struct table *counterpart(const struct catalog *of, const struct table *t, const struct catalog *in)
{
    const struct table *near = NULL;
    for (unsigned i = 0; i < in->tables.n; i++) {
        const struct table *other = in->tables.entries[i].value;
        if (!other || is_own(of, t->database) != is_own(in, other->database)) continue;
        if (!is_own(of, t->database) && !str_eq_nocase(t->database->name, other->database->name)) continue;
        if (str_eq(t->name, other->name)) return other;
        if (str_eq_nocase(t->name, other->name)) near = other;
    }
    return near;
}

struct place compare_place(const struct compare *x, const struct table *t, const struct column *c)
{
    if (x->source == x->want) return c ? c->place : t->place;
    const struct table *s = counterpart(x->want, t, x->source);
    const struct column *sc = s && c ? table_column(s, c->name) : NULL;
    return sc ? sc->place : s ? s->place : (struct place){0};
}

/* ---------------------------------------------------------------- tables */

static const char *kind_of(const struct table *t)
{
    return t->view ? "view" : t->sequence ? "sequence" : t->module.n ? "virtual table" : "table";
}

static bool is_compared(const struct table *t)
{
    return t && !t->builtin && !t->temporary && !t->of_view;
}

static void compare_flags(const struct compare *x, const struct table *want, const struct table *live)
{
    struct place at = compare_place(x, want, NULL);
    if (want->strict != live->strict)
        compare_say(x, DIAG_E0802, at, "`%.*s` is %s STRICT table in the database", STR_ARG(want->name),
                    live->strict ? "a" : "no");
    if (want->without_rowid != live->without_rowid)
        compare_say(x, DIAG_E0802, at, "`%.*s` is a table %s rowid in the database", STR_ARG(want->name),
                    live->without_rowid ? "without a" : "with a");
    if (!str_eq_nocase(want->module, live->module))
        compare_say(x, DIAG_E0802, at, "`%.*s` is made by the module `%.*s` in the database, not `%.*s`",
                    STR_ARG(want->name), STR_ARG(live->module), STR_ARG(want->module));
}

static void compare_table(const struct compare *x, const struct table *want, const struct table *live)
{
    if (!want->view != !live->view || want->sequence != live->sequence || !want->module.n != !live->module.n) {
        compare_say(x, DIAG_E0802, compare_place(x, want, NULL), "`%.*s` is a %s in the database, not a %s",
                    STR_ARG(want->name), kind_of(live), kind_of(want));
        return;
    }
    if (want->view) {
        compare_view(x, want, live);
        return;
    }
    if (want->sequence) return;
    compare_flags(x, want, live);
    compare_columns(x, want, live);
    compare_keys(x, want, live);
    compare_foreign_keys(x, want, live);
    compare_checks(x, want, live);
}

/* SQLite's virtual tables keep their rows in tables of their own: NAME_content and kin. */
static bool is_shadow(const struct compare *x, const struct table *t)
{
    for (unsigned i = 0; i < x->live->tables.n; i++) {
        const struct table *v = x->live->tables.entries[i].value;
        if (!v || !v->module.n || t->name.n <= v->name.n + 1) continue;
        if (str_eq_nocase(str_sub(t->name, 0, v->name.n), v->name) && t->name.p[v->name.n] == '_') return true;
    }
    return false;
}

void compare_catalogs(const struct compare *x)
{
    for (unsigned i = 0; i < x->want->tables.n; i++) {
        const struct table *want = x->want->tables.entries[i].value, *live = NULL;
        if (!is_compared(want)) continue;
        live = counterpart(x->want, want, x->live);
        if (live)
            compare_table(x, want, live);
        else if (!map_get(x->unread, want->name))
            compare_say(x, DIAG_E0801, compare_place(x, want, NULL), "the database has no %s `%.*s`", kind_of(want),
                        STR_ARG(want->key));
    }
    for (unsigned i = 0; i < x->live->tables.n; i++) {
        const struct table *live = x->live->tables.entries[i].value;
        if (!is_compared(live) || counterpart(x->live, live, x->want) || is_shadow(x, live)) continue;
        compare_say(x, DIAG_W0111, (struct place){0}, "the database has a %s `%.*s`, and the schema has none",
                    kind_of(live), STR_ARG(live->key));
    }
    compare_programs(x);
}
