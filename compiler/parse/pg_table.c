/* pg_table.c: CREATE TABLE of the postgres dialect: columns and constraints (PARSE). */
#include "parse/pg_tree.h"

#include <string.h>

#include "pg_query/pg_query.pb-c.h"

/* ---------------------------------------------------------------- keys */

/* Where NULLs stand in an index, and its operator class, are how it is found, not what it means: … COLLATE "C"
 * text_pattern_ops (siglen = 8) DESC NULLS LAST. Gives the end of what it is about. */
static uint32_t key_end(struct pg *p, const PgQuery__IndexElem *e, struct pg_range r)
{
    bool nulls = e->nulls_ordering > PG_QUERY__SORT_BY_NULLS__SORTBY_NULLS_DEFAULT;
    bool ordered = e->ordering > PG_QUERY__SORT_BY_DIR__SORTBY_DEFAULT;
    uint32_t hi = r.hi - (nulls ? 2 : 0) - (ordered ? 1 : 0);
    if (e->n_opclassopts > 0 && pg_is(p, hi - 1, ")")) {
        hi = pg_tok(p, hi - 1)->match;
    }
    return hi - (e->n_opclass > 0 ? 2 * (uint32_t)e->n_opclass - 1 : 0);
}

static void key_part(struct pg *p, const PgQuery__IndexElem *e, struct pg_range r, struct key_part *out)
{
    r.hi = key_end(p, e, r);
    out->desc = e->ordering == PG_QUERY__SORT_BY_DIR__SORTBY_DESC;
    if (e->n_collation > 0) {
        uint32_t k = pg_find_last(p, r, "COLLATE"), i = k + 1;
        out->collation = pg_qname(p, &i).name;
        r.hi = k;
    }
    if (e->expr != NULL) {
        out->expr = pg_expr(p, e->expr, r);
        return;
    }
    out->expr = pg_new_expr(p, EXPR_COLUMN, r);
    out->expr->name = pg_name(p, r.lo);
    if (r.hi != r.lo + 1) {
        pg_lost(p, r.lo);
    }
}

void pg_key_parts(struct pg *p, PgQuery__Node **list, size_t n, struct pg_range r, key_vec *out)
{
    pg_ranges items = pg_commas(p, r);
    if (items.n != n) {
        pg_lost(p, r.lo);
        return;
    }
    for (unsigned i = 0; i < items.n; i++) {
        struct key_part part = {0};
        key_part(p, list[i]->index_elem, items.v[i], &part);
        if (part.expr == NULL) {
            part.expr = pg_new_expr(p, EXPR_ERROR, items.v[i]);
        }
        vec_push(p->arena, out, part);
    }
}

/* PRIMARY KEY (a, b): names only */
static void key_names(struct pg *p, struct pg_range r, key_vec *out)
{
    name_vec names = pg_name_list(p, r);
    for (unsigned i = 0; i < names.n; i++) {
        struct key_part part = {0};
        part.expr = ARENA_NEW(p->arena, struct expr);
        part.expr->kind = EXPR_COLUMN;
        part.expr->name = names.v[i];
        part.expr->span = part.expr->op_span = names.v[i].span;
        vec_push(p->arena, out, part);
    }
}

/* ---------------------------------------------------------------- REFERENCES */

static struct str action(const char *code)
{
    switch (code == NULL ? '\0' : code[0]) {
    case 'c': return STR("CASCADE");
    case 'n': return STR("SET NULL");
    case 'd': return STR("SET DEFAULT");
    case 'r': return STR("RESTRICT");
    default: return (struct str){0}; /* NO ACTION, written or not */
    }
}

/* r begins at the table's name */
static struct foreign_key *foreign(struct pg *p, const PgQuery__Constraint *c, struct pg_range r)
{
    struct foreign_key *f = ARENA_NEW(p->arena, struct foreign_key);
    uint32_t i = r.lo;
    f->table = pg_qname(p, &i);
    if (c->n_pk_attrs > 0 && pg_expect(p, i, "(")) {
        f->columns = pg_name_list(p, pg_inside(p, i));
        i = pg_next(p, i);
    }
    f->on_delete = action(c->fk_del_action);
    f->on_update = action(c->fk_upd_action);
    if (c->n_fk_del_set_cols > 0) {
        pg_unsupported(p, pg_span(p, r), "ON DELETE SET with columns");
    }
    if (pg_is(p, i, "MATCH")) {
        f->options = pg_written(p, pg_range(i, i + 2));
    }
    return f;
}

/* ---------------------------------------------------------------- constraints */

