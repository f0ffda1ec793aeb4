-- +goose Up
-- +goose StatementBegin
CREATE TABLE t (a INT);
-- +goose Down
DROP TABLE t;
