/* config.c: see config.h. The stage before the first arrow: what is to be done, with what.
 *
 * A key and its flag are the same option of options.c, and their values go through the same function here, so
 * that they cannot come to mean different things. */
#include "config.h"

#include <errno.h>
#include <string.h>

#include "base/parallel.h"
#include "base/buf.h"
#include "base/digest.h"
#include "config_json.h"
#include "explain.h"
#include "scan/query_names.h"
#include "scan/site.h"

enum { MAX_ERRORS = 100 };

void config_defaults(struct config *c)
{
    *c = (struct config){.schema = STR("schema"), .generated = STR("generated"), .cache = STR("cache")};
    c->sql.modes = MODE_ONLY_FULL_GROUP_BY;
    c->sql_mode = STR("ONLY_FULL_GROUP_BY");
}

/* ---------------------------------------------------------------- sql_mode */

/* A value that cannot be: which one of the list, and why. */
struct refusal {
    unsigned index;
    struct str why;
};

/* The refusal's sentence, with the nearest of the words that are possible. */
static bool refuse_word(struct arena *a, struct refusal *no, unsigned index, struct str word, const char *what,
                        const struct str *known, unsigned n)
{
    struct str nearest = diag_nearest(word, known, n);
    no->index = index;
    no->why = nearest.n
                  ? str_printf(a, "unknown %s `%.*s`, did you mean `%.*s`?", what, STR_ARG(word), STR_ARG(nearest))
                  : str_printf(a, "unknown %s `%.*s`", what, STR_ARG(word));
    return false;
}

static const struct sql_mode_name *find_mode(struct str name)
{
    for (unsigned i = 0; i < N_SQL_MODES; i++)
        if (str_is(name, sql_mode_names[i].name)) return &sql_mode_names[i];
    return NULL;
}

static bool set_modes(struct arena *a, struct config *c, const str_vec *values, struct refusal *no)
{
    struct str known[N_SQL_MODES];
    for (unsigned i = 0; i < N_SQL_MODES; i++) known[i] = str_from(sql_mode_names[i].name);
    c->sql.modes = 0;
    c->sql_mode = STR("");
    for (unsigned i = 0; i < values->n; i++) {
        const struct sql_mode_name *m = find_mode(values->v[i]);
        if (!m) return refuse_word(a, no, i, values->v[i], "sql_mode", known, N_SQL_MODES);
        c->sql.modes |= m->bits;
        c->sql_mode = str_printf(a, "%.*s%s%s", STR_ARG(c->sql_mode), c->sql_mode.n ? "," : "", m->name);
    }
    return true;
}

/* ---------------------------------------------------------------- one option */

static bool set_dialect(struct arena *a, struct config *c, struct str value, struct refusal *no)
{
    const struct str known[] = {STR("mysql"), STR("sqlite"), STR("postgres")};
    return dialect_find(value, &c->sql.dialect) || refuse_word(a, no, 0, value, "dialect", known, 3);
}

/* A version counts for the last one at or before it whose system tables are known; between the two, what both have holds. */
static bool set_dolt_version(struct arena *a, struct config *c, struct str value, struct refusal *no)
{
    unsigned part[3] = {0, 0, 0}, n = 0;
    bool good = value.n && value.n < 16;
    for (size_t i = 0; i < value.n && good; i++) {
        bool digit = value.p[i] >= '0' && value.p[i] <= '9';
        good = digit || (value.p[i] == '.' && i && value.p[i - 1] != '.' && i + 1 < value.n && n < 2);
        part[n] = digit ? part[n] * 10 + (unsigned)(value.p[i] - '0') : part[n];
        n += !digit;
    }
    unsigned version = (part[0] * 1000 + part[1]) * 1000 + part[2];
    c->dolt = version <= 1083002 ? DOLT_1_83 : version >= 2003001 ? DOLT_2_3 : DOLT_ANY;
    const struct str known[] = {STR("1.83.2"), STR("2.3.1")};
    return good || refuse_word(a, no, 0, value, "Dolt version", known, 2);
}

