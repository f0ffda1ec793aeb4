/* clock.h: the calls that mean "now", with their fraction digits; DDL replay and emit ask. */
#ifndef SCHEMAC_SEMA_CLOCK_H
#define SCHEMAC_SEMA_CLOCK_H

#include "parse/ast.h"

enum clock_kind { CLOCK_NONE, CLOCK_NOW, CLOCK_DATE, CLOCK_TIME };
/* *has_scale: a number of fraction digits was written. UTC_* and SYSDATE are no such call. */
enum clock_kind expr_clock(const struct expr *e, bool *has_scale, unsigned *scale);

#endif
