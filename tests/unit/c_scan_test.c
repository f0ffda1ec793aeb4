/* c_scan_test.c: queries in C sources, byte for byte as a compiler decodes them, and what is none. */
#include "check.h"
#include "scan/c_scan.h"
#include "scan/query_names.h"
#include "scan_text.h"

static struct arena arena;

/* One scan of a file `f`: what was found and what was said. */
struct scanned {
    struct scan_result result;
    struct diags diags;
    struct source *source;
    bool ok;
};

static struct scanned scan_n(enum dialect dialect, const char *text, size_t n)
{
    struct scanned s = {.source = text_source_n(&arena, "f", text, n)};
    struct scan_options o = {.sql = {.dialect = dialect}};
    diags_init(&s.diags, &arena);
    s.ok = c_scan(&arena, &s.diags, &o, s.source, &s.result);
    CHECK(s.ok == !diags_failed(&s.diags));
    return s;
}

static struct scanned scan(const char *text)
{
    return scan_n(DIALECT_MYSQL, text, strlen(text));
}

/* "name=sql\n" for each good site; "name!\n" for a bad one. */
static const char *found(const char *text)
{
    struct scanned s = scan(text);
    struct buf b = {0};
    for (unsigned i = 0; i < s.result.sites.n; i++) {
        struct site *site = s.result.sites.v[i];
        if (site->bad)
            buf_printf(&b, "%.*s!\n", STR_ARG(site->name));
        else
            buf_printf(&b, "%.*s=%.*s\n", STR_ARG(site->name), STR_ARG(site->text->text));
    }
    const char *copy = arena_strdup(&arena, b.p ? b.p : "", b.n);
    buf_free(&b);
    return copy;
}

/* "E0109 1:23 text" of the first diagnostic; "" without one. */
static const char *said_by(struct scanned s)
{
    uint32_t first, last;
    unsigned line, column;
    diags_text(&arena, &s.diags);
    if (!s.diags.all.n) return "";
    struct diag *g = s.diags.all.v[0];
    place_range(g->place, &first, &last);
    source_position(s.source, first, &line, &column);
    return str_printf(&arena, "%s %u:%u %.*s", diag_code_name(g->code), line, column, STR_ARG(g->text)).p;
}

static const char *said(const char *text)
{
    return said_by(scan(text));
}

static void test_literals(void)
{
    CHECK_STR(found("SCHEMAC_QUERY(a, \"SELECT 1\");"), "a=SELECT 1\n");
    CHECK_STR(found("void f(void) { SCHEMAC_QUERY ( a /* x */ , // y\n \"SELECT\" /* z */ \" 1\"\n\n\" \" ) ; }"),
              "a=SELECT 1 \n");
    CHECK_STR(found("SCHEMAC_QUERY(a, u8\"SELECT 1\");SCHEMAC_QUERY(b, \"SELECT\" u8\" 2\");"),
              "a=SELECT 1\nb=SELECT 2\n");
    CHECK_STR(found("SCHEMAC_QUERY(a, \"SELECT '\\\\'' \\\"x\\\" \\x41\\101\\t\\u00e9\\U0001F600\\n\");"),
              "a=SELECT '\\'' \"x\" AA\té😀\n\n");
    CHECK_STR(found("SCHEMAC_QUERY(a, \"SELECT '\\0601\\x4a\"\"1'\");"), "a=SELECT '01J1'\n");
    CHECK_STR(found("SCHEMAC_QUERY(a, \"SELECT \\xc3\\xa9\\e\\a\\b\\f\\v\\r\\?\\'x\\'\");"),
              "a=SELECT é\033\a\b\f\v\r?'x'\n");
    CHECK_STR(found("SCHEMAC_QUERY(a, R\"(SELECT \"x\"\\n\n)\" R\"xy(')\"')xy\");"), "a=SELECT \"x\"\\n\n')\"'\n");
    CHECK_STR(found("SCHEMAC_QUERY(a, u8R\"(SELECT\r\n1)\");\r\n"), "a=SELECT\n1\n");
    CHECK_STR(found("\xEF\xBB\xBFSCHEMAC_QUERY(a, \"SELECT 1\");"), "a=SELECT 1\n");
    CHECK_STR(found("SCHEMAC_QUERY(a, \"\" \"SELECT 1\" \"\");"), "a=SELECT 1\n");
    CHECK_STR(found("SCHEMAC_QUERY($a, \"SELECT 1\");"), "$a!\n");
}

