/* config_test.c: schemac.json with the place of every mistake, flags over it, and which files are sources. */
#define _XOPEN_SOURCE 700 /* nftw */
#include "config.h"

#include <ftw.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"
#include "scan_text.h"
#include "sources.h"

static struct arena arena;

/* Reads the text as schemac.json; the first diagnostic as "E0702 1:3 text; hint", or "". */
static const char *read_text(struct config *c, const char *text)
{
    struct source *s = text_source(&arena, "schemac.json", text);
    struct diags d;
    unsigned line, column;
    uint32_t first, last;
    diags_init(&d, &arena);
    config_defaults(c);
    bool ok = config_read_file(&arena, &d, c, s);
    CHECK(ok == !diags_failed(&d));
    diags_text(&arena, &d);
    if (!d.all.n) return "";
    struct diag *g = d.all.v[0];
    place_range(g->place, &first, &last);
    source_position(s, first, &line, &column);
    return str_printf(&arena, "%s %u:%u %.*s%s%.*s", diag_code_name(g->code), line, column, STR_ARG(g->text),
                      g->hint.n ? "; " : "", STR_ARG(g->hint))
        .p;
}

static const char *text_of(struct str s)
{
    return str_dup(&arena, s).p;
}

static void test_file(void)
{
    struct config c;
    CHECK_STR(read_text(&c, "{}"), "");
    CHECK_STR(text_of(c.schema), "schema");
    CHECK_STR(read_text(&c,
                        "\xEF\xBB\xBF{\n \"dialect\": \"sqlite\", \"targets\": [\"mysql\", \"sqlite\"],\r\n"
                        "\"sources\": [\"./src//a/\", \"b\\u002Ec\"], \"schema\": \"db/\", \"generated\": \"gen\",\n"
                        "\"cache\": \"rec\", \"prefix\": \"app_\", \"bool_columns\": \"bool\"}"),
              "");
    CHECK_INT(c.sql.dialect, DIALECT_SQLITE);
    CHECK(c.targets[TARGET_MYSQL] && c.targets[TARGET_SQLITE] && c.bool_columns);
    CHECK_INT(c.sources.n, 2);
    CHECK_STR(text_of(c.sources.v[0]), "src/a");
    CHECK_STR(text_of(c.sources.v[1]), "b.c");
    CHECK_STR(text_of(c.schema), "db");
    CHECK_STR(text_of(c.generated), "gen");
    CHECK_STR(text_of(c.cache), "rec");
    CHECK_STR(text_of(c.prefix), "app_");
    CHECK_STR(read_text(&c, "{\"sources\": \"src\", \"targets\": \"sqlite\", \"flavour\": \"dolt\"}"), "");
    CHECK(c.sources.n == 1 && c.targets[TARGET_SQLITE] && !c.targets[TARGET_MYSQL] && c.sql.flavour == FLAVOUR_DOLT);
}

static void test_modes(void)
{
    struct config c;
    CHECK_STR(read_text(&c, "{}"), "");
    CHECK_INT(c.sql.modes, MODE_ONLY_FULL_GROUP_BY);
    CHECK_STR(read_text(&c, "{\"sql_mode\": \"ansi_quotes, STRICT_TRANS_TABLES\"}"), "");
    CHECK_INT(c.sql.modes, MODE_ANSI_QUOTES);
    CHECK_STR(text_of(c.sql_mode), "ANSI_QUOTES,STRICT_TRANS_TABLES");
    CHECK_STR(read_text(&c, "{\"sql_mode\": [\"ANSI\"]}"), "");
    CHECK_INT(c.sql.modes, MODE_ANSI_QUOTES | MODE_PIPES_AS_CONCAT | MODE_REAL_AS_FLOAT | MODE_IGNORE_SPACE |
                               MODE_ONLY_FULL_GROUP_BY);
    CHECK_STR(read_text(&c, "{\"sql_mode\": \"\"}"), "");
    CHECK_INT(c.sql.modes, 0);
    CHECK_STR(read_text(&c, "{\"sql_mode\": [\"ANSI\", \"ANSI_QUOTE\"]}"),
              "E0703 1:23 unknown sql_mode `ANSI_QUOTE`, did you mean `ANSI_QUOTES`?");
}

