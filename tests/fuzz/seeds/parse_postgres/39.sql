INSERT INTO s.t AS tt (a, "B") VALUES (:a, :b) ON CONFLICT (a, lower("B")) WHERE a > 0 DO UPDATE SET b = excluded.b, (c, d) = (1, :z) WHERE tt.a < 3 RETURNING *, a AS x
