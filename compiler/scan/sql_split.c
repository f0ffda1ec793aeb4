/* sql_split.c: see sql_split.h. The first arrow of the pipeline for .sql files: text → statements. */
#include "scan/sql_split.h"

#include <string.h>

#include "scan/annotation.h"
#include "scan/client.h"
#include "scan/migration.h"
#include "scan/site_check.h"

/* ---------------------------------------------------------------- the walk */

void splitter_init(struct splitter *s, struct diags *d, const struct sql_options *o, const struct sqltext *text,
                   bool commands)
{
    *s = (struct splitter){.options = o, .text = text, .diags = d, .delimiter = STR(";"), .commands = commands};
    compound_reset(&s->compound, o->dialect);
}

/* As if a delimiter had come: a `-- name:` ends a statement too. */
static void splitter_restart(struct splitter *s)
{
    compound_reset(&s->compound, s->options->dialect);
    s->code_depth = 0;
    s->started = s->line = false;
}

bool piece_is_significant(const struct sql_piece *p)
{
    switch (p->kind) {
    case PIECE_NONE:
    case PIECE_BLANK:
    case PIECE_LINE_COMMENT:
    case PIECE_BLOCK_COMMENT:
    case PIECE_DELIMITER: return false;
    case PIECE_CODE_OPEN:
    case PIECE_CODE_CLOSE:
    case PIECE_QUOTED:
    case PIECE_WORD:
    case PIECE_OTHER: return true;
    }
    return false;
}

/* SQLite takes a comment that the end of the text ends. */
static bool is_broken(const struct splitter *s, const struct sql_piece *p)
{
    return p->open && !(p->kind == PIECE_BLOCK_COMMENT && s->options->dialect == DIALECT_SQLITE);
}

static void report_broken(struct splitter *s, const struct sql_piece *p)
{
    bool comment = p->kind == PIECE_BLOCK_COMMENT;
    uint32_t shown = comment ? 2 : 1;
    struct diag *g = diag_add(s->diags, DIAG_E0107, place_sql(s->text, (struct span){p->off, shown}),
                              comment ? "this comment does not end" : "this quotation does not end");
    if (sql_quote_within(s->text->text, p->off)) diag_hint(s->diags, g, "a quote within a string is written twice: ''");
    s->failed = true;
}

/* With `;` as the delimiter a body's own `;` are none; any other delimiter was chosen so that it stands out. */
static bool ends_statement(struct splitter *s)
{
    if (!str_eq(s->delimiter, STR(";"))) return true;
    return s->code_depth == 0 && compound_semi(&s->compound);
}

/* Under another delimiter the client sends what stands between two of them as one text, and the server cuts it. */
static bool ends_plain(const struct splitter *s, struct str piece)
{
    return piece.p[0] == ';' && s->code_depth == 0 && compound_plain(&s->compound);
}

static void end_piece(struct splitter *s, struct sql_piece *p)
{
    p->kind = PIECE_DELIMITER;
    splitter_restart(s);
}

static void feed(struct splitter *s, struct sql_piece *p)
{
    struct str text = str_sub(s->text->text, p->off, p->len);
    switch (p->kind) {
    case PIECE_NONE:
    case PIECE_BLANK:
    case PIECE_LINE_COMMENT: break;
    case PIECE_BLOCK_COMMENT:
        if (is_broken(s, p)) report_broken(s, p);
        break;
    case PIECE_CODE_OPEN: s->code_depth++; break;
    case PIECE_CODE_CLOSE: s->code_depth -= s->code_depth > 0; break;
    case PIECE_QUOTED:
        if (is_broken(s, p)) report_broken(s, p);
        compound_other(&s->compound, text.p[0]);
        break;
    case PIECE_WORD: compound_word(&s->compound, text); break;
    case PIECE_OTHER:
        if (ends_plain(s, text))
            end_piece(s, p);
        else
            compound_other(&s->compound, text.p[0]);
        break;
    case PIECE_DELIMITER:
        if (!ends_statement(s)) {
            p->kind = PIECE_OTHER;
            break;
        }
        splitter_restart(s);
        break;
    }
}

struct sql_piece splitter_next(struct splitter *s)
{
    struct sql_piece p;
    for (;;) {
        p = sql_piece_at(s->options, s->delimiter, s->text->text, s->at);
        s->at = p.off + p.len;
        if (!client_delimiter(s, &p)) break;
    }
    if (s->commands) client_piece(s, &p);
    feed(s, &p);
    if (piece_is_significant(&p)) s->started = true;
    return p;
}

/* ---------------------------------------------------------------- a schema file */

/* The file without its byte order mark. */
static struct sqltext *whole_file(struct arena *a, const struct source *s)
{
    uint32_t bom = str_starts(s->text, "\xEF\xBB\xBF") ? 3 : 0;
    return sqltext_slice(a, s, bom, (uint32_t)s->text.n - bom);
}

static struct sqltext *statement_text(struct arena *a, const struct sqltext *file, uint32_t off, uint32_t end)
{
    return sqltext_slice(a, file->source, file->segs[0].src_off + off, end - off);
}

