# Brings a Debian or Ubuntu machine to where HydroEdge builds. Sourced by demo.sh and test.sh; safe to run again.
# Prints what it does; where it lacks a right or a package it says exactly what to install and stops.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$here"

say() { printf '\033[1m==>\033[0m %s\n' "$*" >&2; }

stop() {
    printf '\n%s\n' "$*" >&2
    exit 1
}

need_programs() {
    command -v dotnet >/dev/null || stop "The .NET SDK 10 is missing. Install it (package dotnet-sdk-10.0) and run this again."
    command -v npm >/dev/null || stop "npm is missing. Install it (package npm) and run this again."
    [ "$(dotnet --version 2>/dev/null | cut -d. -f1)" = 10 ] \
        || stop "This needs the .NET SDK 10; 'dotnet --version' says: $(dotnet --version 2>&1 | head -1)"
}

# need_packages NAME...: installs the Debian packages that are not there yet.
need_packages() {
    local missing=()
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return

    local become=()
    if [ "$(id -u)" != 0 ]; then
        if sudo -n true 2>/dev/null; then
            become=(sudo -n)
        else
            stop "These packages are missing and need root to install. Run this, then start again:

    sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing[*]}"
        fi
    fi
    command -v apt-get >/dev/null || stop "No apt-get here. Install what provides these Debian packages: ${missing[*]}"

    say "Installing Debian packages: ${missing[*]}"
    local log
    log=$(mktemp)
    if ! { "${become[@]}" apt-get update && DEBIAN_FRONTEND=noninteractive "${become[@]}" apt-get install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
        tail -15 "$log" >&2
        stop "apt-get could not install: ${missing[*]}. Mend what it says above and start again."
    fi
    rm -f "$log"
}

need_npm_packages() {
    [ node_modules/.package-lock.json -nt package-lock.json ] && return
    [ ! -L node_modules ] || stop "node_modules is a link; npm would empty what it points to. Remove the link and start again."
    say "Installing npm packages (ONNX Runtime) from package-lock.json"
    npm ci --loglevel=error >&2 || stop "npm could not install the packages of package-lock.json; see its message above."
    touch node_modules/.package-lock.json
}

# What the daemon itself needs at run time, and a broker with its client for the demo.
run_packages=(ffmpeg libmosquitto1 libturbojpeg0 mosquitto mosquitto-clients)

# publish: leaves the daemon in artifacts/hydroedge; does nothing when no source is newer.
publish() {
    local stamp=artifacts/hydroedge/.built
    if [ -f "$stamp" ] && [ -z "$(find src models deploy/demo Directory.*.props package-lock.json -newer "$stamp" -print -quit 2>/dev/null)" ]; then
        return
    fi
    say "Building HydroEdge"
    local log
    log=$(mktemp)
    if ! dotnet publish src/HydroEdge -c Release -o artifacts/hydroedge --nologo -v quiet >"$log" 2>&1; then
        grep -E 'error|Error' "$log" | sort -u | head -20 >&2 || cat "$log" >&2
        stop "The build failed; the errors are above."
    fi
    rm -f "$log"
    touch "$stamp"
}
