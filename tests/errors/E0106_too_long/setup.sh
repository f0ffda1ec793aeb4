printf -- '-- name: n :many\nSELECT id' > queries.sql
head -c 200000 /dev/zero | sed 's/\x0/+1/g' >> queries.sql
printf ' AS n FROM events;\n' >> queries.sql
