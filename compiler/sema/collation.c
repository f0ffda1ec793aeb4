/* collation.c: see collation.h. The list is the servers' own (collations.def); a collation's name begins with its
 * character set's. */
#include "sema/collation.h"

#include "base/file.h"
#include "sema/types.h"

struct collation {
    const char *name;
    unsigned servers;
};

#define ALL ON_ALL
#define MD (ON_MYSQL | ON_DOLT)
#define A ON_MARIADB
#define X(name, servers) {#name, servers},
static const struct collation collations[] = {
#include "sema/collations.def"
};
#undef X
#undef A
#undef MD
#undef ALL
enum { N_COLLATIONS = sizeof collations / sizeof *collations };

static const char *const charsets[] = {
    "armscii8", "ascii", "big5",    "binary", "cp1250",  "cp1251", "cp1256", "cp1257",  "cp850",    "cp852",  "cp866",
    "cp932",    "dec8",  "eucjpms", "euckr",  "gb18030", "gb2312", "gbk",    "geostd8", "greek",    "hebrew", "hp8",
    "keybcs2",  "koi8r", "koi8u",   "latin1", "latin2",  "latin5", "latin7", "macce",   "macroman", "sjis",   "swe7",
    "tis620",   "ucs2",  "ujis",    "utf16",  "utf16le", "utf32",  "utf8",   "utf8mb3", "utf8mb4"};
enum { N_CHARSETS = sizeof charsets / sizeof *charsets };

/* utf8 is utf8mb3 everywhere. */
static struct str real_charset(struct str name)
{
    return str_is(name, "utf8") ? STR("utf8mb3") : name;
}

static struct str charset_of(struct str collation)
{
    size_t n = 0;
    while (n < collation.n && collation.p[n] != '_') {
        n++;
    }
    return real_charset(str_sub(collation, 0, n));
}

/* MariaDB's: without its character set it goes with every Unicode one, and it may be written with it. */
static bool is_uca1400(struct str name)
{
    return str_eq_nocase(str_sub(name, 0, 8), STR("uca1400_"));
}

static bool is_unicode(struct str charset)
{
    return str_is(charset, "utf8mb3") || str_is(charset, "utf8mb4") || str_is(charset, "ucs2") ||
           str_is(charset, "utf16") || str_is(charset, "utf32");
}

/* The name the list has it under. */
static struct str listed(struct arena *a, struct str name)
{
    struct str charset = charset_of(name);
    size_t written = 0;
    while (written < name.n && name.p[written] != '_') {
        written++;
    }
    struct str rest = str_sub(name, written, name.n);
    if (rest.n && is_uca1400(str_sub(rest, 1, rest.n)) && is_unicode(charset)) {
        return str_sub(rest, 1, rest.n);
    }
    return str_printf(a, "%.*s%.*s", STR_ARG(charset), STR_ARG(rest));
}

static const struct collation *find(struct str name)
{
    for (unsigned i = 0; i < N_COLLATIONS; i++) {
        if (str_is(name, collations[i].name)) {
            return &collations[i];
        }
    }
    return NULL;
}

static void hint_nearest(struct diags *d, struct diag *g, struct str name, const str_vec *known)
{
    struct str near = diag_nearest(name, known->v, known->n);
    if (near.n) {
        diag_hint(d, g, "did you mean `%.*s`?", STR_ARG(near));
    }
}

bool charset_check(const struct catalog *c, struct diags *d, struct place place, struct str name)
{
    str_vec known = {0};
    for (unsigned i = 0; i < N_CHARSETS; i++) {
        if (!name.n || str_is(name, charsets[i])) {
            return true;
        }
        vec_push(c->arena, &known, str_from(charsets[i]));
    }
    hint_nearest(d, diag_add(d, DIAG_E0213, place, "no character set `%.*s`", STR_ARG(name)), name, &known);
    return false;
}

bool collation_check(const struct catalog *c, struct diags *d, struct place place, struct str name)
{
    const struct collation *found = name.n ? find(listed(c->arena, name)) : NULL;
    if (found) {
        struct str what = str_printf(c->arena, "the collation `%.*s`", STR_ARG(name));
        return servers_check(c, d, place, found->servers, what.p);
    }
    if (!name.n) {
        return true;
    }
    str_vec known = {0};
    for (unsigned i = 0; i < N_COLLATIONS; i++) {
        vec_push(c->arena, &known, str_from(collations[i].name));
    }
    hint_nearest(d, diag_add(d, DIAG_E0213, place, "no collation `%.*s`", STR_ARG(name)), name, &known);
    return false;
}

bool collation_fits(struct str collation, struct str charset)
{
    if (!collation.n || !charset.n) {
        return true;
    }
    struct str real = real_charset(charset);
    return is_uca1400(collation) ? is_unicode(real) : str_eq_nocase(charset_of(collation), real);
}
