/* plan_struct.c: columns and parameters as members of C structs; which queries share one. EMIT, part of the plan. */
#include "emit/ctype.h"
#include "emit/plan.h"

static void plan_field(struct plan *p, struct c_field *out, struct str name, struct str sql_name, const struct type *t,
                       bool nullable)
{
    struct c_type c = c_type_of(t, nullable, p->options->bool_columns);
    const struct c_enum *members = plan_find_enum(p, t);
    struct str ctype = c.name ? str_from(c.name) : members ? members->name : STR("sc_text");
    *out = (struct c_field){.name = name,
                            .sql_name = sql_name,
                            .type = t,
                            .nullable = nullable,
                            .members = members,
                            .ctype = ctype,
                            .sc_type = c.sc_type,
                            .arithmetic = c.arithmetic};
}

/* The application's own type in place of schemac's. C may convert it without a word: who knows. */
static void own_field(struct plan *p, struct c_field *f, const struct own_type *t)
{
    const struct c_own *own = plan_find_own(p, t);
    if (!own) return;
    f->own = own;
    f->members = NULL;
    f->ctype = f->nullable ? own->optional : t->c;
    f->sc_type = str_printf(p->arena, "%s | SC_T_OWN", f->sc_type).p;
    f->arithmetic = true;
}

/* The member's name: an embedded column's is that of the row it is in. */
static struct str *member_name(struct c_field *f)
{
    return f->embed.n ? &f->embed : &f->name;
}

static bool same_member(const struct c_field *a, const struct c_field *b)
{
    return a->embed.n && a->embedded == b->embedded && str_eq(a->embed, b->embed);
}

static void make_distinct(struct plan *p, struct c_struct *s, const struct str *taken, unsigned n_taken)
{
    struct str *names = ARENA_ARRAY(p->arena, struct str, s->fields.n + 1);
    unsigned *of = ARENA_ARRAY(p->arena, unsigned, s->fields.n + 1), n = 0;
    for (unsigned i = 0; i < s->fields.n; i++) {
        bool again = i > 0 && same_member(&s->fields.v[i], &s->fields.v[i - 1]);
        if (!again) names[n++] = *member_name(&s->fields.v[i]);
        of[i] = n - 1;
    }
    names_distinct(p->arena, names, n, taken, n_taken);
    for (unsigned i = 0; i < s->fields.n; i++) *member_name(&s->fields.v[i]) = names[of[i]];
}

static bool has_member(const struct c_struct *s, struct str name)
{
    for (unsigned i = 0; i < s->fields.n; i++)
        if (str_eq(s->fields.v[i].embed.n ? s->fields.v[i].embed : s->fields.v[i].name, name)) return true;
    return false;
}

/* Gives the members distinct names, once all are there. Where one has the name of an enum (a column `mood` of
 * the type `mood`) the type is spelled by its tag, which no member hides. */
static void finish(struct plan *p, struct c_struct *s)
{
    make_distinct(p, s, NULL, 0);
    for (unsigned i = 0; i < s->fields.n; i++) {
        struct c_field *f = &s->fields.v[i];
        if (!f->embed.n && f->members && !f->members->set && has_member(s, f->members->name))
            f->ctype = str_printf(p->arena, f->list ? "const enum %.*s *" : "enum %.*s", STR_ARG(f->members->name));
    }
}

void plan_avoid_arguments(struct plan *p, struct c_struct *s, const struct c_query *c)
{
    const struct str own[] = {STR("db"),
                              STR("row"),
                              STR("mem"),
                              STR("it"),
                              STR("rows"),
                              STR("n_rows"),
                              STR("most_rows"),
                              STR("all"),
                              STR("rc"),
                              STR("args"),
                              STR("affected"),
                              STR("last_id"),
                              c->row ? c->row->name : STR("row"),
                              str_concat(p->arena, c->name, STR("_rows")),
                              str_concat(p->arena, c->name, STR("_query"))};
    make_distinct(p, s, own, sizeof own / sizeof *own);
}

/* Letters, digits and underscores, a letter first: no fallback can be needed. */
static bool is_plain(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        bool letter = (s.p[i] >= 'a' && s.p[i] <= 'z') || (s.p[i] >= 'A' && s.p[i] <= 'Z');
        bool rest = (s.p[i] >= '0' && s.p[i] <= '9') || s.p[i] == '_';
        if (!letter && (i == 0 || !rest)) return false;
    }
    return s.n > 0;
}

/* The same few names make most of all members. */
static struct str plain_member(struct plan *p, struct str sql)
{
    struct str *known = map_get(&p->members, sql);
    if (known) return *known;
    known = ARENA_NEW(p->arena, struct str);
    *known = names_member(p->arena, sql, "");
    map_set(&p->members, sql, known);
    return *known;
}

static struct str column_member(struct plan *p, struct str sql, bool expression, unsigned index)
{
    return is_plain(sql) ? plain_member(p, sql) : names_column_base(p->arena, sql, expression, index);
}

static struct str param_member(struct plan *p, struct str sql)
{
    return is_plain(sql) ? plain_member(p, sql) : names_member(p->arena, sql, "param");
}

