/* parse_ddl.c: CREATE TABLE, INDEX and VIEW, DROP, RENAME: what both dialects share. PARSE.
 * Types, attributes, constraints, options and ALTER's actions are in mysql_*.c and sqlite_ddl.c. */
#include "parse/parser.h"

/* ---------------------------------------------------------------- keys, references */

/* SQLite: a part is any expression; its COLLATE is the part's own. A string is the name of a column. */
bool sqlite_key_part(struct parser *p, struct key_part *part)
{
    part->expr = parse_expr(p);
    if (!part->expr) return false;
    struct expr *e = part->expr;
    if (e->kind == EXPR_COLLATE && !e->parens) {
        part->collation = e->name;
        part->expr = e->a;
    }
    e = e->kind == EXPR_COLLATE ? e->a : e;
    if (e->kind == EXPR_STRING) {
        e->kind = EXPR_COLUMN;
        e->name = (struct name){e->text, e->span, true};
    }
    return true;
}

/* MySQL: column, column(10), ((expression)) */
static bool mysql_key_part(struct parser *p, struct key_part *part)
{
    if (p_at(p, TOKEN_LPAREN)) {
        if (!p_servers(p, SERVER_MYSQL | SERVER_DOLT, p->tok.span, "an index on an expression")) return false;
        p->in_key = true;
        part->expr = parse_paren(p);
        p->in_key = false;
        return part->expr != NULL;
    }
    part->expr = p_expr_new(p, EXPR_COLUMN, p->tok.span);
    if (!p_name(p, &part->expr->name, "a column")) return false;
    if (!p_accept(p, TOKEN_LPAREN)) return true;
    if (!p_at(p, TOKEN_INTEGER)) return p_expected(p, "the length of the key's prefix");
    struct expr *length = parse_literal(p);
    part->prefix = length->number;
    part->prefix_written = true;
    return p_expect(p, TOKEN_RPAREN);
}

static bool key_part(struct parser *p, key_vec *out)
{
    struct key_part part = {0};
    if (p->mysql) {
        if (!mysql_key_part(p, &part)) return false;
    } else {
        if (!sqlite_key_part(p, &part)) return false;
    }
    part.desc = p_accept_kw(p, KW_DESC);
    if (!part.desc) p_accept_kw(p, KW_ASC);
    if (p->mysql && p_at_kw(p, KW_WITHOUT)) {
        part.without_overlaps = true;
        if (!p_servers(p, SERVER_MARIADB, p->tok.span, "WITHOUT OVERLAPS")) return false;
        p_advance(p);
        if (!p_expect_kw(p, KW_OVERLAPS)) return false;
    }
    vec_push(p->arena, out, part);
    return true;
}

bool parse_key_parts(struct parser *p, key_vec *out)
{
    if (!p_expect(p, TOKEN_LPAREN)) return false;
    do {
        if (!key_part(p, out)) return false;
    } while (p_accept(p, TOKEN_COMMA));
    return p_expect(p, TOKEN_RPAREN);
}

/* CASCADE, RESTRICT, SET NULL, SET DEFAULT, NO ACTION */
static bool reference_action(struct parser *p, struct str *out)
{
    if (p_accept_kw(p, KW_CASCADE)) {
        *out = STR("CASCADE");
    } else if (p_accept_kw(p, KW_RESTRICT)) {
        *out = STR("RESTRICT");
    } else if (p_accept_kws(p, KW_SET, KW_NULL)) {
        *out = STR("SET NULL");
    } else if (p_accept_kws(p, KW_SET, KW_DEFAULT)) {
        *out = STR("SET DEFAULT");
    } else if (p_accept_kws(p, KW_NO, KW_ACTION)) {
        *out = STR("NO ACTION");
    } else {
        return p_expected(p, "CASCADE, RESTRICT, SET NULL, SET DEFAULT or NO ACTION");
    }
    return true;
}

