/* dialect_mysql.c: the operators of MySQL, MariaDB and Dolt. PARSE, const data; see grammar.h. */
#include "parse/grammar.h"

/* BETWEEN and LIKE … are two levels in MariaDB, where a predicate may be another's operand; see predicate_operand(). */
enum level {
    NO_LEVEL,
    OR,
    XOR,
    AND,
    NOT,
    COMPARE,
    BETWEEN,
    LIKE,
    BITOR,
    BITAND,
    SHIFT,
    ADD,
    MUL,
    POW,
    CONCAT,
    UNARY,
    COLLATE,
    JSON
};

static const struct infix PUNCTUATION[TOKEN_N_KINDS] = {
    [TOKEN_PIPE_PIPE] = {INFIX_BINARY, OR, OP_OR, 0},
    [TOKEN_AMP_AMP] = {INFIX_BINARY, AND, OP_AND, 0},
    [TOKEN_EQ] = {INFIX_COMPARE, COMPARE, OP_EQ, 0},
    [TOKEN_NULLSAFE_EQ] = {INFIX_BINARY, COMPARE, OP_NULLSAFE_EQ, 0},
    [TOKEN_NE] = {INFIX_COMPARE, COMPARE, OP_NE, 0},
    [TOKEN_LT] = {INFIX_COMPARE, COMPARE, OP_LT, 0},
    [TOKEN_LE] = {INFIX_COMPARE, COMPARE, OP_LE, 0},
    [TOKEN_GT] = {INFIX_COMPARE, COMPARE, OP_GT, 0},
    [TOKEN_GE] = {INFIX_COMPARE, COMPARE, OP_GE, 0},
    [TOKEN_PIPE] = {INFIX_BINARY, BITOR, OP_BITOR, 0},
    [TOKEN_AMP] = {INFIX_BINARY, BITAND, OP_BITAND, 0},
    [TOKEN_SHL] = {INFIX_BINARY, SHIFT, OP_SHL, 0},
    [TOKEN_SHR] = {INFIX_BINARY, SHIFT, OP_SHR, 0},
    [TOKEN_PLUS] = {INFIX_PLUS, ADD, OP_ADD, 0},
    [TOKEN_MINUS] = {INFIX_PLUS, ADD, OP_SUB, 0},
    [TOKEN_STAR] = {INFIX_BINARY, MUL, OP_MUL, 0},
    [TOKEN_SLASH] = {INFIX_BINARY, MUL, OP_DIV, 0},
    [TOKEN_PERCENT] = {INFIX_BINARY, MUL, OP_MOD, 0},
    [TOKEN_CARET] = {INFIX_BINARY, POW, OP_BITXOR, 0},
    [TOKEN_ARROW] = {INFIX_JSON, JSON, OP_JSON, 0},
    [TOKEN_LONG_ARROW] = {INFIX_JSON, JSON, OP_JSON_TEXT, 0},
};

static const struct infix WORDS[KW_COUNT] = {
    [KW_OR] = {INFIX_BINARY, OR, OP_OR, 0},
    [KW_XOR] = {INFIX_BINARY, XOR, OP_XOR, 0},
    [KW_AND] = {INFIX_BINARY, AND, OP_AND, 0},
    [KW_IS] = {INFIX_IS, COMPARE, OP_NONE, 0},
    [KW_LIKE] = {INFIX_LIKE, LIKE, OP_NONE, LIKE_LIKE},
    [KW_REGEXP] = {INFIX_LIKE, LIKE, OP_NONE, LIKE_REGEXP},
    [KW_RLIKE] = {INFIX_LIKE, LIKE, OP_NONE, LIKE_REGEXP},
    [KW_IN] = {INFIX_IN, LIKE, OP_NONE, 0},
    [KW_BETWEEN] = {INFIX_BETWEEN, BETWEEN, OP_NONE, 0},
    [KW_NOT] = {INFIX_NOT, LIKE, OP_NONE, 0},
    [KW_MEMBER] = {INFIX_MEMBER_OF, LIKE, OP_MEMBER_OF, 0},
    [KW_SOUNDS] = {INFIX_SOUNDS, LIKE, OP_SOUNDS_LIKE, 0},
    [KW_DIV] = {INFIX_BINARY, MUL, OP_INT_DIV, 0},
    [KW_MOD] = {INFIX_BINARY, MUL, OP_MOD, 0},
    [KW_COLLATE] = {INFIX_COLLATE, COLLATE, OP_NONE, 0},
};

const struct grammar GRAMMAR_MYSQL = {
    .punctuation = PUNCTUATION,
    .words = WORDS,
    .not_operand = NOT,
    .not_highest = NOT,
    .unary_operand = UNARY,
    .between_middle = BETWEEN,
    .between_last = BETWEEN,
    .like_right = BITOR,
    .like_escape = BITOR,
    .predicates_chain = false,
    .concat = {INFIX_BINARY, CONCAT, OP_CONCAT, 0},
    .above_and = NOT,
    .behind_interval = POW,
};
