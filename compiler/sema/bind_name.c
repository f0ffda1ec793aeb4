/* bind_name.c: BIND for names: columns, tables, and what to say where there is none. */
#include <stdarg.h>
#include <stdio.h>

#include "sema/bind.h"
#include "sema/funcs.h"
#include "sema/walk.h"
#include "sema/window.h"

bool bind_nocase_tables(const struct bind *b)
{
    return b->o.dialect == DIALECT_SQLITE || b->o.flavour == FLAVOUR_DOLT;
}

void bind_fail(struct bind *b)
{
    b->failed = true;
}

struct diag *bind_report(struct bind *b, enum diag_code code, struct span span, const char *format, ...)
{
    char text[512];
    va_list list;
    va_start(list, format);
    vsnprintf(text, sizeof text, format, list);
    va_end(list);
    if (diag_code_severity(code) == SEVERITY_ERROR) {
        b->failed = true;
    }
    return diag_add(b->d, code, place_sql(b->text, span), "%s", text);
}

void bind_unsupported(struct bind *b, struct span span, const char *what)
{
    bind_report(b, DIAG_E0104, span, "schemac does not check %s yet", what);
}

bool bind_servers(struct bind *b, unsigned servers, enum diag_code code, struct span span, const char *what)
{
    static const char *const names[] = {"",     "MySQL",          "MariaDB",         "MySQL and MariaDB",
                                        "Dolt", "MySQL and Dolt", "MariaDB and Dolt"};
    unsigned mine = b->o.flavour == FLAVOUR_MYSQL     ? FUNC_MYSQL
                    : b->o.flavour == FLAVOUR_MARIADB ? FUNC_MARIADB
                    : b->o.flavour == FLAVOUR_DOLT    ? FUNC_DOLT
                                                      : 0;
    if (servers & mine || servers == FUNC_SERVERS) {
        return true;
    }
    const char *s = servers & (servers - 1) ? "" : "s";
    bind_report(b, mine ? code : DIAG_W0102, span, "%s: only %s take%s it", what, names[servers & FUNC_SERVERS], s);
    return !mine;
}

/* ---------------------------------------------------------------- uses */

static bool *use_of(struct bind *b, const struct table *t)
{
    t = t->of_view ? t->of_view : t;
    for (unsigned i = 0; i < b->uses.n; i++) {
        if (b->uses.v[i].table == t) {
            return b->uses.v[i].columns;
        }
    }
    struct use u = {t, ARENA_ARRAY(b->a, bool, t->columns.n + 1)};
    vec_push(b->a, &b->uses, u);
    return u.columns;
}

void bind_use(struct bind *b, const struct table *t, unsigned column)
{
    if (t && column <= t->columns.n) {
        use_of(b, t)[column] = true; /* one more than there are columns: the rowid */
    }
}

/* ---------------------------------------------------------------- tables */

static void hint_table(struct bind *b, struct diag *g, struct str wrong)
{
    VEC(struct str) names = {0};
    for (unsigned i = 0; i < b->cat->tables.n; i++) {
        if (b->cat->tables.entries[i].value) {
            vec_push(b->a, &names, b->cat->tables.entries[i].key);
        }
    }
    struct str near = diag_nearest(wrong, names.v, names.n);
    const struct table *t = near.n ? catalog_table(b->cat, near) : NULL;
    if (t) {
        diag_hint(b->d, g, "did you mean `%.*s`?", STR_ARG(near));
        diag_note(b->d, g, t->place, "`%.*s` is declared here", STR_ARG(t->name));
    }
}

