/* options.c: see options.h. The very beginning: argv → what is wanted. --help is the table, printed. */
#include "options.h"

#include <string.h>

#include "diag/diag.h"

#define IN_PREPARE (1u << ACTION_PREPARE)
#define IN_CHECK (1u << ACTION_CHECK)
#define IN_DESCRIBE (1u << ACTION_DESCRIBE)
#define IN_DDL (1u << ACTION_DDL)
#define IN_VERIFY (1u << ACTION_VERIFY)
#define IN_QUERIES (IN_PREPARE | IN_CHECK | IN_DESCRIBE | IN_VERIFY)
#define IN_ALL (IN_QUERIES | IN_DDL | 1u << ACTION_HELP | 1u << ACTION_VERSION)

static const struct option table[N_OPTIONS] = {
    {OPTION_SCHEMA, KIND_PATH, "--schema", "schema", "DIR", IN_QUERIES | IN_DDL,
     "folder of the DDL, *.sql in name order (schema)"},
    {OPTION_DIALECT, KIND_WORD, "--dialect", "dialect", "NAME", IN_QUERIES | IN_DDL,
     "the SQL that schema and queries are written in: mysql,\nsqlite or postgres, the portable one (mysql)"},
    {OPTION_FLAVOUR, KIND_WORD, "--flavour", "flavour", "NAME", IN_QUERIES | IN_DDL,
     "narrows mysql to one server: mysql, mariadb, dolt;\nany: what is proved holds on all of them (any)"},
    {OPTION_DOLT_VERSION, KIND_WORD, "--dolt-version", "dolt_version", "VERSION", IN_QUERIES | IN_DDL,
     "whose system tables a Dolt has: 1.83.2, 2.3.1 …\n(what holds on both)"},
    {OPTION_DATABASE, KIND_WORD, "--database", "database", "NAME", IN_QUERIES | IN_DDL,
     "what the schema calls its own database in MySQL, where\nno USE or CREATE DATABASE says so"},
    {OPTION_TARGETS, KIND_WORDS, "--target", "targets", "NAMES", IN_QUERIES | IN_DDL,
     "engines that will run it: mysql (MariaDB and Dolt too),\nsqlite (the dialect's own; both for postgres)"},
    {OPTION_SOURCES, KIND_PATHS, NULL, "sources", "SOURCE …", IN_QUERIES,
     "files and folders with queries: .c .h .cc .cpp .cxx .hpp\n.hh .hxx and .sql; folders are searched"},
    {OPTION_GENERATED, KIND_PATH, "--generated", "generated", "DIR", IN_QUERIES,
     "folder of the generated C (generated)"},
    {OPTION_CACHE, KIND_PATH, "--cache", "cache", "DIR", IN_QUERIES, "folder of the records (cache)"},
    {OPTION_SQL_MODE, KIND_WORDS, "--sql-mode", "sql_mode", "MODES", IN_QUERIES | IN_DDL,
     "MySQL's sql_mode, as far as it changes what SQL means\n(ONLY_FULL_GROUP_BY)"},
    {OPTION_PREFIX, KIND_WORD, "--prefix", "prefix", "TEXT", IN_QUERIES,
     "stands before the names of the generated functions"},
    {OPTION_BOOL_COLUMNS, KIND_WORD, "--bool-columns", "bool_columns", "TYPE", IN_QUERIES,
     "C type of BOOLEAN and TINYINT(1): int8 or bool (int8)"},
    {OPTION_VARIANTS, KIND_WORDS, "--variants", "variants", "NAMES", IN_QUERIES,
     "functions that queries have beside their own: many, all,\ninto; none (all three)"},
    {OPTION_FUNCTIONS, KIND_TEXTS, "--function", "functions", "SIGNATURE", IN_QUERIES | IN_DDL,
     "a function that the application or the server adds:\n'name(text, any...) text [not null] [deterministic] [aggregate]'"},
    {OPTION_COLLATIONS, KIND_WORDS, "--collations", "collations", "NAMES", IN_QUERIES | IN_DDL,
     "collations that the application registers in SQLite"},
    {OPTION_TOKENIZERS, KIND_WORDS, "--tokenizers", "tokenizers", "NAMES", IN_QUERIES | IN_DDL,
     "tokenizers that the application registers for SQLite's\nfull-text tables"},
    {OPTION_TYPES, KIND_TYPES, "--type", "types", "TYPE", IN_QUERIES,
     "a C type of the application for a column:\n'orders.total=money_t, money.h, money_from, money_to'"},
    {OPTION_CONFIG, KIND_PATH, "--config", NULL, "FILE", IN_QUERIES | IN_DDL,
     "the configuration (schemac.json in the schema folder,\nif it is there)"},
    {OPTION_STAMP, KIND_PATH, "--stamp", NULL, "FILE", IN_CHECK, "written when all is well; makes the next check fast"},
    {OPTION_DEPFILE, KIND_PATH, "--depfile", NULL, "FILE", IN_CHECK, "what was read, for Make and Ninja"},
    {OPTION_STATE, KIND_PATH, "--state", NULL, "FILE", IN_PREPARE | IN_CHECK,
     "what the last prepare found, for the next: only what\nchanged is proved again (in the user's cache folder, where\nit pays; none: nowhere)"},
    {OPTION_DUMP, KIND_WORD, "--dump", NULL, "STAGE", IN_QUERIES,
     "prints what a stage made: sites, ast, catalog, model, texts"},
    {OPTION_WARN, KIND_LEVELS, "--warn", "warnings", "LEVELS", IN_QUERIES | IN_DDL,
     "what warnings are: CODE=off, CODE=warning, CODE=error;\nall is each that `schemac explain` lists"},
    {OPTION_FORMAT, KIND_WORD, "--format", NULL, "FORM", IN_QUERIES | IN_DDL,
     "diagnostics on standard error as text, json (an object a\nline) or sarif (text)"},
    {OPTION_MAX_ERRORS, KIND_WORD, "--max-errors", NULL, "N", IN_QUERIES | IN_DDL,
     "how many errors, and how many warnings, the text shows;\n0: all (100; describe: all)"},
    {OPTION_JOBS, KIND_WORD, "--jobs", NULL, "N", IN_QUERIES, "how many threads work (as there are processors)"},
    {OPTION_HELP, KIND_SWITCH, "--help", NULL, NULL, IN_ALL, "this text"},
    {OPTION_VERSION, KIND_SWITCH, "--version", NULL, NULL, IN_ALL, "the version"},
};

