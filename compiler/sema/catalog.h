/* catalog.h: the schema, as the DDL left it. Made by ddl_apply() statement by statement, then read only. */
#ifndef SCHEMAC_SEMA_CATALOG_H
#define SCHEMAC_SEMA_CATALOG_H

#include "base/map.h"
#include "diag/diag.h"
#include "parse/ast.h"
#include "sema/own.h"

struct table;

/* MySQL's databases, SQLite's main, temp and what is attached. */
struct database {
    struct str name; /* empty: the schema's own, and nothing has said what it is called */
    struct str charset, collation;
    bool declared; /* by CREATE DATABASE or ATTACH */
    struct place place;
};

struct column {
    struct str name;
    unsigned index; /* position in its table, from 0 */
    struct table *table;
    struct type type;
    bool not_null; /* proved: never NULL when read (declared, or a key's column where the engine says so) */
    bool
        has_default; /* an INSERT may leave it out though it is NOT NULL: DEFAULT, AUTO_INCREMENT, rowid alias, generated, identity */
    bool auto_increment; /* AUTO_INCREMENT, serial, identity, SQLite's rowid alias */
    bool rowid_alias;    /* SQLite INTEGER PRIMARY KEY */
    enum generated_kind generated;
    bool identity_always;         /* may not be written */
    bool selected;                /* CREATE TABLE … AS SELECT made it: its DEFAULT and NULL are the server's to say */
    bool invisible;               /* not in * nor in an INSERT without column list */
    bool strict;                  /* the engine guarantees the storage class (MySQL; SQLite STRICT or rowid alias) */
    struct str affinity;          /* SQLite: "INTEGER", "TEXT", "BLOB", "REAL", "NUMERIC" */
    const struct column_def *def; /* with its default, comment and checks, for `schemac ddl` */
    const struct sqltext *def_text;     /* what def's places are in … */
    const struct sqltext *default_text; /* … and its DEFAULT's, which ALTER may have set */
    struct place place;                 /* its name in the DDL: for notes */
    struct str only;                    /* built-in: the servers that have it, where not all have; empty: all */
    const struct own_type *own;         /* its type in C is the application's own; NULL: it is not */
    const struct column *origin;        /* a view's: the base table's column it is; NULL: an expression */
};

struct index_part {
    struct column *column; /* NULL: an expression */
    const struct expr *expr;
    uint64_t prefix;
    bool prefix_written; /* even if it is 0 */
    bool desc;
    struct str collation;
};
struct index {
    struct str name; /* empty: the engine names it */
    bool primary, unique;
    bool partial; /* has a WHERE: proves nothing about uniqueness of all rows */
    bool inlined; /* written inside CREATE TABLE */
    bool implied; /* nobody wrote it: the engine's own, for a foreign key */
    bool fulltext, spatial;
    bool method; /* PostgreSQL's gin, gist, spgist, brin: how rows are found, never which there may be */
    VEC(struct index_part) parts;
    const struct expr *where;
    struct place place;
};
struct foreign_key_info {
    struct str name;
    bool named;            /* by the user */
    bool early;            /* mysql: checked, and declared before the table it references */
    struct str index_name; /* of FOREIGN KEY name (…) without CONSTRAINT */
    VEC(struct column *) columns;
    struct str table; /* referenced; it may come later or not at all (SQLite) */
    name_vec ref_columns;
    struct str on_delete, on_update;
    struct str options; /* DEFERRABLE …, MATCH … as written */
    struct place place;
};
struct check_info {
    struct str name;
    const struct expr *expr;
    const struct sqltext *text;
    struct place place;
    bool not_enforced;    /* MySQL: it has a name, and holds nothing */
    bool gone_on_mariadb; /* it stood in the definition of a column that has another by now */
};
struct table_period { /* MariaDB: PERIOD FOR name (from, to) */
    struct str name;
    struct column *from, *to;
};

