/* creation_test.c: hundreds of new files, made and filled by several threads (compiler/emit/creation.h). Whatever ends it
 * (a name that is taken, a full disk, no memory, a kill), nothing of it is left, or the next run clears it away. */
#include "emit/creation.h"

#include "base/file.h"
#include "check.h"
#include "emit/commit.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { UNITS = 200, FILES = UNITS + UNITS / 10 };

static char root[] = "/tmp/schemac-creation-XXXXXX";

/* ---------------------------------------------------------------- outputs that are written late */

enum mischief { NONE, TAKEN_NAME, NO_MEMORY, NO_MEMORY_FROM, KILL };

struct late {
    struct outputs_writer writer; /* first */
    enum mischief mischief;
    unsigned at; /* the unit that does it */
};

static struct str name_of(struct arena *a, unsigned unit, unsigned file)
{
    return str_printf(a, file ? "u%04u_queries.h" : "u%04u.json", unit);
}

static struct str bytes_of(struct arena *a, unsigned unit, unsigned file)
{
    struct str begin = file ? STR(OUTPUT_C_MARKER) : STR("{\n  \"schemac\": 1, ");
    return str_printf(a, "%.*s %u %0*d", STR_ARG(begin), unit, unit == 150 ? 128 * 1024 : (int)(unit % 700), 7);
}

static void make_mischief(const struct late *l, struct arena *a, unsigned unit)
{
    bool now = unit == l->at;
    if (l->mischief == TAKEN_NAME && now) {
        struct str path = path_join(a, str_from(root), STR("out/cache/u0199.json"));
        CHECK(file_write(path.p, STR("{\"by\": \"hand\"}")));
    }
    if ((l->mischief == NO_MEMORY && now) || (l->mischief == NO_MEMORY_FROM && unit >= l->at))
        a->last->run(a->last->context); /* as the arena does; a sanitizer's allocator would end the process itself */
    if (l->mischief == KILL && now) _exit(9);
}

static void write_unit(const struct outputs_writer *w, struct arena *a, struct output_unit *u)
{
    const struct late *l = (const struct late *)w;
    unsigned unit = (unsigned)(u - w->units.v);
    make_mischief(l, a, unit);
    for (unsigned i = 0; i < u->n; i++) u->files[i]->bytes = bytes_of(a, unit, i);
}

static void add_file(struct arena *a, struct outputs *o, struct late *l, unsigned unit)
{
    unsigned at = l->writer.units.v[unit].n++;
    struct output file = {.folder = at ? OUTPUT_GENERATED : OUTPUT_CACHE, .unit = unit, .at = at};
    file.name = name_of(a, unit, at);
    file.path = path_join(a, at ? o->generated : o->cache, file.name);
    vec_push(a, &o->files, file);
}

static struct outputs late_outputs(struct arena *a, struct late *l, unsigned jobs)
{
    struct str out = path_join(a, str_from(root), STR("out"));
    struct outputs o = {.generated = path_join(a, out, STR("generated")), .cache = path_join(a, out, STR("cache"))};
    for (unsigned i = 0; i < UNITS; i++) {
        vec_push(a, &l->writer.units, (struct output_unit){0});
        add_file(a, &o, l, i);
        if (i % 10 == 0) add_file(a, &o, l, i);
    }
    outputs_sort(&o);
    for (unsigned i = 0; i < o.files.n; i++)
        l->writer.units.v[o.files.v[i].unit].files[o.files.v[i].at] = &o.files.v[i];
    l->writer.write = write_unit;
    l->writer.jobs = jobs;
    o.writer = &l->writer;
    return o;
}

/* 0: it committed; 1: it failed, and said so. */
static int commit(enum mischief mischief, unsigned at, unsigned jobs)
{
    struct arena a = {0};
    struct diags d;
    struct late l = {.mischief = mischief, .at = at};
    diags_init(&d, &a);
    struct outputs o = late_outputs(&a, &l, jobs);
    bool ok = commit_outputs(&a, &d, &o);
    CHECK(ok == (d.n_errors == 0));
    CHECK(ok || d.all.v[0]->code == DIAG_E0002);
    arena_free(&a);
    return ok ? 0 : 1;
}

static int status_of(pid_t pid)
{
    int status = 0;
    if (pid < 0 || waitpid(pid, &status, 0) != pid || !WIFEXITED(status)) return -1;
    return WEXITSTATUS(status);
}

