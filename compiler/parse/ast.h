/* ast.h: the one AST of the three source dialects. PARSE makes it, DDL replay and BIND read it.
 *
 * Every node has its exact span in the statement's sqltext. Names are as written, unquoted and unescaped;
 * `name.span` is the name's own. Arrays hang in the run's arena. Binding writes only the fields marked
 * "bind:"; everything else is frozen after the parse.
 *
 * What a dialect spells differently but means alike has one form here (`==` is OP_EQ, `CAST(x AS t)` and
 * `x::t` are EXPR_CAST); what looks alike and means something else has two (`||` is OP_CONCAT or OP_OR). */
#ifndef SCHEMAC_PARSE_AST_H
#define SCHEMAC_PARSE_AST_H

#include "diag/source.h"
#include "parse/dialect.h"
#include "sema/type.h"

struct expr;
struct select;
struct column;   /* sema/catalog.h */
struct relation; /* sema/scope.h */
struct query;    /* sema/scope.h */
struct func;     /* sema/funcs.h */
struct routine;  /* sema/catalog.h */

struct name {
    struct str text; /* unquoted, unescaped */
    struct span span;
    bool quoted; /* `x`, [x], "x" */
};
/* catalog.schema.table or schema.table or table; schema.text.n == 0: none */
struct qname {
    struct name schema, name;
    struct span span;
};

typedef VEC(struct expr *) expr_vec;
typedef VEC(struct name) name_vec;

/* A type as written in a column definition or CAST. DDL replay turns it into struct type. */
struct type_name {
    struct span span;
    struct str name; /* words joined by one blank, upper case: "DOUBLE PRECISION", "UNSIGNED BIG INT"; n == 0: none */
    bool has_length, has_scale;
    uint64_t length, scale; /* VARCHAR(length), DECIMAL(length, scale), TIMESTAMP(length) */
    bool is_unsigned, zerofill, binary;
    struct name charset, collation;
    VEC(struct str) members; /* ENUM, SET: decoded */
    VEC(struct span) member_spans;
    bool array;        /* postgres: t[] */
    struct qname user; /* postgres: a type that is none of the built-in ones */
};

/* ---------------------------------------------------------------- expressions */

enum expr_kind {
    EXPR_NULL,
    EXPR_BOOL,       /* TRUE, FALSE: number.u */
    EXPR_INTEGER,    /* number: value when it fits in 64 bits; text: digits as written (0x41 in SQLite too) */
    EXPR_DECIMAL,    /* 1.5: text */
    EXPR_FLOAT,      /* 1e3 (and 1.5 in SQLite): text */
    EXPR_STRING,     /* text decoded; introducer in name (_utf8mb4) */
    EXPR_BLOB,       /* x'41', 0x41 in MySQL: text decoded bytes */
    EXPR_BITS,       /* b'01': text = digits */
    EXPR_TEMPORAL,   /* DATE '…', TIME '…', TIMESTAMP '…': text, temporal */
    EXPR_PARAM,      /* param */
    EXPR_COLUMN,     /* qualifier.name */
    EXPR_STAR,       /* * or qualifier.* (select list, count(*)) */
    EXPR_VARIABLE,   /* @x, @@x, @@session.x: name */
    EXPR_UNARY,      /* op, a */
    EXPR_BINARY,     /* op, a, b */
    EXPR_IS,         /* a IS [NOT] NULL | TRUE | FALSE | UNKNOWN; is, negated */
    EXPR_DISTINCT,   /* a IS [NOT] DISTINCT FROM b; SQLite a IS [NOT] b: negated means "IS NOT DISTINCT FROM", "IS b" */
    EXPR_BETWEEN,    /* a [NOT] BETWEEN b AND c */
    EXPR_IN,         /* a [NOT] IN (list) ; or IN (select); or SQLite: IN table (table_name) */
    EXPR_LIKE,       /* a [NOT] like b [ESCAPE c]; like */
    EXPR_CASE,       /* a? WHEN list[0] THEN list[1] … ELSE b? */
    EXPR_CAST,       /* CAST(a AS type) */
    EXPR_COLLATE,    /* a COLLATE name */
    EXPR_CALL,       /* function(list) */
    EXPR_SUBQUERY,   /* (select) as a value */
    EXPR_EXISTS,     /* EXISTS (select) */
    EXPR_QUANTIFIED, /* a op ANY|ALL (select); quantifier_all */
    EXPR_ROW,        /* (a, b, …): list */
    EXPR_INTERVAL,   /* INTERVAL a unit(name); only inside date arithmetic or a frame */
    EXPR_DEFAULT,    /* DEFAULT, DEFAULT(col) : a */
    EXPR_VALUES_OF,  /* VALUES(col) in ON DUPLICATE KEY UPDATE: a */
    EXPR_ARRAY,      /* postgres ARRAY[…]: list */
    EXPR_RAISE,      /* SQLite RAISE(…) */
    EXPR_MATCH,      /* MATCH (list) AGAINST (a …) */
    EXPR_ERROR       /* poisoned: reported already */
};