/* MySQL: the columns that one * of a view stood for when it was created. */
struct view_star_column {
    unsigned relation; /* which of its FROM's */
    struct str name;
};
struct view_star {
    uint32_t off; /* its place in the text */
    VEC(struct view_star_column) columns;
};
/* SQLite's RENAME rewrites the triggers and views that are there; schemac leaves their text, and reads the names in it as
 * what they have become. An era is a moment of the replay: what was made in era n has seen none of the renamings from
 * number n on. Era 0 is the end, with nothing to translate. */
struct renaming {
    const struct table *table; /* it, or the table of the column */
    struct str from, to;
    unsigned number; /* 1 and up, over the whole schema */
};

struct view {
    unsigned era;
    const struct sqltext *text; /* its CREATE VIEW, which every use parses and binds anew (bind_view.c) */
    name_vec columns;           /* their names, where they are written */
    const struct database *in;  /* where its unqualified names are looked up; NULL: as everywhere */
    VEC(struct view_star) stars;
    const struct select *select;     /* bound and inferred when the schema was complete, for emit_sql */
    VEC(const struct table *) reads; /* … and the tables and views it read, however deep */
    bool broken;                     /* reported: what uses it is silent */
};

struct table {
    struct str name;
    struct str key;                  /* what tells it from every other table: its name, or database.name */
    const struct database *database; /* one of the catalogue's */
    VEC(struct column *) columns;
    struct map by_name;          /* column name (without case) → struct column */
    VEC(struct index *) indexes; /* the primary key first, where there is one */
    VEC(struct foreign_key_info *) foreign_keys;
    VEC(struct check_info *) checks;
    VEC(struct table_period) periods;
    bool partitioned;
    VEC(struct column *) partition_columns; /* what PARTITION BY names */
    struct view *view;                      /* NULL: a base table; a view has columns, and neither keys nor CHECKs */
    const struct table *of_view;            /* not in the catalogue: a view as the statement that writes it sees it */
    bool without_rowid, strict;             /* SQLite */
    bool temporary;
    bool sequence; /* MariaDB: a sequence, read like a table of one row */
    struct str collation, charset;
    const struct sqltext *text;   /* the CREATE TABLE */
    struct place place;           /* its name in the DDL */
    bool rows_told;               /* … its rows in a .dump were spoken of */
    struct str module;            /* SQLite: what a virtual table is made by; empty: it is none */
    bool builtin;                 /* the engine's own, or made of made_of: no DDL declares it (sema/builtin.h) */
    const struct table *made_of;  /* dolt_diff_T: T */
    struct str only;              /* built-in: the servers that have it, where not all have; empty: all */
    VEC(struct renaming) renamed; /* its columns */
};

struct domain { /* postgres: CREATE DOMAIN */
    const struct create_type *create;
    const struct sqltext *text;
    struct type type;
    bool not_null;
    struct place place;
};

struct trigger {
    struct str name, key; /* key: in the catalogue's map, as of tables */
    const struct database *database;
    struct table *table;
    const struct create_trigger *create;
    const struct sqltext *text;
    struct place place;
    unsigned era;
};
/* A procedure or a function. */
struct routine {
    struct str name, key;
    struct database *database;
    const struct create_routine *create;
    const struct sqltext *text;
    struct type *parameters; /* types, in order */
    struct type returns;     /* of a function */
    struct place place;

    bool checked;        /* its body was bound: ddl_finish */
    bool checking;       /* … is being bound: it calls itself */
    bool dynamic;        /* it executes text, or calls what does: what it does is not known */
    bool may_end;        /* a LEAVE or a handler may end it early */
    bool changes_schema; /* it has DDL, or calls what has */
    unsigned results;    /* how many of its statements may give rows to the caller */
    struct query *rows;  /* … and what the only one gives, when it stands where nothing passes it over */
};
struct event {
    struct str name, key;
    struct database *database;
    const struct create_event *create;
    const struct sqltext *text;
    struct place place;
};

