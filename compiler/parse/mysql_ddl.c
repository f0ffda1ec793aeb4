/* mysql_ddl.c: column attributes, table constraints and inline indexes of MySQL, MariaDB and Dolt. PARSE. */
#include "parse/parser.h"

enum { NO_OPERATORS = 255 };

/* ---------------------------------------------------------------- values */

/* What MySQL takes without parentheses: a literal, its sign, the current time. MariaDB takes any call. */
static bool is_plain_default(const struct expr *e)
{
    switch (e->kind) {
    case EXPR_COLUMN:
    case EXPR_ROW:
    case EXPR_SUBQUERY:
    case EXPR_CASE:
    case EXPR_CAST:
    case EXPR_EXISTS: return false;
    case EXPR_UNARY: return e->op == OP_NEG || e->op == OP_PLUS;
    case EXPR_CALL:
        return str_is(e->call->function.name.text, "now") || str_is(e->call->function.name.text, "current_timestamp") ||
               str_is(e->call->function.name.text, "localtime") ||
               str_is(e->call->function.name.text, "localtimestamp");
    default: return true;
    }
}

/* Behind DEFAULT: a value, or an expression in parentheses. `parens` may be NULL. */
bool mysql_default(struct parser *p, struct expr **out, bool *parens)
{
    struct span span = p->tok.span;
    bool in_parens = p_at(p, TOKEN_LPAREN);
    *out = in_parens ? parse_paren(p) : parse_expr_level(p, NO_OPERATORS);
    if (parens) *parens = in_parens;
    if (!*out) return false;
    bool twice = !in_parens && (*out)->kind == EXPR_UNARY && (*out)->a && (*out)->a->kind == EXPR_UNARY;
    if (twice) return p_fail(p, span, "a second sign");
    if (in_parens || is_plain_default(*out)) return true;
    return p_servers(p, SERVER_MARIADB, span, "a DEFAULT expression without parentheses");
}

static bool on_update(struct parser *p, struct column_def *c)
{
    p_advance(p);
    if (!p_expect_kw(p, KW_UPDATE)) return false;
    c->on_update = parse_expr_level(p, NO_OPERATORS);
    if (!c->on_update) return false;
    if (c->on_update->kind == EXPR_CALL && is_plain_default(c->on_update)) return true;
    return p_fail(p, c->on_update->span, "expected CURRENT_TIMESTAMP");
}

/* [GENERATED ALWAYS] AS ( e ) [VIRTUAL | STORED | PERSISTENT] */
static bool generated(struct parser *p, struct column_def *c)
{
    if (p_accept_kw(p, KW_GENERATED) && !p_expect_kw(p, KW_ALWAYS)) return false;
    if (!p_expect_kw(p, KW_AS)) return false;
    if (p_at_kw(p, KW_ROW)) return mysql_row_start(p, c);
    if (!p_at(p, TOKEN_LPAREN)) return p_expect(p, TOKEN_LPAREN);
    if (!(c->generated_as = parse_paren(p))) return false;
    if (p_at_kw(p, KW_PERSISTENT) && !p_servers(p, SERVER_MARIADB, p->tok.span, "PERSISTENT")) return false;
    bool stored = p_at_kw(p, KW_STORED) || p_at_kw(p, KW_PERSISTENT);
    c->generated = stored ? GENERATED_STORED : GENERATED_VIRTUAL;
    if (stored)
        p_advance(p);
    else
        p_accept_kw(p, KW_VIRTUAL);
    return true;
}

static bool comment(struct parser *p, struct str *out)
{
    p_advance(p);
    if (!p_at(p, TOKEN_STRING)) return p_expected(p, "a string");
    *out = p_decode(p, p->tok);
    p_advance(p);
    return true;
}

/* ---------------------------------------------------------------- column attributes */

static bool not_null(struct parser *p, struct column_def *c)
{
    if (p_peek_kw(p, KW_SECONDARY)) { /* left out of HeatWave's copy */
        p_advance(p);
        p_advance(p);
        return p_servers(p, SERVER_MYSQL, p_span_from(p, p->prev_end), "NOT SECONDARY");
    }
    c->null_span = p->tok.span;
    if (c->generated_as && !p_servers(p, SERVER_MYSQL | SERVER_DOLT, p->tok.span, "NOT NULL on a generated column"))
        return false;
    p_advance(p);
    c->not_null = true;
    c->null = false; /* the last one counts */
    if (!p_expect_kw(p, KW_NULL)) return false;
    c->null_span = p_span_from(p, c->null_span.off);
    return true;
}

