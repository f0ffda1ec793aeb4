# Packages of Debian unstable, unpacked into a folder without root and without touching the machine's own packages:
# apt-get under a private configuration. The archive's address is the one this machine's apt already uses, and its
# signature is checked with Debian's own keyring. Sourced by engines.sh; MySQL and, where the machine has no Go that is
# new enough, Go come this way.

KEYRING=/usr/share/keyrings/debian-archive-keyring.gpg

# The first Debian archive among the machine's apt sources, whatever its release; empty on other systems.
debian_archive() {
    ! have apt-get || apt-get indextargets --format '$(ORIGIN)|$(LABEL)|$(REPO_URI)' 2>/dev/null |
        sed -n 's/^Debian|Debian|//p' | head -n 1
}

# debian_need WHAT: or say why WHAT cannot come from Debian.
debian_need() {
    { have apt-get && have dpkg && [ -r "$KEYRING" ]; } || skip "$1 is fetched from Debian's packages: this is no Debian machine"
    [ -n "$(debian_archive)" ] || skip "$1 is fetched from Debian's packages: no Debian archive in apt's sources (or no apt-get update yet)"
}

# debian_lists APT_DIR: a private apt with unstable's package lists.
debian_lists() {
    mkdir -p "$1/state/lists/partial" "$1/cache/archives/partial" "$1/conf.d" "$1/pref.d"
    : >"$1/status"
    echo "deb [signed-by=$KEYRING] $(debian_archive) sid main" >"$1/sources.list"
    # A mirror's copy of unstable may be past its date; signatures are still checked.
    cat >"$1/apt.conf" <<CONF
Dir::State "$1/state"; Dir::State::status "$1/status"; Dir::Cache "$1/cache";
Dir::Etc::sourcelist "$1/sources.list"; Dir::Etc::sourceparts "-";
Dir::Etc::parts "$1/conf.d"; Dir::Etc::preferencesparts "$1/pref.d";
Acquire::Check-Valid-Until "false"; Debug::NoLocking "true"; APT::Sandbox::User "";
CONF
    APT_CONFIG=$1/apt.conf apt-get -q update >"$1/log" 2>&1 || {
        tail -n 3 "$1/log" >&2
        return 77
    }
}

# debian_unpack APT_DIR ROOT PACKAGE…: the packages and all they depend on.
debian_unpack() {
    apt_dir=$1
    root=$2
    shift 2
    mkdir -p "$root"
    APT_CONFIG=$apt_dir/apt.conf apt-get -y -q -d --no-install-recommends install "$@" >>"$apt_dir/log" 2>&1 || {
        tail -n 3 "$apt_dir/log" >&2
        return 77
    }
    for deb in "$apt_dir"/cache/archives/*.deb; do
        dpkg -x "$deb" "$root" || return 1
    done
    rm -rf "$apt_dir"
}
