/* options_test.c: command lines, and the table that --help is printed from. */
#include "check.h"
#include "options.h"

static struct arena arena;

/* Parses `words` (up to a NULL). What went wrong, or "". */
static const char *parse(struct command_line *line, const char *const *words)
{
    char *argv[32] = {arena_strdup(&arena, "schemac", 7)};
    int argc = 1;
    struct str error = {NULL, 0};
    for (; words[argc - 1]; argc++) argv[argc] = arena_strdup(&arena, words[argc - 1], strlen(words[argc - 1]));
    bool ok = options_parse(&arena, argc, argv, line, &error);
    CHECK(ok == (error.n == 0));
    return error.n ? error.p : "";
}
#define PARSE(line, ...) parse((line), (const char *const[]){__VA_ARGS__, NULL})

static const char *value(const struct command_line *line, enum option_id id, unsigned i)
{
    const str_vec *v = &line->options[id].values;
    return i < v->n ? str_dup(&arena, v->v[i]).p : NULL;
}

static void test_forms(void)
{
    struct command_line line;
    CHECK_STR(PARSE(&line, "prepare", "--dialect", "sqlite", "--schema=db", "src", "app.c", "--", "-odd.c"), "");
    CHECK_INT(line.action, ACTION_PREPARE);
    CHECK_STR(value(&line, OPTION_DIALECT, 0), "sqlite");
    CHECK_STR(value(&line, OPTION_SCHEMA, 0), "db");
    CHECK_STR(value(&line, OPTION_SOURCES, 0), "src");
    CHECK_STR(value(&line, OPTION_SOURCES, 1), "app.c");
    CHECK_STR(value(&line, OPTION_SOURCES, 2), "-odd.c");
    CHECK(!line.options[OPTION_CACHE].given);
}

static void test_lists(void)
{
    struct command_line line;
    CHECK_STR(PARSE(&line, "check", "--target", "mysql, sqlite,", "--target=mysql", "--schema=a", "--schema=b=c"), "");
    CHECK_INT(line.options[OPTION_TARGETS].values.n, 3);
    CHECK_STR(value(&line, OPTION_TARGETS, 1), "sqlite");
    CHECK_INT(line.options[OPTION_SCHEMA].values.n, 1);
    CHECK_STR(value(&line, OPTION_SCHEMA, 0), "b=c");
    CHECK_STR(PARSE(&line, "check", "--sql-mode="), "");
    CHECK(line.options[OPTION_SQL_MODE].given && line.options[OPTION_SQL_MODE].values.n == 0);
}

static void test_help(void)
{
    struct command_line line;
    CHECK_STR(PARSE(&line, "--help"), "");
    CHECK_INT(line.action, ACTION_HELP);
    CHECK_STR(PARSE(&line, "ddl", "-h"), "");
    CHECK_INT(line.action, ACTION_HELP);
    CHECK_STR(PARSE(&line, "help", "prepare"), "");
    CHECK_INT(line.action, ACTION_HELP);
    CHECK_STR(PARSE(&line, "--version"), "");
    CHECK_INT(line.action, ACTION_VERSION);
    CHECK_STR(PARSE(&line, "version"), "");
    CHECK_INT(line.action, ACTION_VERSION);
}

static void test_errors(void)
{
    struct command_line line;
    CHECK_STR(parse(&line, (const char *const[]){NULL}),
              "no command: prepare, check, describe, ddl, verify or explain (see schemac --help)");
    CHECK_STR(PARSE(&line, "prepair"), "unknown command `prepair`, did you mean `prepare`?");
    CHECK_STR(PARSE(&line, "xyzzy"), "unknown command `xyzzy` (see schemac --help)");
    CHECK_STR(PARSE(&line, "prepare", "--dialekt=x"), "unknown option --dialekt, did you mean --dialect?");
    CHECK_STR(PARSE(&line, "prepare", "-x"), "unknown option -x (see schemac --help)");
    CHECK_STR(PARSE(&line, "prepare", "--schema"), "--schema needs a value: DIR");
    CHECK_STR(PARSE(&line, "prepare", "--schema="), "--schema needs a value: DIR");
    CHECK_STR(PARSE(&line, "prepare", "--help=x"), "--help takes no value");
    CHECK_STR(PARSE(&line, "prepare", "--stamp=x"), "`schemac prepare` takes no --stamp");
    CHECK_STR(PARSE(&line, "ddl", "src"), "`schemac ddl` takes no SOURCE");
    CHECK_STR(PARSE(&line, "verify"), "verify needs the URL of a database: sqlite:app.db, mysql://user@host/database");
    CHECK_STR(PARSE(&line, "verify", "sqlite:a.db", "--stamp=x"), "`schemac verify` takes no --stamp");
    CHECK_STR(PARSE(&line, "verify", "sqlite:a.db", "src", "--dialect=sqlite"), "");
    CHECK(str_eq(line.url, STR("sqlite:a.db")) && line.options[OPTION_SOURCES].values.n == 1);
}

/* Every option of the table is in --help, with its key, in at most 80 columns. */
static void test_help_text(void)
{
    FILE *f = tmpfile();
    char text[8192];
    if (!CHECK(f != NULL)) return;
    options_help(f);
    rewind(f);
    size_t n = fread(text, 1, sizeof text - 1, f);
    fclose(f);
    text[n] = '\0';
    for (unsigned i = 0; i < N_OPTIONS; i++) {
        const struct option *o = option_at((enum option_id)i);
        CHECK_INT(o->id, i);
        CHECK(strstr(text, o->flag ? o->flag : o->argument) != NULL);
        CHECK(!o->key || strstr(text, o->key) != NULL);
        CHECK(!o->key || option_by_key(str_from(o->key)) == o);
    }
    for (const char *line = text; *line; line += strcspn(line, "\n") + 1)
        CHECK(utf8_columns((struct str){line, strcspn(line, "\n")}) <= 92);
    CHECK(option_by_key(STR("stamp")) == NULL);
}

int main(void)
{
    test_forms();
    test_lists();
    test_help();
    test_errors();
    test_help_text();
    arena_free(&arena);
    return check_result();
}