static bool match_clause(struct parser *p)
{
    struct name kind;
    p_advance(p);
    if (!p->mysql) return p_name(p, &kind, "FULL, PARTIAL or SIMPLE");
    return p_accept_kw(p, KW_FULL) || p_accept_kw(p, KW_PARTIAL) || p_accept_kw(p, KW_SIMPLE) ||
           p_expected(p, "FULL, PARTIAL or SIMPLE");
}

static bool at_deferrable(const struct parser *p)
{
    if (p->mysql) return false;
    return p_at_kw(p, KW_DEFERRABLE) || (p_at_kw(p, KW_NOT) && p_peek_kw(p, KW_DEFERRABLE));
}

/* [NOT] DEFERRABLE [INITIALLY DEFERRED|IMMEDIATE] */
static bool deferrable(struct parser *p)
{
    p_accept_kw(p, KW_NOT);
    p_advance(p);
    if (!p_accept_kw(p, KW_INITIALLY)) return true;
    return p_accept_kw(p, KW_DEFERRED) || p_accept_kw(p, KW_IMMEDIATE) || p_expected(p, "DEFERRED or IMMEDIATE");
}

static bool reference_option(struct parser *p, struct foreign_key *f, bool *none)
{
    if (p_at_kw(p, KW_MATCH) && !(p->mysql && (f->on_delete.n || f->on_update.n))) return match_clause(p);
    if (at_deferrable(p)) return deferrable(p);
    struct token next = p_at_kw(p, KW_ON) ? p_peek(p) : p->tok;
    bool ours = next.kw == KW_DELETE || next.kw == KW_UPDATE;
    bool again = p->mysql && (next.kw == KW_DELETE ? f->on_delete.n : f->on_update.n);
    if (!p_at_kw(p, KW_ON) || !ours || again) {
        *none = true;
        return true;
    }
    p_advance(p);
    p_advance(p);
    return reference_action(p, next.kw == KW_DELETE ? &f->on_delete : &f->on_update);
}

/* REFERENCES t [(a, b)] [MATCH …] [ON DELETE …] [ON UPDATE …] */
bool parse_references(struct parser *p, struct foreign_key **out)
{
    struct foreign_key *f = *out = ARENA_NEW(p->arena, struct foreign_key);
    if (!p_expect_kw(p, KW_REFERENCES) || !p_qname(p, &f->table, "a table")) return false;
    if (p_at(p, TOKEN_LPAREN) && !p_names(p, &f->columns, "a column")) return false;
    uint32_t start = p->tok.span.off;
    for (bool none = false; !none;)
        if (!reference_option(p, f, &none)) return false;
    f->options = p_text(p, p_span_from(p, start));
    return true;
}

/* ---------------------------------------------------------------- CREATE TABLE */

bool parse_column_def(struct parser *p, struct column_def *c)
{
    uint32_t start = p->tok.span.off;
    if (!p_name(p, &c->name, "a column")) return false;
    if (!parse_type(p, &c->type)) return false;
    for (bool none = false; !none;)
        if (!(p->mysql ? mysql_column_attribute(p, c, &none) : sqlite_column_attribute(p, c, &none))) return false;
    c->span = p_span_from(p, start);
    return true;
}

static bool at_constraint(const struct parser *p)
{
    return p->mysql ? mysql_at_constraint(p) : sqlite_at_constraint(p);
}

bool parse_type(struct parser *p, struct type_name *t)
{
    return p->mysql ? mysql_type(p, t) : sqlite_type(p, t);
}

bool parse_cast_type(struct parser *p, struct type_name *t)
{
    return p->mysql ? mysql_cast_type(p, t) : sqlite_type(p, t);
}

