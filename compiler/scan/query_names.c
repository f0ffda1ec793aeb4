/* query_names.c: see query_names.h. scan checks names first of all, so that nothing later meets a bad one. */
#include "scan/query_names.h"

#include <string.h>

static bool in_words(struct str s, const char *words)
{
    for (const char *p = words; *p;) {
        size_t n = strcspn(p, " ");
        if (str_eq(s, (struct str){p, n})) return true;
        p += n + (p[n] == ' ');
    }
    return false;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool is_c_identifier(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!is_letter(s.p[i]) && (i == 0 || s.p[i] < '0' || s.p[i] > '9')) return false;
    return s.n > 0;
}

bool is_c_keyword(struct str s)
{
    return in_words(s, "auto break case char const continue default do double else enum extern float for goto if "
                       "inline int long register restrict return short signed sizeof static struct switch typedef "
                       "union unsigned void volatile while _Alignas _Alignof _Atomic _Bool _Complex _Generic "
                       "_Imaginary _Noreturn _Static_assert _Thread_local alignas alignof bool constexpr false "
                       "nullptr static_assert thread_local true typeof typeof_unqual asm");
}

bool is_cpp_keyword(struct str s)
{
    return in_words(s,
                    "alignas alignof and and_eq asm bitand bitor bool catch char8_t char16_t char32_t class co_await "
                    "co_return co_yield compl concept const_cast consteval constexpr constinit decltype delete "
                    "dynamic_cast explicit export false friend mutable namespace new noexcept not not_eq nullptr "
                    "operator or or_eq private protected public reinterpret_cast requires static_assert "
                    "static_cast template this thread_local throw true try typeid typename using virtual wchar_t "
                    "xor xor_eq");
}

/* Macros that compilers define before the first line of a program. */
static bool is_predefined_macro(struct str s)
{
    return in_words(s, "linux unix i386 sparc mips arm m68k vax sun sgi hpux pascal near far cdecl");
}

struct str query_name_problem(struct arena *a, struct str name, struct str prefix, bool *cured)
{
    struct str full = str_printf(a, "%.*s%.*s", STR_ARG(prefix), STR_ARG(name));
    const char *header = libc_header_of(full);
    *cured = true;
    if (!is_c_identifier(name)) {
        *cured = false;
        return STR("is not a C identifier: ASCII letters, digits and _ only, and no digit first");
    }
    if (is_c_keyword(full)) return STR("is a C keyword");
    if (is_cpp_keyword(full)) return STR("is a C++ keyword");
    if (is_predefined_macro(full)) return STR("is a macro that compilers predefine");
    if (header) return str_printf(a, "is taken by the C library (<%s>)", header);
    if (full.p[0] == '_') return STR("begins with _: such names belong to the compiler and its library");
    if (str_eq(full, STR("main"))) return STR("is where every program begins");
    if (str_starts(full, "sc_") || str_starts(full, "schemac_") || str_starts(full, "SC_"))
        return STR("begins like the names of schemac's own runtime");
    return (struct str){NULL, 0};
}
