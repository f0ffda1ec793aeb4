/* pg_parse.h: the postgres front end's one duty beside pg_parse_stmt() (parse.h).
 *
 * libpg_query keeps memory for each thread that parsed. A thread that is done with it, and the program at
 * its end, calls this; a later parse simply starts anew. */
#ifndef SCHEMAC_PARSE_PG_PARSE_H
#define SCHEMAC_PARSE_PG_PARSE_H

void pg_parse_exit(void);

#endif
