/* emit_c.c: STEM_queries.c: each query as const tables, and thin functions over the runtime. EMIT. */
#include "emit/ctext.h"
#include "emit/emit_used.h"
#include "emit/print.h"
#include "emit/signature.h"

/* The struct that arguments are gathered in, for the runtime to read them by offset. */
static void print_arguments(struct buf *out, struct arena *a, const struct c_query *c)
{
    buf_printf(out, "\nstruct %.*s {\n", STR_ARG(c->params->name));
    for (unsigned i = 0; i < c->params->fields.n; i++) {
        buf_printf(out, "    %.*s;\n", STR_ARG(print_declarator(a, &c->params->fields.v[i])));
    }
    buf_puts(out, "};\n");
}

static void print_params(struct buf *out, struct arena *a, const struct c_query *c)
{
    switch (c->form) {
    case PARAMS_NONE:
    case PARAMS_ROW: return;
    case PARAMS_ONE:
        buf_char(out, '\n');
        print_fields(out, "static const", c->params, FIELDS_ALONE);
        return;
    case PARAMS_ARGUMENTS:
        if (!c->many.n) print_arguments(out, a, c);
        buf_char(out, '\n');
        print_fields(out, "static const", c->params, c->many.n ? FIELDS_OF_TYPEDEF : FIELDS_OF_TAG);
        return;
    case PARAMS_STRUCT:
        buf_char(out, '\n');
        print_fields(out, "static const", c->params, FIELDS_OF_TYPEDEF);
        return;
    }
}

static void print_order(struct buf *out, const struct c_query *c, int t)
{
    const struct model_text *text = &c->q->text[t];
    if (!c->order_var[t].n || (t > 0 && str_eq(c->order_var[t], c->order_var[0]))) return;
    buf_printf(out, "\nstatic const uint16_t %.*s[] = {", STR_ARG(c->order_var[t]));
    for (unsigned i = 0; i < text->order.n; i++)
        buf_printf(out, "%s%u", i == 0 ? "" : i % 16 == 0 ? ",\n    " : ", ", text->order.v[i]);
    buf_puts(out, "};\n");
}

static void print_literal(struct buf *out, struct str s)
{
    if (s.n)
        ctext_literal(out, s);
    else
        buf_puts(out, "NULL");
}

static void print_lists(struct buf *out, const struct c_query *c, int t)
{
    const struct model_text *text = &c->q->text[t];
    if (!c->lists_var[t].n) return;
    buf_printf(out, "\nstatic const sc_list %.*s[] = {\n", STR_ARG(c->lists_var[t]));
    for (unsigned i = 0; i < text->lists.n; i++) {
        const struct model_list *l = &text->lists.v[i];
        buf_printf(out, "    {%u, %u, ", l->at, l->placeholder);
        print_literal(out, l->json);
        buf_puts(out, ", ");
        print_literal(out, l->like);
        buf_puts(out, "},\n");
    }
    buf_puts(out, "};\n");
}

static void print_sql(struct buf *out, const struct c_query *c, enum target t)
{
    const struct model_text *text = &c->q->text[t];
    if (!text->available) {
        buf_puts(out, "    {NULL, 0, NULL, 0, NULL, 0},\n");
        return;
    }
    struct str order = c->order_var[t].n ? c->order_var[t] : STR("NULL");
    struct str lists = c->lists_var[t].n ? c->lists_var[t] : STR("NULL");
    buf_puts(out, "    {");
    print_text(out, text->sql, "     ");
    buf_printf(out, ",\n     %zu, %.*s, %u, %.*s, %u},\n", text->sql.n, STR_ARG(order), text->order.n, STR_ARG(lists),
               text->lists.n);
}

static const char *run_name(enum query_run r)
{
    switch (r) {
    case RUN_PREPARED: break;
    case RUN_TEXT: return "SC_RUN_TEXT";
    case RUN_COMMITS: return "SC_RUN_COMMITS";
    case RUN_BEGIN: return "SC_RUN_BEGIN";
    case RUN_COMMIT: return "SC_RUN_COMMIT";
    case RUN_ROLLBACK: return "SC_RUN_ROLLBACK";
    case RUN_SAVEPOINT: return "SC_RUN_SAVEPOINT";
    case RUN_ROLLBACK_TO: return "SC_RUN_ROLLBACK_TO";
    }
    return "SC_RUN_PREPARED";
}

static void print_query_table(struct buf *out, const struct c_query *c)
{
    struct str none = STR("NULL");
    struct str columns = c->row ? c->row->fields_var : none, params = c->params ? c->params->fields_var : none;
    buf_printf(out, "\nstatic const sc_query %.*s = {\n    \"%.*s\",\n", STR_ARG(c->query_var), STR_ARG(c->q->name));
    print_sql(out, c, TARGET_SQLITE);
    print_sql(out, c, TARGET_MYSQL);
    buf_printf(out, "    %.*s, %.*s, %u, %u, %s, %s, %s,\n};\n", STR_ARG(columns), STR_ARG(params),
               c->row ? c->row->fields.n : 0, c->params ? plan_parameters(c->params) : 0, c->row ? "true" : "false",
               run_name(c->q->run), c->q->repeatable ? "true" : "false");
}

/* What the runtime's `params` is, after what has to be made for it. */
static struct str print_gather(struct buf *out, struct arena *a, const struct c_query *c)
{
    switch (c->form) {
    case PARAMS_NONE: return STR("NULL");
    case PARAMS_ONE: return str_printf(a, "&%.*s", STR_ARG(c->params->fields.v[0].name));
    case PARAMS_STRUCT:
    case PARAMS_ROW: return STR("params");
    case PARAMS_ARGUMENTS: break;
    }
    buf_printf(out, "    const struct %.*s args = {", STR_ARG(c->params->name));
    for (unsigned i = 0; i < c->params->fields.n; i++)
        buf_printf(out, "%s%.*s", i ? ", " : "", STR_ARG(c->params->fields.v[i].name));
    buf_puts(out, "};\n");
    return STR("&args");
}

