/* bind_merged.c: BIND for a name that stands for the columns which FULL JOINs merged (USING, NATURAL).
 *
 * Of such columns each row has the one whose table is there: the name is COALESCE of them, left to right, to SQLite as to
 * the standard, without a column's affinity and collation. Its arguments bear their tables, so that binding them once
 * more finds the same. */
#include "sema/bind.h"
#include "sema/funcs.h"

static struct expr *part_of(struct bind *b, const struct expr *whole, struct found f)
{
    struct expr *e = ARENA_NEW(b->a, struct expr);
    e->kind = EXPR_COLUMN;
    e->span = e->op_span = whole->span;
    e->name = (struct name){.text = relation_at(f.relation, f.column)->name, .span = whole->span};
    e->qualifier = (struct qname){.name = {.text = f.relation->name, .span = whole->span}, .span = whole->span};
    e->relation = f.relation;
    e->column_index = f.column;
    e->column = relation_at(f.relation, f.column)->origin;
    bind_use(b, relation_named(f.relation), f.column);
    return e;
}

static void make_merged(struct bind *b, struct expr *e, const part_vec *parts)
{
    e->kind = EXPR_CALL;
    e->merged = true;
    e->call = ARENA_NEW(b->a, struct call);
    e->call->function = (struct qname){.name = {.text = STR("COALESCE"), .span = e->span}, .span = e->span};
    e->call->func = func_find(&b->o, e->call->function.name.text, parts->n);
    e->call->merged_by = ARENA_ARRAY(b->a, const struct join *, parts->n);
    for (unsigned i = 0; i < parts->n; i++) {
        e->call->merged_by[i] = parts->v[i].by;
        vec_push(b->a, &e->list, part_of(b, e, parts->v[i].column));
    }
}

struct expr *merged_parts(struct bind *b, const part_vec *parts, const struct name *name)
{
    if (parts->n < 2) {
        return NULL;
    }
    struct expr *e = ARENA_NEW(b->a, struct expr);
    e->span = e->op_span = name->span;
    e->name = *name;
    make_merged(b, e, parts);
    return e;
}

struct expr *merged_column(struct bind *b, const struct scope *s, const struct qname *of, const struct name *name)
{
    part_vec parts = {0};
    scope_merged(b->a, s, of, name->text, &parts);
    return merged_parts(b, &parts, name);
}

bool bind_merged(struct bind *b, struct spot *at, struct expr *e, const struct scope *s)
{
    part_vec parts = {0};
    struct str named = scope_merged(b->a, s, e->qualifier.name.text.n ? &e->qualifier : NULL, e->name.text, &parts);
    e->text = named; /* as a result column */
    if (parts.n < 2) {
        return false;
    }
    make_merged(b, e, &parts);
    for (unsigned i = 0; i < parts.n; i++) {
        bind_found(b, at, e->list.v[i], parts.v[i].column, s != at->scope);
    }
    return true;
}
