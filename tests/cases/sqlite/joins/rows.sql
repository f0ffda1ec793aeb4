INSERT INTO users VALUES (1,'ann','A',NULL,1e308,1,x'00',NULL),(2,'bob',NULL,30,-1e308,0,NULL,1.5),(3,'cy','C',-1,0.0,1,x'',x'01');
INSERT INTO users VALUES (4,'inf','I',9223372036854775807,9e999,1,NULL,'t'),(5,'ninf','J',0,-9e999,1,NULL,7);
INSERT INTO notes VALUES (NULL,1,'',0,NULL,'x'),('k1',1,'b',9223372036854775807,9e999,'y'),('k2',2,'c',1,-9e999,'z'),('k3',99,'orphan',-1,0.0,'w');
INSERT INTO tags VALUES ('k1','a',1),('k1','b',0),('none','c',-5);
