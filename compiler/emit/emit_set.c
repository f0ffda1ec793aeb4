/* emit_set.c: the assignments of UPDATE and of an upsert for a target. Part of emit_sql.
 *
 * MySQL does assignments one after the other, each seeing what those before it did; SQLite and PostgreSQL do them all at
 * once. For MySQL they are put in an order in which that does not show; where there is none, and where a MySQL source
 * relies on it, they are refused. SQLite has no ON UPDATE CURRENT_TIMESTAMP: the statement sets the column, where
 * it changes anything, as MySQL does. */
#include "sema/walk.h"

#include "emit/emit_text.h"

enum { MAX_DEPTH = 500 };

static bool done(const struct emit *e)
{
    return !e->failed;
}

/* ---------------------------------------------------------------- what reads what */

struct reads {
    const struct column *column;
    struct str new_row; /* a column of the row that was to be inserted is another one */
    unsigned depth;
    bool found;
};

static void visit(void *context, struct expr *x)
{
    struct reads *r = context;
    if (r->found || r->depth > MAX_DEPTH) {
        r->found = true;
        return;
    }
    bool incoming = x->relation && r->new_row.n && str_eq_nocase(x->relation->name, r->new_row);
    r->found = (x->kind == EXPR_COLUMN && x->column == r->column && !incoming) || x->select;
    if (x->kind == EXPR_VALUES_OF) {
        return; /* the incoming value, not the column's */
    }
    r->depth++;
    expr_children(x, visit, r);
    r->depth--;
}

/* A subquery may read the table too: it counts as reading every column. */
static bool reads_column(const struct emit *e, const struct expr *x, const struct column *c)
{
    struct reads r = {.column = c, .new_row = e->new_row};
    visit(&r, (struct expr *)(uintptr_t)x); /* the visitor only reads */
    return r.found;
}

static bool refuse_order(struct emit *e, const struct assignment *s, const struct column *c)
{
    struct diag *g = diag_add(e->d, DIAG_E0501, place_sql(e->text, s->span),
                              "%s cannot assign this as the source does: `%.*s` is read and assigned in one statement",
                              engine_name(e->to), STR_ARG(c->name));
    diag_hint(e->d, g,
              e->from == DIALECT_MYSQL ? "MySQL reads the new value here: put the assignments the other way round"
                                       : "MySQL would read the new value: use two statements");
    e->failed = true;
    return false;
}

/* A MySQL source: none may read what one before it assigned. */
static bool check_sequence(struct emit *e, const assignment_vec *set)
{
    for (unsigned i = 1; i < set->n; i++) {
        for (unsigned k = 0; k < i; k++) {
            if (reads_column(e, set->v[i].value, set->v[k].column)) {
                return refuse_order(e, &set->v[i], set->v[k].column);
            }
        }
    }
    return true;
}

/* Whether assigning s now would be seen by one that is still to come. */
static const struct assignment *reader_left(const struct emit *e, const assignment_vec *set, const bool *gone,
                                            unsigned s)
{
    for (unsigned i = 0; i < set->n; i++) {
        if (i != s && !gone[i] && reads_column(e, set->v[i].value, set->v[s].column)) {
            return &set->v[i];
        }
    }
    return NULL;
}

/* For MySQL: readers before what they read. False: they read each other. */
static bool sequence(struct emit *e, const assignment_vec *set, unsigned *order)
{
    bool *gone = ARENA_ARRAY(e->a, bool, set->n + 1);
    for (unsigned n = 0; n < set->n; n++) {
        unsigned pick = 0;
        while (pick < set->n && (gone[pick] || reader_left(e, set, gone, pick))) {
            pick++;
        }
        if (pick == set->n) {
            for (pick = 0; gone[pick]; pick++) {
            }
            return refuse_order(e, reader_left(e, set, gone, pick), set->v[pick].column);
        }
        gone[pick] = true;
        order[n] = pick;
    }
    return true;
}

