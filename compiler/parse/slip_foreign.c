/* slip_foreign.c: what another database spells so. See slip.h. */
#include "parse/slip.h"

struct foreign_word {
    bool mysql;         /* found in the mysql dialect, else in sqlite */
    const char *before; /* the word before it; NULL: any */
    const char *word;
    const char *cure;
};

static const struct foreign_word words[] = {
    {false, NULL, "AUTO_INCREMENT", "in SQLite it is AUTOINCREMENT, and INTEGER PRIMARY KEY alone counts on"},
    {true, NULL, "AUTOINCREMENT", "in MySQL it is AUTO_INCREMENT"},
    {true, NULL, "IDENTITY", "in MySQL it is AUTO_INCREMENT"},
    {false, NULL, "IDENTITY", "in SQLite INTEGER PRIMARY KEY counts on by itself"},
    {true, NULL, "ILIKE", "LIKE ignores the letters' case where the collation does, as most do"},
    {false, NULL, "ILIKE", "LIKE ignores the case of ASCII letters"},
    {true, "ON", "CONFLICT", "in MySQL it is ON DUPLICATE KEY UPDATE, or INSERT IGNORE"},
    {false, "ON", "DUPLICATE", "in SQLite it is ON CONFLICT (…) DO UPDATE SET …"},
    {false, "INSERT", "IGNORE", "in SQLite it is INSERT OR IGNORE"},
    {false, "UPDATE", "IGNORE", "in SQLite it is UPDATE OR IGNORE"},
    {false, NULL, "ENGINE", "table options are MySQL's: leave them out"},
    {false, NULL, "COMMENT", "SQLite has no COMMENT: write -- …"},
    {false, NULL, "FETCH", "in SQLite it is LIMIT n"},
    {false, NULL, "MODIFY", "SQLite cannot change a column: make a new table, copy the rows, rename it"},
    {false, NULL, "STRAIGHT_JOIN", "SQLite keeps the order of CROSS JOIN"},
    {true, NULL, "RETURNING",
     "MySQL has no RETURNING here; MariaDB has it for INSERT, REPLACE and single-table DELETE (10.5)"}};

static bool foreign_words(struct slip *s)
{
    for (unsigned i = 0; i < sizeof words / sizeof *words; i++) {
        const struct foreign_word *w = &words[i];
        if (w->mysql == s->p->mysql && slip_is(s, 0, w->word) && (!w->before || slip_is(s, -1, w->before)))
            return slip_hint(s, "%s", w->cure);
    }
    return false;
}

struct foreign_statement {
    bool mysql; /* found in the mysql dialect, else in sqlite */
    const char *word, *cure;
};

/* What begins a statement of another database. */
static const struct foreign_statement statements[] = {
    {false, "CALL", "SQLite has no procedures"},
    {false, "DESC", "in SQLite it is PRAGMA table_info(t)"},
    {false, "DESCRIBE", "in SQLite it is PRAGMA table_info(t)"},
    {false, "GRANT", "SQLite has no users"},
    {false, "LOCK", "in SQLite it is BEGIN IMMEDIATE"},
    {false, "SET", "SQLite has no variables: a setting is a PRAGMA"},
    {false, "SHOW", "in SQLite it is SELECT name FROM sqlite_schema, or a PRAGMA"},
    {false, "START", "in SQLite it is BEGIN"},
    {false, "TRUNCATE", "in SQLite it is DELETE FROM"},
    {false, "USE", "in SQLite it is ATTACH"},
    {true, "ATTACH", "in MySQL a table of another database is named db.t"},
    {true, "COPY", "in MySQL it is LOAD DATA"},
    {true, "DETACH", "in MySQL a table of another database is named db.t"},
    {true, "EXEC", "in MySQL it is CALL"},
    {true, "GO", "a statement ends at its `;`"},
    {true, "MERGE", "in MySQL it is INSERT … ON DUPLICATE KEY UPDATE"},
    {false, "MERGE", "in SQLite it is INSERT … ON CONFLICT … DO UPDATE"},
    {true, "PRAGMA", "PRAGMA is SQLite's; MySQL has SET and SHOW"},
    {true, "UPSERT", "in MySQL it is INSERT … ON DUPLICATE KEY UPDATE"},
    {false, "UPSERT", "in SQLite it is INSERT … ON CONFLICT … DO UPDATE"},
    {true, "VACUUM", "in MySQL it is OPTIMIZE TABLE"}};

