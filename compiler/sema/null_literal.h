/* null_literal.h: calls that their literals and types keep from being NULL. Part of INFER. */
#ifndef SCHEMAC_SEMA_NULL_LITERAL_H
#define SCHEMAC_SEMA_NULL_LITERAL_H

#include "parse/ast.h"

/* Of a function whose null is NULL_LITERAL: no arguments but NULLs can make it NULL. */
bool literals_exclude_null(const struct expr *e);

#endif
