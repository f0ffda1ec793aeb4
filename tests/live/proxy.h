/* proxy.h: a line that a test can cut: what connects to it is led on to a server's socket, until it is told to cut, at a chosen
 * place. In the test's own process, in a thread. */
#ifndef TESTS_PROXY_H
#define TESTS_PROXY_H

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

enum { PROXY_LINES = 8 };
enum proxy_cut {
    PROXY_PASS,
    PROXY_CUT_REQUEST, /* the next thing that a client says is not handed on, and its line is cut */
    PROXY_CUT_REPLY,   /* the next thing that the server says … */
    PROXY_CUT_REST,    /* … the thing after that */
    PROXY_FORGET,      /* the next execution of a prepared statement never comes to the server: 1615 is the answer */
    PROXY_NO_ROLLBACK, /* the next ROLLBACK never comes to the server: an error is the answer */
    PROXY_NO_START,    /* the next START TRANSACTION … */
    PROXY_NO_START_NOR_ROLLBACK, /* … and the next ROLLBACK after it */
    PROXY_LIE,                   /* the next text PROXY_LIED in a row is said to be of some millions of bytes */
    PROXY_CUT_ALL,               /* every line, at once, and the client is not told before it reads */
    PROXY_REFUSE                 /* … and new ones are not taken */
};

struct proxy {
    pthread_t thread;
    int listener, port;
    char server[108]; /* its socket */
    atomic_int cut;
    atomic_int taken; /* how many lines there were */
    atomic_int turns; /* of its loop */
    atomic_bool stop;
    struct pollfd line[2 * PROXY_LINES]; /* client, server, client, … */
};

static inline void proxy_drop(struct proxy *p, int i)
{
    (void)close(p->line[i & ~1].fd);
    (void)close(p->line[i | 1].fd);
    p->line[i & ~1].fd = p->line[i | 1].fd = -1;
}

static inline void proxy_drop_all(struct proxy *p)
{
    for (int i = 0; i < 2 * PROXY_LINES; i += 2)
        if (p->line[i].fd >= 0) proxy_drop(p, i);
}

/* Not for programs that the test starts: a line that is cut is to be cut. */
static inline int proxy_own(int fd)
{
    if (fd >= 0) (void)fcntl(fd, F_SETFD, FD_CLOEXEC);
    return fd;
}

static inline void proxy_take(struct proxy *p)
{
    struct sockaddr_un to = {.sun_family = AF_UNIX};
    int client = proxy_own(accept(p->listener, NULL, NULL)), i = 0;

    while (i < 2 * PROXY_LINES && p->line[i].fd >= 0) i += 2;
    if (client < 0 || i == 2 * PROXY_LINES || atomic_load(&p->cut) == PROXY_REFUSE) {
        if (client >= 0) (void)close(client);
        return;
    }
    memcpy(to.sun_path, p->server, sizeof p->server);
    p->line[i] = (struct pollfd){client, POLLIN, 0};
    p->line[i + 1] = (struct pollfd){proxy_own(socket(AF_UNIX, SOCK_STREAM, 0)), POLLIN, 0};
    if (connect(p->line[i + 1].fd, (struct sockaddr *)&to, sizeof to) != 0) proxy_drop(p, i);
    atomic_fetch_add(&p->taken, 1);
}

/* True: the line is to be cut before this is handed on. */
static inline bool proxy_cuts(struct proxy *p, int i)
{
    int cut = atomic_load(&p->cut);

    if (i & 1 && cut == PROXY_CUT_REST) {
        atomic_store(&p->cut, PROXY_CUT_REPLY);
        return false;
    }
    if (!(i & 1 ? cut == PROXY_CUT_REPLY : cut == PROXY_CUT_REQUEST)) return false;
    atomic_store(&p->cut, PROXY_PASS);
    return true;
}

/* A text, as it is or behind two bytes of attributes, of which there are none. */
static inline bool proxy_hears(const char *said, ssize_t n, const char *text)
{
    ssize_t len = (ssize_t)strlen(text);

    if (n < 5 + len || said[4] != 0x03) return false;
    return memcmp(said + 5, text, (size_t)len) == 0 || (n >= 7 + len && memcmp(said + 7, text, (size_t)len) == 0);
}

/* What a client says does not come to the server, which an error says in its stead. */
static inline bool proxy_keeps_back(struct proxy *p, const char *said, ssize_t n)
{
    switch (atomic_load(&p->cut)) {
    case PROXY_FORGET: return n > 4 && said[4] == 0x17;
    case PROXY_NO_ROLLBACK: return proxy_hears(said, n, "ROLLBACK");
    case PROXY_NO_START:
    case PROXY_NO_START_NOR_ROLLBACK: return proxy_hears(said, n, "START TRANSACTION");
    default: return false;
    }
}

