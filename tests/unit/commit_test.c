/* commit_test.c: the set of output files is replaced as one (compiler/emit/commit.h): killed at every step, out of
 * disk at every step, refused for files that are not schemac's; nothing in between is ever left. */
#include "emit/commit.h"

#include "base/buf.h"
#include "base/file.h"
#include "check.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char root[] = "/tmp/schemac-commit-XXXXXX";

static const char *at(struct arena *a, const char *name)
{
    return path_join(a, str_from(root), str_from(name)).p;
}

/* ---------------------------------------------------------------- two generations of the same project */

static void add(struct arena *a, struct outputs *o, enum output_folder folder, const char *name, struct str bytes)
{
    struct str dir = folder == OUTPUT_CACHE ? o->cache : o->generated;
    struct output file = {.folder = folder, .name = str_from(name), .bytes = bytes, .fixed = bytes.n};
    file.path = path_join(a, dir, file.name);
    vec_push(a, &o->files, file);
}

/* Generation n: `same` files never differ; `old_…` are only in generation 1, `new_…` only in generation 2. */
static struct outputs generation(struct arena *a, int n)
{
    struct outputs o = {.generated = str_from(at(a, "out/generated")), .cache = str_from(at(a, "out/cache"))};
    struct str c = str_printf(a, OUTPUT_C_MARKER "x: do not edit. */\nint generation_%d;\n", n);
    struct str json = str_printf(a, "{\n  \"schemac\": 1,\n  \"generation\": %d\n}\n", n);
    add(a, &o, OUTPUT_GENERATED, "same_queries.h", STR(OUTPUT_C_MARKER "same */\n"));
    add(a, &o, OUTPUT_GENERATED, "app_queries.h", c);
    add(a, &o, OUTPUT_GENERATED, "app_queries.c", c);
    add(a, &o, OUTPUT_GENERATED, n == 1 ? "old_queries.c" : "new_queries.c", c);
    add(a, &o, OUTPUT_CACHE, "same.json", STR("{\n  \"schemac\": 1\n}\n"));
    add(a, &o, OUTPUT_CACHE, "app.json", json);
    add(a, &o, OUTPUT_CACHE, n == 1 ? "old.json" : "new.json", json);
    outputs_sort(&o);
    return o;
}

static bool commit_with(int n, const struct commit_hook *hook, struct commit_report *report, enum diag_code *code)
{
    struct arena a = {0};
    struct diags d;
    diags_init(&d, &a);
    struct outputs o = generation(&a, n);
    bool ok = commit_outputs_hooked(&a, &d, &o, hook, report);
    CHECK(ok == (d.n_errors == 0));
    if (code)
        *code = d.all.n ? d.all.v[0]->code : DIAG_N_CODES;
    else
        diags_print(&d, stderr);
    arena_free(&a);
    return ok;
}

static bool commit(int n)
{
    struct commit_report report;
    return commit_with(n, NULL, &report, NULL);
}

/* All names in both folders, with the bytes and the mtimes of the files. */
static struct str snapshot(struct arena *a)
{
    static const char *const folders[] = {"out", "out/generated", "out/cache", "out/cache/.journal"};
    struct buf b = {0};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        str_vec names = {0};
        if (!dir_list(a, at(a, folders[i]), &names)) continue;
        for (unsigned k = 0; k < names.n; k++) {
            struct str bytes = {"", 0}, path = path_join(a, str_from(at(a, folders[i])), names.v[k]);
            struct stat st = {0};
            (void)stat(path.p, &st);
            bool file = S_ISREG(st.st_mode) && file_read(a, path.p, &bytes);
            buf_printf(&b, "%.*s %lld.%09ld\n%.*s\n", STR_ARG(path), file ? (long long)st.st_mtim.tv_sec : 0,
                       file ? (long)st.st_mtim.tv_nsec : 0, STR_ARG(bytes));
        }
    }
    struct str text = str_dup(a, buf_view(&b));
    buf_free(&b);
    return text;
}

/* Is exactly generation n on disk, and no more? */
static bool holds(int n)
{
    struct arena a = {0};
    struct outputs o = generation(&a, n);
    str_vec generated = {0}, cache = {0};
    bool ok = dir_list(&a, o.generated.p, &generated) && dir_list(&a, o.cache.p, &cache);
    ok = ok && generated.n + cache.n == o.files.n;
    for (unsigned i = 0; ok && i < o.files.n; i++) {
        struct str now;
        ok = file_read(&a, o.files.v[i].path.p, &now) && str_eq(now, o.files.v[i].bytes);
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
        (void)dir_list(&a, at(&a, folders[i]), &names);
        for (unsigned k = 0; k < names.n; k++) (void)unlink(path_join(&a, str_from(at(&a, folders[i])), names.v[k]).p);
        (void)rmdir(at(&a, folders[i]));
        (void)unlink(at(&a, folders[i]));
    }
    arena_free(&a);
}

/* ---------------------------------------------------------------- what goes well */