static bool set_flavour(struct arena *a, struct config *c, struct str value, struct refusal *no)
{
    const struct str known[] = {STR("any"), STR("mysql"), STR("mariadb"), STR("dolt")};
    return flavour_find(value, &c->sql.flavour) || refuse_word(a, no, 0, value, "flavour", known, 4);
}

static bool set_targets(struct arena *a, struct config *c, const str_vec *values, struct refusal *no)
{
    const struct str known[] = {STR("sqlite"), STR("mysql")};
    for (unsigned t = 0; t < N_TARGETS; t++) c->targets[t] = false;
    for (unsigned i = 0; i < values->n; i++) {
        enum target t;
        if (!target_find(values->v[i], &t)) return refuse_word(a, no, i, values->v[i], "target", known, 2);
        c->targets[t] = true;
    }
    no->why = STR("no target is named");
    return values->n > 0;
}

static bool set_prefix(struct config *c, struct str value, struct refusal *no)
{
    c->prefix = value;
    no->why = STR("a prefix is the beginning of a C name: ASCII letters, digits and _, and no digit first");
    return !value.n || is_c_identifier(value);
}

static bool set_jobs(struct arena *a, struct config *c, struct str value, struct refusal *no)
{
    c->jobs = 0;
    for (size_t i = 0; i < value.n; i++) {
        bool digit = value.p[i] >= '0' && value.p[i] <= '9';
        c->jobs = digit && c->jobs <= PARALLEL_MOST ? c->jobs * 10 + (unsigned)(value.p[i] - '0') : 0;
        if (!c->jobs) break;
    }
    if (c->jobs && c->jobs <= PARALLEL_MOST) return true;
    no->why = str_printf(a, "`%.*s` is no number of threads: 1 to %u", STR_ARG(value), (unsigned)PARALLEL_MOST);
    return false;
}

static bool set_bool(struct arena *a, struct config *c, struct str value, struct refusal *no)
{
    const struct str known[] = {STR("int8"), STR("bool")};
    c->bool_columns = str_eq(value, known[1]);
    return c->bool_columns || str_eq(value, known[0]) || refuse_word(a, no, 0, value, "type", known, 2);
}

/* Each list replaces an earlier one's half of what is declared; the other half stays. */
static struct declared *declare(struct arena *a, const struct config *c)
{
    struct declared *d = ARENA_NEW(a, struct declared);
    if (c->sql.declared) *d = *c->sql.declared;
    return d;
}

static bool set_functions(struct arena *a, struct config *c, const str_vec *values, struct refusal *no)
{
    struct declared *d = declare(a, c);
    d->functions.n = 0;
    d->functions.v = NULL;
    d->functions.cap = 0;
    c->sql.declared = d;
    for (unsigned i = 0; i < values->n; i++) {
        no->index = i;
        if (!declare_function(a, d, values->v[i], &no->why)) return false;
    }
    return true;
}

static bool set_collations(struct arena *a, struct config *c, const str_vec *values, struct refusal *no)
{
    struct declared *d = declare(a, c);
    (void)no;
    d->collations.n = 0;
    d->collations.v = NULL;
    d->collations.cap = 0;
    for (unsigned i = 0; i < values->n; i++) vec_push(a, &d->collations, values->v[i]);
    c->sql.declared = d;
    return true;
}

static bool set_tokenizers(struct arena *a, struct config *c, const str_vec *values, struct refusal *no)
{
    struct declared *d = declare(a, c);
    (void)no;
    d->tokenizers.n = 0;
    d->tokenizers.v = NULL;
    d->tokenizers.cap = 0;
    for (unsigned i = 0; i < values->n; i++) vec_push(a, &d->tokenizers, values->v[i]);
    c->sql.declared = d;
    return true;
}

