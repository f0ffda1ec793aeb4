/* ast_dump_ddl.c: the dump of DDL statements; see ast_dump.c. */
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
    ast_dump_expr(d->out, d->depth, label, e);
}

static void parts(struct dump *d, const key_vec *v)
{
    for (unsigned i = 0; i < v->n; i++) {
        line(d, "part", v->v[i].expr->span);
        if (v->v[i].prefix) buf_printf(d->out, " prefix=%llu", (unsigned long long)v->v[i].prefix);
        flag(d, "desc", v->v[i].desc);
        text(d, "collate", v->v[i].collation.text);
        end(d);
        d->depth++;
        expr(d, "", v->v[i].expr);
        d->depth--;
    }
}

static void conflict(struct dump *d, enum conflict c)
{
    static const char *const words[] = {"", "ignore", "replace", "rollback", "abort", "fail"};
    text(d, "conflict", str_from(words[c]));
}

static void foreign(struct dump *d, const struct foreign_key *f)
{
    qname(d, "references", &f->table);
    names(d, "column", &f->columns);
    text(d, "on-delete", f->on_delete);
    text(d, "on-update", f->on_update);
    text(d, "how", f->options);
}

static void constraint(struct dump *d, const struct constraint *k)
{
    static const char *const kinds[] = {"primary", "unique", "index", "fulltext", "spatial", "foreign", "check"};
    line(d, kinds[k->kind], k->span);
    text(d, "name", k->name.text);
    flag(d, "not-enforced", k->not_enforced);
    flag(d, "autoincrement", k->autoincrement);
    flag(d, "nulls-not-distinct", k->nulls_not_distinct);
    conflict(d, k->conflict);
    if (k->foreign) foreign(d, k->foreign);
    text(d, "options", k->options);
    end(d);
    d->depth++;
    parts(d, &k->parts);
    expr(d, "check", k->check);
    expr(d, "where", k->where);
    d->depth--;
}

static void column_facts(struct dump *d, const struct column_def *c)
{
    text(d, "name", c->name.text);
    flag(d, "not-null", c->not_null);
    flag(d, "null", c->null);
    flag(d, "auto_increment", c->auto_increment);
    flag(d, "identity-always", c->identity == IDENTITY_ALWAYS);
    flag(d, "identity-by-default", c->identity == IDENTITY_BY_DEFAULT);
    flag(d, "primary", c->primary);
    flag(d, "unique", c->unique);
    flag(d, "desc", c->desc);
    flag(d, "autoincrement", c->autoincrement);
    flag(d, "virtual", c->generated == GENERATED_VIRTUAL);
    flag(d, "stored", c->generated == GENERATED_STORED);
    flag(d, "invisible", c->invisible);
    text(d, "comment", c->comment);
    text(d, "options", c->options);
}

static void column(struct dump *d, const struct column_def *c)
{
    line(d, "column", c->span);
    column_facts(d, c);
    end(d);
    d->depth++;
    ast_dump_type(d->out, d->depth, &c->type);
    expr(d, c->default_parens ? "default (…)" : "default", c->default_value);
    expr(d, "on update", c->on_update);
    expr(d, "generated", c->generated_as);
    for (unsigned i = 0; i < c->constraints.n; i++) constraint(d, &c->constraints.v[i]);
    d->depth--;
}

static void create_table(struct dump *d, const struct create_table *t)
{
    qname(d, "table", &t->name);
    flag(d, "temporary", t->temporary);
    flag(d, "if-not-exists", t->if_not_exists);
    flag(d, "or-replace", t->or_replace);
    flag(d, "without-rowid", t->without_rowid);
    flag(d, "strict", t->strict);
    qname(d, "like", &t->like);
    text(d, "charset", t->charset.text);
    text(d, "collation", t->collation.text);
    text(d, "options", t->options);
    text(d, "module", t->module.text);
    for (unsigned i = 0; i < t->module_args.n; i++)
        buf_printf(d->out, " argument [%u+%u]", (unsigned)t->module_args.v[i].off, (unsigned)t->module_args.v[i].len);
    end(d);
    for (unsigned i = 0; i < t->columns.n; i++) column(d, &t->columns.v[i]);
    for (unsigned i = 0; i < t->constraints.n; i++) constraint(d, &t->constraints.v[i]);
    ast_dump_select(d->out, d->depth, "as", t->as_select);
}

static void create_index(struct dump *d, const struct create_index *i)
{
    qname(d, "index", &i->name);
    qname(d, "on", &i->table);
    flag(d, "unique", i->unique);
    flag(d, "if-not-exists", i->if_not_exists);
    flag(d, "fulltext", i->kind == CONSTRAINT_FULLTEXT);
    flag(d, "spatial", i->kind == CONSTRAINT_SPATIAL);
    text(d, "options", i->options);
    end(d);
    parts(d, &i->parts);
    expr(d, "where", i->where);
}

static void create_type(struct dump *d, const struct create_type *t)
{
    qname(d, "type", &t->name);
    flag(d, "domain", t->domain);
    flag(d, "add-value", t->change == TYPE_ADD_VALUE);
    flag(d, "rename-value", t->change == TYPE_RENAME_VALUE);
    text(d, "rename", t->new_name.text);
    text(d, "value", t->value);
    text(d, t->after ? "after" : t->change == TYPE_RENAME_VALUE ? "to" : "before", t->other);
    for (unsigned i = 0; i < t->members.n; i++) text(d, "member", t->members.v[i]);
    end(d);
    if (t->domain && !t->unknown) column(d, &t->base);
}

