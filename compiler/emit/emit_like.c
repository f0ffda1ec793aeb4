/* emit_like.c: LIKE and ILIKE for a target. Part of emit_sql.
 *
 *   mysql     escapes with a backslash unless told otherwise; minds case under a _bin collation, else takes its
 *             collation's letters for one another (SQLite: ASCII's, the known difference of all its text comparisons)
 *   postgres  escapes with a backslash, minds case; ILIKE takes ASCII's letters for one another
 *   sqlite    has no escape unless told, and takes ASCII's letters for one another
 *
 * What minds case becomes a GLOB in SQLite, whose pattern is made of the LIKE pattern: of a literal here, of anything
 * else there. What does not becomes a LIKE of folded letters in MySQL. */
#include "emit/emit_text.h"

static bool done(const struct emit *e)
{
    return !e->failed;
}

struct like {
    const struct expr *x;
    bool minds_case;
    bool has_escape;
    char escape;
};

static bool minds_case(const struct emit *e, const struct expr *x)
{
    struct str collation = x->kind == EXPR_COLLATE ? x->name.text : emit_type(e, x).collation;
    return e->from == DIALECT_POSTGRES || (e->from == DIALECT_MYSQL && str_ends(collation, "_bin"));
}

/* False: it is no literal of one ordinary character. */
static bool read_escape(const struct emit *e, struct like *k)
{
    const struct expr *c = k->x->c;
    k->has_escape = c || e->from != DIALECT_SQLITE;
    k->escape = '\\';
    if (!c) {
        return true;
    }
    if (c->kind != EXPR_STRING || c->text.n > 1) {
        return false;
    }
    k->has_escape = c->text.n == 1;
    k->escape = c->text.n ? c->text.p[0] : '\\';
    return c->text.n == 1 ? (k->escape & 0x80) == 0 && k->escape != '%' && k->escape != '_' && k->escape > ' '
                          : e->from == DIALECT_POSTGRES;
}

/* PostgreSQL fills a char(n) up with blanks, which a pattern sees; the targets hold it without. */
static bool unpadded(struct emit *e, const struct expr *x)
{
    struct type t = emit_type(e, x);
    return !emit_is_padded(e, &t) ||
           refuse_hint(e, x->span, "match the blanks that fill up a char(n)", "cast it to text, which has none");
}

static bool text_pair(struct emit *e, const struct expr *x)
{
    enum type_kind a = emit_type(e, x->a).kind, b = emit_type(e, x->b).kind;
    if (!unpadded(e, x->a) || !unpadded(e, x->b)) {
        return false;
    }
    bool ok =
        (a == TYPE_TEXT || a == TYPE_ENUM || a == TYPE_NULL) && (b == TYPE_TEXT || b == TYPE_ENUM || b == TYPE_NULL);
    return ok ? true : refuse(e, x->span, "match %s with %s as the source does", type_kind_name(a), type_kind_name(b));
}

/* ---------------------------------------------------------------- LIKE's pattern as a GLOB's */

static void glob_char(struct buf *b, char c)
{
    if (c == '*' || c == '?' || c == '[') {
        buf_printf(b, "[%c]", c);
    } else {
        buf_char(b, c);
    }
}

static void put_glob(struct emit *e, const struct like *k, struct str pattern)
{
    struct buf b = {0};
    for (size_t i = 0; i < pattern.n; i++) {
        char c = pattern.p[i];
        bool escaped = k->has_escape && c == k->escape && i + 1 < pattern.n;
        c = escaped ? pattern.p[++i] : c;
        if (!escaped && (c == '%' || c == '_')) {
            buf_char(&b, c == '%' ? '*' : '?');
        } else {
            glob_char(&b, c);
        }
    }
    put_string(e, buf_view(&b));
    buf_free(&b);
}

struct step {
    const char *from, *to; /* SQL; $ is the escape character as a string */
};

/* The same, done by SQLite, inside out. char(1) and a digit stand for what must not be touched on the way; a char(1)
 * of the pattern's own is char(1)0. A lone escape at the end is itself to MySQL (PostgreSQL refuses it). */
static const struct step unescape[] = {
    {"$ || $", "char(1) || '1'"},   {"$ || char(1) || '9'", "char(1) || '1'"},
    {"char(1) || '9'", "''"},       {"$ || '%'", "char(1) || '2'"},
    {"$ || '_'", "char(1) || '3'"}, {"$", "''"},
};
static const struct step glob[] = {
    {"'['", "'[[]'"}, {"'*'", "'[*]'"}, {"'?'", "'[?]'"}, {"'%'", "'*'"}, {"'_'", "'?'"}};
static const struct step restore[] = {{"char(1) || '2'", "'%'"}, {"char(1) || '3'", "'_'"}, {"char(1) || '1'", "$"}};
static const struct step hide[] = {{"char(1)", "char(1) || '0'"}}, reveal[] = {{"char(1) || '0'", "char(1)"}};
#define N(steps) (sizeof(steps) / sizeof *(steps))

static void put_template(struct emit *e, const struct like *k, const char *text)
{
    for (; *text; text++) {
        if (*text == '$') {
            put_string(e, (struct str){&k->escape, 1});
        } else {
            buf_char(&e->out, *text);
        }
    }
}

static void put_steps(struct emit *e, const struct like *k, const struct step *steps, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        put(e, ", ");
        put_template(e, k, steps[i].from);
        put(e, ", ");
        put_template(e, k, steps[i].to);
        put(e, ")");
    }
}

