UPDATE t SET a = 1, b = DEFAULT, (c, d) = (SELECT 1, 2), (e, f) = ROW(:x, :y) FROM u LEFT JOIN v ON u.i = v.i WHERE t.id = u.id RETURNING t.a
