/* builtin_make.c: built-in tables, made out of the DDL they are written down in. Part of the catalogue; see builtin.h.
 *
 * The columns are parsed and replayed by the front end that the user's own DDL goes through, into a catalogue of their own. */
#include "parse/parse.h"
#include "sema/builtin.h"

struct table *builtin_new(const struct catalog *c, struct str name)
{
    struct table *t = ARENA_NEW(c->arena, struct table);
    t->name = name;
    t->builtin = true;
    map_init(&t->by_name, c->arena, true);
    return t;
}

void builtin_add(const struct catalog *c, struct table *t, const struct column *from, struct str name, bool not_null)
{
    struct column *column = ARENA_NEW(c->arena, struct column);
    *column = (struct column){.name = name,
                              .index = t->columns.n,
                              .table = t,
                              .type = from->type,
                              .not_null = not_null,
                              .has_default = true, /* what an INSERT must give is the engine's to say */
                              .invisible = from->invisible,
                              .strict = from->strict,
                              .affinity = from->affinity};
    vec_push(c->arena, &t->columns, column);
    map_set(&t->by_name, name, column);
}

/* The members of a server's own ENUM are no type of the program's. */
static struct type builtin_type(struct type t)
{
    if (t.kind == TYPE_ENUM || t.kind == TYPE_SET) {
        t = type_of(TYPE_TEXT);
    }
    t.collation = (struct str){0};
    return t;
}

/* SQLite: "name HIDDEN" and "name TEXT HIDDEN" are the arguments of a table function. */
static void take_hidden(struct column *c)
{
    struct str words = c->def->type.name;
    if (str_ends(words, "HIDDEN")) {
        c->invisible = true;
        c->type = words.n > sizeof "HIDDEN" ? c->type : type_of(TYPE_ANY);
    }
}

static const struct table *replayed(const struct catalog *c, const struct sql_options *o, struct str columns)
{
    struct diags quiet;
    struct catalog *own = ARENA_NEW(c->arena, struct catalog);
    struct str text = str_printf(c->arena, "CREATE TABLE t (%.*s)", STR_ARG(columns));
    const struct source *source = source_new(c->arena, STR("built-in tables"), text);
    diags_init(&quiet, c->arena);
    catalog_init(own, c->arena, o);
    struct stmt *s = rd_parse_stmt(c->arena, &quiet, o, sqltext_slice(c->arena, source, 0, (uint32_t)source->text.n));
    if (s) {
        ddl_apply(own, &quiet, s);
    }
    return catalog_table(own, STR("t"));
}

void builtin_declare(const struct catalog *c, struct table *t, const struct sql_options *o, struct str columns)
{
    const struct table *from = replayed(c, o, columns);
    for (unsigned i = 0; from && i < from->columns.n; i++) {
        struct column *column = from->columns.v[i];
        column->type = builtin_type(column->type);
        if (o->dialect == DIALECT_SQLITE) {
            take_hidden(column);
        }
        builtin_add(c, t, column, column->name, column->not_null);
    }
}

void builtin_declare_like(const struct catalog *c, struct table *t, struct str columns)
{
    unsigned first = t->columns.n;
    builtin_declare(c, t, &c->options, columns);
    for (unsigned i = first; i < t->columns.n; i++) {
        t->columns.v[i]->def = ARENA_NEW(c->arena, struct column_def);
        t->columns.v[i]->not_null = false;
        t->columns.v[i]->place = t->place;
    }
}

struct table *builtin_revision(const struct catalog *c, const struct table *t)
{
    struct table *r = builtin_new(c, t->name);
    for (unsigned i = 0; i < t->columns.n; i++) {
        builtin_add(c, r, t->columns.v[i], t->columns.v[i]->name, false);
    }
    r->made_of = t->builtin ? t->made_of : t;
    r->only = t->only;
    return r;
}

/* ---------------------------------------------------------------- several servers */

static unsigned wider(unsigned a, unsigned b)
{
    return a > b ? a : b;
}

/* 0 stands for "not limited", or for "not known". */
static unsigned longer(unsigned a, unsigned b)
{
    return a && b ? wider(a, b) : 0;
}

