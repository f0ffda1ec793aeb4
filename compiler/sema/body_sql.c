/* body_sql.c: the SQL in a body: which statements may stand there, what they give, what they write. See body.c. */
#include "sema/ddl.h"
#include "sema/program.h"
#include "sema/sysvars.h"

/* In these the engines let no statement commit, and none give rows. */
static bool is_inside_statement(const struct program *p)
{
    return p->kind == PROGRAM_FUNCTION || p->kind == PROGRAM_TRIGGER;
}

static bool is_mysql(const struct program *p)
{
    return p->c->options.dialect == DIALECT_MYSQL;
}

static const char *kind_word(const struct program *p)
{
    return p->kind == PROGRAM_FUNCTION ? "a function" : "a trigger";
}

void body_value(struct program *p, struct expr *e)
{
    struct inner in = {p->a, p->d, p->c, p->stmt, p->text, p->scope};
    p->ok = analyze_inner_value(&in, e) && p->ok;
}

struct query *body_query(struct program *p, struct stmt *s)
{
    struct query *rows = NULL;
    struct inner in = {p->a, p->d, p->c, s, p->text, p->scope};
    p->ok = analyze_inner(&in, &rows) && p->ok;
    return rows;
}

/* ---------------------------------------------------------------- what is written */

static void new_column(struct program *p, const struct relation *r, const struct expr *e)
{
    const struct column *c = r->table ? table_column(r->table, e->name.text) : NULL;
    unsigned at;
    if (r->why_absent) {
        body_report(p, DIAG_E0433, e->span, "%s", r->why_absent);
    } else if (!relation_column(r, e->name.text, &at)) {
        body_report(p, DIAG_E0203, e->name.span, "no column `%.*s` in `%.*s`", STR_ARG(e->name.text),
                    STR_ARG(r->table ? r->table->name : r->name));
    } else if (str_is(r->name, "OLD") && r->table) {
        body_report(p, DIAG_E0433, e->span, "OLD is what was there: it cannot be set");
    } else if (c && p->trigger && p->trigger->create->time != TRIGGER_BEFORE) {
        body_report(p, DIAG_E0433, e->span, "NEW can be set BEFORE the row is written, not after");
    } else if (c && c->generated != GENERATED_NONE) {
        body_report(p, DIAG_E0308, e->span, "column `%.*s` is generated: it takes no value", STR_ARG(c->name));
    }
}

static struct relation *row_named(const struct program *p, struct str name)
{
    for (const struct scope *s = p->scope; s; s = s->outer) {
        struct relation *r = scope_relation(s, &(struct qname){.name.text = name}, true);
        if (r && name.n) {
            return r;
        }
    }
    return NULL;
}

static struct str nearest_variable(const struct program *p, struct str name)
{
    VEC(struct str) names = {0};
    for (const struct scope *s = p->scope; s; s = s->outer) {
        for (unsigned i = 0; i < s->n; i++) {
            const struct relation *r = s->relations[i];
            for (unsigned k = 0; !r->name.n && k < r->n_columns; k++) {
                vec_push(p->a, &names, r->columns[k].name);
            }
        }
    }
    return diag_nearest(name, names.v, names.n);
}

static void no_variable(struct program *p, const struct expr *e)
{
    struct diag *g = body_report(p, DIAG_E0232, e->span, "no variable `%.*s` is declared here", STR_ARG(e->name.text));
    struct str near = nearest_variable(p, e->name.text);
    if (near.n) {
        diag_hint(p->d, g, "did you mean `%.*s`?", STR_ARG(near));
    }
}

static bool is_autocommit(const struct set_item *s)
{
    return str_is(sysvar_word(s->target->name.text), "autocommit");
}

