/* c_scan.c: see c_scan.h. The first arrow of the pipeline for applications: C source → SITE.
 *
 * Not a preprocessor: nothing is included and no condition evaluated. What a compiler would see differently
 * (a macro of another file, a directive inside the arguments) is reported, never guessed. */
#include "scan/c_scan.h"

#include "scan/c_literal.h"
#include "scan/c_pp.h"
#include "scan/site_check.h"

/* Expansions of one query: macros that hold macros could otherwise double at each step without end. */
enum { MAX_MACRO_DEPTH = 32, MAX_EXPANSIONS = 10000 };

struct scanner {
    struct arena *arena;
    struct diags *diags;
    const struct scan_options *options;
    const struct source *source;
    struct c_lexer lexer;
    struct pp pp;
    struct scan_result *out;
    unsigned expansions;
    bool ok;
};

static struct diag *report(struct scanner *s, enum diag_code code, const struct c_token *t, const char *text)
{
    s->ok = false;
    uint32_t len = t->kind == C_NEWLINE ? 1 : t->end - t->off;
    return diag_add(s->diags, code, place_source(s->source, t->off, len), "%s", text);
}

static bool is_macro_call(const struct scanner *s, const struct c_token *t)
{
    return t->kind == C_WORD && c_token_is(s->source->text, t, "SCHEMAC_QUERY");
}

static struct c_token next_on_any_line(struct scanner *s)
{
    struct c_token t;
    do t = c_next(&s->lexer);
    while (t.kind == C_NEWLINE);
    return t;
}

/* ---------------------------------------------------------------- the literals */

static void not_a_literal(struct scanner *s, const struct c_token *use, const struct pp_macro *m)
{
    struct str name = c_token_text(s->arena, s->source->text, use);
    struct diag *g = diag_add(s->diags, DIAG_E0109, place_source(s->source, use->off, use->end - use->off),
                              "the macro `%.*s` is not made of string literals only", STR_ARG(name));
    diag_note(s->diags, g, place_source(s->source, m->off, use->end - use->off), "it is defined here");
}

static void no_such_macro(struct scanner *s, const struct c_token *use, enum pp_lookup why)
{
    struct str name = c_token_text(s->arena, s->source->text, use);
    struct place place = place_source(s->source, use->off, use->end - use->off);
    struct diag *g;
    if (why == PP_AMBIGUOUS) {
        g = diag_add(s->diags, DIAG_E0109, place, "the macro `%.*s` has more than one value here", STR_ARG(name));
        diag_hint(s->diags, g, "put the query into each branch of the #if");
    } else {
        g = diag_add(s->diags, DIAG_E0109, place, "`%.*s` is no string literal, nor a macro that this file defines",
                     STR_ARG(name));
        diag_hint(s->diags, g, "SQL is written as plain literals");
    }
}

static bool add_token(struct scanner *s, struct literal *b, const struct c_token *t, const struct c_token *use,
                      unsigned depth);

/* The macro's body in the place of its name. Errors are shown where the query uses it. */
static bool add_macro(struct scanner *s, struct literal *b, const struct c_token *t, const struct c_token *use,
                      unsigned depth)
{
    const struct pp_macro *m;
    enum pp_lookup found = pp_find(&s->pp, c_token_text(s->arena, s->source->text, t), &m);
    if (found != PP_FOUND) {
        no_such_macro(s, use, found);
        return false;
    }
    if (m->function_like || depth >= MAX_MACRO_DEPTH || ++s->expansions > MAX_EXPANSIONS) {
        not_a_literal(s, use, m);
        return false;
    }
    struct c_lexer l;
    c_lexer_init(&l, s->source->text, m->body, m->body_end);
    for (struct c_token part = c_next(&l); part.kind != C_END; part = c_next(&l)) {
        if (part.kind != C_STRING && part.kind != C_WORD) {
            not_a_literal(s, use, m);
            return false;
        }
        if (!add_token(s, b, &part, use, depth + 1)) return false;
    }
    return true;
}

