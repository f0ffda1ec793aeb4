-- name: f
SELECT name FROM author WHERE id NOT IN (SELECT author_id FROM book) AND id NOT IN (SELECT author_id FROM book WHERE author_id IS NOT NULL) AND age NOT IN (1, NULL);