/* NEW.a is set by SET alone; a row's field may be anything's. */
static void body_target_of(struct program *p, struct expr *e, bool set)
{
    if (e->kind == EXPR_VARIABLE) {
        return;
    }
    struct str row = e->qualifier.name.text;
    const struct relation *r = row_named(p, row.n ? row : e->name.text);
    if (!row.n && !body_variable(p, &e->name) && !r) {
        no_variable(p, e);
    } else if (row.n && r && r->table && !set) {
        struct diag *g = body_report(p, DIAG_E0433, e->span, "only SET writes a column of NEW");
        diag_hint(p->d, g, "take the value in a variable first, or write SET %.*s.%.*s = (SELECT …)", STR_ARG(row),
                  STR_ARG(e->name.text));
    } else if (row.n && r) {
        new_column(p, r, e);
    } else if (row.n) {
        body_report(p, DIAG_E0211, e->qualifier.span, "no row `%.*s` here", STR_ARG(row));
    }
}

/* A variable, NEW.c or @x that is written. */
static void body_target(struct program *p, struct expr *e)
{
    body_target_of(p, e, false);
}

/* One row variable takes a whole row. */
static bool takes_row(const struct program *p, const expr_vec *targets, unsigned n)
{
    const struct expr *only = targets->n == 1 ? targets->v[0] : NULL;
    const struct relation *r =
        only && only->kind == EXPR_COLUMN && !only->qualifier.name.text.n ? row_named(p, only->name.text) : NULL;
    return r && !body_variable(p, &only->name) && r->n_columns == n;
}

/* n: how many values there are for them; 0: not known. */
void body_targets(struct program *p, const expr_vec *targets, unsigned n, struct span span)
{
    for (unsigned i = 0; i < targets->n; i++) {
        body_target(p, targets->v[i]);
    }
    if (n && targets->n != n && !takes_row(p, targets, n)) {
        body_report(p, DIAG_E0209, span, "%u value%s for %u variable%s", n, n == 1 ? "" : "s", targets->n,
                    targets->n == 1 ? "" : "s");
    }
}

static void set_option(struct program *p, const struct set_item *s)
{
    const struct name *name = &s->target->name;
    struct str word = sysvar_word(name->text);
    if (!sysvar_check(p->c, p->d, place_sql(p->text, name->span), word)) {
        p->ok = false;
    }
    if (is_autocommit(s) && is_inside_statement(p)) {
        body_report(p, DIAG_E0433, s->span, "autocommit cannot be set in a function or trigger");
    }
    if (s->value && s->value->kind != EXPR_COLUMN) { /* utf8mb4, READ_COMMITTED: words, not names */
        body_value(p, s->value);
    }
}

static void set_item(struct program *p, const struct set_item *s)
{
    struct expr *e = s->target;
    bool system = e->kind == EXPR_VARIABLE && str_starts(e->name.text, "@@");
    bool plain = e->kind == EXPR_COLUMN && !e->qualifier.name.text.n;
    bool declared = plain && (body_variable(p, &e->name) || row_named(p, e->name.text));
    if (system || s->option || (plain && !declared)) {
        set_option(p, s);
        return;
    }
    body_target_of(p, e, true);
    if (s->value) {
        body_value(p, s->value);
    }
}

void body_set(struct program *p, const struct body *b)
{
    for (unsigned i = 0; i < b->sets.n; i++) {
        if (b->sets.v[i].target) {
            set_item(p, &b->sets.v[i]);
        }
    }
}

/* ---------------------------------------------------------------- statements that give rows */

static void gives_rows(struct program *p, const struct stmt *s, struct query *rows)
{
    if (is_inside_statement(p) && is_mysql(p)) {
        struct diag *g = body_report(p, DIAG_E0433, s->span, "%s gives no rows to anyone", kind_word(p));
        diag_hint(p->d, g, s->kind == STMT_SELECT ? "say INTO which variables it selects" : "leave it out");
    }
    if (p->routine) {
        p->routine->results++;
        p->routine->rows = p->depth ? NULL : rows;
    }
}

static void query_statement(struct program *p, struct stmt *s)
{
    struct query *q = body_query(p, s);
    body_own_table(p, s);
    const struct select *x = s->kind == STMT_SELECT ? s->u.select : NULL;
    if (x && x->into.n) {
        bool known = q && !q->poisoned;
        body_targets(p, &x->into, known ? q->results.n : 0, x->into_span);
    } else if (x || (q && q->results.n)) {
        gives_rows(p, s, q);
    }
}

