/* ast_dump.c: a tree as stable text, for --dump=ast and tests: one node a line, two blanks a level, [offset+length]. */
#include "parse/ast_dump.h"
#include "parse/parse.h"

struct dump {
    struct buf *out;
    unsigned depth;
};

static void dump_expr(struct dump *d, const char *label, const struct expr *e);
static void dump_select(struct dump *d, const char *label, const struct select *s);

static void line(struct dump *d, const char *label, const char *what, struct span span)
{
    for (unsigned i = 0; i < d->depth; i++) buf_puts(d->out, "  ");
    if (label[0]) buf_printf(d->out, "%s: ", label);
    buf_printf(d->out, "%s [%u+%u]", what, span.off, span.len);
}

/* Text in quotes, with what is not printable as \xNN. */
void ast_dump_quoted(struct buf *out, struct str s)
{
    buf_char(out, '"');
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c < ' ' || c == '"' || c == '\\' || c == 0x7F)
            buf_printf(out, "\\x%02x", c);
        else
            buf_char(out, s.p[i]);
    }
    buf_char(out, '"');
}

static void quoted(struct dump *d, struct str s)
{
    ast_dump_quoted(d->out, s);
}

static void text(struct dump *d, const char *label, struct str s)
{
    if (!s.n) return;
    buf_printf(d->out, " %s=", label);
    quoted(d, s);
}

static void name(struct dump *d, const char *label, const struct name *n)
{
    if (!n->span.len && !n->text.n) return;
    text(d, label, n->text);
    if (n->quoted) buf_puts(d->out, " quoted");
}

static void qname(struct dump *d, const char *label, const struct qname *q)
{
    if (!q->name.text.n) return;
    text(d, "schema", q->schema.text);
    text(d, label, q->name.text);
}

static void flag(struct dump *d, const char *label, bool set)
{
    if (set) buf_printf(d->out, " %s", label);
}

static void end(struct dump *d)
{
    buf_char(d->out, '\n');
}

static void names(struct dump *d, const char *label, const name_vec *v)
{
    if (!v->n) return;
    buf_printf(d->out, " %s=(", label);
    for (unsigned i = 0; i < v->n; i++) {
        if (i) buf_puts(d->out, ", ");
        quoted(d, v->v[i].text);
    }
    buf_char(d->out, ')');
}

/* ---------------------------------------------------------------- expressions */

static const char *kind_name(enum expr_kind kind)
{
    static const char *const names[] = {
        [EXPR_NULL] = "null",
        [EXPR_BOOL] = "bool",
        [EXPR_INTEGER] = "integer",
        [EXPR_DECIMAL] = "decimal",
        [EXPR_FLOAT] = "float",
        [EXPR_STRING] = "string",
        [EXPR_BLOB] = "blob",
        [EXPR_BITS] = "bits",
        [EXPR_TEMPORAL] = "temporal",
        [EXPR_PARAM] = "param",
        [EXPR_COLUMN] = "column",
        [EXPR_STAR] = "star",
        [EXPR_VARIABLE] = "variable",
        [EXPR_UNARY] = "unary",
        [EXPR_BINARY] = "binary",
        [EXPR_IS] = "is",
        [EXPR_DISTINCT] = "distinct",
        [EXPR_BETWEEN] = "between",
        [EXPR_IN] = "in",
        [EXPR_LIKE] = "like",
        [EXPR_CASE] = "case",
        [EXPR_CAST] = "cast",
        [EXPR_COLLATE] = "collate",
        [EXPR_CALL] = "call",
        [EXPR_SUBQUERY] = "subquery",
        [EXPR_EXISTS] = "exists",
        [EXPR_QUANTIFIED] = "quantified",
        [EXPR_ROW] = "row",
        [EXPR_INTERVAL] = "interval",
        [EXPR_DEFAULT] = "default",
        [EXPR_VALUES_OF] = "values_of",
        [EXPR_ARRAY] = "array",
        [EXPR_RAISE] = "raise",
        [EXPR_MATCH] = "match",
        [EXPR_ERROR] = "error",
    };
    return names[kind];
}

