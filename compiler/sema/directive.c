/* directive.c: statements that are no queries of rows: see directive.h.
 *
 * Names in them are resolved, values typed as far as anything says what they are, and what they give is what the
 * servers were seen to give (show.def, pragmas.def): always nullable. What would take the session from the runtime,
 * which depends on its time zone, modes and character set, is refused. */
#include "sema/directive.h"

#include "sema/show.h"
#include "sema/sysvars.h"

bool directive_is(const struct stmt *s)
{
    return s->kind == STMT_IGNORED || s->kind == STMT_TRANSACTION || s->kind == STMT_DATABASE;
}

static const struct directive *directive_of(const struct stmt *s)
{
    return s->kind == STMT_IGNORED && s->u.other ? s->u.other->directive : NULL;
}

static bool word_is(const struct stmt *s, const char *word)
{
    return str_is(s->word, word);
}

/* ---------------------------------------------------------------- what belongs to the runtime */

static void kept(struct bind *b, struct span span, const char *what, const char *cure)
{
    struct diag *g = bind_report(b, DIAG_E0321, span, "%s the session, which the runtime keeps as it needs it", what);
    diag_hint(b->d, g, "%s", cure);
}

/* The variables that decide what a text means or a value is. */
static const char *kept_variable(struct str name)
{
    static const char zone[] = "pass times in UTC: the session's zone is +00:00",
                      mode[] = "configure the sql_mode that the queries are written in: schemac.json, or --sql-mode",
                      charset[] = "the session is utf8mb4: convert with CONVERT(… USING …)";
    static const struct {
        const char *name, *cure;
    } all[] = {{"time_zone", zone},
               {"sql_mode", mode},
               {"old_mode", mode},
               {"sql_auto_is_null", mode},
               {"names", charset},
               {"charset", charset},
               {"character set", charset},
               {"char set", charset},
               {"character_set_client", charset},
               {"character_set_connection", charset},
               {"character_set_results", charset},
               {"collation_connection", charset},
               {"autocommit", "call sc_begin(), and sc_commit() or sc_rollback()"},
               {"completion_type", "call sc_begin() again behind sc_commit()"},
               {"disable_merge_join", "leave it: Dolt 1.83's merge joins give rows that are not there"}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (str_is(name, all[i].name)) {
            return all[i].cure;
        }
    }
    return NULL;
}

static void bind_transaction(struct bind *b, const struct stmt *s)
{
    if (s->disconnects) {
        kept(b, s->span, "RELEASE ends", "leave RELEASE out; sc_close() closes the connection");
    } else if (s->chains) {
        kept(b, s->span, "AND CHAIN opens a transaction in",
             "leave AND CHAIN out, and begin the next transaction by itself");
    }
}

/* ---------------------------------------------------------------- names */

/* @@x in an expression: E0232 where no server has it. */
static void variable_check(struct bind *b, struct span span, struct str name)
{
    if (!sysvar_check(b->cat, b->d, place_sql(b->text, span), sysvar_word(name))) {
        bind_fail(b);
    }
}

static void bind_value(struct bind *b, struct scope *scope, struct expr *e)
{
    struct spot at = {.scope = scope, .clause = scope->n ? CLAUSE_WHERE : CLAUSE_SET};
    bind_expr(b, &at, e);
}

static void bind_set(struct bind *b, const struct directive *d)
{
    struct scope none = {0};
    for (unsigned i = 0; i < d->items.n; i++) {
        const struct setting *item = &d->items.v[i];
        const char *cure = item->user || item->global ? NULL : kept_variable(item->name.text);
        if (cure) {
            kept(b, item->name.span, "this would change", cure);
        } else if (!item->user && !str_is(item->name.text, "TRANSACTION")) {
            variable_check(b, item->name.span, item->name.text);
        }
        if (item->value) {
            bind_value(b, &none, item->value);
        }
    }
}

/* Its WHERE speaks of the columns that it gives. */
static struct scope *scope_of_show(struct bind *b, struct str form, const show_columns *columns)
{
    struct scope *scope = ARENA_NEW(b->a, struct scope);
    struct relation *r = ARENA_NEW(b->a, struct relation), **all = ARENA_ARRAY(b->a, struct relation *, 1);
    r->name = str_printf(b->a, "SHOW %.*s", STR_ARG(form));
    r->n_columns = columns->n;
    r->columns = ARENA_ARRAY(b->a, struct rel_column, columns->n + 1);
    for (unsigned i = 0; i < columns->n; i++) {
        const struct model_column *c = &columns->v[i];
        r->columns[i] = (struct rel_column){.name = c->name, .type = c->type, .nullable = true};
    }
    all[0] = r;
    scope->relations = all;
    scope->n = 1;
    return scope;
}

