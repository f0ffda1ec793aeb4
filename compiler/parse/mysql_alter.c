/* mysql_alter.c: the actions of ALTER TABLE of MySQL, MariaDB and Dolt. PARSE.
 * What does not change the catalogue (ENGINE, ORDER BY, ALGORITHM, partitions …) is ALTER_OPTION. */
#include "parse/parser.h"

static bool push(struct parser *p, struct alter_table *t, struct alter_action *a)
{
    a->span = p_span_from(p, a->span.off);
    vec_push(p->arena, &t->actions, *a);
    return true;
}

static bool if_exists(struct parser *p, struct alter_action *a)
{
    struct span at = p->tok.span;
    if (!p_accept_kws(p, KW_IF, KW_EXISTS)) return true;
    a->if_exists = true;
    return p_servers(p, SERVER_MARIADB, at, "IF EXISTS here");
}

static bool if_not_exists(struct parser *p, struct alter_action *a)
{
    struct span at = p->tok.span;
    if (!p_at_kw(p, KW_IF)) return true;
    p_advance(p);
    a->if_not_exists = true;
    return p_expect_kw(p, KW_NOT) && p_expect_kw(p, KW_EXISTS) &&
           p_servers(p, SERVER_MARIADB, at, "IF NOT EXISTS here");
}

/* FIRST, AFTER column */
static bool position(struct parser *p, struct alter_action *a)
{
    a->first = p_accept_kw(p, KW_FIRST);
    return a->first || !p_accept_kw(p, KW_AFTER) || p_name(p, &a->after, "a column");
}

/* ---------------------------------------------------------------- ADD */

/* ADD (a INT, b INT, KEY (a)): one action each. */
static bool add_list(struct parser *p, struct alter_table *t, const struct alter_action *model)
{
    struct create_table list = {0};
    p_advance(p);
    do {
        if (!parse_table_element(p, &list)) return false;
    } while (p_accept(p, TOKEN_COMMA));
    if (!p_expect(p, TOKEN_RPAREN)) return false;
    for (unsigned i = 0; i < list.columns.n; i++) {
        struct alter_action a = *model;
        a.column = list.columns.v[i];
        a.span = a.column.span;
        vec_push(p->arena, &t->actions, a);
    }
    for (unsigned i = 0; i < list.constraints.n; i++) {
        struct alter_action a = {.kind = ALTER_ADD_CONSTRAINT, .constraint = list.constraints.v[i]};
        a.span = a.constraint.span;
        vec_push(p->arena, &t->actions, a);
    }
    return true;
}

static bool add_partition(struct parser *p, struct alter_action *a)
{
    a->kind = ALTER_PARTITIONS;
    p_advance(p);
    if (!if_not_exists(p, a)) return false;
    if (p_accept_kw(p, KW_PARTITIONS)) return p_expect(p, TOKEN_INTEGER);
    return mysql_partition_list(p);
}

/* ADD, DROP SYSTEM VERSIONING | PERIOD FOR … */
static bool history(struct parser *p, struct alter_action *a, bool drop)
{
    struct name name;
    a->kind = ALTER_OPTION;
    if (p_at_kw(p, KW_SYSTEM)) return mysql_versioning(p);
    if (!drop) {
        a->kind = ALTER_PERIOD;
        return mysql_period(p, &a->period);
    }
    if (!p_servers(p, SERVER_MARIADB, p->tok.span, "PERIOD")) return false;
    p_advance(p);
    return p_expect_kw(p, KW_FOR) && p_name(p, &name, "a period");
}

static bool at_history(const struct parser *p)
{
    return mysql_at_period(p) || (p_at_kw(p, KW_SYSTEM) && p_peek_kw(p, KW_VERSIONING));
}