static bool primary_key(struct parser *p, struct column_def *c)
{
    p_advance(p);
    c->primary = true;
    return p_expect_kw(p, KW_KEY);
}

/* CHECK ( e ) [[NOT] ENFORCED] */
static bool check(struct parser *p, struct constraint *k)
{
    k->kind = CONSTRAINT_CHECK;
    p_advance(p);
    if (!p_at(p, TOKEN_LPAREN)) return p_expect(p, TOKEN_LPAREN);
    if (!(k->check = parse_paren(p))) return false;
    bool negated = p_at_kw(p, KW_NOT) && p_peek_kw(p, KW_ENFORCED);
    if (!negated && !p_at_kw(p, KW_ENFORCED)) return true;
    if (!p_servers(p, SERVER_MYSQL | SERVER_DOLT, p->tok.span, "ENFORCED")) return false;
    if (negated) p_advance(p);
    p_advance(p);
    k->not_enforced = negated;
    return true;
}

/* A column's second CHECK, which MySQL alone takes. */
static bool another_check(struct parser *p, const struct column_def *c)
{
    for (unsigned i = 0; i < c->constraints.n; i++)
        if (c->constraints.v[i].kind == CONSTRAINT_CHECK)
            return p_servers(p, SERVER_MYSQL, p->tok.span, "a second CHECK of one column");
    return true;
}

static bool column_constraint(struct parser *p, struct column_def *c)
{
    struct constraint k = {.span = p->tok.span};
    if (p_at_kw(p, KW_CONSTRAINT) && !p_servers(p, SERVER_MYSQL | SERVER_DOLT, k.span, "a column's named CHECK"))
        return false;
    if (p_accept_kw(p, KW_CONSTRAINT) && !p_at_kw(p, KW_CHECK) && !p_name(p, &k.name, "a constraint's name"))
        return false;
    if (p_at_kw(p, KW_REFERENCES)) {
        k.kind = CONSTRAINT_FOREIGN;
        if (!parse_references(p, &k.foreign)) return false;
    } else if (p_at_kw(p, KW_CHECK)) {
        if (!another_check(p, c) || !check(p, &k)) return false;
    } else {
        return p_expected(p, "CHECK");
    }
    k.span = p_span_from(p, k.span.off);
    vec_push(p->arena, &c->constraints, k);
    return true;
}

/* SERIAL DEFAULT VALUE is NOT NULL AUTO_INCREMENT UNIQUE. */
static bool serial_default(struct parser *p, struct column_def *c)
{
    p_advance(p);
    c->not_null = c->auto_increment = c->unique = true;
    return p_expect_kw(p, KW_DEFAULT) && p_expect_kw(p, KW_VALUE);
}

/* What says how, not what: COLUMN_FORMAT x, STORAGE x, ENGINE_ATTRIBUTE = '…', SRID n, COMPRESSED … */
static bool storage(struct parser *p, struct column_def *c)
{
    uint32_t start = p->tok.span.off;
    enum keyword kw = p->tok.kw;
    bool mariadb = kw == KW_COMPRESSED || kw == KW_REF_SYSTEM_ID;
    if (!p_servers(p, mariadb ? SERVER_MARIADB : SERVER_MYSQL | SERVER_DOLT, p->tok.span, "this attribute"))
        return false;
    p_advance(p);
    switch (kw) {
    case KW_SRID:
        if (!p_expect(p, TOKEN_INTEGER)) return false;
        break;
    case KW_REF_SYSTEM_ID:
        if (!p_expect(p, TOKEN_EQ) || !p_expect(p, TOKEN_INTEGER)) return false;
        break;
    case KW_COMPRESSED:
        if (p_accept(p, TOKEN_EQ)) p_advance(p);
        break;
    default:
        p_accept(p, TOKEN_EQ);
        if (p_at_end(p) || (!p_at_word(p) && !p_at(p, TOKEN_STRING))) return p_expected(p, "a value");
        p_advance(p);
        break;
    }
    struct str text = p_text(p, p_span_from(p, start));
    c->options = c->options.n ? str_printf(p->arena, "%.*s %.*s", STR_ARG(c->options), STR_ARG(text)) : text;
    return true;
}

static bool flag(struct parser *p, bool *out)
{
    *out = true;
    p_advance(p);
    return true;
}