static void test_places(void)
{
    struct config c;
    CHECK_STR(read_text(&c, "{\n  \"dialect\": \"mysql\",\n  \"dialekt\": {\"a\": [1, \"}\"]},\n  \"x\": 1}"),
              "E0702 3:3 unknown key `dialekt`; did you mean `dialect`?");
    CHECK_STR(read_text(&c, "{\"a\\\"b\": 1}"), "E0702 1:2 unknown key `a\"b`; `schemac --help` lists the keys");
    CHECK_STR(read_text(&c, "{\"dialect\": 12}"), "E0703 1:13 `dialect` is a string");
    CHECK_STR(read_text(&c, "{\"dialect\": [\"mysql\"]}"), "E0703 1:13 `dialect` is a string");
    CHECK_STR(read_text(&c, "{\"dialect\": \"oracle\"}"), "E0703 1:13 unknown dialect `oracle`");
    CHECK_STR(read_text(&c, "{\"dialect\": \"sqllite\"}"),
              "E0703 1:13 unknown dialect `sqllite`, did you mean `sqlite`?");
    CHECK_STR(read_text(&c, "{\"flavour\": \"maria\"}"), "E0703 1:13 unknown flavour `maria`");
    CHECK_STR(read_text(&c, "{\"dolt_version\": \"two\"}"), "E0703 1:18 unknown Dolt version `two`");
    CHECK_STR(read_text(&c, "{\"dolt_version\": \"1.90.0\"}"), "");
    CHECK(c.dolt == DOLT_ANY);
    CHECK_STR(read_text(&c, "{\"dolt_version\": \"2.4\"}"), "");
    CHECK(c.dolt == DOLT_2_3);
    CHECK_STR(read_text(&c, "{\"targets\": [\"mysql\" , \"pg\"]}"), "E0703 1:24 unknown target `pg`");
    CHECK_STR(read_text(&c, "{\"targets\": [\"mysql\", [\"a\"], 2]}"),
              "E0703 1:23 `targets` is a string or a list of strings");
    CHECK_STR(read_text(&c, "{\"targets\": []}"), "E0703 1:13 no target is named");
    CHECK_STR(read_text(&c, "{\"sources\": {}}"), "E0703 1:13 `sources` is a string or a list of strings");
    CHECK_STR(read_text(&c, "{\"sources\": [\"a\", \"\"]}"), "E0703 1:19 an empty path");
    CHECK_STR(read_text(&c, "{\"schema\": \"\"}"), "E0703 1:12 an empty path");
    CHECK_STR(read_text(&c, "{\"prefix\": \"9a\"}"),
              "E0703 1:12 a prefix is the beginning of a C name: ASCII letters, digits and _, and no digit first");
    CHECK_STR(read_text(&c, "{\"bool_columns\": \"int\"}"), "E0703 1:18 unknown type `int`, did you mean `int8`?");
    CHECK_STR(read_text(&c, "{\"bool_columns\": true}"), "E0703 1:18 `bool_columns` is a string");
    CHECK_STR(read_text(&c, "{\"collations\": {}}"), "E0703 1:16 `collations` is a string or a list of strings");
}

/* Up to the `;` behind which every refusal says how a function is declared. */
static const char *function_error(const char *signature)
{
    static char out[300];
    struct config c;
    char json[300];
    snprintf(json, sizeof json, "{\"functions\": [\"%s\"]}", signature);
    snprintf(out, sizeof out, "%s", read_text(&c, json));
    out[strcspn(out, ";")] = '\0';
    return out;
}

static void test_functions(void)
{
    CHECK_STR(function_error("f() text"), "");
    CHECK_STR(function_error(" f ( text , int64... ) blob not  null aggregate "), "");
    CHECK_STR(function_error("f"), "E0703 1:16 `(` is missing behind the name");
    CHECK_STR(function_error("(text) text"), "E0703 1:16 a name is missing");
    CHECK_STR(function_error("f(text"), "E0703 1:16 `,` or `)` is missing");
    CHECK_STR(function_error("f(text int64) text"), "E0703 1:16 `,` or `)` is missing");
    CHECK_STR(function_error("f(,) text"), "E0703 1:16 a type is missing");
    CHECK_STR(function_error("f(any..., text) text"), "E0703 1:16 `...` stands behind the last argument");
    CHECK_STR(
        function_error("f() varchar"),
        "E0703 1:16 a type here is one of text, blob, int64, uint64, double, bool, json, date, time, datetime, any");
    CHECK_STR(function_error("f()"), "E0703 1:16 a type is missing");
    CHECK_STR(function_error("f() text not"), "E0703 1:16 NULL is missing behind NOT");
    CHECK_STR(function_error("f() text null"), "E0703 1:16 something stands behind the signature");
}

