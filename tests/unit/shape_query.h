/* shape_query.h: random FROM clauses and set operations over the tables j1, j2, j3 (a, b), with few parentheses: how joins
 * nest and what INTERSECT binds is for the parsers to say. Beside shape.h, which has the expressions. */
#ifndef TESTS_SHAPE_QUERY_H
#define TESTS_SHAPE_QUERY_H

#include "shape.h"

struct shape_query {
    struct shape s;
    unsigned aliases; /* x1 … xn are in scope */
};

static void shape_joins(struct shape_query *q, unsigned depth);
static void shape_union(struct shape_query *q, unsigned depth);

static inline void shape_alias(struct shape_query *q)
{
    buf_printf(q->s.out, " %sx%u", shape_random(&q->s, 2) ? "AS " : "", ++q->aliases);
}

static inline void shape_factor(struct shape_query *q, unsigned depth)
{
    unsigned r = shape_random(&q->s, 100);
    if (depth && r < 15) {
        shape_word(&q->s, "(");
        shape_joins(q, depth - 1);
        if (q->s.mysql && r < 5) {
            shape_word(&q->s, ", ");
            shape_joins(q, depth - 1);
        }
        shape_word(&q->s, ")");
    } else if (depth && r < 22) {
        shape_word(&q->s, "(");
        shape_union(q, depth - 1);
        shape_word(&q->s, ")");
        shape_alias(q);
    } else {
        SHAPE_PICK(&q->s, "j1", "j2", "j3");
        shape_alias(q);
    }
}

/* A column of any table so far: some are out of scope, which both engines must say of both texts. */
static inline void shape_column(struct shape_query *q)
{
    buf_printf(q->s.out, "x%u.%s", 1 + shape_random(&q->s, q->aliases), shape_random(&q->s, 2) ? "a" : "b");
}

static inline void shape_on(struct shape_query *q)
{
    switch (shape_random(&q->s, 6)) {
    case 0: shape_word(&q->s, " USING (a)"); return;
    case 1: shape_word(&q->s, " ON 1"); return;
    default: break;
    }
    shape_word(&q->s, " ON ");
    shape_column(q);
    SHAPE_PICK(&q->s, " = ", " > ", " <> ");
    shape_column(q);
}

static inline void shape_join_word(struct shape_query *q, bool *natural, bool *comma)
{
    unsigned r = shape_random(&q->s, 10);
    *natural = r == 0;
    *comma = r == 1;
    if (*natural)
        SHAPE_PICK(&q->s, " NATURAL JOIN ", " NATURAL LEFT JOIN ");
    else if (*comma)
        shape_word(&q->s, ", ");
    else if (q->s.mysql)
        SHAPE_PICK(&q->s, " JOIN ", " INNER JOIN ", " CROSS JOIN ", " LEFT JOIN ", " RIGHT JOIN ", " STRAIGHT_JOIN ",
                   " JOIN ");
    else
        SHAPE_PICK(&q->s, " JOIN ", " INNER JOIN ", " CROSS JOIN ", " LEFT JOIN ", " LEFT OUTER JOIN ", " JOIN ");
}

static void shape_joins(struct shape_query *q, unsigned depth)
{
    bool natural, comma;
    shape_factor(q, depth);
    for (unsigned n = depth ? shape_random(&q->s, 4) : 0; n; n--) {
        shape_join_word(q, &natural, &comma);
        shape_factor(q, shape_random(&q->s, 5) ? 0 : depth);
        if (!natural && !(comma && q->s.mysql) && shape_random(&q->s, 3)) shape_on(q);
        if (q->s.mysql && !shape_random(&q->s, 8)) shape_on(q);
    }
}

static inline void shape_set_operand(struct shape_query *q, unsigned depth)
{
    if (q->s.mysql && depth && !shape_random(&q->s, 3)) {
        shape_word(&q->s, "(");
        shape_union(q, depth - 1);
        shape_word(&q->s, ")");
    } else {
        SHAPE_PICK(&q->s, "SELECT 1 AS a, 2 AS b", "SELECT a, b FROM j1", "SELECT b, a FROM j2", "SELECT a, b FROM j3",
                   "SELECT 2 AS a, 3 AS b", "SELECT DISTINCT a, b FROM j1");
    }
}

static void shape_union(struct shape_query *q, unsigned depth)
{
    shape_set_operand(q, depth);
    for (unsigned n = shape_random(&q->s, 4); n; n--) {
        SHAPE_PICK(&q->s, " UNION ", " UNION ALL ", " INTERSECT ", " EXCEPT ");
        shape_set_operand(q, depth);
    }
    if (!shape_random(&q->s, 3)) SHAPE_PICK(&q->s, " ORDER BY 1, 2", " ORDER BY 1, 2 LIMIT 2");
}

/* The query number n of the seed. */
static inline void shape_query(struct buf *out, bool mysql, uint64_t seed, unsigned n)
{
    struct shape_query q = {{out, seed * 1000003u + n, mysql}, 0};
    buf_clear(out);
    if (shape_random(&q.s, 2)) {
        shape_union(&q, 2);
        return;
    }
    shape_word(&q.s, "SELECT * FROM ");
    shape_joins(&q, 2);
}

#endif
