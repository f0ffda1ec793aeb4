/* canon_call.c: see canon.h: calls, by one of the names that a function has. LIVE. */
#include "live/canon.h"

static struct str join(const struct canon *x, struct str a, struct str b)
{
    return str_printf(x->arena, "%.*s%s%.*s", STR_ARG(a), a.n && b.n ? " " : "", STR_ARG(b));
}

/* What MySQL and MariaDB write instead of a name that means the same. */
static struct str one_name(struct str name)
{
    static const char *const names[][2] = {{"current_timestamp", "now"},
                                           {"localtime", "now"},
                                           {"localtimestamp", "now"},
                                           {"current_date", "curdate"},
                                           {"current_time", "curtime"},
                                           {"substring", "substr"},
                                           {"mid", "substr"},
                                           {"lcase", "lower"},
                                           {"ucase", "upper"},
                                           {"ceil", "ceiling"},
                                           {"character_length", "char_length"},
                                           {"octet_length", "length"},
                                           {"power", "pow"},
                                           {"schema", "database"},
                                           {"session_user", "user"},
                                           {"system_user", "user"},
                                           {"sha", "sha1"},
                                           {"stddev", "std"},
                                           {"stddev_pop", "std"},
                                           {"variance", "var_pop"},
                                           {"dayofmonth", "day"},
                                           {"position", "locate"},
                                           {"regexp_like", "regexp"},
                                           {"json_array_append", "json_array_append"},
                                           {"json_length", "json_length"},
                                           {"rlike", "regexp"},
                                           {"ifnull", "ifnull"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_is(name, names[i][0])) return str_from(names[i][1]);
    return name;
}

static struct str bound(const struct canon *x, enum frame_bound b, const struct expr *offset)
{
    static const char *const words[] = {"first", "before", "here", "after", "last"};
    return join(x, str_from(words[b]), canon_expr(x, offset));
}

/* MariaDB writes the parts of the window that is named instead of its name. */
static struct str window(const struct canon *x, const struct window *w)
{
    const struct window *by = w, *ordered = w;
    if (w->reference && w->of) return window(x, w->of);
    while (!by->partition.n && by->of) by = by->of;
    while (!ordered->order.n && ordered->of) ordered = ordered->of;
    struct str out = canon_node(x, "by", canon_list(x, &by->partition));
    out = join(x, out, canon_node(x, "order", canon_orders(x, &ordered->order)));
    if (w->unit != FRAME_NONE) {
        static const char *const units[] = {"", "rows", "range", "groups"};
        struct str frame = join(x, bound(x, w->start, w->start_offset), bound(x, w->end, w->end_offset));
        out = join(x, out, canon_node(x, units[w->unit], frame));
    }
    return canon_node(x, "over", out);
}

static bool is_interval(const struct call *c, const struct expr *e)
{
    return e->list.n == 2 && e->list.v[1]->kind == EXPR_INTERVAL && c->function.name.text.n;
}

static struct str one_of(const struct canon *x, const char *name, const struct expr *e, unsigned i)
{
    return canon_node(x, name, canon_expr(x, e->list.v[i]));
}

/* DATE_ADD(d, INTERVAL n unit) is d + INTERVAL n unit; a few functions are CASTs, COUNT(*) is COUNT(0), …; n == 0: none of these. */
static struct str rewritten(const struct canon *x, const struct expr *e, struct str name, struct str args)
{
    bool one = e->list.n == 1;
    if (x->dialect != DIALECT_MYSQL) return STR("");
    if (is_interval(e->call, e) && (str_is(name, "date_add") || str_is(name, "adddate")))
        return canon_node(x, "+", args);
    if (is_interval(e->call, e) && (str_is(name, "date_sub") || str_is(name, "subdate")))
        return canon_node(x, "-", args);
    if (one && str_is(name, "date")) return canon_node(x, "cast", join(x, args, STR("date")));
    if (one && str_is(name, "timestamp")) return canon_node(x, "cast", join(x, args, STR("datetime")));
    if (one && str_is(name, "time")) return canon_node(x, "cast", join(x, args, STR("time")));
    if (one && str_is(name, "isnull")) return canon_node(x, "is-null", args);
    if (one && str_is(name, "round")) return canon_node(x, "round", join(x, args, STR("0")));
    if (one && str_is(name, "space")) return canon_node(x, "repeat", join(x, STR("' '"), args));
    if (str_is(name, "instr") && e->list.n == 2)
        return canon_node(x, "locate", join(x, canon_expr(x, e->list.v[1]), canon_expr(x, e->list.v[0])));
    if (str_is(name, "from_unixtime") && e->list.n == 2)
        return canon_node(x, "date_format", join(x, one_of(x, "from_unixtime", e, 0), canon_expr(x, e->list.v[1])));
    if (str_is(name, "datediff") && e->list.n == 2)
        return canon_node(x, "-", join(x, one_of(x, "to_days", e, 0), one_of(x, "to_days", e, 1)));
    if (one && str_is(name, "bin")) return canon_node(x, "conv", join(x, args, STR("10 2")));
    if (one && str_is(name, "oct")) return canon_node(x, "conv", join(x, args, STR("10 8")));
    if (str_is(name, "mod") && e->list.n == 2) return canon_node(x, "mod", args);
    return STR("");
}

static struct str aggregate_parts(const struct canon *x, const struct call *c, struct str name, struct str args)
{
    if (c->distinct) args = join(x, STR("distinct"), args);
    if (c->order.n) args = join(x, args, canon_node(x, "order", canon_orders(x, &c->order)));
    if (str_is(name, "group_concat") && x->dialect == DIALECT_MYSQL)
        args = join(x, args, canon_node(x, "by", c->separator ? canon_expr(x, c->separator) : STR("','")));
    if (c->limit)
        args = join(x, args, canon_node(x, "limit", join(x, canon_expr(x, c->limit), canon_expr(x, c->offset))));
    if (c->filter) args = join(x, args, canon_node(x, "filter", canon_expr(x, c->filter)));
    return args;
}

struct str canon_call(const struct canon *x, const struct expr *e)
{
    const struct call *c = e->call;
    struct str name = str_lower(x->arena, c->function.name.text), args = canon_list(x, &e->list);
    if (x->dialect == DIALECT_MYSQL) name = one_name(name);
    struct str other = rewritten(x, e, name, args);
    if (other.n) return other;
    bool star = e->list.n == 1 && e->list.v[0]->kind == EXPR_STAR;
    if (str_is(name, "count") && star && x->dialect == DIALECT_MYSQL) args = STR("0");
    if (c->syntax.n) name = str_printf(x->arena, "%.*s-%.*s", STR_ARG(name), STR_ARG(str_lower(x->arena, c->syntax)));
    args = aggregate_parts(x, c, name, args);
    if (c->over) args = join(x, args, window(x, c->over));
    return canon_node(x, str_dup(x->arena, name).p, args);
}