/* A column or a constraint. In SQLite no column follows a constraint. */
bool parse_table_element(struct parser *p, struct create_table *t)
{
    if (p->mysql && mysql_at_period(p)) {
        struct period period = {0};
        if (!mysql_period(p, &period)) return false;
        vec_push(p->arena, &t->periods, period);
        return true;
    }
    if (at_constraint(p)) {
        struct constraint c = {0};
        if (!(p->mysql ? mysql_constraint(p, &c) : sqlite_constraint(p, &c))) return false;
        if (c.parts.n || c.check || c.foreign) vec_push(p->arena, &t->constraints, c);
        return true;
    }
    if (!p->mysql && t->constraints.n) return p_expected(p, "a constraint");
    struct column_def c = {0};
    if (!parse_column_def(p, &c)) return false;
    vec_push(p->arena, &t->columns, c);
    return true;
}

enum { USUAL_COLUMNS = 16 };

/* SQLite's constraints need no commas between them. */
static bool elements(struct parser *p, struct create_table *t)
{
    vec_room(p->arena, &t->columns, USUAL_COLUMNS); /* what a growing list leaves behind stays in the arena */
    do {
        if (!parse_table_element(p, t)) return false;
    } while (p_accept(p, TOKEN_COMMA) || (!p->mysql && t->constraints.n && sqlite_at_constraint(p)));
    if (!p->mysql && !t->columns.n) return p_expected(p, "a column");
    return p_accept(p, TOKEN_RPAREN) || p_expected(p, "`,`") || p_expect(p, TOKEN_RPAREN);
}

static bool like_table(struct parser *p, struct create_table *t)
{
    struct span at = p->tok.span;
    bool parens = p_accept(p, TOKEN_LPAREN);
    if (parens && !p_servers(p, SERVER_MYSQL | SERVER_MARIADB, at, "LIKE in parentheses")) return false;
    if (!p_expect_kw(p, KW_LIKE) || !p_qname(p, &t->like, "a table")) return false;
    return !parens || p_expect(p, TOKEN_RPAREN);
}

static bool as_select(struct parser *p, struct create_table *t)
{
    bool conflict = p->mysql && (p_accept_kw(p, KW_IGNORE) || p_accept_kw(p, KW_REPLACE));
    bool as = p_accept_kw(p, KW_AS);
    if (!p_at_query(p) && !(p->mysql && p_at(p, TOKEN_LPAREN)))
        return !conflict && !as ? true : p_expected(p, "SELECT");
    if (!as && !p->mysql) return p_expected(p, "AS");
    return (t->as_select = parse_query(p)) != NULL;
}

static bool table_body(struct parser *p, struct create_table *t)
{
    struct token next = p_peek(p);
    if (p->mysql && (p_at_kw(p, KW_LIKE) || (p_at(p, TOKEN_LPAREN) && next.kw == KW_LIKE))) return like_table(p, t);
    if (!p->mysql && p_at_kw(p, KW_AS)) return as_select(p, t);
    bool query = p->mysql && p_at(p, TOKEN_LPAREN) && (next.kw == KW_SELECT || next.kind == TOKEN_LPAREN);
    bool columns = !query && p_accept(p, TOKEN_LPAREN);
    if (columns && !elements(p, t)) return false;
    if (!p->mysql) return columns ? sqlite_table_options(p, t) : p_expected(p, "`(` or AS");
    if (!mysql_table_options(p, t) || !mysql_partitioning(p, &t->partitioning) || !as_select(p, t)) return false;
    return columns || t->as_select || p_expected(p, "`(`, LIKE or SELECT");
}

/* IF NOT EXISTS; IF is no name here, not even in SQLite. */
bool p_if_not_exists(struct parser *p, bool *out)
{
    *out = p_accept_kw(p, KW_IF);
    return !*out || (p_expect_kw(p, KW_NOT) && p_expect_kw(p, KW_EXISTS));
}

bool p_if_exists(struct parser *p, bool *out)
{
    *out = p_accept_kw(p, KW_IF);
    return !*out || p_expect_kw(p, KW_EXISTS);
}

