/* runtime_lost.h: what the tests of lost connections have in common: queries that are repeatable, a connection with options of its own,
 * whether it was made again and set up as it was. */
#ifndef TESTS_RUNTIME_LOST_H
#define TESTS_RUNTIME_LOST_H

#include "runtime_tables.h"

#include "runtime_live.h"

#include <schemac/observe.h>
#include <stdlib.h>

#define REPEATABLE(name_, sql_, columns_)                                                                              \
    static const sc_query name_ = {.name = #name_,                                                                     \
                                   .mysql = SQL_PLAIN(sql_),                                                           \
                                   .columns = (columns_),                                                              \
                                   .n_columns = N_OF(columns_),                                                        \
                                   .reads = true,                                                                      \
                                   .repeatable = true}

typedef struct word_row {
    sc_text word;
} word_row;
static const sc_field word_fields[] = {FIELD(word_row, word, SC_T_TEXT, false, )};
REPEATABLE(zone, "SELECT CONCAT(@@session.time_zone, ' ', @@session.sql_mode)", word_fields);

static inline int one(sc_db *db, const sc_query *q)
{
    n_row r = {-1};

    return sc__one(db, q, NULL, &r, NULL);
}

static inline uint64_t reconnects(sc_db *db)
{
    sc_counts c;

    sc_counters(db, &c);
    return c.reconnects;
}

/* Ends the program where it cannot be had. */
static inline sc_db *open_with(const char *url, const char *options)
{
    sc_db *db;

    if (IS(open_url_with(url, options, &db), SC_OK)) return db;
    exit(check_result());
}

static inline bool session_is_set_up(sc_db *db)
{
    word_row r = {{NULL, 0}};

    IS(sc__one(db, &zone, NULL, &r, NULL), SC_ROW);
    return CHECK(r.word.ptr && strncmp(r.word.ptr, "+00:00 ", 7) == 0 && strstr(r.word.ptr, "STRICT_TRANS_TABLES"));
}

#endif