static bool foreign_statements(struct slip *s)
{
    for (unsigned i = 0; s->at == 0 && i < sizeof statements / sizeof *statements; i++) {
        const struct foreign_statement *f = &statements[i];
        if (f->mysql == s->p->mysql && slip_is(s, 0, f->word)) return slip_hint(s, "%s", f->cure);
    }
    return false;
}

static bool top(struct slip *s)
{
    bool number = slip_kind(s, 0, TOKEN_INTEGER) || slip_kind(s, 0, TOKEN_PARAM) || slip_kind(s, 0, TOKEN_NAMED_PARAM);
    if (!number || !slip_is(s, -1, "TOP") || !slip_is(s, -2, "SELECT")) return false;
    slip_says(s, -1, "TOP is another database's");
    return slip_hint(s, "write LIMIT %.*s at the end", STR_ARG(slip_token(s, 0).text));
}

static bool insert_or(struct slip *s)
{
    if (!s->p->mysql || !slip_is(s, 0, "OR") || s->at != 1) return false;
    slip_says(s, 0, "OR is SQLite's here");
    return slip_hint(s, "in MySQL it is INSERT IGNORE, or REPLACE INTO");
}

static bool double_colon(struct slip *s)
{
    bool colon = slip_text(s, 0, ":") || (slip_token(s, 0).text.n > 1 && slip_token(s, 0).text.p[0] == ':');
    bool second = slip_text(s, 1, ":") || (slip_token(s, 1).text.n > 1 && slip_token(s, 1).text.p[0] == ':') ||
                  slip_text(s, -1, ":");
    return colon && second && slip_hint(s, "`::` is PostgreSQL's: write CAST(… AS …)");
}

static bool sqlite_table_parts(struct slip *s)
{
    if (s->p->mysql || !slip_first(s, "CREATE")) return false;
    bool part = slip_is(s, 0, "INDEX") || slip_is(s, 0, "KEY") || slip_is(s, 0, "FULLTEXT");
    part = part && (slip_kind(s, 1, TOKEN_LPAREN) || slip_kind(s, 2, TOKEN_LPAREN) || slip_is(s, 1, "KEY"));
    if (part && (slip_kind(s, -1, TOKEN_COMMA) || slip_kind(s, -1, TOKEN_LPAREN)))
        return slip_says(s, 0, "in SQLite indexes are made by CREATE INDEX, behind the table");
    if (slip_is(s, 0, "ON") && slip_is(s, 1, "UPDATE"))
        return slip_hint(s, "SQLite has no ON UPDATE for columns: write a trigger");
    if (slip_kind(s, 0, TOKEN_STRING) && slip_is(s, -2, "ENUM"))
        return slip_hint(s, "SQLite has no ENUM: TEXT CHECK (… IN (…))");
    return false;
}

static bool sqlite_alter(struct slip *s)
{
    bool more = !s->p->mysql && slip_first(s, "ALTER") && slip_kind(s, 0, TOKEN_COMMA);
    return more && slip_hint(s, "SQLite takes one change a statement");
}

static bool sqlite_interval(struct slip *s)
{
    bool interval = !s->p->mysql && slip_is(s, -1, "INTERVAL");
    return interval && slip_hint(s, "SQLite has no INTERVAL: datetime(…, '+1 day')");
}

slip_rule *const slip_foreign_rules[] = {foreign_statements, foreign_words,   top,
                                         insert_or,          double_colon,    sqlite_table_parts,
                                         sqlite_alter,       sqlite_interval, NULL};