static void test_syntax(void)
{
    struct config c;
    CHECK_STR(read_text(&c, ""), "E0701 1:1 unexpected token near end of file");
    CHECK_STR(read_text(&c, "[]"), "E0703 1:1 the configuration is an object: { \"key\": value, … }");
    CHECK_STR(read_text(&c, " 1"), "E0703 1:2 the configuration is an object: { \"key\": value, … }");
    CHECK_STR(read_text(&c, "{\n  \"dialect\": \"mysql\"\n  \"x\": 1}"), "E0701 3:3 '}' expected");
    CHECK_STR(read_text(&c, "{\"dialect\": mysql}"), "E0701 1:13 invalid token");
    CHECK_STR(read_text(&c, "{} x"), "E0701 1:4 end of file expected");
    CHECK_STR(read_text(&c, "{\"prefix\": \"a\", \"prefix\": \"b\"}"), "E0701 1:17 duplicate object key");
    CHECK(strncmp(read_text(&c, "{\"prefix\": \"\xff\"}"), "E0701 1:1", 9) == 0);
    CHECK_STR(read_text(&c, "{\"prefix\": \"a"), "E0701 1:12 premature end of input");
}

static const char *flags(struct config *c, int argc, const char *const *words)
{
    struct command_line line;
    struct str error = {NULL, 0};
    char *argv[16];
    for (int i = 0; i < argc; i++) argv[i] = arena_strdup(&arena, words[i], strlen(words[i]));
    bool ok = options_parse(&arena, argc, argv, &line, &error) && config_apply_flags(&arena, c, &line, &error) &&
              config_finish(&arena, c, &error);
    CHECK(ok == (error.n == 0));
    return error.n ? error.p : "";
}
#define FLAGS(c, ...)                                                                                                  \
    flags((c), (int)(sizeof((const char *[]){__VA_ARGS__}) / sizeof(char *)), (const char *const[]){__VA_ARGS__})

static void test_flags_win(void)
{
    struct config c;
    read_text(&c,
              "{\"dialect\": \"mysql\", \"targets\": [\"mysql\"], \"sources\": [\"a\", \"b\"], \"prefix\": \"x_\"}");
    CHECK_STR(FLAGS(&c, "schemac", "check", "--dialect=sqlite", "--target=sqlite", "--prefix=", "c"), "");
    CHECK_INT(c.action, ACTION_CHECK);
    CHECK_INT(c.sql.dialect, DIALECT_SQLITE);
    CHECK(c.targets[TARGET_SQLITE] && !c.targets[TARGET_MYSQL]);
    CHECK(c.sources.n == 1 && str_eq(c.sources.v[0], STR("c")));
    CHECK_INT(c.prefix.n, 0);
    CHECK_INT(c.sql.modes, 0);
}

static void test_defaults_and_refusals(void)
{
    struct config c;
    config_defaults(&c);
    CHECK_STR(FLAGS(&c, "schemac", "prepare", "src"), "");
    CHECK(c.targets[TARGET_MYSQL] && !c.targets[TARGET_SQLITE]);
    config_defaults(&c);
    CHECK_STR(FLAGS(&c, "schemac", "prepare", "--dialect=postgres"), "");
    CHECK(c.targets[TARGET_MYSQL] && c.targets[TARGET_SQLITE]);
    CHECK_STR(FLAGS(&c, "schemac", "prepare", "--dialect=x"), "--dialect: unknown dialect `x`");
    CHECK_STR(FLAGS(&c, "schemac", "prepare", "--dump=site"), "--dump: unknown stage `site`, did you mean `sites`?");
    CHECK_STR(FLAGS(&c, "schemac", "prepare", "--dump=texts"), "");
    CHECK_STR(FLAGS(&c, "schemac", "prepare", "--target="), "--target: no target is named");
    config_defaults(&c);
    CHECK_STR(FLAGS(&c, "schemac", "prepare", "--dialect=sqlite", "--flavour=dolt"),
              "the flavour `dolt` is of the dialect mysql, not of sqlite");
    config_defaults(&c);
    CHECK_STR(FLAGS(&c, "schemac", "prepare", "--cache=./generated/"),
              "schema, generated and cache are three folders: two are `generated`");
    config_defaults(&c);
    CHECK_STR(FLAGS(&c, "schemac", "check", "--depfile=d"),
              "--depfile needs --stamp: it says what the stamp depends on");
}

/* ---------------------------------------------------------------- sources */

static void make(const char *path)
{
    CHECK(dir_make(path_dir(&arena, str_from(path)).p));
    CHECK(file_write_atomic(path, STR("")));
}