static bool add(struct parser *p, struct alter_table *t, struct alter_action *a)
{
    p_advance(p);
    if (at_history(p)) return history(p, a, false) && push(p, t, a);
    if (mysql_at_constraint(p)) {
        a->kind = ALTER_ADD_CONSTRAINT;
        return mysql_constraint(p, &a->constraint) && push(p, t, a);
    }
    if (p_at_kw(p, KW_PARTITION)) return add_partition(p, a) && push(p, t, a);
    a->kind = ALTER_ADD_COLUMN;
    p_accept_kw(p, KW_COLUMN);
    if (!if_not_exists(p, a)) return false;
    if (p_at(p, TOKEN_LPAREN)) {
        if (!p_servers(p, SERVER_MYSQL | SERVER_MARIADB, p->tok.span, "ADD with a list")) return false;
        return add_list(p, t, a);
    }
    return parse_column_def(p, &a->column) && position(p, a) && push(p, t, a);
}

/* ---------------------------------------------------------------- DROP */

static bool drop_partition(struct parser *p, struct alter_action *a)
{
    a->kind = ALTER_PARTITIONS;
    p_advance(p);
    if (!if_exists(p, a)) return false;
    do {
        if (!p_name(p, &a->name, "a partition")) return false;
    } while (p_accept(p, TOKEN_COMMA));
    return true;
}

static bool drop_named(struct parser *p, struct alter_action *a, enum alter_kind kind, const char *what)
{
    a->kind = kind;
    return if_exists(p, a) && p_name(p, &a->name, what);
}

static bool drop_index(struct parser *p, struct alter_action *a)
{
    p_advance(p);
    if (!drop_named(p, a, ALTER_DROP_INDEX, "an index")) return false;
    if (str_is(a->name.text, "PRIMARY")) a->kind = ALTER_DROP_PRIMARY;
    return true;
}

static bool drop(struct parser *p, struct alter_action *a)
{
    p_advance(p);
    if (at_history(p)) return history(p, a, true);
    switch (p->tok.kw) {
    case KW_PRIMARY:
        a->kind = ALTER_DROP_PRIMARY;
        p_advance(p);
        return p_expect_kw(p, KW_KEY);
    case KW_INDEX:
    case KW_KEY: return drop_index(p, a);
    case KW_FOREIGN:
        p_advance(p);
        return p_expect_kw(p, KW_KEY) && drop_named(p, a, ALTER_DROP_FOREIGN, "a foreign key");
    case KW_CHECK:
        if (!p_servers(p, SERVER_MYSQL | SERVER_DOLT, p->tok.span, "DROP CHECK")) return false;
        p_advance(p);
        return drop_named(p, a, ALTER_DROP_CHECK, "a check");
    case KW_CONSTRAINT: p_advance(p); return drop_named(p, a, ALTER_DROP_CONSTRAINT, "a constraint");
    case KW_PARTITION: return drop_partition(p, a);
    default: break;
    }
    p_accept_kw(p, KW_COLUMN);
    if (!drop_named(p, a, ALTER_DROP_COLUMN, "a column")) return false;
    if (!p_accept_kw(p, KW_RESTRICT)) p_accept_kw(p, KW_CASCADE);
    return true;
}

/* ---------------------------------------------------------------- RENAME, MODIFY, CHANGE, ALTER */

static bool rename_pair(struct parser *p, struct alter_action *a, enum alter_kind kind, const char *what)
{
    a->kind = kind;
    p_advance(p);
    return if_exists(p, a) && p_name(p, &a->name, what) && p_expect_kw(p, KW_TO) && p_name(p, &a->new_name, what);
}

/* RENAME [TO|AS] t, RENAME COLUMN a TO b, RENAME INDEX|KEY a TO b */
static bool rename_action(struct parser *p, struct alter_action *a)
{
    p_advance(p);
    if (p_at_kw(p, KW_COLUMN)) return rename_pair(p, a, ALTER_RENAME_COLUMN, "a column");
    if (p_at_kw(p, KW_INDEX) || p_at_kw(p, KW_KEY)) return rename_pair(p, a, ALTER_RENAME_INDEX, "an index");
    a->kind = ALTER_RENAME_TABLE;
    if (!p_accept_kw(p, KW_TO) && !p_accept_kw(p, KW_AS)) p_accept(p, TOKEN_EQ);
    return p_qname(p, &a->new_table, "a table");
}

