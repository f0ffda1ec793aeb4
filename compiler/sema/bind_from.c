/* bind_from.c: BIND for FROM: relations, joins, and which of them an outer join may null-extend. */
#include "sema/bind.h"
#include "sema/level.h"
#include "sema/walk.h"

/* ---------------------------------------------------------------- relations */

bool bind_has_rowid(const struct bind *b, const struct table *t)
{
    return b->o.dialect == DIALECT_SQLITE && !t->without_rowid;
}

struct relation *relation_of_table(struct bind *b, const struct table *t, const struct name *alias, struct span span)
{
    struct relation *r = ARENA_NEW(b->a, struct relation);
    r->has_alias = alias && alias->text.n;
    r->exact = b->o.dialect == DIALECT_POSTGRES;
    r->name = r->has_alias ? alias->text : catalog_name_then(b->cat, t);
    r->span = span;
    r->table = t;
    r->era = b->cat->era;
    r->n_columns = t->columns.n;
    r->columns = ARENA_ARRAY(b->a, struct rel_column, t->columns.n + 1);
    for (unsigned i = 0; i < t->columns.n; i++) {
        const struct column *c = t->columns.v[i];
        r->columns[i] = (struct rel_column){c->name, c->type, !c->not_null, false, c->invisible, c};
    }
    r->rowid = bind_has_rowid(b, t);
    if (r->rowid) {
        r->columns[t->columns.n].name = STR("rowid");
        r->columns[t->columns.n].type = type_of(TYPE_INT64);
    }
    return r;
}

static struct relation *poisoned_relation(struct bind *b, const struct name *alias, struct str name)
{
    struct relation *r = ARENA_NEW(b->a, struct relation);
    r->name = alias->text.n ? alias->text : name;
    r->poisoned = true;
    r->columns = ARENA_NEW(b->a, struct rel_column);
    b->failed = true;
    return r;
}

/* What SQLite names a column after: it looks through COLLATE, in a view through likely() too. */
static const struct expr *named_by(const struct expr *e, bool view)
{
    static const char *const likely[] = {"LIKELY", "UNLIKELY", "LIKELIHOOD"};
    bool through = false;
    for (unsigned i = 0; view && e->kind == EXPR_CALL && e->list.n && i < sizeof likely / sizeof *likely; i++) {
        through = through || str_is(e->call->function.name.text, likely[i]);
    }
    if (e->kind == EXPR_COLLATE || through) {
        return named_by(through ? e->list.v[0] : e->a, view);
    }
    return e;
}

/* "x" that is a string, since there is no such column. */
static bool is_quoted_name(const struct bind *b, const struct expr *e)
{
    uint32_t off = e->span.off;
    while (e->parens && off < e->span.off + e->span.len && b->text->text.p[off] != '"' &&
           b->text->text.p[off] != '\'') {
        off++;
    }
    return e->kind == EXPR_STRING && b->text->text.p[off] == '"';
}

/* A rowid that is a column has that one's name. */
static struct str declared_name(const struct expr *e)
{
    const struct relation *r = e->relation;
    for (unsigned i = 0; r->rowid && r->table && e->column_index == r->n_columns && i < r->n_columns; i++) {
        if (r->table->columns.v[i]->rowid_alias) {
            return r->table->columns.v[i]->name;
        }
    }
    return e->text.n ? e->text : relation_at(r, e->column_index)->name;
}

/* In SQLite a column has the name that it is written by, in a view that of the column it is; TRUE and FALSE are none. */
static struct str derived_name(struct bind *b, const struct relation *r, unsigned i)
{
    const struct query *q = r->query;
    while (q->left && i < q->left->results.n) {
        q = q->left;
    }
    const struct result *c = &q->results.v[i];
    const struct expr *e =
        c->expr && !c->has_alias && b->o.dialect == DIALECT_SQLITE ? named_by(c->expr, r->view) : NULL;
    if (e && e->kind == EXPR_BOOL) {
        return str_printf(b->a, "column%u", i + 1);
    }
    if (e && !r->view && is_quoted_name(b, e)) { /* as it is executed it is 'x', and called so */
        return str_printf(b->a, "%.*s:?", STR_ARG(e->text));
    }
    if (!e || (e->kind != EXPR_COLUMN && !e->merged)) {
        return c->name;
    }
    return !r->view ? e->name.text : e->merged ? c->name : declared_name(e);
}

