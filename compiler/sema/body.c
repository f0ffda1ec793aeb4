/* body.c: the bodies of triggers, routines and events, checked when the whole schema is read. The end of DDL replay.
 *
 * What an engine refuses at CREATE is an error; so is a name that it would only miss when the body runs. Statements are
 * bound and typed as queries are, with parameters, variables, NEW and OLD in scope (body_scope.c, body_sql.c). */
#include <stdarg.h>
#include <stdio.h>

#include "sema/ddl.h"
#include "sema/program.h"

enum { MOST_CALLS = 100 }; /* deeper ones are looked into in their turn; what they give is then not known */

struct diag *body_report(struct program *p, enum diag_code code, struct span span, const char *format, ...)
{
    char text[512];
    va_list list;
    va_start(list, format);
    vsnprintf(text, sizeof text, format, list);
    va_end(list);
    p->ok = false;
    return diag_add(p->d, code, place_sql(p->text, span), "%s", text);
}

/* ---------------------------------------------------------------- statements */

static void body_check(struct program *p, const struct body *b);

static void body_list(struct program *p, const body_vec *list)
{
    for (unsigned i = 0; i < list->n; i++) {
        body_check(p, list->v[i]);
    }
}

static void block(struct program *p, const struct body *b)
{
    struct block inner = {0};
    body_enter(p, &inner, b, false);
    body_list(p, &b->list);
    body_leave(p);
}

static void branches(struct program *p, const struct body *b)
{
    if (b->value) {
        body_value(p, b->value);
    }
    for (unsigned i = 0; i < b->arms.n; i++) {
        if (b->arms.v[i].when) {
            body_value(p, b->arms.v[i].when);
        }
        p->depth++;
        body_list(p, &b->arms.v[i].list);
        p->depth--;
    }
}

static void loop(struct program *p, const struct body *b)
{
    struct block inner = {0};
    if (b->value && b->kind == BODY_WHILE) {
        body_value(p, b->value);
    }
    body_enter(p, &inner, b, true);
    p->depth++;
    body_list(p, &b->list);
    p->depth--;
    body_leave(p);
    if (b->value && b->kind == BODY_REPEAT) {
        body_value(p, b->value);
    }
}

static void values(struct program *p, const expr_vec *list)
{
    for (unsigned i = 0; i < list->n; i++) {
        body_value(p, list->v[i]);
    }
}

/* The variable of FOR: an integer, or a row of what is gone through. */
static struct relation *for_variable(struct program *p, const struct body *b)
{
    if (b->stmt) {
        return relation_of_rows(p, b->name.text, body_query(p, b->stmt));
    }
    if (b->cursor.text.n) {
        const struct cursor *c = body_cursor(p, &b->cursor);
        values(p, &b->args);
        return relation_of_rows(p, b->name.text, c ? c->rows : NULL);
    }
    body_value(p, b->value);
    body_value(p, b->upper);
    struct relation *r = ARENA_NEW(p->a, struct relation);
    r->columns = ARENA_NEW(p->a, struct rel_column);
    r->n_columns = 1;
    r->columns[0] = (struct rel_column){.name = b->name.text, .type = type_of(TYPE_INT64), .nullable = true};
    return r;
}

static void for_loop(struct program *p, const struct body *b)
{
    struct block inner = {0};
    struct relation *variable = for_variable(p, b);
    body_enter(p, &inner, b, true);
    body_add_row(p, variable);
    p->depth++;
    body_list(p, &b->list);
    p->depth--;
    body_leave(p);
}

/* Its last statement raises: what called the routine fails too. */
static bool raises(const struct body *b)
{
    while (b->kind == BODY_BLOCK && b->list.n) {
        b = b->list.v[b->list.n - 1];
    }
    return b->kind == BODY_SIGNAL;
}

static void handler(struct program *p, const struct body *b)
{
    struct block inner = {.barrier = true};
    if (p->routine && !raises(b->list.v[0])) {
        p->routine->may_end = true;
    }
    body_conditions(p, b);
    body_enter(p, &inner, b, false);
    inner.barrier = true;
    p->depth++;
    body_list(p, &b->list);
    p->depth--;
    body_leave(p);
}

static void return_value(struct program *p, const struct body *b)
{
    p->returns = true;
    if (p->kind != PROGRAM_FUNCTION) {
        body_report(p, DIAG_E0433, b->span, "RETURN stands only in a function");
    }
    body_value(p, b->value);
}

static void fetch(struct program *p, const struct body *b)
{
    if (!b->name.text.n) { /* GROUP NEXT ROW */
        if (!p->routine || !p->routine->create->aggregate) {
            body_report(p, DIAG_E0433, b->span, "FETCH GROUP NEXT ROW stands only in an aggregate function");
        }
        return;
    }
    const struct cursor *c = body_cursor(p, &b->name);
    if (c && c->rows && !c->rows->poisoned) {
        body_targets(p, &b->targets, c->rows->results.n, b->span);
    } else {
        body_targets(p, &b->targets, 0, b->span);
    }
}

