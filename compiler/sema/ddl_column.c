/* ddl_column.c: one column of a table: made from its definition, renamed, moved, removed. Part of DDL replay.
 *
 * not_null is what the engine promises of every stored row. Where that needs more than the words NOT NULL (keys,
 * AUTO_INCREMENT, domains), the place that knows sets it; it is never guessed. */
#include "sema/ddl.h"
#include "sema/declared.h"

/* A column's enum belongs to the column and bears its name; a CREATE TYPE's is shared. */
void ddl_column_name_enum(const struct ddl *x, struct column *c)
{
    const struct enum_type *old = c->type.members;
    if (!old || (old->name.n && !old->table.n)) {
        return;
    }
    struct enum_type *e = enum_make(x->a, old->labels, old->n);
    e->name = str_printf(x->a, "%.*s.%.*s", STR_ARG(c->table->key), STR_ARG(c->name));
    e->table = c->table->key;
    e->column = c->name;
    c->type.members = e;
}

static const struct domain *domain_of(const struct ddl *x, const struct column_def *def)
{
    struct str name = def->type.user.name.text.n ? def->type.user.name.text : def->type.name;
    return x->c->options.dialect == DIALECT_POSTGRES ? map_get(&x->c->domains, name) : NULL;
}

static bool is_serial(const struct ddl *x, const struct column_def *def)
{
    static const char *const words[] = {"SERIAL", "SMALLSERIAL", "BIGSERIAL", "SERIAL2", "SERIAL4", "SERIAL8"};
    unsigned n = x->c->options.dialect == DIALECT_POSTGRES ? 6 : x->c->options.dialect == DIALECT_MYSQL ? 1 : 0;
    for (unsigned i = 0; i < n; i++) {
        if (str_is(def->type.name, words[i])) {
            return true;
        }
    }
    return false;
}

/* DEFAULT NULL is none. */
static bool has_value(const struct expr *e)
{
    while (e && e->kind == EXPR_CAST) {
        e = e->a;
    }
    return e && e->kind != EXPR_NULL;
}

static void fill_null(const struct ddl *x, struct column *c, const struct column_def *def)
{
    const struct domain *domain = domain_of(x, def);
    if (def->not_null && def->null) {
        ddl_refuse(x, def->null_span, "`%.*s` is declared NULL and NOT NULL", STR_ARG(def->name.text));
    }
    c->auto_increment = def->auto_increment || def->identity || is_serial(x, def) || def->autoincrement;
    c->not_null = def->not_null || (c->auto_increment && !def->autoincrement) || (domain && domain->not_null);
    if (def->generated_as && def->not_null && x->c->options.dialect == DIALECT_MYSQL) {
        ddl_server(x, def->null_span.len ? def->null_span : def->span, ON_MYSQL | ON_DOLT,
                   "NOT NULL on a generated column");
    }
    c->has_default = has_value(def->default_value) || c->auto_increment || def->generated ||
                     (domain && !def->default_value && has_value(domain->create->base.default_value));
}

/* A text column without a collation or charset of its own takes its table's. */
static void fill_collation(const struct table *t, struct column *c, const struct column_def *def)
{
    bool texty = c->type.kind == TYPE_TEXT || c->type.kind == TYPE_ENUM || c->type.kind == TYPE_SET;
    if (texty && !c->type.collation.n && !def->type.charset.text.n && !type_is_national(def->type.name)) {
        c->type.collation = t->collation;
    }
}

static void check_sqlite(const struct ddl *x, const struct table *t, const struct column *c,
                         const struct column_def *def)
{
    static const char *const known[] = {"BINARY", "NOCASE", "RTRIM"};
    struct str collation = c->type.collation;
    bool ok = !collation.n;
    for (unsigned i = 0; i < 3; i++) {
        ok = ok || str_is(collation, known[i]);
    }
    if (!ok && !declared_collation(&x->c->options, collation)) {
        struct diag *g = diag_add(x->d, DIAG_E0213, ddl_place(x, def->type.collation.span), "no collation `%.*s`",
                                  STR_ARG(collation));
        diag_hint(x->d, g, "one that the application registers is declared in the configuration: \"collations\"");
    }
    if (t->strict && !sqlite_strict_type(&def->type)) {
        bool none = !def->type.name.n;
        diag_add(x->d, DIAG_E0405, ddl_place(x, none ? def->name.span : def->type.span),
                 "a STRICT table's column is INT, INTEGER, REAL, TEXT, BLOB or ANY, and `%.*s` is %s%.*s",
                 STR_ARG(c->name), none ? "without a type" : "", STR_ARG(def->type.name));
    }
}

