/* dialect_sqlite.c: the operators of SQLite. PARSE, const data; see grammar.h. */
#include "parse/grammar.h"

enum level { NO_LEVEL, OR, AND, NOT, EQUALITY, COMPARE, BITS, ADD, MUL, CONCAT, COLLATE, UNARY };

static const struct infix PUNCTUATION[TOKEN_N_KINDS] = {
    [TOKEN_EQ] = {INFIX_BINARY, EQUALITY, OP_EQ, 0},    [TOKEN_NE] = {INFIX_BINARY, EQUALITY, OP_NE, 0},
    [TOKEN_LT] = {INFIX_BINARY, COMPARE, OP_LT, 0},     [TOKEN_LE] = {INFIX_BINARY, COMPARE, OP_LE, 0},
    [TOKEN_GT] = {INFIX_BINARY, COMPARE, OP_GT, 0},     [TOKEN_GE] = {INFIX_BINARY, COMPARE, OP_GE, 0},
    [TOKEN_AMP] = {INFIX_BINARY, BITS, OP_BITAND, 0},   [TOKEN_PIPE] = {INFIX_BINARY, BITS, OP_BITOR, 0},
    [TOKEN_SHL] = {INFIX_BINARY, BITS, OP_SHL, 0},      [TOKEN_SHR] = {INFIX_BINARY, BITS, OP_SHR, 0},
    [TOKEN_PLUS] = {INFIX_BINARY, ADD, OP_ADD, 0},      [TOKEN_MINUS] = {INFIX_BINARY, ADD, OP_SUB, 0},
    [TOKEN_STAR] = {INFIX_BINARY, MUL, OP_MUL, 0},      [TOKEN_SLASH] = {INFIX_BINARY, MUL, OP_DIV, 0},
    [TOKEN_PERCENT] = {INFIX_BINARY, MUL, OP_MOD, 0},   [TOKEN_PIPE_PIPE] = {INFIX_BINARY, CONCAT, OP_CONCAT, 0},
    [TOKEN_ARROW] = {INFIX_BINARY, CONCAT, OP_JSON, 0}, [TOKEN_LONG_ARROW] = {INFIX_BINARY, CONCAT, OP_JSON_TEXT, 0},
};

static const struct infix WORDS[KW_COUNT] = {
    [KW_OR] = {INFIX_BINARY, OR, OP_OR, 0},
    [KW_AND] = {INFIX_BINARY, AND, OP_AND, 0},
    [KW_IS] = {INFIX_IS, EQUALITY, OP_NONE, 0},
    [KW_LIKE] = {INFIX_LIKE, EQUALITY, OP_NONE, LIKE_LIKE},
    [KW_GLOB] = {INFIX_LIKE, EQUALITY, OP_NONE, LIKE_GLOB},
    [KW_REGEXP] = {INFIX_LIKE, EQUALITY, OP_NONE, LIKE_REGEXP},
    [KW_MATCH] = {INFIX_LIKE, EQUALITY, OP_NONE, LIKE_MATCH},
    [KW_IN] = {INFIX_IN, EQUALITY, OP_NONE, 0},
    [KW_BETWEEN] = {INFIX_BETWEEN, EQUALITY, OP_NONE, 0},
    [KW_NOT] = {INFIX_NOT, EQUALITY, OP_NONE, 0},
    [KW_ISNULL] = {INFIX_ISNULL, EQUALITY, OP_NONE, 0},
    [KW_NOTNULL] = {INFIX_NOTNULL, EQUALITY, OP_NONE, 0},
    [KW_COLLATE] = {INFIX_COLLATE, COLLATE, OP_NONE, 0},
};

const struct grammar GRAMMAR_SQLITE = {
    .punctuation = PUNCTUATION,
    .words = WORDS,
    .not_operand = NOT,
    .not_highest = UNARY,
    .unary_operand = UNARY,
    .between_middle = NOT,
    .between_last = COMPARE,
    .like_right = COMPARE,
    .like_escape = COMPARE,
    .predicates_chain = true,
    .concat = {INFIX_BINARY, CONCAT, OP_CONCAT, 0},
    .above_and = NOT,
    .behind_interval = UNARY,
};
