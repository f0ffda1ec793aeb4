/* money.h: types of an application's own, which columns have in its C; see schema/schemac.json. */
#ifndef MONEY_H
#define MONEY_H

#include <schemac/schemac.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct money {
    int64_t cents;
} money_t;
bool money_from_decimal(const sc_decimal *value, money_t *out);
bool money_to_decimal(const money_t *value, sc_decimal *out, sc_mem *mem);

struct day {
    int year, of_year; /* the 1st of January is 1 */
};
bool day_from_date(const sc_date *value, struct day *out);
bool day_to_date(const struct day *value, sc_date *out, sc_mem *mem);

/* Is it open? What is void is neither. */
typedef bool open_t;
bool open_from_status(const int *value, open_t *out);
bool open_to_status(const open_t *value, int *out, sc_mem *mem);

#ifdef __cplusplus
}
#endif

#endif
