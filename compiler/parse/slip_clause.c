/* slip_clause.c: slips of statements as a whole: the order of clauses, what is left out, commas, parentheses. See slip.h. */
#include "parse/slip.h"

/* ---------------------------------------------------------------- order */

struct clause_rank {
    const char *word, *shown;
    int rank;
};

static const struct clause_rank ranks[] = {
    {"FROM", "FROM", 1},     {"JOIN", "JOIN", 2},      {"WHERE", "WHERE", 3}, {"GROUP", "GROUP BY", 4},
    {"HAVING", "HAVING", 5}, {"ORDER", "ORDER BY", 7}, {"LIMIT", "LIMIT", 8}, {"RETURNING", "RETURNING", 9}};

static const struct clause_rank *rank_of(const struct slip_token *t)
{
    for (unsigned i = 0; t->kind == TOKEN_WORD && i < sizeof ranks / sizeof *ranks; i++)
        if (str_is(t->text, ranks[i].word)) return &ranks[i];
    return NULL;
}

static bool begins_query(struct str w)
{
    return str_is(w, "SELECT") || str_is(w, "UNION") || str_is(w, "UPDATE") || str_is(w, "DELETE") ||
           str_is(w, "INSERT");
}

/* LEFT JOIN, INNER JOIN: the found word is the JOIN's. */
static int join_word(const struct slip *s)
{
    static const char *const words[] = {"LEFT", "RIGHT", "INNER", "CROSS", "FULL", "NATURAL", "OUTER"};
    for (unsigned i = 0; i < sizeof words / sizeof *words; i++)
        if (slip_is(s, 0, words[i])) return slip_is(s, 1, "JOIN") ? 1 : slip_is(s, 2, "JOIN") ? 2 : 0;
    return 0;
}

/* The first clause of this query that should come behind the found one. */
static bool wrong_order(struct slip *s)
{
    struct slip_token now = slip_token(s, join_word(s));
    const struct clause_rank *mine = rank_of(&now), *other = NULL;
    if (!mine || !slip_wants_end(s)) return false;
    for (unsigned i = s->at; i-- > 0;) {
        const struct slip_token *t = &s->tokens.v[i];
        if (t->depth < now.depth || (t->depth == now.depth && begins_query(t->text))) break;
        const struct clause_rank *r = t->depth == now.depth ? rank_of(t) : NULL;
        if (r && r->rank >= mine->rank) other = r;
    }
    if (!other) return false;
    if (other != mine) return slip_hint(s, "%s comes before %s", mine->shown, other->shown);
    return slip_hint(s, mine->rank == 3 ? "there is a WHERE already: join the conditions with AND"
                                        : "there is one already");
}

static bool update_order(struct slip *s)
{
    if (!slip_first(s, "UPDATE")) return false;
    if (slip_is(s, 0, "WHERE") && slip_expects(s, "SET")) return slip_hint(s, "SET comes before WHERE");
    if (slip_is(s, 0, "SET") && slip_wants_end(s)) return slip_hint(s, "one SET, with commas between the assignments");
    if (slip_is(s, -1, "SET") && slip_kind(s, 0, TOKEN_LPAREN))
        return slip_hint(s, "SET has no parentheses: SET a = 1, b = 2");
    if (slip_expects(s, "SET") && slip_kind(s, 1, TOKEN_EQ)) return slip_hint(s, "SET is missing before it");
    if (slip_expects(s, "SET") && slip_kind(s, 0, TOKEN_EQ))
        return slip_hint(s, "SET is missing before `%.*s`", STR_ARG(slip_token(s, -1).text));
    if (slip_is(s, 0, "FROM") && s->at == 1) return slip_says(s, 0, "UPDATE is followed by the table: without FROM");
    return false;
}

static bool offset_order(struct slip *s)
{
    if (slip_is(s, 0, "LIMIT") && slip_is(s, -2, "OFFSET")) return slip_hint(s, "LIMIT comes before OFFSET");
    if (slip_is(s, -2, "OFFSET") && slip_kind(s, 0, TOKEN_END))
        return slip_hint(s, s->p->mysql ? "OFFSET needs a LIMIT before it: LIMIT 18446744073709551615 for all rows"
                                        : "OFFSET needs a LIMIT before it: LIMIT -1 for all rows");
    if (slip_is(s, 0, "OFFSET") && slip_wants_end(s)) return slip_hint(s, "OFFSET stands behind LIMIT");
    if (slip_is(s, -2, "LIMIT") && slip_kind(s, -1, TOKEN_INTEGER) && slip_kind(s, 0, TOKEN_INTEGER))
        return slip_hint(s, "is OFFSET missing before it?");
    if (slip_expects(s, "ON or USING") || (slip_expects(s, "ON") && slip_expects(s, "USING")))
        return slip_hint(s, "say which rows belong together: ON a.x = b.y");
    if (slip_expects(s, "BY")) return slip_hint(s, "write %.*s BY", STR_ARG(slip_token(s, -1).text));
    return false;
}

