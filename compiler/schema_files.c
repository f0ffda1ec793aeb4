/* schema_files.c: see schema_files.h. Between the configuration and scan.
 *
 * The order is what the migration tools mean by their names. A name that begins with a number (1_, 002_, 20240131_, V1.2__)
 * has its place by that number, so that 10_x comes behind 9_x; all others come behind those, in the order of their bytes. A folder
 * (2024-01-31_x/up.sql, 20240131_x/migration.sql) has its place by its own name, and its files stand there in this order. */
#include "schema_files.h"

#include <errno.h>
#include <stdlib.h>

enum { MAX_FOLDERS_DEEP = 16 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static char char_at(struct str s, size_t i)
{
    return i < s.n ? s.p[i] : '\0';
}

/* Flyway: V versions, U undoes them, R is repeated behind them all. Two underscores part the version from the words. */
static bool is_flyway(struct str name, char kind)
{
    size_t i = 1;
    if (char_at(name, 0) != kind) return false;
    while (is_digit(char_at(name, i)) || char_at(name, i) == '.' ||
           (char_at(name, i) == '_' && is_digit(char_at(name, i + 1))))
        i++;
    return (i > 1 || kind == 'R') && char_at(name, i) == '_' && char_at(name, i + 1) == '_';
}

enum rank { NUMBER, FLYWAY_VERSION, WORDS, FLYWAY_REPEATED };

static enum rank rank(struct str name)
{
    if (is_digit(char_at(name, 0))) return NUMBER;
    if (is_flyway(name, 'V')) return FLYWAY_VERSION;
    return is_flyway(name, 'R') ? FLYWAY_REPEATED : WORDS;
}

/* The digits at *at without leading zeros; *at is moved behind them. */
static struct str number(struct str name, size_t *at)
{
    while (char_at(name, *at) == '0' && is_digit(char_at(name, *at + 1))) ++*at;
    size_t start = *at;
    while (is_digit(char_at(name, *at))) ++*at;
    return str_sub(name, start, *at - start);
}

static int number_cmp(struct str a, struct str b)
{
    if (a.n != b.n) return a.n < b.n ? -1 : 1;
    return str_cmp(a, b);
}

/* Another part of a version, behind 1.2 of 1.2.3; in Flyway's names of 1_2_3, too. */
static bool next_part(struct str name, size_t *at)
{
    bool point = char_at(name, *at) == '.' || (name.p[0] == 'V' && char_at(name, *at) == '_');
    bool more = point && is_digit(char_at(name, *at + 1));
    *at += more;
    return more;
}

static int version_cmp(struct str a, struct str b, size_t start)
{
    size_t i = start, k = start;
    for (;;) {
        int c = number_cmp(number(a, &i), number(b, &k));
        if (c) return c;
        bool more = next_part(a, &i), other = next_part(b, &k);
        if (!more || !other) return more - other;
    }
}

int schema_name_cmp(struct str a, struct str b)
{
    enum rank x = rank(a), y = rank(b);
    if (x != y) return x < y ? -1 : 1;
    int c = x == NUMBER || x == FLYWAY_VERSION ? version_cmp(a, b, x == FLYWAY_VERSION) : 0;
    return c ? c : str_cmp(a, b);
}

static int by_name(const void *x, const void *y)
{
    return schema_name_cmp(*(const struct str *)x, *(const struct str *)y);
}

static bool undoes(struct str name)
{
    return str_ends(name, ".down.sql") || str_eq(name, STR("down.sql")) || is_flyway(name, 'U');
}

static bool walk(struct arena *a, struct str folder, str_vec *files, str_vec *folders, unsigned depth)
{
    str_vec names = {0};
    vec_push(a, folders, folder);
    if (!dir_list(a, folder.p, &names)) return false;
    if (names.n) qsort(names.v, names.n, sizeof *names.v, by_name);
    for (unsigned i = 0; i < names.n; i++) {
        struct str path = path_join(a, folder, names.v[i]);
        if (names.v[i].p[0] == '.' || undoes(names.v[i])) continue;
        if (dir_exists(path.p) && !str_ends(names.v[i], ".sql")) {
            if (depth < MAX_FOLDERS_DEEP && !walk(a, path, files, folders, depth + 1)) return false;
        } else if (str_ends(names.v[i], ".sql")) {
            vec_push(a, files, path);
        }
    }
    return true;
}

bool schema_files(struct arena *a, struct str schema, str_vec *files, str_vec *folders)
{
    if (file_exists(schema.p) && !dir_exists(schema.p)) {
        vec_push(a, files, schema);
        return true;
    }
    return walk(a, schema, files, folders, 0);
}