/* MySQL refuses two columns of one name, used or not; the others where the name is used. */
static void check_column_twice(struct bind *b, struct relation *r, const name_vec *names)
{
    bool refused = b->o.dialect == DIALECT_MYSQL && b->o.flavour != FLAVOUR_DOLT && !b->view && !r->poisoned;
    for (unsigned i = 0; refused && i < r->n_columns; i++) {
        for (unsigned k = 0; k < i && !r->poisoned; k++) {
            if (!str_eq_nocase(r->columns[i].name, r->columns[k].name)) {
                continue;
            }
            struct span at = names && i < names->n ? names->v[i].span : r->query->results.v[i].span;
            bind_report(b, DIAG_E0210, at, "`%.*s` has two columns `%.*s`", STR_ARG(r->name),
                        STR_ARG(r->columns[i].name));
            r->poisoned = true;
        }
    }
}

bool relation_of_query(struct bind *b, struct relation *r, const name_vec *names, struct span span)
{
    const struct query *q = r->query;
    bool fewer = b->o.dialect == DIALECT_POSTGRES && names && names->n < q->results.n; /* the others keep theirs */
    bool fits = !names || !names->n || q->poisoned || names->n == q->results.n || fewer;
    if (!fits) {
        bind_report(b, DIAG_E0209, span, "%u names for %u columns", names->n, q->results.n);
    }
    r->poisoned = r->poisoned || q->poisoned || !fits;
    r->n_columns = q->results.n;
    r->exact = b->o.dialect == DIALECT_POSTGRES;
    r->columns = ARENA_ARRAY(b->a, struct rel_column, q->results.n + 1);
    for (unsigned i = 0; i < q->results.n; i++) {
        const struct result *c = &q->results.v[i];
        struct str name = names && i < names->n ? names->v[i].text : derived_name(b, r, i);
        bool hidden = false;
        r->columns[i].name =
            b->o.dialect == DIALECT_SQLITE ? level_name(b->a, r->columns, i, name, NULL, &hidden) : name;
        r->columns[i].nullable = true; /* until it is inferred */
        r->columns[i].origin = c->relation                               ? relation_at(c->relation, c->column)->origin
                               : c->expr && c->expr->kind == EXPR_COLUMN ? c->expr->column
                                                                         : NULL;
    }
    return fits;
}

static struct relation *relation_of_cte(struct bind *b, struct cte_scope *c, const struct table_ref *ref)
{
    struct relation *r = ARENA_NEW(b->a, struct relation);
    r->has_alias = ref->alias.text.n != 0;
    r->name = r->has_alias ? ref->alias.text : ref->name.name.text;
    r->span = ref->name.span;
    r->query = c->query;
    r->cte = true;
    const name_vec *names = ref->alias_columns.n ? &ref->alias_columns : &c->cte->columns;
    relation_of_query(b, r, names, ref->span);
    check_column_twice(b, r, names);
    if (c->open) {
        vec_push(b->a, &c->query->self, r);
    }
    return r;
}

static struct relation *bind_named(struct bind *b, struct table_ref *ref)
{
    struct cte_scope *cte = bind_find_cte(b, &ref->name);
    if (cte) {
        return relation_of_cte(b, cte, ref);
    }
    struct table *t = bind_table(b, &ref->name);
    if (!t) {
        return poisoned_relation(b, &ref->alias, ref->name.name.text);
    }
    if (ref->alias_columns.n) {
        bind_unsupported(b, ref->span, "a table alias with column names");
        return poisoned_relation(b, &ref->alias, ref->name.name.text);
    }
    if (t->view && ref != b->written) {
        return relation_of_view(b, t, &ref->alias, ref->name.span);
    }
    if (t->view) {
        const struct table *as = bind_written(b, t, ref->name.span);
        return as ? relation_of_table(b, as, &ref->alias, ref->name.span)
                  : poisoned_relation(b, &ref->alias, ref->name.name.text);
    }
    t = bind_as_of(b, ref, t);
    struct relation *r = relation_of_table(b, t, &ref->alias, ref->name.span);
    bind_points(b, ref, r);
    bind_index_hints(b, ref, t);
    note_read(b, t, r);
    r->database = t->database ? (struct str){0} : ref->name.schema.text;
    if (t->builtin && !r->has_alias) {
        r->name = bind_builtin_alias(b, &ref->name);
    }
    return r;
}