static bool modify(struct parser *p, struct alter_action *a)
{
    a->kind = ALTER_MODIFY_COLUMN;
    p_advance(p);
    p_accept_kw(p, KW_COLUMN);
    return if_exists(p, a) && parse_column_def(p, &a->column) && position(p, a);
}

static bool change(struct parser *p, struct alter_action *a)
{
    a->kind = ALTER_CHANGE_COLUMN;
    p_advance(p);
    p_accept_kw(p, KW_COLUMN);
    return if_exists(p, a) && p_name(p, &a->name, "a column") && parse_column_def(p, &a->column) && position(p, a);
}

/* ALTER INDEX i VISIBLE, ALTER CHECK c NOT ENFORCED */
static bool alter_option(struct parser *p, struct alter_action *a)
{
    bool index = p_at_kw(p, KW_INDEX) || p_at_kw(p, KW_KEY);
    struct span at = p->tok.span;
    a->kind = index ? ALTER_INDEX_OPTION : ALTER_CHECK_OPTION;
    p_advance(p);
    if (!p_name(p, &a->name, index ? "an index" : "a constraint")) return false;
    a->negated = p_accept_kw(p, KW_NOT) || p_at_kw(p, KW_INVISIBLE);
    if (index && p_accept_kw(p, KW_IGNORED)) return p_servers(p, SERVER_MARIADB, at, "IGNORED");
    bool ok = index ? p_accept_kw(p, KW_VISIBLE) || p_accept_kw(p, KW_INVISIBLE) : p_accept_kw(p, KW_ENFORCED);
    if (!ok) return p_expected(p, index ? "VISIBLE or INVISIBLE" : "ENFORCED");
    return p_servers(p, SERVER_MYSQL | SERVER_DOLT, at, "this action");
}

static bool set_default(struct parser *p, struct alter_action *a)
{
    a->kind = ALTER_SET_DEFAULT;
    if (p_at_kw(p, KW_VISIBLE) || p_at_kw(p, KW_INVISIBLE)) {
        a->kind = p_at_kw(p, KW_VISIBLE) ? ALTER_SET_VISIBLE : ALTER_SET_INVISIBLE;
        if (!p_servers(p, SERVER_MYSQL, p->tok.span, "SET VISIBLE and SET INVISIBLE")) return false;
        p_advance(p);
        return true;
    }
    if (!p_expect_kw(p, KW_DEFAULT)) return false;
    return mysql_default(p, &a->value, NULL);
}

/* ALTER [COLUMN] c SET DEFAULT e | DROP DEFAULT */
static bool alter_column(struct parser *p, struct alter_action *a)
{
    p_advance(p);
    if (p_at_kw(p, KW_INDEX) || p_at_kw(p, KW_KEY) || p_at_kw(p, KW_CHECK) || p_at_kw(p, KW_CONSTRAINT))
        return alter_option(p, a);
    p_accept_kw(p, KW_COLUMN);
    if (!if_exists(p, a) || !p_name(p, &a->name, "a column")) return false;
    if (p_accept_kw(p, KW_SET)) return set_default(p, a);
    a->kind = ALTER_DROP_DEFAULT;
    return p_accept_kw(p, KW_DROP) ? p_expect_kw(p, KW_DEFAULT) : p_expected(p, "SET or DROP");
}

/* ---------------------------------------------------------------- options */

/* CONVERT TO CHARACTER SET x [COLLATE c]: the columns' own change, which replay must know. */
static bool convert(struct parser *p, struct alter_action *a)
{
    struct create_table charset = {0};
    p_advance(p);
    if (!p_expect_kw(p, KW_TO)) return false;
    for (bool none = false; !none;)
        if (!mysql_table_option(p, &charset, &none)) return false;
    a->kind = ALTER_CONVERT;
    a->new_name = charset.charset;
    a->name = charset.collation;
    return true;
}

