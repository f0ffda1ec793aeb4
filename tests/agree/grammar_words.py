"""grammar_words.py: what grammar.py chooses from: literals, operators, functions with their least and most arguments."""

WORDS = ["select", "order", "key", "name", "value", "group", "rank", "left", "window", "end", "date", "user", "row", "rows", "offset",
         "index", "filter", "over", "groups", "system", "escape", "desc", "match", "current", "temp", "read", "usage", "except", "limit"]
LITERALS = {
    "sqlite": ["0", "1", "2", "-1", "1.5", "'a'", "''", "'12'", "x'41'", "NULL", "TRUE", "FALSE", "1e3", "'it''s'", "0x10"],
    "mysql": ["0", "1", "2", "-1", "1.5", "'a'", "''", "'12'", "x'41'", "NULL", "TRUE", "FALSE", "1e3", "'it\\'s'", "0x10", "b'01'",
              "DATE '2024-01-31'", "TIMESTAMP '2024-01-31 10:11:12'", "N'x'", "_utf8mb4'x'", "'a' 'b'"]}
BINARY = {
    "sqlite": ["=", "==", "<>", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "%", "||", "&", "|", "<<", ">>", "AND", "AND", "OR", "OR", "IS", "IS NOT"],
    "mysql": ["=", "<=>", "<>", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "%", "DIV", "MOD", "||", "&&", "&", "|", "^", "<<", ">>", "AND", "AND",
              "OR", "XOR"]}
UNARY = {"sqlite": ["-", "+", "~", "NOT "], "mysql": ["-", "+", "~", "NOT ", "!"]}
TYPES_OF_CASTS = {
    "sqlite": ["INTEGER", "TEXT", "REAL", "BLOB", "NUMERIC", "VARCHAR(10)", "anything at all", "DECIMAL(10, 2)"],
    "mysql": ["SIGNED", "UNSIGNED", "CHAR", "CHAR(10)", "DECIMAL(10,2)", "DECIMAL", "DATE", "DATETIME", "DATETIME(3)", "TIME", "BINARY", "SIGNED INTEGER",
              "DOUBLE", "CHAR CHARACTER SET utf8mb4", "INT", "VARCHAR(10)", "NCHAR(3)", "FLOAT"]}
JOINS = {
    "sqlite": [" JOIN ", " INNER JOIN ", " LEFT JOIN ", " LEFT OUTER JOIN ", " CROSS JOIN ", ", ", " NATURAL JOIN ", " NATURAL LEFT JOIN ", " RIGHT JOIN ",
               " FULL JOIN ", " FULL OUTER JOIN ", " NATURAL FULL JOIN ", " NATURAL RIGHT JOIN "],
    "mysql": [" JOIN ", " INNER JOIN ", " LEFT JOIN ", " LEFT OUTER JOIN ", " CROSS JOIN ", ", ", " NATURAL JOIN ", " NATURAL LEFT JOIN ", " RIGHT JOIN ",
              " STRAIGHT_JOIN "]}
WINDOWS = [("ROW_NUMBER", 0, 0), ("RANK", 0, 0), ("DENSE_RANK", 0, 0), ("LAG", 1, 2), ("LEAD", 1, 2), ("FIRST_VALUE", 1, 1), ("LAST_VALUE", 1, 1),
           ("NTILE", 1, 1), ("CUME_DIST", 0, 0), ("PERCENT_RANK", 0, 0)]
AGGREGATES = {
    "sqlite": [("COUNT", 1), ("SUM", 1), ("AVG", 1), ("MIN", 1), ("MAX", 1), ("TOTAL", 1), ("GROUP_CONCAT", 1), ("GROUP_CONCAT", 2),
               ("json_group_array", 1), ("json_group_object", 2)],
    "mysql": [("COUNT", 1), ("SUM", 1), ("AVG", 1), ("MIN", 1), ("MAX", 1), ("GROUP_CONCAT", 1), ("BIT_AND", 1), ("BIT_OR", 1), ("STD", 1), ("VARIANCE", 1),
              ("JSON_ARRAYAGG", 1), ("JSON_OBJECTAGG", 2)]}
