CREATE TABLE t (id INT NOT NULL, k VARCHAR(10) NOT NULL, v VARCHAR(20), e ENUM('a','b') NOT NULL, PRIMARY KEY (id, k));
CREATE TABLE keyless (a INT NOT NULL, b INT);
CREATE TABLE said SELECT commit_hash, message AS words FROM dolt_log('main');
