/* url.c: a connection URL into struct sci_url.
 *
 * Stage: the first thing sc_open does. The text is copied once and cut and percent-decoded in place. No
 * message repeats a piece of the URL: a password with an unencoded `?` or `/` in it may be anywhere. */
#include "internal.h"

#include <stdlib.h>
#include <string.h>

enum option_kind { OPTION_TEXT, OPTION_NUMBER, OPTION_SIZE, OPTION_BOOL, OPTION_SSL, OPTION_MODE, OPTION_WORD };

struct option {
    const char *scheme, *name;
    enum option_kind kind;
    size_t offset;     /* in struct sci_url */
    const char *words; /* OPTION_WORD: those that it may be, with blanks between */
};

static const struct option options[] = {
    {"sqlite", "mode", OPTION_MODE, offsetof(struct sci_url, mode), NULL},
    {"sqlite", "busy_timeout", OPTION_NUMBER, offsetof(struct sci_url, busy_timeout), NULL},
    {"sqlite", "journal", OPTION_WORD, offsetof(struct sci_url, journal), "wal delete truncate persist memory off"},
    {"sqlite", "synchronous", OPTION_WORD, offsetof(struct sci_url, synchronous), "off normal full extra"},
    {"sqlite", "mmap_size", OPTION_SIZE, offsetof(struct sci_url, mmap_size), NULL},
    {"sqlite", "statement_timeout", OPTION_NUMBER, offsetof(struct sci_url, statement_timeout), NULL},
    {"mysql", "statement_timeout", OPTION_NUMBER, offsetof(struct sci_url, statement_timeout), NULL},
    {"sqlite", "statements", OPTION_NUMBER, offsetof(struct sci_url, statements), NULL},
    {"mysql", "reconnect", OPTION_NUMBER, offsetof(struct sci_url, reconnect), NULL},
    {"mysql", "read_ahead", OPTION_SIZE, offsetof(struct sci_url, read_ahead), NULL},
    {"mysql", "statements", OPTION_NUMBER, offsetof(struct sci_url, statements), NULL},
    {"mysql", "socket", OPTION_TEXT, offsetof(struct sci_url, socket), NULL},
    {"mysql", "ssl", OPTION_SSL, offsetof(struct sci_url, ssl), NULL},
    {"mysql", "ssl_ca", OPTION_TEXT, offsetof(struct sci_url, ssl_ca), NULL},
    {"mysql", "ssl_cert", OPTION_TEXT, offsetof(struct sci_url, ssl_cert), NULL},
    {"mysql", "ssl_key", OPTION_TEXT, offsetof(struct sci_url, ssl_key), NULL},
    {"mysql", "password_file", OPTION_TEXT, offsetof(struct sci_url, password_file), NULL},
    {"mysql", "password_env", OPTION_TEXT, offsetof(struct sci_url, password_env), NULL},
    {"mysql", "compress", OPTION_BOOL, offsetof(struct sci_url, compress), NULL},
    {"mysql", "connect_timeout", OPTION_NUMBER, offsetof(struct sci_url, connect_timeout), NULL},
    {"mysql", "read_timeout", OPTION_NUMBER, offsetof(struct sci_url, read_timeout), NULL},
    {"mysql", "write_timeout", OPTION_NUMBER, offsetof(struct sci_url, write_timeout), NULL},
    {"mysql", "found_rows", OPTION_BOOL, offsetof(struct sci_url, found_rows), NULL},
};
enum { N_OPTIONS = sizeof options / sizeof *options };

struct word {
    const char *text;
    int value;
};

static const struct word ssl_words[] = {{"off", SCI_SSL_OFF},
                                        {"required", SCI_SSL_REQUIRED},
                                        {"verify-ca", SCI_SSL_VERIFY_CA},
                                        {"verify-identity", SCI_SSL_VERIFY_IDENTITY},
                                        {NULL, 0}};
