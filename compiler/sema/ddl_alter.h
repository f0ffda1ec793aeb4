/* ddl_alter.h: private to sema/ddl_alter*.c: one action of an ALTER TABLE. */
#ifndef SCHEMAC_SEMA_DDL_ALTER_H
#define SCHEMAC_SEMA_DDL_ALTER_H

#include "sema/ddl.h"

struct alter {
    const struct ddl *x;
    struct table *t;
    const struct alter_table *s;
    const struct alter_action *a;
    struct column *renamed; /* the action's column, which has its new name already; NULL: it has not */
};

/* ddl_alter_key.c: what names an index, a foreign key or a CHECK. */
bool ddl_alter_drop(const struct alter *k);
bool ddl_alter_rename_index(const struct alter *k);
bool ddl_alter_rename_constraint(const struct alter *k);
bool ddl_alter_there(const struct alter *k); /* ADD … IF NOT EXISTS, and it does */
bool ddl_alter_index_option(const struct alter *k);
bool ddl_alter_check_option(const struct alter *k);

#endif