static enum constraint_kind constraint_kind(const PgQuery__Constraint *c)
{
    switch ((int)c->contype) {
    case PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY: return CONSTRAINT_PRIMARY;
    case PG_QUERY__CONSTR_TYPE__CONSTR_UNIQUE: return CONSTRAINT_UNIQUE;
    case PG_QUERY__CONSTR_TYPE__CONSTR_FOREIGN: return CONSTRAINT_FOREIGN;
    default: return CONSTRAINT_CHECK;
    }
}

/* The words of a constraint that libpg_query keeps as flags, as written. */
static struct str attributes(struct pg *p, struct pg_range r)
{
    static const char *const words[] = {"DEFERRABLE", "INITIALLY", NULL};
    uint32_t k = pg_find_any(p, r, words);
    if (k < r.hi && k > r.lo && pg_is(p, k - 1, "NOT")) {
        k--;
    }
    return pg_written(p, pg_range(k, r.hi));
}

static void add_options(struct pg *p, struct constraint *c, struct str words)
{
    struct str *to = c->foreign != NULL ? &c->foreign->options : &c->options;
    bool both = to->n > 0 && words.n > 0;
    struct str old = *to;
    *to = words.n > 0 ? words : old;
    if (both) {
        *to = str_printf(p->arena, "%.*s %.*s", STR_ARG(old), STR_ARG(words));
    }
}

static uint32_t constraint_name(struct pg *p, struct pg_range r, struct constraint *out)
{
    if (!pg_is(p, r.lo, "CONSTRAINT")) {
        return r.lo;
    }
    out->name = pg_name(p, r.lo + 1);
    return r.lo + 2;
}

/* PRIMARY KEY [(a)], UNIQUE [NULLS NOT DISTINCT] [(a)]; behind the brackets only what the AST has
 * no field for */
static void key_constraint(struct pg *p, const PgQuery__Constraint *c, struct pg_range r, struct constraint *out)
{
    uint32_t open = r.lo;
    out->nulls_not_distinct = c->nulls_not_distinct != 0;
    if (c->indexname != NULL && c->indexname[0] != '\0') {
        pg_unsupported(p, pg_span(p, r), "USING INDEX");
        return;
    }
    while (open < r.hi && !pg_is(p, open, "(")) {
        open++;
    }
    if (c->n_keys > 0) {
        key_names(p, pg_inside(p, open), &out->parts);
    }
}

static void foreign_constraint(struct pg *p, const PgQuery__Constraint *c, struct pg_range r, struct constraint *out)
{
    uint32_t word = pg_find(p, r, "REFERENCES");
    if (c->n_fk_attrs > 0) {
        uint32_t open = r.lo + 2; /* FOREIGN KEY ( */
        key_names(p, pg_expect(p, open, "(") ? pg_inside(p, open) : pg_range(open, open), &out->parts);
    }
    out->foreign = foreign(p, c, pg_range(word + 1, r.hi));
}

void pg_constraint(struct pg *p, const PgQuery__Constraint *c, struct pg_range r, struct constraint *out)
{
    out->span = pg_span(p, r);
    out->kind = constraint_kind(c);
    r.lo = constraint_name(p, r, out);
    switch ((int)c->contype) {
    case PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY:
    case PG_QUERY__CONSTR_TYPE__CONSTR_UNIQUE: key_constraint(p, c, r, out); break;
    case PG_QUERY__CONSTR_TYPE__CONSTR_FOREIGN: foreign_constraint(p, c, r, out); break;
    case PG_QUERY__CONSTR_TYPE__CONSTR_CHECK: out->check = pg_expr(p, c->raw_expr, pg_inside(p, r.lo + 1)); break;
    default: pg_unsupported(p, out->span, "this constraint"); return;
    }
    add_options(p, out, attributes(p, r));
}

/* ---------------------------------------------------------------- columns */

static void generated(struct pg *p, const PgQuery__Constraint *c, struct pg_range r, struct column_def *out)
{
    uint32_t open = r.lo;
    while (open < r.hi && !pg_is(p, open, "(")) {
        open++;
    }
    out->generated = GENERATED_STORED;
    out->generated_as = pg_expr(p, c->raw_expr, pg_inside(p, open));
}

/* GENERATED ALWAYS | BY DEFAULT AS IDENTITY [(START WITH 10)] */
static void identity(struct pg *p, const PgQuery__Constraint *c, struct pg_range r, struct column_def *out)
{
    bool always = c->generated_when != NULL && c->generated_when[0] == 'a';
    out->identity = always ? IDENTITY_ALWAYS : IDENTITY_BY_DEFAULT;
    if (pg_is(p, r.hi - 1, ")")) {
        out->options = pg_written(p, pg_range(pg_tok(p, r.hi - 1)->match, r.hi));
    }
}

