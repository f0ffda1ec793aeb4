/* pg_limit_test.c: the postgres front end on large, deep and broken texts: each is read, or is one
 * error. */
#include "parse/pg_parse.h"
#include "pg_fixture.h"

static void repeat(struct buf *b, const char *s, unsigned n)
{
    for (unsigned i = 0; i < n; i++) {
        buf_puts(b, s);
    }
}

/* head, n times `each`, middle, n times `close`, tail. */
struct big {
    const char *head, *each, *middle, *close, *tail;
};

static void big_parse(struct parsed *p, const struct big *g, unsigned n)
{
    struct buf b = {0};
    buf_puts(&b, g->head);
    repeat(&b, g->each, n);
    buf_puts(&b, g->middle);
    repeat(&b, g->close, n);
    buf_puts(&b, g->tail);
    parsed_init(p, b.p);
    buf_free(&b);
}

static void read_at(const struct big *g, unsigned n)
{
    struct parsed p;
    big_parse(&p, g, n);
    show_diags(&p);
    CHECK(p.stmt != NULL);
    parsed_release(&p);
}

static void refused_at(const struct big *g, unsigned n, enum diag_code code)
{
    struct parsed p;
    big_parse(&p, g, n);
    CHECK(p.stmt == NULL);
    if (CHECK_INT(p.diags.all.n, 1)) {
        CHECK_STR(diag_code_name(p.diags.all.v[0]->code), diag_code_name(code));
    }
    parsed_release(&p);
}

/* Read with n of them, refused with n + 1 and with very many. */
static void limit_is(const struct big *g, unsigned n, enum diag_code code)
{
    read_at(g, n);
    refused_at(g, n + 1, code);
    refused_at(g, 200000, code);
}

static void nesting(void)
{
    limit_is(&(struct big){"SELECT ", "(", "1", ")", ""}, 500, DIAG_E0105);
    limit_is(&(struct big){"SELECT ", "f(", "1", ")", ""}, 500, DIAG_E0105);
    limit_is(&(struct big){"SELECT ", "CASE WHEN a THEN ", "1", " END", ""}, 500, DIAG_E0105);
    limit_is(&(struct big){"SELECT ", "(SELECT ", "1", ")", ""}, 500, DIAG_E0105);
    limit_is(&(struct big){"SELECT * FROM ", "(", "a JOIN b ON c", ")", ""}, 500, DIAG_E0105);
    limit_is(&(struct big){"", "(", "SELECT 1", ")", ""}, 500, DIAG_E0105);
    refused_at(&(struct big){"SELECT ", "(", "", "", ""}, 10000, DIAG_E0105);
    refused_at(&(struct big){"SELECT ", ")", "", "", ""}, 10000, DIAG_E0103);
    refused_at(&(struct big){"SELECT ", "(", "1", "]", ""}, 400, DIAG_E0103);
}

static void chains(void)
{
    limit_is(&(struct big){"SELECT a", " + a", "", "", ""}, 2000, DIAG_E0106);
    limit_is(&(struct big){"SELECT ", "- ", "a", "", ""}, 2000, DIAG_E0106);
    limit_is(&(struct big){"SELECT ", "NOT ", "a", "", ""}, 2000, DIAG_E0106);
    limit_is(&(struct big){"SELECT a", "::int", "", "", ""}, 2000, DIAG_E0106);
    limit_is(&(struct big){"SELECT a", " AND a", "", "", ""}, 2000, DIAG_E0106);
    limit_is(&(struct big){"SELECT 1 FROM a", " CROSS JOIN a", "", "", ""}, 2000, DIAG_E0106);
    limit_is(&(struct big){"SELECT 1", " UNION ALL SELECT 1", "", "", ""}, 2000, DIAG_E0106);
    limit_is(&(struct big){"SELECT ", "(", "1", " + a + a + a + a)", ""}, 500, DIAG_E0105);
    refused_at(&(struct big){"SELECT ", "(", "1", " + a + a + a + a + a)", ""}, 401, DIAG_E0106);
}

static void wide(void)
{
    read_at(&(struct big){"SELECT a IN (1", ", 2 + 1", ")", "", ""}, 50000);
    read_at(&(struct big){"SELECT 1", ", a + 1 AS b", "", "", ""}, 20000);
    read_at(&(struct big){"INSERT INTO t VALUES (1, 'a')", ", (-2, 'b' || 'c')", "", "", ""}, 20000);
    read_at(&(struct big){"SELECT '", "a + ( ", "'", "", ""}, 200000);
    read_at(&(struct big){"SELECT 1 /*", " + ( ", "*/", "", ""}, 200000);
    refused_at(&(struct big){"SELECT * FROM t", ", t", "", "", ""}, 1000, DIAG_E0104);
    refused_at(&(struct big){"SELECT 1", ", ?", "", "", ""}, 65536, DIAG_E0106);
}

static void bytes(void)
{
    struct parsed p;
    parsed_n(&p, "SELECT 1 \0 FROM t", 17);
    CHECK(p.stmt == NULL && p.diags.all.n == 1 && p.diags.all.v[0]->code == DIAG_E0102);
    CHECK(p.diags.all.n == 1 && p.diags.all.v[0]->place.span.off == 9);
    parsed_release(&p);
    parsed_n(&p, "", 0);
    CHECK(p.stmt == NULL && p.diags.all.n == 1 && p.diags.all.v[0]->code == DIAG_E0114);
    parsed_release(&p);
}

int main(void)
{
    nesting();
    chains();
    wide();
    bytes();
    pg_parse_exit();
    return check_result();
}
