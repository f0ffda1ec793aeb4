/* model.c: the words of the model, as the record (cache/) spells them. */
#include "sema/model.h"

const char *query_kind_name(enum query_kind k)
{
    switch (k) {
    case QUERY_SELECT: return "select";
    case QUERY_INSERT: return "insert";
    case QUERY_UPDATE: return "update";
    case QUERY_DELETE: return "delete";
    case QUERY_CALL: return "call";
    case QUERY_SET: return "set";
    case QUERY_SHOW: return "show";
    case QUERY_PRAGMA: return "pragma";
    case QUERY_EXPLAIN: return "explain";
    case QUERY_TRANSACTION: return "transaction";
    case QUERY_OTHER: return "other";
    }
    return "";
}

const char *cardinality_name(enum cardinality c)
{
    switch (c) {
    case CARDINALITY_NONE: return "none";
    case CARDINALITY_ONE: return "one";
    case CARDINALITY_OPTIONAL: return "optional";
    case CARDINALITY_MANY: return "many";
    }
    return "";
}

const char *query_run_name(enum query_run r)
{
    switch (r) {
    case RUN_PREPARED: return "prepared";
    case RUN_TEXT: return "text";
    case RUN_COMMITS: return "commits";
    case RUN_BEGIN: return "begin";
    case RUN_COMMIT: return "commit";
    case RUN_ROLLBACK: return "rollback";
    case RUN_SAVEPOINT: return "savepoint";
    case RUN_ROLLBACK_TO: return "rollback_to";
    }
    return "";
}

const char *query_returns_name(enum query_returns r)
{
    switch (r) {
    case RETURNS_ROWS: return "rows";
    case RETURNS_AFFECTED: return "affected";
    case RETURNS_LAST_ID: return "last_id";
    case RETURNS_NOTHING: return "nothing";
    }
    return "";
}
