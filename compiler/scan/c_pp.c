/* c_pp.c: see c_pp.h. Part of c_scan.
 *
 * No condition is evaluated but a constant 0 or 1: whatever else is configured, both branches count. So a
 * macro's value at a place is what every definition that may be in force there agrees on. A definition in a
 * branch that is open here is surely in force; one in another branch of an #if that is open here surely is
 * not; one inside an #if that is closed may be. */
#include "scan/c_pp.h"

void pp_init(struct pp *pp, struct arena *a, struct str text)
{
    *pp = (struct pp){.arena = a, .text = text};
    map_init(&pp->macros, a, false);
    struct pp_branch file = {.open = true};
    struct pp_group whole = {.open = true};
    vec_push(a, &pp->branches, file);
    vec_push(a, &pp->groups, whole);
}

static struct pp_group *innermost(const struct pp *pp)
{
    return pp->open.n ? &pp->groups.v[pp->open.v[pp->open.n - 1]] : NULL;
}

bool pp_dead(const struct pp *pp)
{
    const struct pp_group *g = innermost(pp);
    return g && g->dead;
}

static unsigned present_branch(const struct pp *pp)
{
    const struct pp_group *g = innermost(pp);
    return g ? g->branch : 0;
}

/* ---------------------------------------------------------------- conditions */

enum condition { CONDITION_OPEN, CONDITION_FALSE, CONDITION_TRUE };

/* The rest of the line: 0, 1, (0), false; anything else is open. `true` is 0 in C without stdbool.h. */
static enum condition read_condition(struct pp *pp, struct c_lexer *l)
{
    enum condition value = CONDITION_OPEN;
    unsigned words = 0;
    bool strange = false;
    for (struct c_token t = c_next(l); t.kind != C_NEWLINE && t.kind != C_END; t = c_next(l)) {
        if (t.kind == C_PUNCT && (t.punct == '(' || t.punct == ')')) continue;
        words++;
        if (t.kind == C_NUMBER && c_token_is(pp->text, &t, "0"))
            value = CONDITION_FALSE;
        else if (t.kind == C_NUMBER && c_token_is(pp->text, &t, "1"))
            value = CONDITION_TRUE;
        else if (t.kind == C_WORD && c_token_is(pp->text, &t, "false"))
            value = CONDITION_FALSE;
        else
            strange = true;
    }
    return words == 1 && !strange ? value : CONDITION_OPEN;
}

static void skip_line(struct c_lexer *l)
{
    for (struct c_token t = c_next(l); t.kind != C_NEWLINE && t.kind != C_END; t = c_next(l)) continue;
}

static void enter_branch(struct pp *pp, unsigned group, unsigned parent, enum condition c)
{
    struct pp_group *g = &pp->groups.v[group];
    struct pp_branch b = {.parent = parent, .group = group, .open = true};
    g->dead = g->outer_dead || g->taken || c == CONDITION_FALSE;
    g->taken = g->taken || c == CONDITION_TRUE;
    g->branch = pp->branches.n;
    vec_push(pp->arena, &pp->branches, b);
}

static void open_group(struct pp *pp, enum condition c)
{
    struct pp_group g = {.open = true, .outer_dead = pp_dead(pp)};
    unsigned parent = present_branch(pp), number = pp->groups.n;
    vec_push(pp->arena, &pp->groups, g);
    vec_push(pp->arena, &pp->open, number);
    enter_branch(pp, number, parent, c);
}

/* A stray #else or #endif is the compiler's to complain about. */
static void next_branch(struct pp *pp, enum condition c)
{
    struct pp_group *g = innermost(pp);
    if (!g) return;
    unsigned parent = pp->branches.v[g->branch].parent;
    pp->branches.v[g->branch].open = false;
    enter_branch(pp, pp->open.v[pp->open.n - 1], parent, c);
}

static void close_group(struct pp *pp)
{
    struct pp_group *g = innermost(pp);
    if (!g) return;
    pp->branches.v[g->branch].open = false;
    g->open = false;
    pp->open.n--;
}

bool pp_conditional(struct pp *pp, struct c_lexer *l, struct str name)
{
    bool elif = str_eq(name, STR("elif"));
    if (str_eq(name, STR("if")) || elif) {
        enum condition c = read_condition(pp, l);
        if (elif)
            next_branch(pp, c);
        else
            open_group(pp, c);
        return true;
    }
    if (str_eq(name, STR("ifdef")) || str_eq(name, STR("ifndef")))
        open_group(pp, CONDITION_OPEN);
    else if (str_eq(name, STR("elifdef")) || str_eq(name, STR("elifndef")))
        next_branch(pp, CONDITION_OPEN);
    else if (str_eq(name, STR("else")))
        next_branch(pp, CONDITION_OPEN);
    else if (str_eq(name, STR("endif")))
        close_group(pp);
    else
        return false;
    skip_line(l);
    return true;
}

/* ---------------------------------------------------------------- macros */

struct pp_macro *pp_define(struct pp *pp, struct c_lexer *l, bool undefine)
{
    struct c_lexer before = *l;
    struct c_token name = c_next(l);
    if (name.kind != C_WORD) {
        *l = before;
        return NULL;
    }
    struct pp_macro *m = ARENA_NEW(pp->arena, struct pp_macro);
    uint32_t next;
    struct str text = c_token_text(pp->arena, pp->text, &name);
    m->off = name.off;
    m->branch = present_branch(pp);
    m->undefined = undefine;
    m->function_like = c_char(pp->text, l->end, name.end, &next) == '(';
    m->earlier = map_get(&pp->macros, text);
    m->body = m->body_end = name.end;
    map_set(&pp->macros, text, m);
    return m;
}

enum force { FORCE_NONE, FORCE_MAYBE, FORCE_SURE };

static enum force force_of(const struct pp *pp, const struct pp_macro *m)
{
    enum force force = FORCE_SURE;
    for (unsigned b = m->branch; b; b = pp->branches.v[b].parent) {
        const struct pp_branch *branch = &pp->branches.v[b];
        if (branch->open) continue;
        if (pp->groups.v[branch->group].open) return FORCE_NONE;
        force = FORCE_MAYBE;
    }
    return force;
}

static bool same_macro(const struct pp *pp, const struct pp_macro *x, const struct pp_macro *y)
{
    struct str a = str_sub(pp->text, x->body, x->body_end - x->body);
    struct str b = str_sub(pp->text, y->body, y->body_end - y->body);
    return x->undefined == y->undefined && x->function_like == y->function_like && str_eq(str_trim(a), str_trim(b));
}

enum pp_lookup pp_find(const struct pp *pp, struct str name, const struct pp_macro **out)
{
    const struct pp_macro *found = NULL;
    for (const struct pp_macro *m = map_get(&pp->macros, name); m; m = m->earlier) {
        enum force force = force_of(pp, m);
        if (force == FORCE_NONE) continue;
        /* Not defined at all is no value that a program could compile with: it leaves the others. */
        if (found && !m->undefined && !same_macro(pp, found, m)) return PP_AMBIGUOUS;
        if (!m->undefined) found = m;
        if (force == FORCE_SURE) break;
    }
    *out = found;
    return found ? PP_FOUND : PP_UNKNOWN;
}
