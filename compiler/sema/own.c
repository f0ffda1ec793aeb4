/* own.c: see own.h. Between the configuration and the catalogue, when the schema is complete. */
#include "sema/own.h"

#include "base/file.h"
#include "scan/query_names.h"
#include "sema/catalog.h"
#include "sema/declared.h"

/* ---------------------------------------------------------------- reading one */

/* The text before the next comma; *rest is what follows it. */
static struct str part(struct str *rest)
{
    size_t n = 0;
    while (n < rest->n && rest->p[n] != ',') n++;
    struct str out = str_trim(str_sub(*rest, 0, n));
    *rest = n < rest->n ? str_sub(*rest, n + 1, rest->n) : STR("");
    return out;
}

/* One word, or two of which the first is struct, union or enum. */
static bool is_type_name(struct str s)
{
    static const char *const tags[] = {"struct ", "union ", "enum "};
    for (unsigned i = 0; i < 3; i++)
        if (str_starts(s, tags[i])) return is_c_identifier(str_trim(str_sub(s, str_from(tags[i]).n, s.n)));
    return is_c_identifier(s) && !str_is(s, "struct") && !str_is(s, "union") && !str_is(s, "enum");
}

static bool is_header(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] == '"' || s.p[i] == '\\' || (unsigned char)s.p[i] < ' ') return false;
    return s.n > 0 && (s.p[0] != '<' || (s.n > 2 && s.p[s.n - 1] == '>'));
}

bool own_type_read(struct arena *a, struct str text, struct own_type *out, struct str *why)
{
    size_t n = 0;
    while (n < text.n && text.p[n] != '=') n++;
    struct str rest = str_sub(text, n < text.n ? n + 1 : n, text.n);
    *out = (struct own_type){.key = str_trim(str_sub(text, 0, n))};
    out->c = part(&rest);
    out->header = part(&rest);
    out->from = part(&rest);
    out->to = part(&rest);
    const char *wrong =
        !out->key.n                   ? "the column or type is missing"
        : !is_type_name(out->c)       ? "`c` is the name of a C type: `money_t`, `struct money`"
        : !is_header(out->header)     ? "`header` is the file that declares the type: `money.h`, `<money.h>`"
        : !is_c_identifier(out->from) ? "`from` is the C function that makes the type of a column's value"
        : !is_c_identifier(out->to)   ? "`to` is the C function that makes a column's value of the type"
        : rest.n                      ? "there is more than c, header, from and to"
                                      : NULL;
    if (wrong) *why = str_printf(a, "%.*s: %s", STR_ARG(out->key), wrong);
    return !wrong;
}

/* ---------------------------------------------------------------- the columns it is for */

struct apply {
    struct arena *a;
    struct diags *d;
    const struct catalog *c;
    struct own_type *own;
    bool failed;
};

static struct place place_of(struct apply *x)
{
    return x->own->place.source ? x->own->place : place_file(source_new(x->a, STR("--type"), STR("")));
}

/* The functions are of one C type. */
static void give(struct apply *x, struct column *c)
{
    const struct column *first = x->own->first;
    if (first && (first->type.kind != c->type.kind || first->type.members != c->type.members)) {
        if (!x->failed) {
            struct diag *g = diag_add(x->d, DIAG_E0704, place_of(x),
                                      "the columns of type `%.*s` are not all of one C type", STR_ARG(x->own->key));
            diag_hint(x->d, g, "name the columns: `%.*s.%.*s`", STR_ARG(c->table->key), STR_ARG(c->name));
            diag_note(x->d, g, first->place, "one is here");
            diag_note(x->d, g, c->place, "one is here");
        }
        x->failed = true;
        return;
    }
    if (!first) x->own->first = c;
    c->own = x->own;
}

/* Without blanks and the case of letters. */
static bool same_words(struct str a, struct str b)
{
    size_t i = 0, k = 0;
    for (;; i++, k++) {
        while (i < a.n && a.p[i] == ' ') i++;
        while (k < b.n && b.p[k] == ' ') k++;
        if (i >= a.n || k >= b.n) return i >= a.n && k >= b.n;
        if (!str_eq_nocase(str_sub(a, i, 1), str_sub(b, k, 1))) return false;
    }
}

