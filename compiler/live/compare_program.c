/* compare_program.c: see compare.h: views, triggers, routines, events. LIVE. */
#include "live/compare.h"
#include "parse/normal.h"

/* ---------------------------------------------------------------- views */

/* The servers give what stands for a column another name where the text of it is no name. */
static bool is_no_name(struct str want, struct str live)
{
    enum { LONGEST = 64 };
    return (!want.n || want.n > LONGEST) && str_starts(live, "Name_exp_");
}

void compare_view(const struct compare *x, const struct table *want, const struct table *live)
{
    struct place at = compare_place(x, want, NULL);
    if (live->view->broken) {
        compare_say(x, DIAG_E0802, at, "the view `%.*s` of the database names what is not there any more",
                    STR_ARG(want->name));
        return;
    }
    unsigned n = want->columns.n < live->columns.n ? want->columns.n : live->columns.n;
    for (unsigned i = 0; i < n; i++) {
        struct str a = want->columns.v[i]->name, b = live->columns.v[i]->name;
        if (compare_names(x, a, b) || is_no_name(a, b)) continue;
        compare_say(x, DIAG_E0802, at, "column %u of the view `%.*s` is `%.*s` in the database, not `%.*s`", i + 1,
                    STR_ARG(want->name), STR_ARG(b), STR_ARG(a));
        return;
    }
    if (want->columns.n != live->columns.n) {
        compare_say(x, DIAG_E0802, at, "the view `%.*s` has %u columns in the database, not %u", STR_ARG(want->name),
                    live->columns.n, want->columns.n);
        return;
    }
    if (!want->view->select || !live->view->select) return;
    struct str a = canon_select(&x->canon, want->view->select), b = canon_select(&x->canon, live->view->select);
    if (!str_eq(a, b)) {
        compare_say(x, DIAG_E0802, at, "the view `%.*s` is another query in the database", STR_ARG(want->name));
        struct diag *g = x->diags->all.v[x->diags->all.n - 1];
        const struct span s = live->view->select->span;
        diag_note(x->diags, g, (struct place){0}, "there it is: %.*s",
                  STR_ARG(str_sub(live->view->text->text, s.off, s.len)));
    }
}

/* ---------------------------------------------------------------- bodies */

static struct str body_text(const struct compare *x, const struct catalog *c, const struct sqltext *text,
                            const struct body *b)
{
    struct buf out = {0};
    if (!b) return STR("");
    normal_text(&out, &c->options, str_sub(text->text, b->span.off, b->span.len));
    struct str s = str_dup(x->arena, buf_view(&out));
    buf_free(&out);
    return s;
}

static void *find(const struct map *m, struct str name)
{
    void *found = map_get(m, name);
    for (unsigned i = 0; !found && i < m->n; i++)
        if (m->entries[i].value && str_eq_nocase(m->entries[i].key, name)) found = m->entries[i].value;
    return found;
}

static void no_such(const struct compare *x, const char *kind, struct str name, struct place at)
{
    if (map_get(x->unread, name)) return;
    compare_say(x, DIAG_E0801, at, "the database has no %s `%.*s`", kind, STR_ARG(name));
}

static void other(const struct compare *x, const char *kind, struct str name, struct place at, const char *what)
{
    compare_say(x, DIAG_E0802, at, "the %s `%.*s` %s in the database", kind, STR_ARG(name), what);
}

/* ---------------------------------------------------------------- triggers */

static bool same_of(const name_vec *a, const name_vec *b)
{
    for (unsigned i = 0; a->n == b->n && i < a->n; i++)
        if (!str_eq_nocase(a->v[i].text, b->v[i].text)) return false;
    return a->n == b->n;
}

static void compare_trigger(const struct compare *x, const struct trigger *want, const struct trigger *live)
{
    const struct create_trigger *a = want->create, *b = live->create;
    bool when = str_eq(canon_expr(&x->canon, a->when), canon_expr(&x->canon, b->when));
    if (a->time != b->time || a->event != b->event || !same_of(&a->of, &b->of) || !when)
        other(x, "trigger", want->name, want->place, "is fired at another event");
    else if (!str_eq_nocase(want->table->name, live->table->name))
        other(x, "trigger", want->name, want->place, "is another table's");
    else if (!str_eq(body_text(x, x->want, want->text, a->body), body_text(x, x->live, live->text, b->body)))
        other(x, "trigger", want->name, want->place, "has another body");
}

