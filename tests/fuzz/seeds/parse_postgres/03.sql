SELECT t.*, s.t.c FROM s.t, u AS v, w x (a, b) WHERE t.a = v.b
