-- name: f
SELECT LOWER(name) AS name, COUNT(*) AS n FROM author GROUP BY name;
