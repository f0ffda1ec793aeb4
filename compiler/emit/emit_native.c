/* emit_native.c: a statement for its dialect's own engine: the user's text, each placeholder, however it is spelled,
 * written `?`. Part of emit_sql.
 *
 * The run time gives its MySQL sessions one fixed sql_mode, so a text written under another is put into words that this
 * one reads alike (names in double quotes, strings without escapes, blanks before a call's parenthesis); what it would
 * read otherwise is refused where it stands. */
#include <stdlib.h>

#include "parse/lex.h"

#include "emit/emit_text.h"
#include "sema/level.h"

enum {
    NOT_FIXED = MODE_ANSI_QUOTES | MODE_NO_BACKSLASH_ESCAPES | MODE_IGNORE_SPACE | MODE_PIPES_AS_CONCAT |
                MODE_HIGH_NOT_PRECEDENCE | MODE_NO_UNSIGNED_SUBTRACTION
};

struct pieces {
    struct emit *e;
    const struct stmt *s;
    unsigned modes;
    enum token_kind before; /* the token before, blanks left out */
    bool not_before;        /* it was NOT */
    size_t blanks;          /* written since then */
};

/* ---------------------------------------------------------------- words that every mode reads alike */

/* 'it\s' without escapes is 'it\\s' with them. */
static void put_escaped(struct emit *e, struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        buf_char(&e->out, s.p[i]);
        if (s.p[i] == '\\') {
            buf_char(&e->out, '\\');
        }
    }
}

/* "a ""b""" as a name is `a "b"`. */
static void put_requoted(struct emit *e, struct str s)
{
    struct buf name = {0};
    for (size_t i = 1; i + 1 < s.n; i++) {
        buf_char(&name, s.p[i]);
        i += s.p[i] == '"' && i + 2 < s.n;
    }
    put_name(e, buf_view(&name));
    buf_free(&name);
}

static void put_token(struct pieces *p, enum token_kind kind, struct str s)
{
    bool string = kind == TOKEN_STRING || kind == TOKEN_NATIONAL;
    if (kind == TOKEN_QUOTED_NAME && s.p[0] == '"') {
        put_requoted(p->e, s);
    } else if (string && p->modes & MODE_NO_BACKSLASH_ESCAPES) {
        put_escaped(p->e, s);
    } else {
        put_str(p->e, s);
    }
}

/* ---------------------------------------------------------------- what they cannot */

static bool ends_operand(enum token_kind k)
{
    switch (k) {
    case TOKEN_WORD:
    case TOKEN_QUOTED_NAME:
    case TOKEN_RPAREN:
    case TOKEN_INTEGER:
    case TOKEN_DECIMAL:
    case TOKEN_FLOAT:
    case TOKEN_HEX_NUMBER:
    case TOKEN_BIT_NUMBER:
    case TOKEN_STRING:
    case TOKEN_PARAM:
    case TOKEN_NAMED_PARAM: return true;
    default: return false;
    }
}

static bool follows_not(struct str word)
{
    static const char *const words[] = {"NULL", "IN", "LIKE", "BETWEEN", "REGEXP", "RLIKE", "EXISTS"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (str_is(word, words[i])) {
            return true;
        }
    }
    return false;
}

static void judge(struct pieces *p, enum token_kind kind, struct str s)
{
    struct span at = {(uint32_t)(s.p - p->s->text->text.p), (uint32_t)s.n};
    if (kind == TOKEN_PIPE_PIPE && p->modes & MODE_PIPES_AS_CONCAT) {
        refuse_hint(p->e, at, "read || as PIPES_AS_CONCAT does: the run time does not set that mode", "write CONCAT()");
    }
    if (p->not_before && p->modes & MODE_HIGH_NOT_PRECEDENCE && !follows_not(s)) {
        refuse_hint(p->e, at, "read NOT as HIGH_NOT_PRECEDENCE does: the run time does not set that mode",
                    "write the opposite comparison");
    }
    if (kind == TOKEN_MINUS && p->modes & MODE_NO_UNSIGNED_SUBTRACTION && ends_operand(p->before)) {
        refuse_hint(p->e, at, "subtract as NO_UNSIGNED_SUBTRACTION does: the run time does not set that mode",
                    "compare or add instead, and leave the mode out of the configuration");
    }
    if (kind == TOKEN_CODE_OPEN || kind == TOKEN_UNTERMINATED || kind == TOKEN_BAD) {
        refuse_hint(p->e, at, "read this under another sql_mode", "write the code without the versioned comment");
    }
}

