/* emit_query.c: one bound statement as a target executes it. Part of emit_sql.
 *
 * On the dialect's own engine the user's text runs as it is (emit_native.c); for every other one the bound AST is
 * written out. */
#include "emit/emit_text.h"

/* What every engine calls alike; a savepoint's name would have to be read again. */
static bool transaction(struct emit *e, const struct stmt *s)
{
    switch (s->transaction) {
    case TRANSACTION_BEGIN: put(e, "BEGIN"); return true;
    case TRANSACTION_COMMIT: put(e, "COMMIT"); return true;
    case TRANSACTION_ROLLBACK: put(e, "ROLLBACK"); return true;
    case TRANSACTION_SAVEPOINT:
    case TRANSACTION_RELEASE:
    case TRANSACTION_ROLLBACK_TO: break;
    }
    return refuse(e, s->span, "take this savepoint as it is written");
}

static bool written(struct emit *e, const struct stmt *s)
{
    if (s->explain) {
        return refuse(e, s->explain->span, "explain a statement in this way");
    }
    switch (s->kind) {
    case STMT_TRANSACTION: return transaction(e, s);
    case STMT_SELECT: return emit_select(e, s->u.select);
    case STMT_INSERT: return emit_insert(e, s->u.insert);
    case STMT_UPDATE: return emit_update(e, s->u.update);
    case STMT_DELETE: return emit_delete(e, s->u.del);
    case STMT_CREATE_TABLE:
    case STMT_CREATE_INDEX:
    case STMT_CREATE_TYPE:
    case STMT_CREATE_VIEW:
    case STMT_ALTER_TABLE:
    case STMT_DROP:
    case STMT_RENAME:
    case STMT_DATABASE:
    case STMT_CREATE_TRIGGER:
    case STMT_CREATE_ROUTINE:
    case STMT_ALTER_ROUTINE:
    case STMT_CREATE_EVENT:
    case STMT_CREATE_SEQUENCE:
    case STMT_CALL:
    case STMT_IGNORED:
    case STMT_UNKNOWN: break;
    }
    return refuse(e, s->span, "do %.*s in a query", STR_ARG(s->word));
}

static void take_text(struct emit *e, struct model_text *out)
{
    struct str whole = emit_take(e);
    out->available = true;
    out->sql = str_trim(whole);
    for (unsigned i = 0; i < e->order.n; i++) {
        vec_push(e->a, &out->order, e->order.v[i]);
    }
    for (unsigned i = 0; i < e->lists.n; i++) {
        e->lists.v[i].at -= (unsigned)(out->sql.p - whole.p);
        vec_push(e->a, &out->lists, e->lists.v[i]);
    }
}

bool emit_query(struct arena *a, struct diags *d, const struct catalog *c, const struct stmt *s, enum target to,
                struct model_text *out)
{
    enum target own;
    struct emit e = {.a = a, .d = d, .c = c, .from = c->options.dialect, .to = to, .text = s->text};
    bool native = dialect_native_target(c->options.dialect, &own) && own == to;
    *out = (struct model_text){0};
    (void)(native ? emit_native(&e, s) : written(&e, s));
    if (!e.failed) {
        take_text(&e, out);
    }
    buf_free(&e.out);
    return out->available;
}
