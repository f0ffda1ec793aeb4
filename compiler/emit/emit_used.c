/* emit_used.c: see emit_used.h. EMIT.
 *
 * A column's type is written as far as a program sees it: what the runtime's verify.c makes of a live column's type is compared
 * with it, so that INT(11) is INT, and VARCHAR(20) and LONGTEXT are both text. */
#include "emit/emit_used.h"

#include <stdlib.h>

#include "emit/ctext.h"
#include "emit/print.h"

typedef VEC(const struct column *) column_vec;
struct used {
    const struct table *table;
    column_vec columns;
};

/* ---------------------------------------------------------------- types */

/* The labels of an ENUM or SET, quoted as SQL quotes. */
static struct str members(struct arena *a, const char *word, const struct enum_type *m)
{
    struct buf b = {0};
    buf_puts(&b, word);
    for (unsigned i = 0; i < m->n; i++) {
        buf_puts(&b, i ? ",'" : "('");
        for (size_t k = 0; k < m->labels[i].n; k++) {
            if (m->labels[i].p[k] == '\'') buf_char(&b, '\'');
            buf_char(&b, m->labels[i].p[k]);
        }
        buf_char(&b, '\'');
    }
    buf_char(&b, ')');
    struct str s = str_dup(a, buf_view(&b));
    buf_free(&b);
    return s;
}

static struct str scaled(struct arena *a, const char *word, unsigned scale)
{
    return scale ? str_printf(a, "%s(%u)", word, scale) : str_from(word);
}

static struct str first_word(struct arena *a, struct str sql_type)
{
    size_t n = 0;
    while (n < sql_type.n && sql_type.p[n] != '(' && sql_type.p[n] != ' ') n++;
    char *word = arena_strdup(a, sql_type.p, n);
    for (size_t i = 0; i < n; i++)
        if (word[i] >= 'A' && word[i] <= 'Z') word[i] = (char)(word[i] + 32);
    return (struct str){word, n};
}

/* n == 0: not compared. */
static struct str mysql_type(struct arena *a, enum dialect d, const struct type *t)
{
    static const char *const words[TYPE_N_KINDS] = {[TYPE_BOOL] = "tinyint",
                                                    [TYPE_INT8] = "tinyint",
                                                    [TYPE_INT16] = "smallint",
                                                    [TYPE_INT32] = "int",
                                                    [TYPE_INT64] = "bigint",
                                                    [TYPE_UINT8] = "tinyint unsigned",
                                                    [TYPE_UINT16] = "smallint unsigned",
                                                    [TYPE_UINT32] = "int unsigned",
                                                    [TYPE_UINT64] = "bigint unsigned",
                                                    [TYPE_FLOAT] = "float",
                                                    [TYPE_DOUBLE] = "double",
                                                    [TYPE_TEXT] = "text",
                                                    [TYPE_BLOB] = "blob",
                                                    [TYPE_DATE] = "date",
                                                    [TYPE_YEAR] = "year",
                                                    [TYPE_JSON] = "json",
                                                    [TYPE_GEOMETRY] = "geometry"};
    const char *word = words[t->kind];
    if (word) return str_from(word);
    if (t->kind == TYPE_DECIMAL && t->precision) return str_printf(a, "decimal(%u,%u)", t->precision, t->scale);
    if (t->kind == TYPE_ENUM || t->kind == TYPE_SET)
        return members(a, t->kind == TYPE_ENUM ? "enum" : "set", t->members);
    if (t->kind == TYPE_TIME) return scaled(a, "time", t->scale);
    if (t->kind == TYPE_DATETIME) return scaled(a, "datetime", t->scale);
    if (t->kind == TYPE_TIMESTAMP) return scaled(a, "timestamp", t->scale);
    if (t->kind == TYPE_BIT) return str_printf(a, "bit(%u)", t->precision ? t->precision : 1);
    if (t->kind == TYPE_UUID || t->kind == TYPE_INET)
        return d == DIALECT_MYSQL ? first_word(a, t->sql_type) : STR("text");
    return (struct str){0};
}

static struct str sqlite_type(enum dialect d, const struct column *c)
{
    if (d == DIALECT_SQLITE) return c->affinity;
    switch (c->type.kind) {
    case TYPE_BOOL:
    case TYPE_INT8:
    case TYPE_INT16:
    case TYPE_INT32:
    case TYPE_INT64:
    case TYPE_UINT8:
    case TYPE_UINT16:
    case TYPE_UINT32:
    case TYPE_UINT64:
    case TYPE_YEAR:
    case TYPE_BIT: return STR("INTEGER");
    case TYPE_FLOAT:
    case TYPE_DOUBLE: return STR("REAL");
    case TYPE_BLOB: return STR("BLOB");
    case TYPE_DECIMAL:
    case TYPE_TEXT:
    case TYPE_ENUM:
    case TYPE_SET:
    case TYPE_DATE:
    case TYPE_TIME:
    case TYPE_DATETIME:
    case TYPE_TIMESTAMP:
    case TYPE_JSON:
    case TYPE_UUID:
    case TYPE_INET: return STR("TEXT");
    case TYPE_NONE:
    case TYPE_NULL:
    case TYPE_GEOMETRY:
    case TYPE_VECTOR:
    case TYPE_ANY:
    case TYPE_N_KINDS: break;
    }
    return (struct str){0};
}

/* ---------------------------------------------------------------- what is used */

