CREATE TYPE mood AS ENUM ('sad', 'it''s', 'happy')