static bool database_there(struct bind *b, const struct name *name)
{
    VEC(struct str) names = {0};
    if (!name->text.n || catalog_database(b->cat, name->text)) {
        return true;
    }
    for (unsigned i = 0; i < b->cat->databases.n; i++) {
        vec_push(b->a, &names, b->cat->databases.v[i]->name);
    }
    struct diag *g = bind_report(b, DIAG_E0216, name->span, "no database `%.*s` in the schema", STR_ARG(name->text));
    struct str near = diag_nearest(name->text, names.v, names.n);
    if (near.n) {
        diag_hint(b->d, g, "did you mean `%.*s`?", STR_ARG(near));
    } else if (b->o.dialect == DIALECT_SQLITE) {
        diag_hint(b->d, g, "a database that the program attaches: ATTACH 'file' AS %.*s in the schema",
                  STR_ARG(name->text));
    } else if (!b->cat->databases.v[0]->name.n) {
        diag_hint(b->d, g, "if it is the schema's own, say so: \"database\": \"%.*s\" in schemac.json",
                  STR_ARG(name->text));
    }
    return false;
}

struct table *bind_table(struct bind *b, const struct qname *name)
{
    struct table *t = catalog_find_in(b->cat, b->view ? b->view->view->in : NULL, name);
    if (!t && (t = bind_builtin(b, name)) != NULL) {
        return t;
    }
    if (!t && (bind_builtin_database(b, name) || !database_there(b, &name->schema))) {
        return NULL;
    }
    if (!t) {
        struct diag *g =
            bind_report(b, DIAG_E0201, name->name.span, "no table `%.*s` in the schema", STR_ARG(name->name.text));
        hint_later_cte(b, g, name->name.text);
        if (!g->hint.n) {
            hint_table(b, g, name->name.text);
        }
    } else {
        use_of(b, t); /* that it is there is a dependency too */
    }
    return t;
}

static void hint_column(struct bind *b, struct diag *g, const struct scope *s, struct str wrong)
{
    VEC(struct str) names = {0};
    for (unsigned i = 0; i < s->n; i++) {
        for (unsigned k = 0; k < s->relations[i]->n_columns; k++) {
            vec_push(b->a, &names, s->relations[i]->columns[k].name);
        }
    }
    struct str near = diag_nearest(wrong, names.v, names.n);
    struct found at, other;
    if (!near.n) {
        return;
    }
    diag_hint(b->d, g, "did you mean `%.*s`?", STR_ARG(near));
    const struct column *c =
        scope_column(s, near, &at, &other) == LOOKUP_NONE ? NULL : relation_at(at.relation, at.column)->origin;
    if (c && !c->table->builtin) {
        diag_note(b->d, g, c->place, "`%.*s` is declared here", STR_ARG(c->name));
    }
}

static struct diag *no_column_in(struct bind *b, struct span span, struct str name, struct relation *r)
{
    struct scope one = {.relations = &r, .n = 1};
    struct diag *g = bind_report(b, DIAG_E0203, span, "no column `%.*s` in %s`%.*s`", STR_ARG(name),
                                 r->table  ? "table "
                                 : r->view ? "view "
                                           : "",
                                 STR_ARG(relation_named(r) ? relation_named(r)->name : r->name));
    hint_column(b, g, &one, name);
    return g;
}

/* SQLite's rowid by one of its three names, as what a value is written to (sqlite.org/rowidtable.html). */
static struct column *rowid_target(struct bind *b, const struct table *t, struct str name)
{
    if (!is_rowid_name(name) || t->view || !bind_has_rowid(b, t)) {
        return NULL;
    }
    for (unsigned i = 0; i < t->columns.n; i++) {
        if (t->columns.v[i]->rowid_alias) {
            return t->columns.v[i];
        }
    }
    struct column *c = ARENA_NEW(b->a, struct column);
    *c = (struct column){.name = STR("rowid"),
                         .index = t->columns.n,
                         .table = (struct table *)t,
                         .type = type_of(TYPE_INT64),
                         .not_null = true,
                         .has_default = true,
                         .auto_increment = true,
                         .rowid_alias = true,
                         .strict = true,
                         .affinity = STR("INTEGER"),
                         .place = t->place};
    return c;
}

