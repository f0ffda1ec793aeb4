/* integer.h: an integer that came out of a database into its field, whatever the field's width: one switch for those who go the
 * short way and for those who go the long one. Private to the runtime. */
#ifndef SCI_INTEGER_H
#define SCI_INTEGER_H

#include "internal.h"

#define SCI_PUT_WITHIN(T, opt, min, max)                                                                               \
    do {                                                                                                               \
        if (v < (min) || v > (max)) return false;                                                                      \
        if (f->nullable)                                                                                               \
            *(opt *)field = (opt){true, (T)v};                                                                         \
        else                                                                                                           \
            *(T *)field = (T)v;                                                                                        \
        return true;                                                                                                   \
    } while (0)

/* False: the field's type does not hold it, or is none of these; nothing is changed. The commonest first. */
SCI_INLINE bool sci_put_integer(const sc_field *f, void *field, int64_t v)
{
    switch ((enum sc_type)f->type) {
    case SC_T_INT32: SCI_PUT_WITHIN(int32_t, sc_opt_i32, INT32_MIN, INT32_MAX);
    case SC_T_INT64: SCI_PUT_WITHIN(int64_t, sc_opt_i64, INT64_MIN, INT64_MAX);
    case SC_T_BOOL: SCI_PUT_WITHIN(bool, sc_opt_bool, 0, 1);
    case SC_T_INT8: SCI_PUT_WITHIN(int8_t, sc_opt_i8, INT8_MIN, INT8_MAX);
    case SC_T_INT16: SCI_PUT_WITHIN(int16_t, sc_opt_i16, INT16_MIN, INT16_MAX);
    case SC_T_UINT8: SCI_PUT_WITHIN(uint8_t, sc_opt_u8, 0, UINT8_MAX);
    case SC_T_YEAR:
    case SC_T_UINT16: SCI_PUT_WITHIN(uint16_t, sc_opt_u16, 0, UINT16_MAX);
    case SC_T_UINT32: SCI_PUT_WITHIN(uint32_t, sc_opt_u32, 0, UINT32_MAX);
    case SC_T_UINT64: SCI_PUT_WITHIN(uint64_t, sc_opt_u64, 0, INT64_MAX);
    default: return false;
    }
}

#endif
