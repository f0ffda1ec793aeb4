SELECT * FROM (a JOIN b ON a.x = b.x) AS j, ((c JOIN d USING (k))) LEFT JOIN (SELECT 1 AS one) s ON left(s.k, 1) = 'a'
