/* compare_key.c: see compare.h: keys and indexes, foreign keys, CHECKs. LIVE. */
#include "live/compare.h"

#include "sema/ddl.h"

/* ---------------------------------------------------------------- keys and indexes */

/* MariaDB makes an index of a text without end one of its beginning: as many characters as 3072 bytes hold. */
static bool is_cut(const struct compare *x, const struct index_part *p)
{
    bool endless = p->column && (p->column->type.kind == TYPE_TEXT || p->column->type.kind == TYPE_BLOB);
    return endless && x->server == FLAVOUR_MARIADB && (p->prefix == 768 || p->prefix == 1024 || p->prefix == 3072);
}

static struct str part_text(const struct compare *x, const struct index *i, const struct index_part *p)
{
    struct str what = p->column ? str_lower(x->arena, p->column->name) : canon_expr(&x->canon, p->expr);
    /* a prefix as long as the column is the column */
    bool whole = !p->prefix || (p->column && p->column->type.precision && p->prefix >= p->column->type.precision) ||
                 i->fulltext || i->spatial || is_cut(x, p);
    struct str text = whole ? what : str_printf(x->arena, "%.*s(%llu)", STR_ARG(what), (unsigned long long)p->prefix);
    bool sqlite = x->want->options.dialect == DIALECT_SQLITE;
    struct str collation = sqlite && p->collation.n ? str_lower(x->arena, p->collation) : STR("");
    bool desc = p->desc && x->server != FLAVOUR_DOLT && !i->fulltext;
    return str_printf(x->arena, "%.*s%s%.*s%s", STR_ARG(text), collation.n ? " collate " : "", STR_ARG(collation),
                      desc ? " desc" : "");
}

static struct str parts_text(const struct compare *x, const struct index *i)
{
    struct str out = STR("");
    for (unsigned k = 0; k < i->parts.n; k++)
        out = str_printf(x->arena, "%.*s%s%.*s", STR_ARG(out), k ? ", " : "", STR_ARG(part_text(x, i, &i->parts.v[k])));
    return out;
}

static const char *kind_of(const struct index *i)
{
    return i->primary    ? "PRIMARY KEY"
           : i->fulltext ? "FULLTEXT index"
           : i->spatial  ? "SPATIAL index"
           : i->unique   ? "UNIQUE key"
                         : "index";
}

/* All that makes an index what it is, but for its name. */
static struct str signature(const struct compare *x, const struct index *i)
{
    struct str where = i->where ? canon_expr(&x->canon, i->where) : STR("");
    return str_printf(x->arena, "%s (%.*s)%s%.*s", kind_of(i), STR_ARG(parts_text(x, i)), i->where ? " WHERE " : "",
                      STR_ARG(where));
}

static struct str shown(const struct compare *x, const struct index *i)
{
    if (i->name.n && !i->primary)
        return str_printf(x->arena, "%s `%.*s` (%.*s)%s", kind_of(i), STR_ARG(i->name), STR_ARG(parts_text(x, i)),
                          i->where ? " WHERE …" : "");
    return str_printf(x->arena, "%s (%.*s)", kind_of(i), STR_ARG(parts_text(x, i)));
}

static struct place index_place(const struct compare *x, const struct table *t, const struct index *i)
{
    return x->source == x->want && (i->place.text || i->place.source) ? i->place : compare_place(x, t, NULL);
}

typedef VEC(bool) flag_vec;

static int find(const struct compare *x, const struct table *live, const struct index *want, const flag_vec *taken,
                bool named)
{
    struct str text = signature(x, want);
    for (unsigned i = 0; i < live->indexes.n; i++) {
        const struct index *l = live->indexes.v[i];
        if (taken->v[i] || (named && !str_eq_nocase(l->name, want->name))) continue;
        if (str_eq(text, signature(x, l))) return (int)i;
    }
    return -1;
}

static const struct index *named(const struct table *live, struct str name, const flag_vec *taken)
{
    for (unsigned i = 0; name.n && i < live->indexes.n; i++)
        if (!taken->v[i] && str_eq_nocase(live->indexes.v[i]->name, name)) return live->indexes.v[i];
    return NULL;
}

static void missing_index(const struct compare *x, const struct table *t, const struct index *want,
                          const struct table *live, flag_vec *taken)
{
    const struct index *other = want->primary ? NULL : named(live, want->name, taken);
    for (unsigned i = 0; want->primary && i < live->indexes.n; i++)
        if (live->indexes.v[i]->primary) other = live->indexes.v[i];
    struct place at = index_place(x, t, want);
    if (!other) {
        compare_say(x, DIAG_E0801, at, "the database has no %.*s on `%.*s`", STR_ARG(shown(x, want)), STR_ARG(t->name));
        return;
    }
    for (unsigned i = 0; i < live->indexes.n; i++) taken->v[i] = taken->v[i] || live->indexes.v[i] == other;
    compare_say(x, DIAG_E0802, at, "`%.*s` has the %.*s in the database, not %.*s", STR_ARG(t->name),
                STR_ARG(shown(x, other)), STR_ARG(shown(x, want)));
}

