/* compound.c: see compound.h. Part of splitting SQL into statements, before any parse.
 *
 * sqlite: as sqlite3_complete() does it: a trigger ends at `; END ;`.
 * postgres: as psql does it: BEGIN ATOMIC … END in CREATE FUNCTION, parentheses in CREATE RULE.
 * mysql: END, IF, REPEAT and BEGIN are also names and functions there, so a word only opens something
 * where a statement may begin, and END only closes where an expression cannot need it as a name. */
#include "scan/compound.h"

#include <string.h>

enum object { OBJECT_UNKNOWN, OBJECT_PLAIN, OBJECT_TRIGGER, OBJECT_ROUTINE, OBJECT_EVENT, OBJECT_RULE, OBJECT_BLOCK };
enum phase { PHASE_HEAD, PHASE_FIRST, PHASE_BODY, PHASE_DONE };

/* What is open. CASE_VALUE is the expression, CASE_STATEMENT the statement. */
enum opener {
    BLOCK = 'B',
    CASE_VALUE = 'c',
    CASE_STATEMENT = 'C',
    IF = 'I',
    LOOP = 'L',
    REPEAT = 'R',
    WHILE = 'W',
    FOR = 'F'
};

static bool in_list(struct str word, const char *const *list)
{
    for (; *list; list++)
        if (str_is(word, *list)) return true;
    return false;
}

void compound_reset(struct compound *c, enum dialect d)
{
    memset(c, 0, sizeof *c);
    c->dialect = d;
}

static void push(struct compound *c, enum opener what)
{
    if (c->depth < COMPOUND_DEPTH) c->stack[c->depth] = (char)what;
    c->depth++;
}

static char top(const struct compound *c)
{
    if (!c->depth) return 0;
    return c->depth <= COMPOUND_DEPTH ? c->stack[c->depth - 1] : (char)BLOCK;
}

/* ---------------------------------------------------------------- what is created */

static enum object mysql_object(struct str w)
{
    static const char *const plain[] = {"TABLE",    "VIEW",    "INDEX",      "UNIQUE", "FULLTEXT", "SPATIAL",
                                        "DATABASE", "SCHEMA",  "SEQUENCE",   "USER",   "ROLE",     "SERVER",
                                        "PACKAGE",  "LOGFILE", "TABLESPACE", NULL};
    if (str_is(w, "TRIGGER")) return OBJECT_TRIGGER;
    if (str_is(w, "PROCEDURE") || str_is(w, "FUNCTION")) return OBJECT_ROUTINE;
    if (str_is(w, "EVENT")) return OBJECT_EVENT;
    return in_list(w, plain) ? OBJECT_PLAIN : OBJECT_UNKNOWN;
}

static enum object sqlite_object(struct str w)
{
    static const char *const between[] = {"CREATE", "TEMP", "TEMPORARY", "QUERY", "PLAN", NULL};
    if (str_is(w, "TRIGGER")) return OBJECT_TRIGGER;
    return in_list(w, between) ? OBJECT_UNKNOWN : OBJECT_PLAIN;
}

static enum object postgres_object(struct str w)
{
    static const char *const between[] = {"OR", "REPLACE", NULL};
    if (str_is(w, "FUNCTION") || str_is(w, "PROCEDURE")) return OBJECT_ROUTINE;
    if (str_is(w, "RULE")) return OBJECT_RULE;
    return in_list(w, between) ? OBJECT_UNKNOWN : OBJECT_PLAIN;
}

static enum object object_of(struct compound *c, struct str w)
{
    if (c->n_words == 1) {
        bool creates = str_is(w, "CREATE") || (c->dialect == DIALECT_MYSQL && str_is(w, "ALTER")) ||
                       (c->dialect == DIALECT_MYSQL && str_is(w, "BEGIN")) ||
                       (c->dialect == DIALECT_SQLITE && str_is(w, "EXPLAIN"));
        return creates ? OBJECT_UNKNOWN : OBJECT_PLAIN;
    }
    switch (c->dialect) {
    case DIALECT_MYSQL: return mysql_object(w);
    case DIALECT_SQLITE: return sqlite_object(w);
    case DIALECT_POSTGRES: return postgres_object(w);
    }
    return OBJECT_PLAIN;
}

