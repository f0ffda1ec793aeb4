/* drift.c: what is on disk against what should be. See drift.h. EMIT. */
#include "emit/drift.h"

#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "base/digest.h"
#include "emit/cache_read.h"
#include "emit/commit.h"
#include "emit/drift_facts.h"

struct drift {
    struct arena *arena;
    struct diags *diags;
    const struct model *model;
    const struct outputs *outputs;
    struct str unread; /* cache/schema.json as it should be: what is in it matters only where something else differs */
    bool has_schema;   /* cache/schema.json was read */
    struct schema_record schema;
    struct map changed; /* sources some query of which is stale, new or gone: their files must differ */
    unsigned stale;     /* queries that are stale, new or gone */
    bool outdated;      /* something that no query depends on is older than the schema */
};

static struct place at_file(struct drift *x, struct str path)
{
    return place_file(source_new(x->arena, path, STR("")));
}

/* The catalogue as it was when the records were written; NULL: there is none. */
static const struct schema_record *schema_of(struct drift *x)
{
    if (x->unread.n) {
        struct diags quiet;
        diags_init(&quiet, x->arena);
        x->has_schema = schema_record_read(x->arena, &quiet, STR("schema.json"), x->unread, &x->schema);
        x->unread = (struct str){0};
    }
    return x->has_schema ? &x->schema : NULL;
}

static void mark_changed(struct drift *x, struct str source)
{
    map_set(&x->changed, source, x);
    x->stale++;
}

enum found { FOUND_SAME, FOUND_OTHER, FOUND_NONE, FOUND_BAD };

/* What stands in an output's place. FOUND_BAD: reported. */
static enum found look(struct drift *x, const struct output *o, struct str *now)
{
    struct arena scratch = {0};
    enum found found = FOUND_BAD;
    *now = o->bytes;
    if (o->same) return FOUND_SAME;
    if (file_read(&scratch, o->path.p, now)) {
        found = str_eq(*now, o->bytes) ? FOUND_SAME : FOUND_OTHER;
        *now = found == FOUND_OTHER ? str_dup(x->arena, *now) : o->bytes;
    } else if (errno == ENOENT) {
        found = FOUND_NONE;
    } else {
        diag_add(x->diags, DIAG_E0001, at_file(x, o->path), "cannot read this file: %s", strerror(errno));
    }
    arena_free(&scratch);
    return found;
}

static void report_missing(struct drift *x, const struct output *o, const char *what)
{
    diag_add(x->diags, DIAG_E0604, at_file(x, o->path), "this %s is missing: run schemac prepare", what);
}

/* ---------------------------------------------------------------- records */

/* Was the query prepared once, though its record is gone? Then its generated header is as it should be. */
static bool was_prepared(struct drift *x, const struct model_query *q)
{
    for (unsigned i = 0; i < x->outputs->files.n; i++) {
        const struct output *o = &x->outputs->files.v[i];
        struct str now;
        if (o->folder == OUTPUT_GENERATED && str_eq(o->source, q->source) && str_ends(o->name, ".h"))
            return look(x, o, &now) == FOUND_SAME;
    }
    return false;
}

static void no_record(struct drift *x, const struct output *o)
{
    const struct model_query *q = o->query;
    if (was_prepared(x, q)) {
        report_missing(x, o, "record");
        return;
    }
    diag_add(x->diags, DIAG_E0602, q->place, "query `%.*s` is in no record: run schemac prepare", STR_ARG(q->name));
    mark_changed(x, q->source);
}

static void report_foreign(struct drift *x, const struct output *o)
{
    diag_add(
        x->diags, DIAG_E0609, at_file(x, o->path),
        "schemac did not write this file, and one of its own must go here: move it away, then run schemac prepare");
}

static void other_record(struct drift *x, const struct output *o, struct str bytes)
{
    const struct model_query *q = o->query;
    struct record old;
    if (str_starts(bytes, "{") && !output_is_ours(o->folder, bytes)) {
        report_foreign(x, o);
        return;
    }
    if (!record_read(x->arena, x->diags, o->path, bytes, &old)) return;
    struct diag *g =
        diag_add(x->diags, DIAG_E0601, q->place, "query `%.*s` is stale: run schemac prepare", STR_ARG(q->name));
    facts_of_query(x->diags, g, x->model, q, &old, schema_of(x));
    mark_changed(x, q->source);
    mark_changed(x, old.source);
}

static void check_record(struct drift *x, const struct output *o)
{
    struct str now;
    switch (look(x, o, &now)) {
    case FOUND_SAME:
    case FOUND_BAD: break;
    case FOUND_NONE: no_record(x, o); break;
    case FOUND_OTHER: other_record(x, o, now); break;
    }
}

/* The catalogue's record may be older than the schema as far as queries do not mind; it must be whole. */
static void check_schema_record(struct drift *x)
{
    const struct output *o = outputs_find(x->outputs, OUTPUT_CACHE, STR("schema.json"));
    struct str now;
    enum found found = look(x, o, &now);
    if (found == FOUND_BAD) return;
    if (found == FOUND_NONE) {
        if (dir_exists(x->outputs->cache.p)) report_missing(x, o, "record");
        return;
    }
    if (found == FOUND_SAME) {
        x->unread = now;
        return;
    }
    x->has_schema = schema_record_read(x->arena, x->diags, o->path, now, &x->schema);
    x->outdated |= x->has_schema;
}

/* ---------------------------------------------------------------- files of no query */

