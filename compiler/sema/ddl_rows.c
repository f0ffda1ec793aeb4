/* ddl_rows.c: INSERT, UPDATE, DELETE and SELECT between the statements of a schema. Part of DDL replay.
 *
 * Each is checked as a query is, against the catalogue as it stands there, in memory that is given back: a dump with data
 * is mostly rows. What writes rows belongs to what makes the database, so it is kept for the DDL of the dialect's own
 * engine, as text alone. */
#include "parse/parse.h"
#include "sema/ddl.h"
#include "sema/model.h"

/* ---------------------------------------------------------------- what is kept */

/* The statement without its tree, in the catalogue's memory. */
static void keep(const struct ddl *x)
{
    struct stmt *s = ARENA_NEW(x->a, struct stmt);
    s->kind = x->s->kind;
    s->span = x->s->span;
    s->text = x->s->text;
    s->word = (struct str){arena_strdup(x->a, x->s->word.p, x->s->word.n), x->s->word.n};
    for (unsigned i = 0; i < x->s->names.n; i++) vec_push(x->a, &s->names, x->s->names.v[i]);
    ddl_session_mode(x);
    vec_push(x->a, &x->c->statements, s);
    x->c->row_bytes += s->span.len;
}

/* ---------------------------------------------------------------- SQLite's own tables */

static const struct qname *target_of(const struct stmt *s)
{
    switch (s->kind) {
    case STMT_INSERT: return &s->u.insert->table;
    case STMT_UPDATE: return s->u.update->table ? &s->u.update->table->name : NULL;
    case STMT_DELETE: return s->u.del->table ? &s->u.del->table->name : NULL;
    default: return NULL;
    }
}

/* 'CREATE VIRTUAL TABLE …' of a .dump: the text inside the literal, each byte with its place in the file. */
static struct sqltext *literal_text(const struct ddl *x, const struct expr *e)
{
    struct str raw = str_sub(x->s->text->text, e->span.off + 1, e->span.len - 2);
    struct sqltext *t = ARENA_NEW(x->a, struct sqltext);
    VEC(struct seg) segs = {0};
    char *out = arena_alloc(x->a, raw.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < raw.n; i++) {
        bool doubled = raw.p[i] == '\'' && i + 1 < raw.n && raw.p[i + 1] == '\'';
        if (!segs.n || (i && raw.p[i - 1] == '\'')) {
            uint32_t first, last;
            place_range(ddl_place(x, (struct span){e->span.off + 1 + (uint32_t)i, 1}), &first, &last);
            struct seg seg = {(uint32_t)n, first, (uint32_t)(raw.n - i), true};
            vec_push(x->a, &segs, seg);
        }
        out[n++] = raw.p[i];
        i += doubled;
    }
    *t = (struct sqltext){{out, n}, x->s->text->source, segs.v, segs.n};
    return t;
}

/* INSERT INTO sqlite_schema … VALUES ('table', name, name, 0, 'CREATE VIRTUAL TABLE …'): how .dump writes one. */
static bool schema_row(const struct ddl *x)
{
    const struct select *rows = x->s->kind == STMT_INSERT ? x->s->u.insert->source : NULL;
    bool one = rows && rows->values.n == 1 && rows->values.v[0].n == 5;
    const struct expr *sql = one ? rows->values.v[0].v[4] : NULL;
    if (!sql || sql->kind != EXPR_STRING)
        return ddl_refuse(x, x->s->span, "only what .dump writes to sqlite_schema is understood here");
    struct stmt *s = parse_stmt(x->a, x->d, &x->c->options, literal_text(x, sql));
    return s && ddl_apply(x->c, x->d, s);
}

/* sqlite_sequence exists when a table says AUTOINCREMENT. */
static bool has_sequence(const struct catalog *c)
{
    for (unsigned i = 0; i < c->tables.n; i++) {
        const struct table *t = c->tables.entries[i].value;
        for (unsigned k = 0; t && k < t->columns.n; k++)
            if (t->columns.v[k]->def && t->columns.v[k]->def->autoincrement) return true;
    }
    return false;
}

