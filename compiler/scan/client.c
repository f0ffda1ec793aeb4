/* client.c: see client.h. Part of splitting .sql files into statements. */
#include "scan/client.h"

#include <string.h>

static bool is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t';
}

static char char_at(struct str s, size_t i)
{
    return i < s.n ? s.p[i] : '\0';
}

static uint32_t line_end(struct str sql, uint32_t at)
{
    while (at < sql.n && !is_line_end(sql.p[at])) at++;
    return at;
}

/* ---------------------------------------------------------------- DELIMITER */

/* The rest of a DELIMITER line: the new delimiter, perhaps in quotes. */
static void read_delimiter(struct splitter *s, uint32_t at)
{
    struct str sql = s->text->text;
    uint32_t start = s->at;
    while (start < sql.n && is_space(sql.p[start])) start++;
    uint32_t end = start;
    char quote = start < sql.n && strchr("'\"`", sql.p[start]) && sql.p[start] ? sql.p[start] : '\0';
    if (quote) end = ++start;
    while (end < sql.n && !is_line_end(sql.p[end]) && (quote ? sql.p[end] != quote : !is_space(sql.p[end]))) end++;
    if (end == start) {
        diag_add(s->diags, DIAG_E0103, place_sql(s->text, (struct span){at, s->at - at}),
                 "DELIMITER without a delimiter");
        s->failed = true;
    } else {
        s->delimiter = str_sub(sql, start, end - start);
    }
    s->at = line_end(sql, end);
}

bool client_delimiter(struct splitter *s, const struct sql_piece *p)
{
    bool command = s->commands && !s->started && s->options->dialect == DIALECT_MYSQL && p->kind == PIECE_WORD &&
                   str_is(str_sub(s->text->text, p->off, p->len), "DELIMITER");
    if (command) read_delimiter(s, p->off);
    return command;
}

/* ---------------------------------------------------------------- lines */

static void take_line(struct splitter *s, struct sql_piece *p, uint32_t end)
{
    struct str sql = s->text->text;
    while (end > p->off + 1 && is_space(sql.p[end - 1])) end--;
    *p = (struct sql_piece){PIECE_OTHER, p->off, end - p->off, false};
    s->at = end;
    s->line = true;
}

static uint32_t delimiter_in(const struct splitter *s, uint32_t at, uint32_t end)
{
    struct str sql = s->text->text, d = s->delimiter;
    while (at < end && !(sql.n - at >= d.n && memcmp(sql.p + at, d.p, d.n) == 0)) at++;
    return at;
}

/* source FILE, \. FILE: up to the delimiter, or to the line's end; USE db asks for a delimiter no more than they do. */
static void mysql_word(struct splitter *s, struct sql_piece *p)
{
    struct str sql = s->text->text, word = str_sub(sql, p->off, p->len);
    uint32_t end = line_end(sql, s->at), cut = delimiter_in(s, s->at, end);
    bool use = str_is(word, "USE") && cut == end;
    bool argument = str_trim(str_sub(sql, s->at, cut - s->at)).n && is_space(char_at(sql, s->at));
    if (argument && (use || str_is(word, "SOURCE"))) take_line(s, p, cut);
}

static void mysql_backslash(struct splitter *s, struct sql_piece *p)
{
    struct str sql = s->text->text;
    char next = char_at(sql, s->at);
    if (s->at == sql.n || is_line_end(next)) {
        p->kind = PIECE_BLANK;
    } else if (next == 'g' || next == 'G') {
        *p = (struct sql_piece){PIECE_DELIMITER, p->off, 2, false};
        s->at = p->off + 2;
    } else if (next == '.' && !s->started) {
        uint32_t end = line_end(sql, s->at);
        take_line(s, p, delimiter_in(s, s->at, end));
    }
}

/* .read FILE: a command begins with a point, at the beginning of a line. */
static void sqlite_point(struct splitter *s, struct sql_piece *p)
{
    struct str sql = s->text->text;
    char next = char_at(sql, s->at);
    bool letter = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
    if (letter && (p->off == 0 || is_line_end(sql.p[p->off - 1]))) take_line(s, p, line_end(sql, s->at));
}

/* \restrict, \connect: psql's commands take the line. */
static void postgres_backslash(struct splitter *s, struct sql_piece *p)
{
    struct str sql = s->text->text;
    if (p->off == 0 || is_line_end(sql.p[p->off - 1])) take_line(s, p, line_end(sql, s->at));
}

