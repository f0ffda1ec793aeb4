/* queries.c: see queries.h. What is inferred comes first; an annotation may widen it, narrow it where the run
 * time can hold it to that, and is refused where it cannot be. */
#include "queries.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "overrides.h"
#include "parse/parse.h"

static bool gives_rows(const struct model_query *q)
{
    return q->returns == RETURNS_ROWS;
}

static bool refuse_command(struct diags *d, const struct site *s, const char *why)
{
    diag_add(d, DIAG_E0311, s->annotation.command_place, "`%s` does not fit query `%.*s`: %s",
             command_name(s->annotation.command), STR_ARG(s->name), why);
    return false;
}

/* :one and :exactly_one on a query that may give many rows are kept, and the run time reports a second row. */
static void warn_of_many(struct diags *d, const struct site *s, struct model_query *q)
{
    if (q->cardinality != CARDINALITY_MANY) return;
    struct diag *g =
        diag_add(d, DIAG_W0301, s->annotation.command_place,
                 "query `%.*s` is annotated `%s`, and may give many rows%s%.*s", STR_ARG(s->name),
                 command_name(s->annotation.command), q->why_many.text.n ? ": " : "", STR_ARG(q->why_many.text));
    diag_hint(d, g,
              "bind every column of a unique key by `=`, or say LIMIT 1; at run time a second row is "
              "SC_ERR_TOO_MANY");
    if (q->why_many.place.text) diag_note(d, g, q->why_many.place, "declared here");
}

/* What is proved to be one row stays so. */
static void narrow_to_one(struct diags *d, const struct site *s, struct model_query *q)
{
    warn_of_many(d, s, q);
    q->exactly = s->annotation.command == COMMAND_EXACTLY_ONE;
    if (q->exactly)
        q->cardinality = CARDINALITY_ONE;
    else if (q->cardinality == CARDINALITY_MANY)
        q->cardinality = CARDINALITY_OPTIONAL;
}

static void apply_rows_command(struct diags *d, const struct site *s, struct model_query *q)
{
    enum command c = s->annotation.command;
    if (c == COMMAND_MANY)
        q->cardinality = CARDINALITY_MANY;
    else
        narrow_to_one(d, s, q);
    q->cardinality_annotated = true;
}

static bool apply_command(struct diags *d, const struct site *s, struct model_query *q)
{
    switch (s->annotation.command) {
    case COMMAND_NONE: return true;
    case COMMAND_ONE:
    case COMMAND_EXACTLY_ONE:
    case COMMAND_MANY:
        if (!gives_rows(q)) return refuse_command(d, s, "it gives no rows: say `exec`, `execrows` or `execlastid`");
        apply_rows_command(d, s, q);
        return true;
    case COMMAND_EXEC:
    case COMMAND_EXECROWS:
    case COMMAND_EXECLASTID:
        if (gives_rows(q)) return refuse_command(d, s, "it gives rows: say `one`, `exactly_one` or `many`");
        break;
    }
    if (s->annotation.command == COMMAND_EXECROWS) q->returns = RETURNS_AFFECTED;
    if (s->annotation.command != COMMAND_EXECLASTID) return true;
    if (q->kind != QUERY_INSERT) return refuse_command(d, s, "only an INSERT has a last id");
    q->returns = RETURNS_LAST_ID;
    return true;
}

/* Those that are asked for and cannot be. Whether there is a NAME_many, the texts tell. */
static bool check_variants(struct diags *d, const struct model_query *q)
{
    bool whole = gives_rows(q) && q->cardinality == CARDINALITY_MANY;
    if (whole || !(q->variants & (VARIANT_ALL | VARIANT_INTO))) return true;
    diag_add(d, DIAG_E0110, q->variants_place, "query `%.*s` cannot have %.*s_%s: it does not give many rows",
             STR_ARG(q->name), STR_ARG(q->name), variant_name(q->variants & VARIANT_ALL ? VARIANT_ALL : VARIANT_INTO));
    return false;
}