static bool names_table(struct str form)
{
    return str_is(form, "COLUMNS") || str_is(form, "INDEX") || str_is(form, "CREATE TABLE");
}

static struct str form_of_show(struct arena *a, const struct directive *d)
{
    bool longer = d->full && (str_is(d->form, "COLUMNS") || str_is(d->form, "TABLES"));
    return longer ? str_printf(a, "FULL %.*s", STR_ARG(d->form)) : d->form;
}

static void bind_show(struct bind *b, const struct directive *d, const struct stmt *s)
{
    show_columns columns = {0};
    unsigned missing;
    show_find(b->a, form_of_show(b->a, d), show_servers(b->o.flavour), place_sql(s->text, s->span), &columns, &missing);
    if (names_table(d->form)) {
        bind_table(b, &d->table);
    }
    if (d->as_of) {
        bind_revision_shown(b, d->as_of);
    }
    struct scope *scope = scope_of_show(b, d->form, &columns);
    for (unsigned i = 0; i < d->exprs.n; i++) {
        bind_value(b, scope, d->exprs.v[i]);
    }
}

static struct index *find_index(const struct catalog *c, struct str name)
{
    for (unsigned i = 0; i < c->tables.n; i++) {
        const struct table *t = c->tables.entries[i].value;
        for (unsigned k = 0; t && k < t->indexes.n; k++) {
            if (str_eq_nocase(t->indexes.v[k]->name, name)) {
                return t->indexes.v[k];
            }
        }
    }
    return NULL;
}

static bool is_number(struct str s)
{
    return s.n && ((s.p[0] >= '0' && s.p[0] <= '9') || s.p[0] == '-' || s.p[0] == '+');
}

static bool sqlite_database(const struct bind *b, struct str name)
{
    return str_is(name, "main") || str_is(name, "temp") || catalog_database(b->cat, name);
}

static void bind_pragma(struct bind *b, const struct directive *d)
{
    const struct pragma *p = pragma_find(d->name.text);
    if (d->schema.text.n && !sqlite_database(b, d->schema.text)) {
        bind_report(b, DIAG_E0216, d->schema.span, "no database `%.*s` in the schema", STR_ARG(d->schema.text));
        return;
    }
    if (!p) {
        struct str near = pragma_nearest(b->a, d->name.text);
        struct diag *g = bind_report(b, DIAG_E0241, d->name.span, "no PRAGMA `%.*s` in SQLite", STR_ARG(d->name.text));
        if (near.n) {
            diag_hint(b->d, g, "did you mean `%.*s`?", STR_ARG(near));
        }
        return;
    }
    if (d->value.text.n && (str_is(d->name.text, "foreign_keys") || str_is(d->name.text, "case_sensitive_like"))) {
        kept(b, d->name.span, "this would change",
             str_is(d->name.text, "foreign_keys") ? "defer_foreign_keys waits until the transaction commits"
                                                  : "compare with GLOB, which minds the case");
    }
    struct qname table = {.name = d->value, .span = d->value.span};
    bool table_meant = p->argument == PRAGMA_TABLE ||
                       (p->argument == PRAGMA_MAYBE_TABLE && d->value.text.n && !is_number(d->value.text));
    if (table_meant && !d->value.text.n) {
        bind_report(b, DIAG_E0205, d->name.span, "PRAGMA %s takes a table: PRAGMA %s(t)", p->name, p->name);
    } else if (table_meant) {
        bind_table(b, &table);
    } else if (p->argument == PRAGMA_INDEX && !find_index(b->cat, d->value.text)) {
        bind_report(b, DIAG_E0201, d->value.text.n ? d->value.span : d->name.span, "no index `%.*s` in the schema",
                    STR_ARG(d->value.text));
    }
}

/* SQLite's ANALYZE and REINDEX take a table's name, an index's, a database's, and REINDEX a collation's. */
static void bind_looked_after(struct bind *b, const struct stmt *s, const struct qname *q)
{
    struct str name = q->name.text;
    bool alone = !q->schema.text.n && ((word_is(s, "ANALYZE") && sqlite_database(b, name)) ||
                                       (word_is(s, "REINDEX") && bind_sqlite_collation(b, name)));
    if (!alone && !find_index(b->cat, name) && !catalog_table(b->cat, name)) {
        bind_table(b, q);
    }
}

