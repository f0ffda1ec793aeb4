/* params.c: gathers a statement's parameters and decides what they are. Part of INFER; the rules are in params.h. */
#include "sema/params.h"

#include "sema/said.h"

/* ---------------------------------------------------------------- which placeholders are one parameter */

static bool same_param(const struct param *p, const struct param_ref *r)
{
    if (r->name.text.n) {
        return str_eq(p->name, r->name.text);
    }
    return r->number && p->number == r->number;
}

/* SQLite numbers all kinds in one row: `?` and a new name take the number behind the largest so far, and ?N may be
 * either of them (sqlite.org/lang_expr.html, Parameters). Elsewhere only $N has a number. */
static unsigned number_of(const struct params *p, const struct param_ref *r, bool one_row)
{
    unsigned largest = 0;
    if (r->number || !one_row) {
        return r->number;
    }
    for (unsigned i = 0; i < p->all.n; i++) {
        largest = p->all.v[i].number > largest ? p->all.v[i].number : largest;
    }
    return largest + 1;
}

static unsigned find_or_add(struct params *p, const struct expr *e, bool one_row)
{
    const struct param_ref *r = e->param;
    for (unsigned i = 0; i < p->all.n; i++) {
        if (same_param(&p->all.v[i], r)) {
            return i;
        }
    }
    struct param new = {.first = e, .name = r->name.text, .number = number_of(p, r, one_row)};
    vec_push(p->a, &p->all, new);
    return p->all.n - 1;
}

enum style { STYLE_BARE = 1, STYLE_NUMBER = 2, STYLE_NAME = 4 };

static enum style style_of(const struct param_ref *r)
{
    return r->name.text.n ? STYLE_NAME : r->number ? STYLE_NUMBER : STYLE_BARE;
}

/* One name is a list wherever it stands, or nowhere. */
static bool lists_agree(const struct params *p, struct diags *d, const struct stmt *s)
{
    for (unsigned i = 0; i < s->params.n; i++) {
        const struct expr *e = s->params.v[i], *first = p->all.v[e->param_index].first;
        if (e->param->list == first->param->list) {
            continue;
        }
        struct diag *g = diag_add(d, DIAG_E0302, place_sql(s->text, e->span), "`%.*s` is %s here and %s elsewhere",
                                  STR_ARG(e->param->name.text), e->param->list ? "a list" : "one value",
                                  e->param->list ? "one value" : "a list");
        diag_hint(d, g, "give the list a name of its own");
        diag_note(d, g, place_sql(s->text, first->span), "%s here", first->param->list ? "a list" : "one value");
        return false;
    }
    return true;
}

bool params_collect(struct params *p, struct arena *a, struct diags *d, const struct stmt *s, bool one_row)
{
    enum style style = s->params.n ? style_of(s->params.v[0]->param) : STYLE_BARE;
    bool good = true;
    p->a = a;
    for (unsigned i = 0; i < s->params.n; i++) {
        struct expr *e = s->params.v[i];
        unsigned at = find_or_add(p, e, one_row);
        e->param_index = (int)at;
        p->all.v[at].narg = p->all.v[at].narg || e->param->nullable;
        p->all.v[at].list = p->all.v[at].list || e->param->list;
        if (style_of(e->param) != style && good && !one_row) {
            struct diag *g =
                diag_add(d, DIAG_E0303, place_sql(s->text, e->span), "another kind of placeholder than the first one");
            diag_hint(d, g, "write all of them in one way");
            diag_note(d, g, place_sql(s->text, s->params.v[0]->span), "the first one");
            good = false;
        }
    }
    return lists_agree(p, d, s) && good;
}

void params_begin_round(struct params *p)
{
    for (unsigned i = 0; i < p->all.n; i++) {
        p->all.v[i].uses.n = 0;
        p->all.v[i].poisoned = false; /* what waited for another parameter may be known now */
    }
}

void params_use(struct params *p, const struct expr *e, const struct param_use *u)
{
    vec_push(p->a, &p->all.v[e->param_index].uses, *u);
}

/* ---------------------------------------------------------------- one type for two uses */