struct column *bind_target(struct bind *b, const struct table *t, const struct name *name)
{
    struct column *c = table_column_then(t, name->text, b->cat->era);
    c = c ? c : rowid_target(b, t, name->text);
    if (c && (b->o.dialect != DIALECT_POSTGRES || str_eq(c->name, name->text))) {
        bind_use(b, t, c->index);
        return c;
    }
    VEC(struct str) names = {0};
    for (unsigned i = 0; i < t->columns.n; i++) {
        vec_push(b->a, &names, t->columns.v[i]->name);
    }
    struct diag *g = bind_report(b, DIAG_E0203, name->span, "no column `%.*s` in table `%.*s`", STR_ARG(name->text),
                                 STR_ARG(t->name));
    struct str near = diag_nearest(name->text, names.v, names.n);
    const struct column *meant = near.n ? table_column(t, near) : NULL;
    if (meant) {
        diag_hint(b->d, g, "did you mean `%.*s`?", STR_ARG(near));
        if (!t->builtin) {
            diag_note(b->d, g, meant->place, "`%.*s` is declared here", STR_ARG(meant->name));
        }
    }
    return NULL;
}

/* ---------------------------------------------------------------- columns */

static bool scope_has(const struct scope *s, const struct relation *r)
{
    for (unsigned i = 0; i < s->n; i++) {
        if (s->relations[i] == r) {
            return true;
        }
    }
    return false;
}

/* SQLite: a column in a subquery of an aggregate counts there, too, for the query whose aggregate it is. */
static void count_around(const struct bind *b, unsigned up)
{
    const struct outer_spot *o = b->outer_spot;
    for (unsigned left = up - 1; b->o.dialect != DIALECT_POSTGRES && o && o->at; o = o->up, left--) {
        if (!left) {
            o->at->n_own++;
            return;
        }
        o->at->nearest = o->at->n_outer && o->at->nearest < left ? o->at->nearest : left;
        o->at->n_outer++;
    }
}

/* SQLite: values of the row that was to be inserted or has been changed: no rows that an aggregate could gather. */
static bool is_value(const struct bind *b, const struct relation *r, unsigned up)
{
    const struct outer_spot *o = b->outer_spot;
    for (unsigned i = 1; o && i < up; i++) {
        o = o->up;
    }
    bool returned = o && o->at && o->at->clause == CLAUSE_RETURNING;
    return b->o.dialect == DIALECT_SQLITE && (r->proposed || returned);
}

static void set_column(struct bind *b, struct spot *at, struct expr *e, struct found f, bool outer)
{
    e->relation = f.relation;
    e->column_index = f.column;
    e->column = relation_at(f.relation, f.column)->origin;
    bind_builtin_column(b, e->name.span, e->column);
    e->outer = outer;
    unsigned up = 0;
    for (const struct scope *s = at->scope; outer && s && !scope_has(s, f.relation); s = s->outer) {
        up++;
    }
    if (outer && !is_value(b, f.relation, up)) {
        at->nearest = at->n_outer && at->nearest < up ? at->nearest : up;
        at->n_outer++;
        if (up) {
            count_around(b, up);
        }
    } else if (!outer) {
        at->n_own++;
    }
    bind_use(b, relation_named(f.relation), f.column);
}

static void poison(struct expr *e)
{
    e->kind = EXPR_ERROR;
}

static bool scope_poisoned(const struct scope *s)
{
    for (; s; s = s->outer) {
        for (unsigned i = 0; i < s->n; i++) {
            if (s->relations[i]->poisoned) {
                return true;
            }
        }
    }
    return false;
}

static void report_ambiguous(struct bind *b, const struct expr *e, struct found first, struct found second)
{
    if (first.relation->poisoned) {
        bind_fail(b); /* E0210 said so */
        return;
    }
    if (first.relation == second.relation) {
        bind_report(b, DIAG_E0202, e->name.span, "`%.*s` has two columns `%.*s`", STR_ARG(first.relation->name),
                    STR_ARG(e->name.text));
        return;
    }
    struct str one = first.relation->name, two = second.relation->name;
    const struct table *t = relation_named(first.relation), *u = relation_named(second.relation);
    bool apart = t && u && t->database != u->database;
    if (b->failed && one.n && !apart && (bind_nocase_tables(b) ? str_eq_nocase(one, two) : str_eq(one, two))) {
        bind_fail(b); /* E0206 said so */
        return;
    }
    struct diag *g = bind_report(b, DIAG_E0202, e->name.span, "column `%.*s` is in `%.*s` and in `%.*s`",
                                 STR_ARG(e->name.text), STR_ARG(one), STR_ARG(two));
    if (one.n && str_eq_nocase(one, two)) {
        diag_hint(b->d, g, "two tables are called `%.*s` here: give one an alias", STR_ARG(one));
    }
}

