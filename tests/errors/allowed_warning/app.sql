-- name: unborn :many
/* schemac: allow W0302 */
SELECT id FROM author WHERE born = NULL;
