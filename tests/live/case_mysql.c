/* case_mysql.c: see case.h. What MariaDB and MySQL say of a prepared query's columns, against what was inferred: the
 * name, the class, and that an integer's range holds the server's. Dolt's metadata is not to be relied on, and where
 * parameters stand a server's answer depends on their values: neither is asked. */
#include "case.h"

#ifndef SC_HAVE_MYSQL
void case_check_metadata(struct case_run *r)
{
    (void)r;
}
#else
#include <mysql.h>
#include <string.h>
#include <strings.h>

enum { BINARY = 63, TYPE_JSON = 245, EXACT_DIGITS = 16 /* with a sign: what a double holds */ };

static const char *class_of_field(const MYSQL_FIELD *f)
{
    switch (f->type) {
    case MYSQL_TYPE_TINY:
    case MYSQL_TYPE_SHORT:
    case MYSQL_TYPE_LONG:
    case MYSQL_TYPE_INT24:
    case MYSQL_TYPE_LONGLONG:
    case MYSQL_TYPE_YEAR: return "integer";
    case MYSQL_TYPE_FLOAT:
    case MYSQL_TYPE_DOUBLE: return "double";
    case MYSQL_TYPE_DECIMAL:
    case MYSQL_TYPE_NEWDECIMAL: return "decimal";
    case MYSQL_TYPE_BIT: return "bit";
    case MYSQL_TYPE_DATE:
    case MYSQL_TYPE_NEWDATE: return "date";
    case MYSQL_TYPE_TIME: return "time";
    case MYSQL_TYPE_DATETIME:
    case MYSQL_TYPE_TIMESTAMP: return "datetime";
    case MYSQL_TYPE_NULL: return "any";
    case MYSQL_TYPE_GEOMETRY: return "bytes";
    default: return f->charsetnr == BINARY && (int)f->type != TYPE_JSON ? "bytes" : "text";
    }
}

static const char *class_of_type(enum sc_type t)
{
    switch (t) {
    case SC_T_FLOAT:
    case SC_T_DOUBLE: return "double";
    case SC_T_DECIMAL: return "decimal";
    case SC_T_BIT: return "bit";
    case SC_T_DATE: return "date";
    case SC_T_TIME: return "time";
    case SC_T_DATETIME:
    case SC_T_TIMESTAMP: return "datetime";
    case SC_T_BLOB: return "bytes";
    case SC_T_TEXT:
    case SC_T_JSON:
    case SC_T_ENUM:
    case SC_T_SET: return "text";
    case SC_T_ANY: return "any";
    default: return "integer";
    }
}

/* Bits of an integer's value; 0: not one whose range is told by its type. */
static unsigned bits_of_field(const MYSQL_FIELD *f)
{
    switch (f->type) {
    case MYSQL_TYPE_TINY: return 8;
    case MYSQL_TYPE_SHORT: return 16;
    case MYSQL_TYPE_INT24:
    case MYSQL_TYPE_LONG: return 32;
    case MYSQL_TYPE_LONGLONG: return 64;
    default: return 0;
    }
}

static unsigned bits_of_type(enum sc_type t, bool *is_unsigned)
{
    *is_unsigned = t == SC_T_UINT8 || t == SC_T_UINT16 || t == SC_T_UINT32 || t == SC_T_UINT64;
    switch (t) {
    case SC_T_INT8:
    case SC_T_UINT8: return 8;
    case SC_T_INT16:
    case SC_T_UINT16: return 16;
    case SC_T_INT32:
    case SC_T_UINT32: return 32;
    case SC_T_INT64:
    case SC_T_UINT64: return 64;
    default: return 0;
    }
}

/* ROW_NUMBER() and its like are unsigned on MySQL and signed on MariaDB: a number of rows, within both. No column of
 * 64 bits is 21 digits wide. */
static bool is_rank(const struct case_run *r, const MYSQL_FIELD *f)
{
    return strcmp(case_text(r->record, "flavour"), "any") == 0 && bits_of_field(f) == 64 && f->length == 21;
}

