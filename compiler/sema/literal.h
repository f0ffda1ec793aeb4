/* literal.h: what the text of a literal says as a number, a date, a time, JSON: judged without a column. INFER. */
#ifndef SCHEMAC_SEMA_LITERAL_H
#define SCHEMAC_SEMA_LITERAL_H

#include "base/str.h"

enum { MOST_DIGITS = 96 };

/* 0.d₁d₂… × 10^point, the first digit not 0; n == 0: zero. More than MOST_DIGITS digits are cut off. */
struct decimal {
    bool negative;
    unsigned char digits[MOST_DIGITS];
    unsigned n;
    int point;
};

/* [+-]digits[.digits][e[+-]digits], blanks around it left out. False: it is no such number. */
bool decimal_read(struct str s, struct decimal *out);
/* Rounded to so many digits after the point, half away from zero. */
void decimal_round(struct decimal *d, unsigned scale);
/* The absolute value of a whole number; false: 2⁶⁴ and more. */
bool decimal_u64(const struct decimal *d, uint64_t *out);

/* A date, with or without a time of day, as MySQL and PostgreSQL read it. */
struct civil {
    bool has_date, has_time;
    unsigned year, month, day, hour, minute, second;
};
/* YYYY-M-D or YYYYMMDD, then [ T]h:m[:s[.f]] or nothing. False: written in another way, which is not judged. */
bool civil_read(struct str s, struct civil *out);
bool civil_exists(const struct civil *c); /* zero dates and zeros in dates do: they are sql_mode's business */
/* [-]h:m[:s[.f]] */
bool time_read(struct str s, struct civil *out);

bool json_wrong(struct str s); /* surely no JSON */

#endif