/* ---------------------------------------------------------------- the text */

static unsigned flags_here(const struct pieces *p)
{
    unsigned flags = lex_flags(&p->e->c->options);
    return flags | (p->before == TOKEN_WORD && !p->blanks ? LEX_AFTER_NAME : 0u) |
           (p->before == TOKEN_DOT && !p->blanks ? LEX_AFTER_DOT : 0u);
}

/* Blanks before a parenthesis that follows a word go: COUNT (*) is a call only without. */
static void close_up(struct pieces *p, enum token_kind kind)
{
    if (kind == TOKEN_LPAREN && p->before == TOKEN_WORD && p->modes & MODE_IGNORE_SPACE) {
        p->e->out.n -= p->blanks;
    }
}

static void put_pieces(struct pieces *p, struct str s)
{
    while (s.n && !p->e->failed) {
        enum token_kind kind;
        size_t n = lex_token(flags_here(p), s, &kind);
        struct str token = str_sub(s, 0, n);
        if (kind == TOKEN_SPACE) {
            p->blanks += n;
            put_str(p->e, token);
        } else if (kind == TOKEN_COMMENT) {
            p->blanks++;
            put(p->e, " ");
        } else {
            judge(p, kind, token);
            close_up(p, kind);
            put_token(p, kind, token);
            p->blanks = 0;
            p->before = kind;
            p->not_before = kind == TOKEN_WORD && str_is(token, "NOT");
        }
        s = str_sub(s, n, s.n - n);
    }
}

static void put_text(struct pieces *p, size_t from, size_t to)
{
    struct str s = str_sub(p->s->text->text, from, to - from);
    if (p->modes) {
        put_pieces(p, s);
    } else {
        put_str(p->e, s);
    }
}

/* ---------------------------------------------------------------- what is written anew */

/* A placeholder; a name in double quotes that is a string (the runtime's SQLite takes it for a name alone); or a * of
 * the rows a query gives: the columns there were when it was checked, so that a column added to the table since changes
 * nothing for a program that is running. */
struct edit {
    struct span span;
    const struct expr *expr; /* NULL: a star of … */
    const struct query *query;
    bool named; /* … whose columns keep their names */
};
typedef VEC(struct edit) edit_vec;

static bool of_star(const struct result *r, const struct edit *star)
{
    return r->span.off == star->span.off && r->span.len == star->span.len;
}

/* Written out, the name means this column: not a derived table's second one of that name, nor in SQLite a column of a join
 * in parentheses whose tables' names others have too. */
static bool has_name(const struct query *q, struct found f)
{
    struct qname of = {.name = {.text = f.relation->name}};
    part_vec parts = {0};
    struct str named;
    struct found pair[2];
    if (level_unnamed(relation_at(f.relation, f.column)->name)) {
        return false;
    }
    if (!q->scope.level) {
        return !relation_shadowed(f.relation, f.column);
    }
    enum lookup found = level_lookup(&q->scope, of.name.text.n ? &of : NULL, relation_at(f.relation, f.column)->name,
                                     &parts, &named, pair);
    return found == LOOKUP_ONE && parts.n == 1 && parts.v[0].column.relation == f.relation &&
           parts.v[0].column.column == f.column;
}

