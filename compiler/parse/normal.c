/* normal.c: see normal.h. Beside the parsers: the tokens again, for what is written down rather than understood.
 *
 * Only what no engine distinguishes is changed. A name keeps its letters; so does a word the grammar has no use for.
 * Whether a blank stands before a parenthesis decides in MySQL what COUNT ( is: there it stays as it was. */
#include "parse/normal.h"

#include "parse/keyword.h"
#include "parse/lex.h"

struct token_at {
    enum token_kind kind;
    struct str text;
    uint32_t off; /* in the statement's text */
    bool blank;   /* something stood before it */
};

struct normal {
    struct buf *out;
    unsigned flags;
    struct str sql;
    uint32_t at, base;        /* in sql; where sql begins in the statement's text */
    const struct span *names; /* sorted */
    unsigned n_names, next_name;
    bool in_code; /* MySQL: inside a versioned comment */
    bool bare;    /* the statement began inside one: their edges are left out, and what is in them is code */
    bool lines;   /* the first parentheses are a table's: a line for each element */
    unsigned depth;
    struct token_at last;
    bool last_name; /* the last token is a name */
    bool word_dot;  /* … is the dot behind a word */
    bool value;     /* … ends an operand, so that a sign behind it is an operator */
    bool sign;      /* … is a number's sign */
};

static bool is_word(enum token_kind k)
{
    return k == TOKEN_WORD || k == TOKEN_QUOTED_NAME;
}

/* What stands right behind a name or a dot is read differently in MySQL. */
static unsigned flags_here(const struct normal *n)
{
    unsigned flags = n->flags | (n->in_code ? (unsigned)LEX_IN_CODE : 0u);
    if (!(n->flags & LEX_MYSQL) || n->last.off + n->last.text.n != n->base + n->at) return flags;
    if (n->last.kind == TOKEN_WORD) flags |= LEX_AFTER_NAME;
    if (n->word_dot) flags |= LEX_AFTER_DOT;
    return flags;
}

static bool is_edge(enum token_kind k)
{
    return k == TOKEN_CODE_OPEN || k == TOKEN_CODE_CLOSE;
}

static bool next(struct normal *n, struct token_at *t)
{
    *t = (struct token_at){.kind = TOKEN_SPACE};
    while (t->kind == TOKEN_SPACE || t->kind == TOKEN_COMMENT || (n->bare && is_edge(t->kind))) {
        t->blank = t->text.n > 0;
        size_t len = lex_token(flags_here(n), str_sub(n->sql, n->at, n->sql.n), &t->kind);
        t->text = str_sub(n->sql, n->at, len);
        t->off = n->base + n->at;
        n->at += (uint32_t)len;
        if (is_edge(t->kind)) n->in_code = t->kind == TOKEN_CODE_OPEN;
    }
    return t->text.n > 0;
}

static bool is_name(struct normal *n, const struct token_at *t)
{
    while (n->next_name < n->n_names && n->names[n->next_name].off < t->off) n->next_name++;
    return n->next_name < n->n_names && n->names[n->next_name].off == t->off;
}

/* Keywords that a parenthesis stands apart from; a type's name or a function's has it right behind. */
static bool stands_apart(enum keyword k)
{
    switch (k) {
    case KW_KEY:
    case KW_INDEX:
    case KW_UNIQUE:
    case KW_CHECK:
    case KW_AS:
    case KW_ON:
    case KW_USING:
    case KW_BY:
    case KW_IN:
    case KW_AND:
    case KW_OR:
    case KW_NOT:
    case KW_DEFAULT: return true;
    default: return false;
    }
}

/* MySQL reads these as functions only where the parenthesis stands right behind, and as names only where not. */
static bool is_sensitive(const struct normal *n)
{
    static const char *const functions[] = {
        "ADDDATE", "BIT_AND",    "BIT_OR",      "BIT_XOR",    "CAST",         "COUNT",         "CURDATE",
        "CURTIME", "DATE_ADD",   "DATE_SUB",    "EXTRACT",    "GROUP_CONCAT", "JSON_ARRAYAGG", "JSON_OBJECTAGG",
        "MAX",     "MID",        "MIN",         "NOW",        "POSITION",     "SESSION_USER",  "STD",
        "STDDEV",  "STDDEV_POP", "STDDEV_SAMP", "ST_COLLECT", "SUBDATE",      "SUBSTR",        "SUBSTRING",
        "SUM",     "SYSDATE",    "SYSTEM_USER", "TRIM",       "VARIANCE",     "VAR_POP",       "VAR_SAMP"};
    if (!(n->flags & LEX_MYSQL) || n->last.kind != TOKEN_WORD) return false;
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
        if (str_is(n->last.text, functions[i])) return true;
    return false;
}

static bool blank_before_paren(const struct normal *n, const struct token_at *t)
{
    if (is_sensitive(n)) return t->blank;
    if (n->last.kind == TOKEN_WORD && !n->last_name && stands_apart(keyword_find(n->last.text))) return true;
    return n->lines && !n->depth; /* the table's name */
}

static bool is_sign(enum token_kind k)
{
    return k == TOKEN_MINUS || k == TOKEN_PLUS;
}

static bool needs_blank(const struct normal *n, const struct token_at *t)
{
    if (!n->last.text.n || n->last.kind == TOKEN_LPAREN || n->last.kind == TOKEN_DOT) return false;
    if (n->sign && !is_sign(t->kind)) return false; /* -1 is written so, and never -- */
    switch (t->kind) {
    case TOKEN_COMMA:
    case TOKEN_RPAREN:
    case TOKEN_DOT:
    case TOKEN_SEMICOLON: return false;
    case TOKEN_LPAREN: return !is_word(n->last.kind) || blank_before_paren(n, t);
    default: return true;
    }
}

