/* sqlite_ddl.c: SQLite's types, column and table constraints, table options, ALTER TABLE. PARSE. */
#include "parse/parser.h"

/* ---------------------------------------------------------------- types */

/* A word of a type: anything that may be a name, but for what begins a constraint. */
static bool at_type_word(const struct parser *p)
{
    if (p->tok.kind == TOKEN_STRING || p->tok.kind == TOKEN_QUOTED_NAME) return true;
    if (p->tok.kind != TOKEN_WORD) return false;
    return !(keyword_flags(p->tok.kw) & (KEYWORD_SQLITE | KEYWORD_SQLITE_JOIN));
}

/* GENERATED ALWAYS behind the type's words is none of them. */
static bool at_generated_always(const struct parser *p)
{
    struct token t = p_at_kw(p, KW_GENERATED) ? p_peek(p) : p->tok;
    if (!p_at_kw(p, KW_GENERATED) || t.kw != KW_ALWAYS) return false;
    struct token next = p_peek_after(p, t);
    return next.kw == KW_AS || next.kind == TOKEN_COMMA || next.kind == TOKEN_RPAREN;
}

static struct str upper(struct parser *p, struct str s)
{
    char *out = arena_strdup(p->arena, s.p, s.n);
    for (size_t i = 0; i < s.n; i++)
        if (out[i] >= 'a' && out[i] <= 'z') out[i] = (char)(out[i] - 32);
    return (struct str){out, s.n};
}

static struct str type_words(struct parser *p)
{
    struct str words = {0};
    unsigned n_names = p->stmt->names.n; /* a type is none: its letters' case says nothing */
    while (at_type_word(p) && !at_generated_always(p)) {
        struct name n;
        p_take_name(p, &n);
        struct str word = upper(p, n.text);
        words = words.n ? str_printf(p->arena, "%.*s %.*s", STR_ARG(words), STR_ARG(word)) : word;
    }
    p->stmt->names.n = n_names;
    return words;
}

/* A signed number; the sign says nothing that the catalogue keeps. */
static bool signed_number(struct parser *p, uint64_t *out)
{
    if (!p_accept(p, TOKEN_MINUS)) p_accept(p, TOKEN_PLUS);
    bool number = p_at(p, TOKEN_INTEGER) || p_at(p, TOKEN_DECIMAL) || p_at(p, TOKEN_FLOAT);
    if (!number) return p_expected(p, "a number");
    struct expr *e = parse_literal(p);
    if (!e) return false;
    *out = e->number;
    return true;
}

/* Any words, or none; ( n ), ( n, m ). */
bool sqlite_type(struct parser *p, struct type_name *t)
{
    uint32_t start = p->tok.span.off;
    t->name = type_words(p);
    if (t->name.n && p_accept(p, TOKEN_LPAREN)) {
        t->has_length = true;
        if (!signed_number(p, &t->length)) return false;
        if (p_accept(p, TOKEN_COMMA)) {
            t->has_scale = true;
            if (!signed_number(p, &t->scale)) return false;
        }
        if (!p_expect(p, TOKEN_RPAREN)) return false;
    }
    t->span = p_span_from(p, start);
    if (at_generated_always(p)) {
        p_advance(p);
        p_advance(p);
    }
    return true;
}

/* ---------------------------------------------------------------- constraints */

