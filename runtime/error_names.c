/* error_names.c: which constraint or column an error is about, read out of the engine's message.
 *
 * Stage: asked for by the application, after an error. Engines say it in words alone; what is looked for is what their sources
 * print, and what is not found is said to be unknown. Values stand in some of the messages, so a server's is searched from its
 * end, where no value comes any more. */
#include "internal.h"

#include <string.h>

enum name_of { OF_CONSTRAINT, OF_COLUMN };

/* What has to be done with what stands behind a pattern. */
enum shape {
    PLAIN,
    KEY_OF_TABLE,    /* 'key', in MySQL 'table.key'; the last quote of the message ends it, for the name may hold one */
    BEFORE_ROW,      /* a value may hold the very words: the message ends behind the name, or says the row */
    PLACE_IN_TABLE,  /* MariaDB quotes a column's place: `db`.`t`.`c` at row 1 */
    PRIMARY_OR_OTHER /* Dolt says which of the two, and no name */
};

struct pattern {
    enum name_of what;
    const char *before; /* the name stands behind it … */
    const char *end;    /* … up to one of these; "": up to the message's end */
    enum shape shape;
};

/* SQLite, and the messages' own order: the first that is found is it. */
static const struct pattern sqlite_patterns[] = {{OF_CONSTRAINT, "UNIQUE constraint failed: index '", "'", PLAIN},
                                                 {OF_COLUMN, "UNIQUE constraint failed: ", "", PLAIN},
                                                 {OF_COLUMN, "NOT NULL constraint failed: ", "", PLAIN},
                                                 {OF_CONSTRAINT, "CHECK constraint failed: ", "", PLAIN},
                                                 {OF_COLUMN, "cannot store TEXT value in ", "", PLAIN},
                                                 {OF_COLUMN, "cannot store REAL value in ", "", PLAIN},
                                                 {OF_COLUMN, "cannot store INT value in ", "", PLAIN},
                                                 {OF_COLUMN, "cannot store BLOB value in ", "", PLAIN}};

/* MySQL and MariaDB; then Dolt's own. */
static const struct pattern server_patterns[] = {{OF_CONSTRAINT, " for key '", "'", KEY_OF_TABLE},
                                                 {OF_CONSTRAINT, "CONSTRAINT `", "`", PLAIN},
                                                 {OF_CONSTRAINT, "Check constraint '", "'", PLAIN},
                                                 {OF_COLUMN, " for column '", "'", BEFORE_ROW},
                                                 {OF_COLUMN, " for column `", "", PLACE_IN_TABLE},
                                                 {OF_COLUMN, "Column '", "'", PLAIN},
                                                 {OF_COLUMN, "Field '", "'", PLAIN},
                                                 {OF_CONSTRAINT, "Check constraint \"", "\"", PLAIN},
                                                 {OF_CONSTRAINT, " on fk: `", "`", PLAIN},
                                                 {OF_COLUMN, "column name '", "'", PLAIN},
                                                 {OF_CONSTRAINT, "duplicate ", " ", PRIMARY_OR_OTHER}};

static const char *find_last(const char *text, const char *part)
{
    const char *found = NULL;

    for (const char *p = strstr(text, part); p; p = strstr(p + 1, part)) found = p;
    return found;
}

/* What is behind the last point before `n`: `db`.`t`.`c`, t.c. */
static const char *behind_point(const char *p, size_t n)
{
    size_t i = n;

    while (i > 0 && p[i - 1] != '.') i--;
    return p + i;
}

static const char *keep(sc_db *db, const char *p, size_t n)
{
    if (n >= sizeof db->name) n = sizeof db->name - 1;
    memcpy(db->name, p, n);
    db->name[n] = '\0';
    return db->name;
}

/* "t.a, t.b" → "a, b" */
static const char *keep_columns(sc_db *db, const char *p)
{
    size_t used = 0;

    while (*p && used < sizeof db->name - 3) {
        size_t n = strcspn(p, ",");
        const char *name = behind_point(p, n);
        size_t len = (size_t)(p + n - name);

        if (used) memcpy(db->name + used, ", ", 2), used += 2;
        if (len > sizeof db->name - 3 - used) len = sizeof db->name - 3 - used;
        memcpy(db->name + used, name, len);
        used += len;
        p += n + strspn(p + n, ", ");
    }
    db->name[used] = '\0';
    return db->name;
}

static const char *sqlite_name(sc_db *db, enum name_of what)
{
    for (size_t i = 0; i < sizeof sqlite_patterns / sizeof *sqlite_patterns; i++) {
        const struct pattern *p = &sqlite_patterns[i];
        const char *found = strstr(db->error.message, p->before);

        if (!found) continue;
        if (p->what != what) return "";
        found += strlen(p->before);
        if (what == OF_COLUMN) return keep_columns(db, found);
        return keep(db, found, *p->end ? strcspn(found, p->end) : strlen(found));
    }
    return "";
}

/* MySQL puts the table before a key's name. */
static const char *keep_key(sc_db *db, const char *found)
{
    const char *last = strrchr(found, '\'');
    const char *name = strcmp(sc_engine(db), "mysql") == 0 ? strchr(found, '.') : NULL;

    if (name && last && name < last) found = name + 1;
    return keep(db, found, last ? (size_t)(last - found) : strlen(found));
}

static const char *keep_place(sc_db *db, const char *found)
{
    const char *end = strstr(found, "` at row");
    size_t n = end ? (size_t)(end - found) : strlen(found);
    const char *name = behind_point(found, n);

    n -= (size_t)(name - found);
    return n > 0 && *name == '`' ? keep(db, name + 1, n - 1) : keep(db, name, n);
}

static const char *server_name_at(sc_db *db, const struct pattern *p, const char *found)
{
    switch (p->shape) {
    case KEY_OF_TABLE: return keep_key(db, found);
    case PLACE_IN_TABLE: return keep_place(db, found);
    case PRIMARY_OR_OTHER: return strncmp(found, "primary key given", 17) == 0 ? "PRIMARY" : "";
    case BEFORE_ROW:
    case PLAIN: break;
    }
    return keep(db, found, strcspn(found, p->end));
}

static bool is_name(const struct pattern *p, const char *found)
{
    const char *end = found + strcspn(found, p->end);

    return p->shape != BEFORE_ROW || (*end && (!end[1] || strncmp(end + 1, " at row ", 8) == 0));
}

static const char *server_name(sc_db *db, enum name_of what)
{
    for (size_t i = 0; i < sizeof server_patterns / sizeof *server_patterns; i++) {
        const struct pattern *p = &server_patterns[i];
        const char *found = find_last(db->error.message, p->before);

        if (!found || !is_name(p, found + strlen(p->before))) continue;
        return p->what == what ? server_name_at(db, p, found + strlen(p->before)) : "";
    }
    return "";
}

static const char *name_of(sc_db *db, enum name_of what)
{
    if (!db || !db->open) return "";
    switch (db->error.code) {
    case SC_ERR_UNIQUE:
    case SC_ERR_FOREIGN:
    case SC_ERR_NOT_NULL:
    case SC_ERR_CHECK: return db->driver->sqlite ? sqlite_name(db, what) : server_name(db, what);
    default: return "";
    }
}

const char *sc_errconstraint(sc_db *db)
{
    return name_of(db, OF_CONSTRAINT);
}

const char *sc_errcolumn(sc_db *db)
{
    return name_of(db, OF_COLUMN);
}
