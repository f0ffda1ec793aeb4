/* ast_text.h: an expression of the AST as one line, in prefix form, without spans: what a test
 * compares.
 *
 *   a + b * 2          (+ a (* b 2))
 *   x NOT LIKE 'y'     (not like x 'y')
 *   f(a) OVER w        (f a over w)
 *
 * Two expressions that mean the same to a binder print alike, whatever brackets were written. */
#ifndef TESTS_AST_TEXT_H
#define TESTS_AST_TEXT_H

#include "base/buf.h"
#include "parse/ast.h"

static void text_expr(struct buf *b, const struct expr *e);
static void text_select(struct buf *b, const struct select *s);

static inline void text_name(struct buf *b, struct name n)
{
    buf_printf(b, n.quoted ? "\"%.*s\"" : "%.*s", STR_ARG(n.text));
}

static inline void text_qname(struct buf *b, struct qname q)
{
    if (q.schema.text.n > 0) {
        text_name(b, q.schema);
        buf_char(b, '.');
    }
    text_name(b, q.name);
}

static inline void text_list(struct buf *b, const expr_vec *list)
{
    for (unsigned i = 0; i < list->n; i++) {
        buf_char(b, ' ');
        text_expr(b, list->v[i]);
    }
}

static inline void text_names(struct buf *b, const char *word, const name_vec *list)
{
    for (unsigned i = 0; i < list->n; i++) {
        buf_puts(b, i == 0 ? word : ",");
        text_name(b, list->v[i]);
    }
}

static inline void text_type(struct buf *b, const struct type_name *t)
{
    buf_str(b, t->name);
    if (t->user.name.text.n > 0) {
        text_qname(b, t->user);
    }
    if (t->has_length) {
        buf_printf(b, "(%llu", (unsigned long long)t->length);
        if (t->has_scale) {
            buf_printf(b, ",%llu", (unsigned long long)t->scale);
        }
        buf_char(b, ')');
    }
    buf_puts(b, t->array ? "[]" : "");
    if (t->collation.text.n > 0) {
        buf_puts(b, " collate ");
        text_name(b, t->collation);
    }
}

static inline const char *text_op(enum op op)
{
    static const char *const names[] = {[OP_NONE] = "?",
                                        [OP_NEG] = "neg",
                                        [OP_PLUS] = "pos",
                                        [OP_BITNOT] = "~",
                                        [OP_NOT] = "not",
                                        [OP_BINARY_CAST] = "binary",
                                        [OP_OR] = "or",
                                        [OP_XOR] = "xor",
                                        [OP_AND] = "and",
                                        [OP_EQ] = "=",
                                        [OP_NE] = "<>",
                                        [OP_LT] = "<",
                                        [OP_LE] = "<=",
                                        [OP_GT] = ">",
                                        [OP_GE] = ">=",
                                        [OP_NULLSAFE_EQ] = "<=>",
                                        [OP_BITOR] = "|",
                                        [OP_BITAND] = "&",
                                        [OP_BITXOR] = "^^",
                                        [OP_SHL] = "<<",
                                        [OP_SHR] = ">>",
                                        [OP_ADD] = "+",
                                        [OP_SUB] = "-",
                                        [OP_MUL] = "*",
                                        [OP_DIV] = "/",
                                        [OP_INT_DIV] = "div",
                                        [OP_MOD] = "%",
                                        [OP_POW] = "^",
                                        [OP_CONCAT] = "||",
                                        [OP_JSON] = "->",
                                        [OP_JSON_TEXT] = "->>",
                                        [OP_ASSIGN] = ":=",
                                        [OP_MEMBER_OF] = "member",
                                        [OP_SOUNDS_LIKE] = "sounds"};
    return names[op];
}

static inline void text_order(struct buf *b, const order_vec *order)
{
    static const char *const nulls[] = {"", " nulls first", " nulls last"};
    for (unsigned i = 0; i < order->n; i++) {
        buf_puts(b, i == 0 ? " order " : ", ");
        text_expr(b, order->v[i].expr);
        buf_puts(b, order->v[i].desc ? " desc" : "");
        buf_puts(b, nulls[order->v[i].nulls]);
    }
}

static inline void text_bound(struct buf *b, enum frame_bound bound, const struct expr *offset)
{
    static const char *const names[] = {"unbounded preceding", "preceding", "current", "following",
                                        "unbounded following"};
    buf_char(b, ' ');
    if (offset != NULL) {
        text_expr(b, offset);
        buf_char(b, ' ');
    }
    buf_puts(b, names[bound]);
}

