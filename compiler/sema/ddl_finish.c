/* ddl_finish.c: what can only be judged when the whole schema is read: foreign keys and what they reference. The end of
 * DDL replay. SQLite takes a foreign key to a table that comes later; one that never comes, or that references no key,
 * makes every INSERT fail there, so it is an error here in all dialects. */
#include "sema/ddl.h"
#include "sema/program.h"

enum { MANY_ROW_BYTES = 1024 * 1024 };

struct ask {
    struct catalog *c;
    struct diags *d;
    const struct table *t;
    struct foreign_key_info *f;
    const struct table *target;
};

static struct diag *report(const struct ask *k, const char *why)
{
    struct diag *g = diag_add(k->d, DIAG_E0408, k->f->place, "the foreign key of `%.*s` to `%.*s` %s",
                              STR_ARG(k->t->name), STR_ARG(k->f->table), why);
    diag_note(k->d, g, k->target->place, "`%.*s` is declared here", STR_ARG(k->target->name));
    return g;
}

static bool refuse(const struct ask *k, const char *why)
{
    report(k, why);
    return false;
}

/* No server of the mysql dialect makes it, unless its session does not check. */
static bool too_early(const struct ask *k)
{
    struct diag *g = report(k, "comes before that table");
    diag_hint(k->d, g, "create `%.*s` first, or write SET foreign_key_checks = 0; before", STR_ARG(k->target->name));
    return false;
}

static bool no_table(const struct ask *k)
{
    unsigned n = 0;
    struct str *names = ARENA_ARRAY(k->d->arena, struct str, k->c->tables.n + 1);
    for (unsigned i = 0; i < k->c->tables.n; i++) {
        if (k->c->tables.entries[i].value) {
            names[n++] = k->c->tables.entries[i].key;
        }
    }
    struct diag *g =
        diag_add(k->d, DIAG_E0402, k->f->place, "the foreign key of `%.*s` references no table of the schema: `%.*s`",
                 STR_ARG(k->t->name), STR_ARG(k->f->table));
    struct str near = diag_nearest(k->f->table, names, n);
    if (near.n) {
        diag_hint(k->d, g, "did you mean `%.*s`?", STR_ARG(near));
    }
    return false;
}

/* REFERENCES t means t's primary key; written out, so that every later stage sees columns. */
static bool default_columns(const struct ask *k)
{
    const struct index *primary = k->target->indexes.n ? k->target->indexes.v[0] : NULL;
    if (k->f->ref_columns.n) {
        return true;
    }
    if (!primary || !primary->primary) {
        return refuse(k, "names no columns, and that table has no primary key");
    }
    if (!servers_check(k->c, k->d, k->f->place, ON_MYSQL, "REFERENCES without columns")) {
        return false;
    }
    for (unsigned i = 0; i < primary->parts.n; i++) {
        vec_push(k->c->arena, &k->f->ref_columns, ((struct name){.text = primary->parts.v[i].column->name}));
    }
    return k->f->ref_columns.n == k->f->columns.n
               ? true
               : refuse(k, "has another number of columns than the primary key there");
}

static bool columns_exist(const struct ask *k)
{
    for (unsigned i = 0; i < k->f->ref_columns.n; i++) {
        struct str name = k->f->ref_columns.v[i].text;
        if (!table_column(k->target, name)) {
            struct diag *g = diag_add(k->d, DIAG_E0403, k->f->place, "no column `%.*s` in table `%.*s`", STR_ARG(name),
                                      STR_ARG(k->target->name));
            diag_note(k->d, g, k->target->place, "`%.*s` is declared here", STR_ARG(k->target->name));
            return false;
        }
    }
    return true;
}

static bool has_ref(const struct ask *k, const struct column *c)
{
    for (unsigned i = 0; i < k->f->ref_columns.n; i++) {
        if (table_column(k->target, k->f->ref_columns.v[i].text) == c) {
            return true;
        }
    }
    return false;
}

/* The first parts of the index are the referenced columns (to MySQL, in their order); whole: and it has no other part. */
static bool index_fits(const struct ask *k, const struct index *i, bool whole)
{
    unsigned n = k->f->ref_columns.n;
    if (i->partial || i->fulltext || i->spatial || i->parts.n < n || (whole && i->parts.n != n)) {
        return false;
    }
    for (unsigned p = 0; p < n; p++) {
        const struct column *c = i->parts.v[p].column;
        bool in_place = table_column(k->target, k->f->ref_columns.v[p].text) == c;
        if (!c || i->parts.v[p].prefix || (k->c->options.dialect == DIALECT_MYSQL ? !in_place : !has_ref(k, c))) {
            return false;
        }
    }
    return true;
}

static bool key_there(const struct ask *k)
{
    bool unique = false, index = false;
    for (unsigned i = 0; i < k->target->indexes.n; i++) {
        const struct index *x = k->target->indexes.v[i];
        unique = unique || (x->unique && index_fits(k, x, true));
        index = index || index_fits(k, x, false);
    }
    if (unique) {
        return true;
    }
    if (!index || k->c->options.dialect != DIALECT_MYSQL) {
        return refuse(k, "references columns that are no unique key there");
    }
    return servers_check(k->c, k->d, k->f->place, ON_MARIADB | ON_DOLT, "a foreign key to columns that are not unique");
}