enum op {
    OP_NONE,
    /* unary */ OP_NEG,
    OP_PLUS,
    OP_BITNOT,
    OP_NOT,
    OP_BINARY_CAST,
    /* logic */ OP_OR,
    OP_XOR,
    OP_AND,
    /* comparison */ OP_EQ,
    OP_NE,
    OP_LT,
    OP_LE,
    OP_GT,
    OP_GE,
    OP_NULLSAFE_EQ,
    /* bits */ OP_BITOR,
    OP_BITAND,
    OP_BITXOR,
    OP_SHL,
    OP_SHR,
    /* arithmetic */ OP_ADD,
    OP_SUB,
    OP_MUL,
    OP_DIV,
    OP_INT_DIV,
    OP_MOD,
    OP_POW,
    /* text, JSON */ OP_CONCAT,
    OP_JSON,
    OP_JSON_TEXT,
    /* MySQL */ OP_ASSIGN,
    OP_MEMBER_OF,
    OP_SOUNDS_LIKE
};
enum like_kind {
    LIKE_LIKE,
    LIKE_ILIKE,
    LIKE_GLOB,
    LIKE_REGEXP,
    LIKE_MATCH,
    LIKE_SIMILAR,
    LIKE_IREGEXP /* postgres ~*: REGEXP without case */
};
enum is_kind { IS_NULL, IS_TRUE, IS_FALSE, IS_UNKNOWN };

/* A placeholder. Names of one statement that are equal are one parameter; `?` are numbered in text order. */
struct param_ref {
    struct name name; /* :name, @name, $name, sqlc.arg(name); empty for ? */
    unsigned number;  /* ?3, $1: 3, 1; else 0 */
    bool list;        /* :name..., sqlc.slice */
    bool nullable;    /* sqlc.narg */
};

enum frame_unit { FRAME_NONE, FRAME_ROWS, FRAME_RANGE, FRAME_GROUPS };
enum frame_bound {
    BOUND_UNBOUNDED_PRECEDING,
    BOUND_PRECEDING,
    BOUND_CURRENT,
    BOUND_FOLLOWING,
    BOUND_UNBOUNDED_FOLLOWING
};
enum frame_exclude { EXCLUDE_NONE, EXCLUDE_CURRENT, EXCLUDE_GROUP, EXCLUDE_TIES };

struct order_item {
    struct expr *expr;
    bool desc;
    enum { NULLS_DEFAULT, NULLS_FIRST, NULLS_LAST } nulls;
};
typedef VEC(struct order_item) order_vec;

struct window {
    struct name name; /* WINDOW name AS (…); or OVER name: reference only */
    bool reference;
    struct name base;
    expr_vec partition;
    order_vec order;
    enum frame_unit unit;
    enum frame_bound start, end;
    struct expr *start_offset, *end_offset;
    enum frame_exclude exclude;
    struct span span;
    const struct window *of; /* bind: the one that `name` (a reference's) or `base` names */
};

struct call {
    struct qname function;
    bool distinct;
    order_vec order;             /* GROUP_CONCAT(… ORDER BY …), aggregate ORDER BY */
    struct expr *separator;      /* GROUP_CONCAT … SEPARATOR */
    struct expr *limit, *offset; /* … LIMIT, in MariaDB */
    struct expr *filter;         /* FILTER (WHERE …) */
    struct window *over;
    bool space;                    /* a blank stood before the parenthesis (MySQL cares) */
    bool keyword;                  /* no parentheses: CURRENT_TIMESTAMP */
    const struct func *func;       /* bind: the function it is (sema/funcs.h) */
    const struct routine *routine; /* bind: … or the schema's own */
    const struct join **merged_by; /* bind: of a merged column's arguments, the joins; see bind_merged.c */
    struct str syntax;             /* special forms keep their word: EXTRACT's unit, TRIM's LEADING, CONVERT's USING */
};

