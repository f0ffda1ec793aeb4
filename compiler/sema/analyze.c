/* analyze.c: BIND + INFER for one statement, and the model_query that comes out. */
#include "sema/analyze.h"

#include "sema/advise.h"
#include "sema/directive.h"
#include "sema/embed.h"
#include "sema/repeatable.h"
#include "sema/said.h"

enum { MOST_ROUNDS = 8 };

/* ---------------------------------------------------------------- running the passes */

struct bound {
    struct query *query; /* SELECT; else NULL */
    struct dml *dml;     /* INSERT, UPDATE, DELETE */
    struct query *call;  /* what CALL gives; none of the three: directive.c */
    bool into;           /* SELECT … INTO @x, OUTFILE: its rows stay in the server */
};

static void infer_once(struct infer *x, const struct bound *s, const struct stmt *stmt)
{
    x->round++;
    params_begin_round(x->params);
    if (s->query) {
        infer_query(x, s->query, NULL);
    } else if (s->call) {
        infer_call_statement(x, stmt->u.call);
    } else if (s->dml) {
        infer_dml(x, s->dml, stmt);
    } else {
        directive_infer(x, stmt);
    }
}

/* What a round reported before its parameters had settled may be wrong: it is taken back. */
static void take_back(struct diags *d, unsigned n, unsigned n_errors)
{
    d->all.n = n;
    d->n_errors = n_errors;
}

static bool infer_all(struct infer *x, const struct bound *s, const struct stmt *stmt)
{
    unsigned n = x->d->all.n, n_errors = x->d->n_errors;
    for (unsigned round = 1;; round++) {
        x->failed = false;
        infer_once(x, s, stmt);
        if (!params_decide(x->params, stmt) || round == MOST_ROUNDS) {
            break;
        }
        take_back(x->d, n, n_errors);
    }
    return params_report(x->params, x->d, stmt) && !x->failed;
}

static const struct rules *rules_of(enum dialect d)
{
    switch (d) {
    case DIALECT_SQLITE: return &rules_sqlite;
    case DIALECT_POSTGRES: return &rules_postgres;
    case DIALECT_MYSQL: break;
    }
    return &rules_mysql;
}

static const char *cure_of_unchecked(const struct stmt *s)
{
    if (s->kind == STMT_UNKNOWN) {
        return "sc_exec_script() runs it unchecked";
    }
    if (s->kind == STMT_CREATE_TABLE && s->u.create_table->temporary) {
        return "declare the table in the schema's files, and queries over it are checked; sc_exec_script() makes it, "
               "unchecked";
    }
    return "what changes tables belongs into the schema's files; sc_exec_script() runs it unchecked";
}

static bool known_statement(struct diags *d, const struct sql_options *o, const struct stmt *s)
{
    switch (s->kind) {
    case STMT_SELECT:
    case STMT_INSERT:
    case STMT_UPDATE:
    case STMT_DELETE:
    case STMT_CALL:
    case STMT_TRANSACTION: return true;
    case STMT_IGNORED:
        if (o->dialect != DIALECT_POSTGRES) {
            return true;
        }
        break;
    case STMT_DATABASE:
        if (s->u.database->action == DATABASE_USE) {
            return true; /* directive.c says why not */
        }
        break;
    default: break;
    }
    struct diag *g =
        diag_add(d, DIAG_E0104, place_sql(s->text, s->span), "%.*s is not checked as a query", STR_ARG(s->word));
    diag_hint(d, g, "%s", cure_of_unchecked(s));
    return false;
}

static struct bound bind_all(struct bind *b, struct stmt *s)
{
    struct bound r = {0};
    if (directive_is(s)) {
        directive_bind(b, s);
    } else if (s->kind == STMT_SELECT) {
        r.query = bind_select(b, s->u.select, NULL);
        r.into = s->u.select->into.n || s->u.select->into_file;
    } else if (s->kind == STMT_CALL) {
        r.call = bind_call_statement(b, s->u.call);
    } else {
        r.dml = bind_dml(b, s);
    }
    return r;
}

