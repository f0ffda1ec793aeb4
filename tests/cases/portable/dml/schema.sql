CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE DOMAIN percent AS smallint CHECK (VALUE BETWEEN 0 AND 100);
CREATE TABLE vals (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  i16 smallint NOT NULL, i16_n smallint,
  i32 integer NOT NULL, i32_n int,
  i64 bigint NOT NULL, i64_n int8,
  ok boolean NOT NULL, maybe boolean,
  fl real NOT NULL, db double precision,
  de numeric(10, 3) NOT NULL, de_n numeric(12, 2),
  pct percent NOT NULL
);
CREATE TABLE words (
  id serial PRIMARY KEY,
  vc varchar(20) NOT NULL, vc_n varchar(20), tx text NOT NULL, tx_n text,
  mo mood NOT NULL, mo_n mood, by_ bytea,
  js jsonb
);
CREATE TABLE times (
  id integer PRIMARY KEY, d date NOT NULL, d_n date, at timestamp(3) NOT NULL, at_n timestamp, tz timestamptz(6) NOT NULL, tz_n timestamptz, t time NOT NULL
);
