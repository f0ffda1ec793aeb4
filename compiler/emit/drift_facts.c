/* drift_facts.c: old → new. See drift_facts.h. EMIT. */
#include "emit/drift_facts.h"

#include "base/buf.h"

/* A column or parameter in words: "int32 (INT) not null". */
static struct str describe(struct arena *a, enum type_kind type, struct str sql, bool nullable, bool list)
{
    return str_printf(a, "%s (%.*s)%s%s", type_kind_name(type), STR_ARG(sql), list ? " list" : "",
                      nullable ? " null" : " not null");
}

static struct str describe_old(struct arena *a, const struct record_value *v)
{
    return describe(a, v->type, v->sql_type, v->nullable, v->list);
}

static struct str describe_type(struct arena *a, const struct type *t, bool nullable, bool list)
{
    return describe(a, t->kind, type_sql(a, t), nullable, list);
}

static bool same_members(const struct record_value *old, const struct type *now)
{
    unsigned n = now->members ? now->members->n : 0;
    if (old->members.n != n) return false;
    for (unsigned i = 0; i < n; i++)
        if (!str_eq(old->members.v[i], now->members->labels[i])) return false;
    return true;
}

static const struct record_value *find(const record_values *all, struct str name)
{
    for (unsigned i = 0; i < all->n; i++)
        if (str_eq(all->v[i].name, name)) return &all->v[i];
    return NULL;
}

/* ---------------------------------------------------------------- columns and parameters */

/* One of the query's columns or parameters as it is now. */
struct value {
    struct str name;
    const struct type *type;
    bool nullable, list;
    const struct own_type *own;
};
struct values {
    struct diags *d;
    struct diag *g;
    const char *what; /* "column" */
    struct value *v;
    unsigned n;
};

static bool has_name(const struct values *all, struct str name)
{
    for (unsigned i = 0; i < all->n; i++)
        if (str_eq(all->v[i].name, name)) return true;
    return false;
}

static struct str describe_own(struct arena *a, const struct own_type *own)
{
    if (!own) return STR("");
    return str_printf(a, "%.*s (%.*s, %.*s, %.*s)", STR_ARG(own->c), STR_ARG(own->header), STR_ARG(own->from),
                      STR_ARG(own->to));
}

/* As the application's own types have it. */
static void note_own(const struct values *all, const struct record_value *old, const struct value *now)
{
    struct str is = describe_own(all->d->arena, now->own), none = STR("schemac's type");
    if (str_eq(old->own, is)) return;
    diag_note(all->d, all->g, (struct place){0}, "%s `%.*s` in C: %.*s → %.*s", all->what, STR_ARG(now->name),
              STR_ARG(old->own.n ? old->own : none), STR_ARG(is.n ? is : none));
}

static void note_change(const struct values *all, const struct record_value *old, const struct value *now)
{
    struct arena *a = all->d->arena;
    struct str was = describe_old(a, old), is = describe_type(a, now->type, now->nullable, now->list);
    if (!str_eq(was, is))
        diag_note(all->d, all->g, (struct place){0}, "%s `%.*s`: %.*s → %.*s", all->what, STR_ARG(now->name),
                  STR_ARG(was), STR_ARG(is));
    else if (!same_members(old, now->type))
        diag_note(all->d, all->g, (struct place){0}, "%s `%.*s`: other members", all->what, STR_ARG(now->name));
    note_own(all, old, now);
}

static void note_new(const struct values *all, const record_values *old, unsigned i)
{
    struct arena *a = all->d->arena;
    const struct value *now = &all->v[i];
    struct str is = describe_type(a, now->type, now->nullable, now->list);
    bool renamed = i < old->n && !has_name(all, old->v[i].name) && str_eq(describe_old(a, &old->v[i]), is);
    if (renamed)
        diag_note(all->d, all->g, (struct place){0}, "%s `%.*s` → `%.*s`", all->what, STR_ARG(old->v[i].name),
                  STR_ARG(now->name));
    else
        diag_note(all->d, all->g, (struct place){0}, "%s `%.*s` is new: %.*s", all->what, STR_ARG(now->name),
                  STR_ARG(is));
}

