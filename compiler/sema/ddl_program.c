/* ddl_program.c: triggers, routines, events and sequences enter the catalogue. Part of DDL replay.
 *
 * Here only their heads are judged: names, what they belong to, types of parameters. The bodies are judged when the whole
 * schema is read (body.c), because the engines, too, look names up late. */
#include "sema/analyze.h"
#include "sema/ddl.h"

static bool taken(const struct ddl *x, const char *what, const struct name *name, struct place there)
{
    struct diag *g =
        diag_add(x->d, DIAG_E0431, ddl_place(x, name->span), "%s `%.*s` exists already", what, STR_ARG(name->text));
    diag_note(x->d, g, there, "`%.*s` is declared here", STR_ARG(name->text));
    return false;
}

static bool missing(const struct ddl *x, const char *what, const struct name *name, const struct map *all)
{
    VEC(struct str) names = {0};
    for (unsigned i = 0; i < all->n; i++) {
        if (all->entries[i].value) {
            vec_push(x->a, &names, all->entries[i].key);
        }
    }
    struct diag *g = diag_add(x->d, DIAG_E0432, ddl_place(x, name->span), "no %s `%.*s`", what, STR_ARG(name->text));
    struct str near = diag_nearest(name->text, names.v, names.n);
    if (near.n) {
        diag_hint(x->d, g, "did you mean `%.*s`?", STR_ARG(near));
    }
    return false;
}

/* ---------------------------------------------------------------- triggers */

/* UPDATE OF: SQLite takes any name there, and then the trigger never fires. */
static bool columns_of(const struct ddl *x, const struct create_trigger *s, const struct table *t)
{
    bool ok = true;
    for (unsigned i = 0; !t->view && i < s->of.n; i++) { /* a view's columns are known in the end */
        ok = ddl_column(x, t, &s->of.v[i]) && ok;
    }
    return ok;
}

/* FOLLOWS, PRECEDES: a trigger of the same table, time and event. */
static bool other_fits(const struct ddl *x, const struct create_trigger *s, const struct table *t)
{
    struct str key = t->database ? catalog_key(x->c, t->database, s->other.text) : s->other.text;
    const struct trigger *other = s->other.text.n ? map_get(&x->c->triggers, key) : NULL;
    if (!s->other.text.n ||
        (other && other->table == t && other->create->time == s->time && other->create->event == s->event)) {
        return true;
    }
    if (!other) {
        return missing(x, "trigger", &s->other, &x->c->triggers);
    }
    return ddl_refuse(x, s->other.span, "trigger `%.*s` is not of the same table, time and event",
                      STR_ARG(s->other.text));
}

static bool time_fits(const struct ddl *x, const struct create_trigger *s, const struct table *t)
{
    if (t->sequence) {
        return ddl_refuse(x, s->table.span, "`%.*s` is a sequence: it has no triggers", STR_ARG(t->name));
    }
    if (t->view && (s->time != TRIGGER_INSTEAD || x->c->options.dialect == DIALECT_MYSQL)) {
        return ddl_refuse(x, s->table.span, "`%.*s` is a view: %s", STR_ARG(t->name),
                          x->c->options.dialect == DIALECT_MYSQL ? "it has no triggers"
                                                                 : "its triggers are INSTEAD OF");
    }
    if (t->view || s->time != TRIGGER_INSTEAD) {
        return true;
    }
    return ddl_refuse(x, s->table.span, "`%.*s` is a table: INSTEAD OF triggers are for views", STR_ARG(t->name));
}

bool ddl_create_trigger(const struct ddl *x, const struct create_trigger *s)
{
    struct database *in = s->temporary ? x->c->databases.v[1] : ddl_database(x, &s->name);
    if (!in) {
        return false;
    }
    struct str key = catalog_key(x->c, in, s->name.name.text);
    struct trigger *there = map_get(&x->c->triggers, key);
    if (there && s->if_not_exists) {
        return true;
    }
    struct table *t = ddl_relation(x, &s->table);
    if (!t || !time_fits(x, s, t) || !columns_of(x, s, t) || !other_fits(x, s, t)) {
        return false;
    }
    if (there && !s->or_replace) {
        return taken(x, "trigger", &s->name.name, there->place);
    }
    struct trigger *new = ARENA_NEW(x->a, struct trigger);
    *new = (struct trigger){s->name.name.text, key, in, t, s, x->s->text, ddl_place(x, s->name.name.span),
                            catalog_era(x->c)};
    map_remove(&x->c->triggers, key);
    map_set(&x->c->triggers, key, new);
    return true;
}

void ddl_drop_triggers(struct catalog *c, const struct table *t)
{
    for (unsigned i = 0; i < c->triggers.n; i++) {
        const struct trigger *x = c->triggers.entries[i].value;
        if (x && x->table == t) {
            map_remove(&c->triggers, x->key);
        }
    }
}

/* ---------------------------------------------------------------- procedures, functions */

