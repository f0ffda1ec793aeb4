/* runtime_tls_test.c: TLS with certificates: what is asked for is had, or there is no connection. On a server of the test's own (own_server.sh), MySQL's
 * and MariaDB's, which shows one certificate after the other. */
#define _POSIX_C_SOURCE 200809L
#include "../unit/check.h"

#include <schemac/schemac.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Only MariaDB's library has it: it verifies the name with the authority, or nothing. */
extern int mariadb_connection(void *) __attribute__((weak));

/* The server shows the certificate of that name from now on. */
static void show(sc_db *db, const char *folder, const char *name)
{
    bool mysql = strcmp(sc_engine(db), "mysql") == 0;
    char command[1024];

    snprintf(command, sizeof command, "cd '%s' && cp %s.pem server.pem && cp %s.key server.key", folder, name, name);
    CHECK_INT(system(command), 0);
    if (!CHECK_INT(sc_exec_script(db, mysql ? "ALTER INSTANCE RELOAD TLS" : "FLUSH SSL"), SC_OK))
        fprintf(stderr, "    %s\n", sc_errmsg(db));
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
    if (mariadb_connection)
        REFUSES("root", "ssl=verify-ca&ssl_ca=$/ca.pem");
    else
        OPENS("root", "ssl=verify-ca&ssl_ca=$/ca.pem");
    if (strcmp(sc_engine(db), "mysql") == 0) return; /* it shows none that is too old */
    show(db, folder, "expired");
    OPENS("root", "ssl=required");
    REFUSES("root", "ssl=verify-ca&ssl_ca=$/ca.pem");
    REFUSES("root", "ssl=verify-identity&ssl_ca=$/ca.pem");
}

int main(int argc, char **argv)
{
    const char *folder = getenv("SCHEMAC_TLS"), *at;
    sc_db *db;

    if (argc < 2 || !folder) {
        fprintf(stderr, "usage: own_server.sh ENGINE %s tls\n", argv[0]);
        return 77;
    }
    at = strchr(argv[1], '@');
    if (CHECK_INT(sc_open(argv[1], &db), SC_OK) && CHECK(at != NULL) &&
        CHECK_INT(sc_exec_script(db, "CREATE USER rt_tls@localhost REQUIRE X509; GRANT ALL ON *.* TO rt_tls@localhost"),
                  SC_OK))
        modes(db, at, folder);
    sc_close(db);
    return check_result();
}
