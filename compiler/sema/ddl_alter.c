/* ddl_alter.c: ALTER TABLE, one action after the other. Part of DDL replay. What an engine refuses because something
 * else uses the column (a key, a CHECK, a generated column) is refused here too. */
#include "sema/ddl_alter.h"

static unsigned position(const struct alter *k, unsigned otherwise)
{
    if (k->a->first) {
        return 0;
    }
    if (!k->a->after.text.n) {
        return otherwise;
    }
    const struct column *c = ddl_column(k->x, k->t, &k->a->after);
    return c ? c->index + 1 : otherwise;
}

static bool sqlite_can_add(const struct alter *k)
{
    const struct column_def *def = &k->a->column;
    if (k->x->c->options.dialect != DIALECT_SQLITE) {
        return true;
    }
    for (unsigned i = 0; i < def->constraints.n; i++) {
        enum constraint_kind kind = def->constraints.v[i].kind;
        if (kind == CONSTRAINT_PRIMARY || kind == CONSTRAINT_UNIQUE) {
            return ddl_refuse(k->x, def->span, "a PRIMARY KEY or UNIQUE column cannot be added");
        }
    }
    if (def->primary || def->unique) {
        return ddl_refuse(k->x, def->span, "a PRIMARY KEY or UNIQUE column cannot be added");
    }
    return true;
}

static bool add_column(const struct alter *k)
{
    const struct column_def *def = &k->a->column;
    if (k->a->if_not_exists && table_column(k->t, def->name.text)) {
        return true;
    }
    if (!sqlite_can_add(k)) {
        return false;
    }
    unsigned at = position(k, k->t->columns.n), n = k->t->columns.n;
    ddl_column_add(k->x, k->t, def, at);
    if (k->t->columns.n > n) {
        ddl_column_exprs(k->x, k->t, table_column(k->t, def->name.text));
    }
    return true;
}

static bool used(const struct alter *k, const struct column *c, struct place by, const char *what)
{
    struct diag *g = diag_add(k->x->d, DIAG_E0410, ddl_place(k->x, k->a->span), "column `%.*s` is used by %s",
                              STR_ARG(c->name), what);
    diag_note(k->x->d, g, by, "it is used here");
    return true;
}

static const struct check_info *check_using(const struct table *t, const struct column *c)
{
    for (unsigned i = 0; i < t->checks.n; i++) {
        if (expr_uses(t->checks.v[i]->expr, c)) {
            return t->checks.v[i];
        }
    }
    return NULL;
}

static const struct column *generated_using(const struct table *t, const struct column *c)
{
    for (unsigned i = 0; i < t->columns.n; i++) {
        const struct column *other = t->columns.v[i];
        if (other != c && other->generated && expr_uses(other->def->generated_as, c)) {
            return other;
        }
    }
    return NULL;
}

static const struct column *default_using(const struct table *t, const struct column *c)
{
    for (unsigned i = 0; i < t->columns.n; i++) {
        const struct column *other = t->columns.v[i];
        if (other != c && other->def->default_value && expr_uses(other->def->default_value, c)) {
            return other;
        }
    }
    return NULL;
}

static bool foreign_has(const struct foreign_key_info *f, const struct column *c)
{
    for (unsigned i = 0; i < f->columns.n; i++) {
        if (f->columns.v[i] == c) {
            return true;
        }
    }
    return false;
}

static bool foreign_refers(const struct alter *k, const struct foreign_key_info *f, const struct column *c)
{
    if (catalog_table(k->x->c, f->table) != k->t) {
        return false;
    }
    for (unsigned i = 0; i < f->ref_columns.n; i++) {
        if (str_eq_nocase(f->ref_columns.v[i].text, c->name)) {
            return true;
        }
    }
    return false;
}

/* It stands in the column's own definition: SQLite drops it with the column. */
static bool is_inline(struct place at, const struct column *c)
{
    struct span def = c->def->span;
    return at.text == c->def_text && at.span.off >= def.off && at.span.off < def.off + def.len;
}

