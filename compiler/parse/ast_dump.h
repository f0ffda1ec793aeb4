/* ast_dump.h: what the two halves of the AST's dump share. ast_dump() itself is in parse.h. */
#ifndef SCHEMAC_PARSE_AST_DUMP_H
#define SCHEMAC_PARSE_AST_DUMP_H

#include "base/buf.h"
#include "parse/ast.h"

void ast_dump_quoted(struct buf *out, struct str s);
void ast_dump_expr(struct buf *out, unsigned depth, const char *label, const struct expr *e);
void ast_dump_select(struct buf *out, unsigned depth, const char *label, const struct select *s);
void ast_dump_type(struct buf *out, unsigned depth, const struct type_name *t);
void ast_dump_ddl(struct buf *out, unsigned depth,
                  const struct stmt *s); /* behind the statement's first line's words */
void ast_dump_program(struct buf *out, unsigned depth, const struct stmt *s); /* triggers, routines, events, CALL */
/* A statement whose line has begun at this depth. */
void ast_dump_statement(struct buf *out, unsigned depth, const struct stmt *s);

#endif
