/* analyze.h: private to analyze.c and the passes that write the model's parts. */
#ifndef SCHEMAC_SEMA_ANALYZE_H
#define SCHEMAC_SEMA_ANALYZE_H

#include "sema/bind.h"
#include "sema/infer.h"
#include "sema/model.h"

void uses_model(struct bind *b, struct model_query *q);

#endif