static const struct foreign_key_info *foreign_using(const struct alter *k, const struct column *c)
{
    for (unsigned i = 0; i < k->x->c->tables.n; i++) {
        const struct table *t = k->x->c->tables.entries[i].value;
        for (unsigned n = 0; t && n < t->foreign_keys.n; n++) {
            const struct foreign_key_info *f = t->foreign_keys.v[n];
            bool goes = k->x->c->options.dialect == DIALECT_SQLITE && is_inline(f->place, c);
            bool own = t == k->t && foreign_has(f, c) && k->x->c->options.dialect != DIALECT_POSTGRES && !goes;
            if (own || foreign_refers(k, f, c)) {
                return f;
            }
        }
    }
    return NULL;
}

static bool index_uses(const struct index *i, const struct column *c)
{
    bool found = i->where && expr_uses(i->where, c);
    for (unsigned p = 0; p < i->parts.n; p++) {
        found = found || i->parts.v[p].column == c || (!i->parts.v[p].column && expr_uses(i->parts.v[p].expr, c));
    }
    return found;
}

/* An index loses the part; without parts it goes. PostgreSQL and an index that needs the column in an expression drop
 * the index as a whole, and SQLite refuses. False: reported. */
static bool drop_from_index(const struct alter *k, struct index *i, const struct column *c)
{
    unsigned n = 0;
    if (!index_uses(i, c)) {
        return true;
    }
    if (k->x->c->options.dialect == DIALECT_SQLITE) {
        return !used(k, c, i->place, i->primary ? "the primary key" : "an index");
    }
    for (unsigned p = 0; p < i->parts.n; p++) {
        if (i->parts.v[p].column != c) {
            i->parts.v[n++] = i->parts.v[p];
        }
    }
    if (i->unique && n && k->x->c->options.dialect == DIALECT_MYSQL) {
        ddl_server(k->x, k->a->span, ON_MYSQL | ON_DOLT, "dropping a column of a unique key of several");
    }
    /* Dolt drops the whole index, MySQL the part: what both leave is what can be proved */
    bool gone = k->x->c->options.dialect == DIALECT_POSTGRES || k->x->c->options.flavour == FLAVOUR_ANY ||
                k->x->c->options.flavour == FLAVOUR_DOLT;
    i->parts.n = gone ? 0 : n;
    return true;
}

static bool drop_from_indexes(const struct alter *k, const struct column *c)
{
    bool ok = true;
    unsigned n = 0;
    for (unsigned i = 0; i < k->t->indexes.n; i++) {
        ok = drop_from_index(k, k->t->indexes.v[i], c) && ok;
    }
    for (unsigned i = 0; ok && i < k->t->indexes.n; i++) {
        if (k->t->indexes.v[i]->parts.n) {
            k->t->indexes.v[n++] = k->t->indexes.v[i];
        }
    }
    k->t->indexes.n = ok ? n : k->t->indexes.n;
    return ok;
}

/* CHECKs that name only the dropped column go with it; PostgreSQL drops every one that names it, SQLite those that stand
 * in its definition. */
static void drop_checks(const struct alter *k, const struct column *c)
{
    unsigned n = 0;
    for (unsigned i = 0; i < k->t->checks.n; i++) {
        struct check_info *check = k->t->checks.v[i];
        bool all = k->x->c->options.dialect == DIALECT_POSTGRES, named = k->x->c->options.dialect != DIALECT_SQLITE;
        bool gone = named && expr_uses(check->expr, c) && (all || !expr_uses_other(check->expr, c));
        gone = gone || (!named && is_inline(check->place, c));
        if (!gone) {
            k->t->checks.v[n++] = check;
        }
    }
    k->t->checks.n = n;
}

static void drop_foreign_of(const struct alter *k, const struct column *c)
{
    unsigned n = 0;
    for (unsigned i = 0; i < k->t->foreign_keys.n; i++) {
        if (!foreign_has(k->t->foreign_keys.v[i], c)) {
            k->t->foreign_keys.v[n++] = k->t->foreign_keys.v[i];
        }
    }
    k->t->foreign_keys.n = n;
}

static bool adds_column(const struct alter_table *s)
{
    for (unsigned i = 0; i < s->actions.n; i++) {
        if (s->actions.v[i].kind == ALTER_ADD_COLUMN) {
            return true;
        }
    }
    return false;
}

