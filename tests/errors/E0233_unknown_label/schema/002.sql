CREATE PROCEDURE p()
outer_loop: LOOP
  LEAVE outerloop;
END LOOP;
