SELECT a=?AND b=?::int FROM t LIMIT?
