/* cache_write.c: MODEL → records. See cache_write.h. EMIT. */
#include "emit/cache_write.h"

#include "emit/jsonout.h"

static void write_strings(struct buf *out, const struct str *v, unsigned n)
{
    buf_char(out, '[');
    for (unsigned i = 0; i < n; i++) {
        if (i) buf_puts(out, ", ");
        jsonout_string(out, v[i]);
    }
    buf_char(out, ']');
}

static void write_numbers(struct buf *out, const unsigned *v, unsigned n)
{
    buf_char(out, '[');
    for (unsigned i = 0; i < n; i++) buf_printf(out, "%s%u", i ? ", " : "", v[i]);
    buf_char(out, ']');
}

/* What the type's word leaves open, where it is known. */
static void write_dimensions(struct buf *out, const struct type *t)
{
    if (t->kind == TYPE_DECIMAL && t->precision)
        buf_printf(out, ", \"precision\": %u, \"scale\": %u", t->precision, t->scale);
    if (type_is_temporal(t->kind) && t->scale) buf_printf(out, ", \"scale\": %u", t->scale);
    bool has_length = t->kind == TYPE_TEXT || t->kind == TYPE_BLOB || t->kind == TYPE_BIT;
    if (has_length && t->precision) buf_printf(out, ", \"length\": %u", t->precision);
}

void record_write_value(struct buf *out, struct str name, const struct type *t, bool nullable)
{
    struct arena a = {.last = out->last};
    buf_puts(out, "\"name\": ");
    jsonout_string(out, name);
    buf_printf(out, ", \"type\": \"%s\", \"sql_type\": ", type_kind_name(t->kind));
    jsonout_string(out, type_sql(&a, t));
    write_dimensions(out, t);
    buf_printf(out, ", \"nullable\": %s, \"enum\": ", nullable ? "true" : "false");
    write_strings(out, t->members ? t->members->labels : NULL, t->members ? t->members->n : 0);
    arena_free(&a);
}

void record_write_own(struct buf *out, const struct own_type *own)
{
    if (!own) return;
    buf_puts(out, ", \"own\": {\"c\": ");
    jsonout_string(out, own->c);
    buf_puts(out, ", \"header\": ");
    jsonout_string(out, own->header);
    buf_puts(out, ", \"from\": ");
    jsonout_string(out, own->from);
    buf_puts(out, ", \"to\": ");
    jsonout_string(out, own->to);
    buf_char(out, '}');
}

static void write_columns(struct buf *out, const struct model_query *q)
{
    buf_puts(out, "  \"columns\": [");
    for (unsigned i = 0; i < q->columns.n; i++) {
        const struct model_column *c = &q->columns.v[i];
        jsonout_item(out, i == 0, "    {");
        record_write_value(out, c->name, &c->type, c->nullable);
        record_write_own(out, c->own);
        if (c->origin_column.n) {
            buf_puts(out, ", \"origin\": {\"table\": ");
            jsonout_string(out, c->origin_table);
            buf_puts(out, ", \"column\": ");
            jsonout_string(out, c->origin_column);
            buf_char(out, '}');
        } else {
            buf_puts(out, ", \"origin\": null");
        }
        if (c->embed.n) {
            buf_puts(out, ", \"embed\": ");
            jsonout_string(out, c->embed);
        }
        buf_char(out, '}');
    }
    buf_puts(out, q->columns.n ? "\n  ],\n" : "],\n");
}

static void write_params(struct buf *out, const struct model_query *q)
{
    buf_puts(out, "  \"parameters\": [");
    for (unsigned i = 0; i < q->params.n; i++) {
        const struct model_param *p = &q->params.v[i];
        jsonout_item(out, i == 0, "    {");
        record_write_value(out, p->name, &p->type, p->nullable);
        record_write_own(out, p->own);
        buf_printf(out, ", \"list\": %s, \"positions\": ", p->list ? "true" : "false");
        write_numbers(out, p->positions.v, p->positions.n);
        buf_char(out, '}');
    }
    buf_puts(out, q->params.n ? "\n  ],\n" : "],\n");
}

static void write_uses(struct buf *out, const struct model_query *q)
{
    buf_puts(out, "  \"uses\": {");
    for (unsigned i = 0; i < q->uses.n; i++) {
        jsonout_item(out, i == 0, "    ");
        jsonout_string(out, q->uses.v[i].table);
        buf_puts(out, ": ");
        write_strings(out, q->uses.v[i].columns.v, q->uses.v[i].columns.n);
    }
    buf_puts(out, q->uses.n ? "\n  },\n" : "},\n");
}

