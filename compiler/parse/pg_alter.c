/* pg_alter.c: ALTER TABLE, RENAME and DROP of the postgres dialect (PARSE).
 *
 * AlterTableCmd has no location: the actions are cut at their commas. */
#include "parse/pg_tree.h"

#include "pg_query/pg_query.pb-c.h"

/* ---------------------------------------------------------------- ALTER TABLE's actions */

/* The name behind an action's words: `ADD [COLUMN] [IF NOT EXISTS]`, `DROP [CONSTRAINT] [IF
 * EXISTS]` */
static uint32_t skip_words(const struct pg *p, struct pg_range r, const char *noun, bool if_exists)
{
    uint32_t i = r.lo + 1;
    i += pg_is(p, i, noun);
    if (if_exists) {
        i += pg_is(p, i + 1, "NOT") ? 3 : 2;
    }
    return i;
}

static void add_column(struct pg *p, const PgQuery__AlterTableCmd *c, struct pg_range r, struct alter_action *out)
{
    uint32_t i = skip_words(p, r, "COLUMN", c->missing_ok != 0);
    out->kind = ALTER_ADD_COLUMN;
    out->if_not_exists = c->missing_ok != 0;
    if (c->def == NULL || c->def->node_case != PG_QUERY__NODE__NODE_COLUMN_DEF) {
        pg_lost(p, r.lo);
        return;
    }
    pg_column_def(p, c->def->column_def, pg_range(i, r.hi), &out->column);
    out->name = out->column.name;
}

/* ALTER [COLUMN] name …; gives the token behind the name */
static uint32_t column_name(struct pg *p, struct pg_range r, struct alter_action *out)
{
    uint32_t i = skip_words(p, r, "COLUMN", false);
    out->name = pg_name(p, i);
    return i + 1;
}

static void drop_named(struct pg *p, const PgQuery__AlterTableCmd *c, struct pg_range r, enum alter_kind kind,
                       struct alter_action *out)
{
    out->kind = kind;
    out->if_exists = c->missing_ok != 0;
    out->name = pg_name(p, skip_words(p, r, kind == ALTER_DROP_COLUMN ? "COLUMN" : "CONSTRAINT", out->if_exists));
}

static void column_default(struct pg *p, const PgQuery__AlterTableCmd *c, struct pg_range r, struct alter_action *out)
{
    uint32_t i = column_name(p, r, out);
    bool counts = c->def != NULL && pg_is_nextval(c->def);
    out->kind = c->def == NULL ? ALTER_DROP_DEFAULT : counts ? ALTER_SET_IDENTITY : ALTER_SET_DEFAULT;
    if (c->def != NULL && !counts) {
        out->value = pg_expr(p, c->def, pg_range(i + 2, r.hi));
    }
}

/* ALTER a [SET DATA] TYPE t [COLLATE c] [USING e]; USING is about rows: a schema has none. */
static void column_type(struct pg *p, const PgQuery__AlterTableCmd *c, struct pg_range r, struct alter_action *out)
{
    uint32_t type = pg_find(p, pg_range(column_name(p, r, out), r.hi), "TYPE") + 1, end = pg_type_end(p, type);
    out->kind = ALTER_SET_TYPE;
    if (c->def == NULL || c->def->node_case != PG_QUERY__NODE__NODE_COLUMN_DEF) {
        pg_lost(p, r.lo);
        return;
    }
    const PgQuery__ColumnDef *def = c->def->column_def;
    out->column.name = out->name;
    out->column.span = pg_span(p, r);
    pg_type(p, def->type_name, pg_range(type, end), &out->column.type);
    if (def->coll_clause != NULL) {
        uint32_t i = pg_tok_in(p, r, def->coll_clause->location) + 1;
        out->column.type.collation = pg_qname(p, &i).name;
    }
}

/* ALTER a ADD GENERATED ALWAYS | BY DEFAULT AS IDENTITY (…); SET GENERATED …; DROP IDENTITY */
static void identity(struct pg *p, const PgQuery__AlterTableCmd *c, struct pg_range r, struct alter_action *out)
{
    uint32_t i = column_name(p, r, out);
    bool drops = c->subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_DropIdentity;
    bool by_default = pg_find(p, pg_range(i, r.hi), "DEFAULT") < r.hi;
    out->kind = drops ? ALTER_DROP_IDENTITY : ALTER_SET_IDENTITY;
    out->column.identity = drops ? IDENTITY_NONE : by_default ? IDENTITY_BY_DEFAULT : IDENTITY_ALWAYS;
}

