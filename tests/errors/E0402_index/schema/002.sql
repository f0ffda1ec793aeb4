CREATE INDEX by_n ON u (n);
