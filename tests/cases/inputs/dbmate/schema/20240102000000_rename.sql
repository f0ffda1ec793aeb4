-- migrate:up transaction:false
ALTER TABLE users RENAME COLUMN name TO full_name;
UPDATE users SET full_name = upper(full_name) WHERE id > 0;

-- migrate:down
ALTER TABLE users RENAME COLUMN full_name TO name;
