/* progress.c: see progress.h. Shown after half a second and ten times a second then, never where nobody looks: a log, a
 * pipe, an editor. */
#include "progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { FIRST_MS = 500, AGAIN_MS = 100, LONGEST = 96 };

static long long now_ms(void)
{
    struct timespec t;
    if (clock_gettime(CLOCK_MONOTONIC, &t) != 0) return 0;
    return (long long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

void progress_begin(struct progress *p, size_t total)
{
    p->on = isatty(STDERR_FILENO) == 1;
    p->total = total;
    p->start = now_ms();
    atomic_init(&p->done, 0);
    atomic_init(&p->next, FIRST_MS);
    atomic_init(&p->widest, 0);
}

/* 10000 → "10,000" */
static void put_number(char out[32], size_t n)
{
    char digits[24];
    int len = snprintf(digits, sizeof digits, "%zu", n), at = 0;
    for (int i = 0; i < len; i++) {
        if (i && (len - i) % 3 == 0) out[at++] = ',';
        out[at++] = digits[i];
    }
    out[at] = '\0';
}

static void show(struct progress *p, size_t done)
{
    char done_text[32], total_text[32], line[LONGEST];
    put_number(done_text, done);
    put_number(total_text, p->total);
    int n = snprintf(line, sizeof line, "\rschemac: %s of %s queries", done_text, total_text);
    if (n < 0) return;
    atomic_store(&p->widest, (size_t)n);
    (void)!write(STDERR_FILENO, line, (size_t)n); /* one piece: threads do not mix theirs */
}

void progress_step(struct progress *p)
{
    size_t done = atomic_fetch_add(&p->done, 1) + 1;
    if (!p->on || done % 8) return; /* the clock is dearer than the counter */
    long long due = atomic_load(&p->next), now = now_ms() - p->start;
    if (now < due || !atomic_compare_exchange_strong(&p->next, &due, now + AGAIN_MS)) return;
    show(p, done);
}

void progress_end(struct progress *p)
{
    size_t n = atomic_load(&p->widest);
    if (n) fprintf(stderr, "\r%*s\r", (int)n, "");
    fflush(stderr);
}
