/* client.h: what the mysql client and the sqlite3 shell read themselves, before a server sees the text: DELIMITER, `source x.sql`,
 * `\G`, a backslash at a line's end, `.read x.sql`. Part of splitting .sql files into statements. */
#ifndef SCHEMAC_SCAN_CLIENT_H
#define SCHEMAC_SCAN_CLIENT_H

#include "scan/sql_split.h"

/* A DELIMITER line is obeyed, and the walk goes on behind it. */
bool client_delimiter(struct splitter *s, const struct sql_piece *p);
/* A piece as the client sees it: a line that is a command is one piece and ends its statement. */
void client_piece(struct splitter *s, struct sql_piece *p);
/* The statement's text without the backslashes that end lines. */
struct sqltext *client_text(struct arena *a, const struct sql_options *o, const struct sqltext *t);

/* A command of the client's or shell's that stands where a statement does: `source FILE`, `\. FILE`, `.read FILE`, `.mode list`. */
struct client_command {
    struct str word;
    struct str file; /* what it reads */
    bool reads;
    bool harmless; /* it changes no table */
    bool quiet;    /* … and nothing need be said of it */
};
bool client_command(const struct sql_options *o, struct str statement, struct client_command *out);

#endif
