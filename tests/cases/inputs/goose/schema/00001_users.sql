-- +goose Up
CREATE TABLE users (id INT NOT NULL PRIMARY KEY, name VARCHAR(40) NOT NULL);

-- +goose Down
DROP TABLE users;