static void other_name(const struct compare *x, const struct table *t, const struct index *want,
                       const struct index *live)
{
    if (!want->name.n || want->primary || str_eq_nocase(want->name, live->name) || x->source != x->want) return;
    compare_say(x, DIAG_W0112, index_place(x, t, want), "the %.*s of `%.*s` is called `%.*s` in the database",
                STR_ARG(shown(x, want)), STR_ARG(t->name), STR_ARG(live->name));
}

/* Does some foreign key begin with this index's columns? Then the server may have made it. */
static bool serves_foreign(const struct table *t, const struct index *i)
{
    for (unsigned f = 0; f < t->foreign_keys.n; f++) {
        const struct foreign_key_info *k = t->foreign_keys.v[f];
        bool all = k->columns.n <= i->parts.n;
        for (unsigned n = 0; all && n < k->columns.n; n++) all = i->parts.v[n].column == k->columns.v[n];
        if (all) return true;
    }
    return false;
}

static void extra_index(const struct compare *x, const struct table *want, const struct table *live,
                        const struct index *i)
{
    bool key = i->unique || i->primary;
    if (!key && (i->implied || serves_foreign(live, i))) return;
    compare_say(x, key ? DIAG_E0803 : DIAG_W0111, compare_place(x, want, NULL),
                "the database has the %.*s on `%.*s`, and the schema has none", STR_ARG(shown(x, i)),
                STR_ARG(want->name));
}

void compare_keys(const struct compare *x, const struct table *want, const struct table *live)
{
    flag_vec taken = {ARENA_ARRAY(x->arena, bool, live->indexes.n + 1), live->indexes.n, live->indexes.n + 1};
    flag_vec done = {ARENA_ARRAY(x->arena, bool, want->indexes.n + 1), want->indexes.n, want->indexes.n + 1};
    for (unsigned round = 0; round < 2; round++) /* by name first */
        for (unsigned i = 0; i < want->indexes.n; i++) {
            int at = done.v[i] ? -1 : find(x, live, want->indexes.v[i], &taken, round == 0);
            if (at < 0) continue;
            if (round) other_name(x, want, want->indexes.v[i], live->indexes.v[at]);
            done.v[i] = taken.v[at] = true;
        }
    for (unsigned i = 0; i < want->indexes.n; i++)
        if (!done.v[i] && !want->indexes.v[i]->implied) missing_index(x, want, want->indexes.v[i], live, &taken);
    for (unsigned i = 0; i < live->indexes.n; i++)
        if (!taken.v[i]) extra_index(x, want, live, live->indexes.v[i]);
}

/* ---------------------------------------------------------------- foreign keys */

static struct str action(const struct compare *x, struct str written)
{
    bool sqlite = x->want->options.dialect == DIALECT_SQLITE;
    struct str word = written.n ? str_lower(x->arena, written) : STR("no action");
    return !sqlite && str_is(word, "restrict") ? STR("no action") : word;
}

/* The columns that are referenced: where none are written, those of the primary key. */
static struct str referenced(const struct compare *x, const struct catalog *c, const struct foreign_key_info *f)
{
    struct str out = STR("");
    for (unsigned i = 0; i < f->ref_columns.n; i++)
        out = str_printf(x->arena, "%.*s%s%.*s", STR_ARG(out), i ? ", " : "",
                         STR_ARG(str_lower(x->arena, f->ref_columns.v[i].text)));
    const struct table *t = f->ref_columns.n ? NULL : catalog_table(c, f->table);
    const struct index *key = t && t->indexes.n && t->indexes.v[0]->primary ? t->indexes.v[0] : NULL;
    return key ? parts_text(x, key) : out;
}

static struct str last_name(struct str key)
{
    size_t at = key.n;
    while (at > 0 && key.p[at - 1] != '.') at--;
    return str_sub(key, at, key.n);
}

static struct str foreign_text(const struct compare *x, const struct catalog *c, const struct foreign_key_info *f)
{
    struct str columns = STR("");
    for (unsigned i = 0; i < f->columns.n; i++)
        columns = str_printf(x->arena, "%.*s%s%.*s", STR_ARG(columns), i ? ", " : "",
                             STR_ARG(str_lower(x->arena, f->columns.v[i]->name)));
    return str_printf(x->arena, "(%.*s) REFERENCES %.*s (%.*s)", STR_ARG(columns),
                      STR_ARG(str_lower(x->arena, last_name(f->table))), STR_ARG(referenced(x, c, f)));
}