/* Beside other tables MySQL and MariaDB promise no order at all. */
static bool none_reads_another(struct emit *e, const assignment_vec *set)
{
    for (unsigned i = 0; i < set->n; i++) {
        for (unsigned k = 0; k < set->n; k++) {
            if (i != k && reads_column(e, set->v[i].value, set->v[k].column)) {
                return refuse_order(e, &set->v[i], set->v[k].column);
            }
        }
    }
    return true;
}

/* ---------------------------------------------------------------- writing */

static bool emit_new_value(struct emit *e, const struct assignment *s)
{
    if (s->value->kind == EXPR_DEFAULT && !s->value->a) {
        if (e->to == TARGET_SQLITE) {
            return refuse_hint(e, s->value->span, "assign DEFAULT", "write the value");
        }
        put(e, "DEFAULT");
        return true;
    }
    return emit_as(e, s->value, &s->column->type);
}

static bool is_set(const assignment_vec *set, const struct column *c)
{
    for (unsigned i = 0; i < set->n; i++) {
        if (set->v[i].column == c) {
            return true;
        }
    }
    return false;
}

static bool touch(struct emit *e, const struct column *c, const assignment_vec *set)
{
    put(e, ", ");
    put_name(e, c->name);
    put(e, " = CASE WHEN ");
    for (unsigned i = 0; i < set->n; i++) {
        put(e, i ? " OR " : "");
        put_name(e, set->v[i].column->name);
        put(e, " IS NOT ");
        emit_new_value(e, &set->v[i]);
    }
    put(e, " THEN ");
    emit_clock(e, set->v[0].span, c->type.kind, c->type.scale, c->type.scale);
    put(e, " ELSE ");
    put_name(e, c->name);
    put(e, " END");
    return done(e);
}

static bool touch_all(struct emit *e, const struct table *t, const assignment_vec *set)
{
    for (unsigned i = 0; e->from == DIALECT_MYSQL && i < t->columns.n; i++) {
        const struct column *c = t->columns.v[i];
        if (c->def && c->def->on_update && !is_set(set, c)) {
            touch(e, c, set);
        }
    }
    return done(e);
}

static bool all_single(struct emit *e, const assignment_vec *set)
{
    for (unsigned i = 0; i < set->n; i++) {
        if (set->v[i].columns.n != 1 || !set->v[i].column) {
            return refuse_hint(e, set->v[i].span, "assign several columns at once", "assign them one by one");
        }
    }
    return true;
}

static bool writes_rowid(struct emit *e, const struct table *t, const assignment_vec *set)
{
    for (unsigned i = 0; i < set->n; i++) {
        const struct column *c = set->v[i].column;
        if (c && c->table == t && c->index == t->columns.n) {
            return !emit_no_rowid(e, set->v[i].span);
        }
    }
    return false;
}

bool emit_assignments(struct emit *e, const struct table *t, const assignment_vec *set,
                      const struct relation *qualifier)
{
    if (writes_rowid(e, t, set)) {
        return false;
    }
    unsigned *order = ARENA_ARRAY(e->a, unsigned, set->n + 1);
    for (unsigned i = 0; i < set->n; i++) {
        order[i] = i;
    }
    qualifier = e->to == TARGET_MYSQL ? qualifier : NULL;
    if (qualifier && all_single(e, set) && !none_reads_another(e, set)) {
        return false;
    }
    if (!all_single(e, set) || (e->from == DIALECT_MYSQL && !check_sequence(e, set)) ||
        (e->to == TARGET_MYSQL && !sequence(e, set, order))) {
        return false;
    }
    for (unsigned i = 0; i < set->n; i++) {
        const struct assignment *s = &set->v[order[i]];
        put(e, i ? ", " : "");
        if (qualifier) {
            put_name(e, qualifier->name);
            put(e, ".");
        }
        put_name(e, s->column->name);
        put(e, " = ");
        emit_new_value(e, s);
    }
    return touch_all(e, t, set);
}
