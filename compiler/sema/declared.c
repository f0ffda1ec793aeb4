/* declared.c: see declared.h. The configuration's half of what funcs.def is for the engines' own functions. */
#include "sema/declared.h"

#include "sema/type.h"

/* ---------------------------------------------------------------- reading a signature */

struct reader {
    struct arena *arena;
    struct str rest;
    struct str *why;
};

static bool is_word_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || (c & 0x80);
}

static struct str word(struct reader *r)
{
    size_t n = 0;
    r->rest = str_trim(r->rest);
    while (n < r->rest.n && is_word_byte(r->rest.p[n])) n++;
    struct str out = str_sub(r->rest, 0, n);
    r->rest = str_trim(str_sub(r->rest, n, r->rest.n));
    return out;
}

static bool accept(struct reader *r, const char *text)
{
    struct str wanted = str_from(text);
    r->rest = str_trim(r->rest);
    if (r->rest.n < wanted.n || !str_eq(str_sub(r->rest, 0, wanted.n), wanted)) return false;
    r->rest = str_trim(str_sub(r->rest, wanted.n, r->rest.n));
    return true;
}

static bool accept_word(struct reader *r, const char *text)
{
    struct reader before = *r;
    if (str_is(word(r), text)) return true;
    *r = before;
    return false;
}

static bool wrong(struct reader *r, const char *what)
{
    *r->why = str_printf(r->arena, "%s; a function is declared as `name(text, int64) text not null`, as %s", what,
                         "`name(any...) any deterministic`, or as `name(double) double aggregate`");
    return false;
}

/* ---------------------------------------------------------------- types → funcs.h's words */

static bool argument_letter(enum type_kind k, char *out)
{
    switch (k) {
    case TYPE_TEXT: *out = 't'; return true;
    case TYPE_BOOL:
    case TYPE_INT64:
    case TYPE_UINT64: *out = 'i'; return true;
    case TYPE_DOUBLE: *out = 'd'; return true;
    case TYPE_BLOB: *out = 'b'; return true;
    case TYPE_JSON: *out = 'j'; return true;
    case TYPE_DATE:
    case TYPE_TIME:
    case TYPE_DATETIME: *out = 'T'; return true;
    case TYPE_ANY: *out = 'a'; return true;
    default: return false;
    }
}

static bool result_of(enum type_kind k, enum func_result *out)
{
    switch (k) {
    case TYPE_TEXT: *out = RESULT_TEXT; return true;
    case TYPE_BOOL: *out = RESULT_TRUTH; return true;
    case TYPE_INT64: *out = RESULT_INT64; return true;
    case TYPE_UINT64: *out = RESULT_UINT64; return true;
    case TYPE_DOUBLE: *out = RESULT_DOUBLE; return true;
    case TYPE_BLOB: *out = RESULT_BLOB; return true;
    case TYPE_JSON: *out = RESULT_JSON; return true;
    case TYPE_DATE: *out = RESULT_DATE; return true;
    case TYPE_TIME: *out = RESULT_TIME; return true;
    case TYPE_DATETIME: *out = RESULT_DATETIME; return true;
    case TYPE_ANY: *out = RESULT_ANY; return true;
    default: return false;
    }
}

static bool read_type(struct reader *r, enum type_kind *out)
{
    char letter;
    struct str name = word(r);
    if (type_kind_find(name, out) && argument_letter(*out, &letter)) return true;
    return wrong(
        r, name.n ? "a type here is one of text, blob, int64, uint64, double, bool, json, date, time, datetime, any"
                  : "a type is missing");
}

/* ( [TYPE, … [TYPE...]] ) */
static bool read_arguments(struct reader *r, struct func *f)
{
    char letters[FUNC_ANY_NUMBER + 1];
    unsigned n = 0;
    bool more = false;
    if (!accept(r, "(")) return wrong(r, "`(` is missing behind the name");
    while (!accept(r, ")")) {
        enum type_kind k;
        if (more) return wrong(r, "`...` stands behind the last argument");
        if (n && !accept(r, ",")) return wrong(r, "`,` or `)` is missing");
        if (n == FUNC_ANY_NUMBER) return wrong(r, "these are too many arguments");
        if (!read_type(r, &k) || !argument_letter(k, &letters[n++])) return false;
        more = accept(r, "...");
    }
    f->least = more ? n - 1 : n;
    f->most = more ? FUNC_ANY_NUMBER : n;
    f->args = arena_strdup(r->arena, letters, n);
    return true;
}

/* TYPE [NOT NULL] [DETERMINISTIC] [AGGREGATE] */
static bool read_result(struct reader *r, struct func *f)
{
    enum type_kind k;
    if (!read_type(r, &k) || !result_of(k, &f->type)) return false;
    f->null = NULL_MAYBE;
    if (accept_word(r, "NOT")) {
        if (!accept_word(r, "NULL")) return wrong(r, "NULL is missing behind NOT");
        f->null = NULL_NEVER;
    }
    f->restless = !accept_word(r, "DETERMINISTIC");
    f->kind = accept_word(r, "AGGREGATE") ? FUNC_AGGREGATE : FUNC_SCALAR;
    return !r->rest.n || wrong(r, "something stands behind the signature");
}

bool declare_function(struct arena *a, struct declared *d, struct str signature, struct str *why)
{
    struct reader r = {a, signature, why};
    struct func f = {.where = FUNC_SERVERS | FUNC_SQLITE | FUNC_POSTGRES};
    struct str name = word(&r);
    if (!name.n) return wrong(&r, "a name is missing");
    f.name = arena_strdup(a, name.p, name.n);
    if (!read_arguments(&r, &f) || !read_result(&r, &f)) return false;
    vec_push(a, &d->functions, f);
    return true;
}

/* ---------------------------------------------------------------- collations */

bool declared_collation(const struct sql_options *o, struct str name)
{
    for (unsigned i = 0; o->declared && i < o->declared->collations.n; i++)
        if (str_eq_nocase(o->declared->collations.v[i], name)) return true;
    return false;
}