/* ---------------------------------------------------------------- mysql */

/* MariaDB's anonymous block: BEGIN NOT ATOMIC. A BEGIN with anything else starts a transaction. */
static bool mysql_anonymous_block(struct compound *c, struct str w)
{
    if (c->n_words == 1) {
        c->label = str_is(w, "BEGIN");
        return false;
    }
    if (c->n_words == 2 && c->label && !str_is(w, "NOT")) c->label = false;
    if (c->n_words != 3 || !c->label || !str_is(w, "ATOMIC")) return false;
    c->object = OBJECT_BLOCK;
    c->phase = PHASE_BODY;
    c->statement_position = true;
    c->label = false;
    push(c, BLOCK);
    return true;
}

static bool mysql_opener(struct str w, enum opener *what)
{
    static const struct {
        const char *word;
        enum opener what;
    } openers[] = {{"BEGIN", BLOCK},   {"CASE", CASE_STATEMENT}, {"IF", IF},  {"LOOP", LOOP},
                   {"REPEAT", REPEAT}, {"WHILE", WHILE},         {"FOR", FOR}};
    for (size_t i = 0; i < sizeof openers / sizeof *openers; i++)
        if (str_is(w, openers[i].word)) {
            *what = openers[i].what;
            return true;
        }
    return false;
}

/* Words between a routine's parameters and its body, and how many words after each belong to it. */
static bool routine_header_word(struct str w, unsigned *skip)
{
    static const struct {
        const char *word;
        unsigned skip;
    } words[] = {{"RETURNS", 1},  {"COMMENT", 0},  {"LANGUAGE", 1},     {"NOT", 0},       {"DETERMINISTIC", 0},
                 {"CONTAINS", 1}, {"NO", 1},       {"READS", 2},        {"MODIFIES", 2},  {"SQL", 0},
                 {"SECURITY", 1}, {"UNSIGNED", 0}, {"SIGNED", 0},       {"ZEROFILL", 0},  {"CHARSET", 1},
                 {"COLLATE", 1},  {"ASCII", 0},    {"UNICODE", 0},      {"BINARY", 0},    {"PRECISION", 0},
                 {"VARYING", 0},  {"VARCHAR", 0},  {"VARCHARACTER", 0}, {"VARBINARY", 0}, {"BYTE", 0}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_is(w, words[i].word)) {
            *skip = words[i].skip;
            return true;
        }
    return false;
}

/* CHARACTER SET utf8: here SET is no statement. The `(` of NATIONAL CHAR(3) takes the two words back. */
static bool mysql_charset(struct compound *c, struct str w)
{
    if (!str_is(w, "CHARACTER") && !str_is(w, "CHAR")) return false;
    c->skip = 2;
    return true;
}

static void mysql_first(struct compound *c, struct str w);

/* Trigger: the body follows FOR EACH ROW; event: DO; routine: the parameters. */
static void mysql_head(struct compound *c, struct str w)
{
    if (c->object == OBJECT_TRIGGER) {
        if (c->before == AFTER_EACH && str_is(w, "ROW")) c->phase = PHASE_FIRST;
        c->before = str_is(w, "EACH") ? AFTER_EACH : AFTER_VALUE;
    } else if (c->object == OBJECT_EVENT && str_is(w, "DO")) {
        c->phase = PHASE_FIRST;
    }
}

static bool mysql_before_body(struct compound *c, struct str w)
{
    unsigned skip = 0;
    if (c->object == OBJECT_TRIGGER && (str_is(w, "FOLLOWS") || str_is(w, "PRECEDES"))) {
        c->skip = 1;
        return true;
    }
    if (c->object != OBJECT_ROUTINE || c->parens) return c->parens > 0;
    if (mysql_charset(c, w)) return true;
    if (!routine_header_word(w, &skip)) return false;
    c->skip = skip;
    return true;
}