/* UTF-8, but for a string of an INSERT: mysqldump writes the bytes of a BLOB as they are. */
static bool check_schema_bytes(struct arena *a, struct diags *d, const struct sql_options *o,
                               const struct sqltext *file)
{
    struct splitter s;
    struct diags quiet = {0};
    struct str all = file->text;
    bool plain = o->dialect != DIALECT_MYSQL || !all.n || memchr(all.p, '\0', all.n) || utf8_valid(all, NULL);
    if (plain) return scan_check_bytes(d, file);
    diags_init(&quiet, a);
    splitter_init(&s, &quiet, o, file, true);
    for (bool rows = false, first = true;; first = !s.started) {
        struct sql_piece p = splitter_next(&s);
        struct str text = str_sub(all, p.off, p.len);
        if (p.kind == PIECE_NONE) return true;
        if (first) rows = p.kind == PIECE_WORD && (str_is(text, "INSERT") || str_is(text, "REPLACE"));
        bool bytes = rows && p.kind == PIECE_QUOTED && text.p[0] != '`';
        if (!bytes && !utf8_valid(text, NULL))
            return scan_check_bytes(d, statement_text(a, file, p.off, p.off + p.len));
    }
}

/* Where the walk through a schema file stands. */
struct schema_walk {
    struct arena *arena;
    struct diags *diags;
    const struct sql_options *options;
    const struct sqltext *file;
    schema_statement_vec *out;
    uint32_t first, end;           /* the statement, while open */
    struct annotation *annotation; /* of the statement that is open, or comes; NULL: none */
    struct place annotation_place;
    bool open;
    bool continued; /* a line of the statement ends in a backslash that is the client's */
    bool any;       /* a statement came */
    bool failed;    /* reported */
    struct migration migration;
};

static void end_schema_statement(struct schema_walk *w)
{
    if (!w->open) return;
    if (!w->migration.down) {
        struct sqltext *t = statement_text(w->arena, w->file, w->first, w->end);
        if (w->continued) t = client_text(w->arena, w->options, t);
        vec_push(w->arena, w->out, ((struct schema_statement){t, w->annotation}));
    }
    w->open = w->continued = false;
    w->annotation = NULL;
}

static void read_schema_annotation(struct schema_walk *w, const struct sql_piece *p)
{
    if (!w->annotation) w->annotation = ARENA_NEW(w->arena, struct annotation);
    w->annotation_place = place_sql(w->file, (struct span){p->off, p->len});
    if (annotation_read_schema(w->arena, w->diags, w->file, p, w->open, w->annotation)) return;
    w->annotation->bad = w->failed = true;
}

static void check_annotation_used(struct schema_walk *w)
{
    if (!w->annotation || w->annotation->bad) return;
    diag_add(w->diags, DIAG_E0110, w->annotation_place, "this annotation belongs to no statement");
    w->failed = true;
}

static void read_marker(struct schema_walk *w, struct splitter *s, const struct sql_piece *p)
{
    enum marker kind = migration_marker(str_sub(w->file->text, p->off, p->len));
    if (kind == MARKER_NONE || kind == MARKER_OTHER) return;
    end_schema_statement(w);
    splitter_restart(s);
    if (!migration_mark(&w->migration, s->diags, w->file, (struct span){p->off, p->len}, w->any)) s->failed = true;
}

/* The last `;` of a held statement is its end, not a part of it. */
static void read_schema_piece(struct schema_walk *w, const struct sql_piece *p)
{
    if (p->kind == PIECE_DELIMITER && !w->migration.held) {
        end_schema_statement(w);
    } else if (piece_is_significant(p)) {
        if (!w->open) w->first = p->off;
        w->end = p->off + p->len;
        w->open = w->any = true;
    } else if (p->kind == PIECE_BLANK && w->file->text.p[p->off] == '\\') {
        w->continued = w->open;
    } else if (annotation_kind(w->file->text, p) == ANNOTATION_SCHEMAC) {
        read_schema_annotation(w, p);
    }
}

bool sql_split_schema(struct arena *a, struct diags *d, const struct sql_options *o, const struct source *source,
                      schema_statement_vec *out)
{
    if (!scan_check_size(d, source)) return false;
    struct schema_walk w = {.arena = a, .diags = d, .options = o, .file = whole_file(a, source), .out = out};
    if (!check_schema_bytes(a, d, o, w.file)) return false;
    struct splitter s;
    splitter_init(&s, d, o, w.file, true);
    for (struct sql_piece p = splitter_next(&s); p.kind != PIECE_NONE; p = splitter_next(&s)) {
        if (p.kind == PIECE_LINE_COMMENT && p.len > 2) read_marker(&w, &s, &p);
        read_schema_piece(&w, &p);
    }
    end_schema_statement(&w);
    check_annotation_used(&w);
    return migration_finish(&w.migration, d, w.file) && !s.failed && !w.failed;
}

/* ---------------------------------------------------------------- a query file */

