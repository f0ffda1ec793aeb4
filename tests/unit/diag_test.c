/* diag_test.c: places, carets, order and repetitions of diagnostics. */
#include "check.h"
#include "scan_text.h"

#include <stdlib.h>

static struct arena arena;

static struct diags fresh(void)
{
    struct diags d;
    diags_init(&d, &arena);
    return d;
}

/* The one diagnostic at text[off, off+len) of a file `f`. */
static const char *shown(const char *text, uint32_t off, uint32_t len, const char *hint)
{
    struct diags d = fresh();
    struct source *s = text_source(&arena, "f", text);
    struct diag *g = diag_add(&d, DIAG_E0203, place_source(s, off, len), "wrong");
    if (hint) diag_hint(&d, g, "%s", hint);
    return diags_text(&arena, &d);
}

static void test_form(void)
{
    CHECK_STR(shown("one\ntwo three\n", 8, 5, "did you mean `four`?"),
              "f:2:5: error[E0203]: wrong\n    2 | two three\n      |     ^~~~~ did you mean `four`?\n");
    CHECK_STR(shown("x", 1, 0, NULL), "f:1:2: error[E0203]: wrong\n    1 | x\n      |  ^\n");
    CHECK_STR(shown("", 0, 0, NULL), "f:1:1: error[E0203]: wrong\n    1 | \n      | ^\n");
    CHECK_STR(shown("a\r\nbc\r\n", 3, 2, NULL), "f:2:1: error[E0203]: wrong\n    2 | bc\n      | ^~\n");
}

static void test_columns(void)
{
    /* a tab reaches the next multiple of eight; é is one column, 日 two, a combining accent none */
    CHECK_STR(shown("\tx", 1, 1, NULL), "f:1:2: error[E0203]: wrong\n    1 |         x\n      |         ^\n");
    CHECK_STR(shown("é日x", 5, 1, NULL), "f:1:3: error[E0203]: wrong\n    1 | é日x\n      |    ^\n");
    CHECK_STR(shown("e\xCC\x81x", 3, 1, NULL), "f:1:3: error[E0203]: wrong\n    1 | e\xCC\x81x\n      |  ^\n");
    CHECK_STR(shown("日x", 0, 3, NULL), "f:1:1: error[E0203]: wrong\n    1 | 日x\n      | ^~\n");
    CHECK_STR(shown("a\x80z", 1, 1, NULL), "f:1:2: error[E0203]: wrong\n    1 | a<80>z\n      |  ^~~~\n");
    CHECK_STR(shown("\x1b[m", 0, 1, NULL), "f:1:1: error[E0203]: wrong\n    1 | <1b>[m\n      | ^~~~\n");
    CHECK_STR(shown("\xE2\x80\xAEx", 3, 1, NULL), "f:1:2: error[E0203]: wrong\n    1 | <U+202E>x\n      |         ^\n");
    CHECK_STR(shown("\xEF\xBB\xBFx", 3, 1, NULL), "f:1:1: error[E0203]: wrong\n    1 | x\n      | ^\n");
}

static void test_clipped(void)
{
    struct buf b = {0};
    for (int i = 0; i < 100000; i++) buf_puts(&b, "0123456789");
    const char *text = shown(b.p, 500000, 3, "so");
    CHECK(strlen(text) < 400);
    CHECK(strstr(text, "f:1:500001: error") != NULL);
    const char *line = strstr(text, "| ...") + 2, *caret = strstr(text, "|   ") + 2;
    const char *at = strchr(caret, '^');
    CHECK(at != NULL && strncmp(line + (at - caret), "012", 3) == 0 && strncmp(at, "^~~ so\n", 7) == 0);
    CHECK(strstr(shown(b.p, 10, 900000, NULL), "~~~...") == NULL);
    CHECK(strlen(shown(b.p, 10, 900000, NULL)) < 400);
    buf_free(&b);
}

static void test_two_lines(void)
{
    /* underlined to the end of the first line, trailing blanks left out */
    CHECK_STR(shown("ab  \ncd", 0, 7, NULL), "f:1:1: error[E0203]: wrong\n    1 | ab  \n      | ^~\n");
}

/* SQL of two literals and an escape: `"SEL\x45" "CT"`. */
static struct sqltext *two_literals(struct source **source)
{
    static const struct seg segs[] = {{0, 1, 3, true}, {3, 4, 4, false}, {4, 12, 2, true}};
    struct sqltext *t = ARENA_NEW(&arena, struct sqltext);
    *source = text_source(&arena, "a.c", "\"SEL\\x45\"\n \"CT\";");
    *t = (struct sqltext){STR("SELECT"), *source, segs, 3};
    return t;
}

static void range(struct place p, uint32_t first, uint32_t last)
{
    uint32_t a, b;
    place_range(p, &a, &b);
    CHECK_INT(a, first);
    CHECK_INT(b, last);
}

static void test_segs(void)
{
    struct source *s;
    struct sqltext *t = two_literals(&s);
    range(place_sql(t, (struct span){0, 3}), 1, 4);
    range(place_sql(t, (struct span){3, 1}), 4, 8);
    range(place_sql(t, (struct span){2, 3}), 3, 13);
    range(place_sql(t, (struct span){4, 2}), 12, 14);
    range(place_sql(t, (struct span){6, 0}), 14, 15);
    CHECK_INT(place_end_on_line(place_sql(t, (struct span){0, 6})), 8);
    CHECK_INT(place_end_on_line(place_sql(t, (struct span){4, 2})), 14);
    range(place_file(s), 0, 0);
    range((struct place){0}, 0, 0);
}

