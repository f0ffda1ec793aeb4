/* funcs_test.c: the table of functions (compiler/sema/funcs.def) is well formed, and found by name, arity and dialect. */
#include "sema/funcs.h"

#include "check.h"

static void test_table(void)
{
    unsigned n;
    const struct func *f = func_table(&n);
    CHECK(n > 200);
    for (unsigned i = 0; i < n; i++) {
        bool sorted = i == 0 || str_cmp_nocase(str_from(f[i - 1].name), str_from(f[i].name)) <= 0;
        bool arity = f[i].least <= f[i].most, letters = f[i].args[strspn(f[i].args, "tidbjTcuav(")] == '\0';
        bool has_letters = f[i].most == 0 || f[i].args[0];
        bool aggregate = f[i].null == NULL_AGGREGATE || f[i].null == NULL_AGGREGATE_REAL || f[i].null == NULL_TOTAL;
        if (!CHECK(sorted && arity && letters && has_letters && f[i].where && (!aggregate || f[i].kind != FUNC_SCALAR)))
            fprintf(stderr, "    %s\n", f[i].name);
        for (unsigned k = i + 1; k < n && strcmp(f[k].name, f[i].name) == 0; k++) /* one row for one call */
            CHECK(!(f[k].where & f[i].where) || f[k].least > f[i].most || f[i].least > f[k].most);
    }
}

static void test_find(void)
{
    const struct sql_options mysql = {.dialect = DIALECT_MYSQL}, sqlite = {.dialect = DIALECT_SQLITE};
    const struct sql_options oracle = {.dialect = DIALECT_MYSQL, .flavour = FLAVOUR_MYSQL};
    unsigned least, most;
    CHECK(func_find(&mysql, STR("coalesce"), 1) && !func_find(&sqlite, STR("coalesce"), 1));
    CHECK(func_find(&mysql, STR("ABS"), 1) && !func_find(&mysql, STR("ABS"), 2) && !func_find(&mysql, STR("ABS"), 0));
    CHECK(!func_find(&mysql, STR(""), 0) && !func_find(&mysql, STR("ZZZ"), 1) && !func_find(&mysql, STR("A"), 1));
    CHECK(func_find(&mysql, STR("md5"), 1) && !func_find(&oracle, STR("md5"), 1));
    const struct func *one = func_find(&sqlite, STR("max"), 1), *two = func_find(&sqlite, STR("max"), 2);
    CHECK(one && two && one->kind == FUNC_AGGREGATE && two->kind == FUNC_SCALAR);
    CHECK(!func_find(&mysql, STR("max"), 2));
    CHECK(func_arity(&sqlite, STR("Max"), &least, &most) && least == 1 && most == FUNC_ANY_NUMBER);
    CHECK(!func_arity(&sqlite, STR("concat_ws"), &least, &most));
}

int main(void)
{
    test_table();
    test_find();
    return check_result();
}