static bool is_int(enum type_kind k)
{
    return type_is_integer(k) && k != TYPE_BOOL;
}

static enum type_kind int_kind(unsigned bits, bool is_unsigned)
{
    switch (bits) {
    case 8: return is_unsigned ? TYPE_UINT8 : TYPE_INT8;
    case 16: return is_unsigned ? TYPE_UINT16 : TYPE_INT16;
    case 32: return is_unsigned ? TYPE_UINT32 : TYPE_INT32;
    default: return is_unsigned ? TYPE_UINT64 : TYPE_INT64;
    }
}

/* Written to both: the type whose values both columns hold, as near as there is one. */
static enum type_kind narrower(enum type_kind a, enum type_kind b)
{
    return type_bits(a) < type_bits(b) ? a : type_bits(b) < type_bits(a) ? b : type_is_unsigned(a) ? b : a;
}

/* Compared with both: every value of either. */
static enum type_kind wider(enum type_kind a, enum type_kind b)
{
    unsigned bits = type_bits(a) > type_bits(b) ? type_bits(a) : type_bits(b);
    if (type_is_unsigned(a) == type_is_unsigned(b)) {
        return int_kind(bits, type_is_unsigned(a));
    }
    unsigned of_unsigned = type_bits(type_is_unsigned(a) ? a : b), of_signed = type_bits(type_is_unsigned(a) ? b : a);
    return of_signed > of_unsigned ? int_kind(of_signed, false)
                                   : int_kind(of_unsigned < 64 ? of_unsigned * 2 : 64, false);
}

static bool meet_numbers(const struct type *a, const struct type *b, enum param_strength strength, struct type *out)
{
    bool real = a->kind == TYPE_DOUBLE || b->kind == TYPE_DOUBLE || a->kind == TYPE_FLOAT || b->kind == TYPE_FLOAT;
    if (is_int(a->kind) && is_int(b->kind)) {
        *out = type_of(strength == PARAM_WRITTEN ? narrower(a->kind, b->kind) : wider(a->kind, b->kind));
        return true;
    }
    if (strength == PARAM_WRITTEN) { /* what both columns hold exactly is what the narrower kind holds */
        *out = is_int(a->kind) ? *a : is_int(b->kind) ? *b : a->kind == TYPE_DECIMAL ? *a : *b;
        return !real || (a->kind != TYPE_DECIMAL && b->kind != TYPE_DECIMAL);
    }
    *out = real ? type_of(TYPE_DOUBLE) : type_of(TYPE_DECIMAL);
    return true;
}

static bool is_moment(enum type_kind k)
{
    return k == TYPE_DATETIME || k == TYPE_TIMESTAMP;
}

static bool is_words(enum type_kind k)
{
    return k == TYPE_TEXT || k == TYPE_ENUM || k == TYPE_SET || k == TYPE_JSON || k == TYPE_UUID || k == TYPE_INET;
}

/* Text beside a narrower kind of text: written, the narrower holds both; compared, only text can ask for all. */
static bool meet_words(const struct type *a, const struct type *b, enum param_strength strength, struct type *out)
{
    if (a->kind != TYPE_TEXT && b->kind != TYPE_TEXT) {
        return false;
    }
    bool narrow = strength == PARAM_WRITTEN;
    *out = (a->kind == TYPE_TEXT) == narrow ? *b : *a;
    return true;
}

static struct type same_type(const struct type *a, const struct type *b, enum param_strength strength)
{
    struct type t = *a;
    if (a->precision != b->precision || a->scale != b->scale) {
        bool first = strength == PARAM_WRITTEN ? a->precision && a->precision <= b->precision
                                               : a->precision >= b->precision && b->precision;
        t = first ? *a : *b;
        t.scale = (strength == PARAM_WRITTEN) == (a->scale < b->scale) ? a->scale : b->scale;
    }
    return t;
}

