/* runtime_url_test.c: connection URLs: what each part becomes, what is refused and how, and that no message
 * repeats a piece of one. */
#include "check.h"

#include "../../runtime/internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static sc_db *new_db(void)
{
    sc_db *db = sci_zalloc(&sci_libc_alloc, sizeof *db);

    db->alloc = sci_libc_alloc;
    return db;
}

static void done(sc_db *db, struct sci_url *u)
{
    sci_url_free(db, u);
    sci_free(&sci_libc_alloc, db);
}

static void sqlite_urls(void)
{
    sc_db *db = new_db();
    struct sci_url u;

    CHECK_INT(sci_url_parse(db, "sqlite:a%20b%3F.db?mode=ro&busy_timeout=17", &u), SC_OK);
    CHECK_STR(u.scheme, "sqlite");
    CHECK_STR(u.path, "a b?.db");
    CHECK(u.mode == SCI_MODE_RO && u.busy_timeout == 17);
    sci_url_free(db, &u);
    CHECK_INT(sci_url_parse(db, "sqlite::memory:", &u), SC_OK);
    CHECK_STR(u.path, ":memory:");
    CHECK(u.mode == SCI_MODE_RWC && u.busy_timeout == 5000);
    sci_url_free(db, &u);
    CHECK_INT(sci_url_parse(db, "sqlite:///var/x.db", &u), SC_OK);
    CHECK_STR(u.path, "/var/x.db");
    sci_url_free(db, &u);
    CHECK_INT(sci_url_parse(db, "sqlite:/var/x.db?", &u), SC_OK);
    CHECK_STR(u.path, "/var/x.db");
    CHECK(u.journal == NULL && u.synchronous == NULL && u.mmap_size == -1);
    sci_url_free(db, &u);
    CHECK_INT(sci_url_parse(db, "sqlite:x?journal=wal&synchronous=normal&mmap_size=5000000000", &u), SC_OK);
    CHECK_STR(u.journal, "wal");
    CHECK_STR(u.synchronous, "normal");
    CHECK(u.mmap_size == INT64_C(5000000000));
    done(db, &u);
}

static void mysql_urls(void)
{
    sc_db *db = new_db();
    struct sci_url u;

    CHECK_INT(sci_url_parse(db,
                            "mysql://us%40er:p%3Aw%2F%3F@db.example:3307/my%20db?ssl=verify-ca&ssl_ca=/ca.pem"
                            "&connect_timeout=3&read_timeout=4&write_timeout=5&found_rows=1",
                            &u),
              SC_OK);
    CHECK_STR(u.user, "us@er");
    CHECK_STR(u.password, "p:w/?");
    CHECK_STR(u.host, "db.example");
    CHECK_INT(u.port, 3307);
    CHECK_STR(u.database, "my db");
    CHECK_STR(u.ssl_ca, "/ca.pem");
    CHECK(u.ssl == SCI_SSL_VERIFY_CA && u.connect_timeout == 3 && u.read_timeout == 4 && u.write_timeout == 5 &&
          u.found_rows);
    sci_url_free(db, &u);
    CHECK_INT(sci_url_parse(db, "mysql://root@localhost/db/branch?socket=%2Ftmp%2Fm.sock", &u), SC_OK);
    CHECK_STR(u.database, "db/branch");
    CHECK_STR(u.socket, "/tmp/m.sock");
    CHECK(u.password == NULL && u.port == 0 && !u.found_rows);
    sci_url_free(db, &u);
    CHECK_INT(sci_url_parse(db, "mysql://u:a@b@[::1]:9/", &u), SC_OK);
    CHECK_STR(u.password, "a@b");
    CHECK_STR(u.host, "::1");
    CHECK(u.port == 9 && u.database == NULL);
    sci_url_free(db, &u);
    CHECK_INT(sci_url_parse(db, "mysql://", &u), SC_OK);
    CHECK(u.host == NULL && u.user == NULL && u.database == NULL);
    done(db, &u);
}

