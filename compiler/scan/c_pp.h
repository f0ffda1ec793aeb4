/* c_pp.h: as much of the preprocessor as finding queries needs: which lines are dead whatever is defined, and
 * which macros stand for string literals. */
#ifndef SCHEMAC_SCAN_C_PP_H
#define SCHEMAC_SCAN_C_PP_H

#include "base/map.h"
#include "scan/c_lex.h"

/* One branch of an #if … #elif … #else … #endif. */
struct pp_branch {
    unsigned parent; /* index of the branch around it; 0 is the file itself */
    unsigned group;  /* number of its #if */
    bool open;       /* we are inside it */
};
struct pp_group {
    bool open;       /* its #endif has not come */
    bool taken;      /* a branch with a constant true condition came: what follows is dead */
    bool outer_dead; /* it stands in a dead branch itself */
    bool dead;       /* the present branch is */
    unsigned branch; /* the present branch */
};
/* One #define or #undef. */
struct pp_macro {
    struct pp_macro *earlier; /* of the same name */
    uint32_t off;             /* of the name */
    uint32_t body, body_end;
    unsigned branch;
    bool undefined, function_like;
};
struct pp {
    struct arena *arena;
    struct str text;
    VEC(struct pp_branch) branches;
    VEC(struct pp_group) groups;
    VEC(unsigned) open; /* groups, innermost last */
    struct map macros;  /* name → the latest struct pp_macro */
};

void pp_init(struct pp *pp, struct arena *a, struct str text);
bool pp_dead(const struct pp *pp);
/* #if, #ifdef, #ifndef, #elif…, #else, #endif: true when `name` is one of them; reads the line's rest. */
bool pp_conditional(struct pp *pp, struct c_lexer *l, struct str name);
/* #define and #undef, the lexer behind that word. Gives the entry, NULL for nonsense; the line is left unread. */
struct pp_macro *pp_define(struct pp *pp, struct c_lexer *l, bool undefine);

enum pp_lookup { PP_UNKNOWN, PP_FOUND, PP_AMBIGUOUS };
/* What the name stands for here. Ambiguous: it depends on conditions. */
enum pp_lookup pp_find(const struct pp *pp, struct str name, const struct pp_macro **out);

#endif