static void test_continuations(void)
{
    CHECK_STR(found("SCHE\\\nMAC_QUERY(a\\\nb, \"SEL\\\r\nECT \\x\\\n41 \\\\\\\n\\\n\");"), "ab=SELECT A \\\n");
    CHECK_STR(found("// a comment \\\nSCHEMAC_QUERY(a, \"SELECT 1\");\nSCHEMAC_QUERY(b, \"SELECT 2\");"),
              "b=SELECT 2\n");
    CHECK_STR(found("/\\\n* SCHEMAC_QUERY(a, \"SELECT 1\"); *\\\n/ SCHEMAC_QUERY(b, \"SELECT 2\");"), "b=SELECT 2\n");
    CHECK_STR(found("SCHEMAC_QUERY(a, \"SELECT\\  \t\n 1\");"), "a=SELECT 1\n");
    CHECK_STR(found("SCHEMAC_QUERY(a, R\"(SELECT '\\\n')\");"), "a=SELECT '\\\n'\n");
}

static void test_none(void)
{
    CHECK_STR(found("// SCHEMAC_QUERY(a, \"SELECT 1\");\n/* SCHEMAC_QUERY(b, \"SELECT 1\"); */"), "");
    CHECK_STR(found("const char *s = \"SCHEMAC_QUERY(a, \\\"SELECT 1\\\");\"; char c = '\"'; char d = '\\'';"), "");
    CHECK_STR(found("const char *s = R\"x(\" SCHEMAC_QUERY(a, \"SELECT 1\"); )x\";"), "");
    CHECK_STR(found("MY_SCHEMAC_QUERY(a, \"x\"); SCHEMAC_QUERY; SCHEMAC_QUERY_X(a, \"SELECT 1\");"), "");
    CHECK_STR(found("#define SCHEMAC_QUERY(name, ...) extern int name\n"), "");
    CHECK_STR(found("#ifdef SCHEMAC_QUERY\n#undef SCHEMAC_QUERY\n#endif\n"), "");
    CHECK_STR(said("#define SCHEMAC_QUERY(n, ...) OTHER(n) SCHEMAC_QUERY\n"), "");
    CHECK_STR(found("int n = 1'000'000; SCHEMAC_QUERY(a, \"SELECT 1\"); int m = 0x1'f;"), "a=SELECT 1\n");
    CHECK_STR(found("#error don't\nSCHEMAC_QUERY(a, \"SELECT 1\");"), "a=SELECT 1\n");
    CHECK_STR(found("#ifdef DOC\n it's prose\n#endif\nSCHEMAC_QUERY(a, \"SELECT 1\");"), "a=SELECT 1\n");
}

static void test_conditions(void)
{
    CHECK_STR(found("#if 0\nSCHEMAC_QUERY(a, \"SELECT 1\");\n#else\nSCHEMAC_QUERY(b, \"SELECT 2\");\n#endif\n"),
              "b=SELECT 2\n");
    CHECK_STR(found("#ifdef X\nSCHEMAC_QUERY(a, \"SELECT 1\");\n#elif Y\nSCHEMAC_QUERY(b, \"SELECT 2\");\n#else\n"
                    "SCHEMAC_QUERY(c, \"SELECT 3\");\n#endif\n"),
              "a=SELECT 1\nb=SELECT 2\nc=SELECT 3\n");
    CHECK_STR(found("#if 1\nSCHEMAC_QUERY(a, \"SELECT 1\");\n#elif Y\nSCHEMAC_QUERY(b, \"SELECT 2\");\n#endif\n"),
              "a=SELECT 1\n");
    CHECK_STR(found(" # \\\n if (0) // no\n#if X\nSCHEMAC_QUERY(a, \"SELECT 1\");\n#else\n don't\n"
                    "SCHEMAC_QUERY(a, \"SELECT 1\");\n#endif\n#endif\nSCHEMAC_QUERY(b, \"SELECT 2\");"),
              "b=SELECT 2\n");
    CHECK_STR(found("#if 0 || X\nSCHEMAC_QUERY(a, \"SELECT 1\");\n#endif\n"), "a=SELECT 1\n");
    CHECK_STR(found("#if X\n#elif 0\nSCHEMAC_QUERY(a, \"SELECT 1\");\n#endif\n#endif\n#else\n"), "");
    CHECK_STR(found("#if 0 /* a\n comment */\nSCHEMAC_QUERY(a, \"SELECT 1\");\n/*\n#endif\n*/\n"), "");
    CHECK_STR(found("%:if 0\nSCHEMAC_QUERY(a, \"SELECT 1\");\n%:endif\nint x = 5 % 2; SCHEMAC_QUERY(b, \"SELECT 2\");"),
              "b=SELECT 2\n");
    CHECK_STR(found("int a; #if 0\nSCHEMAC_QUERY(a, \"SELECT 1\");"), "a=SELECT 1\n");
}

