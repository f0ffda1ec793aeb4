/* compare_column.c: see compare.h: columns. LIVE. */
#include "live/compare.h"

/* ---------------------------------------------------------------- types */

/* A type as it is compared: what a server forgets or writes in its own way is left out. */
static struct str plain_type(const struct compare *x, const struct column *c)
{
    struct str t = c->type.sql_type;
    if (x->want->options.dialect != DIALECT_MYSQL) {
        struct str plain = str_lower(x->arena, t);
        return plain;
    }
    if (str_is(t, "TINYINT(1) UNSIGNED")) return STR("TINYINT UNSIGNED");
    return t;
}

/* MariaDB stores JSON as LONGTEXT with a CHECK that it is JSON. */
bool compare_is_json_check(const struct compare *x, const struct table *live, const struct check_info *c)
{
    if (x->server != FLAVOUR_MARIADB || c->expr->kind != EXPR_CALL || c->expr->list.n != 1) return false;
    const struct expr *arg = c->expr->list.v[0];
    return str_is(c->expr->call->function.name.text, "json_valid") && arg->kind == EXPR_COLUMN &&
           table_column(live, arg->name.text) != NULL;
}

static bool is_checked_json(const struct compare *x, const struct column *live)
{
    const struct table *t = live->table;
    for (unsigned i = 0; i < t->checks.n; i++)
        if (compare_is_json_check(x, t, t->checks.v[i]) &&
            str_eq_nocase(t->checks.v[i]->expr->list.v[0]->name.text, live->name))
            return true;
    return false;
}

/* It adds none where the column has a CHECK of its own. */
static bool has_own_check(const struct column *c)
{
    for (unsigned i = 0; c->def && i < c->def->constraints.n; i++)
        if (c->def->constraints.v[i].kind == CONSTRAINT_CHECK) return true;
    return false;
}

static bool same_members(const struct enum_type *a, const struct enum_type *b)
{
    if (!a || !b || a->n != b->n) return a == b;
    for (unsigned i = 0; i < a->n; i++)
        if (!str_eq(a->labels[i], b->labels[i])) return false;
    return true;
}

static bool same_type(const struct compare *x, const struct column *want, const struct column *live)
{
    bool json =
        want->type.kind == TYPE_JSON && x->server == FLAVOUR_MARIADB && x->want->options.dialect == DIALECT_MYSQL;
    if (json && live->type.kind != TYPE_JSON)
        return str_is(live->type.sql_type, "LONGTEXT") && (is_checked_json(x, live) || has_own_check(want));
    bool sqlite = x->want->options.dialect == DIALECT_SQLITE;
    if (sqlite && want->selected)
        return str_eq_nocase(want->affinity, live->affinity); /* its type is SQLite's to call */
    if (want->type.kind != live->type.kind) return false;
    if (want->type.kind == TYPE_TIME && x->server == FLAVOUR_DOLT) return true; /* which has TIME(6) alone */
    if (want->type.kind == TYPE_ENUM || want->type.kind == TYPE_SET)
        return same_members(want->type.members, live->type.members);
    return str_eq_nocase(plain_type(x, want), plain_type(x, live));
}

static struct str type_text(const struct compare *x, const struct column *c)
{
    struct str t = c->type.sql_type.n ? c->type.sql_type : type_sql(x->arena, &c->type);
    return t.n ? t : STR("of no type");
}

/* ---------------------------------------------------------------- collations */

static struct str charset_of(struct str collation)
{
    size_t n = 0;
    while (n < collation.n && collation.p[n] != '_') n++;
    return str_sub(collation, 0, n);
}

/* utf8 is utf8mb3, in the names of collations too. */
static struct str full_name(struct arena *a, struct str name)
{
    struct str s = str_lower(a, name);
    if (str_eq(s, STR("utf8"))) return STR("utf8mb3");
    return str_starts(s, "utf8_") ? str_printf(a, "utf8mb3_%.*s", STR_ARG(str_sub(s, 5, s.n))) : s;
}

struct collating {
    struct str charset, collation; /* each empty: not said */
};