static bool set_level(struct arena *a, struct config *c, struct str code, struct str level, struct refusal *no)
{
    static const struct str levels[] = {{"off", 3}, {"warning", 7}, {"error", 5}};
    enum diag_code found;
    unsigned severity = 0;
    while (severity < 3 && !str_eq(level, levels[severity])) severity++;
    if (severity == 3) return refuse_word(a, no, no->index, level, "level", levels, 3);
    bool all = str_eq(code, STR("all"));
    if (all) diag_levels_set_all(&c->levels, (enum severity)severity);
    if (all) return true;
    if (!diag_code_find(code, &found)) {
        str_vec known = {0};
        for (unsigned i = 0; i < DIAG_N_CODES; i++) vec_push(a, &known, str_from(diag_code_name((enum diag_code)i)));
        return refuse_word(a, no, no->index, code, "code", known.v, known.n);
    }
    no->why = str_printf(a, "%s is an error and stays one", diag_code_name(found));
    return diag_levels_set(&c->levels, found, (enum severity)severity);
}

/* Each CODE=LEVEL; a flag's come on top of the file's, and the later counts. */
static bool set_levels(struct arena *a, struct config *c, const str_vec *values, struct refusal *no)
{
    for (unsigned i = 0; i < values->n; i++) {
        struct str v = values->v[i];
        const char *equals = memchr(v.p, '=', v.n);
        no->index = i;
        no->why = str_printf(a, "`%.*s` is not CODE=LEVEL", STR_ARG(v));
        if (!equals) return false;
        size_t n = (size_t)(equals - v.p);
        if (!set_level(a, c, str_trim(str_sub(v, 0, n)), str_trim(str_sub(v, n + 1, v.n)), no)) return false;
    }
    return true;
}

static bool set_format(struct arena *a, struct config *c, struct str value, struct refusal *no)
{
    struct str known[N_FORMATS];
    for (unsigned i = 0; i < N_FORMATS; i++) {
        known[i] = str_from(diag_format_name((enum diag_format)i));
        c->format = (enum diag_format)i;
        if (str_eq(value, known[i])) return true;
    }
    return refuse_word(a, no, 0, value, "format", known, N_FORMATS);
}

static bool set_variants(struct arena *a, struct config *c, const str_vec *values, struct refusal *no)
{
    const struct str known[] = {STR("many"), STR("all"), STR("into"), STR("none")};
    unsigned with = 0;
    for (unsigned i = 0; i < values->n; i++) {
        enum variant v;
        bool none = str_eq(values->v[i], STR("none"));
        no->index = i;
        no->why = STR("`none` stands alone");
        if (none && values->n > 1) return false;
        if (!none && !variant_find(values->v[i], &v)) return refuse_word(a, no, i, values->v[i], "variant", known, 4);
        with |= none ? 0 : v;
    }
    no->why = STR("no variant is named; `none` is said so");
    c->without_variants = (VARIANT_MANY | VARIANT_ALL | VARIANT_INTO) & ~with;
    return values->n > 0;
}

/* Digits: any number, as long as it is one. */
static bool set_max_errors(struct arena *a, struct config *c, struct str value, struct refusal *no)
{
    enum { MOST_DIGITS = 9 };
    c->max_errors = 0;
    no->why = str_printf(a, "`%.*s` is no number of diagnostics; 0 is all", STR_ARG(value));
    for (size_t i = 0; i < value.n && value.n <= MOST_DIGITS; i++) {
        if (value.p[i] < '0' || value.p[i] > '9') return false;
        c->max_errors = c->max_errors * 10 + (unsigned)(value.p[i] - '0');
    }
    return value.n > 0 && value.n <= MOST_DIGITS;
}

static bool set_types(struct arena *a, struct config *c, const str_vec *values, struct refusal *no)
{
    struct declared *d = declare(a, c);
    d->types.n = d->types.cap = 0;
    d->types.v = NULL;
    c->sql.declared = d;
    for (unsigned i = 0; i < values->n; i++) {
        struct own_type own;
        no->index = i;
        if (!own_type_read(a, values->v[i], &own, &no->why)) return false;
        vec_push(a, &d->types, own);
    }
    return true;
}

static bool set_dump(struct arena *a, struct config *c, struct str value, struct refusal *no)
{
    static const char *const stages[] = {"sites", "ast", "catalog", "model", "texts"}; /* report.c makes them */
    enum { N = sizeof stages / sizeof *stages };
    struct str known[N];
    c->dump = value;
    for (unsigned i = 0; i < N; i++) {
        known[i] = str_from(stages[i]);
        if (str_eq(value, known[i])) return true;
    }
    return refuse_word(a, no, 0, value, "stage", known, N);
}

