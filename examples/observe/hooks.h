/* hooks.h: two hooks to start from: a log of one line an event, and spans in OpenTelemetry's shape. Neither ever sees a
 * parameter's value. */
#ifndef OBSERVE_HOOKS_H
#define OBSERVE_HOOKS_H

#include <schemac/schemac.h>

#include <stdio.h>

/* ctx is a FILE *. What took long, failed, or began and ended a transaction, a line each. */
void log_event(const sc_event *e, void *ctx);

/* One a connection: spans below each other, statements below their transaction, prepares below their statement. */
struct spans {
    FILE *out;             /* a line a span: a Span of OTLP's JSON */
    char trace[33];        /* 32 hexadecimal digits: the trace that all of it belongs to */
    uint64_t parent;       /* the caller's span, 0: none */
    uint64_t transaction;  /* the open one's span, 0: none */
    uint64_t begun_ns;     /* when it began */
    uint64_t statement;    /* of the statement that began last */
    uint64_t last;         /* the id that was given out last */
    uint64_t wall_ns;      /* what makes CLOCK_MONOTONIC the time of day */
};

/* trace: its 32 digits; seed: of the spans' ids, another one for each connection. */
void spans_init(struct spans *s, FILE *out, const char *trace, uint64_t parent, uint64_t seed);
/* ctx is a struct spans *. */
void span_event(const sc_event *e, void *ctx);

#endif
