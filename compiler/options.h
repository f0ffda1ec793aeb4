/* options.h: the command line, and the one table of all that can be configured, by flag or by key. */
#ifndef SCHEMAC_OPTIONS_H
#define SCHEMAC_OPTIONS_H

#include <stdio.h>

#include "base/file.h"

/* What schemac is told to do. */
enum action {
    ACTION_PREPARE,
    ACTION_CHECK,
    ACTION_DESCRIBE,
    ACTION_DDL,
    ACTION_VERIFY,
    ACTION_EXPLAIN,
    ACTION_HELP,
    ACTION_VERSION
};

enum option_id {
    OPTION_SCHEMA,
    OPTION_DIALECT,
    OPTION_FLAVOUR,
    OPTION_DOLT_VERSION,
    OPTION_DATABASE,
    OPTION_TARGETS,
    OPTION_SOURCES,
    OPTION_GENERATED,
    OPTION_CACHE,
    OPTION_SQL_MODE,
    OPTION_PREFIX,
    OPTION_BOOL_COLUMNS,
    OPTION_VARIANTS,
    OPTION_FUNCTIONS,
    OPTION_COLLATIONS,
    OPTION_TOKENIZERS,
    OPTION_TYPES,
    OPTION_CONFIG,
    OPTION_STAMP,
    OPTION_DEPFILE,
    OPTION_STATE,
    OPTION_DUMP,
    OPTION_WARN,
    OPTION_FORMAT,
    OPTION_MAX_ERRORS,
    OPTION_JOBS,
    OPTION_HELP,
    OPTION_VERSION,
    N_OPTIONS
};
enum option_kind { KIND_SWITCH, KIND_WORD, KIND_PATH, KIND_WORDS, KIND_PATHS, KIND_TEXTS, KIND_LEVELS, KIND_TYPES };

struct option {
    enum option_id id;
    enum option_kind kind;
    const char *flag;     /* "--schema"; NULL: sources, which are what is no flag */
    const char *key;      /* in schemac.json; NULL: a flag only */
    const char *argument; /* in --help; NULL: none */
    unsigned actions;     /* bits 1 << enum action: where the flag can stand */
    const char *help;     /* '\n' begins a new line */
};
const struct option *option_at(enum option_id id);
const struct option *option_by_key(struct str key); /* NULL: there is none */

/* What the command line says, unjudged. The values of a flag given twice add up for lists; else the last counts. */
struct command_line {
    enum action action;
    struct {
        bool given;
        str_vec values; /* of lists given as a,b: the parts */
    } options[N_OPTIONS];
    str_vec codes;  /* of explain */
    struct str url; /* of verify */
};
/* false: a usage error; its one line is in *error. */
bool options_parse(struct arena *a, int argc, char **argv, struct command_line *out, struct str *error);
void options_help(FILE *out);

/* a,b → a and b, blanks around them left out. */
void split_words(struct arena *a, struct str list, str_vec *out);

#endif
