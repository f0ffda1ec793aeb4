/* mysql_versioning.c: MariaDB's system-versioned tables and periods: what their DDL says beside everybody's. PARSE.
 * A query without FOR SYSTEM_TIME reads the rows of now, as of any other table. */
#include "parse/parser.h"

bool mysql_at_versioning(const struct parser *p)
{
    return (p_at_kw(p, KW_WITH) || p_at_kw(p, KW_WITHOUT)) && p_peek_kw(p, KW_SYSTEM);
}

/* WITH | WITHOUT | ADD | DROP SYSTEM VERSIONING: the table's columns are those that are written; two more can only be
 * asked for by name. */
bool mysql_versioning(struct parser *p)
{
    struct span at = p->tok.span;
    if (!p_servers(p, SERVER_MARIADB, at, "system versioning")) return false;
    if (!p_at_kw(p, KW_SYSTEM)) p_advance(p);
    return p_expect_kw(p, KW_SYSTEM) && p_expect_kw(p, KW_VERSIONING);
}

/* ROW START, ROW END: columns that the server fills */
bool mysql_row_start(struct parser *p, struct column_def *c)
{
    if (!p_servers(p, SERVER_MARIADB, p->tok.span, "a system-versioned column")) return false;
    p_advance(p);
    c->generated = GENERATED_STORED;
    c->not_null = true;
    return p_accept_kw(p, KW_START) || p_expect_kw(p, KW_END);
}

bool mysql_at_period(const struct parser *p)
{
    return p_at_kw(p, KW_PERIOD) && p_peek_kw(p, KW_FOR);
}

/* PERIOD FOR SYSTEM_TIME | name (from, to) */
bool mysql_period(struct parser *p, struct period *out)
{
    if (!p_servers(p, SERVER_MARIADB, p->tok.span, "PERIOD")) return false;
    p_advance(p);
    p_advance(p);
    return p_name(p, &out->name, "a period") && p_names(p, &out->columns, "a column");
}
