/* emit_ddl_part.c: what the targets' DDL has in common: DEFAULTs, domains, keys, foreign keys, CHECKs. Part of emit_sql. */
#include "sema/clock.h"
#include "sema/ddl.h"

#include "emit/emit_ddl_part.h"

bool text_starts(struct str s, const char *word)
{
    struct str w = str_from(word);
    return s.n >= w.n && str_eq_nocase(str_sub(s, 0, w.n), w);
}

static const struct domain *domain_of(const struct emit *e, const struct type_name *t)
{
    return map_get(&e->c->domains, t->user.name.text.n ? t->user.name.text : t->name);
}

/* Parentheses around what was written from `at` on, unless it has them. */
static void wrap(struct emit *e, size_t at)
{
    struct str s = str_dup(e->a, str_sub(buf_view(&e->out), at, e->out.n - at));
    int depth = 0;
    bool one = s.n > 1 && s.p[0] == '(', quoted = false;
    for (size_t i = 0; one && i < s.n; i++) {
        quoted = quoted != (s.p[i] == '\'');
        depth += quoted ? 0 : s.p[i] == '(' ? 1 : s.p[i] == ')' ? -1 : 0;
        one = depth > 0 || i + 1 == s.n;
    }
    e->out.n = at;
    put(e, one ? "" : "(");
    put_str(e, s);
    put(e, one ? "" : ")");
}

/* MySQL takes a literal for a TEXT, BLOB or JSON column only in parentheses. */
static bool needs_parens(const struct emit *e, const struct column *c)
{
    enum type_kind k = c->type.kind;
    return e->to == TARGET_MYSQL && (k == TYPE_JSON || k == TYPE_BLOB || (k == TYPE_TEXT && !c->type.precision));
}

static bool visit_column(void *ctx, struct expr *x)
{
    bool *found = ctx;
    *found = *found || x->kind == EXPR_COLUMN;
    return !*found;
}

static bool names_column(const struct expr *x)
{
    bool found = false;
    expr_each((struct expr *)(uintptr_t)x, visit_column, &found); /* it only looks */
    return found;
}

static bool is_uuid(const struct expr *x)
{
    return (x->kind == EXPR_CALL || x->kind == EXPR_ERROR) && x->call && !x->list.n &&
           (str_is(x->call->function.name.text, "UUID") || str_is(x->call->function.name.text, "gen_random_uuid"));
}

/* A random identifier (version 4) of 36 characters; which version it is, is nothing to rely on. */
static void put_uuid(struct emit *e)
{
    put(e, e->to == TARGET_MYSQL
               ? "UUID()"
               : "lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2)"
                 " || '-' || substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2)"
                 " || '-' || hex(randomblob(6)))");
}

static void put_expression(struct emit *e, const struct column *c, const struct expr *x)
{
    bool text =
        c->type.kind == TYPE_UUID || (c->type.kind == TYPE_TEXT && (!c->type.precision || c->type.precision >= 36));
    if (is_uuid(x) && text) {
        put_uuid(e);
    } else if (names_column(x) && e->to == TARGET_SQLITE) {
        refuse(e, x->span, "compute a DEFAULT from other columns");
    } else {
        emit_as(e, x, &c->type);
    }
}

static void write_default(struct emit *e, const struct column *c, const struct expr *x)
{
    bool negative, has_scale, bare = false;
    unsigned scale;
    const struct expr *literal = emit_literal(x, &negative);
    if (literal && literal->kind == EXPR_NULL) {
        return;
    }
    put(e, " DEFAULT ");
    size_t at = e->out.n;
    if (literal) {
        emit_value(e, &c->type, literal, negative, false);
        bare = !needs_parens(e, c);
    } else if (expr_clock(x, &has_scale, &scale) != CLOCK_NONE) {
        unsigned written = has_scale || e->from == DIALECT_MYSQL ? scale : 6;
        emit_clock(e, x->span, c->type.kind, c->type.scale, written);
        bare = e->to == TARGET_MYSQL && (c->type.kind == TYPE_TIMESTAMP || c->type.kind == TYPE_DATETIME);
    } else {
        put_expression(e, c, x);
    }
    if (!bare) {
        wrap(e, at);
    }
}

