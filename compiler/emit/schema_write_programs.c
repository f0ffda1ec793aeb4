/* schema_write_programs.c: triggers, routines, events and sequences in cache/schema.json. EMIT; see schema_write.c.
 *
 * By name, so that moving a statement of the DDL changes nothing. What a schema has none of is left out. */
#include <stdlib.h>

#include "emit/cache_write.h"
#include "emit/jsonout.h"

typedef VEC(const struct map_entry *) entry_vec;

static int by_key(const void *a, const void *b)
{
    return str_cmp((*(const struct map_entry *const *)a)->key, (*(const struct map_entry *const *)b)->key);
}

static void sorted(struct arena *a, const struct map *m, entry_vec *out)
{
    for (unsigned i = 0; i < m->n; i++)
        if (m->entries[i].value) vec_push(a, out, &m->entries[i]);
    if (out->n) qsort(out->v, out->n, sizeof *out->v, by_key);
}

static void write_trigger(struct buf *out, const void *value)
{
    static const char *const times[] = {"before", "after", "instead of"};
    static const char *const events[] = {"insert", "update", "delete"};
    const struct trigger *t = value;
    buf_puts(out, "{\"table\": ");
    jsonout_string(out, t->table->key);
    buf_printf(out, ", \"time\": \"%s\", \"event\": \"%s\"}", times[t->create->time], events[t->create->event]);
}

static void write_routine(struct buf *out, const void *value)
{
    static const char *const modes[] = {"in", "out", "inout"};
    const struct routine *r = value;
    buf_puts(out, "{\"parameters\": [");
    for (unsigned i = 0; i < r->create->parameters.n; i++) {
        struct type t = type_of_value(&r->parameters[i]);
        buf_puts(out, i ? ", {" : "{");
        record_write_value(out, r->create->parameters.v[i].name.text, &t, true);
        buf_printf(out, ", \"mode\": \"%s\"}", modes[r->create->parameters.v[i].mode]);
    }
    buf_char(out, ']');
    if (r->create->function) {
        buf_puts(out, ", \"returns\": ");
        jsonout_string(out, str_from(type_kind_name(r->returns.kind)));
    }
    buf_char(out, '}');
}

static void write_event(struct buf *out, const void *value)
{
    (void)value; /* that it is there */
    buf_puts(out, "{}");
}

static void write_all(struct buf *out, struct arena *a, const char *label, const struct map *m,
                      void (*write)(struct buf *out, const void *value))
{
    entry_vec all = {0};
    sorted(a, m, &all);
    if (!all.n) return;
    buf_printf(out, "  \"%s\": {", label);
    for (unsigned i = 0; i < all.n; i++) {
        jsonout_item(out, i == 0, "    ");
        jsonout_string(out, all.v[i]->key);
        buf_puts(out, ": ");
        write(out, all.v[i]->value);
    }
    buf_puts(out, "\n  },\n");
}

static void write_sequences(struct buf *out, struct arena *a, const struct catalog *c)
{
    entry_vec all = {0};
    bool first = true;
    sorted(a, &c->tables, &all);
    for (unsigned i = 0; i < all.n; i++) {
        if (!((const struct table *)all.v[i]->value)->sequence) continue;
        if (first) buf_puts(out, "  \"sequences\": [");
        jsonout_item(out, first, "    ");
        jsonout_string(out, all.v[i]->key);
        first = false;
    }
    if (!first) buf_puts(out, "\n  ],\n");
}

void schema_write_programs(struct buf *out, struct arena *a, const struct catalog *c)
{
    write_sequences(out, a, c);
    write_all(out, a, "triggers", &c->triggers, write_trigger);
    write_all(out, a, "procedures", &c->procedures, write_routine);
    write_all(out, a, "functions", &c->functions, write_routine);
    write_all(out, a, "events", &c->events, write_event);
}