struct expr {
    enum expr_kind kind;
    struct span span;
    struct span op_span; /* the operator's or keyword's own place, for messages */
    enum op op;
    bool negated; /* NOT LIKE, NOT IN, IS NOT, NOT BETWEEN */
    bool parens;  /* written inside parentheses */
    enum like_kind like;
    enum is_kind is;
    bool quantifier_all;
    bool is_large; /* EXPR_INTEGER: does not fit in 64 bits unsigned; MySQL: a DECIMAL, SQLite: a REAL */
    uint64_t number;
    struct str text;
    struct name name;       /* column, variable, collation, introducer, unit */
    struct qname qualifier; /* of a column or star: table or schema.table; name.text.n == 0: none */
    struct expr *a, *b, *c;
    expr_vec list;
    struct select *select;
    struct type_name *type_name;
    struct call *call;
    struct param_ref *param;
    enum type_kind temporal;

    /* bind: what inference found. */
    struct type type;
    bool nullable;
    const struct column *column; /* EXPR_COLUMN that is a base table's column, through any renaming: its origin */
    struct relation *relation;   /* EXPR_COLUMN: the FROM item it names, in the scope it was found in */
    unsigned column_index;       /* … and which of its columns */
    int param_index;             /* EXPR_PARAM: index in the statement's parameters */
    const struct expr *sought;   /* … that is a list: what is looked for in it */
    bool outer;                  /* EXPR_COLUMN: found in an enclosing query's scope; an aggregate: of such a query */
    struct expr *alias_of;       /* EXPR_COLUMN that names a result column (ORDER BY alias): that column's expression;
                                      relation is NULL then */
    bool aggregate;              /* EXPR_CALL: an aggregate function */
    bool merged;                 /* EXPR_CALL of COALESCE: the name of columns that FULL JOINs merged, as name says */
};

/* ---------------------------------------------------------------- select */

enum table_kind { TABLE_NAME, TABLE_SUBQUERY, TABLE_FUNCTION, TABLE_JOIN, TABLE_VALUES };
enum join_kind { JOIN_COMMA, JOIN_CROSS, JOIN_INNER, JOIN_LEFT, JOIN_RIGHT, JOIN_FULL, JOIN_STRAIGHT };

/* MySQL's JSON_TABLE: its columns, those of NESTED too, in the order they are written. */
struct json_column {
    struct name name;
    struct type_name type;
    bool ordinality, exists;
};
struct json_table {
    VEC(struct json_column) columns;
};

struct table_ref {
    enum table_kind kind;
    struct span span;
    struct qname name; /* TABLE_NAME; TABLE_FUNCTION: the function */
    struct name alias;
    name_vec alias_columns;
    struct select *select; /* TABLE_SUBQUERY */
    bool lateral;
    expr_vec args;           /* TABLE_FUNCTION */
    struct json_table *json; /* … that is JSON_TABLE */
    enum join_kind join;     /* TABLE_JOIN: left, right */
    bool natural;
    struct table_ref *left, *right;
    struct expr *on;
    name_vec using_columns;
    struct expr *as_of;     /* Dolt's AS OF; FOR SYSTEM_TIME AS OF, BETWEEN, FROM */
    struct expr *as_of_end; /* … AND, TO */
    bool history;           /* FOR SYSTEM_TIME */
    name_vec hint_indexes;  /* the indexes that the hint names */
    struct str hint;        /* USE INDEX …, INDEXED BY …, PARTITION (…): as written */
    bool parens;
    bool alias_inside; /* … which the alias stands in */

    struct relation *relation; /* bind: */
};

struct result_column {
    struct expr *expr; /* EXPR_STAR for * */
    struct name alias; /* n == 0: none */
    struct span span;
};

enum set_op { SET_UNION, SET_UNION_ALL, SET_INTERSECT, SET_INTERSECT_ALL, SET_EXCEPT, SET_EXCEPT_ALL };

