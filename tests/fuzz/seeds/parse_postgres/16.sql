SELECT DATE '2026-08-04', TIMESTAMP '2026-08-04 11:24', TIME '11:00', timestamptz '2026-08-04 00:00+00', INTERVAL '7 days', now() - interval '1 day', INTERVAL '1 day 2 hours', INTERVAL '1' DAY
