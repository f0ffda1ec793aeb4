/* dialect.c: the names of dialects, flavours, targets and SQL modes, as the command line and the configuration spell them. */
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

/* ANSI is what MySQL 8 says it is; MariaDB's lacks ONLY_FULL_GROUP_BY, which only makes us stricter. */
const struct sql_mode_name sql_mode_names[N_SQL_MODES] = {{"ANSI_QUOTES", MODE_ANSI_QUOTES},
                                                          {"PIPES_AS_CONCAT", MODE_PIPES_AS_CONCAT},
                                                          {"NO_BACKSLASH_ESCAPES", MODE_NO_BACKSLASH_ESCAPES},
                                                          {"IGNORE_SPACE", MODE_IGNORE_SPACE},
                                                          {"HIGH_NOT_PRECEDENCE", MODE_HIGH_NOT_PRECEDENCE},
                                                          {"REAL_AS_FLOAT", MODE_REAL_AS_FLOAT},
                                                          {"NO_UNSIGNED_SUBTRACTION", MODE_NO_UNSIGNED_SUBTRACTION},
                                                          {"ONLY_FULL_GROUP_BY", MODE_ONLY_FULL_GROUP_BY},
                                                          {"ANSI", MODE_REAL_AS_FLOAT | MODE_PIPES_AS_CONCAT |
                                                                       MODE_ANSI_QUOTES | MODE_IGNORE_SPACE |
                                                                       MODE_ONLY_FULL_GROUP_BY},
                                                          {"STRICT_TRANS_TABLES", 0},
                                                          {"STRICT_ALL_TABLES", 0},
                                                          {"ERROR_FOR_DIVISION_BY_ZERO", 0},
                                                          {"NO_ENGINE_SUBSTITUTION", 0},
                                                          {"NO_ZERO_DATE", 0},
                                                          {"NO_ZERO_IN_DATE", 0},
                                                          {"TRADITIONAL", 0},
                                                          {"NO_AUTO_VALUE_ON_ZERO", 0},
                                                          {"NO_DIR_IN_CREATE", 0},
                                                          {"ALLOW_INVALID_DATES", 0},
                                                          {"TIME_TRUNCATE_FRACTIONAL", 0},
                                                          {"TIME_ROUND_FRACTIONAL", 0},
                                                          {"PAD_CHAR_TO_FULL_LENGTH", 0}};

bool sql_mode_is_one(const struct sql_mode_name *m)
{
    return m->bits && !(m->bits & (m->bits - 1));
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
