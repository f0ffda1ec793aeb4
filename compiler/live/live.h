/* live.h: a live database, as `schemac verify` sees it: what makes it (DDL, in the database's own words) and what it says of a
 * query. LIVE. The connection itself is made in client/, which only the program schemac-verify is linked with. */
#ifndef SCHEMAC_LIVE_LIVE_H
#define SCHEMAC_LIVE_LIVE_H

#include "sema/model.h"

enum live_kind { LIVE_TABLE, LIVE_INDEX, LIVE_SEQUENCE, LIVE_ROUTINE, LIVE_VIEW, LIVE_TRIGGER, LIVE_EVENT };

/* Something that the database has. What another kind is made of comes first. */
struct live_object {
    enum live_kind kind;
    struct str name;
    struct str sql;   /* what creates it; empty: it could not be read, and … */
    struct str why;   /* … this is why */
    struct str modes; /* the sql_mode that its body was written under; empty: not said */
};
typedef VEC(struct live_object) live_object_vec;

/* A column of a query's result, as the driver tells it before the query is executed. */
struct live_result {
    struct str name;
    enum type_kind kind; /* of its class: INT64 stands for every integer; NONE: not told */
};
struct live_prepared {
    bool ok;
    struct str message; /* why not */
    VEC(struct live_result) columns;
};

struct live;
struct live_driver {
    /* NULL: *error says why. Nothing is ever written: the database is opened for reading, or its session is. */
    struct live *(*open)(struct arena *a, struct str url, struct str *error);
    void (*close)(struct live *l);
    const char *(*engine)(const struct live *l);   /* "sqlite", "mariadb", "mysql", "dolt" */
    struct str (*database)(const struct live *l);  /* of a server; empty: none was chosen */
    struct str (*collation)(const struct live *l); /* … its default collation */
    /* All of the database (empty: the connection's own) but what the engine itself has. False: *error says why. */
    bool (*objects)(struct live *l, struct str database, live_object_vec *out, struct str *error);
    void (*prepare)(struct live *l, struct arena *a, struct str sql, struct live_prepared *out);
};

/* The catalogue's counterpart in the database is compared with it, and each query prepared there; what differs is reported.
 * ddl: the schema as it is written for the engine, where that is another than the dialect's own (else n == 0). */
struct live_project {
    struct arena *arena;
    struct diags *diags;
    const struct catalog *catalog;
    const struct model *model;
    const struct str *ddl;
    unsigned n_ddl;
    enum target target;
};
bool live_verify(const struct live_project *p, const struct live_driver *driver, struct str url);

#endif
