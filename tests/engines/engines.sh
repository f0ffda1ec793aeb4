#!/bin/sh
# The front of the test engines: starts and stops private database servers for the live tests.
#
#   engines.sh up ENGINE [STATE]      start it where it is not running yet; prints its connection URL
#   engines.sh down [ENGINE [STATE]]  stop it (all that this STATE knows without an ENGINE), delete its data
#   engines.sh get ENGINE             only fetch or build what it needs; prints the folder it is in
#   engines.sh halt|kill|start ENGINE [STATE]   ends it, asked or not, and starts it again: its data stays
#
# ENGINE is mariadb, mysql or dolt. Exit 0 done, 77 with one line why it cannot be had on this machine,
# 1 when it should have worked and did not. Knobs and places: README.md beside this file.
set -eu
umask 077

HERE=$(cd "$(dirname "$0")" && pwd)
. "$HERE/lib.sh"
. "$HERE/debian.sh"
. "$HERE/mariadb.sh"
. "$HERE/mysql.sh"
. "$HERE/dolt.sh"

usage() {
    sed -n '2,10s/^# \{0,1\}//p' "$0" >&2
    exit 2
}

check_engine() {
    case $1 in mariadb | mysql | dolt) ;; *) usage ;; esac
}

# Servers at another default zone live beside the plain ones, so that a test can have both at once: mysql-p0200 is
# MySQL at +02:00. (The name is in the socket's path, and needs no percent-encoding there.)
instance_name() {
    printf '%s%s\n' "$1" "$(printf %s "${SCHEMAC_TZ:+-$SCHEMAC_TZ}" | sed 's/+/p/; s/--/-m/; s/[^A-Za-z0-9-]//g')"
}

up() {
    I=$STATE/$(instance_name "$1")
    mkdir -p "$STATE"
    [ -O "$STATE" ] || die "$STATE belongs to another user; set SCHEMAC_ENGINES_DIR"
    exec 9>"$I.lock"
    flock 9 # two that start the same server at once: the second finds it running
    if alive "$I" && answers "$I"; then
        cat "$I/url"
        return
    fi
    stop "$I"
    socket_fits "$I/sock"
    need_client
    "${1}_get"
    mkdir -p "$I/data"
    "${1}_start" "$I"
    sql "$I" 'CREATE DATABASE IF NOT EXISTS test' || give_up "$I" "no database could be created"
    printf 'mysql://root@localhost/test?socket=%s\n' "$(percent_encode "$I/sock")" >"$I/url"
    cat "$I/url"
}

# one COMMAND ENGINE [STATE]: of a server that `up` has made.
one() {
    check_engine "${2-}"
    STATE=$(absolute "${3:-$STATE}")
    I=$STATE/$(instance_name "$2")
    [ -f "$I/url" ] || die "no such server was started: $I"
    "$1" "$I"
}

start() {
    alive "$1" || launch_again "$1"
    wait_ready "$1" || die "it did not start again; its log: $1/log"
}

down() {
    for dir in "$STATE"/${1:-*}; do
        [ -d "$dir" ] || continue
        stop "$dir"
        rm -f "$dir.lock"
    done
    rmdir "$STATE" 2>/dev/null || true
}

case ${1-} in
up)
    check_engine "${2-}"
    STATE=$(absolute "${3:-$STATE}")
    up "$2"
    ;;
down)
    [ $# -lt 2 ] || check_engine "$2"
    STATE=$(absolute "${3:-$STATE}")
    down "${2:+$(instance_name "$2")}"
    ;;
halt) one halt "${2-}" "${3-}" ;;
kill) one crash "${2-}" "${3-}" ;;
start) one start "${2-}" "${3-}" ;;
get)
    check_engine "${2-}"
    "${2}_get"
    "${2}_home"
    ;;
*) usage ;;
esac
