/* ddl_part.c: what MySQL, MariaDB and Dolt refuse of a column in a key: lengths, kinds of index that want certain types.
 * Part of DDL replay; asked of MySQL 9.7, MariaDB 10.11 and Dolt 1.83. */
#include "sema/ddl.h"

enum { MOST_PARTS = 16, MOST_BYTES = 3072 };

static bool is_lob(const struct type *t)
{
    return t->kind == TYPE_JSON || str_ends(t->sql_type, "TEXT") || str_ends(t->sql_type, "BLOB");
}

/* TEXT and BLOB need a prefix length in a key; how strict that is differs by server. */
static bool lob_part(const struct ddl *x, const struct index *i, const struct index_part *p, struct span span)
{
    if (!is_lob(&p->column->type) || p->prefix || i->fulltext) {
        return true;
    }
    if (i->primary) {
        return ddl_refuse(x, span, "the key part `%.*s` of type %.*s needs a length", STR_ARG(p->column->name),
                          STR_ARG(p->column->type.sql_type));
    }
    unsigned servers = i->unique && p->column->type.kind != TYPE_JSON ? ON_MARIADB | ON_DOLT : ON_MARIADB;
    return ddl_server(x, span, servers, "a TEXT, BLOB or JSON key part without a length");
}

static bool prefix_fits(const struct ddl *x, const struct index_part *p, struct span span)
{
    const struct type *t = &p->column->type;
    if (!p->prefix_written) {
        return true;
    }
    if (!p->prefix) {
        return ddl_refuse(x, span, "the length of the key part `%.*s` is 0", STR_ARG(p->column->name));
    }
    if (t->kind == TYPE_JSON || t->kind == TYPE_GEOMETRY) { /* to MariaDB they are bytes */
        return ddl_server(x, span, ON_MARIADB, "a length of a JSON or GEOMETRY key part");
    }
    bool stringy = t->kind == TYPE_TEXT || t->kind == TYPE_BLOB;
    if (!stringy || (t->precision && p->prefix > t->precision)) {
        return ddl_refuse(x, span, "the length of the key part `%.*s` does not fit its type", STR_ARG(p->column->name));
    }
    return true;
}

static bool spatial_part(const struct ddl *x, const struct index_part *p, struct span span)
{
    if (p->column->type.kind != TYPE_GEOMETRY && p->column->type.kind != TYPE_NONE) {
        return ddl_refuse(x, span, "`%.*s` is no geometry: it cannot be part of a SPATIAL index",
                          STR_ARG(p->column->name));
    }
    return p->column->not_null ||
           ddl_refuse(x, span, "`%.*s` may be NULL: it cannot be part of a SPATIAL index", STR_ARG(p->column->name));
}

static bool geometry_part(const struct ddl *x, const struct index *i, const struct index_part *p, struct span span)
{
    if (i->primary || i->unique) {
        return ddl_server(x, span, i->primary ? ON_MARIADB : ON_MARIADB | ON_DOLT, "a GEOMETRY in a unique key");
    }
    return p->column->not_null || ddl_server(x, span, ON_MARIADB | ON_DOLT, "a GEOMETRY that may be NULL in a key");
}

/* A character's bytes, where the DDL says which set it is of; 0: the database's, whatever that is. */
static unsigned bytes_of(const struct table *t, const struct column *c)
{
    static const struct {
        const char *set;
        unsigned bytes;
    } sets[] = {{"utf8mb4", 4}, {"utf8mb3", 3}, {"utf8", 3}, {"latin1", 1}, {"ascii", 1}, {"ucs2", 2}};
    struct str own = c->def->type.charset.text.n ? c->def->type.charset.text : c->type.collation;
    struct str text = own.n ? own : t->charset;
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
        struct str set = str_from(sets[i].set);
        bool ends = text.n == set.n || (text.n > set.n && text.p[set.n] == '_');
        if (ends && str_eq_nocase(str_sub(text, 0, set.n), set)) {
            return sets[i].bytes;
        }
    }
    return 0;
}

/* MariaDB cuts a key that is no constraint, and makes a hash of a unique one. */
static bool length_fits(const struct ddl *x, const struct table *t, const struct index *i, const struct index_part *p,
                        struct span span)
{
    const struct type *type = &p->column->type;
    uint64_t n = p->prefix ? p->prefix : type->precision;
    uint64_t bytes = type->kind == TYPE_TEXT ? n * bytes_of(t, p->column) : type->kind == TYPE_BLOB ? n : 0;
    if (bytes <= MOST_BYTES || i->fulltext) {
        return true;
    }
    if (i->primary) {
        return ddl_server(x, span, ON_DOLT, "a key of more than 3072 bytes");
    }
    return ddl_server(x, span, ON_MARIADB | (is_lob(type) ? 0 : ON_DOLT), "a key of more than 3072 bytes");
}

bool ddl_mysql_part(const struct ddl *x, const struct table *t, const struct index *i, const struct index_part *p,
                    struct span span)
{
    enum type_kind kind = p->column->type.kind;
    if (i->spatial) {
        return spatial_part(x, p, span);
    }
    if (i->fulltext && kind != TYPE_TEXT) {
        return ddl_refuse(x, span, "`%.*s` is no text: it cannot be part of a FULLTEXT index",
                          STR_ARG(p->column->name));
    }
    if (i->parts.n == MOST_PARTS + 1) {
        return ddl_server(x, span, ON_MARIADB | ON_DOLT, "a key of more than 16 columns");
    }
    if (kind == TYPE_VECTOR) {
        return ddl_server(x, span, ON_DOLT, "a VECTOR in a key");
    }
    if (!prefix_fits(x, p, span) || (kind == TYPE_GEOMETRY && !geometry_part(x, i, p, span))) {
        return false;
    }
    return lob_part(x, i, p, span) && length_fits(x, t, i, p, span);
}
