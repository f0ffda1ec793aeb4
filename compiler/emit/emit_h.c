/* emit_h.c: STEM_queries.h: for each query of a source its checked text, its structs and its functions. EMIT. */
#include "emit/ctext.h"
#include "emit/emit_used.h"
#include "emit/print.h"
#include "emit/signature.h"

static void print_checked_text(struct buf *out, const struct model_query *q)
{
    buf_printf(out, "\n#define schemac_sql_%.*s \\\n    ", STR_ARG(q->name));
    ctext_literal_lines(out, q->sql, "    ", " \\");
    buf_char(out, '\n');
}

static const char *describe_result(const struct model_query *q)
{
    switch (q->returns) {
    case RETURNS_ROWS: break;
    case RETURNS_AFFECTED: return "the number of rows affected";
    case RETURNS_LAST_ID: return "the id given to the new row";
    case RETURNS_NOTHING: return "no rows";
    }
    switch (q->cardinality) {
    case CARDINALITY_ONE: return "exactly one row";
    case CARDINALITY_OPTIONAL: return "one row or none";
    case CARDINALITY_MANY: return "any number of rows";
    case CARDINALITY_NONE: break;
    }
    return "no rows";
}

static void describe_arguments(struct buf *out, struct arena *a, const struct c_query *c)
{
    if (c->form != PARAMS_ONE && c->form != PARAMS_ARGUMENTS) return;
    buf_puts(out, " *\n");
    for (unsigned i = 0; i < c->params->fields.n; i++) {
        const struct c_field *f = &c->params->fields.v[i];
        buf_printf(out, " * %.*s: ", STR_ARG(f->name));
        ctext_comment(out, print_type(a, f));
        buf_char(out, '\n');
    }
}

static void describe_codes(struct buf *out, const struct c_query *c)
{
    switch (call_form_of(c->q)) {
    case CALL_ONE:
        buf_puts(
            out,
            c->q->exactly
                ? " *\n * SC_ROW and *row, SC_ERR_NOROW when there is none, or another error. Texts live in *mem, or with\n"
                : " *\n * SC_ROW and *row, SC_DONE when there is none, or an error. Texts live in *mem, or with\n");
        buf_puts(out, " * mem == NULL in the connection until its next call. */\n");
        break;
    case CALL_MANY:
        buf_puts(
            out,
            " *\n * SC_OK and *it, or an error and *it == NULL. _next gives SC_ROW, SC_DONE or an error; the row's\n"
            " * texts live until the next step. Close *it in the end; NULL is fine. */\n");
        break;
    case CALL_EXEC: buf_puts(out, " *\n * SC_OK or an error. */\n"); break;
    }
}

/* Of an INSERT of one row: the function for several, or why there is none. */
static void describe_no_many(struct buf *out, const struct c_query *c)
{
    if (c->many.n || !c->why_no_many.n) return;
    buf_printf(out, " *\n * No %.*s_many: ", STR_ARG(c->name));
    ctext_comment(out, c->why_no_many);
    buf_puts(out, ".\n");
}

static void print_whole(struct buf *out, const struct c_query *c)
{
    if (!c->all.n && !c->into.n) return;
    buf_puts(
        out,
        "\n/* The whole result, its texts in *mem (reused from the start unless mem->keep): in an array that lies there\n"
        " * too, NULL where there are no rows; or into the caller's array, where more than there is room for are\n"
        " * SC_ERR_TOO_MANY. *n_rows: how many there are. SC_OK or an error. */\n");
    if (c->all.n) {
        signature_all(out, c);
        buf_puts(out, ";\n");
    }
    if (!c->into.n) return;
    signature_into(out, c);
    buf_puts(out, ";\n");
}

static void print_many(struct buf *out, const struct c_query *c)
{
    buf_printf(
        out,
        "\n/* The same for n rows, some hundred in one statement; how: 0 or SC_BULK_ATOMIC; *done: what was written\n"
        " * (NULL: not asked for). An error tells the row. See sc_bulk in schemac.h. */\n");
    signature_many(out, c);
    buf_puts(out, ";\n");
}

static void print_doc(struct buf *out, struct arena *a, const struct c_query *c)
{
    buf_puts(out, "\n/* ");
    ctext_comment(out, c->q->name);
    buf_printf(out, " (");
    ctext_comment(out, c->q->source);
    buf_printf(out, "): %s.\n *\n", describe_result(c->q));
    ctext_comment_lines(out, c->q->sql, " *     ");
    describe_arguments(out, a, c);
    describe_no_many(out, c);
    describe_codes(out, c);
}

static void print_prototypes(struct buf *out, const struct c_query *c)
{
    bool many = call_form_of(c->q) == CALL_MANY;
    signature_call(out, c);
    buf_puts(out, ";\n");
    if (!many) return;
    signature_next(out, c);
    buf_puts(out, ";\n");
    signature_close(out, c);
    buf_puts(out, ";\n");
}

static void print_alias(struct buf *out, struct str alias, const struct c_struct *row)
{
    if (alias.n) buf_printf(out, "\ntypedef %.*s %.*s;\n", STR_ARG(row->name), STR_ARG(alias));
}

static void print_query(struct buf *out, struct arena *a, const struct c_query *c, const struct c_source *s)
{
    if (c->q->from_c) print_checked_text(out, c->q);
    if (c->row && !plan_is_shared(s, c->row)) {
        buf_char(out, '\n');
        print_struct(out, a, c->row);
    }
    if (c->form == PARAMS_STRUCT || (c->form == PARAMS_ARGUMENTS && c->many.n)) {
        buf_char(out, '\n');
        print_struct(out, a, c->params);
    }
    print_alias(out, c->row_alias, c->row);
    print_alias(out, c->params_alias, c->params);
    if (call_form_of(c->q) == CALL_MANY)
        buf_printf(out, "\ntypedef struct %.*s_rows %.*s_rows; /* a result that is being read */\n", STR_ARG(c->name),
                   STR_ARG(c->name));
    print_doc(out, a, c);
    print_prototypes(out, c);
    print_whole(out, c);
    if (c->many.n) print_many(out, c);
}

struct str emit_h(struct arena *a, const struct c_source *s)
{
    struct buf b = {.last = a->last};
    struct arena scratch = {.last = a->last};
    print_marker(&b, s->source);
    print_guard_open(&b, s->guard);
    buf_puts(&b, "#include <schemac/schemac.h>\n\n#include \"schema.h\"\n\n");
    print_cplusplus_open(&b);
    for (unsigned i = 0; i < s->structs.n; i++) {
        buf_puts(&b, "\n/* A row that queries share. */\n");
        print_struct(&b, &scratch, s->structs.v[i]);
    }
    for (unsigned i = 0; i < s->queries.n; i++, arena_reset(&scratch)) print_query(&b, &scratch, s->queries.v[i], s);
    emit_used_declare(&b, s);
    print_cplusplus_close(&b);
    struct str bytes = str_dup(a, buf_view(&b));
    arena_free(&scratch);
    buf_free(&b);
    return bytes;
}
