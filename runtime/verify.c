/* verify.c: is this the database that the queries were checked for?
 *
 * Stage: the application's entry, over a driver's `columns`. Compared is only what the queries of a source use, and types only
 * as far as a program sees them: two that decode alike are one class. Long-form notes: README.md, "The right database". */
#include "guard.h"

#include <stdio.h>

/* ---------------------------------------------------------------- types */

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool same_name(const char *a, const char *b)
{
    while (*a && lower(*a) == lower(*b)) a++, b++;
    return lower(*a) == lower(*b);
}

static bool has_word(const char *text, const char *word)
{
    size_t n = strlen(word), i;

    for (; *text; text++) {
        for (i = 0; i < n && lower(text[i]) == word[i]; i++) {
        }
        if (i == n) return true;
    }
    return false;
}

/* SQLite's rules, in their order (datatype3.html, 3.1). */
static const char *affinity_of(const char *type)
{
    static const char *const rules[][2] = {{"int", "INTEGER"}, {"char", "TEXT"}, {"clob", "TEXT"}, {"text", "TEXT"},
                                           {"blob", "BLOB"},   {"real", "REAL"}, {"floa", "REAL"}, {"doub", "REAL"}};

    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (has_word(type, rules[i][0])) return rules[i][1];
    return *type ? "NUMERIC" : "BLOB";
}

static bool same_affinity(const char *live, const char *wanted)
{
    return strcmp(affinity_of(live), wanted) == 0 || (same_name(live, "ANY") && strcmp(wanted, "BLOB") == 0);
}

struct word {
    const char *p;
    size_t n;
};

static bool word_is(struct word w, const char *s)
{
    return w.n == strlen(s) && memcmp(w.p, s, w.n) == 0;
}

/* The first word of a server's type; *rest is behind it. */
static struct word first_word(const char *type, const char **rest)
{
    const char *p = type;

