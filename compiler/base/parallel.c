/* parallel.c: see parallel.h. */
#include "base/parallel.h"

#include <pthread.h>
#include <stdbool.h>
#include <unistd.h>

struct worker {
    void (*run)(void *context, unsigned part);
    void *context;
    unsigned part;
    pthread_t thread;
    bool started;
};

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

unsigned parallel_parts(size_t items, size_t fewest, unsigned wanted)
{
    long online = sysconf(_SC_NPROCESSORS_ONLN);
    size_t processors = online < 1 ? 1 : (size_t)online;
    size_t parts = wanted ? least(wanted, items) : least(processors, items / fewest);
    parts = least(parts, PARALLEL_MOST);
    return parts ? (unsigned)parts : 1;
}

size_t parallel_first(size_t items, unsigned parts, unsigned part)
{
    return items / parts * part + (items % parts < part ? items % parts : part);
}

static void *work(void *arg)
{
    const struct worker *w = arg;
    w->run(w->context, w->part);
    return NULL;
}

/* As large as a process has it by default: some C libraries give a thread no tenth of that, and statements nest. */
enum { STACK = 8 * 1024 * 1024 };

static bool start(struct worker *w)
{
    pthread_attr_t attr;
    if (pthread_attr_init(&attr) != 0) return false;
    bool ok = pthread_attr_setstacksize(&attr, STACK) == 0 && pthread_create(&w->thread, &attr, work, w) == 0;
    (void)pthread_attr_destroy(&attr);
    return ok;
}

void parallel_run(unsigned parts, void (*run)(void *context, unsigned part), void *context)
{
    struct worker all[PARALLEL_MOST];
    for (unsigned i = 0; i < parts; i++) {
        all[i] = (struct worker){.run = run, .context = context, .part = i};
        all[i].started = i > 0 && start(&all[i]);
    }
    for (unsigned i = 0; i < parts; i++)
        if (!all[i].started) run(context, i);
    for (unsigned i = 0; i < parts; i++)
        if (all[i].started) (void)pthread_join(all[i].thread, NULL);
}
