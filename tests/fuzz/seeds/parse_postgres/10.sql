SELECT (a AND b) AND c AND (d OR (e OR f) OR g) FROM t
