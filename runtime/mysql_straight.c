/* mysql_straight.c: the commonest values, straight into row structs, each with its check.
 *
 * Stage: beside row.c, which does all of it through cells and says what is wrong; used by what receives rows. Here a value goes
 * the short way where what the server sent is of the class that was proved and there is nothing to convert; all else, NULL where
 * none may be included, is left to it. */
#include <mysql.h>

#include "mysql_internal.h"

#define PUT(T, opt, v)                                                                                                 \
    do {                                                                                                               \
        if (f->nullable)                                                                                               \
            *(opt *)field = (opt){true, v};                                                                            \
        else                                                                                                           \
            *(T *)field = v;                                                                                           \
        return true;                                                                                                   \
    } while (0)

#define WITHIN(T, opt, min, max)                                                                                       \
    do {                                                                                                               \
        if (v < (min) || v > (max)) return false;                                                                      \
        PUT(T, opt, (T)v);                                                                                             \
    } while (0)

static bool put_integer(const struct my_column *col, const sc_field *f, void *field)
{
    int64_t v = col->v.i;

    if (col->is_unsigned && v < 0) { /* beyond what is signed */
        if (f->type == SC_T_UINT64) PUT(uint64_t, sc_opt_u64, (uint64_t)v);
        return false;
    }
    switch ((enum sc_type)f->type) {
    case SC_T_INT64: PUT(int64_t, sc_opt_i64, v);
    case SC_T_INT32: WITHIN(int32_t, sc_opt_i32, INT32_MIN, INT32_MAX);
    case SC_T_BOOL: WITHIN(bool, sc_opt_bool, 0, 1);
    case SC_T_INT8: WITHIN(int8_t, sc_opt_i8, INT8_MIN, INT8_MAX);
    case SC_T_INT16: WITHIN(int16_t, sc_opt_i16, INT16_MIN, INT16_MAX);
    case SC_T_UINT8: WITHIN(uint8_t, sc_opt_u8, 0, UINT8_MAX);
    case SC_T_UINT16: WITHIN(uint16_t, sc_opt_u16, 0, UINT16_MAX);
    case SC_T_UINT32: WITHIN(uint32_t, sc_opt_u32, 0, UINT32_MAX);
    case SC_T_UINT64: WITHIN(uint64_t, sc_opt_u64, 0, INT64_MAX);
    default: return false;
    }
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

/* A blob or BIT column has none, nor has an application's own type. Only a text's way is NULL's, too. */
uint8_t sci_my_way(const struct my_column *col, const sc_field *f)
{
    enum sc_type type = (enum sc_type)f->type;
    bool text = col->decimal ? type == SC_T_DECIMAL : type == SC_T_TEXT || type == SC_T_JSON;

    if (col->form == FORM_TEXT) return text ? WAY_TEXT : WAY_OTHER;
    if (f->nullable) return WAY_OTHER;
    if (col->form == FORM_INT) return way_of_integer(col, type);
    if (col->form == FORM_DOUBLE) return type == SC_T_DOUBLE ? WAY_64 : WAY_OTHER;
    return col->form == FORM_DATETIME && type == SC_T_DATETIME ? WAY_DATETIME : WAY_OTHER;
}
