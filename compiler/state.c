/* state.c: STATE ↔ the bytes of its file. See state.h.
 *
 * Numbers as this machine has them, texts with their length before them and NUL behind; a digest of all stands at the end. What cannot
 * be read is no error: the run goes the whole way and writes it anew. */
#include "state.h"

#include <string.h>

#include "base/digest.h"

static const char magic[] = "schemac state 1\n";

/* ---------------------------------------------------------------- writing */

static void put_number(struct buf *b, uint64_t n)
{
    buf_add(b, &n, sizeof n);
}

static void put_text(struct buf *b, struct str s)
{
    put_number(b, s.n);
    buf_str(b, s);
    buf_char(b, '\0'); /* so that it can be handed to the system as it stands */
}

static void put_seen(struct buf *b, const struct seen *s)
{
    put_number(b, (uint64_t)s->size);
    put_number(b, (uint64_t)s->seconds);
    put_number(b, (uint64_t)s->nanoseconds << 1 | s->racy);
    put_number(b, s->inode);
}

static void put_file(struct buf *b, const struct state_file *f)
{
    put_number(b, f->folder);
    put_text(b, f->name);
    put_seen(b, &f->seen);
    put_number(b, f->digest);
}

static void put_files(struct buf *b, const state_file_vec *files)
{
    put_number(b, files->n);
    for (unsigned i = 0; i < files->n; i++) put_file(b, &files->v[i]);
}

static void put_hashes(struct buf *b, const hash_vec *h)
{
    put_number(b, h->n);
    if (h->n) buf_add(b, h->v, h->n * sizeof *h->v);
}

static void put_uses(struct buf *b, const emit_use_vec *uses)
{
    put_number(b, uses->n);
    for (unsigned i = 0; i < uses->n; i++) {
        put_number(b, uses->v[i].input);
        put_text(b, uses->v[i].table);
    }
}

static void put_source(struct buf *b, const struct state_source *s)
{
    put_file(b, &s->file);
    put_number(b, s->said);
    put_hashes(b, &s->queries);
    put_hashes(b, &s->part.names);
    put_hashes(b, &s->part.shared);
    put_uses(b, &s->part.uses);
    put_files(b, &s->outputs);
}

void state_bytes(struct buf *b, const struct state *s)
{
    buf_puts(b, magic);
    put_text(b, s->key);
    put_number(b, s->ddl_said);
    for (unsigned i = 0; i < 2; i++) put_seen(b, &s->folders[i]);
    put_files(b, &s->outputs);
    put_number(b, s->sources.n);
    for (unsigned i = 0; i < s->sources.n; i++) put_source(b, &s->sources.v[i]);
    put_number(b, digest_64(buf_view(b)));
}

/* ---------------------------------------------------------------- reading */

/* Behind the first thing that is not there nothing is: every get gives zeros. */
struct reader {
    struct arena *arena;
    struct str rest;
    bool bad;
};

static struct str get_bytes(struct reader *r, uint64_t n)
{
    r->bad |= n > r->rest.n;
    if (r->bad) return (struct str){"", 0};
    struct str bytes = {r->rest.p, (size_t)n};
    r->rest = (struct str){r->rest.p + n, r->rest.n - (size_t)n};
    return bytes;
}

static uint64_t get_number(struct reader *r)
{
    uint64_t n = 0;
    struct str bytes = get_bytes(r, sizeof n);
    if (bytes.n) memcpy(&n, bytes.p, sizeof n);
    return n;
}

/* How many of what takes so many bytes each, at least: none that could not be there. */
static unsigned get_count(struct reader *r, size_t least)
{
    uint64_t n = get_number(r);
    r->bad |= n > r->rest.n / least;
    return r->bad ? 0 : (unsigned)n;
}

static struct str get_text(struct reader *r)
{
    uint64_t n = get_number(r);
    struct str bytes = get_bytes(r, n < r->rest.n ? n + 1 : UINT64_MAX);
    if (r->bad) return bytes;
    r->bad |= bytes.p[n] != '\0';
    return (struct str){bytes.p, (size_t)n};
}

static struct seen get_seen(struct reader *r)
{
    struct seen s = {.size = (long long)get_number(r), .seconds = (long long)get_number(r)};
    uint64_t fraction = get_number(r);
    s.nanoseconds = (long long)(fraction >> 1);
    s.racy = fraction & 1;
    s.inode = get_number(r);
    return s;
}

static struct state_file get_file(struct reader *r)
{
    struct state_file f = {.folder = get_number(r) ? OUTPUT_CACHE : OUTPUT_GENERATED};
    f.name = get_text(r);
    f.seen = get_seen(r);
    f.digest = get_number(r);
    return f;
}

static void get_files(struct reader *r, state_file_vec *out)
{
    unsigned n = get_count(r, 7 * sizeof(uint64_t));
    vec_room(r->arena, out, n);
    for (unsigned i = 0; i < n; i++) out->v[out->n++] = get_file(r);
}

static void get_hashes(struct reader *r, hash_vec *out)
{
    unsigned n = get_count(r, sizeof *out->v);
    vec_room(r->arena, out, n);
    if (n) memcpy(out->v, get_bytes(r, n * sizeof *out->v).p, n * sizeof *out->v);
    out->n = n;
}

static void get_uses(struct reader *r, emit_use_vec *out)
{
    unsigned n = get_count(r, 2 * sizeof(uint64_t));
    vec_room(r->arena, out, n);
    for (unsigned i = 0; i < n; i++) {
        bool input = get_number(r) != 0;
        out->v[out->n++] = (struct emit_use){.input = input, .table = get_text(r)};
    }
}

static void get_source(struct reader *r, struct state_source *s)
{
    *s = (struct state_source){.file = get_file(r)};
    s->said = get_number(r) != 0;
    get_hashes(r, &s->queries);
    get_hashes(r, &s->part.names);
    get_hashes(r, &s->part.shared);
    get_uses(r, &s->part.uses);
    get_files(r, &s->outputs);
    s->part.source = s->file.name;
}

static void get_state(struct reader *r, struct state *out)
{
    out->ddl_said = get_number(r) != 0;
    for (unsigned i = 0; i < 2; i++) out->folders[i] = get_seen(r);
    get_files(r, &out->outputs);
    unsigned n = get_count(r, 13 * sizeof(uint64_t));
    vec_room(r->arena, &out->sources, n);
    for (unsigned i = 0; i < n; i++) get_source(r, &out->sources.v[out->sources.n++]);
}

static bool is_whole(struct str text)
{
    uint64_t digest;
    size_t head = sizeof magic - 1;
    if (text.n < head + sizeof digest || memcmp(text.p, magic, head) != 0) return false;
    memcpy(&digest, text.p + text.n - sizeof digest, sizeof digest);
    return digest == digest_64((struct str){text.p, text.n - sizeof digest});
}

bool state_read(struct arena *a, const char *path, struct str key, struct state *out)
{
    struct str text;
    *out = (struct state){0};
    if (!file_read(a, path, &text) || !is_whole(text)) return false;
    struct reader r = {.arena = a, .rest = {text.p + sizeof magic - 1, text.n - (sizeof magic - 1) - sizeof(uint64_t)}};
    out->key = get_text(&r);
    if (!str_eq(out->key, key)) return false;
    get_state(&r, out);
    return !r.bad;
}
