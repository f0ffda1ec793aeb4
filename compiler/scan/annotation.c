/* annotation.c: see annotation.h. The comments that are meant for schemac, read where scan meets them. */
#include "scan/annotation.h"

#include "scan/query_names.h"

struct command_word {
    const char *name;
    enum command command;
};

static const struct command_word commands[] = {{"one", COMMAND_ONE},           {"exactly_one", COMMAND_EXACTLY_ONE},
                                               {"many", COMMAND_MANY},         {"exec", COMMAND_EXEC},
                                               {"execrows", COMMAND_EXECROWS}, {"execlastid", COMMAND_EXECLASTID}};
enum { N_COMMANDS = sizeof commands / sizeof *commands };

const char *command_name(enum command c)
{
    for (unsigned i = 0; i < N_COMMANDS; i++)
        if (commands[i].command == c) return commands[i].name;
    return "";
}

static bool command_find(struct str word, enum command *out)
{
    for (unsigned i = 0; i < N_COMMANDS; i++)
        if (str_eq(word, str_from(commands[i].name))) {
            *out = commands[i].command;
            return true;
        }
    return false;
}

static const char *const variant_names[N_VARIANTS] = {"many", "all", "into"};

const char *variant_name(enum variant v)
{
    return variant_names[v == VARIANT_MANY ? 0 : v == VARIANT_ALL ? 1 : 2];
}

bool variant_find(struct str word, enum variant *out)
{
    for (unsigned i = 0; i < N_VARIANTS; i++)
        if (str_eq(word, str_from(variant_names[i]))) {
            *out = (enum variant)(1u << i);
            return true;
        }
    return false;
}

/* ---------------------------------------------------------------- the comment's inside */

struct reader {
    struct arena *arena;
    struct diags *diags;
    const struct sqltext *text;
    uint32_t at, end;
    bool ok;
};

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_word_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           (unsigned char)c >= 0x80;
}

static void skip_space(struct reader *r)
{
    while (r->at < r->end && is_space(r->text->text.p[r->at])) r->at++;
}

/* From behind the comment's opening to before its end. */
static struct reader reader_of(const struct sqltext *t, const struct sql_piece *c)
{
    uint32_t open = t->text.p[c->off] == '#' ? 1 : 2;
    uint32_t close = c->kind == PIECE_BLOCK_COMMENT && !c->open ? 2 : 0;
    struct reader r = {.text = t, .at = c->off + open, .end = c->off + c->len - close, .ok = true};
    skip_space(&r);
    return r;
}

static bool reader_skips(struct reader *r, const char *word)
{
    struct str rest = str_sub(r->text->text, r->at, r->end - r->at);
    if (!str_starts(rest, word)) return false;
    r->at += (uint32_t)str_from(word).n;
    return true;
}

enum annotation_kind annotation_kind(struct str sql, const struct sql_piece *comment)
{
    struct sqltext t = {.text = sql};
    struct reader r = reader_of(&t, comment);
    if (reader_skips(&r, "name:")) return ANNOTATION_NAME;
    if (reader_skips(&r, "schemac:")) return ANNOTATION_SCHEMAC;
    return ANNOTATION_NONE;
}

struct token {
    struct str text; /* n == 0: the end */
    struct span span;
};

static struct token next_token(struct reader *r)
{
    skip_space(r);
    uint32_t start = r->at;
    const char *p = r->text->text.p;
    while (r->at < r->end && is_word_byte(p[r->at])) r->at++;
    if (r->at == start && r->at < r->end) r->at++;
    return (struct token){str_sub(r->text->text, start, r->at - start), {start, r->at - start}};
}

static struct token peek_token(const struct reader *r)
{
    struct reader copy = *r;
    return next_token(&copy);
}

static bool is_word_token(struct token t)
{
    return t.text.n && is_word_byte(t.text.p[0]);
}

static bool is_comma(struct token t)
{
    return t.text.n == 1 && t.text.p[0] == ',';
}

/* A word where one is needed. The end of the comment is shown as a place behind its last byte. */
static bool take_word(struct reader *r, struct token *out, const char *what)
{
    *out = peek_token(r);
    if (is_word_token(*out)) {
        next_token(r);
        return true;
    }
    diag_add(r->diags, DIAG_E0110, place_sql(r->text, out->span), "%s is missing here", what);
    r->ok = false;
    return false;
}