/* "./a//b/" and "a/b" are one path. */
static struct str clean_path(struct arena *a, struct str path)
{
    char *p = arena_alloc(a, path.n + 2);
    size_t n = 0;
    for (size_t i = 0; i < path.n; i++) {
        bool start = !n || p[n - 1] == '/';
        bool dot = start && path.p[i] == '.' && (i + 1 == path.n || path.p[i + 1] == '/');
        bool slash = path.p[i] == '/' && start && (n || i > 0);
        if (!dot && !slash) p[n++] = path.p[i];
    }
    while (n > 1 && p[n - 1] == '/') n--;
    if (!n) p[n++] = '.';
    p[n] = '\0';
    return (struct str){p, n};
}

static bool set_paths(struct arena *a, str_vec *out, const str_vec *values, struct refusal *no)
{
    out->n = 0;
    for (unsigned i = 0; i < values->n; i++) {
        no->index = i;
        no->why = STR("an empty path");
        if (!values->v[i].n) return false;
        vec_push(a, out, clean_path(a, values->v[i]));
    }
    return true;
}

static bool set_path(struct arena *a, struct str *out, struct str value, struct refusal *no)
{
    no->why = STR("an empty path");
    if (!value.n) return false;
    *out = clean_path(a, value);
    return true;
}

/* The values are one for words and paths, any number for lists. */
static bool set_option(struct arena *a, struct config *c, enum option_id id, const str_vec *values, struct refusal *no)
{
    struct str one = values->n ? values->v[0] : STR("");
    *no = (struct refusal){0};
    switch (id) {
    case OPTION_SCHEMA: return set_path(a, &c->schema, one, no);
    case OPTION_DIALECT: return set_dialect(a, c, one, no);
    case OPTION_FLAVOUR: return set_flavour(a, c, one, no);
    case OPTION_DOLT_VERSION: return set_dolt_version(a, c, one, no);
    case OPTION_DATABASE: c->sql.database = one; return true;
    case OPTION_TARGETS: return set_targets(a, c, values, no);
    case OPTION_SOURCES: return set_paths(a, &c->sources, values, no);
    case OPTION_GENERATED: return set_path(a, &c->generated, one, no);
    case OPTION_CACHE: return set_path(a, &c->cache, one, no);
    case OPTION_SQL_MODE: return set_modes(a, c, values, no);
    case OPTION_PREFIX: return set_prefix(c, one, no);
    case OPTION_BOOL_COLUMNS: return set_bool(a, c, one, no);
    case OPTION_VARIANTS: return set_variants(a, c, values, no);
    case OPTION_FUNCTIONS: return set_functions(a, c, values, no);
    case OPTION_COLLATIONS: return set_collations(a, c, values, no);
    case OPTION_TOKENIZERS: return set_tokenizers(a, c, values, no);
    case OPTION_TYPES: return set_types(a, c, values, no);
    case OPTION_CONFIG: return set_path(a, &c->file, one, no);
    case OPTION_STAMP: return set_path(a, &c->stamp, one, no);
    case OPTION_DEPFILE: return set_path(a, &c->depfile, one, no);
    case OPTION_STATE: return set_path(a, &c->state, one, no);
    case OPTION_DUMP: return set_dump(a, c, one, no);
    case OPTION_WARN: return set_levels(a, c, values, no);
    case OPTION_FORMAT: return set_format(a, c, one, no);
    case OPTION_MAX_ERRORS: return set_max_errors(a, c, one, no);
    case OPTION_JOBS: return set_jobs(a, c, one, no);
    case OPTION_HELP:
    case OPTION_VERSION:
    case N_OPTIONS: return true;
    }
    return true;
}

/* ---------------------------------------------------------------- schemac.json */

