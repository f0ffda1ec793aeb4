/* shape.h: random expressions and queries over the table t (a, b, c, d, e, f), from a grammar, with few parentheses: what
 * binds how tightly is for the parsers to say. One number makes one sequence. */
#ifndef TESTS_SHAPE_H
#define TESTS_SHAPE_H

#include "base/buf.h"

struct shape {
    struct buf *out;
    uint64_t state;
    bool mysql;
};

static void shape_expr(struct shape *s, unsigned depth);

/* splitmix64 */
static inline unsigned shape_random(struct shape *s, unsigned n)
{
    uint64_t z = s->state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return (unsigned)((z ^ (z >> 31)) % n);
}

static inline void shape_word(struct shape *s, const char *word)
{
    buf_puts(s->out, word);
}

static inline void shape_pick(struct shape *s, const char *const *words, size_t n)
{
    shape_word(s, words[shape_random(s, (unsigned)n)]);
}
#define SHAPE_PICK(s, ...)                                                                                             \
    shape_pick((s), (const char *const[]){__VA_ARGS__},                                                                \
               sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))

/* before e1, e2, … after */
static inline void shape_list(struct shape *s, const char *before, unsigned n, unsigned depth, const char *after)
{
    shape_word(s, before);
    for (unsigned i = 0; i < n; i++) {
        if (i) shape_word(s, ", ");
        shape_expr(s, depth);
    }
    shape_word(s, after);
}

static inline void shape_leaf(struct shape *s)
{
    SHAPE_PICK(s, "a", "b", "c", "d", "e", "f", "0", "1", "2", "3", "NULL", "'x'", "'1'", "-1", "1.5", "t.a", "'%'",
               "TRUE", "FALSE");
}

static inline void shape_case(struct shape *s, unsigned depth)
{
    shape_word(s, "CASE");
    if (shape_random(s, 2)) shape_list(s, " ", 1, depth, "");
    for (unsigned i = 0; i <= shape_random(s, 2); i++) {
        shape_list(s, " WHEN ", 1, depth, " THEN ");
        shape_expr(s, depth);
    }
    if (shape_random(s, 3)) shape_list(s, " ELSE ", 1, depth, "");
    shape_word(s, " END");
}

static inline void shape_mysql_call(struct shape *s, unsigned depth)
{
    switch (shape_random(s, 13)) {
    case 0: shape_list(s, "IF(", 3, depth, ")"); break;
    case 1: shape_list(s, "CONCAT(", 2, depth, ")"); break;
    case 2:
        shape_list(s, "CAST(", 1, depth, " AS ");
        SHAPE_PICK(s, "SIGNED)", "UNSIGNED)", "CHAR)", "DECIMAL(10,2))", "CHAR(3))", "BINARY)");
        break;
    case 3:
        shape_list(s, "SUBSTRING(", 1, depth, " FROM ");
        shape_list(s, "", 1, depth, ")");
        break;
    case 4:
        shape_list(s, "TRIM(LEADING ", 1, depth, " FROM ");
        shape_list(s, "", 1, depth, ")");
        break;
    case 5:
        shape_word(s, "POSITION(");
        shape_leaf(s);
        shape_list(s, " IN ", 1, depth, ")");
        break;
    case 6: shape_list(s, "INTERVAL(", 3, depth, ")"); break;
    case 7: shape_list(s, "MOD(", 2, depth, ")"); break;
    case 8:
        shape_list(s, "DATE_ADD(", 1, 0, ", INTERVAL ");
        shape_list(s, "", 1, depth, " DAY)");
        break;
    case 9: shape_list(s, "EXTRACT(YEAR_MONTH FROM ", 1, depth, ")"); break;
    case 10: shape_list(s, "CONVERT(", 1, depth, shape_random(s, 2) ? " USING utf8mb4)" : ", SIGNED)"); break;
    case 11:
        shape_list(s, shape_random(s, 2) ? "DATE '2020-01-31' + INTERVAL " : "DATE '2020-01-31' - INTERVAL ", 1, depth,
                   "");
        SHAPE_PICK(s, " DAY", " MONTH", " HOUR");
        break;
    default:
        shape_list(s, "(INTERVAL ", 1, depth, " DAY + '2020-01-01' = ");
        shape_leaf(s);
        shape_word(s, ")");
        break;
    }
}

static inline void shape_sqlite_call(struct shape *s, unsigned depth)
{
    switch (shape_random(s, 5)) {
    case 0: shape_list(s, "iif(", 3, depth, ")"); break;
    case 1:
        shape_list(s, "CAST(", 1, depth, " AS ");
        SHAPE_PICK(s, "INTEGER)", "TEXT)", "REAL)", "BLOB)", "NUMERIC)", "VARCHAR(3))");
        break;
    case 2: shape_list(s, "coalesce(", 2, depth, ")"); break;
    case 3:
        SHAPE_PICK(s, "abs(", "length(", "typeof(", "hex(", "upper(");
        shape_list(s, "", 1, depth, ")");
        break;
    default: shape_list(s, "max(", 2, depth, ")"); break;
    }
}

