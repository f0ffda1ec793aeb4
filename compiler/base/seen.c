/* seen.c: see seen.h. */
#include "base/seen.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <time.h>

/* How far apart two writes may be and have the same time: a tick of the kernel's clock (10 ms at most on Linux) where the
 * file system counts nanoseconds, two seconds where it does not. */
static long long grain(const struct timespec *changed)
{
    return changed->tv_nsec ? 20 * 1000 * 1000LL : 2000 * 1000 * 1000LL;
}

static bool is_racy(const struct timespec *changed)
{
    struct timespec now;
    if (clock_gettime(CLOCK_REALTIME, &now) != 0) return true;
    long long age = (long long)(now.tv_sec - changed->tv_sec) * 1000000000 + (now.tv_nsec - changed->tv_nsec);
    return age < grain(changed);
}

struct seen seen_in(int folder, const char *name)
{
    struct stat st;
    if (fstatat(folder, name, &st, 0) != 0) return (struct seen){.size = -1};
    return (struct seen){.size = S_ISDIR(st.st_mode) ? 0 : (long long)st.st_size,
                         .seconds = (long long)st.st_mtim.tv_sec,
                         .nanoseconds = (long long)st.st_mtim.tv_nsec,
                         .inode = (unsigned long long)st.st_ino,
                         .racy = is_racy(&st.st_mtim)};
}

struct seen seen_at(const char *path)
{
    return seen_in(AT_FDCWD, path);
}

bool seen_same(const struct seen *was, const struct seen *now)
{
    return !was->racy && now->size == was->size && now->seconds == was->seconds &&
           now->nanoseconds == was->nanoseconds && now->inode == was->inode;
}
