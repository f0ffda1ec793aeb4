-- +goose NO TRANSACTION
-- +goose Up
-- +goose StatementBegin
CREATE TABLE posts (
  id INT NOT NULL PRIMARY KEY,
  user_id INT NOT NULL,
  title VARCHAR(40) NOT NULL DEFAULT 'none; yet',
  FOREIGN KEY (user_id) REFERENCES users (id)
);
-- +goose StatementEnd
INSERT INTO users (id, name) VALUES (1, 'system');

-- +goose Down
DELETE FROM users WHERE id = 1;
DROP TABLE posts;