static bool drop_column(const struct alter *k)
{
    if (k->a->if_exists && !table_column(k->t, k->a->name.text)) {
        return true;
    }
    struct column *c = ddl_column(k->x, k->t, &k->a->name);
    if (!c) {
        return false;
    }
    if (k->t->columns.n == 1 && k->x->c->options.dialect != DIALECT_POSTGRES && !adds_column(k->s)) {
        return ddl_refuse(k->x, k->a->span, "`%.*s` is the only column of table `%.*s`", STR_ARG(c->name),
                          STR_ARG(k->t->name));
    }
    const struct foreign_key_info *f = foreign_using(k, c);
    const struct column *g = generated_using(k->t, c);
    if (f) {
        return !used(k, c, f->place, "a foreign key");
    }
    if (g && k->x->c->options.dialect != DIALECT_POSTGRES) {
        return !used(k, c, g->place, "a generated column");
    }
    drop_checks(k, c);
    const struct check_info *check = check_using(k->t, c);
    if (check) {
        return !used(k, c, check->place, "a CHECK");
    }
    const struct column *d = default_using(k->t, c);
    if (d && k->x->c->options.dialect == DIALECT_MYSQL) {
        return !used(k, c, d->place, "a DEFAULT");
    }
    if (ddl_partition_uses(k->t, c) && !ddl_server(k->x, k->a->span, ON_DOLT, "dropping a column of PARTITION BY")) {
        return false;
    }
    if (!drop_from_indexes(k, c)) {
        return false;
    }
    drop_foreign_of(k, c);
    ddl_column_remove(k->x, k->t, c);
    return true;
}

/* IF EXISTS, and it does not. */
static bool nothing_there(const struct alter *k, const struct name *name)
{
    return k->a->if_exists && !k->renamed && !table_column(k->t, name->text);
}

static bool expression_index(const struct table *t, const struct column *c)
{
    for (unsigned i = 0; i < t->indexes.n; i++) {
        for (unsigned p = 0; p < t->indexes.v[i]->parts.n; p++) {
            const struct index_part *part = &t->indexes.v[i]->parts.v[p];
            if (!part->column && expr_uses(part->expr, c)) {
                return true;
            }
        }
    }
    return false;
}

/* MariaDB rewrites what names the column; MySQL refuses. */
static void renaming_used(const struct alter *k, const struct column *c)
{
    const struct ddl *x = k->x;
    if (x->c->options.dialect != DIALECT_MYSQL) {
        return;
    }
    if (check_using(k->t, c)) {
        ddl_server(x, k->a->span, ON_MARIADB, "renaming a column that a CHECK uses");
    } else if (generated_using(k->t, c)) {
        /* Dolt takes it, and leaves a table that it cannot read */
        ddl_server(x, k->a->span, ON_MARIADB, "renaming a column that a generated column uses");
    } else if (default_using(k->t, c)) {
        ddl_server(x, k->a->span, ON_MARIADB | ON_DOLT, "renaming a column that a DEFAULT uses");
    } else if (expression_index(k->t, c)) {
        ddl_server(x, k->a->span, ON_MARIADB | ON_DOLT, "renaming a column that an index's expression uses");
    } else if (ddl_partition_uses(k->t, c)) {
        ddl_server(x, k->a->span, ON_MARIADB | ON_DOLT, "renaming a column of PARTITION BY");
    }
}

static bool rename_column(const struct alter *k)
{
    if (nothing_there(k, &k->a->name)) {
        return true;
    }
    struct column *c = k->renamed ? k->renamed : ddl_column(k->x, k->t, &k->a->name);
    if (!c) {
        return false;
    }
    renaming_used(k, c);
    if (!k->renamed) {
        ddl_column_rename(k->x, k->t, c, &k->a->new_name);
    }
    return true;
}

static bool in_primary(const struct table *t, const struct column *c)
{
    return t->indexes.n && t->indexes.v[0]->primary && index_uses(t->indexes.v[0], c);
}

/* A virtual column stays virtual; a stored one may become a column of its own, and be made again. */
static bool generated_stays(const struct alter *k, const struct column *c, const struct column_def *def)
{
    bool virtual_one = c->generated == GENERATED_VIRTUAL || def->generated == GENERATED_VIRTUAL;
    if (k->x->c->options.dialect != DIALECT_MYSQL || c->generated == def->generated || !virtual_one) {
        return true;
    }
    return ddl_server(k->x, def->span, ON_DOLT, "a column that becomes, or was, a virtual one");
}

