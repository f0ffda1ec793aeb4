# A folder where a file should be: unreadable for root too.
mkdir schema/002.sql
