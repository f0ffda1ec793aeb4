/* become.c: see become.h. */
#include "become.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "driver.h"

/* Where this program is: Linux says so itself; else as it was called, if that has a folder. Empty: nobody knows. */
static struct str own_path(struct arena *a, const char *called)
{
    enum { MOST = 4096 };
    char *path = ARENA_ARRAY(a, char, MOST);
    ssize_t n = readlink("/proc/self/exe", path, MOST - 1);
    if (n > 0) return (struct str){path, (size_t)n};
    return strchr(called, '/') ? str_from(called) : STR("");
}

int become(struct arena *a, const char *name, char **argv)
{
    struct str own = own_path(a, argv[0]);
    if (own.n) execv(path_join(a, path_dir(a, own), str_from(name)).p, argv);
    execvp(name, argv);
    fprintf(stderr, "schemac: %s, the program that connects to databases, cannot be started: %s\n", name,
            strerror(errno));
    return EXIT_ENVIRONMENT;
}
