/* parse_dml.c: INSERT, REPLACE, UPDATE, DELETE. PARSE. What only MySQL has of DELETE is in mysql_dml.c. */
#include "parse/parser.h"

/* ---------------------------------------------------------------- assignments, RETURNING */

/* column, t.column, s.t.column; SQLite (a, b) */
static bool assigned(struct parser *p, struct assignment *a)
{
    if (!p->mysql && p_at(p, TOKEN_LPAREN)) return p_names(p, &a->columns, "a column");
    struct name n;
    uint32_t start = p->tok.span.off;
    if (!p_name(p, &n, "a column")) return false;
    while (p->mysql && p_accept(p, TOKEN_DOT)) {
        a->qualifier.schema = a->qualifier.name;
        a->qualifier.name = n;
        a->qualifier.span = (struct span){start, n.span.off + n.span.len - start};
        if (!p_name_after_dot(p, &n, "a column")) return false;
    }
    vec_push(p->arena, &a->columns, n);
    return true;
}

/* A value that is stored: DEFAULT too, in MySQL. */
struct expr *parse_value(struct parser *p)
{
    if (!p->mysql || !p_at_kw(p, KW_DEFAULT) || p_peek(p).kind == TOKEN_LPAREN) return parse_expr(p);
    struct expr *e = p_expr_new(p, EXPR_DEFAULT, p->tok.span);
    p_advance(p);
    return e;
}

static bool parse_assignments(struct parser *p, assignment_vec *out)
{
    do {
        struct assignment a = {.span = p->tok.span};
        if (!assigned(p, &a)) return false;
        if (!(p->mysql && p_accept(p, TOKEN_ASSIGN)) && !p_expect(p, TOKEN_EQ)) return false;
        if (!(a.value = parse_value(p))) return false;
        a.span = p_span_from(p, a.span.off);
        vec_push(p->arena, out, a);
    } while (p_accept(p, TOKEN_COMMA));
    return true;
}

static bool parse_returning(struct parser *p, result_vec *out)
{
    if (!p_at_kw(p, KW_RETURNING)) return true;
    bool insert = p->stmt->kind == STMT_INSERT && !p->stmt->u.insert->replace; /* Dolt knows it there only */
    unsigned servers = insert ? SERVER_MARIADB | SERVER_DOLT : SERVER_MARIADB;
    if (p->mysql && !p_servers(p, servers, p->tok.span, "RETURNING")) return false;
    p_advance(p);
    return parse_result_list(p, out);
}

/* INSERT OR …, UPDATE OR … in SQLite */
static bool or_conflict(struct parser *p, enum conflict *out)
{
    if (p->mysql || !p_accept_kw(p, KW_OR)) return true;
    switch (p->tok.kw) {
    case KW_ROLLBACK: *out = CONFLICT_ROLLBACK; break;
    case KW_ABORT: *out = CONFLICT_ABORT; break;
    case KW_FAIL: *out = CONFLICT_FAIL; break;
    case KW_IGNORE: *out = CONFLICT_IGNORE; break;
    case KW_REPLACE: *out = CONFLICT_REPLACE; break;
    default: return p_expected(p, "ROLLBACK, ABORT, FAIL, IGNORE or REPLACE");
    }
    p_advance(p);
    return true;
}

static void priority(struct parser *p, enum keyword kw, bool *found)
{
    if (p_at_kw(p, kw) && !*found) {
        p_not_dolt(p, p->tok.span, "a priority");
        p_advance(p);
        *found = true;
    }
}

/* [LOW_PRIORITY | DELAYED | HIGH_PRIORITY] as text, [IGNORE] as a flag (`ignore` NULL: REPLACE takes none). */
static struct str priority_options(struct parser *p, bool insert, bool *ignore)
{
    uint32_t start = p->tok.span.off;
    if (!p->mysql) return (struct str){0};
    bool found = false;
    priority(p, KW_LOW_PRIORITY, &found);
    if (insert) priority(p, KW_DELAYED, &found);
    if (insert && ignore) priority(p, KW_HIGH_PRIORITY, &found);
    struct str text = p_text(p, p_span_from(p, start));
    if (ignore) *ignore = p_accept_kw(p, KW_IGNORE);
    return text;
}

/* LOW_PRIORITY, QUICK, IGNORE in any order */
static struct str delete_options(struct parser *p, bool *ignore)
{
    uint32_t start = p->tok.span.off;
    while (p_at_kw(p, KW_LOW_PRIORITY) || p_at_kw(p, KW_QUICK) || p_at_kw(p, KW_IGNORE)) {
        *ignore |= p_at_kw(p, KW_IGNORE);
        p_not_dolt(p, p->tok.span, "this option of DELETE");
        p_advance(p);
    }
    return p_text(p, p_span_from(p, start));
}