static const struct word mode_words[] = {{"rwc", SCI_MODE_RWC}, {"rw", SCI_MODE_RW}, {"ro", SCI_MODE_RO}, {NULL, 0}};
static const struct word bool_words[] = {{"0", 0}, {"1", 1}, {NULL, 0}};

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/* Decodes a NUL-terminated piece in place. */
static int decode(sc_db *db, char *piece, const char *what)
{
    char *out = piece;

    for (const char *p = piece; *p; p++) {
        int hi, lo;

        if (*p != '%') {
            *out++ = *p;
            continue;
        }
        hi = hex_digit(p[1]);
        lo = hi < 0 ? -1 : hex_digit(p[2]);
        if (lo < 0 || hi * 16 + lo == 0)
            return sci_fail(db, SC_ERR_OPEN,
                            "connection URL: the %s has a `%%` that is not the start of an encoded byte "
                            "(write %%25 for a percent sign; %%00 cannot be used)",
                            what);
        *out++ = (char)(hi * 16 + lo);
        p += 2;
    }
    *out = '\0';
    return SC_OK;
}

static bool parse_size(const char *text, int64_t max, int64_t *out)
{
    int64_t v = 0;

    if (!*text) return false;
    for (; *text; text++) {
        if (*text < '0' || *text > '9' || v > (max - (*text - '0')) / 10) return false;
        v = v * 10 + (*text - '0');
    }
    *out = v;
    return true;
}

static bool parse_number(const char *text, uint32_t max, uint32_t *out)
{
    int64_t v;

    if (!parse_size(text, max, &v)) return false;
    *out = (uint32_t)v;
    return true;
}

/* Is it one of the words? */
static bool is_word(const char *words, const char *text)
{
    size_t n = strlen(text);

    for (const char *w = words; *w; w += strcspn(w, " "), w += *w == ' ')
        if (n > 0 && strcspn(w, " ") == n && memcmp(w, text, n) == 0) return true;
    return false;
}

static const struct word *find_word(const struct word *words, const char *text)
{
    for (; words->text; words++)
        if (strcmp(words->text, text) == 0) return words;
    return NULL;
}

/* Sets the option's member; false when the value is none of its kind. */
static bool set_option(struct sci_url *u, const struct option *o, const char *value)
{
    char *member = (char *)u + o->offset;
    const struct word *w;

    switch (o->kind) {
    case OPTION_TEXT: *(const char **)(void *)member = value; return *value != '\0';
    case OPTION_NUMBER: return parse_number(value, INT32_MAX, (uint32_t *)(void *)member);
    case OPTION_SIZE: return parse_size(value, INT64_MAX, (int64_t *)(void *)member);
    case OPTION_WORD: *(const char **)(void *)member = value; return is_word(o->words, value);
    case OPTION_SSL:
        w = find_word(ssl_words, value);
        if (w) *(enum sci_ssl *)(void *)member = (enum sci_ssl)w->value;
        return w;
    case OPTION_MODE:
        w = find_word(mode_words, value);
        if (w) *(enum sci_mode *)(void *)member = (enum sci_mode)w->value;
        return w;
    case OPTION_BOOL:
        w = find_word(bool_words, value);
        if (w) *(bool *)member = w->value != 0;
        return w;
    }
    return false;
}

static const char *expected_value(const struct option *o)
{
    switch (o->kind) {
    case OPTION_TEXT: return "a text that is not empty";
    case OPTION_NUMBER:
    case OPTION_SIZE: return "a whole number";
    case OPTION_WORD: return o->words;
    case OPTION_BOOL: return "0 or 1";
    case OPTION_SSL: return "off, required, verify-ca or verify-identity";
    case OPTION_MODE: return "ro, rw or rwc";
    }
    return "";
}

static const struct option *find_option(const char *scheme, const char *name)
{
    for (size_t i = 0; i < N_OPTIONS; i++)
        if (strcmp(options[i].scheme, scheme) == 0 && strcmp(options[i].name, name) == 0) return &options[i];
    return NULL;
}

/* One key=value; `nth` names it in messages, its text could be a piece of a password. */
static int parse_option(sc_db *db, struct sci_url *u, char *text, int nth)
{
    char *equals = strchr(text, '=');
    const struct option *o;
    int rc;

    if (equals) *equals = '\0';
    o = equals ? find_option(u->scheme, text) : NULL;
    if (!o)
        return sci_fail(
            db, SC_ERR_OPEN,
            "connection URL: option %d is unknown; %s: takes %s (and `?` inside a part of the "
            "URL is written %%3F)",
            nth, u->scheme,
            strcmp(u->scheme, "sqlite") == 0
                ? "mode, busy_timeout, journal, synchronous, mmap_size, statement_timeout, statements"
                : "socket, ssl, ssl_ca, ssl_cert, ssl_key, password_file, password_env, connect_timeout, "
                  "read_timeout, write_timeout, statement_timeout, reconnect, read_ahead, found_rows, compress, statements");
    rc = decode(db, equals + 1, o->name);
    if (rc == SC_OK && !set_option(u, o, equals + 1))
        rc = sci_fail(db, SC_ERR_OPEN, "connection URL: the option `%s` takes %s", o->name, expected_value(o));
    return rc;
}