bool pg_is_nextval(const PgQuery__Node *n)
{
    const PgQuery__FuncCall *f = n->node_case == PG_QUERY__NODE__NODE_FUNC_CALL ? n->func_call : NULL;
    return f != NULL && f->n_args == 1 && strcmp(pg_string(f->funcname[f->n_funcname - 1]), "nextval") == 0;
}

static void default_value(struct pg *p, const PgQuery__Constraint *c, struct pg_range r, struct column_def *out)
{
    if (pg_is_nextval(c->raw_expr)) {
        out->autoincrement = true; /* as serial counts, but NOT NULL only where it says so */
        return;
    }
    out->default_value = pg_expr(p, c->raw_expr, pg_range(r.lo + 1, r.hi));
    out->default_parens = out->default_value->parens;
}

/* DEFERRABLE and kin are nodes of their own behind the constraint they belong to. */
static void attribute(struct pg *p, struct pg_range r, struct column_def *out)
{
    if (out->constraints.n == 0) {
        pg_unsupported(p, pg_span(p, r), "a deferrable unnamed key");
        return;
    }
    struct constraint *last = &out->constraints.v[out->constraints.n - 1];
    add_options(p, last, pg_written(p, r));
    last->span = span_join(last->span, pg_span(p, r));
}

static void column_key(struct pg *p, const PgQuery__Constraint *c, struct pg_range r, struct column_def *out)
{
    bool primary = c->contype == PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY;
    out->primary = out->primary || primary;
    out->unique = out->unique || !primary;
    if (pg_is(p, r.lo, "CONSTRAINT") || c->nulls_not_distinct || c->n_options > 0) {
        struct constraint k = {0};
        pg_constraint(p, c, r, &k);
        vec_push(p->arena, &out->constraints, k);
    }
}

static void column_constraint(struct pg *p, const PgQuery__Constraint *c, struct pg_range r, struct column_def *out)
{
    struct constraint k = {0};
    uint32_t skip = pg_is(p, r.lo, "CONSTRAINT") ? 2 : 0;
    struct pg_range in = pg_range(r.lo + skip, r.hi);
    switch ((int)c->contype) {
    case PG_QUERY__CONSTR_TYPE__CONSTR_NULL:
        out->null = true;
        out->null_span = pg_span(p, in);
        break;
    case PG_QUERY__CONSTR_TYPE__CONSTR_NOTNULL:
        out->not_null = true;
        out->null_span = pg_span(p, in);
        break;
    case PG_QUERY__CONSTR_TYPE__CONSTR_DEFAULT: default_value(p, c, in, out); break;
    case PG_QUERY__CONSTR_TYPE__CONSTR_IDENTITY: identity(p, c, in, out); break;
    case PG_QUERY__CONSTR_TYPE__CONSTR_GENERATED: generated(p, c, in, out); break;
    case PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY:
    case PG_QUERY__CONSTR_TYPE__CONSTR_UNIQUE: column_key(p, c, r, out); break;
    case PG_QUERY__CONSTR_TYPE__CONSTR_CHECK:
    case PG_QUERY__CONSTR_TYPE__CONSTR_FOREIGN:
        pg_constraint(p, c, r, &k);
        vec_push(p->arena, &out->constraints, k);
        break;
    case PG_QUERY__CONSTR_TYPE__CONSTR_ATTR_DEFERRABLE:
    case PG_QUERY__CONSTR_TYPE__CONSTR_ATTR_NOT_DEFERRABLE:
    case PG_QUERY__CONSTR_TYPE__CONSTR_ATTR_DEFERRED:
    case PG_QUERY__CONSTR_TYPE__CONSTR_ATTR_IMMEDIATE: attribute(p, in, out); break;
    default: pg_unsupported(p, pg_span(p, r), "this constraint"); break;
    }
}

/* Each constraint reaches to where the next begins (or a COLLATE among them, which is no
 * constraint). */
static uint32_t constraint_end(struct pg *p, PgQuery__Node **list, size_t n, uint32_t from, struct pg_range r)
{
    uint32_t end = r.hi;
    for (size_t i = 0; i < n; i++) {
        uint32_t k = pg_tok_at(p, list[i]->constraint->location);
        end = k > from && k < end ? k : end;
    }
    return pg_find(p, pg_range(from, end), "COLLATE");
}

void pg_column_constraints(struct pg *p, PgQuery__Node **list, size_t n, struct pg_range r, struct column_def *out)
{
    for (size_t i = 0; i < n && !p->lost; i++) {
        if (list[i]->node_case != PG_QUERY__NODE__NODE_CONSTRAINT) {
            pg_lost(p, r.lo);
            return;
        }
        uint32_t at = pg_tok_in(p, r, list[i]->constraint->location);
        uint32_t end = constraint_end(p, list, n, at, r);
        column_constraint(p, list[i]->constraint, pg_range(at, end), out);
    }
}