static void create_view(struct dump *d, const struct create_view *v)
{
    qname(d, "view", &v->name);
    flag(d, "or-replace", v->or_replace);
    flag(d, "if-not-exists", v->if_not_exists);
    flag(d, "temporary", v->temporary);
    names(d, "column", &v->columns);
    end(d);
    ast_dump_select(d->out, d->depth, "as", v->select);
}

static const char *action_name(enum alter_kind kind)
{
    switch (kind) {
    case ALTER_ADD_COLUMN: return "add column";
    case ALTER_DROP_COLUMN: return "drop column";
    case ALTER_RENAME_COLUMN: return "rename column";
    case ALTER_MODIFY_COLUMN: return "modify column";
    case ALTER_CHANGE_COLUMN: return "change column";
    case ALTER_SET_DEFAULT: return "set default";
    case ALTER_DROP_DEFAULT: return "drop default";
    case ALTER_SET_NOT_NULL: return "set not null";
    case ALTER_DROP_NOT_NULL: return "drop not null";
    case ALTER_SET_TYPE: return "set type";
    case ALTER_SET_VISIBLE: return "set visible";
    case ALTER_SET_INVISIBLE: return "set invisible";
    case ALTER_CONVERT: return "convert";
    case ALTER_CHARSET: return "charset";
    case ALTER_ADD_CONSTRAINT: return "add constraint";
    case ALTER_DROP_CONSTRAINT: return "drop constraint";
    case ALTER_DROP_FOREIGN: return "drop foreign key";
    case ALTER_DROP_CHECK: return "drop check";
    case ALTER_DROP_INDEX: return "drop index";
    case ALTER_DROP_PRIMARY: return "drop primary key";
    case ALTER_RENAME_INDEX: return "rename index";
    case ALTER_RENAME_CONSTRAINT: return "rename constraint";
    case ALTER_SET_IDENTITY: return "set identity";
    case ALTER_DROP_IDENTITY: return "drop identity";
    case ALTER_RENAME_TABLE: return "rename table";
    case ALTER_INDEX_OPTION: return "index-option";
    case ALTER_CHECK_OPTION: return "check-option";
    case ALTER_PERIOD: return "period";
    case ALTER_ORDER: return "order";
    case ALTER_PARTITION: return "partition";
    case ALTER_UNPARTITION: return "unpartition";
    case ALTER_PARTITIONS: return "partitions";
    case ALTER_OPTION: return "option";
    }
    return "";
}

static void action(struct dump *d, const struct alter_action *a)
{
    line(d, action_name(a->kind), a->span);
    text(d, "name", a->name.text);
    text(d, "new", a->new_name.text);
    qname(d, "to", &a->new_table);
    flag(d, "first", a->first);
    text(d, "after", a->after.text);
    flag(d, "if-exists", a->if_exists);
    flag(d, "if-not-exists", a->if_not_exists);
    end(d);
    d->depth++;
    if (a->column.span.len) column(d, &a->column);
    if (a->kind == ALTER_ADD_CONSTRAINT) constraint(d, &a->constraint);
    expr(d, "value", a->value);
    d->depth--;
}

static void alter_table(struct dump *d, const struct alter_table *t)
{
    qname(d, "table", &t->table);
    flag(d, "if-exists", t->if_exists);
    end(d);
    for (unsigned i = 0; i < t->actions.n; i++) action(d, &t->actions.v[i]);
}

static void drop(struct dump *d, const struct drop *r)
{
    flag(d, "if-exists", r->if_exists);
    for (unsigned i = 0; i < r->names.n; i++) qname(d, "name", &r->names.v[i]);
    qname(d, "on", &r->on_table);
    end(d);
}

static void rename_tables(struct dump *d, const struct rename_tables *r)
{
    for (unsigned i = 0; i < r->from.n; i++) {
        qname(d, "from", &r->from.v[i]);
        qname(d, "to", &r->to.v[i]);
    }
    end(d);
}

void ast_dump_ddl(struct buf *out, unsigned depth, const struct stmt *s)
{
    struct dump d = {out, depth};
    switch (s->kind) {
    case STMT_CREATE_TABLE: create_table(&d, s->u.create_table); break;
    case STMT_CREATE_INDEX: create_index(&d, s->u.create_index); break;
    case STMT_CREATE_TYPE: create_type(&d, s->u.create_type); break;
    case STMT_CREATE_VIEW: create_view(&d, s->u.create_view); break;
    case STMT_ALTER_TABLE: alter_table(&d, s->u.alter_table); break;
    case STMT_DROP: drop(&d, s->u.drop); break;
    case STMT_RENAME: rename_tables(&d, s->u.rename); break;
    case STMT_DATABASE: text(&d, "name", s->u.database->name.text); break;
    case STMT_SELECT:
    case STMT_INSERT:
    case STMT_UPDATE:
    case STMT_DELETE:
    case STMT_CREATE_TRIGGER:
    case STMT_CREATE_ROUTINE:
    case STMT_ALTER_ROUTINE:
    case STMT_CREATE_EVENT:
    case STMT_CREATE_SEQUENCE:
    case STMT_CALL:
    case STMT_TRANSACTION:
    case STMT_IGNORED:
    case STMT_UNKNOWN: break;
    }
}