/* ---------------------------------------------------------------- CALL */

static bool is_writable(const struct program *p, struct expr *e)
{
    bool plain = e->kind == EXPR_COLUMN && (e->qualifier.name.text.n || body_variable(p, &e->name));
    return plain || (e->kind == EXPR_VARIABLE && !str_starts(e->name.text, "@@"));
}

static void out_argument(struct program *p, const struct routine *r, unsigned i, struct expr *e)
{
    if (r->create->parameters.v[i].mode == PARAMETER_IN) {
        return;
    }
    if (is_writable(p, e)) {
        body_target(p, e);
    } else {
        body_report(p, DIAG_E0309, e->span, "parameter `%.*s` gives a value back: it takes a variable",
                    STR_ARG(r->create->parameters.v[i].name.text));
    }
}

static void call(struct program *p, struct stmt *s)
{
    struct call_statement *c = s->u.call;
    if (!call_resolve(p->c, p->d, p->text, c)) {
        p->ok = false;
    }
    for (unsigned i = 0; i < c->args.n; i++) {
        body_value(p, c->args.v[i]);
        if (c->routine && i < c->routine->create->parameters.n) {
            out_argument(p, c->routine, i, c->args.v[i]);
        }
    }
    if (c->builtin) {
        gives_rows(p, s, NULL);
        if (p->routine) {
            p->routine->changes_schema = true;
        }
    }
    if (!c->routine) {
        return;
    }
    routine_check(p->base, p->d, c->routine, p->calls + 1);
    if (c->routine->results) {
        gives_rows(p, s, c->routine->results == 1 ? c->routine->rows : NULL);
    }
    if (p->routine) {
        p->routine->results += c->routine->results > 1 ? c->routine->results - 1 : 0;
        p->routine->may_end = p->routine->may_end || c->routine->may_end;
        p->routine->dynamic = p->routine->dynamic || c->routine->dynamic || !c->routine->checked;
        p->routine->changes_schema = p->routine->changes_schema || c->routine->changes_schema;
    }
}

/* ---------------------------------------------------------------- DDL */

static bool is_temporary(const struct stmt *s)
{
    return (s->kind == STMT_CREATE_TABLE && s->u.create_table->temporary) ||
           (s->kind == STMT_DROP && s->u.drop->temporary);
}

/* What a body creates is there for the rest of it: it gets a catalogue of its own. */
static void own_catalog(struct program *p)
{
    struct catalog *own = ARENA_NEW(p->a, struct catalog);
    if (p->c != p->base) {
        return;
    }
    *own = *p->base;
    map_init(&own->tables, p->a, p->base->tables.nocase);
    for (unsigned i = 0; i < p->base->tables.n; i++) {
        if (p->base->tables.entries[i].value) {
            map_set(&own->tables, p->base->tables.entries[i].key, p->base->tables.entries[i].value);
        }
    }
    p->c = own;
}

static void create_table(struct program *p, const struct stmt *s)
{
    const struct create_table *t = s->u.create_table;
    const struct ddl x = {p->c, p->d, s, p->a};
    const struct table *there = catalog_find(p->c, &t->name);
    if (there) { /* a temporary one hides the schema's; another fails only when it runs */
        map_remove(&p->c->tables, there->key);
    }
    p->ok = ddl_create_table(&x, t) && p->ok;
}

static void drop_tables(struct program *p, const struct stmt *s)
{
    for (unsigned i = 0; s->u.drop->object == OBJECT_TABLE && i < s->u.drop->names.n; i++) {
        const struct table *own = catalog_find(p->c, &s->u.drop->names.v[i]);
        struct table *schema = catalog_find(p->base, &s->u.drop->names.v[i]);
        if (own && own != schema) {
            map_remove(&p->c->tables, own->key);
            if (schema) {
                map_set(&p->c->tables, schema->key, schema);
            }
        }
    }
}

