/* keyword.c: see keyword.h. Binary search among the words of one letter. */
#include "parse/keyword.h"

#include <string.h>

enum { LONGEST = 32 };

struct keyword_row {
    char text[LONGEST];
    unsigned char length, flags;
};

#define M KEYWORD_MYSQL
#define A KEYWORD_MARIADB
#define S KEYWORD_SQLITE
#define J KEYWORD_SQLITE_JOIN
#define L(letter)
#define X(word, flags) {#word, sizeof #word - 1, (flags)},
static const struct keyword_row ROWS[KW_COUNT] = {
    {"", 0, 0},
#include "parse/keywords.def"
};
#undef X
#undef L
#undef M
#undef A
#undef S
#undef J

static const unsigned short FIRST[27] = {
    KW_FIRST_A, KW_FIRST_B, KW_FIRST_C, KW_FIRST_D, KW_FIRST_E, KW_FIRST_F, KW_FIRST_G, KW_FIRST_H, KW_FIRST_I,
    KW_FIRST_J, KW_FIRST_K, KW_FIRST_L, KW_FIRST_M, KW_FIRST_N, KW_FIRST_O, KW_FIRST_P, KW_FIRST_Q, KW_FIRST_R,
    KW_FIRST_S, KW_FIRST_T, KW_FIRST_U, KW_FIRST_V, KW_FIRST_W, KW_FIRST_X, KW_FIRST_Y, KW_FIRST_Z, KW_COUNT};

enum keyword keyword_find(struct str word)
{
    char upper[LONGEST];
    if (word.n < 2 || word.n >= LONGEST) return KW_NONE;
    for (size_t i = 0; i < word.n; i++) {
        char c = word.p[i];
        upper[i] = (char)(c >= 'a' && c <= 'z' ? c - 32 : c);
    }
    upper[word.n] = '\0';
    if (upper[0] < 'A' || upper[0] > 'Z') return KW_NONE;
    unsigned low = FIRST[upper[0] - 'A'], high = FIRST[upper[0] - 'A' + 1];
    while (low < high) {
        unsigned middle = (low + high) / 2;
        int c = strcmp(upper, ROWS[middle].text);
        if (c == 0) return (enum keyword)middle;
        if (c < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return KW_NONE;
}

const char *keyword_text(enum keyword k)
{
    return ROWS[k].text;
}

unsigned keyword_flags(enum keyword k)
{
    return ROWS[k].flags;
}
