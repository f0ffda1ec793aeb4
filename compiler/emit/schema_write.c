/* schema_write.c: the catalogue as cache/schema.json (cache_write.h). EMIT.
 *
 * Tables and indexes by name, columns in their own order: reformatting the DDL, or moving a statement of it, does
 * not change a byte. */
#include <stdlib.h>

#include "base/digest.h"
#include "emit/cache_write.h"
#include "emit/jsonout.h"

typedef VEC(const struct table *) table_vec;
typedef VEC(const struct index *) index_vec;
typedef VEC(const struct foreign_key_info *) foreign_vec;

static void write_column(struct buf *out, const struct column *c)
{
    struct type value = type_of_value(&c->type);
    record_write_value(out, c->name, &value, !c->not_null);
    record_write_own(out, c->own);
    buf_printf(out, ", \"default\": %s, \"auto_increment\": %s, \"generated\": %s, \"invisible\": %s}",
               c->has_default ? "true" : "false", c->auto_increment ? "true" : "false",
               c->generated != GENERATED_NONE ? "true" : "false", c->invisible ? "true" : "false");
}

static void write_columns(struct buf *out, const struct table *t)
{
    buf_puts(out, "      \"columns\": [");
    for (unsigned i = 0; i < t->columns.n; i++) {
        jsonout_item(out, i == 0, "        {");
        write_column(out, t->columns.v[i]);
    }
    buf_puts(out, "\n      ],\n");
}

static void write_parts(struct buf *out, const struct index *x)
{
    buf_char(out, '[');
    for (unsigned i = 0; i < x->parts.n; i++) {
        if (i) buf_puts(out, ", ");
        jsonout_string_or_null(out, x->parts.v[i].column ? x->parts.v[i].column->name : (struct str){0});
    }
    buf_char(out, ']');
}

/* The primary key first, then by name, then by first column (the engine names what has none). */
static int by_index(const void *a, const void *b)
{
    const struct index *x = *(const struct index *const *)a, *y = *(const struct index *const *)b;
    if (x->primary != y->primary) return x->primary ? -1 : 1;
    int order = str_cmp(x->name, y->name);
    for (unsigned i = 0; order == 0 && i < x->parts.n && i < y->parts.n; i++) {
        struct str p = x->parts.v[i].column ? x->parts.v[i].column->name : (struct str){0};
        struct str q = y->parts.v[i].column ? y->parts.v[i].column->name : (struct str){0};
        order = str_cmp(p, q);
    }
    return order ? order : (x->parts.n > y->parts.n) - (x->parts.n < y->parts.n);
}

static void write_indexes(struct buf *out, struct arena *a, const struct table *t)
{
    index_vec all = {0};
    for (unsigned i = 0; i < t->indexes.n; i++)
        if (!t->indexes.v[i]->implied) vec_push(a, &all, t->indexes.v[i]);
    if (all.n) qsort(all.v, all.n, sizeof *all.v, by_index);
    buf_puts(out, "      \"indexes\": [");
    for (unsigned i = 0; i < all.n; i++) {
        const struct index *x = all.v[i];
        jsonout_item(out, i == 0, "        {\"name\": ");
        jsonout_string_or_null(out, x->name);
        buf_printf(out,
                   ", \"primary\": %s, \"unique\": %s, \"partial\": %s, \"columns\": ", x->primary ? "true" : "false",
                   x->unique || x->primary ? "true" : "false", x->partial ? "true" : "false");
        write_parts(out, x);
        buf_char(out, '}');
    }
    buf_puts(out, all.n ? "\n      ],\n" : "],\n");
}

static int by_columns(const void *a, const void *b)
{
    const struct foreign_key_info *x = *(const struct foreign_key_info *const *)a;
    const struct foreign_key_info *y = *(const struct foreign_key_info *const *)b;
    int order = str_cmp(x->name, y->name);
    for (unsigned i = 0; order == 0 && i < x->columns.n && i < y->columns.n; i++)
        order = str_cmp(x->columns.v[i]->name, y->columns.v[i]->name);
    return order ? order : str_cmp(x->table, y->table);
}

static void write_foreign(struct buf *out, const struct foreign_key_info *f)
{
    buf_puts(out, "{\"columns\": [");
    for (unsigned i = 0; i < f->columns.n; i++) {
        if (i) buf_puts(out, ", ");
        jsonout_string(out, f->columns.v[i]->name);
    }
    buf_puts(out, "], \"table\": ");
    jsonout_string(out, f->table);
    buf_puts(out, ", \"references\": [");
    for (unsigned i = 0; i < f->ref_columns.n; i++) {
        if (i) buf_puts(out, ", ");
        jsonout_string(out, f->ref_columns.v[i].text);
    }
    buf_puts(out, "], \"on_delete\": ");
    jsonout_string_or_null(out, f->on_delete);
    buf_puts(out, ", \"on_update\": ");
    jsonout_string_or_null(out, f->on_update);
    buf_char(out, '}');
}

static void write_foreigns(struct buf *out, struct arena *a, const struct table *t)
{
    foreign_vec all = {0};
    for (unsigned i = 0; i < t->foreign_keys.n; i++) vec_push(a, &all, t->foreign_keys.v[i]);
    if (all.n) qsort(all.v, all.n, sizeof *all.v, by_columns);
    buf_puts(out, "      \"foreign_keys\": [");
    for (unsigned i = 0; i < all.n; i++) {
        jsonout_item(out, i == 0, "        ");
        write_foreign(out, all.v[i]);
    }
    buf_puts(out, all.n ? "\n      ]\n" : "]\n");
}

static int by_name(const void *a, const void *b)
{
    return str_cmp((*(const struct table *const *)a)->key, (*(const struct table *const *)b)->key);
}

static void write_table(struct buf *out, struct arena *a, const struct table *t)
{
    jsonout_string(out, t->key);
    buf_puts(out, ": {\n");
    if (t->view) {
        buf_puts(out, "      \"view\": true,\n");
    }
    if (!str_eq(t->key, t->name)) {
        buf_puts(out, "      \"database\": ");
        jsonout_string(out, t->database->name);
        buf_puts(out, ",\n");
    }
    write_columns(out, t);
    write_indexes(out, a, t);
    write_foreigns(out, a, t);
    buf_puts(out, "    }");
}

void schema_record_write(struct buf *out, const struct model *m, struct str schema_c)
{
    struct arena a = {.last = out->last};
    table_vec all = {0};
    for (unsigned i = 0; i < m->catalog->tables.n; i++)
        if (m->catalog->tables.entries[i].value && !((struct table *)m->catalog->tables.entries[i].value)->sequence)
            vec_push(&a, &all, (const struct table *)m->catalog->tables.entries[i].value);
    if (all.n) qsort(all.v, all.n, sizeof *all.v, by_name);
    buf_printf(out, "{\n  \"schemac\": %d,\n", RECORD_VERSION);
    record_write_head(out, &m->options, m->options.dialect);
    buf_puts(out, "  \"tables\": {");
    for (unsigned i = 0; i < all.n; i++) {
        jsonout_item(out, i == 0, "    ");
        write_table(out, &a, all.v[i]);
    }
    buf_puts(out, all.n ? "\n  },\n" : "},\n");
    schema_write_programs(out, &a, m->catalog);
    buf_printf(out, "  \"generated\": {\"schema.c\": \"%s\"},\n", digest_hex(&a, schema_c).p);
    jsonout_seal(out);
    arena_free(&a);
}
