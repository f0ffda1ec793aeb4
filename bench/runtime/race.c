/* race.c: see race.h. */
#define _GNU_SOURCE
#include "race.h"

#include <pthread.h>
#include <sched.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MOST_ROUNDS = 99 };

double race_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void pin_to(unsigned processor)
{
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(processor, &set);
    (void)sched_setaffinity(0, sizeof set, &set); /* the calling thread */
}

void race_pin(void)
{
    pin_to(0);
}

struct side {
    const struct race *race;
    race_run *run;
    void *first, *context;
    double end;
    uint64_t done;
};

static void *run_side(void *arg)
{
    struct side *s = arg;
    pin_to(1);
    s->done = s->run(s->context, s->end);
    return s->race->second(s->first);
}

_Noreturn void race_fail(const char *what, const char *message)
{
    fprintf(stderr, "%s: %s\n", what, message);
    exit(1);
}

static uint64_t run_both(const struct race *r, race_run *run, void *context, double end)
{
    struct side s = {r, run, context, r->second(context), end, 0};
    pthread_t thread;
    uint64_t done;
    if (pthread_create(&thread, NULL, run_side, &s) != 0) race_fail(r->name, "no thread");
    done = run(context, end);
    (void)pthread_join(thread, NULL);
    return done + s.done;
}

/* How much a second. */
static double speed(const struct race *r, race_run *run, void *context, double seconds)
{
    if (r->ready) r->ready(context);
    double start = race_now(), end = start + seconds;
    uint64_t done = r->second ? run_both(r, run, context, end) : run(context, end);
    return (double)done / (race_now() - start);
}

static int by_number(const void *x, const void *y)
{
    double a = *(const double *)x, b = *(const double *)y;
    return (a > b) - (a < b);
}

static double median(double *v, unsigned n)
{
    qsort(v, n, sizeof *v, by_number);
    return v[n / 2];
}

static void race_one(const struct race *r, void *context, double seconds, unsigned rounds)
{
    double rival[MOST_ROUNDS], ours[MOST_ROUNDS], ratio[MOST_ROUNDS];
    for (unsigned i = 0; i < rounds; i++) {
        bool first = i % 2; /* neither always follows the other */
        if (first) ours[i] = speed(r, r->ours, context, seconds);
        rival[i] = speed(r, r->rival, context, seconds);
        if (!first) ours[i] = speed(r, r->ours, context, seconds);
        ratio[i] = ours[i] / rival[i];
    }
    double middle = median(ratio, rounds);
    printf("%-34s %6.3f  %5.2f  %-4s %10.0f %10.0f  %5.2f-%.2f  %s\n", r->name, middle, r->goal,
           middle >= r->goal ? "" : "MISS", median(rival, rounds), median(ours, rounds), ratio[0], ratio[rounds - 1],
           r->unit);
    fflush(stdout);
}

void race_all(const struct race *races, unsigned n, void *context, double seconds, unsigned rounds, const char *only)
{
    if (rounds > MOST_ROUNDS) rounds = MOST_ROUNDS;
    printf("%-34s %6s  %5s  %-4s %10s %10s  %s\n", "", "ratio", "goal", "", "rival/s", "ours/s", "least-most ratio");
    for (unsigned i = 0; i < n; i++)
        if (!only || strncmp(races[i].name, only, strlen(only)) == 0) race_one(&races[i], context, seconds, rounds);
}
