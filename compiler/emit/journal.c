/* journal.c: staging, carrying out and taking back a set of files. See journal.h. EMIT. */
#include "emit/journal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/digest.h"
#include "emit/journal_manifest.h"

bool journal_failed(struct journal *j, struct str path, const char *what)
{
    struct place place = place_file(source_new(j->arena, path, STR("")));
    diag_add(j->diags, DIAG_E0002, place, "%s: %s", what, strerror(errno));
    return false;
}

bool journal_step(struct journal *j, const char *call)
{
    int fail = j->hook && j->hook->before ? j->hook->before(j->hook->context, call) : 0;
    if (fail) errno = fail;
    return fail == 0;
}

void journal_init(struct journal *j, struct arena *a, struct diags *d, struct str generated, struct str cache,
                  const struct commit_hook *hook)
{
    *j = (struct journal){.arena = a, .diags = d, .hook = hook};
    j->folders[OUTPUT_GENERATED] = generated;
    j->folders[OUTPUT_CACHE] = cache;
    j->dir = path_join(a, cache, STR(".journal"));
    j->manifest = path_join(a, j->dir, STR("manifest"));
    j->undo = path_join(a, j->dir, STR("undo"));
    j->draft = path_join(a, j->dir, STR("manifest.new"));
    j->bytes = path_join(a, j->dir, STR("bytes"));
    j->fresh = path_join(a, j->dir, STR("fresh"));
}

void journal_add(struct journal *j, struct journal_entry e)
{
    e.path = path_join(j->arena, j->folders[e.folder], e.name);
    e.old = path_join(j->arena, j->dir, str_printf(j->arena, "old.%u", j->entries.n));
    vec_push(j->arena, &j->entries, e);
}

bool journal_exists(struct arena *a, struct str cache)
{
    struct stat st;
    return lstat(path_join(a, cache, STR(".journal")).p, &st) == 0;
}

/* ---------------------------------------------------------------- single steps; false with errno */

/* Inside the journal, where nobody looks before the manifest is there. */
static bool write_file(struct journal *j, struct str path, struct str bytes)
{
    return journal_step(j, "write") && file_write(path.p, bytes);
}

static bool write_whole(struct journal *j, struct str path, struct str bytes)
{
    return journal_step(j, "write") && file_write_atomic(path.p, bytes);
}

/* A second name for the file keeps it, mtime and all; where links cannot be had, a copy keeps its bytes. */
static bool keep_old(struct journal *j, struct journal_entry *e)
{
    struct str bytes;
    if (!journal_step(j, "link")) return false;
    if (link(e->path.p, e->old.p) == 0) return true;
    if (errno == ENOENT) return false;
    return file_read(j->arena, e->path.p, &bytes) && write_file(j, e->old, bytes);
}

/* Into another file system there is no renaming: the bytes are written there, then moved. */
static bool move(struct journal *j, struct str from, struct str to)
{
    struct str bytes;
    if (!journal_step(j, "rename")) return false;
    if (rename(from.p, to.p) == 0) return true;
    if (errno != EXDEV) return false;
    return file_read(j->arena, from.p, &bytes) && write_whole(j, to, bytes) && unlink(from.p) == 0;
}

static bool remove_file(struct journal *j, struct str path)
{
    return journal_step(j, "unlink") && (unlink(path.p) == 0 || errno == ENOENT);
}

/* ---------------------------------------------------------------- staging */

/* Renaming into a folder needs the right to write there: better known now than half-way. */
static bool may_write(struct journal *j, enum output_folder folder)
{
    return journal_step(j, "access") && faccessat(AT_FDCWD, j->folders[folder].p, W_OK | X_OK, AT_EACCESS) == 0;
}

