/* emit_schema.c: generated/schema.h and schema.c: the schema's enums, the rows of its tables, its DDL. EMIT. */
#include "emit/ctext.h"
#include "emit/print.h"

static const struct str from_schema = {"the schema", 10};

static struct str take(struct arena *a, struct buf *b)
{
    struct str bytes = str_dup(a, buf_view(b));
    buf_free(b);
    return bytes;
}

/* ---------------------------------------------------------------- schema.h */

static void declare_labels(struct buf *out, const struct c_enum *e)
{
    buf_printf(out, "extern const sc_labels %.*s;\n", STR_ARG(e->labels_var));
}

static void declare_enum(struct buf *out, const struct c_enum *e)
{
    buf_puts(out, "\n/* The ENUM ");
    ctext_comment(out, e->type->name);
    buf_printf(out, ", in the order of the DDL; 0 is NULL. */\ntypedef enum %.*s {\n    %.*s = 0", STR_ARG(e->name),
               STR_ARG(e->null));
    for (unsigned i = 0; i < e->n; i++) buf_printf(out, ",\n    %.*s = %u", STR_ARG(e->labels[i].ident), i + 1);
    buf_printf(out, "\n} %.*s;\n", STR_ARG(e->name));
    buf_printf(out, "/* The label; NULL for %.*s and what is no member. */\nconst char *%.*s(%.*s value);\n",
               STR_ARG(e->null), STR_ARG(e->text), STR_ARG(e->name));
    buf_printf(out,
               "/* true and *value for a label; false, and *value untouched, for what is none. */\n"
               "bool %.*s(sc_text text, %.*s *value);\n",
               STR_ARG(e->from), STR_ARG(e->name));
    declare_labels(out, e);
}

static void declare_set(struct buf *out, const struct c_enum *e)
{
    buf_puts(out, "\n/* The SET ");
    ctext_comment(out, e->type->name);
    buf_puts(out, ": its members' bits in a uint64_t. */\n");
    for (unsigned i = 0; i < e->n; i++)
        buf_printf(out, "#define %.*s (UINT64_C(1) << %u)\n", STR_ARG(e->labels[i].ident), i);
    declare_labels(out, e);
}

static void declare_struct(struct buf *out, struct arena *a, const struct c_struct *s)
{
    buf_puts(out, s->table.n ? "\n/* A row of the table " : "\n/* A row that queries share, first of them the ");
    ctext_comment(out, s->table.n ? s->table : s->owner);
    buf_puts(out, ". */\n");
    print_struct(out, a, s);
    buf_printf(out, "extern const sc_field %.*s[%u];\n", STR_ARG(s->fields_var), s->fields.n);
}

static void declare_ddl(struct buf *out, const struct emit_options *o)
{
    bool any = false;
    for (int t = 0; t < N_TARGETS; t++) {
        if (!o->ddl[t].wanted) continue;
        if (!any) buf_puts(out, "\n/* The schema's statements, NULL at the end, for sc_exec_ddl(). */\n");
        buf_printf(out, "extern const char *const schemac_ddl_%s[];\n", target_name((enum target)t));
        any = true;
    }
}

struct str emit_schema_h(struct arena *a, const struct plan *p)
{
    struct buf b = {.last = a->last};
    print_marker(&b, from_schema);
    print_guard_open(&b, STR("SCHEMAC_SCHEMA_H"));
    buf_puts(&b, "#include <schemac/schemac.h>\n\n");
    emit_own_includes(&b, p);
    print_cplusplus_open(&b);
    for (unsigned i = 0; i < p->enums.n; i++) {
        if (p->enums.v[i]->set)
            declare_set(&b, p->enums.v[i]);
        else
            declare_enum(&b, p->enums.v[i]);
    }
    for (unsigned i = 0; i < p->owns.n; i++) emit_own_declare(&b, p->owns.v[i]);
    for (unsigned i = 0; i < p->structs.n; i++) declare_struct(&b, a, p->structs.v[i]);
    declare_ddl(&b, p->options);
    print_cplusplus_close(&b);
    return take(a, &b);
}

/* ---------------------------------------------------------------- schema.c */

static void define_labels(struct buf *out, const struct c_enum *e)
{
    struct str texts = e->n ? e->labels_text : STR("NULL"); /* postgres: an ENUM may have no member */
    buf_char(out, '\n');
    if (e->n) buf_printf(out, "static const sc_text %.*s[] = {\n", STR_ARG(texts));
    for (unsigned i = 0; i < e->n; i++) {
        buf_puts(out, "    {");
        ctext_literal(out, e->labels[i].label);
        buf_printf(out, ", %zu},\n", e->labels[i].label.n);
    }
    buf_printf(out, "%sconst sc_labels %.*s = {", e->n ? "};\n" : "", STR_ARG(e->labels_var));
    ctext_literal(out, e->type->name);
    buf_printf(out, ", %.*s, %u};\n", STR_ARG(texts), e->n);
}

static void define_enum(struct buf *out, const struct c_enum *e)
{
    struct str name = e->name, labels = e->labels_var;
    define_labels(out, e);
    if (e->set) return;
    buf_printf(out, "SC__ASSERT(sizeof(%.*s) == sizeof(int), \"enums have to be stored as int: no -fshort-enums\");\n",
               STR_ARG(name));
    buf_printf(out, "\nconst char *%.*s(%.*s value)\n{\n    return sc__label_text(&%.*s, (int)value);\n}\n",
               STR_ARG(e->text), STR_ARG(name), STR_ARG(labels));
    buf_printf(out,
               "\nbool %.*s(sc_text text, %.*s *value)\n{\n    int found = sc__label_find(&%.*s, text);\n"
               "    if (found) *value = (%.*s)found;\n    return found != 0;\n}\n",
               STR_ARG(e->from), STR_ARG(name), STR_ARG(labels), STR_ARG(name));
}

static void define_ddl(struct buf *out, enum target t, const struct emit_ddl *ddl)
{
    buf_printf(out, "\nconst char *const schemac_ddl_%s[] = {\n", target_name(t));
    for (unsigned i = 0; i < ddl->n; i++) {
        buf_puts(out, "    ");
        print_text(out, ddl->statements[i], "    ");
        buf_puts(out, ",\n");
    }
    buf_puts(out, "    NULL,\n};\n");
}

struct str emit_schema_c(struct arena *a, const struct plan *p, size_t *ddl_at)
{
    struct buf b = {.last = a->last};
    print_marker(&b, from_schema);
    buf_puts(&b, "#include \"schema.h\"\n");
    for (unsigned i = 0; i < p->enums.n; i++) define_enum(&b, p->enums.v[i]);
    for (unsigned i = 0; i < p->owns.n; i++) emit_own_define(&b, p->owns.v[i]);
    for (unsigned i = 0; i < p->structs.n; i++) {
        buf_char(&b, '\n');
        print_fields(&b, "const", p->structs.v[i], FIELDS_OF_TYPEDEF);
    }
    *ddl_at = b.n;
    for (int t = 0; t < N_TARGETS; t++)
        if (p->options->ddl[t].wanted) define_ddl(&b, (enum target)t, &p->options->ddl[t]);
    return take(a, &b);
}