/* SQLite takes "x" for a string where no column x is. */
static bool quoted_string(struct bind *b, struct expr *e)
{
    if (b->o.dialect != DIALECT_SQLITE || !e->name.quoted || b->text->text.p[e->name.span.off] != '"') {
        return false;
    }
    struct diag *g =
        bind_report(b, DIAG_W0201, e->name.span, "no column `%.*s` here: SQLite takes \"%.*s\" for a string",
                    STR_ARG(e->name.text), STR_ARG(e->name.text));
    diag_hint(b->d, g, "write '%.*s'", STR_ARG(e->name.text));
    e->kind = EXPR_STRING;
    e->text = e->name.text;
    e->name = (struct name){0};
    vec_push(b->a, &b->stmt->strings, e);
    return true;
}

/* "x" where a text was meant: SQLite takes it for one (quoted_string), others never. */
static void hint_quoted(struct bind *b, struct diag *g, const struct name *name)
{
    if (!g->hint.n && name->quoted && b->text->text.p[name->span.off] == '"') {
        diag_hint(b->d, g, "a text is quoted with ', a name with \"");
    }
}

static void report_unknown(struct bind *b, struct spot *at, struct expr *e)
{
    if (!scope_poisoned(at->scope) && !quoted_string(b, e)) {
        const struct scope *s = at->scope;
        while (s->outer && !s->n) {
            s = s->outer;
        }
        struct diag *g;
        if (!s->n && b->no_tables == s) { /* one cause, one report */
            bind_fail(b);
            poison(e);
            return;
        }
        if (s->n == 1) {
            g = no_column_in(b, e->name.span, e->name.text, s->relations[0]);
        } else {
            g = bind_report(b, DIAG_E0203, e->name.span,
                            s->n ? "no column `%.*s` in any table of this query"
                                 : "no column `%.*s`: no table can be named here",
                            STR_ARG(e->name.text));
            hint_column(b, g, s, e->name.text);
            b->no_tables = s->n ? NULL : s;
            if (!s->n && at->query) {
                diag_hint(b->d, g, "is FROM missing?");
            }
        }
        hint_result_alias(b, g, e->name.text, at->clause);
        hint_typographic(b, g, e->name.text);
        hint_not_selected(b, g, s, e->name.text);
        hint_column_elsewhere(b, g, e->name.text);
        hint_quoted(b, g, &e->name);
    }
    if (e->kind == EXPR_COLUMN) {
        bind_fail(b);
        poison(e);
    }
}

/* A written alias comes first, then a column; then what is computed, by its text. */
struct result *find_alias(struct bind *b, const struct query *q, const struct expr *e)
{
    struct result *by_text = NULL;
    bool column = false;
    for (unsigned i = 0; q && i < q->results.n; i++) {
        struct result *r = &q->results.v[i];
        if (!str_eq_nocase(r->name, e->name.text)) {
            continue;
        }
        if (r->has_alias) {
            return r;
        }
        column = column || !r->by_text;
        by_text = r->by_text && !by_text ? r : by_text;
    }
    if (column || !by_text) {
        return NULL;
    }
    bind_servers(b, FUNC_MYSQL | FUNC_MARIADB, DIAG_E0203, e->span, "a result column by the text it is written as");
    return by_text;
}

