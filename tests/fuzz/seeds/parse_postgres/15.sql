SELECT a::int, CAST(b AS numeric(10,2)), c::varchar(5)::text, d::timestamptz, e::double precision, int '5', f::int[], g::mood, CAST(h AS timestamp(3) with time zone) FROM t
