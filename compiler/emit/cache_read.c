/* cache_read.c: records → memory. See cache_read.h. EMIT. */
#include "emit/cache_read.h"

#include <jansson.h>

#include "base/file.h"
#include "emit/cache_write.h"
#include "emit/jsonout.h"

struct reader {
    struct arena *arena;
    struct diags *diags;
    const struct source *source;
    bool bad; /* reported; the first one is enough */
};

static void damaged(struct reader *r, struct place place, const char *what, const char *key)
{
    if (r->bad) return;
    r->bad = true;
    struct diag *g = diag_add(r->diags, DIAG_E0605, place, "this record %s%s", what, key);
    diag_hint(r->diags, g, "restore it, or delete it and run schemac prepare");
}

static void misshapen(struct reader *r, const char *key)
{
    damaged(r, place_file(r->source), "is not in the form of one: at the key ", key);
}

/* ---------------------------------------------------------------- typed access */

static const json_t *member(struct reader *r, const json_t *object, const char *key, json_type type)
{
    const json_t *v = json_object_get(object, key);
    if (v && json_typeof(v) == type) return v;
    misshapen(r, key);
    return NULL;
}

static struct str text_of(struct reader *r, const json_t *v, const char *key)
{
    if (!json_is_string(v)) {
        misshapen(r, key);
        return (struct str){"", 0};
    }
    return str_dup(r->arena, (struct str){json_string_value(v), json_string_length(v)});
}

static struct str text(struct reader *r, const json_t *object, const char *key)
{
    return text_of(r, json_object_get(object, key), key);
}

static bool boolean(struct reader *r, const json_t *object, const char *key)
{
    const json_t *v = json_object_get(object, key);
    if (!json_is_boolean(v)) misshapen(r, key);
    return json_is_true(v);
}

/* ---------------------------------------------------------------- pieces */

static void read_own(struct reader *r, const json_t *own, struct record_value *out)
{
    struct str c = text(r, own, "c"), header = text(r, own, "header");
    struct str from = text(r, own, "from"), to = text(r, own, "to");
    out->own = str_printf(r->arena, "%.*s (%.*s, %.*s, %.*s)", STR_ARG(c), STR_ARG(header), STR_ARG(from), STR_ARG(to));
}

static void read_value(struct reader *r, const json_t *object, struct record_value *out)
{
    out->name = text(r, object, "name");
    out->sql_type = text(r, object, "sql_type");
    out->nullable = boolean(r, object, "nullable");
    struct str type = text(r, object, "type");
    if (!r->bad && (!type_kind_find(type, &out->type) || out->type == TYPE_NONE)) misshapen(r, "type");
    if (json_object_get(object, "own")) read_own(r, json_object_get(object, "own"), out);
    const json_t *members = member(r, object, "enum", JSON_ARRAY);
    for (size_t i = 0; !r->bad && i < json_array_size(members); i++)
        vec_push(r->arena, &out->members, text_of(r, json_array_get(members, i), "enum"));
}

static void read_values(struct reader *r, const json_t *object, const char *key, record_values *out)
{
    const json_t *list = member(r, object, key, JSON_ARRAY);
    for (size_t i = 0; !r->bad && i < json_array_size(list); i++) {
        const json_t *item = json_array_get(list, i);
        struct record_value v = {0};
        read_value(r, item, &v);
        vec_push(r->arena, out, v);
    }
}

/* Origins and positions are for other readers; they are checked all the same. */
static void check_columns(struct reader *r, const json_t *root)
{
    const json_t *list = json_object_get(root, "columns");
    for (size_t i = 0; !r->bad && i < json_array_size(list); i++) {
        const json_t *origin = json_object_get(json_array_get(list, i), "origin");
        if (json_is_null(origin)) continue;
        (void)text(r, origin, "table");
        (void)text(r, origin, "column");
    }
}

static void read_params(struct reader *r, const json_t *root, struct record *out)
{
    read_values(r, root, "parameters", &out->params);
    const json_t *list = json_object_get(root, "parameters");
    for (size_t i = 0; !r->bad && i < json_array_size(list); i++) {
        const json_t *item = json_array_get(list, i);
        out->params.v[i].list = boolean(r, item, "list");
        const json_t *positions = member(r, item, "positions", JSON_ARRAY);
        for (size_t k = 0; !r->bad && k < json_array_size(positions); k++)
            if (!json_is_integer(json_array_get(positions, k))) misshapen(r, "positions");
    }
}

