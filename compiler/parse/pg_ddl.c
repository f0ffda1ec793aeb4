/* pg_ddl.c: CREATE INDEX, TYPE, DOMAIN, VIEW and TABLE … AS of the postgres dialect (PARSE). */
#include "parse/pg_tree.h"

#include "pg_query/pg_query.pb-c.h"

/* The token behind `word` and, where the statement has it, IF NOT EXISTS. */
static uint32_t behind(struct pg *p, struct pg_range r, const char *word, bool if_not_exists)
{
    uint32_t i = pg_find(p, r, word) + 1;
    return if_not_exists ? i + 3 : i;
}

/* ---------------------------------------------------------------- CREATE INDEX */

/* Behind the key's brackets: what the AST has a place for, or does not matter to a meaning. */
static void index_tail(struct pg *p, const PgQuery__IndexStmt *s, struct pg_range r, struct create_index *x)
{
    if (s->where_clause != NULL) {
        uint32_t where = pg_find(p, r, "WHERE");
        x->where = pg_expr(p, s->where_clause, pg_range(where + 1, r.hi));
        r.hi = where;
    }
    if (s->nulls_not_distinct) {
        pg_unsupported(p, pg_span(p, r), "NULLS NOT DISTINCT on an index");
    }
    struct str rest = pg_written(p, r);
    x->options = x->options.n > 0 && rest.n > 0 ? str_printf(p->arena, "%.*s %.*s", STR_ARG(x->options), STR_ARG(rest))
                 : x->options.n > 0             ? x->options
                                                : rest;
}

/* CREATE [UNIQUE] INDEX [CONCURRENTLY] [IF NOT EXISTS] [name] ON t [USING m] (…) … */
static void create_index(struct pg *p, const PgQuery__IndexStmt *s, struct pg_range r, struct stmt *out)
{
    struct create_index *x = ARENA_NEW(p->arena, struct create_index);
    uint32_t i = pg_find(p, r, "INDEX") + 1;
    out->kind = STMT_CREATE_INDEX;
    out->u.create_index = x;
    x->kind = CONSTRAINT_INDEX;
    x->unique = s->unique != 0;
    x->if_not_exists = s->if_not_exists != 0;
    i += s->concurrent ? 1 : 0;
    i += s->if_not_exists ? 3 : 0;
    if (s->idxname != NULL && s->idxname[0] != '\0') {
        x->name = pg_qname(p, &i);
    }
    if (!pg_expect(p, i++, "ON")) {
        return;
    }
    if (pg_is(p, i, "ONLY") && pg_is_name(p, i + 1)) {
        pg_unsupported(p, pg_tok_span(p, i), "ONLY");
        return;
    }
    x->table = pg_qname(p, &i);
    if (pg_is(p, i, "USING")) {
        x->method = !pg_is(p, i + 1, "btree") && !pg_is(p, i + 1, "hash");
        x->options = pg_written(p, pg_range(i, i + 2));
        i += 2;
    }
    if (pg_expect(p, i, "(")) {
        pg_key_parts(p, s->index_params, s->n_index_params, pg_inside(p, i), &x->parts);
        index_tail(p, s, pg_range(pg_next(p, i), r.hi), x);
    }
}

/* ---------------------------------------------------------------- CREATE TYPE, DOMAIN */

static struct create_type *new_type(struct pg *p, struct stmt *out)
{
    out->kind = STMT_CREATE_TYPE;
    return out->u.create_type = ARENA_NEW(p->arena, struct create_type);
}

static void create_enum(struct pg *p, const PgQuery__CreateEnumStmt *s, struct pg_range r, struct stmt *out)
{
    struct create_type *t = new_type(p, out);
    uint32_t i = behind(p, r, "TYPE", false);
    t->name = pg_qname(p, &i);
    for (size_t k = 0; k < s->n_vals; k++) {
        vec_push(p->arena, &t->members, pg_dup(p, pg_string(s->vals[k])));
    }
}

/* ALTER TYPE t ADD VALUE [IF NOT EXISTS] 'a' [BEFORE | AFTER 'b'], RENAME VALUE 'a' TO 'b' */
static void alter_enum(struct pg *p, const PgQuery__AlterEnumStmt *s, struct pg_range r, struct stmt *out)
{
    struct create_type *t = new_type(p, out);
    uint32_t i = behind(p, r, "TYPE", false);
    bool renames = s->old_val != NULL && s->old_val[0] != '\0';
    t->name = pg_qname(p, &i);
    t->change = renames ? TYPE_RENAME_VALUE : TYPE_ADD_VALUE;
    t->value = pg_dup(p, renames ? s->old_val : s->new_val);
    t->other = pg_dup(p, renames ? s->new_val : s->new_val_neighbor);
    t->after = s->new_val_is_after != 0;
    t->if_not_exists = s->skip_if_new_val_exists != 0;
}

void pg_rename_type(struct pg *p, struct pg_range r, struct stmt *out)
{
    struct create_type *t = new_type(p, out);
    uint32_t i = behind(p, r, "TYPE", false);
    t->name = pg_qname(p, &i);
    t->change = TYPE_RENAME;
    t->new_name = pg_name(p, r.hi - 1);
}