/* Every placeholder must have been met by name resolution: none may stand where nobody looks. */
static bool all_params_met(struct bind *b)
{
    if (b->failed || b->n_params == b->stmt->params.n) {
        return true;
    }
    struct span at = b->stmt->params.v[0]->span;
    bind_report(b, DIAG_E0104, at, "%u of %u placeholders stand where schemac does not look yet",
                b->stmt->params.n - b->n_params, b->stmt->params.n);
    return false;
}

/* ---------------------------------------------------------------- the model */

static struct query *rows_of(const struct bound *s)
{
    return s->query ? s->query : s->call ? s->call : s->dml->query;
}

/* What a dialect's rules remember in a type for themselves is not the record's business. */
static struct type model_type(struct type t)
{
    if (t.kind == TYPE_DOUBLE || t.kind == TYPE_FLOAT) {
        t.precision = t.scale = 0;
    }
    return t;
}

static void model_columns(struct infer *x, const struct query *rows, struct model_query *q)
{
    for (unsigned i = 0; i < rows->results.n; i++) {
        const struct result *r = &rows->results.v[i];
        struct model_column c = {.name = r->name,
                                 .type = model_type(r->type),
                                 .nullable = r->nullable,
                                 .own = own_type_of_result(rows, i, r->type.kind),
                                 .always_null = surely_null(rows, r),
                                 .place = place_sql(x->text, r->span)};
        if (r->origin && !r->origin->table->builtin) {
            c.origin_table = r->origin->table->key;
            c.origin_column = r->origin->name;
            c.type = r->type.kind == r->origin->type.kind ? type_of_value(&r->origin->type) : r->type;
        }
        vec_push(x->a, &q->columns, c);
    }
}

static enum cardinality from_bounds(bool at_most_one, bool at_least_one)
{
    return !at_most_one ? CARDINALITY_MANY : at_least_one ? CARDINALITY_ONE : CARDINALITY_OPTIONAL;
}

static bool mentions_ignore(struct str text)
{
    for (size_t i = 0; i + 6 <= text.n; i++) {
        if (str_eq_nocase(str_sub(text, i, 6), STR("IGNORE"))) {
            return true;
        }
    }
    return false;
}

/* SQLite: a constraint's ON CONFLICT IGNORE, or a trigger's RAISE(IGNORE), passes a row over without a word. */
static bool may_ignore(const struct infer *x, const struct table *t)
{
    bool may = t->text && mentions_ignore(t->text->text);
    for (unsigned i = 0; i < t->columns.n; i++) {
        may = may || (t->columns.v[i]->def_text && mentions_ignore(t->columns.v[i]->def_text->text));
    }
    for (unsigned i = 0; i < x->cat->triggers.n; i++) {
        const struct trigger *trigger = x->cat->triggers.entries[i].value;
        may = may || (trigger && trigger->table == t && mentions_ignore(trigger->text->text));
    }
    return may;
}

/* A row inserted is a row returned, unless a conflict may pass it over. */
static enum cardinality insert_cardinality(struct infer *x, const struct dml *m, const struct insert *s)
{
    bool skips = s->conflict == CONFLICT_IGNORE || !m->target || !m->target->table ||
                 (x->o.dialect == DIALECT_SQLITE && may_ignore(x, m->target->table));
    bool one = !m->source || (m->source->select->values.n == 1 && m->columns.n);
    bool sure = one;
    if (m->source && !m->source->select->values.n) {
        query_count(x, m->source);
        one = m->source->at_most_one;
        sure = m->source->at_least_one;
    }
    for (unsigned i = 0; i < s->upserts.n; i++) {
        skips = skips || s->upserts.v[i].nothing || s->upserts.v[i].where;
    }
    return from_bounds(one, sure && !skips);
}

static enum cardinality dml_cardinality(struct infer *x, const struct dml *m, const struct stmt *s)
{
    if (!m->query->results.n) {
        return CARDINALITY_NONE;
    }
    if (s->kind == STMT_INSERT) {
        return insert_cardinality(x, m, s->u.insert);
    }
    const struct expr *where = s->kind == STMT_UPDATE ? s->u.update->where : s->u.del->where;
    bool one = m->target ? dml_target_single(x, m->query, where, m->target) : dml_single(x, m->query, where);
    return from_bounds(one, false);
}