static bool add_token(struct scanner *s, struct literal *b, const struct c_token *t, const struct c_token *use,
                      unsigned depth)
{
    bool added = t->kind == C_STRING ? literal_add(b, s->diags, t) : add_macro(s, b, t, use, depth);
    s->ok = s->ok && added;
    return added;
}

/* The second argument up to the closing parenthesis. */
static bool read_literals(struct scanner *s, struct literal *b)
{
    for (;;) {
        struct c_lexer before = s->lexer;
        struct c_token t = next_on_any_line(s);
        if (t.kind == C_STRING || (t.kind == C_WORD && !is_macro_call(s, &t))) {
            if (!add_token(s, b, &t, &t, 0)) return false;
        } else if (t.kind == C_PUNCT && t.punct == ')' && b->n_literals) {
            return true;
        } else {
            s->lexer = before;
            if (t.kind == C_PUNCT && t.punct == '#' && t.first_on_line)
                report(s, DIAG_E0109, &t, "a preprocessor directive inside SCHEMAC_QUERY");
            else if (t.kind == C_END || (t.kind == C_PUNCT && t.punct == ';') || t.kind == C_WORD)
                report(s, DIAG_E0109, &t, "SCHEMAC_QUERY's closing parenthesis is missing");
            else
                report(s, DIAG_E0109, &t, "SCHEMAC_QUERY's SQL is not a plain string literal");
            return false;
        }
    }
}

/* After a mistake: past the closing parenthesis, or to where something new begins. */
static void skip_arguments(struct scanner *s)
{
    for (unsigned depth = 1; depth;) {
        struct c_lexer before = s->lexer;
        struct c_token t = next_on_any_line(s);
        bool new_start =
            (t.kind == C_PUNCT && (t.punct == ';' || (t.punct == '#' && t.first_on_line))) || is_macro_call(s, &t);
        if (new_start) s->lexer = before;
        if (new_start || t.kind == C_END) return;
        if (t.kind == C_PUNCT) depth = depth + (t.punct == '(') - (t.punct == ')');
    }
}

/* ---------------------------------------------------------------- the query */

/* `(name,` with the lexer behind SCHEMAC_QUERY. */
static bool read_name(struct scanner *s, struct site *site)
{
    struct c_token name = next_on_any_line(s);
    if (name.kind != C_WORD) {
        report(s, DIAG_E0109, &name, "SCHEMAC_QUERY's first argument is the query's name");
        return false;
    }
    site->name = c_token_text(s->arena, s->source->text, &name);
    site->name_place = place_source(s->source, name.off, name.end - name.off);
    struct c_token comma = next_on_any_line(s);
    if (comma.kind == C_PUNCT && comma.punct == ',') return true;
    report(s, DIAG_E0109, &comma, "a comma is missing behind the query's name");
    return false;
}

static void read_site(struct scanner *s, struct site *site)
{
    struct literal b;
    literal_init(&b, s->arena, s->source);
    s->expansions = 0;
    bool literals = read_name(s, site) && read_literals(s, &b);
    if (!literals) skip_arguments(s);
    site->text = literal_finish(&b);
    site->bad = !literals;
    if (site->name.n && !site_check_name(s->arena, s->diags, s->options, site)) site->bad = true;
    if (literals && !site_check_literal(s->arena, s->diags, s->options, site, b.joints.v, b.joints.n)) site->bad = true;
    if (site->bad) s->ok = false;
    if (site->name.n) vec_push(s->arena, &s->out->sites, site);
}

/* SCHEMAC_QUERY was read. Without a `(` it is no call. */
static void read_query(struct scanner *s, const struct c_token *word)
{
    struct c_lexer before = s->lexer;
    struct c_token paren = next_on_any_line(s);
    if (paren.kind != C_PUNCT || paren.punct != '(') {
        s->lexer = before;
        return;
    }
    struct site *site = ARENA_NEW(s->arena, struct site);
    site->source = s->source;
    site->off = word->off;
    site->from_c = true;
    read_site(s, site);
}

/* ---------------------------------------------------------------- directives */

static void skip_line(struct scanner *s)
{
    for (struct c_token t = c_next(&s->lexer); t.kind != C_NEWLINE && t.kind != C_END; t = c_next(&s->lexer)) continue;
}

