/* check.h: what the unit and live tests check with, and nothing more.
 *
 * A failed check prints its place and both values, and the program goes on; main ends with
 * `return check_result();`, which is 1 after any failure, and after no check at all. */
#ifndef TESTS_CHECK_H
#define TESTS_CHECK_H

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static int check_count, check_failures;

static inline bool check_that(bool ok, const char *what, const char *file, int line)
{
    check_count++;
    if (!ok) {
        check_failures++;
        fprintf(stderr, "%s:%d: failed: %s\n", file, line, what);
    }
    return ok;
}

static inline bool check_int(long long a, long long b, const char *what, const char *file, int line)
{
    if (check_that(a == b, what, file, line)) return true;
    fprintf(stderr, "    %lld, not %lld\n", a, b);
    return false;
}

static inline bool check_str(const char *a, const char *b, const char *what, const char *file, int line)
{
    if (check_that(a && b ? strcmp(a, b) == 0 : a == b, what, file, line)) return true;
    fprintf(stderr, "    \"%s\"\n    not \"%s\"\n", a ? a : "(null)", b ? b : "(null)");
    return false;
}

static inline int check_result(void)
{
    if (check_count == 0)
        fprintf(stderr, "no check was made\n");
    else if (check_failures)
        fprintf(stderr, "%d of %d checks failed\n", check_failures, check_count);
    return check_failures || check_count == 0;
}

/* Each gives whether it held, so that what depends on it can be left out. */
#define CHECK(cond) check_that((cond), #cond, __FILE__, __LINE__)
#define CHECK_INT(a, b) check_int((long long)(a), (long long)(b), #a " == " #b, __FILE__, __LINE__)
#define CHECK_STR(a, b) check_str((a), (b), #a " is " #b, __FILE__, __LINE__)

#endif