static struct collating collating_of(const struct compare *x, const struct column *c)
{
    const struct type_name *t = c->def ? &c->def->type : NULL;
    struct collating r = {STR(""), full_name(x->arena, c->type.collation)};
    struct str charset = t && t->charset.text.n           ? t->charset.text
                         : t && type_is_national(t->name) ? STR("utf8mb3")
                                                          : STR("");
    if (!charset.n && !r.collation.n) {
        r.collation = full_name(x->arena, c->table->collation);
        charset = c->table->charset;
    }
    r.charset = full_name(x->arena, charset.n ? charset : charset_of(r.collation));
    return r;
}

static bool has_collation(const struct column *c)
{
    return c->type.kind == TYPE_TEXT || c->type.kind == TYPE_ENUM || c->type.kind == TYPE_SET;
}

static void compare_collation(const struct compare *x, const struct column *want, const struct column *live)
{
    if (!has_collation(want) || !has_collation(live)) return;
    struct place at = compare_place(x, want->table, want);
    if (x->want->options.dialect != DIALECT_MYSQL) {
        struct str a = want->type.collation.n ? want->type.collation : STR("BINARY");
        struct str b = live->type.collation.n ? live->type.collation : STR("BINARY");
        if (!str_eq_nocase(a, b))
            compare_say(x, DIAG_E0802, at, "`%.*s.%.*s` compares by %.*s in the database, not %.*s",
                        STR_ARG(want->table->name), STR_ARG(want->name), STR_ARG(b), STR_ARG(a));
        return;
    }
    struct collating a = collating_of(x, want), b = collating_of(x, live);
    bool charset = !a.charset.n || !b.charset.n || str_eq(a.charset, b.charset);
    bool collation = !a.collation.n || !b.collation.n || str_eq(a.collation, b.collation);
    if (charset && collation) return;
    compare_say(x, DIAG_E0802, at, "`%.*s.%.*s` is %s %.*s in the database, not %.*s", STR_ARG(want->table->name),
                STR_ARG(want->name), charset ? "COLLATE" : "CHARACTER SET", STR_ARG(charset ? b.collation : b.charset),
                STR_ARG(charset ? a.collation : a.charset));
}

/* ---------------------------------------------------------------- defaults */

static bool is_now(const struct expr *e)
{
    static const char *const names[] = {"now", "current_timestamp", "localtime", "localtimestamp"};
    if (e->kind != EXPR_CALL) return false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_is(e->call->function.name.text, names[i])) return true;
    return false;
}

static bool is_numeric(const struct column *c)
{
    return type_is_number(c->type.kind) || c->type.kind == TYPE_BIT;
}

/* "x'0a" → 10. */
static struct str number_of_bytes(const struct compare *x, struct str text)
{
    uint64_t v = 0;
    for (size_t i = 2; i < text.n; i++)
        v = v << 4 | (unsigned)(text.p[i] <= '9' ? text.p[i] - '0' : text.p[i] - 'a' + 10);
    return str_printf(x->arena, "%llu", (unsigned long long)v);
}

/* 24 is 2024, and '0' is 2000; 0 is a year of its own. */
static struct str year(const struct compare *x, struct str text, bool quoted)
{
    unsigned v = 0;
    for (size_t i = 0; i < text.n && i < 4; i++) v = v * 10 + (unsigned)(text.p[i] - '0') % 10;
    bool turn = v || (quoted && text.n < 3 && x->server != FLAVOUR_DOLT);
    return str_printf(x->arena, "%u", turn ? canon_year(v) : v);
}

/* A literal's value as the column stores it: '7' of an INT is 7. */
static struct str literal(const struct compare *x, const struct column *c, struct str text)
{
    bool quoted = text.n >= 2 && text.p[0] == '\'';
    struct str inner = quoted ? str_sub(text, 1, text.n - 2) : text;
    if (is_numeric(c) && str_starts(text, "x'")) return number_of_bytes(x, text);
    if (is_numeric(c)) return canon_number(x->arena, inner);
    if (c->type.kind == TYPE_YEAR) return year(x, inner, quoted);
    if (type_is_temporal(c->type.kind) && x->canon.dialect == DIALECT_MYSQL)
        return canon_moment(x->arena, c->type.kind, inner);
    return inner;
}