struct action_info {
    const char *name, *help;
};

static const struct action_info actions[] = {
    [ACTION_PREPARE] = {"prepare", "checks every query and writes generated/ and cache/"},
    [ACTION_CHECK] = {"check", "says what is wrong or out of date; writes nothing"},
    [ACTION_DESCRIBE] = {"describe", "prints what is inferred, one JSON object a query"},
    [ACTION_DDL] = {"ddl", "prints the schema, written for another engine"},
    [ACTION_VERIFY] =
        {"verify",
         "compares a database, `schemac verify URL [SOURCE …]`,\nwith the schema, and prepares every query on it"},
    [ACTION_EXPLAIN] =
        {"explain",
         "says what a diagnostic's code means, with an example\nand the cure; without a code lists them all"},
    [ACTION_HELP] = {"help", "prints this text"},
    [ACTION_VERSION] = {"version", "prints the version"},
};
enum { N_ACTIONS = sizeof actions / sizeof *actions };

static const char *action_name(enum action a)
{
    return actions[a].name;
}

const struct option *option_at(enum option_id id)
{
    return &table[id];
}

const struct option *option_by_key(struct str key)
{
    for (unsigned i = 0; i < N_OPTIONS; i++)
        if (table[i].key && str_eq(key, str_from(table[i].key))) return &table[i];
    return NULL;
}

void split_words(struct arena *a, struct str list, str_vec *out)
{
    for (size_t start = 0, end; start <= list.n; start = end + 1) {
        for (end = start; end < list.n && list.p[end] != ',';) end++;
        struct str word = str_trim(str_sub(list, start, end - start));
        if (word.n) vec_push(a, out, word);
    }
}

