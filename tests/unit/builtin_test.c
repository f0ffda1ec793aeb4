/* builtin_test.c: every table of the engines' own is made of its data with all its columns, for one server and for several. */
#include "check.h"
#include "sema/builtin.h"

struct entry {
    const char *database, *name, *columns;
};

#define T(database, name, columns) {database, name, columns},
static const struct entry of_mysql[] = {
#include "sema/builtin_mysql.def"
};
static const struct entry of_mariadb[] = {
#include "sema/builtin_mariadb.def"
};
static const struct entry of_dolt[] = {
#include "sema/builtin_dolt.def"
#include "sema/builtin_dolt_1_83.def"
};
static const struct entry of_dolt_2_3[] = {
#include "sema/builtin_dolt_2_3.def"
};
static const struct entry of_sqlite[] = {
#include "sema/builtin_sqlite.def"
};

/* Columns are parted by commas outside parentheses and strings. */
static unsigned count_columns(const char *text)
{
    unsigned n = 1, depth = 0;
    bool quoted = false;
    for (; *text; text++) {
        quoted = quoted != (*text == '\'');
        depth += !quoted && *text == '(';
        depth -= !quoted && *text == ')';
        n += !quoted && !depth && *text == ',';
    }
    return n;
}

static void check_all(const struct entry *list, unsigned n, struct sql_options o, enum dolt_version dolt)
{
    struct arena a = {0};
    struct catalog c;
    catalog_init(&c, &a, &o);
    c.dolt = dolt;
    for (unsigned i = 0; i < n; i++) {
        struct str database = str_from(list[i].database), name = str_from(list[i].name);
        const struct table *t = builtin_table(&c, database, name);
        CHECK(t != NULL);
        CHECK(t && t->builtin && t->columns.n == count_columns(list[i].columns));
        for (unsigned k = 0; t && k < t->columns.n; k++) {
            enum type_kind kind = t->columns.v[k]->type.kind;
            CHECK(kind != TYPE_NONE && kind != TYPE_ENUM && kind != TYPE_SET);
        }
    }
    arena_free(&a);
}
#define CHECK_ALL(list, dialect_, flavour_, dolt)                                                                      \
    check_all(list, sizeof(list) / sizeof *(list), (struct sql_options){.dialect = dialect_, .flavour = flavour_}, dolt)

/* Under flavour any the columns of all servers, those that some lack hidden, and never NOT NULL where one says NULL. */
static void check_joined(void)
{
    struct arena a = {0};
    struct catalog any, mysql;
    struct sql_options o = {.dialect = DIALECT_MYSQL, .flavour = FLAVOUR_ANY};
    catalog_init(&any, &a, &o);
    o.flavour = FLAVOUR_MYSQL;
    catalog_init(&mysql, &a, &o);
    for (size_t i = 0; i < sizeof of_mysql / sizeof *of_mysql; i++) {
        struct str database = str_from(of_mysql[i].database), name = str_from(of_mysql[i].name);
        const struct table *both = builtin_table(&any, database, name), *one = builtin_table(&mysql, database, name);
        CHECK(both && one);
        for (unsigned k = 0; both && one && k < one->columns.n; k++) {
            const struct column *c = table_column(both, one->columns.v[k]->name);
            CHECK(c && (!c->not_null || one->columns.v[k]->not_null) && c->invisible == (c->only.n > 0));
        }
    }
    const struct table *t = builtin_table(&any, STR("information_schema"), STR("Tables"));
    CHECK(t && !t->only.n && table_column(t, STR("table_name")) && !table_column(t, STR("table_name"))->only.n);
    t = builtin_table(&any, STR("performance_schema"), STR("threads"));
    CHECK(t && str_eq(t->only, STR("MySQL and MariaDB")));
    t = builtin_table(&any, (struct str){0}, STR("dolt_log"));
    CHECK(t && str_eq(t->only, STR("Dolt")) && str_eq(table_column(t, STR("author"))->only, STR("Dolt 2.3")));
    CHECK(!builtin_table(&mysql, (struct str){0}, STR("dolt_log")));
    CHECK(!builtin_table(&mysql, STR("mysql"), STR("USER")) && builtin_table(&mysql, STR("mysql"), STR("user")));
    CHECK(str_eq(builtin_nearest(&mysql, STR("information_schema"), STR("tabels")), STR("TABLES")));
    CHECK(builtin_database(&any, STR("INFORMATION_SCHEMA")) && !builtin_database(&any, STR("app")));
    arena_free(&a);
}

static void check_procedures(void)
{
    struct arena a = {0};
    struct catalog c;
    struct sql_options o = {.dialect = DIALECT_MYSQL, .flavour = FLAVOUR_DOLT};
    catalog_init(&c, &a, &o);
    const struct table *t = builtin_procedure(&c, STR("DOLT_MERGE"));
    CHECK(t && t->columns.n == 4 && !t->columns.v[0]->not_null && t->columns.v[1]->not_null);
    CHECK(t && t->columns.v[1]->type.kind == TYPE_INT64 && str_eq(t->columns.v[3]->name, STR("message")));
    CHECK(!builtin_procedure(&c, STR("dolt_nothing")));
    arena_free(&a);
}

int main(void)
{
    CHECK_ALL(of_mysql, DIALECT_MYSQL, FLAVOUR_MYSQL, DOLT_ANY);
    CHECK_ALL(of_mariadb, DIALECT_MYSQL, FLAVOUR_MARIADB, DOLT_ANY);
    CHECK_ALL(of_dolt, DIALECT_MYSQL, FLAVOUR_DOLT, DOLT_1_83);
    CHECK_ALL(of_dolt_2_3, DIALECT_MYSQL, FLAVOUR_DOLT, DOLT_2_3);
    CHECK_ALL(of_sqlite, DIALECT_SQLITE, FLAVOUR_ANY, DOLT_ANY);
    check_joined();
    check_procedures();
    return check_result();
}