/* What stands to the left of a LATERAL, in front of what the enclosing queries have. */
static struct scope *left_of_here(struct bind *b, const struct query *q)
{
    struct scope *s = ARENA_NEW(b->a, struct scope);
    *s = q->scope;
    return s;
}

static struct relation *bind_derived(struct bind *b, struct query *q, struct table_ref *ref, struct scope *outer)
{
    struct relation *r = ARENA_NEW(b->a, struct relation);
    r->has_alias = ref->alias.text.n != 0;
    r->name = ref->alias.text;
    r->span = r->has_alias ? ref->alias.span : ref->span;
    bool before = b->read_before;
    unsigned reads = b->reads.n;
    b->read_before = true;
    /* MariaDB refuses a derived table that names the enclosing query's columns; MySQL and SQLite take it. */
    bool may_see = b->o.dialect != DIALECT_MYSQL || b->o.flavour == FLAVOUR_MYSQL;
    if (ref->lateral) {
        struct outer_spot none = {.up = b->outer_spot};
        b->outer_spot = &none; /* no aggregate in it is the enclosing query's */
        r->query = bind_select(b, ref->select, left_of_here(b, q));
        b->outer_spot = none.up;
    } else {
        r->query = bind_select(b, ref->select, may_see ? outer : NULL);
    }
    b->read_before = before;
    note_reads_apart(b, reads, r->query);
    relation_of_query(b, r, &ref->alias_columns, ref->span);
    check_column_twice(b, r, &ref->alias_columns);
    return r;
}

/* SQLite minds two of one name where it names a column; in UPDATE's FROM, the table that is updated. */
static bool is_target_again(const struct query *q, const struct relation *r)
{
    const struct relation *target = q->relations.n && !q->select ? q->relations.v[0] : NULL;
    return target && target->table && target->table == r->table && target->has_alias == r->has_alias &&
           str_eq_nocase(target->name, r->name);
}

static void push_relation(struct bind *b, struct query *q, struct table_ref *ref, struct relation *r)
{
    ref->relation = r;
    struct relation *same = NULL;
    for (unsigned i = 0; i < q->relations.n && r->name.n; i++) {
        const struct relation *have = q->relations.v[i];
        const struct table *t = relation_named(have), *u = relation_named(r);
        bool apart = t && u && t->database != u->database;
        if (!apart && (bind_nocase_tables(b) ? str_eq_nocase(have->name, r->name) : str_eq(have->name, r->name))) {
            same = q->relations.v[i];
        }
    }
    if (b->o.dialect == DIALECT_SQLITE) {
        same = is_target_again(q, r) ? q->relations.v[0] : NULL;
    }
    if (same && !r->poisoned) {
        struct diag *g = bind_report(b, DIAG_E0206, r->span, "two tables are called `%.*s` here: give one an alias",
                                     STR_ARG(r->name));
        diag_note(b->d, g, place_sql(b->text, same->span), "the other one");
    }
    vec_push(b->a, &q->relations, r);
    q->scope.relations = q->relations.v;
    q->scope.n = q->relations.n;
    if (b->o.dialect == DIALECT_SQLITE) {
        level_push(b, q, r);
    }
}

/* ---------------------------------------------------------------- joins */

static struct outer_join *null_extend(struct bind *b, struct query *q, unsigned first, unsigned last)
{
    struct outer_join *o = ARENA_NEW(b->a, struct outer_join);
    for (unsigned i = first; i < last; i++) {
        struct relation *r = q->relations.v[i];
        if (!r->outer) {
            r->outer = o;
            continue;
        }
        struct outer_join *top = r->outer;
        while (top->parent && top != o) {
            top = top->parent;
        }
        if (top != o) {
            top->parent = o;
        }
    }
    for (unsigned i = 0; i < q->joins.n; i++) {
        struct join *j = q->joins.v[i];
        if (j->first >= first && j->last <= last && !j->context) {
            j->context = o;
        }
    }
    return o;
}

