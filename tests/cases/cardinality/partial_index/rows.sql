INSERT INTO doc (id, slug, lang, deleted, state) VALUES (1, 'a', 'de', NULL, 'live'), (2, 'a', 'de', 1, 'live'), (3, 'a', 'de', 1, 'old'), (4, 'b', 'de', NULL, 'old');