static void report_orphan(struct drift *x, enum output_folder folder, struct str path, struct str bytes)
{
    struct diags quiet;
    struct record old;
    diags_init(&quiet, x->arena);
    if (folder == OUTPUT_CACHE && record_read(x->arena, &quiet, path, bytes, &old)) {
        diag_add(x->diags, DIAG_E0603, at_file(x, path), "the query `%.*s` of this record is gone: run schemac prepare",
                 STR_ARG(old.name));
        mark_changed(x, old.source);
        return;
    }
    diag_add(x->diags, DIAG_E0603, at_file(x, path), "this file is of no query: run schemac prepare");
    x->stale++;
}

static void find_orphans(struct drift *x, enum output_folder folder)
{
    str_vec names = {0};
    struct str dir = folder == OUTPUT_CACHE ? x->outputs->cache : x->outputs->generated;
    if (!dir_list(x->arena, dir.p, &names)) return;
    for (unsigned i = 0; i < names.n; i++) {
        struct str bytes, path = path_join(x->arena, dir, names.v[i]);
        if (outputs_find(x->outputs, folder, names.v[i]) || !output_is_orphan_name(folder, names.v[i])) continue;
        if (!file_exists(path.p) || !file_read(x->arena, path.p, &bytes)) continue;
        if (output_is_orphan(folder, names.v[i], bytes)) report_orphan(x, folder, path, bytes);
    }
}

/* ---------------------------------------------------------------- generated files */

/* Is what stands there, though not what it would be now, an older one that only lacks what no query needs? */
static bool is_outdated(struct drift *x, const struct output *o, struct str now)
{
    if (o->fixed == o->bytes.n || !schema_of(x)) return false;
    if (now.n < o->fixed || memcmp(now.p, o->bytes.p, o->fixed) != 0) return false;
    return str_eq(x->schema.schema_c, digest_hex(x->arena, now));
}

static void report_other(struct drift *x, const struct output *o, struct str now)
{
    if (!output_is_ours(o->folder, now)) {
        report_foreign(x, o);
        return;
    }
    if (is_outdated(x, o, now)) {
        x->outdated = true;
        return;
    }
    if (!o->source.n && x->outdated) {
        diag_add(x->diags, DIAG_E0601, at_file(x, o->path), "this file is older than the schema: run schemac prepare");
        return;
    }
    struct diag *g = diag_add(x->diags, DIAG_E0607, at_file(x, o->path),
                              "this file is not what schemac would write: run schemac prepare");
    diag_note(x->diags, g, (struct place){0}, "it was edited, or written with other options or by another version");
}

/* What must differ because a query did is not reported again. */
static void check_generated(struct drift *x, const struct output *o)
{
    bool expected = o->source.n ? map_get(&x->changed, o->source) != NULL : x->stale > 0;
    struct str now;
    if (expected) return;
    switch (look(x, o, &now)) {
    case FOUND_SAME:
    case FOUND_BAD: break;
    case FOUND_NONE: report_missing(x, o, "generated file"); break;
    case FOUND_OTHER: report_other(x, o, now); break;
    }
}

/* ---------------------------------------------------------------- the whole */

static void check_all(struct drift *x)
{
    const struct outputs *o = x->outputs;
    check_schema_record(x);
    for (unsigned i = 0; i < o->files.n; i++)
        if (o->files.v[i].query) check_record(x, &o->files.v[i]);
    find_orphans(x, OUTPUT_GENERATED);
    find_orphans(x, OUTPUT_CACHE);
    for (unsigned i = 0; i < o->files.n; i++)
        if (o->files.v[i].folder == OUTPUT_GENERATED) check_generated(x, &o->files.v[i]);
}

bool drift_report(struct arena *a, struct diags *d, const struct model *m, const struct outputs *o)
{
    struct drift x = {.arena = a, .diags = d, .model = m, .outputs = o};
    unsigned before = d->n_errors;
    map_init(&x.changed, a, false);
    if (commit_pending(a, o->cache)) {
        diag_add(d, DIAG_E0608, at_file(&x, o->cache), "a schemac prepare was interrupted here: run schemac prepare");
        return false;
    }
    check_all(&x);
    if (d->n_errors > before) return false;
    if (!x.outdated) return true;
    diag_add(d, DIAG_E0610, at_file(&x, o->generated),
             "the schema changed where no query depends on it, and the generated DDL is the old one: "
             "run schemac prepare");
    return false;
}

/* ---------------------------------------------------------------- queries that no longer pass */

static void explain(struct drift *x, const struct catalog *c, struct str cache, const struct drift_site *s)
{
    struct diags quiet;
    struct record old;
    struct str bytes, path = path_join(x->arena, cache, str_printf(x->arena, "%.*s.json", STR_ARG(s->name)));
    diags_init(&quiet, x->arena);
    if (!file_read(x->arena, path.p, &bytes) || !record_read(x->arena, &quiet, path, bytes, &old)) return;
    struct diag *scratch = diag_add(&quiet, DIAG_E0601, s->place, "probe");
    if (!facts_of_uses(&quiet, scratch, c, &old, schema_of(x))) return;
    struct diag *g = diag_add(x->diags, DIAG_E0601, s->place,
                              "query `%.*s` is stale: the schema changed under it; adapt it, then run schemac prepare",
                              STR_ARG(s->name));
    facts_of_uses(x->diags, g, c, &old, schema_of(x));
}

void drift_explain(struct arena *a, struct diags *d, const struct catalog *c, struct str cache,
                   const struct drift_site *sites, unsigned n)
{
    struct drift x = {.arena = a, .diags = d};
    struct diags quiet;
    struct str bytes, path = path_join(a, cache, STR("schema.json"));
    diags_init(&quiet, a);
    x.has_schema = file_read(a, path.p, &bytes) && schema_record_read(a, &quiet, path, bytes, &x.schema);
    for (unsigned i = 0; i < n; i++) explain(&x, c, cache, &sites[i]);
}