static const char *op_name(enum op op)
{
    static const char *const names[] = {
        [OP_NONE] = "",
        [OP_NEG] = "-",
        [OP_PLUS] = "+",
        [OP_BITNOT] = "~",
        [OP_NOT] = "NOT",
        [OP_BINARY_CAST] = "BINARY",
        [OP_OR] = "OR",
        [OP_XOR] = "XOR",
        [OP_AND] = "AND",
        [OP_EQ] = "=",
        [OP_NE] = "<>",
        [OP_LT] = "<",
        [OP_LE] = "<=",
        [OP_GT] = ">",
        [OP_GE] = ">=",
        [OP_NULLSAFE_EQ] = "<=>",
        [OP_BITOR] = "|",
        [OP_BITAND] = "&",
        [OP_BITXOR] = "^",
        [OP_SHL] = "<<",
        [OP_SHR] = ">>",
        [OP_ADD] = "+",
        [OP_SUB] = "-",
        [OP_MUL] = "*",
        [OP_DIV] = "/",
        [OP_INT_DIV] = "DIV",
        [OP_MOD] = "%",
        [OP_POW] = "POW",
        [OP_CONCAT] = "CONCAT",
        [OP_JSON] = "->",
        [OP_JSON_TEXT] = "->>",
        [OP_ASSIGN] = ":=",
        [OP_MEMBER_OF] = "MEMBER OF",
        [OP_SOUNDS_LIKE] = "SOUNDS LIKE",
    };
    return names[op];
}

static void dump_exprs(struct dump *d, const char *label, const expr_vec *v)
{
    for (unsigned i = 0; i < v->n; i++) dump_expr(d, label, v->v[i]);
}

static void dump_order(struct dump *d, const char *label, const order_vec *v)
{
    static const char *const nulls[] = {"", "nulls first", "nulls last"};
    for (unsigned i = 0; i < v->n; i++) {
        line(d, label, v->v[i].desc ? "desc" : "asc", v->v[i].expr->span);
        buf_printf(d->out, "%s%s", v->v[i].nulls ? " " : "", nulls[v->v[i].nulls]);
        end(d);
        d->depth++;
        dump_expr(d, "", v->v[i].expr);
        d->depth--;
    }
}

static void dump_type(struct dump *d, const struct type_name *t)
{
    line(d, "type", t->name.n ? "type" : "no type", t->span);
    text(d, "name", t->name);
    if (t->has_length) buf_printf(d->out, " length=%llu", (unsigned long long)t->length);
    if (t->has_scale) buf_printf(d->out, " scale=%llu", (unsigned long long)t->scale);
    flag(d, "unsigned", t->is_unsigned);
    flag(d, "zerofill", t->zerofill);
    flag(d, "binary", t->binary);
    text(d, "charset", t->charset.text);
    text(d, "collation", t->collation.text);
    for (unsigned i = 0; i < t->members.n; i++) text(d, "member", t->members.v[i]);
    flag(d, "array", t->array);
    qname(d, "user", &t->user);
    end(d);
}

static void dump_window(struct dump *d, const char *label, const struct window *w)
{
    static const char *const units[] = {"", "rows", "range", "groups"};
    static const char *const bounds[] = {"unbounded preceding", "preceding", "current", "following",
                                         "unbounded following"};
    static const char *const excludes[] = {"", " exclude current", " exclude group", " exclude ties"};
    line(d, label, w->reference ? "window reference" : "window", w->span);
    text(d, "name", w->name.text);
    text(d, "base", w->base.text);
    if (w->unit)
        buf_printf(d->out, " %s %s to %s%s", units[w->unit], bounds[w->start], bounds[w->end], excludes[w->exclude]);
    end(d);
    d->depth++;
    dump_exprs(d, "partition", &w->partition);
    dump_order(d, "order", &w->order);
    dump_expr(d, "start", w->start_offset);
    dump_expr(d, "end", w->end_offset);
    d->depth--;
}

