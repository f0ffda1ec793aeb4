/* ddl_view.c: CREATE, ALTER and DROP VIEW. Part of DDL replay.
 *
 * MySQL resolves a view's names when it is created and fixes then what * stands for; SQLite looks when it is used, so
 * there they are judged when the whole schema is read. Either way every name must resolve in the end: a view that a later
 * statement broke is reported where it is broken. */
#include "sema/bind.h"
#include "sema/level.h"
#include "sema/ddl.h"

/* ---------------------------------------------------------------- binding a view for its own sake */

struct judged {
    struct query *query; /* NULL or poisoned: reported */
    bool ok;
    VEC(const struct table *) reads;
};

static struct judged judge(struct catalog *c, struct diags *d, const struct table *t)
{
    struct bound_views views = {0};
    struct stmt s = {.kind = STMT_SELECT, .text = t->view->text};
    struct bind b = {.a = c->arena, .d = d, .cat = c, .stmt = &s, .text = s.text, .o = c->options, .views = &views};
    struct bound_view *self = ARENA_NEW(c->arena, struct bound_view);
    self->table = t; /* a view that comes back to itself finds itself unfinished */
    vec_push(c->arena, &views.all, self);
    struct judged r = {.query = bind_view_query(&b, t)};
    for (unsigned i = 0; i < b.uses.n; i++) {
        vec_push(c->arena, &r.reads, b.uses.v[i].table);
    }
    if (!r.query || r.query->poisoned) {
        return r;
    }
    r.ok = ddl_infer_query(&b, r.query);
    return r;
}

/* ---------------------------------------------------------------- its columns */

/* SQLite: the second of a name is name:1. */
static struct str free_name(struct catalog *c, const struct table *t, struct str name)
{
    for (unsigned n = 1; c->options.dialect == DIALECT_SQLITE && table_column(t, name); n++) {
        name = level_numbered(c->arena, name, n);
    }
    return name;
}

static struct column *view_column(struct catalog *c, struct table *t, const struct result *r, const struct name *name)
{
    struct column *v = ARENA_NEW(c->arena, struct column);
    struct column_def *def = ARENA_NEW(c->arena, struct column_def);
    def->name = name ? *name : (struct name){r->name, r->span, false};
    v->name = free_name(c, t, def->name.text);
    v->index = t->columns.n;
    v->table = t;
    v->type = r->type;
    v->not_null = !r->nullable;
    v->strict = c->options.dialect != DIALECT_SQLITE || (r->origin && r->origin->strict);
    v->origin = r->expr && r->expr->kind != EXPR_COLUMN ? NULL : r->origin;
    v->def = def;
    v->def_text = t->view->text;
    v->place = place_sql(t->view->text, def->name.span);
    return v;
}

static bool fill_columns(struct catalog *c, struct diags *d, struct table *t, const struct query *q)
{
    const name_vec *names = &t->view->columns;
    t->columns.n = 0;
    map_init(&t->by_name, c->arena, true);
    if (names->n && names->n != q->results.n) {
        diag_add(d, DIAG_E0209, t->place, "`%.*s` has %u names for %u columns", STR_ARG(t->name), names->n,
                 q->results.n);
        return false;
    }
    for (unsigned i = 0; i < q->results.n; i++) {
        struct column *v = view_column(c, t, &q->results.v[i], names->n ? &names->v[i] : NULL);
        const struct column *old = map_set(&t->by_name, v->name, v);
        vec_push(c->arena, &t->columns, v);
        if (old && c->options.dialect != DIALECT_SQLITE) {
            diag_add(d, DIAG_E0404, v->place, "the view `%.*s` has two columns `%.*s`", STR_ARG(t->name),
                     STR_ARG(v->name));
            return false;
        }
    }
    return true;
}

/* Where a statement before failed, a name may be missing for that reason alone. */
static bool resolve(struct catalog *c, struct diags *d, struct table *t)
{
    struct diags quiet;
    diags_init(&quiet, c->arena);
    d = c->incomplete ? &quiet : d;
    struct judged r = judge(c, d, t);
    bool ok = r.ok && fill_columns(c, d, t, r.query);
    t->view->broken = !ok;
    t->view->select = ok ? r.query->select : NULL;
    t->view->reads.n = 0;
    for (unsigned i = 0; i < r.reads.n; i++) {
        vec_push(c->arena, &t->view->reads, r.reads.v[i]);
    }
    return ok;
}

/* ---------------------------------------------------------------- CREATE VIEW */

static const struct database *database_of(const struct ddl *x, const struct create_view *s)
{
    bool temp = s->temporary && x->c->options.dialect == DIALECT_SQLITE;
    return temp ? x->c->databases.v[1] : ddl_database(x, &s->name);
}