static int commit_in_child(enum mischief mischief, unsigned at, unsigned jobs)
{
    pid_t pid = fork();
    if (pid == 0) {
        int null = open("/dev/null", O_WRONLY);
        if (null >= 0) (void)dup2(null, 2);
        _exit(commit(mischief, at, jobs));
    }
    return status_of(pid);
}

/* ---------------------------------------------------------------- what is there afterwards */

static unsigned count(const char *folder)
{
    struct arena a = {0};
    str_vec names = {0};
    struct str path = path_join(&a, str_from(root), str_from(folder));
    unsigned n = dir_list(&a, path.p, &names) ? names.n : 0;
    arena_free(&a);
    return n;
}

static bool is_whole(void)
{
    struct arena a = {0};
    struct late l = {.mischief = NONE};
    struct outputs o = late_outputs(&a, &l, 1);
    bool ok = count("out/generated") + count("out/cache") == FILES;
    for (unsigned i = 0; ok && i < o.files.n; i++) {
        struct str now;
        ok = file_read(&a, o.files.v[i].path.p, &now) && str_eq(now, bytes_of(&a, o.files.v[i].unit, o.files.v[i].at));
    }
    arena_free(&a);
    return ok;
}

static void wipe(void)
{
    static const char *const folders[] = {"out/generated", "out/cache/.journal", "out/cache", "out"};
    struct arena a = {0};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        str_vec names = {0};
        struct str path = path_join(&a, str_from(root), str_from(folders[i]));
        (void)dir_list(&a, path.p, &names);
        for (unsigned k = 0; k < names.n; k++) (void)unlink(path_join(&a, path, names.v[k]).p);
        (void)rmdir(path.p);
    }
    arena_free(&a);
}

/* ---------------------------------------------------------------- */

static void test_whole(unsigned jobs)
{
    CHECK_INT(commit(NONE, 0, jobs), 0);
    CHECK(is_whole());
    CHECK_INT(commit(NONE, 0, jobs), 0); /* nothing to do */
    CHECK(is_whole());
    wipe();
}

/* A name that was free when the journal was written is not any more: what stands there stays, all else goes. */
static void test_taken(unsigned jobs)
{
    CHECK_INT(commit(TAKEN_NAME, 70, jobs), 1);
    CHECK_INT(count("out/generated"), 0);
    CHECK_INT(count("out/cache"), 1);
    wipe();
}

static void test_no_memory(enum mischief mischief, unsigned at, unsigned jobs)
{
    CHECK_INT(commit_in_child(mischief, at, jobs), 2);
    CHECK_INT(count("out/generated"), 0);
    CHECK_INT(count("out/cache"), 0);
    wipe();
}

static void test_killed(unsigned at, unsigned jobs)
{
    CHECK_INT(commit_in_child(KILL, at, jobs), 9);
    CHECK(count("out/cache/.journal") > 0);
    CHECK_INT(commit(NONE, 0, jobs), 0);
    CHECK(is_whole());
    wipe();
}

/* No file may grow beyond 64 KiB, which the journal's manifest is below; one is to have twice that. */
static void test_disk_full(unsigned jobs)
{
    pid_t pid = fork();
    if (pid == 0) {
        struct rlimit limit = {64 * 1024, 64 * 1024};
        signal(SIGXFSZ, SIG_IGN);
        if (setrlimit(RLIMIT_FSIZE, &limit) != 0) _exit(3);
        _exit(commit(NONE, 0, jobs));
    }
    CHECK_INT(status_of(pid), 1);
    CHECK_INT(count("out/generated"), 0);
    CHECK_INT(count("out/cache"), 0);
    wipe();
}

int main(void)
{
    if (!CHECK(mkdtemp(root) != NULL)) return check_result();
    for (unsigned jobs = 1; jobs <= 4; jobs += 3) {
        test_whole(jobs);
        test_taken(jobs);
        test_no_memory(NO_MEMORY, 0, jobs);
        test_no_memory(NO_MEMORY, 123, jobs);
        test_no_memory(NO_MEMORY_FROM, 100, jobs);
        test_no_memory(NO_MEMORY, UNITS - 1, jobs);
        test_killed(0, jobs);
        test_killed(150, jobs);
        test_disk_full(jobs);
    }
    CHECK(rmdir(root) == 0);
    return check_result();
}