static bool unique_key(struct parser *p, struct column_def *c)
{
    flag(p, &c->unique);
    p_accept_kw(p, KW_KEY);
    return true;
}

static bool null(struct parser *p, struct column_def *c)
{
    c->not_null = false;
    c->null_span = p->tok.span;
    return flag(p, &c->null);
}

static bool visible(struct parser *p, struct column_def *c)
{
    c->invisible = p_at_kw(p, KW_INVISIBLE);
    if (!c->invisible && !p_servers(p, SERVER_MYSQL | SERVER_DOLT, p->tok.span, "VISIBLE")) return false;
    p_advance(p);
    return true;
}

static bool collate(struct parser *p, struct column_def *c)
{
    struct name again = {0}, *first = &c->type.collation;
    uint32_t start = p->tok.span.off;
    p_advance(p);
    if (!first->text.n) return mysql_charset(p, first);
    if (!mysql_charset(p, &again)) return false;
    struct span span = p_span_from(p, start);
    if (!str_eq_nocase(again.text, first->text))
        return p_fail(p, span, "a second COLLATE, which contradicts the first");
    return p_servers(p, SERVER_MARIADB, span, "a second COLLATE");
}

/* [GENERATED ALWAYS] AS (e) comes before or behind other attributes, as the server wants it. */
static bool before_generated(struct parser *p, const struct column_def *c)
{
    if (c->auto_increment || c->default_value)
        return p_fail(p, p->tok.span, "a generated column has no value of its own");
    bool other = c->not_null || c->null || c->primary || c->unique || c->comment.n || c->invisible || c->constraints.n;
    return !other || p_servers(p, SERVER_MARIADB | SERVER_DOLT, p->tok.span, "AS (…) behind other attributes");
}

/* To MySQL and MariaDB REFERENCES ends the column; to MariaDB only it may come behind CHECK. */
static bool behind_constraint(struct parser *p, const struct column_def *c)
{
    bool placed = p_at_kw(p, KW_FIRST) || p_at_kw(p, KW_AFTER) || p_at_kw(p, KW_PARTITION) || p_at_kw(p, KW_REMOVE);
    if (!c->constraints.n || !p_at_word(p) || placed) return true;
    bool references = c->constraints.v[c->constraints.n - 1].kind == CONSTRAINT_FOREIGN;
    if (references) return p_servers(p, SERVER_DOLT, p->tok.span, "an attribute behind REFERENCES");
    bool another = p_at_kw(p, KW_REFERENCES) || p_at_kw(p, KW_CONSTRAINT) || p_at_kw(p, KW_CHECK);
    return another || p_servers(p, SERVER_MYSQL | SERVER_DOLT, p->tok.span, "an attribute behind CHECK");
}

/* SERIAL is NOT NULL AUTO_INCREMENT UNIQUE: MariaDB takes nothing there that says how a number is made. */
static bool behind_serial(struct parser *p)
{
    switch (p->tok.kw) {
    case KW_NULL:
    case KW_AUTO_INCREMENT:
    case KW_COLLATE: return p_servers(p, SERVER_MYSQL | SERVER_DOLT, p->tok.span, "this attribute behind SERIAL");
    case KW_GENERATED:
    case KW_AS: return p_servers(p, SERVER_DOLT, p->tok.span, "a SERIAL column that is generated");
    case KW_DEFAULT:
        if (p_peek_kw(p, KW_NULL)) return p_servers(p, SERVER_MYSQL, p->tok.span, "DEFAULT NULL behind SERIAL");
        return p_fail(p, p->tok.span, "a SERIAL column has no default of its own");
    default: return true;
    }
}

static bool behind_generated(struct parser *p)
{
    switch (p->tok.kw) {
    case KW_NULL:
    case KW_PRIMARY:
    case KW_KEY:
    case KW_COLLATE: return p_servers(p, SERVER_MYSQL | SERVER_DOLT, p->tok.span, "this attribute behind AS (…)");
    case KW_ON: return p_fail(p, p->tok.span, "a generated column has no value of its own");
    default: return true;
    }
}

