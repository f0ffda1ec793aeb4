/* sql_split.h: a .sql text cut into statements, without copying. scan's half for SQL files. */
#ifndef SCHEMAC_SCAN_SQL_SPLIT_H
#define SCHEMAC_SCAN_SQL_SPLIT_H

#include "scan/compound.h"
#include "scan/site.h"
#include "scan/sql_piece.h"

/* A statement of a schema's file, or a line that the client reads itself (client.h). */
struct schema_statement {
    struct sqltext *text;
    const struct annotation *annotation; /* NULL: none */
};
typedef VEC(struct schema_statement) schema_statement_vec;

/* A schema file's statements, comments and delimiters left out. false: reported, and *out is incomplete. */
bool sql_split_schema(struct arena *a, struct diags *d, const struct sql_options *o, const struct source *s,
                      schema_statement_vec *out);
/* A query file: named statements (`-- name: x :one`). false: something was reported. */
bool sql_scan_queries(struct arena *a, struct diags *d, const struct scan_options *o, const struct source *s,
                      site_vec *out);

/* The walk underneath: pieces in order; PIECE_DELIMITER only where a statement really ends. DELIMITER lines
 * of a mysql file are obeyed and left out. */
struct splitter {
    const struct sql_options *options;
    const struct sqltext *text;
    struct diags *diags;
    struct compound compound;
    struct str delimiter;
    uint32_t at;
    unsigned code_depth; /* executable comments that are open */
    bool commands;       /* DELIMITER is one: files, not literals */
    bool started;        /* a significant piece came since the last delimiter */
    bool line;           /* a client's command came, which its line's end ends */
    bool failed;         /* reported */
};
void splitter_init(struct splitter *s, struct diags *d, const struct sql_options *o, const struct sqltext *text,
                   bool commands);
struct sql_piece splitter_next(struct splitter *s);
bool piece_is_significant(const struct sql_piece *p);

#endif
