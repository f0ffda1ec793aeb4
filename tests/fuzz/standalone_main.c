/* standalone_main.c: a fuzz target without libFuzzer: every file of the folders (or files) given is one input,
 * so that the committed seeds and old findings are tests with any compiler. */
#include <stdio.h>

#include "base/file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool run_file(struct arena *a, struct str path)
{
    struct str text;
    if (!file_read(a, path.p, &text)) {
        perror(path.p);
        return false;
    }
    LLVMFuzzerTestOneInput((const uint8_t *)text.p, text.n);
    return true;
}

/* Gives how many inputs were run; a folder that cannot be read has none. */
static unsigned run_path(struct arena *a, struct str path)
{
    str_vec names = {0};
    unsigned n = 0;
    if (!dir_exists(path.p)) return run_file(a, path);
    if (!dir_list(a, path.p, &names)) perror(path.p);
    for (unsigned i = 0; i < names.n; i++) n += run_file(a, path_join(a, path, names.v[i]));
    return n;
}

int main(int argc, char **argv)
{
    struct arena arena = {0};
    bool ok = argc > 1;
    for (int i = 1; i < argc; i++) {
        unsigned n = run_path(&arena, str_from(argv[i]));
        printf("%s: %u inputs\n", argv[i], n);
        ok = ok && n > 0;
    }
    arena_free(&arena);
    return ok ? 0 : 1;
}
