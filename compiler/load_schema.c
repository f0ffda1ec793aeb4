/* load_schema.c: files → the schema's catalogue. The first arrow of the pipeline.
 *
 * The folder's files are all read before one of them is replayed: what another file reads in (`source x.sql`, `.read x.sql`)
 * has its place there, and no second one by its own name. */
#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "parse/parse.h"
#include "run.h"
#include "scan/client.h"
#include "scan/sql_split.h"
#include "schema_files.h"
#include "sema/declared.h"

enum { MAX_FILES_DEEP = 16 };

static struct place file_place(struct run *r, struct str path)
{
    return place_file(source_new(r->arena, path, STR("")));
}

/* ---- the files */

/* A file of the schema's folder, or one that another reads in. */
struct schema_file {
    struct source *source;
    schema_statement_vec statements;
    bool included; /* another file reads it in */
    bool replayed;
    bool active; /* being replayed: to read it in once more would have no end */
};
struct schema_load {
    struct run *run;
    struct map files; /* by path: struct schema_file, or NULL for one that cannot be read */
};

static struct schema_file *file_new(struct run *r, struct source *s)
{
    struct schema_file *f = ARENA_NEW(r->arena, struct schema_file);
    f->source = s;
    if (!sql_split_schema(r->arena, &r->diags, &r->config->sql, s, &f->statements)) r->catalog.incomplete = true;
    return f;
}

static struct schema_file *file_of(struct schema_load *l, struct str path)
{
    struct run *r = l->run;
    struct schema_file *f = map_get(&l->files, path);
    if (f) return f;
    struct source *s = load_source(r, path);
    if (s) f = file_new(r, s);
    map_set(&l->files, path, f);
    return f;
}

/* "a/./b" and "a/b/../b" are one path. */
static struct str plain_path(struct arena *a, struct str path)
{
    str_vec parts = {0};
    bool absolute = path.n && path.p[0] == '/';
    for (size_t at = 0; at < path.n;) {
        size_t end = at;
        while (end < path.n && path.p[end] != '/') end++;
        struct str part = str_sub(path, at, end - at);
        bool up = str_eq(part, STR("..")) && parts.n && !str_eq(parts.v[parts.n - 1], STR(".."));
        at = end + 1;
        if (up)
            parts.n--;
        else if (part.n && !str_eq(part, STR(".")))
            vec_push(a, &parts, part);
    }
    struct str out = absolute ? STR("/") : STR("");
    for (unsigned i = 0; i < parts.n; i++) out = path_join(a, out, parts.v[i]);
    return out;
}

/* The clients look where they were started; that is not known, so beside the file that reads comes first. */
static struct str included_path(struct run *r, const struct source *by, struct str name)
{
    if (name.n && name.p[0] == '/') return plain_path(r->arena, name);
    struct str beside = plain_path(r->arena, path_join(r->arena, path_dir(r->arena, by->path), name));
    struct str here = plain_path(r->arena, name);
    return file_exists(here.p) && !file_exists(beside.p) ? here : beside;
}

/* ---- what one file reads in */

static void no_file(struct run *r, const struct sqltext *t, struct str path, const char *why)
{
    struct span all = {0, (uint32_t)t->text.n};
    struct diag *g = diag_add(&r->diags, DIAG_E0409, place_sql(t, all),
                              "`%.*s`, which is read here, may change the catalogue, and %s", STR_ARG(path), why);
    diag_hint(&r->diags, g,
              "it is looked for beside this file, and where schemac runs; "
              "`-- schemac: ignore` above passes it over");
    r->catalog.incomplete = true;
}

static struct schema_file *included(struct schema_load *l, const struct schema_statement *s)
{
    struct client_command c;
    if (s->annotation && s->annotation->ignored) return NULL;
    if (!client_command(&l->run->config->sql, s->text->text, &c) || !c.reads) return NULL;
    struct str path = included_path(l->run, s->text->source, c.file);
    return file_exists(path.p) && !dir_exists(path.p) ? file_of(l, path) : NULL;
}

static void find_included(struct schema_load *l, struct schema_file *f, unsigned depth)
{
    for (unsigned i = 0; i < f->statements.n; i++) {
        struct schema_file *other = included(l, &f->statements.v[i]);
        if (!other || other == f) continue;
        bool first = !other->included;
        other->included = true;
        if (first && depth < MAX_FILES_DEEP) find_included(l, other, depth + 1);
    }
}

/* ---- the statements */

/* A statement that writes or reads rows: a dump with data may hold millions of them, and nothing of them is needed later. */
static bool is_of_rows(const struct run *r, const struct sqltext *t)
{
    static const char *const words[] = {"INSERT", "REPLACE", "UPDATE", "DELETE", "SELECT", "VALUES"};
    struct sql_piece p = sql_piece_at(&r->config->sql, STR(";"), t->text, 0);
    for (size_t i = 0; p.kind == PIECE_WORD && i < sizeof words / sizeof *words; i++)
        if (str_is(str_sub(t->text, 0, p.len), words[i])) return true;
    return false;
}