/* The statement as each target executes it, and which parameter each placeholder takes. */
static void write_texts(struct buf *out, const struct model_query *q)
{
    bool first = true;
    buf_puts(out, "  \"text\": {");
    for (int t = 0; t < N_TARGETS; t++) {
        if (!q->text[t].available) continue;
        jsonout_item(out, first, "    ");
        buf_printf(out, "\"%s\": ", target_name((enum target)t));
        jsonout_string(out, q->text[t].sql);
        first = false;
    }
    buf_puts(out, first ? "},\n  \"order\": {" : "\n  },\n  \"order\": {");
    first = true;
    for (int t = 0; t < N_TARGETS; t++) {
        if (!q->text[t].available) continue;
        jsonout_item(out, first, "    ");
        buf_printf(out, "\"%s\": ", target_name((enum target)t));
        write_numbers(out, q->text[t].order.v, q->text[t].order.n);
        first = false;
    }
    buf_puts(out, first ? "},\n" : "\n  },\n");
}

static void write_list_places(struct buf *out, const struct model_text *text)
{
    buf_char(out, '[');
    for (unsigned i = 0; i < text->lists.n; i++) {
        const struct model_list *l = &text->lists.v[i];
        buf_printf(out, "%s{\"placeholder\": %u, \"at\": %u, \"json\": ", i ? ", " : "", l->placeholder, l->at);
        jsonout_string_or_null(out, l->json);
        buf_puts(out, ", \"like\": ");
        jsonout_string_or_null(out, l->like);
        buf_char(out, '}');
    }
    buf_char(out, ']');
}

/* Where lists stand in each text; queries without any have no such key. */
static void write_lists(struct buf *out, const struct model_query *q)
{
    bool any = false;
    for (int t = 0; t < N_TARGETS; t++) {
        if (!q->text[t].lists.n) continue;
        buf_puts(out, any ? "" : "  \"lists\": {");
        jsonout_item(out, !any, "    ");
        buf_printf(out, "\"%s\": ", target_name((enum target)t));
        write_list_places(out, &q->text[t]);
        any = true;
    }
    buf_puts(out, any ? "\n  },\n" : "");
}

/* An INSERT that may be given several rows: where its row of values stands in each text. */
static void write_bulk(struct buf *out, const struct model_query *q)
{
    bool first = true;
    if (!q->bulk.may) return;
    buf_printf(out, "  \"many\": {\n    \"ids\": %s,\n    \"row\": {", q->bulk.ids ? "true" : "false");
    for (int t = 0; t < N_TARGETS; t++) {
        if (!q->text[t].available) continue;
        buf_printf(out, "%s\"%s\": {\"at\": %u, \"length\": %u}", first ? "" : ", ", target_name((enum target)t),
                   q->text[t].row_at, q->text[t].row_n);
        first = false;
    }
    buf_puts(out, "}\n  },\n");
}

static void write_modes(struct buf *out, unsigned modes)
{
    struct str set[N_SQL_MODES];
    unsigned n = 0;
    for (size_t i = 0; i < N_SQL_MODES; i++)
        if (sql_mode_is_one(&sql_mode_names[i]) && modes & sql_mode_names[i].bits)
            set[n++] = str_from(sql_mode_names[i].name);
    buf_puts(out, "  \"sql_mode\": ");
    write_strings(out, set, n);
    buf_puts(out, ",\n");
}

void record_write_head(struct buf *out, const struct sql_options *o, enum dialect dialect)
{
    jsonout_line(out, "dialect", str_from(dialect_name(dialect)));
    jsonout_line(out, "flavour", str_from(flavour_name(o->flavour)));
    write_modes(out, o->modes);
}

static void write_names(struct buf *out, const struct model_query *q)
{
    buf_puts(out, "  \"row\": ");
    jsonout_string_or_null(out, q->row);
    buf_puts(out, ",\n  \"row_table\": ");
    jsonout_string_or_null(out, q->row_table);
    buf_puts(out, ",\n  \"params_table\": ");
    jsonout_string_or_null(out, q->params_table);
    buf_puts(out, ",\n");
}

static void write_body(struct buf *out, const struct model *m, const struct model_query *q)
{
    buf_printf(out, "{\n  \"schemac\": %d,\n", RECORD_VERSION);
    jsonout_line(out, "name", q->name);
    record_write_head(out, &m->options, q->dialect);
    jsonout_line(out, "kind", str_from(query_kind_name(q->kind)));
    if (q->run != RUN_PREPARED) jsonout_line(out, "run", str_from(query_run_name(q->run)));
    jsonout_line(out, "cardinality", str_from(cardinality_name(q->cardinality)));
    buf_printf(out, "  \"annotated\": %s,\n", q->cardinality_annotated ? "true" : "false");
    if (q->exactly) buf_puts(out, "  \"exactly\": true,\n");
    if (q->repeatable) buf_puts(out, "  \"repeatable\": true,\n");
    jsonout_line(out, "returns", str_from(query_returns_name(q->returns)));
    jsonout_line(out, "source", q->source);
    jsonout_line(out, "sql", q->sql);
    write_texts(out, q);
    write_lists(out, q);
    write_bulk(out, q);
    write_names(out, q);
    write_columns(out, q);
    write_params(out, q);
    write_uses(out, q);
    jsonout_line(out, "fingerprint", q->fingerprint);
}

void record_write(struct buf *out, const struct model *m, const struct model_query *q)
{
    write_body(out, m, q);
    jsonout_seal(out);
}
