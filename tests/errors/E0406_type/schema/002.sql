CREATE TYPE mood AS ENUM ('good');
CREATE TYPE mood AS ENUM ('bad');
