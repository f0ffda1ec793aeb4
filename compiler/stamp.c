/* stamp.c: see stamp.h. Reached from the driver before anything is read, and after all was found clean. */
#include "stamp.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"

enum { RACY_NS = 50 * 1000 * 1000 };

struct input {
    long long size, seconds, nanoseconds;
    unsigned long long inode;
    bool racy;
};

static bool is_racy(const struct timespec *changed)
{
    struct timespec now;
    if (clock_gettime(CLOCK_REALTIME, &now) != 0) return true;
    long long age = (long long)(now.tv_sec - changed->tv_sec) * 1000000000 + (now.tv_nsec - changed->tv_nsec);
    return age < RACY_NS;
}

/* What is not there has size -1: that it comes to be is a change. */
static struct input look(const char *path)
{
    struct stat st;
    if (stat(path, &st) != 0) return (struct input){.size = -1};
    return (struct input){.size = S_ISDIR(st.st_mode) ? 0 : (long long)st.st_size,
                          .seconds = (long long)st.st_mtim.tv_sec,
                          .nanoseconds = (long long)st.st_mtim.tv_nsec,
                          .inode = (unsigned long long)st.st_ino,
                          .racy = is_racy(&st.st_mtim)};
}

void inputs_init(struct inputs *in, struct arena *a)
{
    in->arena = a;
    map_init(&in->paths, a, false);
}

void inputs_add(struct inputs *in, struct str path)
{
    if (map_get(&in->paths, path)) return;
    struct str copy = str_dup(in->arena, path);
    struct input *input = ARENA_NEW(in->arena, struct input);
    *input = look(copy.p);
    map_set(&in->paths, copy, input);
}

static void add_line(struct buf *b, const struct input *in, struct str path)
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
    struct input self = look("/proc/self/exe");
    self.racy = false;
    buf_printf(b, "schemac stamp 2\n%.*s\n%.*s\n", STR_ARG(boot_id(a)), STR_ARG(command));
    add_line(b, &self, STR("schemac"));
}

static bool line_fresh(char *line)
{
    struct input was = {0};
    int racy = 0, at = 0;
    int n =
        sscanf(line, "%d %lld %lld %lld %llu %n", &racy, &was.size, &was.seconds, &was.nanoseconds, &was.inode, &at);
    if (n != 5 || !at || racy) return false;
    struct input now = look(line + at);
    return now.size == was.size && now.seconds == was.seconds && now.nanoseconds == was.nanoseconds &&
           now.inode == was.inode;
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
        if (((const struct input *)e->value)->size >= 0) add_dependency(in->arena, b, cwd, e->key);
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
