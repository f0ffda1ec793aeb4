/* file.h: reading, listing and writing files. Every function gives false (or NULL) with errno set on failure. */
#ifndef SCHEMAC_BASE_FILE_H
#define SCHEMAC_BASE_FILE_H

#include "base/str.h"

typedef VEC(struct str) str_vec;

bool file_read(struct arena *a, const char *path, struct str *out); /* NUL-terminated after n; a folder is EISDIR */
bool file_write(const char *path, struct str bytes);                /* in place: for a file that nobody reads yet */
bool file_put(int fd, struct str bytes);                            /* all of them, where the descriptor stands */
bool file_write_atomic(const char *path, struct str bytes);         /* temporary beside it, rename */
bool file_exists(const char *path);
bool dir_exists(const char *path);
bool dir_make(const char *path);                                           /* and its parents */
bool dir_list(struct arena *a, const char *path, str_vec *names);          /* sorted by bytes; no "." and ".." */
struct str path_join(struct arena *a, struct str folder, struct str name); /* NUL-terminated; "." and "" vanish */
struct str path_base(struct str path);                                     /* after the last '/' */
struct str path_dir(struct arena *a, struct str path);                     /* before it; "." without one */

#endif