/* book_fts_data: the virtual table book_fts makes it and fills it; what a .dump writes there would collide with that. */
static struct table *shadowed(const struct ddl *x, struct str name)
{
    for (size_t n = name.n; n-- > 1;) {
        struct table *t = name.p[n] == '_' ? catalog_table(x->c, str_sub(name, 0, n)) : NULL;
        if (t && t->module.n) return t;
    }
    return NULL;
}

static bool shadow_row(const struct ddl *x, const struct qname *t)
{
    struct table *by = shadowed(x, t->name.text);
    if (!by) return false;
    if (!by->rows_told)
        diag_add(x->d, DIAG_W0101, ddl_place(x, t->span),
                 "the rows of `%.*s` are passed over: they are the virtual table `%.*s`'s own", STR_ARG(t->name.text),
                 STR_ARG(by->name));
    by->rows_told = true;
    return true;
}

static bool keep_own(const struct ddl *x, const struct qname *t, bool *own)
{
    if (str_is(t->name.text, "sqlite_schema") || str_is(t->name.text, "sqlite_master")) return schema_row(x);
    if (str_is(t->name.text, "sqlite_stat1") || str_is(t->name.text, "sqlite_stat4")) return true; /* ANALYZE's */
    if (str_is(t->name.text, "sqlite_sequence")) {
        if (has_sequence(x->c)) keep(x);
        return true;
    }
    *own = false;
    return true;
}

/* *own: the statement writes to a table that SQLite keeps for itself. */
static bool sqlite_own(const struct ddl *x, const struct qname *t, bool *own)
{
    bool sqlite = t && x->c->options.dialect == DIALECT_SQLITE;
    *own = sqlite && str_eq_nocase(str_sub(t->name.text, 0, 7), STR("sqlite_"));
    if (sqlite && !*own)
        *own = shadow_row(x, t);
    else if (*own)
        return keep_own(x, t, own);
    return true;
}

/* ---------------------------------------------------------------- checking */

/* What MySQL only warns of where the schema has turned the strict mode off, as dumps do. */
static bool only_strict(enum diag_code code)
{
    return code == DIAG_E0304 || code == DIAG_E0306 || code == DIAG_E0307 || code == DIAG_E0308;
}

/* Takes those back; true when nothing else was wrong. */
static bool forgive(struct diags *d, unsigned from, unsigned n_errors)
{
    unsigned n = from;
    for (unsigned i = from; i < d->all.n; i++) {
        struct diag *g = d->all.v[i];
        if (only_strict(g->code))
            d->n_errors--;
        else
            d->all.v[n++] = g;
    }
    d->all.n = n;
    return d->n_errors == n_errors;
}

/* A wrong table name in a dump is wrong in every row of it: the first few say enough. */
static void limit_errors(const struct ddl *x, unsigned from)
{
    struct diags *d = x->d;
    unsigned most = MOST_ROW_ERRORS - x->c->row_errors;
    x->c->row_errors += d->all.n - from;
    if (x->c->row_errors < MOST_ROW_ERRORS) return;
    x->c->row_errors = MOST_ROW_ERRORS;
    for (; d->all.n > from + most; d->all.n--) d->n_errors -= d->all.v[d->all.n - 1]->severity == SEVERITY_ERROR;
    diag_note(d, d->all.v[d->all.n - 1], (struct place){0}, "the schema's other rows are not judged");
}

static bool check(const struct ddl *x, struct stmt *s)
{
    unsigned from = x->d->all.n, n_errors = x->d->n_errors;
    struct arena scratch = {0};
    bool ok = analyze(&scratch, x->d, x->c, s) != NULL;
    if (x->d->all.n != from) {
        arena_adopt(x->a, &scratch); /* a diagnostic may point into it: into the text within dolt_query_diff('…') */
    }
    arena_free(&scratch);
    ok = ok || (x->c->lenient && forgive(x->d, from, n_errors));
    if (!ok) limit_errors(x, from);
    return ok;
}

bool ddl_rows(const struct ddl *x, struct stmt *s)
{
    bool own;
    if (x->c->incomplete || x->c->row_errors == MOST_ROW_ERRORS) return true;
    if (!sqlite_own(x, target_of(s), &own)) return false;
    if (own) return true;
    if (!check(x, s)) return false;
    if (s->kind != STMT_SELECT) keep(x);
    return true;
}