static void test_plain(void)
{
    struct commit_report r;
    struct arena a = {0};
    CHECK(commit_with(1, NULL, &r, NULL) && holds(1));
    CHECK_INT(r.written, 7);
    struct str before = snapshot(&a);
    CHECK(commit_with(1, NULL, &r, NULL));
    CHECK_INT(r.written + r.deleted, 0);
    CHECK_INT(r.kept, 7);
    CHECK(str_eq(before, snapshot(&a))); /* mtimes too */
    CHECK(commit_with(2, NULL, &r, NULL) && holds(2));
    CHECK_INT(r.written, 5);
    CHECK_INT(r.deleted, 2);
    CHECK_INT(r.kept, 2);
    CHECK(!commit_pending(&a, str_from(at(&a, "out/cache"))));
    wipe();
    arena_free(&a);
}

/* ---------------------------------------------------------------- killed, and out of disk, at every step */

struct trap {
    int step, stop, error; /* at step `stop`: error, or death where it is 0 */
    int then_die;          /* so many steps after that: death; 0: never */
};

static int trap_before(void *context, const char *call)
{
    struct trap *t = context;
    (void)call;
    t->step++;
    if (t->then_die && t->step == t->stop + t->then_die) _exit(9);
    if (t->step != t->stop) return 0;
    if (!t->error) _exit(9);
    return t->error;
}

/* In a child. 0: it committed; 1: it failed; 9: it was killed. */
static int commit_in_child(int n, struct trap trap)
{
    pid_t pid = fork();
    if (pid == 0) {
        struct commit_hook hook = {trap_before, &trap};
        struct commit_report report;
        enum diag_code code;
        _exit(commit_with(n, &hook, &report, &code) ? 0 : code == DIAG_E0002 ? 1 : 2);
    }
    int status = 0;
    if (pid < 0 || waitpid(pid, &status, 0) != pid || !WIFEXITED(status)) return -1;
    return WEXITSTATUS(status);
}

/* From generation 1 (or nothing) to 2, killed at each step in turn. What is left is the old set, the new one, or a
 * journal; the next run, whatever it is to write, ends whole. */
static void test_killed(bool from_nothing)
{
    int step = 1, status = 9;
    for (; step < 500 && status == 9; step++) {
        struct arena a = {0};
        wipe();
        if (!from_nothing) CHECK(commit(1));
        status = commit_in_child(2, (struct trap){.stop = step});
        bool pending = commit_pending(&a, str_from(at(&a, "out/cache")));
        if (!from_nothing && !pending) CHECK(holds(1) || holds(2));
        bool ok = step % 2 ? commit(2) && holds(2) : commit(1) && holds(1);
        if (!CHECK(ok)) fprintf(stderr, "    (killed at step %d)\n", step);
        arena_free(&a);
    }
    CHECK_INT(status, 0);
    CHECK(step > 20);
    wipe();
}

/* A step fails: everything is as it was. Killed while it is being put back: the next run still ends whole. */
static void test_failed(int error, int then_die)
{
    int step = 1, status = 1;
    for (; step < 500 && status != 0; step++) {
        struct arena a = {0};
        wipe();
        CHECK(commit(1));
        struct str before = snapshot(&a);
        status = commit_in_child(2, (struct trap){.stop = step, .error = error, .then_die = then_die});
        if (status == 1 && !then_die) {
            if (!CHECK(str_eq(before, snapshot(&a)))) fprintf(stderr, "    (failed at step %d)\n", step);
        }
        if (status == 9) {
            bool ok = commit(1) && holds(1);
            if (!CHECK(ok)) fprintf(stderr, "    (failed at step %d, killed %d later)\n", step, then_die);
        } else if (status == 0) { /* what failed was clearing away the journal: the next run does */
            CHECK(holds(2) || (commit_pending(&a, str_from(at(&a, "out/cache"))) && commit(2) && holds(2)));
        }
        arena_free(&a);
    }
    CHECK(step > 5);
    wipe();
}

/* The real thing: no file may grow beyond 20 bytes. */
static void test_disk_full(void)
{
    struct arena a = {0};
    CHECK(commit(1));
    struct str before = snapshot(&a);
    pid_t pid = fork();
    if (pid == 0) {
        struct rlimit limit = {20, 20};
        struct commit_report report;
        enum diag_code code;
        signal(SIGXFSZ, SIG_IGN);
        if (setrlimit(RLIMIT_FSIZE, &limit) != 0) _exit(3);
        _exit(!commit_with(2, NULL, &report, &code) && code == DIAG_E0002 ? 0 : 1);
    }
    int status = 1;
    CHECK(pid > 0 && waitpid(pid, &status, 0) == pid);
    CHECK_INT(status, 0);
    CHECK(str_eq(before, snapshot(&a)));
    wipe();
    arena_free(&a);
}

/* ---------------------------------------------------------------- what is refused */

static void expect_refusal(int n, enum diag_code want)
{
    struct arena a = {0};
    struct commit_report report;
    enum diag_code code;
    struct str before = snapshot(&a);
    CHECK(!commit_with(n, NULL, &report, &code) && code == want);
    CHECK(str_eq(before, snapshot(&a)));
    arena_free(&a);
}