void client_piece(struct splitter *s, struct sql_piece *p)
{
    enum dialect dialect = s->options->dialect;
    if (s->line && p->kind == PIECE_BLANK) {
        p->kind = PIECE_DELIMITER;
    } else if (dialect == DIALECT_MYSQL && p->kind == PIECE_WORD && !s->started) {
        mysql_word(s, p);
    } else if (p->kind == PIECE_OTHER) {
        char c = s->text->text.p[p->off];
        if (dialect == DIALECT_MYSQL && c == '\\') mysql_backslash(s, p);
        if (dialect == DIALECT_SQLITE && c == '.' && !s->started) sqlite_point(s, p);
        if (dialect == DIALECT_POSTGRES && c == '\\' && !s->started) postgres_backslash(s, p);
    }
}

/* ---------------------------------------------------------------- backslashes at the ends of lines */

typedef VEC(struct seg) seg_vec;

static void push_seg(struct arena *a, seg_vec *segs, const struct sqltext *t, uint32_t from, uint32_t to, bool verbatim)
{
    if (to > from) vec_push(a, segs, ((struct seg){from, t->segs[0].src_off + from, to - from, verbatim}));
}

struct sqltext *client_text(struct arena *a, const struct sql_options *o, const struct sqltext *t)
{
    char *text = arena_strdup(a, t->text.p, t->text.n);
    struct sqltext *out = ARENA_NEW(a, struct sqltext);
    seg_vec segs = {0};
    uint32_t done = 0;
    for (struct sql_piece p = sql_piece_at(o, STR(";"), t->text, 0); p.kind != PIECE_NONE;
         p = sql_piece_at(o, STR(";"), t->text, p.off + p.len)) {
        if (p.kind != PIECE_OTHER || t->text.p[p.off] != '\\' || !is_line_end(char_at(t->text, p.off + 1u))) continue;
        push_seg(a, &segs, t, done, p.off, true);
        push_seg(a, &segs, t, p.off, p.off + 1, false);
        text[p.off] = ' ';
        done = p.off + 1;
    }
    push_seg(a, &segs, t, done, (uint32_t)t->text.n, true);
    *out = (struct sqltext){{text, t->text.n}, t->source, segs.v, segs.n};
    return out;
}

/* ---------------------------------------------------------------- what a command is */

/* What stands behind the command's first word; *word is that word. */
static struct str argument(struct str statement, struct str *word)
{
    bool backslash = statement.p[0] == '\\' && char_at(statement, 1) == '.'; /* \.FILE needs no blank */
    size_t n = backslash ? 2 : 1;
    while (!backslash && n < statement.n && !is_space(statement.p[n])) n++;
    *word = str_sub(statement, 0, n);
    struct str rest = str_trim(str_sub(statement, n, statement.n));
    char c = char_at(rest, 0);
    bool quoted = rest.n > 1 && (c == '\'' || c == '"') && rest.p[rest.n - 1] == c;
    return quoted ? str_sub(rest, 1, rest.n - 2) : rest;
}

static bool is_command_word(const struct sql_options *o, struct str word)
{
    if (o->dialect == DIALECT_MYSQL) return str_is(word, "SOURCE") || str_is(word, "\\.");
    return word.n > 1 && word.p[0] == (o->dialect == DIALECT_SQLITE ? '.' : '\\');
}

/* What reads a file: psql's \i looks where psql was started, \ir beside the file. */
static bool is_reader(const struct sql_options *o, struct str word)
{
    bool psqls =
        str_is(word, "\\i") || str_is(word, "\\ir") || str_is(word, "\\include") || str_is(word, "\\include_relative");
    return o->dialect == DIALECT_MYSQL || str_is(word, ".read") || psqls;
}

bool client_command(const struct sql_options *o, struct str statement, struct client_command *out)
{
    static const char *const harmless[] = {
        ".bail",      ".binary",    ".changes",   ".databases", ".echo",    ".eqp",        ".explain",
        ".headers",   ".header",    ".help",      ".indexes",   ".indices", ".lint",       ".limit",
        ".load",      ".log",       ".mode",      ".nullvalue", ".once",    ".output",     ".print",
        ".prompt",    ".scanstats", ".schema",    ".separator", ".show",    ".stats",      ".tables",
        ".timeout",   ".timer",     ".trace",     ".width",     ".dump",    ".fullschema", ".sha3sum",
        ".parameter", "\\connect",  "\\c",        "\\set",      "\\unset",  "\\echo",      "\\qecho",
        "\\pset",     "\\timing",   "\\encoding", "\\o",        "\\x",      "\\d",         "\\dt"};
    if (!statement.n) return false;
    struct str rest = argument(statement, &out->word);
    if (!is_command_word(o, out->word)) return false;
    out->reads = is_reader(o, out->word);
    out->file = out->reads ? rest : STR("");
    out->harmless = false;
    out->quiet = str_is(out->word, "\\restrict") || str_is(out->word, "\\unrestrict"); /* in every dump */
    for (size_t i = 0; i < sizeof harmless / sizeof *harmless; i++)
        out->harmless = out->harmless || str_is(out->word, harmless[i]);
    return true;
}