/* The first word of the body decides: an opener, or one plain statement that its `;` ends. It may also be
 * a label, whose `:` brings us back here (compound_other). */
static void mysql_first(struct compound *c, struct str w)
{
    enum opener what;
    if (c->skip) {
        c->skip--;
        return;
    }
    if (mysql_before_body(c, w)) return;
    c->phase = PHASE_BODY;
    c->before = AFTER_OPERATOR;
    c->label = true;
    if (!mysql_opener(w, &what)) return;
    c->label = false;
    push(c, what);
    c->statement_position = what == BLOCK || what == LOOP || what == REPEAT;
}

/* `CASE WHEN a THEN end END`: a name cannot stand after a value, END as a closer cannot stand elsewhere. */
static bool mysql_end_closes(const struct compound *c)
{
    if (top(c) == CASE_VALUE) return c->before == AFTER_VALUE;
    return c->statement_position;
}

static void mysql_close(struct compound *c)
{
    char closed = top(c);
    c->depth--;
    c->expect_tail = closed != BLOCK && closed != CASE_VALUE;
    c->statement_position = false;
    c->before = AFTER_VALUE;
    if (!c->depth) c->phase = PHASE_DONE;
}

/* After these words an expression is awaited (or, in a statement, the next statement). */
static bool awaits_value(struct str w)
{
    static const char *const words[] = {"CASE",   "WHEN",    "THEN",  "ELSE",  "AND",  "OR",     "NOT",      "XOR",
                                        "DIV",    "MOD",     "IS",    "IN",    "LIKE", "SELECT", "SET",      "RETURN",
                                        "IF",     "BETWEEN", "BY",    "WHERE", "ON",   "HAVING", "DISTINCT", "REGEXP",
                                        "ELSEIF", "WHILE",   "UNTIL", "DO",    NULL};
    return in_list(w, words);
}

static bool begins_statements(struct str w)
{
    static const char *const words[] = {"THEN", "ELSE", "DO", "LOOP", "REPEAT", "BEGIN", NULL};
    return in_list(w, words);
}

static bool mysql_opens(struct compound *c, struct str w, enum opener *what)
{
    if (!mysql_opener(w, what)) return false;
    if (c->statement_position) return true;
    if (c->in_handler) return *what != FOR;
    *what = CASE_VALUE;
    return str_is(w, "CASE");
}

static void mysql_inner_word(struct compound *c, struct str w)
{
    enum opener what;
    bool label = c->statement_position;
    if (str_is(w, "END") && mysql_end_closes(c)) {
        mysql_close(c);
        return;
    }
    if (top(c) == REPEAT && str_is(w, "END")) c->repeat_tail = true;
    if (str_is(w, "HANDLER")) c->in_handler = true;
    if (mysql_opens(c, w, &what)) {
        push(c, what);
        c->in_handler = false;
        label = false;
    }
    c->statement_position = begins_statements(w) && top(c) != CASE_VALUE;
    c->label = label && !c->statement_position;
    c->before = awaits_value(w) ? AFTER_OPERATOR : AFTER_VALUE;
}

/* UNTIL x END REPEAT: only the second word tells that END was the closer. */
static bool mysql_tail(struct compound *c, struct str w)
{
    bool repeat = c->repeat_tail && str_is(w, "REPEAT") && top(c) == REPEAT;
    bool tail = c->expect_tail;
    c->repeat_tail = c->expect_tail = false;
    if (repeat) {
        mysql_close(c);
        c->expect_tail = false;
        return true;
    }
    enum opener what;
    return tail && mysql_opener(w, &what) && what != BLOCK;
}