/* ---------------------------------------------------------------- schemac: … */

static const char *const record_types[] = {"int8",   "int16", "int32", "int64",  "uint8",    "uint16",    "uint32",
                                           "uint64", "bool",  "float", "double", "decimal",  "text",      "blob",
                                           "enum",   "set",   "date",  "time",   "datetime", "timestamp", "year",
                                           "json",   "bit",   "uuid",  "inet",   "geometry", "vector",    "any"};
enum { N_RECORD_TYPES = sizeof record_types / sizeof *record_types, MOST_WORDS = 64 };

static void unknown_word(struct reader *r, struct token t, const char *kind, const char *const *known, unsigned n)
{
    struct str candidates[MOST_WORDS];
    for (unsigned i = 0; i < n && i < MOST_WORDS; i++) candidates[i] = str_from(known[i]);
    struct str nearest = diag_nearest(t.text, candidates, n < MOST_WORDS ? n : MOST_WORDS);
    struct diag *g =
        diag_add(r->diags, DIAG_E0110, place_sql(r->text, t.span), "unknown %s `%.*s`", kind, STR_ARG(t.text));
    if (nearest.n) diag_hint(r->diags, g, "did you mean `%.*s`?", STR_ARG(nearest));
    r->ok = false;
}

static bool is_record_type(struct str word)
{
    for (unsigned i = 0; i < N_RECORD_TYPES; i++)
        if (str_eq(word, str_from(record_types[i]))) return true;
    return false;
}

static bool take_null(struct reader *r, struct override *o)
{
    struct token t = peek_token(r);
    if (str_is(t.text, "null")) {
        next_token(r);
        o->null = OVERRIDE_NULLABLE;
    } else if (str_is(t.text, "not")) {
        next_token(r);
        struct token null = peek_token(r);
        if (!str_is(null.text, "null")) {
            diag_add(r->diags, DIAG_E0110, place_sql(r->text, null.span), "`null` is missing after `not`");
            return r->ok = false;
        }
        next_token(r);
        o->null = OVERRIDE_NOT_NULL;
    }
    return true;
}

/* column NAME [TYPE] [null | not null] */
static void read_override(struct reader *r, struct annotation *out, bool param)
{
    struct token name;
    if (!take_word(r, &name, param ? "the parameter's name" : "the column's name")) return;
    struct override o = {.param = param, .name = name.text, .name_place = place_sql(r->text, name.span)};
    struct token t = peek_token(r);
    if (t.text.n && is_word_byte(t.text.p[0]) && !str_is(t.text, "null") && !str_is(t.text, "not")) {
        next_token(r);
        if (!is_record_type(t.text)) {
            unknown_word(r, t, "type", record_types, N_RECORD_TYPES);
            return;
        }
        o.type = t.text;
        o.type_place = place_sql(r->text, t.span);
    }
    if (!take_null(r, &o)) return;
    if (!o.type.n && o.null == OVERRIDE_KEEP) {
        diag_add(r->diags, DIAG_E0110, o.name_place, "nothing is said about `%.*s`: a type, `null` or `not null`",
                 STR_ARG(o.name));
        r->ok = false;
        return;
    }
    vec_push(r->arena, &out->overrides, o);
}

static void read_row(struct reader *r, struct annotation *out)
{
    struct token name;
    if (!take_word(r, &name, "the row's name")) return;
    struct place place = place_sql(r->text, name.span);
    if (!is_c_identifier(name.text) || is_c_keyword(name.text) || is_cpp_keyword(name.text)) {
        diag_add(r->diags, DIAG_E0110, place, "`%.*s` cannot be a struct's name in C", STR_ARG(name.text));
        r->ok = false;
    } else if (out->row.n && !str_eq(out->row, name.text)) {
        struct diag *g = diag_add(r->diags, DIAG_E0110, place, "the row has a second name `%.*s`", STR_ARG(name.text));
        diag_note(r->diags, g, out->row_place, "the first is here");
        r->ok = false;
    } else {
        out->row = name.text;
        out->row_place = place;
    }
}

