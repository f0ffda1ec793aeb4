/* ast_print.c: see ast_print.h. One function a kind of node; DDL and INSERT, UPDATE, DELETE are not printed. */
#include "parse/ast_print.h"

struct print {
    struct buf *out;
    bool mysql;
};

static void expr(struct print *p, const struct expr *e);
static void query(struct print *p, const struct select *s);

static void puts_(struct print *p, const char *s)
{
    buf_puts(p->out, s);
}

/* Text in quotes, with quotes and, in MySQL's strings, backslashes doubled. */
static void quote(struct print *p, char q, struct str s)
{
    buf_char(p->out, q);
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == q || (s.p[i] == '\\' && q == '\'' && p->mysql)) buf_char(p->out, s.p[i]);
        buf_char(p->out, s.p[i]);
    }
    buf_char(p->out, q);
}

static void name(struct print *p, const struct name *n)
{
    quote(p, p->mysql ? '`' : '"', n->text);
}

static void qname(struct print *p, const struct qname *q)
{
    if (q->schema.text.n) {
        name(p, &q->schema);
        puts_(p, ".");
    }
    name(p, &q->name);
}

static void names(struct print *p, const name_vec *v)
{
    puts_(p, "(");
    for (unsigned i = 0; i < v->n; i++) {
        if (i) puts_(p, ", ");
        name(p, &v->v[i]);
    }
    puts_(p, ")");
}

static void list(struct print *p, const expr_vec *v)
{
    for (unsigned i = 0; i < v->n; i++) {
        if (i) puts_(p, ", ");
        expr(p, v->v[i]);
    }
}

static void order_by(struct print *p, const order_vec *v)
{
    static const char *const nulls[] = {"", " NULLS FIRST", " NULLS LAST"};
    for (unsigned i = 0; i < v->n; i++) {
        puts_(p, i ? ", " : " ORDER BY ");
        expr(p, v->v[i].expr);
        puts_(p, v->v[i].desc ? " DESC" : " ASC");
        puts_(p, nulls[v->v[i].nulls]);
    }
}

/* ---------------------------------------------------------------- expressions */

static const char *op_text(const struct print *p, enum op op)
{
    switch (op) {
    case OP_NONE: return "";
    case OP_NEG:
    case OP_SUB: return "-";
    case OP_PLUS:
    case OP_ADD: return "+";
    case OP_BITNOT: return "~";
    case OP_NOT: return "NOT";
    case OP_BINARY_CAST: return "BINARY";
    case OP_OR: return "OR";
    case OP_XOR: return "XOR";
    case OP_AND: return "AND";
    case OP_EQ: return "=";
    case OP_NE: return "<>";
    case OP_LT: return "<";
    case OP_LE: return "<=";
    case OP_GT: return ">";
    case OP_GE: return ">=";
    case OP_NULLSAFE_EQ: return "<=>";
    case OP_BITOR: return "|";
    case OP_BITAND: return "&";
    case OP_BITXOR:
    case OP_POW: return "^";
    case OP_SHL: return "<<";
    case OP_SHR: return ">>";
    case OP_MUL: return "*";
    case OP_DIV: return "/";
    case OP_INT_DIV: return "DIV";
    case OP_MOD: return "%";
    case OP_CONCAT: return p->mysql ? "CONCAT" : "||";
    case OP_JSON: return "->";
    case OP_JSON_TEXT: return "->>";
    case OP_ASSIGN: return ":=";
    case OP_MEMBER_OF: return "MEMBER OF";
    case OP_SOUNDS_LIKE: return "SOUNDS LIKE";
    }
    return "";
}

static void wrapped(struct print *p, const char *before, const struct expr *e, const char *after)
{
    puts_(p, before);
    expr(p, e);
    puts_(p, after);
}

static void binary(struct print *p, const struct expr *e)
{
    if (e->op == OP_CONCAT && p->mysql) { /* || means so in some sql_modes only */
        puts_(p, "CONCAT(");
        expr(p, e->a);
        puts_(p, ", ");
        expr(p, e->b);
        puts_(p, ")");
        return;
    }
    if (e->op == OP_MEMBER_OF) {
        wrapped(p, "(", e->a, " MEMBER OF (");
        wrapped(p, "", e->b, "))");
        return;
    }
    bool bare = e->op == OP_JSON || e->op == OP_JSON_TEXT; /* MySQL: the column and the path as they are */
    puts_(p, "(");
    expr(p, e->a);
    buf_printf(p->out, bare ? "%s" : " %s ", op_text(p, e->op));
    expr(p, e->b);
    puts_(p, ")");
}

