/* site_check.c: see site_check.h. The end of scan: a SITE is either fit to be parsed or reported. */
#include "scan/site_check.h"

#include <string.h>

#include "scan/annotation.h"
#include "scan/query_names.h"
#include "scan/sql_split.h"

bool scan_includes_before(const struct scan_result *r, struct str base_name, uint32_t off)
{
    for (unsigned i = 0; i < r->includes.n; i++) {
        struct str path = r->includes.v[i].path;
        size_t start = path.n;
        while (start && path.p[start - 1] != '/' && path.p[start - 1] != '\\') start--;
        if (r->includes.v[i].off < off && str_eq(str_sub(path, start, path.n), base_name)) return true;
    }
    return false;
}

bool scan_check_size(struct diags *d, const struct source *s)
{
    if (s->text.n <= SCAN_MAX_FILE) return true;
    diag_add(d, DIAG_E0106, place_file(s), "the file is larger than %d MiB", SCAN_MAX_FILE / (1024 * 1024));
    return false;
}

static bool check_nul(struct diags *d, const struct sqltext *t)
{
    const char *nul = t->text.n ? memchr(t->text.p, '\0', t->text.n) : NULL;
    if (!nul) return true;
    struct span span = {(uint32_t)(nul - t->text.p), 1};
    diag_add(d, DIAG_E0102, place_sql(t, span), "a NUL byte in SQL");
    return false;
}

bool scan_check_bytes(struct diags *d, const struct sqltext *t)
{
    size_t bad;
    if (!check_nul(d, t)) return false;
    if (utf8_valid(t->text, &bad)) return true;
    diag_add(d, DIAG_E0101, place_sql(t, (struct span){(uint32_t)bad, 1}), "the byte 0x%02x is not valid UTF-8 here",
             (unsigned char)t->text.p[bad]);
    return false;
}

bool site_check_name(struct arena *a, struct diags *d, const struct scan_options *o, const struct site *s)
{
    bool cured;
    struct str problem = query_name_problem(a, s->name, o->prefix, &cured);
    if (!problem.n) return true;
    struct diag *g = diag_add(d, DIAG_E0112, s->name_place, "the query name `%.*s%.*s` %.*s", STR_ARG(o->prefix),
                              STR_ARG(s->name), STR_ARG(problem));
    if (cured)
        diag_hint(d, g, "rename it, or configure a %sprefix (\"prefix\" in schemac.json, or --prefix)",
                  o->prefix.n ? "different " : "");
    return false;
}

/* ---------------------------------------------------------------- literals */

struct literal_walk {
    struct arena *arena;
    struct diags *diags;
    struct site *site;
    const uint32_t *joints;
    unsigned n_joints, joint; /* those before `joint` lie behind */
    unsigned n_statements;
    bool begun, ok;
};

/* In C "SELECT 1 -- one" "FROM t" is one line: the comment swallows the FROM. */
static void check_comment(struct literal_walk *w, const struct sql_piece *p)
{
    while (w->joint < w->n_joints && w->joints[w->joint] <= p->off) w->joint++;
    if (w->joint == w->n_joints || w->joints[w->joint] >= p->off + p->len) return;
    uint32_t shown = w->joints[w->joint] - p->off;
    struct diag *g = diag_add(w->diags, DIAG_E0108, place_sql(w->site->text, (struct span){p->off, shown}),
                              "this comment goes on into the next literal");
    diag_hint(w->diags, g, "end it with \\n, or write /* … */");
    w->ok = false;
}

static void literal_comment(struct literal_walk *w, const struct sql_piece *p)
{
    struct site *s = w->site;
    if (p->kind == PIECE_LINE_COMMENT) check_comment(w, p);
    if (annotation_kind(s->text->text, p) != ANNOTATION_SCHEMAC) return;
    if (!annotation_read(w->arena, w->diags, s->text, p, &s->annotation)) w->ok = false;
}

static void literal_significant(struct literal_walk *w, const struct sql_piece *p)
{
    if (w->begun) return;
    w->begun = true;
    if (++w->n_statements != 2) return;
    struct diag *g = diag_add(w->diags, DIAG_E0113, place_sql(w->site->text, (struct span){p->off, p->len}),
                              "a second statement in the query `%.*s`", STR_ARG(w->site->name));
    diag_hint(w->diags, g, "give it a SCHEMAC_QUERY of its own");
    w->ok = false;
}

static bool check_not_empty(struct literal_walk *w)
{
    if (w->n_statements) return true;
    diag_add(w->diags, DIAG_E0114, place_sql(w->site->text, (struct span){0, 0}), "`%.*s` has no statement",
             STR_ARG(w->site->name));
    return false;
}

bool site_check_literal(struct arena *a, struct diags *d, const struct scan_options *o, struct site *site,
                        const uint32_t *joints, unsigned n_joints)
{
    if (!scan_check_bytes(d, site->text)) return false;
    struct literal_walk w = {.arena = a, .diags = d, .site = site, .joints = joints, .n_joints = n_joints, .ok = true};
    struct splitter s;
    splitter_init(&s, d, &o->sql, site->text, false);
    for (struct sql_piece p = splitter_next(&s); p.kind != PIECE_NONE; p = splitter_next(&s)) {
        if (piece_is_significant(&p))
            literal_significant(&w, &p);
        else if (p.kind == PIECE_LINE_COMMENT || p.kind == PIECE_BLOCK_COMMENT)
            literal_comment(&w, &p);
        else if (p.kind == PIECE_DELIMITER)
            w.begun = false;
    }
    return w.ok && !s.failed && check_not_empty(&w);
}