static bool is_serial(struct str name)
{
    return str_is(name, "SERIAL") || str_is(name, "BIGSERIAL") || str_is(name, "SMALLSERIAL");
}

void pg_column_def(struct pg *p, const PgQuery__ColumnDef *c, struct pg_range r, struct column_def *out)
{
    uint32_t type = r.lo + 1, end = pg_type_end(p, type);
    out->span = pg_span(p, r);
    out->name = pg_name(p, r.lo);
    if (c->n_fdwoptions > 0 || (c->compression != NULL && c->compression[0] != '\0')) {
        pg_unsupported(p, out->span, "a column with COMPRESSION or OPTIONS");
        return;
    }
    pg_type(p, c->type_name, pg_range(type, end), &out->type);
    out->auto_increment = is_serial(out->type.name);
    if (c->coll_clause != NULL) {
        uint32_t i = pg_tok_in(p, r, c->coll_clause->location) + 1;
        out->type.collation = pg_qname(p, &i).name;
    }
    pg_column_constraints(p, c->constraints, c->n_constraints, pg_range(end, r.hi), out);
}

/* ---------------------------------------------------------------- CREATE TABLE */

static void element(struct pg *p, const PgQuery__Node *n, struct pg_range r, struct create_table *out)
{
    if (n->node_case == PG_QUERY__NODE__NODE_COLUMN_DEF) {
        struct column_def c = {0};
        pg_column_def(p, n->column_def, r, &c);
        vec_push(p->arena, &out->columns, c);
    } else if (n->node_case == PG_QUERY__NODE__NODE_CONSTRAINT) {
        struct constraint c = {0};
        if (n->constraint->contype == PG_QUERY__CONSTR_TYPE__CONSTR_EXCLUSION) {
            pg_left_out(p, pg_span(p, r), "EXCLUDE");
            return;
        }
        pg_constraint(p, n->constraint, r, &c);
        vec_push(p->arena, &out->constraints, c);
    } else {
        pg_unsupported(p, pg_span(p, r), "LIKE in a table");
    }
}

static void refuse_others(struct pg *p, const PgQuery__CreateStmt *s, struct pg_range rest)
{
    struct span at = pg_span(p, rest);
    if (s->n_inh_relations > 0) {
        pg_unsupported(p, at, "INHERITS");
    } else if (s->of_typename != NULL) {
        pg_unsupported(p, at, "a table OF a type");
    } else if (s->oncommit > PG_QUERY__ON_COMMIT_ACTION__ONCOMMIT_NOOP) {
        pg_unsupported(p, at, "ON COMMIT");
    }
}

/* CREATE [TEMP] TABLE [IF NOT EXISTS] from r.lo; gives the token of the name. */
static uint32_t table_header(struct pg *p, struct pg_range r, bool if_not_exists)
{
    uint32_t i = pg_find(p, r, "TABLE") + 1;
    return if_not_exists ? i + 3 : i;
}

/* PARTITION OF parent: its rows are the parent's, which is one table elsewhere. Nothing is made of it, so a query that
 * names it is refused. */
static void pg_partition(struct pg *p, struct pg_range r, struct stmt *out)
{
    uint32_t of = pg_find(p, r, "OF") + 1;
    out->kind = STMT_IGNORED;
    out->u.other = ARENA_NEW(p->arena, struct other);
    vec_push(p->arena, &out->u.other->tables, pg_qname(p, &of));
}

void pg_create_table(struct pg *p, const PgQuery__Node *n, struct pg_range r, struct stmt *out)
{
    const PgQuery__CreateStmt *s = n->create_stmt;
    struct create_table *t = ARENA_NEW(p->arena, struct create_table);
    uint32_t i = table_header(p, r, s->if_not_exists != 0);
    out->kind = STMT_CREATE_TABLE;
    out->u.create_table = t;
    t->if_not_exists = s->if_not_exists != 0;
    t->temporary = s->relation->relpersistence != NULL && s->relation->relpersistence[0] == 't';
    t->name = pg_qname(p, &i);
    if (s->partbound != NULL) {
        pg_partition(p, r, out);
        return;
    }
    struct pg_range rest = pg_range(pg_is(p, i, "(") ? pg_next(p, i) : i, r.hi);
    refuse_others(p, s, rest);
    if (p->failed || !pg_expect(p, i, "(")) {
        return;
    }
    pg_ranges items = pg_commas(p, pg_inside(p, i));
    if (items.n != s->n_table_elts) {
        pg_lost(p, i);
        return;
    }
    for (unsigned k = 0; k < items.n; k++) {
        element(p, s->table_elts[k], items.v[k], t);
    }
    t->options = pg_written(p, rest);
}
