/* catalog_dump.c: the catalogue as stable text, one fact a line: --dump=catalog, and what tests compare. */
#include "base/buf.h"
#include "sema/catalog.h"

static void dump_flags(struct buf *out, const struct column *c)
{
    static const char *const generated[] = {[GENERATED_VIRTUAL] = " virtual", [GENERATED_STORED] = " stored"};
    buf_puts(out, c->not_null ? " notnull" : " null");
    buf_puts(out, c->has_default ? " default" : "");
    buf_puts(out, c->auto_increment ? " auto_increment" : "");
    buf_puts(out, c->rowid_alias ? " rowid" : "");
    buf_puts(out, c->generated ? generated[c->generated] : "");
    buf_puts(out, c->identity_always ? " identity_always" : "");
    buf_puts(out, c->invisible ? " invisible" : "");
    buf_puts(out, c->strict ? "" : " loose");
}

static void dump_column(struct buf *out, const struct column *c)
{
    buf_printf(out, "  column %.*s %s", STR_ARG(c->name), type_kind_name(c->type.kind));
    if (c->type.precision || c->type.scale) {
        buf_printf(out, "(%u,%u)", c->type.precision, c->type.scale);
    }
    dump_flags(out, c);
    if (c->type.collation.n) {
        buf_printf(out, " collate %.*s", STR_ARG(c->type.collation));
    }
    if (c->affinity.n) {
        buf_printf(out, " affinity %.*s", STR_ARG(c->affinity));
    }
    buf_printf(out, " \"%.*s\"", STR_ARG(c->type.sql_type));
    for (unsigned i = 0; c->type.members && i < c->type.members->n; i++) {
        buf_printf(out, "%s%.*s", i ? "," : " members ", STR_ARG(c->type.members->labels[i]));
    }
    buf_char(out, '\n');
}

static void dump_part(struct buf *out, const struct index_part *p)
{
    if (p->column) {
        buf_str(out, p->column->name);
    } else {
        buf_puts(out, "(expression)");
    }
    if (p->prefix) {
        buf_printf(out, "(%llu)", (unsigned long long)p->prefix);
    }
    if (p->collation.n) {
        buf_printf(out, " collate %.*s", STR_ARG(p->collation));
    }
    buf_puts(out, p->desc ? " desc" : "");
}

static void dump_index(struct buf *out, const struct index *x)
{
    const char *kind = x->primary    ? "primary"
                       : x->unique   ? "unique"
                       : x->fulltext ? "fulltext"
                       : x->spatial  ? "spatial"
                                     : "index";
    buf_printf(out, "  %s %.*s(", kind, STR_ARG(x->name));
    for (unsigned i = 0; i < x->parts.n; i++) {
        buf_puts(out, i ? ", " : "");
        dump_part(out, &x->parts.v[i]);
    }
    buf_printf(out, ")%s\n", x->partial ? " partial" : "");
}

static void dump_foreign(struct buf *out, const struct foreign_key_info *f)
{
    buf_printf(out, "  foreign %.*s(", STR_ARG(f->name));
    for (unsigned i = 0; i < f->columns.n; i++) {
        buf_printf(out, "%s%.*s", i ? ", " : "", STR_ARG(f->columns.v[i]->name));
    }
    buf_printf(out, ") -> %.*s(", STR_ARG(f->table));
    for (unsigned i = 0; i < f->ref_columns.n; i++) {
        buf_printf(out, "%s%.*s", i ? ", " : "", STR_ARG(f->ref_columns.v[i].text));
    }
    buf_puts(out, ")");
    if (f->on_delete.n) {
        buf_printf(out, " on delete %.*s", STR_ARG(f->on_delete));
    }
    if (f->on_update.n) {
        buf_printf(out, " on update %.*s", STR_ARG(f->on_update));
    }
    buf_char(out, '\n');
}

