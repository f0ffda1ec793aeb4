/* model_fixture.h: models made by hand, for the tests of the back ends: no parser and no inference stands before them. */
#ifndef TESTS_MODEL_FIXTURE_H
#define TESTS_MODEL_FIXTURE_H

#include "emit/emit.h"

struct fixture {
    struct arena arena;
    struct diags diags;
    struct catalog catalog;
    struct model model;
    struct emit_options options;
};

static inline void fixture_init(struct fixture *f)
{
    *f = (struct fixture){0};
    diags_init(&f->diags, &f->arena);
    struct sql_options o = {.dialect = DIALECT_MYSQL, .modes = MODE_ONLY_FULL_GROUP_BY};
    catalog_init(&f->catalog, &f->arena, &o);
    f->model = (struct model){.arena = &f->arena, .catalog = &f->catalog, .options = o, .targets = {true, true}};
    f->options = (struct emit_options){.generated = STR("generated"), .cache = STR("cache")};
}

static inline struct table *fixture_table(struct fixture *f, const char *name)
{
    struct table *t = ARENA_NEW(&f->arena, struct table);
    t->name = str_from(name);
    map_init(&t->by_name, &f->arena, true);
    t->database = f->catalog.current;
    catalog_add(&f->catalog, t);
    return t;
}

static inline struct column *fixture_column(struct fixture *f, struct table *t, const char *name, struct type type,
                                            bool not_null)
{
    struct column *c = ARENA_NEW(&f->arena, struct column);
    *c = (struct column){.name = str_from(name), .index = t->columns.n, .table = t, .type = type, .not_null = not_null};
    vec_push(&f->arena, &t->columns, c);
    map_set(&t->by_name, c->name, c);
    return c;
}

/* labels: NULL at the end. */
static inline struct type fixture_enum(struct fixture *f, enum type_kind kind, const char *table, const char *column,
                                       const char *const *labels)
{
    struct enum_type *e = ARENA_NEW(&f->arena, struct enum_type);
    e->table = str_from(table);
    e->column = str_from(column);
    e->name = str_printf(&f->arena, "%s.%s", table, column);
    while (labels[e->n]) e->n++;
    e->labels = ARENA_ARRAY(&f->arena, struct str, e->n);
    for (unsigned i = 0; i < e->n; i++) e->labels[i] = str_from(labels[i]);
    struct type t = type_of(kind);
    t.members = e;
    return t;
}

static inline struct type fixture_type(enum type_kind kind, const char *sql)
{
    struct type t = type_of(kind);
    t.sql_type = str_from(sql);
    return t;
}

static inline struct model_query *fixture_query(struct fixture *f, const char *name, const char *source,
                                                const char *sql, enum query_returns returns, enum cardinality c)
{
    struct model_query *q = ARENA_NEW(&f->arena, struct model_query);
    q->name = str_from(name);
    q->source = str_from(source);
    q->sql = str_from(sql);
    q->returns = returns;
    q->cardinality = c;
    q->kind = returns == RETURNS_ROWS ? QUERY_SELECT : QUERY_INSERT;
    q->from_c = str_ends(q->source, ".c");
    q->fingerprint = STR("0123456789abcdef0123456789abcdef");
    q->place = place_source(source_new(&f->arena, q->source, q->sql), 0, 1);
    for (int t = 0; t < N_TARGETS; t++) q->text[t] = (struct model_text){.available = true, .sql = q->sql};
    vec_push(&f->arena, &f->model.queries, q);
    return q;
}

static inline struct model_column *fixture_result(struct fixture *f, struct model_query *q, const char *name,
                                                  struct type type, bool nullable)
{
    struct model_column c = {.name = str_from(name), .type = type, .nullable = nullable, .place = q->place};
    vec_push(&f->arena, &q->columns, c);
    return &q->columns.v[q->columns.n - 1];
}

static inline struct model_param *fixture_param(struct fixture *f, struct model_query *q, const char *name,
                                                struct type type, bool nullable)
{
    struct model_param p = {
        .name = str_from(name), .named = true, .type = type, .nullable = nullable, .place = q->place};
    vec_push(&f->arena, &p.positions, q->params.n + 1);
    for (int t = 0; t < N_TARGETS; t++) vec_push(&f->arena, &q->text[t].order, q->params.n);
    vec_push(&f->arena, &q->params, p);
    return &q->params.v[q->params.n - 1];
}

/* All columns of the table, as `SELECT *` (rows) or as an INSERT's parameters. */
static inline void fixture_all_columns(struct fixture *f, struct model_query *q, const struct table *t)
{
    struct model_use use = {.table = t->name};
    for (unsigned i = 0; i < t->columns.n; i++) {
        const struct column *c = t->columns.v[i];
        vec_push(&f->arena, &use.columns, c->name);
        if (q->returns != RETURNS_ROWS) {
            fixture_param(f, q, c->name.p, c->type, !c->not_null);
            continue;
        }
        struct model_column *r = fixture_result(f, q, c->name.p, c->type, !c->not_null);
        r->origin_table = t->name;
        r->origin_column = c->name;
    }
    vec_push(&f->arena, &q->uses, use);
    if (q->returns == RETURNS_ROWS)
        q->row_table = t->name;
    else
        q->params_table = t->name;
}

/* A project of every kind of type, query and awkward name. */
static inline struct table *fixture_events(struct fixture *f)
{
    static const char *const kinds[] = {"model_response",    "tool_call", "",  "tool-call",
                                        "\xC3\xA9t\xC3\xA9", "\"*/",      NULL};
    static const char *const flags[] = {"a", "b", NULL};
    struct table *t = fixture_table(f, "events");
    fixture_column(f, t, "event_id", fixture_type(TYPE_TEXT, "VARCHAR(64)"), true);
    fixture_column(f, t, "event_type", fixture_enum(f, TYPE_ENUM, "events", "event_type", kinds), true);
    struct type at = fixture_type(TYPE_TIMESTAMP, "TIMESTAMP(6)");
    at.scale = 6;
    fixture_column(f, t, "created_at", at, true);
    struct type cost = fixture_type(TYPE_DECIMAL, "DECIMAL(10,6)");
    cost.precision = 10;
    cost.scale = 6;
    fixture_column(f, t, "cost_total", cost, false);
    fixture_column(f, t, "duration_ms", fixture_type(TYPE_UINT32, "INT UNSIGNED"), false);
    fixture_column(f, t, "errno", fixture_type(TYPE_BOOL, "BOOLEAN"), false);
    fixture_column(f, t, "class", fixture_type(TYPE_JSON, "JSON"), false);
    fixture_column(f, t, "2nd try", fixture_enum(f, TYPE_SET, "events", "2nd try", flags), false);
    return t;
}

#endif