static struct place foreign_place(const struct compare *x, const struct table *t, const struct foreign_key_info *f)
{
    return x->source == x->want ? f->place : compare_place(x, t, NULL);
}

static void compare_actions(const struct compare *x, const struct table *t, const struct foreign_key_info *a,
                            const struct foreign_key_info *b)
{
    struct str text = foreign_text(x, x->want, a);
    if (!str_eq(action(x, a->on_delete), action(x, b->on_delete)))
        compare_say(x, DIAG_E0802, foreign_place(x, t, a),
                    "the foreign key %.*s of `%.*s` is ON DELETE %.*s in the database", STR_ARG(text), STR_ARG(t->name),
                    STR_ARG(action(x, b->on_delete)));
    if (!str_eq(action(x, a->on_update), action(x, b->on_update)))
        compare_say(x, DIAG_E0802, foreign_place(x, t, a),
                    "the foreign key %.*s of `%.*s` is ON UPDATE %.*s in the database", STR_ARG(text), STR_ARG(t->name),
                    STR_ARG(action(x, b->on_update)));
}

void compare_foreign_keys(const struct compare *x, const struct table *want, const struct table *live)
{
    bool *taken = ARENA_ARRAY(x->arena, bool, live->foreign_keys.n + 1);
    for (unsigned i = 0; i < want->foreign_keys.n; i++) {
        const struct foreign_key_info *f = want->foreign_keys.v[i];
        struct str text = foreign_text(x, x->want, f);
        unsigned k = 0;
        while (k < live->foreign_keys.n &&
               (taken[k] || !str_eq(text, foreign_text(x, x->live, live->foreign_keys.v[k]))))
            k++;
        if (k == live->foreign_keys.n) {
            compare_say(x, DIAG_E0801, foreign_place(x, want, f), "the database has no foreign key %.*s on `%.*s`",
                        STR_ARG(text), STR_ARG(want->name));
            continue;
        }
        taken[k] = true;
        compare_actions(x, want, f, live->foreign_keys.v[k]);
    }
    for (unsigned k = 0; k < live->foreign_keys.n; k++)
        if (!taken[k])
            compare_say(x, DIAG_E0803, compare_place(x, want, NULL),
                        "the database has the foreign key %.*s on `%.*s`, and the schema has none",
                        STR_ARG(foreign_text(x, x->live, live->foreign_keys.v[k])), STR_ARG(want->name));
}

/* ---------------------------------------------------------------- CHECKs */

static struct str check_shown(const struct check_info *c)
{
    struct str s = str_sub(c->text->text, c->expr->span.off, c->expr->span.len);
    /* what it is printed in parentheses of */
    while (c->expr->parens && s.n > 1 && s.p[0] == '(' && s.p[s.n - 1] == ')') s = str_trim(str_sub(s, 1, s.n - 2));
    return s;
}

static bool same_check(const struct compare *x, const struct check_info *a, const struct check_info *b)
{
    return a->not_enforced == b->not_enforced &&
           str_eq(canon_condition(&x->canon, a->expr), canon_condition(&x->canon, b->expr));
}

static bool is_implied(const struct compare *x, const struct table *want, const struct table *live,
                       const struct check_info *c)
{
    if (!compare_is_json_check(x, live, c)) return false;
    const struct column *w = table_column(want, c->expr->list.v[0]->name.text);
    return w && w->type.kind == TYPE_JSON;
}

void compare_checks(const struct compare *x, const struct table *want, const struct table *live)
{
    bool *taken = ARENA_ARRAY(x->arena, bool, live->checks.n + 1);
    for (unsigned i = 0; i < want->checks.n; i++) {
        const struct check_info *c = want->checks.v[i];
        unsigned k = 0;
        while (k < live->checks.n && (taken[k] || !same_check(x, c, live->checks.v[k]))) k++;
        if (k < live->checks.n) {
            taken[k] = true;
            continue;
        }
        if (c->gone_on_mariadb && x->server == FLAVOUR_MARIADB) continue;
        struct place at = x->source == x->want ? c->place : compare_place(x, want, NULL);
        compare_say(x, DIAG_E0801, at, "the database has no CHECK (%.*s) on `%.*s`", STR_ARG(check_shown(c)),
                    STR_ARG(want->name));
    }
    for (unsigned k = 0; k < live->checks.n; k++)
        if (!taken[k] && !is_implied(x, want, live, live->checks.v[k]))
            compare_say(x, DIAG_E0803, compare_place(x, want, NULL),
                        "the database has the CHECK (%.*s) on `%.*s`, and the schema has none",
                        STR_ARG(check_shown(live->checks.v[k])), STR_ARG(want->name));
}
