/* signature.c: the prototypes of a query's functions. See signature.h. EMIT. */
#include "emit/signature.h"

#include "emit/ctext.h"
#include "emit/print.h"

enum call_form call_form_of(const struct model_query *q)
{
    if (q->returns != RETURNS_ROWS) return CALL_EXEC;
    return q->cardinality == CARDINALITY_MANY ? CALL_MANY : CALL_ONE;
}

/* Adds one more argument, on a new line where it would pass the width. */
struct line {
    struct buf *out;
    size_t start; /* of the line in out */
    unsigned indent, n;
};

static void add_argument(struct line *l, struct str text)
{
    if (l->n++) {
        buf_char(l->out, ',');
        if (l->out->n - l->start + text.n + 3 > CTEXT_WIDTH + 12) {
            buf_char(l->out, '\n');
            l->start = l->out->n;
            buf_printf(l->out, "%*s", (int)l->indent, "");
        } else {
            buf_char(l->out, ' ');
        }
    }
    buf_str(l->out, text);
}

static void add_inputs(struct line *l, struct arena *a, const struct c_query *c)
{
    switch (c->form) {
    case PARAMS_NONE: break;
    case PARAMS_ONE:
    case PARAMS_ARGUMENTS:
        for (unsigned i = 0; i < c->params->fields.n; i++) {
            add_argument(l, print_declarator(a, &c->params->fields.v[i]));
        }
        break;
    case PARAMS_STRUCT:
    case PARAMS_ROW: add_argument(l, str_printf(a, "const %.*s *params", STR_ARG(c->params->name))); break;
    }
}

static void add_results(struct line *l, struct arena *a, const struct c_query *c)
{
    switch (call_form_of(c->q)) {
    case CALL_ONE:
        add_argument(l, str_printf(a, "%.*s *row", STR_ARG(c->row->name)));
        add_argument(l, STR("sc_mem *mem"));
        break;
    case CALL_MANY: add_argument(l, str_printf(a, "%.*s_rows **it", STR_ARG(c->name))); break;
    case CALL_EXEC:
        if (c->q->returns == RETURNS_AFFECTED) add_argument(l, STR("int64_t *affected"));
        if (c->q->returns == RETURNS_LAST_ID) add_argument(l, STR("int64_t *last_id"));
        break;
    }
}

static struct line begin(struct buf *out, struct str name)
{
    struct line l = {out, out->n, 0, 0};
    buf_printf(out, "int %.*s(", STR_ARG(name));
    l.indent = (unsigned)(out->n - l.start);
    add_argument(&l, STR("sc_db *db"));
    return l;
}

void signature_call(struct buf *out, const struct c_query *c)
{
    struct arena a = {.last = out->last};
    struct line l = begin(out, c->name);
    add_inputs(&l, &a, c);
    add_results(&l, &a, c);
    buf_char(out, ')');
    arena_free(&a);
}

void signature_all(struct buf *out, const struct c_query *c)
{
    struct arena a = {.last = out->last};
    struct line l = begin(out, c->all);
    add_inputs(&l, &a, c);
    add_argument(&l, str_printf(&a, "%.*s **rows", STR_ARG(c->row->name)));
    add_argument(&l, STR("size_t *n_rows"));
    add_argument(&l, STR("sc_mem *mem"));
    buf_char(out, ')');
    arena_free(&a);
}

void signature_into(struct buf *out, const struct c_query *c)
{
    struct arena a = {.last = out->last};
    struct line l = begin(out, c->into);
    add_inputs(&l, &a, c);
    add_argument(&l, str_printf(&a, "%.*s *rows", STR_ARG(c->row->name)));
    add_argument(&l, STR("size_t most_rows"));
    add_argument(&l, STR("size_t *n_rows"));
    add_argument(&l, STR("sc_mem *mem"));
    buf_char(out, ')');
    arena_free(&a);
}

void signature_next(struct buf *out, const struct c_query *c)
{
    buf_printf(out, "int %.*s_next(%.*s_rows *it, %.*s *row)", STR_ARG(c->name), STR_ARG(c->name),
               STR_ARG(c->row->name));
}

void signature_close(struct buf *out, const struct c_query *c)
{
    buf_printf(out, "void %.*s_close(%.*s_rows *it)", STR_ARG(c->name), STR_ARG(c->name));
}

struct str signature_many_row(const struct c_query *c)
{
    return c->form == PARAMS_ONE ? c->params->fields.v[0].ctype : c->params->name;
}

void signature_many(struct buf *out, const struct c_query *c)
{
    struct arena a = {.last = out->last};
    struct line l = begin(out, c->many);
    add_argument(&l, str_printf(&a, "const %.*s *rows", STR_ARG(signature_many_row(c))));
    add_argument(&l, STR("size_t n"));
    add_argument(&l, STR("unsigned how"));
    add_argument(&l, STR("sc_bulk *done"));
    buf_char(out, ')');
    arena_free(&a);
}