static void add_constraint(struct pg *p, const PgQuery__AlterTableCmd *c, struct pg_range r, struct alter_action *out)
{
    out->kind = ALTER_ADD_CONSTRAINT;
    if (c->def != NULL && c->def->node_case == PG_QUERY__NODE__NODE_CONSTRAINT &&
        c->def->constraint->contype == PG_QUERY__CONSTR_TYPE__CONSTR_EXCLUSION) {
        out->kind = ALTER_OPTION;
        pg_left_out(p, out->span, "EXCLUDE");
        return;
    }
    if (c->def == NULL || c->def->node_case != PG_QUERY__NODE__NODE_CONSTRAINT) {
        pg_lost(p, r.lo);
        return;
    }
    pg_constraint(p, c->def->constraint, pg_range(r.lo + 1, r.hi), &out->constraint);
    out->name = out->constraint.name;
}

/* Actions that change no column, key or name. */
static bool is_option(const PgQuery__AlterTableCmd *c)
{
    switch ((int)c->subtype) {
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetStatistics:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetOptions:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ResetOptions:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetStorage:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetCompression:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ValidateConstraint:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ChangeOwner:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ClusterOn:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropCluster:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetLogged:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetUnLogged:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetTableSpace:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetRelOptions:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ResetRelOptions:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableTrig:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DisableTrig:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableTrigAll:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DisableTrigAll:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableTrigUser:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DisableTrigUser:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DisableRowSecurity:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_NoForceRowSecurity:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ReplicaIdentity: return true;
    default: return false;
    }
}

static void other_action(struct pg *p, const PgQuery__AlterTableCmd *c, struct alter_action *out)
{
    out->kind = ALTER_OPTION;
    if (!is_option(c)) {
        pg_left_out(p, out->span, "this ALTER TABLE action");
    }
}

static void action(struct pg *p, const PgQuery__AlterTableCmd *c, struct pg_range r, struct alter_action *out)
{
    out->span = pg_span(p, r);
    switch ((int)c->subtype) {
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddColumn: add_column(p, c, r, out); break;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropColumn: drop_named(p, c, r, ALTER_DROP_COLUMN, out); break;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropConstraint: drop_named(p, c, r, ALTER_DROP_CONSTRAINT, out); break;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ColumnDefault: column_default(p, c, r, out); break;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetNotNull:
        out->kind = ALTER_SET_NOT_NULL;
        column_name(p, r, out);
        break;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropNotNull:
        out->kind = ALTER_DROP_NOT_NULL;
        column_name(p, r, out);
        break;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AlterColumnType: column_type(p, c, r, out); break;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddConstraint: add_constraint(p, c, r, out); break;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddIdentity:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetIdentity:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropIdentity: identity(p, c, r, out); break;
    default: other_action(p, c, out); break;
    }
}

/* ALTER TABLE [IF EXISTS] t */
static struct alter_table *alter_header(struct pg *p, struct stmt *out, bool if_exists, uint32_t *i)
{
    struct alter_table *t = ARENA_NEW(p->arena, struct alter_table);
    out->kind = STMT_ALTER_TABLE;
    out->u.alter_table = t;
    t->if_exists = if_exists;
    *i += if_exists ? 4 : 2;
    if (pg_is(p, *i, "ONLY") && pg_is_name(p, *i + 1) && !pg_is(p, *i + 1, "RENAME")) {
        (*i)++; /* about tables that inherit: refused where they are made */
    }
    t->table = pg_qname(p, i);
    *i += pg_is(p, *i, "*");
    return t;
}

/* ALTER TABLE seq OWNER TO x: of a dump, for tables, views and sequences alike. */
static bool only_options(const PgQuery__AlterTableStmt *s)
{
    bool all = true, owner = s->n_cmds == 1;
    for (size_t i = 0; i < s->n_cmds; i++) {
        const PgQuery__AlterTableCmd *c = s->cmds[i]->alter_table_cmd;
        all = all && is_option(c);
        owner = owner && c->subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_ChangeOwner;
    }
    return owner || (all && s->objtype != PG_QUERY__OBJECT_TYPE__OBJECT_TABLE);
}

static bool alter_table(struct pg *p, const PgQuery__AlterTableStmt *s, struct pg_range r, struct stmt *out)
{
    if (only_options(s)) {
        out->kind = STMT_IGNORED;
        out->u.other = ARENA_NEW(p->arena, struct other);
        out->u.other->quiet = true;
        return true;
    }
    if (s->objtype != PG_QUERY__OBJECT_TYPE__OBJECT_TABLE) {
        return false;
    }
    uint32_t i = r.lo;
    struct alter_table *t = alter_header(p, out, s->missing_ok != 0, &i);
    pg_ranges items = pg_commas(p, pg_range(i, r.hi));
    if (items.n != s->n_cmds) {
        pg_lost(p, i);
        return true;
    }
    for (unsigned k = 0; k < items.n; k++) {
        struct alter_action a = {0};
        action(p, s->cmds[k]->alter_table_cmd, items.v[k], &a);
        vec_push(p->arena, &t->actions, a);
    }
    return true;
}

/* ---------------------------------------------------------------- RENAME */