static void add(struct plan *p, struct c_struct *s, struct str name, struct str sql_name, const struct type *t,
                bool nullable, const struct own_type *own)
{
    struct c_field f;
    plan_field(p, &f, name, sql_name, t, nullable);
    own_field(p, &f, own);
    vec_push(p->arena, &s->fields, f);
}

struct c_struct *plan_table_row(struct plan *p, const struct table *t)
{
    struct c_struct *s = ARENA_NEW(p->arena, struct c_struct);
    s->name = names_global(p->arena, str_printf(p->arena, "%.*s_row", STR_ARG(t->key)), "table_row");
    s->table = t->key;
    s->owner = str_printf(p->arena, "table `%.*s`", STR_ARG(t->key));
    s->place = t->place;
    s->in_schema = true;
    vec_room(p->arena, &s->fields, t->columns.n);
    for (unsigned i = 0; i < t->columns.n; i++) {
        const struct column *c = t->columns.v[i];
        if (c->invisible) continue;
        struct type *value = ARENA_NEW(p->arena, struct type);
        *value = type_of_value(&c->type);
        add(p, s, column_member(p, c->name, false, s->fields.n), c->name, value, !c->not_null, c->own);
    }
    finish(p, s);
    return s;
}

/* The field just added is one of a table's row: it has its name there. */
static void embed(struct plan *p, struct c_struct *s, const struct model_column *c)
{
    struct c_field *f = &s->fields.v[s->fields.n - 1];
    const struct c_struct *row = plan_find_table_row(p, c->embed_table);
    if (!row) return; /* not yet made: only the shape is asked for */
    f->embed = names_member(p->arena, c->embed, "row");
    f->embedded = row;
    for (unsigned i = 0; i < row->fields.n; i++)
        if (str_eq(row->fields.v[i].sql_name, c->name)) f->name = row->fields.v[i].name;
}

struct c_struct *plan_columns(struct plan *p, const struct model_query *q)
{
    struct c_struct *s = ARENA_NEW(p->arena, struct c_struct);
    s->owner = plan_owner(p, STR("query `"), q->name);
    s->place = q->place;
    s->source = q->source;
    vec_room(p->arena, &s->fields, q->columns.n);
    for (unsigned i = 0; i < q->columns.n; i++) {
        const struct model_column *c = &q->columns.v[i];
        struct str name = column_member(p, c->name, !c->origin_column.n, i);
        add(p, s, name, c->name, &c->type, c->nullable, c->own);
        if (c->embed.n) embed(p, s, c);
    }
    finish(p, s);
    return s;
}

/* A list of values: a pointer to the first, and how many they are. */
static void add_list(struct plan *p, struct c_struct *s, const struct model_param *m)
{
    struct c_field values,
        count = {.sql_name = m->name, .type = &m->type, .ctype = STR("size_t"), .arithmetic = true, .count = true};
    plan_field(p, &values, param_member(p, m->name), m->name, &m->type, false);
    own_field(p, &values, m->own);
    values.ctype = str_printf(p->arena, "const %.*s *", STR_ARG(values.ctype));
    values.arithmetic = false;
    values.list = true;
    count.name = str_printf(p->arena, "n_%.*s", STR_ARG(values.name));
    vec_push(p->arena, &s->fields, values);
    vec_push(p->arena, &s->fields, count);
}

unsigned plan_parameters(const struct c_struct *s)
{
    unsigned n = 0;
    for (unsigned i = 0; i < s->fields.n; i++) n += !s->fields.v[i].count;
    return n;
}

struct c_struct *plan_params(struct plan *p, const struct model_query *q)
{
    struct c_struct *s = ARENA_NEW(p->arena, struct c_struct);
    s->owner = plan_owner(p, STR("query `"), q->name);
    s->place = q->place;
    s->source = q->source;
    s->input = true;
    vec_room(p->arena, &s->fields, q->params.n);
    for (unsigned i = 0; i < q->params.n; i++) {
        const struct model_param *m = &q->params.v[i];
        if (m->list)
            add_list(p, s, m);
        else
            add(p, s, param_member(p, m->name), m->name, &m->type, m->nullable, m->own);
    }
    finish(p, s);
    return s;
}

bool plan_same_shape(const struct c_struct *a, const struct c_struct *b, unsigned *differs)
{
    unsigned n = a->fields.n < b->fields.n ? a->fields.n : b->fields.n;
    for (unsigned i = 0; i < n; i++) {
        const struct c_field *x = &a->fields.v[i], *y = &b->fields.v[i];
        *differs = i;
        if (!str_eq(x->embed, y->embed) || x->embedded != y->embedded) return false;
        if (!str_eq(x->name, y->name) || !str_eq(x->ctype, y->ctype) || x->nullable != y->nullable) return false;
        if (x->type->kind != y->type->kind || x->members != y->members || x->own != y->own) return false;
        if (x->type->kind == TYPE_DECIMAL || type_is_temporal(x->type->kind))
            if (x->type->scale != y->type->scale || x->type->precision != y->type->precision) return false;
    }
    *differs = n;
    return a->fields.n == b->fields.n;
}