static bool unknown_key(struct diags *d, const struct json_member *m)
{
    struct str keys[N_OPTIONS];
    unsigned n = 0;
    for (unsigned i = 0; i < N_OPTIONS; i++)
        if (option_at((enum option_id)i)->key) keys[n++] = str_from(option_at((enum option_id)i)->key);
    struct str nearest = diag_nearest(m->key, keys, n);
    struct diag *g = diag_add(d, DIAG_E0702, m->key_place, "unknown key `%.*s`", STR_ARG(m->key));
    if (nearest.n)
        diag_hint(d, g, "did you mean `%.*s`?", STR_ARG(nearest));
    else
        diag_hint(d, g, "`schemac --help` lists the keys");
    return false;
}

static bool wrong_kind(struct diags *d, const struct json_member *m, enum option_kind kind)
{
    const char *wanted = kind == KIND_LEVELS ? "an object: { \"W0303\": \"off\", … }"
                         : kind == KIND_TYPES
                             ? "an object: { \"orders.total\": { \"c\": …, \"header\": …, \"from\": …, \"to\": … }, … }"
                         : kind == KIND_WORD || kind == KIND_PATH ? "a string"
                                                                  : "a string or a list of strings";
    diag_add(d, DIAG_E0703, m->value_place, "`%.*s` is %s", STR_ARG(m->key), wanted);
    return false;
}

/* { "c": …, "header": …, "from": …, "to": … } → "KEY=C, HEADER, FROM, TO" */
static bool type_text(struct arena *a, struct diags *d, const struct json_member *m, struct str *out)
{
    static const char *const keys[] = {"c", "header", "from", "to"};
    struct str values[4] = {{0}};
    for (unsigned i = 0; i < m->strings.n; i++) {
        unsigned k = 0;
        struct str key = m->strings.v[i];
        while (k < 4 && !(str_starts(key, keys[k]) && key.p[strlen(keys[k])] == '=')) k++;
        if (k == 4) {
            diag_add(d, DIAG_E0703, m->places.v[i], "a type has `c`, `header`, `from` and `to`");
            return false;
        }
        values[k] = str_sub(key, strlen(keys[k]) + 1, key.n);
    }
    *out = str_printf(a, "%.*s=%.*s,%.*s,%.*s,%.*s", STR_ARG(m->key), STR_ARG(values[0]), STR_ARG(values[1]),
                      STR_ARG(values[2]), STR_ARG(values[3]));
    return true;
}

static bool read_types(struct arena *a, struct diags *d, struct config *c, const struct json_member *m)
{
    str_vec values = {0};
    struct refusal no;
    for (unsigned i = 0; i < m->members.n; i++) {
        struct str text;
        if (!type_text(a, d, &m->members.v[i], &text)) return false;
        vec_push(a, &values, text);
    }
    if (!set_option(a, c, OPTION_TYPES, &values, &no)) {
        diag_add(d, DIAG_E0703, m->members.v[no.index].value_place, "%.*s", STR_ARG(no.why));
        return false;
    }
    struct declared *declared = declare(a, c);
    for (unsigned i = 0; i < m->members.n; i++) declared->types.v[i].place = m->members.v[i].key_place;
    c->sql.declared = declared;
    return true;
}

static bool read_member(struct arena *a, struct diags *d, struct config *c, struct json_member *m)
{
    const struct option *o = option_by_key(m->key);
    if (!o) return unknown_key(d, m);
    bool empty = m->kind == JSON_KIND_OBJECT && !m->strings.n;
    if (o->kind == KIND_TYPES)
        return m->kind == JSON_KIND_OBJECTS || empty ? read_types(a, d, c, m) : wrong_kind(d, m, o->kind);
    bool list = o->kind == KIND_WORDS || o->kind == KIND_PATHS || o->kind == KIND_TEXTS;
    bool object = m->kind == JSON_KIND_OBJECT;
    if (m->kind == JSON_KIND_OTHER || m->kind == JSON_KIND_OBJECTS || object != (o->kind == KIND_LEVELS) ||
        (m->kind == JSON_KIND_STRINGS && !list))
        return wrong_kind(d, m, o->kind);
    str_vec values = m->strings;
    bool split = o->kind == KIND_WORDS && m->kind == JSON_KIND_STRING;
    if (split) {
        values = (str_vec){0};
        split_words(a, m->strings.v[0], &values);
    }
    struct refusal no;
    if (set_option(a, c, o->id, &values, &no)) return true;
    struct place place = split || no.index >= m->places.n ? m->value_place : m->places.v[no.index];
    diag_add(d, DIAG_E0703, place, "%.*s", STR_ARG(no.why));
    return false;
}