struct cte {
    struct name name;
    name_vec columns;
    struct select *select;
    struct span span;
    name_vec cycle;   /* MariaDB: CYCLE these RESTRICT */
    int materialized; /* 0 not said, 1, -1 NOT */
};
struct with {
    bool recursive;
    VEC(struct cte) ctes;
    struct span span;
};

/* A query expression. Either a core (set.left == NULL): SELECT … or VALUES …; or a set operation of two.
 * ORDER BY, LIMIT and WITH belong to the whole. */
struct select {
    struct span span;
    struct with *with;
    bool distinct;
    VEC(struct result_column) columns;
    struct table_ref *from; /* NULL: none; several comma items are JOIN_COMMA joins */
    bool joined;            /* bind: stands for a join in parentheses that has an alias, which is `from` */
    struct expr *where;
    expr_vec group_by;
    bool rollup;
    struct expr *having;
    VEC(struct window) windows;
    VEC(expr_vec) values; /* VALUES (…), (…): columns empty */
    struct {
        enum set_op op;
        struct span op_span;
        struct select *left, *right;
    } set;
    order_vec order_by;
    struct expr *limit, *offset;
    struct str options;       /* SELECT's own words (HIGH_PRIORITY, hints) as written */
    struct str locking;       /* FOR UPDATE … as written */
    VEC(struct qname) locked; /* … OF these */
    bool sorted_groups;       /* MariaDB: GROUP BY a DESC */
    bool ties;                /* MariaDB: FETCH … WITH TIES: more rows than the limit */
    expr_vec into;            /* MySQL: INTO @x, local */
    struct span into_span;
    bool into_file; /* … INTO OUTFILE, DUMPFILE */
    bool parens;

    struct query *query; /* bind: its scope and result columns */
};

/* ---------------------------------------------------------------- insert, update, delete */

struct assignment {
    struct qname qualifier; /* table of a multi-table UPDATE */
    name_vec columns;       /* one; several: (a, b) = (…) */
    struct expr *value;
    struct span span;
    const struct column *column;   /* bind: of a single-column assignment */
    const struct column **targets; /* bind: of one of several */
};
typedef VEC(struct assignment) assignment_vec;
typedef VEC(struct result_column) result_vec;

enum conflict { CONFLICT_NONE, CONFLICT_IGNORE, CONFLICT_REPLACE, CONFLICT_ROLLBACK, CONFLICT_ABORT, CONFLICT_FAIL };

struct upsert {         /* ON CONFLICT (…) …, ON DUPLICATE KEY UPDATE */
    bool duplicate_key; /* MySQL's form */
    order_vec target;   /* conflict target: indexed expressions */
    struct expr *target_where;
    struct name constraint; /* postgres: ON CONFLICT ON CONSTRAINT */
    bool nothing;           /* DO NOTHING */
    assignment_vec set;
    struct expr *where;
    struct span span;
};

struct insert {
    struct with *with;
    bool replace;           /* REPLACE INTO */
    enum conflict conflict; /* INSERT IGNORE, INSERT OR … */
    struct qname table;
    struct name alias;
    name_vec columns;      /* none: all, in order */
    VEC(struct qname) of;  /* MySQL: t.a, s.t.a: whose each is said to be */
    bool has_columns;      /* an empty list () was written */
    struct select *source; /* VALUES or SELECT; NULL: DEFAULT VALUES or SET */
    assignment_vec set;    /* MySQL INSERT … SET */
    struct name row_alias; /* MySQL: AS new */
    name_vec row_alias_columns;
    VEC(struct upsert) upserts;
    result_vec returning;
    struct str options;
};
struct update {
    struct with *with;
    enum conflict conflict;
    struct table_ref *table; /* MySQL multi-table: a join */
    assignment_vec set;
    struct table_ref *from;
    struct expr *where;
    order_vec order_by;
    struct expr *limit, *offset;
    result_vec returning;
    struct str options;
};
struct delete_stmt {
    struct with *with;
    struct table_ref *table;        /* single: the table; MySQL multi-table: what follows FROM or USING */
    VEC(struct qname) targets;      /* MySQL multi-table: the tables whose rows go */
    struct table_ref *using_tables; /* postgres */
    bool ignore;
    struct expr *where;
    order_vec order_by;
    struct expr *limit, *offset;
    result_vec returning;
    struct str options;
};