static void open_cursor(struct program *p, const struct body *b)
{
    const struct cursor *c = body_cursor(p, &b->name);
    values(p, &b->args);
    if (c && c->body->fields.n != b->args.n) {
        body_report(p, DIAG_E0205, b->span, "cursor `%.*s` takes %u argument%s, not %u", STR_ARG(b->name.text),
                    c->body->fields.n, c->body->fields.n == 1 ? "" : "s", b->args.n);
    }
}

/* PREPARE and EXECUTE: what the text does is not known. */
static void dynamic(struct program *p, const struct body *b)
{
    if (p->kind == PROGRAM_TRIGGER || p->kind == PROGRAM_FUNCTION) {
        body_report(p, DIAG_E0433, b->span, "PREPARE and EXECUTE cannot stand in a function or trigger");
    }
    if (p->routine) {
        p->routine->dynamic = true;
    }
    if (b->value) {
        body_value(p, b->value);
    }
    values(p, &b->args);
}

static void small(struct program *p, const struct body *b)
{
    switch (b->kind) {
    case BODY_RETURN: return_value(p, b); break;
    case BODY_LEAVE: body_label(p, &b->name, false); break;
    case BODY_ITERATE: body_label(p, &b->name, true); break;
    case BODY_OPEN: open_cursor(p, b); break;
    case BODY_FETCH: fetch(p, b); break;
    case BODY_CLOSE: body_cursor(p, &b->name); break;
    case BODY_SIGNAL:
        body_conditions(p, b);
        values(p, &b->args);
        break;
    case BODY_DIAGNOSTICS:
        values(p, &b->args);
        body_targets(p, &b->targets, b->targets.n, b->span);
        break;
    case BODY_DYNAMIC: dynamic(p, b); break;
    case BODY_DO: values(p, &b->args); break;
    case BODY_SET: body_set(p, b); break;
    default: break;
    }
}

static void body_check(struct program *p, const struct body *b)
{
    switch (b->kind) {
    case BODY_SQL: body_sql(p, b->stmt); break;
    case BODY_BLOCK: block(p, b); break;
    case BODY_IF:
    case BODY_CASE: branches(p, b); break;
    case BODY_WHILE:
    case BODY_REPEAT:
    case BODY_LOOP: loop(p, b); break;
    case BODY_FOR: for_loop(p, b); break;
    case BODY_HANDLER: handler(p, b); break;
    case BODY_VARIABLE:
    case BODY_CONDITION:
    case BODY_CURSOR: body_declare(p, b); break;
    case BODY_LEAVE:
    case BODY_ITERATE:
    case BODY_RETURN:
    case BODY_SET:
    case BODY_DO:
    case BODY_OPEN:
    case BODY_FETCH:
    case BODY_CLOSE:
    case BODY_SIGNAL:
    case BODY_DIAGNOSTICS:
    case BODY_DYNAMIC: small(p, b); break;
    }
}

/* ---------------------------------------------------------------- what has a body */

static struct program program_of(struct catalog *c, struct diags *d, const struct sqltext *text, enum program_kind kind)
{
    struct stmt *s = ARENA_NEW(c->arena, struct stmt);
    s->text = text;
    return (struct program){
        .c = c, .base = c, .d = d, .a = c->arena, .stmt = s, .text = text, .kind = kind, .ok = true};
}

/* A row named NEW or OLD; its columns are found with that word before them only. */
static struct relation *row_of_table(struct program *p, const char *name, const char *why_absent)
{
    const struct table *t = p->trigger->table;
    struct bind b = {.a = p->a, .d = p->d, .cat = p->c, .stmt = p->stmt, .text = p->text, .o = p->c->options};
    struct name alias = {.text = str_from(name)};
    struct relation *r = relation_of_table(&b, t, &alias, (struct span){0, 0});
    for (unsigned i = 0; i < r->n_columns + r->rowid; i++) {
        r->columns[i].merged = true;
    }
    r->why_absent = why_absent;
    return r;
}

/* Unqualified names in a body are of the database it is in. */
static struct database *enter_database(struct catalog *c, const struct database *d)
{
    struct database *before = c->current;
    for (unsigned i = 0; i < c->databases.n; i++) {
        if (c->databases.v[i] == d) {
            c->current = c->databases.v[i];
        }
    }
    return before;
}