static void compare_triggers(const struct compare *x)
{
    for (unsigned i = 0; i < x->want->triggers.n; i++) {
        const struct trigger *t = x->want->triggers.entries[i].value, *live;
        if (!t || t->table->temporary || t->create->temporary) continue;
        live = find(&x->live->triggers, t->key);
        if (live)
            compare_trigger(x, t, live);
        else
            no_such(x, "trigger", t->name, t->place);
    }
    for (unsigned i = 0; i < x->live->triggers.n; i++) {
        const struct trigger *t = x->live->triggers.entries[i].value;
        if (t && !find(&x->want->triggers, t->key))
            compare_say(x, DIAG_E0803, (struct place){0},
                        "the database has a trigger `%.*s` on `%.*s`, and the schema has none", STR_ARG(t->name),
                        STR_ARG(t->table->name));
    }
}

/* ---------------------------------------------------------------- routines */

static bool same_parameters(const struct routine *a, const struct routine *b)
{
    const parameter_vec *p = &a->create->parameters, *q = &b->create->parameters;
    if (p->n != q->n || a->create->function != b->create->function) return false;
    for (unsigned i = 0; i < p->n; i++)
        if (p->v[i].mode != q->v[i].mode || !str_eq_nocase(p->v[i].name.text, q->v[i].name.text) ||
            !str_eq_nocase(a->parameters[i].sql_type, b->parameters[i].sql_type))
            return false;
    return !a->create->function || str_eq_nocase(a->returns.sql_type, b->returns.sql_type);
}

static void compare_routine(const struct compare *x, const char *kind, const struct routine *want,
                            const struct routine *live)
{
    if (want->create->loadable) return;
    if (!same_parameters(want, live))
        other(x, kind, want->name, want->place,
              want->create->function ? "has other parameters, or returns another type" : "has other parameters");
    else if (want->create->deterministic != live->create->deterministic)
        other(x, kind, want->name, want->place,
              live->create->deterministic ? "is DETERMINISTIC" : "is not DETERMINISTIC");
    else if (!str_eq(body_text(x, x->want, want->text, want->create->body),
                     body_text(x, x->live, live->text, live->create->body)))
        other(x, kind, want->name, want->place, "has another body");
}

static void compare_routines(const struct compare *x, const struct map *want, const struct map *live, const char *kind)
{
    for (unsigned i = 0; i < want->n; i++) {
        const struct routine *r = want->entries[i].value, *l;
        if (!r || r->create->loadable) continue;
        l = find(live, r->key);
        if (l)
            compare_routine(x, kind, r, l);
        else
            no_such(x, kind, r->name, r->place);
    }
    for (unsigned i = 0; i < live->n; i++) {
        const struct routine *r = live->entries[i].value;
        if (r && !find(want, r->key))
            compare_say(x, DIAG_W0111, (struct place){0}, "the database has a %s `%.*s`, and the schema has none", kind,
                        STR_ARG(r->name));
    }
}

/* ---------------------------------------------------------------- events */

/* When it is due the server writes in its own way: the hour it was created at, a moment for an expression. */
static void compare_events(const struct compare *x)
{
    for (unsigned i = 0; i < x->want->events.n; i++) {
        const struct event *e = x->want->events.entries[i].value, *l;
        if (!e) continue;
        l = find(&x->live->events, e->key);
        if (!l)
            no_such(x, "event", e->name, e->place);
        else if (!str_eq(body_text(x, x->want, e->text, e->create->body),
                         body_text(x, x->live, l->text, l->create->body)))
            other(x, "event", e->name, e->place, "has another body");
    }
    for (unsigned i = 0; i < x->live->events.n; i++) {
        const struct event *e = x->live->events.entries[i].value;
        if (e && !find(&x->want->events, e->key))
            compare_say(x, DIAG_W0111, (struct place){0}, "the database has an event `%.*s`, and the schema has none",
                        STR_ARG(e->name));
    }
}

void compare_programs(const struct compare *x)
{
    compare_triggers(x);
    compare_routines(x, &x->want->procedures, &x->live->procedures, "procedure");
    compare_routines(x, &x->want->functions, &x->live->functions, "function");
    compare_events(x);
}