static inline void shape_operand(struct shape *s, unsigned depth)
{
    unsigned r = shape_random(s, 100);
    if (!depth || r < 50) {
        shape_leaf(s);
    } else if (r < 62) {
        shape_list(s, "(", 1, depth - 1, ")");
    } else if (r < 68) {
        shape_case(s, depth - 1);
    } else if (r < 78) {
        if (s->mysql)
            shape_mysql_call(s, depth - 1);
        else
            shape_sqlite_call(s, depth - 1);
    } else if (r < 80) {
        shape_list(s, "(SELECT ", 1, depth - 1, ")");
    } else if (r < 83) {
        shape_list(s, shape_random(s, 2) ? "EXISTS (SELECT 1 WHERE " : "NOT EXISTS (SELECT 1 WHERE ", 1, depth - 1,
                   ")");
    } else {
        shape_leaf(s);
    }
}

static inline void shape_prefix(struct shape *s)
{
    unsigned r = shape_random(s, 100);
    if (r < 72) return;
    if (r < 84)
        shape_word(s, "NOT ");
    else if (r < 90)
        shape_word(s, "- ");
    else if (r < 94)
        shape_word(s, "~ ");
    else if (s->mysql)
        SHAPE_PICK(s, "+ ", "! ", "BINARY ");
    else
        shape_word(s, "+ ");
}

static inline void shape_signed(struct shape *s, const char *before, unsigned depth)
{
    shape_word(s, before);
    shape_prefix(s);
    shape_operand(s, depth ? depth - 1 : 0);
}

/* NOT or nothing, then the word, then its operands */
static inline void shape_predicate(struct shape *s, unsigned depth)
{
    shape_word(s, shape_random(s, 2) ? " NOT" : "");
    unsigned below = depth ? depth - 1 : 0;
    switch (shape_random(s, 4)) {
    case 0: shape_list(s, " IN (", 2, below, ")"); break;
    case 1:
        shape_signed(s, " BETWEEN ", depth);
        shape_signed(s, " AND ", depth);
        break;
    case 2: shape_signed(s, s->mysql ? " REGEXP " : " GLOB ", depth); break;
    default:
        shape_signed(s, " LIKE ", depth);
        if (!shape_random(s, 4)) SHAPE_PICK(s, " ESCAPE '!'", " ESCAPE 'x'");
        break;
    }
}

static inline void shape_mysql_tail(struct shape *s, unsigned depth)
{
    unsigned r = shape_random(s, 100);
    if (r < 62) {
        SHAPE_PICK(s, " + ", " - ", " * ", " / ", " % ", " DIV ", " MOD ", " | ", " & ", " << ", " >> ", " ^ ", " = ",
                   " <> ", " != ", " < ", " <= ", " > ", " >= ", " <=> ", " AND ", " OR ", " XOR ", " && ", " || ",
                   " AND ", " OR ");
        shape_signed(s, "", depth);
    } else if (r < 70) {
        SHAPE_PICK(s, " IS NULL", " IS NOT NULL", " IS TRUE", " IS NOT FALSE", " IS UNKNOWN");
    } else if (r < 95) {
        shape_predicate(s, depth);
    } else if (r < 97) {
        shape_word(s, " COLLATE utf8mb4_bin");
    } else {
        shape_signed(s, shape_random(s, 2) ? " + INTERVAL " : " - INTERVAL ", depth);
        SHAPE_PICK(s, " DAY", " HOUR");
    }
}

static inline void shape_sqlite_tail(struct shape *s, unsigned depth)
{
    unsigned r = shape_random(s, 100);
    if (r < 62) {
        SHAPE_PICK(s, " + ", " - ", " * ", " / ", " % ", " | ", " & ", " << ", " >> ", " = ", " == ", " <> ",
                   " != ", " < ", " <= ", " > ", " >= ", " AND ", " OR ", " || ", " AND ", " OR ", " IS ", " IS NOT ",
                   " || ");
        shape_signed(s, "", depth);
    } else if (r < 70) {
        SHAPE_PICK(s, " ISNULL", " NOTNULL", " NOT NULL", " IS NULL", " IS NOT NULL");
    } else if (r < 95) {
        shape_predicate(s, depth);
    } else {
        SHAPE_PICK(s, " COLLATE nocase", " COLLATE binary", " IN ()", " IN (SELECT a FROM t)");
    }
}

static void shape_expr(struct shape *s, unsigned depth)
{
    static const unsigned lengths[] = {0, 0, 1, 1, 2, 2, 3, 4, 5};
    unsigned n = lengths[shape_random(s, depth ? 9 : 5)];
    shape_prefix(s);
    shape_operand(s, depth);
    for (unsigned i = 0; i < n; i++)
        if (s->mysql)
            shape_mysql_tail(s, depth);
        else
            shape_sqlite_tail(s, depth);
}

/* The statement number n of the seed. */
static inline void shape_statement(struct buf *out, bool mysql, uint64_t seed, unsigned n)
{
    struct shape s = {out, seed * 1000003u + n, mysql};
    buf_clear(out);
    shape_word(&s, "SELECT ");
    shape_expr(&s, 2);
    shape_word(&s, " AS r FROM t");
}

#endif