static void test_macros(void)
{
    CHECK_STR(found("#define COLS \"a, \" /* x */ \"b\"\n#define MORE COLS \\\n \", c\"\n#define NOTHING\n"
                    "SCHEMAC_QUERY(q, \"SELECT \" MORE NOTHING \" FROM t\");"),
              "q=SELECT a, b, c FROM t\n");
    CHECK_STR(found("#define X \"1\"\n#undef X\n#define X \"2\"\nSCHEMAC_QUERY(q, \"SELECT \" X);"), "q=SELECT 2\n");
    CHECK_STR(found("#ifdef A\n#define X \"1\"\nSCHEMAC_QUERY(q, \"SELECT \" X);\n#else\n#define X \"2\"\n"
                    "SCHEMAC_QUERY(r, \"SELECT \" X);\n#endif\n"),
              "q=SELECT 1\nr=SELECT 2\n");
    CHECK_STR(found("#define S \"x\"\n#define X \"SELECT \" S\n#undef S\n#define S \"1\"\nSCHEMAC_QUERY(q, X);"),
              "q=SELECT 1\n");
    CHECK_STR(said("#ifdef A\n#define X \"1\"\n#else\n#define X \"2\"\n#endif\nSCHEMAC_QUERY(q, \"SELECT \" X);\n"),
              "E0109 6:28 the macro `X` has more than one value here");
    CHECK_STR(found("#ifdef A\n#define X \"1\"\n#else\n#define X   \"1\"\n#endif\nSCHEMAC_QUERY(q, \"SELECT \" X);\n"),
              "q=SELECT 1\n");
    CHECK_STR(said("#define X \"1\"\n#ifdef A\n#undef X\n#define X \"2\"\n#endif\nSCHEMAC_QUERY(q, X);"),
              "E0109 6:18 the macro `X` has more than one value here");
    CHECK_STR(said("#define X X\nSCHEMAC_QUERY(q, X);"),
              "E0109 2:18 the macro `X` is not made of string literals only");
    CHECK_STR(said("#define X(a) \"1\"\nSCHEMAC_QUERY(q, X(1));"),
              "E0109 2:18 the macro `X` is not made of string literals only");
    CHECK_STR(said("#define X 12\nSCHEMAC_QUERY(q, \"SELECT\" X);"),
              "E0109 2:27 the macro `X` is not made of string literals only");
    CHECK_STR(said("SCHEMAC_QUERY(q, \"SELECT \" COLS);"),
              "E0109 1:28 `COLS` is no string literal, nor a macro that this file defines");
    CHECK_STR(said("#if 0\n#define X \"1\"\n#endif\nSCHEMAC_QUERY(q, X);"),
              "E0109 4:18 `X` is no string literal, nor a macro that this file defines");
    CHECK_STR(said("#define Q SCHEMAC_QUERY(q, \"SELECT 1\")\n"),
              "E0109 1:11 schemac does not see a SCHEMAC_QUERY inside a macro");
}

/* 2^40 expansions of nothing, if they were all made. */
static void test_macro_bomb(void)
{
    struct buf b = {0};
    buf_puts(&b, "#define X0\n");
    for (int i = 1; i <= 30; i++) buf_printf(&b, "#define X%d X%d X%d X%d\n", i, i - 1, i - 1, i - 1);
    buf_puts(&b, "SCHEMAC_QUERY(q, \"SELECT 1\" X30);");
    CHECK_STR(said(b.p), "E0109 32:29 the macro `X30` is not made of string literals only");
    buf_free(&b);
}

