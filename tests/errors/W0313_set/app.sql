-- name: no_member
SELECT id FROM t WHERE tags = 'a,c';
-- name: members
SELECT id FROM t WHERE tags = 'a,b' OR tags = '';