/* An alias may stand for an aggregate only where an aggregate may. */
bool bind_alias(struct bind *b, struct spot *at, struct expr *e)
{
    struct result *r = find_alias(b, at->aliases, e);
    if (!r || !r->expr) {
        return false;
    }
    if (expr_windows(r->expr) && at->clause != CLAUSE_ORDER) {
        struct diag *g = bind_report(b, DIAG_E0220, e->span, "`%.*s` names a window function, which cannot stand in %s",
                                     STR_ARG(e->name.text), clause_name(at->clause));
        diag_hint(b->d, g, "select it in a derived table or a WITH query, and use its column");
        poison(e);
        return true;
    }
    bool takes_aggregates = at->clause == CLAUSE_HAVING || at->clause == CLAUSE_ORDER || at->clause == CLAUSE_WINDOW;
    if ((expr_aggregates(r->expr) || (r->aggregates && b->o.dialect == DIALECT_MYSQL)) && !takes_aggregates) {
        bind_report(b, DIAG_E0207, e->span, "`%.*s` names an aggregate, which cannot stand in %s",
                    STR_ARG(e->name.text), at->clause == CLAUSE_GROUP ? "GROUP BY" : "WHERE");
        poison(e);
        return true;
    }
    bool one = at->clause == CLAUSE_GROUP || at->clause == CLAUSE_HAVING;
    if (b->o.dialect == DIALECT_MYSQL && one && result_ambiguous(at->aliases, e->name.text, true)) {
        bind_servers(b, FUNC_DOLT, DIAG_E0202, e->span, "a name that several result columns have");
    }
    e->alias_of = r->expr;
    return true;
}

/* MySQL: HAVING looks for a result column first, unless the name is one that GROUP BY has. */
static bool alias_comes_first(const struct bind *b, const struct spot *at, const struct expr *e)
{
    if (b->o.dialect != DIALECT_MYSQL || at->clause != CLAUSE_HAVING || !at->aliases || at->in_aggregate) {
        return false;
    }
    const struct select *s = at->aliases->select;
    for (unsigned i = 0; i < s->group_by.n; i++) {
        const struct expr *g = s->group_by.v[i];
        if (g->kind == EXPR_COLUMN && str_eq_nocase(g->name.text, e->name.text)) {
            return false;
        }
    }
    return true;
}

/* ---------------------------------------------------------------- a body's variables, NEW and OLD */

static void set_program(struct expr *e, struct found f)
{
    e->relation = f.relation;
    e->column_index = f.column;
    e->column = relation_at(f.relation, f.column)->origin;
    e->outer = true;
}

/* MySQL looks for a variable before it looks for a column. */
static bool try_variable(struct bind *b, struct spot *at, struct expr *e)
{
    struct found f, second, column;
    for (const struct scope *s = b->program; s; s = s->outer) {
        if (scope_column(s, e->name.text, &f, &second) == LOOKUP_NONE) {
            continue;
        }
        set_program(e, f);
        if (scope_column(at->scope, e->name.text, &column, &second) != LOOKUP_NONE) {
            struct diag *g =
                bind_report(b, DIAG_W0231, e->name.span, "`%.*s` is the variable here, not the column of `%.*s`",
                            STR_ARG(e->name.text), STR_ARG(column.relation->name));
            diag_hint(b->d, g, "write `%.*s.%.*s` for the column, or rename the variable",
                      STR_ARG(column.relation->name), STR_ARG(e->name.text));
        }
        return true;
    }
    return false;
}

/* NEW.a, OLD.a, a row variable's field. */
static bool try_row(struct bind *b, struct expr *e)
{
    for (const struct scope *s = b->program; s; s = s->outer) {
        struct found f = {scope_relation(s, &e->qualifier, true), 0};
        if (!f.relation) {
            continue;
        }
        if (f.relation->why_absent) {
            bind_report(b, DIAG_E0211, e->qualifier.span, "%s", f.relation->why_absent);
            poison(e);
        } else if (f.relation->poisoned) {
            bind_fail(b);
            poison(e);
        } else if (relation_column(f.relation, e->name.text, &f.column)) {
            set_program(e, f);
        } else {
            no_column_in(b, e->name.span, e->name.text, f.relation);
            poison(e);
        }
        return true;
    }
    return false;
}

