/* ddl_drop.c: DROP and RENAME TABLE. Part of DDL replay. */
#include "sema/ddl.h"

static bool in_list(const struct drop *s, struct str name)
{
    for (unsigned i = 0; i < s->names.n; i++) {
        if (str_eq_nocase(s->names.v[i].name.text, name)) {
            return true;
        }
    }
    return false;
}

/* MySQL, unless told not to check, and PostgreSQL refuse to drop a table that another one references; SQLite does not
 * look. */
static bool referenced(const struct ddl *x, const struct drop *s, const struct table *t, const struct qname *q)
{
    bool looks = x->c->options.dialect != DIALECT_SQLITE && !x->c->unchecked_keys;
    for (unsigned i = 0; looks && i < x->c->tables.n; i++) {
        const struct table *other = x->c->tables.entries[i].value;
        for (unsigned k = 0; other && other != t && !in_list(s, other->name) && k < other->foreign_keys.n; k++) {
            const struct foreign_key_info *f = other->foreign_keys.v[k];
            if (catalog_table(x->c, f->table) == t) {
                struct diag *g =
                    diag_add(x->d, DIAG_E0410, ddl_place(x, q->span), "table `%.*s` is referenced by `%.*s`",
                             STR_ARG(t->name), STR_ARG(other->name));
                diag_note(x->d, g, f->place, "it is referenced here");
                if (x->c->options.dialect == DIALECT_MYSQL) {
                    diag_hint(x->d, g, "if the session that runs this does not check: SET foreign_key_checks = 0");
                }
                return true;
            }
        }
    }
    return false;
}

static bool drop_table(const struct ddl *x, const struct drop *s, const struct qname *q)
{
    const struct table *view = catalog_find(x->c, q);
    if (s->temporary && view && !view->temporary) { /* a table of the schema is not looked at */
        return s->if_exists || ddl_refuse(x, q->span, "`%.*s` is no temporary table", STR_ARG(q->name.text));
    }
    if (s->if_exists && !view) {
        return true;
    }
    if (s->if_exists && view && view->view && x->c->options.dialect == DIALECT_MYSQL) {
        return true; /* a note, and the view stays */
    }
    struct table *t = ddl_table(x, q);
    if (!t || referenced(x, s, t, q)) {
        return false;
    }
    ddl_drop_triggers(x->c, t);
    map_remove(&x->c->tables, t->key);
    return true;
}

void ddl_index_remove(struct table *t, const struct index *i)
{
    unsigned n = 0;
    for (unsigned k = 0; k < t->indexes.n; k++) {
        if (t->indexes.v[k] != i) {
            t->indexes.v[n++] = t->indexes.v[k];
        }
    }
    t->indexes.n = n;
}

static bool drop_index(const struct ddl *x, const struct drop *s, const struct qname *q)
{
    struct table *on = NULL, *owner;
    if (s->on_table.name.text.n && !(on = ddl_table(x, &s->on_table))) {
        return false;
    }
    struct index *i = ddl_index(x->c, on, q->name.text, &owner);
    if (!i) {
        return s->if_exists || ddl_refuse(x, q->span, "no index `%.*s`", STR_ARG(q->name.text));
    }
    ddl_index_remove(owner, i);
    return true;
}

static bool drop_type(const struct ddl *x, const struct drop *s, const struct qname *q)
{
    const struct enum_type *e = map_get(&x->c->enums, q->name.text);
    if (!e && !map_get(&x->c->domains, q->name.text)) {
        return s->if_exists || ddl_refuse(x, q->span, "no type `%.*s`", STR_ARG(q->name.text));
    }
    for (unsigned i = 0; i < x->c->tables.n; i++) {
        const struct table *t = x->c->tables.entries[i].value;
        for (unsigned k = 0; t && k < t->columns.n; k++) {
            const struct column *c = t->columns.v[k];
            if ((e && c->type.members == e) || str_eq_nocase(c->def->type.user.name.text, q->name.text)) {
                struct diag *g = diag_add(x->d, DIAG_E0410, ddl_place(x, q->span), "type `%.*s` is used by `%.*s.%.*s`",
                                          STR_ARG(q->name.text), STR_ARG(t->name), STR_ARG(c->name));
                diag_note(x->d, g, c->place, "`%.*s` is declared here", STR_ARG(c->name));
                return false;
            }
        }
    }
    map_remove(e ? &x->c->enums : &x->c->domains, q->name.text);
    return true;
}

