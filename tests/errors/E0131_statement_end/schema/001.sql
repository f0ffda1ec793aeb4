-- +goose Up
CREATE TABLE t (a INT);
-- +goose StatementEnd