static bool is_column(const struct expr *e, struct found f)
{
    return e && e->kind == EXPR_COLUMN && e->relation == f.relation && e->column_index == f.column;
}

/* The place in the query of that scope where the name stands, be it in a subquery. */
static const struct spot *spot_of(const struct bind *b, const struct spot *at, const struct scope *s)
{
    const struct outer_spot *o = b->outer_spot;
    while (at && at->scope != s) {
        at = o ? o->at : NULL;
        o = o ? o->up : NULL;
    }
    return at;
}

/* MySQL: what is neither selected nor grouped HAVING looks for in the enclosing queries first. In a subquery of it MariaDB
 * finds it, and then looks outside for a table of the same name. */
static bool passed_by(const struct bind *b, const struct spot *from, const struct scope *level, const struct expr *e,
                      struct found f)
{
    bool direct = from->clause == CLAUSE_HAVING && from->aliases && !from->in_aggregate;
    const struct spot *at = direct || b->o.flavour == FLAVOUR_MARIADB ? spot_of(b, from, level) : NULL;
    const struct query *q = at ? at->aliases : NULL;
    if (b->o.dialect != DIALECT_MYSQL || !q || at->clause != CLAUSE_HAVING || at->in_aggregate ||
        !(direct || q->select->group_by.n)) {
        return false;
    }
    for (unsigned i = 0; i < q->results.n; i++) {
        const struct result *r = &q->results.v[i];
        if (is_column(r->expr, f) || (r->relation == f.relation && r->column == f.column)) {
            return false;
        }
    }
    for (unsigned i = 0; i < q->select->group_by.n; i++) {
        if (is_column(q->select->group_by.v[i], f)) {
            return false;
        }
    }
    struct found one, second;
    struct qname table = {.name = {.text = f.relation->name}};
    const struct qname *of = !direct ? &table : e->qualifier.name.text.n ? &e->qualifier : NULL;
    const struct scope *s = level->outer;
    while (s && scope_lookup(s, of, bind_nocase_tables(b), e->name.text, &one, &second) == LOOKUP_NONE) {
        s = s->outer;
    }
    return s != NULL;
}

/* MySQL: a subquery may name the result columns before it, and in HAVING and ORDER BY all, of the query around it. */
static bool try_outer_alias(struct bind *b, const struct spot *from, const struct scope *s, struct expr *e)
{
    const struct outer_spot *o = b->outer_spot;
    while (o && o->at && o->at->scope != s) {
        o = o->up;
    }
    struct spot *at = b->o.dialect == DIALECT_MYSQL && o ? o->at : NULL;
    bool clause = at && (at->clause == CLAUSE_SELECT || at->clause == CLAUSE_HAVING || at->clause == CLAUSE_ORDER);
    const struct query *q = !clause || at->in_aggregate ? NULL : at->query ? at->query : at->aliases;
    const struct result *r = find_alias(b, q, e);
    bool plain = r && r->expr && !r->takes_alias && !expr_aggregates(r->expr) && !expr_windows(r->expr);
    if (!plain || result_ambiguous(q, e->name.text, true)) {
        return false;
    }
    if (at->clause == CLAUSE_ORDER || from->in_aggregate) {
        bind_servers(b, FUNC_MYSQL | FUNC_MARIADB, DIAG_E0203, e->span, "a result column of the query around this one");
    }
    e->alias_of = r->expr;
    e->outer = true;
    for (o = b->outer_spot; o && o->at; o = o->up) {
        o->at->took_alias = true;
        if (o->at == at) {
            break;
        }
    }
    return true;
}

