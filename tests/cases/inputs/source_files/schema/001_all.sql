-- MySQL's sample databases are loaded so: by a file that reads the others.
source parts/tables.sql
SOURCE 002_rows.sql ;
\. parts/more.ddl