/* ---------------------------------------------------------------- DDL */

enum generated_kind { GENERATED_NONE, GENERATED_VIRTUAL, GENERATED_STORED };

struct key_part {
    struct expr *expr; /* EXPR_COLUMN for a plain column */
    uint64_t prefix;   /* k(10); 0: none */
    bool prefix_written;
    bool desc;
    bool without_overlaps; /* MariaDB: expr names a period */
    struct name collation;
};
typedef VEC(struct key_part) key_vec;

struct foreign_key {
    struct qname table;
    name_vec columns;
    struct str on_delete, on_update; /* "CASCADE", … ; empty: none */
    struct str options;              /* MATCH, DEFERRABLE as written */
};

enum constraint_kind {
    CONSTRAINT_PRIMARY,
    CONSTRAINT_UNIQUE,
    CONSTRAINT_INDEX,
    CONSTRAINT_FULLTEXT,
    CONSTRAINT_SPATIAL,
    CONSTRAINT_FOREIGN,
    CONSTRAINT_CHECK
};
struct constraint {
    enum constraint_kind kind;
    struct name name; /* of CONSTRAINT name or of the index */
    struct span span;
    struct name index_name; /* MySQL: of FOREIGN KEY name (…) */
    key_vec parts;
    struct foreign_key *foreign;
    struct expr *check;
    bool not_enforced;
    enum conflict conflict; /* SQLite */
    bool autoincrement;     /* SQLite INTEGER PRIMARY KEY AUTOINCREMENT */
    struct expr *where;     /* partial index */
    bool nulls_not_distinct;
    bool if_not_exists; /* MariaDB */
    struct str options; /* USING BTREE, COMMENT … as written */
};

struct column_def {
    struct name name;
    struct span span;
    struct type_name type;
    bool not_null, null; /* written so */
    struct span null_span;
    struct expr *default_value; /* NULL: none written */
    bool default_parens;
    struct expr *on_update;
    bool auto_increment; /* MySQL AUTO_INCREMENT, postgres serial (type name says so) */
    enum { IDENTITY_NONE, IDENTITY_ALWAYS, IDENTITY_BY_DEFAULT } identity;
    bool primary, unique;
    bool desc;          /* SQLite: PRIMARY KEY DESC */
    bool autoincrement; /* SQLite */
    enum generated_kind generated;
    struct expr *generated_as;
    VEC(struct constraint) constraints; /* CHECK, REFERENCES, named UNIQUE and PRIMARY KEY too */
    struct str comment;
    bool invisible;
    struct str options; /* what does not change the catalogue, as written */
};

struct period { /* MariaDB: PERIOD FOR name (from, to) */
    struct name name;
    name_vec columns;
};
struct partitioning { /* PARTITION BY: what it names */
    struct span span;
    name_vec columns;
    expr_vec exprs;
};

struct create_table {
    struct qname name;
    bool temporary, if_not_exists, or_replace;
    VEC(struct column_def) columns;
    VEC(struct constraint) constraints;
    struct qname like;
    struct select *as_select;
    bool without_rowid, strict;
    VEC(struct period) periods;
    struct partitioning *partitioning; /* NULL: none */
    struct name charset, collation;
    struct str options; /* ENGINE=… as written */
    struct name module; /* SQLite: CREATE VIRTUAL TABLE … USING module (arguments); n == 0: an ordinary table */
    VEC(struct span) module_args;
};
struct create_index {
    bool unique, if_not_exists, or_replace;
    bool method; /* postgres: one of gin, gist, spgist, brin */
    enum constraint_kind kind;
    struct qname name, table;
    key_vec parts;
    struct expr *where;
    struct str options;
};
enum type_change { TYPE_CREATE, TYPE_ADD_VALUE, TYPE_RENAME_VALUE, TYPE_RENAME };
struct create_type { /* postgres: CREATE TYPE … AS ENUM, CREATE DOMAIN; ALTER TYPE of an enum */
    struct qname name;
    bool domain;
    bool unknown;            /* a type of some other kind: reported, and its columns are silent */
    enum type_change change; /* ALTER TYPE … */
    struct str value, other; /* ADD VALUE value BEFORE | AFTER other, RENAME VALUE value TO other */
    struct name new_name;
    bool after, if_not_exists;
    VEC(struct str) members;
    struct column_def base; /* domain: its type, NOT NULL, CHECK */
};
struct create_view {
    struct qname name;
    bool or_replace, if_not_exists, temporary;
    bool alter; /* MySQL: ALTER VIEW */
    name_vec columns;
    struct select *select;
};

