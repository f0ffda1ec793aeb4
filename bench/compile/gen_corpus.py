#!/usr/bin/env python3
"""A synthetic application for timing the compiler: gen_corpus.py TABLES QUERIES mysql|sqlite DIR [PER_FILE]

Writes DIR/schema/*.sql (50 tables a file) and DIR/queries/*.sql (PER_FILE queries a file, 100), each under a
`-- name: Q000001 :one`. The same text goes to every tool that is compared. Deterministic. An INSERT fills every column
that needs a value.
Mix: 30 % point read, 20 % filtered list, 20 % joins of two to four tables (half outer), 10 % aggregates with GROUP BY and
HAVING, 5 % CTE, 5 % insert, 5 % update, 3 % delete, 2 % upsert.
"""
import pathlib, random, sys

COLS = {"mysql": [("name", "varchar(100) NOT NULL"), ("note", "text"), ("amount", "decimal(12,2) NOT NULL"), ("qty", "int NOT NULL"),
                  ("hits", "int unsigned"), ("ratio", "double"), ("kind", "enum('a','b','c') NOT NULL"), ("active", "tinyint(1) NOT NULL"),
                  ("created_at", "datetime(6) NOT NULL"), ("updated_at", "datetime(6)"), ("payload", "blob"), ("code", "varchar(32)")],
        "sqlite": [("name", "text NOT NULL"), ("note", "text"), ("amount", "real NOT NULL"), ("qty", "integer NOT NULL"),
                   ("hits", "integer"), ("ratio", "real"), ("kind", "text NOT NULL"), ("active", "integer NOT NULL"),
                   ("created_at", "text NOT NULL"), ("updated_at", "text"), ("payload", "blob"), ("code", "text")]}

def main():
    tables, queries, dialect, out = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], pathlib.Path(sys.argv[4])
    per = int(sys.argv[5]) if len(sys.argv) > 5 else 100
    rnd = random.Random(20261120)
    cols = COLS[dialect]
    pk = "id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY" if dialect == "mysql" else "id integer NOT NULL PRIMARY KEY"
    for d in ("schema", "queries"):
        (out / d).mkdir(parents=True, exist_ok=True)
    for start in range(0, tables, 50):
        text = []
        for t in range(start, min(start + 50, tables)):
            lines = [f"  {pk}", f"  parent_id {'bigint' if dialect == 'mysql' else 'integer'} NOT NULL"]
            lines += [f"  {n} {ty}" for n, ty in cols] + [f"  extra_{t}_{k} {cols[k][1]}" for k in range(t % 6)]
            text.append(f"CREATE TABLE t{t} (\n" + ",\n".join(lines) + "\n);\n")
            text.append(f"CREATE UNIQUE INDEX t{t}_code ON t{t} (code, kind);\n" if dialect == "sqlite" else f"CREATE INDEX t{t}_parent ON t{t} (parent_id);\n")
        (out / "schema" / f"{start // 50 + 1:03d}.sql").write_text("\n".join(text))
    names = [n for n, _ in cols]
    def filled(t):
        return names + [f"extra_{t}_{k}" for k in range(t % 6) if "NOT NULL" in cols[k][1]]
    def one():
        t = rnd.randrange(tables); a, b, c, d = (rnd.choice(names) for _ in range(4)); r = rnd.random()
        u, v, w = (rnd.randrange(tables) for _ in range(3))
        if r < .30: return ":one", f"SELECT id, {', '.join(dict.fromkeys([a, b, c, d]))}\nFROM t{t}\nWHERE id = ?"
        if r < .50: return ":many", f"SELECT *\nFROM t{t}\nWHERE {a} = ? AND ({b} IS NULL OR qty > ?)\nORDER BY {c} DESC, id\nLIMIT ?"
        if r < .70:
            j = f"SELECT x.id, x.{a}, y.{b} AS y_{b}, z.{c} AS z_{c}\nFROM t{t} AS x\nJOIN t{u} AS y ON y.parent_id = x.id\n"
            j += f"LEFT JOIN t{v} AS z ON z.parent_id = y.id AND z.qty > ?\n"
            if r > .62: j += f"LEFT JOIN t{w} AS o ON o.id = z.parent_id\n"
            return ":many", j + "WHERE x.code = ? AND y.active = 1\nORDER BY x.id"
        if r < .80: return ":many", f"SELECT {a}, count(*) AS n, sum(qty) AS total, max(created_at) AS latest\nFROM t{t}\nWHERE created_at >= ?\nGROUP BY {a}\nHAVING count(*) > ?\nORDER BY n DESC"
        if r < .85: return ":many", f"WITH top AS (SELECT parent_id, sum(qty) AS s FROM t{t} GROUP BY parent_id)\nSELECT p.id, p.{a}, coalesce(top.s, 0) AS s, CASE WHEN top.s > 10 THEN 'big' ELSE 'small' END AS size\nFROM t{u} AS p\nLEFT JOIN top ON top.parent_id = p.id\nWHERE p.id IN (SELECT v.parent_id FROM t{v} AS v WHERE v.{b} = ?)"
        if r < .90: return ":exec", f"INSERT INTO t{t} (parent_id, {', '.join(filled(t))})\nVALUES (?, {', '.join('?' * len(filled(t)))})"
        if r < .95: return ":exec", f"UPDATE t{t}\nSET {a} = ?, qty = qty + ?, updated_at = ?\nWHERE id = ? AND active = 1"
        if r < .98: return ":exec", f"DELETE FROM t{t}\nWHERE {a} = ? AND created_at < ?"
        tail = "ON DUPLICATE KEY UPDATE qty = qty + 1, updated_at = VALUES(updated_at)" if dialect == "mysql" else "ON CONFLICT (id) DO UPDATE SET qty = qty + 1, updated_at = excluded.updated_at"
        return ":exec", f"INSERT INTO t{t} (id, parent_id, {', '.join(filled(t))})\nVALUES (?, ?, {', '.join('?' * len(filled(t)))})\n{tail}"
    for start in range(0, queries, per):
        text = []
        for q in range(start, min(start + per, queries)):
            kind, sql = one()
            text.append(f"-- name: Q{q:06d} {kind}\n{sql};\n")
        (out / "queries" / f"{start // per + 1:04d}.sql").write_text("\n".join(text))

main()
