/* ddl.h: private to sema/ddl*.c: replaying DDL into the catalogue. */
#ifndef SCHEMAC_SEMA_DDL_H
#define SCHEMAC_SEMA_DDL_H

#include "sema/catalog.h"
#include "sema/types.h"

/* One statement being replayed. */
struct ddl {
    struct catalog *c;
    struct diags *d;
    const struct stmt *s;
    struct arena *a;
};

/* ddl_find.c: looking names up; what is missing is reported with the nearest there is, and NULL. */
struct place ddl_place(const struct ddl *x, struct span span);
bool ddl_refuse(const struct ddl *x, struct span span, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* The database of something that the name makes; NULL: reported. */
struct database *ddl_database(const struct ddl *x, const struct qname *q);
struct table *ddl_relation(const struct ddl *x, const struct qname *q); /* a table or a view */
struct table *ddl_table(const struct ddl *x, const struct qname *q);    /* a view is none: reported */
struct column *ddl_column(const struct ddl *x, const struct table *t, const struct name *name);
struct diag *ddl_no_column(const struct ddl *x, enum diag_code code, const struct table *t, const struct name *name);
struct index *ddl_index(const struct catalog *c, const struct table *on, struct str name, struct table **owner);
bool ddl_server(const struct ddl *x, struct span span, unsigned servers, const char *what);

/* ddl_expr.c: names in CHECK, DEFAULT, generated columns and index expressions. */
bool ddl_expr(const struct ddl *x, const struct table *t, struct expr *e, const char *where);
/* ddl_function.c: what the engines refuse in an expression of the schema. own: the column whose value it is, or NULL. */
enum ddl_use { DDL_VIRTUAL = 1, DDL_STORED = 2, DDL_CHECK = 4, DDL_DEFAULT = 8, DDL_INDEX = 16 };
bool ddl_computable(const struct ddl *x, const struct column *own, struct expr *e, enum ddl_use use, const char *where);
/* ddl_generated.c: the table is complete */
void ddl_check_generated(const struct ddl *x, const struct table *t, struct span span);
bool expr_uses(const struct expr *e, const struct column *column);
bool expr_uses_other(const struct expr *e, const struct column *column); /* a column that is not this one */
/* Calls visit for e and all under it, this query level only, until it gives false. */
typedef bool expr_visit_fn(void *ctx, struct expr *e);
bool expr_each(struct expr *e, expr_visit_fn *visit, void *ctx);

/* domain_range.c: the narrowest integer type that a domain's CHECKs prove to hold its values; TYPE_NONE: none narrower. */
enum type_kind domain_range(const struct column_def *base, const struct type *t);

/* Every expression of a table's definition, with the text it stands in. */
typedef void table_expr_fn(void *ctx, struct expr *e, const struct sqltext *text);
void table_each_expr(const struct table *t, table_expr_fn *visit, void *ctx);

/* ddl_default.c */
bool ddl_default(const struct ddl *x, const struct column *c, const struct column_def *def);
bool ddl_on_update(const struct ddl *x, const struct column *c, const struct column_def *def);

/* ddl_column.c */
void ddl_column_fill(const struct ddl *x, struct table *t, struct column *c, const struct column_def *def);
/* Makes and adds the column with its inline keys; at: its position, or t->columns.n. */
void ddl_column_add(const struct ddl *x, struct table *t, const struct column_def *def, unsigned at);
void ddl_column_rename(const struct ddl *x, struct table *t, struct column *c, const struct name *to);
void ddl_column_move(struct table *t, struct column *c, unsigned at);
void ddl_column_remove(const struct ddl *x, struct table *t, struct column *c);
void ddl_column_name_enum(const struct ddl *x, struct column *c);
/* CHECK, generated and index expressions, once all columns are there. */
void ddl_column_exprs(const struct ddl *x, struct table *t, struct column *c);

/* ddl_key.c: own: the column an inline constraint stands at, or NULL. */
bool ddl_constraint(const struct ddl *x, struct table *t, const struct constraint *k, struct column *own);
/* ddl_part.c */
bool ddl_mysql_part(const struct ddl *x, const struct table *t, const struct index *i, const struct index_part *p,
                    struct span span);
void ddl_index_add(const struct ddl *x, struct table *t, struct index *i, struct span span);
void ddl_index_remove(struct table *t, const struct index *i);
bool ddl_index_parts(const struct ddl *x, struct table *t, struct index *i, const key_vec *parts);
void ddl_primary(const struct ddl *x, struct table *t, struct column *own, struct span span);
void ddl_unique(const struct ddl *x, struct table *t, struct column *own, struct span span);
/* What can be judged once a CREATE or ALTER TABLE is complete: AUTO_INCREMENT and its key. */
void ddl_table_done(const struct ddl *x, struct table *t, struct span span);

/* ddl_implied.c: the engine's own indexes for foreign keys: made once a statement is complete; gone where the user's own
 * stands in their place. */
void ddl_imply_indexes(const struct ddl *x, struct table *t);
bool ddl_foreign_served(const struct table *t, const struct foreign_key_info *f); /* by one of its indexes */
void ddl_drop_implied(const struct ddl *x, struct table *t, const struct index *own);

/* ddl_partition.c: the names in PARTITION BY (NULL: none any more), PERIOD FOR and ALTER TABLE … ORDER BY. */
bool ddl_partition(const struct ddl *x, struct table *t, const struct partitioning *by);
bool ddl_partitions(const struct ddl *x, const struct table *t, struct span span); /* is there one to do this to? */
void ddl_partition_keys(const struct ddl *x, const struct table *t, struct span span);
bool ddl_partition_uses(const struct table *t, const struct column *c);
bool ddl_period(const struct ddl *x, struct table *t, const struct period *p);
const struct table_period *ddl_period_named(const struct table *t, struct str name);
bool ddl_order(const struct ddl *x, const struct table *t, const struct alter_action *a);

/* ddl_convert.c */
bool ddl_convert(const struct ddl *x, struct table *t, const struct alter_action *a);

/* ddl_name.c: the names the engines give what has none. */
struct str ddl_auto_index(const struct ddl *x, const struct table *t, const struct index *i);
struct str ddl_auto_foreign(const struct ddl *x, const struct table *t, const struct foreign_key_info *f);
struct str ddl_auto_check(const struct ddl *x, const struct table *t, const struct column *own);

/* ddl_database.c */
bool ddl_databases(const struct ddl *x, const struct database_stmt *s);
void ddl_database_finish(struct catalog *c); /* queries begin in the schema's own */

/* ddl_copy.c: CREATE TABLE … LIKE; ddl_as_select.c: … AS SELECT. */
bool ddl_copy_table(const struct ddl *x, struct table *t, const struct qname *like);
bool ddl_select_columns(const struct ddl *x, struct table *t, const struct create_table *s);
struct bind;
struct query;
bool ddl_infer_query(struct bind *b, struct query *q); /* types for a query of the schema's, bound already */

/* ddl_view.c */
bool ddl_create_view(const struct ddl *x, const struct create_view *s);
bool ddl_drop_view(const struct ddl *x, const struct drop *s, const struct qname *q);
bool ddl_views_finish(struct catalog *c, struct diags *d);

/* ddl_infer.c: types every expression of the finished schema, for emit_sql; reports functions there are not. */
void ddl_infer(struct catalog *c, struct diags *d);

/* ddl_table.c, ddl_alter.c, ddl_type.c, ddl_drop.c: one kind of statement each. */
bool ddl_create_table(const struct ddl *x, const struct create_table *s);
/* ddl_virtual.c */
bool ddl_virtual_columns(const struct ddl *x, struct table *t, const struct create_table *s);
bool ddl_create_index(const struct ddl *x, const struct create_index *s);
bool ddl_create_type(const struct ddl *x, const struct create_type *s);
bool ddl_alter(const struct ddl *x, const struct alter_table *s);
bool ddl_drop(const struct ddl *x, const struct drop *s);
bool ddl_rename(const struct ddl *x, const struct rename_tables *s);
/* ddl_program.c: triggers, routines, events, sequences enter the catalogue; their bodies are judged in the end. */
bool ddl_create_trigger(const struct ddl *x, const struct create_trigger *s);
bool ddl_create_routine(const struct ddl *x, const struct create_routine *s);
bool ddl_alter_routine(const struct ddl *x, const struct drop *s);
bool ddl_create_event(const struct ddl *x, const struct create_event *s);
bool ddl_create_sequence(const struct ddl *x, const struct create_sequence *s);
bool ddl_drop_program(const struct ddl *x, const struct drop *s, const struct qname *q);
void ddl_drop_triggers(struct catalog *c, const struct table *t); /* of a table that goes */
/* CALL in the schema: whether the procedure changes tables is known in the end. */
bool ddl_call(const struct ddl *x, struct stmt *s);
void ddl_drop_programs(struct catalog *c, const struct database *in); /* routines and events of a database that goes */
bool ddl_index_name_free(const struct ddl *x, const struct table *t, const struct name *name);
bool ddl_rename_table(const struct ddl *x, const struct qname *from, const struct qname *to);

/* ddl_rows.c: INSERT, UPDATE, DELETE, SELECT. */
bool ddl_rows(const struct ddl *x, struct stmt *s);

/* ddl_session.c: SET; and the modes under which the statements that are kept were written. */
bool ddl_session(const struct ddl *x);
void ddl_session_mode(const struct ddl *x);
void ddl_session_finish(const struct ddl *x);

#endif
