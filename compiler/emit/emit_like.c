/* emit_like.c: LIKE and CAST in a target's SQL. Part of emit_sql.
 *
 * MySQL's and PostgreSQL's LIKE escape with a backslash unless told otherwise; SQLite's has no escape unless told, and
 * takes no notice of ASCII case. MySQL's usual collations take none either; where the source's LIKE minds the case
 * (PostgreSQL, a _bin collation), a pattern that is a literal becomes a GLOB, and another one is refused. */
#include "emit/emit_text.h"

static bool minds_case(const struct emit *e, const struct expr *x)
{
    struct str collation = emit_type(e, x).collation;
    if (x->kind == EXPR_COLLATE) {
        collation = x->name.text;
    }
    return e->from == DIALECT_POSTGRES || str_ends(collation, "_bin");
}

/* The escape character; *none: ESCAPE ''. False: it is no literal of one byte. */
static bool escape_of(const struct emit *e, const struct expr *x, char *escape, bool *none)
{
    *none = !x->c && e->from == DIALECT_SQLITE;
    *escape = '\\';
    if (!x->c) {
        return true;
    }
    *none = x->c->kind == EXPR_STRING && x->c->text.n == 0;
    if (x->c->kind == EXPR_STRING && x->c->text.n == 1) {
        *escape = x->c->text.p[0];
    }
    return x->c->kind == EXPR_STRING && x->c->text.n <= 1;
}

static struct str glob_of(struct arena *a, struct str like, char escape, bool none)
{
    struct buf b = {0};
    for (size_t i = 0; i < like.n; i++) {
        char c = like.p[i];
        bool escaped = !none && c == escape && i + 1 < like.n;
        c = escaped ? like.p[++i] : c;
        if (!escaped && (c == '%' || c == '_')) {
            buf_char(&b, c == '%' ? '*' : '?');
        } else if (c == '*' || c == '?' || c == '[') {
            buf_printf(&b, "[%c]", c);
        } else {
            buf_char(&b, c);
        }
    }
    struct str s = str_dup(a, buf_view(&b));
    buf_free(&b);
    return s;
}

static bool text_pair(struct emit *e, const struct expr *x)
{
    enum type_kind a = emit_type(e, x->a).kind, b = emit_type(e, x->b).kind;
    bool ok = (a == TYPE_TEXT || a == TYPE_ENUM || a == TYPE_NULL || a == TYPE_JSON) &&
              (b == TYPE_TEXT || b == TYPE_ENUM || b == TYPE_NULL);
    return ok ? true : refuse(e, x->span, "match %s with %s", type_kind_name(a), type_kind_name(b));
}

static bool as_glob(struct emit *e, const struct expr *x, char escape, bool none)
{
    if (x->b->kind != EXPR_STRING) {
        return refuse(e, x->b->span, "match a pattern with regard to case unless it is a literal; use ILIKE or =");
    }
    put(e, "(");
    bool ok = emit_expr(e, x->a);
    put(e, x->negated ? " NOT GLOB " : " GLOB ");
    put_string(e, glob_of(e->a, x->b->text, escape, none));
    put(e, ")");
    return ok;
}

static bool put_escape(struct emit *e, char escape, bool none)
{
    if (none && e->to == TARGET_SQLITE) {
        return true;
    }
    put(e, " ESCAPE ");
    put_string(e, (struct str){&escape, none ? 0 : 1});
    return true;
}

static bool as_like(struct emit *e, const struct expr *x, char escape, bool none, bool lower)
{
    put(e, lower ? "(LOWER(" : "(");
    bool ok = emit_expr(e, x->a);
    put(e, lower ? ")" : "");
    put(e, x->negated ? " NOT LIKE " : " LIKE ");
    put(e, lower ? "LOWER(" : "");
    ok = ok && emit_expr(e, x->b);
    put(e, lower ? ")" : "");
    ok = ok && put_escape(e, escape, none);
    put(e, ")");
    return ok;
}

bool emit_like(struct emit *e, const struct expr *x)
{
    char escape;
    bool none;
    if (x->like != LIKE_LIKE && x->like != LIKE_ILIKE) {
        return refuse(e, x->span, "match this kind of pattern");
    }
    if (!text_pair(e, x)) {
        return false;
    }
    if (!escape_of(e, x, &escape, &none)) {
        return refuse(e, x->c->span, "take this for an escape character");
    }
    bool no_case = x->like == LIKE_ILIKE || !minds_case(e, x->a);
    if (e->to == TARGET_MYSQL) {
        return as_like(e, x, escape, none, no_case);
    }
    return no_case ? as_like(e, x, escape, none, false) : as_glob(e, x, escape, none);
}

/* ---------------------------------------------------------------- CAST */

/* A CAST that changes nothing the target holds differently, or that emit_as can do exactly. */
bool emit_cast(struct emit *e, const struct expr *x)
{
    struct type from = emit_type(e, x->a), to = x->type;
    if (to.kind == TYPE_NONE) { /* a schema's own expression */
        struct diags quiet;
        diags_init(&quiet, e->a);
        if (!type_resolve(e->c, &quiet, e->text, x->type_name, &to)) {
            return refuse(e, x->span, "do this CAST");
        }
    }
    bool real_to_integer = emit_is_integer(to.kind) && !emit_is_integer(from.kind);
    bool to_narrower = emit_is_integer(to.kind) && type_bits(to.kind) < type_bits(from.kind);
    bool clipped = to.kind == TYPE_TEXT && to.precision && from.kind != TYPE_NULL;
    bool sign = type_is_unsigned(to.kind) && emit_is_integer(from.kind) && !type_is_unsigned(from.kind) &&
                x->a->kind != EXPR_INTEGER && x->a->kind != EXPR_PARAM;
    if ((real_to_integer && from.kind != TYPE_NULL && !emit_literal(x->a, &(bool){false})) || to_narrower || clipped || sign) {
        return refuse(e, x->span, "do this CAST as the source does");
    }
    return emit_as(e, x->a, &to);
}
