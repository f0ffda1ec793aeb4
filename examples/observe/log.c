/* log.c: a log of one line an event. */
#include "hooks.h"

static const char *kind_of(int kind)
{
    switch (kind) {
    case SC_EVENT_END: return "query";
    case SC_EVENT_PREPARE: return "prepare";
    case SC_EVENT_RETRY: return "retry";
    case SC_EVENT_RECONNECT: return "connection";
    case SC_EVENT_WAIT: return "wait";
    case SC_EVENT_OPEN: return "open";
    case SC_EVENT_CLOSE: return "close";
    default: return "transaction";
    }
}

void log_event(const sc_event *e, void *ctx)
{
    FILE *out = ctx;

    if (e->kind == SC_EVENT_START) return;
    flockfile(out);
    fprintf(out, "%s %s %.3f ms", kind_of(e->kind), e->name, (double)e->busy_ns / 1e6);
    if (e->kind == SC_EVENT_END) {
        fprintf(out, ", %lld rows", (long long)(e->affected < 0 ? e->rows : e->affected));
        fprintf(out, ", %llu bytes out, %llu in", (unsigned long long)e->bytes_written, (unsigned long long)e->bytes_read);
    }
    if (e->code < 0) fprintf(out, ", error %d (%s %d)", e->code, e->sqlstate, e->native);
    fputc('\n', out);
    funlockfile(out);
}
