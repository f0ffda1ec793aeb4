-- Bodies that bodies.py gives to a server and to schemac, one a line. Its comment says what the marks mean.
create trigger t3 before insert on t for each row set new.zz=1
create trigger t4 before insert on t for each row set old.a=1
create trigger t5 after insert on t for each row set new.a=1
create trigger t6 before insert on t for each row set @x=old.a
create trigger t7 before insert on t for each row select 1
create trigger t9 before insert on t for each row commit
create trigger t10 before insert on t for each row return 1
create trigger t11 before insert on t for each row follows nosuch set @a=1
create procedure p1() begin declare a int; declare a int; end
create procedure p2(x int, x int) select 1
create procedure p3() set nosuch=1
create procedure p4() select 1 into nosuch
create procedure p5() begin leave x; end
create procedure p6() begin open c; end
create procedure p7() begin declare c cursor for select 1,2; declare x int; end
create procedure p10() return 1
create function f1() returns int select 1
create function f2() returns int deterministic begin set @a=1; end
create function f3() returns int deterministic begin select 1; return 1; end
create function f4() returns int deterministic begin prepare s from 'x'; return 1; end
create procedure p11() begin declare exit handler for nosuch set @a=1; end
create procedure p12() begin declare exit handler for sqlexception set @a=1; declare c cursor for select 1; end
create procedure p15() begin use test; end
create procedure p16() begin create procedure z() select 1; end
create procedure p17() begin signal nosuch; end
create procedure p18() begin l: loop l: loop leave l; end loop; end loop; end
create procedure p19() begin iterate l; end
create procedure p20() l: begin iterate l; end
create procedure p21() begin declare exit handler for sqlstate '23000', sqlstate '23000' set @a=1; end
create procedure p22() begin declare exit handler for 1062 set @a=1;declare exit handler for 1062 set @a=1; end
create procedure p23() begin set @@nosuch=1; end
create procedure p24() begin select @@nosuch; end
create procedure p25() begin lock tables t write; end
create procedure p27() begin end
create trigger t12 before delete on t for each row set new.a=1
create trigger t13 after update on t for each row set @a = old.zz
create procedure p30() begin begin end; end b
create procedure p31() begin end xx
create procedure p31b() yy: begin end xx
create function f8(x int) returns int deterministic begin commit; return 1; end
create function f9(x int) returns int deterministic begin create table q(a int); return 1; end
create function f10(x int) returns int deterministic begin create temporary table q(a int); drop temporary table q; return 1; end
create function f11(x int) returns int deterministic begin drop table t; return 1; end
create function f12(in x int) returns int deterministic return x
create function f13() returns int deterministic return (select count(*) from t)
create function f14() returns enum('a','b') deterministic return 'a'
create function f15() returns varchar(10) charset utf8mb4 collate utf8mb4_bin deterministic return 'a'
create function f16() returns int return 1
create function f17() returns int deterministic if 1 then return 1; else return 2; end if
create function f18() returns int deterministic begin declare x int; select a into x from t limit 1; return x; end
create function f19() returns int deterministic begin savepoint s; return 1; end
create function f20() returns int deterministic begin flush tables; return 1; end
create function f21() returns int deterministic begin truncate table t; return 1; end
create function f22() returns int deterministic begin show tables; return 1; end
create function f23() returns int deterministic begin declare continue handler for not found begin end; return 1; end
create function f24() returns int deterministic begin set autocommit=0; return 1; end
create function f25() returns int deterministic begin analyze table t; return 1; end
create procedure s1() begin truncate table t; end
create procedure s2() begin show tables; end
create procedure s3() begin load data infile 'x' into table t; end
create procedure s4() begin alter table t add c int; end
create procedure s5() begin create index i on t(a); end
create procedure s6() begin create view v as select 1; end
create procedure s7() begin alter view v as select 1; end
create procedure s8() begin drop procedure s8; end
create procedure s9() begin drop trigger nosuch; end
create procedure s10() begin create trigger x before insert on t for each row set @a=1; end
create procedure s11() begin create event e on schedule every 1 day do select 1; end
create procedure s12() begin drop event e; end
create procedure s13() begin alter procedure s13 comment 'x'; end
create procedure s14() begin create database dd; end
create procedure s15() begin grant select on *.* to 'x'@'y'; end
create procedure s16() begin create user x; end
create procedure s17() begin kill 5; end
create procedure s18() begin handler t open; end
create procedure s19() begin xa start 'x'; end
create procedure s20() begin explain select 1; end
create procedure s21() begin describe t; end
create procedure s22() begin checksum table t; end
create procedure s23() begin set names utf8mb4; end
create procedure s24() begin set transaction isolation level read committed; end
create procedure s25() begin set session transaction read only; end
create procedure s26() begin set global max_connections = 5, session sort_buffer_size = 100000; end
create procedure s27() begin set password = 'x'; end
create procedure s28() begin set @a := 1, @b = (select max(a) from t); end
create procedure s29() begin declare a, b, c int default 5; set a = b + c; end
create procedure s30(in a int, out b int, inout c varchar(10)) begin set b = a; set c = concat(c, a); end
create procedure s31() begin case when 1 then set @a=1; end case; case @a when 1 then set @b=1; when 2 then set @b=2; else set @b=3; end case; end
create procedure s32() begin if 1 then begin end; end if; end
create procedure s33() begin if 1 then end if; end
create procedure s34() begin while 1 do set @a=1; end while; w: while 0 do iterate w; end while w; end
create procedure s35() begin repeat set @a=1; until 1 end repeat; end
create procedure s36() begin declare x cursor for select a from t for update; open x; close x; end
create procedure s37() begin declare c condition for 1062; declare exit handler for c begin end; signal sqlstate '45000'; end
create procedure s38() begin declare c condition for sqlstate '45000'; signal c set message_text='x'; end
create procedure s39() begin declare c condition for 1062; signal c; end
create procedure s40() begin signal sqlstate '00000'; end
create procedure s41() begin signal sqlstate '4500'; end
create procedure s42() begin resignal; end
create procedure s43() begin get diagnostics @a = number, @b = row_count; get diagnostics condition 1 @c = message_text; end
create procedure s44() begin get current diagnostics condition 1 @c = returned_sqlstate, @d = mysql_errno; end
create procedure s45() begin get stacked diagnostics condition 1 @c = returned_sqlstate; end
create procedure s46() begin prepare s from 'select 1'; execute s; deallocate prepare s; end
create procedure s47() begin set @s='select ?'; prepare s from @s; execute s using @a, @b; drop prepare s; end
create procedure s48() begin declare x text; prepare s from x; end
create procedure s49() begin execute immediate 'select 1'; end
create procedure s50() begin start transaction; commit; rollback; savepoint a; rollback to a; release savepoint a; end
create procedure s51() begin begin work; end; end
create procedure s52() begin declare exit handler for sqlexception, sqlwarning, not found, 1062, sqlstate '23000', sqlstate value '42S01' begin end; end
create procedure s53() begin declare undo handler for sqlexception begin end; end
create procedure s54() begin declare x int; declare continue handler for not found set x = 1; select 1 into x; end
create procedure s55(a int) begin declare a int; end
create procedure s56() begin declare a int; begin declare a int; end; end
create procedure s57() begin declare a int; declare a cursor for select 1; declare a condition for 1062; end
create procedure s58() begin select a, b into @x, @y from t limit 1; end
create procedure s59() begin select a into @x from t union select b from t; end
create procedure s60() begin select a from t union select b from t into @x; end
[stricter mysql] create procedure s61() begin insert into t values (1,2); insert into t select 1 into @a; end
create procedure s62() begin select * from (select 1 into @a) x; end
create procedure s63() begin declare l int; select a from t limit l; select a from t limit l offset l; end
create procedure s64() begin declare x, y int; fetch c into x; end
create procedure s65() begin declare x int; declare c cursor for select a from t; fetch from c into x; fetch next from c into x; end
create procedure s66() begin declare c cursor for select a into @x from t; end
create procedure s67() begin declare c cursor for insert into t values (1,1); end
create procedure s68() begin call s68(); end
create procedure s69() deterministic contains sql sql security definer comment 'x' language sql begin end
create procedure s70() comment 'x' comment 'y' not deterministic begin end
create procedure s71(out x int) set x = 5
create procedure s72 (x int) select x
create procedure s73(x int unsigned zerofill, y decimal(3,1), z enum('a'), w set('a','b'), j json) select 1
create procedure s74(x varchar) select 1
create procedure s75(x) select 1
create procedure s76(in out x int) select 1
create event e1 on schedule at current_timestamp + interval 1 hour do set @a=1
create event e2 on schedule every 1 hour starts '2030-01-01' ends '2031-01-01' on completion not preserve enable comment 'x' do begin set @a=1; end
create event e3 on schedule every '1:30' hour_minute disable on slave do select 1
create event e4 on schedule every 1 day do
create event if not exists e5 on schedule every 1 day do insert into t values (1,1)
create event e6 do select 1
create trigger x1 before insert on t for each row begin declare x int; set x = new.a; set new.b = x; end
create trigger x2 before update on t for each row if new.a <> old.a then set new.b = 1; end if
[stricter] create trigger x3 before insert on t for each row call nosuch()
create trigger x4 instead of insert on t for each row set @a=1
create trigger x5 before insert or update on t for each row set @a=1
create trigger x6 before insert on t set @a=1
create trigger x7 before insert on t for each row set a=1
create trigger x8 before insert on t for each row set new.a=default
create trigger x9 before insert on t for each row set t.a=1
create trigger x10 before insert on t for each row update t set a=new.a
create trigger x11 before insert on t for each row begin select new.a into @x; end
create trigger x12 before insert on t for each row begin select 1 into new.a; end
create trigger x13 after insert on t for each row begin select 1 into new.a; end
create trigger x14 before insert on t for each row begin declare c cursor for select 1; open c; fetch c into new.a; close c; end
create trigger x15 before insert on t for each row insert into t(a,b) values (old.a,1)
create trigger x16 before delete on t for each row insert into t(a,b) values (old.a,1)
create trigger x17 before delete on t for each row delete from t where a = new.a
create temporary trigger x18 before delete on t for each row set @a=1
create procedure z1() begin declare v int; set v = (select count(*) from t where a = v); end
create procedure z2() begin return; end
create procedure z3() begin exit; end
create procedure z4() begin declare x int = 5; end
create procedure z5() begin declare x int default null; set x := x + 1; end
create procedure z6() begin if x > 1 then set @a = 1; end if end
create procedure z7() begin select 1 end
create procedure z8() begin declare exit handler for sqlexception; end
create procedure z9() while 1 do set @a=1; end while
create procedure z10() l: while 1 do leave l; end while l
create procedure z11() label: begin leave label; end
create procedure z12() begin l1: begin end; l1: begin end; end
create procedure z13() begin declare continue handler for sqlexception l: begin leave l; end; end
create procedure z14() o: begin declare continue handler for sqlexception begin leave o; end; end
create procedure z15() begin declare c cursor for select 1; begin declare c cursor for select 2; open c; end; end
create procedure z16() begin select @a := @a + 1; select @@version, @@session.sql_mode, @@global.max_connections; end
create procedure z18() begin select if(1,2,3), repeat('a',2), left('a',1), insert('a',1,1,'b'), replace('a','b','c'); end
create procedure z19() begin set @x = case when 1 then 2 else 3 end; end
create procedure z20() sql security invoker select 1