static bool create_table(struct parser *p, bool or_replace, bool temporary)
{
    struct create_table *t = p->stmt->u.create_table = ARENA_NEW(p->arena, struct create_table);
    p->stmt->kind = STMT_CREATE_TABLE;
    t->or_replace = or_replace;
    t->temporary = temporary;
    p_advance(p);
    if (!p_if_not_exists(p, &t->if_not_exists)) return false;
    return p_qname(p, &t->name, "a table") && table_body(p, t);
}

/* ---------------------------------------------------------------- CREATE INDEX */

/* MariaDB: how long to wait for the table's lock. */
static bool lock_wait(struct parser *p)
{
    if (!p->mysql || (!p_at_kw(p, KW_WAIT) && !p_at_kw(p, KW_NOWAIT))) return true;
    if (!p_servers(p, SERVER_MARIADB, p->tok.span, "WAIT and NOWAIT here")) return false;
    return p_accept_kw(p, KW_NOWAIT) || (p_expect_kw(p, KW_WAIT) && p_expect(p, TOKEN_INTEGER));
}

static bool index_kind(struct parser *p, struct create_index *i)
{
    i->kind = CONSTRAINT_INDEX;
    i->unique = p_accept_kw(p, KW_UNIQUE);
    if (!p->mysql || i->unique) return true;
    if (p_accept_kw(p, KW_FULLTEXT))
        i->kind = CONSTRAINT_FULLTEXT;
    else if (p_accept_kw(p, KW_SPATIAL))
        i->kind = CONSTRAINT_SPATIAL;
    return true;
}

static bool mysql_index_type(struct parser *p)
{
    struct name kind;
    return !p->mysql || !p_accept_kw(p, KW_USING) || p_name(p, &kind, "BTREE, HASH or RTREE");
}

static bool create_index(struct parser *p, bool or_replace)
{
    struct create_index *i = p->stmt->u.create_index = ARENA_NEW(p->arena, struct create_index);
    i->or_replace = or_replace;
    p->stmt->kind = STMT_CREATE_INDEX;
    if (!index_kind(p, i) || !p_expect_kw(p, KW_INDEX)) return false;
    struct span at = p->tok.span;
    if (!p_if_not_exists(p, &i->if_not_exists)) return false;
    if (p->mysql && i->if_not_exists && !p_servers(p, SERVER_MARIADB | SERVER_DOLT, at, "IF NOT EXISTS here"))
        return false;
    if (!p_qname(p, &i->name, "an index") || !mysql_index_type(p) || !p_expect_kw(p, KW_ON)) return false;
    if (!p_qname(p, &i->table, "a table")) return false;
    if (!p->mysql && i->table.schema.text.n)
        return p_fail(p, i->table.span, "the schema stands before the index's name");
    if (!parse_key_parts(p, &i->parts)) return false;
    if (p->mysql) return lock_wait(p) && mysql_index_options(p, &i->options);
    return !p_accept_kw(p, KW_WHERE) || (i->where = parse_expr(p)) != NULL;
}

/* ---------------------------------------------------------------- CREATE VIEW */

/* user, user@host, 'user'@'host', CURRENT_USER [()] */
bool mysql_user(struct parser *p)
{
    struct name name;
    if (p_accept_kw(p, KW_CURRENT_USER) || p_accept_kw(p, KW_CURRENT_ROLE))
        return !p_accept(p, TOKEN_LPAREN) || p_expect(p, TOKEN_RPAREN);
    if (p_at(p, TOKEN_STRING))
        p_advance(p);
    else if (!p_name(p, &name, "a user"))
        return false;
    p_accept(p, TOKEN_AT_NAME);
    return true;
}

static bool security(struct parser *p)
{
    if (!p_expect_kw(p, KW_SECURITY)) return false;
    return p_accept_kw(p, KW_DEFINER) || p_accept_kw(p, KW_INVOKER) || p_expected(p, "DEFINER or INVOKER");
}

