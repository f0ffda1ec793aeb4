/* bind_view.c: BIND for a view in FROM. Its SELECT is parsed and bound anew for each statement, in a scope of its own, and
 * is then what a derived table is: what can be NULL, where a column comes from, how many rows there are and which columns
 * of base tables the statement depends on are seen through it.
 *
 * Nothing is reported here: a view's faults are its DDL's (ddl_view.c), which binds it the same way. */
#include "parse/parse.h"
#include "sema/bind.h"

/* Views on views on views: each level parses its own text. */
enum { MOST_VIEWS = 500 };

static struct bound_view *known_view(struct bind *b, const struct table *t)
{
    b->views = b->views ? b->views : ARENA_NEW(b->a, struct bound_views);
    for (unsigned i = 0; i < b->views->all.n; i++) {
        if (b->views->all.v[i]->table == t) {
            return b->views->all.v[i];
        }
    }
    return NULL;
}

struct query *bind_view_query(struct bind *b, const struct table *t)
{
    const struct view *v = t->view;
    struct stmt *s = parse_stmt(b->a, b->d, &b->o, v->text);
    if (!s || s->kind != STMT_CREATE_VIEW || s->params.n) {
        return NULL;
    }
    struct catalog then = *b->cat;
    then.era = v->era;
    struct bind own = *b;
    own.cat = &then;
    own.stmt = s;
    own.text = v->text;
    own.view = t;
    own.ctes = own.body = NULL;
    own.program = NULL;
    own.failed = false;
    struct query *q = bind_select(&own, s->u.create_view->select, NULL);
    b->uses = own.uses;
    q->poisoned = q->poisoned || own.failed;
    q->text = v->text;
    return q;
}

static struct bound_view *bind_view(struct bind *b, const struct table *t)
{
    struct bound_view *v = known_view(b, t);
    if (v || t->view->broken || b->views->all.n >= MOST_VIEWS) {
        return v;
    }
    struct diags quiet, *loud = b->d;
    v = ARENA_NEW(b->a, struct bound_view);
    v->table = t;
    vec_push(b->a, &b->views->all, v);
    diags_init(&quiet, b->a);
    b->d = &quiet;
    v->query = bind_view_query(b, t);
    b->d = loud;
    return v;
}

struct relation *relation_of_view(struct bind *b, const struct table *t, const struct name *alias, struct span span)
{
    const struct bound_view *v = bind_view(b, t);
    struct relation *r = ARENA_NEW(b->a, struct relation);
    r->has_alias = alias && alias->text.n;
    r->name = r->has_alias ? alias->text : t->name;
    r->span = span;
    r->view = t;
    r->columns = ARENA_NEW(b->a, struct rel_column);
    r->query = v ? v->query : NULL;
    if (!r->query || !relation_of_query(b, r, &t->view->columns, span) || r->query->poisoned) {
        if (v && !v->query) {
            bind_report(b, DIAG_E0408, span, "the view `%.*s` is defined by itself", STR_ARG(t->name));
        }
        r->poisoned = b->failed = true;
    }
    return r;
}

/* ---------------------------------------------------------------- what * stands for */

static struct view_star *star_at(const struct view *v, uint32_t off)
{
    for (unsigned i = 0; i < v->stars.n; i++) {
        if (v->stars.v[i].off == off) {
            return &v->stars.v[i];
        }
    }
    return NULL;
}

static unsigned position_of(const struct query *q, const struct relation *r)
{
    unsigned at = 0;
    while (at < q->relations.n && q->relations.v[at] != r) {
        at++;
    }
    return at;
}

void view_star_keep(struct bind *b, const struct query *q, struct span span, const found_vec *list)
{
    struct view *v = b->view ? b->view->view : NULL;
    bool late = b->o.dialect == DIALECT_SQLITE || b->o.flavour == FLAVOUR_DOLT; /* both look when it is used */
    if (!v || late || star_at(v, span.off)) {
        return;
    }
    struct view_star star = {.off = span.off};
    for (unsigned i = 0; i < list->n; i++) {
        struct view_star_column c = {position_of(q, list->v[i].relation),
                                     relation_at(list->v[i].relation, list->v[i].column)->name};
        vec_push(b->cat->arena, &star.columns, c);
    }
    vec_push(b->cat->arena, &v->stars, star);
}

bool view_star_kept(struct bind *b, const struct query *q, struct span span, found_vec *out)
{
    const struct view_star *star = b->view ? star_at(b->view->view, span.off) : NULL;
    for (unsigned i = 0; star && i < star->columns.n; i++) {
        const struct view_star_column *c = &star->columns.v[i];
        struct found f = {c->relation < q->relations.n ? q->relations.v[c->relation] : NULL, 0};
        if (!f.relation || !relation_column(f.relation, c->name, &f.column)) {
            bind_report(b, DIAG_E0203, span, "no column `%.*s` any more, which * stood for when the view was made",
                        STR_ARG(c->name));
            continue;
        }
        vec_push(b->a, out, f);
    }
    return star != NULL;
}