static void is_test(struct print *p, const struct expr *e)
{
    static const char *const tests[] = {"NULL", "TRUE", "FALSE", "UNKNOWN"};
    puts_(p, "(");
    expr(p, e->a);
    buf_printf(p->out, " IS %s%s)", e->negated ? "NOT " : "", tests[e->is]);
}

/* `IS b` is "not distinct from b": SQLite 3.38 and before know the short form only. */
static void distinct(struct print *p, const struct expr *e)
{
    puts_(p, "(");
    expr(p, e->a);
    puts_(p, e->negated ? " IS " : " IS NOT ");
    expr(p, e->b);
    puts_(p, ")");
}

static void between(struct print *p, const struct expr *e)
{
    puts_(p, "(");
    expr(p, e->a);
    puts_(p, e->negated ? " NOT BETWEEN " : " BETWEEN ");
    expr(p, e->b);
    puts_(p, " AND ");
    expr(p, e->c);
    puts_(p, ")");
}

static void in(struct print *p, const struct expr *e)
{
    puts_(p, "(");
    expr(p, e->a);
    puts_(p, e->negated ? " NOT IN (" : " IN (");
    if (e->select)
        query(p, e->select);
    else
        list(p, &e->list);
    puts_(p, "))");
}

static void like(struct print *p, const struct expr *e)
{
    static const char *const words[] = {"LIKE", "ILIKE", "GLOB", "REGEXP", "MATCH", "SIMILAR TO"};
    puts_(p, "(");
    expr(p, e->a);
    buf_printf(p->out, "%s %s ", e->negated ? " NOT" : "", words[e->like]);
    expr(p, e->b);
    if (e->c) {
        puts_(p, " ESCAPE ");
        expr(p, e->c);
    }
    puts_(p, ")");
}

static void case_expr(struct print *p, const struct expr *e)
{
    puts_(p, "CASE");
    if (e->a) {
        puts_(p, " ");
        expr(p, e->a);
    }
    for (unsigned i = 0; i + 1 < e->list.n; i += 2) {
        puts_(p, " WHEN ");
        expr(p, e->list.v[i]);
        puts_(p, " THEN ");
        expr(p, e->list.v[i + 1]);
    }
    if (e->b) {
        puts_(p, " ELSE ");
        expr(p, e->b);
    }
    puts_(p, " END");
}

static void type_name(struct print *p, const struct type_name *t)
{
    buf_str(p->out, t->name);
    if (t->has_length) buf_printf(p->out, "(%llu", (unsigned long long)t->length);
    if (t->has_scale) buf_printf(p->out, ", %llu", (unsigned long long)t->scale);
    if (t->has_length) puts_(p, ")");
    if (t->charset.text.n) buf_printf(p->out, " CHARACTER SET %.*s", STR_ARG(t->charset.text));
}

static void bound(struct print *p, enum frame_bound b, const struct expr *offset)
{
    static const char *const words[] = {"UNBOUNDED PRECEDING", " PRECEDING", "CURRENT ROW", " FOLLOWING",
                                        "UNBOUNDED FOLLOWING"};
    if (offset) expr(p, offset);
    puts_(p, words[b]);
}

static void frame(struct print *p, const struct window *w)
{
    static const char *const units[] = {"", " ROWS", " RANGE", " GROUPS"};
    static const char *const excludes[] = {"", " EXCLUDE CURRENT ROW", " EXCLUDE GROUP", " EXCLUDE TIES"};
    if (w->unit == FRAME_NONE) return;
    buf_printf(p->out, "%s BETWEEN ", units[w->unit]);
    bound(p, w->start, w->start_offset);
    puts_(p, " AND ");
    bound(p, w->end, w->end_offset);
    puts_(p, excludes[w->exclude]);
}

static void window(struct print *p, const struct window *w)
{
    if (w->reference) {
        name(p, &w->name);
        return;
    }
    puts_(p, "(");
    if (w->base.text.n) name(p, &w->base);
    if (w->partition.n) puts_(p, " PARTITION BY ");
    list(p, &w->partition);
    order_by(p, &w->order);
    frame(p, w);
    puts_(p, ")");
}

