-- name: unborn :many
/* schemac: allow E0203 */
SELECT id FROM author WHERE born = NULL;
