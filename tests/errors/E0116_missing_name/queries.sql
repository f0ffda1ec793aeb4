SELECT id FROM events;
