/* normal.h: a statement of the mysql or sqlite dialect as text in one form: comments left out, blanks where they
 * belong, unquoted keywords in upper case. So that reformatting the DDL changes nothing that is made of it. PARSE. */
#ifndef SCHEMAC_PARSE_NORMAL_H
#define SCHEMAC_PARSE_NORMAL_H

#include "base/buf.h"
#include "parse/ast.h"

/* The whole statement, without its semicolon; CREATE TABLE with a line for each column and key. */
void normal_statement(struct buf *out, const struct sql_options *o, const struct stmt *s);
/* A piece of a statement, on one line. */
void normal_text(struct buf *out, const struct sql_options *o, struct str sql);

#endif
