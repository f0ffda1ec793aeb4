#!/bin/sh
# own_server.sh ENGINE PROGRAM [tls]: runs the program with the URL of a server of its own, which it may end and start again:
# SCHEMAC_SERVER is the command for it, with %s for halt, kill or start. Where the tests have no server of that engine
# (run.sh says when), none is started here: a skip (77), with CI=true a failure. With `tls` the server shows server.pem of the
# folder SCHEMAC_TLS, where more certificates are.
set -eu
engine=$1 program=$2
eval "url=\${SCHEMAC_TEST_$(echo "$engine" | tr a-z A-Z)-}"
if [ -z "$url" ]; then
    echo "skipped: no $engine server (./dev test starts one)"
    [ "${CI:-}" = true ] && exit 1
    exit 77
fi
engines=$(cd "$(dirname "$0")/../engines" && pwd)/engines.sh
folder=$(mktemp -d /tmp/schemac-r-XXXXXX) # (short: a socket's path is)
trap '"$engines" down "$engine"; rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM HUP

# In $folder/tls two authorities, and of the first one the server's certificate for this machine, one for another, one that is
# too old, and a client's.
certificates() {
    mkdir "$folder/tls"
    (
        cd "$folder/tls"
        for who in ca other; do
            openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=$who -keyout $who.key -out $who.pem
        done
        for who in localhost elsewhere client expired; do
            cn=$who days=2
            [ $who != expired ] || cn=localhost days=-1
            openssl req -newkey rsa:2048 -nodes -subj /CN=$cn -keyout $who.key -out $who.csr
            openssl x509 -req -in $who.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days $days -out $who.pem
        done
        cp localhost.pem server.pem
        cp localhost.key server.key
    ) >"$folder/tls.log" 2>&1 || { cat "$folder/tls.log" >&2 && exit 1; }
    export SCHEMAC_TLS="$folder/tls"
    export SCHEMAC_ARGS="--ssl-ca=$SCHEMAC_TLS/ca.pem --ssl-cert=$SCHEMAC_TLS/server.pem --ssl-key=$SCHEMAC_TLS/server.key"
}

if [ "${3-}" = tls ]; then
    if ! command -v openssl >/dev/null; then
        echo "skipped: no openssl to make certificates with"
        [ "${CI:-}" = true ] && exit 1
        exit 77
    fi
    certificates
fi
# What was committed is there after a crash, too: not so in the other tests' servers.
export SCHEMAC_ENGINES_DIR="$folder/e" SCHEMAC_FLUSH=2
unset SCHEMAC_TEST_ENGINES_DIR
status=0
url=$("$engines" up "$engine") || status=$?
if [ $status = 77 ]; then
    [ "${CI:-}" = true ] && exit 1
fi
[ $status = 0 ] || exit $status
export SCHEMAC_SERVER="'$engines' '%s' $engine"
${SCHEMAC_RUN:-} "$program" "$url" || status=$?
exit "$status"