/* A CHECK in the column's old definition goes with that, to MariaDB; the others made it the table's. */
static void leave_checks(const struct alter *k, const struct column *c)
{
    unsigned n = 0;
    for (unsigned i = 0; i < k->t->checks.n; i++) {
        struct check_info *check = k->t->checks.v[i];
        check->gone_on_mariadb = check->gone_on_mariadb || is_inline(check->place, c);
        if (!check->gone_on_mariadb || k->x->c->options.flavour != FLAVOUR_MARIADB) {
            k->t->checks.v[n++] = check;
        }
    }
    k->t->checks.n = n;
}

/* The whole definition is new, but the keys stay; a key written again adds one. */
static bool redefine(const struct alter *k, struct column *c, const struct column_def *def)
{
    if (!generated_stays(k, c, def)) {
        return false;
    }
    struct str name = c->name;
    unsigned at = position(k, c->index > 0 && k->a->first ? 0 : c->index);
    if (k->a->after.text.n && at > c->index) {
        at--; /* the column itself stood before */
    }
    leave_checks(k, c);
    ddl_column_fill(k->x, k->t, c, def);
    c->name = name;
    ddl_column_name_enum(k->x, c);
    c->not_null = c->not_null || in_primary(k->t, c);
    if (def->null && in_primary(k->t, c) && k->x->c->options.dialect == DIALECT_MYSQL) {
        ddl_server(k->x, def->span, ON_MARIADB | ON_DOLT, "NULL on a primary key's column");
    }
    if (def->primary && !in_primary(k->t, c)) {
        ddl_primary(k->x, k->t, c, def->span);
    }
    if (def->unique) {
        ddl_unique(k->x, k->t, c, def->span);
    }
    ddl_column_move(k->t, c, at);
    ddl_column_exprs(k->x, k->t, c);
    return true;
}

static bool modify_column(const struct alter *k)
{
    if (nothing_there(k, &k->a->column.name)) {
        return true;
    }
    struct column *c = ddl_column(k->x, k->t, &k->a->column.name);
    return c && redefine(k, c, &k->a->column);
}

static bool change_column(const struct alter *k)
{
    if (nothing_there(k, &k->a->name)) {
        return true;
    }
    struct column *c = k->renamed ? k->renamed : ddl_column(k->x, k->t, &k->a->name);
    if (!c) {
        return false;
    }
    if (!str_eq(c->name, k->a->column.name.text)) {
        renaming_used(k, c);
        ddl_column_rename(k->x, k->t, c, &k->a->column.name);
    }
    return redefine(k, c, &k->a->column);
}

/* The definition as ALTER leaves it: a copy, because the parsed one is frozen. */
static struct column_def *def_copy(const struct alter *k, struct column *c)
{
    struct column_def *def = ARENA_NEW(k->x->a, struct column_def);
    *def = *c->def;
    c->def = def;
    return def;
}

static bool set_default(const struct alter *k, struct column *c)
{
    struct column_def *def = def_copy(k, c);
    def->default_value = k->a->value;
    c->default_text = k->x->s->text;
    def->default_parens = k->a->value && k->a->value->parens;
    def->not_null = c->not_null;
    const struct expr *e = k->a->value;
    while (e && e->kind == EXPR_CAST) {
        e = e->a;
    }
    c->has_default = (e && e->kind != EXPR_NULL) || c->auto_increment || c->generated;
    return ddl_default(k->x, c, def);
}

static bool set_not_null(const struct alter *k, struct column *c, bool not_null)
{
    if (!not_null && in_primary(k->t, c)) {
        return ddl_refuse(k->x, k->a->span, "`%.*s` is in the primary key", STR_ARG(c->name));
    }
    def_copy(k, c)->not_null = not_null;
    c->not_null = not_null;
    return true;
}

static bool set_type(const struct alter *k, struct column *c)
{
    struct column_def *def = def_copy(k, c);
    def->type = k->a->column.type;
    bool ok = type_resolve(k->x->c, k->x->d, k->x->s->text, &def->type, &c->type);
    ddl_column_name_enum(k->x, c);
    return ok;
}

