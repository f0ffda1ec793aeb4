/* ast_body.h: the part of the AST that programs live in: triggers, routines, events and what their bodies consist of.
 *
 * Included by ast.h, which see. An SQL statement of a body is a struct stmt of its own, over the same text. */
#ifndef SCHEMAC_PARSE_AST_BODY_H
#define SCHEMAC_PARSE_AST_BODY_H

struct body;
typedef VEC(struct body *) body_vec;

enum body_kind {
    BODY_SQL,         /* stmt: a query, DML, CALL, or what is only known by its words */
    BODY_BLOCK,       /* BEGIN list END; an SQLite trigger's body is one too */
    BODY_IF,          /* arms; the last may have no condition: ELSE */
    BODY_CASE,        /* CASE value: arms as IF has them, else in the last */
    BODY_WHILE,       /* value, list */
    BODY_REPEAT,      /* list, value */
    BODY_LOOP,        /* list */
    BODY_FOR,         /* MariaDB: name in value .. upper, or in the rows of stmt or of the cursor `cursor` (args) */
    BODY_LEAVE,       /* name */
    BODY_ITERATE,     /* name */
    BODY_RETURN,      /* value */
    BODY_SET,         /* sets */
    BODY_DO,          /* args */
    BODY_VARIABLE,    /* DECLARE names type [DEFAULT value] */
    BODY_CONDITION,   /* DECLARE name CONDITION FOR conditions */
    BODY_CURSOR,      /* DECLARE name [(params)] CURSOR FOR stmt */
    BODY_HANDLER,     /* DECLARE … HANDLER FOR conditions list[0] */
    BODY_OPEN,        /* name (args) */
    BODY_FETCH,       /* name INTO targets */
    BODY_CLOSE,       /* name */
    BODY_SIGNAL,      /* SIGNAL, RESIGNAL: conditions, args: the values of its items */
    BODY_DIAGNOSTICS, /* GET DIAGNOSTICS: targets, args: the condition's number */
    BODY_DYNAMIC      /* PREPARE name FROM value, EXECUTE name USING args, DEALLOCATE PREPARE name */
};

struct body_arm {
    struct expr *when; /* NULL: ELSE */
    body_vec list;
};

/* What SET, INTO and FETCH write: EXPR_VARIABLE for @x and @@x, EXPR_COLUMN for a local, NEW.x or a plain option. */
struct set_item {
    struct expr *target;
    struct expr *value; /* NULL: what SET takes besides (NAMES, DEFAULT) */
    bool option;        /* SET GLOBAL x, SET SESSION x: a server's variable */
    struct span span;
};
typedef VEC(struct set_item) set_vec;

enum condition_kind { CONDITION_NAME, CONDITION_STATE, CONDITION_CODE, CONDITION_CLASS };
struct condition { /* what a handler waits for, or SIGNAL raises */
    enum condition_kind kind;
    struct name name; /* CONDITION_NAME */
    struct span span;
};
typedef VEC(struct condition) condition_vec;

enum parameter_mode { PARAMETER_IN, PARAMETER_OUT, PARAMETER_INOUT };
struct parameter {
    struct name name;
    enum parameter_mode mode;
    struct type_name type;
    struct expr *default_value; /* MariaDB */
};
typedef VEC(struct parameter) parameter_vec;

/* A type taken from elsewhere: MariaDB's TYPE OF t.c, ROW TYPE OF t, ROW (a INT, b TEXT). */
enum anchor { ANCHOR_NONE, ANCHOR_COLUMN, ANCHOR_TABLE, ANCHOR_ROW };

struct body {
    enum body_kind kind;
    struct span span;
    struct name label, end_label;
    struct name name, cursor;
    name_vec names;
    struct type_name type;
    enum anchor anchor;
    struct qname of;      /* of ANCHOR_COLUMN (t.c: schema t, name c) and ANCHOR_TABLE */
    parameter_vec fields; /* ROW (…); a cursor's parameters */
    struct expr *value, *upper;
    expr_vec args, targets;
    set_vec sets;
    condition_vec conditions;
    struct stmt *stmt;
    VEC(struct body_arm) arms;
    body_vec list;
};

enum trigger_time { TRIGGER_BEFORE, TRIGGER_AFTER, TRIGGER_INSTEAD };
enum trigger_event { TRIGGER_INSERT, TRIGGER_UPDATE, TRIGGER_DELETE };

struct create_trigger {
    struct qname name;
    bool temporary, if_not_exists, or_replace;
    enum trigger_time time;
    enum trigger_event event;
    name_vec of; /* UPDATE OF a, b */
    struct qname table;
    struct name other; /* FOLLOWS, PRECEDES */
    struct expr *when; /* SQLite */
    struct body *body;
};

struct create_routine {
    struct qname name;
    bool function; /* else a procedure */
    bool if_not_exists, or_replace, aggregate;
    bool loadable; /* SONAME: its arguments are not known */
    bool deterministic, no_data;
    parameter_vec parameters;
    struct type_name returns;
    struct body *body;
};

struct create_event {
    struct qname name, rename;
    bool if_not_exists, or_replace;
    bool alter;
    expr_vec times;    /* AT, EVERY, STARTS, ENDS */
    struct body *body; /* ALTER EVENT: may be none */
};

struct create_sequence {
    struct qname name;
    bool if_not_exists, or_replace, temporary;
    bool alter, if_exists;
    struct type_name type; /* AS type */
};

struct table; /* sema/catalog.h */

/* CALL p (args) */
struct call_statement {
    struct qname name;
    expr_vec args;
    struct routine *routine;     /* bind: */
    const struct table *builtin; /* bind: … or one of Dolt's own, by the columns of its result */
};

#endif