/* MySQL's functions with a syntax of their own (mysql_call.c); false: written like any other. */
static bool special_call(struct print *p, const struct expr *e)
{
    const struct call *c = e->call;
    struct str f = c->function.name.text;
    if (str_is(f, "extract")) {
        buf_printf(p->out, "%.*s FROM ", STR_ARG(c->syntax));
        list(p, &e->list);
    } else if (str_is(f, "trim") && c->syntax.n) {
        buf_printf(p->out, "%.*s ", STR_ARG(c->syntax));
        if (e->list.n > 1) expr(p, e->list.v[1]);
        puts_(p, " FROM ");
        expr(p, e->list.v[0]);
    } else if (str_is(f, "position")) {
        expr(p, e->list.v[0]);
        puts_(p, " IN ");
        expr(p, e->list.v[1]);
    } else if (str_is(c->syntax, "using")) {
        list(p, &e->list);
        buf_printf(p->out, " USING %.*s", STR_ARG(e->name.text));
    } else if (c->syntax.n && (str_is(f, "json_value") || str_is(f, "weight_string"))) {
        list(p, &e->list);
        buf_printf(p->out, " %.*s", STR_ARG(c->syntax));
    } else if (str_is(f, "percentile_cont") || str_is(f, "percentile_disc")) {
        expr(p, e->list.v[0]);
        buf_printf(p->out, ") %.*s", STR_ARG(c->syntax));
    } else if (c->syntax.n) {
        buf_printf(p->out, "%.*s, ", STR_ARG(c->syntax));
        list(p, &e->list);
    } else {
        return false;
    }
    return true;
}

static void call_tail(struct print *p, const struct call *c)
{
    if (c->filter) {
        puts_(p, " FILTER (WHERE ");
        expr(p, c->filter);
        puts_(p, ")");
    }
    if (!c->over) return;
    puts_(p, " OVER ");
    window(p, c->over);
}

static void call(struct print *p, const struct expr *e)
{
    const struct call *c = e->call;
    if (c->function.schema.text.n) {
        name(p, &c->function.schema);
        puts_(p, ".");
    }
    buf_str(p->out, c->function.name.text);
    if (c->keyword) return;
    puts_(p, c->distinct ? "(DISTINCT " : "(");
    if (!special_call(p, e)) list(p, &e->list);
    order_by(p, &c->order);
    if (c->separator) {
        puts_(p, " SEPARATOR ");
        expr(p, c->separator);
    }
    if (c->limit) {
        puts_(p, " LIMIT ");
        expr(p, c->limit);
        if (c->offset) {
            puts_(p, " OFFSET ");
            expr(p, c->offset);
        }
    }
    puts_(p, ")");
    call_tail(p, c);
}

static void blob(struct print *p, struct str bytes)
{
    puts_(p, "x'");
    for (size_t i = 0; i < bytes.n; i++) buf_printf(p->out, "%02x", (unsigned)(unsigned char)bytes.p[i]);
    puts_(p, "'");
}

static void temporal(struct print *p, const struct expr *e)
{
    puts_(p, e->temporal == TYPE_DATE ? "DATE " : e->temporal == TYPE_TIME ? "TIME " : "TIMESTAMP ");
    quote(p, '\'', e->text);
}

static void param(struct print *p, const struct param_ref *r)
{
    if (r->name.text.n)
        buf_printf(p->out, ":%.*s%s", STR_ARG(r->name.text), r->list ? "..." : "");
    else if (r->number)
        buf_printf(p->out, "?%u", r->number);
    else
        puts_(p, "?");
}

static void column(struct print *p, const struct expr *e)
{
    if (e->qualifier.name.text.n) {
        qname(p, &e->qualifier);
        puts_(p, ".");
    }
    if (e->kind == EXPR_STAR)
        puts_(p, "*");
    else
        name(p, &e->name);
}

static void subquery(struct print *p, const char *before, const struct select *s)
{
    puts_(p, before);
    query(p, s);
    puts_(p, ")");
}

static void quantified(struct print *p, const struct expr *e)
{
    wrapped(p, "(", e->a, " ");
    buf_printf(p->out, "%s %s", op_text(p, e->op), e->quantifier_all ? "ALL" : "ANY");
    subquery(p, " (", e->select);
    puts_(p, ")");
}

static void match(struct print *p, const struct expr *e)
{
    puts_(p, "MATCH (");
    list(p, &e->list);
    wrapped(p, ") AGAINST (", e->a, " ");
    buf_printf(p->out, "%.*s)", STR_ARG(e->text));
}

static void collate(struct print *p, const struct expr *e)
{
    wrapped(p, "(", e->a, " COLLATE ");
    name(p, &e->name);
    puts_(p, ")");
}

static void unary(struct print *p, const struct expr *e)
{
    buf_printf(p->out, "(%s ", op_text(p, e->op));
    expr(p, e->a);
    puts_(p, ")");
}

