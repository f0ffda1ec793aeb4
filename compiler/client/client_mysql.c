/* client_mysql.c: what a server's database is made of, and what the server says of a query. CLIENT.
 *
 * Everything is read with SHOW: information_schema is wrong in places on Dolt, and SHOW CREATE is what the server itself would
 * make the object of again. */
#include <mysql.h>

#include <errmsg.h>

#include "client/client.h"

#include <string.h>

static MYSQL *handle(const struct live *l)
{
    return sc_native(l->db);
}

static struct str cell(struct arena *a, MYSQL_RES *res, MYSQL_ROW row, unsigned column)
{
    if (column >= mysql_num_fields(res) || !row[column]) return STR("");
    return str_dup(a, (struct str){row[column], mysql_fetch_lengths(res)[column]});
}

/* A want of memory says nothing of the database. */
static void check_memory(unsigned native)
{
    if (native == CR_OUT_OF_MEMORY) die_nomem();
}

/* The result of a statement that gives rows; NULL: *error says why. */
static MYSQL_RES *ask(const struct live *l, struct str sql, struct str *error)
{
    MYSQL *m = handle(l);
    MYSQL_RES *res = m && mysql_real_query(m, sql.p, (unsigned long)sql.n) == 0 ? mysql_store_result(m) : NULL;
    if (!res && m) check_memory(mysql_errno(m));
    if (!res) *error = str_dup(l->arena, str_from(m ? mysql_error(m) : sc_errmsg(l->db)));
    return res;
}

static struct str one(const struct live *l, const char *sql)
{
    struct str error, found = STR("");
    MYSQL_RES *res = ask(l, str_from(sql), &error);
    MYSQL_ROW row = res ? mysql_fetch_row(res) : NULL;
    if (row) found = cell(l->arena, res, row, 0);
    mysql_free_result(res);
    return found;
}

/* Dolt takes the words and lets a transaction write all the same: nothing is sent that would. */
bool client_mysql_begin(struct live *l, struct str *error)
{
    if (sc_begin_as(l->db, SC_BEGIN_READ) != SC_OK) {
        *error = str_dup(l->arena, str_from(sc_errmsg(l->db)));
        return false;
    }
    l->database = one(l, "SELECT DATABASE()");
    l->collation = one(l, "SELECT @@collation_database");
    if (!l->database.n) *error = STR("the URL names no database");
    return l->database.n > 0;
}

/* ---------------------------------------------------------------- what there is */

static struct str quoted(struct arena *a, struct str name)
{
    struct str out = STR("`");
    for (size_t i = 0; i < name.n; i++)
        out = str_printf(a, "%.*s%s%c", STR_ARG(out), name.p[i] == '`' ? "`" : "", name.p[i]);
    return str_printf(a, "%.*s`", STR_ARG(out));
}

/* What SHOW CREATE calls an object, and where in its answer the text is. Every server has them there. */
struct shown {
    enum live_kind kind;
    const char *what;
    unsigned text, modes; /* modes 0: it has none */
};
static const struct shown shown_table = {LIVE_TABLE, "TABLE", 1, 0}, shown_view = {LIVE_VIEW, "VIEW", 1, 0},
                          shown_sequence = {LIVE_SEQUENCE, "SEQUENCE", 1, 0},
                          shown_trigger = {LIVE_TRIGGER, "TRIGGER", 2, 1},
                          shown_procedure = {LIVE_ROUTINE, "PROCEDURE", 2, 1},
                          shown_function = {LIVE_ROUTINE, "FUNCTION", 2, 1}, shown_event = {LIVE_EVENT, "EVENT", 3, 1};

