/* ddl_key.c: keys, indexes, foreign keys and CHECKs of a table. Part of DDL replay. */
#include "sema/ddl.h"

static void duplicate(const struct ddl *x, struct span span, struct str name, struct place old)
{
    struct diag *g = diag_add(x->d, DIAG_E0406, ddl_place(x, span), "`%.*s` exists already", STR_ARG(name));
    diag_note(x->d, g, old, "`%.*s` is declared here", STR_ARG(name));
}

static struct index *same_name(const struct ddl *x, const struct table *t, struct str name)
{
    struct table *owner;
    bool per_table = x->c->options.dialect == DIALECT_MYSQL;
    struct index *there = ddl_index(x->c, per_table ? t : NULL, name, &owner);
    for (unsigned i = 0; !there && i < t->indexes.n; i++) { /* t is not in the catalogue while it is made */
        if (str_eq_nocase(t->indexes.v[i]->name, name)) {
            there = t->indexes.v[i];
        }
    }
    return there;
}

static bool name_free(const struct ddl *x, const struct table *t, struct str name, struct span span)
{
    struct index *there = same_name(x, t, name);
    const struct table *table = x->c->options.dialect == DIALECT_MYSQL ? NULL : catalog_table(x->c, name);
    if (there || table) {
        duplicate(x, span, name, there ? there->place : table->place);
    }
    return !there && !table;
}

/* An index's name, written by the user. */
bool ddl_index_name_free(const struct ddl *x, const struct table *t, const struct name *name)
{
    bool primary = x->c->options.dialect == DIALECT_MYSQL && str_is(name->text, "PRIMARY");
    if (primary && !ddl_server(x, name->span, ON_DOLT, "an index named PRIMARY")) {
        return false;
    }
    return name_free(x, t, name->text, name->span);
}

static void move_to_front(struct table *t, unsigned at)
{
    struct index *i = t->indexes.v[at];
    for (; at > 0; at--) {
        t->indexes.v[at] = t->indexes.v[at - 1];
    }
    t->indexes.v[0] = i;
}

static bool part_twice(const struct index *i, const struct column *c)
{
    for (unsigned k = 0; k < i->parts.n; k++) {
        if (i->parts.v[k].column == c) {
            return true;
        }
    }
    return false;
}

static bool add_column_part(const struct ddl *x, struct table *t, struct index *i, const struct key_part *p)
{
    const struct name name = {p->expr->name.text, p->expr->name.span.len ? p->expr->name.span : p->expr->span, false};
    struct column *c = ddl_column(x, t, &name);
    if (!c) {
        return false;
    }
    if (part_twice(i, c) && x->c->options.dialect != DIALECT_SQLITE) {
        diag_add(x->d, DIAG_E0210, ddl_place(x, p->expr->span), "column `%.*s` is in the key twice", STR_ARG(c->name));
        return false;
    }
    p->expr->column = c;
    p->expr->column_index = c->index;
    const struct index_part part = {c, p->expr, p->prefix, p->prefix_written, p->desc, p->collation.text};
    vec_push(x->a, &i->parts, part);
    return x->c->options.dialect != DIALECT_MYSQL || ddl_mysql_part(x, t, i, &part, p->expr->span);
}

static bool add_expr_part(const struct ddl *x, struct table *t, struct index *i, const struct key_part *p)
{
    if (i->primary || (i->inlined && i->unique && x->c->options.dialect != DIALECT_MYSQL)) {
        return ddl_refuse(x, p->expr->span, "an expression cannot be part of this key");
    }
    const struct index_part part = {NULL, p->expr, 0, false, p->desc, p->collation.text};
    vec_push(x->a, &i->parts, part);
    if (p->expr->kind == EXPR_COLUMN) {
        return ddl_refuse(x, p->expr->span, "an expression that is a column alone: leave out its parentheses");
    }
    return ddl_server(x, p->expr->span, ON_MYSQL, "a functional key part") && ddl_expr(x, t, p->expr, "an index") &&
           ddl_computable(x, NULL, p->expr, DDL_INDEX, "an index");
}