/* empty: there is none, or NULL, which a column without one has anyway. */
static struct str default_text(const struct compare *x, const struct column *c)
{
    const struct expr *e = c->def && !c->auto_increment ? c->def->default_value : NULL;
    if (!e || e->kind == EXPR_NULL) return STR("");
    if (is_now(e)) return STR("now");
    struct str text = canon_expr(&x->canon, e);
    bool sign = e->kind == EXPR_UNARY && (e->op == OP_NEG || e->op == OP_PLUS) && e->a->kind <= EXPR_TEMPORAL;
    bool plain = e->kind <= EXPR_TEMPORAL || sign;
    return plain ? str_printf(x->arena, "=%.*s", STR_ARG(literal(x, c, text))) : text;
}

static struct str default_shown(const struct compare *x, const struct column *c)
{
    const struct expr *e = c->def ? c->def->default_value : NULL;
    if (!e) return STR("none");
    return str_dup(x->arena, str_sub(c->default_text->text, e->span.off, e->span.len));
}

static bool is_number(const struct compare *x, struct str text, uint64_t number)
{
    return str_eq(text, str_printf(x->arena, "=%llu", (unsigned long long)number));
}

static bool has_label(struct str list, struct str label)
{
    while (list.n) {
        size_t end = 0;
        while (end < list.n && list.p[end] != ',') end++;
        if (str_eq_nocase(str_sub(list, 0, end), label)) return true;
        list = end < list.n ? str_sub(list, end + 1, list.n - end - 1) : STR("");
    }
    return false;
}

/* Dolt writes an ENUM's default as the number of the member, and a SET's as its members' bits. */
static bool is_member_number(const struct compare *x, const struct column *want, struct str a, struct str b)
{
    const struct enum_type *m = want->type.members;
    uint64_t number = 0;
    if (!m || !a.n) return false;
    for (unsigned i = 0; i < m->n; i++) {
        struct str labels = str_sub(a, 1, a.n - 1);
        if (want->type.kind == TYPE_ENUM && str_eq_nocase(labels, m->labels[i])) number = i + 1;
        if (want->type.kind == TYPE_SET && i < 64 && has_label(labels, m->labels[i])) number |= UINT64_C(1) << i;
    }
    return is_number(x, b, number);
}

/* Dolt writes the default of bytes as the bytes, to their full length. */
static bool is_in_digits(const struct compare *x, const struct column *want, struct str a, struct str b)
{
    if (want->type.kind != TYPE_BLOB || !a.n) return false;
    struct str digits = STR("=x'");
    for (size_t i = 1; i < a.n; i++) digits = str_printf(x->arena, "%.*s%02x", STR_ARG(digits), (unsigned char)a.p[i]);
    while (b.n >= digits.n + 2 && b.p[b.n - 1] == '0' && b.p[b.n - 2] == '0') b.n -= 2;
    return str_eq(digits, b);
}

static bool is_dolts(const struct compare *x, const struct column *want, struct str a, struct str b)
{
    return x->server == FLAVOUR_DOLT && (is_member_number(x, want, a, b) || is_in_digits(x, want, a, b));
}

static void compare_default(const struct compare *x, const struct column *want, const struct column *live)
{
    struct str a = default_text(x, want), b = default_text(x, live);
    struct place at = compare_place(x, want->table, want);
    if (!str_eq(a, b) && !is_dolts(x, want, a, b)) {
        compare_say(x, DIAG_E0802, at, "the DEFAULT of `%.*s.%.*s` is %.*s in the database, not %.*s",
                    STR_ARG(want->table->name), STR_ARG(want->name), STR_ARG(default_shown(x, live)),
                    STR_ARG(default_shown(x, want)));
        if (want->type.kind == TYPE_TIMESTAMP && a.n && b.n && a.p[0] == '=' && b.p[0] == '=')
            diag_hint(x->diags, x->diags->all.v[x->diags->all.n - 1],
                      "read as UTC: a schema is applied in a session at +00:00 (SET time_zone = '+00:00')");
    }
    bool wanted = want->def && want->def->on_update, has = live->def && live->def->on_update;
    if (wanted != has)
        compare_say(x, DIAG_E0802, at, "`%.*s.%.*s` is %s ON UPDATE in the database", STR_ARG(want->table->name),
                    STR_ARG(want->name), has ? "set" : "not set");
}

/* ---------------------------------------------------------------- generated columns */

static const char *generated_word(enum generated_kind g)
{
    return g == GENERATED_STORED    ? "a STORED generated column"
           : g == GENERATED_VIRTUAL ? "a VIRTUAL generated column"
                                    : "no generated column";
}

