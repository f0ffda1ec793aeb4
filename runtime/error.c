/* error.c: the error kept in the connection: code, the engine's own number, SQLSTATE, message.
 *
 * Stage: set by any part of the runtime, read by the application. The first failure of a call wins; what
 * fails while cleaning up after it does not replace it. The message is a buffer in the connection, so that
 * "no memory" needs none. */
#include "internal.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void sci_error_clear(struct sci_error *e)
{
    e->code = SC_OK;
    e->native = 0;
    e->undone = false;
    e->sqlstate[0] = '\0';
    /* The text stays until the next error's: a call may be given it, to write it to a table of errors. */
}

/* A message cut at the buffer's end must not end in the middle of a character of several bytes. */
static void end_message(char *message, size_t size, size_t wanted)
{
    size_t n = size - 1;

    if (wanted < size) return;
    while (n > 0 && ((unsigned char)message[n - 1] & 0xC0) == 0x80) n--;
    if (n > 0 && (unsigned char)message[n - 1] >= 0xC0) n--;
    message[n] = '\0';
}

int sci_fail(sc_db *db, int code, const char *fmt, ...)
{
    struct sci_error *e = &db->error;
    va_list args;
    int n;

    if (e->code != SC_OK) return e->code;
    e->code = code;
    db->counts.errors++;
    va_start(args, fmt);
    n = vsnprintf(e->message, sizeof e->message, fmt, args);
    va_end(args);
    end_message(e->message, sizeof e->message, n < 0 ? 0 : (size_t)n);
    return code;
}

int sci_fail_native(sc_db *db, int code, int native, const char *sqlstate, const char *what, const char *message)
{
    if (db->error.code != SC_OK) return db->error.code;
    if (!message || !message[0]) message = "an error that the client library gave no text for";
    if (what)
        sci_fail(db, code, "%s: %s", what, message);
    else
        sci_fail(db, code, "%s", message);
    db->error.native = native;
    if (sqlstate && strlen(sqlstate) == 5 && strcmp(sqlstate, "00000") != 0) memcpy(db->error.sqlstate, sqlstate, 6);
    if (code == SC_ERR_LOST) {
        db->lost = db->line.fresh = true;
        db->line.unsent = false;
        db->watch |= SCI_WATCH_LOST;
    }
    return code;
}

void sci_append(struct sci_error *e, const char *text)
{
    size_t n = strlen(e->message), more = strlen(text), room = sizeof e->message - more;

    if (n >= room) {
        e->message[room - 1] = '\0';
        end_message(e->message, room, n);
        n = strlen(e->message);
    }
    memcpy(e->message + n, text, more + 1);
}

int sci_nomem(sc_db *db)
{
    return sci_fail(db, SC_ERR_NOMEM, "no memory");
}

int sc_errcode(const sc_db *db)
{
    return db ? db->error.code : SC_ERR_MISUSE;
}

int sc_errnative(const sc_db *db)
{
    return db ? db->error.native : 0;
}

const char *sc_sqlstate(const sc_db *db)
{
    return db ? db->error.sqlstate : "";
}

const char *sc_errmsg(const sc_db *db)
{
    if (!db) return "no connection (the handle is NULL)";
    return db->error.code != SC_OK ? db->error.message : "";
}
