/* print.c: pieces of generated C that several files have. See print.h. EMIT. */
#include "emit/print.h"

#include "emit/ctext.h"
#include "emit/outputs.h"

void print_marker(struct buf *out, struct str from)
{
    buf_puts(out, OUTPUT_C_MARKER);
    ctext_comment(out, from);
    buf_puts(out, ": do not edit. */\n");
}

void print_guard_open(struct buf *out, struct str guard)
{
    buf_printf(out, "#ifndef %.*s\n#define %.*s\n\n", STR_ARG(guard), STR_ARG(guard));
}

void print_cplusplus_open(struct buf *out)
{
    buf_puts(out, "#ifdef __cplusplus\nextern \"C\" {\n#endif\n");
}

void print_cplusplus_close(struct buf *out)
{
    buf_puts(out, "\n#ifdef __cplusplus\n}\n#endif\n\n#endif\n");
}

struct str print_declarator(struct arena *a, const struct c_field *f)
{
    return str_printf(a, "%.*s%s%.*s", STR_ARG(f->ctype), str_ends(f->ctype, "*") ? "" : " ", STR_ARG(f->name));
}

struct str print_type(struct arena *a, const struct c_field *f)
{
    struct c_field one = *f;
    one.list = false;
    if (f->count) return str_printf(a, "how many there are of `%.*s`", STR_ARG(f->sql_name));
    if (f->list) return str_printf(a, "any number of %.*s", STR_ARG(print_type(a, &one)));
    const char *null = f->nullable ? "null" : "not null";
    if (f->members)
        return str_printf(a, "%s %.*s %s", f->members->set ? "SET" : "ENUM", STR_ARG(f->members->type->name), null);
    return str_printf(a, "%.*s %s", STR_ARG(type_sql(a, f->type)), null);
}

static size_t width_of(const struct c_struct *s, const struct c_field *f)
{
    return f->ctype.n + !str_ends(f->ctype, "*") + f->name.n + (s->input ? sizeof " SC__ZERO" - 1 : 0);
}

static void print_member(struct buf *out, struct arena *a, const struct c_struct *s, const struct c_field *f,
                         size_t width)
{
    buf_printf(out, "    %.*s%s;", STR_ARG(print_declarator(a, f)), s->input ? " SC__ZERO" : "");
    size_t mine = width_of(s, f);
    buf_printf(out, "%*s/* ", (int)(mine < width ? width - mine + 1 : 1), "");
    ctext_comment(out, print_type(a, f));
    if (!f->count && !str_eq(f->name, f->sql_name)) {
        buf_puts(out, ": ");
        ctext_comment(out, f->sql_name);
    }
    buf_puts(out, " */\n");
}

void print_struct(struct buf *out, struct arena *a, const struct c_struct *s)
{
    enum { WIDEST = 56 };
    size_t width = 0;
    for (unsigned i = 0; i < s->fields.n; i++) {
        size_t w = s->fields.v[i].embed.n ? 0 : width_of(s, &s->fields.v[i]);
        if (w > width && w <= WIDEST) width = w;
    }
    buf_printf(out, "typedef struct %.*s {\n", STR_ARG(s->name));
    for (unsigned i = 0; i < s->fields.n; i++) {
        const struct c_field *f = &s->fields.v[i], *before = i ? f - 1 : NULL;
        if (!f->embed.n)
            print_member(out, a, s, f, width);
        else if (!before || !str_eq(before->embed, f->embed))
            buf_printf(out, "    %.*s %.*s; /* all of %.*s */\n", STR_ARG(f->embedded->name), STR_ARG(f->embed),
                       STR_ARG(f->embedded->owner));
    }
    buf_printf(out, "} %.*s;\n", STR_ARG(s->name));
}

static void print_offset(struct buf *out, const struct c_struct *s, const struct c_field *f, enum fields_of of)
{
    if (of == FIELDS_ALONE)
        buf_puts(out, "0, ");
    else
        buf_printf(out, "offsetof(%s%.*s, %.*s%s%.*s), ", of == FIELDS_OF_TAG ? "struct " : "", STR_ARG(s->name),
                   STR_ARG(f->embed), f->embed.n ? "." : "", STR_ARG(f->name));
}

static void print_field(struct buf *out, const struct c_struct *s, const struct c_field *f, enum fields_of of)
{
    bool decimal = f->type->kind == TYPE_DECIMAL;
    bool scaled = decimal || type_is_temporal(f->type->kind);
    buf_puts(out, "    {");
    ctext_literal(out, f->sql_name);
    buf_printf(out, ", %s%s, %s, %u, %u, ", f->sc_type, f->list ? " | SC_T_LIST" : "", f->nullable ? "true" : "false",
               decimal ? f->type->precision : 0, scaled ? f->type->scale : 0);
    print_offset(out, s, f, of);
    if (f->own)
        buf_printf(out, "&%.*s.labels},\n", STR_ARG(f->own->var));
    else if (f->members)
        buf_printf(out, "&%.*s},\n", STR_ARG(f->members->labels_var));
    else
        buf_puts(out, "NULL},\n");
}

void print_fields(struct buf *out, const char *how, const struct c_struct *s, enum fields_of of)
{
    buf_printf(out, "%s sc_field %.*s[] = {\n", how, STR_ARG(s->fields_var));
    for (unsigned i = 0; i < s->fields.n; i++)
        if (!s->fields.v[i].count) print_field(out, s, &s->fields.v[i], of);
    buf_puts(out, "};\n");
}

void print_text(struct buf *out, struct str s, const char *indent)
{
    if (s.n > CTEXT_C99_LIMIT) buf_puts(out, "__extension__ ");
    ctext_literal_lines(out, s, indent, "");
}