static bool named_twice(const struct ddl *x, const struct create_routine *s, unsigned n)
{
    for (unsigned i = 0; i < n; i++) {
        if (str_eq_nocase(s->parameters.v[i].name.text, s->parameters.v[n].name.text)) {
            diag_add(x->d, DIAG_E0210, ddl_place(x, s->parameters.v[n].name.span), "parameter `%.*s` is declared twice",
                     STR_ARG(s->parameters.v[n].name.text));
            return true;
        }
    }
    return false;
}

static bool signature(const struct ddl *x, struct routine *r)
{
    const struct create_routine *s = r->create;
    bool ok = true;
    r->parameters = ARENA_ARRAY(x->a, struct type, s->parameters.n + 1);
    for (unsigned i = 0; i < s->parameters.n; i++) {
        ok = type_resolve(x->c, x->d, x->s->text, &s->parameters.v[i].type, &r->parameters[i]) && ok;
        ok = !named_twice(x, s, i) && ok;
    }
    return ok && (!s->function || type_resolve(x->c, x->d, x->s->text, &s->returns, &r->returns));
}

bool ddl_create_routine(const struct ddl *x, const struct create_routine *s)
{
    struct map *all = s->function ? &x->c->functions : &x->c->procedures;
    struct database *in = ddl_database(x, &s->name);
    if (!in) {
        return false;
    }
    struct str key = catalog_key(x->c, in, s->name.name.text);
    struct routine *there = map_get(all, key);
    if (there && s->if_not_exists) {
        return true;
    }
    if (there && !s->or_replace) {
        return taken(x, s->function ? "function" : "procedure", &s->name.name, there->place);
    }
    struct routine *new = ARENA_NEW(x->a, struct routine);
    *new = (struct routine){.name = s->name.name.text,
                            .key = key,
                            .database = in,
                            .create = s,
                            .text = x->s->text,
                            .place = ddl_place(x, s->name.name.span)};
    bool ok = signature(x, new);
    map_remove(all, key);
    map_set(all, key, new);
    return ok;
}

bool ddl_alter_routine(const struct ddl *x, const struct drop *s)
{
    const struct qname *q = &s->names.v[0];
    bool function = s->object == OBJECT_FUNCTION;
    const struct map *all = function ? &x->c->functions : &x->c->procedures;
    struct database *in = ddl_database(x, q);
    if (!in) {
        return false;
    }
    return map_get(all, catalog_key(x->c, in, q->name.text)) ||
           missing(x, function ? "function" : "procedure", &q->name, all);
}

/* ---------------------------------------------------------------- events */

static bool alter_event(const struct ddl *x, const struct create_event *s, struct event *e)
{
    if (!e) {
        return missing(x, "event", &s->name.name, &x->c->events);
    }
    if (s->body) {
        e->create = s;
        e->text = x->s->text;
    }
    if (!s->rename.name.text.n) {
        return true;
    }
    struct database *in = ddl_database(x, &s->rename);
    if (!in) {
        return false;
    }
    struct str key = catalog_key(x->c, in, s->rename.name.text);
    const struct event *there = map_get(&x->c->events, key);
    if (there) {
        return taken(x, "event", &s->rename.name, there->place);
    }
    map_remove(&x->c->events, e->key);
    e->name = s->rename.name.text;
    e->key = key;
    map_set(&x->c->events, key, e);
    return true;
}

bool ddl_create_event(const struct ddl *x, const struct create_event *s)
{
    struct database *in = ddl_database(x, &s->name);
    if (!in) {
        return false;
    }
    struct str key = catalog_key(x->c, in, s->name.name.text);
    struct event *there = map_get(&x->c->events, key);
    if (s->alter) {
        return alter_event(x, s, there);
    }
    if (there && s->if_not_exists) {
        return true;
    }
    if (there && !s->or_replace) {
        return taken(x, "event", &s->name.name, there->place);
    }
    struct event *new = ARENA_NEW(x->a, struct event);
    *new = (struct event){s->name.name.text, key, in, s, x->s->text, ddl_place(x, s->name.name.span)};
    map_remove(&x->c->events, key);
    map_set(&x->c->events, key, new);
    return true;
}

/* ---------------------------------------------------------------- sequences */