/* A default that counts; one that the column had is gone. */
static bool set_identity(const struct alter *k, struct column *c)
{
    struct column_def *def = def_copy(k, c);
    bool counts = k->a->kind == ALTER_SET_IDENTITY;
    def->default_value = NULL;
    def->identity = k->a->column.identity;
    def->autoincrement = false;
    def->auto_increment = counts && def->identity == IDENTITY_NONE;
    c->auto_increment = c->has_default = counts;
    c->identity_always = def->identity == IDENTITY_ALWAYS;
    return true;
}

static bool set_visible(const struct alter *k, struct column *c)
{
    c->invisible = k->a->kind == ALTER_SET_INVISIBLE;
    def_copy(k, c)->invisible = c->invisible;
    return true;
}

static bool alter_column(const struct alter *k)
{
    const struct name *name = k->a->name.text.n ? &k->a->name : &k->a->column.name;
    struct column *c = ddl_column(k->x, k->t, name);
    if (!c) {
        return false;
    }
    switch (k->a->kind) {
    case ALTER_SET_DEFAULT:
    case ALTER_DROP_DEFAULT: return set_default(k, c);
    case ALTER_SET_NOT_NULL: return set_not_null(k, c, true);
    case ALTER_DROP_NOT_NULL: return set_not_null(k, c, false);
    case ALTER_SET_TYPE: return set_type(k, c);
    case ALTER_SET_IDENTITY:
    case ALTER_DROP_IDENTITY: return set_identity(k, c);
    case ALTER_SET_VISIBLE:
    case ALTER_SET_INVISIBLE: return set_visible(k, c);
    case ALTER_CONVERT:
    case ALTER_CHARSET:
    case ALTER_ADD_COLUMN:
    case ALTER_DROP_COLUMN:
    case ALTER_RENAME_COLUMN:
    case ALTER_MODIFY_COLUMN:
    case ALTER_CHANGE_COLUMN:
    case ALTER_ADD_CONSTRAINT:
    case ALTER_DROP_CONSTRAINT:
    case ALTER_DROP_FOREIGN:
    case ALTER_DROP_CHECK:
    case ALTER_DROP_INDEX:
    case ALTER_DROP_PRIMARY:
    case ALTER_RENAME_INDEX:
    case ALTER_RENAME_CONSTRAINT:
    case ALTER_RENAME_TABLE:
    case ALTER_INDEX_OPTION:
    case ALTER_CHECK_OPTION:
    case ALTER_PERIOD:
    case ALTER_ORDER:
    case ALTER_PARTITION:
    case ALTER_UNPARTITION:
    case ALTER_PARTITIONS:
    case ALTER_OPTION: break;
    }
    return false;
}

/* ALTER TABLE t RENAME TO t changes nothing. */
static bool renamed_to_itself(const struct alter *k)
{
    struct str schema = k->a->new_table.schema.text;
    return str_eq(k->a->new_table.name.text, k->t->name) && (!schema.n || str_eq(schema, k->t->database->name)) &&
           k->x->c->options.dialect == DIALECT_MYSQL;
}

static bool rename_table(const struct alter *k, const struct qname *from)
{
    if (renamed_to_itself(k)) {
        return ddl_server(k->x, k->a->span, ON_MYSQL | ON_MARIADB, "renaming a table to its own name");
    }
    return ddl_rename_table(k->x, from, &k->a->new_table);
}

