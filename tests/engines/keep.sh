#!/bin/sh
# keep.sh INSTANCE COMMAND…: a server that is started again, on its data, when it died of itself: some valid statements
# crash servers, and every test behind such a one would fail for it. What a server leaves when it dies, and not when it
# is told to end or does not start, is its pid file. Twenty deaths a minute are the end.
instance=$1 told='' since=0 deaths=0
shift
trap 'told=1; kill "$server" 2>/dev/null' TERM INT HUP
while :; do
    "$@" &
    server=$!
    wait "$server"
    [ -z "$told" ] || { wait "$server"; exit 0; }
    [ -e "$instance/server.pid" ] || exit 1
    now=$(date +%s)
    [ $((now - since)) -lt 60 ] || { since=$now deaths=0; }
    deaths=$((deaths + 1))
    [ "$deaths" -lt 20 ] || exit 1
    rm -f "$instance/server.pid"
    echo "keep.sh: the server died, and is started again"
done
