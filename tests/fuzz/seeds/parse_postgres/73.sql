SELECT a[1], (r).f FROM t