enum alter_kind {
    ALTER_ADD_COLUMN,
    ALTER_DROP_COLUMN,
    ALTER_RENAME_COLUMN,
    ALTER_MODIFY_COLUMN,
    ALTER_CHANGE_COLUMN,
    ALTER_SET_DEFAULT,
    ALTER_DROP_DEFAULT,
    ALTER_SET_NOT_NULL,
    ALTER_DROP_NOT_NULL,
    ALTER_SET_TYPE,
    ALTER_SET_VISIBLE,
    ALTER_SET_INVISIBLE,
    ALTER_CONVERT, /* TO CHARACTER SET new_name COLLATE name */
    ALTER_CHARSET, /* … of the table, for columns to come */
    ALTER_ADD_CONSTRAINT,
    ALTER_DROP_CONSTRAINT,
    ALTER_DROP_FOREIGN,
    ALTER_DROP_CHECK,
    ALTER_DROP_INDEX,
    ALTER_DROP_PRIMARY,
    ALTER_RENAME_INDEX,
    ALTER_RENAME_CONSTRAINT,
    ALTER_SET_IDENTITY, /* postgres: ADD GENERATED … AS IDENTITY (column.identity), SET DEFAULT nextval(…) */
    ALTER_DROP_IDENTITY,
    ALTER_RENAME_TABLE,
    ALTER_INDEX_OPTION, /* name */
    ALTER_CHECK_OPTION, /* name */
    ALTER_PERIOD,
    ALTER_ORDER,
    ALTER_PARTITION, /* PARTITION BY */
    ALTER_UNPARTITION,
    ALTER_PARTITIONS, /* what only a partitioned table can take */
    ALTER_OPTION
};
struct alter_action {
    enum alter_kind kind;
    struct span span;
    struct column_def column; /* ADD, MODIFY, CHANGE, SET TYPE (its type) */
    struct name name, new_name;
    struct qname new_table;
    struct constraint constraint;
    struct expr *value; /* SET DEFAULT */
    struct period period;
    order_vec order;
    struct partitioning *partitioning;
    bool first;
    struct name after;
    bool if_exists, if_not_exists;
    bool negated; /* NOT ENFORCED, INVISIBLE */
};
struct alter_table {
    struct qname table;
    bool if_exists;
    bool of_index; /* postgres: ALTER INDEX table RENAME TO … */
    VEC(struct alter_action) actions;
};
enum object_kind {
    OBJECT_TABLE,
    OBJECT_INDEX,
    OBJECT_VIEW,
    OBJECT_TYPE,
    OBJECT_TRIGGER,
    OBJECT_DATABASE,
    OBJECT_PROCEDURE,
    OBJECT_FUNCTION,
    OBJECT_EVENT,
    OBJECT_SEQUENCE
};
struct drop {
    enum object_kind object;
    bool if_exists, temporary;
    VEC(struct qname) names;
    struct qname on_table; /* MySQL DROP INDEX i ON t */
};
/* CREATE, ALTER, DROP DATABASE, USE; SQLite: ATTACH, DETACH */
enum database_action { DATABASE_CREATE, DATABASE_ALTER, DATABASE_DROP, DATABASE_USE, DATABASE_ATTACH, DATABASE_DETACH };
struct database_stmt {
    enum database_action action;
    bool or_replace, if_exists, if_not_exists;
    struct name name; /* ALTER: none means the current one */
    struct name charset, collation;
};
struct rename_tables {
    bool if_exists; /* MariaDB */
    VEC(struct qname) from, to;
};

#include "parse/ast_body.h"

/* ---------------------------------------------------------------- statements */

