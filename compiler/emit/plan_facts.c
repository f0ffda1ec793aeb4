/* plan_facts.c: how the queries of one source hang together with the others', read off the finished plan, so that a later
 * run can write that source's files alone. EMIT, part of the plan. */
#include "emit/plan.h"

static void add_use(const struct plan *p, struct emit_part *part, struct str table, bool input)
{
    if (!table.n || !plan_find_table_row(p, table)) return;
    for (unsigned i = 0; i < part->uses.n; i++)
        if (str_eq(part->uses.v[i].table, table)) {
            part->uses.v[i].input |= input;
            return;
        }
    vec_push(p->arena, &part->uses, ((struct emit_use){table, input}));
}

static void add_query(const struct plan *p, struct emit_part *part, const struct c_query *c)
{
    if (c->row) add_use(p, part, c->row->table, false);
    if (c->form == PARAMS_ROW) add_use(p, part, c->params->table, true);
    for (unsigned i = 0; i < c->q->columns.n; i++)
        if (c->q->columns.v[i].embed.n) add_use(p, part, c->q->columns.v[i].embed_table, false);
    if (c->q->row.n) vec_push(p->arena, &part->shared, str_hash(c->q->row));
}

void plan_facts(const struct plan *p, struct emit_facts *out)
{
    *out = (struct emit_facts){.entangled = p->scope.gave_way || p->own_enums};
    vec_room(p->arena, &out->parts, p->sources.n);
    for (unsigned i = 0; i < p->sources.n; i++) {
        const struct c_source *s = p->sources.v[i];
        struct emit_part part = {.source = s->source, .names = s->names};
        for (unsigned k = 0; k < s->queries.n; k++) add_query(p, &part, s->queries.v[k]);
        vec_push(p->arena, &out->parts, part);
    }
}
