/* creation.c: see creation.h. EMIT.
 *
 * A file system makes the files of a folder one after the other, whoever asks for them, and of ten thousand that is a third of
 * a run. So whoever is free makes files, a few ahead of the rest, and the others write what belongs into those that are there
 * meanwhile. */
#include "emit/creation.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <unistd.h>

#include "base/file.h"
#include "base/parallel.h"

enum {
    FEWEST_UNITS = 300, /* for which a thread is worth its while */
    MADE_AT_ONCE = 16,
    FILLED_AT_ONCE = 4,
    MADE_AHEAD = 32 /* units: their files are open, and of those a process may have 256 at least */
};

struct creation {
    struct journal *journal;
    const struct outputs_writer *writer; /* NULL: each entry is a unit of its own, and its bytes are there */
    const struct output *first;          /* of the outputs; with a writer all are entries, in their order */
    struct arena *arenas;                /* of the parts */
    int *fds;                            /* of the entries' files, while they are open; else -1 */
    int folders[2];                      /* by enum output_folder */
    unsigned parts, units;
    struct last_act take_back;

    pthread_mutex_t lock; /* of all below */
    pthread_cond_t changed;
    unsigned made, taken; /* units whose files are there; those of them that somebody fills, or has filled */
    bool making;          /* somebody does */
    unsigned workers;
    unsigned waiting;     /* of them, without memory: see wait_for_the_end */
    int failed;           /* errno of the first that did */
    struct str failed_at; /* … its path */
};

/* What a worker is to do next: make the files of some units, or fill them. */
struct errand {
    bool make;
    unsigned first, end;
};

/* ---------------------------------------------------------------- one unit */

static unsigned files_of(const struct creation *c, unsigned unit, unsigned entries[OUTPUT_UNIT_MOST])
{
    entries[0] = unit;
    if (!c->writer) return 1;
    const struct output_unit *u = &c->writer->units.v[unit];
    for (unsigned i = 0; i < u->n; i++) entries[i] = (unsigned)(u->files[i] - c->first);
    return u->n;
}

static bool failed(struct creation *c, const struct journal_entry *e)
{
    int error = errno ? errno : EIO;
    pthread_mutex_lock(&c->lock);
    if (!c->failed) c->failed = error, c->failed_at = e->path;
    pthread_mutex_unlock(&c->lock);
    return false;
}