struct catalog {
    struct arena *arena;
    struct sql_options options;
    struct map tables;                   /* key → struct table; compares as the dialect does (catalog_init) */
    VEC(struct database *) databases;    /* the schema's own first; SQLite: main, temp, what is attached */
    struct database *current;            /* what unqualified names mean: USE changes it, queries see the first */
    struct map enums;                    /* postgres: type name → struct enum_type */
    struct map domains;                  /* postgres: name → struct domain */
    struct map triggers;                 /* key → struct trigger; of all tables */
    struct map procedures, functions;    /* key → struct routine */
    struct map events;                   /* key → struct event */
    VEC(struct own_type *) own_types;    /* as the configuration has them */
    struct map index_names;              /* that an index has, or had; of all tables */
    VEC(struct stmt *) calls;            /* the schema's own CALLs, for ddl_finish */
    VEC(const struct stmt *) statements; /* what changed the catalogue, in order: the native target's DDL */
    enum dolt_version dolt;
    struct map *builtins;              /* qualified name → struct table, made when first named (sema/builtin.h) */
    bool late_foreign_keys;            /* a foreign key was declared before the table it references, or unchecked */
    bool unchecked_keys;               /* mysql: the schema has said SET foreign_key_checks = 0 */
    bool lenient;                      /* mysql: the schema has set a sql_mode that is not strict … */
    struct str wanted_mode, kept_mode; /* … this one; and the one in force at the end of `statements` */
    struct map other_schemas;          /* postgres: those that were refused, each once */
    bool incomplete;                   /* a statement failed: what is said of missing names may be its fault */
    unsigned row_errors;               /* reported about rows: after MOST_ROW_ERRORS no more are judged */
    size_t row_bytes;                  /* how much of `statements` writes rows */
    VEC(struct renaming) renamed;      /* tables */
    unsigned renamings;                /* … and columns: how many so far */
    unsigned era;                      /* of the text whose names are looked up */
};

enum { MOST_ROW_ERRORS = 20 };
void catalog_init(struct catalog *c, struct arena *a, const struct sql_options *o);
struct table *catalog_table(const struct catalog *c, struct str key);
/* The table a name means: database.name, or name in the current database (SQLite: in the first that has it, temp before
 * main). NULL: none. */
struct table *catalog_find(const struct catalog *c, const struct qname *name);
/* The same, with unqualified names looked up in `in` (NULL: as above). */
struct table *catalog_find_in(const struct catalog *c, const struct database *in, const struct qname *name);
struct database *catalog_database(const struct catalog *c, struct str name); /* NULL: none of that name */
struct database *catalog_database_add(struct catalog *c, struct str name, struct place place);
struct str catalog_key(const struct catalog *c, const struct database *in, struct str name);
/* Puts the table where it belongs by its name and database, under that key. */
void catalog_add(struct catalog *c, struct table *t);
/* NULL: none. */
const struct routine *catalog_function(const struct catalog *c, const struct qname *name);
struct routine *catalog_procedure(const struct catalog *c, const struct qname *name);
struct column *table_column(const struct table *t, struct str name);
/* … by the name it had in an era. */
struct column *table_column_then(const struct table *t, struct str name, unsigned era);
/* What the table was called in the catalogue's era. */
struct str catalog_name_then(const struct catalog *c, const struct table *t);
unsigned catalog_era(const struct catalog *c); /* of what is made now */
void catalog_renamed(struct catalog *c, struct table *t, const struct column *column, struct str from, struct str to);
/* Applies one statement of the schema. False: reported. What it does not know is a warning (W0101) or an error (E0409).
 * Of a statement that reads or writes rows nothing but its text is kept. */
bool ddl_apply(struct catalog *c, struct diags *d, struct stmt *s);
/* After the last file: foreign keys' targets and what else can only be judged at the end. */
bool ddl_finish(struct catalog *c, struct diags *d);
/* A written type → struct type (the catalogue's enums and domains included). False: reported. */
bool type_resolve(const struct catalog *c, struct diags *d, const struct sqltext *text, const struct type_name *t,
                  struct type *out);
/* Stable text of the catalogue, for --dump=catalog and tests. */
struct buf;
void catalog_dump(struct buf *out, const struct catalog *c);

#endif