/* ---------------------------------------------------------------- INSERT */

static bool insert_column(struct parser *p, struct insert *s)
{
    struct name n;
    struct qname of = {0};
    uint32_t start = p->tok.span.off;
    if (!p_name(p, &n, "a column")) return false;
    while (p->mysql && p_accept(p, TOKEN_DOT)) {
        of.schema = of.name;
        of.name = n;
        of.span = (struct span){start, n.span.off + n.span.len - start};
        if (!p_name_after_dot(p, &n, "a column")) return false;
    }
    vec_push(p->arena, &s->columns, n);
    vec_push(p->arena, &s->of, of);
    return true;
}

/* At "(": a column list, or a query in parentheses (MySQL). */
static bool insert_columns(struct parser *p, struct insert *s)
{
    if (!p_at(p, TOKEN_LPAREN)) return true;
    struct token next = p_peek(p);
    if (p->mysql && (next.kind == TOKEN_LPAREN || next.kw == KW_SELECT || next.kw == KW_WITH || next.kw == KW_TABLE ||
                     next.kw == KW_VALUES))
        return true;
    p_advance(p);
    s->has_columns = true;
    if (p->mysql && p_accept(p, TOKEN_RPAREN)) return true;
    do {
        if (!insert_column(p, s)) return false;
    } while (p_accept(p, TOKEN_COMMA));
    return p_expect(p, TOKEN_RPAREN);
}

/* AS new [(a, b)] behind VALUES or SET */
static bool row_alias(struct parser *p, struct insert *s)
{
    if (!p_at_kw(p, KW_AS)) return true;
    if (!p_servers(p, SERVER_MYSQL | SERVER_DOLT, p->tok.span, "an alias for the new row")) return false;
    p_advance(p);
    if (!p_name(p, &s->row_alias, "an alias")) return false;
    return !p_at(p, TOKEN_LPAREN) || p_names(p, &s->row_alias_columns, "a column");
}

/* VALUES (…), (…): rows may be empty and hold DEFAULT, which a query's VALUES may not. */
static bool mysql_values(struct parser *p, struct insert *s)
{
    struct mark m = p_mark(p);
    uint32_t start = p->tok.span.off;
    bool query = p_at_kw(p, KW_VALUES);
    p_advance(p);
    s->source = ARENA_NEW(p->arena, struct select);
    if (!parse_values_rows(p, s->source)) return false;
    s->source->span = p_span_from(p, start);
    query = query && (p_at_kw(p, KW_UNION) || p_at_kw(p, KW_EXCEPT) || p_at_kw(p, KW_INTERSECT) ||
                      p_at_kw(p, KW_ORDER) || p_at_kw(p, KW_LIMIT));
    bool locks = p_at_kw(p, KW_FOR) || p_at_kw(p, KW_LOCK);
    if (locks && !p_servers(p, SERVER_MARIADB, p->tok.span, "this behind VALUES")) return false;
    if (locks) return parse_locking(p, s->source, p->tok.span.off);
    if (!query) return row_alias(p, s);
    if (!p_servers(p, SERVER_MARIADB, p->tok.span, "a query that begins with VALUES")) return false;
    return p_reset(p, &m) && (s->source = parse_query(p)) != NULL;
}

static bool mysql_source(struct parser *p, struct insert *s)
{
    bool values = p_at_kw(p, KW_VALUES) || p_at_kw(p, KW_VALUE);
    if (values && !p_peek_kw(p, KW_ROW)) return mysql_values(p, s);
    if (!s->has_columns && p_accept_kw(p, KW_SET)) return parse_assignments(p, &s->set) && row_alias(p, s);
    if (!p_at_query(p) && !p_at(p, TOKEN_LPAREN))
        return p_expected(p, s->has_columns ? "VALUES or SELECT" : "`(`, VALUES, SET or SELECT");
    bool empty = s->has_columns && !s->columns.n;
    if (empty && !p_servers(p, SERVER_MYSQL | SERVER_MARIADB, p->tok.span, "a query behind `()`")) return false;
    s->source = parse_query(p);
    return s->source && row_alias(p, s);
}

static bool sqlite_source(struct parser *p, struct insert *s)
{
    if (p_accept_kw(p, KW_DEFAULT)) return p_expect_kw(p, KW_VALUES);
    if (!p_at_query(p))
        return p_expected(p, s->has_columns ? "VALUES or SELECT" : "`(`, VALUES, SELECT or DEFAULT VALUES");
    return (s->source = parse_query(p)) != NULL;
}