static void put_glob_of(struct emit *e, const struct like *k)
{
    size_t n = N(hide) + N(glob) + N(reveal) + (k->has_escape ? N(unescape) + N(restore) : 0);
    for (size_t i = 0; i < n; i++) {
        put(e, "replace(");
    }
    emit_expr(e, k->x->b);
    put_steps(e, k, hide, N(hide));
    if (k->has_escape) {
        put(e, " || char(1) || '9'"); /* marks the end */
        put_steps(e, k, unescape, N(unescape));
    }
    put_steps(e, k, glob, N(glob));
    if (k->has_escape) {
        put_steps(e, k, restore, N(restore));
    }
    put_steps(e, k, reveal, N(reveal));
}

static bool as_glob(struct emit *e, const struct like *k)
{
    emit_expr(e, k->x->a);
    put(e, k->x->negated ? " NOT GLOB " : " GLOB ");
    if (k->x->b->kind == EXPR_STRING) {
        put_glob(e, k, k->x->b->text);
    } else {
        put_glob_of(e, k);
    }
    return done(e);
}

/* ---------------------------------------------------------------- LIKE in SQLite: of ASCII's letters */

/* SQLite finds nothing where the pattern ends in a lone escape; MySQL finds that character. */
static struct str closed(struct emit *e, const struct like *k, struct str pattern)
{
    size_t lone = 0;
    while (lone < pattern.n && pattern.p[pattern.n - 1 - lone] == k->escape) {
        lone++;
    }
    return k->has_escape && lone % 2 ? str_printf(e->a, "%.*s%c", STR_ARG(pattern), k->escape) : pattern;
}

static bool as_sqlite_like(struct emit *e, const struct like *k)
{
    emit_expr(e, k->x->a);
    put(e, k->x->negated ? " NOT LIKE " : " LIKE ");
    if (k->x->b->kind == EXPR_STRING) {
        put_string(e, closed(e, k, k->x->b->text));
    } else {
        emit_expr(e, k->x->b);
    }
    if (k->has_escape) {
        put(e, " ESCAPE ");
        put_string(e, (struct str){&k->escape, 1});
    }
    return done(e);
}

/* ---------------------------------------------------------------- LIKE in MySQL, under a binary collation */

enum { OWN_ESCAPE = '|' };

static bool has_backslash(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '\\') {
            return true;
        }
    }
    return false;
}

/* A literal with backslashes gets another escape character: Dolt finds the wrong rows by a backslash (measured). */
static void put_literal_pattern(struct emit *e, const struct like *k, struct str pattern, bool own)
{
    struct buf b = {0};
    for (size_t i = 0; i < pattern.n; i++) {
        bool escaped = own && k->has_escape && pattern.p[i] == k->escape && i + 1 < pattern.n;
        char c = pattern.p[escaped ? ++i : i];
        bool special = own && (c == OWN_ESCAPE || (escaped && (c == '%' || c == '_')));
        if (special) {
            buf_char(&b, OWN_ESCAPE);
        }
        buf_char(&b, !k->minds_case && c >= 'A' && c <= 'Z' ? (char)(c + 32) : c);
    }
    put_string(e, buf_view(&b));
    buf_free(&b);
    if (own) {
        put(e, " ESCAPE '|'");
    } else if (k->x->c && k->has_escape) {
        put(e, " ESCAPE ");
        put_string(e, (struct str){&k->escape, 1});
    }
}

/* Without an escape character each backslash stands for itself: MySQL has one always (ESCAPE '' means its own). */
static void put_pattern(struct emit *e, const struct like *k)
{
    put(e, k->has_escape ? "" : "REPLACE(");
    if (k->minds_case) {
        emit_expr(e, k->x->b);
    } else {
        emit_folded(e, k->x->b, ~0u, false);
    }
    put(e, k->has_escape ? "" : ", '\\\\', '\\\\\\\\')");
    if (k->x->c && k->has_escape) {
        put(e, " ESCAPE ");
        put_string(e, (struct str){&k->escape, 1});
    }
}

static bool as_mysql_like(struct emit *e, const struct like *k)
{
    const struct expr *a = k->x->a, *b = k->x->b;
    unsigned letters = k->minds_case ? 0 : b->kind == EXPR_STRING ? letters_of(b->text) : ~0u;
    bool collate = !brings_collation(a);
    put(e, collate ? "(" : "");
    if (letters) {
        emit_folded(e, a, letters, false);
    } else {
        emit_expr(e, a);
    }
    put(e, collate ? " COLLATE utf8mb4_bin)" : "");
    put(e, k->x->negated ? " NOT LIKE " : " LIKE ");
    if (b->kind == EXPR_STRING) {
        put_literal_pattern(e, k, b->text, has_backslash(b->text));
    } else {
        put_pattern(e, k);
    }
    return done(e);
}

bool emit_like(struct emit *e, const struct expr *x)
{
    struct like k = {.x = x};
    if (x->like != LIKE_LIKE && x->like != LIKE_ILIKE) {
        return refuse_hint(e, x->span, "match this kind of pattern as the source does", "write LIKE");
    }
    if (!text_pair(e, x)) {
        return false;
    }
    if (!read_escape(e, &k)) {
        return refuse(e, x->c->span, "take this for an escape character");
    }
    k.minds_case = x->like == LIKE_LIKE && (minds_case(e, x->a) || minds_case(e, x->b));
    if (e->to == TARGET_MYSQL) {
        return as_mysql_like(e, &k);
    }
    return k.minds_case ? as_glob(e, &k) : as_sqlite_like(e, &k);
}
