/* func_cure.c: what to say of a function that the dialect does not have, or that has other arguments: what stands for
 * it here, how it is called. BIND asks (bind_expr.c). */
#include "sema/funcs.h"

struct cure {
    unsigned missing; /* in these */
    const char *name; /* upper case */
    const char *write;
};

enum { SERVERS = FUNC_SERVERS, LITE = FUNC_SQLITE, PG = FUNC_POSTGRES };

static const struct cure cures[] = {{LITE, "ADDDATE", "datetime(x, '+1 day')"},
                                    {LITE, "CHARINDEX", "instr(x, y)"},
                                    {SERVERS, "CHARINDEX", "LOCATE(y, x)"},
                                    {LITE, "CHAR_LENGTH", "length(x)"},
                                    {LITE, "CONCAT", "a || b"},
                                    {LITE, "CONCAT_WS", "a || ',' || b"},
                                    {LITE, "CURDATE", "date('now')"},
                                    {PG, "CURDATE", "CURRENT_DATE"},
                                    {LITE, "CURTIME", "time('now')"},
                                    {LITE, "DATEDIFF", "julianday(a) - julianday(b)"},
                                    {LITE, "DATE_ADD", "datetime(x, '+1 day')"},
                                    {LITE, "DATE_FORMAT", "strftime(format, x)"},
                                    {LITE, "DATE_SUB", "datetime(x, '-1 day')"},
                                    {LITE, "DATE_TRUNC", "date(x, 'start of month')"},
                                    {SERVERS, "DATE_TRUNC", "DATE_FORMAT(x, '%Y-%m-01')"},
                                    {SERVERS, "DATETIME", "CAST(x AS DATETIME), or NOW()"},
                                    {LITE, "DAY", "CAST(strftime('%d', x) AS INTEGER)"},
                                    {LITE, "FROM_UNIXTIME", "datetime(x, 'unixepoch')"},
                                    {SERVERS, "GEN_RANDOM_UUID", "UUID()"},
                                    {LITE, "GETDATE", "datetime('now')"},
                                    {SERVERS, "GETDATE", "NOW()"},
                                    {LITE, "GREATEST", "max(a, b)"},
                                    {PG, "GROUP_CONCAT", "string_agg(x, ',')"},
                                    {LITE, "HOUR", "CAST(strftime('%H', x) AS INTEGER)"},
                                    {LITE, "IF", "iif(c, a, b)"},
                                    {PG, "IF", "CASE WHEN c THEN a ELSE b END"},
                                    {PG, "IFNULL", "COALESCE(a, b)"},
                                    {SERVERS, "IIF", "IF(c, a, b)"},
                                    {LITE, "ISNULL", "x IS NULL"},
                                    {LITE, "JSON_ARRAYAGG", "json_group_array(x)"},
                                    {SERVERS, "JSON_GROUP_ARRAY", "JSON_ARRAYAGG(x)"},
                                    {SERVERS, "JSON_GROUP_OBJECT", "JSON_OBJECTAGG(k, v)"},
                                    {LITE, "JSON_OBJECTAGG", "json_group_object(k, v)"},
                                    {LITE, "JSON_UNQUOTE", "x ->> '$.path'"},
                                    {SERVERS, "JULIANDAY", "TO_DAYS(x), or TIMESTAMPDIFF(unit, a, b)"},
                                    {LITE, "LAST_INSERT_ID", "last_insert_rowid()"},
                                    {SERVERS, "LAST_INSERT_ROWID", "LAST_INSERT_ID()"},
                                    {LITE, "LCASE", "lower(x)"},
                                    {LITE, "LEAST", "min(a, b)"},
                                    {LITE, "LEFT", "substr(x, 1, n)"},
                                    {LITE | PG, "LEN", "length(x)"},
                                    {SERVERS, "LEN", "CHAR_LENGTH(x)"},
                                    {LITE, "LOCATE", "instr(x, y)"},
                                    {LITE, "MID", "substr(x, at, n)"},
                                    {LITE, "MINUTE", "CAST(strftime('%M', x) AS INTEGER)"},
                                    {LITE, "MONTH", "CAST(strftime('%m', x) AS INTEGER)"},
                                    {LITE, "NOW", "datetime('now')"},
                                    {LITE | SERVERS | PG, "NVL", "COALESCE(a, b)"},
                                    {LITE, "RAND", "random()"},
                                    {SERVERS, "RANDOM", "RAND()"},
                                    {SERVERS, "RANDOMBLOB", "RANDOM_BYTES(n)"},
                                    {LITE, "RIGHT", "substr(x, -n)"},
                                    {LITE, "ROW_COUNT", "changes()"},
                                    {LITE, "SECOND", "CAST(strftime('%S', x) AS INTEGER)"},
                                    {SERVERS, "STRFTIME", "DATE_FORMAT(x, format)"},
                                    {SERVERS, "STRING_AGG", "GROUP_CONCAT(x SEPARATOR ',')"},
                                    {SERVERS, "STRPOS", "LOCATE(y, x)"},
                                    {LITE, "TIMESTAMPDIFF", "unixepoch(b) - unixepoch(a)"},
                                    {SERVERS, "TOTAL", "COALESCE(SUM(x), 0)"},
                                    {LITE, "TO_CHAR", "strftime(format, x)"},
                                    {SERVERS, "TO_CHAR", "DATE_FORMAT(x, format)"},
                                    {LITE, "UCASE", "upper(x)"},
                                    {SERVERS, "UNIXEPOCH", "UNIX_TIMESTAMP(x)"},
                                    {LITE, "UNIX_TIMESTAMP", "unixepoch(x)"},
                                    {LITE, "UTC_TIMESTAMP", "datetime('now')"},
                                    {LITE, "UUID", "lower(hex(randomblob(16)))"},
                                    {LITE, "VERSION", "sqlite_version()"},
                                    {LITE, "YEAR", "CAST(strftime('%Y', x) AS INTEGER)"}};