/* One of `many`, `all`, `into`; or `none`, which stands alone. */
static void read_variant(struct reader *r, struct token t, struct annotation *out)
{
    static const char *const known[] = {"many", "all", "into", "none"};
    enum variant v;
    if (variant_find(t.text, &v)) {
        out->variants |= v;
    } else if (!str_eq(t.text, STR("none"))) {
        unknown_word(r, t, "variant", known, sizeof known / sizeof *known);
    } else if (out->variants || is_word_token(peek_token(r))) {
        diag_add(r->diags, DIAG_E0110, place_sql(r->text, t.span), "`none` stands alone");
        r->ok = false;
    }
}

/* variants all into, variants none */
static void read_variants(struct reader *r, struct token word, struct annotation *out)
{
    struct token t;
    if (out->variants_said) {
        struct diag *g = diag_add(r->diags, DIAG_E0110, place_sql(r->text, word.span), "the variants are said twice");
        diag_note(r->diags, g, out->variants_place, "the first are here");
        r->ok = false;
        return;
    }
    out->variants_said = true;
    out->variants_place = place_sql(r->text, word.span);
    if (!take_word(r, &t, "`many`, `all`, `into` or `none`")) return;
    for (read_variant(r, t, out); r->ok && is_word_token(peek_token(r));) {
        t = next_token(r);
        read_variant(r, t, out);
    }
}

/* allow W0304: the warning is meant. */
static void read_allow(struct reader *r, struct annotation *out)
{
    struct token t;
    enum diag_code code;
    if (!take_word(r, &t, "a warning's code")) return;
    struct place place = place_sql(r->text, t.span);
    if (!diag_code_find(t.text, &code)) {
        struct str known[DIAG_N_CODES];
        unsigned n = 0;
        for (unsigned i = 0; i < DIAG_N_CODES; i++)
            if (diag_code_severity((enum diag_code)i) != SEVERITY_ERROR)
                known[n++] = str_from(diag_code_name((enum diag_code)i));
        struct str near = diag_nearest(t.text, known, n);
        struct diag *g = diag_add(r->diags, DIAG_E0110, place, "no warning is called `%.*s`", STR_ARG(t.text));
        if (near.n) diag_hint(r->diags, g, "did you mean `%.*s`?", STR_ARG(near));
        r->ok = false;
    } else if (diag_code_severity(code) == SEVERITY_ERROR) {
        diag_add(r->diags, DIAG_E0110, place, "%s is an error, and cannot be allowed", diag_code_name(code));
        r->ok = false;
    } else {
        vec_push(r->arena, &out->allowed, code);
    }
}

static void set_command(struct reader *r, struct annotation *out, enum command c, struct span span)
{
    struct place place = place_sql(r->text, span);
    if (out->command != COMMAND_NONE && out->command != c) {
        struct diag *g =
            diag_add(r->diags, DIAG_E0110, place, "`%s` contradicts `%s`", command_name(c), command_name(out->command));
        diag_note(r->diags, g, out->command_place, "the first is here");
        r->ok = false;
        return;
    }
    out->command = c;
    out->command_place = place;
}

static void read_item(struct reader *r, struct token word, struct annotation *out)
{
    static const char *const known[] = {"one", "exactly_one", "many",  "exec",     "execrows", "execlastid",
                                        "row", "column",      "param", "variants", "allow"};
    enum command c;
    if (command_find(word.text, &c))
        set_command(r, out, c, word.span);
    else if (str_eq(word.text, STR("row")))
        read_row(r, out);
    else if (str_eq(word.text, STR("column")))
        read_override(r, out, false);
    else if (str_eq(word.text, STR("param")))
        read_override(r, out, true);
    else if (str_eq(word.text, STR("variants")))
        read_variants(r, word, out);
    else if (str_eq(word.text, STR("allow")))
        read_allow(r, out);
    else
        unknown_word(r, word, "annotation", known, sizeof known / sizeof *known);
}

static void read_schema_item(struct reader *r, struct token word, struct annotation *out)
{
    static const char *const known[] = {"allow", "ignore"};
    if (str_eq(word.text, STR("allow")))
        read_allow(r, out);
    else if (str_eq(word.text, STR("ignore")))
        out->ignored = true;
    else
        unknown_word(r, word, "annotation", known, sizeof known / sizeof *known);
}