static enum cardinality cardinality_of(struct infer *x, const struct bound *b, const struct stmt *s)
{
    if (b->into) {
        return CARDINALITY_NONE;
    }
    if (b->call) {
        return b->call->results.n ? CARDINALITY_MANY : CARDINALITY_NONE;
    }
    if (b->dml) {
        return dml_cardinality(x, b->dml, s);
    }
    query_count(x, b->query);
    return from_bounds(b->query->at_most_one, b->query->at_least_one);
}

/* For the warning of a query that is annotated `one` or `exactly_one`, and of no other. */
static struct why_many why_many(struct infer *x, const struct bound *b, const struct stmt *s)
{
    const struct why_many none = {0};
    if (!s->annotation || (s->annotation->command != COMMAND_ONE && s->annotation->command != COMMAND_EXACTLY_ONE)) {
        return none;
    }
    if (b->query) {
        return query_why_many(x, b->query);
    }
    if (b->dml && s->kind != STMT_INSERT) {
        return dml_why_many(x, b->dml->query, s->kind == STMT_UPDATE ? s->u.update->where : s->u.del->where);
    }
    return b->dml && b->dml->source ? query_why_many(x, b->dml->source) : none;
}

static enum query_kind kind_of(const struct stmt *s)
{
    switch (s->kind) {
    case STMT_INSERT: return QUERY_INSERT;
    case STMT_UPDATE: return QUERY_UPDATE;
    case STMT_DELETE: return QUERY_DELETE;
    case STMT_CALL: return QUERY_CALL;
    default: return QUERY_SELECT;
    }
}

/* ---------------------------------------------------------------- shared rows */

static unsigned visible_columns(const struct table *t)
{
    unsigned n = 0;
    for (unsigned i = 0; i < t->columns.n; i++) {
        n += !t->columns.v[i]->invisible;
    }
    return n;
}

/* The i-th column of the table's row: invisible ones are not in it. */
static const struct column *visible_column(const struct table *t, unsigned n)
{
    for (unsigned i = 0; i < t->columns.n; i++) {
        if (!t->columns.v[i]->invisible && !n--) {
            return t->columns.v[i];
        }
    }
    return NULL;
}

static bool same_as_column(const struct column *c, struct str name, const struct type *type, bool nullable)
{
    struct type value = type_of_value(&c->type);
    return str_eq(c->name, name) && type_same(&value, type) && nullable == !c->not_null;
}

static void find_row_table(const struct infer *x, struct model_query *q)
{
    const struct table *t = q->columns.n ? catalog_table(x->cat, q->columns.v[0].origin_table) : NULL;
    if (!t || visible_columns(t) != q->columns.n) {
        return;
    }
    for (unsigned i = 0; i < q->columns.n; i++) {
        const struct model_column *m = &q->columns.v[i];
        const struct column *c = visible_column(t, i);
        if (!str_eq(m->origin_table, t->key) || !str_eq(m->origin_column, c->name) ||
            !same_as_column(c, m->name, &m->type, m->nullable)) {
            return;
        }
    }
    q->row_table = t->key;
}

static void find_params_table(struct model_query *q, const struct dml *m)
{
    const struct table *t = m && m->target ? m->target->table : NULL;
    if (q->kind != QUERY_INSERT || !t || t->builtin || visible_columns(t) != q->params.n) {
        return;
    }
    for (unsigned i = 0; i < q->params.n; i++) {
        const struct model_param *p = &q->params.v[i];
        if (p->list || p->own != visible_column(t, i)->own ||
            !same_as_column(visible_column(t, i), p->name, &p->type, p->nullable)) {
            return;
        }
    }
    q->params_table = t->key;
}

static struct model_query *make_model(struct infer *x, struct bind *b, const struct bound *s, struct stmt *stmt)
{
    struct model_query *q = ARENA_NEW(x->a, struct model_query);
    q->dialect = x->o.dialect;
    q->kind = kind_of(stmt);
    q->sql = x->text->text;
    q->stmt = stmt;
    bool directive = directive_is(stmt);
    if (directive && !directive_model(x, stmt, q)) {
        return NULL;
    }
    if (!directive && !s->into) {
        model_columns(x, rows_of(s), q);
    }
    if (b->embeds.n && !embed_model(x, b, stmt, rows_of(s), q)) {
        return NULL;
    }
    params_model(x->params, stmt, q);
    q->cardinality = !directive ? cardinality_of(x, s, stmt) : q->columns.n ? CARDINALITY_MANY : CARDINALITY_NONE;
    if (q->cardinality == CARDINALITY_MANY) {
        q->why_many = why_many(x, s, stmt);
    }
    q->returns = q->columns.n ? RETURNS_ROWS : RETURNS_NOTHING;
    uses_model(b, q);
    for (unsigned i = 0; i < b->routines.n; i++) {
        vec_push(x->a, &q->routines, b->routines.v[i]);
    }
    q->repeatable = !directive && stmt->kind == STMT_SELECT && select_repeatable(x->a, stmt->u.select);
    find_row_table(x, q);
    find_params_table(q, s->dml);
    return !stmt->explain || explain_model(x, stmt, q) ? q : NULL;
}