static bool do_update(struct parser *p, struct upsert *u)
{
    if (!p_expect_kw(p, KW_SET) || !parse_assignments(p, &u->set)) return false;
    return !p_accept_kw(p, KW_WHERE) || (u->where = parse_expr(p)) != NULL;
}

/* ON CONFLICT [(target) [WHERE e]] DO NOTHING | DO UPDATE SET … [WHERE e] */
static bool on_conflict(struct parser *p, struct upsert *u)
{
    if (!p_expect_kw(p, KW_CONFLICT)) return false;
    if (p_accept(p, TOKEN_LPAREN)) {
        if (!parse_order_list(p, &u->target) || !p_expect(p, TOKEN_RPAREN)) return false;
        if (p_accept_kw(p, KW_WHERE) && !(u->target_where = parse_expr(p))) return false;
    }
    if (!p_expect_kw(p, KW_DO)) return false;
    u->nothing = p_accept_kw(p, KW_NOTHING);
    if (u->nothing) return true;
    return p_accept_kw(p, KW_UPDATE) ? do_update(p, u) : p_expected(p, "NOTHING or UPDATE");
}

static bool on_duplicate(struct parser *p, struct upsert *u)
{
    u->duplicate_key = true;
    p->in_upsert = true;
    bool ok = p_expect_kw(p, KW_DUPLICATE) && p_expect_kw(p, KW_KEY) && p_expect_kw(p, KW_UPDATE) &&
              parse_assignments(p, &u->set);
    p->in_upsert = false;
    return ok;
}

static bool upserts(struct parser *p, struct insert *s)
{
    while (p_at_kw(p, KW_ON)) {
        struct upsert u = {.span = p->tok.span};
        p_advance(p);
        if (!(p->mysql ? on_duplicate(p, &u) : on_conflict(p, &u))) return false;
        u.span = p_span_from(p, u.span.off);
        vec_push(p->arena, &s->upserts, u);
        if (p->mysql) break;
    }
    return true;
}

/* The table: name [AS alias] (SQLite), name [PARTITION (…)] (MySQL) */
static bool insert_table(struct parser *p, struct insert *s)
{
    if (!p_accept_kw(p, KW_INTO) && !p->mysql) return p_expected(p, "INTO");
    if (!p_qname(p, &s->table, "a table")) return false;
    if (!p->mysql) return !p_accept_kw(p, KW_AS) || p_name(p, &s->alias, "an alias");
    uint32_t start = p->tok.span.off;
    name_vec partitions = {0};
    if (!p_accept_kw(p, KW_PARTITION)) return true;
    if (!p_names(p, &partitions, "a partition")) return false;
    struct str text = p_text(p, p_span_from(p, start));
    s->options = s->options.n ? str_printf(p->arena, "%.*s %.*s", STR_ARG(s->options), STR_ARG(text)) : text;
    return true;
}

bool parse_insert(struct parser *p, struct with *with)
{
    struct insert *s = p->stmt->u.insert = ARENA_NEW(p->arena, struct insert);
    p->stmt->kind = STMT_INSERT;
    s->with = with;
    s->replace = p_at_kw(p, KW_REPLACE);
    p_advance(p);
    bool ignore = false;
    if (!s->replace && !or_conflict(p, &s->conflict)) return false;
    s->options = priority_options(p, true, s->replace ? NULL : &ignore);
    if (ignore) s->conflict = CONFLICT_IGNORE;
    if (!insert_table(p, s) || !insert_columns(p, s)) return false;
    if (!(p->mysql ? mysql_source(p, s) : sqlite_source(p, s))) return false;
    bool upsert = p->mysql ? !s->replace : s->source != NULL;
    return (!upsert || upserts(p, s)) && parse_returning(p, &s->returning);
}

/* ---------------------------------------------------------------- UPDATE, DELETE */

/* SQLite: [schema.]t [AS alias] [INDEXED BY i | NOT INDEXED] */
static struct table_ref *sqlite_target(struct parser *p)
{
    struct table_ref *t = ARENA_NEW(p->arena, struct table_ref);
    t->kind = TABLE_NAME;
    uint32_t start = p->tok.span.off;
    if (!p_qname(p, &t->name, "a table")) return NULL;
    if (p_accept_kw(p, KW_AS) && !p_name(p, &t->alias, "an alias")) return NULL;
    t->span = p_span_from(p, start);
    uint32_t hint = p->tok.span.off;
    struct name index;
    if (p_accept_kws(p, KW_INDEXED, KW_BY)) {
        if (!p_name(p, &index, "an index")) return NULL;
    } else {
        p_accept_kws(p, KW_NOT, KW_INDEXED);
    }
    t->hint = p_text(p, p_span_from(p, hint));
    return t;
}

