# Oracle's MySQL (9.7 at the time of writing) with its client library, from Debian unstable: Debian's releases carry
# MariaDB under both names. Its programs need a newer libc than the machine's and are run through their own dynamic
# loader. About 600 MB; 15 s to fetch, 3 s to start. Sourced by engines.sh.
#
# In the cache folder, for those who compile and run against Oracle's client:
#   inc/mysql/mysql.h   MySQL's headers alone, never unstable's libc headers
#   lib/                libmysqlclient.so
#   link.rsp            what to link with, as a response file (@FOLDER/link.rsp): the library, and unstable's loader and
#                       libc for the program, which then runs by itself
#   cc.sh ARGS          ${CC:-gcc} with both
#   run PROGRAM ARGS    a program linked with lib/ alone

mysql_home() {
    ls -d "$CACHE"/mysql-[0-9]*.[0-9] "$CACHE"/mysql-[0-9]*.[0-9][0-9] 2>/dev/null | sort -V | tail -n 1
}

# The version is known only once unstable's lists are read, so the folder gets its name last.
mysql_get() {
    [ -z "$(mysql_home)" ] || return 0
    debian_need "MySQL"
    mkdir -p "$CACHE"
    (
        flock 8
        [ -z "$(mysql_home)" ] || exit 0
        trap 'rm -rf "$CACHE/mysql.part"' EXIT
        mysql_fetch "$CACHE/mysql.part"
    ) 8>"$CACHE/.mysql.lock" || exit
}

mysql_fetch() {
    say "fetching MySQL from Debian unstable into $CACHE (600 MB, once)"
    rm -rf "$1"
    mkdir -p "$1/inc" "$1/lib"
    debian_lists "$1/apt" || skip "MySQL: Debian unstable's package lists cannot be read"
    debian_unpack "$1/apt" "$1/root" mysql-server-core mysql-client-core libmysqlclient-dev ||
        skip "MySQL: its packages cannot be fetched from Debian unstable"
    mysql_find_libs "$1"
    mysql_scripts "$1"
    version=$("$1/run" "$1/root/usr/sbin/mysqld" --no-defaults --version | sed -n 's/.* Ver \([0-9.]*\).*/\1/p')
    [ -n "$version" ] || die "MySQL was fetched, but does not run"
    mysql_link_file "$CACHE/mysql-$version" >"$1/link.rsp"
    mv "$1" "$CACHE/mysql-$version"
}

# The folder of this architecture's libraries, and its dynamic loader.
mysql_find_libs() {
    triplet=$(basename "$(dirname "$(ls "$1"/root/usr/lib/*/libmysqlclient.so.*[0-9] | head -n 1)")")
    loader=$(basename "$(ls "$1/root/usr/lib/$triplet"/ld-linux*.so.* | head -n 1)")
}

# mysql_link_file FINAL: absolute paths, for the folder's final name. The client needs a newer libc than the machine's:
# its symbols are looked up at run time, by the loader that comes with that libc. (--disable-new-dtags: the client's own
# libraries are looked up there too; --no-as-needed: the file may stand before the objects that need the library.)
mysql_link_file() {
    printf '"%s"\n' -Wl,--push-state,--no-as-needed "$1/lib/libmysqlclient.so" -Wl,--pop-state \
        -Wl,--allow-shlib-undefined -Wl,--disable-new-dtags \
        "-Wl,-rpath,$1/root/usr/lib/$triplet" "-Wl,--dynamic-linker,$1/root/usr/lib/$triplet/$loader"
}

# Links and scripts that find their folder themselves: it is renamed.
mysql_scripts() {
    ln -s ../root/usr/include/mysql "$1/inc/mysql"
    for so in "$1/root/usr/lib/$triplet"/libmysqlclient.so*; do
        ln -s "../root/usr/lib/$triplet/${so##*/}" "$1/lib/${so##*/}"
    done
    cat >"$1/run" <<RUN
#!/bin/sh
# PROGRAM ARGS, with MySQL's own libc.
lib=\$(cd "\$(dirname "\$0")" && pwd)/root/usr/lib/$triplet
exec "\$lib/$loader" --library-path "\$lib" "\$@"
RUN
    cat >"$1/cc.sh" <<'CC'
#!/bin/sh
# The compiler, with Oracle's client library.
here=$(cd "$(dirname "$0")" && pwd)
exec ${CC:-gcc} -I"$here/inc" -I"$here/inc/mysql" "$@" "@$here/link.rsp"
CC
    chmod +x "$1/run" "$1/cc.sh"
}

mysql_start() {
    home=$(mysql_home)
    usr=$home/root/usr
    as_root=
    [ "$(id -u)" != 0 ] || as_root=--user=root
    instance=$1
    mkdir -p "$instance/tmp"
    set -- "$home/run" "$usr/sbin/mysqld" --no-defaults --basedir="$usr" --lc-messages-dir="$usr/share/mysql" \
        --plugin-dir="$usr/lib/mysql/plugin" --datadir="$instance/data" --tmpdir="$instance/tmp" $as_root
    "$@" --initialize-insecure >"$instance/install.log" 2>&1 ||
        { cat "$instance/install.log" >&2; give_up "$instance" "mysqld --initialize-insecure failed"; }
    launch "$instance" sh "$HERE/keep.sh" "$instance" "$@" --socket="$instance/sock" --pid-file="$instance/server.pid" --skip-networking --mysqlx=OFF \
        --secure-file-priv=NULL --skip-log-bin --innodb-flush-log-at-trx-commit=${SCHEMAC_FLUSH:-0} --innodb-doublewrite=OFF \
        --innodb-buffer-pool-size=32M --innodb-redo-log-capacity=16M --performance-schema=OFF --skip-name-resolve \
        ${SCHEMAC_TZ:+"--default-time-zone=$SCHEMAC_TZ"} ${SCHEMAC_ARGS-}
    wait_ready "$instance" || give_up "$instance" "MySQL did not start"
}