/* Nothing stood there when the journal was written: what does now is not ours to write into. */
static bool make_file(struct creation *c, unsigned entry)
{
    struct journal_entry *e = &c->journal->entries.v[entry];
    if (!journal_step(c->journal, "create")) return failed(c, e);
    c->fds[entry] = openat(c->folders[e->folder], e->name.p, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    e->applied = c->fds[entry] >= 0;
    return e->applied || failed(c, e);
}

static bool close_file(struct creation *c, unsigned entry)
{
    int fd = c->fds[entry];
    c->fds[entry] = -1;
    return close(fd) == 0;
}

static bool fill_file(struct creation *c, unsigned entry)
{
    const struct journal_entry *e = &c->journal->entries.v[entry];
    bool ok = journal_step(c->journal, "write") && file_put(c->fds[entry], e->output->bytes);
    return (ok && close_file(c, entry)) || failed(c, e);
}

static bool make_unit(struct creation *c, unsigned unit)
{
    unsigned entries[OUTPUT_UNIT_MOST], n = files_of(c, unit, entries);
    bool ok = true;
    for (unsigned i = 0; i < n && ok; i++) ok = make_file(c, entries[i]);
    return ok;
}

/* They are on the disk: fifty megabytes of ten thousand queries need not be in memory, too. */
static void forget_bytes(struct output_unit *u, struct arena *a)
{
    for (unsigned i = 0; i < u->n; i++) outputs_forget(u->files[i]);
    arena_reset(a);
}

static bool fill_unit(struct creation *c, struct arena *a, unsigned unit)
{
    unsigned entries[OUTPUT_UNIT_MOST], n = files_of(c, unit, entries);
    bool ok = true;
    if (c->writer) c->writer->write(c->writer, a, &c->writer->units.v[unit]);
    for (unsigned i = 0; i < n && ok; i++) ok = fill_file(c, entries[i]);
    if (c->writer) forget_bytes(&c->writer->units.v[unit], a);
    return ok;
}

/* ---------------------------------------------------------------- without memory */

/* Whoever has none waits until nobody makes files any more; the first then takes them all back, and exits. */
static void wait_for_the_end(struct creation *c)
{
    c->waiting++;
    pthread_cond_broadcast(&c->changed);
    while (c->waiting < c->workers) pthread_cond_wait(&c->changed, &c->lock);
    journal_roll_back(c->journal);
    journal_drop(c->journal);
    die_nomem();
}

static void take_back(void *context)
{
    struct creation *c = context;
    pthread_mutex_lock(&c->lock);
    wait_for_the_end(c);
}

/* ---------------------------------------------------------------- the workers */

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

/* Under the lock. Making comes first: it is what the others wait for. */
static bool find_errand(struct creation *c, struct errand *out)
{
    if (!c->making && c->made < c->units && c->made - c->taken < MADE_AHEAD) {
        *out = (struct errand){true, c->made, least(c->made + MADE_AT_ONCE, c->units)};
        c->making = true;
        return true;
    }
    *out = (struct errand){false, c->taken, least(c->taken + FILLED_AT_ONCE, c->made)};
    c->taken = out->end;
    return out->end > out->first;
}

/* False: there is nothing left to do. */
static bool next_errand(struct creation *c, struct errand *out)
{
    bool found = false;
    pthread_mutex_lock(&c->lock);
    while (!found && !c->failed && c->taken < c->units) {
        if (c->waiting) wait_for_the_end(c);
        found = find_errand(c, out);
        if (!found) pthread_cond_wait(&c->changed, &c->lock);
    }
    pthread_mutex_unlock(&c->lock);
    return found;
}

static void made(struct creation *c, const struct errand *e)
{
    pthread_mutex_lock(&c->lock);
    c->making = false;
    c->made = e->end;
    pthread_cond_broadcast(&c->changed);
    pthread_mutex_unlock(&c->lock);
}

static void do_errand(struct creation *c, struct arena *a, const struct errand *e)
{
    bool ok = true;
    for (unsigned i = e->first; i < e->end && ok; i++) ok = e->make ? make_unit(c, i) : fill_unit(c, a, i);
    if (e->make) made(c, e);
}

static void count_worker(struct creation *c, int more)
{
    pthread_mutex_lock(&c->lock);
    c->workers += (unsigned)more;
    pthread_cond_broadcast(&c->changed);
    pthread_mutex_unlock(&c->lock);
}

static void work(void *context, unsigned part)
{
    struct creation *c = context;
    struct errand e;
    count_worker(c, 1);
    while (next_errand(c, &e)) do_errand(c, &c->arenas[part], &e);
    count_worker(c, -1);
}

/* ---------------------------------------------------------------- the whole */

struct creation *creation_new(struct journal *j, const struct outputs *o)
{
    struct arena *a = j->arena;
    struct creation *c = ARENA_NEW(a, struct creation);
    *c = (struct creation){.journal = j, .writer = o->writer, .first = o->files.v, .folders = {-1, -1}};
    c->units = o->writer ? o->writer->units.n : j->entries.n;
    c->parts = j->hook ? 1 : parallel_parts(c->units, FEWEST_UNITS, o->writer ? o->writer->jobs : 0);
    c->arenas = ARENA_ARRAY(a, struct arena, c->parts);
    c->take_back = (struct last_act){take_back, c};
    for (unsigned i = 0; i < c->parts; i++) c->arenas[i].last = &c->take_back;
    c->fds = ARENA_ARRAY(a, int, j->entries.n);
    for (unsigned i = 0; i < j->entries.n; i++) c->fds[i] = -1;
    return c;
}

static void run(struct creation *c)
{
    pthread_mutex_init(&c->lock, NULL);
    pthread_cond_init(&c->changed, NULL);
    parallel_run(c->parts, work, c);
    pthread_cond_destroy(&c->changed);
    pthread_mutex_destroy(&c->lock);
}

static bool open_folders(struct creation *c)
{
    for (int f = OUTPUT_GENERATED; f <= OUTPUT_CACHE; f++) {
        struct str path = c->journal->folders[f];
        c->folders[f] = open(path.p, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (c->folders[f] < 0) return journal_failed(c->journal, path, "cannot open this folder");
    }
    return true;
}

static void close_all(struct creation *c)
{
    for (unsigned i = 0; i < c->journal->entries.n; i++)
        if (c->fds[i] >= 0) close_file(c, i);
    for (int f = OUTPUT_GENERATED; f <= OUTPUT_CACHE; f++)
        if (c->folders[f] >= 0) close(c->folders[f]);
}

bool creation_run(struct creation *c)
{
    struct journal *j = c->journal;
    bool opened = open_folders(c);
    if (opened) run(c);
    close_all(c);
    for (unsigned i = 0; i < c->parts; i++) arena_free(&c->arenas[i]);
    if (!c->failed) return opened;
    errno = c->failed;
    return journal_failed(j, c->failed_at, "cannot write this file");
}
