/* ddl_virtual.c: CREATE VIRTUAL TABLE: the columns that a module makes of its arguments. Part of DDL replay.
 *
 * Of a module that schemac does not know the columns are said in a comment within the statement:
 *   CREATE VIRTUAL TABLE t USING mine (…) [comment] schemac: columns name TEXT, score REAL, query HIDDEN [end of comment] */
#include "sema/builtin.h"
#include "sema/ddl.h"

struct virtual
{
    const struct ddl *x;
    const struct create_table *s;
    struct table *t;
};

enum hidden { SHOWN, HIDDEN };

static struct column *add(const struct virtual *v, struct str name, enum type_kind kind, enum hidden hidden)
{
    struct column *c = ARENA_NEW(v->x->a, struct column);
    struct column_def *def = ARENA_NEW(v->x->a, struct column_def);
    c->name = name;
    c->index = v->t->columns.n;
    c->table = v->t;
    c->type = type_of(kind);
    c->has_default = true; /* a column that an INSERT leaves out is NULL, or the module's to fill */
    c->invisible = hidden == HIDDEN;
    c->affinity = STR("BLOB");
    c->def = def;
    c->def_text = v->x->s->text;
    c->place = v->t->place;
    vec_push(v->x->a, &v->t->columns, c);
    map_set(&v->t->by_name, name, c);
    return c;
}

/* ---------------------------------------------------------------- arguments */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static char closing_quote(char c)
{
    return c == '[' ? ']' : c == '"' || c == '\'' || c == '`' ? c : 0;
}

/* The first word, without its quotes; *rest: what follows. */
static struct str first_word(struct arena *a, struct str text, struct str *rest)
{
    char quote = text.n ? closing_quote(text.p[0]) : 0;
    char *out = arena_strdup(a, text.p, text.n);
    size_t n = 0, at = quote ? 1 : 0;
    for (; at < text.n; at++) {
        if (quote && text.p[at] == quote) {
            if (quote == ']' || at + 1 >= text.n || text.p[at + 1] != quote) {
                break;
            }
            at++; /* doubled: one of it */
        } else if (!quote && (is_blank(text.p[at]) || text.p[at] == '=' || text.p[at] == '(')) {
            break;
        }
        out[n++] = text.p[at];
    }
    at += quote && at < text.n;
    *rest = str_trim(str_sub(text, at, text.n));
    return (struct str){out, n};
}

static struct str argument(const struct virtual *v, unsigned i)
{
    struct span s = v->s->module_args.v[i];
    return str_trim(str_sub(v->x->s->text->text, s.off, s.len));
}

/* option = value; *value: without quotes */
static bool is_option(const struct virtual *v, struct str text, struct str *name, struct str *value)
{
    struct str rest, none;
    *name = first_word(v->x->a, text, &rest);
    if (!rest.n || rest.p[0] != '=') {
        return false;
    }
    *value = first_word(v->x->a, str_trim(str_sub(rest, 1, rest.n)), &none);
    return true;
}

/* ---------------------------------------------------------------- full-text search */

static bool fts5(const struct virtual *v)
{
    static const char *const options[] = {"tokenize", "content",  "content_rowid",      "columnsize",
                                          "detail",   "prefix",   "contentless_delete", "contentless_unindexed",
                                          "locale",   "tokendata"};
    for (unsigned i = 0; i < v->s->module_args.n; i++) {
        struct str name, value, rest;
        if (is_option(v, argument(v, i), &name, &value)) {
            bool known = false;
            for (size_t k = 0; k < sizeof options / sizeof *options; k++) {
                known = known || str_is(name, options[k]);
            }
            if (!known) {
                return ddl_refuse(v->x, v->s->module_args.v[i], "fts5 has no option `%.*s`", STR_ARG(name));
            }
            continue;
        }
        name = first_word(v->x->a, argument(v, i), &rest);
        if (rest.n && !str_is(rest, "UNINDEXED")) {
            return ddl_refuse(v->x, v->s->module_args.v[i], "a column of fts5 has no type: UNINDEXED alone may follow");
        }
        if (str_is(name, "rank") || str_is(name, "rowid")) {
            return ddl_refuse(v->x, v->s->module_args.v[i], "fts5 reserves the column name `%.*s`", STR_ARG(name));
        }
        add(v, name, TYPE_TEXT, SHOWN);
    }
    add(v, v->t->name, TYPE_TEXT, HIDDEN);
    add(v, STR("rank"), TYPE_DOUBLE, HIDDEN);
    return true;
}