static struct model_query *analyze_site(struct arena *a, struct diags *d, const struct catalog *c, const struct site *s)
{
    struct stmt *stmt = parse_stmt(a, d, &c->options, s->text);
    if (!stmt) return NULL;
    stmt->annotation = &s->annotation;
    struct model_query *q = analyze(a, d, c, stmt);
    if (!q) return NULL;
    q->name = s->name;
    q->source = s->source->path;
    q->from_c = s->from_c;
    q->place = s->name_place;
    q->row = s->annotation.row;
    q->variants_said = s->annotation.variants_said;
    q->variants = s->annotation.variants;
    q->variants_place = s->annotation.variants_place;
    q->sql = s->text->text;
    if (!apply_command(d, s, q) || !check_variants(d, q) || !overrides_apply(a, d, &s->annotation.overrides, q))
        return NULL;
    q->fingerprint = query_fingerprint(a, c, q);
    return q;
}

/* In two branches of an #if, each of which the compiler may see: one query, as long as it is the same. */
static bool is_repeated(const struct site *first, const struct site *s)
{
    return s->from_c && first->source == s->source && !first->bad && !s->bad &&
           str_eq(first->text->text, s->text->text);
}

/* False: the name is taken; both places are reported. */
static bool take_name(struct diags *d, struct map *names, struct site *s)
{
    struct site *first = map_get(names, s->name);
    if (!first) {
        map_set(names, s->name, s);
        return true;
    }
    if (is_repeated(first, s)) return false;
    struct diag *g = diag_add(d, DIAG_E0111, s->name_place, "query `%.*s` is declared twice", STR_ARG(s->name));
    diag_hint(d, g, "rename one of them");
    diag_note(d, g, first->name_place, "the first is here");
    return false;
}

void queries_names(struct arena *a, struct diags *d, const site_vec *sites, site_vec *out)
{
    struct map names;
    map_init(&names, a, false);
    vec_room(a, out, sites->n);
    for (unsigned i = 0; i < sites->n; i++) {
        struct site *s = sites->v[i];
        if (!s->name.n || take_name(d, &names, s)) vec_push(a, out, s);
    }
}

/* No query is dropped without a word. */
static struct model_query *analyze_or_say(const struct query_work *w, struct arena *a, const struct site *s)
{
    struct diags *d = w->diags;
    unsigned before = d->n_errors;
    d->allowed = &s->annotation.allowed;
    struct model_query *q = analyze_site(a, d, w->catalog, s);
    d->allowed = NULL;
    if (q && d->n_errors != before) return NULL; /* a warning that the configuration makes an error */
    if (!q && d->n_errors == before)
        diag_add(d, DIAG_E0104, s->name_place,
                 "query `%.*s` cannot be proved, and no reason is known: this is a defect "
                 "of schemac",
                 STR_ARG(s->name));
    return q;
}

/* One query from its text to its facts, in scratch; what is kept of it is in the work's arena. NULL: reported. */
static struct model_query *prove(const struct query_work *w, struct arena *scratch, const struct site *s)
{
    unsigned said = w->diags->all.n;
    struct model_query *q = s->bad ? NULL : analyze_or_say(w, scratch, s);
    if (q) w->each(w->context, scratch, q);
    if (q && !w->keep_statements) q = model_query_keep(w->arena, scratch, q);
    if (w->keep_statements || w->diags->all.n != said)
        arena_adopt(w->arena, scratch); /* a diagnostic may point into it */
    else
        arena_reset(scratch);
    return q;
}

void queries_prove(const struct query_work *w, struct site *const *sites, size_t n, model_query_vec *out)
{
    struct arena scratch = {0};
    for (size_t i = 0; i < n; i++) {
        struct model_query *q = prove(w, &scratch, sites[i]);
        if (q) vec_push(w->arena, out, q);
        if (w->progress) progress_step(w->progress);
    }
    arena_free(&scratch);
}

static int by_name(const void *x, const void *y)
{
    const struct model_query *const *a = x, *const *b = y;
    return str_cmp((*a)->name, (*b)->name);
}

void queries_sort(model_query_vec *queries)
{
    if (queries->n) qsort(queries->v, queries->n, sizeof *queries->v, by_name);
}