static bool is_program_ddl(const struct stmt *s)
{
    bool drops =
        s->kind == STMT_DROP && (s->u.drop->object == OBJECT_PROCEDURE || s->u.drop->object == OBJECT_FUNCTION);
    return drops || s->kind == STMT_CREATE_TRIGGER || s->kind == STMT_CREATE_ROUTINE || s->kind == STMT_ALTER_ROUTINE ||
           s->kind == STMT_CREATE_EVENT || (s->kind == STMT_CREATE_VIEW && s->u.create_view->alter);
}

static void data_definition(struct program *p, struct stmt *s)
{
    if (is_program_ddl(s)) {
        body_report(p, DIAG_E0433, s->span, "%.*s cannot stand in another body", STR_ARG(s->word));
        return;
    }
    if (is_inside_statement(p) && !is_temporary(s)) {
        body_report(p, DIAG_E0433, s->span, "%.*s commits: it cannot stand in a function or trigger", STR_ARG(s->word));
        return;
    }
    if (p->routine && !is_temporary(s)) {
        p->routine->changes_schema = true;
    }
    if (s->kind == STMT_CREATE_TABLE) {
        own_catalog(p);
        create_table(p, s);
    } else if (s->kind == STMT_DROP) {
        drop_tables(p, s);
    }
}

/* ---------------------------------------------------------------- the others */

static bool word_in(struct str word, const char *const *words)
{
    for (; *words; words++) {
        if (str_is(word, *words)) {
            return true;
        }
    }
    return false;
}

static void transaction(struct program *p, const struct stmt *s)
{
    if (is_inside_statement(p) && !str_is(s->word, "SAVEPOINT") && !str_is(s->word, "RELEASE")) {
        body_report(p, DIAG_E0433, s->span, "%.*s cannot stand in a function or trigger", STR_ARG(s->word));
    }
}

static void other(struct program *p, const struct stmt *s)
{
    static const char *const never[] = {"USE", "LOCK", "UNLOCK", "LOAD", "HANDLER", NULL};
    static const char *const rows[] = {"SHOW",     "EXPLAIN",  "DESCRIBE", "DESC", "ANALYZE", "CHECK",
                                       "CHECKSUM", "OPTIMIZE", "REPAIR",   "HELP", NULL};
    if (word_in(s->word, never)) {
        body_report(p, DIAG_E0433, s->span, "%.*s cannot stand in a body", STR_ARG(s->word));
    } else if (word_in(s->word, rows)) {
        gives_rows(p, s, NULL);
    } else if ((str_is(s->word, "FLUSH") || str_is(s->word, "TRUNCATE")) && is_inside_statement(p)) {
        body_report(p, DIAG_E0433, s->span, "%.*s cannot stand in a function or trigger", STR_ARG(s->word));
    }
}

void body_sql(struct program *p, struct stmt *s)
{
    switch (s->kind) {
    case STMT_SELECT:
    case STMT_INSERT:
    case STMT_UPDATE:
    case STMT_DELETE: query_statement(p, s); break;
    case STMT_CALL: call(p, s); break;
    case STMT_TRANSACTION: transaction(p, s); break;
    case STMT_CREATE_TABLE:
    case STMT_CREATE_INDEX:
    case STMT_CREATE_TYPE:
    case STMT_CREATE_VIEW:
    case STMT_CREATE_TRIGGER:
    case STMT_CREATE_ROUTINE:
    case STMT_ALTER_ROUTINE:
    case STMT_CREATE_EVENT:
    case STMT_CREATE_SEQUENCE:
    case STMT_ALTER_TABLE:
    case STMT_DROP:
    case STMT_RENAME: data_definition(p, s); break;
    case STMT_DATABASE: str_is(s->word, "USE") ? other(p, s) : data_definition(p, s); break;
    case STMT_IGNORED:
    case STMT_UNKNOWN: other(p, s); break;
    }
}