/* MariaDB: period WITHOUT OVERLAPS: rows that agree in the other columns differ in both ends of the period, at least. */
static bool add_period(const struct ddl *x, const struct table *t, struct index *i, const struct name *name)
{
    const struct table_period *p = ddl_period_named(t, name->text);
    if (!p) {
        return ddl_refuse(x, name->span, "table `%.*s` has no period `%.*s`", STR_ARG(t->name), STR_ARG(name->text));
    }
    vec_push(x->a, &i->parts, ((struct index_part){.column = p->to}));
    vec_push(x->a, &i->parts, ((struct index_part){.column = p->from}));
    return true;
}

bool ddl_index_parts(const struct ddl *x, struct table *t, struct index *i, const key_vec *parts)
{
    bool ok = true;
    for (unsigned k = 0; k < parts->n; k++) {
        const struct key_part *p = &parts->v[k];
        if (p->without_overlaps) {
            ok = add_period(x, t, i, &p->expr->name) && ok;
            continue;
        }
        if (p->expr->kind == EXPR_COLLATE) { /* SQLite: key (a COLLATE NOCASE) */
            struct key_part inner = {p->expr->a, p->prefix, p->prefix_written, p->desc, false, p->expr->name};
            ok = (inner.expr->kind == EXPR_COLUMN ? add_column_part : add_expr_part)(x, t, i, &inner) && ok;
            continue;
        }
        ok = (p->expr->kind == EXPR_COLUMN ? add_column_part : add_expr_part)(x, t, i, p) && ok;
    }
    return ok;
}

static bool multiple_primary(const struct ddl *x, const struct table *t, struct span span)
{
    if (!t->indexes.n || !t->indexes.v[0]->primary) {
        return false;
    }
    struct diag *g =
        diag_add(x->d, DIAG_E0408, ddl_place(x, span), "table `%.*s` has a primary key already", STR_ARG(t->name));
    diag_note(x->d, g, t->indexes.v[0]->place, "it is declared here");
    return true;
}

/* Whether the engine keeps NULL out of a primary key's column. */
static bool primary_not_null(const struct ddl *x, const struct table *t)
{
    return x->c->options.dialect != DIALECT_SQLITE || t->without_rowid || t->strict;
}

/* INTEGER PRIMARY KEY, exactly so, is the rowid: it counts by itself, and whatever is stored is an integer.
 * The DESC of a column definition (not that of a table constraint) makes it an ordinary column. */
static bool is_rowid(const struct ddl *x, const struct table *t, const struct index *i)
{
    const struct column *c = i->parts.n == 1 ? i->parts.v[0].column : NULL;
    return x->c->options.dialect == DIALECT_SQLITE && !t->without_rowid && c && str_is(c->type.sql_type, "INTEGER") &&
           !(c->def->primary && c->def->desc);
}

/* MySQL and Dolt take a stored one, MariaDB none. */
static void generated_primary(const struct ddl *x, const struct column *c)
{
    bool servers = x->c->options.dialect == DIALECT_MYSQL && c->generated == GENERATED_STORED;
    if (servers) {
        ddl_server(x, c->def->span, ON_MYSQL | ON_DOLT, "a generated column in the primary key");
    } else if (x->c->options.dialect != DIALECT_POSTGRES) {
        ddl_refuse(x, c->def->span, "the generated column `%.*s` cannot be part of the primary key", STR_ARG(c->name));
    }
}

static void primary_columns(const struct ddl *x, const struct table *t, const struct index *i)
{
    bool rowid = is_rowid(x, t, i);
    for (unsigned k = 0; k < i->parts.n; k++) {
        struct column *c = i->parts.v[k].column;
        if (!c) {
            continue;
        }
        if (c->generated) {
            generated_primary(x, c);
        }
        if (c->def->null && x->c->options.dialect == DIALECT_MYSQL) {
            ddl_server(x, c->def->null_span.len ? c->def->null_span : c->def->span, ON_MARIADB,
                       "NULL on a primary key's column");
        }
        c->not_null = c->not_null || rowid || primary_not_null(x, t);
        c->rowid_alias = rowid;
        c->strict = c->strict || rowid;
        c->has_default = c->has_default || rowid;
        c->auto_increment = c->auto_increment || rowid;
    }
}

