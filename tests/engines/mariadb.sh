# MariaDB as the machine has it (Debian's mariadb-server-core). Sourced by engines.sh.

mariadb_get() {
    { have mariadbd || [ -x /usr/sbin/mariadbd ]; } && have mariadb-install-db ||
        skip "no MariaDB server (apt-get install mariadb-server-core)"
}

mariadb_home() {
    dirname "$(PATH=$PATH:/usr/sbin command -v mariadbd)"
}

# Small logs and no flushing: the data is thrown away. A server asked to run as root says so itself.
mariadb_start() {
    as_root=
    [ "$(id -u)" != 0 ] || as_root=--user=root
    # A server that starts deletes whatever temporary tables lie in its folder for them, those of other running servers too.
    mkdir -p "$1/tmp"
    # (auth-root…=normal: root without a password for every user of the machine who can reach the private socket)
    mariadb-install-db --no-defaults --force --datadir="$1/data" --tmpdir="$1/tmp" --auth-root-authentication-method=normal --skip-test-db \
        --skip-name-resolve --innodb-log-file-size=8M $as_root >"$1/install.log" 2>&1 ||
        { cat "$1/install.log" >&2; give_up "$1" "mariadb-install-db failed"; }
    mkdir -p "$1/plugin" # of its own and empty: the package of the core alone makes none, and tables that list it fail
    # --no-defaults also drops Debian's choice of utf8mb4; the compiled-in default is latin1.
    launch "$1" sh "$HERE/keep.sh" "$1" "$(mariadb_home)/mariadbd" --no-defaults $as_root --datadir="$1/data" --socket="$1/sock" --pid-file="$1/server.pid" \
        --plugin-dir="$1/plugin" --tmpdir="$1/tmp" --skip-networking --character-set-server=utf8mb4 --innodb-flush-log-at-trx-commit=${SCHEMAC_FLUSH:-0} --innodb-log-file-size=8M \
        --innodb-buffer-pool-size=32M --innodb-doublewrite=0 --skip-log-bin --skip-name-resolve \
        ${SCHEMAC_TZ:+"--default-time-zone=$SCHEMAC_TZ"} ${SCHEMAC_ARGS-}
    wait_ready "$1" || give_up "$1" "MariaDB did not start"
}
