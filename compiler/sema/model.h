/* model.h: what is proved about every query. Frozen after inference; back ends (cache/, generated/, messages)
 * see nothing else. The JSON record is this, written down. */
#ifndef SCHEMAC_SEMA_MODEL_H
#define SCHEMAC_SEMA_MODEL_H

#include "sema/catalog.h"

enum query_kind {
    QUERY_SELECT,
    QUERY_INSERT,
    QUERY_UPDATE,
    QUERY_DELETE,
    QUERY_CALL,
    QUERY_SET,
    QUERY_SHOW,
    QUERY_PRAGMA,
    QUERY_EXPLAIN,
    QUERY_TRANSACTION,
    QUERY_OTHER
};
/* How the runtime executes it: enum sc_run. */
enum query_run {
    RUN_PREPARED,
    RUN_TEXT,    /* not as a prepared statement: servers do not prepare it */
    RUN_COMMITS, /* a server commits at it: never inside a transaction */
    RUN_BEGIN,
    RUN_COMMIT,
    RUN_ROLLBACK,
    RUN_SAVEPOINT,
    RUN_ROLLBACK_TO
};
enum cardinality { CARDINALITY_NONE, CARDINALITY_ONE, CARDINALITY_OPTIONAL, CARDINALITY_MANY };
enum query_returns { RETURNS_ROWS, RETURNS_AFFECTED, RETURNS_LAST_ID, RETURNS_NOTHING };

struct model_column {
    struct str name; /* the result column's SQL name, as the engine reports it */
    struct type type;
    bool nullable;
    bool always_null;                       /* in every row: no annotation makes it NOT NULL */
    struct str origin_table, origin_column; /* n == 0: an expression */
    struct str embed, embed_table;          /* sqlc.embed(embed): a member of this table\'s row; n == 0: it is not */
    const struct own_type *own;             /* its type in C is the application's own; NULL: it is not */
    struct place place;                     /* in the query */
};
struct model_param {
    struct str name; /* given, or after the column it meets, made unique: "session_id", "session_id_2"; never empty */
    struct type type;
    bool named; /* written by the user (:name) */
    bool nullable;
    bool list;
    bool never_null;            /* a NOT NULL column takes it, or a LIMIT: no annotation makes it nullable */
    const struct own_type *own; /* as of a column */
    VEC(unsigned) positions;    /* which placeholders of the written text it stands at, from 1 */
    struct place place;         /* its first use */
    struct place never_place;   /* where it must not be NULL */
};
struct model_use { /* a table and the columns of it that the query depends on, each list sorted by name */
    struct str table;
    VEC(struct str) columns;
};
struct model_list { /* the place of a list in a text */
    unsigned placeholder;
    unsigned at; /* its `?...` in the text, in bytes */
    struct str
        json; /* what stands there instead when all values come as one JSON array; empty: there is no such form */
    struct str
        like; /* servers, texts: a query of the column that they are compared with, without rows; empty: of no column */
};
struct model_text { /* the statement as one target executes it */
    bool available;
    struct str sql;               /* placeholders are ?, lists' ?... */
    VEC(unsigned) order;          /* placeholder i is params[order[i]] */
    VEC(struct model_list) lists; /* in text order */
    unsigned row_at, row_n; /* an INSERT that may be given several rows: where its row of values stands, in bytes */
};
/* An INSERT of one row whose values the runtime may write for several: NAME_many. */
struct model_bulk {
    bool may;
    bool ids;            /* the engine gives each row an id and leaves none out */
    const char *why_not; /* half a sentence; NULL: it may, or it is no INSERT of a row with parameters */
};

/* Why a query may give many rows: half a sentence (empty: nothing better than that is known), and the key or table that it
 * speaks of. */
struct why_many {
    struct str text;
    struct place place; /* in the schema; text NULL: of none */
};

struct model_query {
    struct str name; /* C function, record file */
    enum dialect dialect;
    enum query_kind kind;
    enum query_run run;
    enum cardinality cardinality;
    struct why_many why_many; /* where that is annotated `one` or `exactly_one`; not kept with the query */
    bool cardinality_annotated;
    bool exactly;       /* annotated: no row is an error, too */
    bool repeatable;    /* proved only to read, and nothing of its session: see repeatable.h */
    bool variants_said; /* annotated: which functions it has beside its own */
    unsigned variants;  /* enum variant, together */
    struct place variants_place;
    enum query_returns returns;
    struct str source; /* path relative to the root */
    bool from_c;       /* written in SCHEMAC_QUERY */
    struct str sql;    /* as written (decoded) */
    struct model_text text[N_TARGETS];
    struct model_bulk bulk; /* once the texts are there */
    VEC(struct model_column) columns;
    VEC(struct model_param) params;
    VEC(struct model_use) uses;           /* sorted by table */
    VEC(const struct routine *) routines; /* of the schema, that it calls */
    struct str row;                       /* annotated: row NAME; empty: not */
    struct str row_table;    /* the columns are exactly this table's columns in order: rows are TABLE_row; empty: not */
    struct str params_table; /* an INSERT's parameters are exactly this table's columns in order: empty: not */
    struct str fingerprint;  /* hex; of what the query depends on: its text, options, and the used columns' facts */
    struct place place;      /* its name in the source */
    const struct stmt *stmt; /* bound AST, for emit_sql and the judge; NULL once both are done: model_query_keep() */
};

typedef VEC(struct model_query *) model_query_vec;

struct model {
    struct arena *arena;
    const struct catalog *catalog;
    struct sql_options options;
    bool targets[N_TARGETS];
    model_query_vec queries; /* sorted by name */
};

/* BIND + INFER for one statement: resolves every name, types every expression and parameter, fills a
 * model_query but for name, source, text[] and fingerprint (the driver and emit_sql do those). NULL: reported. */
struct model_query *analyze(struct arena *a, struct diags *d, const struct catalog *c, struct stmt *s);

/* A copy in a, of all that was made for the query in scratch. Its name, source, sql and annotation are the site's, and the
 * catalogue's objects and the places stay what they are. */
struct model_query *model_query_keep(struct arena *a, const struct arena *scratch, const struct model_query *q);

/* The fingerprint (a digest, hex) of a query: dialect, flavour, modes, its SQL, and for each used
 * column name, type, nullability, default. Line numbers, comments and unused columns change nothing. */
struct str query_fingerprint(struct arena *a, const struct catalog *c, const struct model_query *q);

const char *query_kind_name(enum query_kind k);       /* "select" … */
const char *cardinality_name(enum cardinality c);     /* "none", "one", "optional", "many" */
const char *query_run_name(enum query_run r);         /* "prepared", "text", … */
const char *query_returns_name(enum query_returns r); /* "rows", "affected", "last_id", "nothing" */
struct buf;
void model_dump(struct buf *out,
                const struct model_query *q); /* --dump=model: one fact a line, the form of tests' expectations */

#endif
