/* diag.h: collects diagnostics, sorts them, prints them in gcc's form with a caret.
 *
 * User errors are collected, never fatal. A function that reported one returns false (or NULL, or a poisoned
 * node), and nothing downstream reports again. */
#ifndef SCHEMAC_DIAG_DIAG_H
#define SCHEMAC_DIAG_DIAG_H

#include <stdio.h>

#include "diag/source.h"

enum diag_code {
#define X(code, severity, slug, title) DIAG_##code,
#include "diag/codes.def"
#undef X
    DIAG_N_CODES
};

/* OFF: a warning that is given only where it is asked for. */
enum severity { SEVERITY_OFF, SEVERITY_WARNING, SEVERITY_ERROR };

/* What a run, or one query, makes of a code that codes.def has as a warning. */
struct diag_levels {
    struct {
        bool set;
        enum severity severity;
    } of[DIAG_N_CODES];
};
/* Errors cannot be made less: false. */
bool diag_levels_set(struct diag_levels *l, enum diag_code code, enum severity severity);
void diag_levels_set_all(struct diag_levels *l, enum severity severity); /* every warning */

struct diag_note {
    struct place place; /* may be none: then the note is a line of its own */
    struct str text;
};
struct diag {
    enum diag_code code;
    enum severity severity;
    struct place place;
    struct str text;
    struct str hint; /* shown after the caret: "did you mean `x`?"; n == 0: none */
    VEC(struct diag_note) notes;
    unsigned serial;
};
typedef VEC(enum diag_code) diag_code_vec;
struct diags {
    struct arena *arena;
    VEC(struct diag *) all;
    unsigned n_errors;
    const struct diag_levels *levels; /* the run's; NULL: as codes.def has them */
    const diag_code_vec *allowed;     /* the query's that is worked on; NULL: none */
};

void diags_init(struct diags *d, struct arena *a);
/* Reports; text is printf's. Gives the diagnostic, to hang a hint and notes on. Never NULL. */
struct diag *diag_add(struct diags *d, enum diag_code code, struct place place, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void diag_hint(struct diags *d, struct diag *g, const char *format, ...) __attribute__((format(printf, 3, 4)));
void diag_note(struct diags *d, struct diag *g, struct place place, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* What another part of the run has said, behind what was said before. */
void diags_take(struct diags *d, const struct diags *other);
/* The nearest of the candidates by edit distance (a third of the length at most), or an empty str. */
struct str diag_nearest(struct str wrong, const struct str *candidates, unsigned n);

/* Sorts by file, place and code, drops exact repetitions. */
void diags_sort(struct diags *d);
/* Sorts, and prints all in gcc's form. */
void diags_print(struct diags *d, FILE *out);
/* The same, but so many of each severity at most (0: all), and a last line that says how many are left out. */
void diags_print_some(struct diags *d, unsigned most, FILE *out);
bool diag_code_find(struct str name, enum diag_code *out); /* in any letter case */
const char *diag_code_name(enum diag_code code);
const char *diag_code_title(enum diag_code code);
enum severity diag_code_severity(enum diag_code code); /* by default */
bool diags_failed(const struct diags *d);

#endif
