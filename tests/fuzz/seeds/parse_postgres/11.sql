SELECT ((a AND b) AND c) AND d FROM t