/* ---------------------------------------------------------------- parsing */

static bool find_action(struct str word, enum action *out)
{
    for (unsigned i = 0; i < N_ACTIONS; i++)
        if (str_eq(word, str_from(actions[i].name))) {
            *out = (enum action)i;
            return true;
        }
    return false;
}

static const struct option *option_by_flag(struct str flag)
{
    if (str_eq(flag, STR("-h"))) return &table[OPTION_HELP];
    if (str_eq(flag, STR("-V"))) return &table[OPTION_VERSION];
    for (unsigned i = 0; i < N_OPTIONS; i++)
        if (table[i].flag && str_eq(flag, str_from(table[i].flag))) return &table[i];
    return NULL;
}

struct parser {
    struct arena *arena;
    struct command_line *out;
    struct str *error;
    int argc, at;
    char **argv;
    bool has_action, only_sources;
};

static bool unknown_flag(struct parser *p, struct str flag)
{
    struct str flags[N_OPTIONS];
    unsigned n = 0;
    for (unsigned i = 0; i < N_OPTIONS; i++)
        if (table[i].flag) flags[n++] = str_from(table[i].flag);
    struct str nearest = diag_nearest(flag, flags, n);
    *p->error = str_printf(p->arena, "unknown option %.*s (see schemac --help)", STR_ARG(flag));
    if (nearest.n)
        *p->error = str_printf(p->arena, "unknown option %.*s, did you mean %.*s?", STR_ARG(flag), STR_ARG(nearest));
    return false;
}

static void add_value(struct parser *p, const struct option *o, struct str value)
{
    str_vec *values = &p->out->options[o->id].values;
    p->out->options[o->id].given = true;
    if (o->kind == KIND_WORDS || o->kind == KIND_LEVELS) {
        split_words(p->arena, value, values);
        return;
    }
    if (o->kind == KIND_WORD || o->kind == KIND_PATH) values->n = 0;
    vec_push(p->arena, values, value);
}

/* --flag, --flag=value, --flag value */
static bool parse_flag(struct parser *p, struct str arg)
{
    const char *equals = memchr(arg.p, '=', arg.n);
    struct str flag = equals ? str_sub(arg, 0, (size_t)(equals - arg.p)) : arg;
    const struct option *o = option_by_flag(flag);
    if (!o) return unknown_flag(p, flag);
    if (o->kind == KIND_SWITCH) {
        if (equals) *p->error = str_printf(p->arena, "%.*s takes no value", STR_ARG(flag));
        p->out->options[o->id].given = true;
        return !equals;
    }
    if (!equals && p->at >= p->argc) {
        *p->error = str_printf(p->arena, "%.*s needs a value: %s", STR_ARG(flag), o->argument);
        return false;
    }
    struct str value = equals ? str_from(equals + 1) : str_from(p->argv[p->at++]);
    if (!value.n && o->kind == KIND_PATH) {
        *p->error = str_printf(p->arena, "%.*s needs a value: %s", STR_ARG(flag), o->argument);
        return false;
    }
    add_value(p, o, value);
    return true;
}

static bool parse_word(struct parser *p, struct str word)
{
    if (p->has_action && p->out->action == ACTION_EXPLAIN) {
        vec_push(p->arena, &p->out->codes, word);
        return true;
    }
    if (p->has_action && p->out->action == ACTION_VERIFY && !p->out->url.n) {
        p->out->url = word;
        return true;
    }
    if (p->has_action) {
        if (p->out->action != ACTION_HELP) add_value(p, &table[OPTION_SOURCES], word);
        return true;
    }
    struct str names[N_ACTIONS];
    for (unsigned i = 0; i < N_ACTIONS; i++) names[i] = str_from(actions[i].name);
    p->has_action = find_action(word, &p->out->action);
    if (p->has_action) return true;
    struct str nearest = diag_nearest(word, names, N_ACTIONS);
    *p->error = nearest.n ? str_printf(p->arena, "unknown command `%.*s`, did you mean `%.*s`?", STR_ARG(word),
                                       STR_ARG(nearest))
                          : str_printf(p->arena, "unknown command `%.*s` (see schemac --help)", STR_ARG(word));
    return false;
}