bool mysql_column_attribute(struct parser *p, struct column_def *c, bool *none)
{
    if (!behind_constraint(p, c)) return false;
    if (mysql_at_versioning(p)) return mysql_versioning(p);
    if (c->generated_as && !behind_generated(p)) return false;
    if (str_is(c->type.name, "SERIAL") && !behind_serial(p)) return false;
    switch (p->tok.kw) {
    case KW_NOT: return not_null(p, c);
    case KW_NULL: return null(p, c);
    case KW_DEFAULT: p_advance(p); return mysql_default(p, &c->default_value, &c->default_parens);
    case KW_ON: return on_update(p, c);
    case KW_AUTO_INCREMENT: return flag(p, &c->auto_increment);
    case KW_SERIAL: return serial_default(p, c);
    case KW_PRIMARY: return primary_key(p, c);
    case KW_KEY: return flag(p, &c->primary);
    case KW_UNIQUE: return unique_key(p, c);
    case KW_COMMENT: return comment(p, &c->comment);
    case KW_COLLATE: return collate(p, c);
    case KW_GENERATED:
    case KW_AS: return before_generated(p, c) && generated(p, c);
    case KW_CONSTRAINT:
    case KW_CHECK:
    case KW_REFERENCES: return column_constraint(p, c);
    case KW_VISIBLE:
    case KW_INVISIBLE: return visible(p, c);
    case KW_COLUMN_FORMAT:
    case KW_STORAGE:
    case KW_ENGINE_ATTRIBUTE:
    case KW_SECONDARY_ENGINE_ATTRIBUTE:
    case KW_SRID:
    case KW_REF_SYSTEM_ID:
    case KW_COMPRESSED: return storage(p, c);
    default: *none = true; return true;
    }
}

/* ---------------------------------------------------------------- table constraints, inline indexes */

bool mysql_at_constraint(const struct parser *p)
{
    switch (p->tok.kw) {
    case KW_CONSTRAINT:
    case KW_PRIMARY:
    case KW_UNIQUE:
    case KW_KEY:
    case KW_INDEX:
    case KW_FULLTEXT:
    case KW_SPATIAL:
    case KW_FOREIGN:
    case KW_CHECK: return true;
    default: return false;
    }
}

static bool using_type(struct parser *p)
{
    struct name kind;
    if (!p_accept_kw(p, KW_USING) && !p_accept_kw(p, KW_TYPE)) return true;
    return p_name(p, &kind, "BTREE, HASH or RTREE");
}

static bool servers_word(struct parser *p, unsigned servers, const char *what)
{
    if (!p_servers(p, servers, p->tok.span, what)) return false;
    p_advance(p);
    return true;
}

/* One of: USING t, KEY_BLOCK_SIZE = n, WITH PARSER p, COMMENT '…', VISIBLE, INVISIBLE, IGNORED, ALGORITHM, LOCK … */
static bool index_option(struct parser *p, bool *none)
{
    struct str text;
    struct name n;
    switch (p->tok.kw) {
    case KW_USING:
    case KW_TYPE: return using_type(p);
    case KW_COMMENT: return comment(p, &text);
    case KW_WITH: p_advance(p); return p_expect_kw(p, KW_PARSER) && p_name(p, &n, "a parser");
    case KW_VISIBLE: p_advance(p); return true;
    case KW_INVISIBLE: return servers_word(p, SERVER_MYSQL | SERVER_DOLT, "an invisible index");
    case KW_IGNORED: return servers_word(p, SERVER_MARIADB, "IGNORED");
    case KW_NOT:
        if (!p_peek_kw(p, KW_IGNORED)) break;
        p_advance(p);
        return servers_word(p, SERVER_MARIADB, "IGNORED");
    case KW_KEY_BLOCK_SIZE:
    case KW_ENGINE_ATTRIBUTE:
    case KW_SECONDARY_ENGINE_ATTRIBUTE:
    case KW_ALGORITHM:
    case KW_LOCK:
    case KW_CLUSTERING:
        p_advance(p);
        p_accept(p, TOKEN_EQ);
        if (p_at_end(p) || (!p_at_word(p) && !p_at(p, TOKEN_STRING) && !p_at(p, TOKEN_INTEGER)))
            return p_expected(p, "a value");
        p_advance(p);
        return true;
    default: break;
    }
    *none = true;
    return true;
}

bool mysql_index_options(struct parser *p, struct str *out)
{
    uint32_t start = p->tok.span.off;
    for (bool none = false; !none;)
        if (!index_option(p, &none)) return false;
    *out = p_text(p, p_span_from(p, start));
    return true;
}