/* The password is the file's first line, or the variable's value; neither it nor its place is in a message. */
static void passwords(void)
{
    sc_db *db = new_db();
    struct sci_url u;
    struct sci_password p;
    char path[] = "/tmp/schemac-secret-XXXXXX", url[128] = "", longer[5000];
    int fd = mkstemp(path);

    CHECK(fd >= 0 && write(fd, "hun ter2\r\nmore\n", 15) == 15);
    snprintf(url, sizeof url, "mysql://u@h/db?password_file=%s&compress=1&ssl_cert=c&ssl_key=k", path);
    CHECK_INT(sci_url_parse(db, url, &u), SC_OK);
    CHECK(u.password == NULL); /* not before it is needed */
    CHECK(sci_password_read(&u, &p) == NULL);
    CHECK_STR(p.text, "hun ter2");
    sci_password_forget(&p);
    CHECK(p.own[0] == '\0' && p.own[7] == '\0' && p.own[11] == '\0');
    CHECK(pwrite(fd, "another", 7, 0) == 7);
    CHECK(sci_password_read(&u, &p) == NULL);
    CHECK_STR(p.text, "another2");
    sci_password_forget(&p);
    CHECK_INT(ftruncate(fd, 5000), 0);
    CHECK(pwrite(fd, url, 100, 0) == 100); /* (and NULs, the first of which ends it) */
    CHECK(sci_password_read(&u, &p) == NULL);
    CHECK_INT(strlen(p.text), strlen(url));
    memset(longer, 'x', sizeof longer);
    CHECK(pwrite(fd, longer, sizeof longer, 0) == sizeof longer);
    CHECK(sci_password_read(&u, &p) && strstr(sci_password_read(&u, &p), "too long"));
    CHECK_STR(p.text, "");
    CHECK(u.compress && u.ssl == SCI_SSL_REQUIRED);
    CHECK_STR(u.ssl_cert, "c");
    CHECK_STR(u.ssl_key, "k");
    sci_url_free(db, &u);
    CHECK_INT(ftruncate(fd, 0), 0);
    CHECK_INT(sci_url_parse(db, url, &u), SC_ERR_OPEN);
    CHECK(!strstr(sc_errmsg(db), path));
    sci_error_clear(&db->error);
    sci_url_free(db, &u);
    CHECK_INT(setenv("SCHEMAC_SECRET", "s3cret", 1), 0);
    CHECK_INT(sci_url_parse(db, "mysql://u@h/db?password_env=SCHEMAC_SECRET", &u), SC_OK);
    CHECK_STR(u.password, "s3cret");
    CHECK_INT(unsetenv("SCHEMAC_SECRET"), 0);
    CHECK_STR(u.password, "s3cret");
    done(db, &u);
    close(fd);
    unlink(path);
}

static enum sci_ssl ssl_of(const char *url)
{
    sc_db *db = new_db();
    struct sci_url u;
    enum sci_ssl ssl = sci_url_parse(db, url, &u) == SC_OK ? u.ssl : SCI_SSL_DEFAULT;

    done(db, &u);
    return ssl;
}

/* Without `ssl`, only what does not leave the machine goes unencrypted. */
static void tls_by_default(void)
{
    CHECK(ssl_of("mysql://localhost/x") == SCI_SSL_OFF);
    CHECK(ssl_of("mysql://127.0.0.1/x") == SCI_SSL_OFF);
    CHECK(ssl_of("mysql://[::1]/x") == SCI_SSL_OFF);
    CHECK(ssl_of("mysql://far.example/x?socket=/s") == SCI_SSL_OFF);
    CHECK(ssl_of("mysql://far.example/x") == SCI_SSL_REQUIRED);
    CHECK(ssl_of("mysql://127.far.example/x") == SCI_SSL_REQUIRED);
    CHECK(ssl_of("mysql://127.0.0.1.nip.example/x") == SCI_SSL_REQUIRED);
    CHECK(ssl_of("mysql://far.example/x?ssl=off") == SCI_SSL_OFF);
    CHECK(ssl_of("mysql://localhost/x?ssl=required") == SCI_SSL_REQUIRED);
}

struct refusal {
    const char *url;
    int code;
    const char *says; /* a part of the message */
};

