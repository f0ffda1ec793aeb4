/* explain.c: see explain.h. Beside the pipeline: nothing is read but what the build put into the program from
 * docs/diagnostics/. */
#include "explain.h"

#include <stdio.h>

#include "diag/pages.h"

static void list_all(void)
{
    static const char *const words[] = {
        [SEVERITY_OFF] = "warning, off", [SEVERITY_WARNING] = "warning", [SEVERITY_ERROR] = "error"};
    for (unsigned i = 0; i < DIAG_N_CODES; i++) {
        enum diag_code c = (enum diag_code)i;
        printf("%s  %-12s  %s\n", diag_code_name(c), words[diag_code_severity(c)], diag_code_title(c));
    }
}

static bool print_page(struct arena *a, struct str code, bool first)
{
    enum diag_code found;
    if (diag_code_find(code, &found)) {
        const char *const *lines = diag_page(found);
        if (!first) puts("");
        if (!lines) printf("# %s: %s\n", diag_code_name(found), diag_code_title(found));
        for (; lines && *lines; lines++) fputs(*lines, stdout);
        return true;
    }
    str_vec known = {0};
    for (unsigned i = 0; i < DIAG_N_CODES; i++) vec_push(a, &known, str_from(diag_code_name((enum diag_code)i)));
    struct str near = diag_nearest(code, known.v, known.n);
    fprintf(stderr, "schemac: unknown code `%.*s`", STR_ARG(code));
    if (near.n) fprintf(stderr, ", did you mean `%.*s`?", STR_ARG(near));
    fputs(near.n ? "\n" : " (`schemac explain` lists them)\n", stderr);
    return false;
}

int explain(struct arena *a, const str_vec *codes)
{
    bool ok = true;
    if (!codes->n) list_all();
    for (unsigned i = 0; i < codes->n; i++) ok = print_page(a, codes->v[i], i == 0) && ok;
    return fflush(stdout) == 0 && ok ? 0 : 2;
}