void ddl_index_add(const struct ddl *x, struct table *t, struct index *i, struct span span)
{
    if (i->primary && multiple_primary(x, t, span)) {
        return;
    }
    ddl_drop_implied(x, t, i);
    if (i->primary && x->c->options.dialect == DIALECT_MYSQL) {
        i->name = STR("PRIMARY");
    } else if (i->name.n) {
        ddl_index_name_free(x, t, &(const struct name){i->name, span, true});
    } else {
        i->name = ddl_auto_index(x, t, i);
    }
    vec_push(x->a, &t->indexes, i);
    map_set(&x->c->index_names, i->name, i);
    if (i->primary) {
        move_to_front(t, t->indexes.n - 1);
        primary_columns(x, t, i);
    }
}

static struct index *index_new(const struct ddl *x, enum constraint_kind kind, struct str name, struct span span)
{
    struct index *i = ARENA_NEW(x->a, struct index);
    i->name = name;
    i->primary = kind == CONSTRAINT_PRIMARY;
    i->unique = i->primary || kind == CONSTRAINT_UNIQUE;
    i->fulltext = kind == CONSTRAINT_FULLTEXT;
    i->spatial = kind == CONSTRAINT_SPATIAL;
    i->inlined = true;
    i->place = ddl_place(x, span);
    return i;
}

static void own_index(const struct ddl *x, struct table *t, struct column *own, enum constraint_kind kind,
                      struct str name, struct span span)
{
    struct index *i = index_new(x, kind, name, span);
    const struct index_part part = {own, NULL, 0, false, kind == CONSTRAINT_PRIMARY && own->def->desc, {0}};
    vec_push(x->a, &i->parts, part);
    bool ok = x->c->options.dialect != DIALECT_MYSQL || ddl_mysql_part(x, t, i, &part, span);
    (void)ok; /* reported; the index is kept, so that nothing downstream reports again */
    ddl_index_add(x, t, i, span);
}

void ddl_primary(const struct ddl *x, struct table *t, struct column *own, struct span span)
{
    own_index(x, t, own, CONSTRAINT_PRIMARY, (struct str){0}, span);
}

void ddl_unique(const struct ddl *x, struct table *t, struct column *own, struct span span)
{
    own_index(x, t, own, CONSTRAINT_UNIQUE, (struct str){0}, span);
}

static bool add_index(const struct ddl *x, struct table *t, const struct constraint *k, struct column *own)
{
    struct span span = k->name.text.n ? k->name.span : k->span;
    if (own && !k->parts.n) {
        own_index(x, t, own, k->kind, k->name.text, span);
        return true;
    }
    struct index *i = index_new(x, k->kind, k->name.text, span);
    if (k->nulls_not_distinct) {
        diag_add(x->d, DIAG_E0104, ddl_place(x, k->span), "NULLS NOT DISTINCT is not supported yet");
    }
    i->where = k->where;
    i->partial = k->where != NULL;
    bool ok = ddl_index_parts(x, t, i, &k->parts);
    if (k->where) {
        ok = ddl_expr(x, t, k->where, "an index's WHERE") && ok;
    }
    if (k->autoincrement && i->parts.n == 1 && i->parts.v[0].column) {
        i->parts.v[0].column->auto_increment = true;
    }
    ddl_index_add(x, t, i, span);
    return ok;
}

/* MySQL's and InnoDB's names of foreign keys, and MySQL's of CHECKs, are the whole database's. */
static bool name_taken_elsewhere(const struct ddl *x, const struct table *t, const struct constraint *k)
{
    bool foreign = k->kind == CONSTRAINT_FOREIGN;
    bool looks = x->c->options.dialect == DIALECT_MYSQL && (foreign || k->kind == CONSTRAINT_CHECK);
    for (unsigned i = 0; looks && i < x->c->tables.n; i++) {
        const struct table *other = x->c->tables.entries[i].value;
        if (!other || other == t || other->database != t->database) {
            continue;
        }
        bool taken = false;
        for (unsigned n = 0; foreign && n < other->foreign_keys.n; n++) {
            taken = taken || str_eq_nocase(other->foreign_keys.v[n]->name, k->name.text);
        }
        for (unsigned n = 0; !foreign && n < other->checks.n; n++) {
            taken = taken || str_eq_nocase(other->checks.v[n]->name, k->name.text);
        }
        if (taken) {
            return !ddl_server(x, k->name.span, foreign ? ON_DOLT : ON_MARIADB | ON_DOLT,
                               "a constraint's name that another table has");
        }
    }
    return false;
}