static inline void text_window(struct buf *b, const struct window *w)
{
    static const char *const units[] = {"", " rows", " range", " groups"};
    static const char *const excludes[] = {"", " exclude current", " exclude group", " exclude ties"};
    text_name(b, w->name);
    if (w->reference) {
        return;
    }
    buf_char(b, '[');
    text_name(b, w->base);
    buf_puts(b, w->partition.n > 0 ? " partition" : "");
    text_list(b, &w->partition);
    text_order(b, &w->order);
    if (w->unit != FRAME_NONE) {
        buf_puts(b, units[w->unit]);
        text_bound(b, w->start, w->start_offset);
        text_bound(b, w->end, w->end_offset);
        buf_puts(b, excludes[w->exclude]);
    }
    buf_char(b, ']');
}

static inline void text_call(struct buf *b, const struct expr *e)
{
    const struct call *c = e->call;
    buf_puts(b, c->keyword ? "(keyword " : "(");
    text_qname(b, c->function);
    if (c->syntax.n > 0) {
        buf_printf(b, " <%.*s>", STR_ARG(c->syntax));
    }
    buf_puts(b, c->distinct ? " distinct" : "");
    text_list(b, &e->list);
    text_order(b, &c->order);
    if (c->filter != NULL) {
        buf_puts(b, " filter ");
        text_expr(b, c->filter);
    }
    if (c->over != NULL) {
        buf_puts(b, " over ");
        text_window(b, c->over);
    }
    buf_char(b, ')');
}

static inline void text_param(struct buf *b, const struct param_ref *p)
{
    if (p->name.text.n > 0) {
        buf_printf(b, ":%.*s", STR_ARG(p->name.text));
    } else if (p->number > 0) {
        buf_printf(b, "$%u", p->number);
    } else {
        buf_char(b, '?');
    }
    buf_puts(b, p->list ? "..." : "");
    buf_puts(b, p->nullable ? "!null" : "");
}

/* (word a b c list select) */
static inline void text_parts(struct buf *b, const struct expr *e, const char *word)
{
    const struct expr *parts[] = {e->a, e->b, e->c};
    buf_printf(b, "(%s%s", e->negated ? "not " : "", word);
    for (unsigned i = 0; i < 3; i++) {
        if (parts[i] != NULL) {
            buf_char(b, ' ');
            text_expr(b, parts[i]);
        }
    }
    text_list(b, &e->list);
    if (e->type_name != NULL) {
        buf_char(b, ' ');
        text_type(b, e->type_name);
    }
    if (e->select != NULL) {
        buf_char(b, ' ');
        text_select(b, e->select);
    }
    buf_char(b, ')');
}

static inline void text_column(struct buf *b, const struct expr *e)
{
    if (e->qualifier.name.text.n > 0) {
        text_qname(b, e->qualifier);
        buf_char(b, '.');
    }
    if (e->kind == EXPR_STAR) {
        buf_printf(b, "%.*s*", STR_ARG(e->text));
    } else {
        text_name(b, e->name);
    }
}

static inline const char *text_word(const struct expr *e)
{
    static const char *const like[] = {"like", "ilike", "glob", "regexp", "match", "similar", "iregexp"};
    static const char *const is[] = {"is null", "is true", "is false", "is unknown"};
    switch (e->kind) {
    case EXPR_UNARY:
    case EXPR_BINARY: return text_op(e->op);
    case EXPR_LIKE: return like[e->like];
    case EXPR_IS: return is[e->is];
    case EXPR_DISTINCT: return "distinct";
    case EXPR_BETWEEN: return "between";
    case EXPR_IN: return "in";
    case EXPR_CASE: return "case";
    case EXPR_CAST: return "cast";
    case EXPR_COLLATE: return "collate";
    case EXPR_SUBQUERY: return "subquery";
    case EXPR_EXISTS: return "exists";
    case EXPR_ROW: return "row";
    case EXPR_ARRAY: return "array";
    case EXPR_DEFAULT: return "default";
    default: return "other";
    }
}

static void text_expr(struct buf *b, const struct expr *e)
{
    switch (e->kind) {
    case EXPR_NULL: buf_puts(b, "null"); break;
    case EXPR_BOOL: buf_puts(b, e->number ? "true" : "false"); break;
    case EXPR_INTEGER: buf_printf(b, "%.*s%s", STR_ARG(e->text), e->is_large ? "L" : ""); break;
    case EXPR_DECIMAL:
    case EXPR_FLOAT: buf_printf(b, "%.*s", STR_ARG(e->text)); break;
    case EXPR_STRING: buf_printf(b, "'%.*s'", STR_ARG(e->text)); break;
    case EXPR_BITS: buf_printf(b, "b'%.*s'", STR_ARG(e->text)); break;
    case EXPR_TEMPORAL:
        buf_printf(b, "%s'%.*s'",
                   e->temporal == TYPE_DATE   ? "date"
                   : e->temporal == TYPE_TIME ? "time"
                                              : "datetime",
                   STR_ARG(e->text));
        break;
    case EXPR_PARAM: text_param(b, e->param); break;
    case EXPR_COLUMN:
    case EXPR_STAR: text_column(b, e); break;
    case EXPR_CALL: text_call(b, e); break;
    case EXPR_INTERVAL:
        buf_puts(b, "(interval ");
        text_expr(b, e->a);
        buf_printf(b, " %.*s)", STR_ARG(e->name.text));
        break;
    case EXPR_COLLATE:
        text_parts(b, e, "collate");
        text_name(b, e->name);
        break;
    case EXPR_QUANTIFIED:
        buf_puts(b, e->quantifier_all ? "all" : "any");
        text_parts(b, e, text_op(e->op));
        break;
    default: text_parts(b, e, text_word(e)); break;
    }
}