static const char *walk(struct config *c, struct diags *d)
{
    str_vec files = {0}, folders = {0};
    struct buf b = {0};
    diags_init(d, &arena);
    CHECK(sources_walk(&arena, d, c, &files, &folders) == !diags_failed(d));
    for (unsigned i = 0; i < files.n; i++) buf_printf(&b, "%.*s ", STR_ARG(files.v[i]));
    buf_puts(&b, "| ");
    for (unsigned i = 0; i < folders.n; i++) buf_printf(&b, "%.*s ", STR_ARG(folders.v[i]));
    const char *copy = arena_strdup(&arena, b.p, b.n);
    buf_free(&b);
    return copy;
}

static void test_walk(void)
{
    struct config c;
    struct diags d;
    config_defaults(&c);
    vec_push(&arena, &c.sources, STR("."));
    const char *const paths[] = {"b.c",          "a/z.cpp",       "a/y.sql",   "a/deep/x.hh",
                                 "a/no.txt",     "a/.hidden.c",   ".git/h.c",  "a/.c",
                                 "schema/s.sql", "generated/g.c", "cache/c.c", "build/CMakeCache.txt",
                                 "build/b.c"};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) make(paths[i]);
    CHECK_INT(symlink("..", "a/loop"), 0);
    CHECK_STR(walk(&c, &d), "a/deep/x.hh a/y.sql a/z.cpp b.c | . a a/deep ");
    vec_push(&arena, &c.sources, STR("a/z.cpp"));
    vec_push(&arena, &c.sources, STR("build"));
    CHECK_STR(walk(&c, &d), "a/deep/x.hh a/y.sql a/z.cpp b.c build/b.c | . a a/deep build ");
}

static const char *walk_error(const char *source)
{
    struct config c;
    struct diags d;
    config_defaults(&c);
    c.file = STR("schema/schemac.json");
    if (source) vec_push(&arena, &c.sources, str_from(source));
    walk(&c, &d);
    return diags_text(&arena, &d);
}

static void test_walk_errors(void)
{
    CHECK(dir_make("empty"));
    CHECK_STR(
        walk_error(NULL),
        "schemac: error[E0004]: no source is given; name files or folders, or configure \"sources\" in schema/schemac.json\n");
    CHECK_STR(walk_error("gone.c"), "gone.c: error[E0004]: this source does not exist\n");
    CHECK_STR(walk_error("empty"), "empty: error[E0004]: no source is in this folder: no C, C++ or .sql file\n");
    CHECK_STR(walk_error("a/no.txt"),
              "a/no.txt: error[E0004]: this is no source: neither C, C++ nor .sql by its name\n");
}

/* argv → config, with a file and without. */
static void test_load(void)
{
    struct config c;
    int status = -1;
    char *argv[] = {arena_strdup(&arena, "schemac", 7), arena_strdup(&arena, "prepare", 7), NULL};
    CHECK(config_load(&arena, 2, argv, &c, &status) && !c.file_found && status == 0);
    CHECK_STR(text_of(c.command), "'prepare'");
    char *odd[] = {argv[0], argv[1], arena_strdup(&arena, "a 'b\\\n", 7), NULL};
    CHECK(config_load(&arena, 3, odd, &c, &status));
    CHECK_STR(text_of(c.command), "'prepare' 'a \\27b\\5c\\0a'");
    CHECK_STR(text_of(c.file), "schema/schemac.json");
    CHECK(file_write_atomic("schema/schemac.json", STR("{\"prefix\": \"p_\"}")));
    CHECK(config_load(&arena, 2, argv, &c, &status) && c.file_found && status == 0);
    CHECK_STR(text_of(c.prefix), "p_");
    char *named[] = {argv[0], argv[1], arena_strdup(&arena, "--config=none.json", 18), NULL};
    status = -1;
    CHECK(!config_load(&arena, 3, named, &c, &status) && status == 2);
}

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *where)
{
    (void)st, (void)kind, (void)where;
    return remove(path);
}

static bool remove_tree(const char *path)
{
    return nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS) == 0;
}

int main(void)
{
    char scratch[] = "/tmp/schemac_config_XXXXXX";
    test_file();
    test_modes();
    test_places();
    test_functions();
    test_syntax();
    test_flags_win();
    test_defaults_and_refusals();
    if (CHECK(mkdtemp(scratch) != NULL) && CHECK_INT(chdir(scratch), 0)) {
        test_walk();
        test_walk_errors();
        test_load();
        CHECK(chdir("/") == 0 && remove_tree(scratch));
    }
    arena_free(&arena);
    return check_result();
}