/* ---------------------------------------------------------------- commas */

/* ORDER and GROUP without BY are names that need quotes, and so are most of the others in DDL. */
static bool clause_follows(const struct slip *s)
{
    bool by = slip_is(s, 0, "ORDER") || slip_is(s, 0, "GROUP");
    bool ddl = slip_first(s, "CREATE") || slip_first(s, "ALTER");
    if (slip_kind(s, 0, TOKEN_WORD) && (by ? !slip_is(s, 1, "BY") : ddl)) return false;
    static const char *const words[] = {"FROM", "WHERE",  "GROUP", "HAVING", "ORDER",     "LIMIT",
                                        "SET",  "VALUES", "UNION", "ON",     "RETURNING", "SELECT"};
    for (unsigned i = 0; i < sizeof words / sizeof *words; i++)
        if (slip_is(s, 0, words[i])) return true;
    return slip_kind(s, 0, TOKEN_RPAREN) || slip_kind(s, 0, TOKEN_END);
}

/* Statements put under each other without an end, as SHOW CREATE TABLE prints them. */
static bool missing_end(struct slip *s)
{
    bool begins = slip_is(s, 0, "CREATE") || slip_is(s, 0, "INSERT") || slip_is(s, 0, "ALTER") || slip_is(s, 0, "DROP");
    bool end = slip_expects(s, "the end of the statement") ||
               slip_expects(s, "WITHOUT ROWID, STRICT or the end of the statement");
    if (!begins || !end || slip_token(s, 0).depth) return false;
    return slip_hint(s, "is a `;` missing before it?");
}

/* The place stays where it is: it may as well be an item that is missing. */
static bool trailing_comma(struct slip *s)
{
    if (!slip_kind(s, -1, TOKEN_COMMA) || !clause_follows(s)) return false;
    struct str found = slip_token(s, 0).text;
    if (s->e->code == DIAG_E0117) slip_says(s, 0, "nothing stands between the comma and `%.*s`", STR_ARG(found));
    return slip_hint(s, "the comma before it is one too many");
}

static bool conditions_clause(struct str clause)
{
    return str_is(clause, "WHERE") || str_is(clause, "ON") || str_is(clause, "HAVING");
}

/* An operand behind an operand. */
static bool missing_comma(struct slip *s)
{
    unsigned at;
    struct str clause = slip_clause(s, &at);
    if (!slip_wants_end(s) && !slip_expects(s, "`,`")) return false;
    if (conditions_clause(clause) && slip_kind(s, 0, TOKEN_COMMA))
        return slip_hint(s, "conditions are joined by AND or OR");
    if (!slip_ends_operand(s, -1) || !slip_begins_operand(s, 0)) return false;
    if (conditions_clause(clause)) return slip_hint(s, "is AND, or an operator, missing before it?");
    bool list = slip_token(s, 0).depth > 0 || str_is(clause, "SELECT") || str_is(clause, "SET") ||
                str_is(clause, "VALUES") || slip_expects(s, "`,`");
    return list && slip_hint(s, "is a comma missing before it?");
}

/* ---------------------------------------------------------------- parentheses */

static bool extra_parenthesis(struct slip *s)
{
    bool extra =
        slip_kind(s, 0, TOKEN_RPAREN) && slip_expects(s, "the end of the statement") && !slip_token(s, 0).depth;
    return extra && slip_hint(s, "a `)` too many");
}

static bool missing_parenthesis(struct slip *s)
{
    bool opened = slip_token(s, 0).depth > 0 || slip_kind(s, 0, TOKEN_END);
    if (!slip_expects(s, "`)`") || !opened || !clause_follows(s) || slip_kind(s, 0, TOKEN_RPAREN)) return false;
    return slip_hint(s, "a `)` is missing before it");
}

