/* types_sqlite.c: what a type written in SQLite's DDL lets us prove. Part of DDL replay.
 *
 * Affinity follows datatype3.html 3.1 to the letter. A column without STRICT may hold any storage class whatever its
 * type says, so the type here is what the affinity steers every value to, and the runtime refuses another class:
 *   INTEGER → int64, REAL → double, TEXT → text, a name with BLOB → blob.
 * NUMERIC affinity keeps integers, reals and texts as they come, so such a column is `any`: DATE, DATETIME, TIMESTAMP,
 * DECIMAL, NUMERIC, JSON and every unknown name. ('2024' stored in a DATETIME column is the integer 2024.) The one
 * exception is BOOLEAN: SQLite documents it as the integers 0 and 1, and its TRUE and FALSE are those. */
#include "sema/types.h"

static bool holds(struct str s, const char *word)
{
    struct str w = str_from(word);
    for (size_t i = 0; i + w.n <= s.n; i++) {
        if (str_eq_nocase(str_sub(s, i, w.n), w)) {
            return true;
        }
    }
    return false;
}

struct str sqlite_affinity(struct str words)
{
    static const struct {
        const char *part, *affinity;
    } rules[] = {
        /* the order decides: CHARINT is INTEGER, FLOATING POINT too (it has INT in it) */
        {"INT", "INTEGER"}, {"CHAR", "TEXT"}, {"CLOB", "TEXT"}, {"TEXT", "TEXT"},
        {"BLOB", "BLOB"},   {"REAL", "REAL"}, {"FLOA", "REAL"}, {"DOUB", "REAL"},
    };
    if (!words.n) {
        return STR("BLOB");
    }
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        if (holds(words, rules[i].part)) {
            return str_from(rules[i].affinity);
        }
    }
    return STR("NUMERIC");
}

bool sqlite_strict_type(const struct type_name *t)
{
    static const char *const names[] = {"INT", "INTEGER", "REAL", "TEXT", "BLOB", "ANY"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (str_is(t->name, names[i])) {
            return !t->has_length;
        }
    }
    return false;
}

static enum type_kind kind_of(struct str words, struct str affinity)
{
    switch (affinity.p[0]) {
    case 'I': return TYPE_INT64;
    case 'T': return TYPE_TEXT;
    case 'R': return TYPE_DOUBLE;
    case 'B': return words.n ? TYPE_BLOB : TYPE_ANY;
    default: return str_is(words, "BOOLEAN") || str_is(words, "BOOL") ? TYPE_BOOL : TYPE_ANY;
    }
}

bool types_sqlite(const struct type_ask *k, struct type *out)
{
    struct str affinity = sqlite_affinity(k->t->name);
    *out = type_of(kind_of(k->t->name, affinity));
    out->sql_type = type_written(k->c->arena, k->t, k->t->name);
    out->collation = k->t->collation.text;
    return true; /* SQLite takes every word for a type */
}
