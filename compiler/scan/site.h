/* site.h: SITE, what scan hands to parse: one query as found in a source, with what its annotation says. */
#ifndef SCHEMAC_SCAN_SITE_H
#define SCHEMAC_SCAN_SITE_H

#include "diag/diag.h"
#include "parse/dialect.h"

struct scan_options {
    struct sql_options sql;
    struct str prefix; /* configured; stands before every generated function's name */
};

/* `:many` in a .sql file, `schemac: many` in a comment. */
enum command {
    COMMAND_NONE,
    COMMAND_ONE,
    COMMAND_EXACTLY_ONE,
    COMMAND_MANY,
    COMMAND_EXEC,
    COMMAND_EXECROWS,
    COMMAND_EXECLASTID
};
const char *command_name(enum command c); /* "one", …; "" for none */

/* The functions that a query may have beside its own: `variants all into`, `variants none`. */
enum variant { VARIANT_MANY = 1, VARIANT_ALL = 2, VARIANT_INTO = 4, N_VARIANTS = 3 };
const char *variant_name(enum variant v); /* "many" … */
bool variant_find(struct str word, enum variant *out);

/* `column NAME [TYPE] [null | not null]`, `param …`: what the user asserts where schemac cannot know. */
struct override {
    bool param;
    struct str name;
    struct place name_place;
    struct str type; /* one of the record's type words; n == 0: not overridden */
    struct place type_place;
    enum { OVERRIDE_KEEP, OVERRIDE_NULLABLE, OVERRIDE_NOT_NULL } null;
};
typedef VEC(struct override) override_vec;
struct annotation {
    enum command command;
    struct place command_place;
    struct str row; /* n == 0: none */
    struct place row_place;
    bool variants_said;
    unsigned variants; /* enum variant, together */
    struct place variants_place;
    override_vec overrides;
    diag_code_vec allowed; /* warnings that this query is spared */
    bool ignored;          /* a statement of the schema that is passed over */
    bool bad;              /* one of the schema whose annotation cannot be read: reported */
};

struct site {
    struct str name; /* without the prefix */
    struct place name_place;
    struct sqltext *text; /* the statement; in C the whole literal */
    struct annotation annotation;
    const struct source *source;
    uint32_t off; /* in the source: where SCHEMAC_QUERY, or the statement, begins */
    bool from_c;
    bool bad; /* reported already: only its name still counts */
};
typedef VEC(struct site *) site_vec;

/* An #include of a C source, outside #if 0. */
struct include {
    struct str path; /* as written */
    uint32_t off;    /* of the directive */
    bool angled;
};
struct scan_result {
    site_vec sites;
    VEC(struct include) includes;
};
/* Is a file of this base name included before `off`? For E0115. */
bool scan_includes_before(const struct scan_result *r, struct str base_name, uint32_t off);

#endif