    while ((*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9') || *p == '_') p++;
    *rest = p;
    return (struct word){type, (size_t)(p - type)};
}

/* What a type's word is called among those that decode alike; NULL: by its own name. */
static const char *class_of(struct word w)
{
    static const char *const classes[][2] = {{"char", "text"},
                                             {"varchar", "text"},
                                             {"tinytext", "text"},
                                             {"mediumtext", "text"},
                                             {"longtext", "text"},
                                             {"binary", "blob"},
                                             {"varbinary", "blob"},
                                             {"tinyblob", "blob"},
                                             {"mediumblob", "blob"},
                                             {"longblob", "blob"},
                                             {"mediumint", "int"},
                                             {"point", "geometry"},
                                             {"linestring", "geometry"},
                                             {"polygon", "geometry"},
                                             {"multipoint", "geometry"},
                                             {"multilinestring", "geometry"},
                                             {"multipolygon", "geometry"},
                                             {"geomcollection", "geometry"},
                                             {"geometrycollection", "geometry"}};

    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (word_is(w, classes[i][0])) return classes[i][1];
    return NULL;
}

/* Does what stands in parentheses behind the type change what a program sees? */
static bool has_arguments(struct word w)
{
    static const char *const words[] = {"decimal", "enum", "set", "time", "datetime", "timestamp", "bit"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (word_is(w, words[i])) return true;
    return false;
}

static bool is_integer(struct word w)
{
    return w.n >= 3 && memcmp(w.p + w.n - 3, "int", 3) == 0;
}

/* Behind the ")" that closes what p begins with; quoted texts may hold one. */
static const char *behind_arguments(const char *p)
{
    bool quoted = false;

    if (*p != '(') return p;
    for (; *p && (quoted || *p != ')'); p++) {
        if (*p == '\'') quoted = !quoted;
    }
    return *p ? p + 1 : p;
}

/* How many bytes at `p` are what the server says as *live. SHOW COLUMNS has no more than U+FFFF: beyond, it says `?`. */
static size_t same_character(const char *live, bool escaped, const char *p, const char *end)
{
    if (*live == '?' && (unsigned char)*p >= 0xF0 && end - p >= 4) return 4;
    if (escaped && ((*live == 'n' && *p == '\n') || (*live == 'r' && *p == '\r'))) return 1;
    return *live == *p;
}

/* The arguments are equal. Backslashes are passed over: some servers double them, others leave them out. */
static bool same_arguments(const char *live, const char *live_end, const char *p, const char *end)
{
    bool escaped = false;

    for (;;) {
        size_t n;

        while (live < live_end && *live == '\\') live++, escaped = true;
        while (p < end && *p == '\\') p++;
        if (live == live_end || p == end) return live == live_end && p == end;
        n = same_character(live, escaped, p, end);
        if (!n) return false;
        escaped = false;
        live++;
        p += n;
    }
}

/* A server's own words for the type of a column, and what it should be: "int(11) unsigned", "int unsigned". */
static bool same_type(const char *live, const char *wanted, bool json_is_text)
{
    const char *live_rest, *rest, *live_end, *end;
    struct word a = first_word(live, &live_rest), b = first_word(wanted, &rest);
    const char *class_a = class_of(a);
    bool same = class_a ? word_is(b, class_a) : a.n == b.n && memcmp(a.p, b.p, a.n) == 0;

    if (!same && !(json_is_text && class_a && strcmp(class_a, "text") == 0 && word_is(b, "json"))) return false;
    live_end = behind_arguments(live_rest);
    end = behind_arguments(rest);
    if (has_arguments(b) && !same_arguments(live_rest, live_end, rest, end)) return false;
    return !is_integer(b) || (strstr(live_end, " unsigned") != NULL) == (strstr(end, " unsigned") != NULL);
}

/* ---------------------------------------------------------------- the report */

enum { REPORT_MAX = 860 };

struct report {
    sc_db *db;
    const sc_used_table *table;
    unsigned char *seen; /* a flag a column of it */
    unsigned differences, unsaid;
    size_t n;
    char text[REPORT_MAX];
};

/* Was it said already? Two sources may find the same. */
static bool is_said(const struct report *r, const char *one)
{
    size_t n = strlen(one);

    for (const char *p = strstr(r->text, one); p; p = strstr(p + 1, one))
        if ((p == r->text || p[-1] == ' ') && (p[n] == ';' || !p[n])) return true;
    return false;
}

/* One difference more. What has no room any more is counted. */
static void differ(struct report *r, const char *column, const char *what, const char *live, const char *wanted)
{
    const char *database = r->table->database;
    char one[REPORT_MAX];
    int n =
        snprintf(one, sizeof one, "%s%s%s%s%s%s%s%s%s", database ? database : "", database ? "." : "", r->table->name,
                 column ? "." : "", column ? column : "", what, live, *wanted ? ", not " : "", wanted);

    if (is_said(r, one)) return;
    r->differences++;
    n = n < 0 ? n : snprintf(r->text + r->n, sizeof r->text - r->n, "%s%s", r->n ? "; " : "", one);
    if (r->unsaid == 0 && n >= 0 && (size_t)n < sizeof r->text - r->n) {
        r->n += (size_t)n;
        return;
    }
    r->text[r->n] = '\0';
    r->unsaid++;
}

/* ---------------------------------------------------------------- comparing */

static void compare_type(struct report *r, const sc_used_column *want, const struct sci_live_column *c)
{
    bool sqlite = r->db->driver->sqlite, maria = strcmp(r->db->driver->engine(r->db), "mariadb") == 0;
    const char *wanted = sqlite ? want->sqlite : want->mysql;

    if (!wanted) return;
    if (sqlite ? same_affinity(c->type, wanted) : same_type(c->type, wanted, maria)) return;
    differ(r, want->name, *c->type ? " is " : " is of no type", c->type, wanted);
}

static void compare_null(struct report *r, const sc_used_column *want, const struct sci_live_column *c)
{
    if (want->null == SC_USED_NOT_NULL && !c->not_null && !c->key)
        differ(r, want->name, " may be NULL", "", "NOT NULL");
    else if (want->null == SC_USED_NULL && c->not_null)
        differ(r, want->name, " is NOT NULL", "", "NULL");
}

static int see_column(void *ctx, const struct sci_live_column *c)
{
    struct report *r = ctx;

    for (unsigned i = 0; i < r->table->n_columns; i++) {
        const sc_used_column *want = &r->table->columns[i];

        if (r->seen[i] || !same_name(want->name, c->name)) continue;
        r->seen[i] = 1;
        compare_type(r, want, c);
        compare_null(r, want, c);
        break;
    }
    r->seen[r->table->n_columns] = 1;
    return SC_OK;
}

static int compare_table(struct report *r, const sc_used_table *t)
{
    int rc;

    r->table = t;
    r->seen = sci_zalloc(&r->db->alloc, (size_t)t->n_columns + 1);
    if (!r->seen) return sci_nomem(r->db);
    rc = r->db->driver->columns(r->db, t, see_column, r);
    if (rc == SC_OK && !r->seen[t->n_columns]) {
        differ(r, NULL, " is missing", "", "");
    } else if (rc == SC_OK) {
        for (unsigned i = 0; i < t->n_columns; i++)
            if (!r->seen[i]) differ(r, t->columns[i].name, " is missing", "", "");
    }
    sci_free(&r->db->alloc, r->seen);
    return rc;
}

static int compare_uses(struct report *r, const sc_used *used)
{
    int rc = SC_OK;

    for (size_t i = 0; rc == SC_OK && i < used->n_tables; i++) rc = compare_table(r, &used->tables[i]);
    return rc;
}

static int report(const struct report *r)
{
    if (!r->differences) return SC_OK;
    if (!r->unsaid) return sci_fail(r->db, SC_ERR_SCHEMA, "not the database that was checked: %s", r->text);
    return sci_fail(r->db, SC_ERR_SCHEMA, "not the database that was checked: %s%sand %u more", r->text,
                    r->n ? "; " : "", r->unsaid);
}

/* ---------------------------------------------------------------- the calls */

static int verify_once(sc_db *db, const sc_used *const *used)
{
    struct report r = {.db = db};
    int rc = sci_enter(db);

    if (rc == SC_OK) rc = sci_guard_enter(db);
    if (rc == SC_OK) rc = sci_settle(db);
    for (; rc == SC_OK && *used; used++) rc = compare_uses(&r, *used);
    if (rc == SC_OK) rc = report(&r);
    return sci_guard_exit(db, rc);
}

int sci_verify(sc_db *db, const sc_used *const *used)
{
    int rc = verify_once(db, used);

    return rc < 0 && sci_repeat(db, NULL) ? verify_once(db, used) : rc; /* it only reads */
}

int sc_verify_schema(sc_db *db, const sc_used *used)
{
    const sc_used *const one[] = {used, NULL};
    int rc = used ? SC_OK : sci_enter(db);

    if (!used) return rc < 0 ? rc : sci_fail(db, SC_ERR_MISUSE, "sc_verify_schema: `used` is NULL");
    return sci_verify(db, one);
}

/* What is not the database is closed: nothing can be done with it but to read why. */
int sc_open_verified(const char *url, const sc_used *const *used, sc_db **db)
{
    int rc = sc_open(url, db);

    if (rc == SC_OK && !used) rc = sci_fail(*db, SC_ERR_MISUSE, "sc_open_verified: `used` is NULL");
    if (rc == SC_OK) rc = sci_verify(*db, used);
    if (rc < 0 && db && *db) sci_shut(*db);
    return rc;
}
