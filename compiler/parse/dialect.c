/* dialect.c: the names of dialects, flavours and targets, as the command line and the configuration spell them. */
#include "parse/dialect.h"

static const char *const DIALECTS[] = {
    [DIALECT_MYSQL] = "mysql", [DIALECT_SQLITE] = "sqlite", [DIALECT_POSTGRES] = "postgres"};
static const char *const FLAVOURS[] = {
    [FLAVOUR_ANY] = "any", [FLAVOUR_MYSQL] = "mysql", [FLAVOUR_MARIADB] = "mariadb", [FLAVOUR_DOLT] = "dolt"};
static const char *const TARGETS[N_TARGETS] = {[TARGET_SQLITE] = "sqlite", [TARGET_MYSQL] = "mysql"};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static bool find(const char *const *names, size_t n, struct str name, unsigned *out)
{
    for (unsigned i = 0; i < n; i++)
        if (str_eq(name, str_from(names[i]))) {
            *out = i;
            return true;
        }
    return false;
}

const char *dialect_name(enum dialect d)
{
    return DIALECTS[d];
}

const char *flavour_name(enum flavour f)
{
    return FLAVOURS[f];
}

const char *target_name(enum target t)
{
    return TARGETS[t];
}

bool dialect_find(struct str name, enum dialect *out)
{
    unsigned i;
    if (!find(DIALECTS, COUNT(DIALECTS), name, &i)) return false;
    *out = (enum dialect)i;
    return true;
}

bool flavour_find(struct str name, enum flavour *out)
{
    unsigned i;
    if (!find(FLAVOURS, COUNT(FLAVOURS), name, &i)) return false;
    *out = (enum flavour)i;
    return true;
}

bool target_find(struct str name, enum target *out)
{
    unsigned i;
    if (!find(TARGETS, COUNT(TARGETS), name, &i)) return false;
    *out = (enum target)i;
    return true;
}

bool dialect_native_target(enum dialect d, enum target *out)
{
    switch (d) {
    case DIALECT_MYSQL: *out = TARGET_MYSQL; return true;
    case DIALECT_SQLITE: *out = TARGET_SQLITE; return true;
    case DIALECT_POSTGRES: break;
    }
    return false;
}
