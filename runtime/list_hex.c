/* list_hex.c: long lists of texts and bytes, for servers: one JSON array of their bytes in hexadecimal digits.
 *
 * Stage: beside list_form.c. JSON_TABLE reads digits on every server alike, where of texts MySQL loses the characters beyond
 * U+FFFF. What they make again is given the character set and collation of the column that it is compared with, for which the
 * server is asked each time: so a comparison is the one that a literal would have, and MySQL and MariaDB can hash the values, or
 * look each up in an index; values of another collation they would compare with each row. They hash nothing that may have more
 * than 512 characters (MySQL takes digits of any length, and then finds nothing), so what is longest is announced (LEFT), and a
 * list with more has another form. What the column's character set does not have is in no row, and left out. Dolt needs none of
 * this: its text is one, whatever it calls it. */
#include "list.h"

#include <string.h>

enum { MOST_HASHED = 512 };

static size_t length_of(const sc_text *t)
{
    return t->ptr ? sci_characters(t->ptr, t->len) : 0;
}

/* Characters; of bytes, bytes. */
static size_t longest(const struct sci_values *v)
{
    bool bytes = sci_type_of(v->f) == SC_T_BLOB;
    size_t most = 1;

    if (sci_own_of(v->f)) return SIZE_MAX; /* what it will be converted into is not known yet */
    for (size_t i = 0; i < v->n; i++) {
        size_t n = bytes ? ((const sc_blob *)sci_list_value(v, i))->len : length_of(sci_list_value(v, i));

        if (n > most) most = n;
    }
    return most;
}

static bool is_name(const char *s)
{
    return *s && !s[strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_")];
}

/* Texts are counted in characters, and a column that was made one of bytes since is not: they have another form. */
static int ask(sc_db *db, const sc_list *list, struct sci_collation *c, const struct sci_values *v, bool *may)
{
    int rc;

    *c = (struct sci_collation){.charset = "binary", .longest = longest(v)};
    *may = c->longest <= MOST_HASHED;
    if (!*may || sci_type_of(v->f) == SC_T_BLOB) return SC_OK;
    c->charset[0] = '\0';
    rc = db->driver->collation(db, list->like, c);
    *may = rc == SC_OK && is_name(c->charset) && is_name(c->name) && strcmp(c->charset, "binary") != 0;
    return rc;
}

int sci_hex_ask(sc_db *db, const sc_list *list, unsigned place, const struct sci_values *v, bool *may)
{
    *may = sci_type_of(v->f) == SC_T_BLOB || list->like;
    if (!*may || sci_is_dolt(db)) return SC_OK;
    if (!db->collations) db->collations = sci_zalloc(&db->alloc, SCI_MOST_LISTS * sizeof *db->collations);
    return db->collations ? ask(db, list, &db->collations[place], v, may) : sci_nomem(db);
}

/* ---------------------------------------------------------------- the query */

static void put_number(struct sci_out *o, size_t n)
{
    char digits[24];

    sci_put(o, digits, sci_format_u64(n, digits));
}

static void put_array(struct sci_out *o, size_t most, const char *alias)
{
    sci_puts(o, " FROM JSON_TABLE(?, '$[*]' COLUMNS (h VARCHAR(");
    put_number(o, most * 8); /* a character has four bytes, a byte two digits */
    sci_puts(o, ") PATH '$')) AS ");
    sci_puts(o, alias);
}

static void put_texts(struct sci_out *o, const struct sci_collation *c)
{
    bool all = strcmp(c->charset, "utf8mb4") == 0;

    sci_puts(o, all ? "SELECT LEFT(CONVERT(UNHEX(h) USING " : "SELECT LEFT(CONVERT(v USING ");
    sci_puts(o, c->charset);
    sci_puts(o, "), ");
    put_number(o, c->longest);
    sci_puts(o, ") COLLATE ");
    sci_puts(o, c->name);
    if (!all) sci_puts(o, " FROM (SELECT CONVERT(UNHEX(h) USING utf8mb4) AS v");
    put_array(o, c->longest, all ? "list" : "digits) AS list WHERE CONVERT(CONVERT(v USING ");
    if (all) return;
    sci_puts(o, c->charset);
    sci_puts(o, ") USING utf8mb4) = v COLLATE utf8mb4_bin");
}

static void put_bytes(struct sci_out *o, size_t most)
{
    sci_puts(o, "SELECT LEFT(UNHEX(h), ");
    put_number(o, most);
    sci_puts(o, ")");
    put_array(o, most, "list");
}

void sci_hex_text(const sc_db *db, unsigned place, const sc_field *f, struct sci_out *o)
{
    bool bytes = sci_type_of(f) == SC_T_BLOB;

    if (sci_is_dolt(db)) {
        sci_puts(o, bytes ? "SELECT UNHEX(h)" : "SELECT CONVERT(UNHEX(h) USING utf8mb4)");
        sci_puts(o, " FROM JSON_TABLE(?, '$[*]' COLUMNS (h LONGTEXT PATH '$')) AS list");
    } else if (strcmp(db->collations[place].charset, "binary") == 0) {
        put_bytes(o, db->collations[place].longest);
    } else {
        put_texts(o, &db->collations[place]);
    }
}

/* ---------------------------------------------------------------- the array */

static void put_digits(struct sci_out *o, const char *p, size_t n)
{
    static const char hex[] = "0123456789ABCDEF";
    char some[256];

    while (n > 0) {
        size_t k = n < sizeof some / 2 ? n : sizeof some / 2;

        for (size_t i = 0; i < k; i++) {
            some[2 * i] = hex[(unsigned char)p[i] >> 4];
            some[2 * i + 1] = hex[p[i] & 15];
        }
        sci_put(o, some, 2 * k);
        p += k;
        n -= k;
    }
}

int sci_hex_array(struct sci_stmt *st, const struct sci_values *v, struct sci_out *o)
{
    sci_puts(o, "[");
    for (size_t i = 0; i < v->n; i++) {
        struct sci_cell c;
        int rc = sci_give(st, v->f, sci_list_value(v, i), false, &c);

        if (rc < 0) return rc;
        sci_puts(o, i ? ",\"" : "\"");
        if (c.kind == SCI_BLOB)
            put_digits(o, c.as.blob.ptr, c.as.blob.len);
        else
            put_digits(o, c.as.text.ptr, c.as.text.len);
        sci_puts(o, "\"");
    }
    sci_puts(o, "]");
    return SC_OK;
}