static bool is_asked(const struct table *t)
{
    return t && !t->builtin && !t->temporary && !t->sequence && t->columns.n;
}

static int by_key(const void *x, const void *y)
{
    return str_cmp(((const struct used *)x)->table->key, ((const struct used *)y)->table->key);
}

static int by_index(const void *x, const void *y)
{
    const struct column *a = *(const struct column *const *)x, *b = *(const struct column *const *)y;
    return (a->index > b->index) - (a->index < b->index);
}

static void add_columns(struct arena *a, struct used *u, const struct model_use *use)
{
    for (unsigned i = 0; i < use->columns.n; i++) {
        const struct column *c = table_column(u->table, use->columns.v[i]);
        bool known = !c;
        for (unsigned k = 0; k < u->columns.n && !known; k++) known = u->columns.v[k] == c;
        if (!known) vec_push(a, &u->columns, c);
    }
}

typedef VEC(struct used) used_vec;

static void add_use(struct arena *a, used_vec *all, const struct table *t, const struct model_use *use)
{
    unsigned at = 0;
    while (at < all->n && all->v[at].table != t) at++;
    if (at == all->n) vec_push(a, all, ((struct used){.table = t}));
    add_columns(a, &all->v[at], use);
}

static void collect(struct arena *a, const struct c_source *s, used_vec *all)
{
    for (unsigned i = 0; i < s->queries.n; i++) {
        const struct model_query *q = s->queries.v[i]->q;
        for (unsigned k = 0; k < q->uses.n; k++) {
            const struct table *t = catalog_table(s->catalog, q->uses.v[k].table);
            if (is_asked(t)) add_use(a, all, t, &q->uses.v[k]);
        }
    }
    if (all->n) qsort(all->v, all->n, sizeof *all->v, by_key);
    for (unsigned i = 0; i < all->n; i++)
        if (all->v[i].columns.n) qsort(all->v[i].columns.v, all->v[i].columns.n, sizeof *all->v[i].columns.v, by_index);
}

/* ---------------------------------------------------------------- printing */

static void print_or_null(struct buf *out, struct str s)
{
    if (s.n > CTEXT_WIDTH)
        print_text(out, s, "     ");
    else if (s.n)
        ctext_literal(out, s);
    else
        buf_puts(out, "NULL");
}

static void print_column(struct buf *out, struct arena *a, enum dialect d, const struct table *t,
                         const struct column *c)
{
    const struct column *of = t->view ? c->origin : c;
    bool typed = of && !t->module.n;
    struct str none = {0};
    buf_puts(out, "    {");
    ctext_literal(out, c->name);
    buf_puts(out, ", ");
    print_or_null(out, typed ? sqlite_type(d, of) : none);
    buf_puts(out, ", ");
    print_or_null(out, typed && d != DIALECT_SQLITE ? mysql_type(a, d, &of->type) : none);
    buf_printf(out, ", %s},\n",
               t->view || t->module.n ? "SC_USED_EITHER"
               : c->not_null          ? "SC_USED_NOT_NULL"
                                      : "SC_USED_NULL");
}

static void print_columns(struct buf *out, struct arena *a, const struct c_source *s, const used_vec *all)
{
    buf_printf(out, "\nstatic const sc_used_column %.*s[] = {\n", STR_ARG(s->used_columns));
    for (unsigned i = 0; i < all->n; i++)
        for (unsigned k = 0; k < all->v[i].columns.n; k++)
            print_column(out, a, s->catalog->options.dialect, all->v[i].table, all->v[i].columns.v[k]);
    buf_puts(out, "};\n");
}

static void print_tables(struct buf *out, const struct c_source *s, const used_vec *all, bool columns)
{
    unsigned at = 0;
    buf_printf(out, "\nstatic const sc_used_table %.*s[] = {\n", STR_ARG(s->used_tables));
    for (unsigned i = 0; i < all->n; i++) {
        const struct table *t = all->v[i].table;
        bool own = t->database == s->catalog->databases.v[0];
        buf_puts(out, "    {");
        print_or_null(out, own ? (struct str){0} : t->database->name);
        buf_puts(out, ", ");
        ctext_literal(out, t->name);
        if (columns)
            buf_printf(out, ", &%.*s[%u], %u},\n", STR_ARG(s->used_columns), at, all->v[i].columns.n);
        else
            buf_puts(out, ", NULL, 0},\n");
        at += all->v[i].columns.n;
    }
    buf_puts(out, "};\n");
}

void emit_used_declare(struct buf *out, const struct c_source *s)
{
    buf_printf(out,
               "\n/* What these queries use of the database, for sc_verify_schema(). */\nextern const sc_used %.*s;\n",
               STR_ARG(s->used));
}

void emit_used_define(struct buf *out, struct arena *a, const struct c_source *s)
{
    used_vec all = {0};
    collect(a, s, &all);
    unsigned columns = 0;
    for (unsigned i = 0; i < all.n; i++) columns += all.v[i].columns.n;
    buf_puts(out, "\n/* ---------------------------------------------------------------- what they use */\n");
    if (columns) print_columns(out, a, s, &all);
    if (all.n) print_tables(out, s, &all, columns > 0);
    buf_printf(out, "\nconst sc_used %.*s = {", STR_ARG(s->used));
    if (all.n)
        buf_printf(out, "%.*s, %u};\n", STR_ARG(s->used_tables), all.n);
    else
        buf_puts(out, "NULL, 0};\n");
}
