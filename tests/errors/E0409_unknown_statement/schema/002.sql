IMPORT TABLE FROM '/tmp/t.sdi';