static bool write_bytes(struct journal *j)
{
    if (!journal_step(j, "write")) return false;
    int fd = open(j->bytes.p, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    bool ok = fd >= 0;
    for (unsigned i = 0; ok && i < j->entries.n; i++) ok = file_put(fd, j->entries.v[i].bytes);
    int saved = errno;
    if (fd >= 0 && close(fd) != 0 && ok) saved = errno, ok = false;
    errno = saved;
    return ok;
}

static bool stage_all(struct journal *j)
{
    for (unsigned i = 0; i < j->entries.n; i++) {
        struct journal_entry *e = &j->entries.v[i];
        if (e->existed && !keep_old(j, e)) return journal_failed(j, e->path, "cannot keep the file that is there");
    }
    return write_bytes(j) || journal_failed(j, j->bytes, "cannot write the journal");
}

bool journal_stage(struct journal *j)
{
    for (int f = OUTPUT_GENERATED; f <= OUTPUT_CACHE; f++)
        if (!may_write(j, (enum output_folder)f))
            return journal_failed(j, j->folders[f], "cannot write into this folder");
    struct str manifest = manifest_write(j);
    if (!journal_step(j, "mkdir") || mkdir(j->dir.p, 0777) != 0)
        return journal_failed(j, j->dir, "cannot make the journal");
    if (!j->creates && !stage_all(j)) return false;
    return (write_file(j, j->draft, manifest) && move(j, j->draft, j->creates ? j->undo : j->manifest)) ||
           journal_failed(j, j->manifest, "cannot write the journal");
}

/* ---------------------------------------------------------------- carrying out */

static bool replace(struct journal *j, const struct journal_entry *e)
{
    return write_file(j, j->fresh, e->bytes) && move(j, j->fresh, e->path);
}

/* Not half of it is left. */
static bool create(struct journal *j, const struct journal_entry *e)
{
    if (write_file(j, e->path, e->bytes)) return true;
    int saved = errno;
    (void)unlink(e->path.p);
    errno = saved;
    return false;
}

static bool apply_entry(struct journal *j, struct journal_entry *e)
{
    bool ok = e->remove ? remove_file(j, e->path) : e->existed ? replace(j, e) : create(j, e);
    e->applied = ok;
    return ok || journal_failed(j, e->path, e->remove ? "cannot delete this file" : "cannot write this file");
}

bool journal_apply(struct journal *j)
{
    for (unsigned i = 0; i < j->entries.n; i++)
        if (!apply_entry(j, &j->entries.v[i])) return false;
    return true;
}

static void take_back(struct journal *j)
{
    for (unsigned i = j->entries.n; i-- > 0;) {
        struct journal_entry *e = &j->entries.v[i];
        if (!e->applied) continue;
        if (e->existed)
            (void)move(j, e->old, e->path);
        else
            (void)remove_file(j, e->path);
    }
}

void journal_roll_back(struct journal *j)
{
    if (!j->creates) (void)move(j, j->manifest, j->undo);
    take_back(j);
}

/* What is there by other names: an older run's. */
static void drop_rest(struct journal *j)
{
    str_vec names = {0};
    if (!dir_list(j->arena, j->dir.p, &names)) return;
    for (unsigned i = 0; i < names.n; i++) (void)remove_file(j, path_join(j->arena, j->dir, names.v[i]));
    if (journal_step(j, "rmdir")) (void)rmdir(j->dir.p);
}

void journal_drop(struct journal *j)
{
    (void)remove_file(j, j->manifest);
    (void)remove_file(j, j->undo);
    (void)remove_file(j, j->draft);
    (void)remove_file(j, j->bytes);
    for (unsigned i = 0; i < j->entries.n; i++)
        if (j->entries.v[i].existed) (void)remove_file(j, j->entries.v[i].old);
    if (!journal_step(j, "rmdir") || rmdir(j->dir.p) == 0) return;
    if (errno == ENOTEMPTY || errno == EEXIST) drop_rest(j);
}

/* ---------------------------------------------------------------- after an interruption */

/* The entries' bytes, as the manifest has their digests. */
static bool read_bytes(struct journal *j)
{
    struct str all;
    if (!file_read(j->arena, j->bytes.p, &all)) return false;
    for (unsigned i = 0; i < j->entries.n; i++) {
        struct journal_entry *e = &j->entries.v[i];
        if (e->bytes.n > all.n) return false;
        e->bytes = str_sub(all, 0, e->bytes.n);
        all = str_sub(all, e->bytes.n, all.n);
        if (!str_eq(e->digest, digest_hex(j->arena, e->bytes))) return false;
    }
    return true;
}

/* All of the new file, or what a process wrote of it before it died. */
static bool is_begun(const struct journal_entry *e, struct str now)
{
    return !e->remove && now.n <= e->bytes.n && (!now.n || memcmp(now.p, e->bytes.p, now.n) == 0);
}

/* Is what stands in the entry's place ours to replace? */
static bool can_finish(struct journal *j, struct journal_entry *e)
{
    struct str now;
    e->existed = file_read(j->arena, e->path.p, &now);
    return e->existed ? output_is_ours(e->folder, now) || is_begun(e, now) : errno == ENOENT;
}

static bool finish_entry(struct journal *j, struct journal_entry *e)
{
    struct str now;
    if (!e->remove && file_read(j->arena, e->path.p, &now) && str_eq(now, e->bytes)) return true;
    return apply_entry(j, e);
}

/* What the interrupted run had begun to take back. Moving an old file over itself changes nothing. */
static void undo(struct journal *j)
{
    for (unsigned i = 0; i < j->entries.n; i++) {
        struct journal_entry *e = &j->entries.v[i];
        struct str now;
        e->existed = !j->creates && file_exists(e->old.p);
        e->applied = e->existed || (file_read(j->arena, e->path.p, &now) &&
                                    (j->creates ? output_is_ours(e->folder, now) : is_begun(e, now)));
    }
    take_back(j);
}

bool journal_recover(struct journal *j)
{
    struct str text;
    if (file_read(j->arena, j->undo.p, &text) && manifest_read(j, text) && (j->creates || read_bytes(j))) {
        undo(j);
        journal_drop(j);
        return true;
    }
    bool decided = file_read(j->arena, j->manifest.p, &text) && manifest_read(j, text) && read_bytes(j);
    for (unsigned i = 0; decided && i < j->entries.n; i++) decided = can_finish(j, &j->entries.v[i]);
    for (unsigned i = 0; decided && i < j->entries.n; i++)
        if (!finish_entry(j, &j->entries.v[i])) return false;
    journal_drop(j);
    return true;
}