static bool apply(const struct alter *k, const struct qname *table)
{
    switch (k->a->kind) {
    case ALTER_ADD_COLUMN: return add_column(k);
    case ALTER_DROP_COLUMN: return drop_column(k);
    case ALTER_RENAME_COLUMN: return rename_column(k);
    case ALTER_MODIFY_COLUMN: return modify_column(k);
    case ALTER_CHANGE_COLUMN: return change_column(k);
    case ALTER_SET_DEFAULT:
    case ALTER_DROP_DEFAULT:
    case ALTER_SET_NOT_NULL:
    case ALTER_DROP_NOT_NULL:
    case ALTER_SET_TYPE:
    case ALTER_SET_IDENTITY:
    case ALTER_DROP_IDENTITY:
    case ALTER_SET_VISIBLE:
    case ALTER_SET_INVISIBLE: return alter_column(k);
    case ALTER_CHARSET:
    case ALTER_CONVERT: return ddl_convert(k->x, k->t, k->a);
    case ALTER_ADD_CONSTRAINT: return ddl_alter_there(k) || ddl_constraint(k->x, k->t, &k->a->constraint, NULL);
    case ALTER_DROP_CONSTRAINT:
    case ALTER_DROP_FOREIGN:
    case ALTER_DROP_CHECK:
    case ALTER_DROP_INDEX:
    case ALTER_DROP_PRIMARY: return ddl_alter_drop(k);
    case ALTER_RENAME_INDEX: return ddl_alter_rename_index(k);
    case ALTER_RENAME_CONSTRAINT: return ddl_alter_rename_constraint(k);
    case ALTER_RENAME_TABLE: return rename_table(k, table);
    case ALTER_INDEX_OPTION: return ddl_alter_index_option(k);
    case ALTER_CHECK_OPTION: return ddl_alter_check_option(k);
    case ALTER_PERIOD: return ddl_period(k->x, k->t, &k->a->period);
    case ALTER_ORDER: return ddl_order(k->x, k->t, k->a);
    case ALTER_PARTITION: return ddl_partition(k->x, k->t, k->a->partitioning);
    case ALTER_UNPARTITION: return ddl_partition(k->x, k->t, NULL);
    case ALTER_PARTITIONS: return ddl_partitions(k->x, k->t, k->a->span);
    case ALTER_OPTION: return true;
    }
    return false;
}

/* ---------------------------------------------------------------- names that change places */

static const struct name *new_name(const struct alter_action *a)
{
    return a->kind == ALTER_RENAME_COLUMN ? &a->new_name : a->kind == ALTER_CHANGE_COLUMN ? &a->column.name : NULL;
}

/* One action gives a column the name that another one takes from a column: `a` to `b`, `b` to `a`. */
static bool names_move_on(const struct alter_table *s)
{
    for (unsigned i = 0; i < s->actions.n; i++) {
        const struct name *to = new_name(&s->actions.v[i]);
        for (unsigned k = 0; to && k < s->actions.n; k++) {
            if (k != i && new_name(&s->actions.v[k]) && str_eq_nocase(s->actions.v[k].name.text, to->text)) {
                return true;
            }
        }
    }
    return false;
}

/* MySQL's names are those from before the statement: all columns go out of the way, then each to its new name. */
static void rename_together(const struct ddl *x, struct table *t, const struct alter_table *s, struct column **renamed)
{
    for (unsigned i = 0; i < s->actions.n; i++) {
        const struct alter_action *a = &s->actions.v[i];
        renamed[i] = new_name(a) ? table_column(t, a->name.text) : NULL;
    }
    for (unsigned i = 0; i < s->actions.n; i++) {
        if (renamed[i]) {
            struct name away = {str_printf(x->a, "\1%u", i), s->actions.v[i].span, false};
            ddl_column_rename(x, t, renamed[i], &away);
        }
    }
    for (unsigned i = 0; i < s->actions.n; i++) {
        if (renamed[i]) {
            ddl_column_rename(x, t, renamed[i], new_name(&s->actions.v[i]));
        }
    }
}

/* ---------------------------------------------------------------- the order of the actions */

static bool drops_named(enum alter_kind kind)
{
    return kind == ALTER_DROP_FOREIGN || kind == ALTER_DROP_CHECK || kind == ALTER_DROP_CONSTRAINT ||
           kind == ALTER_DROP_INDEX || kind == ALTER_DROP_PRIMARY;
}

static void apply_at(struct alter *k, unsigned i, bool *done)
{
    k->a = &k->s->actions.v[i];
    done[i] = true;
    apply(k, &k->s->table);
}

