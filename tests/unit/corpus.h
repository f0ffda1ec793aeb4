/* corpus.h: the statements of tests/parse/, a line each: verdict marks, a blank, the statement. */
#ifndef TESTS_CORPUS_H
#define TESTS_CORPUS_H

#include "base/file.h"
#include "parse_fixture.h"

struct corpus {
    struct arena arena;
    struct str text;
};

static inline bool corpus_read(struct corpus *c, const char *path)
{
    memset(c, 0, sizeof *c);
    if (file_read(&c->arena, path, &c->text)) return CHECK(c->text.n > 0);
    perror(path);
    return CHECK(false);
}

/* The next statement and its marks; false at the end. Lines that begin with # are comments. */
static inline bool corpus_next(struct corpus *c, size_t n_marks, struct str *marks, struct str *sql)
{
    while (c->text.n) {
        const char *end = memchr(c->text.p, '\n', c->text.n);
        size_t n = end ? (size_t)(end - c->text.p) : c->text.n;
        struct str line = str_sub(c->text, 0, n);
        c->text = str_sub(c->text, n + (end != NULL), c->text.n);
        if (line.n <= n_marks || line.p[0] == '#') continue;
        *marks = str_sub(line, 0, n_marks);
        *sql = str_sub(line, n_marks + 1, line.n);
        return true;
    }
    return false;
}

#endif
