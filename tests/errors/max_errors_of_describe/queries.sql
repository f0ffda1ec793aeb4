-- name: q0
SELECT x FROM t;
-- name: q1
SELECT x FROM t;
-- name: q2
SELECT x FROM t;
-- name: q3
SELECT x FROM t;
-- name: q4
SELECT x FROM t;
-- name: q5
SELECT x FROM t;
-- name: q6
SELECT x FROM t;
-- name: q7
SELECT x FROM t;
-- name: q8
SELECT x FROM t;
-- name: q9
SELECT x FROM t;
-- name: q10
SELECT x FROM t;
-- name: q11
SELECT x FROM t;
-- name: q12
SELECT x FROM t;
-- name: q13
SELECT x FROM t;
-- name: q14
SELECT x FROM t;
-- name: q15
SELECT x FROM t;
-- name: q16
SELECT x FROM t;
-- name: q17
SELECT x FROM t;
-- name: q18
SELECT x FROM t;
-- name: q19
SELECT x FROM t;
-- name: q20
SELECT x FROM t;
-- name: q21
SELECT x FROM t;
-- name: q22
SELECT x FROM t;
-- name: q23
SELECT x FROM t;
-- name: q24
SELECT x FROM t;
-- name: q25
SELECT x FROM t;
-- name: q26
SELECT x FROM t;
-- name: q27
SELECT x FROM t;
-- name: q28
SELECT x FROM t;
-- name: q29
SELECT x FROM t;
-- name: q30
SELECT x FROM t;
-- name: q31
SELECT x FROM t;
-- name: q32
SELECT x FROM t;
-- name: q33
SELECT x FROM t;
-- name: q34
SELECT x FROM t;
-- name: q35
SELECT x FROM t;
-- name: q36
SELECT x FROM t;
-- name: q37
SELECT x FROM t;
-- name: q38
SELECT x FROM t;
-- name: q39
SELECT x FROM t;
-- name: q40
SELECT x FROM t;
-- name: q41
SELECT x FROM t;
-- name: q42
SELECT x FROM t;
-- name: q43
SELECT x FROM t;
-- name: q44
SELECT x FROM t;
-- name: q45
SELECT x FROM t;
-- name: q46
SELECT x FROM t;
-- name: q47
SELECT x FROM t;
-- name: q48
SELECT x FROM t;
-- name: q49
SELECT x FROM t;
-- name: q50
SELECT x FROM t;
-- name: q51
SELECT x FROM t;
-- name: q52
SELECT x FROM t;
-- name: q53
SELECT x FROM t;
-- name: q54
SELECT x FROM t;
-- name: q55
SELECT x FROM t;
-- name: q56
SELECT x FROM t;
-- name: q57
SELECT x FROM t;
-- name: q58
SELECT x FROM t;
-- name: q59
SELECT x FROM t;
-- name: q60
SELECT x FROM t;
-- name: q61
SELECT x FROM t;
-- name: q62
SELECT x FROM t;
-- name: q63
SELECT x FROM t;
-- name: q64
SELECT x FROM t;
-- name: q65
SELECT x FROM t;
-- name: q66
SELECT x FROM t;
-- name: q67
SELECT x FROM t;
-- name: q68
SELECT x FROM t;
-- name: q69
SELECT x FROM t;
-- name: q70
SELECT x FROM t;
-- name: q71
SELECT x FROM t;
-- name: q72
SELECT x FROM t;
-- name: q73
SELECT x FROM t;
-- name: q74
SELECT x FROM t;
-- name: q75
SELECT x FROM t;
-- name: q76
SELECT x FROM t;
-- name: q77
SELECT x FROM t;
-- name: q78
SELECT x FROM t;
-- name: q79
SELECT x FROM t;
-- name: q80
SELECT x FROM t;
-- name: q81
SELECT x FROM t;
-- name: q82
SELECT x FROM t;
-- name: q83
SELECT x FROM t;
-- name: q84
SELECT x FROM t;
-- name: q85
SELECT x FROM t;
-- name: q86
SELECT x FROM t;
-- name: q87
SELECT x FROM t;
-- name: q88
SELECT x FROM t;
-- name: q89
SELECT x FROM t;
-- name: q90
SELECT x FROM t;
-- name: q91
SELECT x FROM t;
-- name: q92
SELECT x FROM t;
-- name: q93
SELECT x FROM t;
-- name: q94
SELECT x FROM t;
-- name: q95
SELECT x FROM t;
-- name: q96
SELECT x FROM t;
-- name: q97
SELECT x FROM t;
-- name: q98
SELECT x FROM t;
-- name: q99
SELECT x FROM t;
-- name: q100
SELECT x FROM t;
-- name: q101
SELECT x FROM t;
-- name: q102
SELECT x FROM t;
