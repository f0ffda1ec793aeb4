CREATE TYPE tag AS ENUM ('a', 'b');
CREATE TABLE person (id integer PRIMARY KEY, name varchar(30) NOT NULL, boss_id integer, team_id integer, tag tag NOT NULL);
CREATE TABLE team (id integer PRIMARY KEY, title varchar(30) NOT NULL, city varchar(30), lead_id integer);
CREATE TABLE task (id bigserial PRIMARY KEY, person_id integer, team_id integer NOT NULL, hours double precision NOT NULL, done_at timestamp, note text);
