/* nth.c: the n-th allocation fails, and every one after it where SCHEMAC_OOM_ON is set; n is SCHEMAC_OOM_AT. How many
 * there were is written to the file SCHEMAC_OOM_COUNT at the end.
 *
 * Built as a library it is preloaded and sees every allocation of the process: libc's, SQLite's, jansson's. Built with
 * OOM_WRAP it is linked with --wrap, and sees those of what was linked with it: for the sanitizers, whose own malloc
 * wants to be first. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifdef OOM_WRAP
#define NAME(f) __wrap_##f
void *__real_malloc(size_t n);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *p, size_t n);
void *__wrap_malloc(size_t n);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *p, size_t n);
#define REAL(f) __real_##f
#else
#define NAME(f) f
#define REAL(f) __libc_##f
void *__libc_malloc(size_t n);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *p, size_t n);
#endif

static unsigned long calls, fail_at;
static int on;

__attribute__((constructor)) static void begin(void)
{
    const char *at = getenv("SCHEMAC_OOM_AT");
    on = getenv("SCHEMAC_OOM_ON") != NULL;
    fail_at = at ? strtoul(at, NULL, 10) : 0;
    calls = 0;
}

__attribute__((destructor)) static void end(void)
{
    const char *path = getenv("SCHEMAC_OOM_COUNT");
    char text[32];
    int fd = path ? open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666) : -1;
    if (fd < 0) return;
    int n = snprintf(text, sizeof text, "%lu\n", calls);
    if (write(fd, text, (size_t)n) != n) abort();
    close(fd);
}

static int fails(void)
{
    calls++;
    int now = fail_at && (calls == fail_at || (on && calls > fail_at));
    if (now) errno = ENOMEM;
    return now;
}

void *NAME(malloc)(size_t n)
{
    return fails() ? NULL : REAL(malloc)(n);
}

void *NAME(calloc)(size_t n, size_t size)
{
    return fails() ? NULL : REAL(calloc)(n, size);
}

void *NAME(realloc)(void *p, size_t n)
{
    return fails() ? NULL : REAL(realloc)(p, n);
}
