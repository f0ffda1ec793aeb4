/* builtin_dolt.c: what Dolt makes of every table, its table functions and its procedures: dolt_shapes.def. Part of the
 * catalogue; see builtin.h. */
#include "sema/builtin.h"

struct shape {
    enum { PER_TABLE, FUNCTION, PROCEDURE } kind;
    const char *name;
    unsigned least, most;
    const char *columns;
};

#define TABLE(name, columns)
#define PER_TABLE(prefix, columns) {PER_TABLE, prefix, 0, 0, columns},
#define FUNCTION(name, least, most, columns) {FUNCTION, name, least, most, columns},
#define PROCEDURE(name, columns) {PROCEDURE, name, 0, FUNC_ANY, columns},
enum { FUNC_ANY = 1000 };
static const struct shape shapes[] = {
#include "sema/dolt_shapes.def"
};
enum { N_SHAPES = sizeof shapes / sizeof *shapes };

static bool dolt_meant(const struct catalog *c)
{
    enum flavour f = c->options.flavour;
    return c->options.dialect == DIALECT_MYSQL && (f == FLAVOUR_DOLT || f == FLAVOUR_ANY);
}

static bool in_primary_key(const struct table *t, const struct column *column)
{
    for (unsigned i = 0; i < t->indexes.n; i++) {
        for (unsigned k = 0; t->indexes.v[i]->primary && k < t->indexes.v[i]->parts.n; k++) {
            if (t->indexes.v[i]->parts.v[k].column == column) {
                return true;
            }
        }
    }
    return false;
}

static bool has_primary_key(const struct table *t)
{
    return t->indexes.n && t->indexes.v[0]->primary;
}

enum part { ALL_COLUMNS, KEY_COLUMNS, OTHER_COLUMNS };

static void add_columns(const struct catalog *c, struct table *to, const struct table *of, enum part which,
                        struct str prefix, bool key_not_null)
{
    for (unsigned i = 0; i < of->columns.n; i++) {
        const struct column *from = of->columns.v[i];
        bool key = in_primary_key(of, from);
        if ((which == KEY_COLUMNS && !key) || (which == OTHER_COLUMNS && key)) {
            continue;
        }
        struct str name = str_printf(c->arena, "%.*s%.*s", STR_ARG(prefix), STR_ARG(from->name));
        builtin_add(c, to, from, name, key_not_null && key);
    }
}

static void add_piece(const struct catalog *c, struct table *to, const struct table *of, struct str piece)
{
    struct sql_options dolt = c->options;
    struct str rest = str_sub(piece, 1, piece.n);
    dolt.flavour = FLAVOUR_DOLT;
    switch (piece.p[0]) {
    case '*': add_columns(c, to, of, ALL_COLUMNS, rest, false); break;
    case '!':
        add_columns(c, to, of, KEY_COLUMNS, rest, false);
        add_columns(c, to, of, OTHER_COLUMNS, rest, false);
        break;
    case '@': add_columns(c, to, of, KEY_COLUMNS, rest, true); break;
    case '?':
        if (!has_primary_key(of)) {
            builtin_declare(c, to, &dolt, rest);
        }
        break;
    default: builtin_declare(c, to, &dolt, piece); break;
    }
}

static struct table *shape_table(const struct catalog *c, struct str name, const char *pieces, const struct table *of)
{
    struct str all = str_from(pieces);
    if (all.p[0] == '=') {
        return builtin_table(c, (struct str){0}, str_sub(all, 1, all.n));
    }
    struct table *to = builtin_new(c, name);
    for (size_t at = 0; at < all.n;) {
        size_t end = at;
        while (end < all.n && all.p[end] != '|') {
            end++;
        }
        add_piece(c, to, of, str_sub(all, at, end - at));
        at = end + 1;
    }
    to->made_of = of;
    to->only = c->options.flavour == FLAVOUR_ANY ? STR("Dolt") : (struct str){0};
    return to;
}

static bool begins(struct str name, const char *prefix)
{
    struct str p = str_from(prefix);
    return name.n > p.n && str_eq_nocase(str_sub(name, 0, p.n), p);
}

struct table *builtin_per_table(const struct catalog *c, struct str database, struct str name)
{
    for (unsigned i = 0; i < N_SHAPES && dolt_meant(c); i++) {
        const struct shape *s = &shapes[i];
        if (s->kind != PER_TABLE || !begins(name, s->name)) {
            continue;
        }
        struct qname own = {.schema.text = database, .name.text = str_sub(name, str_from(s->name).n, name.n)};
        const struct table *of = catalog_find(c, &own);
        if (of && (s->columns[0] != '@' || has_primary_key(of))) {
            return shape_table(c, name, s->columns, of);
        }
    }
    return NULL;
}

static const struct shape *shape_of(const struct catalog *c, struct str name, int kind)
{
    for (unsigned i = 0; i < N_SHAPES && dolt_meant(c); i++) {
        if ((int)shapes[i].kind == kind && str_is(name, shapes[i].name)) {
            return &shapes[i];
        }
    }
    return NULL;
}

bool builtin_dolt_function(const struct catalog *c, struct str name, struct builtin_function *out)
{
    const struct shape *s = shape_of(c, name, FUNCTION);
    if (s) {
        *out = (struct builtin_function){str_from(s->name), s->least, s->most, s->columns, NULL};
    }
    return s != NULL;
}

struct table *builtin_function_rows(const struct catalog *c, const struct builtin_function *f, const struct table *of)
{
    return shape_table(c, f->name, f->columns, of);
}

struct table *builtin_procedure(const struct catalog *c, struct str name)
{
    const struct shape *s = shape_of(c, name, PROCEDURE);
    return s ? shape_table(c, str_from(s->name), s->columns, NULL) : NULL;
}