static void not_read(struct bind *b, const struct stmt *s)
{
    struct str there = str_sub(s->text->text, s->u.other->unread.off, s->u.other->unread.len);
    if (there.n) {
        bind_report(b, DIAG_E0104, s->u.other->unread, "schemac does not read this %.*s from `%.*s` on",
                    STR_ARG(s->word), STR_ARG(there));
    } else {
        bind_report(b, DIAG_E0104, s->u.other->unread, "this %.*s ends too early", STR_ARG(s->word));
    }
}

static void bind_other(struct bind *b, struct stmt *s)
{
    const struct other *o = s->u.other;
    struct scope none = {0};
    for (unsigned i = 0; o && i < o->tables.n; i++) {
        bind_table(b, &o->tables.v[i]);
    }
    if (o && o->looked_after.name.text.n) {
        bind_looked_after(b, s, &o->looked_after);
    }
    if (o && o->misread) {
        not_read(b, s);
    }
    const struct directive *d = directive_of(s);
    for (unsigned i = 0; d && d->kind != DIRECTIVE_SHOW && i < d->exprs.n; i++) {
        bind_value(b, &none, d->exprs.v[i]);
    }
    if (!d) {
        return;
    }
    switch (d->kind) {
    case DIRECTIVE_SET: bind_set(b, d); break;
    case DIRECTIVE_SHOW: bind_show(b, d, s); break;
    case DIRECTIVE_PRAGMA: bind_pragma(b, d); break;
    case DIRECTIVE_DO: break;
    case DIRECTIVE_KILL:
        if (s->params.n && b->o.flavour != FLAVOUR_MARIADB) {
            bind_report(b, DIAG_E0322, s->params.v[0]->span, "only MariaDB takes a placeholder in KILL");
        }
        break;
    }
}

void directive_bind(struct bind *b, struct stmt *s)
{
    if (s->kind == STMT_TRANSACTION) {
        bind_transaction(b, s);
    } else if (s->kind == STMT_DATABASE) {
        kept(b, s->span, "this would change the database of",
             "name the database in the query, or in the connection's URL");
    } else {
        bind_other(b, s);
    }
}

/* ---------------------------------------------------------------- values */

static void infer_value(struct infer *x, struct expr *e, enum type_kind kind, bool nullable)
{
    struct env env = env_push(NULL);
    struct expect want = {
        .type = type_of(kind), .strength = PARAM_WEAK, .null = nullable ? PARAM_NULL_MEANT : PARAM_NULL_NEVER};
    infer_expr(x, &env, e);
    infer_expect(x, e, &want);
}

void directive_infer(struct infer *x, const struct stmt *s)
{
    const struct directive *d = directive_of(s);
    for (unsigned i = 0; d && i < d->items.n; i++) {
        const struct setting *item = &d->items.v[i];
        if (item->value) {
            infer_value(x, item->value, item->user ? TYPE_ANY : sysvar_type(item->name.text).kind, item->user);
        }
    }
    if (d && d->as_of) {
        infer_value(x, d->as_of, TYPE_DATETIME, false);
    }
    for (unsigned i = 0; d && i < d->exprs.n; i++) {
        infer_value(x, d->exprs.v[i],
                    d->kind == DIRECTIVE_SHOW   ? x->rules->truth
                    : d->kind == DIRECTIVE_KILL ? TYPE_UINT64
                                                : TYPE_ANY,
                    d->kind == DIRECTIVE_DO);
    }
}

/* ---------------------------------------------------------------- the model */

static bool give(struct infer *x, const struct stmt *s, struct str form, struct model_query *q)
{
    show_columns columns = {0};
    unsigned missing, servers = show_servers(x->o.flavour);
    int found = show_find(x->a, form, servers, place_sql(s->text, s->span), &columns, &missing);
    if (found < 0) {
        struct diag *g = infer_report(x, DIAG_E0322, s->span, "what this gives differs between servers");
        diag_hint(x->d, g, "say which one it is for: `flavour` in schemac.json, or --flavour");
        return false;
    }
    if (!found) {
        struct diag *g =
            infer_report(x, DIAG_E0322, s->span, "what this gives is not known on %s", show_server_names(servers));
        if (s->explain) {
            diag_hint(x->d, g, "say which form: EXPLAIN FORMAT=JSON, FORMAT=TREE, FORMAT=TRADITIONAL");
        }
        return false;
    }
    if (missing) {
        infer_report(x, DIAG_W0102, s->span, "this statement is not on every server: %s cannot prepare it",
                     show_server_names(missing));
    }
    for (unsigned i = 0; i < columns.n; i++) {
        vec_push(x->a, &q->columns, columns.v[i]);
    }
    return true;
}