void put_default(struct emit *e, const struct column *c)
{
    const struct domain *domain = domain_of(e, &c->def->type);
    if (c->def->default_value) {
        e->text = c->default_text;
        write_default(e, c, c->def->default_value);
    } else if (domain && domain->create->base.default_value) {
        e->text = domain->text;
        write_default(e, c, domain->create->base.default_value);
    }
    e->text = c->def_text;
}

void put_generated(struct emit *e, const struct column *c)
{
    if (c->generated && !c->def->generated_as) {
        refuse_at(e, c->place, "hold `%.*s`, which the server fills with the row's time", STR_ARG(c->name));
        return;
    }
    if (c->generated) {
        put(e, " GENERATED ALWAYS AS ");
        size_t at = e->out.n;
        emit_as(e, c->def->generated_as, &c->type);
        wrap(e, at);
        put(e, c->generated == GENERATED_STORED ? " STORED" : " VIRTUAL");
    }
}

/* A domain's CHECKs hold for each column of it; those of the domain under it too. */
void put_domain_checks(struct emit *e, const struct column *c)
{
    const struct domain *domain = domain_of(e, &c->def->type);
    for (unsigned depth = 0; domain && depth < 500; depth++) {
        const struct column_def *base = &domain->create->base;
        e->text = domain->text;
        e->value = c;
        for (unsigned i = 0; i < base->constraints.n; i++) {
            if (base->constraints.v[i].kind == CONSTRAINT_CHECK) {
                put(e, " CHECK (");
                emit_condition(e, base->constraints.v[i].check);
                put(e, ")");
            }
        }
        domain = domain_of(e, &base->type);
    }
    e->value = NULL;
    e->text = c->def_text;
}

void put_key_parts(struct emit *e, const struct index *x)
{
    put(e, " (");
    for (unsigned i = 0; i < x->parts.n; i++) {
        const struct index_part *p = &x->parts.v[i];
        put(e, i ? ", " : "");
        if (p->column) {
            put_name(e, p->column->name);
        } else if (e->to == TARGET_MYSQL) {
            refuse_at(e, x->place, "index an expression on every server");
        } else {
            put(e, "(");
            emit_expr(e, p->expr);
            put(e, ")");
        }
        put(e, p->desc ? " DESC" : "");
    }
    put(e, ")");
}

static void write_names(struct emit *e, const struct str *names, unsigned n)
{
    put(e, " (");
    for (unsigned i = 0; i < n; i++) {
        put(e, i ? ", " : "");
        put_name(e, names[i]);
    }
    put(e, ")");
}

static void foreign_action(struct emit *e, const struct foreign_key_info *f, const char *when, struct str action)
{
    if (e->to == TARGET_MYSQL && str_is(action, "SET DEFAULT")) {
        refuse_at(e, f->place, "SET DEFAULT for a foreign key");
    } else if (action.n) {
        put(e, when);
        put_str(e, action);
    }
}

void put_foreign(struct emit *e, const struct foreign_key_info *f)
{
    struct str *names = ARENA_ARRAY(e->a, struct str, f->columns.n + f->ref_columns.n + 1);
    for (unsigned i = 0; i < f->columns.n; i++) {
        names[i] = f->columns.v[i]->name;
    }
    put(e, ",\n    FOREIGN KEY");
    write_names(e, names, f->columns.n);
    put(e, " REFERENCES ");
    put_name(e, f->table);
    for (unsigned i = 0; i < f->ref_columns.n; i++) {
        names[i] = f->ref_columns.v[i].text;
    }
    write_names(e, names, f->ref_columns.n);
    foreign_action(e, f, " ON DELETE ", f->on_delete);
    foreign_action(e, f, " ON UPDATE ", f->on_update);
    if (text_starts(f->options, "DEFERRABLE") && e->to == TARGET_SQLITE) {
        put(e, " ");
        put_str(e, f->options);
    } else if (text_starts(f->options, "DEFERRABLE") || text_starts(f->options, "MATCH FULL")) {
        refuse_at(e, f->place, "check a foreign key %.*s", STR_ARG(f->options));
    }
}

void put_check(struct emit *e, const struct check_info *k)
{
    e->text = k->text;
    put(e, ",\n    ");
    if (k->name.n && e->to == TARGET_SQLITE) { /* MySQL's are unique in the whole schema: it names them itself */
        put(e, "CONSTRAINT ");
        put_name(e, k->name);
        put(e, " ");
    }
    put(e, "CHECK (");
    emit_condition(e, k->expr);
    put(e, ")");
}
