/* seen.h: what stat says of a file or folder, by which it is known again as unchanged. */
#ifndef SCHEMAC_BASE_SEEN_H
#define SCHEMAC_BASE_SEEN_H

#include <stdbool.h>

struct seen {
    long long size; /* 0 of a folder; -1: nothing is there, and that something comes to be is a change */
    long long seconds, nanoseconds; /* when it was last written */
    unsigned long long inode;
    bool racy; /* written so shortly before that its time could hide a second change */
};

struct seen seen_at(const char *path);
struct seen seen_in(int folder, const char *name); /* of an open folder; a link's target */
/* Is this the same file, unwritten since? Two looks that may have missed a change say no. */
bool seen_same(const struct seen *was, const struct seen *now);

#endif