/* fts3 knows no options but tokenize; a column may have a type, which means nothing. */
static bool fts3(const struct virtual *v)
{
    struct str language = {0};
    bool fts4 = str_is(v->s->module.text, "fts4");
    for (unsigned i = 0; i < v->s->module_args.n; i++) {
        struct str name, value, rest;
        if (is_option(v, argument(v, i), &name, &value) && (fts4 || str_is(name, "tokenize"))) {
            language = str_is(name, "languageid") ? value : language;
            continue;
        }
        name = first_word(v->x->a, argument(v, i), &rest);
        if (name.n && !str_is(name, "tokenize")) {
            add(v, name, TYPE_TEXT, SHOWN);
        }
    }
    if (!v->t->columns.n) {
        add(v, STR("content"), TYPE_TEXT, SHOWN);
    }
    add(v, v->t->name, TYPE_TEXT, HIDDEN);
    add(v, STR("docid"), TYPE_INT64, HIDDEN)->not_null = true;
    if (language.n) {
        add(v, language, TYPE_INT64, HIDDEN);
    }
    return true;
}

struct fixed {
    const char *name;
    enum type_kind kind;
    enum hidden hidden;
};

static bool add_fixed(const struct virtual *v, const struct fixed *list, unsigned n)
{
    for (unsigned i = 0; i < n; i++) {
        add(v, str_from(list[i].name), list[i].kind, list[i].hidden);
    }
    return true;
}
#define ADD_FIXED(v, list) add_fixed(v, list, sizeof(list) / sizeof *(list))

static bool fts4aux(const struct virtual *v)
{
    static const struct fixed list[] = {{"term", TYPE_TEXT, SHOWN},
                                        {"col", TYPE_ANY, SHOWN},
                                        {"documents", TYPE_INT64, SHOWN},
                                        {"occurrences", TYPE_INT64, SHOWN},
                                        {"languageid", TYPE_INT64, HIDDEN}};
    return ADD_FIXED(v, list);
}

static bool fts3tokenize(const struct virtual *v)
{
    static const struct fixed list[] = {{"input", TYPE_TEXT, SHOWN},
                                        {"token", TYPE_TEXT, SHOWN},
                                        {"start", TYPE_INT64, SHOWN},
                                        {"end", TYPE_INT64, SHOWN},
                                        {"position", TYPE_INT64, SHOWN}};
    return ADD_FIXED(v, list);
}

static bool fts5vocab(const struct virtual *v)
{
    static const struct fixed row[] = {
        {"term", TYPE_TEXT, SHOWN}, {"doc", TYPE_INT64, SHOWN}, {"cnt", TYPE_INT64, SHOWN}};
    static const struct fixed col[] = {
        {"term", TYPE_TEXT, SHOWN}, {"col", TYPE_TEXT, SHOWN}, {"doc", TYPE_INT64, SHOWN}, {"cnt", TYPE_INT64, SHOWN}};
    static const struct fixed instance[] = {{"term", TYPE_TEXT, SHOWN},
                                            {"doc", TYPE_INT64, SHOWN},
                                            {"col", TYPE_TEXT, SHOWN},
                                            {"offset", TYPE_INT64, SHOWN}};
    struct str rest, kind = {0};
    if (v->s->module_args.n) {
        kind = first_word(v->x->a, argument(v, v->s->module_args.n - 1), &rest);
    }
    if (str_is(kind, "row")) {
        return ADD_FIXED(v, row);
    }
    if (str_is(kind, "col")) {
        return ADD_FIXED(v, col);
    }
    if (str_is(kind, "instance")) {
        return ADD_FIXED(v, instance);
    }
    return ddl_refuse(v->x, v->s->module.span, "fts5vocab takes a table and one of row, col and instance");
}

/* ---------------------------------------------------------------- R*Tree */