/* One type for both uses; false: there is none. */
static bool params_meet(const struct type *a, const struct type *b, enum param_strength strength, struct type *out)
{
    if (type_same(a, b)) {
        *out = same_type(a, b, strength);
        return true;
    }
    if (a->kind == TYPE_ANY || b->kind == TYPE_ANY) {
        bool narrow = strength == PARAM_WRITTEN;
        *out = (a->kind == TYPE_ANY) == narrow ? *b : *a;
        return true;
    }
    if (is_int(a->kind) && b->kind == TYPE_BOOL) {
        *out = strength == PARAM_WRITTEN ? *b : *a;
        return true;
    }
    if (a->kind == TYPE_BOOL && is_int(b->kind)) {
        *out = strength == PARAM_WRITTEN ? *a : *b;
        return true;
    }
    if (type_is_number(a->kind) && type_is_number(b->kind)) {
        return meet_numbers(a, b, strength, out);
    }
    if (is_words(a->kind) && is_words(b->kind)) {
        return meet_words(a, b, strength, out);
    }
    if (is_moment(a->kind) && is_moment(b->kind)) { /* both are a point of time in UTC here */
        *out = a->kind == TYPE_TIMESTAMP ? *a : *b;
        return true;
    }
    return false;
}

/* ---------------------------------------------------------------- names */

/* By a name that is written, or by one that was invented for a parameter before number `before`. */
static bool taken(const struct params *p, unsigned before, struct str name)
{
    for (unsigned i = 0; i < p->all.n; i++) {
        const struct param *q = &p->all.v[i];
        if (str_eq_nocase(q->name, name) || (i < before && str_eq_nocase(q->model_name, name))) {
            return true;
        }
    }
    return false;
}

static struct str meets(const struct param *p)
{
    for (unsigned i = 0; i < p->uses.n; i++) {
        if (p->uses.v[i].name.n) {
            return p->uses.v[i].name;
        }
    }
    return STR("");
}

/* After the column it meets, made unique by a number. */
static struct str invent_name(const struct params *p, unsigned i)
{
    struct str base = meets(&p->all.v[i]);
    if (!base.n) {
        base = str_printf(p->a, "p%u", i + 1);
    }
    struct str name = base;
    for (unsigned n = 2; taken(p, i, name); n++) {
        name = str_printf(p->a, "%.*s_%u", STR_ARG(base), n);
    }
    return name;
}

static void name_all(struct params *p)
{
    for (unsigned i = 0; i < p->all.n; i++) {
        p->all.v[i].model_name = p->all.v[i].name.n ? p->all.v[i].name : invent_name(p, i);
    }
}

/* ---------------------------------------------------------------- what the annotation says */

static void find_said(struct params *p, const struct annotation *said)
{
    for (unsigned i = 0; i < p->all.n; i++) {
        p->all.v[i].said = NULL;
        for (unsigned k = 0; k < said->overrides.n; k++) {
            const struct override *o = &said->overrides.v[k];
            if (o->param && o->type.n && str_eq_nocase(o->name, p->all.v[i].model_name)) {
                p->all.v[i].said = o;
            }
        }
    }
}

static enum type_kind said_kind(const struct param *p)
{
    enum type_kind k = TYPE_NONE;
    return p->said && type_kind_find(p->said->type, &k) ? k : TYPE_NONE;
}

/* ---------------------------------------------------------------- deciding */

/* The strongest kind of use that says something; -1: none does. */
static int strongest(const struct param *p)
{
    int best = -1;
    for (unsigned i = 0; i < p->uses.n; i++) {
        if (p->uses.v[i].type.kind != TYPE_NONE && (int)p->uses.v[i].strength > best) {
            best = (int)p->uses.v[i].strength;
        }
    }
    return best;
}

