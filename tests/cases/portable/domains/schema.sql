CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
CREATE DOMAIN small AS bigint CHECK (VALUE < 1000 AND VALUE >= -5);
CREATE DOMAIN natural_number AS bigint CHECK (VALUE >= 0);
CREATE DOMAIN tiny AS smallint CHECK (VALUE <= 7);
CREATE TABLE measures (id bigint PRIMARY KEY, p positive NOT NULL, s small, n natural_number NOT NULL, t tiny);
