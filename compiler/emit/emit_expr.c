/* emit_expr.c: expressions: names, literals, parameters, and the way to each kind's own file. Part of emit_sql.
 *
 * The contract of all of emit_sql: wherever the source engine gives a value, the target gives the same value in the form
 * it stores (emit_ddl_sqlite.c has the table), or an error. Where the source engine raises an error, the target may give
 * anything. What cannot be proved to keep that is E0501. */
#include <string.h>

#include "emit/emit_text.h"

static bool done(const struct emit *e)
{
    return !e->failed;
}

bool refuse_hint(struct emit *e, struct span span, const char *what, const char *hint)
{
    struct diag *g = diag_add(e->d, DIAG_E0501, place_sql(e->text, span), "%s cannot %s", engine_name(e->to), what);
    diag_hint(e->d, g, "%s", hint);
    e->failed = true;
    return false;
}

/* ---------------------------------------------------------------- names and parameters */

static void put_column(struct emit *e, const struct relation *r, unsigned column)
{
    bool incoming = e->new_row.n && str_eq_nocase(r->name, e->new_row);
    struct str name = relation_at((struct relation *)(uintptr_t)r, column)->name;
    if (incoming && e->to == TARGET_MYSQL) {
        put(e, "VALUES(");
    } else if (incoming) {
        put(e, "\"excluded\".");
    } else if (r->name.n) {
        put_name(e, e->own_names && r->table ? r->table->name : r->name);
        put(e, ".");
    }
    put_name(e, name);
    put(e, incoming && e->to == TARGET_MYSQL ? ")" : "");
}

static bool is_rowid(const struct relation *r, unsigned column)
{
    return r->rowid && column == r->n_columns;
}

static bool emit_column(struct emit *e, const struct expr *x)
{
    if (x->alias_of) {
        return emit_expr(e, x->alias_of);
    }
    if (x->relation && is_rowid(x->relation, x->column_index)) {
        return refuse_hint(e, x->span, "read a rowid", "give the table an INTEGER PRIMARY KEY and name it");
    }
    if (x->relation && relation_shadowed(x->relation, x->column_index)) {
        return refuse_hint(e, x->span, "tell two columns of one name apart", "give them names of their own, with AS");
    }
    if (x->relation && !e->unqualified) {
        put_column(e, x->relation, x->column_index);
        return true;
    }
    put_name(e, x->column ? x->column->name : e->value ? e->value->name : x->name.text);
    return true;
}

/* Long lists are read out of one JSON array where JSON has a form for the values: not for bytes, and a double's digits are not
 * always read back as that double. On servers integers alone; what else has a form there is the runtime's (list_form.c). */
static struct str json_form(enum target to, enum type_kind kind)
{
    bool bits = kind == TYPE_BIT || kind == TYPE_YEAR;
    if (to == TARGET_MYSQL && (type_is_integer(kind) || bits)) {
        bool is_unsigned = type_is_unsigned(kind) || kind == TYPE_BIT;
        return is_unsigned ? STR("SELECT v FROM JSON_TABLE(?, '$[*]' COLUMNS (v BIGINT UNSIGNED PATH '$')) AS list")
                           : STR("SELECT v FROM JSON_TABLE(?, '$[*]' COLUMNS (v BIGINT PATH '$')) AS list");
    }
    switch (kind) {
    case TYPE_FLOAT:
    case TYPE_DOUBLE:
    case TYPE_BLOB:
    case TYPE_GEOMETRY:
    case TYPE_VECTOR:
    case TYPE_NULL:
    case TYPE_NONE:
    case TYPE_ANY: return STR("");
    default: break;
    }
    return to == TARGET_SQLITE ? STR("SELECT value FROM json_each(?)") : STR("");
}

/* … and a long list of texts needs the collation of the column that it is compared with, for which a server is asked. */
static struct str like_form(struct emit *e, const struct expr *x)
{
    const struct column *c = x->sought && x->sought->kind == EXPR_COLUMN ? x->sought->column : NULL;
    size_t at = e->out.n;
    struct str like;
    if (e->to != TARGET_MYSQL || x->type.kind != TYPE_TEXT || !c || c->type.kind != TYPE_TEXT || !c->table ||
        c->table->builtin)
        return STR("");
    put(e, "SELECT ");
    put_name(e, c->name);
    put(e, " FROM ");
    if (!str_eq(c->table->key, c->table->name) && c->table->database) {
        put_name(e, c->table->database->name);
        put(e, ".");
    }
    put_name(e, c->table->name);
    put(e, " LIMIT 0");
    like = str_printf(e->a, "%.*s", (int)(e->out.n - at), e->out.p + at);
    e->out.n = at;
    return like;
}

static void put_list_place(struct emit *e, const struct expr *x)
{
    struct model_list l = {.placeholder = e->order.n,
                           .at = (unsigned)e->out.n,
                           .json = json_form(e->to, x->type.kind),
                           .like = like_form(e, x)};
    vec_push(e->a, &e->lists, l);
}

