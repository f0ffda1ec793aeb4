/* runtime_same.h: two rows of rt_all, column by column. */
#ifndef TESTS_RUNTIME_SAME_H
#define TESTS_RUNTIME_SAME_H

#include "../unit/check.h"
#include "runtime_tables.h"

static inline bool same_text(sc_text a, sc_text b)
{
    return (a.ptr == NULL) == (b.ptr == NULL) && a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

/* A server may write white space its own way: the tests' values have none inside a string. */
static inline bool same_json(sc_text a, sc_text b)
{
    size_t i = 0, k = 0;

    if (!a.ptr || !b.ptr) return a.ptr == b.ptr;
    for (;; i++, k++) {
        while (i < a.len && a.ptr[i] == ' ') i++;
        while (k < b.len && b.ptr[k] == ' ') k++;
        if (i == a.len || k == b.len || a.ptr[i] != b.ptr[k]) return i == a.len && k == b.len;
    }
}

#define SAME(m) CHECK(a->m.has == b->m.has && (!a->m.has || a->m.value == b->m.value))

static inline void check_same(const rt_row *a, const rt_row *b)
{
    CHECK_INT(a->id, b->id);
    SAME(b);
    SAME(i8);
    SAME(i16);
    SAME(i32);
    SAME(i64);
    SAME(u8);
    SAME(u16);
    SAME(u32);
    SAME(u64);
    SAME(f);
    SAME(d);
    SAME(st);
    SAME(bt);
    SAME(yr);
    CHECK(same_text((sc_text){a->dec.ptr, a->dec.len}, (sc_text){b->dec.ptr, b->dec.len}));
    CHECK(same_text(a->txt, b->txt));
    CHECK(same_text((sc_text){a->bl.ptr, a->bl.len}, (sc_text){b->bl.ptr, b->bl.len}));
    CHECK(same_json(a->js, b->js));
    CHECK_INT(a->en, b->en);
    CHECK(a->dt.has == b->dt.has && memcmp(&a->dt.value, &b->dt.value, sizeof a->dt.value) == 0);
    CHECK(a->tm.has == b->tm.has && a->tm.value.us == b->tm.value.us);
    CHECK(a->dtm.has == b->dtm.has && a->dtm.value.microsecond == b->dtm.value.microsecond &&
          a->dtm.value.year == b->dtm.value.year && a->dtm.value.month == b->dtm.value.month &&
          a->dtm.value.day == b->dtm.value.day && a->dtm.value.hour == b->dtm.value.hour &&
          a->dtm.value.minute == b->dtm.value.minute && a->dtm.value.second == b->dtm.value.second);
    CHECK(a->ts.has == b->ts.has && a->ts.value.us == b->ts.value.us);
}

#undef SAME

#endif
