# Dolt, built from its Go module: it publishes no Debian package. The version is pinned, because only some can be had
# from the Go module proxy. Needs g++, libicu-dev and Go 1.26.2: an installed one, else Debian unstable's, fetched for the
# build alone. Three to four minutes the first time; the program takes 120 MB of cache. Sourced by engines.sh.

DOLT_VERSION=1.83.2
DOLT_MODULE=github.com/dolthub/dolt/go/cmd/dolt@v0.40.5-0.20260306010754-a1fdc83b8378
DOLT_GO_MINOR=26 # 1.26.2 is what its go.mod asks for
DOLT_GO_PATCH=2

dolt_home() {
    printf '%s\n' "$CACHE/dolt-$DOLT_VERSION"
}

dolt_get() {
    cached "dolt-$DOLT_VERSION" dolt_build
}

# go_fits GO: is this Go new enough as it stands (GOTOOLCHAIN=local: nothing is downloaded behind our back)?
go_fits() {
    GOTOOLCHAIN=local "$1" env GOVERSION 2>/dev/null | sed 's/^go//; s/[^0-9.].*//' |
        awk -F. -v minor=$DOLT_GO_MINOR -v patch=$DOLT_GO_PATCH \
            '{ ok = $1 > 1 || $1 == 1 && ($2 > minor || $2 == minor && $3 >= patch) } END { exit !ok }'
}

# An installed Go that fits, or nothing.
go_installed() {
    for go in "$(command -v go || true)" /usr/local/go/bin/go /usr/lib/go-1.*/bin/go; do
        if [ -x "$go" ] && go_fits "$go"; then
            printf '%s\n' "$go"
            return
        fi
    done
}

# go_fetch DIR: the oldest Go of Debian unstable that fits (its programs are static and run on older releases too).
go_fetch() {
    debian_need "Go 1.$DOLT_GO_MINOR.$DOLT_GO_PATCH, with which Dolt is built,"
    say "no Go 1.$DOLT_GO_MINOR.$DOLT_GO_PATCH or newer here: fetching Debian unstable's for this build"
    debian_lists "$1/apt" || skip "Dolt: Debian unstable's package lists cannot be read"
    package=$(APT_CONFIG=$1/apt/apt.conf apt-cache search --names-only '^golang-1\.[0-9]+-go$' |
        awk -F'[.-]' -v minor=$DOLT_GO_MINOR '$3 >= minor { print $3 }' | sort -n | head -n 1)
    [ -n "$package" ] || skip "Dolt: Debian unstable has no Go that is new enough"
    debian_unpack "$1/apt" "$1/root" "golang-1.$package-go" "golang-1.$package-src" ||
        skip "Dolt: Go cannot be fetched from Debian unstable"
}

dolt_needs() {
    have g++ || skip "Dolt is built from source: no g++ (apt-get install g++)"
    printf '#include <unicode/uversion.h>\n' | g++ -x c++ -fsyntax-only - 2>/dev/null ||
        skip "Dolt is built from source: no ICU headers (apt-get install libicu-dev)"
}

# dolt_build DIR: everything Go downloads and compiles stays in DIR and goes again, but for the program.
dolt_build() {
    dolt_needs
    go=$(go_installed)
    [ -n "$go" ] || { go_fetch "$1/go" && go=$(ls "$1"/go/root/usr/lib/go-1.*/bin/go); }
    say "building Dolt $DOLT_VERSION from its Go module (three to four minutes, once)"
    GOTOOLCHAIN=local GOFLAGS=-modcacherw GOPATH=$1/path GOCACHE=$1/objects GOBIN=$1 CGO_ENABLED=1 \
        "$go" install -trimpath -ldflags '-s -w' "$DOLT_MODULE" >"$1/build.log" 2>&1 || {
        tail -n 5 "$1/build.log" >&2
        # ("# package" heads what the compiler says; all else is Go failing to fetch)
        ! grep -q '^# ' "$1/build.log" || die "Dolt does not build here"
        skip "Dolt's Go module cannot be fetched"
    }
    rm -rf "$1/path" "$1/objects" "$1/go"
}

# Dolt's own settings, written rather than told by `dolt config`: each run of it sends usage figures until told not to.
dolt_configure() {
    mkdir -p "$1/home/.dolt" "$1/cfg"
    cat >"$1/home/.dolt/config_global.json" <<'JSON'
{"metrics.disabled":"true","versioncheck.disabled":"true","user.name":"test","user.email":"test@example.invalid"}
JSON
}

# dolt_settings INSTANCE PORT
dolt_settings() {
    cat <<YAML
log_level: warning
behavior: { autocommit: true, dolt_transaction_commit: false, auto_gc_behavior: { enable: false } }
listener: { host: 127.0.0.1, port: $2, max_connections: 100, socket: "$1/sock" }
data_dir: "$1/data"
cfg_dir: "$1/cfg"
privilege_file: "$1/cfg/privileges.db"
branch_control_file: "$1/cfg/branch_control.db"
YAML
    [ -z "${SCHEMAC_TZ-}" ] || printf 'system_variables: { time_zone: "%s" }\n' "$SCHEMAC_TZ"
}

# Dolt always listens on TCP too, and cannot be asked for any free port: try some until one is free.
dolt_start() {
    dolt_configure "$1"
    port=$((20000 + $$ % 10000))
    for try in 1 2 3 4 5 6 7 8 9 10; do
        dolt_settings "$1" "$port" >"$1/server.yaml"
        launch "$1" env HOME="$1/home" DOLT_ROOT_PATH="$1/home" "$(dolt_home)/dolt" sql-server --config "$1/server.yaml"
        if wait_ready "$1"; then
            printf '%s\n' "$port" >"$1/port"
            return
        fi
        grep -qi 'already in use' "$1/log" || break
        port=$((port + 37))
    done
    give_up "$1" "Dolt did not start"
}