/* MySQL: HAVING finds an enclosing query's column that GROUP BY has, though others are called so too. */
static bool grouped_outer(const struct bind *b, const struct spot *at, struct expr *e)
{
    const struct query *q = b->o.dialect == DIALECT_MYSQL && at->clause == CLAUSE_HAVING ? at->aliases : NULL;
    struct expr *found = NULL;
    for (unsigned i = 0; q && i < q->select->group_by.n; i++) {
        struct expr *by = q->select->group_by.v[i];
        bool named = by->kind == EXPR_COLUMN && by->relation && str_eq_nocase(by->name.text, e->name.text);
        if (named && (found || !by->outer || by->alias_of)) {
            return false;
        }
        found = named ? by : found;
    }
    if (found) {
        e->alias_of = found;
        e->outer = true;
    }
    return found != NULL;
}

/* SQLite counts the tables that it passes on its way out: a rowid is only that of the first FROM which has any. */
static bool rowid_barred(const struct bind *b, const struct scope *from, const struct scope *s, struct found f)
{
    bool rowid = f.relation->rowid && f.column == f.relation->n_columns;
    for (; rowid && b->o.dialect == DIALECT_SQLITE && from != s; from = from->outer) {
        if (from->n) {
            return true;
        }
    }
    return false;
}

/* MySQL: GROUP BY and HAVING find one of the columns that several tables have under this name. */
static bool settled(struct bind *b, struct spot *at, struct expr *e)
{
    const struct query *q = b->o.dialect == DIALECT_MYSQL ? at->aliases : NULL;
    struct found f;
    if (q && at->clause == CLAUSE_GROUP) {
        return outer_result(b, q, e);
    }
    if (!q || at->clause != CLAUSE_HAVING || at->in_aggregate || !having_column(q, e->name.text, &f)) {
        return false;
    }
    set_column(b, at, e, f, false);
    return true;
}

/* MySQL: neither grouped nor selected here, and an enclosing query has it. */
static bool having_looks_outside(const struct bind *b, const struct spot *at, const struct expr *e)
{
    const struct query *q = b->o.dialect == DIALECT_MYSQL && at->clause == CLAUSE_HAVING ? at->aliases : NULL;
    struct found f, second;
    if (!q || at->in_aggregate || having_names(q, e->name.text)) {
        return false;
    }
    const struct scope *s = at->scope->outer;
    while (s && scope_column(s, e->name.text, &f, &second) == LOOKUP_NONE) {
        s = s->outer;
    }
    return s != NULL;
}

static void bind_unqualified(struct bind *b, struct spot *at, struct expr *e)
{
    if (b->program && try_variable(b, at, e)) {
        return;
    }
    if ((alias_comes_first(b, at, e) && bind_alias(b, at, e)) || grouped_outer(b, at, e)) {
        return;
    }
    struct found first, second;
    for (const struct scope *s = at->scope; s; s = s->outer) {
        enum lookup r = scope_column(s, e->name.text, &first, &second);
        bool passed = r == LOOKUP_ONE && passed_by(b, at, s, e, first);
        if (passed || (r == LOOKUP_ONE && rowid_barred(b, at->scope, s, first))) {
            continue;
        }
        if (r == LOOKUP_ONE) {
            if (!bind_merged(b, at, e, s)) {
                set_column(b, at, e, first, s != at->scope);
            }
            return;
        }
        bool here = s == at->scope;
        if (r == LOOKUP_AMBIGUOUS && here && settled(b, at, e)) {
            return;
        }
        if (r == LOOKUP_AMBIGUOUS && here && having_looks_outside(b, at, e)) {
            continue;
        }
        if (r == LOOKUP_AMBIGUOUS) {
            report_ambiguous(b, e, first, second);
            poison(e);
            return;
        }
        if (here ? bind_alias(b, at, e) : try_outer_alias(b, at, s, e)) {
            return;
        }
    }
    report_unknown(b, at, e);
}

