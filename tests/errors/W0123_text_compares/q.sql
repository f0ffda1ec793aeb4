-- name: folded_codes
SELECT code FROM folded;