static enum type_kind join_integers(enum type_kind a, enum type_kind b)
{
    static const enum type_kind of_signed[] = {TYPE_INT8, TYPE_INT16, TYPE_INT32, TYPE_INT64};
    if (type_is_unsigned(a) == type_is_unsigned(b)) {
        return type_bits(a) >= type_bits(b) ? a : b;
    }
    unsigned bits = wider(type_bits(a) * (type_is_unsigned(a) ? 2 : 1), type_bits(b) * (type_is_unsigned(b) ? 2 : 1));
    for (unsigned i = 0; i < sizeof of_signed / sizeof *of_signed; i++) {
        if (type_bits(of_signed[i]) == bits) {
            return of_signed[i];
        }
    }
    return TYPE_ANY;
}

static struct type join_decimals(const struct type *a, const struct type *b)
{
    struct type t = *a;
    if (!a->precision || !b->precision) {
        return type_of(TYPE_DECIMAL);
    }
    t.scale = wider(a->scale, b->scale);
    t.precision = wider(a->precision - a->scale, b->precision - b->scale) + t.scale;
    t.sql_type = (struct str){0};
    return t;
}

/* A type that holds what either holds, read the same way. */
static struct type join_types(const struct type *a, const struct type *b)
{
    struct type t = *a;
    if (a->kind == TYPE_DECIMAL && b->kind == TYPE_DECIMAL) {
        return join_decimals(a, b);
    }
    if (type_is_integer(a->kind) && type_is_integer(b->kind) && a->kind != TYPE_BOOL && b->kind != TYPE_BOOL) {
        enum type_kind kind = join_integers(a->kind, b->kind);
        return kind == a->kind ? *a : kind == b->kind ? *b : type_of(kind);
    }
    if ((a->kind == TYPE_FLOAT || a->kind == TYPE_DOUBLE) && (b->kind == TYPE_FLOAT || b->kind == TYPE_DOUBLE)) {
        return a->kind == TYPE_DOUBLE ? *a : *b;
    }
    if ((a->kind == TYPE_DATETIME || a->kind == TYPE_TIMESTAMP) && b->kind != a->kind &&
        (b->kind == TYPE_DATETIME || b->kind == TYPE_TIMESTAMP)) {
        t = type_of(TYPE_DATETIME); /* a session of ours shows a TIMESTAMP as the civil time in UTC */
    } else if (a->kind != b->kind) {
        return type_of(TYPE_ANY);
    }
    t.precision = longer(a->precision, b->precision);
    t.scale = wider(a->scale, b->scale);
    if (t.precision != a->precision || t.scale != a->scale) {
        t.sql_type = (struct str){0};
    }
    return t;
}

static struct str server_names(const struct catalog *c, const struct builtin_source *s, unsigned n, struct str column)
{
    struct str out = {0};
    for (unsigned i = 0; i < n; i++) {
        if (s[i].table && (!column.n || table_column(s[i].table, column))) {
            out = out.n ? str_printf(c->arena, "%.*s and %s", STR_ARG(out), s[i].server) : str_from(s[i].server);
        }
    }
    return out;
}

/* One column of the joined table: what all say that have it. */
static void join_column(const struct catalog *c, struct table *to, const struct builtin_source *s, unsigned n,
                        const struct column *first)
{
    struct column joined = *first;
    unsigned missing = 0;
    for (unsigned i = 0; i < n; i++) {
        const struct column *other = s[i].table ? table_column(s[i].table, first->name) : NULL;
        if (s[i].table && !other) {
            missing++;
        } else if (other) {
            joined.type = join_types(&joined.type, &other->type);
            joined.not_null = joined.not_null && other->not_null;
        }
    }
    joined.invisible = joined.invisible || missing;
    builtin_add(c, to, &joined, first->name, joined.not_null);
    if (missing) {
        to->columns.v[to->columns.n - 1]->only = server_names(c, s, n, first->name);
    }
}

struct table *builtin_join(const struct catalog *c, const struct builtin_source *s, unsigned n)
{
    struct table *to = NULL;
    bool all = true;
    for (unsigned i = 0; i < n; i++) {
        all = all && s[i].table;
        if (s[i].table && !to) {
            to = builtin_new(c, s[i].table->name);
        }
        for (unsigned k = 0; s[i].table && k < s[i].table->columns.n; k++) {
            if (!table_column(to, s[i].table->columns.v[k]->name)) {
                join_column(c, to, s, n, s[i].table->columns.v[k]);
            }
        }
    }
    if (to && !all) {
        to->only = server_names(c, s, n, (struct str){0});
    }
    return to;
}