/* Row types, ranges and base types: their name is known, so that their columns need no second message. */
static void other_type(struct pg *p, struct pg_range r, struct stmt *out)
{
    struct create_type *t = new_type(p, out);
    uint32_t i = behind(p, r, "TYPE", false);
    t->name = pg_qname(p, &i);
    t->domain = t->unknown = true;
    pg_left_out(p, pg_span(p, r), "a type that is no enum and no domain");
}

/* CREATE DOMAIN name [AS] type [constraints] */
static void create_domain(struct pg *p, const PgQuery__CreateDomainStmt *s, struct pg_range r, struct stmt *out)
{
    struct create_type *t = new_type(p, out);
    uint32_t i = behind(p, r, "DOMAIN", false);
    t->domain = true;
    t->name = pg_qname(p, &i);
    i += pg_is(p, i, "AS");
    uint32_t end = pg_type_end(p, i);
    t->base.name = t->name.name;
    t->base.span = pg_span(p, pg_range(i, r.hi));
    pg_type(p, s->type_name, pg_range(i, end), &t->base.type);
    if (s->coll_clause != NULL) {
        uint32_t c = pg_tok_in(p, r, s->coll_clause->location) + 1;
        t->base.type.collation = pg_qname(p, &c).name;
    }
    pg_column_constraints(p, s->constraints, s->n_constraints, pg_range(end, r.hi), &t->base);
}

/* ---------------------------------------------------------------- views, CREATE TABLE … AS */

/* CREATE [OR REPLACE] [TEMP] VIEW name [(a, b)] [WITH (…)] AS select */
static void create_view(struct pg *p, const PgQuery__ViewStmt *s, struct pg_range r, struct stmt *out)
{
    struct create_view *v = ARENA_NEW(p->arena, struct create_view);
    uint32_t i = behind(p, r, "VIEW", false);
    out->kind = STMT_CREATE_VIEW;
    out->u.create_view = v;
    v->or_replace = s->replace != 0;
    v->temporary = s->view->relpersistence != NULL && s->view->relpersistence[0] == 't';
    v->name = pg_qname(p, &i);
    if (s->with_check_option > PG_QUERY__VIEW_CHECK_OPTION__NO_CHECK_OPTION || s->n_options > 0) {
        pg_unsupported(p, v->name.span, "a view with options");
        return;
    }
    if (pg_find(p, pg_range(r.lo, i), "RECURSIVE") < i) {
        pg_unsupported(p, v->name.span, "a recursive view");
        return;
    }
    if (s->n_aliases > 0 && pg_expect(p, i, "(")) {
        v->columns = pg_name_list(p, pg_inside(p, i));
        i = pg_next(p, i);
    }
    if (pg_expect(p, i, "AS")) {
        v->select = pg_select(p, s->query, pg_range(i + 1, r.hi));
    }
}

static bool create_as(struct pg *p, const PgQuery__CreateTableAsStmt *s, struct pg_range r, struct stmt *out)
{
    bool materialized = s->objtype == PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW;
    if (materialized) {
        struct diag *g = pg_unsupported(p, pg_span(p, r), "a materialized view");
        diag_hint(p->diags, g, "CREATE VIEW, or a table that the program fills");
        return true;
    }
    if (s->objtype != PG_QUERY__OBJECT_TYPE__OBJECT_TABLE || s->is_select_into) {
        return false;
    }
    struct create_table *t = ARENA_NEW(p->arena, struct create_table);
    uint32_t i = behind(p, r, "TABLE", s->if_not_exists != 0);
    out->kind = STMT_CREATE_TABLE;
    out->u.create_table = t;
    t->if_not_exists = s->if_not_exists != 0;
    t->temporary = s->into->rel->relpersistence != NULL && s->into->rel->relpersistence[0] == 't';
    t->name = pg_qname(p, &i);
    if (!pg_is(p, i, "AS") || s->into->skip_data) {
        pg_unsupported(p, pg_span(p, pg_range(i, r.hi)), "CREATE TABLE … AS with options, column names or NO DATA");
        return true;
    }
    t->as_select = pg_select(p, s->query, pg_range(i + 1, r.hi));
    return true;
}

bool pg_ddl(struct pg *p, const PgQuery__Node *n, struct pg_range r, struct stmt *out)
{
    switch ((int)n->node_case) {
    case PG_QUERY__NODE__NODE_CREATE_STMT: pg_create_table(p, n, r, out); return true;
    case PG_QUERY__NODE__NODE_INDEX_STMT: create_index(p, n->index_stmt, r, out); return true;
    case PG_QUERY__NODE__NODE_CREATE_ENUM_STMT: create_enum(p, n->create_enum_stmt, r, out); return true;
    case PG_QUERY__NODE__NODE_ALTER_ENUM_STMT: alter_enum(p, n->alter_enum_stmt, r, out); return true;
    case PG_QUERY__NODE__NODE_COMPOSITE_TYPE_STMT:
    case PG_QUERY__NODE__NODE_CREATE_RANGE_STMT: other_type(p, r, out); return true;
    case PG_QUERY__NODE__NODE_CREATE_DOMAIN_STMT: create_domain(p, n->create_domain_stmt, r, out); return true;
    case PG_QUERY__NODE__NODE_VIEW_STMT: create_view(p, n->view_stmt, r, out); return true;
    case PG_QUERY__NODE__NODE_CREATE_TABLE_AS_STMT: return create_as(p, n->create_table_as_stmt, r, out);
    default: return pg_alter(p, n, r, out);
    }
}