/* A use contradicts: its index; p->uses.n: none does. *with: the use it contradicts. */
static unsigned conflict(const struct param *p, struct type *decided, unsigned *with)
{
    int best = strongest(p);
    unsigned first = p->uses.n;
    for (unsigned i = 0; i < p->uses.n && best >= 0; i++) {
        const struct param_use *u = &p->uses.v[i];
        if ((int)u->strength != best || u->type.kind == TYPE_NONE) {
            continue;
        }
        if (first == p->uses.n) {
            first = i;
            *decided = u->type;
        } else if (!params_meet(decided, &u->type, u->strength, decided) && best != PARAM_WEAK) {
            *with = first;
            return i;
        }
    }
    for (unsigned i = 0; i < p->uses.n && best == PARAM_WRITTEN; i++) { /* a comparison of another kind altogether */
        const struct param_use *u = &p->uses.v[i];
        struct type ignored;
        if (u->strength == PARAM_COMPARED && u->type.kind != TYPE_NONE &&
            !params_meet(decided, &u->type, PARAM_COMPARED, &ignored)) {
            *with = first;
            return i;
        }
    }
    return p->uses.n;
}

/* The first use by a column of such a type; NULL: there is none. */
static const struct param_use *own_use(const struct param *p)
{
    for (unsigned i = 0; i < p->uses.n; i++) {
        if (p->uses.v[i].own) {
            return &p->uses.v[i];
        }
    }
    return NULL;
}

/* Beside a column of an application's own type: what its conversion gives does not fit this use. */
static const struct param_use *own_conflict(const struct param *p)
{
    const struct param_use *own = own_use(p);
    for (unsigned i = 0; own && i < p->uses.n; i++) {
        const struct param_use *u = &p->uses.v[i];
        bool other = u->own && u->own != own->own;
        if (other || (u->type.kind != own->type.kind && u->strength == PARAM_WRITTEN)) {
            return u;
        }
    }
    return NULL;
}

static bool decide_null(const struct param *p)
{
    bool meant = p->narg;
    if (p->list) {
        return false; /* of its elements; what an IN says beside a NULL in its list nobody means */
    }
    for (unsigned i = 0; i < p->uses.n; i++) {
        if (p->uses.v[i].null == PARAM_NULL_NEVER) {
            return false;
        }
        meant = meant || p->uses.v[i].null == PARAM_NULL_MEANT;
    }
    return meant;
}

static bool equal_types(const struct type *a, const struct type *b)
{
    return a->kind == b->kind && a->precision == b->precision && a->scale == b->scale && a->members == b->members;
}

bool params_decide(struct params *p, const struct stmt *s)
{
    bool changed = false;
    name_all(p);
    if (s->annotation) {
        find_said(p, s->annotation);
    }
    for (unsigned i = 0; i < p->all.n; i++) {
        struct param *q = &p->all.v[i];
        struct type t = type_of(TYPE_NONE);
        unsigned with;
        conflict(q, &t, &with);
        if (said_kind(q) != TYPE_NONE) {
            q->unsaid = q->type.kind == TYPE_NONE ? t.kind : q->unsaid;
            t = said_param_type(q, said_kind(q));
        }
        const struct param_use *own = q->said && q->said->type.n ? NULL : own_use(q);
        if (own) { /* what the conversion gives, wherever else it stands */
            t = own->type;
        }
        q->own = own ? own->own : NULL;
        bool nullable = decide_null(q);
        changed = changed || !equal_types(&t, &q->type) || nullable != q->nullable;
        q->type = t;
        q->nullable = nullable;
    }
    return changed;
}

/* ---------------------------------------------------------------- reporting */

static struct place place_of(const struct stmt *s, const struct expr *e)
{
    return place_sql(s->text, e->span);
}

/* In C's words, where they are the application's. */
static struct str use_type(const struct param_use *u)
{
    return u->own ? u->own->c : str_from(type_kind_name(u->type.kind));
}

static bool report_conflict(const struct param *p, struct diags *d, const struct stmt *s)
{
    struct type t;
    unsigned with = 0, at = conflict(p, &t, &with);
    const struct param_use *a = &p->uses.v[with], *b = &p->uses.v[at];
    if (at == p->uses.n) {
        a = own_use(p);
        b = own_conflict(p);
        if (!b) {
            return true;
        }
    }
    struct str text = str_sub(s->text->text, b->expr->span.off, b->expr->span.len);
    struct diag *g = diag_add(d, DIAG_E0302, place_of(s, b->expr), "`%.*s` is %.*s here and %.*s elsewhere",
                              STR_ARG(p->name.n ? p->name : text), STR_ARG(use_type(b)), STR_ARG(use_type(a)));
    diag_hint(d, g, "give the two uses names of their own, or CAST one");
    diag_note(d, g, place_of(s, a->expr), "%.*s here", STR_ARG(use_type(a)));
    return false;
}