bool config_read_file(struct arena *a, struct diags *d, struct config *c, struct source *file)
{
    json_member_vec members = {0};
    bool ok = config_json_read(a, d, file, &members);
    for (unsigned i = 0; i < members.n; i++) ok = read_member(a, d, c, &members.v[i]) && ok;
    return ok;
}

/* ---------------------------------------------------------------- flags */

bool config_apply_flags(struct arena *a, struct config *c, const struct command_line *line, struct str *error)
{
    c->action = line->action;
    c->max_errors = line->action == ACTION_DESCRIBE ? 0 : MAX_ERRORS; /* scripts read what describe says */
    c->url = line->url;
    for (unsigned i = 0; i < N_OPTIONS; i++) {
        const struct option *o = option_at((enum option_id)i);
        struct refusal no;
        if (!line->options[i].given || set_option(a, c, o->id, &line->options[i].values, &no)) continue;
        *error = str_printf(a, "%s: %.*s", o->flag ? o->flag : "SOURCE", STR_ARG(no.why));
        return false;
    }
    return true;
}

static bool any_target(const struct config *c)
{
    for (unsigned t = 0; t < N_TARGETS; t++)
        if (c->targets[t]) return true;
    return false;
}

static void default_targets(struct config *c)
{
    enum target native;
    bool has_native = dialect_native_target(c->sql.dialect, &native);
    if (any_target(c)) return;
    for (unsigned t = 0; t < N_TARGETS; t++) c->targets[t] = !has_native || t == native;
}

static bool different_folders(struct arena *a, const struct config *c, struct str *error)
{
    const struct str folders[] = {c->schema, c->generated, c->cache};
    for (unsigned i = 0; i < 3; i++)
        for (unsigned k = 0; k < i; k++)
            if (str_eq(folders[i], folders[k])) {
                *error =
                    str_printf(a, "schema, generated and cache are three folders: two are `%.*s`", STR_ARG(folders[i]));
                return false;
            }
    return true;
}

/* The runtime's sessions have one fixed sql_mode. Texts written under another are put into words it reads alike
 * (emit_native.c); that it groups strictly, and that REAL is a DOUBLE there, no words change. */
static bool mode_can_run(struct arena *a, const struct config *c, struct str *error)
{
    bool writes = c->action == ACTION_PREPARE || c->action == ACTION_CHECK;
    bool same = c->sql.modes & MODE_ONLY_FULL_GROUP_BY && !(c->sql.modes & MODE_REAL_AS_FLOAT);
    if (!writes || c->sql.dialect != DIALECT_MYSQL || same) return true;
    *error = str_printf(a,
                        "sql_mode `%.*s` cannot be prepared for: the runtime's sessions run with ONLY_FULL_GROUP_BY "
                        "and without REAL_AS_FLOAT",
                        STR_ARG(c->sql_mode));
    return false;
}

bool config_finish(struct arena *a, struct config *c, struct str *error)
{
    default_targets(c);
    if (c->sql.dialect != DIALECT_MYSQL) {
        c->sql.modes = 0;
        c->sql_mode = STR("");
    }
    if (c->sql.dialect != DIALECT_MYSQL && c->sql.flavour != FLAVOUR_ANY) {
        *error = str_printf(a, "the flavour `%s` is of the dialect mysql, not of %s", flavour_name(c->sql.flavour),
                            dialect_name(c->sql.dialect));
        return false;
    }
    if (c->depfile.p && !c->stamp.p) {
        *error = STR("--depfile needs --stamp: it says what the stamp depends on");
        return false;
    }
    return mode_can_run(a, c, error) && different_folders(a, c, error);
}

/* ---------------------------------------------------------------- all of it */