/* The length of a plain name in backticks with a parenthesis right behind it: of a call; 0: there is none. */
static size_t called_name(struct str s)
{
    size_t n = 1;
    while (n < s.n && strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_", s.p[n]) && s.p[n]) n++;
    return n > 1 && n + 1 < s.n && s.p[n] == '`' && s.p[n + 1] == '(' ? n - 1 : 0;
}

/* MariaDB writes the schema's own functions in a view as `f`(…): as f(…), which they are as well. */
static struct str plain_calls(struct arena *a, struct str sql)
{
    char *out = arena_strdup(a, sql.p, sql.n);
    size_t n = 0;
    bool quoted = false;
    for (size_t i = 0; i < sql.n; i++) {
        size_t name = !quoted && sql.p[i] == '`' ? called_name(str_sub(sql, i, sql.n)) : 0;
        if (sql.p[i] == '\'' && (i == 0 || sql.p[i - 1] != '\\')) quoted = !quoted;
        if (name) memcpy(out + n, sql.p + i + 1, name);
        if (!name) out[n] = sql.p[i];
        n += name ? name : 1;
        i += name ? name + 1 : 0;
    }
    out[n] = '\0';
    return (struct str){out, n};
}

static void show_create(struct live *l, struct str in, struct str name, const struct shown *s, live_object_vec *out)
{
    struct arena *a = l->arena;
    struct live_object o = {.kind = s->kind, .name = name};
    struct str sql =
        str_printf(a, "SHOW CREATE %s %.*s.%.*s", s->what, STR_ARG(quoted(a, in)), STR_ARG(quoted(a, name)));
    MYSQL_RES *res = ask(l, sql, &o.why);
    MYSQL_ROW row = res ? mysql_fetch_row(res) : NULL;
    if (row) {
        o.sql = cell(a, res, row, s->text);
        if (s->kind == LIVE_VIEW && str_ends(o.sql, "with")) o.sql.n -= 4; /* Dolt cuts WITH CHECK OPTION off there */
        if (s->kind == LIVE_VIEW) o.sql = plain_calls(a, o.sql);
        if (s->modes) o.modes = cell(a, res, row, s->modes);
        if (!o.sql.n) o.why = STR("the user of the connection may not see it");
    }
    mysql_free_result(res);
    vec_push(a, out, o);
}

static const struct shown *shown_as(struct str type)
{
    if (str_is(type, "BASE TABLE") || str_is(type, "SYSTEM VERSIONED")) return &shown_table;
    if (str_is(type, "VIEW")) return &shown_view;
    return str_is(type, "SEQUENCE") ? &shown_sequence : NULL;
}

static bool show_tables(struct live *l, struct str in, live_object_vec *out, struct str *error)
{
    struct arena *a = l->arena;
    MYSQL_RES *res = ask(l, str_printf(a, "SHOW FULL TABLES FROM %.*s", STR_ARG(quoted(a, in))), error);
    if (!res) return false;
    for (MYSQL_ROW row; (row = mysql_fetch_row(res));) {
        const struct shown *s = shown_as(cell(a, res, row, 1));
        struct str name = cell(a, res, row, 0);
        if (s) show_create(l, in, name, s, out);
    }
    mysql_free_result(res);
    return true;
}

/* Dolt has not every one of these lists: there a refusal is an empty list. column: where the name stands. */
static bool show_list(struct live *l, struct str in, struct str sql, unsigned column, const struct shown *s,
                      live_object_vec *out, struct str *error)
{
    MYSQL_RES *res = ask(l, sql, error);
    if (!res) {
        unsigned native = handle(l) ? mysql_errno(handle(l)) : CR_SERVER_LOST;
        return strcmp(sc_engine(l->db), "dolt") == 0 && !(native >= CR_MIN_ERROR && native <= CR_MAX_ERROR);
    }
    for (MYSQL_ROW row; (row = mysql_fetch_row(res));) {
        /* routines' lists are of all databases: the first column is theirs */
        if (column && !str_eq_nocase(cell(l->arena, res, row, 0), in)) continue;
        show_create(l, in, cell(l->arena, res, row, column), s, out);
    }
    mysql_free_result(res);
    return true;
}

bool client_mysql_objects(struct live *l, struct str database, live_object_vec *out, struct str *error)
{
    struct arena *a = l->arena;
    struct str in = database.n ? database : l->database, name = quoted(a, in);
    return show_tables(l, in, out, error) &&
           show_list(l, in, STR("SHOW FUNCTION STATUS"), 1, &shown_function, out, error) &&
           show_list(l, in, STR("SHOW PROCEDURE STATUS"), 1, &shown_procedure, out, error) &&
           show_list(l, in, str_printf(a, "SHOW TRIGGERS FROM %.*s", STR_ARG(name)), 0, &shown_trigger, out, error) &&
           show_list(l, in, str_printf(a, "SHOW EVENTS FROM %.*s", STR_ARG(name)), 1, &shown_event, out, error);
}

/* ---------------------------------------------------------------- queries */

static enum type_kind class_of(const MYSQL_FIELD *f)
{
    bool binary = f->charsetnr == 63;
    switch (f->type) {
    case MYSQL_TYPE_TINY:
    case MYSQL_TYPE_SHORT:
    case MYSQL_TYPE_INT24:
    case MYSQL_TYPE_LONG:
    case MYSQL_TYPE_LONGLONG:
    case MYSQL_TYPE_YEAR: return TYPE_INT64;
    case MYSQL_TYPE_FLOAT:
    case MYSQL_TYPE_DOUBLE: return TYPE_DOUBLE;
    case MYSQL_TYPE_DECIMAL:
    case MYSQL_TYPE_NEWDECIMAL: return TYPE_DECIMAL;
    case MYSQL_TYPE_DATE:
    case MYSQL_TYPE_NEWDATE: return TYPE_DATE;
    case MYSQL_TYPE_TIME: return TYPE_TIME;
    case MYSQL_TYPE_DATETIME:
    case MYSQL_TYPE_TIMESTAMP: return TYPE_DATETIME;
    case MYSQL_TYPE_VARCHAR:
    case MYSQL_TYPE_VAR_STRING:
    case MYSQL_TYPE_STRING:
    case MYSQL_TYPE_TINY_BLOB:
    case MYSQL_TYPE_MEDIUM_BLOB:
    case MYSQL_TYPE_LONG_BLOB:
    case MYSQL_TYPE_BLOB: return binary ? TYPE_BLOB : TYPE_TEXT;
    case MYSQL_TYPE_ENUM:
    case MYSQL_TYPE_SET:
    case MYSQL_TYPE_JSON: return TYPE_TEXT;
    default: return TYPE_NONE;
    }
}

static void read_columns(MYSQL_STMT *st, struct arena *a, struct live_prepared *out)
{
    MYSQL_RES *meta = mysql_stmt_result_metadata(st);
    for (unsigned i = 0; meta && i < mysql_num_fields(meta); i++) {
        const MYSQL_FIELD *f = mysql_fetch_field_direct(meta, i);
        struct live_result c = {str_dup(a, (struct str){f->name, f->name_length}), class_of(f)};
        vec_push(a, &out->columns, c);
    }
    mysql_free_result(meta);
}

void client_mysql_prepare(struct live *l, struct arena *a, struct str sql, struct live_prepared *out)
{
    /* in a READ ONLY transaction MariaDB does not even prepare what writes; and nothing is executed here */
    if (sc_in_transaction(l->db)) (void)sc_rollback(l->db);
    MYSQL *m = handle(l);
    MYSQL_STMT *st = m ? mysql_stmt_init(m) : NULL;
    *out = (struct live_prepared){.ok = st && mysql_stmt_prepare(st, sql.p, (unsigned long)sql.n) == 0};
    if (!out->ok && m) check_memory(st ? mysql_stmt_errno(st) : CR_OUT_OF_MEMORY);
    if (!out->ok) out->message = str_dup(a, str_from(st ? mysql_stmt_error(st) : sc_errmsg(l->db)));
    if (out->ok) read_columns(st, a, out);
    if (st) mysql_stmt_close(st);
}