static bool constraint_name_free(const struct ddl *x, const struct table *t, const struct constraint *k)
{
    if (x->c->options.dialect == DIALECT_SQLITE || !k->name.text.n) {
        return true; /* SQLite does not look at them */
    }
    for (unsigned i = 0; i < t->foreign_keys.n; i++) {
        if (str_eq_nocase(t->foreign_keys.v[i]->name, k->name.text) &&
            (k->kind == CONSTRAINT_FOREIGN || x->c->options.dialect == DIALECT_POSTGRES)) {
            duplicate(x, k->name.span, k->name.text, t->foreign_keys.v[i]->place);
            return false;
        }
    }
    for (unsigned i = 0; i < t->checks.n; i++) {
        if (str_eq_nocase(t->checks.v[i]->name, k->name.text) &&
            (k->kind == CONSTRAINT_CHECK || x->c->options.dialect == DIALECT_POSTGRES)) {
            duplicate(x, k->name.span, k->name.text, t->checks.v[i]->place);
            return false;
        }
    }
    return !name_taken_elsewhere(x, t, k);
}

static bool foreign_columns(const struct ddl *x, struct table *t, const struct constraint *k, struct column *own,
                            struct foreign_key_info *f)
{
    bool ok = true;
    if (own && !k->parts.n) {
        vec_push(x->a, &f->columns, own);
    }
    for (unsigned i = 0; i < k->parts.n; i++) {
        const struct expr *e = k->parts.v[i].expr;
        struct column *c = ddl_column(x, t, &e->name);
        ok = ok && c;
        if (c) {
            vec_push(x->a, &f->columns, c);
        }
    }
    for (unsigned i = 0; i < k->foreign->columns.n; i++) {
        vec_push(x->a, &f->ref_columns, k->foreign->columns.v[i]);
    }
    if (ok && f->ref_columns.n && f->ref_columns.n != f->columns.n) {
        return ddl_refuse(x, k->span, "%u columns cannot reference %u", f->columns.n, f->ref_columns.n);
    }
    return ok;
}

static bool add_foreign(const struct ddl *x, struct table *t, const struct constraint *k, struct column *own)
{
    struct foreign_key_info *f = ARENA_NEW(x->a, struct foreign_key_info);
    struct qname to = k->foreign->table;
    const struct database *in = to.schema.text.n ? ddl_database(x, &to) : t->database;
    f->table = in ? catalog_key(x->c, in, to.name.text) : to.name.text;
    f->on_delete = k->foreign->on_delete;
    f->on_update = k->foreign->on_update;
    f->options = k->foreign->options;
    f->place = ddl_place(x, k->foreign->table.span);
    bool ok = in && foreign_columns(x, t, k, own, f) && constraint_name_free(x, t, k);
    /* FOREIGN KEY name (…) names the key on MariaDB, and only its index on the others */
    bool index_only =
        !k->name.text.n && (x->c->options.flavour == FLAVOUR_MYSQL || x->c->options.flavour == FLAVOUR_DOLT);
    struct str name = k->name.text.n || index_only ? k->name.text : k->index_name.text;
    f->index_name = index_only ? k->index_name.text : (struct str){0};
    f->named = name.n > 0;
    f->name = f->named ? name : ddl_auto_foreign(x, t, f);
    const struct table *target = catalog_table(x->c, f->table);
    bool late = !target && !str_eq(f->table, t->key);
    f->early = late && x->c->options.dialect == DIALECT_MYSQL && !x->c->unchecked_keys;
    x->c->late_foreign_keys = x->c->late_foreign_keys || late;
    bool inert = own && x->c->options.dialect == DIALECT_MYSQL && x->c->options.flavour != FLAVOUR_MYSQL &&
                 x->c->options.flavour != FLAVOUR_MARIADB;
    if (inert) {
        diag_add(x->d, DIAG_W0102, ddl_place(x, k->span),
                 "Dolt ignores REFERENCES in a column's definition: write FOREIGN KEY");
    }
    if (ok && !(inert && x->c->options.flavour == FLAVOUR_DOLT)) {
        vec_push(x->a, &t->foreign_keys, f);
    }
    return ok;
}