static unsigned dialect_of(const struct sql_options *o)
{
    return o->dialect == DIALECT_SQLITE ? LITE : o->dialect == DIALECT_POSTGRES ? PG : SERVERS;
}

const char *func_cure(const struct sql_options *o, struct str name)
{
    for (unsigned i = 0; i < sizeof cures / sizeof *cures; i++) {
        if ((cures[i].missing & dialect_of(o)) && str_is(name, cures[i].name)) {
            return cures[i].write;
        }
    }
    return NULL;
}

/* ---------------------------------------------------------------- signatures */

static const char *argument(char letter)
{
    switch (letter) {
    case 't': return "text";
    case 'i': return "integer";
    case 'd': return "number";
    case 'b': return "blob";
    case 'j': return "json";
    case 'T': return "date";
    case 'c': return "condition";
    default: return "value";
    }
}

static struct str signature(struct arena *a, const struct func *f, struct str name)
{
    enum { SHOWN = 6 };
    struct str s = str_printf(a, "%.*s(", STR_ARG(name));
    unsigned most = f->most == FUNC_ANY_NUMBER ? f->least : f->most;
    unsigned letters = (unsigned)str_from(f->args).n;
    for (unsigned i = 0; i < most && i < SHOWN; i++) {
        char letter = letters ? f->args[i < letters ? i : letters - 1] : 'a';
        s = str_printf(a, "%.*s%s%s%s", STR_ARG(s), i == f->least ? "[" : "", i ? ", " : "", argument(letter));
    }
    const char *rest = f->most == FUNC_ANY_NUMBER || most > SHOWN ? (most ? ", …" : "…") : "";
    return str_printf(a, "%.*s%s%s)", STR_ARG(s), rest, f->least < most && f->least < SHOWN ? "]" : "");
}

struct str func_signatures(struct arena *a, const struct sql_options *o, struct str name)
{
    unsigned n, here = dialect_of(o);
    const struct func *all = func_table(&n);
    struct str list = {0};
    for (unsigned i = 0; i < n; i++) {
        if ((all[i].where & here) && str_is(name, all[i].name)) {
            struct str one = signature(a, &all[i], name);
            list = str_printf(a, "%.*s%s%.*s", STR_ARG(list), list.n ? " or " : "", STR_ARG(one));
        }
    }
    return list;
}
