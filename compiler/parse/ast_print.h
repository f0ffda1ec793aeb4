/* ast_print.h: an expression or query written back in its own dialect, every operator in parentheses of its own.
 *
 * For the tests: what was parsed and what is printed must have the same value on the engine. (Text for another engine
 * is emit_sql's business.) */
#ifndef SCHEMAC_PARSE_AST_PRINT_H
#define SCHEMAC_PARSE_AST_PRINT_H

#include "base/buf.h"
#include "parse/ast.h"

void ast_print_select(struct buf *out, enum dialect d, const struct select *s);

#endif