/* Gone, unless another of the same type stands in its position now (note_new said so). */
static void note_gone(const struct values *all, const record_values *old, unsigned i)
{
    struct arena *a = all->d->arena;
    struct str was = describe_old(a, &old->v[i]);
    if (i < all->n && !find(old, all->v[i].name)) {
        const struct value *now = &all->v[i];
        if (str_eq(was, describe_type(a, now->type, now->nullable, now->list))) return;
    }
    diag_note(all->d, all->g, (struct place){0}, "%s `%.*s` is gone; it was %.*s", all->what, STR_ARG(old->v[i].name),
              STR_ARG(was));
}

static void compare_values(const struct values *all, const record_values *old)
{
    bool reordered = all->n == old->n;
    for (unsigned i = 0; i < all->n; i++) {
        const struct record_value *was = find(old, all->v[i].name);
        if (was)
            note_change(all, was, &all->v[i]);
        else
            note_new(all, old, i);
        reordered = reordered && was;
    }
    for (unsigned i = 0; i < old->n; i++)
        if (!has_name(all, old->v[i].name)) note_gone(all, old, i);
    for (unsigned i = 0; reordered && i < all->n; i++)
        if (!str_eq(all->v[i].name, old->v[i].name)) {
            diag_note(all->d, all->g, (struct place){0}, "%ss: another order, `%.*s` is number %u now", all->what,
                      STR_ARG(all->v[i].name), i + 1);
            return;
        }
}

static void compare_columns(struct diags *d, struct diag *g, const struct model_query *now, const struct record *old)
{
    struct values all = {d, g, "column", ARENA_ARRAY(d->arena, struct value, now->columns.n), now->columns.n};
    for (unsigned i = 0; i < all.n; i++) {
        const struct model_column *c = &now->columns.v[i];
        all.v[i] = (struct value){c->name, &c->type, c->nullable, false, c->own};
    }
    compare_values(&all, &old->columns);
}

static void compare_params(struct diags *d, struct diag *g, const struct model_query *now, const struct record *old)
{
    struct values all = {d, g, "parameter", ARENA_ARRAY(d->arena, struct value, now->params.n), now->params.n};
    for (unsigned i = 0; i < all.n; i++) {
        const struct model_param *p = &now->params.v[i];
        all.v[i] = (struct value){p->name, &p->type, p->nullable, p->list, p->own};
    }
    compare_values(&all, &old->params);
}

/* ---------------------------------------------------------------- words */

static void compare_word(struct diags *d, struct diag *g, const char *what, struct str old, const char *now)
{
    if (!str_eq(old, str_from(now))) diag_note(d, g, (struct place){0}, "%s: %.*s → %s", what, STR_ARG(old), now);
}

static void compare_words(struct diags *d, struct diag *g, const struct model *m, const struct model_query *now,
                          const struct record *old)
{
    compare_word(d, g, "dialect", old->dialect, dialect_name(now->dialect));
    compare_word(d, g, "flavour", old->flavour, flavour_name(m->options.flavour));
    compare_word(d, g, "kind", old->kind, query_kind_name(now->kind));
    compare_word(d, g, "cardinality", old->cardinality, cardinality_name(now->cardinality));
    if (old->exactly != now->exactly)
        diag_note(d, g, (struct place){0}, "no row is an error: %s", now->exactly ? "no → yes" : "yes → no");
    compare_word(d, g, "returns", old->returns, query_returns_name(now->returns));
    if (!str_eq(old->source, now->source))
        diag_note(d, g, (struct place){0}, "source: %.*s → %.*s", STR_ARG(old->source), STR_ARG(now->source));
}

/* The old text on one line, cut where it gets long. */
static void note_sql(struct diags *d, struct diag *g, struct str old)
{
    enum { LONGEST = 200 };
    struct buf b = {0};
    for (size_t i = 0; i < old.n && b.n < LONGEST; i++) {
        bool blank = old.p[i] == ' ' || (old.p[i] >= '\t' && old.p[i] <= '\r');
        if (!blank)
            buf_char(&b, old.p[i]);
        else if (b.n && b.p[b.n - 1] != ' ')
            buf_char(&b, ' ');
    }
    size_t cut = 0;
    if (!utf8_valid(buf_view(&b), &cut)) b.n = cut;
    diag_note(d, g, (struct place){0}, "the query was edited; it was: %.*s%s", STR_ARG(buf_view(&b)),
              b.n >= LONGEST - 3 ? " …" : "");
    buf_free(&b);
}