static void mysql_word(struct compound *c, struct str w)
{
    if (mysql_anonymous_block(c, w)) return;
    if (mysql_tail(c, w)) return;
    switch ((enum phase)c->phase) {
    case PHASE_HEAD: mysql_head(c, w); break;
    case PHASE_FIRST: mysql_first(c, w); break;
    case PHASE_BODY:
        c->label = false;
        if (c->depth) mysql_inner_word(c, w);
        break;
    case PHASE_DONE: break;
    }
}

static void mysql_other(struct compound *c, char first)
{
    if (first == '(') c->parens++, c->skip = 0;
    if (first == ')' && c->parens && --c->parens == 0 && c->phase == PHASE_HEAD && c->object == OBJECT_ROUTINE)
        c->phase = PHASE_FIRST;
    if (first == ':' && c->label) {
        if (c->depth)
            c->statement_position = true;
        else if (c->phase == PHASE_BODY)
            c->phase = PHASE_FIRST;
        c->label = false;
        return;
    }
    if (c->phase == PHASE_FIRST && c->skip && (first == '`' || first == '"')) c->skip--;
    bool value = strchr(")?'\"`", first) != NULL;
    c->before = value ? AFTER_VALUE : AFTER_OPERATOR;
    c->label = c->repeat_tail = c->expect_tail = false;
    c->statement_position = false;
}

static bool mysql_semi(struct compound *c)
{
    bool ends = !c->depth;
    c->statement_position = !ends;
    c->in_handler = c->expect_tail = c->repeat_tail = c->label = false;
    c->before = AFTER_OPERATOR;
    return ends;
}

/* ---------------------------------------------------------------- postgres */

static void postgres_word(struct compound *c, struct str w)
{
    if (c->object != OBJECT_ROUTINE) return;
    bool atomic = c->label && str_is(w, "ATOMIC");
    c->label = !c->depth && str_is(w, "BEGIN");
    if (atomic || (c->depth && str_is(w, "CASE")))
        push(c, BLOCK);
    else if (c->depth && str_is(w, "END"))
        c->depth--;
}

static void postgres_other(struct compound *c, char first)
{
    c->label = false;
    if (c->object != OBJECT_RULE) return;
    if (first == '(') c->parens++;
    if (first == ')' && c->parens) c->parens--;
}

/* ---------------------------------------------------------------- all */

void compound_word(struct compound *c, struct str word)
{
    if (c->n_words < 1000) c->n_words++;
    if (c->object == OBJECT_UNKNOWN) {
        c->object = (int)object_of(c, word);
        if (c->dialect == DIALECT_MYSQL) mysql_anonymous_block(c, word);
        return;
    }
    if (c->object == OBJECT_PLAIN) return;
    switch (c->dialect) {
    case DIALECT_MYSQL: mysql_word(c, word); break;
    case DIALECT_SQLITE:
        c->label = str_is(word, "END") && c->after_semi; /* here: the trigger is complete */
        c->after_semi = str_is(word, "BEGIN");
        break;
    case DIALECT_POSTGRES: postgres_word(c, word); break;
    }
}

void compound_other(struct compound *c, char first)
{
    c->after_semi = false;
    if (c->object == OBJECT_PLAIN) return;
    switch (c->dialect) {
    case DIALECT_MYSQL: mysql_other(c, first); break;
    case DIALECT_SQLITE: c->label = false; break;
    case DIALECT_POSTGRES: postgres_other(c, first); break;
    }
}

bool compound_plain(const struct compound *c)
{
    return c->object == OBJECT_PLAIN;
}

bool compound_semi(struct compound *c)
{
    if (c->object == OBJECT_PLAIN || c->object == OBJECT_UNKNOWN) return true;
    switch (c->dialect) {
    case DIALECT_MYSQL: return mysql_semi(c);
    case DIALECT_SQLITE:
        if (c->object != OBJECT_TRIGGER || c->label) return true;
        c->after_semi = true;
        return false;
    case DIALECT_POSTGRES: return !c->depth && !c->parens;
    }
    return true;
}
