/* emit_text.c: words, names and literals of SQL, as the target quotes them. Part of emit_sql. */
#include <stdarg.h>
#include <stdio.h>

#include "emit/emit_text.h"

void put(struct emit *e, const char *s)
{
    buf_puts(&e->out, s);
}

void put_str(struct emit *e, struct str s)
{
    buf_str(&e->out, s);
}

static void put_doubled(struct emit *e, struct str s, char quote, bool backslash)
{
    buf_char(&e->out, quote);
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == quote || (backslash && s.p[i] == '\\')) {
            buf_char(&e->out, s.p[i]);
        }
        buf_char(&e->out, s.p[i]);
    }
    buf_char(&e->out, quote);
}

void put_name(struct emit *e, struct str name)
{
    put_doubled(e, name, e->to == TARGET_MYSQL ? '`' : '"', false);
}

/* The runtime's MySQL sessions keep backslash escapes, so a backslash is doubled there. */
void put_string(struct emit *e, struct str s)
{
    put_doubled(e, s, '\'', e->to == TARGET_MYSQL);
}

void put_blob(struct emit *e, struct str bytes)
{
    put(e, "x'");
    for (size_t i = 0; i < bytes.n; i++) {
        buf_printf(&e->out, "%02x", (unsigned)(unsigned char)bytes.p[i]);
    }
    put(e, "'");
}

struct str emit_take(struct emit *e)
{
    struct str s = str_dup(e->a, buf_view(&e->out));
    buf_clear(&e->out);
    return s;
}

const char *engine_name(enum target t)
{
    return t == TARGET_SQLITE ? "SQLite" : "MySQL";
}

static bool refuse_text(struct emit *e, struct place place, const char *format, va_list args)
{
    char text[512];
    vsnprintf(text, sizeof text, format, args);
    diag_add(e->d, DIAG_E0501, place, "%s cannot %s", engine_name(e->to), text);
    e->failed = true;
    return false;
}

bool refuse_at(struct emit *e, struct place place, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    refuse_text(e, place, format, args);
    va_end(args);
    return false;
}

bool refuse(struct emit *e, struct span span, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    refuse_text(e, place_sql(e->text, span), format, args);
    va_end(args);
    return false;
}
