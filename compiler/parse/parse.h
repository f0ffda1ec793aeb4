/* parse.h: SQL text → AST, for the three dialects. */
#ifndef SCHEMAC_PARSE_PARSE_H
#define SCHEMAC_PARSE_PARSE_H

#include "diag/diag.h"
#include "parse/ast.h"

enum { PARSE_MAX_DEPTH = 500 };

/* Parses the one statement in `text` (a trailing `;` and comments are fine). NULL: reported.
 * mysql and sqlite by recursive descent, postgres by libpg_query. */
struct stmt *parse_stmt(struct arena *a, struct diags *d, const struct sql_options *o, const struct sqltext *text);

/* The same for one front end (parse_stmt chooses). */
struct stmt *rd_parse_stmt(struct arena *a, struct diags *d, const struct sql_options *o, const struct sqltext *text);
struct stmt *pg_parse_stmt(struct arena *a, struct diags *d, const struct sql_options *o, const struct sqltext *text);

/* Stable text of a tree, for --dump=ast and tests: one node a line, indented, with spans. */
struct buf;
void ast_dump(struct buf *out, const struct stmt *s);

#endif
