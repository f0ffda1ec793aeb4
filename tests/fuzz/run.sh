#!/bin/sh
# run.sh [BUILD [SECONDS]]: builds the fuzz targets with clang and runs each for SECONDS (60) from its committed seeds.
# What a target finds is left in BUILD/found/. The last line counts the targets.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
build=${1:-$root/build/fuzz} seconds=${2:-60}
mkdir -p "$build"
cmake -S "$root" -B "$build" -G Ninja -DCMAKE_C_COMPILER=clang -DCMAKE_BUILD_TYPE=RelWithDebInfo -DSCHEMAC_FUZZ=ON \
    -DSCHEMAC_BUILD_TESTS=ON -DSCHEMAC_BUILD_EXAMPLES=OFF >"$build.log" 2>&1 || { cat "$build.log" >&2; exit 1; }
targets=$(cd "$root/tests/fuzz" && ls -- *_fuzz.c | sed 's/\.c$//')
# shellcheck disable=SC2086
cmake --build "$build" --target $targets >>"$build.log" 2>&1 || { tail -n 40 "$build.log" >&2; exit 1; }
passed=0 failed=0
for target in $targets; do
    short=${target%_fuzz}
    mkdir -p "$build/corpus/$short" "$build/found"
    echo "fuzz: $short for $seconds s"
    if "$build/tests/$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=65536 -print_final_stats=1 \
        -artifact_prefix="$build/found/$short-" "$build/corpus/$short" "$root/tests/fuzz/seeds/$short" \
        >"$build/$short.log" 2>&1
    then passed=$((passed + 1))
    else failed=$((failed + 1)); echo "fuzz: $short failed" >&2; tail -n 40 "$build/$short.log" >&2
    fi
    grep -E 'number_of_executed_units|DONE' "$build/$short.log" || true
done
echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" = 0 ]