static void test_order(void)
{
    struct diags d = fresh();
    struct source *a = text_source(&arena, "a", "x y"), *b = text_source(&arena, "b", "z");
    diag_add(&d, DIAG_E0203, place_source(b, 0, 1), "fifth");
    diag_add(&d, DIAG_W0301, place_source(a, 2, 1), "fourth");
    diag_add(&d, DIAG_E0201, place_source(a, 2, 1), "third");
    diag_add(&d, DIAG_E0203, place_source(a, 0, 1), "second");
    diag_add(&d, DIAG_E0203, place_source(a, 0, 1), "second");
    diag_add(&d, DIAG_E0601, place_file(a), "first");
    struct diag *g = diag_add(&d, DIAG_E0003, (struct place){0}, "nowhere");
    diag_hint(&d, g, "make one");
    CHECK_INT(d.n_errors, 6);
    CHECK_STR(diags_text(&arena, &d), "schemac: error[E0003]: nowhere; make one\n"
                                      "a: error[E0601]: first\n"
                                      "a:1:1: error[E0203]: second\n    1 | x y\n      | ^\n"
                                      "a:1:3: error[E0201]: third\n    1 | x y\n      |   ^\n"
                                      "a:1:3: warning[W0301]: fourth\n    1 | x y\n      |   ^\n"
                                      "b:1:1: error[E0203]: fifth\n    1 | z\n      | ^\n");
    CHECK_INT(d.n_errors, 5);
    CHECK(diags_failed(&d));
}

static const char *some(struct diags *d, unsigned most)
{
    char *bytes = NULL;
    size_t n = 0;
    FILE *f = open_memstream(&bytes, &n);
    diags_print_some(d, most, f);
    fclose(f);
    const char *copy = arena_strdup(&arena, bytes, n);
    free(bytes);
    return copy;
}

static void test_some(void)
{
    struct diags d = fresh();
    struct source *a = text_source(&arena, "a", "");
    for (int i = 0; i < 4; i++) {
        diag_add(&d, DIAG_E0601, place_file(a), "e%d", 3 - i);
        diag_add(&d, DIAG_W0301, place_file(a), "w%d", i / 2);
    }
    const char *all = "a: error[E0601]: e0\na: error[E0601]: e1\na: error[E0601]: e2\na: error[E0601]: e3\n"
                      "a: warning[W0301]: w0\na: warning[W0301]: w1\n";
    CHECK_STR(some(&d, 4), all);
    CHECK_STR(some(&d, 0), all);
    CHECK_STR(some(&d, 1), "a: error[E0601]: e0\na: warning[W0301]: w0\n"
                           "schemac: 3 more errors and 1 more warning are not shown (--max-errors=0 shows all)\n");
    CHECK_STR(some(&d, 3), "a: error[E0601]: e0\na: error[E0601]: e1\na: error[E0601]: e2\n"
                           "a: warning[W0301]: w0\na: warning[W0301]: w1\n"
                           "schemac: 1 more error is not shown (--max-errors=0 shows all)\n");
    CHECK_INT(d.n_errors, 4);
}

static void test_notes_and_controls(void)
{
    struct diags d = fresh();
    struct source *s = text_source(&arena, "s.sql", "a\n  b");
    struct diag *g = diag_add(&d, DIAG_W0301, place_source(s, 0, 1), "name `%s`", "x\n\x1by");
    diag_note(&d, g, place_source(s, 4, 1), "`%s` is declared here", "b");
    diag_note(&d, g, (struct place){0}, "placeless");
    CHECK_STR(diags_text(&arena, &d), "s.sql:1:1: warning[W0301]: name `x<0a><1b>y`\n    1 | a\n      | ^\n"
                                      "s.sql:2:3: note: `b` is declared here\nnote: placeless\n");
    CHECK(!diags_failed(&d));
}

static void test_nearest(void)
{
    const struct str names[] = {STR("id"), STR("parent_span_id"), STR("span_id"), STR("Name")};
    CHECK(str_eq(diag_nearest(STR("parent_spam_id"), names, 4), names[1]));
    CHECK(str_eq(diag_nearest(STR("di"), names, 4), names[0]));
    CHECK(str_eq(diag_nearest(STR("name"), names, 4), names[3]));
    CHECK_INT(diag_nearest(STR("created_at"), names, 4).n, 0);
    CHECK_INT(diag_nearest(STR("x"), names, 4).n, 0);
    CHECK_INT(diag_nearest(STR("id"), names, 4).n, 0);
    CHECK_INT(diag_nearest(STR("abc"), NULL, 0).n, 0);
    const struct str near[] = {STR("id"), STR("kind"), STR("bid")};
    CHECK(str_eq(diag_nearest(STR("kid"), near, 3), near[1])); /* of equally near ones, what begins alike */
}

static void test_codes(void)
{
    CHECK_STR(diag_code_name(DIAG_E0203), "E0203");
    CHECK_STR(diag_code_title(DIAG_E0203), "no such column");
    CHECK_INT(diag_code_severity(DIAG_W0301), SEVERITY_WARNING);
    for (int i = 1; i < DIAG_N_CODES; i++) /* each once: names differ from all before them */
        for (int k = 0; k < i; k++)
            CHECK(strcmp(diag_code_name((enum diag_code)i), diag_code_name((enum diag_code)k)) != 0);
}

int main(void)
{
    test_form();
    test_columns();
    test_clipped();
    test_two_lines();
    test_segs();
    test_order();
    test_some();
    test_notes_and_controls();
    test_nearest();
    test_codes();
    arena_free(&arena);
    return check_result();
}