static bool lists_in_parentheses(struct slip *s)
{
    if (slip_is(s, 0, "SELECT") && (slip_expects(s, "an expression") || slip_is(s, -1, "EXISTS")))
        return slip_hint(s, "a subquery stands in parentheses");
    if (slip_is(s, -1, "OVER") && !slip_kind(s, 0, TOKEN_LPAREN))
        return slip_says(s, 0, "a window stands in parentheses: OVER (…)");
    if (slip_is(s, 0, "SELECT") && slip_kind(s, -1, TOKEN_LPAREN) && slip_first(s, "WITH") && s->e->code == DIAG_E0117)
        return slip_says(s, -1, "AS is missing before this `(`");
    if (slip_is(s, -1, "IN") && slip_kind(s, 0, TOKEN_INTEGER))
        return slip_hint(s, "the list stands in parentheses: IN (…)");
    if (!slip_expects(s, "`(`")) return false;
    if (slip_is(s, 0, "SELECT") && slip_is(s, -1, "AS")) return slip_hint(s, "the query of WITH stands in parentheses");
    if (slip_is(s, -1, "IN")) return slip_hint(s, "the list stands in parentheses: IN (…)");
    if (slip_is(s, -1, "VALUES")) return slip_hint(s, "each row stands in parentheses: VALUES (…)");
    if (slip_is(s, -1, "USING")) return slip_hint(s, "the columns stand in parentheses: USING (…)");
    if (slip_is(s, -1, "KEY") || slip_is(s, -2, "KEY"))
        return slip_hint(s, "the columns stand in parentheses: KEY (…)");
    if (slip_is(s, -1, "VARCHAR") || slip_is(s, -1, "VARBINARY"))
        return slip_hint(s, "say how long: %.*s(…)", STR_ARG(slip_token(s, -1).text));
    return false;
}

/* ---------------------------------------------------------------- what is left out */

static bool nothing_selected(struct slip *s)
{
    if (slip_is(s, 0, "FROM") && slip_is(s, -1, "SELECT")) return slip_hint(s, "say what: columns, or `*`");
    if (slip_is(s, 0, "DISTINCT") && slip_kind(s, -1, TOKEN_COMMA))
        return slip_hint(s, "DISTINCT stands behind SELECT, for all columns; COUNT(DISTINCT x) is of one");
    bool by = slip_is(s, 1, "BY") && (slip_is(s, 0, "ORDER") || slip_is(s, 0, "GROUP"));
    bool clause = by || slip_is(s, 0, "WHERE") || slip_is(s, 0, "SET") || slip_is(s, 0, "VALUES") ||
                  slip_is(s, 0, "JOIN") || slip_is(s, 0, "ON") || slip_is(s, 0, "HAVING");
    if (slip_is(s, 0, "SET") && slip_is(s, -1, "UPDATE") && slip_is(s, -2, "KEY"))
        return slip_says(s, 0, "ON DUPLICATE KEY UPDATE is followed by the assignments: without SET");
    bool table = slip_is(s, -1, "FROM") || slip_is(s, -1, "JOIN") || slip_is(s, -1, "INTO") || slip_is(s, -1, "UPDATE");
    return clause && table && slip_says(s, 0, "a table is missing before `%.*s`", STR_ARG(slip_token(s, 0).text));
}

static bool insert_slips(struct slip *s)
{
    if (!slip_first(s, "INSERT") && !slip_first(s, "REPLACE")) return false;
    if (slip_is(s, 0, "TABLE") && slip_is(s, -1, "INTO"))
        return slip_says(s, 0, "INTO is followed by the table's name: without TABLE");
    if (slip_kind(s, 0, TOKEN_LPAREN) && slip_is(s, -1, "SET"))
        return slip_hint(s, "SET has no parentheses: SET a = 1, b = 2");
    bool table = slip_is(s, -2, "INTO") || slip_is(s, -2, "INSERT");
    bool bare =
        slip_expects(s, "`(`, VALUES, SET or SELECT") || slip_expects(s, "`(`, VALUES, SELECT or DEFAULT VALUES");
    if (bare && slip_is(s, 0, "SET"))
        return slip_hint(s, "SQLite has no INSERT … SET: name the columns in parentheses, then VALUES (…)");
    if (bare && table && slip_begins_operand(s, 0)) return slip_hint(s, "the columns stand in parentheses: (a, b)");
    if (slip_expects(s, "VALUES") && slip_kind(s, -1, TOKEN_LPAREN) && slip_kind(s, -2, TOKEN_RPAREN))
        return slip_says(s, -1, "VALUES is missing before this `(`");
    return false;
}

static bool delete_slips(struct slip *s)
{
    if (!slip_first(s, "DELETE")) return false;
    if (slip_kind(s, 0, TOKEN_STAR) && s->at == 1) return slip_hint(s, "DELETE removes whole rows: without `*`");
    bool condition = slip_wants_end(s) && s->at <= 4 && slip_is(s, s->p->mysql ? -3 : -2, "FROM");
    if (condition && s->p->mysql && slip_kind(s, 0, TOKEN_EQ))
        return slip_says(s, -1, "WHERE is missing before `%.*s`", STR_ARG(slip_token(s, -1).text));
    if (condition && !s->p->mysql && slip_kind(s, 1, TOKEN_EQ)) return slip_hint(s, "is WHERE missing before it?");
    if (slip_expects(s, "FROM") && s->at == 2)
        return slip_says(s, -1, "FROM is missing before `%.*s`", STR_ARG(slip_token(s, -1).text));
    return false;
}