/* A literal's or a length's width says less than its type: `1` is a LONG of one digit, in our record a BIGINT. */
static bool range_holds(const struct case_run *r, const MYSQL_FIELD *f, enum sc_type t)
{
    bool ours_unsigned;
    unsigned theirs = bits_of_field(f), ours = bits_of_type(t, &ours_unsigned);
    if (theirs == 0 || ours == 0 || is_rank(r, f)) return true;
    if (f->flags & UNSIGNED_FLAG) return ours_unsigned ? ours >= theirs : ours > theirs;
    return !ours_unsigned && ours >= theirs;
}

/* Where the servers differ, a record for any of them has the class that holds the values of both, and the runtime
 * reads it from either: whole numbers as DECIMAL, and what is floating point on one as an integer on the other. */
static bool holds_other_class(const struct case_run *r, const char *ours, const char *server, const MYSQL_FIELD *f)
{
    if (strcmp(case_text(r->record, "flavour"), "any") != 0) return false;
    if (strcmp(ours, "integer") == 0 && strcmp(server, "decimal") == 0) return f->decimals == 0 && f->length <= 23;
    if (strcmp(ours, "double") == 0 && strcmp(server, "integer") == 0) return f->length <= EXACT_DIGITS;
    return false;
}

/* Columns of information_schema have none, and MySQL calls them by its own name, in capitals, however they are written. */
static bool has_origin(const struct case_run *r, unsigned i)
{
    return json_is_object(json_object_get(json_array_get(r->columns.list, i), "origin"));
}

/* A domain's CHECK may prove a column narrower than it is declared; and `::integer` is not written for a server: the
 * run time refuses a number beyond when it is read. */
static bool is_narrowed(const struct case_run *r, unsigned i)
{
    enum sc_type type = (enum sc_type)r->columns.fields[i].type;
    return strcmp(case_text(r->record, "dialect"), "postgres") == 0 &&
           (has_origin(r, i) || type == SC_T_INT32 || type == SC_T_INT16);
}

static void compare_field(struct case_run *r, unsigned i, const MYSQL_FIELD *theirs)
{
    const sc_field *ours = &r->columns.fields[i];
    const char *server = class_of_field(theirs), *class = class_of_type((enum sc_type)ours->type);
    bool any = strcmp(class, "any") == 0 || strcmp(server, "any") == 0 || holds_other_class(r, class, server, theirs);
    if ((has_origin(r, i) ? strcmp : strcasecmp)(theirs->name, ours->name) != 0)
        case_fail(r, "column %s: the server calls it %s", ours->name, theirs->name);
    if (!any && strcmp(server, class) != 0)
        case_fail(r, "column %s is %s, and the server says %s", ours->name, class, server);
    else if (!is_narrowed(r, i) && !range_holds(r, theirs, (enum sc_type)ours->type))
        case_fail(r, "column %s: the server says %u bits%s, which the inferred type does not hold", ours->name,
                  bits_of_field(theirs), theirs->flags & UNSIGNED_FLAG ? " unsigned" : "");
}

static void compare_metadata(struct case_run *r, MYSQL_STMT *stmt)
{
    MYSQL_RES *meta = mysql_stmt_result_metadata(stmt);
    unsigned n = meta ? mysql_num_fields(meta) : 0;
    for (unsigned i = 0; i < n && i < r->columns.n; i++) compare_field(r, i, mysql_fetch_field_direct(meta, i));
    if (meta) mysql_free_result(meta);
}

void case_check_metadata(struct case_run *r)
{
    const char *engine = sc_engine(r->engine->db);
    bool asked = strcmp(engine, "mysql") == 0 || strcmp(engine, "mariadb") == 0;
    if (!asked || r->params.n || !r->query.reads) return;
    MYSQL_STMT *stmt = mysql_stmt_init(sc_native(r->engine->db));
    if (!stmt) {
        case_fail(r, "no memory");
        return;
    }
    if (mysql_stmt_prepare(stmt, r->query.mysql.text, (unsigned long)r->query.mysql.len) == 0)
        compare_metadata(r, stmt);
    mysql_stmt_close(stmt);
}
#endif