void put_param(struct emit *e, const struct expr *x)
{
    if (x->param_index < 0) {
        refuse(e, x->span, "bind this parameter: nothing says what it is");
        return;
    }
    if (x->param->list) {
        put_list_place(e, x);
    }
    put(e, x->param->list ? "?..." : "?");
    vec_push(e->a, &e->order, (unsigned)x->param_index);
}

/* ---------------------------------------------------------------- literals */

static bool emit_integer(struct emit *e, const struct expr *x)
{
    if (x->is_large || (x->number > INT64_MAX && e->to == TARGET_SQLITE)) {
        return refuse(e, x->span, "hold an integer above 9223372036854775807");
    }
    buf_printf(&e->out, "%llu", (unsigned long long)x->number);
    return true;
}

static bool emit_decimal(struct emit *e, const struct expr *x)
{
    struct type t = emit_type(e, x);
    return emit_value(e, &t, x, false, true);
}

/* A number with a point is a DECIMAL to MySQL: an exponent makes it a DOUBLE. */
static bool emit_float(struct emit *e, const struct expr *x)
{
    bool exponent = false;
    put_str(e, x->text);
    for (size_t i = 0; i < x->text.n; i++) {
        exponent = exponent || x->text.p[i] == 'e' || x->text.p[i] == 'E';
    }
    if (!exponent) {
        put(e, x->text.n && x->text.p[x->text.n - 1] == '.' ? "0" : "");
        put(e, e->to == TARGET_MYSQL ? "e0" : "");
    }
    return true;
}

static bool emit_text_literal(struct emit *e, const struct expr *x)
{
    if (x->name.text.n && !str_is(x->name.text, "_utf8mb4") && !str_is(x->name.text, "_utf8")) {
        return refuse(e, x->span, "read a string in another character set");
    }
    if (memchr(x->text.p, 0, x->text.n)) {
        return refuse_hint(e, x->span, "hold a NUL in the SQL's text", "pass it as a parameter");
    }
    put_string(e, x->text);
    return true;
}

static bool emit_temporal(struct emit *e, const struct expr *x)
{
    struct type t = emit_type(e, x);
    if (e->to == TARGET_MYSQL) {
        put(e, t.kind == TYPE_DATE ? "DATE" : t.kind == TYPE_TIME ? "TIME" : "TIMESTAMP");
    }
    return emit_value(e, &t, x, false, true);
}

static bool emit_literal_alone(struct emit *e, const struct expr *x)
{
    switch (x->kind) {
    case EXPR_NULL: put(e, "NULL"); return true;
    case EXPR_BOOL: put(e, e->to == TARGET_MYSQL ? (x->number ? "TRUE" : "FALSE") : x->number ? "1" : "0"); return true;
    case EXPR_INTEGER: return emit_integer(e, x);
    case EXPR_DECIMAL: return emit_decimal(e, x);
    case EXPR_FLOAT: return emit_float(e, x);
    case EXPR_STRING: return emit_text_literal(e, x);
    case EXPR_BLOB: put_blob(e, x->text); return true;
    case EXPR_TEMPORAL: return emit_temporal(e, x);
    default: break;
    }
    return refuse_hint(e, x->span, "read a bit string here", "write the number");
}

/* The nearest REAL of a decimal of at most 15 digits is on the same side of every number that a REAL or integer of
 * their own is: comparisons and arithmetic with REALs are those the source does. */
static bool literal_as_real(struct emit *e, const struct expr *x)
{
    if (x->text.n > 15 + 1) {
        return refuse(e, x->span, "hold all digits of this number in a REAL");
    }
    put(e, x->text.n && x->text.p[0] == '.' ? "0" : "");
    put_str(e, x->text);
    put(e, x->text.n && x->text.p[x->text.n - 1] == '.' ? "0" : "");
    return true;
}

void put_apart(struct emit *e, size_t at)
{
    if (at < e->out.n && e->out.p[at] == '-') {
        buf_char(&e->out, ' ');
        memmove(e->out.p + at + 1, e->out.p + at, e->out.n - at - 1);
        e->out.p[at] = ' ';
    }
}

bool emit_number(struct emit *e, const struct expr *x)
{
    if (x->kind == EXPR_DECIMAL && e->to == TARGET_SQLITE) {
        return literal_as_real(e, x);
    }
    if (x->kind == EXPR_UNARY && (x->op == OP_NEG || x->op == OP_PLUS)) {
        put(e, x->op == OP_NEG ? "(-" : "(");
        size_t at = e->out.n;
        emit_number(e, x->a);
        put_apart(e, at);
        put(e, ")");
        return done(e);
    }
    return emit_expr(e, x);
}

/* ---------------------------------------------------------------- the rest */