static void cast(struct print *p, const struct expr *e)
{
    wrapped(p, "CAST(", e->a, " AS ");
    type_name(p, e->type_name);
    puts_(p, ")");
}

static void interval(struct print *p, const struct expr *e)
{
    wrapped(p, "INTERVAL ", e->a, " ");
    buf_str(p->out, e->name.text);
}

static void raise(struct print *p, const struct expr *e)
{
    buf_printf(p->out, "RAISE(%.*s%s", STR_ARG(e->name.text), e->list.n ? ", " : "");
    list(p, &e->list);
    puts_(p, ")");
}

static void row(struct print *p, const struct expr *e)
{
    puts_(p, p->mysql ? "ROW(" : "(");
    list(p, &e->list);
    puts_(p, ")");
}

static void string(struct print *p, const struct expr *e)
{
    if (e->name.text.n) buf_printf(p->out, "%.*s ", STR_ARG(e->name.text));
    quote(p, '\'', e->text);
}

/* @x, @@x; @`a b` */
static void variable(struct print *p, const struct name *n)
{
    size_t sigil = str_starts(n->text, "@@") ? 2 : 1;
    buf_str(p->out, n->quoted ? str_sub(n->text, 0, sigil) : n->text);
    if (n->quoted) quote(p, '`', str_sub(n->text, sigil, n->text.n));
}

static void default_value(struct print *p, const struct expr *e)
{
    if (e->a)
        wrapped(p, "DEFAULT(", e->a, ")");
    else
        puts_(p, "DEFAULT");
}

static void expr(struct print *p, const struct expr *e)
{
    switch (e->kind) {
    case EXPR_NULL: puts_(p, "NULL"); break;
    case EXPR_BOOL: puts_(p, e->number ? "TRUE" : "FALSE"); break;
    case EXPR_INTEGER:
    case EXPR_DECIMAL:
    case EXPR_FLOAT: buf_str(p->out, e->text); break;
    case EXPR_STRING: string(p, e); break;
    case EXPR_BLOB: blob(p, e->text); break;
    case EXPR_BITS: buf_printf(p->out, "b'%.*s'", STR_ARG(e->text)); break;
    case EXPR_TEMPORAL: temporal(p, e); break;
    case EXPR_PARAM: param(p, e->param); break;
    case EXPR_COLUMN:
    case EXPR_STAR: column(p, e); break;
    case EXPR_VARIABLE: variable(p, &e->name); break;
    case EXPR_UNARY: unary(p, e); break;
    case EXPR_BINARY: binary(p, e); break;
    case EXPR_IS: is_test(p, e); break;
    case EXPR_DISTINCT: distinct(p, e); break;
    case EXPR_BETWEEN: between(p, e); break;
    case EXPR_IN: in(p, e); break;
    case EXPR_LIKE: like(p, e); break;
    case EXPR_CASE: case_expr(p, e); break;
    case EXPR_CAST: cast(p, e); break;
    case EXPR_COLLATE: collate(p, e); break;
    case EXPR_CALL: call(p, e); break;
    case EXPR_SUBQUERY: subquery(p, "(", e->select); break;
    case EXPR_EXISTS: subquery(p, "EXISTS (", e->select); break;
    case EXPR_QUANTIFIED: quantified(p, e); break;
    case EXPR_ROW: row(p, e); break;
    case EXPR_INTERVAL: interval(p, e); break;
    case EXPR_DEFAULT: default_value(p, e); break;
    case EXPR_VALUES_OF: wrapped(p, "VALUES(", e->a, ")"); break;
    case EXPR_RAISE: raise(p, e); break;
    case EXPR_MATCH: match(p, e); break;
    case EXPR_ARRAY:
    case EXPR_ERROR: break;
    }
}

/* ---------------------------------------------------------------- queries */

static void alias(struct print *p, const struct name *n)
{
    if (!n->text.n) return;
    puts_(p, " AS ");
    name(p, n);
}

static void table(struct print *p, const struct table_ref *t);

static void join(struct print *p, const struct table_ref *t)
{
    static const char *const words[] = {", ",           " CROSS JOIN ", " JOIN ",         " LEFT JOIN ",
                                        " RIGHT JOIN ", " FULL JOIN ",  " STRAIGHT_JOIN "};
    puts_(p, "(");
    table(p, t->left);
    if (t->natural) puts_(p, " NATURAL");
    puts_(p, words[t->join]);
    table(p, t->right);
    if (t->on) wrapped(p, " ON ", t->on, "");
    if (t->using_columns.n) {
        puts_(p, " USING ");
        names(p, &t->using_columns);
    }
    puts_(p, ")");
}

