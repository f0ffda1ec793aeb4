/* runtime_tls_test.c: TLS with certificates: what is asked for is had, or there is no connection. On MySQL, which takes other
 * certificates while it runs: an authority, a server's and a client's are made in a folder of the test's own. */
#define _POSIX_C_SOURCE 200809L
#include "runtime_tables.h"

#include "../unit/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct words_row {
    sc_text a, b, c;
} words_row;
static const sc_field words_fields[] = {FIELD(words_row, a, SC_T_TEXT, true, ), FIELD(words_row, b, SC_T_TEXT, true, ),
                                        FIELD(words_row, c, SC_T_TEXT, true, )};
QUERY_PLAIN(certificates, "SELECT @@global.ssl_ca, @@global.ssl_cert, @@global.ssl_key", words_fields);

static const char make[] =
    "(cd '%s' && for who in ca other; do openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=$who -keyout $who.key -out $who.pem; done"
    " && for who in localhost elsewhere client; do openssl req -newkey rsa:2048 -nodes -subj /CN=$who -keyout $who.key -out $who.csr"
    " && openssl x509 -req -in $who.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -out $who.pem; done) >/dev/null 2>&1";

static bool made(const char *folder)
{
    char command[1024];

    snprintf(command, sizeof command, make, folder);
    return strlen(command) + 1 < sizeof command && system(command) == 0;
}

/* The server shows the certificate of that name from now on. */
static void show(sc_db *db, const char *folder, const char *name)
{
    char sql[1024];

    snprintf(
        sql, sizeof sql,
        "SET GLOBAL ssl_ca = '%s/ca.pem', ssl_cert = '%s/%s.pem', ssl_key = '%s/%s.key'; ALTER INSTANCE RELOAD TLS",
        folder, folder, name, folder, name);
    if (!CHECK_INT(sc_exec_script(db, sql), SC_OK)) fprintf(stderr, "    %s\n", sc_errmsg(db));
}

/* $ in the options is the folder. */
static int opens_with(const char *user, const char *at, const char *folder, const char *options)
{
    char url[4096];
    size_t n = (size_t)snprintf(url, sizeof url, "mysql://%s%s%c", user, at, strchr(at, '?') ? '&' : '?');
    sc_db *db;
    int rc;

    for (; *options && n + strlen(folder) + 2 < sizeof url; options++) {
        if (*options == '$')
            n += (size_t)snprintf(url + n, sizeof url - n, "%s", folder);
        else
            url[n++] = *options;
    }
    url[n] = '\0';
    rc = sc_open(url, &db);
    if (rc < 0 && getenv("SCHEMAC_VERBOSE")) fprintf(stderr, "    %s: %s\n", options, sc_errmsg(db));
    sc_close(db);
    return rc;
}
#define OPENS(user, options) CHECK_INT(opens_with(user, at, folder, options), SC_OK)
#define REFUSES(user, options) CHECK_INT(opens_with(user, at, folder, options), SC_ERR_OPEN)

static void modes(sc_db *db, const char *at, const char *folder)
{
    show(db, folder, "localhost");
    OPENS("root", "ssl=required");
    OPENS("root", "ssl=verify-ca&ssl_ca=$/ca.pem");
    OPENS("root", "ssl=verify-identity&ssl_ca=$/ca.pem");
    REFUSES("root", "ssl=verify-ca&ssl_ca=$/other.pem"); /* another authority */
    REFUSES("root", "ssl=verify-identity&ssl_ca=$/other.pem");
    REFUSES("root", "ssl=verify-identity&ssl_ca=$/none.pem");
    OPENS("rt_tls", "ssl=required&ssl_cert=$/client.pem&ssl_key=$/client.key");
    OPENS("rt_tls", "ssl=verify-identity&ssl_ca=$/ca.pem&ssl_cert=$/client.pem&ssl_key=$/client.key");
    REFUSES("rt_tls", "ssl=required"); /* he is to show a certificate */
    REFUSES("rt_tls", "ssl=off");
    REFUSES("rt_tls", "ssl=required&ssl_cert=$/other.pem&ssl_key=$/other.key");
    REFUSES("rt_tls", "ssl=required&ssl_cert=$/client.pem&ssl_key=$/other.key");
    show(db, folder, "elsewhere");
    OPENS("root", "ssl=required");
    REFUSES("root", "ssl=verify-identity&ssl_ca=$/ca.pem"); /* the server is not who was meant */
}

int main(int argc, char **argv)
{
    char folder[] = "/tmp/schemac-tls-XXXXXX", before[1024], command[64];
    const char *at;
    words_row r;
    sc_db *db;

    if (argc < 2) {
        fprintf(stderr, "usage: %s URL\n", argv[0]);
        return 77;
    }
    if (system("openssl version >/dev/null 2>&1") != 0) {
        fprintf(stderr, "no openssl to make certificates with\n");
        return 77;
    }
    at = strchr(argv[1], '@');
    if (CHECK_INT(sc_open(argv[1], &db), SC_OK) && strcmp(sc_engine(db), "mysql") == 0 && at &&
        CHECK(mkdtemp(folder)) && CHECK(made(folder)) &&
        CHECK_INT(sc__one(db, &certificates, NULL, &r, NULL), SC_ROW)) {
        snprintf(
            before, sizeof before,
            "SET GLOBAL ssl_ca = '%s', ssl_cert = '%s', ssl_key = '%s'; ALTER INSTANCE RELOAD TLS; DROP USER rt_tls@localhost",
            r.a.ptr, r.b.ptr, r.c.ptr);
        CHECK_INT(sc_exec_script(db, "DROP USER IF EXISTS rt_tls@localhost; CREATE USER rt_tls@localhost REQUIRE X509;"
                                     "GRANT ALL ON *.* TO rt_tls@localhost"),
                  SC_OK);
        modes(db, at, folder);
        CHECK_INT(sc_exec_script(db, before), SC_OK);
        snprintf(command, sizeof command, "rm -r %s", folder);
        CHECK_INT(system(command), 0);
    }
    sc_close(db);
    return check_result();
}