static void compare_generated(const struct compare *x, const struct column *want, const struct column *live)
{
    struct place at = compare_place(x, want->table, want);
    if (want->generated != live->generated) {
        compare_say(x, DIAG_E0802, at, "`%.*s.%.*s` is %s in the database, not %s", STR_ARG(want->table->name),
                    STR_ARG(want->name), generated_word(live->generated), generated_word(want->generated));
        return;
    }
    if (!want->generated || !want->def->generated_as || !live->def->generated_as) return;
    if (str_eq(canon_expr(&x->canon, want->def->generated_as), canon_expr(&x->canon, live->def->generated_as))) return;
    const struct expr *e = live->def->generated_as;
    compare_say(x, DIAG_E0802, at, "`%.*s.%.*s` is generated as %.*s in the database", STR_ARG(want->table->name),
                STR_ARG(want->name), STR_ARG(str_sub(live->def_text->text, e->span.off, e->span.len)));
}

/* ---------------------------------------------------------------- a column, and all */

/* Of a generated column what was written; what is proved of it beyond that depends on the server. */
static bool is_not_null(const struct column *c)
{
    return c->generated && c->def ? c->def->not_null : c->not_null;
}

static const char *null_word(const struct column *c)
{
    return is_not_null(c) ? "NOT NULL" : "NULL";
}

static bool counts(const struct column *c)
{
    return c->rowid_alias ? c->def && c->def->autoincrement : c->auto_increment;
}

static void compare_column(const struct compare *x, const struct column *want, const struct column *live)
{
    struct place at = compare_place(x, want->table, want);
    struct str table = want->table->name, name = want->name;
    if (!same_type(x, want, live))
        compare_say(x, DIAG_E0802, at, "`%.*s.%.*s` is %.*s in the database, not %.*s", STR_ARG(table), STR_ARG(name),
                    STR_ARG(type_text(x, live)), STR_ARG(type_text(x, want)));
    if (is_not_null(want) != is_not_null(live) && !want->selected)
        compare_say(x, DIAG_E0802, at, "`%.*s.%.*s` is %s in the database, not %s", STR_ARG(table), STR_ARG(name),
                    null_word(live), null_word(want));
    if (counts(want) != counts(live))
        compare_say(x, DIAG_E0802, at, "`%.*s.%.*s` is %s AUTO_INCREMENT in the database", STR_ARG(table),
                    STR_ARG(name), counts(live) ? "an" : "no");
    if (want->invisible != live->invisible)
        compare_say(x, DIAG_E0802, at, "`%.*s.%.*s` is %s in the database", STR_ARG(table), STR_ARG(name),
                    live->invisible ? "invisible" : "visible");
    compare_collation(x, want, live);
    if (!want->selected) compare_default(x, want, live);
    compare_generated(x, want, live);
}

/* The order of the columns that both have: * and an INSERT without a list go by it. */
static void compare_order(const struct compare *x, const struct table *want, const struct table *live)
{
    unsigned last = 0;
    for (unsigned i = 0; i < want->columns.n; i++) {
        const struct column *c = table_column(live, want->columns.v[i]->name);
        if (c && c->index < last) {
            compare_say(x, DIAG_E0802, compare_place(x, want, want->columns.v[i]),
                        "`%.*s.%.*s` stands before `%.*s` in the database", STR_ARG(want->name), STR_ARG(c->name),
                        STR_ARG(live->columns.v[last]->name));
            return;
        }
        if (c) last = c->index;
    }
}

void compare_columns(const struct compare *x, const struct table *want, const struct table *live)
{
    for (unsigned i = 0; i < want->columns.n; i++) {
        const struct column *a = want->columns.v[i], *b = table_column(live, a->name);
        if (b)
            compare_column(x, a, b);
        else
            compare_say(x, DIAG_E0801, compare_place(x, want, a), "the database has no column `%.*s.%.*s`",
                        STR_ARG(want->name), STR_ARG(a->name));
    }
    for (unsigned i = 0; i < live->columns.n; i++)
        if (!table_column(want, live->columns.v[i]->name))
            compare_say(x, DIAG_E0803, compare_place(x, want, NULL),
                        "the database has a column `%.*s.%.*s` (%.*s), and the schema has none", STR_ARG(want->name),
                        STR_ARG(live->columns.v[i]->name), STR_ARG(type_text(x, live->columns.v[i])));
    compare_order(x, want, live);
}
