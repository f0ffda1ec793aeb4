/* config.h: what a run is told, merged: defaults, schemac.json, flags; the later wins. Paths are relative to the
 * project's root, where schemac is started. */
#ifndef SCHEMAC_CONFIG_H
#define SCHEMAC_CONFIG_H

#include "diag/diag_format.h"
#include "options.h"
#include "parse/dialect.h"
#include "sema/declared.h"

struct config {
    enum action action;
    struct sql_options sql;
    enum dolt_version dolt;
    struct str sql_mode; /* as configured, upper case, joined by commas: for cache/ and the runtime */
    bool targets[N_TARGETS];
    str_vec sources; /* as given; sources_walk() finds the files */
    struct str schema, generated, cache;
    struct str prefix;
    unsigned without_variants; /* enum variant, together */
    bool bool_columns;         /* BOOLEAN and TINYINT(1) are C's bool, else int8_t */
    struct str file;           /* the configuration's path, whether it is there or not */
    bool file_found;
    struct str file_text;
    struct str state;                /* p == NULL: in the user's cache folder; "none": nowhere */
    struct str stamp, depfile, dump; /* p == NULL: not asked for; a depfile only with a stamp */
    struct diag_levels levels;       /* what warnings are */
    unsigned jobs;                   /* threads; 0: as there are processors */
    enum diag_format format;         /* of the diagnostics on standard error … */
    unsigned max_errors;             /* … and how many of each severity that shows as text; 0: all */
    struct str url;                  /* verify: of the database */
    const struct live_driver *live;  /* … and what connects to it; NULL: this program does not */
    struct str command;              /* the command line on one line, each argument quoted: part of a stamp */
    struct str meaning;              /* a digest of all that was told and that outputs depend on */
};

/* The whole beginning: argv → *out. False: the run is over and *status its exit status (help was printed, or an
 * error reported on standard error). */
bool config_load(struct arena *a, int argc, char **argv, struct config *out, int *status);

/* The two halves, for tests. Both report and give false on errors. */
bool config_read_file(struct arena *a, struct diags *d, struct config *c, struct source *file);
bool config_apply_flags(struct arena *a, struct config *c, const struct command_line *line, struct str *error);
void config_defaults(struct config *c);
/* What only the whole can tell: targets nobody named, options that do not go together. */
bool config_finish(struct arena *a, struct config *c, struct str *error);

#endif
