/* config_json.c: see config_json.h. Between the configuration's bytes and config.c.
 *
 * jansson parses and judges, but does not say where a key or value stood. So the text, known to be valid by
 * then, is walked once more for the places alone; what the bytes mean still comes from jansson. */
#include "config_json.h"

#include <string.h>

#include <jansson.h>

struct walk {
    struct arena *arena;
    const struct source *source;
    struct str text;
    uint32_t at;
};

static void skip_space(struct walk *w)
{
    while (w->at < w->text.n && strchr(" \t\r\n", w->text.p[w->at])) w->at++;
}

static void skip_string(struct walk *w)
{
    for (w->at++; w->at < w->text.n && w->text.p[w->at] != '"'; w->at++)
        if (w->text.p[w->at] == '\\') w->at++;
    w->at++;
}

/* One value of any kind, nested as it may be, without recursion. */
static struct span skip_value(struct walk *w)
{
    skip_space(w);
    uint32_t start = w->at;
    unsigned depth = 0;
    for (bool ended = false; !ended && w->at < w->text.n;) {
        char c = w->text.p[w->at];
        if (!depth && strchr(",:]} \t\r\n", c)) break; /* what ends a number, true, false or null */
        if (c == '"')
            skip_string(w);
        else
            w->at++;
        depth = depth + (c == '{' || c == '[') - (c == '}' || c == ']');
        ended = !depth && (c == '"' || c == '}' || c == ']');
    }
    return (struct span){start, w->at - start};
}

static struct place place_of(const struct walk *w, struct span s)
{
    return place_source(w->source, s.off, s.len);
}

static struct str string_of(struct walk *w, const json_t *value)
{
    return str_dup(w->arena, (struct str){json_string_value(value), json_string_length(value)});
}

/* The elements' places, in step with jansson's array. */
static void read_list(struct walk *w, const json_t *list, struct span span, struct json_member *m)
{
    struct walk inner = *w;
    inner.at = span.off + 1;
    m->kind = JSON_KIND_STRINGS;
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *item = json_array_get(list, i);
        struct place place = place_of(w, skip_value(&inner));
        skip_space(&inner);
        inner.at++; /* the comma, or the end */
        if (!json_is_string(item)) {
            m->kind = JSON_KIND_OTHER;
            m->value_place = place;
            return;
        }
        vec_push(w->arena, &m->strings, string_of(w, item));
        vec_push(w->arena, &m->places, place);
    }
}

/* A key's text: the bytes are one JSON string. */
static struct str key_of(struct walk *w, struct span key)
{
    json_t *name = json_loadb(w->text.p + key.off, key.len, JSON_DECODE_ANY, NULL);
    if (!name) die_nomem(); /* it was parsed once already */
    struct str text = string_of(w, name);
    json_decref(name);
    return text;
}

static void read_string_of(struct walk *w, const json_t *item, struct str name, struct span span, struct json_member *m)
{
    struct str text = string_of(w, item);
    vec_push(w->arena, &m->strings, str_printf(w->arena, "%.*s=%.*s", STR_ARG(name), STR_ARG(text)));
    vec_push(w->arena, &m->places, place_of(w, span));
}

static void read_object(struct walk *w, const json_t *object, struct span span, struct json_member *m, bool nested);

static void read_object_of(struct walk *w, const json_t *item, struct str name, struct span key, struct span value,
                           struct json_member *m)
{
    struct json_member inner = {.key = name, .key_place = place_of(w, key), .value_place = place_of(w, value)};
    read_object(w, item, value, &inner, true);
    m->kind = inner.kind == JSON_KIND_OBJECT ? JSON_KIND_OBJECTS : JSON_KIND_OTHER;
    vec_push(w->arena, &m->members, inner);
}

/* { "W0303": "off", … }, { "orders.total": { "c": "money_t", … }, … } */
static void read_object(struct walk *w, const json_t *object, struct span span, struct json_member *m, bool nested)
{
    struct walk inner = *w;
    inner.at = span.off + 1;
    m->kind = JSON_KIND_OBJECT;
    for (size_t i = 0; i < json_object_size(object) && m->kind != JSON_KIND_OTHER; i++) {
        struct span key = skip_value(&inner);
        struct str name = key_of(w, key);
        skip_space(&inner);
        inner.at++; /* the colon */
        struct span value = skip_value(&inner);
        skip_space(&inner);
        inner.at++; /* the comma, or the end */
        const json_t *item = json_object_get(object, name.p);
        bool objects = m->kind == JSON_KIND_OBJECTS;
        if (json_is_string(item) && !objects)
            read_string_of(w, item, name, span_join(key, value), m);
        else if (json_is_object(item) && !nested && (objects || !i))
            read_object_of(w, item, name, key, value, m);
        else
            m->kind = JSON_KIND_OTHER;
    }
}

static void read_member(struct walk *w, const json_t *root, json_member_vec *out)
{
    struct json_member m = {0};
    struct span key = skip_value(w);
    m.key = key_of(w, key);
    m.key_place = place_of(w, key);
    skip_space(w);
    w->at++; /* the colon */
    struct span span = skip_value(w);
    const json_t *value = json_object_get(root, m.key.p);
    m.value_place = place_of(w, span);
    if (json_is_string(value)) {
        m.kind = JSON_KIND_STRING;
        vec_push(w->arena, &m.strings, string_of(w, value));
        vec_push(w->arena, &m.places, m.value_place);
    } else if (json_is_array(value)) {
        read_list(w, value, span, &m);
    } else if (json_is_object(value)) {
        read_object(w, value, span, &m, false);
    }
    vec_push(w->arena, out, m);
}

static bool report_syntax(struct diags *d, const struct source *s, uint32_t bom, const json_error_t *e)
{
    /* jansson's position is behind the token it stumbled over; "near 'x'" quotes that token. */
    const char *near = strstr(e->text, " near '");
    size_t back = near ? strlen(near + 7) - 1 : 1;
    size_t at = bom + (e->position > 0 ? (size_t)e->position : 0);
    size_t start = at >= back + bom ? at - back : bom;
    int words = near ? (int)(near - e->text) : (int)strlen(e->text);
    bool end = strstr(e->text, "near end of file") != NULL;
    diag_add(d, DIAG_E0701, place_source(s, end ? (uint32_t)s->text.n : (uint32_t)start, end ? 1 : (uint32_t)back),
             "%.*s", words, e->text);
    return false;
}

bool config_json_read(struct arena *a, struct diags *d, const struct source *s, json_member_vec *out)
{
    uint32_t bom = str_starts(s->text, "\xEF\xBB\xBF") ? 3 : 0;
    json_error_t error;
    json_t *root = json_loadb(s->text.p + bom, s->text.n - bom, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &error);
    if (!root && json_error_code(&error) == json_error_out_of_memory) die_nomem();
    if (!root) return report_syntax(d, s, bom, &error);
    struct walk w = {a, s, s->text, bom};
    bool object = json_is_object(root);
    skip_space(&w);
    if (!object)
        diag_add(d, DIAG_E0703, place_source(s, w.at, 1), "the configuration is an object: { \"key\": value, … }");
    w.at++;
    for (size_t i = 0; object && i < json_object_size(root); i++) {
        read_member(&w, root, out);
        skip_space(&w);
        w.at++; /* the comma, or the end */
    }
    json_decref(root);
    return object;
}