/* ON CONFLICT … */
static bool sqlite_conflict(struct parser *p, enum conflict *out)
{
    if (!p_accept_kw(p, KW_ON)) return true;
    if (!p_expect_kw(p, KW_CONFLICT)) return false;
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

static bool check(struct parser *p, struct constraint *k)
{
    k->kind = CONSTRAINT_CHECK;
    p_advance(p);
    if (!p_at(p, TOKEN_LPAREN)) return p_expect(p, TOKEN_LPAREN);
    return (k->check = parse_paren(p)) != NULL && sqlite_conflict(p, &k->conflict);
}

static bool column_primary(struct parser *p, struct column_def *c, struct constraint *k)
{
    p_advance(p);
    if (!p_expect_kw(p, KW_KEY)) return false;
    k->kind = CONSTRAINT_PRIMARY;
    c->primary = true;
    c->desc = p_accept_kw(p, KW_DESC);
    if (!c->desc) p_accept_kw(p, KW_ASC);
    if (!sqlite_conflict(p, &k->conflict)) return false;
    k->autoincrement = c->autoincrement = p_accept_kw(p, KW_AUTOINCREMENT);
    return true;
}

static bool column_not_null(struct parser *p, struct column_def *c)
{
    enum conflict conflict;
    c->null_span = p->tok.span;
    p_advance(p);
    if (!p_expect_kw(p, KW_NULL)) return false;
    c->not_null = true;
    c->null = false;
    c->null_span = p_span_from(p, c->null_span.off);
    return sqlite_conflict(p, &conflict);
}

/* DEFAULT abc is DEFAULT 'abc'. */
static struct expr *default_word(struct parser *p)
{
    bool bare = p_at_word(p);
    if (bare && (p_at_kw(p, KW_TRUE) || p_at_kw(p, KW_FALSE) || p_at_kw(p, KW_NULL) || p_at_kw(p, KW_CURRENT_DATE) ||
                 p_at_kw(p, KW_CURRENT_TIME) || p_at_kw(p, KW_CURRENT_TIMESTAMP)))
        return parse_primary(p);
    struct expr *e = p_expr_new(p, EXPR_STRING, p->tok.span);
    struct name n;
    if (!p_name(p, &n, "a value")) return NULL;
    e->text = n.text;
    return e;
}

static struct expr *default_term(struct parser *p);

/* A sign, and behind it no second one. */
static struct expr *default_signed(struct parser *p)
{
    struct expr *e = p_expr_new(p, EXPR_UNARY, p->tok.span);
    e->op = p_at(p, TOKEN_MINUS) ? OP_NEG : OP_PLUS;
    p_advance(p);
    if (p_at(p, TOKEN_PLUS) || p_at(p, TOKEN_MINUS)) {
        p_expected(p, "a literal");
        return NULL;
    }
    e->a = default_term(p);
    if (!e->a) return NULL;
    if (e->op == OP_NEG && e->a->kind == EXPR_INTEGER && e->a->number == (uint64_t)1 << 63) e->a->is_large = false;
    e->span = p_span_from(p, e->span.off);
    return e;
}

static struct expr *default_term(struct parser *p)
{
    if (p_at(p, TOKEN_PLUS) || p_at(p, TOKEN_MINUS)) return default_signed(p);
    switch (p->tok.kind) {
    case TOKEN_WORD:
    case TOKEN_QUOTED_NAME: return default_word(p);
    case TOKEN_LPAREN: return parse_paren(p);
    case TOKEN_STRING:
    case TOKEN_HEX_STRING:
    case TOKEN_INTEGER:
    case TOKEN_HEX_NUMBER:
    case TOKEN_DECIMAL:
    case TOKEN_FLOAT: return parse_literal(p);
    default: p_expected(p, "a literal or an expression in parentheses"); return NULL;
    }
}

static bool column_default(struct parser *p, struct column_def *c)
{
    p_advance(p);
    c->default_parens = p_at(p, TOKEN_LPAREN);
    c->default_value = default_term(p);
    return c->default_value != NULL;
}

/* [GENERATED ALWAYS] AS ( e ) [VIRTUAL|STORED] */
static bool column_generated(struct parser *p, struct column_def *c)
{
    if (p_accept_kw(p, KW_GENERATED) && !p_expect_kw(p, KW_ALWAYS)) return false;
    if (!p_expect_kw(p, KW_AS)) return false;
    if (!p_at(p, TOKEN_LPAREN)) return p_expect(p, TOKEN_LPAREN);
    if (!(c->generated_as = parse_paren(p))) return false;
    c->generated = p_at_kw(p, KW_STORED) ? GENERATED_STORED : GENERATED_VIRTUAL;
    if (!p_accept_kw(p, KW_STORED)) p_accept_kw(p, KW_VIRTUAL);
    return true;
}

static bool column_collate(struct parser *p, struct column_def *c)
{
    p_advance(p);
    return p_name(p, &c->type.collation, "a collation");
}

static bool column_references(struct parser *p, struct constraint *k)
{
    k->kind = CONSTRAINT_FOREIGN;
    return parse_references(p, &k->foreign);
}

static bool column_unique(struct parser *p, struct column_def *c, struct constraint *k)
{
    p_advance(p);
    k->kind = CONSTRAINT_UNIQUE;
    c->unique = true;
    return sqlite_conflict(p, &k->conflict);
}

static bool column_null(struct parser *p, struct column_def *c)
{
    enum conflict conflict;
    c->null = !c->not_null; /* NULL says nothing */
    c->null_span = p->tok.span;
    p_advance(p);
    return sqlite_conflict(p, &conflict);
}

/* Is what was parsed a constraint that `constraints` keeps? PRIMARY KEY and UNIQUE only with something of their own. */
static bool kept(const struct constraint *k)
{
    return k->kind == CONSTRAINT_CHECK || k->kind == CONSTRAINT_FOREIGN || k->name.text.n || k->conflict;
}

static bool attribute(struct parser *p, struct column_def *c, struct constraint *k, bool *keep, bool *none)
{
    *keep = false;
    switch (p->tok.kw) {
    case KW_PRIMARY: *keep = true; return column_primary(p, c, k);
    case KW_UNIQUE: *keep = true; return column_unique(p, c, k);
    case KW_CHECK: *keep = true; return check(p, k);
    case KW_REFERENCES: *keep = true; return column_references(p, k);
    case KW_NOT:
        if (p_peek_kw(p, KW_NULL)) return column_not_null(p, c);
        break;
    case KW_NULL: return column_null(p, c);
    case KW_DEFAULT: return column_default(p, c);
    case KW_COLLATE: return column_collate(p, c);
    case KW_GENERATED:
    case KW_AS: return column_generated(p, c);
    default: break;
    }
    *none = true;
    return true;
}

bool sqlite_column_attribute(struct parser *p, struct column_def *c, bool *none)
{
    struct constraint k = {.span = p->tok.span};
    while (p_accept_kw(p, KW_CONSTRAINT))
        if (!p_name(p, &k.name, "a constraint's name")) return false;
    bool keep;
    if (!attribute(p, c, &k, &keep, none)) return false;
    if (!keep || *none) return true;
    k.span = p_span_from(p, k.span.off);
    if (kept(&k)) vec_push(p->arena, &c->constraints, k);
    return true;
}

bool sqlite_at_constraint(const struct parser *p)
{
    switch (p->tok.kw) {
    case KW_CONSTRAINT:
    case KW_PRIMARY:
    case KW_UNIQUE:
    case KW_CHECK:
    case KW_FOREIGN: return true;
    default: return false;
    }
}

static bool table_key(struct parser *p, struct constraint *k)
{
    bool primary = p_accept_kw(p, KW_PRIMARY);
    k->kind = primary ? CONSTRAINT_PRIMARY : CONSTRAINT_UNIQUE;
    if (primary && !p_expect_kw(p, KW_KEY)) return false;
    if (!primary) p_advance(p);
    if (!p_expect(p, TOKEN_LPAREN)) return false;
    do {
        struct key_part part = {0};
        if (!sqlite_key_part(p, &part)) return false;
        part.desc = p_accept_kw(p, KW_DESC);
        if (!part.desc) p_accept_kw(p, KW_ASC);
        vec_push(p->arena, &k->parts, part);
    } while (p_accept(p, TOKEN_COMMA));
    if (primary) k->autoincrement = p_accept_kw(p, KW_AUTOINCREMENT);
    return p_expect(p, TOKEN_RPAREN) && sqlite_conflict(p, &k->conflict);
}

static bool table_foreign(struct parser *p, struct constraint *k)
{
    k->kind = CONSTRAINT_FOREIGN;
    p_advance(p);
    name_vec columns = {0};
    if (!p_expect_kw(p, KW_KEY) || !p_names(p, &columns, "a column")) return false;
    for (unsigned i = 0; i < columns.n; i++) {
        struct key_part part = {.expr = p_expr_new(p, EXPR_COLUMN, columns.v[i].span)};
        part.expr->name = columns.v[i];
        vec_push(p->arena, &k->parts, part);
    }
    return parse_references(p, &k->foreign);
}

bool sqlite_constraint(struct parser *p, struct constraint *k)
{
    k->span = p->tok.span;
    bool named = p_accept_kw(p, KW_CONSTRAINT);
    if (named && !p_name(p, &k->name, "a constraint's name")) return false;
    bool ok = false;
    switch (p->tok.kw) {
    case KW_PRIMARY:
    case KW_UNIQUE: ok = table_key(p, k); break;
    case KW_CHECK: ok = check(p, k); break;
    case KW_FOREIGN: ok = table_foreign(p, k); break;
    default: return named || p_expected(p, "PRIMARY KEY, UNIQUE, CHECK or FOREIGN KEY"); /* a name alone is fine */
    }
    k->span = p_span_from(p, k->span.off);
    return ok;
}

/* WITHOUT ROWID, STRICT */
bool sqlite_table_options(struct parser *p, struct create_table *t)
{
    uint32_t start = p->tok.span.off;
    if (p_at_end(p)) return true;
    do {
        if (p_accept_kw(p, KW_WITHOUT)) {
            if (!p_expect_kw(p, KW_ROWID)) return false;
            t->without_rowid = true;
        } else if (p_accept_kw(p, KW_STRICT)) {
            t->strict = true;
        } else {
            return p_expected(p, "WITHOUT ROWID, STRICT or the end of the statement");
        }
    } while (p_accept(p, TOKEN_COMMA));
    t->options = p_text(p, p_span_from(p, start));
    return true;
}

/* ---------------------------------------------------------------- ALTER TABLE */

static bool rename_action(struct parser *p, struct alter_action *a)
{
    if (p_accept_kw(p, KW_TO)) {
        a->kind = ALTER_RENAME_TABLE;
        if (!p_name(p, &a->new_table.name, "a table")) return false;
        a->new_table.span = a->new_table.name.span;
        return true;
    }
    a->kind = ALTER_RENAME_COLUMN;
    p_accept_kw(p, KW_COLUMN);
    return p_name(p, &a->name, "a column") && p_expect_kw(p, KW_TO) && p_name(p, &a->new_name, "a column");
}

bool sqlite_alter_action(struct parser *p, struct alter_table *t)
{
    struct alter_action a = {.span = p->tok.span};
    bool ok = false;
    if (p_accept_kw(p, KW_RENAME)) {
        ok = rename_action(p, &a);
    } else if (p_accept_kw(p, KW_ADD)) {
        a.kind = ALTER_ADD_COLUMN;
        p_accept_kw(p, KW_COLUMN);
        ok = parse_column_def(p, &a.column);
    } else if (p_accept_kw(p, KW_DROP)) {
        a.kind = ALTER_DROP_COLUMN;
        p_accept_kw(p, KW_COLUMN);
        ok = p_name(p, &a.name, "a column");
    } else {
        return p_expected(p, "RENAME, ADD or DROP");
    }
    a.span = p_span_from(p, a.span.off);
    if (ok) vec_push(p->arena, &t->actions, a);
    return ok;
}