static void test_bad_literals(void)
{
    CHECK_STR(said("SCHEMAC_QUERY(q, L\"SELECT 1\");"),
              "E0109 1:18 SQL is UTF-8: a literal of wide characters cannot be a query");
    CHECK_STR(said("SCHEMAC_QUERY(q, \"SELECT 1\" U\"x\");"),
              "E0109 1:29 SQL is UTF-8: a literal of wide characters cannot be a query");
    CHECK_STR(said("SCHEMAC_QUERY(q, sql);"),
              "E0109 1:18 `sql` is no string literal, nor a macro that this file defines");
    CHECK_STR(said("SCHEMAC_QUERY(q, (\"SELECT 1\"));"),
              "E0109 1:18 SCHEMAC_QUERY's SQL is not a plain string literal");
    CHECK_STR(said("SCHEMAC_QUERY(q, \"SELECT 1\", 2);"),
              "E0109 1:28 SCHEMAC_QUERY's SQL is not a plain string literal");
    CHECK_STR(said("SCHEMAC_QUERY(q, );"), "E0109 1:18 SCHEMAC_QUERY's SQL is not a plain string literal");
    CHECK_STR(said("SCHEMAC_QUERY(q);"), "E0109 1:16 a comma is missing behind the query's name");
    CHECK_STR(said("SCHEMAC_QUERY(\"SELECT 1\");"), "E0109 1:15 SCHEMAC_QUERY's first argument is the query's name");
    CHECK_STR(said("SCHEMAC_QUERY(q, \"SELECT \\q\");"), "E0109 1:26 C has no such escape");
    CHECK_STR(said("SCHEMAC_QUERY(q, \"SELECT \\xg\");"), "E0109 1:26 \\x without hexadecimal digits");
    CHECK_STR(said("SCHEMAC_QUERY(q, \"SELECT \\x100\");"), "E0109 1:26 the escape does not fit in a byte");
    CHECK_STR(said("SCHEMAC_QUERY(q, \"SELECT \\777\");"), "E0109 1:26 the escape does not fit in a byte");
    CHECK_STR(said("SCHEMAC_QUERY(q, \"SELECT \\u12\");"), "E0109 1:26 \\u needs four hexadecimal digits");
    CHECK_STR(said("SCHEMAC_QUERY(q, \"SELECT \\ud800\");"), "E0109 1:26 the escape is no Unicode character");
    CHECK_STR(said("SCHEMAC_QUERY(q, \"SELECT a[?\?(1]\");"),
              "E0109 1:28 a trigraph, which some compilers replace and some do not");
    CHECK_STR(found("SCHEMAC_QUERY(q, \"SELECT ?\\?(1)\");SCHEMAC_QUERY(r, \"SELECT ?, ?\");"),
              "q=SELECT ?\?(1)\nr=SELECT ?, ?\n");
    CHECK_STR(said("SCHEMAC_QUERY(q, \"SELECT 1);\n"), "E0107 1:18 this string literal does not end");
    CHECK_STR(said("SCHEMAC_QUERY(q, R\"x(SELECT 1)\");\n"), "E0107 1:18 this string literal does not end");
    CHECK_STR(said("SCHEMAC_QUERY(q, \"SELECT 1\""), "E0109 1:28 SCHEMAC_QUERY's closing parenthesis is missing");
    CHECK_STR(said("SCHEMAC_QUERY(q, \"SELECT 1\"\n#ifdef X\n\"2\"\n#endif\n);"),
              "E0109 2:1 a preprocessor directive inside SCHEMAC_QUERY");
    CHECK_STR(said("f(R\"x(a)\"); SCHEMAC_QUERY(q, \"SELECT 1\");"), "E0107 1:3 this string literal does not end");
    CHECK_STR(said("int a; /* SCHEMAC_QUERY(a, \"SELECT 1\");"), "E0107 1:8 this comment does not end");
}

