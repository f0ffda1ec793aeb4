SELECT (a, b) = (1, 2), ROW(a, b), ARRAY[1, 2, a], a COLLATE "C", a || b || 'c', j -> 'k' ->> 'l', a % 2, a ^ 2, a & 1, a | 2, a # 3, ~a, a << 1, a >> 2 FROM t