static void dump_call(struct dump *d, const struct call *c)
{
    dump_order(d, "order", &c->order);
    dump_expr(d, "separator", c->separator);
    dump_expr(d, "limit", c->limit);
    dump_expr(d, "offset", c->offset);
    dump_expr(d, "filter", c->filter);
    if (c->over) dump_window(d, "over", c->over);
}

static void param_facts(struct dump *d, const struct param_ref *p)
{
    text(d, "name", p->name.text);
    if (p->number) buf_printf(d->out, " number=%u", p->number);
    flag(d, "list", p->list);
    flag(d, "nullable", p->nullable);
}

static void call_facts(struct dump *d, const struct call *c)
{
    qname(d, "function", &c->function);
    flag(d, "distinct", c->distinct);
    flag(d, "keyword", c->keyword);
    text(d, "syntax", c->syntax);
}

static void expr_facts(struct dump *d, const struct expr *e)
{
    static const char *const likes[] = {"like", "ilike", "glob", "regexp", "match", "similar", "iregexp"};
    static const char *const tests[] = {"null", "true", "false", "unknown"};
    if (e->op != OP_NONE) buf_printf(d->out, " %s", op_name(e->op));
    flag(d, "not", e->negated);
    flag(d, "parens", e->parens);
    flag(d, "all", e->kind == EXPR_QUANTIFIED && e->quantifier_all);
    if (e->kind == EXPR_LIKE) buf_printf(d->out, " %s", likes[e->like]);
    if (e->kind == EXPR_IS) buf_printf(d->out, " %s", tests[e->is]);
    if (e->kind == EXPR_BOOL) buf_puts(d->out, e->number ? " true" : " false");
    if (e->kind == EXPR_INTEGER) buf_printf(d->out, e->is_large ? " large" : " %llu", (unsigned long long)e->number);
    if (e->kind == EXPR_TEMPORAL) buf_printf(d->out, " %s", type_kind_name(e->temporal));
    text(d, "text", e->text);
    if (e->kind != EXPR_BOOL) name(d, "name", &e->name);
    qname(d, "of", &e->qualifier);
    if (e->param) param_facts(d, e->param);
    if (e->call) call_facts(d, e->call);
}

static void dump_expr(struct dump *d, const char *label, const struct expr *e)
{
    if (!e) return;
    line(d, label, kind_name(e->kind), e->span);
    expr_facts(d, e);
    end(d);
    d->depth++;
    dump_expr(d, "", e->a);
    dump_expr(d, "", e->b);
    dump_expr(d, "", e->c);
    dump_exprs(d, "item", &e->list);
    if (e->type_name) dump_type(d, e->type_name);
    if (e->call) dump_call(d, e->call);
    if (e->select) dump_select(d, "", e->select);
    d->depth--;
}

/* ---------------------------------------------------------------- select */

static void dump_table(struct dump *d, const char *label, const struct table_ref *t)
{
    static const char *const kinds[] = {"table", "derived", "function", "join", "values"};
    static const char *const joins[] = {"comma", "cross", "inner", "left", "right", "full", "straight"};
    if (!t) return;
    line(d, label, kinds[t->kind], t->span);
    if (t->kind == TABLE_JOIN) buf_printf(d->out, " %s", joins[t->join]);
    flag(d, "natural", t->natural);
    flag(d, "lateral", t->lateral);
    flag(d, "parens", t->parens);
    qname(d, "name", &t->name);
    text(d, "alias", t->alias.text);
    names(d, "columns", &t->alias_columns);
    names(d, "using", &t->using_columns);
    text(d, "hint", t->hint);
    end(d);
    d->depth++;
    dump_table(d, "left", t->left);
    dump_table(d, "right", t->right);
    dump_expr(d, "on", t->on);
    dump_expr(d, "as of", t->as_of);
    dump_expr(d, "to", t->as_of_end);
    dump_exprs(d, "argument", &t->args);
    dump_select(d, "", t->select);
    d->depth--;
}

