/* ast_dump_body.c: the dump of triggers, routines, events and their bodies; see ast_dump.c. */
#include "parse/ast_dump.h"

struct dump {
    struct buf *out;
    unsigned depth;
};

static void line(struct dump *d, const char *what, struct span span)
{
    for (unsigned i = 0; i < d->depth; i++) buf_puts(d->out, "  ");
    buf_printf(d->out, "%s [%u+%u]", what, span.off, span.len);
}

static void end(struct dump *d)
{
    buf_char(d->out, '\n');
}

static void text(struct dump *d, const char *label, struct str s)
{
    if (!s.n) return;
    buf_printf(d->out, " %s=", label);
    ast_dump_quoted(d->out, s);
}

static void flag(struct dump *d, const char *label, bool set)
{
    if (set) buf_printf(d->out, " %s", label);
}

static void qname(struct dump *d, const char *label, const struct qname *q)
{
    text(d, "schema", q->schema.text);
    text(d, label, q->name.text);
}

static void names(struct dump *d, const char *label, const name_vec *v)
{
    for (unsigned i = 0; i < v->n; i++) text(d, label, v->v[i].text);
}

static void expr(struct dump *d, const char *label, const struct expr *e)
{
    if (e) ast_dump_expr(d->out, d->depth, label, e);
}

static void exprs(struct dump *d, const char *label, const expr_vec *v)
{
    for (unsigned i = 0; i < v->n; i++) expr(d, label, v->v[i]);
}

/* ---------------------------------------------------------------- bodies */

static const char *kind_name(enum body_kind k)
{
    static const char *const words[] = {
        [BODY_SQL] = "sql",
        [BODY_BLOCK] = "block",
        [BODY_IF] = "if",
        [BODY_CASE] = "case",
        [BODY_WHILE] = "while",
        [BODY_REPEAT] = "repeat",
        [BODY_LOOP] = "loop",
        [BODY_FOR] = "for",
        [BODY_LEAVE] = "leave",
        [BODY_ITERATE] = "iterate",
        [BODY_RETURN] = "return",
        [BODY_SET] = "set",
        [BODY_DO] = "do",
        [BODY_VARIABLE] = "variable",
        [BODY_CONDITION] = "condition",
        [BODY_CURSOR] = "cursor",
        [BODY_HANDLER] = "handler",
        [BODY_OPEN] = "open",
        [BODY_FETCH] = "fetch",
        [BODY_CLOSE] = "close",
        [BODY_SIGNAL] = "signal",
        [BODY_DYNAMIC] = "dynamic",
        [BODY_DIAGNOSTICS] = "diagnostics",
    };
    return words[k];
}

static void parameters(struct dump *d, const parameter_vec *v)
{
    static const char *const modes[] = {"in", "out", "inout"};
    for (unsigned i = 0; i < v->n; i++) {
        line(d, "parameter", v->v[i].name.span);
        text(d, "name", v->v[i].name.text);
        buf_printf(d->out, " %s\n", modes[v->v[i].mode]);
        ast_dump_type(d->out, d->depth + 1, &v->v[i].type);
    }
}

static void body(struct dump *d, const struct body *b);

static void bodies(struct dump *d, const body_vec *list)
{
    for (unsigned i = 0; i < list->n; i++) body(d, list->v[i]);
}

static void arms(struct dump *d, const struct body *b)
{
    for (unsigned i = 0; i < b->arms.n; i++) {
        const struct body_arm *a = &b->arms.v[i];
        line(d, a->when ? "when" : "else", a->when ? a->when->span : b->span);
        end(d);
        d->depth++;
        expr(d, "", a->when);
        bodies(d, &a->list);
        d->depth--;
    }
}

static void statement(struct dump *d, const struct stmt *s)
{
    if (!s) return;
    for (unsigned i = 0; i < d->depth; i++) buf_puts(d->out, "  ");
    ast_dump_statement(d->out, d->depth + 1, s);
}

static void sets(struct dump *d, const struct body *b)
{
    for (unsigned i = 0; i < b->sets.n; i++) {
        line(d, "item", b->sets.v[i].span);
        flag(d, "option", b->sets.v[i].option);
        end(d);
        d->depth++;
        expr(d, "target", b->sets.v[i].target);
        expr(d, "value", b->sets.v[i].value);
        d->depth--;
    }
}

static void inside(struct dump *d, const struct body *b)
{
    parameters(d, &b->fields);
    if (b->type.span.len) ast_dump_type(d->out, d->depth, &b->type);
    expr(d, "value", b->value);
    expr(d, "upper", b->upper);
    exprs(d, "argument", &b->args);
    exprs(d, "target", &b->targets);
    sets(d, b);
    statement(d, b->stmt);
    arms(d, b);
    bodies(d, &b->list);
}

static void body(struct dump *d, const struct body *b)
{
    line(d, kind_name(b->kind), b->span);
    text(d, "label", b->label.text);
    text(d, "name", b->name.text);
    text(d, "cursor", b->cursor.text);
    names(d, "name", &b->names);
    qname(d, "of", &b->of);
    for (unsigned i = 0; i < b->conditions.n; i++) text(d, "condition", b->conditions.v[i].name.text);
    end(d);
    d->depth++;
    inside(d, b);
    d->depth--;
}

/* ---------------------------------------------------------------- what has one */

static void trigger(struct dump *d, const struct create_trigger *t)
{
    static const char *const times[] = {"before", "after", "instead-of"};
    static const char *const events[] = {"insert", "update", "delete"};
    qname(d, "name", &t->name);
    flag(d, times[t->time], true);
    flag(d, events[t->event], true);
    names(d, "of", &t->of);
    text(d, "on", t->table.name.text);
    text(d, "other", t->other.text);
    end(d);
    expr(d, "when", t->when);
    body(d, t->body);
}

static void routine(struct dump *d, const struct create_routine *r)
{
    qname(d, "name", &r->name);
    flag(d, "aggregate", r->aggregate);
    flag(d, "loadable", r->loadable);
    end(d);
    parameters(d, &r->parameters);
    if (r->function) ast_dump_type(d->out, d->depth, &r->returns);
    if (r->body) body(d, r->body);
}

static void event(struct dump *d, const struct create_event *e)
{
    qname(d, "name", &e->name);
    text(d, "rename", e->rename.name.text);
    end(d);
    exprs(d, "time", &e->times);
    if (e->body) body(d, e->body);
}

static void call(struct dump *d, const struct call_statement *c)
{
    qname(d, "name", &c->name);
    end(d);
    exprs(d, "argument", &c->args);
}

void ast_dump_program(struct buf *out, unsigned depth, const struct stmt *s)
{
    struct dump d = {out, depth};
    switch (s->kind) {
    case STMT_CREATE_TRIGGER: trigger(&d, s->u.create_trigger); break;
    case STMT_CREATE_ROUTINE: routine(&d, s->u.create_routine); break;
    case STMT_CREATE_EVENT: event(&d, s->u.create_event); break;
    case STMT_CALL: call(&d, s->u.call); break;
    case STMT_ALTER_ROUTINE:
        qname(&d, "name", &s->u.drop->names.v[0]);
        end(&d);
        break;
    case STMT_CREATE_SEQUENCE:
        qname(&d, "name", &s->u.create_sequence->name);
        end(&d);
        break;
    default: end(&d); break;
    }
}