/* ALGORITHM = …, DEFINER = user, SQL SECURITY … before VIEW */
static bool view_attributes(struct parser *p)
{
    struct name algorithm;
    while (p->mysql && !p_at_kw(p, KW_VIEW)) {
        bool ok = false;
        if (p_accept_kw(p, KW_ALGORITHM))
            ok = p_expect(p, TOKEN_EQ) && p_name(p, &algorithm, "MERGE, TEMPTABLE or UNDEFINED");
        else if (p_accept_kw(p, KW_DEFINER))
            ok = p_expect(p, TOKEN_EQ) && mysql_user(p);
        else if (p_accept_kw(p, KW_SQL))
            ok = security(p);
        else
            p_expected(p, "VIEW");
        if (!ok) return false;
    }
    return true;
}

/* WITH [CASCADED|LOCAL] CHECK OPTION */
static bool check_option(struct parser *p)
{
    if (!p->mysql || !p_accept_kw(p, KW_WITH)) return true;
    if (!p_accept_kw(p, KW_CASCADED)) p_accept_kw(p, KW_LOCAL);
    return p_expect_kw(p, KW_CHECK) && p_expect_kw(p, KW_OPTION);
}

static bool create_view(struct parser *p, bool or_replace, bool temporary)
{
    struct create_view *v = p->stmt->u.create_view = ARENA_NEW(p->arena, struct create_view);
    p->stmt->kind = STMT_CREATE_VIEW;
    v->or_replace = or_replace;
    v->temporary = temporary;
    if (!view_attributes(p) || !p_expect_kw(p, KW_VIEW)) return false;
    if (!p_if_not_exists(p, &v->if_not_exists)) return false;
    if (!p_qname(p, &v->name, "a view")) return false;
    if (p_at(p, TOKEN_LPAREN) && !p_names(p, &v->columns, "a column")) return false;
    if (!p_expect_kw(p, KW_AS)) return false;
    if (!p_at_query(p) && !(p->mysql && p_at(p, TOKEN_LPAREN))) return p_expected(p, "SELECT");
    return (v->select = parse_query(p)) != NULL && check_option(p);
}

/* ---------------------------------------------------------------- CREATE */

static bool at_view(const struct parser *p)
{
    return p_at_kw(p, KW_VIEW) || (p->mysql && p_at_kw(p, KW_ALGORITHM)) ||
           (p->mysql && p_at_kw(p, KW_SQL) && p_peek_kw(p, KW_SECURITY));
}

static bool at_index(const struct parser *p)
{
    if (p_at_kw(p, KW_INDEX) || p_at_kw(p, KW_UNIQUE)) return true;
    return p->mysql && (p_at_kw(p, KW_FULLTEXT) || p_at_kw(p, KW_SPATIAL));
}

/* DEFINER = … stands before VIEW, TRIGGER, PROCEDURE, EVENT: look behind it. */
static bool definer_of_view(const struct parser *p)
{
    struct token t = p->tok;
    if (!p->mysql || t.kw != KW_DEFINER) return false;
    for (unsigned i = 0; i < 8 && t.kind != TOKEN_END; i++) {
        if (t.kw == KW_VIEW || t.kw == KW_SQL) return true;
        t = p_peek_after(p, t);
    }
    return false;
}