/* MySQL's drops all speak of the table as it was, and a column may go together with what uses it. */
static void drop_first(struct alter *k, bool *done)
{
    for (unsigned i = 0; i < k->s->actions.n; i++) {
        if (drops_named(k->s->actions.v[i].kind)) {
            apply_at(k, i, done);
        }
    }
    for (bool more = true; more;) { /* the generated columns before those that they are made of */
        more = false;
        for (unsigned i = 0; i < k->s->actions.n; i++) {
            const struct alter_action *a = &k->s->actions.v[i];
            const struct column *c = a->kind == ALTER_DROP_COLUMN ? table_column(k->t, a->name.text) : NULL;
            if (!done[i] && c && !generated_using(k->t, c) && !default_using(k->t, c)) {
                apply_at(k, i, done);
                more = true;
            }
        }
    }
}

/* An index that a foreign key needs stays, unless another one serves it in the end. */
static void keys_served(const struct alter *k)
{
    const struct alter_action *by = NULL;
    for (unsigned i = 0; i < k->s->actions.n; i++) {
        enum alter_kind kind = k->s->actions.v[i].kind;
        bool drops = kind == ALTER_DROP_INDEX || kind == ALTER_DROP_PRIMARY || kind == ALTER_DROP_CONSTRAINT;
        by = drops ? &k->s->actions.v[i] : by;
    }
    for (unsigned i = 0; by && i < k->t->foreign_keys.n; i++) {
        const struct foreign_key_info *f = k->t->foreign_keys.v[i];
        if (f->place.text != k->x->s->text && !ddl_foreign_served(k->t, f)) {
            ddl_refuse(k->x, by->span, "the foreign key `%.*s` needs the index", STR_ARG(f->name));
            return;
        }
    }
}

static const struct name *old_name(const struct alter_action *a)
{
    switch (a->kind) {
    case ALTER_DROP_COLUMN:
    case ALTER_RENAME_COLUMN:
    case ALTER_CHANGE_COLUMN: return &a->name;
    case ALTER_MODIFY_COLUMN: return &a->column.name;
    default: return NULL;
    }
}

static bool each_column_once(const struct alter *k)
{
    for (unsigned i = 0; i < k->s->actions.n; i++) {
        const struct name *one = old_name(&k->s->actions.v[i]);
        if (one && k->s->actions.v[i].if_exists && !table_column(k->t, one->text)) {
            continue;
        }
        for (unsigned n = 0; one && n < i; n++) {
            const struct name *other = old_name(&k->s->actions.v[n]);
            if (other && str_eq_nocase(one->text, other->text)) {
                return ddl_server(k->x, k->s->actions.v[i].span, ON_DOLT, "a column that two actions change");
            }
        }
    }
    return true;
}

static bool rename_index(const struct ddl *x, const struct alter_table *s)
{
    struct table *owner;
    if (!ddl_index(x->c, NULL, s->table.name.text, &owner)) {
        return s->if_exists || ddl_refuse(x, s->table.span, "no index `%.*s`", STR_ARG(s->table.name.text));
    }
    const struct alter k = {x, owner, s, &s->actions.v[0], NULL};
    return ddl_alter_rename_index(&k);
}

bool ddl_alter(const struct ddl *x, const struct alter_table *s)
{
    if (s->of_index) {
        return ddl_database(x, &s->table) && rename_index(x, s);
    }
    if (s->if_exists && !catalog_find(x->c, &s->table)) {
        return true;
    }
    unsigned errors = x->d->n_errors;
    struct table *t = ddl_table(x, &s->table);
    struct column **renamed = ARENA_ARRAY(x->a, struct column *, s->actions.n + 1);
    bool *done = ARENA_ARRAY(x->a, bool, s->actions.n + 1);
    struct alter k = {x, t, s, NULL, NULL};
    if (!t) {
        return false;
    }
    bool mysql = x->c->options.dialect == DIALECT_MYSQL;
    if (mysql && each_column_once(&k)) {
        drop_first(&k, done);
    }
    if (mysql && names_move_on(s) &&
        ddl_server(x, s->table.span, ON_MYSQL | ON_MARIADB, "renaming to a name that is free only then")) {
        rename_together(x, t, s, renamed);
    }
    for (unsigned i = 0; i < s->actions.n; i++) {
        k.renamed = renamed[i];
        if (!done[i]) {
            apply_at(&k, i, done);
        }
    }
    if (x->d->n_errors == errors && mysql) {
        keys_served(&k);
    }
    if (x->d->n_errors == errors) {
        ddl_table_done(x, t, s->table.span);
    }
    return x->d->n_errors == errors;
}