/* id, then pairs of coordinates, which are never NULL; +name type: what is stored beside them. */
static bool rtree(const struct virtual *v)
{
    bool ints = str_is(v->s->module.text, "rtree_i32");
    unsigned coordinates = 0;
    for (unsigned i = 0; i < v->s->module_args.n; i++) {
        struct str text = argument(v, i), rest;
        if (text.n && text.p[0] == '+') {
            builtin_declare_like(v->x->c, v->t, str_sub(text, 1, text.n));
            continue;
        }
        enum type_kind kind = !i || ints ? TYPE_INT64 : TYPE_DOUBLE;
        struct column *c = add(v, first_word(v->x->a, text, &rest), kind, SHOWN);
        c->not_null = true;
        c->rowid_alias = !i;
        coordinates += i > 0;
    }
    if (coordinates < 2 || coordinates > 10 || coordinates % 2) {
        return ddl_refuse(v->x, v->s->module.span, "an R*Tree has an id and 2 to 10 coordinates in pairs, not %u",
                          coordinates);
    }
    return true;
}

static bool geopoly(const struct virtual *v)
{
    struct str rest;
    add(v, STR("_shape"), TYPE_ANY, SHOWN);
    for (unsigned i = 0; i < v->s->module_args.n; i++) {
        add(v, first_word(v->x->a, argument(v, i), &rest), TYPE_ANY, SHOWN);
    }
    return true;
}

/* ---------------------------------------------------------------- any module */

/* The statement in its file, with the comment that may stand before its semicolon. */
static struct str whole_text(const struct virtual *v)
{
    const struct sqltext *t = v->x->s->text;
    uint32_t first, last;
    place_range(place_sql(t, v->x->s->span), &first, &last);
    size_t end = last;
    while (end < t->source->text.n && t->source->text.p[end] != ';') {
        end++;
    }
    return str_sub(t->source->text, first, end - first);
}

/* The columns that a comment of the statement says. */
static struct str said_columns(const struct virtual *v)
{
    struct str text = whole_text(v), mark = STR("schemac: columns ");
    for (size_t i = 0; i + mark.n < text.n; i++) {
        if (str_eq(str_sub(text, i, mark.n), mark)) {
            size_t end = i + mark.n;
            while (end < text.n && text.p[end] != '\n' &&
                   !(text.p[end] == '*' && end + 1 < text.n && text.p[end + 1] == '/')) {
                end++;
            }
            return str_trim(str_sub(text, i + mark.n, end - i - mark.n));
        }
    }
    return (struct str){0};
}

static bool said(const struct virtual *v)
{
    struct str columns = said_columns(v);
    if (!columns.n) {
        struct diag *g = diag_add(v->x->d, DIAG_E0451, ddl_place(v->x, v->s->module.span),
                                  "schemac does not know the columns of the module `%.*s`", STR_ARG(v->s->module.text));
        diag_hint(v->x->d, g, "say them in the statement: /* schemac: columns name TEXT, query HIDDEN */");
        return false;
    }
    builtin_declare_like(v->x->c, v->t, columns);
    if (!v->t->columns.n) {
        return ddl_refuse(v->x, v->s->module.span, "the columns said in its comment are none: %.*s", STR_ARG(columns));
    }
    return true;
}

/* An INSERT may write it, so it is a column like another. */
static bool add_rowid(const struct virtual *v)
{
    if (!table_column(v->t, STR("rowid"))) {
        struct column *c = add(v, STR("rowid"), TYPE_INT64, HIDDEN);
        c->not_null = true;
        c->rowid_alias = true;
    }
    return true;
}

static const struct {
    const char *name;
    bool (*columns)(const struct virtual *v);
} modules[] = {{"fts5", fts5},
               {"fts3", fts3},
               {"fts4", fts3},
               {"fts4aux", fts4aux},
               {"fts3tokenize", fts3tokenize},
               {"fts5vocab", fts5vocab},
               {"rtree", rtree},
               {"rtree_i32", rtree},
               {"geopoly", geopoly}};

bool ddl_virtual_columns(const struct ddl *x, struct table *t, const struct create_table *s)
{
    const struct virtual v = {x, s, t};
    t->module = s->module.text;
    if (said_columns(&v).n) {
        return said(&v) && add_rowid(&v);
    }
    for (size_t i = 0; i < sizeof modules / sizeof *modules; i++) {
        if (str_is(s->module.text, modules[i].name)) {
            return modules[i].columns(&v) && add_rowid(&v);
        }
    }
    return said(&v) && add_rowid(&v);
}
