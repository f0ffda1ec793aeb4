# What the engines share: messages, the cache, and the life of one server. Sourced by engines.sh.
#
# A server lives in its instance folder $I: data/, sock, pid, log, url. The cache is outside the tree, and what is in
# it is whole: it is made under another name and renamed when done.

CACHE=${SCHEMAC_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/schemac}
STATE=${SCHEMAC_ENGINES_DIR:-${TMPDIR:-/tmp}/schemac-engines-$(id -u)}

say() {
    printf 'engines: %s\n' "$*" >&2
}

# The engine cannot be had here: not the tests' fault, and theirs to show as a skip.
skip() {
    say "$*"
    exit 77
}

die() {
    say "$*"
    exit 1
}

absolute() {
    case $1 in /*) printf '%s\n' "$1" ;; *) printf '%s/%s\n' "$PWD" "$1" ;; esac
}

have() {
    command -v "$1" >/dev/null 2>&1
}

# A path as a URL's query takes it, byte by byte.
percent_encode() {
    printf %s "$1" | od -An -v -tx1 | awk '
        BEGIN { for (i = 33; i < 127; i++) char[sprintf("%02x", i)] = sprintf("%c", i) }
        { for (i = 1; i <= NF; i++)
              printf "%s", char[$i] ~ /^[A-Za-z0-9\/._~-]$/ ? char[$i] : "%" toupper($i) }'
}

# sun_path has 108 bytes; the servers cut a longer path or refuse it, each in its own words.
socket_fits() {
    [ "$(printf %s "$1" | wc -c)" -lt 104 ] ||
        die "the socket's path is too long (over 103 bytes): $1; set SCHEMAC_ENGINES_DIR to a shorter folder"
}

# cached NAME COMMAND: the folder $CACHE/NAME, made once, by COMMAND in the folder given as its argument.
cached() {
    [ ! -d "$CACHE/$1" ] || return 0
    mkdir -p "$CACHE"
    (
        flock 8
        [ ! -d "$CACHE/$1" ] || exit 0
        rm -rf "$CACHE/$1.part"
        trap 'rm -rf "$CACHE/$1.part"' EXIT
        mkdir "$CACHE/$1.part"
        "$2" "$CACHE/$1.part" || exit
        mv "$CACHE/$1.part" "$CACHE/$1"
    ) 8>"$CACHE/.$1.lock" || exit
}

need_client() {
    have mariadb || have mysql ||
        skip "no mariadb client to ask the server with (apt-get install mariadb-client-core)"
}

# sql INSTANCE STATEMENT, as root over the socket.
sql() {
    "$(command -v mariadb || command -v mysql)" --no-defaults --connect-timeout=5 --socket="$1/sock" \
        --user=root --batch --skip-column-names -e "$2"
}

answers() {
    [ -S "$1/sock" ] && sql "$1" 'SELECT 1' >/dev/null 2>&1
}

# The process behind the pid file, if it still is our server: a number can have been given to another since.
alive() {
    [ -s "$1/pid" ] && tr '\0' ' ' 2>/dev/null <"/proc/$(cat "$1/pid")/cmdline" | grep -qF "$1/"
}

# ended PID: gone, or a zombie that nobody has waited for. (Not `! alive`: around an exec there is no such command line.)
ended() {
    case $(sed 's/.*) //' "/proc/$1/stat" 2>/dev/null) in '' | [ZX]*) ;; *) return 1 ;; esac
}

# launch INSTANCE COMMAND…: in a session of its own, so that Ctrl-C stops the tests and not the server under them.
launch() {
    instance=$1
    shift
    printf '%s\n' "$@" >"$instance/command"
    setsid "$@" >>"$instance/log" 2>&1 </dev/null 9>&- &
    echo $! >"$instance/pid"
}

# launch_again INSTANCE: the same, on the data that is there.
launch_again() {
    again=$1
    rm -f "$1/sock" "$1/sock.lock" # one that was killed leaves them
    set --
    while IFS= read -r argument; do set -- "$@" "$argument"; done <"$again/command"
    launch "$again" "$@"
}

# Wait until the server answers, or has ended (false), or two minutes are over (sanitizers may be hogging the machine).
wait_ready() {
    i=0
    while [ $i -lt 1200 ]; do
        if answers "$1"; then return 0; fi
        ! ended "$(cat "$1/pid")" || return 1
        sleep 0.1
        i=$((i + 1))
    done
    return 1
}

give_up() {
    [ ! -f "$1/log" ] || tail -n 15 "$1/log" >&2
    stop "$1"
    die "$2"
}

# Ask, wait half a minute, insist. The data stays.
halt() {
    if alive "$1"; then
        kill "$(cat "$1/pid")" 2>/dev/null || true
        wait_ended "$1" 300 || crash "$1"
    fi
}

# As a machine's death would: nothing is asked. What was launched has a session, and so a process group, of its own.
crash() {
    ! alive "$1" || kill -KILL "-$(cat "$1/pid")" 2>/dev/null || true
    wait_ended "$1" 300 || die "a server that was killed is still there: $1"
}

# Its first thread may be gone before the others, which write on (Dolt's do): then it has no command line any more.
has_threads() {
    [ -s "$1/pid" ] && [ "$(ls "/proc/$(cat "$1/pid")/task" 2>/dev/null | wc -l)" -gt 1 ]
}

# wait_ended INSTANCE TENTHS
wait_ended() {
    i=0
    while alive "$1" || has_threads "$1"; do
        [ $i -lt "$2" ] || return 1
        sleep 0.1
        i=$((i + 1))
    done
}

stop() {
    halt "$1"
    rm -rf "$1" 2>/dev/null || { sleep 0.5 && rm -rf "$1"; } # a thread of it may have written on a little
}