static bool model_pragma(struct infer *x, const struct stmt *s, const struct directive *d, struct model_query *q)
{
    const struct pragma *p = pragma_find(d->name.text);
    show_columns columns = {0};
    q->kind = QUERY_PRAGMA;
    if (p->argument == PRAGMA_VALUE && d->value.text.n && !p->set_gives) {
        return true;
    }
    show_parse(x->a, p->columns, place_sql(s->text, s->span), &columns);
    for (unsigned i = 0; i < columns.n; i++) {
        vec_push(x->a, &q->columns, columns.v[i]);
    }
    return true;
}

static bool about_tables(const struct stmt *s)
{
    return word_is(s, "ANALYZE") || word_is(s, "OPTIMIZE") || word_is(s, "CHECK") || word_is(s, "REPAIR") ||
           word_is(s, "CHECKSUM");
}

static bool commits(const struct stmt *s)
{
    return word_is(s, "TRUNCATE") || word_is(s, "LOCK") || word_is(s, "UNLOCK") || word_is(s, "ANALYZE") ||
           word_is(s, "OPTIMIZE") || word_is(s, "CHECK") || word_is(s, "REPAIR") || word_is(s, "FLUSH") ||
           word_is(s, "CACHE") || word_is(s, "GRANT") || word_is(s, "REVOKE") || str_starts(s->word, "CREATE ") ||
           str_starts(s->word, "ALTER ") || str_starts(s->word, "DROP ") || str_starts(s->word, "RENAME ");
}

static bool model_other(struct infer *x, const struct stmt *s, struct model_query *q)
{
    const struct directive *d = directive_of(s);
    bool mysql = x->o.dialect == DIALECT_MYSQL;
    q->kind = QUERY_OTHER;
    q->run = s->params.n ? RUN_PREPARED : mysql && commits(s) ? RUN_COMMITS : RUN_TEXT;
    if (d && d->kind == DIRECTIVE_SET) {
        q->kind = QUERY_SET;
    } else if (d && d->kind == DIRECTIVE_SHOW) {
        q->kind = QUERY_SHOW;
        return give(x, s, form_of_show(x->a, d), q);
    } else if (d && d->kind == DIRECTIVE_PRAGMA) {
        return model_pragma(x, s, d, q);
    } else if (mysql && about_tables(s)) {
        return give(x, s, s->word, q);
    } else if (mysql && (word_is(s, "DESCRIBE") || word_is(s, "DESC") || word_is(s, "EXPLAIN"))) {
        q->kind = QUERY_SHOW;
        return give(x, s, STR("COLUMNS"), q);
    }
    return true;
}

static enum query_run run_of(enum transaction_action a)
{
    switch (a) {
    case TRANSACTION_BEGIN: return RUN_BEGIN;
    case TRANSACTION_COMMIT: return RUN_COMMIT;
    case TRANSACTION_ROLLBACK: return RUN_ROLLBACK;
    case TRANSACTION_SAVEPOINT:
    case TRANSACTION_RELEASE: return RUN_SAVEPOINT;
    case TRANSACTION_ROLLBACK_TO: break;
    }
    return RUN_ROLLBACK_TO;
}

bool directive_model(struct infer *x, const struct stmt *s, struct model_query *q)
{
    bool ok = true;
    if (s->kind == STMT_TRANSACTION) {
        q->kind = QUERY_TRANSACTION;
        q->run = run_of(s->transaction);
    } else {
        ok = model_other(x, s, q);
    }
    if (q->columns.n && q->run == RUN_TEXT) {
        q->run = RUN_PREPARED; /* rows come by prepared statements only */
    }
    return ok;
}

bool explain_model(struct infer *x, const struct stmt *s, struct model_query *q)
{
    const struct explain *e = s->explain;
    show_columns columns = {0};
    struct place place = place_sql(s->text, e->span);
    q->columns.n = 0;
    q->row_table = q->params_table = STR("");
    q->kind = QUERY_EXPLAIN;
    q->cardinality = CARDINALITY_MANY;
    q->returns = RETURNS_ROWS;
    if (x->o.dialect == DIALECT_MYSQL) {
        struct str form = str_printf(x->a, "EXPLAIN%s%.*s%s%.*s", e->form.n ? " " : "", STR_ARG(e->form),
                                     e->format.n ? " " : "", STR_ARG(e->format));
        struct stmt at = *s;
        at.span = e->span;
        return give(x, &at, form, q);
    }
    show_parse(x->a,
               e->form.n ? "id:i|parent:i|notused:i|detail:t|" : "addr:i|opcode:t|p1:i|p2:i|p3:i|p4:t|p5:i|comment:t|",
               place, &columns);
    for (unsigned i = 0; i < columns.n; i++) {
        vec_push(x->a, &q->columns, columns.v[i]);
    }
    return true;
}