/* Its place depends on --schema alone: a file that says where it is itself would be a riddle. */
static struct str config_path(struct arena *a, const struct command_line *line)
{
    if (line->options[OPTION_CONFIG].given) return clean_path(a, line->options[OPTION_CONFIG].values.v[0]);
    struct str schema = STR("schema");
    if (line->options[OPTION_SCHEMA].given) schema = clean_path(a, line->options[OPTION_SCHEMA].values.v[0]);
    return path_join(a, schema, STR("schemac.json"));
}

static bool read_config(struct arena *a, struct diags *d, struct config *c, bool named)
{
    struct str text;
    if (!file_read(a, c->file.p, &text)) {
        if (!named && (errno == ENOENT || errno == ENOTDIR)) return true;
        diag_add(d, DIAG_E0001, place_file(source_new(a, c->file, STR(""))), "cannot read the configuration: %s",
                 strerror(errno));
        return false;
    }
    c->file_found = true;
    c->file_text = text;
    return config_read_file(a, d, c, source_new(a, c->file, text));
}

static bool load(struct arena *a, struct diags *d, const struct command_line *line, struct config *c, struct str *error)
{
    config_defaults(c);
    c->file = config_path(a, line);
    bool read = read_config(a, d, c, line->options[OPTION_CONFIG].given);
    return config_apply_flags(a, c, line, error) && read && config_finish(a, c, error);
}

/* What the outputs depend on: not what is asked for, nor how it is done and shown. */
static bool has_meaning(enum option_id id)
{
    switch (id) {
    case OPTION_STAMP:
    case OPTION_DEPFILE:
    case OPTION_STATE:
    case OPTION_FORMAT:
    case OPTION_MAX_ERRORS:
    case OPTION_JOBS: return false;
    default: return true;
    }
}

static struct str meaning_of(struct arena *a, const struct command_line *line, const struct config *c)
{
    struct buf b = {0};
    digest_part(&b, c->file);
    digest_part(&b, c->file_text);
    for (unsigned i = 0; i < N_OPTIONS; i++) {
        const str_vec *values = &line->options[i].values;
        if (!line->options[i].given || !has_meaning((enum option_id)i)) continue;
        buf_char(&b, (char)i);
        for (unsigned k = 0; k < values->n; k++) digest_part(&b, values->v[k]);
    }
    struct str meaning = digest_hex(a, buf_view(&b));
    buf_free(&b);
    return meaning;
}

/* Single quotes around each argument; a quote, backslash or control character in it as \xx. */
static struct str quote_command(struct arena *a, int argc, char **argv)
{
    struct buf b = {0};
    for (int i = 1; i < argc; i++) {
        buf_puts(&b, i > 1 ? " '" : "'");
        for (const char *p = argv[i]; *p; p++) {
            if (*p == '\'' || *p == '\\' || (unsigned char)*p < 0x20)
                buf_printf(&b, "\\%02x", (unsigned char)*p);
            else
                buf_char(&b, *p);
        }
        buf_char(&b, '\'');
    }
    struct str command = str_dup(a, buf_view(&b));
    buf_free(&b);
    return command;
}

bool config_load(struct arena *a, int argc, char **argv, struct config *out, int *status)
{
    struct command_line line;
    struct str error = {NULL, 0};
    struct diags d;
    diags_init(&d, a);
    bool ok = options_parse(a, argc, argv, &line, &error);
    if (ok && line.action == ACTION_EXPLAIN) {
        *status = explain(a, &line.codes);
        return false;
    }
    if (ok && (line.action == ACTION_HELP || line.action == ACTION_VERSION)) {
        if (line.action == ACTION_HELP)
            options_help(stdout);
        else
            puts("schemac " SCHEMAC_VERSION);
        *status = fflush(stdout) == 0 ? 0 : 2;
        return false;
    }
    ok = ok && load(a, &d, &line, out, &error);
    if (ok) out->command = quote_command(a, argc, argv);
    if (ok) out->meaning = meaning_of(a, &line, out);
    if (d.all.n) diags_write(&d, out->format, out->max_errors, stderr);
    if (error.n) fprintf(stderr, "schemac: %.*s\n", STR_ARG(error));
    *status = ok ? 0 : 2;
    return ok;
}
