/* ddl.c: DDL replay: one parsed statement of the schema after the other changes the catalogue. The stage between PARSE
 * and BIND. Each kind of statement has its file; foreign keys are judged at the end (ddl_finish.c). */
#include "sema/ddl.h"

static bool changed(const struct ddl *x, bool ok)
{
    vec_push(x->a, &x->c->statements, x->s);
    return ok;
}

/* What is named exists; what has no effect here is said. */
static bool ignored(const struct ddl *x)
{
    const struct other *o = x->s->explain ? NULL : x->s->u.other;
    bool ok = ddl_session(x);
    if (x->c->incomplete) return ok;
    for (unsigned i = 0; o && i < o->tables.n; i++) ok = ddl_table(x, &o->tables.v[i]) && ok;
    if (o && str_is(x->s->word, "TRUNCATE")) return changed(x, ok);
    if (!ok || (o && o->quiet)) return ok;
    diag_add(x->d, DIAG_W0101, ddl_place(x, x->s->span), "%.*s is passed over: it does not change the catalogue",
             STR_ARG(x->s->word));
    return true;
}

static bool unknown(const struct ddl *x)
{
    struct diag *g = diag_add(x->d, DIAG_E0409, ddl_place(x, x->s->span),
                              "%.*s may change the catalogue and is not understood", STR_ARG(x->s->word));
    diag_hint(x->d, g, "if no query depends on it: -- schemac: ignore above, or keep it outside the schema folder");
    return false;
}

/* BEGIN and COMMIT around DDL change nothing; after a ROLLBACK nobody knows what is left. */
static bool transaction(const struct ddl *x)
{
    return str_starts(x->s->word, "ROLLBACK") ? unknown(x) : true;
}

/* CREATE TABLE sqlite_sequence(name,seq): the shell's .schema shows what SQLite makes by itself. */
static bool is_sqlites_own(const struct ddl *x)
{
    static const char *const names[] = {"sqlite_sequence", "sqlite_stat1", "sqlite_stat4"};
    bool own = false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        own = own || str_is(x->s->u.create_table->name.name.text, names[i]);
    return own && x->c->options.dialect == DIALECT_SQLITE;
}

static bool create_table(const struct ddl *x)
{
    return is_sqlites_own(x) || changed(x, ddl_create_table(x, x->s->u.create_table));
}

static bool no_params(const struct ddl *x)
{
    if (!x->s->params.n) return true;
    diag_add(x->d, DIAG_E0421, ddl_place(x, x->s->params.v[0]->span),
             "a placeholder in the schema: nobody gives it a value");
    return false;
}

static bool apply(const struct ddl *x, struct stmt *s)
{
    enum stmt_kind kind = s->explain ? STMT_IGNORED : s->kind; /* what it explains is not executed */
    switch (kind) {
    case STMT_CREATE_TABLE: return create_table(x);
    case STMT_CREATE_INDEX: return changed(x, ddl_create_index(x, s->u.create_index));
    case STMT_CREATE_TYPE: return changed(x, ddl_create_type(x, s->u.create_type));
    case STMT_ALTER_TABLE: return changed(x, ddl_alter(x, s->u.alter_table));
    case STMT_DROP: return changed(x, ddl_drop(x, s->u.drop));
    case STMT_RENAME: return changed(x, ddl_rename(x, s->u.rename));
    case STMT_DATABASE: return changed(x, ddl_databases(x, s->u.database));
    case STMT_CREATE_TRIGGER: return changed(x, ddl_create_trigger(x, s->u.create_trigger));
    case STMT_CREATE_ROUTINE: return changed(x, ddl_create_routine(x, s->u.create_routine));
    case STMT_ALTER_ROUTINE: return changed(x, ddl_alter_routine(x, s->u.drop));
    case STMT_CREATE_EVENT: return changed(x, ddl_create_event(x, s->u.create_event));
    case STMT_CREATE_SEQUENCE: return changed(x, ddl_create_sequence(x, s->u.create_sequence));
    case STMT_CALL: return changed(x, ddl_call(x, s));
    case STMT_CREATE_VIEW: return changed(x, ddl_create_view(x, s->u.create_view));
    case STMT_TRANSACTION: return transaction(x);
    case STMT_SELECT:
    case STMT_INSERT:
    case STMT_UPDATE:
    case STMT_DELETE: return ddl_rows(x, s);
    case STMT_IGNORED: return ignored(x);
    case STMT_UNKNOWN: return unknown(x);
    }
    return false;
}

bool ddl_apply(struct catalog *c, struct diags *d, struct stmt *s)
{
    const struct ddl x = {c, d, s, c->arena};
    unsigned errors = d->n_errors;
    bool whole = no_params(&x), ok = whole && apply(&x, s);
    ok = ok && d->n_errors == errors;
    bool rows = s->kind == STMT_SELECT || s->kind == STMT_INSERT || s->kind == STMT_UPDATE || s->kind == STMT_DELETE;
    bool kept = rows || (whole && s->kind == STMT_CREATE_VIEW); /* a broken view is there, and what uses it is silent */
    c->incomplete = c->incomplete || (!ok && !kept);
    return ok;
}
