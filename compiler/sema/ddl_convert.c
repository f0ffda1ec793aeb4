/* ddl_convert.c: ALTER TABLE … CONVERT TO CHARACTER SET, and the table's own character set. Part of DDL replay. */
#include "sema/collation.h"
#include "sema/ddl.h"

/* What a character set alone means by collation differs by server; its own name stands for "its default one". */
static struct str collation_of(const struct alter_action *a)
{
    return a->name.text.n ? a->name.text : a->new_name.text;
}

static bool is_text(const struct column *c)
{
    return c->type.kind == TYPE_TEXT || c->type.kind == TYPE_ENUM || c->type.kind == TYPE_SET;
}

/* TEXT becomes BLOB; Dolt leaves it what it was. */
static void make_binary(const struct ddl *x, struct column *c)
{
    struct column_def *def = ARENA_NEW(x->a, struct column_def);
    *def = *c->def;
    def->type.charset.text = STR("binary");
    def->type.collation = (struct name){0};
    c->def = def;
    type_resolve(x->c, x->d, c->def_text, &def->type, &c->type);
}

bool ddl_convert(const struct ddl *x, struct table *t, const struct alter_action *a)
{
    const struct name *charset = &a->new_name, *collation = &a->name;
    if (!charset_check(x->c, x->d, ddl_place(x, charset->span), charset->text) ||
        !collation_check(x->c, x->d, ddl_place(x, collation->span), collation->text)) {
        return false;
    }
    if (!collation_fits(collation->text, charset->text)) {
        return ddl_refuse(x, collation->span, "the collation `%.*s` is none of the character set `%.*s`",
                          STR_ARG(collation->text), STR_ARG(charset->text));
    }
    t->charset = charset->text;
    t->collation = collation->text;
    for (unsigned i = 0; a->kind == ALTER_CONVERT && i < t->columns.n; i++) {
        struct column *c = t->columns.v[i];
        bool binary = str_is(charset->text, "binary") && x->c->options.flavour != FLAVOUR_DOLT;
        if (c->type.kind == TYPE_TEXT && binary) {
            make_binary(x, c);
        } else if (is_text(c)) {
            c->type.collation = collation_of(a);
        }
    }
    return true;
}