/* After a mistake the next query is found, and the bad one keeps its name. */
static void test_recovery(void)
{
    CHECK_STR(found("SCHEMAC_QUERY(a, f(1, \"x\"));\nSCHEMAC_QUERY(b, \"SELECT 1\");"), "a!\nb=SELECT 1\n");
    CHECK_STR(found("SCHEMAC_QUERY(a, \"SELECT 1\"\nSCHEMAC_QUERY(b, \"SELECT 2\");"), "a!\nb=SELECT 2\n");
    CHECK_STR(found("SCHEMAC_QUERY(a, \"SELECT 1\";\nSCHEMAC_QUERY(b, \"SELECT 2\");"), "a!\nb=SELECT 2\n");
    CHECK_STR(found("SCHEMAC_QUERY(a, \"SELECT 1);\nSCHEMAC_QUERY(b, \"SELECT 2\");"), "a!\nb=SELECT 2\n");
    CHECK_INT(scan("SCHEMAC_QUERY(a, x, y, z);").diags.all.n, 1);
}

static void test_bytes(void)
{
    CHECK_STR(said("SCHEMAC_QUERY(q, \"SELECT 1\\0\");"), "E0102 1:27 a NUL byte in SQL");
    CHECK_STR(said_by(scan_n(DIALECT_MYSQL, "SCHEMAC_QUERY(q, \"SELECT\0\");", 27)), "E0102 1:25 a NUL byte in SQL");
    CHECK_STR(said("SCHEMAC_QUERY(q, \"SELECT \\xe9\");"), "E0101 1:26 the byte 0xe9 is not valid UTF-8 here");
    CHECK_STR(said("SCHEMAC_QUERY(q, \"SELECT '\xe9'\");"), "E0101 1:27 the byte 0xe9 is not valid UTF-8 here");
    CHECK_STR(said("/* \xe9 */ char c = '\xe9'; SCHEMAC_QUERY(q, \"SELECT 1\");"), "");
}

static void test_comments(void)
{
    CHECK_STR(said("SCHEMAC_QUERY(q, \"SELECT 1 -- one\"\n  \" FROM t\");"),
              "E0108 1:28 this comment goes on into the next literal");
    CHECK_STR(said("SCHEMAC_QUERY(q, \"SELECT 1 # one\" \" FROM t\");"),
              "E0108 1:28 this comment goes on into the next literal");
    CHECK_STR(said("SCHEMAC_QUERY(q, \"SELECT 1 -- one\\n\" \" FROM t -- end\");"), "");
    CHECK_STR(said("SCHEMAC_QUERY(q, \"SELECT 1 -- one\" \"\\n FROM t\");"), "");
    CHECK_STR(said("SCHEMAC_QUERY(q, \"SELECT 5--1\" \" FROM t\");"), "");
    CHECK_STR(said("SCHEMAC_QUERY(q, \"SELECT '-- one\" \" FROM t'\");"), "");
    CHECK_STR(said("SCHEMAC_QUERY(q, \"SELECT 1 /* -- one\" \" */ FROM t\");"), "");
    CHECK_STR(said("SCHEMAC_QUERY(q, R\"(SELECT 1 -- one\n)\" \" FROM t\");"), "");
    const char *dashes = "SCHEMAC_QUERY(q, \"SELECT 5--1\" \" FROM t\");";
    CHECK_STR(said_by(scan_n(DIALECT_SQLITE, dashes, strlen(dashes))),
              "E0108 1:27 this comment goes on into the next literal");
    const char *hash = "SCHEMAC_QUERY(q, \"SELECT 5 # 1\" \" FROM t\");";
    CHECK_STR(said_by(scan_n(DIALECT_POSTGRES, hash, strlen(hash))), "");
}

static void test_statements(void)
{
    CHECK_STR(said("SCHEMAC_QUERY(q, \"\");"), "E0114 1:19 `q` has no statement");
    CHECK_STR(said("SCHEMAC_QUERY(q, \" /* x */ ; \");"), "E0114 1:19 `q` has no statement");
    CHECK_STR(said("SCHEMAC_QUERY(q, \"SELECT 1; SELECT 2\");"), "E0113 1:29 a second statement in the query `q`");
    CHECK_STR(said("SCHEMAC_QUERY(q, \"SELECT ';' ; /* x */ -- y\");"), "");
    CHECK_STR(said("SCHEMAC_QUERY(q, \"SELECT 'x\");"), "E0107 1:26 this quotation does not end");
    CHECK_STR(said("SCHEMAC_QUERY(q, \"SELECT /* x\");"), "E0107 1:26 this comment does not end");
}