/* ---------------------------------------------------------------- in a body */

static struct bind inner_binder(const struct inner *in)
{
    return (struct bind){.a = in->a,
                         .d = in->d,
                         .cat = in->c,
                         .stmt = in->s,
                         .text = in->text,
                         .o = in->c->options,
                         .program = in->program};
}

static struct infer inner_infer(const struct inner *in, struct params *params)
{
    return (struct infer){.a = in->a,
                          .d = in->d,
                          .cat = in->c,
                          .stmt = in->s,
                          .text = in->text,
                          .o = in->c->options,
                          .rules = rules_of(in->c->options.dialect),
                          .params = params};
}

bool analyze_inner(const struct inner *in, struct query **rows)
{
    struct params params = {.a = in->a};
    struct bind b = inner_binder(in);
    struct infer x = inner_infer(in, &params);
    struct bound bound = bind_all(&b, in->s);
    infer_once(&x, &bound, in->s);
    *rows = rows_of(&bound);
    return !b.failed && !x.failed;
}

bool analyze_inner_value(const struct inner *in, struct expr *e)
{
    struct params params = {.a = in->a};
    struct bind b = inner_binder(in);
    struct infer x = inner_infer(in, &params);
    struct scope none = {0};
    struct spot at = {.scope = &none, .clause = CLAUSE_SET};
    struct env env = env_push(NULL);
    bind_expr(&b, &at, e);
    x.round = 1;
    infer_expr(&x, &env, e);
    return !b.failed && !x.failed;
}

/* A program's SELECT … INTO writes user variables, one for each column. */
static bool into_fits(struct bind *b, const struct query *q, const struct select *s)
{
    for (unsigned i = 0; i < s->into.n; i++) {
        const struct expr *e = s->into.v[i];
        if (e->kind != EXPR_VARIABLE) {
            struct diag *g =
                bind_report(b, DIAG_E0232, e->span, "no variable `%.*s` is declared here", STR_ARG(e->name.text));
            diag_hint(b->d, g, "outside a body a variable is written @%.*s", STR_ARG(e->name.text));
        }
    }
    if (!q->poisoned && !s->into_file && q->results.n != s->into.n) {
        bind_report(b, DIAG_E0209, s->into_span, "%u value%s for %u variable%s", q->results.n,
                    q->results.n == 1 ? "" : "s", s->into.n, s->into.n == 1 ? "" : "s");
    }
    return !b->failed;
}

struct model_query *analyze(struct arena *a, struct diags *d, const struct catalog *c, struct stmt *s)
{
    struct params params = {0};
    struct bind b = {.a = a, .d = d, .cat = c, .stmt = s, .text = s->text, .o = c->options};
    struct infer x = {.a = a,
                      .d = d,
                      .cat = c,
                      .stmt = s,
                      .text = s->text,
                      .o = c->options,
                      .rules = rules_of(c->options.dialect),
                      .params = &params};
    if (!known_statement(d, &c->options, s)) {
        return NULL;
    }
    bool good = params_collect(&params, a, d, s, c->options.dialect == DIALECT_SQLITE);
    struct bound bound = bind_all(&b, s);
    good = all_params_met(&b) && good;
    good = infer_all(&x, &bound, s) && good && !b.failed;
    good = (!bound.into || into_fits(&b, bound.query, s->u.select)) && good;
    struct model_query *q = good ? make_model(&x, &b, &bound, s) : NULL;
    if (q && !directive_is(s)) {
        advise_stmt(&x, s, bound.dml);
    }
    return q;
}