/* What SELECT * FROM s gives. */
static struct table *sequence_table(const struct ddl *x, struct str name, struct place place)
{
    static const struct {
        const char *name;
        enum type_kind kind;
        const char *sql;
    } columns[] = {{"next_not_cached_value", TYPE_INT64, "BIGINT"},
                   {"minimum_value", TYPE_INT64, "BIGINT"},
                   {"maximum_value", TYPE_INT64, "BIGINT"},
                   {"start_value", TYPE_INT64, "BIGINT"},
                   {"increment", TYPE_INT64, "BIGINT"},
                   {"cache_size", TYPE_UINT64, "BIGINT UNSIGNED"},
                   {"cycle_option", TYPE_UINT8, "TINYINT UNSIGNED"},
                   {"cycle_count", TYPE_INT64, "BIGINT"}};
    struct table *t = ARENA_NEW(x->a, struct table);
    *t = (struct table){.name = name, .sequence = true, .text = x->s->text, .place = place};
    map_init(&t->by_name, x->a, true);
    for (unsigned i = 0; i < sizeof columns / sizeof *columns; i++) {
        struct column *c = ARENA_NEW(x->a, struct column);
        struct column_def *def = ARENA_NEW(x->a, struct column_def);
        def->name.text = str_from(columns[i].name);
        *c = (struct column){.name = def->name.text,
                             .index = i,
                             .table = t,
                             .type = type_of(columns[i].kind),
                             .not_null = true,
                             .has_default = false,
                             .strict = true,
                             .def = def,
                             .def_text = x->s->text,
                             .default_text = x->s->text,
                             .place = place};
        c->type.sql_type = str_from(columns[i].sql);
        vec_push(x->a, &t->columns, c);
        map_set(&t->by_name, c->name, c);
    }
    return t;
}

bool ddl_create_sequence(const struct ddl *x, const struct create_sequence *s)
{
    struct database *in = ddl_database(x, &s->name);
    struct table *there = in ? catalog_find(x->c, &s->name) : NULL;
    if (!in) {
        return false;
    }
    if (s->alter) {
        return (there && there->sequence) || s->if_exists || missing(x, "sequence", &s->name.name, &x->c->tables);
    }
    if (there && s->if_not_exists) {
        return true;
    }
    if (there && !s->or_replace) {
        struct diag *g = diag_add(x->d, DIAG_E0401, ddl_place(x, s->name.span), "table `%.*s` exists already",
                                  STR_ARG(s->name.name.text));
        diag_note(x->d, g, there->place, "`%.*s` is declared here", STR_ARG(there->name));
        return false;
    }
    struct table *t = sequence_table(x, s->name.name.text, ddl_place(x, s->name.name.span));
    t->temporary = s->temporary;
    t->database = in;
    if (there) {
        map_remove(&x->c->tables, there->key);
    }
    catalog_add(x->c, t);
    return true;
}

/* ---------------------------------------------------------------- DROP */

static bool drop_sequence(const struct ddl *x, const struct drop *s, const struct qname *q)
{
    const struct table *t = catalog_find(x->c, q);
    if (!t || !t->sequence) {
        return (!t && s->if_exists) || missing(x, "sequence", &q->name, &x->c->tables);
    }
    map_remove(&x->c->tables, t->key);
    return true;
}

/* SQLite looks for an unqualified trigger in temp, too. */
static struct database *trigger_database(const struct ddl *x, const struct qname *q, bool trigger)
{
    bool anywhere = trigger && x->c->options.dialect == DIALECT_SQLITE && !q->schema.text.n;
    struct database *temp = anywhere ? x->c->databases.v[1] : NULL;
    return temp && map_get(&x->c->triggers, catalog_key(x->c, temp, q->name.text)) ? temp : ddl_database(x, q);
}

bool ddl_drop_program(const struct ddl *x, const struct drop *s, const struct qname *q)
{
    struct map *all = &x->c->triggers;
    const char *what = "trigger";
    if (s->object == OBJECT_SEQUENCE) {
        return drop_sequence(x, s, q);
    }
    if (s->object == OBJECT_PROCEDURE) {
        all = &x->c->procedures;
        what = "procedure";
    } else if (s->object == OBJECT_FUNCTION) {
        all = &x->c->functions;
        what = "function";
    } else if (s->object == OBJECT_EVENT) {
        all = &x->c->events;
        what = "event";
    }
    struct database *in = trigger_database(x, q, all == &x->c->triggers);
    if (!in) {
        return false;
    }
    struct str key = catalog_key(x->c, in, q->name.text);
    if (!map_get(all, key)) {
        return s->if_exists || missing(x, what, &q->name, all);
    }
    map_remove(all, key);
    return true;
}

bool ddl_call(const struct ddl *x, struct stmt *s)
{
    if (!call_resolve(x->c, x->d, s->text, s->u.call)) {
        return false;
    }
    vec_push(x->a, &x->c->calls, s);
    return true;
}

void ddl_drop_programs(struct catalog *c, const struct database *in)
{
    struct map *routines[] = {&c->procedures, &c->functions};
    for (unsigned k = 0; k < 2; k++) {
        for (unsigned i = 0; i < routines[k]->n; i++) {
            const struct routine *r = routines[k]->entries[i].value;
            if (r && r->database == in) {
                map_remove(routines[k], r->key);
            }
        }
    }
    for (unsigned i = 0; i < c->events.n; i++) {
        const struct event *e = c->events.entries[i].value;
        if (e && e->database == in) {
            map_remove(&c->events, e->key);
        }
    }
}
