/* commit.c: what has to change on disk, and the order of doing it. See commit.h. EMIT. */
#include "emit/commit.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "emit/creation.h"

/* Folders that a run made, the outermost first, to be taken away again when it fails. */
typedef VEC(struct str) made_vec;

bool commit_pending(struct arena *a, struct str cache)
{
    return journal_exists(a, cache);
}

/* ---------------------------------------------------------------- folders and lock */

static bool make_folder(struct journal *j, struct str path, made_vec *made)
{
    if (dir_exists(path.p)) return true;
    struct str parent = path_dir(j->arena, path);
    bool nested = !str_eq(parent, path) && !str_eq(parent, STR("."));
    if (nested && !make_folder(j, parent, made)) return false;
    if (!journal_step(j, "mkdir") || mkdir(path.p, 0777) != 0) {
        if (errno == EEXIST && dir_exists(path.p)) return true;
        if (errno == EEXIST) errno = ENOTDIR;
        return journal_failed(j, path, "cannot make this folder");
    }
    vec_push(j->arena, made, path);
    return true;
}

static void remove_made(const made_vec *made)
{
    for (unsigned i = made->n; i-- > 0;) (void)rmdir(made->v[i].p);
}

static bool same_file(int fd, const char *path)
{
    struct stat a, b;
    return fstat(fd, &a) == 0 && stat(path, &b) == 0 && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

/* The lock is on the folder itself, so that it leaves nothing behind. -1: reported. */
static int lock_cache(struct journal *j)
{
    struct str cache = j->folders[OUTPUT_CACHE];
    int fd = open(cache.p, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    while (fd >= 0 && flock(fd, LOCK_EX) != 0) {
        if (errno == EINTR) continue;
        if (errno == ENOLCK || errno == EOPNOTSUPP || errno == ENOTSUP) break; /* this file system has no locks */
        close(fd);
        fd = -1;
    }
    /* The run that we waited for may have taken back the folder it had made. */
    if (fd >= 0 && !same_file(fd, cache.p)) {
        close(fd);
        errno = ENOENT;
        fd = -1;
    }
    if (fd < 0) journal_failed(j, cache, "cannot lock this folder");
    return fd;
}

/* ---------------------------------------------------------------- what has to change */

static bool report_foreign(struct journal *j, const struct output *o)
{
    struct place place = place_file(source_new(j->arena, o->path, STR("")));
    struct diag *g =
        diag_add(j->diags, DIAG_E0609, place, "schemac did not write this file, and would have to replace it");
    diag_hint(j->diags, g, "move it away, or name other folders for generated/ and cache/");
    return false;
}

static int by_bytes(const void *x, const void *y)
{
    return str_cmp(*(const struct str *)x, *(const struct str *)y);
}

/* names: what is in the output's folder; NULL: that is not known. */
static bool plan_output(struct journal *j, const struct output *o, const str_vec *names, struct commit_report *report)
{
    struct arena scratch = {0};
    struct str now = {0};
    bool listed = !names || (names->n && bsearch(&o->name, names->v, names->n, sizeof *names->v, by_bytes));
    bool there = listed && file_read(&scratch, o->path.p, &now), ok = true;
    if (listed && !there && errno != ENOENT) {
        ok = journal_failed(j, o->path, "cannot write this file");
    } else if (there && str_eq(now, o->bytes)) {
        report->kept++;
    } else if (there && !output_is_ours(o->folder, now)) {
        ok = report_foreign(j, o);
    } else {
        journal_add(j, (struct journal_entry){
                           .folder = o->folder, .name = o->name, .output = o, .bytes = o->bytes, .existed = there});
        report->written++;
    }
    arena_free(&scratch);
    return ok;
}

static void plan_orphan(struct journal *j, enum output_folder folder, struct str name, struct commit_report *report)
{
    struct arena scratch = {0};
    struct str bytes, path = path_join(&scratch, j->folders[folder], name);
    if (file_exists(path.p) && file_read(&scratch, path.p, &bytes) && output_is_orphan(folder, name, bytes)) {
        journal_add(j, (struct journal_entry){.folder = folder, .name = name, .remove = true, .existed = true});
        report->deleted++;
    }
    arena_free(&scratch);
}

static bool plan_folder(struct journal *j, const struct outputs *o, enum output_folder folder, const str_vec *names,
                        struct commit_report *report)
{
    bool ok = true;
    for (unsigned i = 0; i < o->files.n; i++)
        if (o->files.v[i].folder == folder) ok &= plan_output(j, &o->files.v[i], names, report);
    for (unsigned i = 0; i < names->n; i++)
        if (!outputs_find(o, folder, names->v[i]) && output_is_orphan_name(folder, names->v[i]))
            plan_orphan(j, folder, names->v[i], report);
    return ok;
}

/* Does nothing that is in the folder matter, neither to be replaced nor to go? */
static bool is_clear(const struct outputs *o, enum output_folder folder, const str_vec *names)
{
    for (unsigned i = 0; i < names->n; i++)
        if (outputs_find(o, folder, names->v[i]) || output_is_orphan_name(folder, names->v[i])) return false;
    return true;
}

static void plan_new(struct journal *j, const struct outputs *o, struct commit_report *report)
{
    for (unsigned i = 0; i < o->files.n; i++) {
        const struct output *f = &o->files.v[i];
        journal_add(j, (struct journal_entry){.folder = f->folder, .name = f->name, .output = f});
    }
    report->written = o->files.n;
}

static bool plan_part(struct journal *j, const struct outputs *o, struct commit_report *report)
{
    bool ok = true;
    for (unsigned i = 0; i < o->files.n; i++) ok &= plan_output(j, &o->files.v[i], NULL, report);
    for (unsigned i = 0; i < o->gone.n; i++) plan_orphan(j, o->gone.v[i].folder, o->gone.v[i].name, report);
    return ok;
}

/* What is to be written is not looked at where nothing is there to compare it with. */
static bool plan_all(struct journal *j, struct outputs *o, struct commit_report *report)
{
    str_vec names[2] = {0};
    vec_room(j->arena, &j->entries, o->files.n);
    if (o->partial) return plan_part(j, o, report);
    for (int f = OUTPUT_GENERATED; f <= OUTPUT_CACHE; f++)
        if (!dir_list(j->arena, j->folders[f].p, &names[f]))
            return journal_failed(j, j->folders[f], "cannot read this folder");
    if (is_clear(o, OUTPUT_GENERATED, &names[0]) && is_clear(o, OUTPUT_CACHE, &names[1])) {
        plan_new(j, o, report);
        return true;
    }
    outputs_finish(j->arena, o);
    bool generated = plan_folder(j, o, OUTPUT_GENERATED, &names[OUTPUT_GENERATED], report);
    return plan_folder(j, o, OUTPUT_CACHE, &names[OUTPUT_CACHE], report) && generated;
}

/* ---------------------------------------------------------------- the whole */

static bool is_all_new(const struct journal *j)
{
    for (unsigned i = 0; i < j->entries.n; i++)
        if (j->entries.v[i].existed || j->entries.v[i].remove) return false;
    return true;
}

static bool carry_out(struct journal *j, const struct outputs *o)
{
    j->creates = is_all_new(j);
    struct creation *c = j->creates ? creation_new(j, o) : NULL;
    bool ok = journal_stage(j);
    if (ok && !(c ? creation_run(c) : journal_apply(j))) {
        journal_roll_back(j);
        ok = false;
    }
    journal_drop(j);
    return ok;
}

static bool recover(struct journal *j)
{
    struct journal old;
    if (!journal_exists(j->arena, j->folders[OUTPUT_CACHE])) return true;
    journal_init(&old, j->arena, j->diags, j->folders[OUTPUT_GENERATED], j->folders[OUTPUT_CACHE], j->hook);
    return journal_recover(&old);
}

static bool commit_locked(struct journal *j, struct outputs *o, struct commit_report *report)
{
    return recover(j) && plan_all(j, o, report) && (j->entries.n == 0 || carry_out(j, o));
}

bool commit_outputs_hooked(struct arena *a, struct diags *d, struct outputs *o, const struct commit_hook *hook,
                           struct commit_report *report)
{
    struct journal j;
    made_vec made = {0};
    *report = (struct commit_report){0};
    journal_init(&j, a, d, o->generated, o->cache, hook);
    bool ok = make_folder(&j, o->generated, &made) && make_folder(&j, o->cache, &made);
    int lock = ok ? lock_cache(&j) : -1;
    ok = lock >= 0 && commit_locked(&j, o, report);
    if (!ok) remove_made(&made);
    if (lock >= 0) close(lock);
    return ok;
}

bool commit_outputs(struct arena *a, struct diags *d, struct outputs *o)
{
    struct commit_report report;
    return commit_outputs_hooked(a, d, o, NULL, &report);
}