static bool where(struct parser *p, struct expr **out)
{
    return !p_accept_kw(p, KW_WHERE) || (*out = parse_expr(p)) != NULL;
}

/* MySQL's LIMIT of UPDATE and DELETE has no offset. */
static bool limit(struct parser *p, struct expr **rows, struct expr **offset)
{
    struct span span = p->tok.span;
    if (!p_at_kw(p, KW_LIMIT)) return true;
    if (!parse_limit(p, rows, offset)) return false;
    return !p->mysql || !*offset || p_fail(p, span, "LIMIT takes no offset here");
}

bool parse_update(struct parser *p, struct with *with)
{
    struct update *s = p->stmt->u.update = ARENA_NEW(p->arena, struct update);
    p->stmt->kind = STMT_UPDATE;
    s->with = with;
    p_advance(p);
    bool ignore = false;
    if (!or_conflict(p, &s->conflict)) return false;
    s->options = priority_options(p, false, &ignore);
    if (ignore) s->conflict = CONFLICT_IGNORE;
    s->table = p->mysql ? parse_from(p) : sqlite_target(p);
    if (!s->table || !p_expect_kw(p, KW_SET) || !parse_assignments(p, &s->set)) return false;
    if (!p->mysql && p_accept_kw(p, KW_FROM) && !(s->from = parse_from(p))) return false;
    if (!where(p, &s->where)) return false;
    if (!p->mysql && !parse_returning(p, &s->returning)) return false;
    return parse_order_by(p, &s->order_by) && limit(p, &s->limit, &s->offset);
}

static bool sqlite_delete(struct parser *p, struct delete_stmt *s)
{
    if (!p_expect_kw(p, KW_FROM) || !(s->table = sqlite_target(p))) return false;
    return where(p, &s->where) && parse_returning(p, &s->returning) && parse_order_by(p, &s->order_by) &&
           limit(p, &s->limit, &s->offset);
}

/* t, t.*, s.t, s.t.* */
static bool delete_target(struct parser *p, struct delete_stmt *s)
{
    struct qname q = {0};
    uint32_t start = p->tok.span.off;
    if (!p_name(p, &q.name, "a table")) return false;
    while (p_accept(p, TOKEN_DOT)) {
        if (p_accept(p, TOKEN_STAR)) break;
        q.schema = q.name;
        if (!p_name_after_dot(p, &q.name, "a table")) return false;
    }
    q.span = p_span_from(p, start);
    vec_push(p->arena, &s->targets, q);
    return true;
}

static bool delete_targets(struct parser *p, struct delete_stmt *s)
{
    do {
        if (!delete_target(p, s)) return false;
    } while (p_accept(p, TOKEN_COMMA));
    return true;
}

/* DELETE FROM t [AS a] [PARTITION …] [WHERE] [ORDER BY] [LIMIT] */
static bool mysql_delete_single(struct parser *p, struct delete_stmt *s)
{
    struct token name = p->tok;
    s->targets.n = 0;
    if (!(s->table = parse_table_name(p))) return false;
    if (s->table->kind != TABLE_NAME) return p_fail(p, name.span, "expected a table");
    if (s->table->alias.text.n &&
        !p_servers(p, SERVER_MYSQL | SERVER_DOLT, s->table->alias.span, "an alias in a single-table DELETE"))
        return false;
    return where(p, &s->where) && parse_order_by(p, &s->order_by) && limit(p, &s->limit, &s->offset) &&
           parse_returning(p, &s->returning);
}

/* FROM t, u USING tables: what follows FROM decides itself at the token behind the names. */
static bool mysql_delete_from(struct parser *p, struct delete_stmt *s)
{
    struct mark m = p_mark(p);
    bool several = delete_targets(p, s) && p_accept_kw(p, KW_USING);
    if (several) return (s->table = parse_from(p)) != NULL && where(p, &s->where);
    return p_reset(p, &m) && mysql_delete_single(p, s);
}

static bool mysql_delete(struct parser *p, struct delete_stmt *s)
{
    s->options = delete_options(p, &s->ignore);
    if (p_accept_kw(p, KW_FROM)) return mysql_delete_from(p, s);
    if (!delete_targets(p, s) || !p_expect_kw(p, KW_FROM)) return false;
    return (s->table = parse_from(p)) != NULL && where(p, &s->where);
}

bool parse_delete(struct parser *p, struct with *with)
{
    struct delete_stmt *s = p->stmt->u.del = ARENA_NEW(p->arena, struct delete_stmt);
    p->stmt->kind = STMT_DELETE;
    s->with = with;
    p_advance(p);
    return p->mysql ? mysql_delete(p, s) : sqlite_delete(p, s);
}
