#!/bin/sh
# Starts Windlass on a JDK 25 or newer: JAVA_HOME, the java on PATH, the JDK that it was built with, or one in the usual places.
set -u

self=$0
while [ -L "$self" ]; do
    target=$(readlink "$self")
    case $target in
        /*) self=$target ;;
        *) self=$(dirname "$self")/$target ;;
    esac
done
home=$(CDPATH='' cd -- "$(dirname -- "$self")/.." && pwd -P) || exit 3

built_with='@JAVA_HOME@'
java_home=

# Takes a JDK if it is new enough, by the version in its release file.
try() {
    [ -z "$java_home" ] && [ -n "$1" ] && [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 0
    while IFS='=' read -r key value; do
        if [ "$key" = JAVA_VERSION ]; then
            value=${value#\"}
            value=${value%%[!0-9]*}
            [ "${value:-0}" -ge 25 ] && java_home=$1
        fi
    done < "$1/release"
    return 0
}

try "${JAVA_HOME:-}"
if [ -z "$java_home" ]; then
    found=$(command -v java 2>/dev/null) || found=
    if [ -n "$found" ]; then
        found=$(readlink -f "$found" 2>/dev/null || printf '%s' "$found")
        try "${found%/bin/java}"
    fi
fi
try "$built_with"
if [ -z "$java_home" ]; then
    for candidate in /usr/lib/jvm/*25* /usr/lib/jvm/* /opt/java/* /opt/jdk* /usr/local/openjdk-* \
        "${HOME:-/}"/.sdkman/candidates/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*; do
        try "$candidate"
    done
fi
if [ -z "$java_home" ]; then
    echo 'windlass needs a JDK 25 or newer: install one (https://adoptium.net), or set JAVA_HOME to it' >&2
    exit 3
fi

# The start-up cache fits only the very JDK that made it.
cache=
if [ "$java_home" -ef "$built_with" ] && [ -r "$home/lib/windlass.aot" ]; then
    cache=-XX:AOTCache=$home/lib/windlass.aot
fi

# Java cannot tell which of its streams is a terminal.
terminal=
[ -t 1 ] && terminal=out
[ -t 2 ] && terminal=$terminal,err

# Java takes the names of files by the locale's encoding, and falls back to ASCII where the locale is not installed; in Git they
# are UTF-8, whatever the locale.
LC_ALL=C.UTF-8
export LC_ALL

lib=$home/lib
exec "$java_home/bin/java" ${cache:+"$cache"} @JAVA_OPTIONS@ \
    ${terminal:+"-Dwindlass.terminal=$terminal"} -cp "@CLASS_PATH@" dev.windlass.cli.Main "$@"