static bool taken(const struct ddl *x, const struct create_view *s, const struct table *old)
{
    struct diag *g = diag_add(x->d, DIAG_E0401, ddl_place(x, s->name.name.span), "%s `%.*s` exists already",
                              old->view ? "view" : "table", STR_ARG(old->name));
    diag_note(x->d, g, old->place, "`%.*s` is declared here", STR_ARG(old->name));
    return false;
}

/* MySQL's outlive the session, which variables and temporary tables do not. */
static bool of_the_session(const struct ddl *x, const struct table *t)
{
    for (unsigned i = 0; x->c->options.dialect == DIALECT_MYSQL && i < t->view->reads.n; i++) {
        if (t->view->reads.v[i]->temporary) {
            return !ddl_server(x, x->s->u.create_view->name.span, ON_DOLT, "a view of a temporary table");
        }
    }
    return false;
}

static struct table *view_table(const struct ddl *x, const struct create_view *s, const struct database *in)
{
    struct table *t = ARENA_NEW(x->a, struct table);
    struct view *v = t->view = ARENA_NEW(x->a, struct view);
    t->name = s->name.name.text;
    t->database = in;
    t->temporary = str_is(in->name, "temp");
    t->text = v->text = x->s->text;
    t->place = ddl_place(x, s->name.name.span);
    v->columns = s->columns;
    v->era = catalog_era(x->c);
    bool sqlite = x->c->options.dialect == DIALECT_SQLITE;
    v->in = !sqlite ? x->c->current : t->temporary ? NULL : in;
    map_init(&t->by_name, x->a, true);
    return t;
}

bool ddl_create_view(const struct ddl *x, const struct create_view *s)
{
    const struct database *in = database_of(x, s);
    struct table *old = in ? catalog_table(x->c, catalog_key(x->c, in, s->name.name.text)) : NULL;
    if (!in) {
        return false;
    }
    if (old && s->if_not_exists) {
        return true;
    }
    if (s->alter && !old) {
        return ddl_table(x, &s->name) != NULL;
    }
    if (old && !(old->view && (s->or_replace || s->alter))) {
        return taken(x, s, old);
    }
    struct table *t = view_table(x, s, in);
    if (old) {
        map_remove(&x->c->tables, old->key);
    }
    bool late = x->c->options.dialect == DIALECT_SQLITE;
    struct diags quiet;
    diags_init(&quiet, x->a);
    t->key = catalog_key(x->c, in, t->name);
    bool ok = resolve(x->c, late ? &quiet : x->d, t) || late; /* not yet in the catalogue: it cannot name itself */
    t->view->broken = t->view->broken && !late;
    ok = !of_the_session(x, t) && ok;
    catalog_add(x->c, t);
    return ok;
}

bool ddl_drop_view(const struct ddl *x, const struct drop *s, const struct qname *q)
{
    struct table *t = catalog_find(x->c, q);
    if (!t && s->if_exists) {
        return true;
    }
    if (t && !t->view && s->if_exists && x->c->options.dialect == DIALECT_MYSQL) {
        return true; /* a note, and the table stays */
    }
    if (!t || !t->view) {
        t = t ? t : ddl_relation(x, q);
        return t && ddl_refuse(x, q->span, "`%.*s` is no view: DROP TABLE drops it", STR_ARG(t->name));
    }
    ddl_drop_triggers(x->c, t);
    map_remove(&x->c->tables, t->key);
    return true;
}

/* ---------------------------------------------------------------- at the end of the schema */

/* What was sound when it was made is only looked at again in silence, and then aloud if it is no more. */
static bool judge_again(struct catalog *c, struct diags *d, struct table *t)
{
    struct diags quiet;
    bool made = t->columns.n > 0;
    diags_init(&quiet, c->arena);
    return (made && resolve(c, &quiet, t)) || resolve(c, d, t);
}

/* Views that name each other in a circle: each of them looks at the others in silence. */
static bool circle(struct diags *d, const struct table *t)
{
    diag_add(d, DIAG_E0408, t->place, "the view `%.*s` is defined by itself, through other views", STR_ARG(t->name));
    return false;
}

bool ddl_views_finish(struct catalog *c, struct diags *d)
{
    bool ok = true;
    const struct table *broken = NULL;
    unsigned errors = d->n_errors;
    for (unsigned i = 0; i < c->tables.n; i++) {
        struct table *t = c->tables.entries[i].value;
        if (t && t->view && !t->view->broken) {
            ok = judge_again(c, d, t) && ok;
            broken = ok || broken ? broken : t;
        }
    }
    return broken && d->n_errors == errors && !c->incomplete ? circle(d, broken) : ok;
}
