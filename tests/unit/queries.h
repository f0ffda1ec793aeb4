/* queries.h: macros for hand-written sc_query tables, so that tests of the runtime need no compiler. The
 * tables are what generated code holds. */
#ifndef TESTS_QUERIES_H
#define TESTS_QUERIES_H

#include <schemac/schemac.h>

#define N_OF(a) (sizeof(a) / sizeof *(a))

/* One entry of a column or parameter table. Further members by designation: .scale = 6, .labels = &l */
#define FIELD(T, member, kind, null, ...)                                                                              \
    {                                                                                                                  \
        .name = #member, .type = (kind), .nullable = (null), .offset = offsetof(T, member), __VA_ARGS__                \
    }

#define SQL_OF(sql_, order_)                                                                                           \
    {                                                                                                                  \
        (sql_), sizeof(sql_) - 1, (order_), N_OF(order_), NULL, 0                                                      \
    }
#define SQL_PLAIN(sql_)                                                                                                \
    {                                                                                                                  \
        (sql_), sizeof(sql_) - 1, NULL, 0, NULL, 0                                                                     \
    }

/* A query of the same text on every engine: with columns and parameters; parameters only; columns only;
 * neither. */
#define QUERY(name_, sql_, columns_, params_, order_)                                                                  \
    static const sc_query name_ = {.name = #name_,                                                                     \
                                   .sqlite = SQL_OF(sql_, order_),                                                     \
                                   .mysql = SQL_OF(sql_, order_),                                                      \
                                   .columns = (columns_),                                                              \
                                   .n_columns = N_OF(columns_),                                                        \
                                   .params = (params_),                                                                \
                                   .n_params = N_OF(params_),                                                          \
                                   .reads = true}
#define EXEC(name_, sql_, params_, order_)                                                                             \
    static const sc_query name_ = {.name = #name_,                                                                     \
                                   .sqlite = SQL_OF(sql_, order_),                                                     \
                                   .mysql = SQL_OF(sql_, order_),                                                      \
                                   .params = (params_),                                                                \
                                   .n_params = N_OF(params_)}
#define QUERY_PLAIN(name_, sql_, columns_)                                                                             \
    static const sc_query name_ = {.name = #name_,                                                                     \
                                   .sqlite = SQL_PLAIN(sql_),                                                          \
                                   .mysql = SQL_PLAIN(sql_),                                                           \
                                   .columns = (columns_),                                                              \
                                   .n_columns = N_OF(columns_),                                                        \
                                   .reads = true}
#define EXEC_PLAIN(name_, sql_)                                                                                        \
    static const sc_query name_ = {.name = #name_, .sqlite = SQL_PLAIN(sql_), .mysql = SQL_PLAIN(sql_)}

#endif
