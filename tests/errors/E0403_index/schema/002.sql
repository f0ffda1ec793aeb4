CREATE INDEX by_m ON t (m);
