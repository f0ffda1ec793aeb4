/* sqlite_single.c: can a prepared statement give more than one row?
 *
 * Stage: asked once a statement, when it is first used for one row. SQLite's program for a look-up by rowid or by a unique index is
 * a straight line: each of its instructions runs once at most, so that one ResultRow gives one row, whatever the database holds. Then
 * nobody has to ask for a second row to know that there is none, which costs a twentieth of such a look-up.
 *
 * EXPLAIN shows the program (sqlite.org/opcode.html). It may be another in another version: an instruction that is not known here,
 * or a way back, and the second row is asked for. */
#include <sqlite3.h>

#include "sqlite_internal.h"

#include <string.h>

/* A blank on both sides of each. Goes on with the next instruction. */
static const char plain[] =
    " Transaction OpenRead ReopenIdx TableLock Explain Noop CursorHint ColumnsUsed Variable Integer Int64 Real"
    " String8 String Blob Null SoftNull Copy SCopy Move IdxRowid DeferredSeek FinishSeek Column Rowid"
    " RealAffinity Affinity CollSeq Function PureFunc Add Subtract Multiply Divide Remainder Concat Cast Not"
    " BitNot BitAnd BitOr And Or IsTrue ZeroOrNull Close ResultRow ";
/* Goes on with the next instruction, or with its operand P2. */
static const char jumps[] =
    " MustBeInt SeekRowid NotExists SeekGE SeekGT SeekLE SeekLT IdxGT IdxGE IdxLT IdxLE NotFound Found"
    " NoConflict IsNull NotNull If IfNot Eq Ne Lt Le Gt Ge Once IfNullRow Goto ";

static bool is_among(const char *words, const char *word)
{
    size_t n = strlen(word);

    for (const char *p = words; n > 0 && (p = strstr(p, word)) != NULL; p += n)
        if (p[-1] == ' ' && p[n] == ' ') return true;
    return false;
}

struct program {
    int start; /* where Init goes: what is there comes back to 1 and is no part of the line */
    unsigned rows;
    bool ended, straight;
};

/* Behind Halt stands what Init goes to: Transaction, TableLock and constants, and at last the way back. */
static bool is_prologue(const struct program *p, int at, const char *opcode, int p2)
{
    return at >= p->start && (is_among(plain, opcode) || (strcmp(opcode, "Goto") == 0 && p2 == 1)) &&
           strcmp(opcode, "ResultRow") != 0;
}

static bool is_forward(const struct program *p, int at, const char *opcode, int p2)
{
    if (strcmp(opcode, "Halt") == 0) return true;
    if (is_among(plain, opcode)) return true;
    return is_among(jumps, opcode) && (p2 > at || (p2 == 0 && strcmp(opcode, "MustBeInt") == 0)) && p2 < p->start;
}

static void add(struct program *p, int at, const char *opcode, int p2)
{
    if (at == 0) {
        p->start = p2;
        p->straight = strcmp(opcode, "Init") == 0;
        return;
    }
    p->rows += strcmp(opcode, "ResultRow") == 0;
    p->straight = p->straight && (at < p->start ? is_forward(p, at, opcode, p2) : is_prologue(p, at, opcode, p2));
    if (at == p->start - 1) p->ended = strcmp(opcode, "Halt") == 0; /* nobody falls into the prologue */
}

/* addr, opcode, p1, p2, … */
static bool is_straight(sqlite3_stmt *explain)
{
    struct program p = {.start = 0};
    int rc;

    while ((rc = sqlite3_step(explain)) == SQLITE_ROW) {
        const char *opcode = (const char *)sqlite3_column_text(explain, 1);

        if (!opcode) return false;
        add(&p, sqlite3_column_int(explain, 0), opcode, sqlite3_column_int(explain, 3));
    }
    return rc == SQLITE_DONE && p.straight && p.ended && p.rows == 1;
}

bool sci_sqlite_is_single(sqlite3_stmt *h)
{
    char *text = sqlite3_mprintf("EXPLAIN %s", sqlite3_sql(h));
    sqlite3_stmt *explain = NULL;
    bool single = false;

    if (text && sqlite3_stmt_readonly(h) &&
        sqlite3_prepare_v2(sqlite3_db_handle(h), text, -1, &explain, NULL) == SQLITE_OK)
        single = is_straight(explain);
    (void)sqlite3_finalize(explain);
    sqlite3_free(text);
    return single;
}