static void dump_with(struct dump *d, const struct with *w)
{
    if (!w) return;
    for (unsigned i = 0; i < w->ctes.n; i++) {
        const struct cte *c = &w->ctes.v[i];
        line(d, w->recursive ? "with recursive" : "with", "cte", c->span);
        text(d, "name", c->name.text);
        names(d, "columns", &c->columns);
        if (c->materialized) buf_puts(d->out, c->materialized > 0 ? " materialized" : " not materialized");
        end(d);
        d->depth++;
        dump_select(d, "", c->select);
        d->depth--;
    }
}

static void dump_result(struct dump *d, const char *label, const struct result_column *c)
{
    line(d, label, "result", c->span);
    text(d, "alias", c->alias.text);
    end(d);
    d->depth++;
    dump_expr(d, "", c->expr);
    d->depth--;
}

static void dump_core(struct dump *d, const struct select *s)
{
    for (unsigned i = 0; i < s->columns.n; i++) dump_result(d, "", &s->columns.v[i]);
    dump_table(d, "from", s->from);
    dump_expr(d, "where", s->where);
    dump_exprs(d, "group", &s->group_by);
    dump_expr(d, "having", s->having);
    for (unsigned i = 0; i < s->windows.n; i++) dump_window(d, "window", &s->windows.v[i]);
    for (unsigned i = 0; i < s->values.n; i++) {
        line(d, "", "row", s->span);
        end(d);
        d->depth++;
        dump_exprs(d, "", &s->values.v[i]);
        d->depth--;
    }
}

static void dump_select(struct dump *d, const char *label, const struct select *s)
{
    static const char *const ops[] = {"union", "union all", "intersect", "intersect all", "except", "except all"};
    if (!s) return;
    line(d, label, s->set.left ? ops[s->set.op] : s->values.n ? "values" : "select", s->span);
    flag(d, "distinct", s->distinct);
    flag(d, "rollup", s->rollup);
    flag(d, "parens", s->parens);
    text(d, "options", s->options);
    text(d, "locking", s->locking);
    end(d);
    d->depth++;
    dump_with(d, s->with);
    dump_select(d, "left", s->set.left);
    dump_select(d, "right", s->set.right);
    dump_core(d, s);
    dump_order(d, "order", &s->order_by);
    dump_expr(d, "limit", s->limit);
    dump_expr(d, "offset", s->offset);
    d->depth--;
}

/* ---------------------------------------------------------------- insert, update, delete */

static void dump_assignments(struct dump *d, const assignment_vec *v)
{
    for (unsigned i = 0; i < v->n; i++) {
        line(d, "", "set", v->v[i].span);
        qname(d, "of", &v->v[i].qualifier);
        names(d, "columns", &v->v[i].columns);
        end(d);
        d->depth++;
        dump_expr(d, "", v->v[i].value);
        d->depth--;
    }
}

static void dump_returning(struct dump *d, const result_vec *v)
{
    for (unsigned i = 0; i < v->n; i++) dump_result(d, "returning", &v->v[i]);
}

static const char *conflict_name(enum conflict c)
{
    static const char *const words[] = {"none", "ignore", "replace", "rollback", "abort", "fail"};
    return words[c];
}

static void dump_upsert(struct dump *d, const struct upsert *u)
{
    line(d, "", u->duplicate_key ? "on duplicate key" : "on conflict", u->span);
    flag(d, "nothing", u->nothing);
    text(d, "constraint", u->constraint.text);
    end(d);
    d->depth++;
    dump_order(d, "target", &u->target);
    dump_expr(d, "target where", u->target_where);
    dump_assignments(d, &u->set);
    dump_expr(d, "where", u->where);
    d->depth--;
}

