/* json.h: text as a JSON string. Reading JSON is jansson's. */
#ifndef SCHEMAC_BASE_JSON_H
#define SCHEMAC_BASE_JSON_H

#include "base/buf.h"

/* "…"; malformed UTF-8 becomes U+FFFD, and marks that cannot be seen are written \uXXXX. */
void json_string(struct buf *out, struct str s);

#endif
