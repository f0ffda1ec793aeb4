CREATE TABLE events (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kind ENUM('call', 'error') NOT NULL
);
INSERT INTO events (kind) VALUES (:kind);