static bool check_actions(struct parser *p)
{
    if (p->out->options[OPTION_HELP].given)
        p->out->action = ACTION_HELP;
    else if (p->out->options[OPTION_VERSION].given)
        p->out->action = ACTION_VERSION;
    else if (!p->has_action) {
        *p->error = STR("no command: prepare, check, describe, ddl, verify or explain (see schemac --help)");
        return false;
    }
    if (p->out->action == ACTION_HELP || p->out->action == ACTION_VERSION) return true;
    if (p->out->action == ACTION_VERIFY && !p->out->url.n) {
        *p->error = STR("verify needs the URL of a database: sqlite:app.db, mysql://user@host/database");
        return false;
    }
    for (unsigned i = 0; i < N_OPTIONS; i++) {
        if (!p->out->options[i].given || (table[i].actions & (1u << p->out->action))) continue;
        *p->error = str_printf(p->arena, "`schemac %s` takes no %s", action_name(p->out->action),
                               table[i].flag ? table[i].flag : "SOURCE");
        return false;
    }
    return true;
}

bool options_parse(struct arena *a, int argc, char **argv, struct command_line *out, struct str *error)
{
    struct parser p = {.arena = a, .out = out, .error = error, .argc = argc, .at = 1, .argv = argv};
    *out = (struct command_line){0};
    while (p.at < argc) {
        struct str arg = str_from(argv[p.at++]);
        if (!p.only_sources && str_eq(arg, STR("--")))
            p.only_sources = true;
        else if (!p.only_sources && arg.n > 1 && arg.p[0] == '-') {
            if (!parse_flag(&p, arg)) return false;
        } else if (!parse_word(&p, arg)) {
            return false;
        }
    }
    return check_actions(&p);
}

/* ---------------------------------------------------------------- help */

enum { HELP_COLUMN = 26 };

static void help_entry(FILE *out, const char *head, const char *help)
{
    int written = fprintf(out, "  %s", head) - (strstr(head, "…") ? 2 : 0);
    for (const char *line = help; *line;) {
        size_t n = strcspn(line, "\n");
        fprintf(out, "%*s%.*s\n", written < HELP_COLUMN ? HELP_COLUMN - written : 1, "", (int)n, line);
        line += n + (line[n] == '\n');
        written = 0;
    }
}

static void help_option(FILE *out, const struct option *o)
{
    char head[64];
    if (!o->flag)
        snprintf(head, sizeof head, "%s", o->argument);
    else
        snprintf(head, sizeof head, "%s%s%s", o->flag, o->argument ? " " : "", o->argument ? o->argument : "");
    help_entry(out, head, o->help);
}

static void help_keys(FILE *out)
{
    enum { WIDTH = 78 };
    int column = WIDTH;
    fputs("\nkeys of schemac.json, which an option or SOURCE overrides:", out);
    for (unsigned i = 0; i < N_OPTIONS; i++) {
        if (!table[i].key) continue;
        int n = (int)strlen(table[i].key) + 1;
        if (column + n > WIDTH) column = fprintf(out, "\n ") - 1;
        column += n;
        fprintf(out, " %s", table[i].key);
    }
}

void options_help(FILE *out)
{
    fputs("usage: schemac COMMAND [OPTION …] [SOURCE …]\n\ncommands:\n", out);
    for (unsigned i = 0; i < N_ACTIONS; i++) help_entry(out, actions[i].name, actions[i].help);
    fputs("\noptions, with their defaults:\n", out);
    for (unsigned i = 0; i < N_OPTIONS; i++) help_option(out, &table[i]);
    help_keys(out);
    fputs("\n\nexit status: 0 clean, 1 wrong SQL or drift, 2 usage or environment\n", out);
}
