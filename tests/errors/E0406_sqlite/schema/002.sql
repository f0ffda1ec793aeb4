CREATE INDEX by_n ON t (n);
CREATE TABLE u (n INT);
CREATE INDEX by_n ON u (n);
