/* print.h: pieces of generated C that several files have. EMIT. */
#ifndef SCHEMAC_EMIT_PRINT_H
#define SCHEMAC_EMIT_PRINT_H

#include "base/buf.h"
#include "emit/plan.h"

void print_marker(struct buf *out, struct str from); /* the first line */
void print_guard_open(struct buf *out, struct str guard);
void print_cplusplus_open(struct buf *out);
void print_cplusplus_close(struct buf *out);
/* "int64_t id", "const int64_t *ids" */
struct str print_declarator(struct arena *a, const struct c_field *f);
/* "VARCHAR(64) not null", for a comment. */
struct str print_type(struct arena *a, const struct c_field *f);
void print_struct(struct buf *out, struct arena *a, const struct c_struct *s); /* typedef struct … */
/* The sc_field table; how: "static const", "const". tag: offsets are into "struct NAME", else into the typedef.
 * alone: the one field stands at offset 0 of no struct. */
enum fields_of { FIELDS_OF_TYPEDEF, FIELDS_OF_TAG, FIELDS_ALONE };
void print_fields(struct buf *out, const char *how, const struct c_struct *s, enum fields_of of);
/* A literal of any length, as an initialiser: __extension__ before one that C99 calls too long. */
void print_text(struct buf *out, struct str s, const char *indent);

/* emit_own.c: the application's own types. */
void emit_own_includes(struct buf *out, const struct plan *p);
void emit_own_declare(struct buf *out, const struct c_own *o);
void emit_own_define(struct buf *out, const struct c_own *o);

/* The bytes of one generated file, in the arena. */
struct str emit_schema_h(struct arena *a, const struct plan *p);
struct str emit_schema_c(struct arena *a, const struct plan *p,
                         size_t *ddl_at); /* where its last part, the DDL, begins */
struct str emit_h(struct arena *a, const struct c_source *s);
struct str emit_c(struct arena *a, const struct c_source *s);

#endif
