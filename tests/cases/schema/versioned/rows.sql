INSERT INTO booked (room, d1, d2) VALUES (1, '2024-01-01', '2024-01-03');
INSERT INTO timed (a) VALUES (1);
