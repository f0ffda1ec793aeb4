CALL nothing();
