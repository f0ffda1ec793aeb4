/* runtime_tables.h: one table with a column of every type, as generated code would describe it: its DDL for
 * each engine family, its row struct, and the queries the live tests run. */
#ifndef TESTS_RUNTIME_TABLES_H
#define TESTS_RUNTIME_TABLES_H

#include "../unit/queries.h"

#include <stddef.h>

static const char *const rt_sqlite_ddl[] = {
    "DROP TABLE IF EXISTS rt_child",
    "DROP TABLE IF EXISTS rt_all",
    "DROP TABLE IF EXISTS rt_plain",
    "CREATE TABLE rt_all (id INTEGER NOT NULL PRIMARY KEY, b INTEGER, i8 INTEGER, i16 INTEGER, i32 INTEGER, i64 INTEGER,"
    " u8 INTEGER, u16 INTEGER, u32 INTEGER, u64 INTEGER, f REAL, d REAL, dec TEXT, txt TEXT, bl BLOB, js TEXT, en TEXT,"
    " st TEXT, bt INTEGER, yr INTEGER, dt TEXT, tm TEXT, dtm TEXT, ts TEXT)",
    "CREATE TABLE rt_plain (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, en TEXT NOT NULL,"
    " n INTEGER NOT NULL CHECK (n < 1000), at TEXT NOT NULL)",
    "CREATE TABLE rt_child (id INTEGER NOT NULL PRIMARY KEY, parent INTEGER NOT NULL REFERENCES rt_plain (id))",
    NULL};

static const char *const rt_mysql_ddl[] = {
    "DROP TABLE IF EXISTS rt_child",
    "DROP TABLE IF EXISTS rt_all",
    "DROP TABLE IF EXISTS rt_plain",
    "CREATE TABLE rt_all (id BIGINT NOT NULL PRIMARY KEY, b BOOLEAN, i8 TINYINT, i16 SMALLINT, i32 INT, i64 BIGINT,"
    " u8 TINYINT UNSIGNED, u16 SMALLINT UNSIGNED, u32 INT UNSIGNED, u64 BIGINT UNSIGNED, f FLOAT, d DOUBLE,"
    " `dec` DECIMAL(10,6), txt LONGTEXT, bl LONGBLOB, js JSON, en ENUM('plain', 'it''s \"q\"', 'back\\\\slash', '\xF0\x9F\x90\x98'),"
    " st SET('one', 'two', 'three'), bt BIT(16), yr YEAR, dt DATE, tm TIME(6), dtm DATETIME(6), ts TIMESTAMP(6) NULL)"
    " DEFAULT CHARSET=utf8mb4",
    "CREATE TABLE rt_plain (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, name VARCHAR(80) NOT NULL UNIQUE,"
    " en ENUM('human', 'agent') NOT NULL, n INT NOT NULL CHECK (n < 1000), at TIMESTAMP(6) NOT NULL)"
    " DEFAULT CHARSET=utf8mb4",
    "CREATE TABLE rt_child (id BIGINT NOT NULL PRIMARY KEY, parent BIGINT NOT NULL, FOREIGN KEY (parent) REFERENCES rt_plain (id))",
    NULL};

static const sc_text rt_en_label[] = {{"plain", 5}, {"it's \"q\"", 8}, {"back\\slash", 10}, {"\xF0\x9F\x90\x98", 4}};
static const sc_labels rt_en = {"rt_all.en", rt_en_label, 4};
static const sc_text rt_st_label[] = {{"one", 3}, {"two", 3}, {"three", 5}};
static const sc_labels rt_st = {"rt_all.st", rt_st_label, 3};
static const sc_text rt_who_label[] = {{"human", 5}, {"agent", 5}};
static const sc_labels rt_who = {"rt_plain.en", rt_who_label, 2};

typedef struct rt_row {
    int64_t id;
    sc_opt_bool b;
    sc_opt_i8 i8;
    sc_opt_i16 i16;
    sc_opt_i32 i32;
    sc_opt_i64 i64;
    sc_opt_u8 u8;
    sc_opt_u16 u16;
    sc_opt_u32 u32;
    sc_opt_u64 u64;
    sc_opt_float f;
    sc_opt_double d;
    sc_decimal dec;
    sc_text txt;
    sc_blob bl;
    sc_text js;
    int en;
    sc_opt_u64 st;
    sc_opt_u64 bt;
    sc_opt_u16 yr;
    sc_opt_date dt;
    sc_opt_time tm;
    sc_opt_datetime dtm;
    sc_opt_timestamp ts;
} rt_row;

