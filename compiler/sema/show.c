/* show.c: the columns that SHOW, EXPLAIN and PRAGMA give, and the names of PRAGMAs. See show.h. */
#include "sema/show.h"

#include <string.h>

#include "diag/diag.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

unsigned show_servers(enum flavour f)
{
    switch (f) {
    case FLAVOUR_MYSQL: return SHOW_MYSQL;
    case FLAVOUR_MARIADB: return SHOW_MARIADB;
    case FLAVOUR_DOLT: return SHOW_DOLT;
    case FLAVOUR_ANY: break;
    }
    return SHOW_ALL;
}

const char *show_server_names(unsigned bits)
{
    static const char *const names[] = {"no server", "MySQL",          "MariaDB",          "MySQL and MariaDB",
                                        "Dolt",      "MySQL and Dolt", "MariaDB and Dolt", "all servers"};
    return names[bits & SHOW_ALL];
}

/* ---------------------------------------------------------------- columns */

static struct type type_of_letter(char c)
{
    switch (c) {
    case 'i': return type_of(TYPE_INT64);
    case 'u': return type_of(TYPE_UINT64);
    case 'd': return type_of(TYPE_DATETIME);
    case 'f': return type_of(TYPE_DOUBLE);
    case 't': return type_of(TYPE_TEXT);
    default: return type_of(TYPE_ANY);
    }
}

/* "Field:t|Type:t|" */
void show_parse(struct arena *a, const char *columns, struct place place, show_columns *out)
{
    for (const char *end; (end = strchr(columns, '|')) != NULL; columns = end + 1) {
        struct model_column c = {.name = {columns, (size_t)(end - columns) - 2},
                                 .type = type_of_letter(end[-1]),
                                 .nullable = true,
                                 .place = place};
        vec_push(a, out, c);
    }
}

static const struct show {
    const char *form;
    unsigned servers;
    const char *columns;
} shows[] = {
#define S(form, servers, columns) {form, servers, columns},
#include "sema/show.def"
#undef S
};

int show_find(struct arena *a, struct str form, unsigned servers, struct place place, show_columns *out,
              unsigned *missing)
{
    const char *columns = NULL;
    *missing = servers;
    for (size_t i = 0; i < COUNT(shows); i++) {
        if (!str_is(form, shows[i].form) || !(shows[i].servers & servers)) {
            continue;
        }
        if (columns) {
            return -1;
        }
        columns = shows[i].columns;
        *missing &= ~shows[i].servers;
    }
    if (columns) {
        show_parse(a, columns, place, out);
    }
    return columns ? 1 : 0;
}

/* ---------------------------------------------------------------- PRAGMAs */

enum { NOTHING = 0, RESULT = 1 };
static const struct pragma pragmas[] = {
#define P(name, columns, argument, set) {#name, columns, argument, set},
#include "sema/pragmas.def"
#undef P
};

const struct pragma *pragma_find(struct str name)
{
    for (size_t i = 0; i < COUNT(pragmas); i++) {
        if (str_is(name, pragmas[i].name)) {
            return &pragmas[i];
        }
    }
    return NULL;
}

struct str pragma_nearest(struct arena *a, struct str name)
{
    struct str *names = ARENA_ARRAY(a, struct str, COUNT(pragmas));
    for (size_t i = 0; i < COUNT(pragmas); i++) {
        names[i] = str_from(pragmas[i].name);
    }
    return diag_nearest(name, names, COUNT(pragmas));
}
