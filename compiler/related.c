/* related.c: see related.h. Words that are a table's name are taken for the table, wherever they stand: that is too much
 * at times, and never too little. */
#include "related.h"

#include "scan/sql_piece.h"

struct statement {
    struct str sql;
    VEC(bool *) tables; /* that it names: whether they are wanted */
    bool taken;
};

struct related {
    struct arena *arena;
    struct map wanted; /* each table's name → bool */
    struct statement *all;
    unsigned n;
};

/* A quoted name that has a quote in it: it is not worth the while to read that. */
static bool is_odd(struct str quoted)
{
    for (size_t i = 1; i + 1 < quoted.n; i++)
        if (quoted.p[i] == quoted.p[0]) return true;
    return false;
}

/* The tables' marks in that text, each as often as it is named. False: a name in it cannot be read. */
static bool each_name(struct related *x, const struct sql_options *o, struct str sql, struct statement *out)
{
    for (struct sql_piece p = {0}; (p = sql_piece_at(o, STR(";"), sql, p.off + p.len)).kind != PIECE_NONE;) {
        struct str word = str_sub(sql, p.off, p.len);
        if (p.kind != PIECE_WORD && p.kind != PIECE_QUOTED) continue;
        if (p.kind == PIECE_QUOTED && is_odd(word)) return false;
        if (p.kind == PIECE_QUOTED) word = str_sub(word, 1, word.n - 2);
        bool *wanted = map_get(&x->wanted, word);
        if (wanted && out) vec_push(x->arena, &out->tables, wanted);
        if (wanted && !out) *wanted = true;
    }
    return true;
}

static bool read_schema(struct related *x, const struct run *r)
{
    const struct sql_options sqlite = {.dialect = DIALECT_SQLITE};
    const str_vec *ddl = &r->target_ddl[TARGET_SQLITE];
    const struct map *tables = &r->catalog.tables;
    map_init(&x->wanted, x->arena, true);
    for (unsigned i = 0; i < tables->n; i++) {
        const struct table *t = tables->entries[i].value;
        if (t) map_set(&x->wanted, t->name, ARENA_NEW(x->arena, bool));
    }
    x->n = ddl->n;
    x->all = ARENA_ARRAY(x->arena, struct statement, ddl->n + 1);
    for (unsigned i = 0; i < ddl->n; i++) {
        x->all[i].sql = ddl->v[i];
        if (!sql_creates(&sqlite, ddl->v[i]) || !each_name(x, &sqlite, ddl->v[i], &x->all[i])) return false;
    }
    return true;
}

static bool read_queries(struct related *x, const struct run *r)
{
    for (unsigned i = 0; i < r->sites.n; i++)
        if (!each_name(x, &r->config->sql, r->sites.v[i]->text->text, NULL)) return false;
    return true;
}

/* True: it names one that is wanted, so that the others it names are wanted, too. A statement that names none is. */
static bool take(struct statement *s)
{
    bool any = s->tables.n == 0;
    for (unsigned i = 0; i < s->tables.n && !any; i++) any = *s->tables.v[i];
    for (unsigned i = 0; i < s->tables.n && any; i++) *s->tables.v[i] = true;
    s->taken = any;
    return any;
}

str_vec related_ddl(struct run *r)
{
    struct related x = {.arena = r->arena};
    str_vec out = {0};
    if (!read_schema(&x, r) || !read_queries(&x, r)) return r->target_ddl[TARGET_SQLITE];
    for (bool more = true; more;) {
        more = false;
        for (unsigned i = 0; i < x.n; i++) more |= !x.all[i].taken && take(&x.all[i]);
    }
    for (unsigned i = 0; i < x.n; i++)
        if (x.all[i].taken) vec_push(r->arena, &out, x.all[i].sql);
    return out;
}