static const struct refusal refusals[] = {
    {"", SC_ERR_OPEN, "neither `sqlite:` nor `mysql:`"},
    {"hunter2", SC_ERR_OPEN, "neither `sqlite:` nor `mysql:`"},
    {"hunter2:x", SC_ERR_UNSUPPORTED, "scheme"},
    {"postgres://hunter2@h", SC_ERR_UNSUPPORTED, "scheme"},
    {"sqlite:", SC_ERR_OPEN, "path is empty"},
    {"sqlite:?mode=ro", SC_ERR_OPEN, "path is empty"},
    {"sqlite://hunter2.db", SC_ERR_OPEN, "absolute path"},
    {"sqlite:x%2", SC_ERR_OPEN, "the path has a `%`"},
    {"sqlite:x%zz", SC_ERR_OPEN, "the path has a `%`"},
    {"sqlite:x%00y", SC_ERR_OPEN, "the path has a `%`"},
    {"sqlite:x?mode=hunter2", SC_ERR_OPEN, "`mode` takes ro, rw or rwc"},
    {"sqlite:x?busy_timeout=-1", SC_ERR_OPEN, "`busy_timeout` takes a whole number"},
    {"sqlite:x?busy_timeout=99999999999", SC_ERR_OPEN, "`busy_timeout` takes a whole number"},
    {"sqlite:x?mode=ro&hunter2=1", SC_ERR_OPEN, "option 2 is unknown"},
    {"sqlite:x?socket=/hunter2", SC_ERR_OPEN, "option 1 is unknown"},
    {"mysql:hunter2", SC_ERR_OPEN, "followed by //"},
    {"mysql://u:hun?ter2@h/db", SC_ERR_OPEN, "port is not a number"},
    {"mysql://u@h?un:hunter2@h/db", SC_ERR_OPEN, "option 1 is unknown"},
    {"mysql://u:hun/ter2@h/db", SC_ERR_OPEN, "port is not a number"},
    {"mysql://u:p@h:hunter2/db", SC_ERR_OPEN, "port is not a number"},
    {"mysql://h:0/db", SC_ERR_OPEN, "port is not a number"},
    {"mysql://h:65536/db", SC_ERR_OPEN, "port is not a number"},
    {"mysql://[::1/db", SC_ERR_OPEN, "`[`"},
    {"mysql://u:hunter2%@h/db", SC_ERR_OPEN, "the password has a `%`"},
    {"mysql://h/db?ssl=hunter2", SC_ERR_OPEN, "`ssl` takes off, required, verify-ca or verify-identity"},
    {"mysql://h/db?found_rows=yes", SC_ERR_OPEN, "`found_rows` takes 0 or 1"},
    {"mysql://h/db?ssl=verify-ca", SC_ERR_OPEN, "need ssl_ca"},
    {"mysql://h/db?ssl=required&ssl_ca=x", SC_ERR_OPEN, "ssl_ca needs"},
    {"sqlite:x?journal=hunter2", SC_ERR_OPEN, "`journal` takes wal delete truncate persist memory off"},
    {"sqlite:x?journal=wa", SC_ERR_OPEN, "`journal` takes"},
    {"sqlite:x?journal=", SC_ERR_OPEN, "`journal` takes"},
    {"sqlite:x?synchronous=2", SC_ERR_OPEN, "`synchronous` takes off normal full extra"},
    {"sqlite:x?read_ahead=1", SC_ERR_OPEN, "option 1 is unknown"},
    {"mysql://h/d?read_ahead=many", SC_ERR_OPEN, "`read_ahead` takes a whole number"},
    {"sqlite:x?mmap_size=9223372036854775808", SC_ERR_OPEN, "`mmap_size` takes a whole number"},
    {"sqlite:x?cache=shared", SC_ERR_OPEN, "option 1 is unknown"},
    {"mysql://u:hunter2@h/db?password_env=X", SC_ERR_OPEN, "one is enough"},
    {"mysql://u@h/db?password_env=X&password_file=hunter2", SC_ERR_OPEN, "one is enough"},
    {"mysql://u@h/db?password_env=SCHEMAC_HUNTER", SC_ERR_OPEN, "no variable"},
    {"mysql://u@h/db?password_file=/nowhere/hunter2", SC_ERR_OPEN, "no password can be read"},
    {"mysql://u@h/db?ssl_cert=c", SC_ERR_OPEN, "go together"},
    {"mysql://u@h/db?ssl=off&ssl_cert=c&ssl_key=k", SC_ERR_OPEN, "go together"},
    {"mysql://h/db?socket=", SC_ERR_OPEN, "`socket` takes a text"},
};

static void refused(void)
{
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
        sc_db *db = new_db();
        struct sci_url u;
        bool ok = CHECK_INT(sci_url_parse(db, refusals[i].url, &u), refusals[i].code);

        ok = CHECK(strstr(sc_errmsg(db), refusals[i].says)) && ok;
        ok = CHECK(!strstr(sc_errmsg(db), "hunter2") && !strstr(sc_errmsg(db), "ter2")) && ok;
        ok = CHECK_INT(sc_errcode(db), refusals[i].code) && ok;
        if (!ok) fprintf(stderr, "    %s: %s\n", refusals[i].url, sc_errmsg(db));
        done(db, &u);
    }
}

/* sc_open's side of it: the handle that holds the message. */
static void open_fails_with_a_handle(void)
{
    sc_db *db = NULL;

    CHECK_INT(sc_open("nonsense", &db), SC_ERR_OPEN);
    CHECK(db != NULL);
    CHECK_INT(sc_errcode(db), SC_ERR_OPEN);
    CHECK(strlen(sc_errmsg(db)) > 0);
    CHECK_INT(sc_begin(db), SC_ERR_OPEN);
    CHECK_INT(sc_rollback(db), SC_ERR_OPEN);
    CHECK_INT(sc_exec_script(db, "SELECT 1"), SC_ERR_OPEN);
    CHECK_INT(sc_commit(db), SC_ERR_OPEN);
    CHECK_STR(sc_engine(db), "");
    CHECK(sc_native(db) == NULL && !sc_in_transaction(db));
    sc_close(db);
    CHECK_INT(sc_open(NULL, &db), SC_ERR_MISUSE);
    sc_close(db);
    CHECK_INT(sc_open("sqlite:x", NULL), SC_ERR_MISUSE);
    sc_close(NULL);
    CHECK_INT(sc_begin(NULL), SC_ERR_MISUSE);
    CHECK_INT(sc_commit(NULL), SC_ERR_MISUSE);
    CHECK_INT(sc_rollback(NULL), SC_ERR_MISUSE);
    CHECK_INT(sc_errcode(NULL), SC_ERR_MISUSE);
    CHECK(strlen(sc_errmsg(NULL)) > 0);
}

int main(void)
{
    sqlite_urls();
    mysql_urls();
    passwords();
    tls_by_default();
    refused();
    open_fails_with_a_handle();
    return check_result();
}