/* [name] [USING type] ( parts ) options; an index's own name goes before CONSTRAINT's. */
static bool index_rest(struct parser *p, struct constraint *k)
{
    uint32_t start = p->tok.span.off;
    if (p_at_kw(p, KW_IF)) {
        p_advance(p);
        if (!p_expect_kw(p, KW_NOT) || !p_expect_kw(p, KW_EXISTS)) return false;
        if (!p_servers(p, SERVER_MARIADB | SERVER_DOLT, p_span_from(p, start), "IF NOT EXISTS here")) return false;
    }
    bool type = p_at_kw(p, KW_USING);
    if (!p_at(p, TOKEN_LPAREN) && !type && !p_name(p, &k->name, "an index's name")) return false;
    return using_type(p) && parse_key_parts(p, &k->parts) && mysql_index_options(p, &k->options);
}

static bool foreign_key(struct parser *p, struct constraint *k)
{
    k->kind = CONSTRAINT_FOREIGN;
    p_advance(p);
    if (!p_expect_kw(p, KW_KEY)) return false;
    struct span at = p->tok.span;
    if (!p_if_not_exists(p, &k->if_not_exists)) return false;
    if (k->if_not_exists && !p_servers(p, SERVER_MARIADB, at, "IF NOT EXISTS here")) return false;
    if (!p_at(p, TOKEN_LPAREN) && !p_name(p, &k->index_name, "an index's name")) return false;
    name_vec columns = {0};
    if (!p_names(p, &columns, "a column")) return false;
    for (unsigned i = 0; i < columns.n; i++) {
        struct key_part part = {.expr = p_expr_new(p, EXPR_COLUMN, columns.v[i].span)};
        part.expr->name = columns.v[i];
        vec_push(p->arena, &k->parts, part);
    }
    return parse_references(p, &k->foreign);
}

/* `key VARCHAR(9)`: a column of that name was meant. */
static bool column_meant(struct parser *p, struct token word)
{
    if (!p_at_word(p) || p_at_name(p) || p_at_kw(p, KW_USING) || p_at_kw(p, KW_IF)) return false;
    struct str text = p_text(p, word.span);
    p_fatal(p, DIAG_E0117, word.span, "`%.*s` is a reserved word and cannot be a column", STR_ARG(text));
    p_hint(p, p->flags & LEX_ANSI_QUOTES ? "quote it: \"%.*s\"" : "quote it: `%.*s`", STR_ARG(text));
    return true;
}

/* Behind [CONSTRAINT name]. */
static bool constraint_body(struct parser *p, struct constraint *k, bool named)
{
    enum keyword kw = p->tok.kw;
    if (kw == KW_FOREIGN) return foreign_key(p, k);
    if (kw == KW_CHECK) return check(p, k);
    if (kw == KW_PRIMARY) {
        k->kind = CONSTRAINT_PRIMARY;
        p_advance(p);
        return p_expect_kw(p, KW_KEY) && index_rest(p, k);
    }
    if (kw != KW_UNIQUE && named) return p_expected(p, "PRIMARY KEY, UNIQUE, FOREIGN KEY or CHECK");
    k->kind = kw == KW_UNIQUE     ? CONSTRAINT_UNIQUE
              : kw == KW_FULLTEXT ? CONSTRAINT_FULLTEXT
              : kw == KW_SPATIAL  ? CONSTRAINT_SPATIAL
                                  : CONSTRAINT_INDEX;
    struct token word = p->tok;
    p_advance(p);
    if (k->kind == CONSTRAINT_INDEX && column_meant(p, word)) return false;
    if (k->kind != CONSTRAINT_INDEX && !p_accept_kw(p, KW_KEY)) p_accept_kw(p, KW_INDEX);
    return index_rest(p, k);
}

bool mysql_constraint(struct parser *p, struct constraint *k)
{
    k->span = p->tok.span;
    bool named = p_accept_kw(p, KW_CONSTRAINT);
    struct span at = p->tok.span;
    if (named && p_at_kw(p, KW_IF)) {
        if (!p_if_not_exists(p, &k->if_not_exists) || !p_servers(p, SERVER_MARIADB, at, "IF NOT EXISTS here"))
            return false;
    }
    bool body = p_at_kw(p, KW_PRIMARY) || p_at_kw(p, KW_UNIQUE) || p_at_kw(p, KW_FOREIGN) || p_at_kw(p, KW_CHECK);
    if (named && !body && !p_name(p, &k->name, "a constraint's name")) return false;
    if (!constraint_body(p, k, named)) return false;
    k->span = p_span_from(p, k->span.off);
    return true;
}
