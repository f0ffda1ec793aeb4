/* emit_bulk.c: may the row of values of an INSERT be written several times, and where it stands in each target's text. Part
 * of emit_sql.
 *
 * The runtime repeats the row's own characters, with commas between, and binds a row of the caller's to each. That is right
 * only where nothing but values is in it: a subquery, or what a function says of the last statement, would see rows that were
 * not there when each was a statement of its own; and a parameter outside the row could not have a value for each. What the
 * row is, is read off the finished text, token by token, whoever wrote it. */
#include "emit/emit_text.h"
#include "parse/lex.h"

/* A text as it is read: what is behind it of the row, and what stands in it. */
struct row_reader {
    unsigned flags;
    struct str text;
    size_t at;        /* behind the token */
    struct str token; /* blanks and comments left out; n == 0: the end */
    enum token_kind kind;
    unsigned params; /* seen so far */
    const char *why; /* it cannot be repeated; NULL: nothing was found */
};

static void next(struct row_reader *r)
{
    do {
        size_t n = lex_token(r->flags, str_sub(r->text, r->at, r->text.n - r->at), &r->kind);
        r->token = str_sub(r->text, r->at, n);
        r->at += n;
    } while (r->kind == TOKEN_SPACE || r->kind == TOKEN_COMMENT);
    r->params += r->kind == TOKEN_PARAM;
    if (r->kind == TOKEN_CODE_OPEN) r->why = "it has a versioned comment";
}

static bool is_word(const struct row_reader *r, const char *const *words)
{
    for (; r->kind == TOKEN_WORD && *words; words++)
        if (str_is(r->token, *words)) return true;
    return false;
}

static bool begins_values(const struct row_reader *r)
{
    static const char *const words[] = {"VALUES", "VALUE", NULL};
    return is_word(r, words);
}

/* Up to the parenthesis that opens the row. */
static bool find_row(struct row_reader *r)
{
    unsigned depth = 0;
    next(r);
    while (r->kind != TOKEN_END && !r->why && (depth || !begins_values(r))) {
        depth += r->kind == TOKEN_LPAREN;
        depth -= r->kind == TOKEN_RPAREN && depth;
        next(r);
    }
    if (r->kind != TOKEN_END && !r->why) next(r);
    if (!r->why && r->kind != TOKEN_LPAREN) r->why = "its row is not written as VALUES (…)";
    if (!r->why && r->params) r->why = "a parameter stands outside VALUES";
    return !r->why;
}

static void judge(struct row_reader *r)
{
    static const char *const queries[] = {"SELECT", "VALUES", "TABLE", "WITH", NULL};
    static const char *const states[] = {"LAST_INSERT_ID", "LAST_INSERT_ROWID", "CHANGES",
                                         "TOTAL_CHANGES",  "ROW_COUNT",         "FOUND_ROWS",
                                         "LASTVAL",        "PREVIOUS",          NULL};
    if (is_word(r, queries)) r->why = "a subquery would see the rows before its own";
    if (is_word(r, states)) r->why = "what a function says of the statement before would be another";
}

/* To the parenthesis that closes it. */
static bool read_row(struct row_reader *r)
{
    unsigned depth = 1;
    while (depth && !r->why) {
        next(r);
        depth += r->kind == TOKEN_LPAREN;
        depth -= r->kind == TOKEN_RPAREN;
        judge(r);
        if (r->kind == TOKEN_END) r->why = "its row is not written as VALUES (…)";
    }
    if (!r->why && !r->params) r->why = "there is no parameter among its values";
    return !r->why;
}

static void read_rest(struct row_reader *r)
{
    unsigned params = r->params;
    while (r->kind != TOKEN_END && !r->why) next(r);
    if (!r->why && r->params != params) r->why = "a parameter stands outside VALUES";
}

/* NULL, or why not. */
static const char *place_row(enum target t, struct model_text *text)
{
    struct row_reader r = {.flags = t == TARGET_MYSQL ? LEX_MYSQL : 0, .text = text->sql, .kind = TOKEN_END};
    if (!find_row(&r)) return r.why;
    size_t from = r.at - 1;
    if (!read_row(&r)) return r.why;
    text->row_at = (unsigned)from;
    text->row_n = (unsigned)(r.at - from);
    read_rest(&r);
    return r.why;
}

/* ---------------------------------------------------------------- the statement */

static const char *unfit(const struct model_query *q, const struct insert *s)
{
    if (q->returns == RETURNS_ROWS) return "no engine promises the order of what RETURNING gives of several rows";
    if (s->set.n) return "its row is not written as VALUES (…)";
    if (s->with) return "it has WITH";
    if (s->conflict == CONFLICT_FAIL) return "OR FAIL keeps the rows before the one that failed";
    if (s->conflict == CONFLICT_ROLLBACK) return "OR ROLLBACK ends the transaction";
    for (unsigned i = 0; i < q->params.n; i++)
        if (q->params.v[i].list) return "one of its parameters is a list";
    return NULL;
}

/* A value by which the engine counts on. */
static bool left_to_engine(const struct expr *x)
{
    return x->kind == EXPR_NULL || (x->kind == EXPR_DEFAULT && !x->a);
}

/* Which of the row's values goes to the column; n_values: none. */
static unsigned place_of(const struct catalog *c, const struct insert *s, const struct table *t,
                         const struct column *column, unsigned n_values)
{
    unsigned place = 0;
    for (unsigned i = 0; i < s->columns.n; i++)
        if (str_eq_nocase(s->columns.v[i].text, column->name)) return i;
    if (s->columns.n) return n_values;
    for (unsigned i = 0; t->columns.v[i] != column; i++) {
        const struct column *before = t->columns.v[i];
        place += !before->invisible && (c->options.dialect != DIALECT_SQLITE || before->generated == GENERATED_NONE);
    }
    return column->invisible ? n_values : place;
}

static bool is_written(const struct catalog *c, const struct insert *s, const struct table *t,
                       const struct column *counted)
{
    const expr_vec *row = &s->source->values.v[0];
    unsigned place = place_of(c, s, t, counted, row->n);
    return place < row->n && !left_to_engine(row->v[place]);
}

/* Does the engine give each row an id, one after the other, and none is passed over? */
static bool gives_ids(const struct catalog *c, const struct insert *s)
{
    const struct table *t = catalog_table(c, s->table.name.text);
    if (!t || t->view || s->upserts.n || s->conflict == CONFLICT_IGNORE) return false;
    for (unsigned i = 0; i < t->columns.n; i++)
        if (t->columns.v[i]->auto_increment) return !is_written(c, s, t, t->columns.v[i]);
    return false;
}

void emit_bulk(const struct catalog *c, struct model_query *q)
{
    const struct insert *s = q->stmt->kind == STMT_INSERT && !q->stmt->explain ? q->stmt->u.insert : NULL;
    q->bulk = (struct model_bulk){0};
    if (!s || !q->params.n || (!s->set.n && (!s->source || s->source->values.n != 1))) return;
    q->bulk.why_not = unfit(q, s);
    for (int t = 0; t < N_TARGETS && !q->bulk.why_not; t++)
        if (q->text[t].available) q->bulk.why_not = place_row((enum target)t, &q->text[t]);
    q->bulk.may = !q->bulk.why_not;
    q->bulk.ids = q->bulk.may && gives_ids(c, s);
}