/* CREATE TABLE t IF NOT EXISTS, CREATE IF NOT EXISTS TABLE t, DROP TABLE t IF EXISTS */
static bool if_exists(struct slip *s)
{
    if (!slip_is(s, 0, "IF") || !(slip_is(s, 1, "NOT") || slip_is(s, 1, "EXISTS"))) return false;
    if (slip_first(s, "CREATE")) return slip_hint(s, "IF NOT EXISTS stands between TABLE and the name");
    return slip_first(s, "DROP") && slip_hint(s, "IF EXISTS stands before the name");
}

static bool create_what(struct slip *s)
{
    static const struct str words[] = {{"TABLE", 5},     {"INDEX", 5},    {"VIEW", 4},
                                       {"UNIQUE", 6},    {"TRIGGER", 7},  {"TEMPORARY", 9},
                                       {"PROCEDURE", 9}, {"FUNCTION", 8}, {"DATABASE", 8}};
    if (s->at != 1 || !(slip_first(s, "CREATE") || slip_first(s, "DROP") || slip_first(s, "ALTER"))) return false;
    struct str near = diag_nearest(slip_token(s, 0).text, words, sizeof words / sizeof *words);
    return near.n && slip_hint(s, "did you mean %.*s?", STR_ARG(near));
}

/* CREATE TABLE t (INT id) */
static bool type_first(struct slip *s)
{
    static const char *const types[] = {"INT",  "INTEGER", "BIGINT", "SMALLINT", "TINYINT", "VARCHAR",
                                        "CHAR", "DECIMAL", "FLOAT",  "DOUBLE",   "BLOB"};
    if (!slip_first(s, "CREATE") || !slip_begins_operand(s, 1)) return false;
    if (!slip_kind(s, -1, TOKEN_COMMA) && !slip_kind(s, -1, TOKEN_LPAREN)) return false;
    for (unsigned i = 0; i < sizeof types / sizeof *types; i++)
        if (slip_is(s, 0, types[i])) return slip_hint(s, "a column's name comes before its type");
    return false;
}

/* FROM t AS WHERE …: no name was meant. */
static bool no_alias(struct slip *s)
{
    bool where = slip_is(s, 0, "WHERE") || slip_is(s, 0, "JOIN") || slip_is(s, 0, "ON") || slip_is(s, 0, "FROM") ||
                 ((slip_is(s, 0, "ORDER") || slip_is(s, 0, "GROUP")) && slip_is(s, 1, "BY"));
    if (!where || !slip_is(s, -1, "AS") || s->e->code != DIAG_E0117) return false;
    return slip_says(s, 0, "an alias is missing before `%.*s`", STR_ARG(slip_token(s, 0).text));
}

/* OVER (ORDER BY a PARTITION BY b) */
static bool partition_late(struct slip *s)
{
    bool late = slip_is(s, 0, "PARTITION") && slip_is(s, 1, "BY") && slip_expects(s, "`)`");
    return late && slip_hint(s, "PARTITION BY comes before ORDER BY");
}

/* SQLite: sum(a) OVER ORDER BY b: OVER is an alias there, or names a window, and the parse fails further on. */
static bool open_window(struct slip *s)
{
    for (int by = -(int)s->at + 1; by <= 1; by++) {
        bool over = slip_is(s, by - 1, "OVER") && slip_kind(s, by - 2, TOKEN_RPAREN);
        bool order = (slip_is(s, by, "ORDER") || slip_is(s, by, "PARTITION")) && slip_is(s, by + 1, "BY");
        if (over && order) return slip_says(s, by, "a window stands in parentheses: OVER (…)");
    }
    return false;
}

static bool two_unions(struct slip *s)
{
    if (slip_is(s, 0, "ALL") && (slip_is(s, -1, "EXCEPT") || slip_is(s, -1, "INTERSECT")))
        return slip_hint(s, "SQLite has ALL for UNION only");
    return false;
}

slip_rule *const slip_clause_rules[] = {
    open_window,          trailing_comma,   wrong_order,         update_order, offset_order,   extra_parenthesis,
    lists_in_parentheses, nothing_selected, insert_slips,        delete_slips, if_exists,      create_what,
    type_first,           two_unions,       missing_parenthesis, no_alias,     partition_late, NULL};
/* Tried last: an operand behind an operand may be many things. */
slip_rule *const slip_last_rules[] = {missing_end, missing_comma, NULL};