/* Items with commas between them; after a mistake the rest of the comment is left alone. */
static bool read_items(struct reader *r, void (*read)(struct reader *, struct token, struct annotation *),
                       struct annotation *out)
{
    reader_skips(r, "schemac:");
    for (;;) {
        struct token word;
        if (!take_word(r, &word, "an annotation")) return false;
        read(r, word, out);
        if (!r->ok) return false;
        struct token after = next_token(r);
        if (!after.text.n) return true;
        if (is_comma(after)) continue;
        diag_add(r->diags, DIAG_E0110, place_sql(r->text, after.span), "expected a comma before `%.*s`",
                 STR_ARG(after.text));
        return false;
    }
}

bool annotation_read(struct arena *a, struct diags *d, const struct sqltext *t, const struct sql_piece *comment,
                     struct annotation *out)
{
    struct reader r = reader_of(t, comment);
    r.arena = a;
    r.diags = d;
    return read_items(&r, read_item, out);
}

bool annotation_read_schema(struct arena *a, struct diags *d, const struct sqltext *t, const struct sql_piece *comment,
                            bool inside, struct annotation *out)
{
    struct reader r = reader_of(t, comment), word = r;
    reader_skips(&word, "schemac:");
    if (inside && str_eq(next_token(&word).text, STR("columns"))) return true;
    r.arena = a;
    r.diags = d;
    return read_items(&r, read_schema_item, out);
}

/* ---------------------------------------------------------------- name: x :one */

static struct token next_blank_separated(struct reader *r)
{
    skip_space(r);
    uint32_t start = r->at;
    while (r->at < r->end && !is_space(r->text->text.p[r->at])) r->at++;
    return (struct token){str_sub(r->text->text, start, r->at - start), {start, r->at - start}};
}

/* What sqlc has and schemac has not. */
static const struct {
    const char *command, *instead;
} foreign_commands[] = {
    {":execresult", "say `:execrows` for how many rows it changed, `:execlastid` for the id that it made"},
    {":copyfrom",
     "say `:exec`: an INSERT of one row has a second function, NAME_many, which writes any number of them"},
    {":batchexec", "say `:exec`: of an INSERT of one row there is NAME_many, which writes any number of them; "
                   "others are called for each row within one transaction"},
    {":batchone", "say `:exactly_one` (or `:one`, where no row is no error), and call it for each"},
    {":batchmany", "say `:many`, and call it for each"},
};

static bool is_foreign_command(struct reader *r, struct token t)
{
    for (size_t i = 0; i < sizeof foreign_commands / sizeof *foreign_commands; i++) {
        if (!str_eq(t.text, str_from(foreign_commands[i].command))) continue;
        struct diag *g =
            diag_add(r->diags, DIAG_E0110, place_sql(r->text, t.span), "there is no command `%.*s`", STR_ARG(t.text));
        diag_hint(r->diags, g, "%s", foreign_commands[i].instead);
        r->ok = false;
        return true;
    }
    return false;
}

static void read_command(struct reader *r, struct token t, struct annotation *out)
{
    static const char *const known[] = {":one", ":exactly_one", ":many", ":exec", ":execrows", ":execlastid"};
    enum command c;
    if (t.text.p[0] == ':' && command_find(str_sub(t.text, 1, t.text.n), &c))
        set_command(r, out, c, t.span);
    else if (!is_foreign_command(r, t))
        unknown_word(r, t, "command", known, sizeof known / sizeof *known);
}

bool annotation_read_name(struct arena *a, struct diags *d, const struct sqltext *t, const struct sql_piece *comment,
                          struct site *out)
{
    struct reader r = reader_of(t, comment);
    r.arena = a;
    r.diags = d;
    reader_skips(&r, "name:");
    struct token name = next_blank_separated(&r);
    if (!name.text.n || name.text.p[0] == ':') {
        diag_add(d, DIAG_E0116, place_sql(t, name.span), "the query's name is missing here");
        return false;
    }
    out->name = name.text;
    out->name_place = place_sql(t, name.span);
    struct token command = next_blank_separated(&r);
    if (command.text.n) read_command(&r, command, &out->annotation);
    struct token more = next_blank_separated(&r);
    if (r.ok && more.text.n) {
        diag_add(d, DIAG_E0110, place_sql(t, more.span), "nothing can follow the command: `%.*s`", STR_ARG(more.text));
        r.ok = false;
    }
    return r.ok;
}