/* ALTER TABLE t RENAME [COLUMN] a TO b; ALTER TABLE t RENAME TO b */
static bool rename_stmt(struct pg *p, const PgQuery__RenameStmt *s, struct pg_range r, struct stmt *out)
{
    bool constraint = s->rename_type == PG_QUERY__OBJECT_TYPE__OBJECT_TABCONSTRAINT;
    if (s->rename_type == PG_QUERY__OBJECT_TYPE__OBJECT_SEQUENCE) {
        out->kind = STMT_IGNORED;
        return true;
    }
    if (s->rename_type == PG_QUERY__OBJECT_TYPE__OBJECT_TYPE) {
        pg_rename_type(p, r, out);
        return true;
    }
    bool column = s->rename_type == PG_QUERY__OBJECT_TYPE__OBJECT_COLUMN &&
                  s->relation_type == PG_QUERY__OBJECT_TYPE__OBJECT_TABLE;
    bool table = s->rename_type == PG_QUERY__OBJECT_TYPE__OBJECT_TABLE && pg_is(p, r.lo + 1, "TABLE");
    bool index = s->rename_type == PG_QUERY__OBJECT_TYPE__OBJECT_INDEX && pg_is(p, r.lo + 1, "INDEX");
    if ((!column && !constraint && !table && !index) || (!index && !pg_is(p, r.lo + 1, "TABLE"))) {
        return false;
    }
    uint32_t i = r.lo;
    struct alter_table *t = alter_header(p, out, s->missing_ok != 0, &i);
    struct alter_action a = {.kind = column       ? ALTER_RENAME_COLUMN
                                     : constraint ? ALTER_RENAME_CONSTRAINT
                                     : index      ? ALTER_RENAME_INDEX
                                                  : ALTER_RENAME_TABLE};
    a.span = pg_span(p, pg_range(i, r.hi));
    a.new_name = pg_name(p, r.hi - 1);
    pg_expect(p, i, "RENAME");
    pg_expect(p, r.hi - 2, "TO");
    if (column || constraint) {
        a.name = pg_name(p, r.hi - 3);
    } else if (index) {
        t->of_index = true;
        a.name = t->table.name;
    } else {
        a.new_table.name = a.new_name;
        a.new_table.span = a.new_name.span;
    }
    vec_push(p->arena, &t->actions, a);
    return true;
}

/* ---------------------------------------------------------------- DROP */

static bool drop_kind(const PgQuery__DropStmt *s, enum object_kind *out)
{
    switch ((int)s->remove_type) {
    case PG_QUERY__OBJECT_TYPE__OBJECT_TABLE: *out = OBJECT_TABLE; return true;
    case PG_QUERY__OBJECT_TYPE__OBJECT_INDEX: *out = OBJECT_INDEX; return true;
    case PG_QUERY__OBJECT_TYPE__OBJECT_VIEW: *out = OBJECT_VIEW; return true;
    case PG_QUERY__OBJECT_TYPE__OBJECT_TYPE:
    case PG_QUERY__OBJECT_TYPE__OBJECT_DOMAIN: *out = OBJECT_TYPE; return true;
    case PG_QUERY__OBJECT_TYPE__OBJECT_SEQUENCE: *out = OBJECT_SEQUENCE; return true;
    default: return false;
    }
}

/* DROP kind [CONCURRENTLY] [IF EXISTS] a, b [CASCADE | RESTRICT] */
static bool drop(struct pg *p, const PgQuery__DropStmt *s, struct pg_range r, struct stmt *out)
{
    enum object_kind kind;
    if (!drop_kind(s, &kind)) {
        return false;
    }
    struct drop *d = ARENA_NEW(p->arena, struct drop);
    out->kind = STMT_DROP;
    out->u.drop = d;
    d->object = kind;
    d->if_exists = s->missing_ok != 0;
    uint32_t i = r.lo + 2 + (s->concurrent ? 1u : 0u) + (s->missing_ok ? 2u : 0u);
    for (size_t k = 0; k < s->n_objects && !p->lost; k++) {
        i += k > 0 ? 1 : 0; /* the comma */
        vec_push(p->arena, &d->names, pg_qname(p, &i));
    }
    i += pg_is(p, i, "CASCADE") || pg_is(p, i, "RESTRICT");
    if (i != r.hi) {
        pg_lost(p, i);
    }
    return true;
}

bool pg_alter(struct pg *p, const PgQuery__Node *n, struct pg_range r, struct stmt *out)
{
    switch ((int)n->node_case) {
    case PG_QUERY__NODE__NODE_ALTER_TABLE_STMT: return alter_table(p, n->alter_table_stmt, r, out);
    case PG_QUERY__NODE__NODE_RENAME_STMT: return rename_stmt(p, n->rename_stmt, r, out);
    case PG_QUERY__NODE__NODE_DROP_STMT: return drop(p, n->drop_stmt, r, out);
    default: return false;
    }
}
