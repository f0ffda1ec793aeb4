/* fingerprint.c: one number for all that a query's record depends on: drift is a fingerprint that changed.
 *
 * In it: dialect, flavour, sql_mode, the SQL, and of each used column its name, type, nullability and default. Not in it:
 * places, comments of the schema, unused columns, the order of tables. */
#include "base/digest.h"
#include "parse/normal.h"
#include "sema/declared.h"
#include "sema/model.h"

static void add_words(struct buf *s, const char *words)
{
    digest_part(s, str_from(words));
}

static void add_type(struct arena *a, struct buf *s, const struct type *t)
{
    add_words(s, type_kind_name(t->kind));
    add_words(s, type_kind_name(t->narrowed));
    digest_part(s, type_sql(a, t));
    digest_part(s, t->collation);
    digest_part(s, str_printf(a, "%u,%u", t->precision, t->scale));
    for (unsigned i = 0; t->members && i < t->members->n; i++) {
        digest_part(s, t->members->labels[i]);
    }
}

/* As it is written, whatever its blanks, comments and letters of keywords. */
static void add_default(struct buf *s, const struct catalog *c, const struct column *of)
{
    const struct expr *e = of->def ? of->def->default_value : NULL;
    if (!e || !of->default_text) {
        return;
    }
    struct buf b = {0};
    struct str written = str_sub(of->default_text->text, e->span.off, e->span.len);
    if (c->options.dialect == DIALECT_POSTGRES) {
        buf_str(&b, written);
    } else {
        normal_text(&b, &c->options, written);
    }
    digest_part(s, buf_view(&b));
    buf_free(&b);
}

static void add_column(struct arena *a, struct buf *s, const struct catalog *cat, const struct column *c)
{
    digest_part(s, c->name);
    add_type(a, s, &c->type);
    if (c->own) {
        digest_part(s, c->own->c);
        digest_part(s, c->own->header);
        digest_part(s, c->own->from);
        digest_part(s, c->own->to);
    }
    add_words(s, c->not_null ? "not null" : "null");
    add_words(s, c->has_default ? "default" : "");
    add_words(s, c->generated != GENERATED_NONE || c->identity_always ? "generated" : "");
    add_default(s, cat, c);
}

static bool mentions(struct str text, struct str name)
{
    for (size_t i = 0; i + name.n <= text.n; i++) {
        if (str_eq_nocase(str_sub(text, i, name.n), name)) {
            return true;
        }
    }
    return false;
}

/* The declared functions that the text may call: a word more than needed is drift more, never less. */
static void add_declared(struct arena *a, struct buf *s, const struct declared *d, struct str sql)
{
    for (unsigned i = 0; d && i < d->functions.n; i++) {
        const struct func *f = &d->functions.v[i];
        if (mentions(sql, str_from(f->name))) {
            add_words(s, f->name);
            add_words(s, f->args);
            digest_part(s, str_printf(a, "%u,%u,%d,%d,%d,%d", f->least, f->most, (int)f->kind, (int)f->type,
                                      (int)f->null, (int)f->restless));
        }
    }
}

/* What a caller sees of a routine: its parameters, and what comes back. */
static void add_routine(struct arena *a, struct buf *s, const struct routine *r)
{
    static const char *const modes[] = {"in", "out", "inout"};
    digest_part(s, r->key);
    for (unsigned i = 0; i < r->create->parameters.n; i++) {
        add_words(s, modes[r->create->parameters.v[i].mode]);
        add_type(a, s, &r->parameters[i]);
    }
    if (r->create->function) {
        add_type(a, s, &r->returns);
    }
}

static void add_result(struct arena *a, struct buf *s, const struct model_column *c)
{
    digest_part(s, c->name);
    add_type(a, s, &c->type);
    add_words(s, c->nullable ? "null" : "not null");
}

/* What a view selects is what the query selects. */
static void add_view(struct buf *s, const struct catalog *c, const struct table *t)
{
    struct buf b = {0};
    if (c->options.dialect == DIALECT_POSTGRES) {
        buf_str(&b, t->view->text->text);
    } else {
        normal_text(&b, &c->options, t->view->text->text);
    }
    digest_part(s, buf_view(&b));
    buf_free(&b);
}

struct str query_fingerprint(struct arena *a, const struct catalog *c, const struct model_query *q)
{
    struct buf s = {0};
    add_words(&s, dialect_name(c->options.dialect));
    add_words(&s, flavour_name(c->options.flavour));
    digest_part(&s, str_printf(a, "%u", c->options.modes));
    digest_part(&s, q->sql);
    add_declared(a, &s, c->options.declared, q->sql);
    for (unsigned i = 0; i < q->uses.n; i++) {
        const struct table *t = catalog_table(c, q->uses.v[i].table);
        digest_part(&s, q->uses.v[i].table);
        if (t && t->view) {
            add_view(&s, c, t);
        }
        for (unsigned k = 0; t && k < q->uses.v[i].columns.n; k++) {
            const struct column *column = table_column(t, q->uses.v[i].columns.v[k]);
            if (column) {
                add_column(a, &s, c, column);
            }
        }
    }
    for (unsigned i = 0; i < q->routines.n; i++) {
        add_routine(a, &s, q->routines.v[i]);
    }
    for (unsigned i = 0; q->kind == QUERY_CALL && i < q->columns.n; i++) {
        add_result(a, &s, &q->columns.v[i]);
    }
    struct str fingerprint = digest_hex(a, buf_view(&s));
    buf_free(&s);
    return fingerprint;
}