static void read_uses(struct reader *r, const json_t *root, struct record *out)
{
    json_t *uses = json_object_get(root, "uses");
    const char *table;
    json_t *columns;
    if (!json_is_object(uses)) misshapen(r, "uses");
    if (r->bad) return;
    json_object_foreach(uses, table, columns)
    {
        struct record_use use = {.table = str_dup(r->arena, str_from(table))};
        if (!json_is_array(columns)) misshapen(r, "uses");
        for (size_t i = 0; !r->bad && i < json_array_size(columns); i++)
            vec_push(r->arena, &use.columns, text_of(r, json_array_get(columns, i), "uses"));
        vec_push(r->arena, &out->uses, use);
    }
}

static void check_texts(struct reader *r, json_t *root)
{
    json_t *texts = json_object_get(root, "text"), *v;
    const char *target;
    if (!json_is_object(texts)) misshapen(r, "text");
    if (r->bad) return;
    json_object_foreach(texts, target, v)
    {
        enum target known;
        if (!target_find(str_from(target), &known) || !json_is_string(v)) misshapen(r, "text");
        if (!json_is_array(json_object_get(json_object_get(root, "order"), target))) misshapen(r, "order");
    }
}

/* ---------------------------------------------------------------- whole files */

static size_t offset_of(const json_error_t *e, struct str bytes)
{
    size_t at = e->position > 0 ? (size_t)e->position - 1 : 0;
    return at < bytes.n ? at : bytes.n;
}

/* Both kinds of file: JSON, version, seal. NULL: reported. */
static json_t *load(struct reader *r, struct str bytes)
{
    json_error_t error;
    json_t *root = json_loadb(bytes.p ? bytes.p : "", bytes.n, JSON_REJECT_DUPLICATES, &error);
    if (!root) {
        if (json_error_code(&error) == json_error_out_of_memory) die_nomem();
        size_t at = offset_of(&error, bytes);
        damaged(r, place_source(r->source, (uint32_t)at, 0),
                "is not JSON, or was cut short: ", arena_strdup(r->arena, error.text, str_from(error.text).n));
        return NULL;
    }
    json_int_t version = json_integer_value(json_object_get(root, "schemac"));
    if (version > RECORD_VERSION) {
        struct diag *g = diag_add(r->diags, DIAG_E0606, place_file(r->source),
                                  "this record has version %lld, and this schemac knows versions up to %d",
                                  (long long)version, RECORD_VERSION);
        diag_hint(r->diags, g, "use the schemac that wrote it, or a newer one");
        r->bad = true;
    } else if (version < 1) {
        misshapen(r, "schemac");
    } else if (!jsonout_seal_holds(bytes)) {
        damaged(r, place_file(r->source), "was changed after schemac wrote it", "");
    }
    if (!r->bad) return root;
    json_decref(root);
    return NULL;
}

static void read_record(struct reader *r, json_t *root, struct record *out)
{
    out->name = text(r, root, "name");
    out->dialect = text(r, root, "dialect");
    out->flavour = text(r, root, "flavour");
    out->kind = text(r, root, "kind");
    out->cardinality = text(r, root, "cardinality");
    out->exactly = json_is_true(json_object_get(root, "exactly"));
    out->returns = text(r, root, "returns");
    out->source = text(r, root, "source");
    out->sql = text(r, root, "sql");
    out->fingerprint = text(r, root, "fingerprint");
    check_texts(r, root);
    read_values(r, root, "columns", &out->columns);
    check_columns(r, root);
    read_params(r, root, out);
    read_uses(r, root, out);
}

bool record_read(struct arena *a, struct diags *d, struct str path, struct str bytes, struct record *out)
{
    struct reader r = {a, d, source_new(a, path, bytes), false};
    *out = (struct record){0};
    json_t *root = load(&r, bytes);
    if (!root) return false;
    read_record(&r, root, out);
    json_decref(root);
    struct str file = str_printf(a, "%.*s.json", STR_ARG(out->name));
    if (!r.bad && !str_eq(file, path_base(path)))
        damaged(&r, place_file(r.source), "is another query's: ", out->name.p);
    return !r.bad;
}

static void read_tables(struct reader *r, json_t *root, struct schema_record *out)
{
    json_t *tables = json_object_get(root, "tables"), *table;
    const char *name;
    out->schema_c = text(r, json_object_get(root, "generated"), "schema.c");
    if (!json_is_object(tables)) misshapen(r, "tables");
    if (r->bad) return;
    json_object_foreach(tables, name, table)
    {
        struct record_table t = {.name = str_dup(r->arena, str_from(name))};
        read_values(r, table, "columns", &t.columns);
        vec_push(r->arena, &out->tables, t);
    }
}

bool schema_record_read(struct arena *a, struct diags *d, struct str path, struct str bytes, struct schema_record *out)
{
    struct reader r = {a, d, source_new(a, path, bytes), false};
    *out = (struct schema_record){0};
    json_t *root = load(&r, bytes);
    if (!root) return false;
    read_tables(&r, root, out);
    json_decref(root);
    return !r.bad;
}