static int parse_options(sc_db *db, struct sci_url *u, char *text)
{
    int nth = 1, rc = SC_OK;

    while (rc == SC_OK && text && *text) {
        char *amp = strchr(text, '&');

        if (amp) *amp = '\0';
        rc = parse_option(db, u, text, nth++);
        text = amp ? amp + 1 : NULL;
    }
    return rc;
}

/* Cuts the text at the first `at`; what follows, or NULL without one. */
static char *cut(char *text, char at)
{
    char *p = strchr(text, at);

    if (!p) return NULL;
    *p = '\0';
    return p + 1;
}

static int parse_sqlite(sc_db *db, struct sci_url *u, char *rest)
{
    char *query = cut(rest, '?');
    int rc;

    if (rest[0] == '/' && rest[1] == '/') {
        if (rest[2] != '/')
            return sci_fail(db, SC_ERR_OPEN,
                            "connection URL: after `sqlite://` comes an absolute path (sqlite:///PATH); "
                            "a relative one is written sqlite:PATH");
        rest += 2;
    }
    rc = decode(db, rest, "path");
    if (rc == SC_OK && !*rest)
        rc = sci_fail(db, SC_ERR_OPEN, "connection URL: the path is empty; sqlite::memory: is a database in memory");
    u->path = rest;
    return rc == SC_OK ? parse_options(db, u, query) : rc;
}

static int parse_user(sc_db *db, struct sci_url *u, char *text)
{
    char *password = cut(text, ':');
    int rc = decode(db, text, "user");

    if (rc == SC_OK && password) rc = decode(db, password, "password");
    u->user = text;
    u->password = password;
    return rc;
}

static int parse_host(sc_db *db, struct sci_url *u, char *text)
{
    char *port;
    int rc;

    if (*text == '[') {
        char *close = strchr(++text, ']');

        if (!close || (close[1] != '\0' && close[1] != ':'))
            return sci_fail(db, SC_ERR_OPEN, "connection URL: `[` of the host has no `]` after it");
        *close = '\0';
        port = close[1] == ':' ? close + 2 : NULL;
    } else {
        port = cut(text, ':');
    }
    if (port && (!parse_number(port, 65535, &u->port) || u->port == 0))
        return sci_fail(db, SC_ERR_OPEN,
                        "connection URL: the port is not a number from 1 to 65535 (in a user or password "
                        "`:` is written %%3A, `/` %%2F, `@` %%40)");
    rc = decode(db, text, "host");
    u->host = *text ? text : NULL;
    return rc;
}

/* 127.0.0.1, and no name that begins like it. */
static bool is_loopback(const char *host)
{
    return strcmp(host, "::1") == 0 || (strncmp(host, "127.", 4) == 0 && !host[strspn(host, "0123456789.")]);
}

static bool is_local(const struct sci_url *u)
{
    return u->socket || !u->host || strcmp(u->host, "localhost") == 0 || is_loopback(u->host);
}

/* ---------------------------------------------------------------- a password that stands elsewhere */

static int take_secret(sc_db *db, struct sci_url *u, const char *value)
{
    u->secret_size = strlen(value) + 1;
    u->secret = sci_realloc(&db->alloc, NULL, u->secret_size);
    if (!u->secret) return sci_nomem(db);
    memcpy(u->secret, value, u->secret_size);
    u->password = u->secret;
    return SC_OK;
}

/* It is read when it is needed: here only whether it can be. */
static int try_password_file(sc_db *db, const struct sci_url *u)
{
    struct sci_password p;
    const char *why = sci_password_read(u, &p);

    sci_password_forget(&p);
    return why ? sci_fail(db, SC_ERR_OPEN, "%s", why) : SC_OK;
}

