/* schema_files_test.c: the order of a schema's files, from their names; and what the markers of migrations are. */
#include "check.h"
#include "scan/migration.h"
#include "schema_files.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <stdio.h>

/* In each list every name has its place behind the one before it. */
static const char *const ordered[][7] = {
    {"1_a.sql", "2_a.sql", "9.sql", "10_a.sql", "10_b.sql", "100_a.sql"},
    {"001_a.sql", "002.sql", "010_x.sql", "a.sql", "a10.sql", "a2.sql"},
    {"20230101000000_x.up.sql", "20230101000001_a.up.sql", "20240101000000_x.up.sql"},
    {"V1__a.sql", "V1.1__b.sql", "V1_2__c.sql", "V1_10__d.sql", "V2__e.sql", "V10__f.sql", "V1a.sql"},
    {"V1__a.sql", "a.sql", "R__a.sql", "R__b.sql"},
    {"2024-01-31-000000_b", "2024-02-01-000000_a"},
    {"00_b", "0_init", "1_c", "1a", "Schema.sql", "V1a.sql", "schema.sql"},
    {"01b.sql", "1.sql", "99999999999999999999998_a.sql", "99999999999999999999999_a.sql",
     "100000000000000000000000_a.sql"},
};

static void order_of_names(void)
{
    for (size_t i = 0; i < sizeof ordered / sizeof *ordered; i++)
        for (size_t k = 0; k < 7 && ordered[i][k]; k++)
            for (size_t n = 0; n < 7 && ordered[i][n]; n++) {
                int c = schema_name_cmp(str_from(ordered[i][k]), str_from(ordered[i][n]));
                int want = k < n ? -1 : k > n;
                if (!CHECK_INT((c > 0) - (c < 0), want)) fprintf(stderr, "    %s, %s\n", ordered[i][k], ordered[i][n]);
            }
}

static void put(const char *root, const char *path)
{
    char name[256];
    snprintf(name, sizeof name, "%s/%s", root, path);
    for (char *slash = strchr(name + strlen(root) + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(name, 0700);
        *slash = '/';
    }
    FILE *f = fopen(name, "w");
    if (CHECK_INT(f != NULL, 1)) fclose(f);
}

static void files_of_a_folder(void)
{
    static const char *const paths[] = {"2_b/up.sql",        "2_b/down.sql",   "10_c.up.sql",   "10_c.down.sql",
                                        "1_a/migration.sql", ".hidden.sql",    "U10__undo.sql", "lock.toml",
                                        "11_d/2/x.sql",      "11_d/10/x.sql",  "R__v.sql",      "V3__x.sql",
                                        ".git/x.sql",        "12_downtown.sql"};
    static const char *const want[] = {"1_a/migration.sql", "2_b/up.sql",      "10_c.up.sql", "11_d/2/x.sql",
                                       "11_d/10/x.sql",     "12_downtown.sql", "V3__x.sql",   "R__v.sql"};
    char root[] = "/tmp/schema_files_XXXXXX", command[64];
    struct arena a = {0};
    str_vec files = {0}, folders = {0};
    if (!CHECK_INT(mkdtemp(root) != NULL, 1)) return;
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) put(root, paths[i]);
    CHECK_INT(schema_files(&a, str_from(root), &files, &folders), 1);
    CHECK_INT(folders.n, 6);
    if (CHECK_INT(files.n, sizeof want / sizeof *want))
        for (unsigned i = 0; i < files.n; i++) CHECK_STR(files.v[i].p + strlen(root) + 1, want[i]);
    files.n = 0;
    CHECK_INT(schema_files(&a, path_join(&a, str_from(root), STR("R__v.sql")), &files, &folders), 1);
    CHECK_INT(files.n, 1);
    CHECK_INT(schema_files(&a, path_join(&a, str_from(root), STR("nosuch")), &files, &folders), 0);
    snprintf(command, sizeof command, "rm -r %s", root);
    CHECK_INT(system(command), 0);
    arena_free(&a);
}

static void markers(void)
{
    static const struct {
        const char *comment;
        enum marker want;
    } cases[] = {{"-- +goose Up", MARKER_UP},
                 {"--  +goose   down  \r", MARKER_DOWN},
                 {"-- +goose StatementBegin", MARKER_BEGIN},
                 {"-- +goose statementend", MARKER_END},
                 {"-- +goose NO TRANSACTION", MARKER_OTHER},
                 {"-- +goose Dwon", MARKER_UNKNOWN},
                 {"-- +migrate Up notransaction", MARKER_UP},
                 {"-- +migrate Down", MARKER_DOWN},
                 {"-- migrate:up transaction:false", MARKER_UP},
                 {"-- migrate:down", MARKER_DOWN},
                 {"-- migrate:upwards", MARKER_UNKNOWN},
                 {"---- create above / drop below ----", MARKER_DOWN},
                 {"---- create above", MARKER_NONE},
                 {"-- goose Up", MARKER_NONE},
                 {"# +goose Up", MARKER_NONE},
                 {"-- see migrate:down", MARKER_NONE},
                 {"--", MARKER_NONE}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (!CHECK_INT(migration_marker(str_from(cases[i].comment)), cases[i].want))
            fprintf(stderr, "    %s\n", cases[i].comment);
}

int main(void)
{
    order_of_names();
    files_of_a_folder();
    markers();
    return check_result();
}
