/* ddl_function.c: what an expression of the schema may not call or name: functions whose value changes from one call to
 * the next or with the session, columns that have no value yet. Part of DDL replay. Which server takes which where was asked of MySQL 9.7, MariaDB 10.11 and Dolt
 * 1.83. */
#include "sema/ddl.h"

enum { V = DDL_VIRTUAL, S = DDL_STORED, C = DDL_CHECK, D = DDL_DEFAULT, I = DDL_INDEX, ALL = V | S | C | D | I };

struct function_use {
    const char *name;
    unsigned mysql, mariadb, dolt;
};

static const struct function_use uses[] = {
    {"rand", D, V | D, ALL},
    {"now", D, V | D, V | S | D},
    {"current_timestamp", D, V | D, V | S | D},
    {"localtime", D, V | D, V | S | D},
    {"localtimestamp", D, V | D, V | S | D},
    {"curdate", D, V | D, V | S | D},
    {"current_date", D, V | D, V | S | D},
    {"curtime", D, V | D, V | S | D},
    {"current_time", D, V | D, V | S | D},
    {"sysdate", C | D, V | D, V | S | D},
    {"utc_date", D, V | D, ALL},
    {"utc_time", D, V | D, ALL},
    {"utc_timestamp", D, V | D, ALL},
    {"unix_timestamp", D, V | D, ALL},
    {"uuid", D, V | D, V | S | D},
    {"uuid_short", D, V | D, V | S | D},
    {"user", D, V | D, V | S | D},
    {"current_user", D, V | D, V | S | D},
    {"session_user", D, V | D, ALL},
    {"system_user", D, V | D, ALL},
    {"current_role", D, V | D, ALL},
    {"database", D, V | D, V | S | D},
    {"schema", D, V | D, V | S | D},
    {"version", 0, V | D, V | S | D},
    {"connection_id", D, V | D, V | S | D},
    {"random_bytes", C | D, D, V | S | D},
    {"found_rows", 0, 0, V | S | D},
    {"row_count", 0, 0, V | S | D},
    {"last_insert_id", 0, 0, V | S | D},
    {"benchmark", 0, 0, ALL},
    {"sleep", 0, 0, ALL},
    {"get_lock", 0, 0, V | S | D},
    {"release_lock", 0, 0, V | S | D},
    {"release_all_locks", 0, 0, V | S | D},
    {"is_free_lock", 0, 0, V | S | D},
    {"is_used_lock", 0, 0, V | S | D},
    {"load_file", 0, 0, ALL},
    {"name_const", 0, 0, ALL},
    {"master_pos_wait", 0, 0, ALL},
    /* names of days and months are the session's language */
    {"monthname", ALL, V | D, ALL},
    {"dayname", ALL, V | D, ALL},
    {"from_unixtime", ALL, V | D, ALL},
    {"date_format", ALL, V | D, ALL},
    {"week", ALL, V | D, ALL},
};

struct ask {
    const struct ddl *x;
    const struct column *own; /* NULL: none */
    enum ddl_use use;
    const char *where;
    bool ok;
};

/* MariaDB: what is given as an argument is not taken from the session. */
static bool is_pinned(const struct function_use *f, unsigned args)
{
    struct str name = str_from(f->name);
    return (str_is(name, "unix_timestamp") && args) || (str_is(name, "week") && args > 1) ||
           (str_is(name, "date_format") && args > 2);
}

static bool visit(void *ctx, struct expr *e)
{
    struct ask *k = ctx;
    for (size_t i = 0; e->kind == EXPR_CALL && e->call && i < sizeof uses / sizeof *uses; i++) {
        const struct function_use *f = &uses[i];
        if (!str_is(e->call->function.name.text, f->name) || e->call->function.schema.text.n) {
            continue;
        }
        unsigned servers = f->mysql & k->use ? ON_MYSQL : 0;
        servers |= f->mariadb & k->use || is_pinned(f, e->list.n) ? ON_MARIADB : 0;
        servers |= f->dolt & k->use ? ON_DOLT : 0;
        struct str what = str_printf(k->x->a, "%s() in %s", f->name, k->where);
        k->ok = servers == ON_ALL || (servers ? ddl_server(k->x, e->span, servers, what.p)
                                              : ddl_refuse(k->x, e->span, "no server takes %s", what.p));
    }
    return k->ok;
}

static bool visit_columns(void *ctx, struct expr *e)
{
    struct ask *k = ctx;
    const struct column *c = e->kind == EXPR_COLUMN ? e->column : NULL;
    bool later = c && k->own && c->index >= k->own->index;
    bool computed = c && (c->generated || (k->use == DDL_DEFAULT && c->def->default_parens));
    if (c && c->auto_increment) {
        unsigned servers = k->use == DDL_VIRTUAL ? ON_MARIADB | ON_DOLT : ON_DOLT;
        k->ok = ddl_server(k->x, e->span, servers, str_printf(k->x->a, "an AUTO_INCREMENT column in %s", k->where).p);
    } else if (later && (computed || c == k->own)) {
        k->ok = ddl_server(k->x, e->span, ON_DOLT, "a column whose value is computed later");
    }
    return k->ok;
}

bool ddl_computable(const struct ddl *x, const struct column *own, struct expr *e, enum ddl_use use, const char *where)
{
    struct ask k = {x, own, use, where, true};
    if (x->c->options.dialect == DIALECT_MYSQL) {
        expr_each(e, visit, &k);
    }
    if (x->c->options.dialect == DIALECT_MYSQL && k.ok && use != DDL_INDEX) {
        expr_each(e, visit_columns, &k);
    }
    return k.ok;
}
