/* sysvars.c: see sysvars.h. Read by BIND and the checks of bodies. */
#include "sema/sysvars.h"

#include "sema/types.h"

enum sysvar_kind { KIND_I, KIND_U, KIND_D, KIND_T, KIND_V };
struct sysvar {
    const char *name;
    unsigned servers;
    enum sysvar_kind kind;
};

#define X(name, servers, kind) {#name, servers, KIND_##kind},
static const struct sysvar sysvars[] = {
#include "sema/sysvars.def"
};
#undef X
enum { N_SYSVARS = sizeof sysvars / sizeof *sysvars };

/* Plugins bring variables of their own: which ones a server has loaded is not known here. */
static const char *const plugins[] = {"audit_log_",
                                      "authentication_",
                                      "clone_",
                                      "columnstore_",
                                      "connect_",
                                      "connection_control_",
                                      "cracklib_",
                                      "group_replication_",
                                      "handlersocket_",
                                      "hashicorp_",
                                      "innodb_memcached_",
                                      "keyring_",
                                      "mroonga_",
                                      "mysqlx_",
                                      "oqgraph_",
                                      "rocksdb_",
                                      "rpl_semi_sync_",
                                      "s3_",
                                      "server_audit_",
                                      "simple_password_",
                                      "sphinx_",
                                      "spider_",
                                      "thread_pool_",
                                      "tokudb_",
                                      "validate_password",
                                      "version_tokens_",
                                      "wsrep_"};

struct str sysvar_word(struct str written)
{
    static const char *const scopes[] = {"global.", "session.", "local.", "persist.", "persist_only."};
    struct str s = str_starts(written, "@@") ? str_sub(written, 2, written.n) : written;
    for (size_t i = 0; i < sizeof scopes / sizeof *scopes; i++) {
        struct str scope = str_from(scopes[i]);
        if (s.n > scope.n && str_eq_nocase(str_sub(s, 0, scope.n), scope)) {
            s = str_sub(s, scope.n, s.n);
            break;
        }
    }
    return s.n > 1 && s.p[0] == '`' ? str_sub(s, 1, s.n - 2) : s;
}

static const struct sysvar *find(struct str name)
{
    unsigned low = 0, high = N_SYSVARS;
    while (low < high) {
        unsigned mid = (low + high) / 2;
        int order = str_cmp_nocase(str_from(sysvars[mid].name), name);
        if (!order) {
            return &sysvars[mid];
        }
        low = order < 0 ? mid + 1 : low;
        high = order < 0 ? high : mid;
    }
    return NULL;
}

/* cache.key_buffer_size names a key cache; a component's variables have its name before the dot. */
static bool is_beyond(struct str name)
{
    bool dot = false, plugin = false;
    for (size_t i = 0; i < name.n; i++) {
        dot = dot || name.p[i] == '.';
    }
    for (size_t i = 0; i < sizeof plugins / sizeof *plugins; i++) {
        struct str prefix = str_from(plugins[i]);
        plugin = plugin || (name.n >= prefix.n && str_eq_nocase(str_sub(name, 0, prefix.n), prefix));
    }
    return dot || plugin;
}

/* Dolt: @@db_head, @@db_working …, of each of its databases: which one, or nothing. */
static struct str database_in(struct str name)
{
    static const char *const ends[] = {"_head", "_head_ref", "_working", "_staged", "_default_branch"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        struct str end = str_from(ends[i]);
        if (name.n > end.n && str_eq_nocase(str_sub(name, name.n - end.n, end.n), end)) {
            return str_sub(name, 0, name.n - end.n);
        }
    }
    return (struct str){0};
}

/* A schema that does not name its database may be of any. */
static bool is_of_database(const struct catalog *c, struct str name)
{
    struct str database = database_in(name);
    bool dolt = c->options.flavour == FLAVOUR_DOLT || c->options.flavour == FLAVOUR_ANY;
    return dolt && database.n && (!c->databases.v[0]->name.n || catalog_database(c, database));
}

static void report(struct diags *d, struct place place, struct str name)
{
    struct str *names = ARENA_ARRAY(d->arena, struct str, N_SYSVARS);
    for (unsigned i = 0; i < N_SYSVARS; i++) {
        names[i] = str_from(sysvars[i].name);
    }
    struct diag *g = diag_add(d, DIAG_E0232, place, "no system variable `%.*s`", STR_ARG(name));
    struct str near = diag_nearest(name, names, N_SYSVARS);
    if (near.n) {
        diag_hint(d, g, "did you mean `%.*s`?", STR_ARG(near));
    }
}

bool sysvar_check(const struct catalog *c, struct diags *d, struct place place, struct str name)
{
    const struct sysvar *v = find(name);
    if (v) {
        return servers_check(c, d, place, v->servers, "this system variable");
    }
    if (is_beyond(name)) {
        return true;
    }
    if (is_of_database(c, name)) {
        return servers_check(c, d, place, ON_DOLT, "a variable of a database");
    }
    report(d, place, name);
    return false;
}

struct type sysvar_type(struct str name)
{
    const struct sysvar *v = find(name);
    switch (v ? v->kind : KIND_V) {
    case KIND_I: return type_of(TYPE_INT64);
    case KIND_U: return type_of(TYPE_UINT64);
    case KIND_D: return type_of(TYPE_DOUBLE);
    case KIND_T: return type_of(TYPE_TEXT);
    case KIND_V: break;
    }
    return type_of(!v && database_in(name).n ? TYPE_TEXT : TYPE_ANY);
}
