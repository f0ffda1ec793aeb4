/* mysql_outfile.c: SELECT … INTO OUTFILE and INTO DUMPFILE: a file of the server's. PARSE. Checked, and not kept: the
 * user's own text is what runs.
 *
 *   OUTFILE 'file' [CHARACTER SET cs] [FIELDS|COLUMNS how …] [LINES how …]   DUMPFILE 'file' */
#include "parse/parser.h"

static bool text(struct parser *p)
{
    if (!p_at(p, TOKEN_STRING) && !p_at(p, TOKEN_HEX_STRING) && !p_at(p, TOKEN_HEX_NUMBER))
        return p_expected(p, "a string");
    return parse_literal(p) != NULL;
}

/* TERMINATED BY s, [OPTIONALLY] ENCLOSED BY s, ESCAPED BY s; STARTING BY s of lines */
static bool at_how(const struct parser *p, bool lines)
{
    if (p_at_kw(p, KW_TERMINATED)) return true;
    if (lines) return p_at_kw(p, KW_STARTING);
    return p_at_kw(p, KW_OPTIONALLY) || p_at_kw(p, KW_ENCLOSED) || p_at_kw(p, KW_ESCAPED);
}

static bool separators(struct parser *p, bool lines)
{
    p_advance(p);
    if (!at_how(p, lines)) return p_expected(p, lines ? "TERMINATED or STARTING" : "TERMINATED, ENCLOSED or ESCAPED");
    while (at_how(p, lines)) {
        if (p_accept_kw(p, KW_OPTIONALLY) && !p_at_kw(p, KW_ENCLOSED)) return p_expect_kw(p, KW_ENCLOSED);
        p_advance(p);
        if (!p_expect_kw(p, KW_BY) || !text(p)) return false;
    }
    return true;
}

static bool charset(struct parser *p)
{
    struct name name;
    if (!p_accept_kw(p, KW_CHARSET) && !p_accept_kws(p, KW_CHARACTER, KW_SET)) return true;
    return p_name(p, &name, "a character set");
}

bool mysql_outfile(struct parser *p)
{
    bool dump = p_at_kw(p, KW_DUMPFILE);
    p_advance(p);
    if (!p_at(p, TOKEN_STRING)) return p_expected(p, "a file's name as a string");
    if (!parse_literal(p)) return false;
    if (dump) return true;
    if (!charset(p)) return false;
    if ((p_at_kw(p, KW_FIELDS) || p_at_kw(p, KW_COLUMNS)) && !separators(p, false)) return false;
    return !p_at_kw(p, KW_LINES) || separators(p, true);
}
