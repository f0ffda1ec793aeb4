SELECT x LIKE 'a%' ESCAPE '!', x NOT LIKE 'b', x ILIKE 'c', x NOT ILIKE 'd' ESCAPE 'e', x SIMILAR TO 'f', x NOT SIMILAR TO 'g' ESCAPE 'h', x ~ 'r', x !~* 'q' FROM t