static void replay_rows(struct run *r, const struct sqltext *t)
{
    struct arena scratch = {0};
    struct stmt *stmt = parse_stmt(&scratch, &r->diags, &r->config->sql, t);
    if (stmt) ddl_apply(&r->catalog, &r->diags, stmt);
    arena_free(&scratch);
}

static void replay_sql(struct run *r, const struct sqltext *t)
{
    struct stmt *stmt = parse_stmt(r->arena, &r->diags, &r->config->sql, t);
    if (!stmt) {
        r->catalog.incomplete = true;
        return;
    }
    vec_push(r->arena, &r->ddl, stmt);
    ddl_apply(&r->catalog, &r->diags, stmt);
}

static void pass_over(struct run *r, const struct sqltext *t, struct str what, const char *why)
{
    diag_add(&r->diags, DIAG_W0101, place_sql(t, (struct span){0, (uint32_t)t->text.n}), "%.*s is passed over: %s",
             STR_ARG(what), why);
}

static void replay_file(struct schema_load *l, struct schema_file *f, unsigned depth);

static void replay_command(struct schema_load *l, const struct schema_statement *s, const struct client_command *c,
                           unsigned depth)
{
    struct run *r = l->run;
    const struct sqltext *t = s->text;
    if (c->quiet) return;
    if (c->harmless) {
        pass_over(r, t, c->word, "it does not change the catalogue");
        return;
    }
    struct schema_file *other = included(l, s);
    bool endless = other && (other->active || depth >= MAX_FILES_DEEP);
    if (other && !endless) {
        replay_file(l, other, depth + 1);
    } else if (c->reads) {
        no_file(r, t, c->file, endless ? "files read each other without an end" : "is not there");
    } else {
        struct span all = {0, (uint32_t)t->text.n};
        struct diag *g = diag_add(&r->diags, DIAG_E0409, place_sql(t, all),
                                  "%.*s may change the catalogue and is not understood", STR_ARG(c->word));
        diag_hint(&r->diags, g, "with `-- schemac: ignore` above, it is passed over");
        r->catalog.incomplete = true;
    }
}

static struct str first_word(const struct run *r, const struct sqltext *t)
{
    struct sql_piece p = sql_piece_at(&r->config->sql, STR(";"), t->text, 0);
    return str_sub(t->text, 0, p.len);
}

static void replay_statement(struct schema_load *l, const struct schema_statement *s, unsigned depth)
{
    struct run *r = l->run;
    struct client_command c;
    r->diags.allowed = s->annotation ? &s->annotation->allowed : NULL;
    if (s->annotation && s->annotation->bad)
        r->catalog.incomplete = true;
    else if (s->annotation && s->annotation->ignored)
        pass_over(r, s->text, first_word(r, s->text), "the comment above it says so");
    else if (client_command(&r->config->sql, s->text->text, &c))
        replay_command(l, s, &c, depth);
    else if (is_of_rows(r, s->text))
        replay_rows(r, s->text);
    else
        replay_sql(r, s->text);
    r->diags.allowed = NULL;
}

static void replay_file(struct schema_load *l, struct schema_file *f, unsigned depth)
{
    f->replayed = f->active = true;
    for (unsigned i = 0; i < f->statements.n; i++) replay_statement(l, &f->statements.v[i], depth);
    f->active = false;
}

static void replay_files(struct run *r, const str_vec *files)
{
    struct schema_load l = {.run = r};
    map_init(&l.files, r->arena, false);
    for (unsigned i = 0; i < files->n; i++) file_of(&l, files->v[i]);
    for (unsigned i = 0; i < files->n; i++) {
        struct schema_file *f = map_get(&l.files, files->v[i]);
        if (f) find_included(&l, f, 0);
    }
    /* Behind them those that only read each other: where it goes on forever is reported there. */
    for (unsigned rest = 0; rest < 2; rest++) {
        for (unsigned i = 0; i < files->n; i++) {
            struct schema_file *f = map_get(&l.files, files->v[i]);
            if (f && !f->replayed && (rest || !f->included)) replay_file(&l, f, 0);
        }
    }
}

static bool no_schema(struct run *r, const char *why)
{
    struct diag *g = diag_add(&r->diags, DIAG_E0003, file_place(r, r->config->schema), "%s", why);
    diag_hint(&r->diags, g, "put the DDL into schema/*.sql, or name its folder with --schema");
    return false;
}

bool load_schema(struct run *r)
{
    str_vec files = {0}, folders = {0};
    bool listed = schema_files(r->arena, r->config->schema, &files, &folders);
    for (unsigned i = 0; i < folders.n; i++) inputs_add(&r->inputs, folders.v[i]);
    if (!listed) return no_schema(r, errno == ENOENT ? "there is no schema folder here" : strerror(errno));
    catalog_init(&r->catalog, r->arena, &r->config->sql);
    r->catalog.dolt = r->config->dolt;
    replay_files(r, &files);
    if (!files.n) return no_schema(r, "the schema folder holds no .sql file");
    if (!diags_failed(&r->diags) && !r->ddl.n) return no_schema(r, "the schema folder's files hold no statement");
    bool whole = ddl_finish(&r->catalog, &r->diags);
    own_types_apply(r->arena, &r->diags, &r->catalog, r->config->sql.declared);
    return whole && !diags_failed(&r->diags);
}