/* In a table whose character set is binary a CHAR that says nothing itself is a BINARY. */
static struct type_name type_in(const struct ddl *x, const struct table *t, const struct type_name *written)
{
    struct type_name type = *written;
    bool binary = str_is(t->charset, "binary") || str_is(t->collation, "binary");
    if (binary && x->c->options.dialect == DIALECT_MYSQL && !type.charset.text.n && !type.collation.text.n &&
        !type_is_national(type.name)) {
        type.charset.text = STR("binary");
    }
    return type;
}

void ddl_column_fill(const struct ddl *x, struct table *t, struct column *c, const struct column_def *def)
{
    c->name = def->name.text;
    c->table = t;
    c->def = def;
    c->def_text = c->default_text = x->s->text;
    c->place = ddl_place(x, def->name.span);
    struct type_name type = type_in(x, t, &def->type);
    type_resolve(x->c, x->d, x->s->text, &type, &c->type);
    ddl_column_name_enum(x, c);
    fill_null(x, c, def);
    fill_collation(t, c, def);
    c->generated = def->generated;
    c->identity_always = def->identity == IDENTITY_ALWAYS;
    c->invisible = def->invisible;
    c->strict = x->c->options.dialect != DIALECT_SQLITE || t->strict;
    if (x->c->options.dialect == DIALECT_SQLITE) {
        /* ANY is a word like others, which mean NUMERIC, and in a STRICT table the one type that converts nothing. */
        bool any = t->strict && str_is(def->type.name, "ANY");
        c->affinity = any ? STR("BLOB") : sqlite_affinity(def->type.name);
        check_sqlite(x, t, c, def);
    }
}

static void renumber(struct table *t)
{
    for (unsigned i = 0; i < t->columns.n; i++) {
        t->columns.v[i]->index = i;
    }
}

static bool has_key(const struct column_def *def, enum constraint_kind kind)
{
    for (unsigned i = 0; i < def->constraints.n; i++) {
        if (def->constraints.v[i].kind == kind) {
            return true;
        }
    }
    return false;
}

/* MySQL and MariaDB take a column's KEY for PRIMARY KEY; Dolt takes it and makes no key (measured). */
static bool bare_key(const struct ddl *x, const struct column_def *def)
{
    struct str text = str_sub(x->s->text->text, def->span.off, def->span.len);
    for (size_t i = 0; i + 7 <= text.n; i++) {
        if (str_is(str_sub(text, i, 7), "primary")) {
            return false;
        }
    }
    return x->c->options.dialect == DIALECT_MYSQL;
}

static void inline_keys(const struct ddl *x, struct table *t, struct column *c, const struct column_def *def)
{
    bool dolt = x->c->options.flavour == FLAVOUR_ANY || x->c->options.flavour == FLAVOUR_DOLT;
    if (def->primary && dolt && bare_key(x, def)) {
        ddl_refuse(x, def->span, "write PRIMARY KEY: Dolt makes no key of KEY alone");
    }
    if (def->primary && !has_key(def, CONSTRAINT_PRIMARY)) {
        ddl_primary(x, t, c, def->span);
    }
    bool serial = x->c->options.dialect == DIALECT_MYSQL && is_serial(x, def);
    bool one_key = def->primary && (x->c->options.flavour == FLAVOUR_MARIADB || x->c->options.flavour == FLAVOUR_DOLT);
    if ((def->unique || serial) && !one_key && !has_key(def, CONSTRAINT_UNIQUE)) {
        ddl_unique(x, t, c, def->span);
    }
    for (unsigned i = 0; i < def->constraints.n; i++) {
        if (def->constraints.v[i].kind != CONSTRAINT_CHECK) { /* those name other columns: ddl_column_exprs */
            ddl_constraint(x, t, &def->constraints.v[i], c);
        }
    }
}

