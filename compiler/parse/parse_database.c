/* parse_database.c: CREATE, ALTER and DROP DATABASE, USE; SQLite's ATTACH and DETACH. PARSE. */
#include "parse/parser.h"

static struct database_stmt *database(struct parser *p, enum database_action action)
{
    struct database_stmt *d = p->stmt->u.database = ARENA_NEW(p->arena, struct database_stmt);
    p->stmt->kind = STMT_DATABASE;
    d->action = action;
    return d;
}

static bool at_charset(const struct parser *p)
{
    return p_at_kw(p, KW_DEFAULT) || p_at_kw(p, KW_CHARSET) || p_at_kw(p, KW_CHARACTER) || p_at_kw(p, KW_COLLATE);
}

/* ENCRYPTION [=] 'Y', COMMENT [=] '…', READ ONLY [=] 0 */
static bool other_option(struct parser *p)
{
    bool read_only = p_accept_kw(p, KW_READ);
    if (read_only && !p_expect_kw(p, KW_ONLY)) return false;
    if (!read_only) p_advance(p);
    p_accept(p, TOKEN_EQ);
    if (!p_at(p, TOKEN_STRING) && !p_at(p, TOKEN_INTEGER) && !p_at_kw(p, KW_DEFAULT)) return p_expected(p, "a value");
    p_advance(p);
    return true;
}

static bool options(struct parser *p, struct database_stmt *d)
{
    while (!p_at_end(p)) {
        struct create_table t = {0};
        bool none = false, encryption = p_at_kw(p, KW_DEFAULT) && p_peek_kw(p, KW_ENCRYPTION);
        if (encryption) p_advance(p);
        if (p_at_kw(p, KW_ENCRYPTION) || p_at_kw(p, KW_COMMENT) || p_at_kw(p, KW_READ)) {
            if (!other_option(p)) return false;
            continue;
        }
        if (!at_charset(p)) return p_expected(p, "CHARACTER SET or COLLATE");
        if (!mysql_table_option(p, &t, &none)) return false;
        if (none) return p_expected(p, "CHARACTER SET or COLLATE");
        if (t.charset.text.n) d->charset = t.charset;
        if (t.collation.text.n) d->collation = t.collation;
    }
    return true;
}

bool parse_create_database(struct parser *p, bool or_replace)
{
    struct database_stmt *d = database(p, DATABASE_CREATE);
    d->or_replace = or_replace;
    p_advance(p);
    if (!p_if_not_exists(p, &d->if_not_exists)) return false;
    return p_name(p, &d->name, "a database") && options(p, d);
}

/* ALTER DATABASE [name] option … */
bool parse_alter_database(struct parser *p)
{
    struct database_stmt *d = database(p, DATABASE_ALTER);
    p_advance(p);
    bool unnamed = at_charset(p) || ((p_at_kw(p, KW_ENCRYPTION) || p_at_kw(p, KW_COMMENT)) && !p_at_end(p));
    if (!unnamed && !p_name(p, &d->name, "a database")) return false;
    if (p_at_end(p)) return p_expected(p, "CHARACTER SET or COLLATE");
    return options(p, d);
}

bool parse_drop_database(struct parser *p)
{
    struct database_stmt *d = database(p, DATABASE_DROP);
    p_advance(p);
    return p_if_exists(p, &d->if_exists) && p_name(p, &d->name, "a database");
}

bool parse_use(struct parser *p)
{
    struct database_stmt *d = database(p, DATABASE_USE);
    p_advance(p);
    return p_name(p, &d->name, "a database");
}

/* ATTACH [DATABASE] 'file' AS name, DETACH [DATABASE] name. The file is any expression. */
bool sqlite_attach(struct parser *p)
{
    bool attach = p_at_kw(p, KW_ATTACH);
    struct database_stmt *d = database(p, attach ? DATABASE_ATTACH : DATABASE_DETACH);
    p_advance(p);
    p_accept_kw(p, KW_DATABASE);
    if (attach && (!parse_expr(p) || !p_expect_kw(p, KW_AS))) return false;
    return p_name(p, &d->name, "a name for the database");
}
