/* format.h: printf's formats into memory. Most of what is written out goes through here: the few directives that nearly
 * all of it uses are done here, several times as fast as by the C library, which gets the rest. */
#ifndef SCHEMAC_BASE_FORMAT_H
#define SCHEMAC_BASE_FORMAT_H

#include <stdarg.h>
#include <stddef.h>

/* As vsnprintf in the "C" locale: at most cap bytes with the NUL, and the length that the whole has. */
size_t format_list(char *p, size_t cap, const char *format, va_list args);

#endif
