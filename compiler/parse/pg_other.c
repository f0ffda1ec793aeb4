/* pg_other.c: statements of the postgres dialect that have no tree of their own (PARSE): SET, COMMENT, GRANT, functions,
 * triggers. What matters of each is what it can do to tables, columns, types and views. */
#include "parse/pg_tree.h"

#include <string.h>

#include "pg_query/pg_query.pb-c.h"

/* What a dump is full of, and what has nothing to say to another engine. */
static bool is_quiet(const PgQuery__Node *n)
{
    switch ((int)n->node_case) {
    case PG_QUERY__NODE__NODE_VARIABLE_SET_STMT:
    case PG_QUERY__NODE__NODE_CONSTRAINTS_SET_STMT:
    case PG_QUERY__NODE__NODE_COMMENT_STMT:
    case PG_QUERY__NODE__NODE_SEC_LABEL_STMT:
    case PG_QUERY__NODE__NODE_GRANT_STMT:
    case PG_QUERY__NODE__NODE_GRANT_ROLE_STMT:
    case PG_QUERY__NODE__NODE_ALTER_DEFAULT_PRIVILEGES_STMT:
    case PG_QUERY__NODE__NODE_ALTER_OWNER_STMT:
    case PG_QUERY__NODE__NODE_CREATE_EXTENSION_STMT:
    case PG_QUERY__NODE__NODE_ALTER_EXTENSION_STMT:
    case PG_QUERY__NODE__NODE_CREATE_SEQ_STMT:
    case PG_QUERY__NODE__NODE_ALTER_SEQ_STMT:
    case PG_QUERY__NODE__NODE_CREATE_STATS_STMT:
    case PG_QUERY__NODE__NODE_VACUUM_STMT:
    case PG_QUERY__NODE__NODE_LOCK_STMT: return true;
    default: return false;
    }
}

/* They cannot change the catalogue either, but who wrote them should know that they have no effect here. */
static bool is_harmless(const PgQuery__Node *n)
{
    switch ((int)n->node_case) {
    case PG_QUERY__NODE__NODE_VARIABLE_SHOW_STMT:
    case PG_QUERY__NODE__NODE_CREATE_ROLE_STMT:
    case PG_QUERY__NODE__NODE_ALTER_ROLE_STMT:
    case PG_QUERY__NODE__NODE_ALTER_ROLE_SET_STMT:
    case PG_QUERY__NODE__NODE_DROP_ROLE_STMT:
    case PG_QUERY__NODE__NODE_REINDEX_STMT:
    case PG_QUERY__NODE__NODE_CLUSTER_STMT:
    case PG_QUERY__NODE__NODE_CHECK_POINT_STMT:
    case PG_QUERY__NODE__NODE_DISCARD_STMT:
    case PG_QUERY__NODE__NODE_NOTIFY_STMT:
    case PG_QUERY__NODE__NODE_LISTEN_STMT:
    case PG_QUERY__NODE__NODE_UNLISTEN_STMT:
    case PG_QUERY__NODE__NODE_TRUNCATE_STMT:
    case PG_QUERY__NODE__NODE_CREATE_FUNCTION_STMT:
    case PG_QUERY__NODE__NODE_ALTER_FUNCTION_STMT:
    case PG_QUERY__NODE__NODE_CREATE_CAST_STMT:
    case PG_QUERY__NODE__NODE_CREATE_PLANG_STMT:
    case PG_QUERY__NODE__NODE_CREATE_PUBLICATION_STMT:
    case PG_QUERY__NODE__NODE_CREATE_SUBSCRIPTION_STMT: return true;
    case PG_QUERY__NODE__NODE_CREATE_SCHEMA_STMT: return n->create_schema_stmt->n_schema_elts == 0;
    default: return false;
    }
}

/* DROP FUNCTION, EXTENSION, TRIGGER …: of what is passed over where it is made. */
static bool drops_unknown(const PgQuery__Node *n)
{
    if (n->node_case != PG_QUERY__NODE__NODE_DROP_STMT) {
        return false;
    }
    switch ((int)n->drop_stmt->remove_type) {
    case PG_QUERY__OBJECT_TYPE__OBJECT_FUNCTION:
    case PG_QUERY__OBJECT_TYPE__OBJECT_PROCEDURE:
    case PG_QUERY__OBJECT_TYPE__OBJECT_ROUTINE:
    case PG_QUERY__OBJECT_TYPE__OBJECT_AGGREGATE:
    case PG_QUERY__OBJECT_TYPE__OBJECT_CAST:
    case PG_QUERY__OBJECT_TYPE__OBJECT_TRIGGER:
    case PG_QUERY__OBJECT_TYPE__OBJECT_POLICY:
    case PG_QUERY__OBJECT_TYPE__OBJECT_RULE:
    case PG_QUERY__OBJECT_TYPE__OBJECT_SEQUENCE:
    case PG_QUERY__OBJECT_TYPE__OBJECT_EXTENSION: return true;
    default: return false;
    }
}

/* What changes what statements mean, and that no target is told. */
static const char *changes_meaning(const PgQuery__Node *n)
{
    switch ((int)n->node_case) {
    case PG_QUERY__NODE__NODE_CREATE_TRIG_STMT: return "a trigger of PostgreSQL";
    case PG_QUERY__NODE__NODE_RULE_STMT: return "a rule";
    case PG_QUERY__NODE__NODE_CREATE_POLICY_STMT: return "a policy of row-level security";
    default: return NULL;
    }
}

static void refuse(struct pg *p, struct pg_range r, const char *what)
{
    struct diag *g = diag_add(p->diags, DIAG_E0501, place_sql(p->text, pg_span(p, r)),
                              "%s is not written for SQLite or MySQL", what);
    diag_hint(p->diags, g, "do its work in the program; `-- schemac: ignore` above passes it over");
}

/* SELECT pg_catalog.set_config('search_path', '', false), SELECT pg_catalog.setval('t_id_seq', 1): of a dump. */
static bool sets_something(const PgQuery__Node *n)
{
    const PgQuery__SelectStmt *s = n->node_case == PG_QUERY__NODE__NODE_SELECT_STMT ? n->select_stmt : NULL;
    if (s == NULL || s->n_target_list != 1 || s->n_from_clause > 0 ||
        s->target_list[0]->node_case != PG_QUERY__NODE__NODE_RES_TARGET || s->target_list[0]->res_target->val == NULL ||
        s->target_list[0]->res_target->val->node_case != PG_QUERY__NODE__NODE_FUNC_CALL) {
        return false;
    }
    const PgQuery__FuncCall *f = s->target_list[0]->res_target->val->func_call;
    const char *name = pg_string(f->funcname[f->n_funcname - 1]);
    return f->n_funcname == 2 && strcmp(pg_string(f->funcname[0]), "pg_catalog") == 0 &&
           (strcmp(name, "set_config") == 0 || strcmp(name, "setval") == 0);
}

bool pg_other(struct pg *p, const PgQuery__Node *n, struct pg_range r, struct stmt *out)
{
    const char *what = changes_meaning(n);
    bool quiet = is_quiet(n) || sets_something(n) || what != NULL || drops_unknown(n);
    if (!quiet && !is_harmless(n)) {
        return false;
    }
    if (what != NULL) {
        refuse(p, r, what);
    }
    out->kind = STMT_IGNORED;
    out->u.other = ARENA_NEW(p->arena, struct other);
    out->u.other->quiet = quiet;
    return true;
}