static void print_call(struct buf *out, struct arena *a, const struct c_query *c)
{
    buf_char(out, '\n');
    signature_call(out, c);
    buf_puts(out, "\n{\n");
    struct str params = print_gather(out, a, c);
    struct str query = c->query_var;
    switch (call_form_of(c->q)) {
    case CALL_ONE:
        buf_printf(out, "    return %s(db, &%.*s, %.*s, row, mem);\n}\n", c->q->exactly ? "sc__exactly_one" : "sc__one",
                   STR_ARG(query), STR_ARG(params));
        break;
    case CALL_MANY:
        buf_printf(out,
                   "    sc_rows *rows = NULL;\n    int rc = sc__many(db, &%.*s, %.*s, &rows);\n"
                   "    *it = (%.*s_rows *)rows;\n    return rc;\n}\n",
                   STR_ARG(query), STR_ARG(params), STR_ARG(c->name));
        break;
    case CALL_EXEC:
        buf_printf(out, "    return sc__exec(db, &%.*s, %.*s, %s, %s);\n}\n", STR_ARG(query), STR_ARG(params),
                   c->q->returns == RETURNS_AFFECTED ? "affected" : "NULL",
                   c->q->returns == RETURNS_LAST_ID ? "last_id" : "NULL");
        break;
    }
}

static void print_steps(struct buf *out, const struct c_query *c)
{
    buf_char(out, '\n');
    signature_next(out, c);
    buf_puts(out, "\n{\n    return sc__next((sc_rows *)it, row);\n}\n\n");
    signature_close(out, c);
    buf_puts(out, "\n{\n    sc__close((sc_rows *)it);\n}\n");
}

static void print_all(struct buf *out, struct arena *a, const struct c_query *c)
{
    buf_char(out, '\n');
    signature_all(out, c);
    buf_puts(out, "\n{\n    void *all = NULL;\n    int rc;\n");
    struct str params = print_gather(out, a, c);
    buf_printf(out,
               "    rc = sc__all(db, &%.*s, %.*s, sizeof **rows, &all, n_rows, mem);\n    *rows = (%.*s *)all;\n"
               "    return rc;\n}\n",
               STR_ARG(c->query_var), STR_ARG(params), STR_ARG(c->row->name));
}

static void print_into(struct buf *out, struct arena *a, const struct c_query *c)
{
    buf_char(out, '\n');
    signature_into(out, c);
    buf_puts(out, "\n{\n");
    struct str params = print_gather(out, a, c);
    buf_printf(out, "    return sc__into(db, &%.*s, %.*s, sizeof *rows, rows, most_rows, n_rows, mem);\n}\n",
               STR_ARG(c->query_var), STR_ARG(params));
}

static void print_many(struct buf *out, const struct c_query *c)
{
    buf_printf(out, "\nstatic const sc_bulk_insert %.*s = {&%.*s, sizeof(%.*s)", STR_ARG(c->many_var),
               STR_ARG(c->query_var), STR_ARG(signature_many_row(c)));
    for (int t = 0; t < N_TARGETS; t++)
        buf_printf(out, ", {%u, %u}", c->q->text[t].available ? c->q->text[t].row_at : 0,
                   c->q->text[t].available ? c->q->text[t].row_n : 0);
    buf_printf(out, ", %s};\n\n", c->q->bulk.ids ? "true" : "false");
    signature_many(out, c);
    buf_printf(out, "\n{\n    return sc__bulk(db, &%.*s, rows, n, how, done);\n}\n", STR_ARG(c->many_var));
}

static void print_query(struct buf *out, struct arena *a, const struct c_query *c, const struct c_source *s)
{
    buf_printf(out, "\n/* ---------------------------------------------------------------- %.*s */\n",
               STR_ARG(c->q->name));
    if (c->row && !plan_is_shared(s, c->row)) {
        buf_char(out, '\n');
        print_fields(out, "static const", c->row, FIELDS_OF_TYPEDEF);
    }
    print_params(out, a, c);
    for (int t = 0; t < N_TARGETS; t++) print_order(out, c, t);
    for (int t = 0; t < N_TARGETS; t++) print_lists(out, c, t);
    print_query_table(out, c);
    print_call(out, a, c);
    if (call_form_of(c->q) == CALL_MANY) print_steps(out, c);
    if (c->all.n) print_all(out, a, c);
    if (c->into.n) print_into(out, a, c);
    if (c->many.n) print_many(out, c);
}

struct str emit_c(struct arena *a, const struct c_source *s)
{
    struct buf b = {.last = a->last};
    print_marker(&b, s->source);
    buf_printf(&b, "#include \"%.*s_queries.h\"\n", STR_ARG(s->stem));
    for (unsigned i = 0; i < s->structs.n; i++) {
        buf_char(&b, '\n');
        print_fields(&b, "static const", s->structs.v[i], FIELDS_OF_TYPEDEF);
    }
    struct arena scratch = {.last = a->last};
    for (unsigned i = 0; i < s->queries.n; i++, arena_reset(&scratch)) print_query(&b, &scratch, s->queries.v[i], s);
    emit_used_define(&b, &scratch, s);
    struct str bytes = str_dup(a, buf_view(&b));
    arena_free(&scratch);
    buf_free(&b);
    return bytes;
}