FUNCTIONS = {
    "sqlite": [("abs", 1, 1), ("length", 1, 1), ("upper", 1, 1), ("lower", 1, 1), ("substr", 2, 3), ("coalesce", 2, 3), ("ifnull", 2, 2), ("nullif", 2, 2),
               ("round", 1, 2), ("typeof", 1, 1), ("hex", 1, 1), ("instr", 2, 2), ("replace", 3, 3), ("trim", 1, 2), ("ltrim", 1, 2), ("rtrim", 1, 2),
               ("max", 2, 3), ("min", 2, 3), ("date", 1, 2), ("time", 1, 1), ("datetime", 1, 2), ("julianday", 1, 1), ("strftime", 2, 2), ("printf", 1, 3),
               ("format", 1, 2), ("quote", 1, 1), ("random", 0, 0), ("randomblob", 1, 1), ("zeroblob", 1, 1), ("unicode", 1, 1), ("char", 0, 3),
               ("glob", 2, 2), ("like", 2, 3), ("json", 1, 1), ("json_array", 0, 3), ("json_object", 0, 0), ("json_type", 1, 2), ("json_valid", 1, 1),
               ("json_set", 3, 3), ("json_array_length", 1, 2), ("last_insert_rowid", 0, 0), ("changes", 0, 0), ("sign", 1, 1), ("sqlite_version", 0, 0),
               ("total_changes", 0, 0), ("unixepoch", 1, 1), ("iif", 3, 3), ("likely", 1, 1), ("json_quote", 1, 1), ("json_patch", 2, 2)],
    "mysql": [("ABS", 1, 1), ("LENGTH", 1, 1), ("UPPER", 1, 1), ("LOWER", 1, 1), ("SUBSTRING", 2, 3), ("COALESCE", 1, 3), ("IFNULL", 2, 2), ("NULLIF", 2, 2),
              ("ROUND", 1, 2), ("HEX", 1, 1), ("INSTR", 2, 2), ("LOCATE", 2, 3), ("REPLACE", 3, 3), ("TRIM", 1, 1), ("LTRIM", 1, 1), ("CONCAT", 1, 3),
              ("CONCAT_WS", 2, 3), ("GREATEST", 2, 3), ("LEAST", 2, 3), ("DATE", 1, 1), ("YEAR", 1, 1), ("MONTH", 1, 1), ("DAYOFWEEK", 1, 1), ("DATEDIFF", 2, 2),
              ("DATE_FORMAT", 2, 2), ("UNIX_TIMESTAMP", 0, 1), ("FROM_UNIXTIME", 1, 2), ("NOW", 0, 0), ("CURDATE", 0, 0), ("RAND", 0, 1),
              ("FLOOR", 1, 1), ("CEILING", 1, 1), ("MOD", 2, 2), ("POW", 2, 2), ("SQRT", 1, 1), ("SIGN", 1, 1), ("MD5", 1, 1), ("SHA1", 1, 1), ("SHA2", 2, 2),
              ("LEFT", 2, 2), ("RIGHT", 2, 2), ("REPEAT", 2, 2), ("REVERSE", 1, 1), ("LPAD", 3, 3), ("ASCII", 1, 1), ("CHAR_LENGTH", 1, 1), ("FIELD", 2, 3),
              ("FIND_IN_SET", 2, 2), ("ELT", 2, 3), ("FORMAT", 2, 2), ("JSON_EXTRACT", 2, 3), ("JSON_OBJECT", 0, 0), ("JSON_ARRAY", 0, 3), ("JSON_UNQUOTE", 1, 1),
              ("JSON_LENGTH", 1, 2), ("JSON_VALID", 1, 1), ("JSON_CONTAINS", 2, 3), ("JSON_SET", 3, 3), ("LAST_INSERT_ID", 0, 1), ("DATABASE", 0, 0),
              ("VERSION", 0, 0), ("USER", 0, 0), ("CONNECTION_ID", 0, 0), ("STR_TO_DATE", 2, 2), ("LAST_DAY", 1, 1), ("BIT_COUNT", 1, 1), ("CONV", 3, 3),
              ("STRCMP", 2, 2), ("INET_ATON", 1, 1), ("MAKEDATE", 2, 2), ("SEC_TO_TIME", 1, 1), ("TIME_TO_SEC", 1, 1), ("ISNULL", 1, 1), ("ROW_COUNT", 0, 0)]}
