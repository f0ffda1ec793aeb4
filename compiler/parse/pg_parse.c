/* pg_parse.c: the postgres front end's entry (PARSE): text → tokens → libpg_query → one statement
 * of the AST.
 *
 * libpg_query's tree lives in the scratch arena and is gone when pg_parse_stmt() returns. */
#include "parse/pg_parse.h"

#include "parse/pg_tree.h"
#include "pg_query.h"
#include "pg_query/pg_query.pb-c.h"

void pg_parse_exit(void)
{
    pg_query_init(); /* a run that parsed nothing: pg_query_exit() would follow a NULL */
    pg_query_exit();
}

static bool has_word(const struct pg *p, uint32_t i, const char *const *words)
{
    for (; *words != NULL; words++) {
        if (pg_is(p, i, *words)) {
            return true;
        }
    }
    return false;
}

/* "CREATE TRIGGER", "SET": the first words, without OR REPLACE, UNIQUE and kin between them. */
static struct str first_words(struct pg *p, struct pg_range r)
{
    static const char *const two[] = {"CREATE", "ALTER", "DROP", "COMMENT", NULL};
    static const char *const between[] = {"OR",       "REPLACE",    "UNIQUE", "TEMP",       "TEMPORARY",
                                          "UNLOGGED", "GLOBAL",     "LOCAL",  "CONSTRAINT", "RECURSIVE",
                                          "TRUSTED",  "PROCEDURAL", NULL};
    uint32_t second = r.lo + 1;
    while (second < r.hi && has_word(p, second, between)) {
        second++;
    }
    struct str first = pg_tok_text(p, r.lo), next = pg_tok_text(p, second);
    bool both = has_word(p, r.lo, two) && second < r.hi && pg_tok(p, second)->kind == PG_WORD;
    return pg_upper(p, both ? str_printf(&p->scratch, "%.*s %.*s", STR_ARG(first), STR_ARG(next)) : first);
}

static void transaction(const PgQuery__TransactionStmt *s, struct stmt *out)
{
    out->kind = STMT_TRANSACTION;
    switch (s->kind) {
    case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_BEGIN:
    case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_START: out->transaction = TRANSACTION_BEGIN; break;
    case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_COMMIT: out->transaction = TRANSACTION_COMMIT; break;
    case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_ROLLBACK: out->transaction = TRANSACTION_ROLLBACK; break;
    case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_SAVEPOINT: out->transaction = TRANSACTION_SAVEPOINT; break;
    case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_RELEASE: out->transaction = TRANSACTION_RELEASE; break;
    default: out->transaction = TRANSACTION_ROLLBACK_TO; break;
    }
    out->chains = s->chain;
}

/* ---------------------------------------------------------------- one statement */

static void translate(struct pg *p, const PgQuery__Node *n, struct pg_range r, struct stmt *out)
{
    if (pg_other(p, n, r, out)) {
        return;
    }
    switch ((int)n->node_case) {
    case PG_QUERY__NODE__NODE_SELECT_STMT:
        out->kind = STMT_SELECT;
        out->u.select = pg_select(p, n, r);
        break;
    case PG_QUERY__NODE__NODE_INSERT_STMT:
        out->kind = STMT_INSERT;
        out->u.insert = pg_insert(p, n, r);
        break;
    case PG_QUERY__NODE__NODE_UPDATE_STMT:
        out->kind = STMT_UPDATE;
        out->u.update = pg_update(p, n, r);
        break;
    case PG_QUERY__NODE__NODE_DELETE_STMT:
        out->kind = STMT_DELETE;
        out->u.del = pg_delete(p, n, r);
        break;
    case PG_QUERY__NODE__NODE_TRANSACTION_STMT: transaction(n->transaction_stmt, out); break;
    default:
        out->kind = STMT_UNKNOWN;
        pg_ddl(p, n, r, out);
        break;
    }
}

/* Every placeholder of the text must have been met in the tree. */
static void collect_params(struct pg *p, struct stmt *out)
{
    bool read = out->kind != STMT_UNKNOWN && out->kind != STMT_IGNORED && out->kind != STMT_TRANSACTION;
    for (unsigned i = 0; i < p->params.n && read && !p->failed; i++) {
        struct expr *e = p->params.v[i].expr;
        if (e == NULL) {
            pg_unsupported(p, pg_tok_span(p, p->params.v[i].tok), "a placeholder in this place");
            return;
        }
        vec_push(p->arena, &out->params, e);
    }
}

/* The statement's own tokens, without the semicolons around it. */
static struct pg_range statement_range(const struct pg *p)
{
    struct pg_range r = pg_range(0, p->toks.n - 1);
    while (r.lo < r.hi && pg_is(p, r.lo, ";")) {
        r.lo++;
    }
    while (r.hi > r.lo && pg_is(p, r.hi - 1, ";")) {
        r.hi--;
    }
    return r;
}

static void one_statement(struct pg *p, const PgQuery__ParseResult *tree, struct stmt *out)
{
    struct pg_range r = statement_range(p);
    if (tree->n_stmts == 0) {
        p->failed = true;
        diag_add(p->diags, DIAG_E0114, place_sql(p->text, pg_span(p, r)), "there is no statement here");
        return;
    }
    if (tree->n_stmts > 1) {
        uint32_t second = r.lo;
        while (second < r.hi && !pg_is(p, second, ";")) {
            second = pg_next(p, second);
        }
        p->failed = true;
        diag_add(p->diags, DIAG_E0113, place_sql(p->text, pg_tok_span(p, second + 1)),
                 "a second statement begins here");
        return;
    }
    out->span = pg_span(p, r);
    out->text = p->text;
    out->word = first_words(p, r);
    translate(p, tree->stmts[0]->stmt, r, out);
    collect_params(p, out);
}

/* ---------------------------------------------------------------- libpg_query's memory */

static void *tree_alloc(void *arena, size_t size)
{
    return arena_alloc(arena, size);
}

static void tree_free(void *arena, void *pointer)
{
    (void)arena;
    (void)pointer;
}

static void parse(struct pg *p, struct stmt *out)
{
    ProtobufCAllocator allocator = {tree_alloc, tree_free, &p->scratch};
    PgQueryProtobufParseResult result = pg_query_parse_protobuf(p->sql);
    if (result.error != NULL) {
        pg_report_error(p, result.error->message, result.error->cursorpos);
    } else {
        const PgQuery__ParseResult *tree =
            pg_query__parse_result__unpack(&allocator, result.parse_tree.len, (const uint8_t *)result.parse_tree.data);
        if (tree == NULL) {
            pg_lost(p, 0);
        } else {
            one_statement(p, tree, out);
        }
    }
    pg_query_free_protobuf_parse_result(result);
}

struct stmt *pg_parse_stmt(struct arena *a, struct diags *d, const struct sql_options *o, const struct sqltext *text)
{
    struct pg p = {.arena = a, .diags = d, .text = text};
    struct stmt *out = ARENA_NEW(a, struct stmt);
    (void)o; /* PostgreSQL has neither flavours nor modes here */
    if (pg_scan(&p) && pg_match(&p)) {
        parse(&p, out);
    }
    arena_free(&p.scratch);
    return p.failed ? NULL : out;
}
