/* spill.c: the rest of a result read into memory, so that another statement can use the wire.
 *
 * Stage: a MySQL connection carries one result at a time; `while (next) update(…)` needs two. Before
 * anything else is sent, what is left of the live result is read ahead into the statement's own memory, as
 * cells, and its reader gets it from there. The row the reader holds is pinned: its texts stay where they
 * are until its next step, though the driver's buffers have moved on. */
#include "internal.h"

#include <string.h>

struct sci_row {
    struct sci_row *next;
    struct sci_cell cells[];
};

static const struct sci_error no_memory = {.code = SC_ERR_NOMEM, .message = "no memory"};

/* Gives a cell text of its own. */
static bool keep_cell(struct sci_stmt *st, struct sci_cell *c)
{
    const void *p;
    char *copy;

    switch (c->kind) {
    case SCI_TEXT:
    case SCI_DECIMAL:
        copy = sci_mem_copy(&st->ahead, &st->db->alloc, c->as.text.ptr, c->as.text.len);
        c->as.text.ptr = copy;
        st->ahead_bytes += c->as.text.len + 1;
        return copy;
    case SCI_BLOB:
        p = sci_mem_copy(&st->ahead, &st->db->alloc, c->as.blob.ptr, c->as.blob.len);
        c->as.blob.ptr = p;
        st->ahead_bytes += c->as.blob.len + 1;
        return p;
    case SCI_NULL:
    case SCI_INT:
    case SCI_UINT:
    case SCI_DOUBLE:
    case SCI_FLOAT:
    case SCI_DATE:
    case SCI_DATETIME:
    case SCI_TIME:
    case SCI_NOMEM: break;
    }
    return c->kind != SCI_NOMEM;
}

static struct sci_row *keep_row(struct sci_stmt *st)
{
    unsigned n = st->query->n_columns;
    struct sci_row *row = sci_mem_take(&st->ahead, &st->db->alloc, sizeof *row + n * sizeof row->cells[0]);

    if (!row) return NULL;
    row->next = NULL;
    for (unsigned i = 0; i < n; i++) {
        st->db->driver->cell(st, i, &row->cells[i]);
        if (!keep_cell(st, &row->cells[i])) return NULL;
    }
    st->ahead_bytes += sizeof *row + n * sizeof row->cells[0];
    return row;
}

static int too_much(struct sci_stmt *st)
{
    return sci_fail(
        st->db, SC_ERR_NOMEM,
        "%s: what is left of its result, to be read ahead of another statement, is more than the connection "
        "URL's option read_ahead allows",
        st->query->name);
}

/* All rows that are left: SC_DONE, or the error that ended them. */
static int keep_rows(struct sci_stmt *st)
{
    struct sci_row **tail = &st->next_row;
    int rc;

    while ((rc = st->db->driver->step(st)) == SC_ROW) {
        *tail = keep_row(st);
        if (!*tail) return sci_nomem(st->db);
        tail = &(*tail)->next;
        if (st->ahead_bytes > (uint64_t)st->db->url.read_ahead) return too_much(st);
    }
    return rc;
}

static const struct sci_error *keep_error(struct sci_stmt *st)
{
    struct sci_error *e = sci_mem_take(&st->ahead, &st->db->alloc, sizeof *e);

    if (!e) return &no_memory;
    *e = st->db->error;
    return e;
}

int sci_spill(struct sci_stmt *st)
{
    sc_db *db = st->db;
    struct sci_error before = db->error;
    int rc;

    sci_error_clear(&db->error);
    st->spilled = true;
    st->ahead_bytes = 0;
    rc = db->driver->pin(st);
    if (rc == SC_OK) rc = keep_rows(st);
    if (st->ahead_bytes > db->counts.most_read_ahead) db->counts.most_read_ahead = st->ahead_bytes;
    if (rc < 0) st->ahead_error = keep_error(st);
    db->driver->reset(st); /* the wire is free, also after an error */
    if (before.code != SC_OK || (rc != SC_ERR_NOMEM && !db->lost)) db->error = before;
    return db->lost || rc == SC_ERR_NOMEM ? rc : SC_OK;
}

int sci_spill_step(struct sci_stmt *st)
{
    const struct sci_error *e = st->ahead_error;

    st->db->driver->unpin(st);
    st->row = st->next_row;
    if (st->row) {
        st->next_row = st->row->next;
        return SC_ROW;
    }
    if (!e) return SC_DONE;
    if (st->db->error.code == SC_OK) st->db->error = *e;
    return st->db->error.code;
}

void sci_spill_cell(const struct sci_stmt *st, unsigned i, struct sci_cell *out)
{
    *out = st->row->cells[i];
}

void sci_spill_free(struct sci_stmt *st)
{
    if (!st->spilled) return;
    if (st->prepared) st->db->driver->unpin(st);
    sc_mem_free(&st->ahead);
    st->next_row = NULL;
    st->row = NULL;
    st->ahead_error = NULL;
    st->spilled = false;
}
