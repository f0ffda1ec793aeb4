/* names.h: SQL names → C identifiers, and the names of generated files. EMIT.
 *
 * Everything here is deterministic: the same names in the same order give the same identifiers, and a name that
 * needs no change never changes because of its neighbours. */
#ifndef SCHEMAC_EMIT_NAMES_H
#define SCHEMAC_EMIT_NAMES_H

#include "base/map.h"

bool names_reserved_word(struct str s); /* a keyword or a macro: no identifier anywhere */

/* `sql` as a member's or argument's name: ASCII, no reserved word, no reserved underscores. What has no letter
 * or digit gives the fallback. */
struct str names_member(struct arena *a, struct str sql, const char *fallback);
/* The same for file scope: libc's names are avoided too, and no underscore leads. */
struct str names_global(struct arena *a, struct str sql, const char *fallback);
/* ASCII upper case of names_member's letters, for enum constants: "tool call" → "TOOL_CALL". */
struct str names_constant(struct arena *a, struct str label, const char *fallback);
/* A result column's base name: an expression's text ("COUNT(*)") gives its function ("count") or column_N. */
struct str names_column_base(struct arena *a, struct str sql, bool expression, unsigned index);
/* Makes n member names distinct in place: of names that are equal the first stays, the others get _2, _3 …;
 * `taken` (n_taken, may be NULL) are names none may have. */
void names_distinct(struct arena *a, struct str *names, unsigned n, const struct str *taken, unsigned n_taken);

/* A scope of identifiers, each with its owner (text for messages). */
typedef VEC(uint64_t) hash_vec; /* str_hash of names */
struct names_scope {
    struct arena *arena;
    struct map owners; /* identifier → struct str *owner */
    hash_vec *note;    /* where what is taken is noted, too; NULL: nowhere */
    bool gave_way;     /* while noting, something did not get the name that it would have alone */
};
void names_scope_init(struct names_scope *s, struct arena *a);
/* Takes the identifier. NULL: it was free, and is taken now; else whom it belongs to. */
const struct str *names_take(struct names_scope *s, struct str ident, struct str owner);
/* Takes base, base_2, base_3, …: the first that is free. */
struct str names_take_any(struct names_scope *s, struct str base, struct str owner);

/* The stem of each source's generated files: "src/app.c" → "app"; where stems clash, folders are put before
 * them ("src_app", "lib_app"), and at last the extension behind ("src_app_c", "src_app_sql"). Does not depend on
 * the order of the sources. */
void names_stems(struct arena *a, const struct str *sources, unsigned n, struct str *stems);

#endif