/* The functions whose value is one to MySQL; the spatial ones are those of two geometries, and ST_IS… */
static bool is_predicate(struct str name)
{
    static const char *const names[] = {
        "GTID_SUBSET",  "ISNULL",        "IS_IPV4",     "IS_IPV4_COMPAT",    "IS_IPV4_MAPPED",
        "IS_IPV6",      "IS_UUID",       "JSON_VALID",  "JSON_CONTAINS",     "JSON_CONTAINS_PATH",
        "STRCMP",       "JSON_OVERLAPS", "REGEXP_LIKE", "JSON_SCHEMA_VALID", "MBRCONTAINS",
        "MBRCOVEREDBY", "MBRCOVERS",     "MBRDISJOINT", "MBREQUALS",         "MBRINTERSECTS",
        "MBROVERLAPS",  "MBRTOUCHES",    "MBRWITHIN",   "ST_CONTAINS",       "ST_CROSSES",
        "ST_DISJOINT",  "ST_EQUALS",     "ST_ISCLOSED", "ST_INTERSECTS",     "ST_ISEMPTY",
        "ST_ISSIMPLE",  "ST_ISVALID",    "ST_OVERLAPS", "ST_TOUCHES",        "ST_WITHIN"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (str_is(name, names[i])) {
            return true;
        }
    }
    return false;
}

/* What MySQL calls one by its form (3812). */
static bool is_condition(const struct expr *e)
{
    switch (e->kind) {
    case EXPR_BOOL:
    case EXPR_IS:
    case EXPR_BETWEEN:
    case EXPR_LIKE:
    case EXPR_IN: return true;
    case EXPR_UNARY: return e->op == OP_NOT;
    case EXPR_BINARY:
        return (e->op >= OP_OR && e->op <= OP_NULLSAFE_EQ) || e->op == OP_MEMBER_OF || e->op == OP_SOUNDS_LIKE;
    case EXPR_CALL: return is_predicate(e->call->function.name.text);
    default: return false;
    }
}

static bool add_check(const struct ddl *x, struct table *t, const struct constraint *k, struct column *own)
{
    bool ok = constraint_name_free(x, t, k) && ddl_expr(x, t, k->check, "a CHECK") &&
              ddl_computable(x, NULL, k->check, DDL_CHECK, "a CHECK");
    if (ok && own && x->c->options.dialect == DIALECT_MYSQL && expr_uses_other(k->check, own)) {
        ok = ddl_server(x, k->span, ON_MARIADB | ON_DOLT, "a column's CHECK that names another column");
    }
    if (ok && own && k->name.text.n) {
        ok = ddl_server(x, k->span, ON_MYSQL | ON_DOLT, "a name for a column's CHECK");
    }
    if (ok && x->c->options.dialect == DIALECT_MYSQL && !is_condition(k->check)) {
        ok = ddl_server(x, k->check->span, ON_MARIADB | ON_DOLT, "a CHECK of what is a value and no condition");
    }
    struct check_info *c = ARENA_NEW(x->a, struct check_info);
    c->name = k->name.text.n ? k->name.text : ddl_auto_check(x, t, own);
    c->expr = k->check;
    c->text = x->s->text;
    c->place = ddl_place(x, k->span);
    c->not_enforced = k->not_enforced;
    if (ok) {
        vec_push(x->a, &t->checks, c);
    }
    return ok;
}

bool ddl_constraint(const struct ddl *x, struct table *t, const struct constraint *k, struct column *own)
{
    switch (k->kind) {
    case CONSTRAINT_PRIMARY:
    case CONSTRAINT_UNIQUE:
    case CONSTRAINT_INDEX:
    case CONSTRAINT_FULLTEXT:
    case CONSTRAINT_SPATIAL: return add_index(x, t, k, own);
    case CONSTRAINT_FOREIGN: return add_foreign(x, t, k, own);
    case CONSTRAINT_CHECK: return add_check(x, t, k, own);
    }
    return false;
}
