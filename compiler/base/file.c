/* file.c: see file.h. POSIX. */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool read_all(struct arena *a, int fd, size_t guess, struct str *out)
{
    size_t cap = guess + 1, n = 0;
    char *p = arena_alloc(a, cap + 1);
    for (;;) {
        ssize_t got = read(fd, p + n, cap - n);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return false;
        if (got == 0) break;
        n += (size_t)got;
        if (n == cap) {
            p = arena_grow(a, p, cap + 1, cap * 2 + 1);
            cap *= 2;
        }
    }
    p[n] = '\0';
    *out = (struct str){p, n};
    return true;
}

bool file_read(struct arena *a, const char *path, struct str *out)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return false;
    struct stat st;
    bool ok = fstat(fd, &st) == 0;
    if (ok && S_ISDIR(st.st_mode)) {
        errno = EISDIR;
        ok = false;
    }
    ok = ok && read_all(a, fd, st.st_size > 0 ? (size_t)st.st_size : 0, out);
    int saved = errno;
    close(fd);
    errno = saved;
    return ok;
}

bool file_put(int fd, struct str bytes)
{
    while (bytes.n) {
        ssize_t put = write(fd, bytes.p, bytes.n);
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) return false;
        bytes.p += put;
        bytes.n -= (size_t)put;
    }
    return true;
}

bool file_write(const char *path, struct str bytes)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    bool ok = fd >= 0 && file_put(fd, bytes);
    int saved = errno;
    if (fd >= 0 && close(fd) != 0 && ok) saved = errno, ok = false;
    errno = saved;
    return ok;
}

/* Allocates nothing: what is in memory can be written when there is no more of it. */
bool file_write_atomic(const char *path, struct str bytes)
{
    char temp[PATH_MAX];
    int n = snprintf(temp, sizeof temp, "%s.tmp.%ld", path, (long)getpid());
    if (n < 0 || (size_t)n >= sizeof temp) {
        errno = ENAMETOOLONG;
        return false;
    }
    bool ok = file_write(temp, bytes) && rename(temp, path) == 0;
    int saved = errno;
    if (!ok) unlink(temp);
    errno = saved;
    return ok;
}

bool file_exists(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

bool dir_exists(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

bool dir_make(const char *path)
{
    struct arena a = {0};
    char *p = arena_strdup(&a, path, strlen(path));
    bool ok = true;
    for (char *q = p + 1; ok && *q; q++) {
        if (*q != '/') continue;
        *q = '\0';
        ok = mkdir(p, 0777) == 0 || errno == EEXIST;
        *q = '/';
    }
    ok = ok && (mkdir(p, 0777) == 0 || errno == EEXIST);
    if (ok && !dir_exists(path)) {
        errno = ENOTDIR;
        ok = false;
    }
    int saved = errno;
    arena_free(&a);
    errno = saved;
    return ok;
}

static int by_bytes(const void *x, const void *y)
{
    return str_cmp(*(const struct str *)x, *(const struct str *)y);
}

bool dir_list(struct arena *a, const char *path, str_vec *names)
{
    DIR *dir = opendir(path);
    if (!dir) return false;
    struct dirent *e;
    errno = 0;
    while ((e = readdir(dir)) != NULL) {
        struct str name = str_from(e->d_name);
        if (!str_eq(name, STR(".")) && !str_eq(name, STR(".."))) vec_push(a, names, str_dup(a, name));
        errno = 0;
    }
    int saved = errno;
    closedir(dir);
    if (names->n) qsort(names->v, names->n, sizeof *names->v, by_bytes);
    errno = saved;
    return saved == 0;
}

struct str path_join(struct arena *a, struct str folder, struct str name)
{
    if (!folder.n || str_eq(folder, STR(".")) || (name.n && name.p[0] == '/')) return str_dup(a, name);
    if (!name.n || str_eq(name, STR("."))) return str_dup(a, folder);
    const char *slash = folder.p[folder.n - 1] == '/' ? "" : "/";
    return str_printf(a, "%.*s%s%.*s", STR_ARG(folder), slash, STR_ARG(name));
}

struct str path_base(struct str path)
{
    for (size_t i = path.n; i > 0; i--)
        if (path.p[i - 1] == '/') return str_sub(path, i, path.n);
    return path;
}

struct str path_dir(struct arena *a, struct str path)
{
    for (size_t i = path.n; i > 0; i--)
        if (path.p[i - 1] == '/') return str_dup(a, str_sub(path, 0, i > 1 ? i - 1 : 1));
    return STR(".");
}
