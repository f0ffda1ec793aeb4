SELECT a = ANY(:ids) FROM t
