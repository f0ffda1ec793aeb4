/* cardinality_why.c: why a query may give many rows, for W0301: which key nobody binds. Part of INFER. */
#include "sema/cardinality.h"

/* ---------------------------------------------------------------- keys */

static bool is_key(const struct index *index)
{
    bool plain = index->unique && !index->partial && index->parts.n > 0;
    for (unsigned i = 0; i < index->parts.n; i++) {
        plain = plain && index->parts.v[i].column && !index->parts.v[i].prefix;
    }
    return plain;
}

/* How far it is from being bound: a column that some `=` speaks of is nearer than one that none does. */
static unsigned lack_of(const struct count *c, struct relation *r, const struct index *index)
{
    unsigned lack = 0;
    for (unsigned i = 0; i < index->parts.n; i++) {
        struct found key = {r, index->parts.v[i].column->index};
        lack += cardinality_bound(c, &key, &index->parts.v[i]) ? 0 : cardinality_mentions(c, &key) ? 1 : 2;
    }
    return lack;
}

/* The key that lacks least, the primary one before others. */
static const struct index *nearest_key(const struct count *c, struct relation *r)
{
    const struct index *best = NULL;
    unsigned least = 0;
    for (unsigned i = 0; i < r->table->indexes.n; i++) {
        const struct index *index = r->table->indexes.v[i];
        unsigned lack = is_key(index) ? lack_of(c, r, index) : 0;
        if (is_key(index) && (!best || lack < least)) {
            best = index;
            least = lack;
        }
    }
    return best;
}

static struct str key_columns(struct arena *a, const struct index *index)
{
    struct str all = {"", 0};
    for (unsigned i = 0; i < index->parts.n; i++) {
        all = str_printf(a, "%.*s%s%.*s", STR_ARG(all), i ? ", " : "", STR_ARG(index->parts.v[i].column->name));
    }
    return all;
}

static struct why_many column_unbound(const struct count *c, struct relation *r, const struct column *column,
                                      struct str key, struct place place)
{
    struct found at = {r, column->index};
    const struct equality *e = cardinality_mentions(c, &at);
    const char *how =
        e && cardinality_finds_nulls(e, &at)
            ? "NULL finds every row in which `%.*s` is NULL; it is of the key (%.*s) of `%.*s`"
        : e ? "what `%.*s` is equal to has another type or collation, or is not one value; it is of the key "
              "(%.*s) of `%.*s`"
            : "no `=` binds `%.*s` of the key (%.*s) of `%.*s`";
    return (struct why_many){str_printf(c->x->a, how, STR_ARG(column->name), STR_ARG(key), STR_ARG(r->name)), place};
}

static struct why_many table_unbound(const struct count *c, struct relation *r)
{
    const struct index *index = nearest_key(c, r);
    for (unsigned i = 0; !index && i < r->table->columns.n; i++) {
        if (r->table->columns.v[i]->rowid_alias) {
            const struct column *alias = r->table->columns.v[i];
            return column_unbound(c, r, alias, alias->name, alias->place);
        }
    }
    for (unsigned i = 0; index && i < index->parts.n; i++) {
        struct found key = {r, index->parts.v[i].column->index};
        if (!cardinality_bound(c, &key, &index->parts.v[i])) {
            return column_unbound(c, r, index->parts.v[i].column, key_columns(c->x->a, index), index->place);
        }
    }
    return (struct why_many){str_printf(c->x->a, "`%.*s` has no unique key", STR_ARG(r->name)), r->table->place};
}

/* ---------------------------------------------------------------- queries */

static struct why_many because(struct str text)
{
    return (struct why_many){.text = text};
}

struct why_many dml_why_many(struct infer *x, const struct query *q, const struct expr *where)
{
    if (cardinality_full_join(q)) {
        return because(STR("a FULL JOIN gives the unmatched rows of both sides"));
    }
    struct count c = cardinality_count(x, q, where);
    for (unsigned i = 0; i < q->relations.n; i++) {
        struct relation *r = q->relations.v[i];
        if (!c.single[i] && r->table) {
            return table_unbound(&c, r);
        }
        if (!c.single[i]) {
            return because(str_printf(x->a, "`%.*s` may have many rows", STR_ARG(r->name)));
        }
    }
    return because(STR(""));
}

struct why_many query_why_many(struct infer *x, const struct query *q)
{
    while (q->left && q->select->set.op != SET_UNION && q->select->set.op != SET_UNION_ALL) {
        q = q->left;
    }
    if (q->left) {
        return because(STR("a UNION gives the rows of both of its queries"));
    }
    if (q->select->values.n) {
        return because(str_printf(x->a, "VALUES has %u rows", q->select->values.n));
    }
    if (q->select->rollup) {
        return because(STR("WITH ROLLUP adds rows of totals"));
    }
    return dml_why_many(x, q, q->select->where);
}
