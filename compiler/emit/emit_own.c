/* emit_own.c: the application's own C types in generated/schema.h and schema.c: their nullable forms, and the tables by
 * which the runtime finds the conversion functions. EMIT. */
#include "emit/ctext.h"
#include "emit/print.h"

static bool included_before(const struct plan *p, unsigned n)
{
    for (unsigned i = 0; i < n; i++)
        if (str_eq(p->owns.v[i]->type->header, p->owns.v[n]->type->header)) return true;
    return false;
}

void emit_own_includes(struct buf *out, const struct plan *p)
{
    for (unsigned i = 0; i < p->owns.n; i++) {
        struct str header = p->owns.v[i]->type->header;
        const char *quote = header.p[0] == '<' ? "" : "\"";
        if (!included_before(p, i)) buf_printf(out, "#include %s%.*s%s\n", quote, STR_ARG(header), quote);
    }
    if (p->owns.n) buf_char(out, '\n');
}

void emit_own_declare(struct buf *out, const struct c_own *o)
{
    struct str c = o->type->c, optional = o->optional;
    if (o->declares)
        buf_printf(out, "\n/* %.*s, or NULL. */\ntypedef struct %.*s {\n    bool has;\n    %.*s value;\n} %.*s;\n",
                   STR_ARG(c), STR_ARG(optional), STR_ARG(c), STR_ARG(optional));
    buf_puts(out, "/* ");
    ctext_comment(out, o->type->key);
    buf_printf(out, ": %.*s. */\nextern const sc_own %.*s;\n", STR_ARG(c), STR_ARG(o->var));
}

void emit_own_define(struct buf *out, const struct c_own *o)
{
    const struct own_type *t = o->type;
    buf_printf(
        out,
        "\nstatic bool %.*s(const void *value, void *out)\n{\n    return %.*s((const %.*s *)value, (%.*s *)out);\n}\n",
        STR_ARG(o->from), STR_ARG(t->from), STR_ARG(o->value), STR_ARG(t->c));
    buf_printf(out,
               "\nstatic bool %.*s(const void *value, void *out, sc_mem *mem)\n{\n"
               "    return %.*s((const %.*s *)value, (%.*s *)out, mem);\n}\n",
               STR_ARG(o->to), STR_ARG(t->to), STR_ARG(t->c), STR_ARG(o->value));
    buf_printf(out, "\nconst sc_own %.*s = {\n    {", STR_ARG(o->var));
    ctext_literal(out, o->members ? o->members->type->name : t->key);
    struct str texts = o->members && o->members->n ? o->members->labels_text : STR("NULL");
    buf_printf(out, ", %.*s, %u},\n    ", STR_ARG(texts), o->members ? o->members->n : 0);
    ctext_literal(out, t->c);
    buf_printf(out, ",\n    sizeof(%.*s), sizeof(%.*s), offsetof(%.*s, value),\n    %.*s, %.*s,\n};\n", STR_ARG(t->c),
               STR_ARG(o->optional), STR_ARG(o->optional), STR_ARG(o->from), STR_ARG(o->to));
}