static bool is_named_collation(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '_') {
            return true;
        }
    }
    return false;
}

/* Where both sides say how they compare, MySQL and MariaDB want them to say the same. */
static bool collations_fit(const struct ask *k, const struct column *from, const struct column *to)
{
    struct str a = from->type.collation, b = to->type.collation;
    struct str x = from->def->type.charset.text, y = to->def->type.charset.text;
    if (x.n && y.n && !str_eq_nocase(x, y)) {
        return refuse(k, "has a column of another character set than the one it references");
    }
    return !is_named_collation(a) || !is_named_collation(b) || str_eq_nocase(a, b) ||
           servers_check(k->c, k->d, k->f->place, ON_DOLT, "a foreign key between two collations");
}

static bool stored_alike(const struct ask *k, enum type_kind a, enum type_kind b)
{
    bool times = (a == TYPE_DATETIME && b == TYPE_TIMESTAMP) || (a == TYPE_TIMESTAMP && b == TYPE_DATETIME);
    bool years = (a == TYPE_YEAR && b == TYPE_UINT8) || (a == TYPE_UINT8 && b == TYPE_YEAR);
    return a == b || a == TYPE_NONE || b == TYPE_NONE || times ||
           (years &&
            servers_check(k->c, k->d, k->f->place, ON_MYSQL | ON_MARIADB, "a foreign key between YEAR and TINYINT"));
}

/* MySQL wants the same size and sign; the others compare what they find. */
static bool types_fit(const struct ask *k)
{
    for (unsigned i = 0; k->c->options.dialect == DIALECT_MYSQL && i < k->f->columns.n; i++) {
        const struct column *from = k->f->columns.v[i];
        const struct column *to = table_column(k->target, k->f->ref_columns.v[i].text);
        if (!stored_alike(k, from->type.kind, to->type.kind)) {
            return refuse(k, "has a column of another type than the one it references");
        }
        if (!collations_fit(k, from, to)) {
            return false;
        }
    }
    return true;
}

/* MySQL refuses it when the table is made. */
static bool null_possible(const struct ask *k)
{
    bool sets_null = str_is(k->f->on_delete, "SET NULL") || str_is(k->f->on_update, "SET NULL");
    for (unsigned i = 0; sets_null && k->c->options.dialect == DIALECT_MYSQL && i < k->f->columns.n; i++) {
        if (k->f->columns.v[i]->not_null) {
            return refuse(k, "would set a NOT NULL column to NULL");
        }
    }
    return true;
}

static bool judge(struct ask *k)
{
    k->target = catalog_table(k->c, k->f->table);
    if (!k->target) {
        return no_table(k);
    }
    if (k->target->view) {
        return refuse(k, "references a view");
    }
    if (k->f->early) {
        return too_early(k);
    }
    return default_columns(k) && columns_exist(k) && key_there(k) && types_fit(k) && null_possible(k);
}

/* Where the first row is written. */
static struct place rows_place(const struct catalog *c)
{
    for (unsigned i = 0; i < c->statements.n; i++) {
        const struct stmt *s = c->statements.v[i];
        if (s->kind == STMT_INSERT || s->kind == STMT_UPDATE || s->kind == STMT_DELETE)
            return place_sql(s->text, s->span);
    }
    return (struct place){0};
}

/* A dump with data, where one without was meant. */
static void warn_of_size(const struct catalog *c, struct diags *d)
{
    if (c->row_bytes < MANY_ROW_BYTES) return;
    struct diag *g =
        diag_add(d, DIAG_W0122, rows_place(c), "the schema's rows make generated/schema.c larger by %zu MiB",
                 (c->row_bytes + MANY_ROW_BYTES / 2) / MANY_ROW_BYTES);
    diag_hint(d, g, "dump without data (--no-data), or keep the rows outside the schema folder");
}

bool ddl_finish(struct catalog *c, struct diags *d)
{
    const struct ddl x = {c, d, NULL, c->arena};
    bool ok = true;
    ddl_session_finish(&x);
    warn_of_size(c, d);
    for (unsigned i = 0; i < c->tables.n; i++) {
        const struct table *t = c->tables.entries[i].value;
        for (unsigned n = 0; t && n < t->foreign_keys.n; n++) {
            struct ask k = {c, d, t, t->foreign_keys.v[n], NULL};
            ok = judge(&k) && ok;
        }
    }
    ddl_database_finish(c);
    unsigned errors = d->n_errors;
    ddl_infer(c, d); /* before the views: what generated columns are they select */
    ok = ok && d->n_errors == errors;
    ok = ddl_views_finish(c, d) && ok;
    if (!c->incomplete) { /* a table that could not be read would be missing in every body */
        programs_check(c, d);
    }
    return ok;
}
