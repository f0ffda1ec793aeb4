/* sources.c: see sources.h. Between the configuration and scan.
 *
 * A work list instead of recursion: a tree of folders may be as deep as it likes. A folder is known by device
 * and inode, so that `..` and links lead into none of the folders to be left out, and none is searched twice. */
#include "sources.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct identity {
    dev_t device;
    ino_t inode;
};

struct search {
    struct arena *arena;
    struct diags *diags;
    str_vec *files, *folders;
    str_vec todo;
    VEC(struct identity) seen; /* searched, or not to be searched */
    bool ok;
};

static bool is_source_name(struct str path)
{
    static const char *const extensions[] = {".c", ".h", ".cc", ".cpp", ".cxx", ".hpp", ".hh", ".hxx", ".sql"};
    struct str base = path_base(path);
    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++)
        if (str_ends(base, extensions[i]) && base.n > strlen(extensions[i])) return true;
    return false;
}

static bool see(struct search *s, const struct stat *st)
{
    for (unsigned i = 0; i < s->seen.n; i++)
        if (s->seen.v[i].device == st->st_dev && s->seen.v[i].inode == st->st_ino) return false;
    struct identity id = {st->st_dev, st->st_ino};
    vec_push(s->arena, &s->seen, id);
    return true;
}

static void leave_out(struct search *s, struct str folder)
{
    struct stat st;
    if (stat(folder.p, &st) == 0 && S_ISDIR(st.st_mode)) see(s, &st);
}

static struct place place_of(struct search *s, struct str path)
{
    return place_file(source_new(s->arena, path, STR("")));
}

static void report(struct search *s, enum diag_code code, struct str path, const char *text)
{
    diag_add(s->diags, code, place_of(s, path), "%s", text);
    s->ok = false;
}

/* Something found in a folder. Links to folders are not followed, links to files are. */
static void look_at(struct search *s, struct str path)
{
    struct stat st, target;
    if (lstat(path.p, &st) != 0) return; /* removed since it was listed */
    if (S_ISDIR(st.st_mode)) {
        bool build = file_exists(path_join(s->arena, path, STR("CMakeCache.txt")).p);
        if (!build && see(s, &st)) vec_push(s->arena, &s->todo, path);
    } else if (is_source_name(path) && stat(path.p, &target) == 0 && S_ISREG(target.st_mode)) {
        vec_push(s->arena, s->files, path);
    }
}

static void search_folder(struct search *s, struct str folder)
{
    str_vec names = {0};
    vec_push(s->arena, s->folders, folder);
    if (!dir_list(s->arena, folder.p, &names)) report(s, DIAG_E0001, folder, strerror(errno));
    for (unsigned i = 0; i < names.n; i++)
        if (names.v[i].p[0] != '.') look_at(s, path_join(s->arena, folder, names.v[i]));
}

/* A SOURCE as given: what is named is meant, wherever it is. */
static void add_source(struct search *s, struct str path)
{
    struct stat st;
    if (stat(path.p, &st) != 0) {
        report(s, errno == ENOENT ? DIAG_E0004 : DIAG_E0001, path,
               errno == ENOENT ? "this source does not exist" : strerror(errno));
    } else if (S_ISDIR(st.st_mode)) {
        see(s, &st);
        vec_push(s->arena, &s->todo, path);
        while (s->todo.n) search_folder(s, s->todo.v[--s->todo.n]);
    } else if (!is_source_name(path)) {
        report(s, DIAG_E0004, path, "this is no source: neither C, C++ nor .sql by its name");
    } else {
        vec_push(s->arena, s->files, path);
    }
}

static int by_bytes(const void *x, const void *y)
{
    return str_cmp(*(const struct str *)x, *(const struct str *)y);
}

static void sort_each_once(str_vec *paths)
{
    unsigned kept = 0;
    if (paths->n) qsort(paths->v, paths->n, sizeof *paths->v, by_bytes);
    for (unsigned i = 0; i < paths->n; i++)
        if (!kept || !str_eq(paths->v[kept - 1], paths->v[i])) paths->v[kept++] = paths->v[i];
    paths->n = kept;
}

bool sources_walk(struct arena *a, struct diags *d, const struct config *c, str_vec *files, str_vec *folders)
{
    if (!c->sources.n) {
        struct diag *g = diag_add(d, DIAG_E0004, (struct place){0}, "no source is given");
        diag_hint(d, g, "name files or folders, or configure \"sources\" in %.*s", STR_ARG(c->file));
        return false;
    }
    struct search s = {.arena = a, .diags = d, .files = files, .folders = folders, .ok = true};
    leave_out(&s, c->schema);
    leave_out(&s, c->generated);
    leave_out(&s, c->cache);
    for (unsigned i = 0; i < c->sources.n; i++) add_source(&s, c->sources.v[i]);
    /* One of several folders may run empty, as when its last query is removed. */
    if (s.ok && !files->n)
        report(&s, DIAG_E0004, c->sources.v[0], "no source is in this folder: no C, C++ or .sql file");
    sort_each_once(files);
    sort_each_once(folders);
    return s.ok;
}