/* ALGORITHM|LOCK [=] x */
static bool online_option(struct parser *p)
{
    p_advance(p);
    p_accept(p, TOKEN_EQ);
    if (!p_at_word(p)) return p_expected(p, "a value");
    p_advance(p);
    return true;
}

static bool validation(struct parser *p)
{
    if (!p_servers(p, SERVER_MYSQL | SERVER_DOLT, p->tok.span, "VALIDATION")) return false;
    p_advance(p);
    return p_expect_kw(p, KW_VALIDATION);
}

/* ENABLE|DISABLE KEYS, DISCARD|IMPORT TABLESPACE */
static bool two_words(struct parser *p, enum keyword second)
{
    p_advance(p);
    return p_expect_kw(p, second);
}

static bool order_by(struct parser *p, struct alter_action *a)
{
    a->kind = ALTER_ORDER;
    return parse_order_by(p, &a->order);
}

/* Of the options only the table's character set and collation say something to the catalogue. */
static bool table_option(struct parser *p, struct alter_action *a)
{
    struct create_table ignored = {0};
    bool none = false;
    if (!mysql_table_option(p, &ignored, &none)) return false;
    if (none) return p_expected(p, "ADD, DROP, MODIFY, CHANGE, RENAME, ALTER or a table option");
    while (!none)
        if (!mysql_table_option(p, &ignored, &none)) return false;
    a->new_name = ignored.charset;
    a->name = ignored.collation;
    if (a->new_name.text.n || a->name.text.n) a->kind = ALTER_CHARSET;
    return true;
}

static bool partition_action(struct parser *p, struct alter_action *a)
{
    a->kind = ALTER_PARTITIONS;
    return mysql_partition_action(p);
}

static bool option(struct parser *p, struct alter_action *a)
{
    a->kind = ALTER_OPTION;
    switch (p->tok.kw) {
    case KW_CONVERT: return convert(p, a);
    case KW_ALGORITHM:
    case KW_LOCK: return online_option(p);
    case KW_ENABLE:
    case KW_DISABLE: return two_words(p, KW_KEYS);
    case KW_WITH:
        if (p_peek_kw(p, KW_VALIDATION)) return validation(p);
        break;
    case KW_WITHOUT: return validation(p);
    case KW_DISCARD:
    case KW_IMPORT:
        if (p_peek_kw(p, KW_PARTITION)) return partition_action(p, a);
        return two_words(p, KW_TABLESPACE);
    case KW_FORCE: p_advance(p); return true;
    case KW_ORDER: return order_by(p, a);
    case KW_PARTITION: a->kind = ALTER_PARTITION; return mysql_partitioning(p, &a->partitioning);
    case KW_REMOVE: a->kind = ALTER_UNPARTITION; return two_words(p, KW_PARTITIONING);
    case KW_COALESCE:
    case KW_REORGANIZE:
    case KW_EXCHANGE:
    case KW_TRUNCATE:
    case KW_REBUILD:
    case KW_OPTIMIZE:
    case KW_ANALYZE:
    case KW_CHECK:
    case KW_REPAIR: return partition_action(p, a);
    default: break;
    }
    return table_option(p, a);
}

bool mysql_alter_action(struct parser *p, struct alter_table *t)
{
    struct alter_action a = {.span = p->tok.span};
    switch (p->tok.kw) {
    case KW_ADD: return add(p, t, &a);
    case KW_DROP: return drop(p, &a) && push(p, t, &a);
    case KW_RENAME: return rename_action(p, &a) && push(p, t, &a);
    case KW_MODIFY: return modify(p, &a) && push(p, t, &a);
    case KW_CHANGE: return change(p, &a) && push(p, t, &a);
    case KW_ALTER: return alter_column(p, &a) && push(p, t, &a);
    default: return option(p, &a) && push(p, t, &a);
    }
}
