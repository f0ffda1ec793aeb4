SELECT a AS "A b", b c FROM t LEFT JOIN u ON t.id = u.id AND u.x > 3 INNER JOIN w USING (id, k) CROSS JOIN z NATURAL JOIN y