bool ddl_drop(const struct ddl *x, const struct drop *s)
{
    bool ok = true;
    for (unsigned i = 0; i < s->names.n; i++) {
        const struct qname *q = &s->names.v[i];
        switch (s->object) {
        case OBJECT_TABLE: ok = drop_table(x, s, q) && ok; break;
        case OBJECT_INDEX: ok = drop_index(x, s, q) && ok; break;
        case OBJECT_VIEW: ok = ddl_drop_view(x, s, q) && ok; break;
        case OBJECT_TYPE: ok = drop_type(x, s, q) && ok; break;
        case OBJECT_TRIGGER:
        case OBJECT_PROCEDURE:
        case OBJECT_FUNCTION:
        case OBJECT_EVENT:
        case OBJECT_SEQUENCE: ok = ddl_drop_program(x, s, q) && ok; break;
        case OBJECT_DATABASE:
            diag_add(x->d, DIAG_E0104, ddl_place(x, q->span), "%.*s is not supported yet", STR_ARG(x->s->word));
            ok = false;
            break;
        }
    }
    return ok;
}

bool ddl_rename_table(const struct ddl *x, const struct qname *from, const struct qname *to)
{
    struct table *t = ddl_relation(x, from);
    bool stays = x->c->options.dialect == DIALECT_SQLITE; /* MySQL's unqualified new name is in the current one */
    const struct database *in = !t ? NULL : stays ? t->database : ddl_database(x, to);
    if (!in) {
        return false;
    }
    if (t->view && !ddl_server(x, from->span, ON_MYSQL | ON_MARIADB, "RENAME TABLE of a view")) {
        return false;
    }
    /* Dolt renames it within its database */
    if (in != t->database && !ddl_server(x, to->span, ON_MYSQL | ON_MARIADB, "moving a table to another database")) {
        return false;
    }
    struct str key = catalog_key(x->c, in, to->name.text);
    struct table *there = catalog_table(x->c, key);
    if (there) {
        struct diag *g =
            diag_add(x->d, DIAG_E0401, ddl_place(x, to->span), "table `%.*s` exists already", STR_ARG(to->name.text));
        diag_note(x->d, g, there->place, "`%.*s` is declared here", STR_ARG(there->name));
        return false;
    }
    for (unsigned i = 0; i < x->c->tables.n; i++) { /* foreign keys follow their table */
        struct table *other = x->c->tables.entries[i].value;
        for (unsigned k = 0; other && k < other->foreign_keys.n; k++) {
            if (catalog_table(x->c, other->foreign_keys.v[k]->table) == t) {
                other->foreign_keys.v[k]->table = key;
            }
        }
    }
    map_remove(&x->c->tables, t->key);
    catalog_renamed(x->c, t, NULL, t->name, to->name.text);
    t->name = to->name.text;
    t->database = in;
    t->place = ddl_place(x, to->span);
    catalog_add(x->c, t);
    for (unsigned i = 0; i < t->columns.n; i++) {
        ddl_column_name_enum(x, t->columns.v[i]);
    }
    return true;
}

bool ddl_rename(const struct ddl *x, const struct rename_tables *s)
{
    bool ok = true;
    for (unsigned i = 0; i < s->from.n; i++) {
        bool none = s->if_exists && !catalog_find(x->c, &s->from.v[i]);
        ok = (none || ddl_rename_table(x, &s->from.v[i], &s->to.v[i])) && ok;
    }
    return ok;
}