static void check_trigger(struct catalog *c, struct diags *d, const struct trigger *t)
{
    struct database *before = enter_database(c, t->database);
    unsigned era = c->era;
    c->era = t->era;
    struct program p = program_of(c, d, t->text, PROGRAM_TRIGGER);
    struct block top = {0};
    p.trigger = t;
    body_enter(&p, &top, t->create->body, false);
    body_add_row(&p, row_of_table(&p, "NEW", t->create->event == TRIGGER_DELETE ? "DELETE has no NEW row" : NULL));
    body_add_row(&p, row_of_table(&p, "OLD", t->create->event == TRIGGER_INSERT ? "INSERT has no OLD row" : NULL));
    if (t->create->when) {
        body_value(&p, t->create->when);
    }
    body_check(&p, t->create->body);
    body_leave(&p);
    c->era = era;
    c->current = before;
}

static void add_parameters(struct program *p, const struct routine *r)
{
    struct relation *all = ARENA_NEW(p->a, struct relation);
    unsigned n = r->create->parameters.n;
    all->columns = ARENA_ARRAY(p->a, struct rel_column, n + 1);
    all->n_columns = n;
    for (unsigned i = 0; i < n; i++) {
        all->columns[i] = (struct rel_column){
            .name = r->create->parameters.v[i].name.text, .type = r->parameters[i], .nullable = true};
    }
    body_add_row(p, all);
}

void routine_check(struct catalog *c, struct diags *d, struct routine *r, unsigned calls)
{
    struct program p = program_of(c, d, r->text, r->create->function ? PROGRAM_FUNCTION : PROGRAM_PROCEDURE);
    struct block top = {0};
    if (r->checked || r->checking || !r->create->body || calls > MOST_CALLS) {
        return;
    }
    struct database *before = enter_database(c, r->database);
    r->checking = true;
    p.routine = r;
    p.calls = calls;
    body_enter(&p, &top, r->create->body, false);
    add_parameters(&p, r);
    body_check(&p, r->create->body);
    body_leave(&p);
    if (p.kind == PROGRAM_FUNCTION && !p.returns && !r->create->aggregate) {
        body_report(&p, DIAG_E0433, r->create->name.span, "function `%.*s` has no RETURN", STR_ARG(r->name));
    }
    r->checked = true;
    r->checking = false;
    c->current = before;
}

static void check_event(struct catalog *c, struct diags *d, const struct event *e)
{
    struct program p = program_of(c, d, e->text, PROGRAM_EVENT);
    struct block top = {0};
    struct database *before = enter_database(c, e->database);
    values(&p, &e->create->times);
    if (e->create->body) {
        body_enter(&p, &top, e->create->body, false);
        body_check(&p, e->create->body);
        body_leave(&p);
    }
    c->current = before;
}

/* Dolt's procedures that leave tables as they are. */
static bool is_harmless(const struct call_statement *s)
{
    static const char *const names[] = {"dolt_add",   "dolt_commit", "dolt_tag",    "dolt_branch", "dolt_push",
                                        "dolt_fetch", "dolt_gc",     "dolt_backup", "dolt_remote"};
    for (size_t i = 0; s->builtin && i < sizeof names / sizeof *names; i++) {
        if (str_is(s->name.name.text, names[i])) {
            return true;
        }
    }
    return false;
}

/* A CALL of the schema: its arguments, and whether tables are still what the DDL says. */
static void check_call(struct catalog *c, struct diags *d, struct stmt *s)
{
    struct program p = program_of(c, d, s->text, PROGRAM_PROCEDURE);
    const struct routine *r = s->u.call->routine;
    values(&p, &s->u.call->args);
    bool known = r ? r->checked && !r->dynamic && !r->changes_schema : is_harmless(s->u.call);
    if (!known) {
        struct diag *g = body_report(&p, DIAG_E0409, s->span, "what `%.*s` does may change the catalogue",
                                     STR_ARG(s->u.call->name.name.text));
        diag_hint(d, g, "write what it does into the schema, or keep the CALL outside the schema folder");
    }
}

void programs_check(struct catalog *c, struct diags *d)
{
    const struct map *routines[] = {&c->functions, &c->procedures};
    for (unsigned k = 0; k < 2; k++) {
        for (unsigned i = 0; i < routines[k]->n; i++) {
            if (routines[k]->entries[i].value) {
                routine_check(c, d, routines[k]->entries[i].value, 0);
            }
        }
    }
    for (unsigned i = 0; i < c->triggers.n; i++) {
        if (c->triggers.entries[i].value) {
            check_trigger(c, d, c->triggers.entries[i].value);
        }
    }
    for (unsigned i = 0; i < c->events.n; i++) {
        if (c->events.entries[i].value) {
            check_event(c, d, c->events.entries[i].value);
        }
    }
    for (unsigned i = 0; i < c->calls.n; i++) {
        check_call(c, d, c->calls.v[i]);
    }
}