/* SQLite's own collation is BINARY, and so is that of the columns that are written for MySQL. */
static bool emit_collate(struct emit *e, const struct expr *x)
{
    struct str name = x->name.text;
    bool binary =
        str_is(name, "BINARY") || str_ends(name, "_bin") || str_eq(name, STR("C")) || str_eq(name, STR("POSIX"));
    if (!binary) {
        return refuse_hint(e, x->name.span.len ? x->name.span : x->span, "compare with this collation",
                           "only binary collations mean the same on every engine");
    }
    enum type_kind k = emit_type(e, x->a).kind;
    bool number = type_is_number(k) || type_is_temporal(k) || k == TYPE_BIT || k == TYPE_YEAR;
    if (number && e->from == DIALECT_MYSQL) {
        return refuse_hint(e, x->span, "make a text of this by collating it", "CAST it to CHAR");
    }
    emit_expr(e, x->a);
    if (number) { /* SQLite collates texts, and leaves the rest what it is */
        return done(e);
    }
    put(e, e->to == TARGET_SQLITE ? " COLLATE BINARY" : brings_collation(x->a) ? "" : " COLLATE utf8mb4_bin");
    return done(e);
}

static bool emit_subquery(struct emit *e, const struct expr *x)
{
    put(e, x->kind == EXPR_EXISTS ? x->negated ? "NOT EXISTS (" : "EXISTS (" : "(");
    emit_select(e, x->select);
    put(e, ")");
    return done(e);
}

static bool emit_values_of(struct emit *e, const struct expr *x)
{
    put(e, e->to == TARGET_MYSQL ? "VALUES(" : "\"excluded\".");
    put_name(e, x->column ? x->column->name : x->a->name.text);
    put(e, e->to == TARGET_MYSQL ? ")" : "");
    return true;
}

static bool no_such(struct emit *e, const struct expr *x)
{
    switch (x->kind) {
    case EXPR_ROW: return refuse_hint(e, x->span, "do this with a row of values", "compare column by column");
    case EXPR_VARIABLE: return refuse_hint(e, x->span, "read a user or system variable", "pass a parameter");
    case EXPR_INTERVAL: return refuse_hint(e, x->span, "compute with intervals", "compute the time in the program");
    case EXPR_DEFAULT: return refuse_hint(e, x->span, "take DEFAULT as a value here", "leave the column out");
    case EXPR_QUANTIFIED: return refuse_hint(e, x->span, "compare with ANY or ALL", "write IN, EXISTS, MIN or MAX");
    default: return refuse(e, x->span, "do this");
    }
}

static bool is_one_piece(const struct expr *x)
{
    switch (x->kind) {
    case EXPR_UNARY:
    case EXPR_BINARY:
    case EXPR_IS:
    case EXPR_DISTINCT:
    case EXPR_BETWEEN:
    case EXPR_IN:
    case EXPR_LIKE:
    case EXPR_COLLATE: return false;
    case EXPR_EXISTS: return !x->negated;
    default: return true;
    }
}

bool emit_bare(struct emit *e, const struct expr *x)
{
    switch (x->kind) {
    case EXPR_NULL:
    case EXPR_BOOL:
    case EXPR_INTEGER:
    case EXPR_DECIMAL:
    case EXPR_FLOAT:
    case EXPR_STRING:
    case EXPR_BLOB:
    case EXPR_BITS:
    case EXPR_TEMPORAL: return emit_literal_alone(e, x);
    case EXPR_PARAM: put_param(e, x); return done(e);
    case EXPR_COLUMN: return emit_column(e, x);
    case EXPR_STAR: put(e, "*"); return true; /* COUNT(*) */
    case EXPR_UNARY: return emit_unary(e, x);
    case EXPR_BINARY: return emit_binary(e, x);
    case EXPR_IS: return emit_is(e, x);
    case EXPR_DISTINCT: return emit_distinct(e, x);
    case EXPR_BETWEEN: return emit_between(e, x);
    case EXPR_IN: return emit_in(e, x);
    case EXPR_LIKE: return emit_like(e, x);
    case EXPR_CASE: return emit_case(e, x);
    case EXPR_CAST: return emit_cast(e, x);
    case EXPR_COLLATE: return emit_collate(e, x);
    case EXPR_CALL: return x->aggregate ? emit_aggregate(e, x) : emit_call(e, x);
    case EXPR_SUBQUERY:
    case EXPR_EXISTS: return emit_subquery(e, x);
    case EXPR_VALUES_OF: return emit_values_of(e, x);
    case EXPR_VARIABLE:
    case EXPR_QUANTIFIED:
    case EXPR_ROW:
    case EXPR_INTERVAL:
    case EXPR_DEFAULT:
    case EXPR_ARRAY:
    case EXPR_RAISE:
    case EXPR_MATCH: return no_such(e, x);
    case EXPR_ERROR: e->failed = true; return false;
    }
    return false;
}

bool emit_expr(struct emit *e, const struct expr *x)
{
    bool piece = is_one_piece(x);
    put(e, piece ? "" : "(");
    emit_bare(e, x);
    put(e, piece ? "" : ")");
    return done(e);
}

/* A number is true when it is not 0, everywhere. What a text is worth as a truth value differs. */
bool emit_condition(struct emit *e, const struct expr *x)
{
    struct type t = emit_type(e, x);
    bool literal_decimal = x->kind == EXPR_DECIMAL;
    if (!literal_decimal &&
        (emit_is_number(t.kind) || t.kind == TYPE_NULL || (e->unqualified && t.kind == TYPE_NONE))) {
        return emit_bare(e, x);
    }
    return refuse_hint(e, x->span, "take this for a truth value as the source does", "compare it with something");
}