static bool find_in_side(struct bind *b, const struct scope *side, const struct name *name, const char *which,
                         struct found *out)
{
    struct found second;
    for (unsigned i = 0; i < side->n; i++) {
        if (side->relations[i]->poisoned) {
            b->failed = true;
            return false;
        }
    }
    enum lookup found = scope_column(side, name->text, out, &second);
    switch (found) {
    case LOOKUP_ONE: return true;
    case LOOKUP_AMBIGUOUS:
        bind_report(b, DIAG_E0202, name->span, "column `%.*s` is in `%.*s` and in `%.*s`", STR_ARG(name->text),
                    STR_ARG(out->relation->name), STR_ARG(second.relation->name));
        return false;
    case LOOKUP_NONE: break;
    }
    bind_report(b, DIAG_E0203, name->span, "no column `%.*s` on the %s side of the join", STR_ARG(name->text), which);
    return false;
}

static void merge(struct bind *b, const struct query *q, struct join *j, struct found left, struct found right)
{
    const struct scope *side = bind_slice(b, q, j->first, j->middle);
    const struct name name = {.text = relation_at(left.relation, left.column)->name, .span = j->ref->span};
    vec_push(b->a, &j->left_merged, merged_column(b, side, NULL, &name));
    j->fused_right = j->fused_right || merged_column(b, bind_slice(b, q, j->middle, j->last), NULL, &name);
    vec_push(b->a, &j->unproved, false);
    vec_push(b->a, &j->same_left, left);
    vec_push(b->a, &j->same_right, right);
    struct found gone = j->kind == JOIN_RIGHT ? left : right;
    relation_at(gone.relation, gone.column)->merged = true;
    if (j->kind == JOIN_FULL && j->last == j->middle + 1) {
        right.relation->merging = j;
    }
    bind_use(b, relation_named(left.relation), left.column);
    bind_use(b, relation_named(right.relation), right.column);
}

static void bind_using(struct bind *b, struct query *q, struct join *j, const name_vec *names)
{
    struct scope *left = bind_slice(b, q, j->first, j->middle), *right = bind_slice(b, q, j->middle, j->last);
    for (unsigned i = 0; i < names->n; i++) {
        struct found l, r;
        if (find_in_side(b, left, &names->v[i], "left", &l) && find_in_side(b, right, &names->v[i], "right", &r)) {
            merge(b, q, j, l, r);
        }
    }
}

static void bind_natural(struct bind *b, struct query *q, struct join *j, struct span span)
{
    struct scope *left = bind_slice(b, q, j->first, j->middle), *right = bind_slice(b, q, j->middle, j->last);
    left->visible = right->visible = true;
    for (unsigned i = 0; i < left->n; i++) {
        struct relation *r = left->relations[i];
        for (unsigned k = 0; k < r->n_columns; k++) {
            struct found l, other, second;
            if (r->columns[k].merged || r->columns[k].invisible ||
                scope_column(right, r->columns[k].name, &other, &second) == LOOKUP_NONE) {
                continue;
            }
            struct name name = {r->columns[k].name, span, false};
            if (!find_in_side(b, right, &name, "right", &other)) {
                return;
            }
            if (find_in_side(b, left, &name, "left", &l)) {
                merge(b, q, j, l, other);
            }
        }
    }
}

static void mark_outer(struct bind *b, struct query *q, struct join *j)
{
    if (j->kind == JOIN_LEFT || j->kind == JOIN_FULL) {
        j->right_outer = null_extend(b, q, j->middle, j->last);
    }
    if (j->kind == JOIN_RIGHT || j->kind == JOIN_FULL) {
        j->left_outer = null_extend(b, q, j->first, j->middle);
    }
}

static void check_join(struct bind *b, const struct table_ref *ref)
{
    if (ref->join == JOIN_FULL && b->o.dialect == DIALECT_MYSQL) {
        bind_report(b, DIAG_E0104, ref->span, "no server of the mysql dialect has FULL JOIN");
    }
}