/* A type that is said must do for every use. What it says is what the uses say: needless. */
static bool report_said(const struct param *p, struct diags *d, const struct stmt *s)
{
    enum type_kind said = said_kind(p);
    for (unsigned i = 0; i < p->uses.n; i++) {
        const struct param_use *u = &p->uses.v[i];
        if (said_param_fits(u, said)) {
            continue;
        }
        struct diag *g = diag_add(d, DIAG_E0316, p->said->type_place, "`%.*s` is annotated %s, but it meets %s",
                                  STR_ARG(p->model_name), type_kind_name(said), type_kind_name(u->type.kind));
        diag_note(d, g, place_of(s, u->expr), "%s here", type_kind_name(u->type.kind));
        return false;
    }
    if ((said == TYPE_ENUM || said == TYPE_SET) && !p->type.members) {
        diag_add(d, DIAG_E0316, p->said->type_place, "nothing says which members `%.*s` has", STR_ARG(p->model_name));
        return false;
    }
    if (p->unsaid == said) {
        diag_add(d, DIAG_W0317, p->said->type_place, "`%.*s` is %s without being said to be", STR_ARG(p->model_name),
                 type_kind_name(said));
    }
    return true;
}

/* The use that can take no NULL; or NULL. */
static const struct param_use *never_null(const struct param *p)
{
    for (unsigned i = 0; i < p->uses.n; i++) {
        if (p->uses.v[i].null == PARAM_NULL_NEVER) {
            return &p->uses.v[i];
        }
    }
    return NULL;
}

static bool report_null(const struct param *p, struct diags *d, const struct stmt *s)
{
    const struct param_use *u = p->narg ? never_null(p) : NULL;
    if (u) {
        diag_add(d, DIAG_E0305, place_of(s, u->expr), "`%.*s` may be NULL, but what it meets here may not",
                 STR_ARG(p->name));
    }
    return !u;
}

bool params_report(const struct params *p, struct diags *d, const struct stmt *s)
{
    bool good = true;
    for (unsigned i = 0; i < p->all.n; i++) {
        const struct param *q = &p->all.v[i];
        if (q->poisoned) {
            good = false;
        } else if (q->type.kind == TYPE_NONE) {
            struct str text = str_sub(s->text->text, q->first->span.off, q->first->span.len);
            struct diag *g = diag_add(d, DIAG_E0301, place_of(s, q->first), "nothing says what type `%.*s` has",
                                      STR_ARG(q->name.n ? q->name : text));
            diag_hint(d, g, "write CAST(%.*s AS …), or annotate it: `schemac: param %.*s TYPE`", STR_ARG(text),
                      STR_ARG(q->model_name));
            good = false;
        } else if (q->said) {
            good = report_said(q, d, s) && report_null(q, d, s) && good;
        } else {
            good = report_conflict(q, d, s) && report_null(q, d, s) && good;
        }
    }
    return good;
}

/* ---------------------------------------------------------------- the model's parameters */

void params_model(const struct params *p, const struct stmt *s, struct model_query *q)
{
    for (unsigned i = 0; i < p->all.n; i++) {
        const struct param *from = &p->all.v[i];
        struct model_param m = {.named = from->name.n != 0,
                                .type = type_of_value(&from->type),
                                .nullable = from->nullable,
                                .list = from->list,
                                .own = from->own,
                                .place = place_of(s, from->first)};
        const struct param_use *never = never_null(from);
        m.never_null = never != NULL || from->list;
        m.never_place = never ? place_of(s, never->expr) : m.place;
        m.name = from->model_name;
        for (unsigned k = 0; k < s->params.n; k++) {
            if (s->params.v[k]->param_index == (int)i) {
                vec_push(p->a, &m.positions, k + 1);
            }
        }
        vec_push(p->a, &q->params, m);
    }
}