void ddl_column_add(const struct ddl *x, struct table *t, const struct column_def *def, unsigned at)
{
    struct column *old = table_column(t, def->name.text);
    if (old) {
        struct diag *g =
            diag_add(x->d, DIAG_E0404, ddl_place(x, def->name.span), "column `%.*s` exists already in table `%.*s`",
                     STR_ARG(def->name.text), STR_ARG(t->name));
        diag_note(x->d, g, old->place, "`%.*s` is declared here", STR_ARG(old->name));
        return;
    }
    struct column *c = ARENA_NEW(x->a, struct column);
    ddl_column_fill(x, t, c, def);
    vec_push(x->a, &t->columns, c);
    map_set(&t->by_name, c->name, c);
    ddl_column_move(t, c, at);
    inline_keys(x, t, c, def);
}

void ddl_column_exprs(const struct ddl *x, struct table *t, struct column *c)
{
    const struct column_def *def = c->def;
    ddl_default(x, c, def);
    ddl_on_update(x, c, def);
    if (def->generated_as && ddl_expr(x, t, def->generated_as, "a generated column")) {
        enum ddl_use use = def->generated == GENERATED_STORED ? DDL_STORED : DDL_VIRTUAL;
        ddl_computable(x, c, def->generated_as, use, "a generated column");
    }
    for (unsigned i = 0; i < def->constraints.n; i++) {
        if (def->constraints.v[i].kind == CONSTRAINT_CHECK) {
            ddl_constraint(x, t, &def->constraints.v[i], c);
        }
    }
}

void ddl_column_move(struct table *t, struct column *c, unsigned at)
{
    unsigned from = 0;
    while (t->columns.v[from] != c) {
        from++;
    }
    at = at < t->columns.n ? at : t->columns.n - 1;
    for (; from < at; from++) {
        t->columns.v[from] = t->columns.v[from + 1];
    }
    for (; from > at; from--) {
        t->columns.v[from] = t->columns.v[from - 1];
    }
    t->columns.v[at] = c;
    renumber(t);
}

static void rename_references(const struct ddl *x, const struct table *t, struct str from, struct str to)
{
    for (unsigned i = 0; i < x->c->tables.n; i++) {
        struct table *other = x->c->tables.entries[i].value;
        for (unsigned k = 0; other && k < other->foreign_keys.n; k++) {
            struct foreign_key_info *f = other->foreign_keys.v[k];
            for (unsigned n = 0; catalog_table(x->c, f->table) == t && n < f->ref_columns.n; n++) {
                if (str_eq_nocase(f->ref_columns.v[n].text, from)) {
                    f->ref_columns.v[n].text = to;
                }
            }
        }
    }
}

static bool rename_node(void *ctx, struct expr *e)
{
    const struct column *c = ctx;
    if (e->kind == EXPR_COLUMN && e->column == c) {
        e->name.text = c->name;
    }
    return true;
}

static void rename_in(void *ctx, struct expr *e, const struct sqltext *text)
{
    (void)text;
    expr_each(e, rename_node, ctx);
}

void ddl_column_rename(const struct ddl *x, struct table *t, struct column *c, const struct name *to)
{
    struct column *there = table_column(t, to->text);
    if (there && there != c) {
        struct diag *g = diag_add(x->d, DIAG_E0404, ddl_place(x, to->span),
                                  "column `%.*s` exists already in table `%.*s`", STR_ARG(to->text), STR_ARG(t->name));
        diag_note(x->d, g, there->place, "`%.*s` is declared here", STR_ARG(there->name));
        return;
    }
    map_remove(&t->by_name, c->name);
    rename_references(x, t, c->name, to->text);
    catalog_renamed(x->c, t, c, c->name, to->text);
    c->name = to->text;
    c->place = ddl_place(x, to->span);
    map_set(&t->by_name, c->name, c);
    table_each_expr(t, rename_in, c);
    ddl_column_name_enum(x, c);
}

void ddl_column_remove(const struct ddl *x, struct table *t, struct column *c)
{
    (void)x;
    ddl_column_move(t, c, t->columns.n - 1);
    t->columns.n--;
    map_remove(&t->by_name, c->name);
}