/* ---------------------------------------------------------------- the schema under the query */

static const struct record_value *old_column(const struct schema_record *s, struct str table, struct str column)
{
    for (unsigned i = 0; s && i < s->tables.n; i++)
        if (str_eq(s->tables.v[i].name, table)) return find(&s->tables.v[i].columns, column);
    return NULL;
}

/* The column that took the place of one that is gone: of the same type, and not there before. */
static const struct column *renamed_to(struct arena *a, const struct table *t, const struct record_value *old,
                                       const struct schema_record *s)
{
    const struct column *found = NULL;
    for (unsigned i = 0; old && i < t->columns.n; i++) {
        const struct column *c = t->columns.v[i];
        if (old_column(s, t->name, c->name)) continue;
        struct type value = type_of_value(&c->type);
        if (!str_eq(describe_old(a, old), describe_type(a, &value, !c->not_null, false))) continue;
        if (found) return NULL;
        found = c;
    }
    return found;
}

static unsigned note_gone_column(struct diags *d, struct diag *g, const struct table *t, struct str column,
                                 const struct schema_record *s)
{
    const struct record_value *old = old_column(s, t->name, column);
    const struct column *now = renamed_to(d->arena, t, old, s);
    struct str was = old ? str_printf(d->arena, "; it was %.*s", STR_ARG(describe_old(d->arena, old))) : STR("");
    if (now)
        diag_note(d, g, now->place, "table `%.*s`: column `%.*s` → `%.*s`?", STR_ARG(t->name), STR_ARG(column),
                  STR_ARG(now->name));
    else
        diag_note(d, g, t->place, "table `%.*s`: column `%.*s` is gone%.*s", STR_ARG(t->name), STR_ARG(column),
                  STR_ARG(was));
    return 1;
}

static unsigned compare_column(struct diags *d, struct diag *g, const struct table *t, struct str name,
                               const struct schema_record *s)
{
    const struct column *now = table_column(t, name);
    if (!now) return note_gone_column(d, g, t, name, s);
    const struct record_value *old = old_column(s, t->name, name);
    if (!old) return 0;
    struct type value = type_of_value(&now->type);
    struct str was = describe_old(d->arena, old), is = describe_type(d->arena, &value, !now->not_null, false);
    if (str_eq(was, is) && same_members(old, &now->type)) return 0;
    diag_note(d, g, now->place, "table `%.*s`: column `%.*s`: %.*s → %.*s", STR_ARG(t->name), STR_ARG(name),
              STR_ARG(was), STR_ARG(is));
    return 1;
}

unsigned facts_of_uses(struct diags *d, struct diag *g, const struct catalog *c, const struct record *old,
                       const struct schema_record *schema)
{
    unsigned notes = 0;
    for (unsigned i = 0; i < old->uses.n; i++) {
        const struct record_use *u = &old->uses.v[i];
        const struct table *t = catalog_table(c, u->table);
        if (!t) {
            diag_note(d, g, (struct place){0}, "table `%.*s` is gone", STR_ARG(u->table));
            notes++;
            continue;
        }
        for (unsigned k = 0; k < u->columns.n; k++) notes += compare_column(d, g, t, u->columns.v[k], schema);
    }
    return notes;
}

void facts_of_query(struct diags *d, struct diag *g, const struct model *m, const struct model_query *now,
                    const struct record *old, const struct schema_record *schema)
{
    if (!str_eq(old->sql, now->sql)) note_sql(d, g, old->sql);
    compare_words(d, g, m, now, old);
    compare_columns(d, g, now, old);
    compare_params(d, g, now, old);
    facts_of_uses(d, g, m->catalog, old, schema);
    if (g->notes.n) return;
    bool depends = !str_eq(old->fingerprint, now->fingerprint);
    diag_note(d, g, (struct place){0}, "%s",
              depends ? "a default, key or option that it depends on changed"
                      : "its record was written with other targets or options, or by another version of schemac");
}