static void put(const char *name, const char *text)
{
    struct arena a = {0};
    CHECK(dir_make(path_dir(&a, str_from(at(&a, name))).p) && file_write_atomic(at(&a, name), str_from(text)));
    arena_free(&a);
}

static void test_refused(void)
{
    struct arena a = {0};
    put("out/generated", "a file in the folder's place");
    expect_refusal(1, DIAG_E0002);
    wipe();
    put("out/cache", "a file in the folder's place"); /* generated/ is made, and taken away again */
    expect_refusal(1, DIAG_E0002);
    wipe();
    put("out/generated/app_queries.h", "/* by hand */");
    expect_refusal(1, DIAG_E0609);
    wipe();
    put("out/cache/app.json", "{\"by\": \"hand\"}");
    expect_refusal(1, DIAG_E0609);
    wipe();
    CHECK(dir_make(at(&a, "out/cache/app.json")));
    expect_refusal(1, DIAG_E0002);
    CHECK(rmdir(at(&a, "out/cache/app.json")) == 0);
    wipe();
    if (geteuid() != 0) {
        CHECK(commit(1) && chmod(at(&a, "out/generated"), 0500) == 0);
        expect_refusal(2, DIAG_E0002);
        CHECK(chmod(at(&a, "out/generated"), 0700) == 0);
        wipe();
    }
    arena_free(&a);
}

static void test_hand_written(void)
{
    struct arena a = {0};
    struct str bytes;
    put("out/generated/my_queries.h", "/* by hand */");
    put("out/generated/notes.c", OUTPUT_C_MARKER "nothing: it only looks like it */");
    put("out/cache/mine.json", "{\"by\": \"hand\"}");
    put("out/cache/.gitattributes", "* text");
    CHECK(commit(1) && commit(2));
    CHECK(file_read(&a, at(&a, "out/generated/my_queries.h"), &bytes) && str_eq(bytes, STR("/* by hand */")));
    CHECK(file_exists(at(&a, "out/generated/notes.c")) && file_exists(at(&a, "out/cache/mine.json")));
    CHECK(file_exists(at(&a, "out/cache/.gitattributes")));
    CHECK(!file_exists(at(&a, "out/cache/old.json")) && !file_exists(at(&a, "out/generated/old_queries.c")));
    wipe();
    arena_free(&a);
}

/* ---------------------------------------------------------------- journals of other kinds */

static void test_strange_journals(void)
{
    CHECK(commit(1));
    put("out/cache/.journal/manifest", "schemac journal 1\n");
    CHECK(commit(1) && holds(1));
    put("out/cache/.journal/manifest", "");
    put("out/cache/.journal/0", "what is this");
    CHECK(commit(2) && holds(2));
    wipe();
}

/* What a run that was killed had begun to make is known as its own, cut short or whole; what somebody else put in the place
 * of a file meanwhile is not. */
static void test_begun(void)
{
    struct arena a = {0};
    struct str bytes;
    const char *begun = at(&a, "out/generated/app_queries.h"), *theirs = at(&a, "out/cache/app.json");
    for (int step = 1; !file_exists(begun) && CHECK(step < 100); step++) {
        wipe();
        CHECK_INT(commit_in_child(2, (struct trap){.stop = step}), 9);
    }
    CHECK(commit_pending(&a, str_from(at(&a, "out/cache"))) && !file_exists(theirs));
    put("out/generated/app_queries.h", OUTPUT_C_MARKER "ap");
    put("out/cache/app.json", "{\"by\": \"hand\"}");
    struct commit_report report;
    enum diag_code code;
    CHECK(!commit_with(1, NULL, &report, &code) && code == DIAG_E0609);
    CHECK(!file_exists(begun) && file_read(&a, theirs, &bytes) && str_eq(bytes, STR("{\"by\": \"hand\"}")));
    CHECK(unlink(theirs) == 0 && commit(1) && holds(1));
    wipe();
    arena_free(&a);
}

/* Two at once: one waits for the other, and both end well. */
static void test_at_once(void)
{
    for (int turn = 0; turn < 10; turn++) {
        pid_t first = fork();
        if (first == 0) _exit(commit(1) ? 0 : 1);
        bool second = commit(2);
        int status = 1;
        CHECK(first > 0 && waitpid(first, &status, 0) == first);
        CHECK(second && status == 0 && (holds(1) || holds(2)));
    }
    wipe();
}

int main(void)
{
    if (!CHECK(mkdtemp(root) != NULL)) return check_result();
    test_plain();
    test_killed(false);
    test_killed(true);
    test_failed(ENOSPC, 0);
    for (int later = 1; later < 12; later += 2) test_failed(EIO, later);
    test_disk_full();
    test_refused();
    test_hand_written();
    test_strange_journals();
    test_begun();
    test_at_once();
    CHECK(rmdir(root) == 0);
    return check_result();
}
