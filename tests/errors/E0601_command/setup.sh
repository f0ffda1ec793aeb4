"$SCHEMAC" prepare queries.sql
sed 's/:one/:two/; s/:exactly_one/:one/; s/:two/:exactly_one/' queries.sql >edited && mv edited queries.sql
