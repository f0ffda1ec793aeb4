#!/bin/sh
# run.sh ENGINE PROGRAM: runs the program on the engine, with a URL as its argument. The servers' URLs are in
# SCHEMAC_TEST_MARIADB, SCHEMAC_TEST_MYSQL, SCHEMAC_TEST_DOLT; without one: a skip (77), with CI=true a failure.
# SCHEMAC_RUN stands before the program: a loader that a client library needs.
set -eu
engine=$1 program=$2
case $engine in
sqlite)
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
    url=sqlite:$folder/test.db ;;
mariadb) url=${SCHEMAC_TEST_MARIADB:-} ;;
mysql) url=${SCHEMAC_TEST_MYSQL:-} ;;
dolt) url=${SCHEMAC_TEST_DOLT:-} ;;
*) echo "run.sh: no engine $engine" >&2; exit 2 ;;
esac
if [ -z "$url" ]; then
    echo "skipped: no $engine server (./dev test starts one)"
    [ "${CI:-}" = true ] && exit 1
    exit 77
fi
status=0
${SCHEMAC_RUN:-} "$program" "$url" || status=$?
exit "$status"