/* The parsers call CURRENT_TIMESTAMP( a name, but no reserved word is one, unless behind a dot. */
static bool is_reserved(const struct normal *n, enum keyword k)
{
    unsigned by = n->flags & LEX_MYSQL ? KEYWORD_MYSQL | KEYWORD_MARIADB : KEYWORD_SQLITE;
    return n->last.kind != TOKEN_DOT && (keyword_flags(k) & by) == by;
}

static void put_word(struct normal *n, const struct token_at *t, bool name)
{
    enum keyword k = t->kind == TOKEN_WORD ? keyword_find(t->text) : KW_NONE;
    if (k == KW_NONE || (name && !is_reserved(n, k)))
        buf_str(n->out, t->text);
    else
        buf_puts(n->out, keyword_text(k));
}

static void put_break(struct normal *n, const struct token_at *t)
{
    bool opened = n->last.kind == TOKEN_LPAREN && n->depth == 1, parted = n->last.kind == TOKEN_COMMA && n->depth == 1;
    bool closes = t->kind == TOKEN_RPAREN && n->depth == 1;
    if (n->lines && (opened || parted || closes))
        buf_puts(n->out, closes ? "\n" : "\n  ");
    else if (needs_blank(n, t))
        buf_char(n->out, ' ');
}

static void count_parens(struct normal *n, const struct token_at *t)
{
    if (t->kind == TOKEN_LPAREN) n->depth++;
    if (t->kind == TOKEN_RPAREN && n->depth && --n->depth == 0) n->lines = false;
}

/* Does an operand end here? A keyword ends none: DEFAULT -1. */
static bool ends_value(const struct token_at *t, bool name)
{
    if (t->kind == TOKEN_WORD) return name || keyword_find(t->text) == KW_NONE;
    return t->kind == TOKEN_RPAREN || (t->kind >= TOKEN_QUOTED_NAME && t->kind < TOKEN_LPAREN);
}

static void put(struct normal *n, const struct token_at *t)
{
    bool name = is_name(n, t);
    put_break(n, t);
    put_word(n, t, name);
    count_parens(n, t);
    n->sign = is_sign(t->kind) && !n->value;
    n->value = ends_value(t, name);
    n->word_dot = t->kind == TOKEN_DOT && is_word(n->last.kind);
    n->last = *t;
    n->last_name = name;
}

static void put_all(struct normal *n)
{
    struct token_at t;
    while (next(n, &t) && t.kind != TOKEN_SEMICOLON) put(n, &t);
}

static bool has_body(const struct stmt *s)
{
    return s->kind == STMT_CREATE_TRIGGER || s->kind == STMT_CREATE_ROUTINE || s->kind == STMT_CREATE_EVENT;
}

/* A body is a program: it stays as it was written, comments and all, for the server keeps it so. What a dump wraps in
 * versioned comments was read as code, and is written as code. */
static void put_program(struct buf *out, const struct sql_options *o, const struct stmt *s)
{
    struct str all = str_sub(s->text->text, 0, s->span.off + s->span.len);
    unsigned flags = lex_flags(o);
    bool in_code = false;
    enum token_kind kind;
    size_t begin = out->n;
    for (size_t at = 0, n;
         (n = lex_token(flags | (in_code ? (unsigned)LEX_IN_CODE : 0u), str_sub(all, at, all.n), &kind)) > 0; at += n) {
        bool edge = kind == TOKEN_CODE_OPEN || kind == TOKEN_CODE_CLOSE;
        in_code = edge ? kind == TOKEN_CODE_OPEN : in_code;
        if (!edge && at >= s->span.off) buf_str(out, str_sub(all, at, n));
    }
    while (out->n > begin && (unsigned char)out->p[out->n - 1] <= ' ') out->n--;
}

/* Does the statement begin inside a versioned comment, as a view in a dump does? */
static bool begins_in_code(unsigned flags, const struct stmt *s)
{
    struct str before = str_sub(s->text->text, 0, s->span.off);
    bool in_code = false;
    enum token_kind kind;
    for (size_t at = 0, n;
         (n = lex_token(flags | (in_code ? (unsigned)LEX_IN_CODE : 0u), str_sub(before, at, before.n), &kind)) > 0;
         at += n)
        in_code = is_edge(kind) ? kind == TOKEN_CODE_OPEN : in_code;
    return in_code;
}

void normal_statement(struct buf *out, const struct sql_options *o, const struct stmt *s)
{
    bool bare = begins_in_code(lex_flags(o), s);
    struct normal n = {.out = out,
                       .flags = lex_flags(o),
                       .in_code = bare,
                       .bare = bare,
                       .sql = str_sub(s->text->text, s->span.off, s->span.len),
                       .base = s->span.off,
                       .names = s->names.v,
                       .n_names = s->names.n,
                       .lines = s->kind == STMT_CREATE_TABLE};
    if (s->kind == STMT_CREATE_TABLE && s->u.create_table->module.text.n)
        buf_str(out, n.sql); /* what blanks mean in its arguments is the module's affair */
    else if (has_body(s))
        put_program(out, o, s);
    else
        put_all(&n);
}

void normal_text(struct buf *out, const struct sql_options *o, struct str sql)
{
    struct normal n = {.out = out, .flags = lex_flags(o), .sql = sql};
    put_all(&n);
}