static void report_qualifier(struct bind *b, struct spot *at, const struct qname *q)
{
    if (scope_poisoned(at->scope)) {
        bind_fail(b);
        return;
    }
    VEC(struct str) names = {0};
    struct str why = {0};
    for (const struct scope *s = at->scope; s; s = s->outer) {
        for (unsigned i = 0; i < s->n; i++) {
            const struct relation *r = s->relations[i];
            vec_push(b->a, &names, r->name);
            if (r->has_alias && relation_named(r) && str_eq_nocase(relation_named(r)->name, q->name.text)) {
                why = r->name;
            }
        }
    }
    struct span span = q->schema.text.n ? q->span : q->name.span;
    struct str written =
        q->schema.text.n ? str_printf(b->a, "%.*s.%.*s", STR_ARG(q->schema.text), STR_ARG(q->name.text)) : q->name.text;
    struct diag *g = bind_report(b, DIAG_E0211, span, "no table or alias `%.*s` in this query", STR_ARG(written));
    struct str near = why.n ? why : diag_nearest(q->name.text, names.v, names.n);
    hint_full_join(b, g, why);
    if (!why.n) {
        hint_table_elsewhere(b, g, q->name.text, at->clause);
    }
    if (near.n && !g->hint.n) {
        diag_hint(b->d, g, why.n ? "it is called `%.*s` here" : "did you mean `%.*s`?", STR_ARG(near));
    }
    hint_visible(b, g, at->scope);
}

/* Tables of two databases may bear one name, in SQLite any two: then the column tells them apart, or nothing does. */
static void bind_in_relation(struct bind *b, struct spot *at, struct expr *e, const struct scope *s, struct relation *r)
{
    struct found first = {r, 0}, second = first;
    enum lookup l = scope_lookup(s, &e->qualifier, bind_nocase_tables(b), e->name.text, &first, &second);
    if (r->poisoned) {
        bind_fail(b);
        poison(e);
    } else if (l == LOOKUP_AMBIGUOUS) {
        report_ambiguous(b, e, first, second);
        poison(e);
    } else if (l == LOOKUP_ONE) {
        if (b->o.dialect != DIALECT_SQLITE || !bind_merged(b, at, e, s)) {
            set_column(b, at, e, first, s != at->scope);
        }
    } else {
        struct scope one = {.relations = &r, .n = 1};
        struct diag *g = no_column_in(b, e->name.span, e->name.text, r);
        hint_not_selected(b, g, &one, e->name.text);
        hint_neighbour(b, g, s, e->name.text);
        poison(e);
    }
}

/* All engines but PostgreSQL look further out for a table of that name which has the column. A rowid is NULL of what has
 * none to some builds of SQLite. */
static bool another_has(const struct bind *b, const struct expr *e, const struct scope *s)
{
    bool nocase = bind_nocase_tables(b);
    bool may = b->o.dialect == DIALECT_MYSQL || (b->o.dialect == DIALECT_SQLITE && !is_rowid_name(e->name.text));
    struct found first, second;
    for (; may && s; s = s->outer) {
        if (scope_lookup(s, &e->qualifier, nocase, e->name.text, &first, &second) != LOOKUP_NONE) {
            return true;
        }
    }
    return false;
}

static void bind_qualified(struct bind *b, struct spot *at, struct expr *e)
{
    struct found first, second;
    bool nocase = bind_nocase_tables(b);
    for (const struct scope *s = at->scope; s; s = s->outer) {
        struct relation *r = scope_relation(s, &e->qualifier, nocase);
        struct found f = {r, 0};
        bool passed = r && relation_column(r, e->name.text, &f.column) && passed_by(b, at, s, e, f);
        bool here = r && scope_lookup(s, &e->qualifier, nocase, e->name.text, &first, &second) != LOOKUP_NONE;
        if (r && !passed && (here || r->poisoned || !another_has(b, e, s->outer))) {
            bind_in_relation(b, at, e, s, r);
            return;
        }
    }
    if (b->program && try_row(b, e)) {
        return;
    }
    report_qualifier(b, at, &e->qualifier);
    poison(e);
}

void bind_found(struct bind *b, struct spot *at, struct expr *e, struct found f, bool outer)
{
    set_column(b, at, e, f, outer);
}

void bind_column(struct bind *b, struct spot *at, struct expr *e)
{
    if (e->qualifier.name.text.n) {
        bind_qualified(b, at, e);
    } else {
        bind_unqualified(b, at, e);
    }
}