static int find_password(sc_db *db, struct sci_url *u)
{
    const char *value;

    if (!u->password_file && !u->password_env) return SC_OK;
    if (u->password || (u->password_file && u->password_env))
        return sci_fail(
            db, SC_ERR_OPEN,
            "connection URL: the password, password_file and password_env are three ways of saying it: one is enough");
    if (u->password_file) return try_password_file(db, u);
    value = getenv(u->password_env);
    if (!value)
        return sci_fail(db, SC_ERR_OPEN, "connection URL: the environment has no variable of the name in password_env");
    return take_secret(db, u, value);
}

/* What is not said, and what does not go together. Without `ssl`, only a connection that does not leave
 * the machine goes unencrypted. */
static int finish_mysql(sc_db *db, struct sci_url *u)
{
    bool verifies = u->ssl == SCI_SSL_VERIFY_CA || u->ssl == SCI_SSL_VERIFY_IDENTITY;

    if (u->ssl_ca && !verifies)
        return sci_fail(db, SC_ERR_OPEN, "connection URL: ssl_ca needs ssl=verify-ca or ssl=verify-identity");
    if (verifies && !u->ssl_ca)
        return sci_fail(db, SC_ERR_OPEN,
                        "connection URL: ssl=verify-ca and ssl=verify-identity need ssl_ca=FILE, the "
                        "certificates to trust");
    if (u->ssl == SCI_SSL_DEFAULT) u->ssl = is_local(u) && !u->ssl_cert ? SCI_SSL_OFF : SCI_SSL_REQUIRED;
    if (!u->ssl_cert != !u->ssl_key || (u->ssl_cert && u->ssl == SCI_SSL_OFF))
        return sci_fail(
            db, SC_ERR_OPEN,
            "connection URL: ssl_cert and ssl_key, a certificate of the client's and its key, go together, and "
            "not with ssl=off");
    return find_password(db, u);
}

static int parse_mysql(sc_db *db, struct sci_url *u, char *rest)
{
    char *query, *database, *at;
    int rc = SC_OK;

    if (strncmp(rest, "//", 2) != 0)
        return sci_fail(db, SC_ERR_OPEN, "connection URL: `mysql:` is followed by //user:password@host:port/database");
    rest += 2;
    query = cut(rest, '?');
    database = cut(rest, '/');
    at = strrchr(rest, '@');
    if (at) {
        *at = '\0';
        rc = parse_user(db, u, rest);
        rest = at + 1;
    }
    if (rc == SC_OK) rc = parse_host(db, u, rest);
    if (rc == SC_OK && database) rc = decode(db, database, "database");
    u->database = database && *database ? database : NULL;
    if (rc == SC_OK) rc = parse_options(db, u, query);
    return rc == SC_OK ? finish_mysql(db, u) : rc;
}

int sci_url_parse(sc_db *db, const char *text, struct sci_url *out)
{
    size_t size = strlen(text) + 1;
    char *rest;

    *out = (struct sci_url){.statements = 400,
                            .busy_timeout = 5000,
                            .mmap_size = -1,
                            .read_ahead = INT64_MAX,
                            .connect_timeout = 10,
                            .reconnect = 3,
                            .storage_size = size};
    out->storage = sci_realloc(&db->alloc, NULL, size);
    if (!out->storage) return sci_nomem(db);
    memcpy(out->storage, text, size);
    rest = cut(out->storage, ':');
    if (!rest) return sci_fail(db, SC_ERR_OPEN, "connection URL: it starts with neither `sqlite:` nor `mysql:`");
    if (strcmp(out->storage, "sqlite") == 0) {
        out->scheme = "sqlite";
        return parse_sqlite(db, out, rest);
    }
    if (strcmp(out->storage, "mysql") == 0) {
        out->scheme = "mysql";
        return parse_mysql(db, out, rest);
    }
    return sci_fail(db, SC_ERR_UNSUPPORTED, "connection URL: its scheme is neither `sqlite:` nor `mysql:`");
}

static void forget(sc_db *db, char *secret, size_t size)
{
    if (secret) sci_overwrite(secret, size);
    sci_free(&db->alloc, secret);
}

void sci_url_free(sc_db *db, struct sci_url *url)
{
    forget(db, url->storage, url->storage_size);
    forget(db, url->secret, url->secret_size);
    *url = (struct sci_url){0};
}
