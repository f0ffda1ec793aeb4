/* config_json.h: a flat JSON object whose every key and value knows its place in the file. */
#ifndef SCHEMAC_CONFIG_JSON_H
#define SCHEMAC_CONFIG_JSON_H

#include "base/file.h"
#include "diag/diag.h"

enum json_kind { JSON_KIND_OTHER, JSON_KIND_STRING, JSON_KIND_STRINGS, JSON_KIND_OBJECT, JSON_KIND_OBJECTS };

struct json_member {
    struct str key;
    struct place key_place, value_place;
    enum json_kind kind;      /* OTHER: none of a string, a list of strings, an object of strings, or of such objects */
    str_vec strings;          /* the string, or the list's; an object's as key=value */
    VEC(struct place) places; /* of each */
    VEC(struct json_member) members; /* of an object of objects, each of strings */
};
typedef VEC(struct json_member) json_member_vec;

/* False: reported (E0701 for the syntax, E0703 when it is no object). */
bool config_json_read(struct arena *a, struct diags *d, const struct source *s, json_member_vec *out);

#endif
