/* source.h: files, and SQL texts cut out of them, with the way back from any byte of SQL to file:line:column.
 *
 * A struct sqltext is one statement's text as the parser sees it. In a .sql file it is a slice of the file; in
 * C it is the concatenation of decoded string literals, and `segs` maps its bytes back. In C the place of a
 * byte is inside the literal, where the user's editor finds it. */
#ifndef SCHEMAC_DIAG_SOURCE_H
#define SCHEMAC_DIAG_SOURCE_H

#include "base/str.h"

struct source {
    struct str path; /* as shown to the user, relative to the project's root where possible */
    struct str text;
    uint32_t *line_starts; /* n_lines of them, at least one */
    unsigned n_lines;
};

struct span {
    uint32_t off, len; /* bytes of the sqltext (or of the source, for a sqltext-less place) */
};

/* text[off…] up to the next seg comes from source->text[src_off…]. step 1: byte for byte. step 0: every byte
 * of the seg comes from the one escape sequence at src_off, src_len bytes long. */
struct seg {
    uint32_t off, src_off;
    uint32_t src_len;
    bool verbatim;
};

struct sqltext {
    struct str text;
    const struct source *source;
    const struct seg *segs; /* sorted by off; the first has off 0 */
    unsigned n_segs;
};

/* A place a diagnostic can point at. text == NULL: span is in the source itself (or, with source == NULL, none). */
struct place {
    const struct sqltext *text;
    const struct source *source;
    struct span span;
};

struct source *source_new(struct arena *a, struct str path, struct str text);
/* A sqltext that is source->text[off, off+len). */
struct sqltext *sqltext_slice(struct arena *a, const struct source *s, uint32_t off, uint32_t len);

struct place place_sql(const struct sqltext *t, struct span span);
struct place place_source(const struct source *s, uint32_t off, uint32_t len);
struct place place_file(const struct source *s); /* the file as a whole: shown without line and column */
bool place_is_file(struct place p);

/* Byte offset in the source of the place's first byte, and of the byte after its last one (at least first + 1
 * unless at the end of the text). */
void place_range(struct place p, uint32_t *first, uint32_t *last);
/* As place_range's last, but no further than the first literal on the first line: what a caret line underlines. */
uint32_t place_end_on_line(struct place p);
/* 1-based line, and column in code points. */
void source_position(const struct source *s, uint32_t off, unsigned *line, unsigned *column);
struct str source_line(const struct source *s, unsigned line); /* without its newline */
const struct source *place_of_source(struct place p);

struct span span_join(struct span a, struct span b);

#endif
