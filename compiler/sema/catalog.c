/* catalog.c: the schema as the DDL left it: looking things up. Made by ddl*.c, read by all that comes after. */
#include "sema/catalog.h"

/* MySQL on Linux tells `Events` from `events` (lower_case_table_names=0, its default there); PostgreSQL's folding is
 * the parser's, and what it leaves must not differ in case alone, because SQLite could not hold both. */
void catalog_init(struct catalog *c, struct arena *a, const struct sql_options *o)
{
    *c = (struct catalog){.arena = a, .options = *o};
    map_init(&c->tables, a, o->dialect != DIALECT_MYSQL);
    map_init(&c->enums, a, true);
    map_init(&c->domains, a, true);
}

struct table *catalog_table(const struct catalog *c, struct str name)
{
    return map_get(&c->tables, name);
}

struct column *table_column(const struct table *t, struct str name)
{
    return map_get(&t->by_name, name);
}