static void check_fused(struct bind *b, const struct join *j)
{
    bool several = j->fused_right || (j->kind == JOIN_FULL && j->same_right.n && j->last != j->middle + 1);
    if (several && b->o.dialect == DIALECT_POSTGRES) {
        bind_unsupported(b, j->ref->span,
                         "USING or NATURAL where a FULL JOIN merges what is in parentheses to its right");
    }
}

/* USING, NATURAL and ON */
static void bind_condition(struct bind *b, struct query *q, struct join *j)
{
    if (b->o.dialect == DIALECT_SQLITE) {
        bind_level_join(b, q, j); /* its ON waits until the whole FROM is known */
        return;
    }
    if (j->ref->natural) {
        bind_natural(b, q, j, j->ref->span);
    }
    bind_using(b, q, j, &j->ref->using_columns);
    check_fused(b, j);
    if (j->on) {
        bind_on(b, q, j);
    }
}

void bind_join(struct bind *b, struct query *q, struct table_ref *ref, struct scope *outer)
{
    struct join *j = ARENA_NEW(b->a, struct join);
    check_join(b, ref);
    j->kind = ref->join;
    j->ref = ref;
    j->on = ref->on;
    j->first = q->relations.n;
    bind_from(b, q, ref->left, outer);
    j->middle = q->relations.n;
    unsigned seen = q->seen_from;
    q->seen_from = j->kind == JOIN_RIGHT || j->kind == JOIN_FULL ? j->middle : seen;
    bind_from(b, q, ref->right, outer);
    q->seen_from = seen;
    j->last = q->relations.n;
    bind_condition(b, q, j);
    mark_outer(b, q, j);
    vec_push(b->a, &q->joins, j);
}

static void unsupported_item(struct bind *b, struct query *q, struct table_ref *ref, const char *what)
{
    bind_unsupported(b, ref->span, what);
    push_relation(b, q, ref, poisoned_relation(b, &ref->alias, ref->name.name.text));
}

/* (a JOIN b …) AS j is (SELECT * FROM a JOIN b …) AS j: the alias hides the tables' names. */
static void derive_join(struct bind *b, struct table_ref *ref)
{
    struct table_ref *join = ARENA_NEW(b->a, struct table_ref);
    *join = *ref;
    join->alias = (struct name){0};
    join->alias_columns = (name_vec){0};
    struct result_column all = {.expr = ARENA_NEW(b->a, struct expr), .span = ref->span};
    *all.expr = (struct expr){.kind = EXPR_STAR, .span = ref->span};
    ref->kind = TABLE_SUBQUERY;
    ref->select = ARENA_NEW(b->a, struct select);
    *ref->select = (struct select){.span = ref->span, .from = join, .joined = true};
    vec_push(b->a, &ref->select->columns, all);
}

/* A join in parentheses is an item of its own, but at the very left and without an alias; of a single table there, the
 * alias within is lost. */
static bool bind_from_level(struct bind *b, struct query *q, struct table_ref *ref, struct scope *outer)
{
    if (!q->level) {
        q->level = level_new(b, ref, q);
        q->scope.level = q->level;
    }
    bool first = !q->level->items.n;
    if (ref->alias_inside && !first) {
        ref->alias = (struct name){0};
    }
    if (ref->kind != TABLE_JOIN || (!ref->alias.text.n && (!ref->parens || first))) {
        return false;
    }
    bind_nested(b, q, ref, outer);
    return true;
}

void bind_from(struct bind *b, struct query *q, struct table_ref *ref, struct scope *outer)
{
    if (b->o.dialect == DIALECT_SQLITE && bind_from_level(b, q, ref, outer)) {
        return;
    }
    if (ref->kind == TABLE_JOIN && ref->alias.text.n) {
        derive_join(b, ref);
    }
    switch (ref->kind) {
    case TABLE_NAME: push_relation(b, q, ref, bind_named(b, ref)); break;
    case TABLE_SUBQUERY: push_relation(b, q, ref, bind_derived(b, q, ref, outer)); break;
    case TABLE_JOIN: bind_join(b, q, ref, outer); break;
    case TABLE_FUNCTION: push_relation(b, q, ref, bind_table_function(b, q, ref)); break;
    case TABLE_VALUES: unsupported_item(b, q, ref, "VALUES in FROM"); break;
    }
}