/* SET, SHOW, PRAGMA, DO and KILL, as far as a query needs to know them (parse_directive.c). */
enum directive_kind { DIRECTIVE_SET, DIRECTIVE_SHOW, DIRECTIVE_PRAGMA, DIRECTIVE_DO, DIRECTIVE_KILL };
struct setting {
    struct name name;   /* @x: with its @; NAMES, CHARACTER SET and TRANSACTION are names too */
    bool user;          /* @x */
    bool global;        /* GLOBAL, PERSIST: not this session's */
    struct expr *value; /* NULL: words alone (ON, DEFAULT, a character set) */
    struct str word;    /* … these */
};
struct directive {
    enum directive_kind kind;
    struct str form; /* SHOW: "COLUMNS", "CREATE TABLE", … */
    bool full;
    struct name schema; /* PRAGMA: its database; n == 0: not said */
    struct name name;   /* … */
    struct name value;  /* … its argument, as a text; n == 0: none */
    bool assigned;      /* … behind = */
    struct qname table; /* SHOW: what its FROM, or CREATE TABLE, names */
    struct expr *as_of; /* … and Dolt's revision of it; NULL: none */
    VEC(struct setting) items;
    expr_vec exprs; /* SHOW … WHERE, DO, KILL */
};

/* A statement without a tree (parse_other.c). */
struct other {
    VEC(struct qname) tables;    /* that it names */
    struct qname looked_after;   /* SQLite's ANALYZE and REINDEX: a table, an index, a database, a collation */
    bool quiet;                  /* STMT_IGNORED: nothing need be said of it */
    struct directive *directive; /* NULL: there is nothing more to know, or it was not understood … */
    bool misread;                /* … */
    struct span unread;          /* … from here on */
};

/* EXPLAIN, DESCRIBE, ANALYZE of the statement that follows it. */
struct explain {
    struct str form; /* "", "QUERY PLAN", "ANALYZE", "EXTENDED", "PARTITIONS" */
    struct str format;
    struct span span;
};

enum transaction_action {
    TRANSACTION_BEGIN,
    TRANSACTION_COMMIT,
    TRANSACTION_ROLLBACK,
    TRANSACTION_SAVEPOINT,
    TRANSACTION_RELEASE,
    TRANSACTION_ROLLBACK_TO
};

enum stmt_kind {
    STMT_SELECT,
    STMT_INSERT,
    STMT_UPDATE,
    STMT_DELETE,
    STMT_CREATE_TABLE,
    STMT_CREATE_INDEX,
    STMT_CREATE_TYPE,
    STMT_CREATE_VIEW,
    STMT_ALTER_TABLE,
    STMT_DROP,
    STMT_RENAME,
    STMT_DATABASE,
    STMT_CREATE_TRIGGER,
    STMT_CREATE_ROUTINE,
    STMT_ALTER_ROUTINE, /* its characteristics: u.drop names it */
    STMT_CREATE_EVENT,  /* and ALTER EVENT */
    STMT_CREATE_SEQUENCE,
    STMT_CALL,
    STMT_TRANSACTION, /* BEGIN, COMMIT … */
    STMT_IGNORED,     /* known, and it cannot change the catalogue: SET, USE, LOCK TABLES, PRAGMA … */
    STMT_UNKNOWN      /* not known; `word` is its first word(s) */
};
struct annotation;
struct stmt {
    enum stmt_kind kind;
    struct span span; /* without the semicolon */
    const struct sqltext *text;
    struct str word;                     /* first word(s), upper case: "CREATE TRIGGER" */
    const struct annotation *annotation; /* what its comment says to schemac; NULL: it is no query of a source */
    union {
        struct select *select;
        struct insert *insert;
        struct update *update;
        struct delete_stmt *del;
        struct create_table *create_table;
        struct create_index *create_index;
        struct create_type *create_type;
        struct create_view *create_view;
        struct alter_table *alter_table;
        struct drop *drop;
        struct rename_tables *rename;
        struct database_stmt *database;
        struct other *other;
        struct create_trigger *create_trigger;
        struct create_routine *create_routine;
        struct create_event *create_event;
        struct create_sequence *create_sequence;
        struct call_statement *call;
    } u;
    struct explain *explain;             /* NULL: it is executed, not explained */
    enum transaction_action transaction; /* STMT_TRANSACTION */
    bool disconnects, chains;            /* … RELEASE ends the session, too; AND CHAIN begins anew */
    VEC(struct expr *) strings;          /* bind: double-quoted names that SQLite takes for strings */
    VEC(struct expr *) params;           /* every EXPR_PARAM, in text order: the parser's own count */
    VEC(struct span) names; /* every identifier (mysql, sqlite), in text order: what letters' case may matter for */
};

#endif
