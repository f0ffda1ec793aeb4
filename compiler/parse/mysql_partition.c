/* mysql_partition.c: PARTITION BY and the partitions of ALTER TABLE. PARSE. Of it the names of columns are kept: how rows
 * are spread over files changes nothing else that a query can see.
 *
 * PARTITION BY function [PARTITIONS n] [SUBPARTITION BY function [SUBPARTITIONS n]] [( definition, … )] */
#include "parse/parser.h"

/* [=] number, word or string */
static bool option_value(struct parser *p)
{
    p_accept(p, TOKEN_EQ);
    bool value = p_at(p, TOKEN_STRING) || p_at(p, TOKEN_INTEGER) || p_at_name(p);
    if (!value) return p_expected(p, "a value");
    p_advance(p);
    return true;
}

static bool column_list(struct parser *p, struct partitioning *by)
{
    if (p_peek(p).kind != TOKEN_RPAREN) return p_names(p, &by->columns, "a column");
    return p_expect(p, TOKEN_LPAREN) && p_expect(p, TOKEN_RPAREN);
}

static bool expression(struct parser *p, struct partitioning *by)
{
    if (!p_at(p, TOKEN_LPAREN)) return p_expect(p, TOKEN_LPAREN);
    struct expr *e = parse_paren(p);
    if (e) vec_push(p->arena, &by->exprs, e);
    return e != NULL;
}

/* MariaDB: SYSTEM_TIME [INTERVAL n unit [STARTS …] | LIMIT n] [AUTO] */
static bool system_time(struct parser *p)
{
    struct name unit;
    if (!p_servers(p, SERVER_MARIADB, p->tok.span, "PARTITION BY SYSTEM_TIME")) return false;
    p_advance(p);
    if (p_accept_kw(p, KW_LIMIT)) {
        if (!p_expect(p, TOKEN_INTEGER)) return false;
    } else if (p_accept_kw(p, KW_INTERVAL)) {
        if (!parse_expr(p) || !mysql_unit(p, &unit)) return false;
        if (p_accept_kw(p, KW_STARTS) && !parse_expr(p)) return false;
    }
    p_accept_kw(p, KW_AUTO);
    return true;
}

/* [LINEAR] HASH (e) | [LINEAR] KEY [ALGORITHM = n] (columns) | RANGE|LIST (e) | RANGE|LIST COLUMNS (columns) */
static bool function(struct parser *p, bool whole, struct partitioning *by)
{
    if (whole && p_at_kw(p, KW_SYSTEM_TIME)) return system_time(p);
    bool linear = p_accept_kw(p, KW_LINEAR);
    if (p_accept_kw(p, KW_KEY)) {
        if (p_accept_kw(p, KW_ALGORITHM) && !option_value(p)) return false;
        return column_list(p, by);
    }
    if (p_accept_kw(p, KW_HASH)) return expression(p, by);
    if (linear || !whole) return p_expected(p, "HASH or KEY");
    if (!p_accept_kw(p, KW_RANGE) && !p_accept_kw(p, KW_LIST)) return p_expected(p, "HASH, KEY, RANGE or LIST");
    return p_accept_kw(p, KW_COLUMNS) ? column_list(p, by) : expression(p, by);
}

/* A list of values: expressions, MAXVALUE, DEFAULT, or lists of them. */
static bool value_list(struct parser *p)
{
    if (!p_expect(p, TOKEN_LPAREN)) return false;
    do {
        bool word = p_accept_kw(p, KW_MAXVALUE) || p_accept_kw(p, KW_DEFAULT);
        if (!word && !parse_expr(p)) return false;
    } while (p_accept(p, TOKEN_COMMA));
    return p_expect(p, TOKEN_RPAREN);
}

/* VALUES LESS THAN (…)|MAXVALUE, VALUES IN (…) */
static bool bounds(struct parser *p)
{
    if (p_accept_kw(p, KW_IN)) return value_list(p);
    if (!p_expect_kw(p, KW_LESS) || !p_expect_kw(p, KW_THAN)) return false;
    return p_accept_kw(p, KW_MAXVALUE) || value_list(p);
}

static bool options(struct parser *p)
{
    for (;;) {
        switch (p->tok.kw) {
        case KW_STORAGE:
        case KW_DATA:
        case KW_INDEX:
            p_advance(p);
            if (p_at_kw(p, KW_ENGINE) || p_at_kw(p, KW_DIRECTORY)) p_advance(p);
            break;
        case KW_ENGINE:
        case KW_COMMENT:
        case KW_MAX_ROWS:
        case KW_MIN_ROWS:
        case KW_TABLESPACE:
        case KW_NODEGROUP: p_advance(p); break;
        default: return true;
        }
        if (!option_value(p)) return false;
    }
}