/* ---------------------------------------------------------------- tables and selects */

static inline void text_table(struct buf *b, const struct table_ref *t)
{
    static const char *const joins[] = {",", "cross", "inner", "left", "right", "full", "straight"};
    switch (t->kind) {
    case TABLE_JOIN:
        buf_printf(b, "(%s%s ", t->natural ? "natural " : "", joins[t->join]);
        text_table(b, t->left);
        buf_char(b, ' ');
        text_table(b, t->right);
        if (t->on != NULL) {
            buf_puts(b, " on ");
            text_expr(b, t->on);
        }
        text_names(b, " using ", &t->using_columns);
        buf_char(b, ')');
        break;
    case TABLE_SUBQUERY:
    case TABLE_VALUES:
        buf_puts(b, t->lateral ? "lateral " : "");
        text_select(b, t->select);
        break;
    case TABLE_FUNCTION:
        buf_puts(b, t->lateral ? "lateral (" : "(");
        text_qname(b, t->name);
        text_list(b, &t->args);
        buf_char(b, ')');
        break;
    case TABLE_NAME: text_qname(b, t->name); break;
    }
    if (t->alias.text.n > 0) {
        buf_puts(b, "=");
        text_name(b, t->alias);
        text_names(b, "/", &t->alias_columns);
    }
}

static inline void text_results(struct buf *b, const struct result_column *v, unsigned n)
{
    for (unsigned i = 0; i < n; i++) {
        buf_puts(b, i == 0 ? " " : ", ");
        text_expr(b, v[i].expr);
        if (v[i].alias.text.n > 0) {
            buf_puts(b, " as ");
            text_name(b, v[i].alias);
        }
    }
}

static inline void text_with(struct buf *b, const struct with *w)
{
    static const char *const kinds[] = {"not materialized ", "", "materialized "};
    buf_puts(b, w->recursive ? " with recursive" : " with");
    for (unsigned i = 0; i < w->ctes.n; i++) {
        buf_char(b, ' ');
        text_name(b, w->ctes.v[i].name);
        text_names(b, "/", &w->ctes.v[i].columns);
        buf_printf(b, "=%s", kinds[w->ctes.v[i].materialized + 1]);
        text_select(b, w->ctes.v[i].select);
    }
}

static inline void text_clause(struct buf *b, const char *word, const struct expr *e)
{
    if (e != NULL) {
        buf_printf(b, " %s ", word);
        text_expr(b, e);
    }
}

static inline void text_core(struct buf *b, const struct select *s)
{
    buf_puts(b, s->distinct ? "select distinct" : s->values.n > 0 ? "values" : "select");
    text_results(b, s->columns.v, s->columns.n);
    for (unsigned i = 0; i < s->values.n; i++) {
        buf_puts(b, " [");
        text_list(b, &s->values.v[i]);
        buf_puts(b, " ]");
    }
    if (s->from != NULL) {
        buf_puts(b, " from ");
        text_table(b, s->from);
    }
    text_clause(b, "where", s->where);
    buf_puts(b, s->rollup ? " rollup" : s->group_by.n > 0 ? " group" : "");
    text_list(b, &s->group_by);
    text_clause(b, "having", s->having);
    for (unsigned i = 0; i < s->windows.n; i++) {
        buf_puts(b, " window ");
        text_window(b, &s->windows.v[i]);
    }
}

static void text_select(struct buf *b, const struct select *s)
{
    static const char *const ops[] = {"union", "union all", "intersect", "intersect all", "except", "except all"};
    buf_char(b, '{');
    if (s->with != NULL) {
        text_with(b, s->with);
        buf_char(b, ' ');
    }
    if (s->set.left != NULL) {
        text_select(b, s->set.left);
        buf_printf(b, " %s ", ops[s->set.op]);
        text_select(b, s->set.right);
    } else {
        text_core(b, s);
    }
    text_order(b, &s->order_by);
    text_clause(b, "limit", s->limit);
    text_clause(b, "offset", s->offset);
    if (s->locking.n > 0) {
        buf_printf(b, " %.*s", STR_ARG(s->locking));
    }
    buf_char(b, '}');
}

#endif
