CREATE INDEX by_n ON t (n);
CREATE INDEX by_n ON t (n, id);