bool parse_create(struct parser *p)
{
    struct mark m = p_mark(p);
    p_advance(p);
    bool or_replace = p->mysql && p_accept_kws(p, KW_OR, KW_REPLACE);
    struct span at = p->tok.span;
    bool temporary = p_accept_kw(p, KW_TEMPORARY) || (!p->mysql && p_accept_kw(p, KW_TEMP));
    if (p_at_kw(p, KW_TABLE)) {
        if (or_replace && !p_servers(p, SERVER_MARIADB, at, "CREATE OR REPLACE TABLE")) return false;
        return create_table(p, or_replace, temporary);
    }
    if (!p->mysql && !temporary && p_at_kw(p, KW_VIRTUAL)) return parse_create_virtual(p);
    if (at_index(p)) {
        if (or_replace && !p_servers(p, SERVER_MARIADB, at, "CREATE OR REPLACE INDEX")) return false;
        return create_index(p, or_replace);
    }
    if (p->mysql && !temporary && mysql_at_program(p)) return mysql_create_program(p, or_replace);
    if (p->mysql && p_at_kw(p, KW_SEQUENCE)) return mysql_sequence(p, or_replace, temporary, false);
    if (!p->mysql && p_at_kw(p, KW_TRIGGER)) return sqlite_trigger(p, temporary);
    if (at_view(p) || definer_of_view(p)) return create_view(p, or_replace, temporary);
    if (p->mysql && (p_at_kw(p, KW_DATABASE) || p_at_kw(p, KW_SCHEMA))) {
        if (or_replace && !p_servers(p, SERVER_MARIADB, at, "CREATE OR REPLACE DATABASE")) return false;
        return parse_create_database(p, or_replace);
    }
    return p_reset(p, &m) && parse_other(p);
}

/* ---------------------------------------------------------------- DROP, RENAME */

static bool drop_object(struct parser *p, enum object_kind *out)
{
    switch (p->tok.kw) {
    case KW_TABLES:
        if (!p->mysql) return false;
        *out = OBJECT_TABLE;
        break;
    case KW_TABLE: *out = OBJECT_TABLE; break;
    case KW_INDEX: *out = OBJECT_INDEX; break;
    case KW_VIEW: *out = OBJECT_VIEW; break;
    case KW_TRIGGER: *out = OBJECT_TRIGGER; break;
    case KW_PROCEDURE: *out = OBJECT_PROCEDURE; break;
    case KW_FUNCTION: *out = OBJECT_FUNCTION; break;
    case KW_EVENT: *out = OBJECT_EVENT; break;
    case KW_SEQUENCE: *out = OBJECT_SEQUENCE; break;
    default: return false;
    }
    bool mysql_only =
        *out == OBJECT_PROCEDURE || *out == OBJECT_FUNCTION || *out == OBJECT_EVENT || *out == OBJECT_SEQUENCE;
    if (!p->mysql && mysql_only) return false;
    if (*out == OBJECT_FUNCTION && !p_not_dolt(p, p->tok.span, "a stored function")) return false;
    p_advance(p);
    return true;
}

static bool drop_names(struct parser *p, struct drop *d)
{
    bool several = p->mysql && (d->object == OBJECT_TABLE || d->object == OBJECT_VIEW || d->object == OBJECT_SEQUENCE);
    do {
        struct qname q;
        if (!p_qname(p, &q, "a name")) return false;
        vec_push(p->arena, &d->names, q);
    } while (several && p_accept(p, TOKEN_COMMA));
    return true;
}

/* MySQL: DROP INDEX i ON t [ALGORITHM = …] [LOCK = …]; DROP TABLE t [RESTRICT|CASCADE] */
static bool drop_tail(struct parser *p, struct drop *d)
{
    if (!p->mysql) return true;
    if (d->object == OBJECT_INDEX) {
        if (!p_expect_kw(p, KW_ON) || !p_qname(p, &d->on_table, "a table")) return false;
        struct str options;
        struct span at = p->tok.span;
        if (!mysql_index_options(p, &options)) return false;
        return !options.n || p_servers(p, SERVER_MYSQL | SERVER_DOLT, at, "options of DROP INDEX");
    }
    if (d->object == OBJECT_TABLE || d->object == OBJECT_VIEW)
        if (!p_accept_kw(p, KW_RESTRICT)) p_accept_kw(p, KW_CASCADE);
    return lock_wait(p);
}

