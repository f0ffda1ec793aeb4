SELECT coalesce(a, b, 1), greatest(a, b), least(c, 2), nullif(a, 0), current_timestamp, current_date, localtimestamp(3), CURRENT_USER FROM t
