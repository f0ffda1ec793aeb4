/* str.h: slices of text. A str is borrowed, and not NUL-terminated unless it says so. */
#ifndef SCHEMAC_BASE_STR_H
#define SCHEMAC_BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct str {
    const char *p;
    size_t n;
};

#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})
#define STR_ARG(s) (int)(s).n, (s).p /* for "%.*s" */

struct str str_from(const char *nul_terminated); /* NULL gives the empty str with p == NULL */
struct str str_sub(struct str s, size_t off, size_t n);
bool str_eq(struct str a, struct str b);
bool str_eq_nocase(struct str a, struct str b); /* ASCII case only, as SQL keywords and SQLite names compare */
bool str_is(struct str a, const char *word);    /* equals the word, ASCII case ignored */
int str_cmp(struct str a, struct str b);        /* by bytes, then by length */
int str_cmp_nocase(struct str a, struct str b);
bool str_starts(struct str s, const char *prefix);
bool str_ends(struct str s, const char *suffix);
struct str str_trim(struct str s); /* blanks, tabs, newlines at both ends */
uint64_t str_hash(struct str s);
uint64_t str_hash_nocase(struct str s);
struct str str_dup(struct arena *a, struct str s);   /* NUL-terminated copy in the arena */
struct str str_lower(struct arena *a, struct str s); /* ASCII */
struct str str_vprintf(struct arena *a, const char *format, va_list args);
struct str str_concat(struct arena *a, struct str s, struct str t); /* NUL-terminated */
struct str str_printf(struct arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* How many bytes from there on stand for themselves wherever text is quoted: in JSON, in C's literals and comments. */
size_t str_plain_run(struct str s, size_t from);

bool utf8_valid(struct str s, size_t *bad); /* false: *bad is the offset of the first bad byte */
size_t utf8_columns(struct str s);          /* code points, for caret columns */
/* Edits (insert, delete, replace, swap of neighbours) that turn a into b, ASCII case ignored; at most `limit`+1. */
unsigned edit_distance(struct str a, struct str b, unsigned limit);

#endif