static void dump_insert(struct dump *d, const struct insert *s)
{
    qname(d, "table", &s->table);
    text(d, "alias", s->alias.text);
    flag(d, "replace", s->replace);
    if (s->conflict) text(d, "or", str_from(conflict_name(s->conflict)));
    flag(d, "empty-list", s->has_columns && !s->columns.n);
    names(d, "columns", &s->columns);
    text(d, "row", s->row_alias.text);
    names(d, "row-columns", &s->row_alias_columns);
    text(d, "options", s->options);
    end(d);
    dump_with(d, s->with);
    dump_select(d, "source", s->source);
    dump_assignments(d, &s->set);
    for (unsigned i = 0; i < s->upserts.n; i++) dump_upsert(d, &s->upserts.v[i]);
    dump_returning(d, &s->returning);
}

static void dump_update(struct dump *d, const struct update *s)
{
    if (s->conflict) text(d, "or", str_from(conflict_name(s->conflict)));
    text(d, "options", s->options);
    end(d);
    dump_with(d, s->with);
    dump_table(d, "table", s->table);
    dump_assignments(d, &s->set);
    dump_table(d, "from", s->from);
    dump_expr(d, "where", s->where);
    dump_order(d, "order", &s->order_by);
    dump_expr(d, "limit", s->limit);
    dump_expr(d, "offset", s->offset);
    dump_returning(d, &s->returning);
}

static void dump_delete(struct dump *d, const struct delete_stmt *s)
{
    flag(d, "ignore", s->ignore);
    text(d, "options", s->options);
    for (unsigned i = 0; i < s->targets.n; i++) qname(d, "target", &s->targets.v[i]);
    end(d);
    dump_with(d, s->with);
    dump_table(d, "table", s->table);
    dump_table(d, "using", s->using_tables);
    dump_expr(d, "where", s->where);
    dump_order(d, "order", &s->order_by);
    dump_expr(d, "limit", s->limit);
    dump_expr(d, "offset", s->offset);
    dump_returning(d, &s->returning);
}

/* ---------------------------------------------------------------- statements */

void ast_dump_expr(struct buf *out, unsigned depth, const char *label, const struct expr *e)
{
    struct dump d = {out, depth};
    dump_expr(&d, label, e);
}

void ast_dump_select(struct buf *out, unsigned depth, const char *label, const struct select *s)
{
    struct dump d = {out, depth};
    dump_select(&d, label, s);
}

void ast_dump_type(struct buf *out, unsigned depth, const struct type_name *t)
{
    struct dump d = {out, depth};
    dump_type(&d, t);
}

void ast_dump(struct buf *out, const struct stmt *s)
{
    ast_dump_statement(out, 1, s);
}

void ast_dump_statement(struct buf *out, unsigned depth, const struct stmt *s)
{
    struct dump d = {out, depth};
    buf_str(out, s->word);
    buf_printf(out, " [%u+%u]", s->span.off, s->span.len);
    switch (s->kind) {
    case STMT_SELECT:
        end(&d);
        dump_select(&d, "", s->u.select);
        break;
    case STMT_INSERT: dump_insert(&d, s->u.insert); break;
    case STMT_UPDATE: dump_update(&d, s->u.update); break;
    case STMT_DELETE: dump_delete(&d, s->u.del); break;
    case STMT_TRANSACTION: buf_puts(out, " transaction\n"); break;
    case STMT_IGNORED: buf_puts(out, " ignored\n"); break;
    case STMT_UNKNOWN: buf_puts(out, " unknown\n"); break;
    case STMT_CREATE_TABLE:
    case STMT_CREATE_INDEX:
    case STMT_CREATE_TYPE:
    case STMT_CREATE_VIEW:
    case STMT_ALTER_TABLE:
    case STMT_DROP:
    case STMT_DATABASE:
    case STMT_RENAME: ast_dump_ddl(out, depth, s); break;
    case STMT_CREATE_TRIGGER:
    case STMT_CREATE_ROUTINE:
    case STMT_ALTER_ROUTINE:
    case STMT_CREATE_EVENT:
    case STMT_CREATE_SEQUENCE:
    case STMT_CALL: ast_dump_program(out, depth, s); break;
    }
}
