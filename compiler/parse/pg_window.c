/* pg_window.c: OVER (…), WINDOW w AS (…) and ORDER BY of the postgres dialect (PARSE). */
#include "parse/pg_tree.h"

#include "pg_query/pg_query.pb-c.h"

/* FRAMEOPTION_* of PostgreSQL's parsenodes.h: libpg_query hands the bits on. */
enum {
    NONDEFAULT = 0x1,
    RANGE = 0x2,
    ROWS = 0x4,
    GROUPS = 0x8,
    BETWEEN = 0x10,
    START_UNBOUNDED_PRECEDING = 0x20,
    END_UNBOUNDED_PRECEDING = 0x40,
    START_UNBOUNDED_FOLLOWING = 0x80,
    END_UNBOUNDED_FOLLOWING = 0x100,
    START_CURRENT = 0x200,
    END_CURRENT = 0x400,
    START_PRECEDING = 0x800,
    END_PRECEDING = 0x1000,
    START_FOLLOWING = 0x2000,
    END_FOLLOWING = 0x4000,
    EXCLUDE_CURRENT_BIT = 0x8000,
    EXCLUDE_GROUP_BIT = 0x10000,
    EXCLUDE_TIES_BIT = 0x20000
};

/* The options of one bound, START_* (the END_* ones are one bit further on). */
static enum frame_bound bound(int options)
{
    if (options & START_UNBOUNDED_PRECEDING) {
        return BOUND_UNBOUNDED_PRECEDING;
    }
    if (options & START_UNBOUNDED_FOLLOWING) {
        return BOUND_UNBOUNDED_FOLLOWING;
    }
    if (options & START_PRECEDING) {
        return BOUND_PRECEDING;
    }
    return options & START_FOLLOWING ? BOUND_FOLLOWING : BOUND_CURRENT;
}

static enum frame_exclude exclude(int options)
{
    if (options & EXCLUDE_CURRENT_BIT) {
        return EXCLUDE_CURRENT;
    }
    if (options & EXCLUDE_GROUP_BIT) {
        return EXCLUDE_GROUP;
    }
    return options & EXCLUDE_TIES_BIT ? EXCLUDE_TIES : EXCLUDE_NONE;
}

/* `3 PRECEDING`: the offset's tokens begin at r.lo */
static struct expr *offset(struct pg *p, const PgQuery__Node *n, struct pg_range r)
{
    static const char *const ends[] = {"PRECEDING", "FOLLOWING", NULL};
    return n == NULL ? NULL : pg_expr(p, n, pg_range(r.lo, pg_find_any(p, r, ends)));
}

/* ROWS … from r.lo to the end of the window */
static void frame(struct pg *p, const PgQuery__WindowDef *w, struct pg_range r, struct window *out)
{
    int o = w->frame_options;
    bool between = (o & BETWEEN) != 0;
    struct pg_range start = pg_range(r.lo + (between ? 2 : 1), r.hi);
    out->unit = o & ROWS ? FRAME_ROWS : o & GROUPS ? FRAME_GROUPS : FRAME_RANGE;
    out->start = bound(o);
    out->end = bound(o >> 1);
    out->exclude = exclude(o);
    out->start_offset = offset(p, w->start_offset, start);
    if (w->end_offset != NULL) {
        uint32_t and = pg_find(p, start, "AND");
        out->end_offset = offset(p, w->end_offset, pg_range(and+1, r.hi));
    }
}

/* Where the frame begins in a window's brackets; in.hi: it has none. */
static uint32_t frame_start(const struct pg *p, const PgQuery__WindowDef *w, struct pg_range in)
{
    const char *unit = w->frame_options & ROWS ? "ROWS" : w->frame_options & GROUPS ? "GROUPS" : "RANGE";
    return w->frame_options & NONDEFAULT ? pg_find_last(p, in, unit) : in.hi;
}

/* [base] [PARTITION BY …] [ORDER BY …] [frame] */
static void inside(struct pg *p, const PgQuery__WindowDef *w, struct pg_range in, struct window *out)
{
    uint32_t end = frame_start(p, w, in);
    uint32_t order = w->n_order_clause > 0 ? pg_find(p, pg_range(in.lo, end), "ORDER") : end;
    if (w->refname != NULL && w->refname[0] != '\0') {
        out->base = pg_name(p, in.lo++);
    }
    if (w->n_partition_clause > 0 && pg_expect(p, in.lo, "PARTITION")) {
        pg_expr_list(p, w->partition_clause, w->n_partition_clause, pg_range(in.lo + 2, order), &out->partition);
    }
    if (w->n_order_clause > 0) {
        pg_order(p, w->order_clause, w->n_order_clause, pg_range(order + 2, end), &out->order);
    }
    if (end < in.hi) {
        frame(p, w, pg_range(end, in.hi), out);
    }
}

/* `w`, `(…)`, or the WINDOW clause's `w AS (…)` */
struct window *pg_window(struct pg *p, const PgQuery__WindowDef *w, struct pg_range r)
{
    struct window *out = ARENA_NEW(p->arena, struct window);
    bool named = r.lo < r.hi && !pg_is(p, r.lo, "(");
    uint32_t open = named ? r.lo + 2 : r.lo;
    out->span = pg_span(p, r);
    if (named) {
        out->name = pg_name(p, r.lo);
    }
    if (named && r.hi == r.lo + 1) {
        out->reference = true;
    } else if (pg_next(p, open) != r.hi || !pg_is(p, open, "(")) {
        pg_lost(p, r.lo);
    } else {
        inside(p, w, pg_inside(p, open), out);
    }
    return out;
}

/* ---------------------------------------------------------------- ORDER BY */

static void order_item(struct pg *p, const PgQuery__SortBy *s, struct pg_range r, struct order_item *out)
{
    if (s->sortby_nulls != PG_QUERY__SORT_BY_NULLS__SORTBY_NULLS_DEFAULT && r.hi > r.lo + 2) {
        bool first = s->sortby_nulls == PG_QUERY__SORT_BY_NULLS__SORTBY_NULLS_FIRST;
        out->nulls = first ? NULLS_FIRST : NULLS_LAST;
        r.hi -= 2;
        pg_expect(p, r.hi, "NULLS");
    }
    switch ((int)s->sortby_dir) {
    case PG_QUERY__SORT_BY_DIR__SORTBY_DESC:
        out->desc = true;
        r.hi--;
        break;
    case PG_QUERY__SORT_BY_DIR__SORTBY_ASC: r.hi--; break;
    case PG_QUERY__SORT_BY_DIR__SORTBY_USING: pg_unsupported(p, pg_span(p, r), "ORDER BY … USING"); break;
    default: break;
    }
    if (!p->failed) {
        out->expr = pg_expr(p, s->node, pg_range(r.lo, r.hi));
    } else {
        out->expr = pg_new_expr(p, EXPR_ERROR, r);
    }
}

void pg_order(struct pg *p, PgQuery__Node **list, size_t n, struct pg_range r, order_vec *out)
{
    pg_ranges items = pg_commas(p, r);
    if (items.n != n) {
        pg_lost(p, r.lo);
        return;
    }
    for (unsigned i = 0; i < items.n; i++) {
        struct order_item item = {0};
        order_item(p, list[i]->sort_by, items.v[i], &item);
        vec_push(p->arena, out, item);
    }
}