static void dump_table(struct buf *out, const struct table *t)
{
    const char *what = t->view ? "view" : t->sequence ? "sequence" : "table";
    buf_printf(out, "%s %.*s%s%s%s\n", what, STR_ARG(t->key), t->strict ? " strict" : "",
               t->without_rowid ? " without_rowid" : "", t->temporary ? " temporary" : "");
    for (unsigned i = 0; i < t->columns.n; i++) {
        dump_column(out, t->columns.v[i]);
    }
    for (unsigned i = 0; i < t->indexes.n; i++) {
        dump_index(out, t->indexes.v[i]);
    }
    for (unsigned i = 0; i < t->foreign_keys.n; i++) {
        dump_foreign(out, t->foreign_keys.v[i]);
    }
    for (unsigned i = 0; i < t->checks.n; i++) {
        const struct check_info *k = t->checks.v[i];
        buf_printf(out, "  check %.*s%s\n", STR_ARG(k->name), k->not_enforced ? " not_enforced" : "");
    }
}

static void dump_enum(struct buf *out, const struct enum_type *e)
{
    buf_printf(out, "enum %.*s", STR_ARG(e->name));
    for (unsigned i = 0; i < e->n; i++) {
        buf_printf(out, "%s%.*s", i ? "," : " ", STR_ARG(e->labels[i]));
    }
    buf_char(out, '\n');
}

static void dump_routines(struct buf *out, const struct map *all, const char *what)
{
    static const char *const modes[] = {"in", "out", "inout"};
    for (unsigned i = 0; i < all->n; i++) {
        const struct routine *r = all->entries[i].value;
        if (!r) {
            continue;
        }
        buf_printf(out, "%s %.*s", what, STR_ARG(r->key));
        for (unsigned k = 0; k < r->create->parameters.n; k++) {
            buf_printf(out, "%s %s %.*s %s", k ? "," : "", modes[r->create->parameters.v[k].mode],
                       STR_ARG(r->create->parameters.v[k].name.text), type_kind_name(r->parameters[k].kind));
        }
        if (r->create->function) {
            buf_printf(out, " returns %s", type_kind_name(r->returns.kind));
        }
        buf_printf(out, "%s%s\n", r->dynamic ? " dynamic" : "", r->changes_schema ? " changes_schema" : "");
    }
}

static void dump_programs(struct buf *out, const struct catalog *c)
{
    static const char *const times[] = {"before", "after", "instead of"};
    static const char *const events[] = {"insert", "update", "delete"};
    for (unsigned i = 0; i < c->triggers.n; i++) {
        const struct trigger *t = c->triggers.entries[i].value;
        if (t) {
            buf_printf(out, "trigger %.*s %s %s on %.*s\n", STR_ARG(t->key), times[t->create->time],
                       events[t->create->event], STR_ARG(t->table->key));
        }
    }
    dump_routines(out, &c->procedures, "procedure");
    dump_routines(out, &c->functions, "function");
    for (unsigned i = 0; i < c->events.n; i++) {
        const struct event *e = c->events.entries[i].value;
        if (e) {
            buf_printf(out, "event %.*s\n", STR_ARG(e->key));
        }
    }
}

void catalog_dump(struct buf *out, const struct catalog *c)
{
    for (unsigned i = 0; i < c->enums.n; i++) {
        if (c->enums.entries[i].value) {
            dump_enum(out, c->enums.entries[i].value);
        }
    }
    for (unsigned i = 0; i < c->domains.n; i++) {
        const struct domain *domain = c->domains.entries[i].value;
        if (domain) {
            buf_printf(out, "domain %.*s %s%s\n", STR_ARG(c->domains.entries[i].key), type_kind_name(domain->type.kind),
                       domain->not_null ? " notnull" : "");
        }
    }
    for (unsigned i = 0; i < c->tables.n; i++) {
        if (c->tables.entries[i].value) {
            dump_table(out, c->tables.entries[i].value);
        }
    }
    dump_programs(out, c);
}