static inline void proxy_forget(struct proxy *p, int i)
{
    static const char answer[] = "\x1A\0\0\1\xFF\x4F\x06#HY000needs to be again"; /* 26 bytes behind the first four */
    bool more = atomic_load(&p->cut) == PROXY_NO_START_NOR_ROLLBACK;

    atomic_store(&p->cut, more ? PROXY_NO_ROLLBACK : PROXY_PASS);
    (void)send(p->line[i].fd, answer, sizeof answer - 1, MSG_NOSIGNAL);
}

#define PROXY_LIED "lied about"

/* The byte before a short text is its length; 0xFD is that of one whose length is in the three bytes that come next. */
static inline void proxy_lie(struct proxy *p, char *said, ssize_t n)
{
    const ssize_t len = sizeof PROXY_LIED - 1;

    for (ssize_t i = 5; i + len <= n; i++) {
        if (memcmp(said + i, PROXY_LIED, (size_t)len) != 0 || said[i - 1] != len) continue;
        said[i - 1] = (char)0xFD;
        atomic_store(&p->cut, PROXY_PASS);
        return;
    }
}

static inline void proxy_hand_on(struct proxy *p, int i)
{
    char buf[16384];
    ssize_t n = recv(p->line[i].fd, buf, sizeof buf, 0);

    if (!(i & 1) && proxy_keeps_back(p, buf, n)) {
        proxy_forget(p, i);
        return;
    }
    if (n <= 0 || proxy_cuts(p, i)) {
        proxy_drop(p, i);
        return;
    }
    if (i & 1 && atomic_load(&p->cut) == PROXY_LIE) proxy_lie(p, buf, n);
    for (ssize_t sent = 0, k; sent < n; sent += k) {
        k = send(p->line[i ^ 1].fd, buf + sent, (size_t)(n - sent), MSG_NOSIGNAL);
        if (k <= 0) {
            proxy_drop(p, i);
            return;
        }
    }
}

static inline void *proxy_run(void *arg)
{
    struct proxy *p = arg;
    struct pollfd all[2 * PROXY_LINES + 1];

    while (!atomic_load(&p->stop)) {
        atomic_fetch_add(&p->turns, 1);
        memcpy(all, p->line, sizeof p->line);
        all[2 * PROXY_LINES] = (struct pollfd){p->listener, POLLIN, 0};
        (void)poll(all, 2 * PROXY_LINES + 1, 10);
        if (atomic_load(&p->cut) >= PROXY_CUT_ALL) {
            proxy_drop_all(p);
            if (atomic_load(&p->cut) == PROXY_CUT_ALL) atomic_store(&p->cut, PROXY_PASS);
        }
        for (int i = 0; i < 2 * PROXY_LINES; i++)
            if (p->line[i].fd >= 0 && p->line[i].fd == all[i].fd && all[i].revents) proxy_hand_on(p, i);
        if (all[2 * PROXY_LINES].revents) proxy_take(p);
    }
    proxy_drop_all(p);
    return NULL;
}

/* False: no socket can be had. `server` is the path of the server's. */
static inline bool proxy_start(struct proxy *p, const char *server)
{
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t n = sizeof at;

    *p = (struct proxy){.listener = proxy_own(socket(AF_INET, SOCK_STREAM, 0))};
    (void)snprintf(p->server, sizeof p->server, "%s", server);
    for (int i = 0; i < 2 * PROXY_LINES; i++) p->line[i].fd = -1;
    if (bind(p->listener, (struct sockaddr *)&at, sizeof at) != 0 || listen(p->listener, 8) != 0 ||
        getsockname(p->listener, (struct sockaddr *)&at, &n) != 0)
        return false;
    p->port = ntohs(at.sin_port);
    return pthread_create(&p->thread, NULL, proxy_run, p) == 0;
}

/* Until what was said to it last is so. */
static inline void proxy_settle(struct proxy *p)
{
    int before = atomic_load(&p->turns);

    while (atomic_load(&p->turns) < before + 2) (void)poll(NULL, 0, 1);
}

static inline void proxy_stop(struct proxy *p)
{
    atomic_store(&p->stop, true);
    (void)pthread_join(p->thread, NULL);
    (void)close(p->listener);
}

/* The socket of a URL; %2F → / */
static inline bool proxy_socket_of(const char *url, char *out, size_t size)
{
    const char *p = strstr(url, "socket=");
    size_t n = 0;

    for (p = p ? p + 7 : ""; *p && *p != '&' && n + 1 < size; n++) {
        unsigned c;

        if (*p == '%' && sscanf(p + 1, "%2x", &c) == 1) {
            out[n] = (char)c;
            p += 3;
        } else {
            out[n] = *p++;
        }
    }
    out[n] = '\0';
    return n > 0;
}

#endif
