/* model_dump.c: a query's model as text, one fact a line, in the form of the tests' expectations. */
#include "base/buf.h"
#include "sema/model.h"

/* A name that is no plain word is quoted, so that a line can be read back. */
static void dump_name(struct buf *out, struct str name)
{
    bool plain = name.n > 0;
    for (size_t i = 0; i < name.n; i++) {
        char c = name.p[i];
        plain = plain && ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_');
    }
    if (plain) {
        buf_str(out, name);
        return;
    }
    buf_char(out, '`');
    for (size_t i = 0; i < name.n; i++) {
        if (name.p[i] == '`') {
            buf_char(out, '`');
        }
        buf_char(out, name.p[i] == '\n' ? ' ' : name.p[i]);
    }
    buf_char(out, '`');
}

static void dump_fact(struct buf *out, unsigned i, struct str name, const struct type *t, bool nullable)
{
    buf_puts(out, i ? ", " : "");
    dump_name(out, name);
    buf_printf(out, " %s %s", type_kind_name(t->kind), nullable ? "null" : "notnull");
}

static void dump_uses(struct buf *out, const struct model_query *q)
{
    for (unsigned i = 0; i < q->uses.n; i++) {
        buf_printf(out, "uses: %.*s(", STR_ARG(q->uses.v[i].table));
        for (unsigned k = 0; k < q->uses.v[i].columns.n; k++) {
            buf_puts(out, k ? ", " : "");
            buf_str(out, q->uses.v[i].columns.v[k]);
        }
        buf_puts(out, ")\n");
    }
}

void model_dump(struct buf *out, const struct model_query *q)
{
    buf_printf(out, "name: %.*s\nkind: %s\nexpect:", STR_ARG(q->name), query_kind_name(q->kind));
    for (unsigned i = 0; i < q->columns.n; i++) {
        const struct model_column *c = &q->columns.v[i];
        buf_puts(out, i ? "" : " ");
        dump_fact(out, i, c->name, &c->type, c->nullable);
    }
    buf_puts(out, "\nparams:");
    for (unsigned i = 0; i < q->params.n; i++) {
        const struct model_param *p = &q->params.v[i];
        buf_puts(out, i ? "" : " ");
        dump_fact(out, i, p->name, &p->type, p->nullable);
    }
    buf_printf(out, "\ncardinality: %s\n", cardinality_name(q->cardinality));
    for (unsigned i = 0; i < q->columns.n; i++) {
        const struct model_column *c = &q->columns.v[i];
        if (c->origin_table.n) {
            buf_printf(out, "origin: %u %.*s.%.*s\n", i + 1, STR_ARG(c->origin_table), STR_ARG(c->origin_column));
        }
    }
    dump_uses(out, q);
    if (q->row_table.n) {
        buf_printf(out, "row: %.*s\n", STR_ARG(q->row_table));
    }
    if (q->params_table.n) {
        buf_printf(out, "params-row: %.*s\n", STR_ARG(q->params_table));
    }
}
