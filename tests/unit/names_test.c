/* names_test.c: SQL names → C identifiers, and which files a source's code goes to (compiler/emit/names.h). */
#include "emit/names.h"

#include "check.h"
#include "emit/outputs.h"

struct pair {
    const char *sql, *c;
};

static void test_members(struct arena *a)
{
    static const struct pair all[] = {
        {"event_id", "event_id"},
        {"EventID", "EventID"},
        {"class", "class_"},
        {"int", "int_"},
        {"errno", "errno_"},
        {"linux", "linux_"},
        {"unix", "unix_"},
        {"NULL", "NULL_"},
        {"EOF", "EOF_"},
        {"stdin", "stdin_"},
        {"assert", "assert_"},
        {"major", "major_"},
        {"i386", "i386_"},
        {"bool", "bool_"},
        {"and", "and_"},
        {"co_await", "co_await_"},
        {"nullptr", "nullptr_"},
        {"static_assert", "static_assert_"},
        {"time", "time"},
        {"index", "index"},
        {"my col", "my_col"},
        {"a--b", "a_b"},
        {"2nd", "_2nd"},
        {"_x", "_x"},
        {"_X", "X"},
        {"__x", "_x"},
        {"a__b", "a_b"},
        {"", "column_1"},
        {"***", "column_1"},
        {"caf\xC3\xA9", "cafe"},
        {"Stra\xC3\x9F"
         "e",
         "Strasse"},
        {"\xE5\x90\x8D", "_u540d_"},
        {"int64_t", "int64_t_"},
        {"sc_text", "sc_text_"},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        CHECK_STR(names_member(a, str_from(all[i].sql), "column_1").p, all[i].c);
}

static void test_columns(struct arena *a)
{
    static const struct pair all[] = {
        {"COUNT(*)", "count"},
        {"max(t.created_at)", "max"},
        {"COUNT(DISTINCT x)", "count"},
        {"count(a) + 1", "column_3"},
        {"(a)", "column_3"},
        {"f(')')", "f"},
        {"f(a) + g(b)", "column_3"},
        {"1", "column_3"},
        {"a + b", "column_3"},
        {"?", "column_3"},
        {"n", "n"},
        {"my alias", "my_alias"},
        {"CASE WHEN a THEN b END", "CASE_WHEN_a_THEN_b_END"},
        {"'text'", "column_3"},
        {"if(a, b, c)", "if_"},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        CHECK_STR(names_column_base(a, str_from(all[i].sql), true, 2).p, all[i].c);
    CHECK_STR(names_column_base(a, STR("COUNT(*)"), false, 2).p, "COUNT_"); /* a column that is really named so */
}

static void test_global(struct arena *a)
{
    CHECK_STR(names_global(a, STR("mood"), "type").p, "mood");
    CHECK_STR(names_global(a, STR("_mood"), "type").p, "mood");
    CHECK_STR(names_global(a, STR("2fa"), "type").p, "t2fa");
    CHECK_STR(names_global(a, STR("signal"), "type").p, "signal_");
    CHECK_STR(names_global(a, STR("time_row"), "type").p, "time_row");
    CHECK_STR(names_constant(a, STR("tool call"), "EMPTY").p, "TOOL_CALL");
    CHECK_STR(names_constant(a, STR(""), "EMPTY").p, "EMPTY");
    CHECK(str_eq(names_constant(a, STR("-x-"), "EMPTY"), STR("X")));
}

static void test_distinct(struct arena *a)
{
    struct str v[] = {STR("id"), STR("id"), STR("id_2"), STR("id"), STR("row")};
    const struct str taken[] = {STR("row")};
    names_distinct(a, v, 5, taken, 1);
    CHECK_STR(v[0].p, "id");
    CHECK_STR(v[1].p, "id_3");
    CHECK_STR(v[2].p, "id_2");
    CHECK_STR(v[3].p, "id_4");
    CHECK_STR(v[4].p, "row_2");
}

static void test_scope(struct arena *a)
{
    struct names_scope s;
    names_scope_init(&s, a);
    CHECK(names_take(&s, STR("a"), STR("first")) == NULL);
    const struct str *owner = names_take(&s, STR("a"), STR("second"));
    CHECK(owner && str_eq(*owner, STR("first")));
    CHECK_STR(names_take_any(&s, STR("a"), STR("third")).p, "a_2");
    CHECK_STR(names_take_any(&s, STR("a"), STR("fourth")).p, "a_3");
}

static void check_stems(struct arena *a, const struct pair *all, unsigned n)
{
    struct str paths[8], stems[8];
    for (unsigned turn = 0; turn < n; turn++) { /* the order does not matter */
        for (unsigned i = 0; i < n; i++) paths[i] = str_from(all[(i + turn) % n].sql);
        names_stems(a, paths, n, stems);
        for (unsigned i = 0; i < n; i++) CHECK_STR(str_dup(a, stems[i]).p, all[(i + turn) % n].c);
    }
}

static void test_stems(struct arena *a)
{
    static const struct pair plain[] = {
        {"src/app.c", "app"}, {"queries/orders.sql", "orders"}, {"my file.c", "my_file"}, {"./x-y.cc", "x-y"}};
    static const struct pair folders[] = {{"src/app.c", "src_app"}, {"lib/app.c", "lib_app"}, {"other.c", "other"}};
    static const struct pair same[] = {{"src/app.c", "src_app_c"}, {"src/app.sql", "src_app_sql"}};
    static const struct pair root[] = {{"app.c", "app_c"}, {"src/app.c", "src_app"}};
    static const struct pair deep[] = {{"a/src/app.c", "a_src_app"}, {"b/src/app.c", "b_src_app"}};
    static const struct pair alike[] = {{"a b.c", "a_b_c"}, {"a_b.c", "a_b_c_2"}};
    static const struct pair cases[] = {{"App.c", "App_c"}, {"app.c", "app_c_2"}};
    check_stems(a, plain, 4);
    check_stems(a, folders, 3);
    check_stems(a, same, 2);
    check_stems(a, root, 2);
    check_stems(a, deep, 2);
    check_stems(a, alike, 2);
    check_stems(a, cases, 2);
}

static void test_ours(void)
{
    CHECK(output_is_ours(OUTPUT_GENERATED, STR("/* Generated by schemac from a.c: do not edit. */\n")));
    CHECK(output_is_ours(OUTPUT_GENERATED, STR("/* Gener")));
    CHECK(output_is_ours(OUTPUT_GENERATED, STR("")));
    CHECK(!output_is_ours(OUTPUT_GENERATED, STR("/* mine */")));
    CHECK(output_is_ours(OUTPUT_CACHE, STR("{\n  \"schemac\": 1,")));
    CHECK(output_is_ours(OUTPUT_CACHE, STR("{\n  \"sche")));
    CHECK(output_is_ours(OUTPUT_CACHE, STR("{ ")));
    CHECK(!output_is_ours(OUTPUT_CACHE, STR("{\"mine\": 1}")));
    CHECK(!output_is_ours(OUTPUT_CACHE, STR("mine")));
    CHECK(!output_is_orphan(OUTPUT_CACHE, STR("a.json"), STR("{")));
    CHECK(output_is_orphan(OUTPUT_CACHE, STR("a.json"), STR("{\"schemac\": 1}")));
    CHECK(!output_is_orphan(OUTPUT_CACHE, STR("a.txt"), STR("{\"schemac\": 1}")));
    CHECK(output_is_orphan(OUTPUT_GENERATED, STR("a_queries.c"), STR("/* Generated by schemac from a.c")));
    CHECK(!output_is_orphan(OUTPUT_GENERATED, STR("a.c"), STR("/* Generated by schemac from a.c")));
}

int main(void)
{
    struct arena a = {0};
    test_members(&a);
    test_columns(&a);
    test_global(&a);
    test_distinct(&a);
    test_scope(&a);
    test_stems(&a);
    test_ours();
    arena_free(&a);
    return check_result();
}