static void table(struct print *p, const struct table_ref *t)
{
    switch (t->kind) {
    case TABLE_NAME: qname(p, &t->name); break;
    case TABLE_SUBQUERY: subquery(p, t->lateral ? "LATERAL (" : "(", t->select); break;
    case TABLE_FUNCTION:
        qname(p, &t->name);
        puts_(p, "(");
        list(p, &t->args);
        puts_(p, ")");
        break;
    case TABLE_JOIN: join(p, t); break;
    case TABLE_VALUES: break;
    }
    if (t->history && t->as_of_end) {
        wrapped(p, " FOR SYSTEM_TIME FROM ", t->as_of, " TO ");
        wrapped(p, "", t->as_of_end, "");
    } else if (t->history) {
        puts_(p, t->as_of ? " FOR SYSTEM_TIME" : " FOR SYSTEM_TIME ALL");
    }
    if (t->as_of && !t->as_of_end) wrapped(p, " AS OF ", t->as_of, "");
    if (t->kind == TABLE_SUBQUERY && p->mysql && !t->alias.text.n) puts_(p, " AS `_`"); /* (query) ORDER BY … */
    alias(p, &t->alias);
    if (t->alias_columns.n) names(p, &t->alias_columns);
}

static void values(struct print *p, const struct select *s)
{
    puts_(p, "VALUES ");
    for (unsigned i = 0; i < s->values.n; i++) {
        puts_(p, i ? ", (" : "(");
        list(p, &s->values.v[i]);
        puts_(p, ")");
    }
}

static void clause(struct print *p, const char *word, const struct expr *e)
{
    if (e) wrapped(p, word, e, "");
}

static void windows(struct print *p, const struct select *s)
{
    for (unsigned i = 0; i < s->windows.n; i++) {
        puts_(p, i ? ", " : " WINDOW ");
        name(p, &s->windows.v[i].name);
        puts_(p, " AS ");
        window(p, &s->windows.v[i]);
    }
}

static void core(struct print *p, const struct select *s)
{
    puts_(p, s->distinct ? "SELECT DISTINCT " : "SELECT ");
    for (unsigned i = 0; i < s->columns.n; i++) {
        if (i) puts_(p, ", ");
        expr(p, s->columns.v[i].expr);
        alias(p, &s->columns.v[i].alias);
    }
    if (s->from) puts_(p, " FROM ");
    if (s->from) table(p, s->from);
    clause(p, " WHERE ", s->where);
    if (s->group_by.n) puts_(p, " GROUP BY ");
    list(p, &s->group_by);
    if (s->rollup) puts_(p, " WITH ROLLUP");
    clause(p, " HAVING ", s->having);
    windows(p, s);
}

/* An operand of a set operation: in parentheses in MySQL, as a query of its own in SQLite. */
static void operand(struct print *p, const struct select *s)
{
    puts_(p, p->mysql ? "(" : "SELECT * FROM (");
    query(p, s);
    puts_(p, ")");
}

static void with(struct print *p, const struct with *w)
{
    puts_(p, w->recursive ? "WITH RECURSIVE " : "WITH ");
    for (unsigned i = 0; i < w->ctes.n; i++) {
        if (i) puts_(p, ", ");
        name(p, &w->ctes.v[i].name);
        if (w->ctes.v[i].columns.n) names(p, &w->ctes.v[i].columns);
        subquery(p, " AS (", w->ctes.v[i].select);
        for (unsigned k = 0; k < w->ctes.v[i].cycle.n; k++) {
            puts_(p, k ? ", " : " CYCLE ");
            name(p, &w->ctes.v[i].cycle.v[k]);
        }
        if (w->ctes.v[i].cycle.n) puts_(p, " RESTRICT");
    }
    puts_(p, " ");
}

static void query(struct print *p, const struct select *s)
{
    static const char *const ops[] = {" UNION ",         " UNION ALL ", " INTERSECT ",
                                      " INTERSECT ALL ", " EXCEPT ",    " EXCEPT ALL "};
    if (s->with) with(p, s->with);
    if (s->set.left) {
        operand(p, s->set.left);
        puts_(p, ops[s->set.op]);
        operand(p, s->set.right);
    } else if (s->values.n) {
        values(p, s);
    } else {
        core(p, s);
    }
    order_by(p, &s->order_by);
    clause(p, " LIMIT ", s->limit);
    clause(p, " OFFSET ", s->offset);
}

void ast_print_select(struct buf *out, enum dialect d, const struct select *s)
{
    struct print p = {out, d == DIALECT_MYSQL};
    query(&p, s);
}
