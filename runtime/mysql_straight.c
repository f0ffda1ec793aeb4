/* mysql_straight.c: the commonest values, straight into row structs, each with its check.
 *
 * Stage: beside row.c, which does all of it through cells and says what is wrong; used by what receives rows. Here a value goes
 * the short way where what the server sent is of the class that was proved and there is nothing to convert; all else, NULL where
 * none may be included, is left to it. */
#include <mysql.h>

#include "integer.h"
#include "mysql_internal.h"

#include <stddef.h>

#define PUT(T, opt, v)                                                                                                 \
    do {                                                                                                               \
        if (f->nullable)                                                                                               \
            *(opt *)field = (opt){true, v};                                                                            \
        else                                                                                                           \
            *(T *)field = v;                                                                                           \
        return true;                                                                                                   \
    } while (0)

static bool put_integer(const struct my_column *col, const sc_field *f, void *field)
{
    if (!col->is_unsigned || col->v.i >= 0) return sci_put_integer(f, field, col->v.i);
    if (f->type != SC_T_UINT64) return false;
    PUT(uint64_t, sc_opt_u64, (uint64_t)col->v.i); /* beyond what is signed */
}

bool sci_my_put(const struct my_column *col, const sc_field *f, void *field)
{
    sc_timestamp instant;

    switch (col->form) {
    case FORM_INT: return put_integer(col, f, field);
    case FORM_DOUBLE:
        if (f->type == SC_T_DOUBLE) PUT(double, sc_opt_double, col->v.d);
        return false;
    case FORM_DATETIME:
        if (f->type == SC_T_DATETIME) PUT(sc_datetime, sc_opt_datetime, col->v.civil);
        if (f->type != SC_T_TIMESTAMP || !sci_instant_of(col->v.civil, &instant)) return false;
        PUT(sc_timestamp, sc_opt_timestamp, instant);
    case FORM_NONE:
    case FORM_TEXT:
    case FORM_FLOAT:
    case FORM_DATE:
    case FORM_TIME: break;
    }
    return false;
}

static uint8_t way_of_integer(const struct my_column *col, enum sc_type type)
{
    if (type == SC_T_INT32) return col->width == 4 && !col->is_unsigned ? WAY_INT32 : WAY_OTHER;
    if (col->width != 8) return WAY_OTHER;
    if (type == SC_T_UINT64) return col->is_unsigned ? WAY_64 : WAY_OTHER;
    return type == SC_T_INT64 && !col->is_unsigned ? WAY_64 : WAY_OTHER;
}

/* A blob or BIT column has none, nor has an application's own type. */
static uint8_t way_of(const struct my_column *col, const sc_field *f)
{
    enum sc_type type = (enum sc_type)f->type;
    bool text = col->decimal ? type == SC_T_DECIMAL : type == SC_T_TEXT || type == SC_T_JSON;

    if (col->form == FORM_TEXT) return text ? WAY_TEXT : WAY_OTHER;
    if (col->form == FORM_INT) return way_of_integer(col, type);
    if (col->form == FORM_DOUBLE) return type == SC_T_DOUBLE ? WAY_64 : WAY_OTHER;
    return col->form == FORM_DATETIME && type == SC_T_DATETIME ? WAY_DATETIME : WAY_OTHER;
}

/* The value in the nullable form of what goes that way. A text has no other form. */
static size_t offset_in(enum my_way way)
{
    switch (way) {
    case WAY_INT32: return offsetof(sc_opt_i32, value);
    case WAY_64: return offsetof(sc_opt_i64, value); /* and of sc_opt_u64 and sc_opt_double */
    case WAY_DATETIME: return offsetof(sc_opt_datetime, value);
    case WAY_TEXT:
    case WAY_OTHER: break;
    }
    return 0;
}

void sci_my_way(struct my_column *col, const sc_field *f)
{
    col->way = way_of(col, f);
    col->has = f->offset;
    col->offset = f->offset + (f->nullable ? offset_in((enum my_way)col->way) : 0);
}