/* The body of a #define. A query hidden in it would be compiled without having been checked. */
static void read_define(struct scanner *s)
{
    struct pp_macro *m = pp_define(&s->pp, &s->lexer, false);
    if (!m) {
        skip_line(s);
        return;
    }
    struct c_token name = {.kind = C_WORD, .off = m->off, .end = m->body};
    for (;;) {
        struct c_token t = c_next(&s->lexer);
        if (t.kind == C_NEWLINE || t.kind == C_END) break;
        m->body_end = t.end;
        if (!is_macro_call(s, &t) || is_macro_call(s, &name)) continue;
        struct diag *g = report(s, DIAG_E0109, &t, "schemac does not see a SCHEMAC_QUERY inside a macro");
        diag_hint(s->diags, g, "write it out where the macro is used");
    }
}

static void read_include(struct scanner *s, uint32_t off)
{
    struct c_lexer before = s->lexer;
    struct c_token t = c_next(&s->lexer);
    struct str text = s->source->text;
    struct include inc = {.off = off};
    if (t.kind == C_STRING && !t.open && t.encoding == C_PLAIN) {
        inc.path = str_sub(text, t.body, t.body_end - t.body);
        vec_push(s->arena, &s->out->includes, inc);
    } else if (t.kind == C_PUNCT && t.punct == '<') {
        uint32_t end = t.end;
        while (end < text.n && text.p[end] != '>' && text.p[end] != '\n') end++;
        inc.path = str_sub(text, t.end, end - t.end);
        inc.angled = true;
        vec_push(s->arena, &s->out->includes, inc);
        s->lexer.at = end;
    } else {
        s->lexer = before;
    }
    skip_line(s);
}

/* A `#` at the beginning of a line was read. */
static void read_directive(struct scanner *s, uint32_t off)
{
    struct c_lexer before = s->lexer;
    struct c_token word = c_next(&s->lexer);
    if (word.kind != C_WORD) {
        s->lexer = before;
        skip_line(s);
        return;
    }
    struct str name = c_token_text(s->arena, s->source->text, &word);
    if (pp_conditional(&s->pp, &s->lexer, name)) return;
    if (pp_dead(&s->pp)) {
        skip_line(s);
    } else if (str_eq(name, STR("define"))) {
        read_define(s);
    } else if (str_eq(name, STR("undef"))) {
        pp_define(&s->pp, &s->lexer, true);
        skip_line(s);
    } else if (str_starts(name, "include") || str_eq(name, STR("import"))) {
        read_include(s, off);
    } else {
        skip_line(s);
    }
}

/* ---------------------------------------------------------------- the file */

/* What runs to the end of the file may hide queries. */
static void report_open(struct scanner *s)
{
    const struct c_lexer *l = &s->lexer;
    if (l->open_comment)
        diag_add(s->diags, DIAG_E0107, place_source(s->source, l->comment_off, 2), "this comment does not end");
    if (l->open_raw)
        diag_add(s->diags, DIAG_E0107, place_source(s->source, l->raw_off, 1), "this string literal does not end");
    if (l->open_comment || l->open_raw) s->ok = false;
}

bool c_scan(struct arena *a, struct diags *d, const struct scan_options *o, const struct source *source,
            struct scan_result *out)
{
    struct scanner s = {.arena = a, .diags = d, .options = o, .source = source, .out = out, .ok = true};
    if (!scan_check_size(d, source)) return false;
    uint32_t bom = str_starts(source->text, "\xEF\xBB\xBF") ? 3 : 0;
    c_lexer_init(&s.lexer, source->text, bom, (uint32_t)source->text.n);
    pp_init(&s.pp, a, source->text);
    for (struct c_token t = c_next(&s.lexer); t.kind != C_END; t = c_next(&s.lexer)) {
        if (t.kind == C_PUNCT && t.punct == '#' && t.first_on_line)
            read_directive(&s, t.off);
        else if (!pp_dead(&s.pp) && is_macro_call(&s, &t))
            read_query(&s, &t);
    }
    report_open(&s);
    return s.ok;
}
