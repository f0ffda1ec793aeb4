/* query.c: see query.h. LIVE. */
#include "live/query.h"

#include <string.h>

#include "sema/declared.h"

/* The text with one placeholder for each list. */
static struct str plain_text(struct arena *a, const struct model_text *t)
{
    struct str out = STR("");
    size_t from = 0;
    for (unsigned i = 0; i < t->lists.n; i++) {
        size_t at = t->lists.v[i].at + 1;
        out = str_printf(a, "%.*s%.*s", STR_ARG(out), STR_ARG(str_sub(t->sql, from, at - from)));
        from = at + 3;
    }
    return str_printf(a, "%.*s%.*s", STR_ARG(out), STR_ARG(str_sub(t->sql, from, t->sql.n)));
}

/* What a program makes for itself is not there when nobody runs it. */
static bool uses_temporary(const struct live_project *p, const struct model_query *q)
{
    for (unsigned i = 0; i < q->uses.n; i++) {
        const struct table *t = catalog_table(p->catalog, q->uses.v[i].table);
        if (t && t->temporary) return true;
    }
    return false;
}

static bool is_prepared(const struct live_project *p, const struct model_query *q)
{
    bool runs = q->run == RUN_PREPARED || q->run == RUN_COMMITS;
    return runs && q->text[p->target].available && !uses_temporary(p, q);
}

/* SQLite: what the application registers is not there, either. */
static bool is_registered(const struct live_project *p, struct str message)
{
    const struct declared *d = p->catalog->options.declared;
    const char *name = strrchr(message.p, ' ');
    if (p->target != TARGET_SQLITE || !d || !name || !str_starts(message, "no such ")) return false;
    for (unsigned i = 0; i < d->functions.n; i++)
        if (str_is(str_from(name + 1), d->functions.v[i].name)) return true;
    for (unsigned i = 0; i < d->collations.n; i++)
        if (str_eq_nocase(str_from(name + 1), d->collations.v[i])) return true;
    return false;
}

/* LOCK TABLES and kin are executed as text. */
static bool is_unpreparable(struct str message)
{
    return strstr(message.p, "not supported in the prepared statement protocol") != NULL;
}

/* ---------------------------------------------------------------- results */

enum kinship { CLASS_NONE, CLASS_NUMBER, CLASS_BYTES, CLASS_MOMENT, CLASS_TIME };

static enum kinship class_of(enum type_kind k)
{
    if (type_is_number(k) || k == TYPE_YEAR) return CLASS_NUMBER;
    switch (k) {
    case TYPE_TEXT:
    case TYPE_BLOB:
    case TYPE_ENUM:
    case TYPE_SET:
    case TYPE_JSON: return CLASS_BYTES;
    case TYPE_DATE:
    case TYPE_DATETIME:
    case TYPE_TIMESTAMP: return CLASS_MOMENT;
    case TYPE_TIME: return CLASS_TIME;
    default: return CLASS_NONE;
    }
}

/* What the runtime would refuse to read. Digits, dates and times come as text, too. */
static bool contradicts(enum type_kind proved, enum type_kind told)
{
    enum kinship a = class_of(proved), b = class_of(told);
    if (a == CLASS_NONE || b == CLASS_NONE || a == b) return false;
    return !(told == TYPE_TEXT && (a == CLASS_MOMENT || a == CLASS_TIME || proved == TYPE_DECIMAL));
}

static const char *told_name(enum type_kind k)
{
    return k == TYPE_INT64 ? "an integer" : type_kind_name(k);
}

static void compare_result(const struct live_project *p, const struct model_query *q, const struct live_prepared *r)
{
    if (q->returns != RETURNS_ROWS) return;
    if (r->columns.n && r->columns.n != q->columns.n) {
        diag_add(p->diags, DIAG_E0805, q->place, "the query `%.*s` gives %u columns on this database, not %u",
                 STR_ARG(q->name), r->columns.n, q->columns.n);
        return;
    }
    for (unsigned i = 0; i < r->columns.n; i++) {
        const struct model_column *c = &q->columns.v[i];
        if (q->params.n && !c->origin_table.n) continue; /* a server guesses at what a placeholder will be */
        if (contradicts(c->type.kind, r->columns.v[i].kind))
            diag_add(p->diags, DIAG_E0805, q->place,
                     "the column `%.*s` of the query `%.*s` is %s on this database, not %s", STR_ARG(c->name),
                     STR_ARG(q->name), told_name(r->columns.v[i].kind), type_kind_name(c->type.kind));
    }
}

void live_queries(const struct live_project *p, const struct live_driver *driver, struct live *l)
{
    bool tells = strcmp(driver->engine(l), "dolt") != 0; /* what Dolt says of a result before it is there is not so */
    for (unsigned i = 0; i < p->model->queries.n; i++) {
        const struct model_query *q = p->model->queries.v[i];
        struct live_prepared r;
        if (!is_prepared(p, q)) continue;
        driver->prepare(l, p->arena, plain_text(p->arena, &q->text[p->target]), &r);
        if (!r.ok && !is_registered(p, r.message) && !is_unpreparable(r.message))
            diag_add(p->diags, DIAG_E0804, q->place, "the database refuses the query `%.*s`: %.*s", STR_ARG(q->name),
                     STR_ARG(r.message));
        if (r.ok && tells) compare_result(p, q, &r);
    }
}