static struct annotation noted(const char *text, const char *errors)
{
    struct scanned s = scan(text);
    CHECK_STR(said_by(s), errors);
    CHECK_INT(s.result.sites.n, 1);
    return s.result.sites.n ? s.result.sites.v[0]->annotation : (struct annotation){0};
}

static void test_annotations(void)
{
    struct annotation n = noted("SCHEMAC_QUERY(q, \"SELECT a /* schemac: many, row event */ FROM t\");", "");
    CHECK_INT(n.command, COMMAND_MANY);
    CHECK(str_eq(n.row, STR("event")));
    n = noted("SCHEMAC_QUERY(q, \"/*schemac:execrows*/DELETE /* a comment: many */ FROM t -- schemac: row e\\n\");",
              "");
    CHECK_INT(n.command, COMMAND_EXECROWS);
    CHECK(str_eq(n.row, STR("e")));
    n = noted("SCHEMAC_QUERY(q, \"SELECT a, b /* schemac: column a int64 not null, param b null */ FROM t\");", "");
    if (CHECK_INT(n.overrides.n, 2)) {
        CHECK(!n.overrides.v[0].param && str_eq(n.overrides.v[0].name, STR("a")) &&
              str_eq(n.overrides.v[0].type, STR("int64")) && n.overrides.v[0].null == OVERRIDE_NOT_NULL);
        CHECK(n.overrides.v[1].param && !n.overrides.v[1].type.n && n.overrides.v[1].null == OVERRIDE_NULLABLE);
    }
    noted("SCHEMAC_QUERY(q, \"SELECT 1 /* schemac: manny */\");", "E0110 1:40 unknown annotation `manny`");
    noted("SCHEMAC_QUERY(q, \"SELECT 1 /* schemac: */\");", "E0110 1:40 an annotation is missing here");
    noted("SCHEMAC_QUERY(q, \"SELECT 1 /* schemac: one, */\");", "E0110 1:45 an annotation is missing here");
    noted("SCHEMAC_QUERY(q, \"SELECT 1 /* schemac: one many */\");", "E0110 1:44 expected a comma before `many`");
    noted("SCHEMAC_QUERY(q, \"SELECT 1 /* schemac: one, many */\");", "E0110 1:45 `many` contradicts `one`");
    noted("SCHEMAC_QUERY(q, \"SELECT 1 /* schemac: row class */\");",
          "E0110 1:44 `class` cannot be a struct's name in C");
    noted("SCHEMAC_QUERY(q, \"SELECT 1 /* schemac: column a int63 */\");", "E0110 1:49 unknown type `int63`");
    noted("SCHEMAC_QUERY(q, \"SELECT 1 /* schemac: column a not */\");", "E0110 1:53 `null` is missing after `not`");
    noted("SCHEMAC_QUERY(q, \"SELECT 1 /* schemac: column a */\");",
          "E0110 1:47 nothing is said about `a`: a type, `null` or `not null`");
}

static const char *problem(const char *name, const char *prefix)
{
    bool cured;
    struct str p = query_name_problem(&arena, str_from(name), str_from(prefix), &cured);
    return p.n ? p.p : "";
}

static void test_names(void)
{
    CHECK_STR(problem("event_by_id", ""), "");
    CHECK_STR(problem("remove", ""), "is taken by the C library (<stdio.h>)");
    CHECK_STR(problem("index", ""), "is taken by the C library (<strings.h>)");
    CHECK_STR(problem("time", ""), "is taken by the C library (<time.h>)");
    CHECK_STR(problem("read", ""), "is taken by the C library (<unistd.h>)");
    CHECK_STR(problem("read", "app_"), "");
    CHECK_STR(problem("move", "re"), "is taken by the C library (<stdio.h>)");
    CHECK_STR(problem("while", ""), "is a C keyword");
    CHECK_STR(problem("delete", ""), "is a C++ keyword");
    CHECK_STR(problem("delete", "app_"), "");
    CHECK_STR(problem("linux", ""), "is a macro that compilers predefine");
    CHECK_STR(problem("_x", ""), "begins with _: such names belong to the compiler and its library");
    CHECK_STR(problem("sc_open", ""), "begins like the names of schemac's own runtime");
    CHECK(strstr(problem("9a", "app_"), "is not a C identifier") != NULL);
    CHECK(strstr(problem("é", ""), "is not a C identifier") != NULL);
    CHECK(strstr(problem("", ""), "is not a C identifier") != NULL);
    CHECK_STR(said("SCHEMAC_QUERY(remove, \"DELETE FROM t\");"),
              "E0112 1:15 the query name `remove` is taken by the C library (<stdio.h>)");
}