/* Where the walk through a query file stands. */
struct query_walk {
    struct arena *arena;
    struct diags *diags;
    const struct scan_options *options;
    const struct sqltext *file;
    struct splitter splitter;
    site_vec *out;
    struct site *site;    /* the one whose name was read last, or NULL */
    uint32_t first, end;  /* its statement, while begun */
    bool begun, complete; /* its statement has begun; has ended */
    bool continued;       /* a line of it ends in a backslash that is the client's */
    bool ok, told_unnamed, told_many;
};

static struct place place_of(const struct query_walk *w, const struct sql_piece *p)
{
    return place_sql(w->file, (struct span){p->off, p->len});
}

static void finish_statement(struct query_walk *w)
{
    w->told_unnamed = false;
    if (!w->begun) return;
    w->begun = false;
    w->complete = true;
    if (w->site && !w->site->text) {
        w->site->text = statement_text(w->arena, w->file, w->first, w->end);
        if (w->continued) w->site->text = client_text(w->arena, &w->options->sql, w->site->text);
        w->site->off = w->file->segs[0].src_off + w->first;
    }
    w->continued = false;
}

/* At the next name, and at the end of the file. */
static void finish_site(struct query_walk *w)
{
    finish_statement(w);
    struct site *s = w->site;
    w->site = NULL;
    if (!s) return;
    if (!s->text) {
        if (!s->bad) diag_add(w->diags, DIAG_E0114, s->name_place, "`%.*s` has no statement", STR_ARG(s->name));
        s->bad = true;
        s->text = statement_text(w->arena, w->file, 0, 0);
    }
    w->ok = w->ok && !s->bad;
}

static void begin_site(struct query_walk *w, const struct sql_piece *p)
{
    finish_site(w);
    splitter_restart(&w->splitter);
    struct site *s = ARENA_NEW(w->arena, struct site);
    s->source = w->file->source;
    s->bad = !annotation_read_name(w->arena, w->diags, w->file, p, s);
    w->complete = w->begun = w->told_many = false;
    w->told_unnamed = true; /* a statement below a name that cannot be read is not reported for it again */
    w->ok = w->ok && !s->bad;
    if (!s->name.n) return;
    s->bad = !site_check_name(w->arena, w->diags, w->options, s) || s->bad;
    vec_push(w->arena, w->out, s);
    w->site = s;
}

static void read_comment(struct query_walk *w, const struct sql_piece *p)
{
    switch (annotation_kind(w->file->text, p)) {
    case ANNOTATION_NONE: break;
    case ANNOTATION_NAME: begin_site(w, p); break;
    case ANNOTATION_SCHEMAC:
        if (w->site && !w->complete) {
            if (!annotation_read(w->arena, w->diags, w->file, p, &w->site->annotation)) w->site->bad = true;
        } else if (!w->told_unnamed || w->site) {
            struct diag *g = diag_add(w->diags, DIAG_E0110, place_of(w, p), "this annotation belongs to no query");
            diag_hint(w->diags, g, "put it between `-- name:` and the statement's end");
            w->ok = false;
        }
    }
}

static void read_significant(struct query_walk *w, const struct sql_piece *p)
{
    if (!w->site && !w->told_unnamed) {
        struct diag *g = diag_add(w->diags, DIAG_E0116, place_of(w, p), "this statement has no name");
        diag_hint(w->diags, g, "write `-- name: some_name` above it");
        w->told_unnamed = true;
        w->ok = false;
    } else if (w->site && w->complete && !w->told_many) {
        struct diag *g = diag_add(w->diags, DIAG_E0113, place_of(w, p), "a second statement in the query `%.*s`",
                                  STR_ARG(w->site->name));
        diag_hint(w->diags, g, "give it a `-- name:` of its own");
        w->told_many = w->site->bad = true;
    }
    if (!w->begun) w->first = p->off;
    w->end = p->off + p->len;
    w->begun = true;
}

bool sql_scan_queries(struct arena *a, struct diags *d, const struct scan_options *o, const struct source *source,
                      site_vec *out)
{
    if (!scan_check_size(d, source)) return false;
    struct query_walk w = {.arena = a, .diags = d, .options = o, .file = whole_file(a, source), .out = out, .ok = true};
    if (!scan_check_bytes(d, w.file)) return false;
    splitter_init(&w.splitter, d, &o->sql, w.file, true);
    for (struct sql_piece p = splitter_next(&w.splitter);; p = splitter_next(&w.splitter)) {
        if (piece_is_significant(&p))
            read_significant(&w, &p);
        else if (p.kind == PIECE_LINE_COMMENT || p.kind == PIECE_BLOCK_COMMENT)
            read_comment(&w, &p);
        else if (p.kind == PIECE_DELIMITER)
            finish_statement(&w);
        else if (p.kind == PIECE_BLANK && w.file->text.p[p.off] == '\\')
            w.continued = w.begun;
        if (p.kind == PIECE_NONE) break;
        if (w.site && is_broken(&w.splitter, &p)) w.site->bad = true;
    }
    finish_site(&w);
    return w.ok && !w.splitter.failed;
}