static bool subpartitions(struct parser *p)
{
    struct name n;
    p_advance(p);
    do {
        if (!p_expect_kw(p, KW_SUBPARTITION)) return false;
        if (p_at(p, TOKEN_STRING))
            p_advance(p);
        else if (!p_name(p, &n, "a subpartition's name"))
            return false;
        if (!options(p)) return false;
    } while (p_accept(p, TOKEN_COMMA));
    return p_expect(p, TOKEN_RPAREN);
}

static bool definition(struct parser *p)
{
    struct name n;
    if (!p_expect_kw(p, KW_PARTITION) || !p_name(p, &n, "a partition's name")) return false;
    if (p_at_kw(p, KW_HISTORY) || p_at_kw(p, KW_CURRENT) || p_at_kw(p, KW_DEFAULT)) {
        if (!p_servers(p, SERVER_MARIADB, p->tok.span, "a partition of this kind")) return false;
        p_advance(p);
    } else if (p_accept_kw(p, KW_VALUES) && !bounds(p)) {
        return false;
    }
    if (!options(p)) return false;
    return !p_at(p, TOKEN_LPAREN) || subpartitions(p);
}

/* ( PARTITION p …, PARTITION q … ) */
bool mysql_partition_list(struct parser *p)
{
    if (!p_expect(p, TOKEN_LPAREN)) return false;
    do {
        if (!definition(p)) return false;
    } while (p_accept(p, TOKEN_COMMA));
    return p_expect(p, TOKEN_RPAREN);
}

bool mysql_partitioning(struct parser *p, struct partitioning **out)
{
    struct span start = p->tok.span;
    if (!p_accept_kw(p, KW_PARTITION)) return true;
    struct partitioning *by = *out = ARENA_NEW(p->arena, struct partitioning);
    if (!p_expect_kw(p, KW_BY) || !function(p, true, by)) return false;
    by->span = p_span_from(p, start.off);
    if (p_accept_kw(p, KW_PARTITIONS) && !p_expect(p, TOKEN_INTEGER)) return false;
    if (p_accept_kw(p, KW_SUBPARTITION)) {
        if (!p_expect_kw(p, KW_BY) || !function(p, false, by)) return false;
        if (p_accept_kw(p, KW_SUBPARTITIONS) && !p_expect(p, TOKEN_INTEGER)) return false;
    }
    return !p_at(p, TOKEN_LPAREN) || mysql_partition_list(p);
}

/* ---------------------------------------------------------------- ALTER TABLE */

/* p0, p1 or ALL */
static bool names_or_all(struct parser *p)
{
    struct name n;
    if (p_accept_kw(p, KW_ALL)) return true;
    do {
        if (!p_name(p, &n, "a partition")) return false;
    } while (p_accept(p, TOKEN_COMMA));
    return true;
}

/* EXCHANGE PARTITION p WITH TABLE t [WITH|WITHOUT VALIDATION] */
static bool exchange(struct parser *p)
{
    struct name n;
    struct qname table;
    if (!p_name(p, &n, "a partition") || !p_expect_kw(p, KW_WITH) || !p_expect_kw(p, KW_TABLE)) return false;
    if (!p_qname(p, &table, "a table")) return false;
    if (!p_accept_kw(p, KW_WITH) && !p_accept_kw(p, KW_WITHOUT)) return true;
    return p_expect_kw(p, KW_VALIDATION);
}

/* REORGANIZE PARTITION [p, q INTO ( … )] */
static bool reorganize(struct parser *p)
{
    if (p_at_end(p) || p_at(p, TOKEN_COMMA)) return true;
    return names_or_all(p) && p_expect_kw(p, KW_INTO) && mysql_partition_list(p);
}

static bool check_options(struct parser *p)
{
    while (p_at_word(p)) {
        struct name n;
        if (p_accept_kw(p, KW_FOR)) {
            if (!p_expect_kw(p, KW_UPGRADE)) return false;
        } else if (!p_name(p, &n, "an option")) {
            return false;
        }
    }
    return true;
}

/* At COALESCE, REORGANIZE, EXCHANGE, TRUNCATE, REBUILD, OPTIMIZE, ANALYZE, CHECK, REPAIR, DISCARD, IMPORT. */
bool mysql_partition_action(struct parser *p)
{
    enum keyword kw = p->tok.kw;
    p_advance(p);
    if (!p_expect_kw(p, KW_PARTITION)) return false;
    switch (kw) {
    case KW_COALESCE: return p_expect(p, TOKEN_INTEGER);
    case KW_REORGANIZE: return reorganize(p);
    case KW_EXCHANGE: return exchange(p);
    case KW_DISCARD:
    case KW_IMPORT: return names_or_all(p) && p_expect_kw(p, KW_TABLESPACE);
    case KW_CHECK:
    case KW_REPAIR: return names_or_all(p) && check_options(p);
    default: return names_or_all(p);
    }
}
