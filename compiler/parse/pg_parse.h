/* pg_parse.h: the postgres front end's one duty beside pg_parse_stmt() (parse.h).
 *
 * libpg_query keeps memory for each thread that parsed, and gives it back when a thread ends. The
 * main thread calls this as the last thing before the program ends: parsing again on the same
 * thread afterwards is a use after free inside libpg_query 15-4.0.0 (it does not start anew). */
#ifndef SCHEMAC_PARSE_PG_PARSE_H
#define SCHEMAC_PARSE_PG_PARSE_H

void pg_parse_exit(void);

#endif