/* The table's columns: of a result, and of an INSERT's parameters. */
static const sc_field rt_fields[] = {
    FIELD(rt_row, id, SC_T_INT64, false, ),
    FIELD(rt_row, b, SC_T_BOOL, true, ),
    FIELD(rt_row, i8, SC_T_INT8, true, ),
    FIELD(rt_row, i16, SC_T_INT16, true, ),
    FIELD(rt_row, i32, SC_T_INT32, true, ),
    FIELD(rt_row, i64, SC_T_INT64, true, ),
    FIELD(rt_row, u8, SC_T_UINT8, true, ),
    FIELD(rt_row, u16, SC_T_UINT16, true, ),
    FIELD(rt_row, u32, SC_T_UINT32, true, ),
    FIELD(rt_row, u64, SC_T_UINT64, true, ),
    FIELD(rt_row, f, SC_T_FLOAT, true, ),
    FIELD(rt_row, d, SC_T_DOUBLE, true, ),
    FIELD(rt_row, dec, SC_T_DECIMAL, true, .precision = 10, .scale = 6),
    FIELD(rt_row, txt, SC_T_TEXT, true, ),
    FIELD(rt_row, bl, SC_T_BLOB, true, ),
    FIELD(rt_row, js, SC_T_JSON, true, ),
    FIELD(rt_row, en, SC_T_ENUM, true, .labels = &rt_en),
    FIELD(rt_row, st, SC_T_SET, true, .labels = &rt_st),
    FIELD(rt_row, bt, SC_T_BIT, true, ),
    FIELD(rt_row, yr, SC_T_YEAR, true, ),
    FIELD(rt_row, dt, SC_T_DATE, true, ),
    FIELD(rt_row, tm, SC_T_TIME, true, .scale = 6),
    FIELD(rt_row, dtm, SC_T_DATETIME, true, .scale = 6),
    FIELD(rt_row, ts, SC_T_TIMESTAMP, true, .scale = 6),
};
static const uint16_t rt_order[] = {0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11,
                                    12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23};

#define RT_COLUMNS                                                                                                     \
    "id, b, i8, i16, i32, i64, u8, u16, u32, u64, f, d, `dec`, txt, bl, js, en, st, bt, yr, dt, tm, dtm, ts"

typedef struct rt_id {
    int64_t id;
} rt_id;
static const sc_field rt_id_fields[] = {FIELD(rt_id, id, SC_T_INT64, false, )};
static const uint16_t rt_first[] = {0};

EXEC(rt_insert,
     "INSERT INTO rt_all (" RT_COLUMNS
     ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
     rt_fields, rt_order);
QUERY(rt_by_id, "SELECT " RT_COLUMNS " FROM rt_all WHERE id = ?", rt_fields, rt_id_fields, rt_first);
QUERY_PLAIN(rt_list, "SELECT " RT_COLUMNS " FROM rt_all ORDER BY id", rt_fields);

/* rt_plain: no column may be NULL. */
typedef struct rt_plain_row {
    int64_t id;
    sc_text name;
    int en;
    int32_t n;
    sc_timestamp at;
} rt_plain_row;
static const sc_field rt_plain_fields[] = {
    FIELD(rt_plain_row, id, SC_T_INT64, false, ),
    FIELD(rt_plain_row, name, SC_T_TEXT, false, ),
    FIELD(rt_plain_row, en, SC_T_ENUM, false, .labels = &rt_who),
    FIELD(rt_plain_row, n, SC_T_INT32, false, ),
    FIELD(rt_plain_row, at, SC_T_TIMESTAMP, false, .scale = 6),
};
static const uint16_t rt_plain_order[] = {1, 2, 3, 4};

EXEC(rt_plain_insert, "INSERT INTO rt_plain (name, en, n, at) VALUES (?, ?, ?, ?)", rt_plain_fields, rt_plain_order);
QUERY_PLAIN(rt_plain_list, "SELECT id, name, en, n, at FROM rt_plain ORDER BY id", rt_plain_fields);
QUERY(rt_plain_by_id, "SELECT id, name, en, n, at FROM rt_plain WHERE id = ?", rt_plain_fields, rt_id_fields, rt_first);

/* One number: a count, most often. */
typedef struct n_row {
    int64_t n;
} n_row;
static const sc_field n_fields[] = {FIELD(n_row, n, SC_T_INT64, false, )};

#endif
