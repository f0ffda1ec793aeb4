/* password.c: the password that a URL does not hold, but says where it stands: read when it is needed, and overwritten when it was.
 *
 * Stage: under a driver that connects, whenever it does: the first time, when a lost connection is made again, and on whatever
 * thread a second one is for a moment. So a password that was changed in its file is the one that is used, and it is in memory
 * only while it is. (The environment's is taken when the URL is read: a program may clear it then.) */
#define _POSIX_C_SOURCE 200809L
#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

/* All there is of it, as far as there is room; false: it cannot be read. No stdio, whose buffer would keep it. */
static bool read_file(const char *path, char *out, size_t room, size_t *n)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t got = 0;

    *n = 0;
    if (fd < 0) return false;
    do {
        got = read(fd, out + *n, room - *n);
        if (got > 0) *n += (size_t)got;
    } while (*n < room && (got > 0 || (got < 0 && errno == EINTR)));
    (void)close(fd);
    return got >= 0;
}

static const char *first_line(const char *path, struct sci_password *p)
{
    size_t n, line = 0;

    if (!read_file(path, p->own, sizeof p->own, &n) || n == 0)
        return "connection URL: no password can be read from the file of password_file";
    while (line < n && p->own[line] != '\n' && p->own[line] != '\r' && p->own[line] != '\0') line++;
    if (line > SCI_LONGEST_PASSWORD) return "connection URL: the first line of password_file is too long";
    p->own[line] = '\0';
    p->text = p->own;
    return NULL;
}

const char *sci_password_read(const struct sci_url *url, struct sci_password *out)
{
    const char *why = NULL;

    out->text = url->password ? url->password : "";
    if (url->password_file) why = first_line(url->password_file, out);
    if (why) sci_password_forget(out);
    return why;
}

void sci_password_forget(struct sci_password *p)
{
    p->text = "";
    sci_overwrite(p->own, sizeof p->own);
}

void sci_overwrite(void *p, size_t n)
{
    volatile char *at = p;

    while (n-- > 0) *at++ = 0;
}