static bool is_of_type(struct apply *x, const struct column *c)
{
    const struct type_name *written = c->def ? &c->def->type : NULL;
    return same_words(type_sql(x->a, &c->type), x->own->key) || (written && same_words(written->name, x->own->key)) ||
           (written && same_words(written->user.name.text, x->own->key));
}

/* "table.column", "database.table.column": the last point parts them. */
static size_t point_of(struct str key)
{
    size_t n = key.n;
    while (n > 0 && key.p[n - 1] != '.') n--;
    return n;
}

static void report_unknown(struct apply *x, const struct table *t)
{
    str_vec known = {0};
    for (unsigned i = 0; i < x->c->tables.n; i++) {
        const struct table *each = x->c->tables.entries[i].value;
        for (unsigned k = 0; each && (!t || each == t) && k < each->columns.n; k++)
            vec_push(x->a, &known,
                     str_printf(x->a, "%.*s.%.*s", STR_ARG(each->key), STR_ARG(each->columns.v[k]->name)));
    }
    bool named = point_of(x->own->key) > 0;
    struct str near = named ? diag_nearest(x->own->key, known.v, known.n) : STR("");
    struct diag *g = diag_add(x->d, DIAG_E0704, place_of(x),
                              named ? "the schema has no column `%.*s`" : "no column of the schema is of type `%.*s`",
                              STR_ARG(x->own->key));
    if (near.n) diag_hint(x->d, g, "did you mean `%.*s`?", STR_ARG(near));
    if (!named)
        diag_hint(x->d, g, "a key is `table.column`, a domain, or a column's type as the DDL has it: `DECIMAL(12,2)`");
}

static void give_by_type(struct apply *x)
{
    const struct map *tables = &x->c->tables;
    bool met = false;
    for (unsigned i = 0; i < tables->n; i++) {
        const struct table *t = tables->entries[i].value;
        for (unsigned k = 0; t && !t->view && k < t->columns.n; k++)
            if (is_of_type(x, t->columns.v[k])) {
                met = true;
                if (!t->columns.v[k]->own) give(x, t->columns.v[k]);
            }
    }
    if (!met)
        report_unknown(x, NULL);
    else if (!x->own->first && !x->failed)
        diag_add(x->d, DIAG_W0317, place_of(x), "each column of type `%.*s` has a type of its own in `types`",
                 STR_ARG(x->own->key));
}

static void give_by_name(struct apply *x, size_t point)
{
    struct table *t = catalog_table(x->c, str_sub(x->own->key, 0, point - 1));
    struct column *c = t ? table_column(t, str_sub(x->own->key, point, x->own->key.n)) : NULL;
    if (!c) {
        report_unknown(x, t);
    } else if (t->view) {
        struct diag *g = diag_add(x->d, DIAG_E0704, place_of(x), "`%.*s` is a view's column", STR_ARG(x->own->key));
        diag_hint(x->d, g, "name the table's column: what a view passes on keeps its type");
        diag_note(x->d, g, t->place, "the view is declared here");
    } else {
        give(x, c);
    }
}

/* A column's own name says more than its type. */
void own_types_apply(struct arena *a, struct diags *d, struct catalog *c, const struct declared *declared)
{
    for (unsigned i = 0; declared && i < declared->types.n; i++) {
        struct own_type *own = ARENA_NEW(a, struct own_type);
        *own = declared->types.v[i];
        vec_push(a, &c->own_types, own);
    }
    for (unsigned by_type = 0; by_type < 2; by_type++)
        for (unsigned i = 0; i < c->own_types.n; i++) {
            struct apply x = {a, d, c, c->own_types.v[i], false};
            size_t point = point_of(x.own->key);
            if (point && !by_type) give_by_name(&x, point);
            if (!point && by_type) give_by_type(&x);
        }
}
