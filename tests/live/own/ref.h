/* ref.h: a reference that owns its letters. */
#ifndef REF_H
#define REF_H

#include <schemac/schemac.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct ref {
    char text[21];
} ref_t;
bool ref_from_text(const sc_text *value, ref_t *out);
bool ref_to_text(const ref_t *value, sc_text *out, sc_mem *mem);

#ifdef __cplusplus
}
#endif

#endif
