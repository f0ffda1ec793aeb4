/* money.c: see money.h and ref.h. */
#include "money.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "generated/schema.h"
#include "ref.h"

/* As a DECIMAL(12,2) is read: with its point, or without where it is whole. */
bool money_from_decimal(const sc_decimal *value, money_t *out)
{
    const char *point = memchr(value->ptr, '.', value->len);
    size_t whole = point ? (size_t)(point - value->ptr) : value->len, fraction = value->len - whole - (point != NULL);
    int64_t cents = 0;
    bool negative = value->ptr[0] == '-';

    for (size_t i = negative; i < whole; i++) cents = cents * 10 + (value->ptr[i] - '0');
    for (size_t i = 0; i < 2; i++) cents = cents * 10 + (i < fraction ? point[1 + i] - '0' : 0);
    out->cents = negative ? -cents : cents;
    return true;
}

bool money_to_decimal(const money_t *value, sc_decimal *out, sc_mem *mem)
{
    char *digits = sc_mem_alloc(mem, 32);
    int64_t cents = value->cents < 0 ? -value->cents : value->cents;

    if (!digits) return false;
    out->ptr = digits;
    out->len = (size_t)snprintf(digits, 32, "%s%" PRId64 ".%02d", value->cents < 0 ? "-" : "", cents / 100,
                                (int)(cents % 100));
    return true;
}

static const int before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};

/* Of years without a 29th of February: what is none has no day. */
bool day_from_date(const sc_date *value, struct day *out)
{
    if (value->year % 4 == 0 || value->month < 1 || value->month > 12) return false;
    *out = (struct day){value->year, before[value->month - 1] + value->day};
    return true;
}

bool day_to_date(const struct day *value, sc_date *out, sc_mem *mem)
{
    int month = 12;

    (void)mem;
    if (value->year % 4 == 0 || value->of_year < 1 || value->of_year > 365) return false;
    while (before[month - 1] >= value->of_year) month--;
    *out = (sc_date){(int16_t)value->year, (uint8_t)month, (uint8_t)(value->of_year - before[month - 1])};
    return true;
}

bool open_from_status(const int *value, open_t *out)
{
    *out = *value == INVOICE_STATUS_OPEN;
    return *value != INVOICE_STATUS_VOID;
}

bool open_to_status(const open_t *value, int *out, sc_mem *mem)
{
    (void)mem;
    *out = *value ? INVOICE_STATUS_OPEN : INVOICE_STATUS_PAID;
    return true;
}

bool ref_from_text(const sc_text *value, ref_t *out)
{
    if (value->len >= sizeof out->text) return false;
    memset(out, 0, sizeof *out);
    memcpy(out->text, value->ptr, value->len);
    return true;
}

bool ref_to_text(const ref_t *value, sc_text *out, sc_mem *mem)
{
    (void)mem;
    *out = sc_str(value->text);
    return true;
}