/* Else such a star stays as it is. */
static bool all_have_names(const struct edit *star)
{
    const struct query *q = star->query;
    for (unsigned i = 0; i < q->results.n; i++) {
        const struct result *r = &q->results.v[i];
        const expr_vec *merged = r->expr && r->expr->merged ? &r->expr->list : NULL;
        bool named = !of_star(r, star) || !r->relation || has_name(q, (struct found){r->relation, r->column});
        for (unsigned k = 0; merged && named && of_star(r, star) && k < merged->n; k++) {
            named = has_name(q, (struct found){merged->v[k]->relation, merged->v[k]->column_index});
        }
        if (!named) {
            return false;
        }
    }
    return true;
}

/* What a star stands for has names that SQLite's ORDER BY finds first, a set operation's too; a column written out has none
 * but by AS. */
static void add_stars(struct emit *e, const struct select *s, bool sorted, edit_vec *out)
{
    sorted = sorted || s->order_by.n;
    if (s->set.left) {
        add_stars(e, s->set.left, sorted, out);
        add_stars(e, s->set.right, sorted, out);
        return;
    }
    for (unsigned i = 0; i < s->columns.n; i++) {
        struct edit star = {.span = s->columns.v[i].expr->span, .query = s->query};
        star.named = sorted && e->to == TARGET_SQLITE;
        if (s->columns.v[i].expr->kind == EXPR_STAR && all_have_names(&star)) {
            vec_push(e->a, out, star);
        }
    }
}

static int by_offset(const void *x, const void *y)
{
    const struct edit *a = x, *b = y;
    return a->span.off < b->span.off ? -1 : a->span.off > b->span.off;
}

static void find_edits(struct emit *e, const struct stmt *s, edit_vec *out)
{
    for (unsigned i = 0; i < s->params.n; i++) {
        struct edit param = {.span = s->params.v[i]->span, .expr = s->params.v[i]};
        vec_push(e->a, out, param);
    }
    for (unsigned i = 0; i < s->strings.n; i++) {
        struct edit string = {.span = s->strings.v[i]->span, .expr = s->strings.v[i]};
        vec_push(e->a, out, string);
    }
    if (s->kind == STMT_SELECT) {
        add_stars(e, s->u.select, false, out);
    }
    if (out->n) {
        qsort(out->v, out->n, sizeof *out->v, by_offset);
    }
}

static void put_star(struct emit *e, const struct edit *star)
{
    bool first = true;
    for (unsigned i = 0; i < star->query->results.n; i++) {
        const struct result *r = &star->query->results.v[i];
        if (of_star(r, star)) {
            put(e, first ? "" : ", ");
            struct expr x = result_expr(r);
            emit_bare(e, &x);
            if (star->named || !r->relation) {
                put(e, " AS ");
                put_name(e, r->name);
            }
            first = false;
        }
    }
}

static void put_edit(struct emit *e, const struct edit *edit)
{
    if (!edit->expr) {
        put_star(e, edit);
    } else if (edit->expr->kind == EXPR_PARAM) {
        put_param(e, edit->expr);
    } else {
        put_string(e, edit->expr->text);
    }
}

bool emit_native(struct emit *e, const struct stmt *s)
{
    struct pieces p = {.e = e, .s = s, .before = TOKEN_END};
    edit_vec edits = {0};
    size_t at = s->span.off;
    find_edits(e, s, &edits);
    p.modes = e->from == DIALECT_MYSQL ? e->c->options.modes & NOT_FIXED : 0;
    for (unsigned i = 0; i < edits.n && !e->failed; i++) {
        put_text(&p, at, edits.v[i].span.off);
        put_edit(e, &edits.v[i]);
        p.before = TOKEN_PARAM;
        p.blanks = 0;
        at = edits.v[i].span.off + edits.v[i].span.len;
    }
    put_text(&p, at, s->span.off + s->span.len);
    return !e->failed;
}
