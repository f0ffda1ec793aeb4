/* stamp.c: see stamp.h. Reached from the driver before anything is read, and after all was found clean. */
#include "stamp.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/seen.h"

void inputs_init(struct inputs *in, struct arena *a)
{
    in->arena = a;
    map_init(&in->paths, a, false);
}

void inputs_know(struct inputs *in, struct str path, const struct seen *seen)
{
    if (map_get(&in->paths, path)) return;
    struct seen *copy = ARENA_NEW(in->arena, struct seen);
    *copy = *seen;
    map_set(&in->paths, path, copy);
}

void inputs_add(struct inputs *in, struct str path)
{
    if (map_get(&in->paths, path)) return;
    struct str copy = str_dup(in->arena, path);
    struct seen seen = seen_at(copy.p);
    inputs_know(in, copy, &seen);
}

void inputs_take(struct inputs *in, const struct inputs *others)
{
    for (unsigned i = 0; i < others->paths.n; i++)
        inputs_know(in, others->paths.entries[i].key, others->paths.entries[i].value);
}

static void add_line(struct buf *b, const struct seen *in, struct str path)
{
    buf_printf(b, "%d %lld %lld %lld %llu %.*s\n", in->racy, in->size, in->seconds, in->nanoseconds, in->inode,
               STR_ARG(path));
}

/* Linux names each boot; elsewhere the line is empty. */
static struct str boot_id(struct arena *a)
{
    struct str id = STR("");
    return file_read(a, "/proc/sys/kernel/random/boot_id", &id) ? str_trim(id) : STR("");
}

/* The binary is an input like the others: a rebuilt schemac checks again. */
static void add_head(struct arena *a, struct buf *b, struct str command)
{
    struct seen self = seen_at("/proc/self/exe");
    self.racy = false;
    buf_printf(b, "schemac stamp 2\n%.*s\n%.*s\n", STR_ARG(boot_id(a)), STR_ARG(command));
    add_line(b, &self, STR("schemac"));
}

static bool line_fresh(char *line)
{
    struct seen was = {0};
    int racy = 0, at = 0;
    int n =
        sscanf(line, "%d %lld %lld %lld %llu %n", &racy, &was.size, &was.seconds, &was.nanoseconds, &was.inode, &at);
    if (n != 5 || !at) return false;
    struct seen now = seen_at(line + at);
    was.racy = racy;
    return seen_same(&was, &now);
}

static bool lines_fresh(char *text)
{
    while (*text) {
        char *end = strchr(text, '\n');
        if (!end) return false; /* truncated */
        *end = '\0';
        if (!line_fresh(text)) return false;
        text = end + 1;
    }
    return true;
}

bool stamp_fresh(struct arena *a, const char *stamp, struct str command)
{
    struct str text;
    if (!file_read(a, stamp, &text)) return false;
    struct buf head = {0};
    add_head(a, &head, command);
    bool fresh = text.n >= head.n && memcmp(text.p, head.p, head.n) == 0 &&
                 lines_fresh(arena_strdup(a, text.p + head.n, text.n - head.n));
    buf_free(&head);
    return fresh;
}

static void add_stamp(struct buf *b, struct str command, const struct inputs *in)
{
    add_head(in->arena, b, command);
    for (unsigned i = 0; i < in->paths.n; i++) {
        const struct map_entry *e = &in->paths.entries[i];
        if (memchr(e->key.p, '\n', e->key.n)) continue; /* no build system names such a file */
        add_line(b, e->value, e->key);
    }
}

/* make's escapes, as Ninja and CMake read them. */
static void add_path(struct buf *b, const char *path)
{
    for (; *path; path++) {
        if (*path == ' ' || *path == '#') buf_char(b, '\\');
        if (*path == '$') buf_char(b, '$');
        buf_char(b, *path);
    }
}

static void add_dependency(struct arena *a, struct buf *b, const char *cwd, struct str path)
{
    buf_puts(b, " \\\n  ");
    add_path(b, path_join(a, str_from(cwd), path).p);
}

/* A make-style rule: stamp: every input, absolute paths. */
static bool add_depfile(struct buf *b, const char *stamp, const struct inputs *in)
{
    char *cwd = getcwd(NULL, 0);
    if (!cwd) return false;
    add_path(b, path_join(in->arena, str_from(cwd), str_from(stamp)).p);
    buf_char(b, ':');
    for (unsigned i = 0; i < in->paths.n; i++) {
        const struct map_entry *e = &in->paths.entries[i];
        if (((const struct seen *)e->value)->size >= 0) add_dependency(in->arena, b, cwd, e->key);
    }
    buf_char(b, '\n');
    free(cwd);
    return true;
}

bool stamp_write(const char *stamp, const char *depfile, struct str command, const struct inputs *in)
{
    struct buf inputs = {0}, rule = {0};
    add_stamp(&inputs, command, in);
    bool ok = !depfile || add_depfile(&rule, stamp, in);
    ok = ok && (!depfile || file_write_atomic(depfile, buf_view(&rule)));
    ok = ok && file_write_atomic(stamp, buf_view(&inputs));
    buf_free(&inputs);
    buf_free(&rule);
    return ok;
}