bool parse_drop(struct parser *p)
{
    struct mark m = p_mark(p);
    struct drop *d = ARENA_NEW(p->arena, struct drop);
    p_advance(p);
    if (p->mysql && (p_at_kw(p, KW_DATABASE) || p_at_kw(p, KW_SCHEMA))) return parse_drop_database(p);
    d->temporary = p->mysql && p_accept_kw(p, KW_TEMPORARY);
    if (!drop_object(p, &d->object)) return p_reset(p, &m) && parse_other(p);
    p->stmt->kind = STMT_DROP;
    p->stmt->u.drop = d;
    struct span at = p->tok.span;
    if (!p_if_exists(p, &d->if_exists)) return false;
    if (p->mysql && d->if_exists && d->object == OBJECT_INDEX &&
        !p_servers(p, SERVER_MARIADB | SERVER_DOLT, at, "IF EXISTS here"))
        return false;
    return drop_names(p, d) && drop_tail(p, d);
}

/* RENAME TABLE a TO b, c TO d */
bool parse_rename(struct parser *p)
{
    struct rename_tables *r = p->stmt->u.rename = ARENA_NEW(p->arena, struct rename_tables);
    p->stmt->kind = STMT_RENAME;
    p_advance(p);
    if (!p_accept_kw(p, KW_TABLE) && !p_expect_kw(p, KW_TABLES)) return false;
    struct span at = p->tok.span;
    if (p_at_kw(p, KW_IF) && !p_if_exists(p, &r->if_exists)) return false;
    if (r->if_exists && !p_servers(p, SERVER_MARIADB, at, "IF EXISTS here")) return false;
    do {
        struct qname from, to;
        if (!p_qname(p, &from, "a table") || !lock_wait(p) || !p_expect_kw(p, KW_TO) || !p_qname(p, &to, "a table"))
            return false;
        vec_push(p->arena, &r->from, from);
        vec_push(p->arena, &r->to, to);
    } while (p_accept(p, TOKEN_COMMA));
    return true;
}

/* ---------------------------------------------------------------- ALTER */

bool parse_alter(struct parser *p)
{
    struct mark m = p_mark(p);
    p_advance(p);
    struct span at = p->tok.span;
    bool options = p->mysql && (p_accept_kw(p, KW_ONLINE) || p_accept_kw(p, KW_IGNORE));
    if (options && !p_servers(p, SERVER_MARIADB, at, "ALTER ONLINE and ALTER IGNORE")) return false;
    if (p->mysql && !options && mysql_at_program(p) && !p_at_kw(p, KW_TRIGGER)) return mysql_alter_program(p);
    if (p->mysql && !options && p_at_kw(p, KW_SEQUENCE)) return mysql_sequence(p, false, false, true);
    if (p->mysql && !options && (at_view(p) || definer_of_view(p)) &&
        !p_servers(p, SERVER_MYSQL | SERVER_MARIADB, at, "ALTER VIEW"))
        return false;
    if (p->mysql && !options && (at_view(p) || definer_of_view(p)))
        return create_view(p, false, false) && (p->stmt->u.create_view->alter = true);
    if (p->mysql && (p_at_kw(p, KW_DATABASE) || p_at_kw(p, KW_SCHEMA))) return parse_alter_database(p);
    if (!p_at_kw(p, KW_TABLE)) return p_reset(p, &m) && parse_other(p);
    p_advance(p);
    struct alter_table *t = p->stmt->u.alter_table = ARENA_NEW(p->arena, struct alter_table);
    p->stmt->kind = STMT_ALTER_TABLE;
    at = p->tok.span;
    if (p->mysql && !p_if_exists(p, &t->if_exists)) return false;
    if (t->if_exists && !p_servers(p, SERVER_MARIADB, at, "IF EXISTS here")) return false;
    if (!p_qname(p, &t->table, "a table") || !lock_wait(p)) return false;
    if (!p->mysql) return sqlite_alter_action(p, t);
    while (!p_at_end(p)) {
        if (!mysql_alter_action(p, t)) return false;
        if (p_at_kw(p, KW_PARTITION) && p_peek_kw(p, KW_BY)) return mysql_alter_action(p, t);
        if (!p_accept(p, TOKEN_COMMA)) break;
        if (p_at_end(p)) return p_expected(p, "an action");
    }
    return true;
}