static void test_includes(void)
{
    struct scanned s =
        scan("#include <stdio.h>\n#if 0\n#include \"no.h\"\n#endif\n# include \"generated/app_queries.h\" // x\n"
             "#include MACRO\nSCHEMAC_QUERY(q, \"SELECT 1\");\n#include \"late.h\"\n");
    if (!CHECK_INT(s.result.includes.n, 3) || !CHECK_INT(s.result.sites.n, 1)) return;
    CHECK(str_eq(s.result.includes.v[0].path, STR("stdio.h")) && s.result.includes.v[0].angled);
    CHECK(str_eq(s.result.includes.v[1].path, STR("generated/app_queries.h")) && !s.result.includes.v[1].angled);
    uint32_t off = s.result.sites.v[0]->off;
    CHECK(scan_includes_before(&s.result, STR("app_queries.h"), off));
    CHECK(!scan_includes_before(&s.result, STR("late.h"), off));
    CHECK(!scan_includes_before(&s.result, STR("queries.h"), off));
    CHECK(!scan_includes_before(&s.result, STR("no.h"), off));
}

/* Every byte of SQL leads back to the byte of the source it was decoded from. */
static void test_places(void)
{
    struct scanned s = scan("#define X \"c, \"\nSCHEMAC_QUERY(q, \"SELECT a\\x2C \" X\n   \"d\\u00e9\");");
    if (!CHECK_INT(s.result.sites.n, 1)) return;
    const struct sqltext *t = s.result.sites.v[0]->text;
    static const struct {
        uint32_t off;
        const char *source;
    } expected[] = {{0, "SELECT"}, {7, "a\\x2C"},   {8, "\\x2C \""}, {9, " \" X"}, {10, "c, \""},
                    {13, "d\\u"},  {14, "\\u00e9"}, {15, "\\u00e9"}, {16, "\");"}};
    CHECK_INT(t->text.n, 16);
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        uint32_t first, last;
        place_range(place_sql(t, (struct span){expected[i].off, 1}), &first, &last);
        CHECK(str_starts(str_sub(s.source->text, first, 100), expected[i].source));
    }
}

static void test_caret(void)
{
    struct scanned s = scan("SCHEMAC_QUERY(q, \"SELECT 1 -- é\"\n  \" FROM t\");");
    CHECK_STR(diags_text(&arena, &s.diags),
              "f:1:28: error[E0108]: this comment goes on into the next literal\n"
              "    1 | SCHEMAC_QUERY(q, \"SELECT 1 -- é\"\n"
              "      |                            ^~~~ end it with \\n, or write /* … */\n");
}

static void test_megabyte(void)
{
    struct buf b = {0};
    buf_puts(&b, "SCHEMAC_QUERY(q, \"SELECT 1\"");
    for (int i = 0; i < 100000; i++) buf_puts(&b, "\n \"+ 12345678\"");
    buf_puts(&b, ");");
    struct scanned s = scan(b.p);
    CHECK(s.ok && s.result.sites.n == 1 && s.result.sites.v[0]->text->text.n == 1000008);
    buf_clear(&b);
    buf_puts(&b, "SCHEMAC_QUERY(q, \"SELECT 1");
    for (int i = 0; i < 1700000; i++) buf_puts(&b, "+ 12345678");
    buf_puts(&b, "\");");
    CHECK_STR(said(b.p), "E0106 1:18 the query is longer than 16 MiB");
    buf_free(&b);
}

int main(void)
{
    test_literals();
    test_continuations();
    test_none();
    test_conditions();
    test_macros();
    test_macro_bomb();
    test_bad_literals();
    test_recovery();
    test_bytes();
    test_comments();
    test_statements();
    test_annotations();
    test_names();
    test_includes();
    test_places();
    test_caret();
    test_megabyte();
    arena_free(&arena);
    return check_result();
}
